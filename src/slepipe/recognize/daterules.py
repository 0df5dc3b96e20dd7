"""The patterns of dates, and which of them the character behind the first number allows."""

from __future__ import annotations

import re

from slepipe.patterns import Pattern
from slepipe.recognize.numerals import REPUBLICAN, number_runs
from slepipe.recognize.units import next_sign

_SEP = r"\s?(?:起?[至到]|~|-|–|—|−)\s?"
# 前三季 is the time from January to September.
_QUARTERS_UPTO = r"前\s?(?P<upto>[23二两三])\s?个?季度?"
_MONTHS_UPTO = r"前\s?(?P<months>\d{1,2}|[二两三四五六七八九十]{1,2})\s?个?月"
_QUARTER = rf"第?\s?(?P<quarter>[1-4一二三四])\s?季度?|[Qq](?P<q>[1-4])(?!\d)|{_QUARTERS_UPTO}|{_MONTHS_UPTO}"
_PART = "(?P<part>[上中]旬至[中下]旬|[上中][中下]旬|上旬|中旬|下旬|初|底|末|中(?=[，。、,)）]))"
_ENGLISH_MONTH = r"(?P<name>[A-Z][a-z]{2,8})\.?"
_TO_DAY = rf"(?:[日号]?{_SEP}(?:(?:(?P<y2><year>)\s?年\s?)?(?P<m2><month>)\s?月\s?)?(?P<d2><day>)\s?)?[日号]"
_TO_MONTH = rf"(?:月?(?:份)?{_SEP}(?:(?P<y2><year>)\s?年\s?)?(?P<m2><month>)\s?)?月(?:份|{_PART})?"
_SEASON = r"(?P<season>[春夏秋冬])(?:天(?!假)|季(?!节|衣|装)|(?=[，。、,)）\s发公完获启开召在的]))"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ENGLISH_MONTHS = {form: number for number, name in enumerate(_MONTHS, 1) for form in (name, name[:3])} | {"Sept": 9}
_INITIALS = "JFMASOND"
_RANGES = "至到~-–—−"
_SCHOOL_YEAR = r"\s?(?:财政?|会计|学)?年度?(?![龄轻级])"
_MORE_YEARS = r"(?:\s?[、和与及至]\s?20\d\d\s?[-/–—]\s?\d\d){1,4}"
_DIGIT = "[〇零○一二三四五六七八九]"
# Rule; what stands behind the number that the date begins with (behind a blank or not), or the word that it begins with;
# characters of which the date has one; and the pattern. Tried in this order; groups: y m d of the first date, y2 m2 d2 of
# the last. Loose on purpose: the numbers are checked later, and short patterns compile fast.
_RULES: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("day", ("年", "民国"), "月",
     rf"(?P<y><year>)\s?年\s?(?P<m><month>)\s?月\s?(?P<d><day>)\s?{_TO_DAY}"),
    ("range", ("年", "民国"), "月",
     rf"(?P<y><year>)\s?年\s?(?:(?P<m><month>)\s?月)?{_SEP}(?P<y2><year>)\s?年\s?(?P<m2><month>)\s?月(?:份|{_PART}|\s?(?P<d2><day>)\s?[日号])?"),
    ("month", ("年", "民国"), "月",
     rf"(?P<y><year>)\s?年\s?(?P<m><month>)\s?{_TO_MONTH}"),
    ("quarter", (*"年度第季一二三四1234QqHh上下春夏秋冬前", "民国"), "季半月QqHh春夏秋冬",
     rf"(?P<y><year>)\s?年?(?:度)?\s?(?:{_QUARTER}|(?P<half>[上下])半年度?|(?P<whole>半年)(?=度|[报報])度?|[Hh](?P<h>[12])(?!\d)|{_SEASON})"),
    ("quarter-first", ("half",), "",
     r"[Qq](?P<q>[1-4])\s?(?P<y>20\d\d)(?!\d)|(?P<half>[Hh][12])\s(?P<y2>20\d\d)(?!\d)"),
    # Of a year that the words before it tell: 上半年营收, 第二季度.
    ("quarter-of-year", ("季度",), "季半",
     rf"第?\s?(?P<quarter>[1-4一二三四])\s?季度|第\s?(?P<q>[1-4一二三四])\s?季(?![节集播])|(?P<half>[上下])半年度?(?!来)|{_QUARTERS_UPTO}"),
    ("decade", ("世", "上世纪"), "代",
     r"(?P<century>20|19|上)\s?世纪\s?(?P<decade>[1-9]0|[二三四五六七八九]十)\s?年代"),
    ("decade", ("年",), "代",
     r"(?P<y>(?:1[0-9]|20)\d0)\s?年代|(?P<decade>[3-9]0)\s?年代"),
    ("year", (*"年财会学", *_RANGES, "民国"), "年",
     rf"(?P<y><year>)(?:\s?年?{_SEP}(?P<y2>\d{{3,4}}))?\s?(?:财政?|会计|学)?年(?:度|年?{_PART}|年中)?(?![龄轻级])"),
    ("fiscal", tuple("/-–—至"), "年",
     rf"(?P<y>(?:19|20)\d\d)\s?[^0-9A-Za-z\s.,;:]\s?(?P<to>\d\d)(?:{_SCHOOL_YEAR}|(?={_MORE_YEARS}{_SCHOOL_YEAR}))"),
    ("fiscal-numerals", ("/",), "年",
     rf"(?P<y>[一二]{_DIGIT}{{3}})\s?/\s?(?P<to>{_DIGIT}{{2}}){_SCHOOL_YEAR}"),
    ("iso", tuple("-/."), "",
     r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?![\d/]|-\d{1,2}(?!\d))"),
    ("roc", tuple("/.-"), "",
     r"(?P<y>1[0-2]\d|9\d)(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>[12]\d|3[01]|0?[1-9])(?![\d/%]|\.\d|-\d{1,2}(?!\d))"),
    ("iso-months", tuple("./"), "",
     r"(?P<y>20\d\d)(?P<sep>[./])(?P<m>1[0-2]|0?[1-9])\s?[^0-9A-Za-z\s.,;:]\s?(?P<y2>20\d\d)(?P=sep)(?P<m2>1[0-2]|0?[1-9])(?![\d.%/])"),
    ("iso-month", tuple("/-"), "",
     r"(?P<y>20\d\d)(?:/(?=\d\d)|-(?=0)|(?<=[于在自从由至到起]20\d\d)/|(?<=[于在自从由至到起]\s20\d\d)/)(?P<m>1[0-2]|0?[1-9])(?![\d\-/.A-Za-z])"),
    ("month-slash-day", ("/",), "",
     rf"(?P<m>1[0-2]|0?[1-9])/(?P<d>[12]\d|3[01]|0?[1-9])(?:{_SEP}(?P<m2>1[0-2]|0?[1-9])/(?P<d2>[12]\d|3[01]|0?[1-9]))?(?![\d/%％.A-Za-z])"),
    ("month-dash-day", ("-",), "",
     r"(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d\-/.A-Za-z%~～])"),
    ("english-year-first", tuple(_INITIALS), "",
     rf"(?P<y>\d{{4}}) {_ENGLISH_MONTH}(?:[ -](?P<d>\d{{1,2}})(?!\d))?(?![A-Za-z])"),
    ("english-day-first", (*"snrt", *_INITIALS), "",
     rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)? {_ENGLISH_MONTH},? (?P<y>\d{{4}})(?!\d)"),
    ("english-month-first", ("month",), "",
     rf"{_ENGLISH_MONTH} (?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? )?(?P<y>\d{{4}})(?!\d)"),
    ("day-of-year", ("月",), "月",
     rf"(?P<m><month>)\s?月\s?(?P<d><day>)\s?{_TO_DAY}"),
    ("month-of-year", ("月", *_RANGES), "月",
     rf"(?P<m><month>)\s?(?:月?{_SEP}(?P<m2><month>)\s?)?月(?:份|{_PART})?(?![龄经天])"),
    ("day-of-month", ("日", *_RANGES), "日",
     rf"(?P<d><day>)(?:日?{_SEP}(?P<d2><day>))?\s?日"),
)  # fmt: skip
# Numbers in any script, and in digits alone, which compile in a third of the time and are enough for most texts.
_ANY = {
    "<year>": rf"(?:(?:中华)?民国(?:\s?\d{{2,3}}|\D{{1,5}}?)|{REPUBLICAN}|\d{{2,4}}|[一二][九〇零○][〇零○一二三四五六七八九]{{2}})",
    "<month>": "(?:\\d{1,2}|[一二三四五六七八九十]{1,2})",
    "<day>": "(?:\\d{1,2}|[一二三四五六七八九十廿]{1,3})",
}
_DIGITS = {"<year>": r"(?:(?:中华)?民国\s?\d{2,3}|\d{2,4})", "<month>": r"\d{1,2}", "<day>": r"\d{1,2}"}
_LONGEST_NEED = 32


class Rule:
    """A rule with its pattern; ``needs`` are characters of which one stands in what it matches.

    ``in_any_script`` tells that Chinese numerals matter to it.
    """

    def __init__(self, name: str, needs: str, source: str) -> None:
        """``source`` has <year>, <month> and <day> where numbers stand."""
        self.name = name
        self.needs = frozenset(needs)
        self._any = Pattern(_filled(source, _ANY))
        self.in_any_script = any(name in source for name in _DIGITS)
        self._digits = Pattern(_filled(source, _DIGITS)) if self.in_any_script else self._any

    def may_match(self, flow: str, start: int) -> bool:
        """A cheap question before ``match``: whether what the rule needs stands near ``start``."""
        return not self.needs or not self.needs.isdisjoint(flow[start : start + _LONGEST_NEED])

    def match(self, flow: str, start: int, *, numerals: bool) -> re.Match[str] | None:
        """The date at ``start``; without ``numerals`` there are no Chinese numerals in it."""
        return (self._any if numerals else self._digits).match(flow, start)


def _filled(source: str, numbers: dict[str, str]) -> str:
    for name, pattern in numbers.items():
        source = source.replace(name, pattern)
    return source


# Rules that begin with a year in four digits, and those that never do; a start need not compile what it cannot use.
_FOUR_DIGITS = frozenset({"fiscal", "iso", "iso-month", "iso-months", "english-year-first"})
_FEWER_DIGITS = frozenset(
    {
        "roc",
        "month-slash-day",
        "month-dash-day",
        "english-day-first",
        "english-month-first",
        "day-of-year",
        "month-of-year",
        "day-of-month",
    }
)


def _by_sign(rules: list[tuple[tuple[str, ...], Rule]]) -> dict[str, tuple[Rule, ...]]:
    every = {sign for signs, _ in rules for sign in signs}
    return {sign: tuple(rule for signs, rule in rules if sign in signs) for sign in every}


_READERS = [(signs, Rule(name, needs, source)) for name, signs, needs, source in _RULES]
_RULES_BY_SIGN = _by_sign([(signs, rule) for signs, rule in _READERS if rule.name not in _FOUR_DIGITS])
# A year in four digits may stand alone.
_BARE_YEAR = (Rule("bare-year", "", r"(?P<y>(?:19[5-9]|20[0-4])\d)(?![\dA-Za-z%+×·])"),)
_RULES_OF_YEARS = {
    sign: rules + _BARE_YEAR
    for sign, rules in _by_sign([(signs, rule) for signs, rule in _READERS if rule.name not in _FEWER_DIGITS]).items()
}
# Where a date begins that begins with no number; the month is checked with a set.
_WORDS = Pattern("(?:中华)?民国|上世纪")
# 一百一十四年十二月: nobody else counts so with a month behind it.
_REPUBLIC = Pattern(f"(?<![国0-9〇零一二三四五六七八九十百千万]){REPUBLICAN}(?=\\s?年\\s?[一二三四五六七八九十]{{1,2}}\\s?月)")
_QUARTERS = Pattern(
    "第(?<![剧集目画].)\\s?(?=[1-4一二三四]\\s?季)|前(?=\\s?[23二两三]\\s?个?季)|(?<![前近度个数至到第])(?=[1-4一二三四]季度)|[上下](?=半年)"
)
_LATIN = Pattern("[QqHhJFMASOND](?=[1-4a-z])(?<![A-Za-z].)")
_SHORT_MONTHS = frozenset(name[:3] for name in _MONTHS)
# Chinese numerals of dates: at most five, the first from the first set, the others from the second.
FIRST_NUMERALS = frozenset("一二三四五六七八九十廿")
NUMERALS = frozenset("〇零○一二三四五六七八九十")
_LONGEST_NUMERAL = 5
_UNITS = frozenset("年月日")
_JOINTS = frozenset("至到~-–—")
_FULL_YEAR = 4


def number_starts(flow: str, runs: list[tuple[int, int]] | None) -> list[tuple[int, tuple[Rule, ...]]]:
    """The numbers that may begin a date, each with the rules that what stands behind it allows."""
    starts: list[tuple[int, tuple[Rule, ...]]] = []
    for start, end in number_runs(flow) if runs is None else runs:
        sign = flow[end : end + 1]
        if sign.isspace():
            sign = flow[end : end + 3].lstrip()[:1]
        if not flow[start].isdecimal():
            if sign in _RULES_BY_SIGN and (begin := _numeral_start(flow, start, end)) is not None:
                starts.append((begin, _RULES_BY_SIGN[sign]))
        elif end - start == _FULL_YEAR:
            starts.append((start, _RULES_OF_YEARS.get(sign, _BARE_YEAR)))
        elif sign in _RULES_BY_SIGN:
            starts.append((start, _RULES_BY_SIGN[sign]))
    return starts


def _numeral_start(flow: str, start: int, end: int) -> int | None:
    """Where in a run of Chinese numerals its date begins: 两千一月 has 一月."""
    sign = flow[end : end + 1]
    # 二○二四/二五年度
    joined = sign in _JOINTS or (sign == "/" and end - start == _FULL_YEAR)
    if not joined and next_sign(flow, end) not in _UNITS:
        return None
    begin = None
    for place in range(end - 1, max(start, end - _LONGEST_NUMERAL) - 1, -1):
        if flow[place] in FIRST_NUMERALS:
            begin = place
        if flow[place] not in NUMERALS:
            break
    return begin


def word_starts(flow: str) -> list[tuple[int, tuple[Rule, ...]]]:
    """The words that may begin a date: 民国, 上世纪, 上半年, 第二季度, Mar, Q3, each with its rules."""
    starts: list[tuple[int, tuple[Rule, ...]]] = []
    if "民国" in flow or "上世纪" in flow:
        starts += [(word.start(), _RULES_BY_SIGN[word[0].removeprefix("中华")]) for word in _WORDS.finditer(flow)]
    if "季" in flow or "半年" in flow:
        starts += [(word.start(), _RULES_BY_SIGN["季度"]) for word in _QUARTERS.finditer(flow)]
    if "一百" in flow:
        starts += [(word.start(), _RULES_BY_SIGN["民国"]) for word in _REPUBLIC.finditer(flow)]
    for letter in _LATIN.finditer(flow):
        start = letter.start()
        if flow[start : start + 3] in _SHORT_MONTHS:
            starts.append((start, _RULES_BY_SIGN["month"]))
        elif letter[0] in "QqHh" and flow[start + 1] in "1234":
            starts.append((start, _RULES_BY_SIGN["half"]))
    return starts
