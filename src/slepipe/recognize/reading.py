"""A number or a range of numbers at a place of the flow, with its unit: the common part of all quantities."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec

from slepipe.patterns import Pattern
from slepipe.recognize.comparators import comparator
from slepipe.recognize.numerals import Amount, Number, plain, read_amount
from slepipe.recognize.units import Unit, is_of_persons, match_denominators, match_unit, next_sign

_RANGE = Pattern(r"\s?(?:至|到|~|-|–|—|−|‑)\s?(?:第\s?|[未不]满\s?)?")
# 11-06 is a day, no range.
_ZERO_FIRST = Pattern(r"0\d")
_DEVIATION = Pattern(r"\s?(?:±|\+/-)\s?")
# 1×10^6个/kg, 2×10^6 CAR-T细胞/kg: cells by body weight.
_CELLS = Pattern(
    r"\s?[个枚]?\s?(?:CAR-?\s?(?:T|NK)|(?:UC-?)?MSCs?|CD34\+?|T|NK|间充质干|造血干|干|有核|单个核)?\s?(?:细胞|cells)?\s?/\s?(?:kg|公斤|千克)"
)
# Below the stroke of numbers of cells.
_OF_CELLS = frozenset(("L", "uL", "mL", "[HPF]"))
_MANY = 1000
_TEN = 10
_TENS = frozenset(10**power for power in range(9))
_BEFORE_LISTS = frozenset(("", "\n", "第", "图", "表", "、", "和", "及", "型", "类", "级", "组"))
RANGE_SIGNS = frozenset("至到~-–—−‑")
OPENING = frozenset("([（")
# 5.3(1.8,9.6)年: the quartiles stand between the number and its unit; an edition sets the brackets in full width.
_SPREAD = Pattern(
    r"\s?[(\[（]\s?(?:IQR[:：]?\s?)?[-−]?\d{1,6}(?:\.\d{1,6})?\s?[,，、;；~～至到\-–—]\s?[-−]?\d{1,6}(?:\.\d{1,6})?\s?[)\]）]\s?"
)
_SPREAD_AT = Pattern(r"\d{1,6}(?:\.\d{1,6})?(?P<spread>\s?[(\[（]\s?[I\d\-−])")
_SPREAD_TYPES = frozenset({"duration", "age", "measurement", "percent", "dose"})
_DEVIATION_SIGNS = frozenset("±+")
_CELL_SIGNS = frozenset("个枚CUMTN间造干有单细c/")
# What may stand behind a number with a unit, beside the beginnings of units: range, deviation, cells, denominator.
NUMBER_GOES_ON = RANGE_SIGNS | _DEVIATION_SIGNS | _CELL_SIGNS | frozenset("·•、")
_CLOSING = Pattern(r"\s?[)）]\s?")


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What stands at ``start:end``: one amount or two, the unit (also that of the first), a deviation."""

    start: int
    end: int
    low: Amount
    unit: Unit
    high: Amount | None = None
    low_unit: Unit | None = None
    deviation: Number | None = None


def read_quantity(flow: str, start: int, first: tuple[Amount, int] | None = None) -> Reading | None:
    """The number or range with a unit at ``start``, e.g. 7.5至40 mg/日 or 6个月至2年; None where there is none.

    ``first`` is what ``read_amount`` gives at ``start``, for those who have it.
    """
    first = first or read_amount(flow, start)
    if first is None:
        return None
    low, end = first
    behind = next_sign(flow, end)
    if behind in _DEVIATION_SIGNS and (sign := _DEVIATION.match(flow, end)) is not None:
        return _read_deviation(flow, start, low, sign.end())
    if low.low >= _MANY and behind in _CELL_SIGNS and (cells := _CELLS.match(flow, end)) is not None:
        return Reading(start, cells.end(), low, Unit("", "dose", "{cells}", per=("kg",)))
    own = match_unit(flow, end)
    if own is None and behind in OPENING:
        return _read_spread(flow, start, low, end)
    if own is None and flow.startswith("、", end) and (pair := _read_pair(flow, start, low, end)) is not None:
        return pair
    if (second := _read_high(flow, own[1] if own else end, own)) is not None:
        high, unit, end = second
        if own is not None and _is_young(own[0], unit):
            low = Amount(plain(Decimal(str(round(low.low / 12, 2)))))
        return Reading(start, end, low if own else same_scale(low, high), unit, high=high, low_unit=own[0] if own else unit)
    if own is not None:
        return Reading(start, own[1], low, own[0])
    return _read_bare(flow, start, low, end)


def _read_bare(flow: str, start: int, low: Amount, end: int) -> Reading | None:
    """50×10^9/L, 4000/μL and 0–2/HPF have denominators only; 5/日 and 1/2次 are none of these."""
    high = None
    if next_sign(flow, end) in RANGE_SIGNS and (sign := _RANGE.match(flow, end)) is not None:
        high = read_amount(flow, sign.end())
    per, after = match_denominators(flow, end if high is None else high[1])
    if not per or not (per[0] in _OF_CELLS or is_of_persons(per)):
        return None
    unit = Unit("", "measurement", "", per=per)
    return Reading(start, after, low, unit, high=high and high[0], low_unit=high and unit)


def _read_pair(flow: str, start: int, low: Amount, end: int) -> Reading | None:
    """3、4万元, 两、三百人: two numbers in a row are about so many; but no heading (二、三十例) and no list of numbers (图1、2)."""
    second = read_amount(flow, end + 1)
    if second is None or not 0 < low.low < _TEN or isinstance(low.low, float) or flow[start - 1 : start] in _BEFORE_LISTS:
        return None
    scale = second[0].low // (low.low + 1)
    if scale not in _TENS or second[0].low != (low.low + 1) * scale or second[0].chinese != low.chinese:
        return None
    found = match_unit(flow, second[1])
    if found is None or found[0].type not in ("money", "count", "age"):
        return None
    return Reading(
        start, found[1], Amount(low.low * int(scale), chinese=low.chinese), found[0], high=second[0], low_unit=found[0]
    )


def is_spread(flow: str, start: int) -> bool:
    """Whether a bracket with a number stands behind the number at ``start``: 5.3(1.8,9.6)年."""
    return _SPREAD_AT.match(flow, start) is not None


def _read_spread(flow: str, start: int, low: Amount, end: int) -> Reading | None:
    if (spread := _SPREAD.match(flow, end)) is None:
        return None
    unit = match_unit(flow, spread.end())
    return Reading(start, unit[1], low, unit[0]) if unit is not None and unit[0].type in _SPREAD_TYPES else None


def _read_deviation(flow: str, start: int, low: Amount, after_sign: int) -> Reading | None:
    if (amount := read_amount(flow, after_sign)) is None:
        return None
    # (45.2±12.3)岁 has its unit behind the bracket, so the span begins with the bracket.
    closing = _CLOSING.match(flow, amount[1]) if start and flow[start - 1] in "(（" else None
    unit = match_unit(flow, closing.end() if closing else amount[1])
    return Reading(start - bool(closing), unit[1], low, unit[0], deviation=amount[0].low) if unit else None


def _read_high(flow: str, start: int, own: tuple[Unit, int] | None) -> tuple[Amount, Unit, int] | None:
    """The upper bound after a range sign; with a unit on both sides the two must be of one type (1%至2%)."""
    if next_sign(flow, start) not in RANGE_SIGNS:
        return None
    if (
        (sign := _RANGE.match(flow, start)) is None
        or (second := read_amount(flow, sign.end())) is None
        or (found := match_unit(flow, second[1])) is None
        or (found[0].form == "起" and _ZERO_FIRST.match(flow, sign.end()) is not None)
    ):
        return None
    if own is not None and own[0].type != found[0].type and not _is_young(own[0], found[0]):
        return None
    # 一度到3.5分: an adverb.
    if own is not None and own[0].form == "度" and own[0].code != found[0].code:
        return None
    return second[0], found[0], found[1]


def _is_young(low: Unit, high: Unit) -> bool:
    """6个月至17岁 are ages, though the months alone would be a duration; 6个月大至17岁 are, too."""
    return low.code in ("M", "mo") and high.code == "a"


def same_scale(low: Amount, high: Amount) -> Amount:
    """100至200万元 starts at a million, 5000至2万人 at five thousand."""
    if high.scale == 1 or low.scale != 1 or low.low * high.scale >= high.low:
        return low
    return Amount(plain(Decimal(str(low.low)) * high.scale), approximate=low.approximate)


def numbers(flow: str, reading: Reading) -> dict[str, Any]:
    """The number part of a value: ``number`` or ``min`` and ``max``, the comparator and the flag of approximation."""
    low, high = reading.low, reading.high
    value: dict[str, Any]
    if high is not None:
        value = {"min": low.low, "max": high.high if high.high is not None else high.low}
    elif low.high is not None:
        value = {"min": low.low, "max": low.high}
    else:
        value = {"number": low.low}
    if reading.deviation is not None:
        value["deviation"] = reading.deviation
    return value | flags(flow, reading)


def flags(flow: str, reading: Reading) -> dict[str, Any]:
    """The comparator beside the span and whether the number is vague (余, 多, 几)."""
    value: dict[str, Any] = {}
    if sign := comparator(flow, reading.start, reading.end) or reading.low.comparator:
        value["comparator"] = sign
    if reading.low.approximate or (reading.high is not None and reading.high.approximate):
        value["approximate"] = True
    return value
