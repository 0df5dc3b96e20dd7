"""Many documents in groups, by month or by source: what appeared, disappeared and changed.

Each document is noted down (its entities, its facts) and let go; then names are joined over all of them, counted by group, and the
values of each fact followed from group to group. Nothing depends on the order in which documents come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from slepipe.compare.units import BODY
from slepipe.model import Document, Entity, Struct, Value, Written
from slepipe.trends.dates import UNDATED
from slepipe.trends.facts import Fact, Part, facts_of
from slepipe.trends.names import common_names, same_entities

Status = Literal["appeared", "disappeared", "passing", "steady", "undated"]
By = Literal["month", "source"]


class Group(Struct, frozen=True):
    """A group, a month or a source, and how many documents it has."""

    label: str
    documents: int


class Cell(Struct, frozen=True):
    """An entity in a group: in how many documents, and how often altogether."""

    group: str
    documents: int
    mentions: int


class Trend(Struct, frozen=True):
    """An entity through the groups; ``cells`` are those of the groups that mention it, in order.

    ``status`` is ``appeared`` where the first group lacks it, ``disappeared`` where the last one does, ``passing`` where both do, else
    ``steady``. Undated documents count in no order: what only they mention is ``undated`` and has neither ``first`` nor ``last``.
    """

    id: str
    type: str
    names: dict[str, str]
    status: Status
    first: str
    last: str
    documents: int
    mentions: int
    cells: tuple[Cell, ...]


class About(Struct, frozen=True):
    """Something that a fact is about, in its role: an entity by its id, a value, or words: a route in English, else in Simplified characters."""

    role: str
    entity: str = ""
    text: str = ""
    value: Value | None = None


class Change(Struct, frozen=True):
    """A fact that a group states otherwise than ``since``, the last group before it that stated it.

    ``kind`` is that of the relation (``trial``, ``outcome``, ``dosing``, ``approval``, ``adverse-effect``), ``role`` what changed (``phase``),
    ``type`` the type of the values. ``old`` and ``new`` are all values that the two groups state, ``documents`` the ids of those that state a
    new one.
    """

    group: str
    since: str
    kind: str
    role: str
    type: str
    about: tuple[About, ...]
    old: tuple[Value, ...]
    new: tuple[Value, ...]
    documents: tuple[str, ...] = ()


class Trends(Written, frozen=True):
    """A corpus: its groups in order, its entities (those in most documents first), and the facts that changed, by group."""

    by: By
    groups: tuple[Group, ...]
    entities: tuple[Trend, ...]
    changes: tuple[Change, ...] = ()
    version: int = 1


class _Note(msgspec.Struct, frozen=True):
    """What is kept of a document."""

    group: str
    id: str
    entities: tuple[Entity, ...]
    counts: dict[str, int]
    facts: frozenset[Fact]


def find_trends(documents: Iterable[tuple[str, Document]], *, by: By = "month") -> Trends:
    """Follow entities and facts through groups: ``documents`` are pairs of the label of a group and a document of it.

    Groups are ordered by their labels; ``undated`` comes last and is compared with none. Each document is let go before the next is
    asked for.
    """
    notes = [_note(group, document) for group, document in documents]
    same = same_entities(entity for note in notes for entity in note.entities)
    sizes = Counter(note.group for note in notes)
    undated = [UNDATED] if by == "month" and UNDATED in sizes else []
    dated = sorted(sizes.keys() - set(undated))
    labels = [*dated, *undated]
    entities = sorted(_trends(notes, same, labels, dated), key=lambda each: (-each.documents, -each.mentions, each.id))
    groups = tuple(Group(label, sizes[label]) for label in labels)
    return Trends(by, groups, tuple(entities), tuple(_changes(notes, same, dated)))


def select(trends: Trends, *, types: Sequence[str] = (), top: int | None = None) -> Trends:
    """Only the entities of some types (all where none is named), of these the first ``top``, and the changes of facts about them."""
    kept = [each for each in trends.entities if not types or each.type in types][:top]
    ids = {each.id for each in kept}
    changes = tuple(change for change in trends.changes if any(part.entity in ids for part in change.about))
    return msgspec.structs.replace(trends, entities=tuple(kept), changes=changes)


def _note(group: str, document: Document) -> _Note:
    counts = Counter(_mentioned(document))
    entities = tuple(entity for entity in document.entities if entity.id in counts)
    return _Note(group, document.id, entities, dict(counts), frozenset(facts_of(document)))


def _mentioned(document: Document) -> Iterator[str]:
    """The entity of each mention; what stands in a list of references is not what an article tells of."""
    blocks = iter(document.blocks)
    block = next(blocks, None)
    for mention in document.mentions:
        while block is not None and block.end <= mention.start:
            block = next(blocks, None)
        if mention.entity is not None and block is not None and block.start <= mention.start and block.kind in BODY:
            yield mention.entity


def _trends(notes: Sequence[_Note], same: dict[str, str], labels: Sequence[str], dated: Sequence[str]) -> Iterator[Trend]:
    found: dict[str, list[Entity]] = {}
    cells: dict[str, dict[str, list[int]]] = {}
    for note in notes:
        counts: Counter[str] = Counter()
        for entity in note.entities:
            one = same.get(entity.id, entity.id)
            found.setdefault(one, []).append(entity)
            counts[one] += note.counts[entity.id]
        for one, count in counts.items():
            cell = cells.setdefault(one, {}).setdefault(note.group, [0, 0])
            cell[0] += 1
            cell[1] += count
    for one, by_group in cells.items():
        own = [entity for entity in found[one] if entity.id == one] or found[one]
        types = Counter(entity.type for entity in found[one])
        row = tuple(Cell(label, *by_group[label]) for label in labels if label in by_group)
        first, last = next(_in(dated, by_group), ""), next(_in(reversed(dated), by_group), "")
        yield Trend(
            one,
            min(types, key=lambda kind: (-types[kind], kind)),
            common_names(found[one]) | common_names(own),
            _status(first, last, dated),
            first,
            last,
            sum(cell.documents for cell in row),
            sum(cell.mentions for cell in row),
            row,
        )


def _in(labels: Iterable[str], by_group: dict[str, list[int]]) -> Iterator[str]:
    return (label for label in labels if label in by_group)


def _status(first: str, last: str, dated: Sequence[str]) -> Status:
    if not first:
        return "undated"
    came, went = first != dated[0], last != dated[-1]
    return "passing" if came and went else "appeared" if came else "disappeared" if went else "steady"


_Key = tuple[str, str, str, tuple[Part, ...]]
"""Kind, role and type of a fact, and what it is about."""
_Stated = dict[str, set[str]]
"""Values, and the documents that state each."""


def _changes(notes: Iterable[_Note], same: dict[str, str], dated: Sequence[str]) -> Iterator[Change]:
    """Values that the last group which states the same fact did not state, in order of the groups."""
    facts: dict[_Key, dict[str, _Stated]] = {}
    for note in notes:
        for fact in note.facts:
            about = tuple(msgspec.structs.replace(part, entity=same.get(part.entity, part.entity)) for part in fact.about)
            groups = facts.setdefault((fact.kind, fact.role, fact.type, about), {})
            groups.setdefault(note.group, {}).setdefault(fact.value, set()).add(note.id)
    for label in dated:
        for key in sorted(key for key, groups in facts.items() if label in groups):
            groups = facts[key]
            since = next((other for other in reversed(dated) if other < label and other in groups), None)
            if since is None:
                continue
            old, new = groups[since], groups[label]
            news = [value for value in new if not any(_is_same(key[2], value, other) for other in old)]
            if news:
                yield _change(key, since, label, (old, new), sorted(set().union(*(new[value] for value in news))))


def _is_same(kind: str, value: str, other: str) -> bool:
    """Whether a value says nothing new: the same, or the same with less or more detail (200 mg and 200 mg a week, about 300 and 300)."""
    one, two = msgspec.json.decode(value), msgspec.json.decode(other)
    if kind == "date":
        days = str(one.get("edtf", "")), str(two.get("edtf", ""))
        return days[0].startswith(days[1]) or days[1].startswith(days[0])
    return bool(one.items() <= two.items() or two.items() <= one.items())


def _change(key: _Key, since: str, label: str, stated: tuple[_Stated, _Stated], documents: Sequence[str]) -> Change:
    kind, role, kind_of_value, parts = key
    old, new = (tuple(msgspec.json.decode(value) for value in sorted(values)) for values in stated)
    about = tuple(
        About(part.role, part.entity, part.text, msgspec.json.decode(part.value) if part.value else None) for part in parts
    )
    return Change(label, since, kind, role, kind_of_value, about, old, new, tuple(documents))
