"""Mentions: every entity and value of a text, found once on its Simplified flow."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from slepipe.lexicon.load import HEAD, Concept, Lexicon, fold
from slepipe.model import Article, Mention
from slepipe.patterns import Pattern
from slepipe.recognize.aliases import learn_aliases
from slepipe.recognize.assays import CULTURED, find_assays
from slepipe.recognize.bracketed import find_bracketed
from slepipe.recognize.bylines import recognize_bylines
from slepipe.recognize.clauses import last_clause
from slepipe.recognize.codes import find_codes
from slepipe.recognize.coined import find_coined
from slepipe.recognize.complaints import find_complaints
from slepipe.recognize.composed import find_composed, without_verb
from slepipe.recognize.defined import find_defined
from slepipe.recognize.families import find_classes, find_families, find_genes, find_symbols
from slepipe.recognize.formulas import find_formulas
from slepipe.recognize.found import Found
from slepipe.recognize.laboratory import find_laboratory
from slepipe.recognize.lexical import Match, find_forms, with_department
from slepipe.recognize.organizations import find_organizations
from slepipe.recognize.own import in_one_region
from slepipe.recognize.persons import recognize_persons
from slepipe.recognize.places import find_places
from slepipe.recognize.procedures import find_procedures
from slepipe.recognize.remedies import find_remedies
from slepipe.recognize.resolve import DEPARTMENT, Candidate, Resolved, own_entity, resolve
from slepipe.recognize.roles import agree, decide_role, find_topics
from slepipe.recognize.senses import in_sense
from slepipe.recognize.signs import find_signs
from slepipe.recognize.spoken import spoken_names
from slepipe.recognize.tongue import find_tongue
from slepipe.recognize.trials import find_trials
from slepipe.recognize.vaccines import find_vaccines
from slepipe.recognize.values import recognize_values
from slepipe.recognize.villages import find_villages
from slepipe.recognize.works import find_works
from slepipe.segment.engine import stem_ends, word_ends, word_seams
from slepipe.view import View


class Part(msgspec.Struct, frozen=True):
    """A form of the lexicon at ``start:end`` of the source that is no mention: a general word, or part of a longer mention."""

    start: int
    end: int
    concept: str


class Recognition(msgspec.Struct, frozen=True):
    """What was recognized: mentions and parts in source offsets, the outer mentions also in flow offsets."""

    mentions: tuple[Mention, ...]
    parts: tuple[Part, ...]
    outer: tuple[tuple[int, int, str], ...]


def recognize(
    article: Article,
    view: View,
    lexicon: Lexicon,
    *,
    date: datetime.date | None = None,
    journals: Iterable[tuple[int, int]] = (),
) -> Recognition:
    """Find all mentions of an article on its view.

    ``date`` supplies years that the text leaves out; ``journals`` are the source spans that the reference list names as journals.
    """
    return _to_source(resolve(article_candidates(article, view, lexicon, date, journals)), article.text, view)


def article_candidates(
    article: Article, view: View, lexicon: Lexicon, date: datetime.date | None, journals: Iterable[tuple[int, int]]
) -> list[Candidate]:
    """Everything in an article that may be a mention, in offsets of the flow; the parameters are those of ``recognize``."""
    references = [(view.to_flow(b.start), view.to_flow(b.end)) for b in article.blocks if b.kind == "reference"]
    candidates = find_candidates(view.flow, lexicon, references, date)
    spans = dict.fromkeys((view.to_flow(start), view.to_flow(end)) for start, end in journals)
    # Contact Dermatitis is a journal there.
    candidates = [each for each in candidates if (each.start, each.end) not in spans]
    candidates += [_journal(view.flow, start, end, lexicon) for start, end in spans]
    return _in_blocks(candidates, article, view) if article.markdown else candidates


def find_candidates(
    flow: str, lexicon: Lexicon, references: Sequence[tuple[int, int]] = (), date: datetime.date | None = None
) -> list[Candidate]:
    """Everything in the flow that may be a mention, overlaps included: by patterns, by the lexicon, and by what new names are made of."""
    ends = word_ends(flow)
    bounds = frozenset(ends)
    forms = find_forms(flow, lexicon, bounds, word_seams(flow, ends), stem_ends(flow, ends))
    matches = in_sense(flow, without_verb(flow, [form for form in forms if not form.part]), lexicon)
    candidates = [Candidate(f.start, f.end, f.type, f.rule, None, f.value or None) for f in recognize_values(flow, date=date)]
    undecided: set[tuple[int, int]] = set()
    mixed = [
        (m.concept.id, m.start, m.end)
        for m in matches
        if len(m.concept.types) > 1 and "disease" in m.concept.types and m.concept.id != "infection"
    ]
    topics = find_topics(flow, mixed)
    candidates += [_candidate(match, flow, undecided, topics) for match in matches]
    candidates += [Candidate(m.start, m.end, "word", _rule(m.concept.table), m.concept.id) for m in forms if m.part]
    candidates += find_composed(flow, matches, lexicon)
    candidates += find_bracketed(flow, matches, lexicon)
    candidates += find_vaccines(flow, matches, lexicon)
    organizations = {(m.start, m.end): m.concept.id for m in matches if m.concept.types[0] == "organization"}
    known = {(match.start, match.end) for match in matches if match.concept.types != ("word",)}
    new = _new_names(flow, matches, ends, references)
    candidates += [_own(flow, found, organizations) for found in new if (found.start, found.end) not in known]
    candidates = in_one_region(candidates, flow, matches)
    if undecided or "例" in flow:
        candidates = agree(candidates, flow, undecided)
    learned, same = learn_aliases(flow, candidates)
    if same:
        candidates = [c if c.entity not in same else msgspec.structs.replace(c, entity=same[c.entity]) for c in candidates]
    if said := spoken_names(flow, matches):
        candidates = [msgspec.structs.replace(c, entity=None) if said.get(c.start) == c.entity else c for c in candidates]
    # What the article itself calls a thing goes before what a name may mean elsewhere.
    return learned + candidates


def _new_names(
    flow: str, matches: Sequence[Match], ends: Sequence[int], references: Sequence[tuple[int, int]]
) -> Iterator[Found]:
    """Names that no lexicon knows."""
    drugs: dict[int, int] = {}
    for match in matches:
        if match.concept.types[0] == "drug":
            drugs[match.end] = min(match.start, drugs.get(match.end, match.start))
    entities = {match.end for match in matches if match.concept.types != ("word",)}
    # Of names that end at one place the longest stays.
    backwards = sorted((match for match in matches if match.concept.types[0] in _HOSTS), key=lambda match: -match.start)
    hosts = {match.end: match.start for match in backwards}
    places = {match.end: match.start for match in backwards if match.concept.types[0] == "place"}
    conditions: dict[int, int] = {}
    for match in matches:
        if "disease" in match.concept.types:
            conditions[match.end] = min(match.start, conditions.get(match.end, match.start))
    organizations = list(find_organizations(flow, ends, hosts, places, conditions))
    # 康睿 of 康睿生医 is nobody, whoever 康睿董事长 is.
    companies = {flow[one.start : one.end] for one in organizations if one.rule == "organization.core"}
    yield from (one for one in recognize_persons(flow, references) if flow[one.start : one.end] not in companies)
    yield from recognize_bylines(flow)
    yield from find_coined(flow, ends, drugs, entities)
    diseases = frozenset(match.start for match in matches if "disease" in match.concept.types)
    yield from find_codes(flow, entities, hosts.keys() - places.keys(), diseases)
    yield from find_procedures(flow, entities)
    yield from find_families(flow)
    yield from find_complaints(flow)
    yield from find_remedies(flow)
    yield from find_tongue(flow)
    yield from find_formulas(flow, entities)
    yield from find_symbols(flow, {m.start: m.end for m in matches if m.concept.types[0] == "target"}, entities)
    yield from find_genes(flow, entities)
    yield from find_classes(flow, entities)
    yield from organizations
    yield from find_places(flow, ends, places)
    yield from find_villages(flow)
    yield from find_works(flow)
    yield from find_laboratory(flow)
    yield from find_assays(flow, matches)
    yield from find_signs(flow)
    yield from find_defined(flow, ends, entities)
    yield from find_trials(flow, {(match.start, match.end) for match in matches})


# What the name of an organization may begin with.
_HOSTS = frozenset({"organization", "place"})


def _own(flow: str, found: Found, organizations: Mapping[tuple[int, int], str]) -> Candidate:
    """A candidate whose entity is the name itself, as the article brings it (``person:孙凌云``), unless it only adds to one that is known."""
    name = found.value.get("name") or flow[found.start : found.end]
    entity = own_entity(found.type, name)
    if found.value.get("known"):
        start = found.value.get("at", found.start)
        entity = organizations.get((start, start + len(name)), entity)
    return Candidate(found.start, found.end, found.type, found.rule, entity)


def _journal(flow: str, start: int, end: int, lexicon: Lexicon) -> Candidate:
    """A journal of the reference list; N. Engl. J. Med. is the N Engl J Med of the lexicon."""
    name = " ".join(fold(flow[start:end]).replace(".", " ").split())
    readings = lexicon.under(name[:HEAD])[1].get(name, ()) if name[:HEAD] in lexicon.heads else ()
    known = next((concept for concept, _ in readings if lexicon.concept(concept).types[0] == "journal"), None)
    if known is not None:
        return Candidate(start, end, "journal", "journal.reference", known)
    return _own(flow, Found("journal", start, end, {}, "journal.reference"), {})


def _in_blocks(candidates: list[Candidate], article: Article, view: View) -> list[Candidate]:
    """Without what stands in front matter or code, which is no text of the article."""
    spans = [(view.to_flow(block.start), view.to_flow(block.end)) for block in article.blocks]
    starts = [start for start, _ in spans]
    return [c for c in candidates if (number := bisect_right(starts, c.start)) and c.end <= spans[number - 1][1]]


def _candidate(match: Match, flow: str, undecided: set[tuple[int, int]], topics: Container[str]) -> Candidate:
    """The candidate of a form; notes in ``undecided`` a condition that may be disease or symptom where nothing tells which.

    A condition of ``topics`` is a disease.
    """
    concept, end = match.concept, match.end
    kind = concept.types[0]
    if _is_part(flow, match):
        kind = "word"
    elif kind == "disease" or len(concept.types) > 1:
        kind, cue = ("disease", "") if concept.id in topics else decide_role(concept.types, flow, match.start, end)
        if not cue and len(concept.types) > 1 and concept.id not in topics:
            undecided.add((match.start, end))
    elif (
        kind == "target"
        and concept.id.startswith("hla-")
        and (flow.startswith(_TESTED, end) or flow.endswith(_TESTING, 0, match.start))
    ):
        kind = "biomarker"
    if concept.types == _MEASURED_BY and not flow.endswith(_EXAMINED, match.start, end):
        kind = "biomarker"
    if kind == "therapy" and flow.endswith("培养", match.start, end) and CULTURED.match(flow, end) is not None:
        kind = "biomarker"
    if kind == "organization" and (end := with_department(flow, end, _host(concept, flow[match.start : end]))) > match.end:
        return Candidate(match.start, end, kind, _rule(concept.table) + DEPARTMENT, concept.id)
    return Candidate(match.start, end, kind, _rule(concept.table), concept.id)


# 尿常规 is what is found, 尿液检查 what is done.
_MEASURED_BY = ("therapy", "biomarker")
_EXAMINED = ("检查", "检验", "检测", "分析", "检", "查", "化验", "筛查")
# A type of tissue that somebody has or has not.
_TESTED = (
    "阳性",
    "阴性",
    "基因阳性",
    "基因阴性",
    "基因呈阳性",
    "基因呈阴性",
    "基因为阳性",
    "基因检测",
    "呈阳性",
    "呈阴性",
    "为阳性",
    "为阴性",
    "呈现阳性",
    "，阳性",
    ",阳性",
    "检测",
    "筛查",
    "筛检",
)
_TESTING = ("查", "先验", "验出", "检测", "筛查", "筛检", "检验", "测定", "查：", "检测：")
# 受感染的蚊子, 两宗社区感染: who was infected, and where.
_INFECTED = Pattern("(?:抗|(?<!承)受|被|本地|社区|境外)\\Z")
# Who infects himself with what (感染EBV病毒后, 感染了其他病毒), and what is done against it (感染控制).
_PAST_TENSE = ("了", "过")
_INFECTS = Pattern(
    r"[了过到上]|\s?[A-Z][A-Za-z0-9-]+|[^，。；、（）()的和及与或]{0,8}(?:病毒|流感|菌(?!血症)|新冠|梅毒|结核|疟疾|支原体|衣原体)|(?:此|该|本|这[种个类])病|防控|控制|管制|防治|科|地点|来源|途径|源头"
)


def _is_part(flow: str, match: Match) -> bool:
    """Whether a thing only gives its name to something: 风湿病科, 肾脏病学, 世界狼疮日, CKD-EPI, 聚乙二醇化."""
    if _holds_more(flow, match) or (flow.startswith(_SPREADS, match.end) and flow.endswith("发炎", match.start, match.end)):
        return True
    if match.concept.id == "infection":
        return (
            _INFECTS.match(flow, match.end) is not None
            or _INFECTED.search(flow, max(0, match.start - 3), match.start) is not None
        )
    if flow.endswith("感染", match.start, match.end):
        return flow.startswith(_PAST_TENSE, match.end)
    if match.concept.id in _VITAL_SIGNS or match.concept.id == "oxygen-therapy":
        return _is_examined(flow, match)
    if match.concept.id == "area-under-the-curve":
        # Of a model, not of a drug: 联合模型的曲线下面积为0.78.
        sentence = last_clause(flow[max(0, match.start - _MODEL_REACH) : match.start], "。\n")
        return _OF_MODEL.search(sentence) is not None or _SHARE.match(flow, match.end) is not None
    following = flow[match.end : match.end + 1]
    # 发热门诊 is a department.
    if following in _CLINICS and _CLINIC.match(flow, match.end) and not _CONDITIONS.isdisjoint(match.concept.types):
        return True
    if following == "化":
        # 聚乙二醇化的干扰素 is made with what gives it the name.
        return match.concept.types[0] == "drug" and _MADE_WITH.match(flow, match.end) is not None
    if following == "-" and match.concept.types[0] == "disease":
        # CKD-EPI is an equation.
        return flow[match.end + 1 : match.end + 2].isupper() and flow[match.end - 1].isascii()
    if following == "日":
        return flow.startswith("世界", match.start - 2)
    return _names_department(flow, match)


def _is_examined(flow: str, match: Match) -> bool:
    """Whether a vital sign only leads its figure (体温38.4℃, 血压132/78 mmHg), or something was not given while one measured (未吸氧)."""
    if match.concept.id == "oxygen-therapy":
        return flow.endswith(("未", "不"), 0, match.start)
    figures = _AND_FIGURES if match.concept.id == "body-temperature" else _FIGURES
    return figures.match(flow, match.end) is not None


def _names_department(flow: str, match: Match) -> bool:
    """Whether a thing only says what a department or a team is for."""
    if flow.startswith("学", match.end):
        return flow[match.end - 1] == "病"
    # 输血科, 过敏免疫风湿科, 风湿病专科医生, 血液净化团队: who works there.
    if match.concept.types[0] not in _GIVES_NAME or flow[match.end : match.end + 1] not in _DEPARTMENT_BEGINS:
        return False
    if flow.startswith("团队", match.end):
        # 肾内科血液净化团队, but 癌症团队
        return match.concept.types[0] == "therapy" and flow.endswith("科", 0, match.start)
    return _DEPARTMENT.match(flow, match.end) is not None


_OF_MODEL = Pattern("模型|ROC|受试者工作|预测|灵敏度|敏感度|诊断效能")
_MODEL_REACH = 80
_SHARE = Pattern("(?:[（(]AUC[）)])?(?:分别|均|仅|高|可)?[为达是]?到?\\s?0\\.\\d")
# Vital signs; 每天量血压 names what is measured, and so does 血压持续高于140/90.
_VITAL_SIGNS = frozenset({"body-temperature", "blood-pressure", "heart-rate", "pulse-rate", "respiratory-rate"})
_FIGURES = Pattern("\\s?[:：为]?\\s?(?:\\d|每分钟)")
_AND_FIGURES = Pattern("\\s?[:：为]?\\s?\\d|[升降]至|[升降]到|(?:恢复|已|逐渐)?正常|波动")
# 血管发炎波及神经 tells how a disease goes on.
_SPREADS = ("波及", "侵犯", "影响", "引起", "导致", "造成")
_CONDITIONS = frozenset({"disease", "symptom"})
_GIVES_NAME = frozenset({"disease", "symptom", "therapy", "biomarker"})
# The first characters of what may stand there, for the pattern is slow.
_DEPARTMENT_BEGINS = frozenset("免风过肾血感内胃肠胸心神科团")
_DEPARTMENT = Pattern("(?:免疫|风湿|过敏|肾脏?|血液|感染|内分泌|胃肠|肠胃|胸腔|心脏|神经){0,3}科(?![学普研目技教])")
_CLINICS = tuple("门专特综处防")
_CLINIC = Pattern("专科(?:医[生师]|护士|护理)|处主任|防治法|防治[咨谘]询|(?:专病|专科|特别|综合)?门诊(?!患者|病人|中|量|常见)")
_MADE_WITH = Pattern("化(?![疗学验合痰瘀湿])")
# What a name of the lexicon has besides the thing itself: severity, the way it is given, who carries it. The name inside stays.
_MORE = Pattern(
    "(?:通用型|(?:同种)?异体|异基因|自体|现货型)CAR.*|复发型多发性硬化.*|(?:局部外用|外用|口服|吸入)(?:类固醇|激素|糖皮质激素|皮质类固醇|皮质激素)|(?:痛风|哮喘|气喘)发作|发?高[烧热]不退|发高[烧热]"
    "|严重(?:过敏反应|感染).*|.{2,8}冲击|.{3,8}(?:软膏|乳膏)|(?:强效)?(?:糖?皮质)?(?:类固醇|激素)(?:药膏|眼药水)|(?:不明原因|原因不明)的?发[烧热]|.{1,4}细胞浸润|酗酒"
)
_LASTS = frozenset("作退烧热击膏醇素水润酒")
# What one buys for oneself and lives with is named, but no treatment. Any drug of today may be a 靶向药物; it is a class where somebody takes it.
_NO_DRUGS = frozenset({"sunscreen", "emollient", "dietary-supplement"})
_TAKES = tuple("口服 服用 改用 使用 采用 合并 联合 搭配 改吃 换成 受体的".split())
_CARRIES = ("带原", "带菌", "携带")


def _holds_more(flow: str, match: Match) -> bool:
    if match.concept.id in _NO_DRUGS or (match.concept.id == "targeted-drug" and not flow.endswith(_TAKES, 0, match.start)):
        return True
    if flow.startswith("者", match.end) and flow.endswith(_CARRIES, match.start, match.end):
        return True
    first, last = flow[match.start], flow[match.end - 1]
    return (last in _LASTS or first in "通同异自现复严") and _MORE.fullmatch(flow, match.start, match.end) is not None


def _host(concept: Concept, written: str) -> str:
    """The full name of an organization that is written short (高雄荣总 is a 医院), which tells what departments it has."""
    return written if written.endswith(("院", "学", "会")) else concept.names.get("zh-Hans", written)


@cache
def _rule(table: str) -> str:
    return f"lexicon.{table.removesuffix('.tsv')}"


def _to_source(resolved: Resolved, text: str, view: View) -> Recognition:
    at = view.offsets
    mentions: list[Mention] = []
    for found in resolved.mentions:
        start, end = at[found.start], at[found.end - 1] + 1
        mentions.append(
            Mention(found.type, start, end, text[start:end], found.rule, found.entity, found.value, nested=found.nested)
        )
    outer = tuple((found.start, found.end, found.type) for found in resolved.mentions if not found.nested)
    parts = tuple(Part(at[part.start], at[part.end - 1] + 1, part.entity or "") for part in resolved.parts)
    return Recognition(tuple(mentions), parts, outer)
