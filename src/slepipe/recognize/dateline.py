"""The day an article is of, from the line below its title."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from slepipe.model import Block
from slepipe.patterns import Pattern
from slepipe.recognize.dates import find_dates

# How many blocks may be the head of an article, and how long a line of a date, an author and a source may be.
_HEAD = 4
_LONGEST = 80
# 医药网 2025年10月29日讯（记者…）: 苏州，2025年8月21日——: a paragraph begins with its day.
_NEWS = Pattern(
    r"\s*(?:[\u4e00-\u9fff]{2,4}[，,、]\s?)?[^，。；,;、]{0,24}?(?P<day>\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)\s?[)）]?\s?(?:[讯电](?![子话])|[—–]{1,2}(?!\s?\d)|[/／](?!\s?\d))"
)
_KINDS = frozenset({"title", "heading", "paragraph", "boilerplate"})


def dateline(simplified: str, blocks: Sequence[Block]) -> datetime.date | None:
    """The only date that a short line at the head of an article holds, if that is a day; or the day of a news item that a paragraph there begins with.

    ``simplified`` is the Simplified view of the article.
    """
    for block in [block for block in blocks if block.kind in _KINDS][:_HEAD]:
        line = simplified[block.start : block.end].rstrip()
        if (named := _NEWS.match(line)) is not None:
            found = find_dates(named["day"])
            if found and (day := _day(found[0].value["edtf"])) is not None:
                return day
        if len(line) > _LONGEST or line.endswith("。"):
            continue
        dates = find_dates(line)
        if len(dates) == 1 and (day := _day(dates[0].value["edtf"])) is not None:
            return day
    return None


def _day(edtf: str) -> datetime.date | None:
    """The day that an EDTF date is, None where it is a month, a range or has no year."""
    try:
        return datetime.date.fromisoformat(edtf)
    except ValueError:
        return None
