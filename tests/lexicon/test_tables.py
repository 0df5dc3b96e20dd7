"""The tables of the package."""

from __future__ import annotations

from pathlib import Path

import pytest

import slepipe.lexicon
from slepipe.edit.repair import in_big5
from slepipe.lexicon import load_lexicon
from slepipe.lexicon.check import check_lexicon
from slepipe.lexicon.load import LOCALES

DATA = Path(slepipe.lexicon.__file__).parent / "data"
TABLES = sorted(DATA.glob("*.tsv"))
# Characters of Traditional publishing that Big5 lacks: of chemistry, of Cantonese place names, and Hong Kong's own forms.
BEYOND_BIG5 = {
    "zh-Hant-TW": frozenset("酶肽苷肟肼萘酰吲哚吡哌呋喹嗪噻疱骶氹瘻蒽苄酞蟎"),
    "zh-Hant-HK": frozenset("酶肽苷肟肼萘酰吲哚吡哌呋喹嗪噻疱骶氹瘻蒽苄酞啉䓬脲醌着恒衞胬啫埗滙綫餸枱踭梘膶冧脷蟎邨芪曱甴嫲牀喼"),
}


def test_nothing_is_wrong() -> None:
    """The check that users run finds no error in the shipped tables."""
    assert [finding for finding in check_lexicon(load_lexicon()) if finding.level == "error"] == []


def test_there_are_enough_concepts() -> None:
    """At least 400 have names in English, Simplified and both Traditional locales."""
    named = [concept for concept in load_lexicon().concepts() if set(LOCALES[:4]) <= set(concept.names)]
    assert len(named) >= 400


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_rows_are_sorted_by_id(table: Path) -> None:
    """In code point order, so that a change shows where it belongs."""
    ids = [line.split("\t")[0] for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    assert ids == sorted(ids)


@pytest.mark.parametrize("locale", ["zh-Hant-TW", "zh-Hant-HK"])
def test_traditional_names_hold_no_simplified_character(locale: str) -> None:
    """Every Han character is one of Big5, but for those listed above."""
    names = {concept.id: concept.names.get(locale, "") for concept in load_lexicon().concepts()}
    wrong = {
        key: name
        for key, name in names.items()
        if any("\u3400" <= char <= "\u9fff" and not in_big5(char) and char not in BEYOND_BIG5[locale] for char in name)
    }
    assert wrong == {}


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_cells_hold_no_stray_space(table: Path) -> None:
    """No cell begins or ends with a blank, and aliases are separated by a bar with a blank on either side."""
    for line in table.read_text(encoding="utf-8").splitlines():
        for cell in line.split("\t"):
            assert cell == cell.strip()
            assert all(part and part == part.strip() and "|" not in part for part in cell.split(" | ") if " | " in cell)
