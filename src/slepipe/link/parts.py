"""The small parts that all styles of references share: pages, dates, names of months."""

from __future__ import annotations

from typing import Any, Final

from slepipe.patterns import pattern

Csl = dict[str, Any]

PAGES: Final = r"[A-Za-z]{0,3}\d[\w.]*(?:\s*[-–—－~+]\s*[A-Za-z]{0,3}\d[\w.]*)?"
MONTHS: Final = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}


def location(page: str | None, single: str = "page") -> Csl:
    """A range or a plain number is a page; ``e1799``, ``R79`` and 102247 are article numbers."""
    if not page:
        return {}
    page = pattern(r"\s*[-–—－~]\s*").sub("-", page.strip(" ."))
    lone = "-" not in page and "+" not in page
    return {"number" if lone and (page[0].isalpha() or len(page) >= 6) else single if lone else "page": page}


def date(year: str | None, month: str | None = None, day: str | None = None) -> Csl | None:
    """A CSL date from what is known of it; months in English or in figures."""
    if not year:
        return None
    number = (int(month) if month.isdecimal() else MONTHS.get(month.lower()[:3])) if month else None
    parts = [int(year), number, int(day) if day and number else None]
    return {"date-parts": [[part for part in parts if part]]}


def bare(title: str) -> str:
    """The words without the stops around them."""
    return title.strip(" .．。,，;；")


def is_han(text: str) -> bool:
    """Whether any Han character is in the text."""
    return any("\u3400" <= char <= "\u9fff" for char in text)  # re takes 4 ms to compile such a range
