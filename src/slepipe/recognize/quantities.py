"""Quantities of the flow: a number or range, its unit from ``units.tsv``, then the reader of the unit's type."""

from __future__ import annotations

import re
from collections.abc import Callable

from slepipe.recognize.doses import is_measurement, read_dose, read_every
from slepipe.recognize.durations import read_count_half, read_duration, read_half, read_list
from slepipe.recognize.found import Found
from slepipe.recognize.measurements import find_statistics, read_measurement, read_product, read_ratio
from slepipe.recognize.money import read_money, read_prefixed
from slepipe.recognize.numerals import read_amount
from slepipe.recognize.pattern import Pattern
from slepipe.recognize.percents import read_fraction, read_percent
from slepipe.recognize.reading import Reading, numbers, read_quantity

# Where a quantity can begin: a number, 每 or 隔 of a frequency, a Latin frequency, a currency.
_START = Pattern(
    r"\d+|[数几](?=[十百千万亿])|(?<!以)上(?=[百千万亿])|[零〇○一二两三四五六七八九十百千万亿廿]+|半|每|隔|(?<![A-Za-z0-9])[bqtBQT](?=[\dwdihnmWDIHM.])"
    r"|US\$|HK\$|NT\$?|[$¥￥€£]|(?:人民|港|新台|台|澳门)币|[A-Z]{3}(?=\s?\d)"
)
# A number right behind these is part of a name or code: IL-6, SRI-4, v1.2, 12/23, FOXP3.
_IN_A_NAME = Pattern(r"[A-Za-z0-9αβγδκ_#][-‑/.:]?\Z|[/_#]\Z|(?<!\d)\d{1,3},\Z|[A-Za-z0-9)][-‑–][A-Za-z]?\Z")
# Names of drugs are long and lower-case, and doses get glued to them: prednisone5mg.
_WORD_BEFORE = Pattern(r"[a-z]{4}\Z")
_THOUSANDS = Pattern(r"\d{3}(?!\d)")
_LONGEST_NUMERAL = 12
_ORDINAL = Pattern(r"(?:第|前|后|首|排名)\s?\Z")
# 一 before a classifier is an article (一名患者) unless it is weighed: 仅一例, 只有一人.
_WEIGHED = Pattern("(?:仅|只|各)(?:有|为|见)?\\Z")


def find_quantities(flow: str) -> list[Found]:
    """All counts, percents, durations, ages, money, doses and measurements of the flow, in order."""
    found: list[Found] = []
    done = 0
    for match in _START.finditer(flow):
        start = match.start()
        if start < done:
            continue
        one = _read(flow, start, match.end())
        if one is not None:
            found.append(one)
            done = one.end
    return found + find_statistics(flow)


def _read(flow: str, start: int, end: int) -> Found | None:
    first = flow[start]
    if first in "每隔bqtBQT":
        return read_every(flow, start)
    if first == "半":
        return read_half(flow, start)
    if not (first.isdigit() or first in "数几上" or first in "零〇○一二两三四五六七八九十百千万亿廿"):
        return read_prefixed(flow, start)
    if _in_a_name(flow, start):
        return None
    # 统一三组: where the whole run is no number, a later part may be.
    for begin in range(max(start, end - _LONGEST_NUMERAL), end) if not first.isdigit() else (start,):
        for reader in _READERS:
            if (one := reader(flow, begin)) is not None:
                return one
        if read_amount(flow, begin) is not None:
            break
    return None


def _in_a_name(flow: str, start: int) -> bool:
    before = flow[max(0, start - 5) : start]
    sign = _IN_A_NAME.search(before)
    if sign is None or (sign[0].endswith(",") and not _THOUSANDS.match(flow, start)):
        return False
    return _WORD_BEFORE.search(before) is None


def _read_time_list(flow: str, start: int) -> Found | None:
    ordinal = start - len(behind[0]) if (behind := re.search(r"第\s?\Z", flow[max(0, start - 2) : start])) else start
    return read_list(flow, start, ordinal)


def _read_frequency(flow: str, start: int) -> Found | None:
    """一天两次, 2次/日: a frequency that begins with its number."""
    return read_every(flow, start)


def _read_by_unit(flow: str, start: int) -> Found | None:
    reading = read_quantity(flow, start)
    if reading is None:
        return None
    reader = _BY_TYPE.get(reading.unit.type)
    return reader(flow, reading) if reader is not None else None


def _count(flow: str, reading: Reading) -> Found | None:
    """A count, or a measurement where a denominator makes it one (200个/μL)."""
    start, unit = reading.start, reading.unit
    if unit.per:
        if unit.per[0] in ("L", "uL", "mL", "[HPF]", "min"):
            return Found(
                "measurement",
                start,
                reading.end,
                numbers(flow, reading) | {"unit": "/" + "/".join(unit.per)},
                "measurement.count",
            )
        reading = Reading(start, start + flow[start : reading.end].index("/"), reading.low, unit, high=reading.high)
    before = flow[max(0, start - 4) : start]
    if _ORDINAL.search(before):
        return None
    text = flow[start : reading.end - len(unit.form)].strip()
    if text == "一" and reading.high is None and not _WEIGHED.search(before):
        return None
    # Two of something is 两; 二次 is the second time.
    if text == "二" and reading.high is None:
        return None
    if text in ("百", "千", "万", "亿") and not before.endswith(("每", "上", "近", "逾", "约", "达")):
        return None
    if unit.form == "组" and not re.search("分(?:为|成)?|共\\Z", before):
        return None
    return Found("count", start, reading.end, numbers(flow, reading) | {"unit": unit.form}, "count")


def _age(flow: str, reading: Reading) -> Found | None:
    if flow[reading.start : reading.end] in ("万岁", "千岁", "百岁"):
        return None
    start, end = reading.start, reading.end
    value = numbers(flow, reading) | {"unit": reading.unit.code}
    if (
        reading.unit.code == "a"
        and flow.startswith("半", end)
        and not flow.startswith("半年", end)
        and "number" in value
    ):
        value["number"], end = float(value["number"]) + 0.5, end + 1
    return Found("age", start, end, value, "age")


def _dose(flow: str, reading: Reading) -> Found | None:
    return read_measurement(flow, reading) if is_measurement(flow, reading) else read_dose(flow, reading)


_BY_TYPE: dict[str, Callable[[str, Reading], Found | None]] = {
    "age": _age,
    "count": _count,
    "dose": _dose,
    "duration": read_duration,
    "measurement": read_measurement,
    "money": read_money,
    "percent": read_percent,
}
_READERS: tuple[Callable[[str, int], Found | None], ...] = (
    read_fraction,
    read_product,
    read_ratio,
    _read_time_list,
    read_count_half,
    _read_frequency,
    _read_by_unit,
)
