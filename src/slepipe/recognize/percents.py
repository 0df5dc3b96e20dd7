"""Percents: 99.1%, 16.3个百分点, 0.5‰, 三成, 七成五, 六至七成, 百分之三十, 三分之一; the value is out of a hundred."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from slepipe.patterns import Pattern
from slepipe.recognize.comparators import comparator
from slepipe.recognize.found import Found
from slepipe.recognize.measurements import is_negative
from slepipe.recognize.numerals import plain, read_amount
from slepipe.recognize.reading import Reading, numbers
from slepipe.recognize.units import Unit

_PERCENT = Unit("", "percent", "%")
_FRACTION = Pattern(
    r"(?P<whole>[十百]?[百千万]|\d+万?|[一二三四五六七八九十百]{1,6})分之\s?(?=[\d零〇一二两三四五六七八九十百点])"
)
_LONGEST_WHOLE = 32
_TO_HALF = Pattern(r"\s?[至到~\-–—]\s?一半")
_HALF = 50
_TO_PART = Pattern(r"\s?[至到~～\-–—]\s?(?=[\d一二两三四五六七八九十])")
# 百分之二到三个月, 百分之二至三成
_GOES_ON = Pattern(r"分之|\s?[%％年个月天日周星小分秒岁名例人位次度成倍毫微公克米片]")
_WHOLES = {"百": 100, "千": 1000, "万": 10**4}
_SCALED = ("number", "min", "max")
_NUMERALS = "零一二三四五六七八九"
_SHORT_FRACTION = Pattern(
    "(?P<whole>[三四五六七八九])分(?P<part>[一二三四五六七])(?![致样般定种直个些切次点起同年月日分成钟半毫度天周岁期级零〇一二三四五六七八九十百千万])"
)
# 七成五 is 75%; but 三成四成 and 三成五分 are other things.
_SECOND_DIGIT = Pattern(r"[一二三四五六七八九1-9](?![成分])|\s[1-9](?=[，。；、）)]|\s(?![例名人位个项年天周月次分成日种])|\Z)")
_TO_SECOND = Pattern(r"\s?[至到~\-–—]\s?(?P<tens>[一二两三四五六七八九1-9])成(?P<ones>[一二三四五六七八九半](?![成分]))?")
_ODD = Pattern(r"[多余](?=[的，,。；;、）)]|$)")
_ALL = 10
_ORDINAL = Pattern(r"(?:第|前)\s?\Z")


def read_fraction(flow: str, start: int) -> Found | None:
    """百分之三十, 千分之二, 三分之一 at ``start``."""
    if "分之" not in flow[start : start + _LONGEST_WHOLE]:
        return _short_fraction(flow, start)
    match = _FRACTION.match(flow, start)
    if match is None or (part := read_amount(flow, match.end())) is None:
        return None
    whole = read_amount(match["whole"], 0)
    parts = _WHOLES.get(match["whole"]) or (whole[0].low if whole else 0)
    if not parts:
        return None
    share = float(part[0].low) * 100 / parts
    number = plain(Decimal(str(round(share, 4 if parts > _WHOLES["千"] else 2))))
    value = numbers(flow, Reading(start, part[1], part[0], _PERCENT)) | {"number": number}
    # 三分之一到一半
    if (half := _TO_HALF.match(flow, part[1])) is not None and number < _HALF:
        del value["number"]
        return Found("percent", start, half.end(), value | {"min": number, "max": _HALF}, "percent.fraction")
    # 百万分之二到六, but not 百分之二到百分之六
    sign = _TO_PART.match(flow, part[1])
    high = read_amount(flow, sign.end()) if sign is not None else None
    if high is not None and high[0].low > part[0].low and _GOES_ON.match(flow, high[1]) is None:
        most = plain(Decimal(str(round(float(high[0].low) * 100 / parts, 4 if parts > _WHOLES["千"] else 2))))
        del value["number"]
        return Found("percent", start, high[1], value | {"min": number, "max": most}, "percent.fraction")
    return Found("percent", start, part[1], value, "percent.fraction")


def _short_fraction(flow: str, start: int) -> Found | None:
    """Hong Kong's 三分一 and 四分三 at ``start``, which leave out 之; 三分钟, 十分一致 and 得三分 are none."""
    match = _SHORT_FRACTION.match(flow, start)
    if match is None:
        return None
    whole, part = (_NUMERALS.index(match[name]) for name in ("whole", "part"))
    if not 0 < part < whole:
        return None
    sign = comparator(flow, start, match.end())
    value: dict[str, Any] = {"number": plain(Decimal(str(round(100 * part / whole, 2))))} | ({"comparator": sign} if sign else {})
    return Found("percent", start, match.end(), value, "percent.fraction")


def read_percent(flow: str, reading: Reading) -> Found | None:
    """The percent of a reading; None for 十成 and ordinals (第三成)."""
    value, start, end = numbers(flow, reading), reading.start, reading.end
    if reading.unit.form == "成":
        # 8.3亿成人 are grown-ups.
        if reading.low.low > _ALL or reading.low.scale != 1:
            return None
        if _ORDINAL.search(flow[max(0, start - 2) : start]) or flow[start:end] == "十成":
            return None
        value, end = _tenths(flow, value, end)
    elif reading.unit.form == "‰":
        value = _times(value, Decimal("0.1"))
    elif "number" in value and _ODD.match(flow, end):
        # 20%多: the word stays outside of the mention, as 以上 does; 20%多中心 is another matter.
        value = value | {"approximate": True}
    if is_negative(flow, start):
        start -= 1
        value = {key: -each if key in ("number", "min") else each for key, each in value.items()}
    return Found("percent", start, end, value, "percent")


def _times(value: dict[str, Any], factor: Decimal) -> dict[str, Any]:
    return {key: plain(Decimal(str(each)) * factor) if key in _SCALED else each for key, each in value.items()}


def _tenths(flow: str, value: dict[str, Any], end: int) -> tuple[dict[str, Any], int]:
    """三成 is 30, 七成五 is 75, 一成半 is 15, 三成多 is about 30, 一成五到两成 is 15 to 20."""
    value = _times(value, Decimal(10))
    last = "number" if "number" in value else "max"
    second_digit = _SECOND_DIGIT.match(flow, end)
    if second_digit is not None or flow.startswith("半", end):
        after = second_digit.end() if second_digit is not None else end + 1
        value, end = value | {last: value[last] + _ones(flow[after - 1])}, after
    if last == "max":
        return value, end
    if (second := _TO_SECOND.match(flow, end)) is not None:
        high = _ones(second["tens"]) * 10 + (_ones(second["ones"]) if second["ones"] else 0)
        low = value.pop("number")
        return {"min": low, "max": high} | value, second.end()
    if flow[end : end + 1] in ("多", "余", "几"):
        return value | {"approximate": True}, end + 1
    return value, end


def _ones(digit: str) -> Any:
    amount = read_amount(digit, 0)
    return amount[0].low if amount is not None else 5
