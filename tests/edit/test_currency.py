"""Whose money a bare 元 is."""

from __future__ import annotations

import pytest

import slepipe


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("健保給付，一瓶360元。", "zh-Hans", "健保给付，一瓶新台币360元。"),
        ("健保給付，一瓶360元。", "zh-Hant-HK", "健保給付，一瓶新台幣360元。"),
        ("健保給付，一瓶360元。", "zh-Hant-TW", "健保給付，一瓶360元。"),
        ("门诊费用约300元，国家医保。", "zh-Hant-TW", "門診費用約人民幣300元，國家醫保。"),
        ("醫管局收費250元。", "zh-Hans", "医管局收费港币250元。"),
        ("健保給付，每年25萬至38萬元。", "zh-Hans", "健保给付，每年新台币25万至38万元。"),
        ("健保給付，一年要一萬多元。", "zh-Hans", "健保给付，一年要新台币一万多元。"),
        ("健保給付，費用360元新台幣。", "zh-Hans", "健保给付，费用360元新台币。"),
        ("健保給付，美金360元。", "zh-Hans", "健保给付，美金360元。"),
        ("健保經費新臺幣26億元，其中9億元來自捐款。", "zh-Hans", "健保经费新台币26亿元，其中9亿元来自捐款。"),
        ("健保給付藥費，台北一瓶360元，香港一瓶港幣90元。", "zh-Hans", "健保给付药费，台北一瓶360元，香港一瓶港币90元。"),
        ("醫管局：虧損2億元人民幣，股價收報14元。", "zh-Hans", "医管局：亏损2亿元人民币，股价收报14元。"),
        (
            "亏损2亿元，股价收报14港元，医保局与国家卫健委。",
            "zh-Hant-TW",
            "虧損人民幣2億元，股價收報14港元，醫保局與國家衛健委。",
        ),
    ],
)
def test_a_bare_amount_says_its_currency_in_another_region(text: str, locale: str, expected: str) -> None:
    """Not at home, and not where the text says it."""
    assert slepipe.convert(text, to=locale).text == expected


def test_the_first_amount_of_a_paragraph_speaks_for_all() -> None:
    """One name of the currency is enough, and every amount has its currency in the edition."""
    text = "健保給付，一瓶360元，每月1,280元。\n\n自費者每月3,000元。"
    edition = slepipe.convert(text, to="zh-Hans").text
    assert edition == "健保给付，一瓶新台币360元，每月1,280元。\n\n自费者每月新台币3,000元。"
    found = [mention.value for mention in slepipe.annotate(edition).mentions if mention.type == "money"]
    assert found == [{"amount": amount, "currency": "TWD"} for amount in (360, 1280, 3000)]


def test_an_edition_of_an_edition_adds_nothing() -> None:
    """The amount is bare no longer."""
    edition = slepipe.convert("健保給付，一瓶360元。", to="zh-Hans").text
    assert slepipe.convert(edition, to="zh-Hans").text == edition
