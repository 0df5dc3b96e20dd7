"""Doses: a strength with an adjoining frequency (300 mg、每4周1次), or either alone (10 mg/kg, 每周1次, q4w)."""

from __future__ import annotations

import re
from typing import Any

from slepipe.patterns import Pattern
from slepipe.recognize.ahead import is_daily_before, leads_to, read_ahead
from slepipe.recognize.findings import CONCENTRATIONS, is_finding
from slepipe.recognize.found import Found
from slepipe.recognize.frequencies import (
    DAYTIME,
    DAYTIMES,
    GIVEN,
    PERIOD,
    is_visit,
    period_of,
    read_behind,
    read_frequency,
    read_parts,
)
from slepipe.recognize.pieces import COUNTED, FOOD, LATIN_SHAPES, PIECES, SHAPES, read_piece
from slepipe.recognize.reading import Reading, numbers, read_quantity

_PERIODS = {"d": "P1D", "wk": "P1W", "mo": "P1M", "a": "P1Y", "h": "PT1H", "min": "PT1M"}
_LONGEST_DAYTIMES = 12
_JOIN = Pattern(r"\s?[、]?\s?")
# 每周1次皮下注射40 mg, q2w皮下注射40 mg
_GIVEN_NEXT = Pattern(rf"\s?{GIVEN}\s?(?=\d)")
# 240 mg皮下注射每周1次: the route between strength and frequency.
_JOIN_BEHIND = Pattern(
    rf"\.?\s?[、]?\s?(?:(?:{GIVEN}|(?:po|PO|sc|SC|sq|SQ|subq|SubQ|iv|IV|im|IM|ih|ivgtt|ivdrip|s\.c\.|i\.v\.|i\.m\.|p\.o\.)(?:\s?(?:drip|infusion|gtt))?(?=\s)|皮下|静脉|肌注|静滴|静注)\s?)?"
)
# 每日服两次、每次150毫克
_AT_A_TIME = Pattern(r"(?:每次|[一1]次)\s?(?=[\d一二两三四五六七八九十半])")
# 每公斤10毫克, 每日2至3克, 每4周300毫克, 隔日10 mg, 每天早上2片: what the strength is for stands first.
_EACH = Pattern(
    rf"(?:每(?P<day>日|天)\s?)?(?:每(?P<skip>隔)?|(?P<alternate>隔)(?=[日天周晚])|(?=[一1][天日]))\s?"
    rf"(?:(?:(?P<weight>公斤|千克|kg)(?:体重)?|(?P<area>平方米|平方公尺|m²|m2)(?:体表面积)?)"
    rf"\s?(?P<daily>每[日天])?|{PERIOD})\s?(?:{DAYTIME}\s?)?(?:{GIVEN}\s?)?(?:不超过|不逾|不多于|不得超过|至少|最多|最高|约)?\s?(?=[\d一二两三四五六七八九十半½¼])"
)
# 每四周皮下注射250毫克, 每两星期皮下注射度普利尤单抗: an interval that the way of giving parts from its strength is a dose by itself.
_INTERVAL = Pattern(
    rf"(?:每(?P<skip>隔)?|(?P<alternate>隔)(?=[日天周晚]))\s?{PERIOD}(?=\s?(?:固定|定期|缓慢)?(?:自行)?(?:静脉|皮下|肌肉|肌内)?内?(?:输注|注射|滴注|推注|静滴|静注|肌注|点滴)(?!\s?[一1]次|[室台器部]|次数|[\u4e00-\u9fff]{{0,6}}疫苗))"
)
_INJECTED = Pattern("输注|注射|滴注|推注|静滴|静注|肌注|点滴")
# The first day, the day of a month, a day later: none of them says how often.
_NO_DAY = tuple("第月年前后近满约共至到隔过定同某另.-~–0123456789")
# 160 mg，每周1次: a frequency behind a comma.
_BEHIND_COMMA = Pattern(r"\s?[,，]\s?")
_STRENGTH_BEFORE = Pattern(r"[A-Za-zμ克升位片粒]\s?[,，]\s?\Z")
_LONGEST_STRENGTH = 4
_ONE_OF_TWO = Pattern(r"[\dA-Za-zμ克升]\s?(?:或|和|及|与|至|、|/)\s?[\d.]+\s?[A-Za-zμ毫微克公升/]+\Z")
_LONGEST_PAIR = 20
# Behind a frequency, the strength that it belongs to.
_NEXT = Pattern(r"\s?(?:[,，、]?\s?(?:每次|一次|1次)|各|\d|[半一两二三四五六七八九十]\s?[粒片颗毫克])")
_PUFFED = ("吸", "喷", "揿", "吸入", "每次")
_UCUM_PERIODS = {
    "日": "d",
    "天": "d",
    "晚": "d",
    "早": "d",
    "晨": "d",
    "朝": "d",
    "周": "wk",
    "星期": "wk",
    "礼拜": "wk",
    "月": "mo",
    "年": "a",
    "小时": "h",
}


def read_every(flow: str, start: int) -> Found | None:
    """What begins with 每, 隔 or a Latin frequency: a frequency, alone or before a strength, or 每公斤10毫克."""
    if (
        flow[start] in "每早朝三"
        and "各" in flow[start : start + _LONGEST_DAYTIMES]
        and (found := _read_daytimes(flow, start)) is not None
    ):
        return found
    if (frequency := read_frequency(flow, start)) is not None:
        return _read_first(flow, start, *frequency)
    if (parts := read_parts(flow, start)) is not None:
        return Found("dose", parts[0], parts[1], parts[2], "dose.parts")
    if flow[start] in "每隔" and (interval := _INTERVAL.match(flow, start)) is not None:
        period = _interval(interval)
        return Found("dose", start, interval.end(), {"times": 1, "period": period}, "dose.frequency")
    return _read_each(flow, start)


def _read_each(flow: str, start: int) -> Found | None:
    """What stands before its strength: 每公斤10毫克, 每日2至3克, 隔日10 mg."""
    if (
        flow[start] not in "每隔一1"
        or (match := _EACH.match(flow, start)) is None
        or (flow[start] in "一1" and flow[start - 1 : start] in _NO_DAY)
        or (strength := _strength_after(flow, match.end(), timed=bool(match["weight"] or match["area"]), shapes=True)) is None
    ):
        return None
    value, end = strength
    if match["weight"] or match["area"]:
        value["unit"] += "/kg" if match["weight"] else "/m2"
        if "period" not in value and (match["day"] or match["daily"]):
            value["period"] = "P1D"
        if (after := _frequency_after(flow, end, parted="period" in value)) is not None:
            value, end = value | after[0], after[1]
    elif is_finding(flow, start, value["unit"]):
        value["unit"] += f"/{_UCUM_PERIODS[match['unit']]}"
        return Found("measurement", start, end, value, "measurement.each")
    else:
        value["period"] = _interval(match)
        if (after := read_behind(flow, end)) is not None and "divided" in after[0]:
            value, end = value | after[0], after[1]
    return Found("dose", start, end, value, "dose.each")


def _interval(match: re.Match[str]) -> Any:
    """The period of 每四周, 隔日 and 每隔一天, as ISO 8601."""
    skipped = match["skip"] and match["every"] in (None, "一", "1") and match["unit"] != "小时"
    every = "2" if match["alternate"] or skipped else match["every"]
    return period_of(every, match["unit"], match["upto"], half=bool(match["half"]))


def _read_first(flow: str, start: int, frequency: dict[str, Any], end: int) -> Found | None:
    """A frequency at ``start:end``, with the strength or the parts behind it: 每日服两次、每次150毫克, 每日一剂、分两次."""
    join = _GIVEN_NEXT.match(flow, end) or _JOIN.match(flow, end)
    place = join.end() if join else end
    each = _AT_A_TIME.match(flow, place) if flow.startswith(("每次", "一次", "1次"), place) else None
    strength = _strength_after(flow, each.end() if each else place, shapes=True)
    if strength is not None and (each is not None or "、" not in flow[end:place] or not _is_apart(flow, start, strength[1])):
        return Found("dose", start, strength[1], strength[0] | _joined(frequency), "dose.frequency-first")
    if (parts := read_behind(flow, end)) is not None and "divided" in parts[0]:
        return Found("dose", start, parts[1], frequency | parts[0], "dose.frequency")
    return None if is_visit(flow, start, end) else Found("dose", start, end, frequency, "dose.frequency")


def _is_apart(flow: str, start: int, end: int) -> bool:
    """Whether a frequency at ``start`` belongs to the strength before it, and the strength that ends at ``end`` has its own."""
    if _STRENGTH_BEFORE.search(flow, max(0, start - _LONGEST_STRENGTH), start) is not None:
        return True
    comma = _BEHIND_COMMA.match(flow, end)
    return comma is not None and read_frequency(flow, comma.end()) is not None


def _read_daytimes(flow: str, start: int) -> Found | None:
    """早晚各1毫克, 三餐后各一片 or 早晚各一次 at ``start``."""
    if (match := DAYTIMES.match(flow, start)) is None:
        return None
    frequency = {"times": 2 if match["twice"] else 3, "period": "P1D"}
    strength = _strength_after(flow, match.end(), shapes=True)
    if strength is not None:
        return Found("dose", start, strength[1], strength[0] | frequency, "dose.frequency-first")
    return Found("dose", start, match.end("once"), frequency, "dose.frequency") if match["once"] else None


def _strength_after(flow: str, start: int, *, timed: bool = False, shapes: bool = False) -> tuple[dict[str, Any], int] | None:
    """The strength at ``start`` and the offset after it; ``timed`` ones may have a period of their own (每公斤5 mg/日).

    Beside a frequency a package is a dose, too, with ``shapes``: 每日1包.
    """
    if (piece := read_piece(flow, start)) is not None:
        return piece
    reading = read_quantity(flow, start)
    if reading is None or not (reading.unit.type == "dose" or (shapes and reading.unit.form in SHAPES and not reading.unit.per)):
        return None
    if reading.unit.type == "count" and flow.startswith(FOOD, reading.end):
        return None
    period = _period_of(reading)
    if period and not timed:
        return None
    # 每公斤体重5毫克 names a weight and is a dose all the same; 每日0.5 g/L is none.
    if not CONCENTRATIONS.isdisjoint(reading.unit.per):
        return None
    value = numbers(flow, reading) | {"unit": _unit_code(reading)}
    value, end = _with_half(flow, reading, value)
    return value | {"period": period} if period else value, end


def read_dose(flow: str, reading: Reading) -> Found | None:
    """The dose of a reading, with what directly adjoins it: a frequency behind it, 每次 or 睡前 before it; 1# alone is none."""
    value, end = _with_half(flow, reading, numbers(flow, reading) | {"unit": _unit_code(reading)})
    return _with_neighbours(flow, reading.start, end, value, _period_of(reading), bare=_is_bare(flow, reading))


def _is_bare(flow: str, reading: Reading) -> bool:
    """Whether the form alone tells a dose: 1# is one only with a frequency, 两下 only behind 吸."""
    if reading.unit.form == "下":
        return flow.endswith(_PUFFED, 0, reading.start)
    return reading.unit.form not in LATIN_SHAPES


def read_shape(flow: str, reading: Reading) -> Found | None:
    """The dose of packages or shots whose frequency adjoins: 1支 Q2W, 一次1袋，一日3次; None where none does."""
    value = numbers(flow, reading) | {"unit": _unit_code(reading)}
    comma = _BEHIND_COMMA.match(flow, reading.end)
    taken = comma is not None and leads_to(flow, reading.start) and read_frequency(flow, comma.end()) is not None
    return _with_neighbours(flow, reading.start, reading.end, value, "", bare=taken)


def read_given(flow: str, reading: Reading) -> Found | None:
    """The dose of a substance in another unit than of mass, by weight or with a frequency: 1 mEq/kg/day, 20 mmol bid."""
    value = numbers(flow, reading) | {"unit": _unit_code(reading)}
    return _with_neighbours(flow, reading.start, reading.end, value, _period_of(reading), bare="kg" in reading.unit.per)


def read_part(flow: str, start: int) -> Found | None:
    """Half a tablet and the like at ``start``, where a frequency or a word of dosing adjoins: 半颗 HS, 1/2片 qd, 吃½片."""
    if (piece := read_piece(flow, start)) is None:
        return None
    return _with_neighbours(flow, start, piece[1], piece[0], "", bare=leads_to(flow, start))


def _with_neighbours(flow: str, start: int, end: int, value: dict[str, Any], period: str, *, bare: bool) -> Found | None:
    """The dose at ``start:end`` with its neighbours; None where it has none and is no dose by itself (``bare``)."""
    rule = "dose"
    if period:
        value = value | {"period": period}
    ahead = read_ahead(flow, start)
    after = _frequency_after(flow, end, parted=bool(period))
    if after is None and not period and (ahead is None or not ahead.frequency):
        after = _behind_comma(flow, end)
    if after is not None:
        value, end, rule = value | after[0], after[1], "dose.with-frequency"
    if ahead is not None and (not ahead.timed or _is_timed(flow, ahead.start, end, value, after)):
        start = ahead.start
        value = value | (ahead.frequency if "period" not in value else {})
        bare = bare or bool(ahead.frequency) or ahead.timed
    return Found("dose", start, end, value, rule) if bare or after is not None else None


def _is_timed(flow: str, start: int, end: int, value: dict[str, Any], after: object) -> bool:
    """Whether 每次 at ``start`` belongs to the strength: a frequency stands beside the two, or the strength counts pieces.

    Of an infusion the strength stands alone: 每4周1次，每次10 mg/kg.
    """
    if after is not None or value["unit"] in COUNTED or flow.startswith(("一次", "1次"), start):
        return True
    comma = _BEHIND_COMMA.match(flow, end)
    return (comma is not None and read_frequency(flow, comma.end()) is not None) or is_daily_before(flow, start)


def _with_half(flow: str, reading: Reading, value: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """The value of pieces with the half behind them, 一片半."""
    if reading.unit.code not in PIECES or "number" not in value or not flow.startswith("半", reading.end):
        return value, reading.end
    return value | {"number": value["number"] + 0.5}, reading.end + 1


def _frequency_after(flow: str, end: int, *, parted: bool = False) -> tuple[dict[str, Any], int] | None:
    """The frequency right behind the strength that ends at ``end``; ``parted`` strengths are of a day, in so many parts."""
    join = _JOIN_BEHIND.match(flow, end)
    if not parted and join is not None and (frequency := read_frequency(flow, join.end())) is not None:
        return _joined(frequency[0]), frequency[1]
    if (behind := read_behind(flow, end)) is None or (parted and "divided" not in behind[0]):
        return None
    return _joined(behind[0]), behind[1]


def _behind_comma(flow: str, end: int) -> tuple[dict[str, Any], int] | None:
    """The frequency behind a comma, 5 mg，每周1次: not of two strengths (80 mg或160 mg，每周1次), of the next one, nor of a visit."""
    comma = _BEHIND_COMMA.match(flow, end)
    if comma is None or _ONE_OF_TWO.search(flow, max(0, end - _LONGEST_PAIR), end) is not None:
        return None
    frequency = read_frequency(flow, comma.end())
    # Of the herbs of a recipe the frequency is that of the whole: 蝉蜕6 g，每日1剂.
    if frequency is not None and flow[frequency[1] - 1] in "剂付帖":
        return None
    # 40 mg，每两周皮下注射一次: the way of giving parts the two.
    if frequency is not None and _INJECTED.search(flow, comma.end(), frequency[1]) is not None:
        return None
    if frequency is None or is_visit(flow, comma.end(), frequency[1]) or _NEXT.match(flow, frequency[1]) is not None:
        return None
    return _joined(frequency[0]), frequency[1]


def _joined(frequency: dict[str, Any]) -> dict[str, Any]:
    """Beside a strength, once a period goes without saying: 300 mg、每4周1次 is 300 mg per P4W."""
    return {"period": frequency["period"]} if frequency.get("times") == 1 else frequency


def _period_of(reading: Reading) -> str:
    return next((_PERIODS[code] for code in reading.unit.per if code in _PERIODS), "")


def _unit_code(reading: Reading) -> str:
    unit = reading.unit
    return "/".join([SHAPES.get(unit.form, unit.code), *(code for code in unit.per if code not in _PERIODS and code != "{dose}")])
