"""Statistics, ratios and signs."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.recognize.measurements import find_statistics, is_negative, read_ratio


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("P<0.001", {"p": 0.001, "comparator": "<"}),
        ("p = .02", {"p": 0.02}),
        ("P=1.2×10-5", {"p": 1.2e-05}),
        ("P值均＜0.05", {"p": 0.05, "comparator": "<"}),
        ("aHR 0.65", {"number": 0.65, "statistic": "aHR"}),
    ],
)
def test_a_statistic_is_one_whole_mention(text: str, value: dict[str, object]) -> None:
    """The letter and the sign belong to the span; the sign goes into the value."""
    (found,) = find_statistics(text)
    assert (found.start, found.end, found.value) == (0, len(text), value)


@pytest.mark.parametrize("text", ["OR 3项", "GP 0.5", "mRR5"])
def test_letters_inside_words_or_without_a_decimal_are_no_statistics(text: str) -> None:
    """OR before a whole number may be a word."""
    assert find_statistics(text) == []


@pytest.mark.parametrize("text", ["10:30", "62:2467", "16:79", "5比3"])
def test_times_pages_and_scores_of_games_are_no_ratios(text: str) -> None:
    """Only 1:n, or a word such as 滴度 and 随机 nearby, makes a ratio."""
    assert read_ratio(text, 0) is None


@pytest.mark.parametrize(("text", "negative"), [("为-20", True), ("-20", True), ("SRI-4", False), ("(−3", True), ("20", False)])
def test_a_minus_after_a_letter_is_a_hyphen(text: str, negative: bool) -> None:  # noqa: FBT001
    """SRI-4 has no negative number."""
    assert is_negative(text, len(text.rstrip("0123456789"))) is negative


def test_a_percentage_of_two_digits_is_no_score() -> None:
    """分 is the beginning of 分比 and 分点 there; 三百分 is a score."""
    assert slepipe.annotate("收取两位数百分比的提成,增长数百分点。").mentions == ()
    assert [each.text for each in slepipe.annotate("总分为三百分。").mentions] == ["三百分"]
