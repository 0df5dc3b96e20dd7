"""What a digest tells of an article, before any language: sections, entities by type, a timeline, trials."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from slepipe.model import Block, Document, Entity, Mention

# Types of entities in the order of a digest's tables.
ENTITY_TYPES = (
    "drug", "drug_class", "disease", "symptom", "target", "biomarker", "therapy", "cell_type",
    "trial", "organization", "person", "place", "journal",
)  # fmt: skip
# What a trial reports as a result.
_RESULTS = frozenset({"percent", "measurement"})
# Entities that say what an event or a section is about.
_SUBJECTS = frozenset({"drug", "drug_class", "disease", "therapy", "trial", "organization"})
_BODY = frozenset({"title", "paragraph", "list_item", "quote", "table_row"})
_SENTENCE_END = re.compile("[。！？!?；;\n]+[”」』’]?")


class Section(msgspec.Struct, frozen=True):
    """A heading (none for text before the first) and the entities of its text, most mentioned first."""

    heading: Block | None
    entities: tuple[str, ...]
    mentions: int


class Event(msgspec.Struct, frozen=True):
    """A date and the entities of its sentence."""

    date: Mention
    entities: tuple[str, ...]
    section: int


class Trial(msgspec.Struct, frozen=True):
    """A named trial with the phases, subjects and results that its sentences state."""

    entity: str
    phases: tuple[str, ...]
    entities: tuple[str, ...]
    results: tuple[Mention, ...]


class Facts(msgspec.Struct, frozen=True):
    """All that the digests and appendices of an article share."""

    sections: tuple[Section, ...]
    by_type: dict[str, tuple[Entity, ...]]
    timeline: tuple[Event, ...]
    trials: tuple[Trial, ...]


def gather_facts(document: Document) -> Facts:
    """Collect the facts of a document from its blocks and mentions."""
    body = _in_blocks(document, _BODY)
    sentences = [tuple(group) for group in _sentences(document, body)]
    by_type: dict[str, tuple[Entity, ...]] = {}
    for kind in ENTITY_TYPES:
        found = tuple(entity for entity in document.entities if entity.type == kind)
        if found:
            by_type[kind] = found
    headings = [block for block in document.blocks if block.kind == "heading"]
    return Facts(_sections(document, headings, body), by_type, _timeline(sentences, headings), _trials(sentences))


def _in_blocks(document: Document, kinds: frozenset[str]) -> list[Mention]:
    blocks = document.blocks
    starts = [block.start for block in blocks]
    return [m for m in document.mentions if blocks and blocks[bisect_right(starts, m.start) - 1].kind in kinds]


def _sentences(document: Document, body: Sequence[Mention]) -> Iterable[list[Mention]]:
    """The mentions of each sentence; a block end ends a sentence too."""
    ends = sorted(
        {block.end for block in document.blocks} | {match.end() for match in _SENTENCE_END.finditer(document.text)}
    )
    group: list[Mention] = []
    current = -1
    for mention in body:
        sentence = bisect_right(ends, mention.start)
        if sentence != current and group:
            yield group
            group = []
        current = sentence
        group.append(mention)
    if group:
        yield group


def _distinct(mentions: Iterable[Mention], types: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.entity for m in mentions if m.entity and m.type in types and not m.nested))


def _sections(document: Document, headings: Sequence[Block], body: Sequence[Mention]) -> tuple[Section, ...]:
    starts = [heading.start for heading in headings]
    groups: dict[int, list[Mention]] = {number: [] for number in range(len(headings))}
    for mention in body:
        groups.setdefault(bisect_right(starts, mention.start) - 1, []).append(mention)
    order = {entity.id: rank for rank, entity in enumerate(document.entities)}
    sections = []
    for number in sorted(groups):
        found = groups[number]
        counts: dict[str, int] = {}
        for mention in found:
            if mention.entity and mention.type in _SUBJECTS | {"target", "cell_type"} and not mention.nested:
                counts[mention.entity] = counts.get(mention.entity, 0) + 1
        ranked = sorted(counts, key=lambda entity: (-counts[entity], order.get(entity, 0)))
        sections.append(Section(headings[number] if number >= 0 else None, tuple(ranked), len(found)))
    return tuple(sections)


def _timeline(sentences: Sequence[Sequence[Mention]], headings: Sequence[Block]) -> tuple[Event, ...]:
    starts = [heading.start for heading in headings]
    events = [
        Event(mention, _distinct(sentence, _SUBJECTS | {"place", "journal"}), bisect_right(starts, mention.start) - 1)
        for sentence in sentences
        for mention in sentence
        if mention.type == "date" and mention.value and mention.value["edtf"][:1].isdigit()
    ]
    return tuple(sorted(events, key=lambda event: (str((event.date.value or {})["edtf"]), event.date.start)))


def _trials(sentences: Sequence[Sequence[Mention]]) -> tuple[Trial, ...]:
    """Each named trial, with what the sentences that name it state."""
    found: dict[str, list[Mention]] = {}
    for sentence in sentences:
        for trial in _distinct(sentence, frozenset({"trial"})):
            found.setdefault(trial, []).extend(sentence)
    return tuple(
        Trial(
            entity=trial,
            phases=tuple(dict.fromkeys(str(m.value["phase"]) for m in mentions if m.type == "phase" and m.value)),
            entities=_distinct(mentions, frozenset({"drug", "disease"})),
            results=tuple(m for m in mentions if m.type in _RESULTS)[:8],
        )
        for trial, mentions in found.items()
    )
