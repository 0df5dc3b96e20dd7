"""The day an article is of, from the line below its title."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from slepipe.model import Block
from slepipe.patterns import Pattern

# How many blocks may be the head of an article, and how long a line of a date, an author and a source may be.
_HEAD = 4
_LONGEST = 80
_DAY = Pattern(r"(?<!\d)(20\d\d)\s?[年/.-]\s?(\d{1,2})\s?[月/.-]\s?(\d{1,2})(?!\d)")
# 二○二五年一月十六日, as Hong Kong's press releases write it.
_NUMERALS = "〇○零一二三四五六七八九"
_HAN_DAY = Pattern(rf"([一二][{_NUMERALS}]{{3}})年([{_NUMERALS}十]{{1,2}})月([{_NUMERALS}十廿]{{1,3}})日")
_KINDS = frozenset({"title", "heading", "paragraph", "boilerplate"})


def dateline(text: str, blocks: Sequence[Block]) -> datetime.date | None:
    """The only day that a short line at the head of an article names, and None where there is none or two."""
    for block in [block for block in blocks if block.kind in _KINDS][:_HEAD]:
        line = text[block.start : block.end].rstrip()
        if len(line) > _LONGEST or line.endswith("。"):
            continue
        days = [_day(*map(int, match.groups())) for match in _DAY.finditer(line)]
        days += [_day(_year(match[1]), _number(match[2]), _number(match[3])) for match in _HAN_DAY.finditer(line)]
        if len(days) == 1 and days[0] is not None:
            return days[0]
    return None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _year(numerals: str) -> int:
    return int("".join(str(_value(sign)) for sign in numerals))


def _number(numerals: str) -> int:
    """Up to 31: 十六, 廿五, 三十一."""
    total = 0
    for sign in numerals:
        value = _value(sign)
        total = max(total, 1) * value if sign == "十" else total + value
    return total


def _value(sign: str) -> int:
    return {"十": 10, "廿": 20, "〇": 0, "○": 0, "零": 0}.get(sign, "一二三四五六七八九".find(sign) + 1)
