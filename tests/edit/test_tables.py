"""The tables of the edit folder: sorted, without repeats, and free of rows that could shift or contradict."""

from __future__ import annotations

import pytest

from slepipe.edit.tables import (
    EDITIONS,
    MACHINE_MADE,
    given_name_characters,
    parts_of_converter,
    parts_of_taiwan,
    published,
    region_cues,
    rows,
    surnames,
    variants,
)
from slepipe.hanzi import to_simplified
from slepipe.lexicon.load import load_lexicon

TABLES = {
    "choices.tsv": 4,
    "converter.tsv": 1,
    "names.tsv": 2,
    "regions.tsv": 2,
    "script.tsv": 3,
    "taiwan.tsv": 1,
    "variants.tsv": 3,
}
TRADITIONAL = ("zh-Hant-TW", "zh-Hant-HK")


@pytest.mark.parametrize(("name", "columns"), TABLES.items())
def test_a_table_is_sorted_and_rectangular(name: str, columns: int) -> None:
    """Rows are in code point order, each once, with as many cells as the header."""
    table = rows(name)
    assert table == sorted(table)
    assert len({tuple(row) for row in table}) == len(table)
    assert {len(row) for row in table} == {columns}


@pytest.mark.parametrize("locale", TRADITIONAL)
def test_published_forms_keep_length_and_are_final(locale: str) -> None:
    """No published form is replaced by a later row, and none moves a character."""
    table = published(locale)
    for before, after in table:
        assert len(before) == len(after)
        assert before != after
        assert not any(other in after for other, _ in table)


def test_free_variants_are_pairs_of_one_length() -> None:
    """The two forms differ, have one length, and are settled for known locales only."""
    for (written, other), locales in variants().items():
        assert len(written) == len(other)
        assert written != other
        assert locales <= {*EDITIONS, MACHINE_MADE}


def test_a_variant_is_not_settled_both_ways_in_one_locale() -> None:
    """An edition that writes 裡 for 裏 does not write 裏 for 裡."""
    free = variants()
    for (written, other), locales in free.items():
        assert not locales & free.get((other, written), frozenset())


def test_cues_are_simplified_words_of_an_edition() -> None:
    """They are looked for in the Simplified view, and each speaks for one region."""
    for word, locale in region_cues().items():
        assert word == to_simplified(word)
        assert locale in TRADITIONAL


def test_names_hold_the_surnames_that_look_converted() -> None:
    """于, 范 and 余 are surnames; 云 is no character that a given name keeps."""
    assert {"于", "范", "余"} <= surnames()
    assert "云" not in given_name_characters()


def test_simplified_editions_write_what_opencc_does_not() -> None:
    """噁 of a ring, and 复 of a check-up, which Hong Kong writes 覆檢."""
    assert {("恶唑", "噁唑"), ("覆检", "复检")} <= set(published("zh-Hans"))
    assert published("ja") == ()


def test_parts_of_taiwan_stand_in_general_words_of_taiwan() -> None:
    """Each is Simplified, and a part of what Taiwan, and no other region, calls something."""
    words = [concept.names for concept in load_lexicon().concepts() if concept.types == ("word",)]
    forms = [{tag: to_simplified(name).lower() for tag, name in names.items() if tag in EDITIONS} for names in words]
    taiwans = {
        names["zh-Hant-TW"] for names in forms if "zh-Hant-TW" in names and list(names.values()).count(names["zh-Hant-TW"]) == 1
    }
    for part in parts_of_taiwan():
        assert part == to_simplified(part)
        assert any(part in form for form in taiwans), part


def test_parts_of_a_converter_are_simplified() -> None:
    """They are looked for in the Simplified form of a cue."""
    assert all(part == to_simplified(part) for part in parts_of_converter())
