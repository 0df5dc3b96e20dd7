"""Dates and their EDTF values; more cases stand in values.tsv."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.recognize.dates import find_dates

REFERENCE = datetime.date(2025, 7, 10)
days = st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31))


@given(days)
def test_a_full_date_gives_itself(day: datetime.date) -> None:
    """2025年7月30日, 2025-07-30 and 2025/7/30 are the same day."""
    for text in (f"{day.year}年{day.month}月{day.day}日", day.isoformat(), f"{day.year}/{day.month}/{day.day}"):
        (found,) = find_dates(text)
        assert (found.start, found.end, found.value) == (0, len(text), {"edtf": day.isoformat()})


@given(days, days)
def test_a_date_without_year_is_the_latest_not_after_the_reference(day: datetime.date, reference: datetime.date) -> None:
    """7月2日 read on 10 July is this year's, read on 1 July last year's."""
    (found,) = find_dates(f"{day.month}月{day.day}日", reference)
    resolved = datetime.date.fromisoformat(found.value["edtf"])
    assert (resolved.month, resolved.day) == (day.month, day.day)
    assert resolved <= reference
    assert (reference - resolved).days < (366 if (day.month, day.day) != (2, 29) else 366 * 8)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("预计8月1日", "2025-08-01"),
        ("预计3月1日", "2026-03-01"),
        ("去年8月", "2024-08"),
        ("明年3月", "2026-03"),
        ("14日", "2025-06-14"),
        ("31日", "2025-05-31"),
    ],
)
def test_words_before_a_date_tell_its_year(text: str, edtf: str) -> None:
    """预计 looks ahead, 去年 and 明年 count from the reference year, a day alone is the latest such day."""
    assert [found.value["edtf"] for found in find_dates(text, REFERENCE)] == [edtf]


def test_the_same_year_is_that_of_the_date_before() -> None:
    """同年 takes the year of the last date that had one."""
    assert [found.value["edtf"] for found in find_dates("2019年7月获批，同年9月上市")] == ["2019-07", "2019-09"]


@pytest.mark.parametrize(
    "text",
    [
        "13月1日",
        "2025年13月1日",
        "5年级",
        "601607",
        "IL12/23",
        "随访6月",
        "2025例",
        "第3日",
        "每月",
        "2.12.1",
        "Mayo 3025",
    ],
)
def test_what_only_looks_like_a_date_has_no_full_date(text: str) -> None:
    """Impossible days, codes, counts and durations give no day or month."""
    assert all("-" not in found.value["edtf"] for found in find_dates(text, REFERENCE))


def test_years_of_the_republic_need_a_taiwan_text() -> None:
    """113年 alone is a year where the text speaks of Taiwan, and 100年来 never is."""
    assert [found.value["edtf"] for found in find_dates("健保113年资料，100年来")] == ["2024"]
    assert find_dates("113年资料") == []
