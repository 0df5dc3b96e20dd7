"""All values of a text: dates, durations, ages, percents, counts, money, doses, measurements, phases, identifiers."""

from __future__ import annotations

import datetime

from slepipe.patterns import Pattern, pattern
from slepipe.recognize.dates import find_dates
from slepipe.recognize.found import Found, outermost
from slepipe.recognize.identifiers import find_identifiers
from slepipe.recognize.numerals import number_runs
from slepipe.recognize.phases import find_phases
from slepipe.recognize.quantities import find_quantities

# The mark of an item glued to its first number: 3.6个月内用过 behind an item 2.
_MARK = Pattern(r"(?:\A|(?<=[\n；;。]))\s?(\d{1,2})\.(?=\d)")
_ITEM = r"(?:\A|(?<=[\n；;。]))\s?%d[.、．]"


def recognize_values(flow: str, *, date: datetime.date | None = None) -> list[Found]:
    """Find every value in the flow (Simplified, full-width ASCII folded), sorted and without overlaps.

    ``date`` is the reference date: a date without a year is the latest such date not after it (after it where the text
    looks ahead, 预计); without it the year stays open, ``XXXX-07-02``. Of two values that overlap the longer stays.
    """
    flow = _without_list_marks(flow)
    runs = number_runs(flow)
    found = find_identifiers(flow) + find_dates(flow, date, runs) + find_phases(flow) + find_quantities(flow, runs)
    return outermost(found)


def _without_list_marks(flow: str) -> str:
    """The flow with a line end for the stop of a list mark that would else begin a decimal; same length."""
    glued = [
        match
        for match in _MARK.finditer(flow)
        if int(match[1]) > 1 and pattern(_ITEM % (int(match[1]) - 1)).search(flow, 0, match.start())
    ]
    for match in glued:
        flow = f"{flow[: match.end() - 1]}\n{flow[match.end() :]}"
    return flow
