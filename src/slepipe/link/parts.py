"""The small parts that all styles of references share: signs, pages, dates, names of months."""

from __future__ import annotations

from typing import Any, Final

from slepipe.patterns import pattern
from slepipe.recognize.numerals import REPUBLIC

Csl = dict[str, Any]

PAGES: Final = r"[A-Za-z]{0,5}\d[\w.]*(?:\s*[-~+]\s*[A-Za-z]{0,5}\d[\w.]*)?"
MONTHS: Final = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
YEAR: Final = r"(?:1[89]|20)\d\d"

_SIGNS: Final = (
    "，,；;：:（(）)．.。.［[］]【[】]〔[〕]？?！!／/　 –-—-－-−-‐-‑-～~〜~｡.﹒.﹐,﹔;﹕:\xa0 \u2002 \u2003 \u2009 \u202f "
)


class _Table(dict[int, int | str]):
    """A table for ``str.translate`` that learns which characters stay; for each that it lacks translate raises and catches an error."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


_FOLDED: Final = _Table(
    {ord(wide): plain for wide, plain in zip(_SIGNS[::2], _SIGNS[1::2], strict=True)}
    | {code + 0xFEE0: chr(code) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
)
_HAN_YEAR: Final = "年"


def folded(text: str) -> str:
    """The text with ASCII signs in the place of full-width ones and dashes; always as long as ``text``."""
    return text if text.isascii() else text.translate(_FOLDED)


def location(page: str | None, single: str = "page") -> Csl:
    """A range or a plain number is a page; ``e1799``, ``R79`` and 102247 are article numbers."""
    if not page:
        return {}
    page = "-".join(map(str.strip, page.strip(" .").replace("~", "-").split("-")))
    lone = "-" not in page and "+" not in page
    return {"number" if lone and (page[0].isalpha() or len(page) >= 6) else single if lone else "page": page}


def date(year: str | None, month: str | None = None, day: str | None = None) -> Csl | None:
    """A CSL date from what is known of it; months in English or in figures."""
    if not year:
        return None
    number = (int(month) if month.isdecimal() else MONTHS.get(month.lower()[:3])) if month else None
    if number and number > 12:
        number = None
    parts = [int(year), number, int(day) if day and number and int(day) <= 31 else None]
    return {"date-parts": [[part for part in parts if part]]}


def bare(title: str) -> str:
    """The words without the stops around them."""
    return title.strip(" .．。,，;；:：·")


def is_han(text: str) -> bool:
    """Whether any Han character is in the text."""
    return not text.isascii() and any("\u3400" <= char <= "\u9fff" for char in text)  # re takes 4 ms to compile such a range


def find_date(text: str) -> tuple[Csl | None, int]:
    """The date of publication in a folded text that no style explained, and where it begins; else None and the length.

    It is the year whose surroundings say so most: one in brackets or before a volume counts most, one of a range (2015-2019) or of
    an edition (2020年版) not at all; among equals the last, for titles come before.
    """
    best, found, at = 0, None, len(text)
    for match in pattern(_DATE).finditer(text):
        year, _, month, day, month_han, day_han = match.groups()
        weight = _weight(text, match.start(), match.end())
        if weight >= best:
            best, found, at = weight, date(year, month or month_han, day or day_han), match.start()
    if found or "民" not in text:
        return found, at
    years = list(pattern(_ROC_DATE).finditer(text))  # the last one: titles name the year of their figures (民國106年統計)
    return (date(western(years[-1][1]), *years[-1].groups()[1:]), years[-1].start()) if years else (None, at)


_ROC_DATE: Final = r"(民[国國]?\s?\d{2,3})(?=\s?[年)./,;:])(?:\s?年\s?(\d\d?)\s?月(?:\s?(\d\d?)\s?日)?)?"
_DATE: Final = rf"(?<![A-Za-z0-9_/])(?<!\d[-.])({YEAR})[a-z]?(?:(?!\w*/)|(?=/\d\d?(?:/\d\d?)?(?!\w)))(?:\s*([-/.])\s*(\d\d?)(?:\2(\d\d?))?(?!\d)|年(?:(\d\d?)月(?:(\d\d?)日)?)?)?"


def western(year: str) -> str:
    """「民國104」 to 2015; any other year as it is."""
    return str(int(year.lstrip("民国國 ")) + REPUBLIC) if year[0] == "民" or len(year) < len("1911") else year


def in_figures(text: str) -> str:
    """A folded text with its years in figures, always as long: 「民國一一〇年」, 「(一一〇年)」, 「二〇二一年」."""
    if _HAN_FIGURES.isdisjoint(text):
        return text
    return pattern(_HAN_YEARS).sub(lambda match: match[0].translate(_FIGURES), text)


_HAN_FIGURES: Final = frozenset("〇○零一二三四五六七八九")
_FIGURES: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_YEARS: Final = r"(?:(?<=[(民国國,.:]) ?)[一二三四五六七八九][〇○零一二三四五六七八九]{1,3}(?= ?[年)])"


def _weight(text: str, start: int, end: int) -> int:
    """How much the surroundings of a year speak for a date of publication; less than nothing for one of the title."""
    before, after = text[:start].rstrip()[-1:], text[end : end + 8].lstrip()
    if (before == "[" and text[start - 1] == "[") or (text[end - 1] != _HAN_YEAR and after[:1] == "-" and after[1:5].isdecimal()):
        return -1
    # 2020年版 is an edition; a package insert is of 2022年11月版.
    if text[end - 1 : end + 1] == "年版" or (after[:1] == "版" and text[end - 1] != "月"):
        return -1
    if before == "(" and after[:1] in {")", ","}:
        return 5 if after[:1] == ")" and not after[1:].lstrip().startswith("[") else 6
    if after[:1] == ";" or (after[:1] in {",", ":", "("} and after[1:].lstrip()[:1].isdecimal()):
        return 4
    if not after or after[:1] in {".", ",", ";", "]"}:
        return 3
    return 2 if before in {",", "."} or is_han(after[:1]) else 1
