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


def test_words_that_editions_reword_decide_only_where_no_other_does() -> None:
    """入组 is 收案 in Taiwan's edition of a Shanghai text, whose money stays the Mainland's."""
    assert context_currency("上海的试验入组20例") == context_currency("上海的试验收案20例，单株抗体") == "CNY"
    assert context_currency("收案20例") == "TWD"


def test_many_words_of_a_region_tell_more_than_one_of_them_often() -> None:
    """A firm in Beijing that is listed in Hong Kong counts in its own money."""
    assert context_currency("股价12港元，升至13港元，跌回12港元；北京的公司获国家药监局受理") == "CNY"
