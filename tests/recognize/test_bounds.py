"""Ages between two bounds."""

from __future__ import annotations

import pytest

from slepipe.recognize.bounds import read_bounded


@pytest.mark.parametrize("text", ["18周岁≤年龄≤70周岁", "18≤年龄<70岁", "18 岁 ≤ 患者年龄 ≤ 70 岁"])
def test_two_bounds_around_the_word_are_one_age(text: str) -> None:
    """The unit may stand behind both numbers or behind the last."""
    found = read_bounded(text, 0)
    assert found is not None
    assert (found.end, found.value) == (len(text), {"min": 18, "max": 70, "unit": "a"})


@pytest.mark.parametrize("text", ["18≤BMI≤28", "18≤年龄≤70", "18<年龄"])
def test_other_words_and_bounds_without_unit_are_none(text: str) -> None:
    """Nothing is guessed."""
    assert read_bounded(text, 0) is None
