"""All values of a text: dates, durations, ages, percents, counts, money, doses, measurements, phases, identifiers."""

from __future__ import annotations

import datetime

from slepipe.recognize.dates import find_dates
from slepipe.recognize.found import Found, outermost
from slepipe.recognize.identifiers import find_identifiers
from slepipe.recognize.numerals import number_runs
from slepipe.recognize.phases import find_phases
from slepipe.recognize.quantities import find_quantities


def recognize_values(flow: str, *, date: datetime.date | None = None) -> list[Found]:
    """Find every value in the flow (Simplified, full-width ASCII folded), sorted and without overlaps.

    ``date`` is the reference date: a date without a year is the latest such date not after it (after it where the text
    looks ahead, 预计); without it the year stays open, ``XXXX-07-02``. Of two values that overlap the longer stays.
    """
    runs = number_runs(flow)
    found = find_identifiers(flow) + find_dates(flow, date, runs) + find_phases(flow) + find_quantities(flow, runs)
    return outermost(found)
