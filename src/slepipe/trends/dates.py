"""When a document is from, where nobody says so: by its title, its byline, or the news that it begins with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from slepipe.model import Block, Document, Mention
from slepipe.patterns import Pattern

UNDATED: Final = "undated"
"""The group of documents without a date."""
_DAY: Final = Pattern(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$")
_FIRST_BLOCKS: Final = 5
_LONGEST_BYLINE: Final = 60
_STOPS: Final = frozenset("。！？；")


def month_of(document: Document) -> str:
    """The month of a document, ``2025-09``, or ``undated``."""
    return (date_of(document) or UNDATED)[:7]


def date_of(document: Document) -> str:
    """The ISO date of a document, empty where nothing tells it.

    That of its front matter; else the latest day in its title and byline; else the latest day in its first blocks, if the text speaks of nothing
    later. 「2011年3月9日,FDA批准」 begins a review of 2025 as well.
    """
    if document.date and _DAY.match(document.date):
        return document.date
    first = [block for block in document.blocks if block.kind not in ("reference", "boilerplate")][:_FIRST_BLOCKS]
    heads = [block for block in first if block.kind == "title" or _is_byline(document.text[block.start : block.end])]
    if days := list(_days(document, heads)):
        return max(days)
    days = list(_days(document, first))
    if not days or any(_is_later(edtf, max(days)) for edtf in _dates(document.mentions)):
        return ""
    return max(days)


def _is_byline(text: str) -> bool:
    """Whether a line is one of those above the text: 風濕園地編輯部　2025年6月18日, 更新日期:2026年5月15日."""
    return len(text) <= _LONGEST_BYLINE and _STOPS.isdisjoint(text)


def _days(document: Document, blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        inside = [mention for mention in document.mentions if block.start <= mention.start < block.end]
        yield from (edtf for edtf in _dates(inside) if _DAY.match(edtf))


def _dates(mentions: list[Mention] | tuple[Mention, ...]) -> Iterator[str]:
    """The last day, month or year that each date means."""
    for mention in mentions:
        if mention.type == "date" and mention.value:
            yield str(mention.value.get("edtf", "")).rpartition("/")[2]


def _is_later(edtf: str, day: str) -> bool:
    """Whether a date begins after a day; of parts of a year (2025-Q3) only the year counts."""
    if not edtf[:4].isdecimal():
        return False
    known = edtf if edtf[5:].replace("-", "").isdecimal() and edtf[5:7] <= "12" else edtf[:4]
    return known > day[: len(known)]
