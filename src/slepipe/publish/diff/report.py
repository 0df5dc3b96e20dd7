"""A diff as it is read: sections, in them the sentences that changed, and under each sentence what is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from slepipe.compare.model import Diff, Finding, Side
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff.lines import Line, told_entities, words_of

_ONCE = ("fact-added", "fact-removed", "entity-added", "entity-removed")
"""Kinds of which several are told in one line."""
_ORDER = (
    "section", "relation-reversed", "relation", "fact-changed", "entity-replaced", "entity-renamed", "citation", "fact", "mentions", "entity",
)  # fmt: skip
"""What is told first of a sentence: beginnings of kinds."""


NO_HEADING = N_("(title and introduction)")
"""What stands before the first heading."""


_NOTICED = 2
"""Mentions more or fewer from which it is told: one follows from any sentence that came or went."""


class Passage(msgspec.Struct, frozen=True):
    """The sentence of each side (None where it has none) and what is told of them."""

    old: Side | None
    new: Side | None
    lines: tuple[Line, ...]


class Part(msgspec.Struct, frozen=True):
    """A section with its passages; ``sign`` is ``+`` for a new one, ``-`` for one that is gone, else empty."""

    heading: str
    sign: str
    passages: tuple[Passage, ...]


class Report(msgspec.Struct, frozen=True):
    """The sections in order of the text, the lines of the reference list, and of the entities mentioned more or less often."""

    parts: tuple[Part, ...]
    references: tuple[Line, ...]
    mentions: tuple[Line, ...]


def report_of(diff: Diff, labels: Labels) -> Report:
    """The findings of a diff in words, gathered by section and sentence; what a statement tells is not told again."""
    lines = words_of(diff, labels)
    told = told_entities(lines)
    shown = [line for line in lines if _is_shown(line, told)]
    return Report(
        tuple(_parts(shown, labels)),
        tuple(line for line in lines if line.finding.kind.startswith("reference")),
        tuple(line for line in lines if line.finding.kind.startswith("mentions") and _by_how_many(line.finding) >= _NOTICED),
    )


def _by_how_many(finding: Finding) -> int:
    counts = [side.count if side is not None else 0 for side in (finding.old, finding.new)]
    return abs(counts[0] - counts[1])


def _is_shown(line: Line, told: frozenset[str]) -> bool:
    """Whether a line stands under a sentence: no entity that a statement names, and of the mentions only those by a new name."""
    kind = line.finding.kind
    if kind.startswith("mentions"):
        return bool(line.note)
    if kind in ("entity-added", "entity-removed"):
        return line.finding.subject not in told
    return not kind.startswith("reference")


def _parts(lines: Sequence[Line], labels: Labels) -> Iterator[Part]:
    heading, sign = "", ""
    passages: dict[tuple[bool, int], list[Line]] = {}
    for line in lines:
        finding = line.finding
        side = _sides(finding)[1] or _sides(finding)[0]
        if side is None:
            continue
        begins = finding.kind in ("section-added", "section-removed")
        section = side.text if begins else side.section
        if begins or (section != heading and not finding.kind.startswith("section")):
            if passages or sign:
                yield _part(heading, sign, passages, labels)
            heading, sign, passages = section, line.sign if begins else "", {}
        if not begins:
            passages.setdefault(_place(finding), []).append(line)
    if passages or sign:
        yield _part(heading, sign, passages, labels)


def _part(heading: str, sign: str, passages: dict[tuple[bool, int], list[Line]], labels: Labels) -> Part:
    return Part(heading, sign, tuple(_passage(lines, labels) for lines in passages.values()))


def _place(finding: Finding) -> tuple[bool, int]:
    """What findings of one sentence have in common: where it begins in the new article, else in the old one."""
    old, new = _sides(finding)
    side = new or old
    return new is not None, side.quote_start if side is not None else 0


def _sides(finding: Finding) -> tuple[Side | None, Side | None]:
    """The sentences of a finding in both articles; of a name that only one of them uses, the one with the name and the one beside it."""
    if finding.kind == "mentions-more":
        return finding.beside, finding.new
    if finding.kind == "mentions-fewer":
        return finding.old, finding.beside
    if finding.old is None:
        return finding.beside, finding.new
    return finding.old, finding.beside if finding.new is None else finding.new


def _passage(lines: Sequence[Line], labels: Labels) -> Passage:
    sides = [_sides(line.finding) for line in lines]
    old = next((one for one, _ in sides if one is not None), None)
    new = next((other for _, other in sides if other is not None), None)
    lines = [_below_quote(line) for line in lines]
    ordered = sorted(lines, key=lambda line: _rank(line.finding))
    return Passage(old, new, tuple(_folded(ordered, labels)))


def _rank(finding: Finding) -> tuple[int, bool, int]:
    """By kind, what is gone before what is new, a trial before its results."""
    kind = next(number for number, kind in enumerate(_ORDER) if finding.kind.startswith(kind))
    return kind, finding.new is not None, _STATEMENTS.index(finding.type) if finding.type in _STATEMENTS else len(_STATEMENTS)


_STATEMENTS = ("approval", "filing", "trial", "status", "outcome")
"""Kinds of statements that are told before others: a trial before its results."""


def _below_quote(line: Line) -> Line:
    """A line without what the quote above it says: of a citation the marker is left, of an entity mentioned more often its new name."""
    kind = line.finding.kind
    if kind.startswith("mentions"):
        name = (line.note, "") if kind == "mentions-fewer" else ("", line.note)
        return msgspec.structs.replace(line, old=name[0], new=name[1], note="")
    if kind.startswith("citation"):
        marker = f"[{line.finding.subject}]"
        return msgspec.structs.replace(line, old=marker if line.old else "", new=marker if line.new else "")
    return line


def _folded(lines: Iterable[Line], labels: Labels) -> Iterator[Line]:
    """Several new figures of one thing, or several new entities, as one line."""
    for (kind, about), group in groupby(lines, key=lambda line: (line.finding.kind, line.about)):
        found = list(group)
        if kind not in _ONCE or len(found) == 1:
            yield from found
            continue
        old, new = (_listed(found, words, labels) for words in ([each.old for each in found], [each.new for each in found]))
        yield msgspec.structs.replace(found[0], about=about, old=old, new=new, note="")


def _listed(lines: Sequence[Line], words: Sequence[str], labels: Labels) -> str:
    return labels.gettext(", ").join(_with_note(line, each) for line, each in zip(lines, words, strict=True) if each)


def _with_note(line: Line, words: str) -> str:
    return f"{words} [{line.note}]" if line.note else words
