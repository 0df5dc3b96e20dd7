"""The currency of a bare 元."""

from __future__ import annotations

import pytest

from slepipe.recognize.money import context_currency


@pytest.mark.parametrize(
    ("flow", "currency"),
    [
        ("健保给付后自付800元", "TWD"),
        ("上海团队与台北荣民总医院合作，台湾费用800元", "TWD"),
        ("香港药费800元", "HKD"),
        ("医保谈判后800元", "CNY"),
        ("费用800元", ""),
    ],
)
def test_regional_words_tell_whose_yuan_it_is(flow: str, currency: str) -> None:
    """The region that is spoken of most decides; a text without a region leaves the currency open."""
    assert context_currency(flow) == currency
