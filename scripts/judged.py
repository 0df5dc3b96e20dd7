"""What became of an edit: the findings of the diff, sorted by what was expected."""

from __future__ import annotations

from typing import NamedTuple

from planted import Expected, Planted, Source, key

import slepipe
from slepipe.compare.model import Finding, Side
from slepipe.model import Document


class Outcome(NamedTuple):
    """What became of one edit."""

    source: Source
    planted: Planted
    document: Document
    found: list[Expected]
    missed: list[Expected]
    echoes: list[Finding]
    spurious: list[Finding]


def compare(source: Source, planted: Planted) -> Outcome:
    """Compare an article with its edit, and sort the findings by what was expected."""
    document = slepipe.annotate(planted.text)
    left = list(slepipe.diff(source.document, document).findings)
    found, missed = [], []
    told = []
    for expected in planted.expected:
        fitting = [finding for finding in left if fits(expected, finding)]
        # A relation tells several values at once, any other finding one.
        fitting = fitting[:1] or [finding for finding in told if finding.kind.startswith("relation") and fits(expected, finding)]
        (found if fitting else missed).append(expected)
        if fitting and fitting[0] in left:
            left.remove(fitting[0])
            told.append(fitting[0])
    echoes = [finding for finding in left if is_echo(source, planted, document, finding)]
    return Outcome(source, planted, document, found, missed, echoes, [finding for finding in left if finding not in echoes])


def fits(expected: Expected, finding: Finding) -> bool:
    """Whether a finding is the one that was expected."""
    if finding.kind not in expected.kinds or (expected.subjects and finding.subject not in expected.subjects):
        return False
    if expected.field and expected.field not in finding.fields:
        return False
    if expected.kinds == {"relation-reversed"}:
        return finding.old is not None and finding.new is not None and finding.old.negated != finding.new.negated
    sides = ((finding.old, expected.old, expected.old_value), (finding.new, expected.new, expected.new_value))
    return all(side is None or says(side, words, value) for side, words, value in sides)


def says(side: Side, words: str, value: object) -> bool:
    """Whether a side says the words, or a relation's arguments do, and the value where it has one."""
    said = {"".join(each.split()) for each in (side.text, *argument_words(side))}
    return (not words or "".join(words.split()) in said) and (not value or key(value) == key(side.value))


def argument_words(side: Side) -> list[str]:
    """The words of a relation's arguments, which are its parts or listed by role."""
    if isinstance(side.arguments, dict):
        return [word for words in side.arguments.values() for word in words]
    return [part.text for part in side.arguments]


def is_echo(source: Source, planted: Planted, document: Document, finding: Finding) -> bool:
    """Whether a finding is a legitimate consequence of the edit, of those that its kind may have."""
    sides = ((finding.old, planted.before, source.document), (finding.new, planted.after, document))
    if "inside" in planted.echoes and any(
        side and meets((side.start, side.end), span) and span[0] < span[1] for side, span, _ in sides
    ):
        return True
    if "relations" in planted.echoes and finding.kind.startswith("relation"):
        return any(side and relation_meets(side, span, text) for side, span, text in sides)
    if "counted" in planted.echoes and finding.kind in ("entity-added", "entity-removed"):
        return finding.subject in planted.expected[0].subjects and finding.kind in planted.expected[0].kinds
    if "inherited" in planted.echoes and finding.type == "date" and finding.old and finding.new:
        return finding.old.text == finding.new.text
    return False


def meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < max(other[1], other[0] + 1) and other[0] < max(one[1], one[0] + 1)


def relation_meets(side: Side, span: tuple[int, int], document: Document) -> bool:
    """Whether the relation of a side has an argument or its evidence's verb at the place of the edit."""
    relations = (r for r in document.relations if (r.start, r.end) == (side.start, side.end))
    return any(
        meets((side.start, side.end), span) or meets((each.start, each.end), span) for r in relations for each in r.arguments
    )
