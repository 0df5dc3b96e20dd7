"""The data model: plain immutable structs, from blocks to the whole document.

All offsets are code points into the untouched source text, half-open: ``text[start:end]`` is the thing itself.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal

import msgspec

Value = dict[str, Any]
"""The normal form of a mention, e.g. ``{"edtf": "2025-07-30"}``; the keys are listed in docs/entities.md."""

BlockKind = Literal["title", "heading", "paragraph", "list_item", "quote", "table_row", "reference", "boilerplate"]
EditKind = Literal["repair", "script", "term", "typography", "glossary"]


class Struct(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Base of every struct of the model: immutable, outside the garbage collector, and with defaults left out of its JSON."""


class Written(Struct, frozen=True):
    """Base of what is written to files as JSON; each has a field ``version``, that of its form."""

    def to_dict(self) -> dict[str, Any]:
        """What is written, as JSON-ready builtins."""
        result: dict[str, Any] = msgspec.json.decode(self.to_json())
        return result

    def to_json(self) -> str:
        """One line of JSON, which begins with the version."""
        # omit_defaults leaves the version out; a reader asks for it first.
        version = msgspec.structs.asdict(self)["version"]
        return msgspec.json.encode({"version": version, **msgspec.to_builtins(self)}).decode()


class Block(Struct, frozen=True):
    """A stretch of the article with one role; ``start``/``end`` exclude markup such as ``## `` or ``- ``.

    ``level`` is the heading level (1-6) or the depth of a list item (0 outermost). ``marker`` is the list
    marker or the reference label as written (``-``, ``1.``, ``[3]``).
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""


class Article(Struct, frozen=True):
    """A decoded source: its text, its blocks in order, and what its front matter says.

    ``gaps`` are the sorted offsets of single characters that are no part of the flow of the text: a line end inside
    a paragraph, a zero-width character, pinyin that a page put behind a character. ``markdown`` tells that inline markup in the
    text is the author's.
    """

    text: str
    blocks: tuple[Block, ...]
    meta: dict[str, Any] = {}
    gaps: tuple[int, ...] = ()
    markdown: bool = False


class Token(Struct, frozen=True, array_like=True):
    """A word of the Simplified view with the part of speech of jieba's dictionary; written as an array."""

    text: str
    pos: str
    start: int
    end: int


class Term(Struct, frozen=True):
    """A word that characterizes the article: its count, part of speech and TF-IDF weight."""

    text: str
    pos: str
    count: int
    weight: float


class Mention(Struct, frozen=True):
    """An entity or value where it stands. ``rule`` names the lexicon row or pattern that found it."""

    type: str
    start: int
    end: int
    text: str
    rule: str
    entity: str | None = None
    value: Value | None = None
    nested: bool = False


class Entity(Struct, frozen=True):
    """One thing under all its names: a concept of the lexicon or a name that the article introduces."""

    id: str
    type: str
    name: str
    names: dict[str, str]
    forms: tuple[str, ...]
    count: int
    identifiers: tuple[str, ...] = ()


class Reference(Struct, frozen=True):
    """An entry of the reference list; ``csl`` is a CSL-JSON item whose ``id`` is the label."""

    label: str
    start: int
    end: int
    csl: dict[str, Any]


class Citation(Struct, frozen=True):
    """A marker such as ``[3]`` or ``[1,4-6]`` in the text and the labels that it points to."""

    start: int
    end: int
    labels: tuple[str, ...]


class Argument(Struct, frozen=True):
    """What a relation joins: a mention at ``start:end`` (its entity or value), or the words that stand for one, in a role."""

    role: str
    start: int
    end: int
    entity: str | None = None
    value: Value | None = None


class Relation(Struct, frozen=True):
    """What the text says of its mentions; ``start:end`` is the evidence: the clauses or the sentence that say so.

    An argument outside of the evidence is what the sentence leaves out (「它」, the trial of a heading). ``negated`` where the text denies it, ``hedged`` where it only hopes, plans, asks or supposes so; ``rule`` names the pattern.
    """

    kind: str
    start: int
    end: int
    arguments: tuple[Argument, ...]
    rule: str
    negated: bool = False
    hedged: bool = False


class Evidence(Struct, frozen=True):
    """One reason for the detected variant: what was seen, where first, how often."""

    kind: str
    text: str
    start: int
    count: int


class Variant(Struct, frozen=True):
    """The written variant of the source: a BCP 47 tag, and whether a machine made the Traditional text."""

    tag: str
    machine_made: bool
    evidence: tuple[Evidence, ...] = ()


class Edit(Struct, frozen=True):
    """One change between source and edition: ``before`` at ``start:end`` of the source became ``after``.

    ``confidence`` is the share of such changes that are right, where that is less than nearly all.
    """

    start: int
    end: int
    before: str
    after: str
    kind: EditKind
    rule: str
    confidence: float = 1.0


class Document(Written, frozen=True):
    """Everything that is known about one article. ``version`` is the version of the JSON form."""

    id: str
    title: str
    text: str
    variant: Variant
    blocks: tuple[Block, ...]
    tokens: tuple[Token, ...]
    terms: tuple[Term, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    meta: dict[str, Any] = {}
    gaps: tuple[int, ...] = ()
    date: str | None = None
    relations: tuple[Relation, ...] = ()
    version: int = 1

    @classmethod
    def from_json(cls, data: str | bytes) -> Document:
        """Read what ``to_json`` wrote; raises ``InputError`` where it does not fit the schema."""
        from slepipe.errors import InputError

        try:
            return msgspec.json.decode(data, type=cls)
        except (msgspec.MsgspecError, UnicodeError) as error:
            raise InputError(f"not a slepipe document: {error}; make it anew with slepipe annotate") from error


class Edition(Written, frozen=True, dict=True, gc=True):
    """A text for one locale, and the edits that lead to it from the source: together the exact map between both."""

    locale: str
    text: str
    edits: tuple[Edit, ...]
    version: int = 1

    @cached_property
    def _sides(self) -> tuple[_Side, _Side]:
        """The starts and ends, in the source and in the edition, of the edits that change a length; others map one to one."""
        changing = [edit for edit in self.edits if len(edit.before) != len(edit.after)]
        growth = accumulate((len(edit.after) - len(edit.before) for edit in changing), initial=0)
        starts = [edit.start + grown for edit, grown in zip(changing, growth, strict=False)]
        ends = [start + len(edit.after) for edit, start in zip(changing, starts, strict=True)]
        # One before the text, so that every offset lies behind the start of some stretch.
        source = [-1, *(edit.start for edit in changing)], [0, *(edit.end for edit in changing)]
        return source, ([-1, *starts], [0, *ends])

    def to_target(self, start: int, end: int) -> tuple[int, int]:
        """The edition's span of the source span ``start:end``.

        An offset inside an edit that keeps its length moves with it; inside any other edit the span grows to hold the whole of
        what replaced it.
        """
        source, edition = self._sides
        return _moved(start, end, source, edition)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source's span of the edition span ``start:end``; the reverse of ``to_target``."""
        source, edition = self._sides
        return _moved(start, end, edition, source)

    def span_in(self, other: Edition, start: int, end: int) -> tuple[int, int]:
        """The span of another edition of the same source that stands for ``start:end`` of this one."""
        return other.to_target(*self.to_source(start, end))


_Side = tuple[list[int], list[int]]


def _moved(start: int, end: int, here: _Side, there: _Side) -> tuple[int, int]:
    """Where a span on one side of the map lies on the other; inside a change of length it grows to the whole of that."""
    if start > end or start < 0:
        raise ValueError(f"not a span: {start}:{end}; start must not be negative nor after end")
    starts, ends = here
    number = bisect_left(starts, start) - 1
    behind = start - ends[number]
    first = there[0][number] if behind < 0 else there[1][number] + behind
    if start == end:
        return first, first
    number = bisect_left(starts, end, number) - 1
    return first, there[1][number] + max(0, end - ends[number])
