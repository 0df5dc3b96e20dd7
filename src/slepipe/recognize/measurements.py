"""Quantities with a unit that are findings: 12.5 AU, 4×2cm, 120/80 mmHg, 8分, 1:80, HR 0.65, P<0.001."""

from __future__ import annotations

import re
from typing import Any

from slepipe.patterns import Pattern
from slepipe.recognize.clauses import last_clause
from slepipe.recognize.comparators import blank_off, comparator
from slepipe.recognize.found import Found
from slepipe.recognize.numerals import Number, number_of, read_amount
from slepipe.recognize.reading import Reading, numbers, read_quantity
from slepipe.recognize.units import match_unit

_SIGNS = {
    "=": "",
    "＝": "",
    "为": "",
    ":": "",
    "：": "",
    "<": "<",
    "＜": "<",
    "小于": "<",
    ">": ">",
    "＞": ">",
    "大于": ">",
    "≤": "<=",
    "≦": "<=",
    "≥": ">=",
    "~": "~",
    "≈": "~",
}
_SIGN = "|".join(map(re.escape, _SIGNS))
# A p that stands alone; 值 and the signs are beyond ASCII letters and digits.
_P = Pattern("[Pp](?<![A-Za-z].)(?=[^A-Za-z0-9)])")
_P_VALUE = Pattern(
    rf"[Pp](?<![A-Za-z].)(?:\s?值|[- ]value)?\s?(?:for (?:trend|interaction)\s?)?(?:均|皆|都|分别|各)?\s?(?:[为是](?=[小大低高]))?(?P<sign>{_SIGN})\s?"
    r"(?P<number>\d(?:\.\d+)?\s?[×x]\s?10[-−⁻](?:\d{1,3}|[⁰¹²³⁴-⁹]{1,3})|[01]?\.\d{3}\s\d{1,3}(?![\d.])|[01]?\.\d+|[01](?![\d.]))"
)
_STATISTICS = frozenset({"HR", "OR", "RR", "aHR", "aOR", "aRR", "IRR", "SMR", "SIR", "PR", "NNT", "MD", "SMD", "WMD"})
_STATISTIC = Pattern(
    rf"(?P<name>[aHIOPRSNMW](?<![A-Za-z].)[HIMNOPRTD]{{1,2}})\s?(?P<sign>{_SIGN})?\s?"
    r"(?P<number>[-−]?\d{1,6}(?:\.\d+)?)(?!\.?\d|[%:]|\s?mg)"
)
_RISKS = ("风险比", "危险比", "胜算比", "比值比", "优势比", "相对风险", "相对危险度", "标准化死亡比", "发生率比")
_STATISTIC_NAME = Pattern(
    f"(?:{'|'.join(_RISKS)})(?:值|率)?(?:[(（][A-Za-z]{{1,4}}[)）])?"
    r"\s?(?:为|是|达|约|约为|=|:)?\s?(?P<number>\d{1,6}(?:\.\d+)?)(?!\.?\d|%)"
)
# 1:80 and 2:1, but no time (10:30), no volume and page (62:2467), no chapter and verse in a longer number.
_RATIO = Pattern(
    r"(?P<ratio>(?P<first>\d{1,2})\s?(?P<sign>[:：∶比])\s?(?P<rest>(?:\d{1,3}[ \u00a0\u2009\u202f]\d{3}(?![\d.])|\d{1,3},\d{3}(?!\d)|\d{1,3}\.\d{1,2}|\d{1,5})(?:\s?[:：∶比]\s?\d{1,3}){0,3}))"
    r"(?!\.?\d|[%:：]|\s?(?:mg|例|名|岁|人|天|周|年|个))"
)
_RATIO_NEAR = Pattern("比(?![\\d较分赛])|滴度|效价|随机|稀释|分配|配对|匹配|分组|入组|混合|混匀")
_PARTED = Pattern(r"[,\s]")
_RATIO_SIGN = Pattern(r"\s?[:：∶比]\s?")
_DIMENSIONS = Pattern(
    r"\d+(?:\.\d+)?(?:\s?(?P<unit>cm|mm|厘米|毫米|公分|m)?\s?[×xX*]\s?\d+(?:\.\d+)?){1,2}\s?(?=cm|mm|厘米|毫米|公分|m)"
)
_PRODUCT_SIGNS = frozenset("×xX*/")
_LONGEST_PRODUCT = 32
# 两倍多, 11公斤半; but 三倍多种, 3公斤半年.
_TAIL = Pattern("半(?![年数夜衰月个小天日径])|[多余](?![于种个名样数方少发重达年次例项位])")
_HALVED = frozenset({"kg", "{fold}", "L", "[lb_av]", "{jin}", "km"})
_TENTH = Pattern(r"\s[1-9](?=[，。；、）)]|\Z)|[1-9一二三四五六七八九半](?![\\d十百个至到~分成度时点年月日岁名例.])")
_WARM = Pattern("存放|保存|储存|贮存|冷藏|冷冻|[气室体水高低油恒]温|温度|摄氏|零下|雪柜|冰箱|放在|置于|加热|热到|泡")
_LONGEST_WARM = 16
# 每微升超过六千颗
_PER_VOLUME = Pattern(
    "每(?P<volume>微升|立方毫米|毫升|分升|公升|升|克)(?:血液?|尿液?)?(?:中|里|内)?(?:仅|只|约|大约)?(?:超过|高于|低于|少于|不足|逾|达到?|高达|仅|有|为|近){0,2}\\s?(?=[\\d一二两三四五六七八九十])"
)
_VOLUMES = {"微升": "uL", "立方毫米": "mm3", "毫升": "mL", "分升": "dL", "公升": "L", "升": "L", "克": "g"}
_HELD = frozenset(("g", "mg", "ug", "ng", "pg", "mmol", "umol", "nmol", "pmol", "[iU]", "U"))
_CELLS = Pattern("\\s?(?:[颗个粒](?=[，。；、,;）)\\n以左]|细胞|白血球|血小板|嗜酸|\\Z))")
_CELLS_END = Pattern("[，。；、,;）)\\n]|以[上下]|左右|\\Z")
_MANY_CELLS = 100
_MINUS = ("-", "−")
_OPENING = frozenset("(=:, \t\n")
_PRESSURE = Pattern(r"(?P<systolic>\d{2,3})\s?/\s?(?P<diastolic>\d{2,3})\s?(?:mm\s?Hg|毫米汞柱)")


def find_statistics(flow: str) -> list[Found]:
    """p-values (whole, P<0.001), ratios of risks by abbreviation (whole, HR 0.65) or by name (the number only)."""
    letters = [letter.start() for letter in _P.finditer(flow)]
    found = [_p_value(match) for start in letters if (match := _P_VALUE.match(flow, start)) is not None]
    for match in _STATISTIC.finditer(flow):
        if match["name"] in _STATISTICS and (match["sign"] or "." in match["number"]):
            value = {"number": number_of(match["number"]), "statistic": match["name"]}
            found.append(_compared(Found("measurement", match.start(), match.end(), value, "measurement.statistic"), match))
    if not any(name in flow for name in _RISKS):
        return found
    for match in _STATISTIC_NAME.finditer(flow):
        value = {"number": number_of(match["number"]), "unit": "1"}
        found.append(Found("measurement", *match.span("number"), value, "measurement.statistic-name"))
    return found


def _p_value(match: re.Match[str]) -> Found:
    text = match["number"]
    if "×" in text or "x" in text:
        base, power = re.split(r"\s?[×x]\s?10[-−⁻]", text)
        power = power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
        number: Number = float(f"{base}e-{power}")
    else:
        number = float("".join(text.split()))
    return _compared(Found("measurement", match.start(), match.end(), {"p": number}, "measurement.p"), match)


def _compared(found: Found, match: re.Match[str]) -> Found:
    if sign := _SIGNS.get(match["sign"] or "", ""):
        found.value["comparator"] = sign
    return found


def read_ratio(flow: str, start: int) -> Found | None:
    """A titre or ratio at ``start``, 1:80 or 2:1."""
    match = _RATIO.match(flow, start)
    if match is None or flow[start - 1 : start] in (";", "；", *"注表图项题附"):
        return None
    near = _RATIO_NEAR.search(flow[max(0, start - 8) : start] + flow[match.end() : match.end() + 6])
    if not near and ("." in match["rest"] or match["sign"] == "比" or match["first"] != "1" or len(match["rest"]) == 1):
        return None
    value: dict[str, Any] = {"ratio": _PARTED.sub("", _RATIO_SIGN.sub(":", match["ratio"]))}
    if sign := comparator(flow, start, match.end()):
        value["comparator"] = sign
    return Found("measurement", start, match.end(), value, "measurement.ratio")


def read_product(flow: str, start: int) -> Found | None:
    """Dimensions (4×2cm) or a blood pressure (120/80 mmHg) at ``start``; ``number`` is a list."""
    if _PRODUCT_SIGNS.isdisjoint(flow[start : start + _LONGEST_PRODUCT]):
        return None
    match = _DIMENSIONS.match(flow, start) or _PRESSURE.match(flow, start)
    if match is None:
        return None
    parts = [number_of(each) for each in re.findall(r"\d+(?:\.\d+)?", match[0])]
    if "systolic" in match.re.groupindex:
        return Found("measurement", start, match.end(), {"number": parts, "unit": "mm[Hg]"}, "measurement.pressure")
    unit = match_unit(flow, match.end())
    if unit is None:
        return None
    return Found("measurement", start, unit[1], {"number": parts, "unit": unit[0].code}, "measurement.dimensions")


def read_measurement(flow: str, reading: Reading) -> Found | None:
    """The measurement of a reading; None where 分 or 度 is no score or temperature (十分重要, 三度)."""
    unit = reading.unit
    if unit.form == "分" and reading.low.chinese and flow[reading.start : reading.end] in ("十分", "万分", "百分", "两分"):
        return None
    # 两位数百分比, 数百分点: a share and no score.
    if flow[reading.end - 2 : reading.end] == "百分" and flow[reading.end : reading.end + 1] in tuple("比点之率位"):
        return None
    # 10时30分 is a time of day.
    if unit.form == "分" and blank_off(flow[max(0, reading.start - 2) : reading.start])[-1:] in ("时", "点", "个"):
        return None
    if unit.form == "度" and not (
        isinstance(reading.low.low, float) or 34 <= reading.low.low <= 42 or _is_warm(flow, reading.start)
    ):
        return None
    start, end = reading.start, reading.end
    value = numbers(flow, reading)
    # 38度5 is 38.5.
    if unit.form == "度" and isinstance(value.get("number"), int) and (tenth := _TENTH.match(flow, end)) is not None:
        value["number"], end = float(f"{value['number']}.{_digit(tenth[0].strip())}"), tenth.end()
    if (tail := _TAIL.match(flow, end)) is not None and unit.code in _HALVED and not unit.per and "number" in value:
        end = tail.end()
        value = value | ({"number": value["number"] + 0.5} if tail[0] == "半" else {"approximate": True})
    if is_negative(flow, start):
        start -= 1
        value = {key: -each if key in ("number", "min") else each for key, each in value.items()}
    return Found("measurement", start, end, value | {"unit": ucum(reading)}, "measurement")


def _digit(sign: str) -> int:
    amount = read_amount(sign, 0)
    return int(amount[0].low) if amount is not None else 5


def _is_warm(flow: str, start: int) -> bool:
    """Whether the words before a number of 度 speak of a temperature: 存放在2至8度."""
    return _WARM.search(last_clause(flow[max(0, start - _LONGEST_WARM) : start], "，。；;\n")) is not None


_BEATS = Pattern(r"\s?(?P<number>\d{2,3})\s?[下次跳](?!至|到|[~～\-–—])")
_HEART = Pattern(r"(?:心跳|心率|脉搏|脉率|呼吸|心搏)[^，。；\n]{0,4}\Z")


def read_per_minute(flow: str, start: int) -> Found | None:
    """每分钟20至45毫升, 每分钟30毫升/1.73平方米 and 心跳每分钟96下 at ``start``."""
    behind = start + len("每分钟")
    if (beats := _BEATS.match(flow, behind)) is not None and _HEART.search(flow, max(0, start - 8), start) is not None:
        sign = comparator(flow, *beats.span("number"))
        value = {"number": int(beats["number"])} | ({"comparator": sign} if sign else {}) | {"unit": "/min"}
        return Found("measurement", start, beats.end(), value, "measurement.per-minute")
    reading = read_quantity(flow, behind + flow.startswith(" ", behind))
    if reading is None or reading.unit.code not in ("mL", "L") or len(reading.unit.per) > 1:
        return None
    # Below the stroke of a filtration rate stands the surface of a body.
    if reading.unit.per and not reading.unit.per[0].startswith("{1.73"):
        return None
    sign = comparator(flow, start, reading.end)
    value = {key: each for key, each in numbers(flow, reading).items() if key != "comparator"}
    unit = "/".join((f"{reading.unit.code}/min", *reading.unit.per))
    value |= ({"comparator": sign} if sign else {}) | {"unit": unit}
    return Found("measurement", start, reading.end, value, "measurement.per-minute")


def read_per_volume(flow: str, start: int) -> Found | None:
    """每微升超过六千颗, 每微升45万, 每升32毫克 and 每克低于150至250微克 at ``start``: what a volume of blood or the like holds."""
    match = _PER_VOLUME.match(flow, start)
    if match is None:
        return None
    mass = read_quantity(flow, match.end())
    if mass is not None and mass.unit.code in _HELD and not mass.unit.per:
        sign = comparator(flow, match.end(), mass.end)
        value = (
            numbers(flow, mass)
            | ({"comparator": sign} if sign else {})
            | {"unit": f"{mass.unit.code}/{_VOLUMES[match['volume']]}"}
        )
        return Found("measurement", start, mass.end, value, "measurement.per-volume")
    if match["volume"] == "克" or (amount := read_amount(flow, match.end())) is None or (amount[0].low < _MANY_CELLS):
        return None
    low, end = amount
    if (shape := _CELLS.match(flow, end)) is not None:
        end = shape.end()
    elif _CELLS_END.match(flow, end) is None:
        return None
    sign = comparator(flow, match.end(), end)
    value = {"number": low.low} | ({"comparator": sign} if sign else {}) | {"unit": f"/{_VOLUMES[match['volume']]}"}
    return Found("measurement", start, end, value, "measurement.per-volume")


def ucum(reading: Reading) -> str:
    """The unit with its denominators in UCUM: mL/min/{1.73_m2}; a bare denominator is /L."""
    code = reading.unit.code
    if reading.unit.type == "count" and reading.unit.per:
        code = "" if reading.unit.form == "个" else "{" + reading.unit.form + "}"
    return "/".join((code, *reading.unit.per)) if reading.unit.per else code


def is_negative(flow: str, start: int) -> bool:
    """Whether a minus stands before the number at ``start``: 为-20, but no hyphen as in SRI-4."""
    if flow[start - 1 : start] not in _MINUS or not start:
        return False
    return start == 1 or not (flow[start - 2].isascii() and flow[start - 2] not in _OPENING)
