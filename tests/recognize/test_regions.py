"""The region of a text, by its words."""

from __future__ import annotations

import pytest

from slepipe.recognize.regions import context_currency, is_taiwanese


@pytest.mark.parametrize(
    ("flow", "currency"),
    [
        ("健保给付条件放宽", "TWD"),
        ("114年3月起每支800元", "TWD"),
        ("香港病人覆诊", "HKD"),
        ("医保目录与国家药监局", "CNY"),
        ("每支800元", ""),
    ],
)
def test_regional_words_name_the_currency_of_a_bare_yuan(flow: str, currency: str) -> None:
    """Offices, turns of phrase or a date of Taiwan's calendar tell; without any there is no currency."""
    assert context_currency(flow) == currency


def test_a_text_is_taiwanese_by_a_word_or_a_date_of_its_calendar() -> None:
    """The words of the Mainland and of Hong Kong do not make it so."""
    assert is_taiwanese("病友回诊")
    assert is_taiwanese("自114年3月起")
    assert not is_taiwanese("香港病人覆诊，医保目录，2025年3月")
