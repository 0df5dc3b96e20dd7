"""The day an article is of, from the line below its title."""

from __future__ import annotations

import pytest

import slepipe

PROSE = "腎臟科門診統計，去年新增的透析病友比前年多。" * 2


@pytest.mark.parametrize(
    "line",
    [
        "2026年1月5日",
        "記者王小梅／高雄報導　2026-01-05 10:30",
        "健康周報　2026/1/5　第12期",
        "新聞公報　二○二六年一月五日（星期一）",
    ],
)
def test_a_short_line_at_the_head_dates_the_article(line: str) -> None:
    """In each of its forms."""
    assert slepipe.annotate(f"血液透析病友增加\n{line}\n\n{PROSE}").date == "2026-01-05"


@pytest.mark.parametrize(
    "line",
    [
        "2026年1月5日至2026年2月1日",
        "年會將於2026年1月5日—7日在臺北舉行。",
        "本院於2026年1月5日公布去年新增透析病友的統計。",
        "2026年13月5日",
    ],
)
def test_a_sentence_a_period_or_no_day_dates_nothing(line: str) -> None:
    """Nor does what stands far below."""
    assert slepipe.annotate(f"血液透析病友增加\n{line}\n\n{PROSE}").date is None


def test_days_without_a_year_are_of_the_year_of_the_dateline() -> None:
    """1月2日 of an article of 5 January is of the same year, 12月30日 of the one before; the front matter goes first."""
    text = f"血液透析病友增加\n2026年1月5日\n\n1月2日與12月30日的門診都爆滿。{PROSE}"
    document = slepipe.annotate(text)
    assert document.date == "2026-01-05"
    assert [(m.value or {})["edtf"] for m in document.mentions if m.type == "date"][1:] == ["2026-01-02", "2025-12-30"]
    assert slepipe.annotate(f"---\ndate: 2024-06-01\n---\n{text}").date == "2024-06-01"


@pytest.mark.parametrize(
    "beginning",
    ["杏林資訊網 2026年1月5日訊（記者 王小梅）", "本報台北2026年1月5日電 ", "2026年1月5日电(記者王小梅)"],
)
def test_a_paragraph_that_begins_with_its_day_dates_the_article(beginning: str) -> None:
    """Also behind the name of a site or a place."""
    document = slepipe.annotate(f"血液透析病友增加\n\n{beginning}12月30日的門診爆滿，今年3月起加診。{PROSE}")
    assert document.date == "2026-01-05"
    assert [(m.value or {})["edtf"] for m in document.mentions if m.type == "date"][1:] == ["2025-12-30", "2026-03"]


@pytest.mark.parametrize("sentence", ["醫院自2026年1月5日起停診，電話照常。", "他說，2026年1月5日電子病歷上線。"])
def test_a_day_in_a_sentence_dates_nothing(sentence: str) -> None:
    """Only what the news item begins with does."""
    assert slepipe.annotate(f"血液透析病友增加\n\n{sentence}{PROSE}").date is None


def test_a_place_and_a_day_before_a_dash_begin_the_news() -> None:
    """As the wires write it."""
    assert slepipe.annotate(f"血液透析病友增加\n\n苏州，2026年1月5日——{PROSE}").date == "2026-01-05"
