"""Vaccines with what says how they are made and against how many strains: 灭活流感疫苗, 23价肺炎球菌多糖疫苗, 新冠mRNA疫苗."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slepipe.lexicon.load import HEAD, Lexicon, fold
from slepipe.patterns import Pattern
from slepipe.recognize.lexical import Match
from slepipe.recognize.resolve import Candidate, own_entity

_VACCINE = "疫苗"
_VALENCE = r"(?:\d{1,2}|[单双二三四五六七八九十廿]{1,3})价"
_MADE = (
    "基因重组|重组(?:蛋白|亚单位|腺病毒)?|(?:信使RNA|mRNA|DNA)(?![A-Za-z])|灭活(?:性|病毒)?|不活化|非活化|死毒|减毒活?性?|活性?减毒|减活|活|裂解|吸附|冻干|无细胞|"
    "亚单位|次单位|腺病毒载体|病毒载体|(?:多糖体?)?结合型?|接合型|多糖体?|联合|混合|高剂量|(?:含)?佐剂|鼻喷(?:式|雾)?|喷鼻式?|鼻用|口服|注射用|人用"
)
_AHEAD = Pattern(rf"(?:{_VALENCE}|{_MADE}|[（(]Vero细胞[)）])+\Z")
_BETWEEN = Pattern(rf"(?:病毒)?(?:{_VALENCE}|{_MADE})*\Z")
_STRAINS = Pattern(_VALENCE)
_LONGEST, _LONGEST_AGENT = 20, 12
# 接种疫苗, 疫苗最好提前打完: vaccines in general, where somebody gets them.
_ANY = "vaccine"
_GETS = Pattern("(?:打|接种|补种|注射)(?:[了过完好]|任何|其[他它])?\\Z")
_CLAUSE_BEGINS = frozenset("；;。，,：:\n")
_SHOULD = Pattern("最好|应|宜|要|须|需")
_LONGEST_GETTING = 4


def find_vaccines(flow: str, matches: Sequence[Match], lexicon: Lexicon) -> Iterator[Candidate]:
    """Vaccines that are longer than what the lexicon has, or named by a disease that has none in it."""
    at = flow.find(_VACCINE)
    if at < 0:
        return
    drugs: dict[int, Match] = {}
    diseases: dict[int, Match] = {}
    for match in matches:
        types = match.concept.types
        held = drugs if types == ("drug",) else diseases if "disease" in types else {}
        if match.end not in held or match.start < held[match.end].start:
            held[match.end] = match
    while at >= 0:
        if (found := _at(flow, at, drugs, diseases, lexicon)) is not None:
            yield found
        at = flow.find(_VACCINE, at + len(_VACCINE))


def _at(flow: str, at: int, drugs: dict[int, Match], diseases: dict[int, Match], lexicon: Lexicon) -> Candidate | None:
    end = at + len(_VACCINE)
    between = _BETWEEN.search(flow, max(0, at - _LONGEST), at)
    known = drugs.get(end)
    first = between.start() if between else at
    disease = diseases.get(first)
    of = _agent(flow, first, at, lexicon) if first < at else None
    if known is not None and (of is None or known.start <= of[0]):
        start, entity = known.start, known.concept.id
    elif of is not None:
        start, entity = of
    elif disease is not None and first < at:
        # A vaccine for a disease that none is known against says how it is made: 风湿病疫苗 is a counsel.
        start, entity = disease.start, own_entity("drug", flow[disease.start : end])
    elif first == at and _is_any(flow, at, end):
        return Candidate(at, end, "drug_class", "composed.vaccine", _ANY)
    else:
        return None
    ahead = _AHEAD.search(flow, max(0, start - _LONGEST), start)
    start = ahead.start() if ahead is not None else start
    return Candidate(start, end, "drug", "composed.vaccine", entity)


def _is_any(flow: str, at: int, end: int) -> bool:
    if flow[at - 1 : at] in _CLAUSE_BEGINS:
        return _SHOULD.match(flow, end) is not None
    return _GETS.search(flow, max(0, at - _LONGEST_GETTING), at) is not None


def _agent(flow: str, end: int, at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Where the name of what a vaccine is against begins that ends at ``end``, and the row of the vaccine at ``at``."""
    made = _STRAINS.sub("", flow[end:at])
    for start in range(max(0, end - _LONGEST_AGENT), end - 1):
        for kind in dict.fromkeys((made, "")):
            form = fold(flow[start:end] + kind + _VACCINE)
            readings = lexicon.under(form[:HEAD])[1].get(form, ()) if form[:HEAD] in lexicon.heads else ()
            for concept, exact in readings:
                if exact is None and lexicon.concept(concept).types == ("drug",):
                    return start, concept
    return None
