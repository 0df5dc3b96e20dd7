"""Doses: a strength with an adjoining frequency (300 mg、每4周1次), or either alone (10 mg/kg, 每周1次, q4w)."""

from __future__ import annotations

import re
from typing import Any

from slepipe.patterns import Pattern
from slepipe.recognize.clauses import last_clause
from slepipe.recognize.durations import iso_duration
from slepipe.recognize.found import Found
from slepipe.recognize.numerals import read_amount
from slepipe.recognize.reading import Reading, numbers, read_quantity
from slepipe.recognize.units import next_sign

_NUMBER = r"(?:\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十]{1,3})"
_PERIOD = rf"(?P<every>{_NUMBER})?\s?(?:个)?(?P<unit>日|天|周|星期|礼拜|月|年|小时|晚|早)"
_TIMES = rf"(?P<times>{_NUMBER})(?:\s?[至到~\-–]\s?(?P<most>{_NUMBER}))?\s?次"
# 每4周1次, 隔日一次, 一天两次 (without 每 only with 一, or with 一次: 四周一次), 每天早晚各一次, 2次/日
_CHINESE = Pattern(
    rf"(?:每(?P<skip>隔)?\s?|(?P<alternate>隔)|(?={_NUMBER}))\s?{_PERIOD}"
    rf"(?:(?P<twice>早晚各|早晚)(?:一次|1次)?|(?P<thrice>三餐)|\s?{_TIMES})(?!性|要|级|数|序)"
)
_SLASH = Pattern(rf"{_TIMES}\s?/\s?(?P<every>\d{{1,4}})?\s?(?P<unit>日|天|周|星期|月|年|小时|d|w)(?![A-Za-z])")
_LATIN = Pattern(
    r"(?<![A-Za-z0-9])(?:(?P<code>qd|qod|bid|tid|qid|qw|qm|qn|QD|QOD|BID|TID|QID|QW|QM|b\.i\.d\.?|t\.i\.d\.?|q\.d\.)"
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
# 每日 alone says how often only right after a strength: 20 mg每日.
_BARE_EVERY = Pattern(r"\s?(?:每(?P<unit>日|天|周|月))(?![\d一二两三四五六七八九十])")
# 每公斤10毫克, 每日2至3克, 每4周300毫克: what the strength is for stands first.
_EACH = Pattern(
    rf"(?:每(?P<day>日|天)\s?)?(?:每|(?=一[天日]))\s?(?:(?P<weight>公斤|千克|kg)(?:体重)?|(?P<area>平方米|m²)|{_PERIOD})\s?(?=[\d一二两三四五六七八九十半])"
)
# 早晚各1毫克, 每日早晚各服一粒, 三餐后各1片, 早晚各一次
_DAYTIMES = Pattern(
    r"(?:每[日天]\s?)?(?:(?P<twice>早[、和]?晚)|(?P<thrice>早[、]?[中午][、和]?晚|三餐))(?:[饭餐][前后])?各"
    r"(?P<once>\s?[一1]次)?(?:\s?(?:口?服用?|吃|注射|打|滴|含|外?用|贴|涂))?\s?"
)
_HALF_PIECE = Pattern("半(?P<form>颗|粒|片|锭)")
# Of two cues before a mass the nearer says what it is; a finding's reaches over its sentence, the others over their clause.
_FINDING = Pattern("尿蛋白|蛋白尿|蛋白定量|UPCR|UTP|血红蛋白|白蛋白(?!紫杉)|肌酐|尿酸|出血量|跌[到至穿破]|回落|飙升")
_GIVEN = Pattern(
    "注射|输注|滴注|服|静滴|给药|剂量|每次|用量|首剂|负荷|规格|推注|外用|吊|[使采应改加并合]用|予|给|合并|联合|改为|改以|减量|减药|维持"
    "|起始|单抗|单株|松|龙|酸酯|嘌呤|磷酰胺|莫司|羟氯喹|类固醇|激素|各|[a-z]{5,}|打|药"
)
_SENTENCE_END = Pattern("[。；;\\n！？!?]|\\.(?!\\d)")
_LABORATORY = Pattern(
    "跌[到至穿破]|回落|飙升|"
    "尿蛋白|蛋白尿|蛋白定量|肌酐|血红蛋白|白蛋白|球蛋白|体重(?!每)|尿酸|血糖|胆固醇|UPCR|UTP|尿量|盐|钠|钾|热量|饮水|水分|喝水|纤维|蛋白质摄|摄取|抽血|采血|补体|浓度|含量|水平|出血量|排出|脂肪"
)
_MASSES = frozenset({"g", "mg", "ug", "ng"})
_PIECES = frozenset({"{tbl}", "{cap}", "{drop}", "{patch}", "{puff}"})
_TAKEN = Pattern(
    "(?:[服吃食用含吞嚼贴滴喷][了下过]?|每[次日天晚早]|各|早上|早|中午|晚上|晚|睡前|[饭餐][前后]|次|加|减至|减到|增至|半到)\\s?\\Z"
)
_A_DAY_IN_HOURS = Pattern("/\\s?24")
_LONGEST_CLAUSE = 24
_LONGEST_SENTENCE = 64
_DOSING = Pattern("注射|输注|滴注|口服|服用|静滴|给药|剂量|每次|用量|首剂|负荷|规格|推注|外用|含服")
_CLAUSE_ENDS = "，。；、：,;:\n"
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
_CONCENTRATION = frozenset({"L", "dL", "mL", "uL", "g", "mg", "mmol", "umol", "[HPF]", "{1.73_m2}"})


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
    if (times or "早晚" in ahead or "三餐" in ahead) and (match := _CHINESE.match(flow, start)) is not None:
        return _chinese_frequency(flow, match)
    if times and first in "早三" and (match := _DAYTIMES.match(flow, start)) is not None and match["once"]:
        return {"times": 2 if match["twice"] else 3, "period": "P1D"}, match.end("once")
    if times and "/" in ahead and (match := _SLASH.match(flow, start)) is not None:
        return {"times": _times(match), "period": _period(match["every"], match["unit"])}, match.end()
    return None


def _chinese_frequency(flow: str, match: re.Match[str]) -> tuple[dict[str, Any], int] | None:
    times: Any = 2 if match["twice"] else 3 if match["thrice"] else _times(match)
    if not (match[0].startswith(("每", "隔")) or match["every"] in ("一", "1") or times == 1):
        return None
    if match[0][0] not in "每隔" and flow[match.start() - 1 : match.start()] in tuple("第年隔共近前.0123456789"):
        return None
    if match["alternate"] and not match["every"]:
        return {"times": times, "period": iso_duration(2, _UNITS[match["unit"]])}, match.end()
    return {"times": times, "period": _period(match["every"], match["unit"])}, match.end()


def _times(match: re.Match[str]) -> Any:
    least = _integer(match["times"])
    return {"min": least, "max": _integer(match["most"])} if match["most"] else least


def _period(every: str | None, unit: str) -> str:
    return iso_duration(_integer(every) if every else 1, _UNITS[unit])


def _integer(text: str) -> Any:
    amount = read_amount(text, 0)
    return amount[0].low if amount is not None else 1


def read_every(flow: str, start: int) -> Found | None:
    """What begins with 每, 隔 or a Latin frequency: a frequency, alone or before a strength, or 每公斤10毫克."""
    if "各" in flow[start : start + _LONGEST_DAYTIMES] and (found := _read_daytimes(flow, start)) is not None:
        return found
    if (frequency := read_frequency(flow, start)) is not None:
        value, end = frequency
        join = _JOIN.match(flow, end)
        strength = _strength_after(flow, join.end() if join else end)
        if strength is None:
            return Found("dose", start, end, value, "dose.frequency")
        return Found("dose", start, strength[1], strength[0] | _joined(value), "dose.frequency-first")
    if (
        flow[start] not in "每一"
        or (match := _EACH.match(flow, start)) is None
        or (strength := _strength_after(flow, match.end())) is None
    ):
        return None
    value, end = strength
    if match["weight"] or match["area"]:
        value["unit"] += "/kg" if match["weight"] else "/m2"
        if match["day"]:
            value["period"] = "P1D"
        elif (after := _frequency_after(flow, end)) is not None:
            value, end = value | after[0], after[1]
    elif _is_finding(flow, start, value["unit"]):
        value["unit"] += f"/{_UCUM_PERIODS[match['unit']]}"
        return Found("measurement", start, end, value, "measurement.each")
    else:
        value["period"] = _period(match["every"], match["unit"])
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


def _strength_after(flow: str, start: int) -> tuple[dict[str, Any], int] | None:
    if flow.startswith("半", start) and (half := _HALF_PIECE.match(flow, start)) is not None:
        return {"number": 0.5, "unit": "{tbl}"}, half.end()
    reading = read_quantity(flow, start)
    if reading is None or reading.unit.type != "dose" or _period_of(reading):
        return None
    # 每公斤体重5毫克 names a weight and is a dose all the same; 每日0.5 g/L is none.
    if not _CONCENTRATION.isdisjoint(reading.unit.per):
        return None
    return numbers(flow, reading) | {"unit": _unit_code(reading)}, reading.end


def is_measurement(flow: str, reading: Reading) -> bool:
    """Whether a mass or volume is a finding and not a dose: by its denominator (mg/dL), else by the words before it."""
    unit = reading.unit
    if not _CONCENTRATION.isdisjoint(unit.per) or (unit.code == "{cells}" and not unit.per):
        return True
    if unit.per and _A_DAY_IN_HOURS.search(flow, reading.start, reading.end):
        return True
    if _is_finding(flow, reading.start, unit.code):
        return True
    return unit.code == "mL" and "kg" not in unit.per and not _DOSING.search(_clause_before(flow, reading.start))


def _is_finding(flow: str, start: int, code: str) -> bool:
    """Whether the nearest cue before ``start`` is one of the laboratory: 尿蛋白…，一年后少于0.5克, but 体重60公斤每次输注600毫克."""
    clause = _clause_before(flow, start)
    found, given = _last(_LABORATORY, clause), _last(_DOSING, clause)
    if found >= 0 or given >= 0:
        return found > given
    if code not in _MASSES:
        return False
    sentence = flow[max(0, start - _LONGEST_SENTENCE) : start]
    begin = _last(_SENTENCE_END, sentence) + 1
    found = _last(_FINDING, sentence[begin:])
    return found >= 0 and found > _last(_GIVEN, sentence[begin:])


def _last(cue: Pattern, text: str) -> int:
    return max((match.start() for match in cue.finditer(text)), default=-1)


def is_article(flow: str, reading: Reading) -> bool:
    """Whether 一 of 一片红斑 or 一粒药 is an article: no word of dosing stands right before it."""
    if reading.unit.code not in _PIECES or reading.high is not None or flow[reading.start : reading.end - len(reading.unit.form)].strip() != "一":
        return False
    return _TAKEN.search(flow[max(0, reading.start - 6) : reading.start]) is None


def _clause_before(flow: str, start: int) -> str:
    return last_clause(flow[max(0, start - _LONGEST_CLAUSE) : start], _CLAUSE_ENDS)


def read_dose(flow: str, reading: Reading) -> Found:
    """The dose of a reading, extended by a frequency that directly adjoins it."""
    value = numbers(flow, reading) | {"unit": _unit_code(reading)}
    if period := _period_of(reading):
        return Found("dose", reading.start, reading.end, value | {"period": period}, "dose")
    if (after := _frequency_after(flow, reading.end)) is not None:
        return Found("dose", reading.start, after[1], value | after[0], "dose.with-frequency")
    return Found("dose", reading.start, reading.end, value, "dose")


def _frequency_after(flow: str, end: int) -> tuple[dict[str, Any], int] | None:
    join = _JOIN.match(flow, end)
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
