"""Values in the words of each locale: tests/publish/values.tsv holds each value and what a reader sees."""

from __future__ import annotations

import json
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.errors import LocaleError
from slepipe.publish.catalogs import Labels, load_labels
from slepipe.publish.formats import format_date, format_number, format_value, parse_locale

HEADER, *ROWS = [line.split("\t") for line in Path(__file__).with_name("values.tsv").read_text(encoding="utf-8").splitlines()]
KINDS = "date duration age percent money dose measurement count phase identifier".split()


@pytest.mark.parametrize("row", ROWS, ids=[f"{kind} {value}" for kind, value, *_ in ROWS])
def test_a_value_is_shown_in_the_words_of_each_locale(row: list[str]) -> None:
    """Dates, durations, ages, percents, counts, money, doses, measurements, phases and identifiers, letter by letter."""
    kind, value, *shown = row
    assert [format_value(kind, json.loads(value), load_labels(tag)) for tag in HEADER[2:]] == shown


def test_the_fixture_has_every_type_of_value() -> None:
    """No type of value goes untested."""
    assert {row[0] for row in ROWS} == {*KINDS, "drug"}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (kind, value)
        for kind in KINDS
        for value in ({}, {"unit": "mg"}, {"comparator": ">="}, {"approximate": True}, {"number": None})
    ],
)
def test_an_incomplete_value_is_shown_as_nothing(kind: str, value: dict[str, object]) -> None:
    """Where the number itself is missing there is nothing to show, and no error."""
    assert format_value(kind, value, load_labels("en")) == ""


@pytest.mark.parametrize(
    "edtf", ["2025-02-30", "2025-13", "2025-Q5", "2025-Q", "0000", "2025-99", "XXXX-XX", "XXXX-13-01", "X", "", "..", "甲"]
)
def test_a_date_that_does_not_exist_stays_as_it_is(edtf: str) -> None:
    """What no calendar has is shown as written in EDTF."""
    assert format_value("date", {"edtf": edtf}, load_labels("en")) == edtf


def test_an_open_interval_keeps_its_dots() -> None:
    """EDTF writes an end that is not known as two dots."""
    assert format_date("2025-01/..", "en") == "January 2025 – .."


_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8))
_PARTS = st.one_of(
    _SCALARS, st.lists(_SCALARS, max_size=3), st.dictionaries(st.sampled_from(["min", "max", "number"]), _SCALARS, max_size=2)
)
_KEYS = "edtf iso8601 number min max amount currency unit period times comparator approximate deviation ratio p statistic phase scheme id"
_VALUES = st.dictionaries(
    st.sampled_from(_KEYS.split()),
    st.one_of(_PARTS, st.sampled_from([">=", "~", "P4W", "P1D", "CNY", "mo", "a", "mg/kg", "PHASE2|PHASE3", "2025-07", "doi"])),
    max_size=5,
)
_EDTF = st.text(string.digits + "XQH-/.", max_size=12)
_ISO = st.text(string.digits + "PTYMWDHS.", max_size=10)


@given(
    st.sampled_from(KINDS), st.one_of(_VALUES, _EDTF.map(lambda s: {"edtf": s}), _ISO.map(lambda s: {"iso8601": s, "period": s}))
)
def test_no_value_raises(kind: str, value: dict[str, object]) -> None:
    """A value with odd, missing or wrong parts has some text, if only an empty one."""
    for tag in ("en", "zh-Hant-TW"):
        assert isinstance(format_value(kind, value, load_labels(tag)), str)


def test_other_locales_use_their_own_separators() -> None:
    """Numbers, percents and money follow Babel's data, also where the labels fall back to English."""
    german = Labels("de", "de", {})
    assert format_number(1234567.5, german) == "1.234.567,5"
    assert format_value("percent", {"number": 47.8}, german) == "47,8\xa0%"
    assert format_value("dose", {"number": 7.5, "unit": "mg", "period": "P2W"}, german) == "7,5 mg, every 2 Wochen"
    assert format_value("date", {"edtf": "2025-07-30"}, german) == "30. Juli 2025"


def test_a_number_keeps_all_its_digits() -> None:
    """Nothing is rounded."""
    english = load_labels("en")
    assert [format_number(n, english) for n in (0.00001, 1e12, 0.1 + 0.2, 33.333333, -0.5, 7)] == [
        "0.00001",
        "1,000,000,000,000",
        "0.30000000000000004",
        "33.333333",
        "-0.5",
        "7",
    ]


def test_a_folder_that_is_no_babel_id_is_an_error() -> None:
    """A catalog lies in a folder named by a locale that Babel knows."""
    with pytest.raises(LocaleError, match="Babel has no data for locale 'klingon'"):
        parse_locale("klingon")
    with pytest.raises(LocaleError, match="klingon"):
        format_value("percent", {"number": 5}, Labels("klingon", "klingon", {}))
