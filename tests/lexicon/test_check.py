"""Findings in damaged tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import issn

from slepipe.lexicon import load_lexicon
from slepipe.lexicon.check import check_lexicon, has_right_check_digits, missing_names
from slepipe.lexicon.load import COLUMNS

GOOD = {"id": "wolf-drug", "type": "drug", "en": "wolfmab", "zh-Hans": "狼单抗", "aliases": "Wolfex", "source": "invented"}


def findings(tmp_path: Path, *rows: dict[str, str]) -> list[tuple[str, str]]:
    """Level and message of what is found in a user's table of these rows."""
    path = tmp_path / "own.tsv"
    lines = ["\t".join(COLUMNS), *("\t".join(row.get(column, "") for column in COLUMNS) for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    own = [f for f in check_lexicon(load_lexicon((str(path),))) if f.where.startswith(str(path))]
    assert all(finding.where.rpartition(":")[2].isdecimal() for finding in own)
    return [(finding.level, finding.message) for finding in own]


def test_a_good_row_has_no_findings(tmp_path: Path) -> None:
    """Nothing is said of what is right."""
    assert findings(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ({"id": "Wolf Drug"}, "not a lower-case slug"),
        ({"en": ""}, "has no English name"),
        ({"zh-Hans": "狼單抗"}, "holds Traditional characters"),
        ({"aliases": "狼"}, "too short to be recognized"),
        ({"identifiers": "ATC:12345"}, "not an identifier of a known scheme"),
        ({"identifiers": "WOLF:1"}, "not an identifier of a known scheme"),
        ({"aliases": "贝利尤单抗"}, "also means"),
    ],
)
def test_a_wrong_row_is_an_error(tmp_path: Path, damage: dict[str, str], message: str) -> None:
    """Each rule of the format has its message."""
    assert any(level == "error" and message in text for level, text in findings(tmp_path, GOOD | damage))


def test_two_rows_with_one_name_are_an_error(tmp_path: Path) -> None:
    """A form must have one meaning."""
    found = findings(tmp_path, GOOD, GOOD | {"id": "other-wolf"})
    assert any("also means wolf-drug" in message for _, message in found)


def test_the_case_of_an_abbreviation_tells_two_apart(tmp_path: Path) -> None:
    """WoA and WOA are two names."""
    one, two = GOOD | {"aliases": "WoA"}, GOOD | {"id": "woa", "en": "woalin", "zh-Hans": "沃林", "aliases": "WOA"}
    assert findings(tmp_path, one, two) == []


def test_an_alias_that_repeats_a_name_is_a_note(tmp_path: Path) -> None:
    """狼單抗 is 狼单抗 in the other script; the matcher folds both."""
    assert findings(tmp_path, GOOD | {"aliases": "狼單抗"}) == [("note", "alias '狼單抗' repeats '狼单抗'")]


def test_errors_come_before_notes(tmp_path: Path) -> None:
    """What breaks a run is read first."""
    found = findings(tmp_path, GOOD | {"aliases": "狼單抗", "identifiers": "WOLF:1"})
    assert [level for level, _ in found] == ["error", "note"]


def test_missing_names_are_listed_by_locale() -> None:
    """A digest in that locale falls back for these."""
    lexicon = load_lexicon()
    missing = missing_names(lexicon.concepts(), "ja")
    assert missing
    assert all("ja" not in concept.names for concept in missing)


@pytest.mark.parametrize(
    ("scheme", "code", "right"),
    [
        ("ISSN", "0028-4793", True),
        ("ISSN", "0028-4794", False),
        ("ISSN", "2049-3630", True),
        ("ISSN", "2434-561X", True),
        ("ROR", "042nb2s44", True),
        ("ROR", "042nb2s45", False),
        ("ROR", "0i2nb2s44", False),
        ("ATC", "L04AG11", True),
    ],
)
def test_check_digits_are_checked(scheme: str, code: str, right: bool) -> None:
    """The ISSN of a journal, the ROR of a university, one digit changed in each; an ATC code has none."""
    assert has_right_check_digits(scheme, code) == right


@given(st.integers(min_value=0, max_value=9_999_999))
def test_check_digits_of_issn_agree_with_those_of_a_library(number: int) -> None:
    """python-stdnum works them out from the other digits."""
    body = f"{number:07d}"
    for digit in "0123456789X":
        code = f"{body[:4]}-{body[4:]}{digit}"
        assert has_right_check_digits("ISSN", code) == issn.is_valid(code)
