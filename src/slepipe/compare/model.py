"""What a comparison finds: findings with the evidence of both sides."""

from __future__ import annotations

from typing import Literal

import msgspec

from slepipe.model import Entity, Struct, Value, Written

FindingKind = Literal[
    "entity-added", "entity-removed", "entity-replaced", "entity-renamed", "mentions-more", "mentions-fewer",
    "fact-added", "fact-removed", "fact-changed",
    "relation-added", "relation-removed", "relation-reversed",
    "reference-added", "reference-removed", "reference-changed",
    "citation-added", "citation-removed",
    "section-added", "section-removed", "section-moved", "section-renamed",
]  # fmt: skip

MIRRORED = {
    "entity-added": "entity-removed",
    "mentions-more": "mentions-fewer",
    "fact-added": "fact-removed",
    "relation-added": "relation-removed",
    "reference-added": "reference-removed",
    "citation-added": "citation-removed",
    "section-added": "section-removed",
}
"""The kinds that another one becomes when old and new change places; all others stay what they are."""
MIRRORED |= {value: key for key, value in MIRRORED.items()}


class Part(Struct, frozen=True):
    """An argument of a relation: its role, its words, and the entity, or the type and value, of the mention there."""

    role: str
    text: str
    entity: str = ""
    type: str = ""
    value: Value | None = None


class Side(Struct, frozen=True):
    """The evidence of one side: ``text`` at ``start:end`` of that document's source, and around it the sentence and the section.

    ``quote`` is the sentence (line ends and repeated blanks as one blank) at ``quote_start:quote_end``; ``section`` the heading above it, of a reference
    that of the section that cites it first.
    ``entity`` and ``value`` are those of the mention. ``count`` is how often the document mentions the entity, or
    in how many places a renaming or a replacement was found. A relation has its ``arguments`` and its ``rule``.
    """

    start: int
    end: int
    text: str
    quote: str = ""
    quote_start: int = 0
    quote_end: int = 0
    section: str = ""
    entity: str = ""
    value: Value | None = None
    count: int = 0
    arguments: tuple[Part, ...] = ()
    negated: bool = False
    hedged: bool = False
    rule: str = ""


class Finding(Struct, frozen=True):
    """One difference. ``old`` or ``new`` is None where that side has nothing of the kind.

    ``subject`` says what it is about: the id of an entity, the words of a heading, or the label of a reference; ``about`` are the
    ids of further entities (the trial and the endpoint of a figure). ``type`` is the type of the mention, or the kind of the relation;
    a figure that is no mention is a ``number``.
    ``role`` is what a fact is in its relation (``treated``, ``control``, ``population``), or ``name`` where an entity is mentioned by a name
    that the other side never uses, or ``partly`` where a renamed entity has one of the two names in both; ``fields`` are what changed in a reference. ``beside`` is the sentence of the side that has nothing
    of the kind, where it has one that belongs to the quoted one.
    """

    kind: FindingKind
    subject: str
    type: str = ""
    old: Side | None = None
    new: Side | None = None
    about: tuple[str, ...] = ()
    role: str = ""
    fields: tuple[str, ...] = ()
    beside: Side | None = None


class Head(Struct, frozen=True):
    """Which document a side is."""

    id: str
    title: str
    variant: str
    date: str | None = None


class Diff(Written, frozen=True):
    """All findings between two documents, in order of the text; empty where there is no difference.

    ``entities`` are those that the findings name by id.
    """

    old: Head
    new: Head
    findings: tuple[Finding, ...]
    entities: tuple[Entity, ...] = ()
    version: int = 1

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.findings)

    def mirrored(self) -> Diff:
        """The same seen from the other side: old is new, and what was added is removed."""
        findings = tuple(
            msgspec.structs.replace(each, kind=MIRRORED.get(each.kind, each.kind), old=each.new, new=each.old)
            for each in self.findings
        )
        return Diff(self.new, self.old, findings, self.entities, self.version)
