"""Units of Hong Kong whose name in the other regions the sentence tells: 130度 of a blood pressure, and the 11宗 after 32宗爆發."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from slepipe.edit.named import Named
from slepipe.edit.tables import HONG_KONG, MAINLAND, TAIWAN
from slepipe.patterns import Pattern
from slepipe.recognize.numerals import parse_chinese

_SENTENCE: Final = Pattern(r"[^。！？\n]+")
_DEGREES: Final = Pattern(r"(?P<number>\d{2,3}|[一二两三四五六七八九十百零]{2,7})(?P<unit>\s?度)(?![数角过假身CF])")
_PRESSURE: Final = Pattern(r"收缩压|舒张压|血压|上压|下压")
# What else is told in degrees.
_OTHER: Final = Pattern(r"体温|气温|室温|水温|摄氏|烧|热|抬|倾|斜|角|转|近视|弯|屈|伸|膝|仰")
# No pressure of the blood is lower or higher.
_LEAST, _MOST = 30, 300
_CASES: Final = Pattern(
    r"(?<=[\d一二两三四五六七八九十百几数])\s?(?P<unit>宗)(?=[，。；、！？）)”」』在属]|[及和与或][一二两三四五六七八九十\d]|发生|来自|涉及|待[查定]|仍|需|须|曾|已|情况|\Z)"
)
_CASE: Final = "context.宗"
# What Taiwan counts as Hong Kong does in 宗.
_INSTANCES: Final = Pattern(
    r"(?<=[\d一二两三四五六七八九十百几数])\s?(?P<unit>例)(?=[，。；、！？）)]|较|住院|居住|死亡|重症|具|[本外]地|本土|境外|(?:本土|新增|确诊|死亡)?(?:病例(?!对照|报告)|个案)|\Z)"
)
# A paragraph that speaks of no patients by the number.
_NEWS: Final = Pattern(r"(?m)^(?!.*(?:例(?:患者|病人|病患|受试者|手术|样本)|纳入|入组|收治|收案|论文)).+$")
_INSTANCE: Final = "context.例"


def pressures(simplified: str) -> Iterator[Named]:
    """The 度 behind a number that a word for blood pressure stands before in the sentence, as 毫米汞柱; 38度 of a temperature stays."""
    for sentence in _SENTENCE.finditer(simplified) if "压" in simplified and "度" in simplified else ():
        for match in _DEGREES.finditer(simplified, sentence.start(), sentence.end()):
            digits = match["number"]
            number = int(digits) if digits.isdecimal() else parse_chinese(digits)
            words = [word.end() for word in _PRESSURE.finditer(simplified, sentence.start(), match.start())]
            if number is None or not _LEAST <= number <= _MOST or not words:
                continue
            between = simplified[words[-1] : match.start()]
            if _OTHER.search(between) or between.count("，") + between.count(",") > 1:
                continue
            names = {MAINLAND: "毫米汞柱", TAIWAN: "毫米汞柱"}
            yield Named(match.start("unit"), match.end("unit"), "blood-pressure", names, (), word=False, part=True)


def same_cases(simplified: str, found: Sequence[Named]) -> Iterator[Named]:
    """Each 宗 that counts what the sentence has counted already, with the names that it had there: 32宗爆發，較前一周多11宗.

    So is each 例 of a paragraph where one is a 宗 in Hong Kong (新增18例，其中15例住院) and none counts patients.
    """
    yield from _same(simplified, [form for form in found if form.concept == _CASE], _SENTENCE, _CASES)
    cases = [form for form in found if form.concept == _INSTANCE and form.names.get(HONG_KONG) == "宗"]
    yield from _same(simplified, cases, _NEWS, _INSTANCES)


def _same(simplified: str, cases: Sequence[Named], stretch: Pattern, pattern: Pattern) -> Iterator[Named]:
    told = sorted(cases, key=lambda form: form.start)
    starts = [form.start for form in told]
    for sentence in stretch.finditer(simplified) if told else ():
        inside = told[bisect_left(starts, sentence.start()) : bisect_left(starts, sentence.end())]
        known = sorted({form.start for form in inside})
        named: dict[int, dict[str, str]] = {}
        # The first of several rows for an edition is the one that holds.
        for form in reversed(inside):
            named.setdefault(form.start, {}).update(form.names)
        for match in pattern.finditer(simplified, sentence.start(), sentence.end()) if inside else ():
            start, end = match.span("unit")
            if start in named:
                continue
            # What was counted last, or else what is counted first behind it.
            first = known[max(0, bisect_left(known, start) - 1)]
            yield Named(start, end, told[0].concept, named[first], (), word=False, part=True)
