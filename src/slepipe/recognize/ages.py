"""Ages: 37岁, 两岁半, 6个月大至未满18岁, 七旬, 六十有二."""

from __future__ import annotations

from slepipe.patterns import Pattern
from slepipe.recognize.bounds import BOUNDS, read_bounded
from slepipe.recognize.comparators import comparator
from slepipe.recognize.found import Found
from slepipe.recognize.numerals import parse_chinese, read_amount
from slepipe.recognize.reading import Reading, numbers
from slepipe.recognize.units import next_sign

# Tens of years; 三旬 may be thirty days. A wish (万岁) is no age.
_TENS = Pattern("(?P<tens>[五六七八九])旬")
_AND = Pattern("(?P<tens>[二三四五六七八九]?十)有(?P<ones>[一二三四五六七八九])(?![人名个位例成些种项间家次分点])")
# 6岁3个月, 两岁零四个月, 2岁4月
_MONTHS = Pattern(
    "\\s?[零又]?\\s?(?P<months>\\d{1,2}|[一二两三四五六七八九十]{1,2})\\s?(?:个月|月(?![\\d份初中底末起至到确入就发出]))(?:大(?!复|出|部|多|量))?(?!后|内|前|以|来|间|大)"
)
_YEAR = 12
_AGED = ("年", "已", "龄", "寿", "虚岁", "届")
_WISHES = ("万岁", "千岁", "百岁")


def read_age(flow: str, reading: Reading) -> Found | None:
    """The age of a reading, with 半 behind it."""
    if flow[reading.start : reading.end] in _WISHES:
        return None
    start, end = reading.start, reading.end
    if next_sign(flow, end) in BOUNDS and (bounded := read_bounded(flow, start)) is not None:
        return bounded
    value = numbers(flow, reading) | {"unit": reading.unit.code}
    if reading.unit.form == "岁" and "number" in value and (months := _MONTHS.match(flow, end)) is not None:
        number = read_amount(months["months"], 0)
        value["number"] = round(value["number"] + (number[0].low if number is not None else 0) / _YEAR, 2)
        end = months.end()
    elif reading.unit.code == "a" and flow.startswith("半", end) and not flow.startswith("半年", end) and "number" in value:
        value["number"], end = float(value["number"]) + 0.5, end + 1
    return Found("age", start, end, value, "age")


def read_tens(flow: str, start: int) -> Found | None:
    """七旬 at ``start``, or 六十有二 behind 今年 and the like."""
    if (match := _TENS.match(flow, start)) is not None:
        number = (parse_chinese(match["tens"]) or 0) * 10
    elif flow.endswith(_AGED, 0, start) and (match := _AND.match(flow, start)) is not None:
        number = parse_chinese(match["tens"] + match["ones"]) or 0
    else:
        return None
    sign = comparator(flow, start, match.end())
    value = {"number": number} | ({"comparator": sign} if sign else {}) | {"unit": "a"}
    return Found("age", start, match.end(), value, "age.tens")
