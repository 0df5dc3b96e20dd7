"""Vaccines with what says how they are made and against how many strains: 灭活流感疫苗, 23价肺炎球菌多糖疫苗, 新冠mRNA疫苗."""

from __future__ import annotations

from bisect import bisect_right
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
# 流感 in 流感与肺炎链球菌疫苗, 水痘 in 减毒疫苗（如水痘、MMR）, 流感 in 流感等灭活疫苗: vaccines that are written by what they are against only.
_AGENT = (
    "(?:[bB]型|乙型)?流感嗜血杆菌|流行性感冒|季节性?流感|流感|肺炎(?:链|双)?球菌|脑膜炎(?:双)?球菌|奈瑟氏脑膜炎双?球菌|带状疱疹|单纯疱疹|水痘|麻疹|德国麻疹|风疹|腮腺炎|流行性腮腺炎|[甲乙AB]型?肝炎?(?=[、及与和或以疫）)/])"
    "|人乳头[状]?瘤病毒|HPV|子宫颈癌|宫颈癌|新冠(?:病毒|肺炎)?|新型冠状病毒|COVID-19|呼吸道(?:合|融)胞病毒|呼吸道融合病毒|RSV|破伤风|白喉|百日咳|狂犬病|日本脑炎|乙脑|黄热病|卡介苗|MMRV|MMR|Hib|伤寒|霍乱|轮状病毒|登革热?|小儿麻痹|脊髓灰质炎|脊灰"
)
_JOINT = "(?:\\s?[、/]\\s?|以及|[及与和或])"
_LISTED = Pattern(
    f"(?<![暴爆]发)(?<!感染)(?<!患)(?<!患上)(?<!得了)(?:{_AGENT})(?=(?:{_JOINT}(?:{_AGENT})){{0,4}}{_JOINT}(?:{_AGENT})(?:{_VALENCE}|{_MADE}){{0,2}}{_VACCINE})"
)
_AMONG = Pattern(f"(?:{_AGENT})(?=等(?:{_MADE}){{0,2}}{_VACCINE})")
_EXAMPLES = Pattern(
    f"{_VACCINE}[（(](?:例如|譬如|比如|包括|如|像)?[:：]?(?P<list>(?:{_AGENT})(?:{_JOINT}(?:{_AGENT})){{0,6}})(?:疫苗)?等?[）)]"
)
_ONE_AGENT = Pattern(_AGENT)
# 麻疹、腮腺炎、风疹疫苗 is one vaccine.
_TOGETHER = Pattern(
    f"(?:麻疹|风疹|德国麻疹|腮腺炎|水痘)(?:{_JOINT}(?:麻疹|风疹|德国麻疹|腮腺炎|水痘)){{2,3}}(?:三联|四联|联合|混合|减毒|活|减毒活){{0,2}}{_VACCINE}"
)
_GETS = Pattern("(?:打|接种|补种|注射)(?:[了过完好]|任何|其[他它]|相应的?|相关的?|所需的?|必要的?|适当的?|有关)?\\Z")
_CLAUSE_BEGINS = frozenset("；;。，,：:\n")
_SHOULD = Pattern("最好|应|宜|要|须|需")
_LONGEST_GETTING = 6


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


def find_vaccine_lists(flow: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Vaccines that a list writes by what they are against only; they go before the diseases of that name."""
    if _VACCINE not in flow:
        return
    whole = [match.span() for match in _TOGETHER.finditer(flow)]
    for start, end in whole:
        yield Candidate(start, end, "drug", "composed.vaccine", own_entity("drug", flow[start:end]))
    spans = [match.span() for pattern in (_LISTED, _AMONG) for match in pattern.finditer(flow)]
    spans += [one.span() for match in _EXAMPLES.finditer(flow) for one in _ONE_AGENT.finditer(flow, *match.span("list"))]
    firsts = [first for first, _ in whole]
    for start, end in spans:
        place = bisect_right(firsts, start)
        if not place or start >= whole[place - 1][1]:
            known = _agent(flow, end, end, lexicon)
            entity = known[1] if known is not None and known[0] == start else own_entity("drug", flow[start:end] + _VACCINE)
            yield Candidate(start, end, "drug", "composed.vaccine", entity)


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
    # 目前没有疫苗可用
    if flow.endswith("没有", 0, at):
        return flow.startswith(("可用", "可打", "可以预防", "可预防", "能预防"), end)
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
