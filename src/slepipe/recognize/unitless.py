"""Findings without a unit behind the name of what is measured: DAS28仍高于3.2, 指数>1.5, 血压128/76, 尿蛋白2+."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.comparators import comparator
from slepipe.recognize.found import Found
from slepipe.recognize.numerals import number_of

# Scores and indices that have no unit; of other names nobody can tell what a bare number is.
_SCORES = (
    "AUC/MIC|AUC|BMI|INR|FIB-4|APRI|HOMA-IR|MELD|SOFA|DAS28|SDAI|CDAI|ASDAS|BASDAI|SLEDAI|SLEDAI-2K|SLEDAI-2000|PASI|EASI|EDSS|HAQ(?:-DI)?"
    "|ESSDAI|ESSPRI|BVAS|DLQI|曲线下面积|(?:指|系)数|[评积得]分|比值"
)
_NAMED = Pattern(
    rf"(?:{_SCORES})(?:-(?:CRP|ESR))?(?:\s?[(（][A-Za-z0-9 \-]{{1,12}}[)）])?(?:总分|值|比)?\s?[仍须应需要若如均都为达到仅且不]{{0,3}}\s?\Z"
)
_COMPARED = Pattern(
    r"(?:[高低大小少]于|超过|不足|[<>≤≥≦≧⩽⩾＜＞]=?)\s?(?P<number>\d{1,4}(?:\.\d{1,3})?)"
    r"(?=[，,。；;、)）\s的者时且或及和与便就则须需应可才方仍而]|\Z)(?!\s?[\dA-Za-z%％‰°℃/×μµ分成倍项级~～至到\-–])(?!,\d{3})"
)
_LONGEST_NAME = 28
_PRESSURE = Pattern(
    r"血压[^，。；;\d]{0,8}?(?P<first>(?:\d{2,3})\s?/\s?(?:\d{2,3}))(?:[至到降升为]{1,3}(?P<second>\d{2,3}\s?/\s?\d{2,3}))?"
    r"(?![\d/.]|\s?(?:mm|毫米|k|千|年|例|名|人))"
)
_HIGHEST, _LOWEST = 280, 30
_DIPSTICK = Pattern(
    r"(?:蛋白尿?|红细胞|白细胞|葡萄糖|潜血|隐血|尿血|尿糖|酮体|酮|胆红素|尿胆原|酯酶|亚硝酸盐)(?:定性)?\s?[(（:：]?\s?(?P<plus>[1-4]\+)(?![\d+A-Za-z])"
)


# 高龄九十三, 享年88
_AGED = Pattern(
    r"(?:高龄|享寿|享年|现年|年届|虚岁|得年|终年)\s?(?P<age>[1-9]\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?=[，,。；、）)的\n]|\Z)"
)
_AGED_WORDS = ("高龄", "享寿", "享年", "现年", "年届", "虚岁", "得年", "终年")
# C指数0.81, AUC为0.85
_AREA = Pattern(
    r"(?:AUC|AUROC|[Cc][ -]?指数|[Cc]-?index|一致性指数|曲线下面积)(?:\s?[(（][A-Za-z]{2,8}[)）])?\s?(?:分别)?(?:为|是|达到?|约|=|:|：)?\s?(?P<number>0\.\d{1,4})(?![\d%])"
)


# 视力掉到左眼0.1、右眼0.15: in the sentence that speaks of sight.
_SIGHT = Pattern(r"视力[^。；;！？\n]{1,48}")
_ACUITY = Pattern(
    r"(?<![\d.=＝])(?<!系数)(?<!系数为)(?<![A-Za-z])(?<![A-Za-z]为)(?P<number>[0-2]\.\d{1,2})(?![\d.％%]|\s?[A-Za-z毫微克分倍度米厘小年天岁万亿元公])"
)


def find_unitless(flow: str) -> Iterator[Found]:
    """What of the flow is a finding, or an age, although no unit says so."""
    yield from _scores(flow)
    for sentence in _SIGHT.finditer(flow) if "视力" in flow else ():
        for match in _ACUITY.finditer(flow, sentence.start()):
            if match.end() > sentence.end():
                break
            value = {"number": number_of(match["number"]), "unit": "1"}
            yield Found("measurement", *match.span("number"), value, "measurement.unitless")
    if "血压" in flow:
        for match in _PRESSURE.finditer(flow):
            yield from _pressures(flow, match)
    if "+" in flow:
        for match in _DIPSTICK.finditer(flow):
            value = {"number": int(match["plus"][0]), "unit": "{plus}"}
            yield Found("measurement", *match.span("plus"), value, "measurement.dipstick")
    if any(word in flow for word in _AGED_WORDS):
        for match in _AGED.finditer(flow):
            yield Found("age", *match.span("age"), {"number": number_of(match["age"]), "unit": "a"}, "age.unitless")


def _scores(flow: str) -> Iterator[Found]:
    for match in _COMPARED.finditer(flow):
        if _NAMED.search(flow, max(0, match.start() - _LONGEST_NAME), match.start()) is not None:
            start, end = match.span("number")
            value = {"number": number_of(match["number"])} | _compared(flow, start, end) | {"unit": "1"}
            yield Found("measurement", start, end, value, "measurement.unitless")
    if "0." in flow:
        for match in _AREA.finditer(flow):
            value = {"number": number_of(match["number"]), "unit": "1"}
            yield Found("measurement", *match.span("number"), value, "measurement.unitless")


def _pressures(flow: str, match: re.Match[str]) -> Iterator[Found]:
    for group in ("first", "second"):
        if match[group] is None:
            continue
        start, end = match.span(group)
        high, low = (int(part) for part in match[group].split("/"))
        if _LOWEST <= low < high <= _HIGHEST:
            value = {"number": [high, low], "unit": "mm[Hg]"} | _compared(flow, start, end)
            yield Found("measurement", start, end, value, "measurement.pressure")


def _compared(flow: str, start: int, end: int) -> dict[str, str]:
    sign = comparator(flow, start, end)
    return {"comparator": sign} if sign else {}
