"""Dates: 2025年1-5月, 114年2月1日, 2026年上半年, 2025-07-30, 7月2日, Mar 3, 2025; values are EDTF."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter

from slepipe.patterns import Pattern
from slepipe.recognize.daterules import ENGLISH_MONTHS, FIRST_NUMERALS, NUMERALS, Rule, number_starts, word_starts
from slepipe.recognize.elapsed import is_calendar_day, is_counted
from slepipe.recognize.found import Found
from slepipe.recognize.numerals import ALPHANUMERIC, DIGITS, REPUBLIC, parse_chinese
from slepipe.recognize.told_twice import AHEAD, STARTS, in_plain_words, told_twice
from slepipe.recognize.units import match_unit
from slepipe.recognize.yearless import Calendar, is_quarter

# What stands in dates with Chinese numerals before the last numeral.
_DATE_SIGNS = frozenset("年月日号份至到~-–—−度第上世纪民国中华学财会计")
_LONGEST_DATE = 48
_NO_MONTH = 99
_DECEMBER = 12
_FULL_YEAR = 4
_LONGEST_MONTH = 31
# 24年5月 is 2024 in a Mainland text, 114年5月 is 2025 in Taiwan's calendar; 5年3月 is no date.
_SHORT_YEARS = range(15, 40)
_ROC_YEARS = range(80, 130)
_ROC_NOW = range(100, 130)
_SPAN = frozenset("来前后内多历以之")
# 89年公告 in Taiwan's texts is 2000, 1693年 is a year; 创立89年 and 距今1500年 are so many.
_ROC_EARLY = range(60, 100)
_DONE_IN_YEAR = frozenset("将起公开实施发通推核修立正首由纳制订颁启就")
_COUNTING = ("有", "了", "过", "达", "距今", "创立", "成立", "经历", "历经", "享年", "历时", "相隔", "时隔")
# A number right behind these is part of a name, a path or a longer number: IL-6, v1.2, 3-5.
_NAME = ALPHANUMERIC | frozenset("/_.#")
_BETWEEN_NUMBERS = frozenset("-~–—,")
_THOUSANDS_BEFORE = Pattern(r"(?<![\d/.])\d{1,3},\Z")
_COUNTED_AFTER = Pattern("\\s?(?:[内龄半]|后|以内|以上|之内|为一疗程|一次|1次|左右|余|大)")
# A bare year stands in brackets, in a reference (2006;295), beside an English month or an institution (2019 EULAR).
_BARE_AFTER = Pattern(r"\s?[;)）]|\.(?:\s|\Z)|\s[A-Z][A-Za-z]{2,}|[,，]\s?\d+\s?[(（:：]|[版指大]")
_INSTITUTION_BEFORE = Pattern(r"[A-Z]{3}\s\Z")
_IN_FIGURES = ("iso", "roc")
_TO = frozenset("至到~-–—")
_THOUSANDS = Pattern(r"\d{3}(?!\d)")
_FOUR_DIGITS_YEAR = Pattern(r"(?:19|20)\d\d\s?年")
_BARE_BEFORE = frozenset("(（ ，,、。；\n")


def find_dates(flow: str, reference: datetime.date | None = None, runs: list[tuple[int, int]] | None = None) -> list[Found]:
    """All dates of the flow, in order; ``reference`` resolves those whose year is left out.

    ``runs`` are the ``number_runs`` of the flow, for those who have them.
    """
    calendar = Calendar(flow, reference)
    found: list[Found] = []
    done = 0
    twice: list[tuple[int, tuple[Rule, ...]]] = [(place.start(), ()) for place in STARTS.finditer(flow)]
    for start, rules in sorted(number_starts(flow, runs) + word_starts(flow) + twice, key=itemgetter(0)):
        if start < done:
            continue
        one = _read_date(flow, start, rules, calendar) if rules else _read_twice(flow, start, reference)
        if one is not None:
            found.append(one)
            done = one.end
            calendar.note(one.value["edtf"])
    return found


def _read_twice(flow: str, start: int, reference: datetime.date | None) -> Found | None:
    """The date of 今（114）年3月, read as 2025年3月."""
    match = told_twice(flow, start)
    if match is None:
        return None
    words = in_plain_words(match, reference)
    another = STARTS.search(flow, match.end(), match.end() + _LONGEST_DATE)
    rest = flow[match.end() : match.end() + _LONGEST_DATE if another is None else another.start()]
    first = next(iter(find_dates(words + rest, reference)), None)
    if first is None or first.start != len(words) - len(words.removeprefix(AHEAD)) or first.end < len(words):
        return None
    return Found("date", start, match.end() + first.end - len(words), first.value, first.rule)


def _read_date(flow: str, start: int, rules: tuple[Rule, ...], calendar: Calendar) -> Found | None:
    before = flow[max(0, start - 4) : start]
    if _in_a_name(before) and not _is_year(flow, start):
        return None
    numerals: bool | None = None
    for rule in rules:
        if not rule.may_match(flow, start):
            continue
        if numerals is None and rule.in_any_script:
            numerals = _has_numerals(flow, start)
        match = rule.match(flow, start, numerals=bool(numerals))
        if match is not None and (edtf := _edtf(rule.name, match, before, calendar)):
            end = match.end()
            if rule.name in _IN_FIGURES and (to := _to_day(flow, end, rule, match["sep"], calendar)) is not None and to[0] > edtf:
                edtf, end = f"{edtf}/{to[0]}", to[1]
            return Found("date", start, end, {"edtf": edtf}, f"date.{rule.name}")
    return None


def _to_day(flow: str, end: int, rule: Rule, separator: str, calendar: Calendar) -> tuple[str, int] | None:
    """The last day of 2024/1/1至2024/12/31 with the offset after it, where a range begins at ``end``."""
    sign = end + flow.startswith(" ", end)
    if flow[sign : sign + 1] not in _TO:
        return None
    start = sign + 1 + flow.startswith(" ", sign + 1)
    match = rule.match(flow, start, numerals=False)
    if match is None or match["sep"] != separator:
        return None
    edtf = _edtf(rule.name, match, "", calendar)
    return (edtf, match.end()) if edtf else None


def _in_a_name(before: str) -> bool:
    last, second = before[-1:], before[-2:-1]
    return last in _NAME or (last in _BETWEEN_NUMBERS and second.isdecimal()) or (last == "-" and second in ALPHANUMERIC)


def _is_year(flow: str, start: int) -> bool:
    """A year glued to a name (LILAC2022年), or a number behind a comma that groups no thousands (600000,2025年)."""
    before = flow[start - 1 : start]
    if before == ",":
        return _THOUSANDS.match(flow, start) is None or _THOUSANDS_BEFORE.search(flow, max(0, start - 5), start) is None
    # A version and its day: V2.1/2024年6月18日.
    beside = before == "/" or (before.isascii() and before.isalpha())
    return beside and _FOUR_DIGITS_YEAR.match(flow, start) is not None


def _has_numerals(flow: str, start: int) -> bool:
    """Whether a Chinese numeral stands in what could be one date: 2025年三月, but not 2025年发表一."""
    for sign in flow[start : start + _LONGEST_DATE]:
        if sign in FIRST_NUMERALS or sign in NUMERALS:
            return True
        if not (sign in _DATE_SIGNS or sign.isdecimal() or sign.isspace()):
            return False
    return False


def _edtf(rule: str, match: re.Match[str], before: str, calendar: Calendar) -> str | None:
    group = {key: value for key, value in match.groupdict().items() if value is not None}
    flow, end = match.string, match.end()
    if rule == "bare-year":
        return group["y"] if _bare_year_allowed(before, flow, end) else None
    if rule in ("month-of-year", "day-of-month") and (
        is_counted(before) or before.endswith("前") or _COUNTED_AFTER.match(flow, end)
    ):
        return None
    if rule in _UNLIKE_DAYS and not _UNLIKE_DAYS[rule](group, flow, match.start(), end):
        return None
    if rule == "day-of-month":
        return _day_of_month(group, before, calendar, match.start(), end)
    if rule in _PARTS:
        return _PARTS[rule](group, calendar, match.start())
    year = _year(group["y"], match, calendar) if "y" in group else ""
    if year is None or (rule == "roc" and not _stands_as_date(before, flow, end) and not calendar.taiwan()):
        return None
    if rule in ("quarter", "fiscal", "fiscal-numerals"):
        return _part_of_year(year, group)
    first = (year, _month(group), _number(group.get("d")))
    if not year:
        of_record = rule == "month-dash-day"
        year = calendar.year_of_record(first[1]) if of_record else calendar.year(first[1], first[2], match.start())
        first = (year, first[1], first[2])
    if not (first[0] and _exists(*first)):
        return None
    last = _last(first, group, match, calendar)
    return _format(*first) + (f"/{_format(*last)}" if last else "")


def _stands_as_date(before: str, flow: str, end: int) -> bool:
    """Whether the words beside 114/10/1 call it a date: 自114/10/1起."""
    return before.rstrip().endswith(("自", "于", "从", "由")) or flow.startswith(
        ("起", "止", "前", "后", "公告", "生效", "实施", "修订"), end + flow.startswith(" ", end)
    )


# 截至11/20, 上週(11/9-11/15), 11/3起: what makes a date of what may be a fraction.
_SLASHED_BEFORE = Pattern(r"(?:截[至止]|介于|(?:[今昨前明][天日年]?|[上本下]周|周|星期[一二三四五六日天])\s?[（(])\s?\Z")
_SLASHED_AFTER = Pattern(r"\s?(?:[起止]|当[天日]|[（(][一二三四五六日][）)]|公布|[上下]午|晚)")
_MAYBE_SLASHED = Pattern(r"[自于]\s?\Z")
# 10/6行腎臟切片, 10/9給予, NT-proBNP 6,842 pg/mL（10/08）: how a record of a patient tells its days; （71%，10/14） is a part.
_OF_RECORD = Pattern(r"\s?(?:施?行|给予|予以|会诊|照会|入院|出院|转[至入院出]|住院|手术|抽血|追踪|复查|停用|停药|开始|接受|安排)")
_IN_BRACKETS = Pattern(r"(?<![\d%％例人名位者分数率比值女效组降])[（(]\Z")
_BRACKET_ENDS = Pattern("[)）](?![例名人])")
_WHOLE_DAY = Pattern(r"(?<!\d)(?:20\d\d|1[01]\d)(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)")
_OF_SO_MANY = Pattern(r"\s?(?:[名例人位只个片岁]|患者|受试者|[（(]\s?\d)")
_TWELVE = 12


def _is_slashed(group: dict[str, str], flow: str, start: int, end: int) -> bool:
    """Whether the words beside 11/20 call it a day; 3/4 may be a fraction, 10/28 behind 至 is none."""
    if _SLASHED_BEFORE.search(flow, max(0, start - 6), start) is not None or _SLASHED_AFTER.match(flow, end) is not None:
        return True
    if _OF_SO_MANY.match(flow, end) is not None:
        return False
    no_fraction = int(group["d"]) > _TWELVE or int(group["m"]) > int(group["d"]) or group["d"][0] == "0"
    bracketed = (
        _BRACKET_ENDS.match(flow, end) is not None
        and _WHOLE_DAY.search(flow) is not None
        and _IN_BRACKETS.search(flow, max(0, start - 2), start) is not None
    )
    told = bracketed or _OF_RECORD.match(flow, end) or _MAYBE_SLASHED.search(flow, max(0, start - 2), start)
    return no_fraction and ("d2" in group or bool(told))


# 入院日期:2024-11-02: a record that writes whole days so.
_DASHED = Pattern(r"(?<!\d)20\d\d-\d\d-\d\d(?!\d)")
_OPENS_A_DAY = frozenset("\n \u3000，。；;、至")


@lru_cache(maxsize=4)
def _has_whole_days(flow: str) -> bool:
    return _DASHED.search(flow) is not None


def _is_dashed(_: dict[str, str], flow: str, start: int, end: int) -> bool:
    """Whether 11-03 is a day, of a record that writes its days so, and no range that goes on with a unit."""
    begins = start == 0 or flow[start - 1] in _OPENS_A_DAY or flow.endswith(("日期:", "日期：", "经过:", "经过："), 0, start)
    if not begins or flow.startswith(("室", "床", "号", "栋", "楼", "间"), end):
        return False
    unit = match_unit(flow, end)
    return (unit is None or flow.startswith("起", end)) and _has_whole_days(flow)


# What may be a fraction or a range, and what tells that it is a day.
_UNLIKE_DAYS = {"month-slash-day": _is_slashed, "month-dash-day": _is_dashed}


def _bare_year_allowed(before: str, flow: str, end: int) -> bool:
    """(2025), . 2006;295 and 《2020中国指南》 are years; of 2025 patients is none."""
    if before.endswith("《"):
        return True
    if _INSTITUTION_BEFORE.search(before) and match_unit(flow, end) is None:
        return True
    if before.endswith(("第", "约", "共", ">", "<", "≥", "=")) or _BARE_AFTER.match(flow, end) is None:
        return False
    return not before or before[-1] in _BARE_BEFORE or flow.startswith(";", end) or "\u4e00" <= before[-1:] <= "\u9fff"


def _year(text: str, match: re.Match[str], calendar: Calendar) -> str | None:
    """The year in four digits: 114 is 2025 in Taiwan's calendar; None where two or three digits are no year."""
    digits = re.sub(r"\D", "", text)
    if text[0] in "民中" or text.startswith("一百"):
        number = int(digits) if digits else parse_chinese(text[text.find("国") + 1 :].strip())
        return None if number is None else str(number + REPUBLIC)
    if not digits:
        digits = "".join(str(DIGITS[each]) for each in text)
    if len(digits) == _FULL_YEAR:
        if "1000" <= digits < "1900":
            return digits if match.groupdict().get("m") or _is_called(match) else None
        return digits if "1900" <= digits < "2100" else None
    number = int(digits)
    if match.re.groupindex.keys() & {"q", "h"} and (match["q"] or match["h"]) and number in _SHORT_YEARS:
        return str(number + 2000)
    if any(key in match.groupdict() and match[key] for key in ("m", "m2")):
        if number in _SHORT_YEARS:
            return str(number + 2000)
        if number not in _ROC_YEARS:
            return None
        return str(number + REPUBLIC) if number >= 100 or calendar.taiwan() else str(number + 1900)
    # 112年资料 is a year in a Taiwan text, 逾100年 and 100年来 are none anywhere.
    early = number in _ROC_EARLY and text.isdecimal() and match.string[match.end() : match.end() + 1] in _DONE_IN_YEAR
    if not (number in _ROC_NOW or early) or not (calendar.taiwan() or _says_year(match)) or not _is_called(match):
        return None
    return str(number + REPUBLIC)


def _says_year(match: re.Match[str]) -> bool:
    """Whether a word for a year stands before the bracket: 今年（114年）."""
    return match.string.endswith(("年（", "年("), 0, match.start())


def _is_called(match: re.Match[str]) -> bool:
    """Whether the number of a bare year calls one, and does not count years: 约1500年, 1500年前."""
    before = match.string[max(0, match.start() - 5) : match.start()]
    if match.string[match.end() : match.end() + 1] in _SPAN or is_counted(before):
        return False
    return not before.endswith(_COUNTING)


def _month(group: dict[str, str]) -> int:
    # 2028年底 is its December.
    if group.get("part") in ("底", "末") and not group.keys() & {"m", "y2"}:
        return _DECEMBER
    if "name" in group:
        return ENGLISH_MONTHS.get(group["name"], _NO_MONTH)
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


def _part_of_year(year: str, group: dict[str, str]) -> str | None:
    if "to" in group:
        to = "".join(str(DIGITS.get(digit, digit)) for digit in group["to"])
        return f"{year}/{year[:2]}{to}" if to > year[2:] else None
    if "h" in group:
        return f"{year}-H{group['h']}"
    if "whole" in group:
        return f"{year}-H1"
    if "half" in group:
        return f"{year}-H{1 if group['half'] == '上' else 2}"
    if "season" in group:
        return f"{year}-{21 + '春夏秋冬'.index(group['season'])}"
    if "upto" in group:
        return f"{year}-Q1/{year}-Q{_number(group['upto'].replace('两', '二'))}"
    if "months" in group:
        last = _number(group["months"].replace("两", "二"))
        return f"{year}-01/{year}-{last:02}" if 1 < last <= _DECEMBER else None
    quarter = group.get("q") or group["quarter"]
    return f"{year}-Q{_number(quarter)}"


def _quarter_first(group: dict[str, str], _: Calendar, __: int) -> str:
    return f"{group['y']}-Q{group['q']}" if "q" in group else f"{group['y2']}-{group['half'].upper()}"


def _quarter_of_year(group: dict[str, str], calendar: Calendar, start: int) -> str | None:
    named = calendar.year_of_words(start)
    if "q" in group and not is_quarter(calendar.flow, start, start + 3):
        return None
    return _part_of_year(named, group) if named else None


def _decade(group: dict[str, str], _: Calendar, __: int) -> str:
    if "y" in group:
        # 1600年代 is a century.
        return f"{group['y'][:3]}X" if group["y"] >= "1900" or group["y"][2] != "0" else f"{group['y'][:2]}XX"
    century = "18" if group.get("century") == "19" else "19"
    return f"{century}{_number(group['decade']) // 10}X"


_PARTS: dict[str, Callable[[dict[str, str], Calendar, int], str | None]] = {
    "decade": _decade,
    "quarter-first": _quarter_first,
    "quarter-of-year": _quarter_of_year,
}


def _day_of_month(group: dict[str, str], before: str, calendar: Calendar, start: int, end: int) -> str | None:
    """3日 alone is the third of a month where no month stands before it."""
    if before.rstrip().endswith(
        ("月", "个", "天", "周", "生", "假", "节", "工作", "住院", "留医", "留院", "住了", "隔离", "观察")
    ):
        return None
    if not group["d"].isdecimal() and not is_calendar_day(calendar.flow, start, end):
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
