"""What a digest tells of an article, before any language: sections, entities by type, drugs, a timeline, trials, adverse effects."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from slepipe.model import Block, Document, Entity, Mention
from slepipe.patterns import Pattern
from slepipe.publish.drugs import Drug, gather_drugs
from slepipe.publish.effects import Effect, gather_effects
from slepipe.publish.events import Told, gather_events, undated_events
from slepipe.publish.trials import Trial, gather_trials
from slepipe.relate.dates import date_role, is_expected

# Types of entities in the order of a digest's tables.
ENTITY_TYPES = (
    "drug", "drug_class", "disease", "symptom", "target", "biomarker", "therapy", "cell_type",
    "trial", "organization", "person", "place", "journal",
)  # fmt: skip
# Entities that say what an event or a section is about.
_SUBJECTS = frozenset({"drug", "drug_class", "disease", "therapy", "trial", "organization"})
_OF_SECTION = _SUBJECTS | {"target", "cell_type"}
_OF_EVENT = _SUBJECTS | {"place", "journal"}
_BODY = frozenset({"title", "paragraph", "list_item", "quote", "table_row"})
# Seasons, quarters and halves of a year in a date's value, and the month that each begins with.
_PART_OF_YEAR = Pattern("-(?:2[1-4]|Q[1-4]|H[12])(?![0-9])")
_FIRST_MONTH = {
    "-21": "-03", "-22": "-06", "-23": "-09", "-24": "-12",
    "-Q1": "-01", "-Q2": "-04", "-Q3": "-07", "-Q4": "-10",
    "-H1": "-01", "-H2": "-07",
}  # fmt: skip
_SENTENCE_END = Pattern("[。！？!?；;]+[”」』’]?")


class Sentence(msgspec.Struct, frozen=True):
    """The mentions of one sentence, the numbers of its block and section, and whether the block is a heading."""

    block: int
    section: int
    heading: bool
    mentions: tuple[Mention, ...]


class Section(msgspec.Struct, frozen=True):
    """A heading (none for text before the first) and the entities of its text, most mentioned first."""

    heading: Block | None
    entities: tuple[str, ...]
    mentions: int


class Event(msgspec.Struct, frozen=True):
    """What happened (a key of ``EVENT_LABELS``) to what on a date, or else the entities of the date's sentence; some events have no date.

    ``sums`` are those of a deal, each with its role (a key of ``SUM_LABELS``).
    """

    date: Mention | None
    entities: tuple[str, ...]
    section: int
    kind: str = ""
    sums: tuple[tuple[str, Mention], ...] = ()


class Facts(msgspec.Struct, frozen=True):
    """All that the digests and appendices of an article share.

    ``values`` are the values as JSON, ``usual`` is where each entity first stands in the most frequent form of the text,
    ``term_places`` where each term first stands.
    """

    sections: tuple[Section, ...]
    by_type: dict[str, tuple[Entity, ...]]
    timeline: tuple[Event, ...]
    trials: tuple[Trial, ...]
    effects: tuple[Effect, ...]
    drugs: tuple[Drug, ...]
    values: tuple[dict[str, Any], ...]
    usual: dict[str, tuple[int, int]]
    term_places: tuple[tuple[int, int], ...]


def gather_facts(document: Document) -> Facts:
    """Collect the facts of a document from its blocks and mentions."""
    shown = list(in_blocks(document, _BODY | {"heading"}))
    body = [mention for mention, kind in shown if kind != "heading"]
    sentences = list(_sentences(document, [mention for mention, _ in shown]))
    # What only a reference names (its authors) is no subject of the article.
    named = {mention.entity for mention, _ in shown}
    by_type: dict[str, tuple[Entity, ...]] = {}
    for kind in ENTITY_TYPES:
        found = tuple(entity for entity in document.entities if entity.type == kind and entity.id in named)
        if found:
            by_type[kind] = found
    headings = [block for block in document.blocks if block.kind == "heading"]
    return Facts(
        sections=_sections(document, headings, body),
        by_type=by_type,
        timeline=_timeline(document, sentences, headings),
        trials=gather_trials(document, [entity.id for entity in by_type.get("trial", ())]),
        effects=gather_effects(document),
        drugs=gather_drugs(document),
        values=tuple(
            {"type": m.type, "text": m.text, "start": m.start, "end": m.end, "value": m.value}
            for m in document.mentions
            if m.value is not None
        ),
        usual=_usual_places(document, body),
        term_places=_term_places(document),
    )


def _usual_places(document: Document, body: Sequence[Mention]) -> dict[str, tuple[int, int]]:
    """References are in English for the most part; the text itself says how its entities are usually called."""
    usual = {entity.id: entity.forms[0] for entity in document.entities}
    counts = Counter((mention.entity, mention.text) for mention in body if mention.entity)
    usual |= {entity: text for (entity, text), _ in reversed(counts.most_common()) if entity}
    places: dict[str, tuple[int, int]] = {}
    for mention in document.mentions:
        if mention.entity and mention.entity not in places and mention.text == usual[mention.entity]:
            places[mention.entity] = (mention.start, mention.end)
    return places


def _term_places(document: Document) -> tuple[tuple[int, int], ...]:
    wanted = {term.text for term in document.terms}
    places: dict[str, tuple[int, int]] = {}
    for token in document.tokens:
        if token.text in wanted and token.text not in places:
            places[token.text] = (token.start, token.end)
            if len(places) == len(wanted):
                break
    return tuple(places[term.text] for term in document.terms)


def in_blocks(document: Document, kinds: frozenset[str]) -> Iterator[tuple[Mention, str]]:
    """The mentions in blocks of some kinds, each with its kind."""
    blocks = document.blocks
    starts = [block.start for block in blocks]
    for mention in document.mentions:
        # What stands before the first block is front matter.
        after = bisect_right(starts, mention.start)
        if after and blocks[after - 1].kind in kinds:
            yield mention, blocks[after - 1].kind


def _sentences(document: Document, body: Sequence[Mention]) -> Iterable[Sentence]:
    """The mentions of each sentence; a block end ends a sentence too."""
    starts = [block.start for block in document.blocks]
    headings = [block.start for block in document.blocks if block.kind == "heading"]
    ends = sorted({block.end for block in document.blocks} | {match.end() for match in _SENTENCE_END.finditer(document.text)})
    groups: dict[int, list[Mention]] = {}
    for mention in body:
        groups.setdefault(bisect_right(ends, mention.start), []).append(mention)
    for group in groups.values():
        block = bisect_right(starts, group[0].start) - 1
        section = bisect_right(headings, group[0].start) - 1
        yield Sentence(block, section, document.blocks[block].kind == "heading", tuple(group))


def _distinct(mentions: Iterable[Mention], types: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([m.entity for m in mentions if m.entity and m.type in types and not m.nested]))


def _sections(document: Document, headings: Sequence[Block], body: Sequence[Mention]) -> tuple[Section, ...]:
    starts = [heading.start for heading in headings]
    groups: dict[int, list[Mention]] = {number: [] for number in range(len(headings))}
    for mention in body:
        groups.setdefault(bisect_right(starts, mention.start) - 1, []).append(mention)
    order = {entity.id: rank for rank, entity in enumerate(document.entities)}
    sections = []
    for number in sorted(groups):
        found = groups[number]
        counts = Counter([m.entity for m in found if m.entity and m.type in _OF_SECTION and not m.nested])
        ranked = sorted(counts, key=lambda entity: (-counts[entity], order.get(entity, 0)))
        sections.append(Section(headings[number] if number >= 0 else None, tuple(ranked), len(found)))
    return tuple(sections)


def _when(event: Event) -> tuple[str, int]:
    """What an event sorts by: a season, quarter or half of a year stands where its first month does, what has no date at the end."""
    if event.date is None:
        return "~", 0
    edtf = str((event.date.value or {})["edtf"])
    return edtf[:4] + _PART_OF_YEAR.sub(lambda match: _FIRST_MONTH[match[0]], edtf[4:7]) + edtf[7:], event.date.start


def _timeline(document: Document, sentences: Sequence[Sentence], headings: Sequence[Block]) -> tuple[Event, ...]:
    """What the relations say happened on a date; a date of no event goes with the entities of its sentence."""
    starts = [heading.start for heading in headings]
    told = gather_events(document)
    # Who has not approved a drug yet has nothing to do with the date of its next trial.
    regulators = frozenset(
        each.start
        for relation in document.relations
        if relation.kind in ("approval", "filing")
        for each in relation.arguments
        if each.role in ("regulator", "place")
    )
    events = [
        Event(mention, event.entities, bisect_right(starts, mention.start) - 1, event.kind, _sums(document, event))
        for sentence in sentences
        if document.blocks[sentence.block].kind != "title"  # the year in a title dates the article, no event
        for mention in sentence.mentions
        # A date without its year dates an event and says nothing alone.
        if mention.type == "date" and mention.value and (mention.value["edtf"][:1].isdigit() or mention.start in told)
        for event in told.get(mention.start)
        or [
            Told(
                _role(document, sentence, mention),
                _distinct(_beside(document, sentence, mention, regulators), _OF_EVENT),
                mention.start,
            )
        ]
    ]
    events += [
        Event(None, event.entities, bisect_right(starts, event.start) - 1, event.kind, _sums(document, event))
        for event in undated_events(document)
    ]
    # A date without an event and without anything beside it tells nothing.
    return tuple(sorted((event for event in events if event.kind or event.entities), key=_when))


def _sums(document: Document, event: Told) -> tuple[tuple[str, Mention], ...]:
    if not event.sums:
        return ()
    money = {mention.start: mention for mention in document.mentions if mention.type == "money"}
    return tuple((role, money[start]) for role, start in event.sums if start in money)


_CLAUSE_END = Pattern("[，,；;]")
_ONE_OF_TWO = Pattern("前者|[后後]者")


def _beside(document: Document, sentence: Sentence, date: Mention, told: frozenset[int]) -> list[Mention]:
    """What stands with a date: all of its sentence but what is ``told`` of (by where it begins) as another event.

    Of several dates each has its own clause and those up to the next, or else the nearest clause before that names anything.
    """
    first, last = sentence.mentions[0].start, sentence.mentions[-1].end
    stops = [match.start() for match in _CLAUSE_END.finditer(document.text[first:last])]
    clauses: dict[int, list[Mention]] = {}
    for mention in sentence.mentions:
        clauses.setdefault(bisect_right(stops, mention.start - first), []).append(mention)
    number = bisect_right(stops, date.start - first)
    dated = [each for each, found in clauses.items() if any(mention.type == "date" for mention in found)]
    head, tail = first + (stops[number - 1] if number else 0), first + (stops[number] if number < len(stops) else last - first)
    if _ONE_OF_TWO.search(document.text[head:tail]) is not None:
        return clauses[number]
    if len(dated) == 1:
        return [mention for mention in sentence.mentions if mention.start not in told]
    begin = 0 if number == dated[0] else number
    end = min((each for each in dated if each > number), default=len(stops) + 1)
    own = [mention for each in range(begin, end) for mention in clauses.get(each, ())]
    if any(mention.type in _OF_EVENT for mention in own):
        return own
    named = (each for each in range(number - 1, -1, -1) if any(mention.type in _OF_EVENT for mention in clauses.get(each, ())))
    return clauses.get(next(named, -1), own)


def _role(document: Document, sentence: Sentence, date: Mention) -> str:
    block = document.blocks[sentence.block]
    role = date_role(document.text, date.start, date.end, block.start, block.end)
    return (
        f"expected-{role}" if role in ("announced", "published") and is_expected(document.text, date.start, block.start) else role
    )
