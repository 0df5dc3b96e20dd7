"""Mentions of a gold standard: JSON Lines with a mention a line, or documents of slepipe."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from slepipe.errors import InputError
from slepipe.model import Document, Mention

TYPES = (
    *("drug", "drug_class", "disease", "symptom", "target", "biomarker", "therapy", "cell_type", "trial"),
    *("organization", "person", "place", "journal", "phase", "identifier"),
    *("date", "duration", "age", "percent", "count", "money", "dose", "measurement"),
)
VALUE_TYPES = frozenset(TYPES[TYPES.index("phase") :])
# What others call our types.
ALIASES = {
    "adverse_event": "symptom",
    "chemical": "drug",
    "company": "organization",
    "complication": "symptom",
    "gene": "target",
    "hospital": "organization",
    "location": "place",
    "medication": "drug",
    "procedure": "therapy",
    "protein": "target",
    "sign": "symptom",
}


class Marked(msgspec.Struct, frozen=True):
    """A mention of either side: ``type``, the span (code points, end exclusive), and the value as it was written (None for none).

    ``nested`` marks one inside another; a mention that lies inside a longer one is nested without it. ``rule`` names what found it.
    """

    type: str
    start: int
    end: int
    value: Any = None
    nested: bool = False
    rule: str = ""

    @property
    def key(self) -> tuple[int, int, str]:
        """What a strict match compares."""
        return self.start, self.end, self.type


class _Line(msgspec.Struct):
    type: str
    text: str
    start: int
    end: int
    norm: Any = None
    value: Any = None
    nested: bool = False


def marked(mentions: Iterable[Mention]) -> list[Marked]:
    """The mentions of a document."""
    return [Marked(m.type, m.start, m.end, m.value, m.nested, m.rule) for m in mentions]


def read_lines(data: str, text: str, name: str) -> list[Marked]:
    """The mentions of JSON Lines about ``text``; raises ``InputError`` naming ``name`` and the line of one that does not fit.

    A mention that stands there twice counts once, unless its norms differ.
    """
    known: dict[tuple[int, int, str], tuple[Marked, int]] = {}
    for number, line in enumerate(data.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}: line {number}"
        try:
            row = msgspec.json.decode(line, type=_Line)
        except (msgspec.MsgspecError, UnicodeError) as error:
            raise InputError(f"{where} is no mention ({error}); it needs type, text, start and end") from error
        value = row.norm if row.norm is not None else row.value
        mention = Marked(_type(row.type, where), row.start, row.end, value, row.nested)
        _check(text, mention, row.text, where)
        before, first = known.setdefault(mention.key, (mention, number))
        if before.value != value:
            raise InputError(f"{where} says another norm than line {first} of the same mention; drop one of them")
    return [mention for mention, _ in known.values()]


def read_document(data: str, text: str, name: str) -> list[Marked]:
    """The mentions of a document.json about ``text``; raises ``InputError`` as ``read_lines`` does."""
    try:
        mentions = Document.from_json(data).mentions
    except InputError as error:
        raise InputError(f"{name}: {error}") from error
    for number, mention in enumerate(mentions, 1):
        where = f"{name}: mention {number}"
        _check(text, Marked(_type(mention.type, where), mention.start, mention.end), mention.text, where)
    return marked(mentions)


def _type(name: str, where: str) -> str:
    kind = ALIASES.get(name, name)
    if kind not in TYPES:
        raise InputError(f"{where}: unknown type {name!r}; use one of {', '.join(TYPES)}")
    return kind


def _check(text: str, mention: Marked, words: str, where: str) -> None:
    if not 0 <= mention.start < mention.end <= len(text):
        raise InputError(f"{where}: {mention.start}:{mention.end} is no span of a text of {len(text)} characters; mend it")
    if (found := text[mention.start : mention.end]) != words:
        raise InputError(
            f"{where}: {words!r} is not at {mention.start}:{mention.end}, there is {found!r}; count code points, end exclusive"
        )
