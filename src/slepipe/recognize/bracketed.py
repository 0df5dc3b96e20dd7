"""Names with their abbreviation in brackets inside: 抗中性粒细胞胞质抗体（ANCA）相关血管炎, 白介素-6（IL-6）受体抑制剂, 髓过氧化物酶（MPO）-ANCA."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from slepipe.lexicon.load import HEAD, Lexicon, fold
from slepipe.patterns import Pattern
from slepipe.recognize.composed import CLASS, PATHWAY
from slepipe.recognize.lexical import Match
from slepipe.recognize.resolve import BRACKETED, Candidate, own_entity

_BRACKET = Pattern("[（(](?P<short>[^（()）\\n，。；、]{2,16})[)）](?=[-\u4e00-\u9fff])")
_LATIN = Pattern(r"[A-Za-z][A-Za-z0-9αβγκ/\-]{1,9}")
# 血清水通道蛋白4（AQP4）抗体, 抗黑色素瘤分化相关基因5（MDA5）抗体: whatever the name says, its abbreviation is that of an antibody.
_ANTIBODY = Pattern("[（(](?P<short>[A-Za-z0-9-]{2,10})[)）](?:自身)?(?:Ig[GMA])?抗体")
_BEFORE_ANTIBODY = Pattern(
    "(?:血清|外周血)?(?:(?<![拮对抵])抗[\u4e00-\u9fff0-9A-Za-z-]{2,16}"
    "|(?:(?![的和与及或对在有无查测验为是例名位人者抗])[\u4e00-\u9fff]){1,10}(?:蛋白|受体|酶|抗原|肽|因子|通道|基因)[0-9]{0,2})\\Z"
)
# What is said of an antibody before its name: 用于治疗乙酰胆碱受体（AChR）抗体阳性的成人.
_SAID = Pattern(
    "[\u4e00-\u9fff]*(?:用于|治疗|针对|靶向|检出|发现|产生|存在|出现|结合|识别|携带|筛查|提示|显示|阻断|抑制|阳性|阴性|以及|进行|完善|合并|伴有?)"
)
_LONGEST_NAME = 20
# What has a name of which another one is made; 泼尼松（Pred）治疗 is none.
_WHOLE = frozenset("target biomarker disease symptom cell_type".split())
_LONGEST_TAIL, _SHORTEST_TAIL = 14, 2
_INFECTIONS = ("感染", "肺炎", "肝炎", "脑炎", "肠炎", "血症", "疫苗")
_LONGEST_AGENT = 14
_RELATED = Pattern("相关性?")
_CONDITIONS = frozenset({"disease", "symptom"})


def find_bracketed(flow: str, matches: Sequence[Match], lexicon: Lexicon) -> Iterator[Candidate]:
    """Candidates that reach over a bracket, where the name without the bracket is known, or the abbreviation with what follows is one."""
    if "）" not in flow and ")" not in flow:
        return
    heads: dict[int, Match] = {}
    spans = {(match.start, match.end): match for match in matches}
    conditions: dict[int, Match] = {}
    for match in matches:
        if match.concept.types[0] in _WHOLE and (match.end not in heads or match.start < heads[match.end].start):
            heads[match.end] = match
        if not _CONDITIONS.isdisjoint(match.concept.types) and (
            match.start not in conditions or match.end > conditions[match.start].end
        ):
            conditions[match.start] = match
    for antibody in _ANTIBODY.finditer(flow) if "抗体" in flow else ():
        yield from _antibody(flow, antibody, heads.get(antibody.start()), lexicon)
    for bracket in _BRACKET.finditer(flow):
        head = heads.get(bracket.start())
        if head is None and (infection := _infection(flow, bracket.start(), bracket.end(), lexicon)) is not None:
            yield infection
        elif head is not None and (_LATIN.fullmatch(bracket["short"]) or bracket.span("short") in spans):
            start, stop = bracket.span("short")
            names = (flow[head.start : head.end], flow[start:stop])
            known = _known(flow, head, names, stop + 1, lexicon)
            named = names[(start, stop) in spans]
            yield from (known,) if known is not None else _made(flow, head, named, stop + 1, conditions)


def _known(flow: str, head: Match, names: tuple[str, str], after: int, lexicon: Lexicon) -> Candidate | None:
    """What the lexicon has under one of the two names and the words behind the bracket."""
    for name in names:
        known = _longest(lexicon, name, flow[after : after + _LONGEST_TAIL])
        if known is not None:
            kind = lexicon.concept(known[1]).types[0]
            # 用力肺活量（FVC）占预计值百分比 has the one measured in it.
            both = kind == head.concept.types[0] == "biomarker" and not flow.startswith("抗体", after)
            return None if both else Candidate(head.start, after + known[0], kind, BRACKETED, known[1])
    return None


def _made(flow: str, head: Match, name: str, after: int, conditions: dict[int, Match]) -> Iterator[Candidate]:
    """A class of drugs against a target, its pathway, or a condition that another one brings."""
    if head.concept.types[0] == "target" and (named := CLASS.match(flow, after)) is not None:
        yield Candidate(head.start, named.end(), "drug_class", BRACKETED, own_entity("drug_class", name + named[0]))
    elif head.concept.types[0] == "target" and (pathway := PATHWAY.match(flow, after)) is not None:
        yield Candidate(head.start, pathway.end(), "target", BRACKETED, own_entity("target", name + pathway[0]))
    elif (related := _RELATED.match(flow, after)) is not None and (of := conditions.get(related.end())) is not None:
        kind = of.concept.types[0]
        yield Candidate(head.start, of.end, kind, BRACKETED, own_entity(kind, name + flow[after : of.end]))


def _infection(flow: str, end: int, after: int, lexicon: Lexicon) -> Candidate | None:
    """An infection, or a vaccine, whose agent stands before the bracket: 巨细胞病毒（CMV）感染."""
    if flow.startswith(_INFECTIONS, after):
        for start in range(max(0, end - _LONGEST_AGENT), end - 1):
            known = _longest(lexicon, flow[start:end], flow[after : after + _LONGEST_TAIL])
            types = lexicon.concept(known[1]).types if known is not None else ()
            kind = next((each for each in ("disease", "drug") if each in types), None)
            if known is not None and kind is not None:
                return Candidate(start, after + known[0], kind, BRACKETED, known[1])
    return None


def _antibody(flow: str, bracket: re.Match[str], head: Match | None, lexicon: Lexicon) -> Iterator[Candidate]:
    """The antibody whose name stands before its abbreviation in the bracket, if that is known; ``head`` is what it is against."""
    at, short = bracket.start(), bracket["short"]
    name = _BEFORE_ANTIBODY.search(flow, max(0, at - _LONGEST_NAME), at)
    if name is None:
        return
    said = _SAID.match(flow, name.start(), at)
    start = said.end() if said is not None else name.start()
    start = head.start if head is not None and flow[start] != "抗" else start
    known = next((one for form in (f"抗{short}抗体", f"{short}抗体", f"anti-{short}") if (one := _whole(lexicon, form))), None)
    if known is not None:
        yield Candidate(start, bracket.end(), "biomarker", BRACKETED, known)


def _whole(lexicon: Lexicon, name: str) -> str | None:
    """The laboratory value of that name."""
    wanted = fold(name)
    if wanted[:HEAD] not in lexicon.heads:
        return None
    known = (concept for concept, _ in lexicon.under(wanted[:HEAD])[1].get(wanted, ()))
    return next((concept for concept in known if "biomarker" in lexicon.concept(concept).types), None)


def _longest(lexicon: Lexicon, name: str, tail: str) -> tuple[int, str] | None:
    """How much of what stands behind the bracket makes with a name the longest form of the lexicon, and its concept."""
    whole = fold(name + tail)
    headed = whole[:HEAD]
    if headed not in lexicon.heads:
        return None
    forms = lexicon.under(headed)[1]
    for length in range(len(tail), _SHORTEST_TAIL - 1, -1):
        for concept_id, exact in forms.get(whole[: len(name) + length], ()):
            if exact is None and lexicon.concept(concept_id).types != ("word",):
                return length, concept_id
    return None
