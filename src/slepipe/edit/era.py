"""The years of Taiwan's calendar in the editions of other regions: 民國110年 and 自109年起 are 2021年 and 自2020年起 on the Mainland.

So are the dates that Taiwan's news tells by a word and a number: 昨（18）日 is 18日 on the Mainland and 昨日（18日） in Hong Kong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from slepipe.edit.named import Named
from slepipe.edit.tables import HONG_KONG, MAINLAND
from slepipe.hanzi import simplified_name
from slepipe.model import Mention
from slepipe.patterns import Pattern
from slepipe.recognize.numerals import REPUBLIC, REPUBLICAN, parse_chinese
from slepipe.recognize.told_twice import day_of, told_twice, year_of

_YEAR: Final = Pattern(
    r"(?:中華)?民國\s?(?P<named>\d{1,3}|[〇零○一二三四五六七八九十百]{1,5})(?=\s?年)"
    r"|(?<![\d国])(?<!国\s)(?P<bare>\d{2,3})(?=\s?(?:年|[至到~～–—-]\s?\d{2,3}\s?年))"
    rf"|\A(?P<numerals>{REPUBLICAN})(?=\s?年)"
    r"|\A(?P<slash>\d{2,3})(?=[/.-]\d)"
)
_NUMERALS: Final = str.maketrans("0123456789", "〇一二三四五六七八九")


def republican_years(mentions: Sequence[Mention]) -> Iterator[Named]:
    """The years in the dates of a Taiwan text that its calendar counts, with what editions of the other regions write.

    A number is such a year only where the date's value has it 1911 years later: 113學年度 and 24年5月 stay.
    """
    for mention in mentions:
        if mention.type != "date" or mention.value is None or "學年" in mention.text:
            continue
        for match in _YEAR.finditer(mention.text):
            digits = match[match.lastgroup or 0]
            number = int(digits) if digits.isdecimal() else parse_chinese(digits)
            if number is None or str(number + REPUBLIC) not in str(mention.value["edtf"]):
                continue
            year = str(number + REPUBLIC)
            if match["numerals"]:
                year = year.translate(_NUMERALS)
            start, end = mention.start + match.start(), mention.start + match.end()
            yield Named(start, end, "republican-year", {MAINLAND: year, HONG_KONG: year}, (), word=False, part=True)


def dates_told_twice(mentions: Sequence[Mention]) -> Iterator[Named]:
    """What editions of the other regions write for 今（114）年, 本（11）月 and 昨（18）日."""
    for mention in mentions:
        if mention.type != "date" or (match := told_twice(simplified_name(mention.text), 0)) is None:
            continue
        word, parts = mention.text[0], match.groupdict()
        if "year" in parts:
            # 去（113）年底 is 2024年底.
            part = mention.text.startswith(("底", "末", "初", "中", "度"), match.end() + 1)
            plain, unit = f"{year_of(match)}年", "" if part else "年"
        elif "day" in parts:
            plain, unit = day_of(match), "日"
        else:
            plain, unit = f"{parts['month']}月", ""
        end = match.end() + (0 if "day" in parts else 1)
        names = {MAINLAND: plain, HONG_KONG: f"{word}{unit}（{plain}）" if unit else plain}
        yield Named(mention.start, mention.start + end, "date-told-twice", names, (), word=False, part=True)
