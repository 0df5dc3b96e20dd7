"""What says how often right behind a strength, the parts of a day's dose, and frequencies of visits."""

from __future__ import annotations

import pytest

from slepipe.recognize.frequencies import is_visit, read_behind, read_frequency, read_parts


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("nocte", {"times": 1, "period": "P1D"}),
        (" HS", {"times": 1, "period": "P1D"}),
        (" b.d.", {"times": 2, "period": "P1D"}),
        (" three times a week", {"times": 3, "period": "P1W"}),
        (" every other day", {"times": 1, "period": "P2D"}),
        (" every 4-6 hours", {"times": 1, "period": {"min": "PT4H", "max": "PT6H"}}),
        ("隔周", {"times": 1, "period": "P2W"}),
        ("每晚睡前", {"times": 1, "period": "P1D"}),
        ("/8周", {"times": 1, "period": "P8W"}),
        ("、日服两次", {"times": 2, "period": "P1D"}),
        ("平均分3次", {"divided": 3}),
        (" ÷ q8h", {"divided": 3}),
        (" in two divided doses", {"divided": 2}),
    ],
)
def test_behind_a_strength_more_says_how_often(text: str, frequency: dict[str, object]) -> None:
    """Words that mean other things elsewhere are frequencies there."""
    assert read_behind(text, 0) == (frequency, len(text))


@pytest.mark.parametrize("text", ["on day 1", "每周期", "每周一", "HSV", "分3组", "/8例"])
def test_what_only_looks_like_a_frequency_is_none(text: str) -> None:
    """A cycle, a Monday, a virus."""
    assert read_behind(text, 0) is None


@pytest.mark.parametrize(("text", "found"), [("2 g/d，分2次口服", True), ("分2次付款", False), ("共30天，分3次随访", False)])
def test_parts_stand_apart_only_beside_a_dose(text: str, found: bool) -> None:
    """What is paid or visited in parts is no dose."""
    assert (read_parts(text, text.index("次") - 1) is not None) == found


@pytest.mark.parametrize(("text", "visit"), [("随访每3月1次", True), ("每3月1次复查", True), ("注射每3月1次", False)])
def test_the_words_beside_a_frequency_say_what_it_is_of(text: str, visit: bool) -> None:
    """Visits and tests are no doses."""
    start = text.index("每")
    assert is_visit(text, start, start + len("每3月1次")) == visit


def test_the_number_of_an_item_is_no_part_of_its_frequency() -> None:
    frequency = {"times": 2, "period": "P1D"}
    assert read_frequency("1. 一天两次，饭后服用", 3) == (frequency, 7)
    assert read_frequency("0.5.一天两次", 4) is None
