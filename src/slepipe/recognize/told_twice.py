"""Dates that Taiwan's news and notices tell twice, by a word and by a number: 今（114）年3月, 昨（18）日, 本（11）月底."""

from __future__ import annotations

import datetime
import re
from typing import Final

from slepipe.patterns import Pattern
from slepipe.recognize.numerals import REPUBLIC, parse_chinese

_YEARS_OF_REPUBLIC: Final = range(90, 140)
_YEAR: Final = Pattern(r"[今本去前明当同]\s?[（(]\s?(?:民国\s?)?(?P<year>20\d\d|\d{2,3})\s?[）)]\s?(?=年)")
_MONTH: Final = Pattern(r"(?P<word>[本上下])\s?[（(]\s?(?P<month>1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})\s?[）)]\s?(?=月)")
_DAY: Final = Pattern(
    r"(?P<word>[今昨前明本同当翌次隔])\s?[（(]\s?(?:(?P<month>1[0-2]|0?[1-9])\s?[/月]\s?)?(?P<day>[0-3]?\d|[一二三四五六七八九十廿]{1,3})\s?[）)]\s?日"
)
_DATES: Final = (_YEAR, _MONTH, _DAY)
AHEAD: Final = "预计"
STARTS: Final = Pattern(r"[今昨前去明本上下当同翌次隔](?=\s?[（(]\s?(?:民国)?[\d一二三四五六七八九十廿])")
"""Where such a date may begin, in Simplified characters."""


def told_twice(flow: str, start: int) -> re.Match[str] | None:
    """The word with its number in brackets that begins at ``start``, and 日 of a day; 年 and 月 stand behind it."""
    return next((match for pattern in _DATES if (match := pattern.match(flow, start)) is not None and _plausible(match)), None)


def in_plain_words(match: re.Match[str], reference: datetime.date | None) -> str:
    """What the word and its number say without brackets: 2025 of 今（114）, 11 of 本（11）, 18日 of 昨（18）日.

    What looks ahead (明（7）日, 下（12）月) has AHEAD before it, for those who seek its year.
    """
    parts = match.groupdict()
    if "year" in parts:
        return str(year_of(match))
    ahead = AHEAD if parts["word"] in ("明", "下") else ""
    if "day" in parts:
        return ahead + day_of(match)
    month = str(_number(parts["month"]))
    if parts["word"] == "本" and reference is not None and month == str(reference.month):
        return f"{reference.year}年{month}"
    return ahead + month


def day_of(match: re.Match[str]) -> str:
    """The day in brackets, with its month where it says one: 18日, 5月7日."""
    month = f"{_number(match['month'])}月" if match["month"] else ""
    return f"{month}{_number(match['day'])}日"


def year_of(match: re.Match[str]) -> int:
    """The year in brackets, of the common calendar."""
    number = int(match["year"])
    return number + REPUBLIC if number in _YEARS_OF_REPUBLIC else number


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else parse_chinese(text) or 0


def _plausible(match: re.Match[str]) -> bool:
    """Whether the number in brackets is a year, where one is asked for: 前（12）年 is none."""
    return "year" not in match.groupdict() or int(match["year"]) in _YEARS_OF_REPUBLIC or len(match["year"]) == len("2025")
