"""Counts and errors of one article: found mentions beside those of a gold standard.

Both sides are sets of (span, type): the order of mentions and lines says nothing, and what is said here of one side holds for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from slepipe.evaluate.gold import VALUE_TYPES, Marked
from slepipe.evaluate.norms import read_norm, same_value

Kind = Literal["missed", "extra", "wrong type", "wrong span", "wrong value", "unread norm"]
Outcome = Literal["right", "wrong value", "unread norm", ""]
Mentions = dict[tuple[int, int, str], Marked]


class Counts(msgspec.Struct, frozen=True):
    """How many mentions the gold has, how many were found, and how many match.

    ``values`` are the strict matches whose gold norm could be read, ``right`` those of them with the right value. ``left_out`` are the
    nested mentions of either side that count nowhere, ``unread`` the gold norms that could not be read.
    """

    gold: int = 0
    found: int = 0
    strict: int = 0
    overlap: int = 0
    values: int = 0
    right: int = 0
    left_out: int = 0
    unread: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*map(sum, zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True)))


class Error(msgspec.Struct, frozen=True):
    """What is wrong at a place: the mention of the gold, the one that was found, or both."""

    kind: Kind
    gold: Marked | None
    found: Marked | None

    @property
    def first(self) -> Marked:
        """The mention whose words show the error: that of the gold where there is one."""
        mention = self.gold or self.found
        if mention is None:
            raise ValueError("an error has a mention")
        return mention


class Score(msgspec.Struct, frozen=True):
    """The counts of an article by type, and its errors in the order of the text."""

    counts: dict[str, Counts]
    errors: tuple[Error, ...]


def ratio(part: int, whole: int) -> float | None:
    """A share, or None of nothing."""
    return part / whole if whole else None


def f1(counts: Counts, matched: int) -> float | None:
    """The harmonic mean of precision and recall; None where neither side has a mention."""
    return ratio(2 * matched, counts.gold + counts.found)


def total(counts: Iterable[Counts]) -> Counts:
    """The sum, from which micro-averages are taken."""
    return sum(counts, Counts())


def score(gold: Sequence[Marked], found: Sequence[Marked]) -> Score:
    """Compare two sets of mentions of one text."""
    golds, founds = _by_place(gold), _by_place(found)
    strict = [(golds[key], founds[key]) for key in golds if key in founds]
    aside = _left_out(golds, founds), _left_out(founds, golds)
    missed = [mention for key, mention in golds.items() if key not in founds and mention not in aside[0]]
    extra = [mention for key, mention in founds.items() if key not in golds and mention not in aside[1]]
    overlapping = _overlapping(missed, extra)
    outcomes = [(one, other, _outcome(one, other)) for one, other in strict]
    tally: dict[str, dict[str, int]] = {}

    def count(field: str, mentions: Iterable[Marked]) -> None:
        for mention in mentions:
            fields = tally.setdefault(mention.type, {})
            fields[field] = fields.get(field, 0) + 1

    matched = [one for one, _ in strict]
    count("gold", (*matched, *missed))
    count("found", (*matched, *extra))
    count("strict", matched)
    count("overlap", (*matched, *(one for one, _ in overlapping)))
    count("values", (one for one, _, outcome in outcomes if outcome in ("right", "wrong value")))
    count("right", (one for one, _, outcome in outcomes if outcome == "right"))
    count("unread", (one for one, _, outcome in outcomes if outcome == "unread norm"))
    count("left_out", (*aside[0], *aside[1]))
    errors = [Error(outcome, one, other) for one, other, outcome in outcomes if outcome in ("wrong value", "unread norm")]
    errors += _errors(missed, extra, overlapping)
    return Score(
        {kind: Counts(**fields) for kind, fields in tally.items()},
        tuple(sorted(errors, key=lambda error: (*error.first.key, error.kind))),
    )


def _by_place(mentions: Iterable[Marked]) -> Mentions:
    """The mentions in the order of the text; those inside a longer one are marked as nested."""
    result: Mentions = {}
    outer: Marked | None = None
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, m.type)):
        inside = outer is not None and mention.end <= outer.end and _span(mention) != _span(outer)
        result[mention.key] = msgspec.structs.replace(mention, nested=True) if inside else mention
        if outer is None or mention.end > outer.end:
            outer = mention
    return result


def _left_out(own: Mentions, other: Mentions) -> list[Marked]:
    """The nested mentions that the other side lacks, in mentions inside which the other side marks none at all."""
    nested = [mention for mention in other.values() if mention.nested]
    result = []
    outer: Marked | None = None
    for key, mention in own.items():
        if outer is None or not mention.nested or mention.end > outer.end:
            outer = mention
        if mention.nested and key not in other and not any(_overlap(outer, each) for each in nested):
            result.append(mention)
    return result


def _overlapping(missed: Sequence[Marked], extra: Sequence[Marked]) -> list[tuple[Marked, Marked]]:
    """As many pairs of overlapping mentions of one type as can be, each mention in one pair at most (augmenting paths)."""
    partner: dict[int, int] = {}

    def find(number: int, tried: set[int]) -> bool:
        one = missed[number]
        for at, other in enumerate(extra):
            if at not in tried and one.type == other.type and _overlap(one, other):
                tried.add(at)
                if at not in partner or find(partner[at], tried):
                    partner[at] = number
                    return True
        return False

    for number in range(len(missed)):
        find(number, set())
    return [(missed[number], extra[at]) for at, number in sorted(partner.items())]


def _errors(missed: Sequence[Marked], extra: Sequence[Marked], overlapping: Sequence[tuple[Marked, Marked]]) -> list[Error]:
    """One error for what overlaps, one for a span under two types, and one for each mention that is left."""
    paired = {one.key for one, _ in overlapping}, {other.key for _, other in overlapping}
    errors = [Error("wrong span", one, other) for one, other in overlapping]
    spans: dict[tuple[int, int], list[Marked]] = {}
    for mention in extra:
        if mention.key not in paired[1]:
            spans.setdefault(_span(mention), []).append(mention)
    for mention in missed:
        if mention.key not in paired[0]:
            same = spans.get(_span(mention))
            errors.append(Error("wrong type", mention, same.pop(0)) if same else Error("missed", mention, None))
    return errors + [Error("extra", None, mention) for left in spans.values() for mention in left]


def _outcome(gold: Marked, found: Marked) -> Outcome:
    """Whether the value of a strict match is right; empty where the type has none or the gold gives none."""
    if gold.type not in VALUE_TYPES or gold.value is None:
        return ""
    norm = read_norm(gold.type, gold.value)
    if norm is None:
        return "unread norm"
    value = read_norm(found.type, found.value)
    return "right" if value is not None and same_value(gold.type, norm, value) else "wrong value"


def _span(mention: Marked) -> tuple[int, int]:
    return mention.start, mention.end


def _overlap(one: Marked, other: Marked) -> bool:
    return one.start < other.end and other.start < one.end
