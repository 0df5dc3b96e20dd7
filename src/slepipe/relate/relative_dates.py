"""Dates of events, those too that say no year of their own: 今年3月, 去年底."""

from __future__ import annotations

from slepipe.model import Argument
from slepipe.relate.context import Context, argument
from slepipe.relate.line import DATE, Line, line_pattern

# Such a date is a mention only where the day of the article is known; else it is an argument of words.
_DAY = "(?:[0-9一二三四五六七八九十]{1,3}日|[初中底]|[上中下]旬)"
_RELATIVE = line_pattern(
    f"(?:今|去|前|明|后|本|当|同)年(?:第?[一二三四1-4]季度?|[0-9一二三四五六七八九十]{{1,2}}月{_DAY}?|[初中底末]前?|[上下]半年|内)?"
    f"|年[内底]前?|[上本下](?:个月|月){_DAY}?"
)


# 3月 of 去年3月, where the day of the article is not known.
_YEARS = tuple(f"{which}年" for which in "今去前明后本当同")
_NO_YEAR = "XXXX"


def dates_of(context: Context, line: Line, start: int, end: int) -> list[Argument]:
    """The dates between two places of a line, in order."""
    found = [_dated(context, line, place) for place in range(start, end) if line.text[place] == DATE]
    # 去年 of 去年3月 is in its date already.
    words = (match.span() for match in _RELATIVE.finditer(line.text, start, end) if not line.text.startswith(DATE, match.end()))
    found += [Argument("date", *context.source(line, *span)) for span in words]
    return sorted(found, key=lambda each: each.start)


def _dated(context: Context, line: Line, place: int) -> Argument:
    """The date at a place; where only a word before it tells its year (去年12月) it is these words, and without a value."""
    date = argument("date", line.at[place])
    if not line.text.endswith(_YEARS, 0, place) or not str((date.value or {}).get("edtf", "")).startswith(_NO_YEAR):
        return date
    return Argument("date", context.source(line, place - 2, place)[0], date.end)
