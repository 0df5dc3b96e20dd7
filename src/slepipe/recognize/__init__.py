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
from slepipe.recognize.codes import find_codes
from slepipe.recognize.coined import find_coined
from slepipe.recognize.complaints import find_complaints
from slepipe.recognize.composed import find_composed, without_verb
from slepipe.recognize.defined import find_defined
from slepipe.recognize.elliptic import find_elliptic
from slepipe.recognize.families import find_classes, find_families, find_genes, find_symbols
from slepipe.recognize.formulas import find_formulas
from slepipe.recognize.found import Found
from slepipe.recognize.laboratory import find_laboratory
from slepipe.recognize.lay import find_lay
from slepipe.recognize.lexical import Match, find_forms, with_department
from slepipe.recognize.organizations import find_organizations
from slepipe.recognize.own import in_one_region
from slepipe.recognize.parts import is_part
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
from slepipe.recognize.vaccines import find_vaccine_lists, find_vaccines
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
    elliptic = [_own(flow, found, organizations) for found in find_elliptic(flow)]
    return [*find_vaccine_lists(flow, lexicon), *elliptic, *learned, *candidates]


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
    yield from find_lay(flow)
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
    concept, start, end = match.concept, match.start, match.end
    if flow[start] in _OUTSIDE_BEGINS and (outside := _OUTSIDE.match(flow, start, end)) is not None:
        start = outside.end()
    kind = _kind(match, flow)
    if is_part(flow, match):
        kind = "word"
    elif concept.types[0] == "disease" or len(concept.types) > 1:
        decided, cue = ("disease", "") if concept.id in topics else decide_role(concept.types, flow, start, end)
        kind = decided if concept.types != _MEASURED_BY else kind
        if not cue and len(concept.types) > 1 and concept.id not in topics:
            undecided.add((start, end))
    if kind == "organization" and (end := with_department(flow, end, _host(concept, flow[match.start : end]))) > match.end:
        return Candidate(match.start, end, kind, _rule(concept.table) + DEPARTMENT, concept.id)
    return Candidate(start, end, kind, _rule(concept.table), concept.id)


def _kind(match: Match, flow: str) -> str:
    """What a form is where the words beside it tell of a finding or of what was done, else the first type of its concept."""
    concept, end = match.concept, match.end
    before = match.start
    if concept.id.startswith("hla-") and (flow.startswith(_TESTED, end) or flow.endswith(_TESTING, 0, before)):
        return "biomarker"
    if concept.types == _MEASURED_BY and not flow.endswith(_EXAMINED, before, end):
        return "biomarker"
    if concept.id == "lung-function" and _TESTS_LUNGS.search(flow, max(0, before - 2), before) is not None:
        return "therapy"
    if concept.id == "complement" and flow.endswith(_ACTS_ON, 0, before):
        return "target"
    cultured = concept.types[0] == "therapy" and flow.endswith("培养", before, end) and CULTURED.match(flow, end) is not None
    return "biomarker" if cultured else concept.types[0]


# 起水泡, 长痘痘, 解黑便, 全身性激素: the verb is outside, and so is the way it acts; but 出疹.
_OUTSIDE = Pattern(
    "(?:[起长冒](?:了|过)?|出)(?=(?:水[泡疱]|疹子|[红皮]疹|痘痘|青春痘|红斑|小?疙瘩)\\Z)|解(?=黑便\\Z)|全身性?(?=(?:类固醇|激素|糖皮质激素|皮质类固醇)\\Z)"
)
_OUTSIDE_BEGINS = frozenset("起长冒出解全")
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
# 定期验肺功能, 每年做一次肺功能: what is done; 抑制补体 tells of what the drug acts on.
_TESTS_LUNGS = Pattern("[验做吹]|一次\\Z")
_ACTS_ON = ("抑制", "阻断", "激活", "活化")


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
