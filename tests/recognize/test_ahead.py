"""What stands right before a strength: 每次, 睡前, days of the week."""

from __future__ import annotations

import pytest

from slepipe.recognize.ahead import is_daily_before, read_ahead


@pytest.mark.parametrize(
    ("text", "ahead", "frequency"),
    [
        ("宜睡前", "睡前", {"period": "P1D"}),
        ("改每晚睡前", "每晚睡前", {"period": "P1D"}),
        ("逢周一、四各", "逢周一、四各", {"times": 2, "period": "P1W"}),
        ("成人每次", "每次", {}),
        ("成人一次", "一次", {}),
    ],
)
def test_words_right_before_a_strength_belong_to_it(text: str, ahead: str, frequency: dict[str, object]) -> None:
    """They say when it is taken, or that it is of one time."""
    found = read_ahead(text, len(text))
    assert found is not None
    assert (text[found.start :], found.frequency) == (ahead, frequency)


@pytest.mark.parametrize("text", ["第一次", "每日一次", "上次", "患者各"])
def test_other_words_do_not(text: str) -> None:
    """The first time is no single dose."""
    assert read_ahead(text, len(text)) is None


def test_a_label_says_how_often_before_the_strength() -> None:
    """每日两次，每次50毫克 is an instruction, 每4周1次 the rhythm of an infusion."""
    assert is_daily_before("每日两次，", 5)
    assert not is_daily_before("每4周1次，", 6)
