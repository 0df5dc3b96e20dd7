"""Ages between two bounds with the word between them: 18周岁≤年龄≤70周岁 is one age."""

from __future__ import annotations

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found
from slepipe.recognize.numerals import read_amount
from slepipe.recognize.units import match_unit

_SIGN = "(?:[≤≦⩽]|<=?)"
_BOUNDED = Pattern(rf"(?P<low>\d{{1,3}})\s?(?:周?岁)?\s?{_SIGN}\s?(?:患者|受试者|入组)?的?年龄\s?{_SIGN}\s?(?=\d)")
_LONGEST = 24
BOUNDS = frozenset("≤≦⩽<")


def read_bounded(flow: str, start: int) -> Found | None:
    """The age at ``start`` whose two bounds enclose 年龄; ``min`` and ``max``."""
    if "年龄" not in flow[start : start + _LONGEST] or (match := _BOUNDED.match(flow, start)) is None:
        return None
    high = read_amount(flow, match.end())
    unit = match_unit(flow, high[1]) if high is not None else None
    if high is None or unit is None or unit[0].type != "age":
        return None
    value = {"min": int(match["low"]), "max": high[0].low, "unit": unit[0].code}
    return Found("age", start, unit[1], value, "age.bounded")
