"""Doses: a strength with an adjoining frequency (300 mg、每4周1次), or either alone (10 mg/kg, 每周1次, q4w)."""

from __future__ import annotations

import re
from typing import Any

from slepipe.patterns import Pattern
from slepipe.recognize.comparators import blank_off
from slepipe.recognize.durations import iso_duration
from slepipe.recognize.findings import CONCENTRATIONS, is_finding
from slepipe.recognize.found import Found
from slepipe.recognize.numerals import read_amount
from slepipe.recognize.reading import Reading, numbers, read_quantity
from slepipe.recognize.units import next_sign

_NUMBER = r"(?:\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十]{1,3})"
_PERIOD = rf"(?:(?P<every>{_NUMBER})|(?P<half>半))?\s?(?:个)?(?P<unit>日|天|周|星期|礼拜|月|年|小时|晚|早)"
# What may stand between a period and how often or how much: 每4周静脉输注一次, 每星期皮下注射162毫克.
_GIVEN = (
    "(?:(?:睡前|空腹|[饭餐][前后])?(?:经|以)?(?:静脉|皮下|肌肉|肌内|关节腔)?内?"
    "(?:输注|注射|滴注|推注|点滴|静滴|静注|肌注|给药|给予|投药|施打|使用|用药|服用|服药|口服|外用|涂抹|吸入|涂|滴|喷|打|服|吃|用|吊))"
)
_TIMES = rf"(?P<times>{_NUMBER})(?:\s?[至到~\-–]\s?(?P<most>{_NUMBER}))?\s?次"
# 每4周1次, 隔日一次, 一天两次 (without 每 only with 一, or with 一次: 四周一次), 每天早晚各一次, 2次/日
_CHINESE = Pattern(
    rf"(?:每(?P<skip>隔)?\s?|(?P<alternate>隔)|(?={_NUMBER}))\s?{_PERIOD}"
    rf"(?:(?P<twice>早晚各|早晚)(?:一次|1次)?|(?P<thrice>三餐)|\s?(?:{_GIVEN}\s?)?(?:{_TIMES}|(?P<shots>{_NUMBER})\s?(?:针(?![对灸刺头])|剂(?![量型]))))(?!性|要|级|数|序)"
)
_SLASH = Pattern(rf"{_TIMES}\s?/\s?(?P<every>\d{{1,4}})?\s?(?P<unit>日|天|周|星期|月|年|小时|d|w)(?![A-Za-z])")
_LATIN = Pattern(
    r"(?<![A-Za-z0-9])(?:(?P<code>qd|qod|bid|tid|qid|qw|biw|tiw|qm|qn|QD|QOD|BID|TID|QID|QW|BIW|TIW|QM|b\.i\.d\.?|t\.i\.d\.?|q\.d\.)"
    r"|[qQ]\s?(?P<every>\d{1,2})\s?(?P<unit>[hHdDwWmM]))(?![A-Za-z0-9])"
)
_LATIN_FIRST = frozenset("qbtQBT")
_LATIN_CODES = {
    "qd": (1, "P1D"),
    "qod": (1, "P2D"),
    "bid": (2, "P1D"),
    "tid": (3, "P1D"),
    "qid": (4, "P1D"),
    "qw": (1, "P1W"),
    "biw": (2, "P1W"),
    "tiw": (3, "P1W"),
    "qm": (1, "P1M"),
    "qn": (1, "P1D"),
}
_UNITS = {
    "日": "D",
    "天": "D",
    "晚": "D",
    "早": "D",
    "周": "W",
    "星期": "W",
    "礼拜": "W",
    "月": "M",
    "年": "Y",
    "小时": "TH",
    "h": "TH",
    "d": "D",
    "w": "W",
    "m": "M",
}
_PERIODS = {"d": "P1D", "wk": "P1W", "mo": "P1M", "a": "P1Y", "h": "PT1H", "min": "PT1M"}
# Characters of the longest text that _CHINESE matches, 每隔 1234.56 个小时 1234.56 至 1234.56 次, with some to spare.
_LONGEST_FREQUENCY = 48
_LONGEST_DAYTIMES = 12
_JOIN = Pattern(r"\s?[、]?\s?")
# 240 mg皮下注射每周1次: the route between strength and frequency.
_JOIN_BEHIND = Pattern(rf"\s?[、]?\s?(?:{_GIVEN}\s?)?")
# 每日服两次、每次150毫克
_AT_A_TIME = Pattern(r"(?:每次|一次)\s?(?=[\d一二两三四五六七八九十半])")
# 每日 alone says how often only right after a strength: 20 mg每日.
_BARE_EVERY = Pattern(r"\s?(?:每(?P<unit>日|天|周|月))(?![\d一二两三四五六七八九十])")
# 每公斤10毫克, 每日2至3克, 每4周300毫克: what the strength is for stands first.
_EACH = Pattern(
    rf"(?:每(?P<day>日|天)\s?)?(?:每|(?=一[天日]))\s?(?:(?:(?P<weight>公斤|千克|kg)(?:体重)?|(?P<area>平方米|平方公尺|m²|m2)(?:体表面积)?)"
    rf"\s?(?P<daily>每[日天])?|{_PERIOD})\s?(?:{_GIVEN}\s?)?(?:不超过|不逾|不多于|不得超过|至少|最多|最高|约)?(?=[\d一二两三四五六七八九十半])"
)
# 早晚各1毫克, 每日早晚各服一粒, 三餐后各1片, 早晚各一次
_DAYTIMES = Pattern(
    r"(?:每[日天]\s?)?(?:(?P<twice>早[、和]?晚)|(?P<thrice>早[、]?[中午][、和]?晚|三餐))(?:[饭餐]?[前后])?各"
    r"(?P<once>\s?[一1]次)?(?:\s?(?:口?服用?|吃|注射|打|滴|含|外?用|贴|涂))?\s?"
)
_HALF_PIECE = Pattern("半(?P<form>颗|粒|片|锭)")
PIECES = frozenset({"{tbl}", "{cap}", "{drop}", "{patch}", "{puff}"})
_TAKEN = tuple(verb + particle for verb in "服吃食用含吞嚼贴滴喷" for particle in ("", "了", "下", "过"))
_TAKEN += (
    *("每日", "每次", "每天", "每晚", "每早", "各", "早上", "早", "中午", "晚上", "晚", "睡前", "饭前", "饭后", "餐前", "餐后"),
)
_TAKEN += ("次", "加", "减至", "减到", "增至", "半到")
_UCUM_PERIODS = {
    "日": "d",
    "天": "d",
    "晚": "d",
    "早": "d",
    "周": "wk",
    "星期": "wk",
    "礼拜": "wk",
    "月": "mo",
    "年": "a",
    "小时": "h",
}


def read_frequency(flow: str, start: int) -> tuple[dict[str, Any], int] | None:
    """The frequency at ``start`` as ``times`` and ``period``, and the offset after it."""
    first = flow[start : start + 1]
    if first in _LATIN_FIRST and (match := _LATIN.match(flow, start)) is not None:
        if match["code"]:
            times, period = _LATIN_CODES[match["code"].lower().replace(".", "")]
            return {"times": times, "period": period}, match.end()
        return {"times": 1, "period": iso_duration(int(match["every"]), _UNITS[match["unit"].lower()])}, match.end()
    # The patterns are long; what they read ends with one of these.
    ahead = flow[start : start + _LONGEST_FREQUENCY]
    times = "次" in ahead
    shots = first == "每" and ("针" in ahead or "剂" in ahead)
    if (times or shots or "早晚" in ahead or "三餐" in ahead) and (match := _CHINESE.match(flow, start)) is not None:
        return _chinese_frequency(flow, match)
    if times and first in "早三" and (match := _DAYTIMES.match(flow, start)) is not None and match["once"]:
        return {"times": 2 if match["twice"] else 3, "period": "P1D"}, match.end("once")
    if times and "/" in ahead and (match := _SLASH.match(flow, start)) is not None:
        return {"times": _times(match), "period": _period(match["every"], match["unit"])}, match.end()
    return None


def _chinese_frequency(flow: str, match: re.Match[str]) -> tuple[dict[str, Any], int] | None:
    if match["shots"] and match[0][0] not in "每隔":
        return None
    times: Any = 2 if match["twice"] else 3 if match["thrice"] else _times(match)
    if match["thrice"] and match[0][0] not in "每隔":
        return None
    if not (match[0].startswith(("每", "隔")) or match["every"] in ("一", "1") or times == 1):
        return None
    if match[0][0] not in "每隔" and flow[match.start() - 1 : match.start()] in tuple("第年隔共近前.0123456789"):
        return None
    if match["alternate"] and not match["every"]:
        return {"times": times, "period": iso_duration(2, _UNITS[match["unit"]])}, match.end()
    return {"times": times, "period": _period(match["every"], match["unit"], half=bool(match["half"]))}, match.end()


def _times(match: re.Match[str]) -> Any:
    if match.re.groupindex.get("shots") and match["shots"]:
        return _integer(match["shots"])
    least = _integer(match["times"])
    return {"min": least, "max": _integer(match["most"])} if match["most"] else least


def _period(every: str | None, unit: str, *, half: bool = False) -> str:
    if half:
        return iso_duration(15, "D") if unit == "月" else iso_duration(0.5, _UNITS[unit])
    return iso_duration(_integer(every) if every else 1, _UNITS[unit])


def _integer(text: str) -> Any:
    amount = read_amount(text, 0)
    return amount[0].low if amount is not None else 1


def read_every(flow: str, start: int) -> Found | None:
    """What begins with 每, 隔 or a Latin frequency: a frequency, alone or before a strength, or 每公斤10毫克."""
    if (
        flow[start] in "每早三"
        and "各" in flow[start : start + _LONGEST_DAYTIMES]
        and (found := _read_daytimes(flow, start)) is not None
    ):
        return found
    if (frequency := read_frequency(flow, start)) is not None:
        value, end = frequency
        join = _JOIN.match(flow, end)
        place = join.end() if join else end
        if flow.startswith(("每次", "一次"), place) and (each := _AT_A_TIME.match(flow, place)) is not None:
            place = each.end()
        strength = _strength_after(flow, place)
        if strength is None:
            return Found("dose", start, end, value, "dose.frequency")
        return Found("dose", start, strength[1], strength[0] | _joined(value), "dose.frequency-first")
    if (
        flow[start] not in "每一"
        or (match := _EACH.match(flow, start)) is None
        or (strength := _strength_after(flow, match.end(), timed=bool(match["weight"] or match["area"]))) is None
    ):
        return None
    value, end = strength
    if match["weight"] or match["area"]:
        value["unit"] += "/kg" if match["weight"] else "/m2"
        if "period" not in value and (match["day"] or match["daily"]):
            value["period"] = "P1D"
        elif "period" not in value and (after := _frequency_after(flow, end)) is not None:
            value, end = value | after[0], after[1]
    elif is_finding(flow, start, value["unit"]):
        value["unit"] += f"/{_UCUM_PERIODS[match['unit']]}"
        return Found("measurement", start, end, value, "measurement.each")
    else:
        value["period"] = _period(match["every"], match["unit"], half=bool(match["half"]))
    return Found("dose", start, end, value, "dose.each")


def _read_daytimes(flow: str, start: int) -> Found | None:
    """早晚各1毫克, 三餐后各一片 or 早晚各一次 at ``start``."""
    if (match := _DAYTIMES.match(flow, start)) is None:
        return None
    frequency = {"times": 2 if match["twice"] else 3, "period": "P1D"}
    strength = _strength_after(flow, match.end())
    if strength is not None:
        return Found("dose", start, strength[1], strength[0] | frequency, "dose.frequency-first")
    return Found("dose", start, match.end("once"), frequency, "dose.frequency") if match["once"] else None


def _strength_after(flow: str, start: int, *, timed: bool = False) -> tuple[dict[str, Any], int] | None:
    """The strength at ``start`` and the offset after it; ``timed`` ones may have a period of their own (每公斤5 mg/日)."""
    if flow.startswith("半", start) and (half := _HALF_PIECE.match(flow, start)) is not None:
        return {"number": 0.5, "unit": "{tbl}"}, half.end()
    reading = read_quantity(flow, start)
    if reading is None or reading.unit.type != "dose":
        return None
    period = _period_of(reading)
    if period and not timed:
        return None
    # 每公斤体重5毫克 names a weight and is a dose all the same; 每日0.5 g/L is none.
    if not CONCENTRATIONS.isdisjoint(reading.unit.per):
        return None
    value = numbers(flow, reading) | {"unit": _unit_code(reading)}
    return value | {"period": period} if period else value, reading.end


def is_article(flow: str, reading: Reading) -> bool:
    """Whether 一 of 一片红斑 or 一粒药 is an article: no word of dosing stands right before it."""
    if (
        reading.unit.code not in PIECES
        or reading.high is not None
        or flow[reading.start : reading.end - len(reading.unit.form)].strip() != "一"
    ):
        return False
    return not blank_off(flow[max(0, reading.start - 6) : reading.start]).endswith(_TAKEN)


def read_dose(flow: str, reading: Reading) -> Found:
    """The dose of a reading, extended by a frequency that directly adjoins it."""
    value = numbers(flow, reading) | {"unit": _unit_code(reading)}
    if period := _period_of(reading):
        return Found("dose", reading.start, reading.end, value | {"period": period}, "dose")
    if (after := _frequency_after(flow, reading.end)) is not None:
        return Found("dose", reading.start, after[1], value | after[0], "dose.with-frequency")
    return Found("dose", reading.start, reading.end, value, "dose")


def _frequency_after(flow: str, end: int) -> tuple[dict[str, Any], int] | None:
    join = _JOIN_BEHIND.match(flow, end)
    if join is not None and (frequency := read_frequency(flow, join.end())) is not None:
        return _joined(frequency[0]), frequency[1]
    if next_sign(flow, end) == "每" and (match := _BARE_EVERY.match(flow, end)) is not None:
        return {"period": _period(None, match["unit"])}, match.end()
    return None


def _joined(frequency: dict[str, Any]) -> dict[str, Any]:
    """Beside a strength, once a period goes without saying: 300 mg、每4周1次 is 300 mg per P4W."""
    return {"period": frequency["period"]} if frequency["times"] == 1 else frequency


def _period_of(reading: Reading) -> str:
    return next((_PERIODS[code] for code in reading.unit.per if code in _PERIODS), "")


def _unit_code(reading: Reading) -> str:
    unit = reading.unit
    return "/".join([unit.code, *(code for code in unit.per if code not in _PERIODS and code != "{dose}")])
