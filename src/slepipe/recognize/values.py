"""All values of a text: dates, durations, ages, percents, counts, money, doses, measurements, phases, identifiers."""

from __future__ import annotations

import datetime

from slepipe.patterns import Pattern
from slepipe.recognize.dates import find_dates
from slepipe.recognize.found import Found, outermost
from slepipe.recognize.identifiers import find_identifiers
from slepipe.recognize.idioms import without_idioms
from slepipe.recognize.numerals import number_runs
from slepipe.recognize.phases import find_phases
from slepipe.recognize.quantities import find_quantities

# The mark of an item glued to its first number: 3.6个月内用过 behind an item 2.
_MARK = Pattern(r"(\d{1,2})\.(?=\d)")
_ITEM = Pattern(r"(?<!\d)(\d{1,2})[.、．]")
_ENDS = frozenset("\n；;。")


def recognize_values(flow: str, *, date: datetime.date | None = None) -> list[Found]:
    """Find every value in the flow (Simplified, full-width ASCII folded), sorted and without overlaps.

    ``date`` is the reference date: a date without a year is the latest such date not after it (after it where the text
    looks ahead, 预计); without it the year stays open, ``XXXX-07-02``. Of two values that overlap the longer stays.
    """
    flow = _without_list_marks(flow)
    runs = number_runs(flow)
    found = find_identifiers(flow) + find_dates(flow, date, runs) + find_phases(flow) + find_quantities(flow, runs)
    return without_idioms(flow, outermost(found))


def _without_list_marks(flow: str) -> str:
    """The flow with a line end for the stop of a list mark that would else begin a decimal; same length."""
    glued = [
        match.end() - 1
        for match in _MARK.finditer(flow)
        if int(match[1]) > 1 and _begins_item(flow, match.start()) and _last_item(flow, match.start()) == int(match[1]) - 1
    ]
    for stop in glued:
        flow = f"{flow[:stop]}\n{flow[stop + 1 :]}"
    return flow


def _last_item(flow: str, end: int) -> int:
    """The number of the last item before ``end``, 0 without one."""
    marks = [int(match[1]) for match in _ITEM.finditer(flow, 0, end) if _begins_item(flow, match.start())]
    return marks[-1] if marks else 0


def _begins_item(flow: str, start: int) -> bool:
    """Whether the text, a line or a sentence begins at ``start``, or one blank before it."""
    blank = start > 0 and flow[start - 1].isspace()
    return start <= blank or flow[start - 1] in _ENDS or (blank and flow[start - 2] in _ENDS)
