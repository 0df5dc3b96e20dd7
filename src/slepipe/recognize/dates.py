"""Dates: 2025年1-5月, 114年2月1日, 2026年上半年, 2025-07-30, 7月2日, Mar 3, 2025; values are EDTF."""

from __future__ import annotations

import datetime
import re
from operator import itemgetter
from string import ascii_uppercase

from slepipe.recognize.durations import COUNTED_BEFORE
from slepipe.recognize.found import Found
from slepipe.recognize.numerals import DIGITS, number_runs, parse_chinese
from slepipe.recognize.pattern import Pattern
from slepipe.recognize.units import match_unit, next_sign
from slepipe.recognize.yearless import Calendar

_SEP = r"\s?(?:至|到|~|-|–|—|−)\s?"
# Loose on purpose: _year and _exists check the numbers, and short patterns compile fast.
_YEAR = r"(?:(?:中华)?民国\s?\d{2,3}|\d{2,4}|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
_MONTH = "(?:\\d{1,2}|[一二三四五六七八九十]{1,2})"
_DAY = "(?:\\d{1,2}|[一二三四五六七八九十廿]{1,3})"
_QUARTER = r"第?\s?(?P<quarter>[1-4一二三四])\s?季度?|[Qq](?P<q>[1-4])(?!\d)"
_PART = "(?P<part>上旬|中旬|下旬|初|底|末|中(?=[，。、,)）]))"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
_MONTHS += ("December",)
_ENGLISH_MONTHS = {form: number for number, name in enumerate(_MONTHS, 1) for form in (name, name[:3])} | {"Sept": 9}
_ENGLISH_MONTH = r"(?P<name>[A-Z][a-z]{2,8})\.?"

_TO_DAY = rf"(?:[日号]?{_SEP}(?:(?:(?P<y2>{_YEAR})\s?年\s?)?(?P<m2>{_MONTH})\s?月\s?)?(?P<d2>{_DAY})\s?)?[日号]"
_TO_MONTH = rf"(?:月?(?:份)?{_SEP}(?:(?P<y2>{_YEAR})\s?年\s?)?(?P<m2>{_MONTH})\s?)?月(?:份|{_PART})?"
_SEASON = r"(?P<season>[春夏秋冬])[季天]?(?=[，。、,)）\s发公完获启开召在的])"
_RANGES = "至到~-–—−"
_CAPITALS = ascii_uppercase
# rule, what stands behind the number that the date begins with (behind a blank or not) or is the word that it begins with,
# and the pattern; tried in this order; groups: y m d of the first date, y2 m2 d2 of the last. A year in four digits may
# stand alone.
_RULES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("day", ("年", "民国"), rf"(?P<y>{_YEAR})\s?年\s?(?P<m>{_MONTH})\s?月\s?(?P<d>{_DAY})\s?{_TO_DAY}"),
    ("month", ("年", "民国"), rf"(?P<y>{_YEAR})\s?年\s?(?P<m>{_MONTH})\s?{_TO_MONTH}"),
    (
        "quarter",
        (*"年度第季一二三四1234QqHh上下春夏秋冬", "民国"),
        rf"(?P<y>{_YEAR})\s?年?(?:度)?\s?(?:{_QUARTER}|(?P<half>[上下])半年|[Hh](?P<h>[12])(?!\d)|{_SEASON})",
    ),
    ("quarter-first", ("half",), r"[Qq](?P<q>[1-4])\s?(?P<y>20\d\d)(?!\d)|(?P<half>[Hh][12])\s(?P<y2>20\d\d)(?!\d)"),
    ("decade", ("世", "上世纪"), r"(?P<century>20|19|上)\s?世纪\s?(?P<decade>[1-9]0|[二三四五六七八九]十)\s?年代"),
    ("decade", ("年",), r"(?P<y>(?:19|20)\d0)\s?年代|(?P<decade>[3-9]0)\s?年代"),
    (
        "year",
        (*"年财会学", *_RANGES, "民国"),
        rf"(?P<y>{_YEAR})(?:\s?年?{_SEP}(?P<y2>\d{{4}}))?\s?(?:财|会计|学)?年(?:[度间]|年?{_PART}|年中)?(?![龄轻级])",
    ),
    ("iso", tuple("-/."), r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?![\d\-/])"),
    ("iso-month", ("/",), r"(?P<y>20\d\d)/(?P<m>1[0-2]|0[1-9])(?![\d\-/.])"),
    (
        "english-year-first",
        tuple(_CAPITALS),
        rf"(?P<y>\d{{4}}) {_ENGLISH_MONTH}(?:[ -](?P<d>\d{{1,2}})(?!\d))?(?![A-Za-z])",
    ),
    (
        "english-day-first",
        (*"snrt", *_CAPITALS),
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)? {_ENGLISH_MONTH},? (?P<y>\d{{4}})(?!\d)",
    ),
    (
        "english-month-first",
        ("month",),
        rf"{_ENGLISH_MONTH} (?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? )?(?P<y>\d{{4}})(?!\d)",
    ),
    ("day-of-year", ("月",), rf"(?P<m>{_MONTH})\s?月\s?(?P<d>{_DAY})\s?{_TO_DAY}"),
    (
        "month-of-year",
        ("月", *_RANGES),
        rf"(?P<m>{_MONTH})\s?(?:月?{_SEP}(?P<m2>{_MONTH})\s?)?月(?:份|{_PART})?(?![龄经])",
    ),
    ("day-of-month", ("日", *_RANGES), rf"(?P<d>{_DAY})(?:日?{_SEP}(?P<d2>{_DAY}))?日"),
)
_BARE_YEAR = ("bare-year", Pattern(r"(?P<y>(?:19[5-9]|20[0-4])\d)(?![\dA-Za-z%+×·])"))


def _by_sign() -> dict[str, tuple[tuple[str, Pattern], ...]]:
    patterns = [(rule, signs, Pattern(source)) for rule, signs, source in _RULES]
    every = {sign for _, signs, _ in patterns for sign in signs}
    return {sign: tuple((rule, pattern) for rule, signs, pattern in patterns if sign in signs) for sign in every}


_BY_SIGN = _by_sign()
# Where a date begins that begins with no number; the month is checked with a set.
_WORDS = Pattern("(?:中华)?民国|上世纪")
_LATIN = Pattern("[QqHhJFMASOND](?=[1-4a-z])(?<![A-Za-z].)")
_SHORT_MONTHS = frozenset(name[:3] for name in _MONTHS)
# Chinese numerals of dates: at most five, the first from the first set, the others from the second.
_FIRST_NUMERALS = frozenset("一二三四五六七八九十廿")
_NUMERALS = frozenset("〇零○一二三四五六七八九十")
_LONGEST_NUMERAL = 5
_UNITS = frozenset("年月日")
_JOINTS = frozenset("至到~-–—")
_NO_MONTH = 99
_FULL_YEAR = 4
_LONGEST_MONTH = 31
# 24年5月 is 2024 in a Mainland text, 114年5月 is 2025 in Taiwan's calendar; 5年3月 is no date.
_SHORT_YEARS = range(15, 40)
_ROC_YEARS = range(80, 130)
_ROC_NOW = range(100, 130)
_SPAN = frozenset("来前后内多历以之")
_IN_A_NAME = Pattern(r"[A-Za-z0-9][-.]?\Z|[/_.#]\Z|\d[-~–—,]\Z")
_COUNTED_AFTER = Pattern("\\s?(?:[内龄半]|后|以内|以上|之内|为一疗程|一次|1次|左右|余|大)")
# A bare year stands in brackets, in a reference (2006;295), beside an English month or an institution (2019 EULAR).
_BARE_AFTER = Pattern(r"\s?[;)）]|\.(?:\s|\Z)|\s[A-Z][A-Za-z]{2,}|,\s?\d+[(:]|[版指大]")
_INSTITUTION_BEFORE = Pattern(r"[A-Z]{3}\s\Z")
_BARE_BEFORE = Pattern(r"(?:[(（ ，,、。；]|^|\n)\Z")


def find_dates(
    flow: str, reference: datetime.date | None = None, runs: list[tuple[int, int]] | None = None
) -> list[Found]:
    """All dates of the flow, in order; ``reference`` resolves those whose year is left out.

    ``runs`` are the ``number_runs`` of the flow, for those who have them.
    """
    calendar = Calendar(flow, reference)
    found: list[Found] = []
    done = 0
    for start, patterns in sorted(_number_starts(flow, runs) + _word_starts(flow), key=itemgetter(0)):
        if start < done:
            continue
        one = _read_date(flow, start, patterns, calendar)
        if one is not None:
            found.append(one)
            done = one.end
            calendar.note(one.value["edtf"])
    return found


_Patterns = tuple[tuple[str, Pattern], ...]


def _number_starts(flow: str, runs: list[tuple[int, int]] | None) -> list[tuple[int, _Patterns]]:
    """The numbers that may begin a date, each with the patterns that what stands behind it allows."""
    starts: list[tuple[int, _Patterns]] = []
    for start, end in number_runs(flow) if runs is None else runs:
        patterns = _BY_SIGN.get(flow[end : end + 3].lstrip()[:1], ())
        if not flow[start].isdecimal():
            if patterns and (begin := _numeral_start(flow, start, end)) is not None:
                starts.append((begin, patterns))
        elif end - start == _FULL_YEAR:
            starts.append((start, (*patterns, _BARE_YEAR)))
        elif patterns:
            starts.append((start, patterns))
    return starts


def _numeral_start(flow: str, start: int, end: int) -> int | None:
    """Where in a run of Chinese numerals its date begins: 两千一月 has 一月."""
    if flow[end : end + 1] not in _JOINTS and next_sign(flow, end) not in _UNITS:
        return None
    begin = None
    for place in range(end - 1, max(start, end - _LONGEST_NUMERAL) - 1, -1):
        if flow[place] in _FIRST_NUMERALS:
            begin = place
        if flow[place] not in _NUMERALS:
            break
    return begin


def _word_starts(flow: str) -> list[tuple[int, _Patterns]]:
    """The words that may begin a date: 民国, 上世纪, Mar, Q3, each with its patterns."""
    starts: list[tuple[int, _Patterns]] = []
    if "民国" in flow or "上世纪" in flow:
        starts += [(word.start(), _BY_SIGN[word[0].removeprefix("中华")]) for word in _WORDS.finditer(flow)]
    for letter in _LATIN.finditer(flow):
        start = letter.start()
        if flow[start : start + 3] in _SHORT_MONTHS:
            starts.append((start, _BY_SIGN["month"]))
        elif letter[0] in "QqHh" and flow[start + 1] in "1234":
            starts.append((start, _BY_SIGN["half"]))
    return starts


def _read_date(flow: str, start: int, patterns: _Patterns, calendar: Calendar) -> Found | None:
    before = flow[max(0, start - 4) : start]
    if _IN_A_NAME.search(before):
        return None
    for rule, pattern in patterns:
        match = pattern.match(flow, start)
        if match is None:
            continue
        edtf = _edtf(rule, match, before, calendar)
        if edtf:
            return Found("date", start, match.end(), {"edtf": edtf}, f"date.{rule}")
    return None


def _edtf(rule: str, match: re.Match[str], before: str, calendar: Calendar) -> str | None:
    group = {key: value for key, value in match.groupdict().items() if value is not None}
    flow, end = match.string, match.end()
    if rule == "bare-year":
        return group["y"] if _bare_year_allowed(before, flow, end) else None
    if rule in ("month-of-year", "day-of-month") and (COUNTED_BEFORE.search(before) or _COUNTED_AFTER.match(flow, end)):
        return None
    if rule == "day-of-month":
        return _day_of_month(group, before, calendar, match.start())
    if rule == "decade":
        return _decade(group)
    if rule == "quarter-first":
        return f"{group['y']}-Q{group['q']}" if "q" in group else f"{group['y2']}-{group['half'].upper()}"
    year = _year(group["y"], match, calendar) if "y" in group else ""
    if year is None:
        return None
    if rule == "quarter":
        return _part_of_year(year, group)
    first = (year, _month(group), _number(group.get("d")))
    if not year:
        first = (calendar.year(first[1], first[2], match.start()), first[1], first[2])
    if not _exists(*first):
        return None
    last = _last(first, group, match, calendar)
    return _format(*first) + (f"/{_format(*last)}" if last else "")


def _bare_year_allowed(before: str, flow: str, end: int) -> bool:
    """(2025), . 2006;295 and 《2020中国指南》 are years; of 2025 patients is none."""
    if before.endswith("《"):
        return True
    if _INSTITUTION_BEFORE.search(before) and match_unit(flow, end) is None:
        return True
    if before.endswith(("第", "约", "共", ">", "<", "≥", "=")) or _BARE_AFTER.match(flow, end) is None:
        return False
    return bool(_BARE_BEFORE.search(before)) or flow.startswith(";", end) or "\u4e00" <= before[-1:] <= "\u9fff"


def _year(text: str, match: re.Match[str], calendar: Calendar) -> str | None:
    """The year in four digits: 114 is 2025 in Taiwan's calendar; None where two or three digits are no year."""
    digits = re.sub(r"\D", "", text)
    if not digits:
        digits = "".join(str(DIGITS[each]) for each in text)
    if len(digits) == _FULL_YEAR:
        return digits if "1900" <= digits < "2100" else None
    number = int(digits)
    if text[0] in "民中":
        return str(number + 1911)
    if "m" in match.groupdict() and match["m"]:
        if number in _SHORT_YEARS:
            return str(number + 2000)
        if number not in _ROC_YEARS:
            return None
        return str(number + 1911) if number >= 100 or calendar.taiwan() else str(number + 1900)
    # 112年资料 is a year in a Taiwan text, 逾100年 and 100年来 are none anywhere.
    counted = COUNTED_BEFORE.search(match.string[max(0, match.start() - 5) : match.start()])
    if (
        number not in _ROC_NOW
        or not calendar.taiwan()
        or counted
        or match.string[match.end() : match.end() + 1] in _SPAN
    ):
        return None
    return str(number + 1911)


def _month(group: dict[str, str]) -> int:
    if "name" in group:
        return _ENGLISH_MONTHS.get(group["name"], _NO_MONTH)
    return (_number(group["m"]) or _NO_MONTH) if "m" in group else 0


def _number(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdecimal() else parse_chinese(text) or 0


def _last(
    first: tuple[str, int, int], group: dict[str, str], match: re.Match[str], calendar: Calendar
) -> tuple[str, int, int] | None:
    """The second date of a range, filled up from the first; None without one or where it is not later."""
    if not any(key in group for key in ("y2", "m2", "d2")):
        return None
    year = (_year(group["y2"], match, calendar) or first[0]) if "y2" in group else first[0]
    month = _number(group.get("m2")) or first[1]
    day = _number(group.get("d2"))
    if "y2" not in group and "m2" in group and month < first[1] and year.isdigit():
        year = str(int(year) + 1)
    last = (year, month, day)
    return last if _exists(*last) and _format(*last) > _format(*first) else None


def _part_of_year(year: str, group: dict[str, str]) -> str:
    if "h" in group:
        return f"{year}-H{group['h']}"
    if "half" in group:
        return f"{year}-H{1 if group['half'] == '上' else 2}"
    if "season" in group:
        return f"{year}-{21 + '春夏秋冬'.index(group['season'])}"
    quarter = group.get("q") or group["quarter"]
    return f"{year}-Q{_number(quarter)}"


def _decade(group: dict[str, str]) -> str:
    if "y" in group:
        return f"{group['y'][:3]}X"
    century = "18" if group.get("century") == "19" else "19"
    return f"{century}{_number(group['decade']) // 10}X"


def _day_of_month(group: dict[str, str], before: str, calendar: Calendar, start: int) -> str | None:
    """3日 alone is the third of a month where no month stands before it."""
    if before.endswith(("月", "个", "天", "周", "生", "假", "节", "工作", "住院")) or group["d"] in ("一", "十"):
        return None
    if not 1 <= _number(group["d"]) <= _LONGEST_MONTH:
        return None
    month = calendar.month(_number(group["d"]), start)
    first = f"{month}-{_number(group['d']):02}"
    return first if "d2" not in group else f"{first}/{month}-{_number(group['d2']):02}"


def _exists(year: str, month: int, day: int) -> bool:
    if not day:
        return month <= 12
    try:
        datetime.date(int(year) if year.isdigit() else 2024, month, day)
    except ValueError:
        return False
    return True


def _format(year: str, month: int, day: int) -> str:
    return year + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
