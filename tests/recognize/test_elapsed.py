"""Which numbers of years, weeks or days are durations."""

from __future__ import annotations

import pytest

from slepipe.recognize.elapsed import is_past
from slepipe.recognize.values import recognize_values


def durations(text: str) -> list[str]:
    """The durations of a text as written."""
    return [text[found.start : found.end] for found in recognize_values(text) if found.type == "duration"]


@pytest.mark.parametrize(("after", "past"), [("前", True), ("以前", True), ("前瞻性", False), ("前列腺", False), ("后", False)])
def test_years_ago_are_told_from_words_that_begin_with_the_same_sign(after: str, past: bool) -> None:
    """前瞻性 and 前列腺 are no 前."""
    assert is_past(f"5年{after}", 2) is past


@pytest.mark.parametrize("text", ["一年要花多少钱", "一年约3000元", "8年前确诊", "三年多前停药", "第一年打底", "三周末"])
def test_prices_by_the_year_relative_dates_and_ordinals_are_none(text: str) -> None:
    """None of them lasts."""
    assert durations(text) == []


@pytest.mark.parametrize(("text", "duration"), [("治疗一年后", "一年"), ("第16周末评估", "第16周"), ("治疗前、第一年", "第一年")])
def test_times_that_last_and_points_of_a_study_are_durations(text: str, duration: str) -> None:
    """The span has the ordinal sign."""
    assert durations(text) == [duration]
