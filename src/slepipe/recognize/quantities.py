"""Quantities of the flow: a number or range, its unit from ``units.tsv``, then the reader of the unit's type."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import msgspec

from slepipe.patterns import Pattern
from slepipe.recognize.ages import read_age, read_tens
from slepipe.recognize.bare import read_bare, read_lent
from slepipe.recognize.bounds import read_bounded
from slepipe.recognize.counts import counted, read_count
from slepipe.recognize.doses import read_dose, read_every, read_given, read_part, read_shape
from slepipe.recognize.durations import read_count_half, read_duration, read_half, read_list, read_pregnancy, read_seconds
from slepipe.recognize.findings import CONCENTRATIONS, is_finding, is_measurement, of_units
from slepipe.recognize.found import Found
from slepipe.recognize.measurements import (
    find_statistics,
    read_measurement,
    read_per_minute,
    read_per_volume,
    read_product,
    read_ratio,
)
from slepipe.recognize.money import read_money, read_prefixed
from slepipe.recognize.numerals import ALPHANUMERIC, NUMERALS, Amount, is_parted, number_runs, read_amount
from slepipe.recognize.percents import read_fraction, read_percent
from slepipe.recognize.pieces import SHAPES, is_article, is_counted, is_pack
from slepipe.recognize.reading import NUMBER_GOES_ON, OPENING, RANGE_SIGNS, Reading, is_spread, read_quantity
from slepipe.recognize.tallied import find_tallied
from slepipe.recognize.unitless import find_unitless
from slepipe.recognize.units import next_sign, unit_lines

# Where a quantity can begin that begins with no number: 数 and 上 of 数百, 每 or 隔 of a frequency, a Latin frequency,
# a currency. A class first lets the search skip all else quickly.
_SIGNS = Pattern(
    "[半½¼每隔早朝数几上$¥￥€£](?<!以上)|日(?<=[，,。；;、：:（(\n ]日)(?=\\s?[一二两三四1-4]\\s?[剂次付帖])|成(?=个[月星礼钟小])"
)
_LETTERS = Pattern(
    r"[bqtA-Z](?:(?<=[bqtBQT])(?<![A-Za-z0-9].)(?=[\dwdiohnmWDIOHM.])|(?<=U)S\$|(?<=H)K\$|(?<=N)T\$?"
    r"|(?<=[A-Z])[A-Z]{2}(?=\s?\d))"
)
_CURRENCIES = Pattern("(?:人民|港|新台|台|澳门|日|韩)币")
# More often these stand behind the number.
_CURRENCIES_AHEAD = ("美金", "美元", "欧元", "港元", "日元")
# Behind what comes later in Unicode, Chinese characters and full-width signs, a number is no part of a name.
_HAN = "\u2fff"
# A number right behind these is part of a name or code: IL-6, SRI-4, v1.2, 12/23, FOXP3.
_NAME = ALPHANUMERIC | frozenset("αβγδκ_#")
_RARELY_AFTER_DIGITS = OPENING | frozenset("0123456789")
# 维生素D800 IU names a vitamin and its dose, 维生素B12片 only the vitamin.
_VITAMIN = ("维生素A", "维生素C", "维生素D", "维生素E", "维他命A", "维他命C", "维他命D", "维他命E")
_GIVEN_OF_VITAMINS = Pattern(r"\d{3}|\d+\s?[mgu万微毫]")
_SHORT_NAME = Pattern(r"[A-Z]{3}\Z")
_MASS = Pattern(r"\d+(?:\.\d+)?\s?(?:[mμµu]?g|毫克|克)(?![A-Za-z])")
_HYPHENS = frozenset("-‑–")
_JOINTS = frozenset("-‑/.:")
_THOUSANDS_BEFORE = Pattern(r"(?<!\d)\d{1,3},\Z")
_THOUSANDS = Pattern(r"\d{3}(?!\d)")
_LONGEST_NUMERAL = 12
_SCALES = frozenset("十百千万亿")
_MYRIADS = frozenset("万亿")
_MYRIAD = Pattern(r"\d+(?:\.\d+)?\s?[万亿]")
_LEFT = ("只剩", "仅剩", "剩下", "只剩下", "仅余")
# 摄氏六十度
_SCALES_OF_HEAT = ("摄氏",)
# n=567 is how many took part.
_SAMPLE = Pattern(r"[nN](?<![A-Za-z0-9].)\s?=\s?(?P<number>\d{1,3}(?:,\d{3})+|\d{1,7})(?![\d%]|\.\d)")


def find_quantities(flow: str, runs: list[tuple[int, int]] | None = None) -> list[Found]:
    """All counts, percents, durations, ages, money, doses and measurements of the flow, in order.

    ``runs`` are the ``number_runs`` of the flow, for those who have them.
    """
    found: list[Found] = []
    done = 0
    runs = number_runs(flow) if runs is None else runs
    for start, end in sorted(runs + _other_starts(flow)):
        if start < done:
            continue
        one = _read(flow, start, end)
        if one is not None:
            found.append(one)
            done = one.end
    return found + _find_samples(flow) + find_statistics(flow) + list(find_unitless(flow)) + list(find_tallied(flow))


def _find_samples(flow: str) -> list[Found]:
    found: list[Found] = []
    place = flow.find("=")
    while place >= 0:
        start = place - 1 - flow.startswith(" ", place - 1)
        if flow[start] in "nN" and (match := _SAMPLE.match(flow, start)) is not None:
            value = {"number": int(match["number"].replace(",", "")), "unit": "例"}
            found.append(Found("count", start, match.end(), value, "count.sample"))
        place = flow.find("=", place + 1)
    return found


def _other_starts(flow: str) -> list[tuple[int, int]]:
    starts = [match.span() for pattern in (_SIGNS, _LETTERS) for match in pattern.finditer(flow)]
    if "币" in flow:
        starts += [match.span() for match in _CURRENCIES.finditer(flow)]
    for currency in _CURRENCIES_AHEAD:
        place = flow.find(currency)
        while place >= 0:
            end = place + len(currency)
            if next_sign(flow, end).isdecimal():
                starts.append((place, end))
            place = flow.find(currency, end)
    return starts


def _read(flow: str, start: int, end: int) -> Found | None:
    first = flow[start]
    if first.isdecimal():
        return _read_digits(flow, start, end)
    if first in NUMERALS:
        return _read_numeral(flow, start, end)
    if first in "每隔早朝日bqtBQT" and not flow.startswith("日币", start):
        if flow.startswith("每分钟", start):
            return read_per_minute(flow, start)
        return read_per_volume(flow, start) or read_every(flow, start) if first == "每" else read_every(flow, start)
    if first in "半成½¼":
        return read_half(flow, start) or read_part(flow, start)
    if first in "数几上":
        return (
            None
            if flow[end : end + 1] not in _SCALES or _in_a_name(flow, start)
            else _read_with_amount(flow, start, read_amount(flow, start))
        )
    return read_prefixed(flow, start)


def _read_digits(flow: str, start: int, end: int) -> Found | None:
    after = end
    if flow.startswith(".", end):
        after += 1
        while flow[after : after + 1].isdecimal():
            after += 1
    sign = next_sign(flow, after)
    if sign not in _after_digits() and (sign not in _RARELY_AFTER_DIGITS or not _goes_on(flow, start, end, sign)):
        return None
    # 「05 家长常问」 is the fifth section.
    if _in_a_name(flow, start) or (
        flow[start] == "0" and flow[start:end].lstrip("0") and flow[end : end + 1] == " " and end - start > 1
    ):
        return None
    for reader in _BY_SIGN.get(sign, ()):
        if (one := reader(flow, start)) is not None:
            return one
    return _read_with_amount(flow, start, read_amount(flow, start))


def _goes_on(flow: str, start: int, end: int, sign: str) -> bool:
    """Whether more of the number stands behind what is rarely so: a blank between thousands, or a bracket with a range."""
    return is_parted(flow, start, end) if sign.isdecimal() else sign in OPENING and is_spread(flow, start)


def _read_numeral(flow: str, start: int, end: int) -> Found | None:
    """The quantity of a run of Chinese numerals, or of its end: 统一三组 has 三组."""
    sign = next_sign(flow, end)
    # Behind Latin letters and digits a Chinese numeral begins anew: TRuE-V2两项.
    if (sign not in _after_numeral() and flow[end - 1] not in _MYRIADS) or (
        not flow[start - 1 : start].isascii() and _in_a_name(flow, start)
    ):
        return None
    readers = _BY_SIGN_OF_NUMERAL.get(sign, ())
    for begin in range(max(start, end - _LONGEST_NUMERAL), end):
        for reader in readers:
            if (one := reader(flow, begin)) is not None:
                return one
        if (amount := read_amount(flow, begin)) is not None:
            return _read_with_amount(flow, begin, amount)
    return None


def _read_with_amount(flow: str, start: int, amount: tuple[Amount, int] | None) -> Found | None:
    if amount is None:
        return None
    return read_count_half(flow, start, amount) or _read_by_unit(flow, start, amount)


def _in_a_name(flow: str, start: int) -> bool:
    last = flow[start - 1 : start]
    if last > _HAN:
        return False
    # The power of a unit without its number: （×10^9/L）.
    if last == "^":
        return True
    before = flow[start - 2 : start - 1]
    if last in "ACDE" and flow.endswith(_VITAMIN, 0, start) and _GIVEN_OF_VITAMINS.match(flow, start) is not None:
        return False
    # MTX10mg is a drug and its dose.
    if last.isupper() and last.isascii() and _SHORT_NAME.search(flow, max(0, start - 3), start) and _MASS.match(flow, start):
        return False
    if last == ",":
        # The 345 of 12,345 where no quantity was read at 12.
        ahead = _THOUSANDS_BEFORE.search(flow, max(0, start - 5), start)
        return ahead is not None and _THOUSANDS.match(flow, start) is not None
    if last == ":" and before.isalpha() and before.isascii() and flow[max(0, start - 5) : start - 1].islower():
        # ORAL Surveillance:4,362名, but IL-12:p40.
        return False
    if last == ":" and before.isdecimal() and _MYRIAD.match(flow, start):
        # 白介素2:100万IU; no ratio is written in ten thousands.
        return False
    if last == "." and flow[max(0, start - 3) : start].lower() == "vs.":
        return False
    joined = (last in _JOINTS and before in _NAME) or (last in _HYPHENS and (before in ALPHANUMERIC or before == ")"))
    if not (joined or last in _NAME or last == "/"):
        return False
    # Names of drugs are long and lower-case, and doses get glued to them: prednisone5mg.
    word = flow[max(0, start - 4) : start]
    return not (len(word) == 4 and word.isascii() and word.isalpha() and word.islower())


def _read_time_list(flow: str, start: int) -> Found | None:
    behind = flow[max(0, start - 2) : start]
    ordinal = start - 1 if behind.endswith("第") else start
    if behind[:1] == "第" and behind[1:].isspace():
        ordinal = start - 2
    return read_list(flow, start, ordinal)


def _read_by_unit(flow: str, start: int, amount: tuple[Amount, int]) -> Found | None:
    reading = read_quantity(flow, start, amount)
    if reading is None:
        return read_bare(flow, start, amount) if amount[0].scale != 1 or flow[amount[1] : amount[1] + 1] in RANGE_SIGNS else None
    reader = _BY_TYPE.get(reading.unit.type)
    found = reader(flow, reading) if reader is not None else None
    if found is not None and reading.unit.form == "度" and flow.endswith(_SCALES_OF_HEAT, 0, found.start):
        return msgspec.structs.replace(found, start=found.start - len(_SCALES_OF_HEAT[0]))
    return found


def _dose(flow: str, reading: Reading) -> Found | None:
    if is_article(flow, reading):
        # 只剩一粒药
        return counted(flow, reading) if flow.endswith(_LEFT, 0, reading.start) else None
    if is_pack(flow, reading):
        # 60片/瓶 counts 60片.
        stroke = flow.find("/", reading.start, reading.end)
        end = stroke if reading.unit.per and stroke > 0 else reading.end
        return counted(flow, Reading(reading.start, end, reading.low, reading.unit, high=reading.high))
    if not is_measurement(flow, reading):
        dose = read_dose(flow, reading)
        alone = dose is not None and (dose.start, dose.end, dose.rule) == (reading.start, reading.end, "dose")
        return counted(flow, reading) if alone and is_counted(flow, reading) else dose
    # 漱口水15 mL bid: a volume with a frequency is one, too.
    if reading.unit.code == "mL" and not reading.unit.per and not is_finding(flow, reading.start, "mL"):
        dose = read_dose(flow, reading)
        if dose is not None and dose.rule == "dose.with-frequency":
            return dose
    return read_measurement(flow, reading)


def _count(flow: str, reading: Reading) -> Found | None:
    if reading.unit.form == "个" and (units := of_units(flow, reading)) is not None:
        return _dose(flow, units)
    if reading.unit.form in SHAPES and not reading.unit.per and (dose := read_shape(flow, reading)) is not None:
        return dose
    return read_count(flow, reading)


def _measurement(flow: str, reading: Reading) -> Found | None:
    if reading.unit.form == "分" and (seconds := read_seconds(flow, reading)) is not None:
        return seconds
    if reading.unit.code in _GIVEN and CONCENTRATIONS.isdisjoint(reading.unit.per) and (dose := read_given(flow, reading)):
        return dose
    return read_measurement(flow, reading)


# Potassium and the like are given by amount of substance.
_GIVEN = frozenset({"meq", "mmol"})
_BY_TYPE: dict[str, Callable[[str, Reading], Found | None]] = {
    "age": read_age,
    "count": _count,
    "dose": _dose,
    "duration": read_duration,
    "measurement": _measurement,
    "money": read_money,
    "percent": read_percent,
}
_Reader = Callable[[str, int], Found | None]
# Readers of more than a number and a unit, and the characters one of which stands behind the first number; in this
# order. The last is a frequency that begins with its number: 一天两次, 2次/日.
_DIGIT_READERS: tuple[tuple[str, _Reader], ...] = (
    ("分万", read_fraction),
    ("cm厘毫公×xX*/", read_product),
    (":：∶比", read_ratio),
    ("、,，/和及与或", _read_time_list),
    ("、和及与或以", read_lent),
    ("≤≦⩽<", read_bounded),
    ("/", read_part),
    ("+＋⁺", read_pregnancy),
    ("个日天周星礼月年小晚早晨朝次回至到~-–或", read_every),
)
_NUMERAL_READERS: tuple[tuple[str, _Reader], ...] = (
    ("分", read_part),
    ("分", read_fraction),
    ("旬有", read_tens),
    ("个日天周星礼月年小晚早晨朝次回至到~-–餐或", read_every),
)


def _by_sign(rows: tuple[tuple[str, _Reader], ...]) -> dict[str, tuple[_Reader, ...]]:
    signs = {sign for signs, _ in rows for sign in signs}
    return {sign: tuple(reader for signs, reader in rows if sign in signs) for sign in signs}


_BY_SIGN = _by_sign(_DIGIT_READERS)
_BY_SIGN_OF_NUMERAL = _by_sign(_NUMERAL_READERS)


@lru_cache(maxsize=1)
def _after_numeral() -> frozenset[str]:
    """What may stand behind a Chinese numeral that begins a quantity; most do not (一般, 统一, 三月初)."""
    return NUMBER_GOES_ON.union(unit_lines(), _BY_SIGN_OF_NUMERAL, "点余多几来")


@lru_cache(maxsize=1)
def _after_digits() -> frozenset[str]:
    return NUMBER_GOES_ON.union(unit_lines(), _BY_SIGN, NUMERALS, "余多几来+")
