"""The years of Taiwan's calendar in other editions."""

from __future__ import annotations

import pytest

import slepipe

HEALTH = "衛福部說明，"


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("自109年起補助。", "zh-Hans", "自2020年起补助。"),
        ("民國110年3月至112年6月進行。", "zh-Hans", "2021年3月至2023年6月进行。"),
        ("民國 99 年進行。", "zh-Hant-HK", "2010 年進行。"),
        ("健保署114/10/1公告，113年度預算。", "zh-Hans", "健保署2025/10/1公告，2024年度预算。"),
        ("修訂（93/8/1、93/9/1、98/3/1）。", "zh-Hans", "修订（2004/8/1、2004/9/1、2009/3/1）。"),
        ("計畫期程為111至114年。", "zh-Hans", "计划期程为2022至2025年。"),
        ("民國一○八年五月。", "zh-Hans", "2019年五月。"),
        ("113學年度，追蹤24年，隨訪109年以上。", "zh-Hans", "113学年度，随访24年，随访109年以上。"),
        ("民國110年收案。", "zh-Hant-TW", "民國110年收案。"),
    ],
)
def test_a_year_of_the_republic_is_one_of_the_calendar_elsewhere(text: str, locale: str, expected: str) -> None:
    """Where the value of the date has it; school years, durations and the text's own region keep theirs."""
    assert slepipe.convert(HEALTH + text, to=locale).text.split("，", 1)[1] == expected


def test_the_dates_of_an_edition_are_those_of_its_source() -> None:
    """What is written anew means the same day."""
    text = f"{HEALTH}民國110年3月至112年6月30日，自109年起，114/10/1公告。"
    assert values(slepipe.convert(text, to="zh-Hans").text) == values(text)


def test_a_mainland_text_keeps_the_years_that_it_counts_so() -> None:
    """民国三十八年 is told as such."""
    text = "民国三十八年，大学南迁，患者接受治疗。"
    assert slepipe.convert(text, to="zh-Hant-HK").text.startswith("民國三十八年")


def values(text: str) -> list[object]:
    """The values of its dates."""
    return [mention.value for mention in slepipe.annotate(text).mentions if mention.type == "date"]
