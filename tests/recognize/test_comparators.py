"""Comparators beside a quantity."""

from __future__ import annotations

import pytest

from slepipe.recognize.comparators import comparator


@pytest.mark.parametrize(
    ("before", "after", "sign"),
    [
        ("≥", "", ">="), ("不少于", "", ">="), ("", "以上", ">="), ("", "或以上", ">="), ("满", "", ">="),
        ("不超过", "", "<="), ("最长", "", "<="), ("", "以下", "<="), ("", "以内", "<="),
        ("逾", "", ">"), ("超过", "", ">"), ("低于", "", "<"), ("不足", "", "<"), ("不低于", "", ">="),
        ("约", "", "~"), ("约为", "", "~"), ("", "左右", "~"), (">正常值上限", "", ">"), ("为", "", ""),
    ],
)  # fmt: skip
def test_the_words_beside_a_quantity_give_its_comparator(before: str, after: str, sign: str) -> None:
    """The longest word counts: 不低于 is at least, not below."""
    assert comparator(before + "8" + after, len(before), len(before) + 1) == sign
