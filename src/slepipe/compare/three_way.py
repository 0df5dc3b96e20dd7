"""Three-way comparison: which of two later versions of an article introduced what, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Literal

from slepipe.compare.comparison import compare
from slepipe.compare.model import Diff, Finding, Head, Side
from slepipe.model import Document, Entity, Struct, Written

Origin = Literal["a", "b", "both", "conflict"]


class Introduced(Struct, frozen=True):
    """A change of the base: by version ``a``, by ``b``, by ``both`` alike, or by both in contradiction (``conflict``)."""

    origin: Origin
    a: Finding | None = None
    b: Finding | None = None


class ThreeWay(Written, frozen=True):
    """All changes that two versions made to their base, in order of the base's text; spans of ``old`` are those of the base."""

    base: Head
    a: Head
    b: Head
    changes: tuple[Introduced, ...]
    entities: tuple[Entity, ...] = ()
    version: int = 1


def compare_three(base: Document, a: Document, b: Document) -> ThreeWay:
    """Compare two versions with their common base.

    Two changes meet where they change the same place of the base, the same entity, reference or heading, or state the same
    fact anew; they agree if they end in the same value or words, and are a conflict otherwise.
    """
    first, second = compare(base, a).diff, compare(base, b).diff
    changes = sorted(_merged(first.findings, second.findings), key=_place)
    entities = {entity.id: entity for diff in (second, first) for entity in diff.entities}
    return ThreeWay(first.old, first.new, second.new, tuple(changes), tuple(entities[entity] for entity in sorted(entities)))


def sides_of(compared: ThreeWay) -> dict[Origin, Diff]:
    """The changes of each origin as a diff of its own; a conflict has both findings."""
    result: dict[Origin, Diff] = {}
    for origin, head in (("conflict", compared.b), ("both", compared.b), ("a", compared.a), ("b", compared.b)):
        found = [each for each in compared.changes if each.origin == origin]
        findings = [
            finding
            for each in found
            for finding in ((each.a, each.b) if origin == "conflict" else (each.a or each.b,))
            if finding
        ]
        result[origin] = Diff(compared.base, head, tuple(findings), compared.entities)  # type: ignore[index]
    return result


def _merged(first: Sequence[Finding], second: Sequence[Finding]) -> Iterator[Introduced]:
    others: dict[Hashable, list[Finding]] = {}
    for finding in second:
        others.setdefault(_place_changed(finding), []).append(finding)
    for finding in first:
        met = others.get(_place_changed(finding), [])
        same = next((each for each in met if _outcome(each) == _outcome(finding)), None)
        other = same or next((each for each in met if _contradict(finding, each)), None)
        if other is None:
            yield Introduced("a", finding)
            continue
        met.remove(other)
        yield Introduced("both" if same is not None else "conflict", finding, other)
    for left in others.values():
        for finding in left:
            yield Introduced("b", None, finding)


def _place_changed(finding: Finding) -> Hashable:
    """What two changes must share to meet: a place of the base, or what an addition is about."""
    group = finding.kind.partition("-")[0]
    if group in ("entity", "mentions") and finding.kind not in ("entity-replaced", "entity-renamed"):
        return "entity", finding.subject
    if finding.old is not None:
        return ("fact" if group == "entity" else group), finding.old.start, finding.type if group == "relation" else ""
    if group in ("reference", "section", "citation"):
        return group, _words(finding.new)
    return group, finding.subject, finding.type, finding.role, _fixed(finding)


def _fixed(finding: Finding) -> Hashable:
    """What two new statements about one subject must have in common to contradict each other: all but figures and dates."""
    parts = finding.new.arguments if finding.new is not None else ()
    if finding.kind.startswith("fact") and not finding.role:
        return _outcome(finding)  # a figure of which nobody knows what it is
    return frozenset((part.role, part.entity or part.text) for part in parts if part.value is None)


def _outcome(finding: Finding) -> Hashable:
    """What a change ends in."""
    side = finding.new
    if side is None:
        return finding.kind, ""
    if finding.kind.startswith(("mentions", "entity-added")):
        return finding.kind, side.entity
    parts = frozenset((part.role, part.entity or str(part.value or part.text)) for part in side.arguments)
    said = side.entity + side.text.casefold() if side.value is None else str(sorted(side.value.items(), key=str))
    return finding.kind, said if not parts else "", parts, side.negated, side.hedged


def _contradict(finding: Finding, other: Finding) -> bool:
    # One more mention here and two there contradict nobody.
    return not finding.kind.startswith("mentions") and not other.kind.startswith("mentions")


def _words(side: Side | None) -> str:
    return "".join(filter(str.isalnum, side.text.casefold())) if side is not None else ""


def _place(change: Introduced) -> tuple[bool, int, str]:
    finding = change.a or change.b
    side = (finding.old or finding.new) if finding is not None else None
    return side is None or finding is None or finding.old is None, side.start if side is not None else 0, change.origin
