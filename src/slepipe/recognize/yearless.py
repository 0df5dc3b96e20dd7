"""The year of a date that leaves it out, from the reference date and the words before it (去年, 同年, 预计)."""

from __future__ import annotations

import datetime

from slepipe.patterns import Pattern
from slepipe.recognize.clauses import last_clause
from slepipe.recognize.regions import is_taiwanese

_OFFSETS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
_SAME_YEAR = ("同年", "当年", "该年")
# 每年10月 is of no year.
_EVERY_YEAR = ("每年", "历年", "常年", "往年", "逢")
_AND_MONTH = Pattern(r"\d{1,2}\s?月?(?:\s?\d{1,2}\s?日)?\s?[至到和与及、~\-–—]\s?\Z")
_AHEAD = Pattern("预计|预期|预定|预料|将于|将在|计划于|拟于|可望|有望|定于")
_CLAUSE_ENDS = "，。；,;\n"
_NEAR = 12
_HALF_A_YEAR = 6


# 第三季财报 is a quarter; the second season of influenza, or of a series, is none.
_OF_BUSINESS = Pattern(
    "财|营收|营运|获利|净利|亏损|盈|EPS|毛利|业绩|收入|年|预计|可望|有望|预期|计划|规划|单季|季[增减]|出货|完成|申请|送件|解盲|收案|启动|展开|法说"
)
_OF_SEASONS = Pattern("保护|防护|疫苗|流行|流感|感染|节目|影集|首播|播出")
_NEAR_QUARTER = 14


def is_quarter(flow: str, start: int, end: int) -> bool:
    """Whether the words beside a bare 第三季 at ``start:end`` say that it is a part of a year."""
    near = flow[max(0, start - _NEAR_QUARTER) : end + _NEAR_QUARTER]
    return _OF_BUSINESS.search(near) is not None and _OF_SEASONS.search(near) is None


class Calendar:
    """What is known about years while the dates of one text are read in order."""

    def __init__(self, flow: str, reference: datetime.date | None) -> None:
        """``flow`` is the whole text, ``reference`` the date it is read from, if known."""
        self.flow = flow
        self._reference = reference
        self._last, self._last_month = "", 0
        self._taiwan: bool | None = None

    def note(self, edtf: str) -> None:
        """Remember the year of a date that was read, for 同年 later."""
        if edtf[:4].isdigit():
            self._last, self._last_month = edtf[:4], int(edtf[5:7]) if edtf[5:7].isdigit() else 0

    def taiwan(self) -> bool:
        """Whether the text speaks of Taiwan, where years may count from 1912."""
        if self._taiwan is None:
            self._taiwan = is_taiwanese(self.flow)
        return self._taiwan

    def year_of_words(self, start: int) -> str | None:
        """The year that the words before ``start`` name, or ``XXXX`` where they name none; None where nobody can tell which 去年 was."""
        before = self.flow[max(0, start - _NEAR) : start].rstrip()
        # 今年1月至9月, 去年3月、5月
        word = _AND_MONTH.sub("", before).rstrip()[-2:]
        if word in _SAME_YEAR and self._last:
            return self._last
        if word not in _OFFSETS:
            return "XXXX"
        return str(self._reference.year + _OFFSETS[word]) if self._reference is not None else None

    def year(self, month: int, day: int, start: int) -> str:
        """The year of a month (and day, or 0) at ``start``, or ``XXXX`` where nobody can tell it."""
        named = self.year_of_words(start) or "XXXX"
        if named != "XXXX" or self._reference is None or self.flow[max(0, start - _NEAR) : start].endswith(_EVERY_YEAR):
            return named
        today = (self._reference.month, self._reference.day)
        ahead = self._looks_ahead(start)
        year = self._reference.year + ((month, day or 31) < today if ahead else -((month, day) > today))
        # 29 February needs a leap year.
        while (month, day) == (2, 29) and not _has_day(year, month, day):
            year += 1 if ahead else -1
        return str(year)

    def year_of_record(self, month: int) -> str:
        """The year of a month in a record that tells days one after the other, or ``XXXX``: 01-03 behind 2024-12-28 is of 2025."""
        if not self._last:
            return "XXXX"
        return str(int(self._last) + (self._last_month - month > _HALF_A_YEAR))

    def month(self, day: int, start: int) -> str:
        """The year and month of a day alone (14日) at ``start``, or ``XXXX-XX``."""
        if self._reference is None:
            return "XXXX-XX"
        step = 1 if self._looks_ahead(start) else -1
        month = self._reference.year * 12 + self._reference.month - 1
        month += step * (day < self._reference.day if step > 0 else day > self._reference.day)
        while not _has_day(month // 12, month % 12 + 1, day):
            month += step
        return f"{month // 12}-{month % 12 + 1:02}"

    def _looks_ahead(self, start: int) -> bool:
        clause = last_clause(self.flow[max(0, start - _NEAR) : start], _CLAUSE_ENDS)
        return _AHEAD.search(clause) is not None


def _has_day(year: int, month: int, day: int) -> bool:
    # Imported late: few texts need it, and it brings locale along.
    from calendar import monthrange

    return day <= monthrange(year, month)[1]
