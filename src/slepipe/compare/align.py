"""Which sentence of one document is which of the other: by what they say and their neighbours, never by their order.

Sentences that say the same are found by their words, those that differ in figures only by their shape, others by the rare words
that they share. A sentence that was moved is found like any other.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from heapq import heapify, heappop
from typing import Final

import msgspec

from slepipe.compare.units import Unit

_LEAST: Final = 0.4
"""Share of weighted words below which two sentences are two (Dice)."""
_LEAST_BETWEEN: Final = 0.22
"""The same for what stands alone between the same neighbours."""
_NEIGHBOUR: Final = 0.12
"""What a neighbour that is a pair too adds."""
_FREQUENT: Final = 12
"""Sentences that a word may stand in and still tell them apart; the square root of their number where that is more."""

_CANDIDATES: Final = 8
"""How many sentences are looked at closely for each one."""

Pairs = dict[int, int]
"""Numbers of old units to those of new ones."""


def align(old: Sequence[Unit], new: Sequence[Unit], *, least: float | None = None) -> Pairs:
    """Pair the units of two documents, each with one at most; headings go with headings.

    Parts of sentences, which have no neighbours, are paired if they are alike by ``least``.
    """
    pairs: Pairs = {}
    taken: set[int] = set()
    _pair_equal(old, new, pairs, taken, exact=True)
    _pair_equal(old, new, pairs, taken, exact=False)
    if least is not None:
        _pair_similar(old, new, pairs, taken, least, neighbour=0)
        return pairs
    for _ in range(2):
        _pair_similar(old, new, pairs, taken, _LEAST, neighbour=_NEIGHBOUR)
    _pair_between(old, new, pairs, taken)
    _pair_headings(old, new, pairs, taken)
    return pairs


def _pair_headings(old: Sequence[Unit], new: Sequence[Unit], pairs: Pairs, taken: set[int]) -> None:
    """Pair headings that share no word but stand above the same sentences, and the titles of both."""
    titles, titles_there = (
        [unit.number for unit in side if unit.heading and unit.section < 0 and unit.number not in paired]
        for side, paired in ((old, pairs), (new, taken))
    )
    if len(titles) == len(titles_there) == 1:
        pairs[titles[0]] = titles_there[0]
        taken.add(titles_there[0])
    left = {unit.section: unit.number for unit in old if unit.heading and unit.section >= 0 and unit.number not in pairs}
    right = {unit.section: unit.number for unit in new if unit.heading and unit.section >= 0 and unit.number not in taken}
    if not left or not right:
        return
    sizes = Counter(unit.section for unit in old if not unit.heading), Counter(unit.section for unit in new if not unit.heading)
    shared = Counter((old[here].section, new[there].section) for here, there in pairs.items() if not old[here].heading)
    queue = [
        (-count / (sizes[0][section] + sizes[1][other]), abs(section - other), left[section], right[other])
        for (section, other), count in shared.items()
        if section in left and other in right and 3 * count > sizes[0][section] + sizes[1][other] - count
    ]
    _take(queue, pairs, taken)


def _pair_equal(old: Sequence[Unit], new: Sequence[Unit], pairs: Pairs, taken: set[int], *, exact: bool) -> None:
    """Pair units of the same words or shape; where one stands several times, as often on both sides, in their order."""
    there: dict[Hashable, list[int]] = {}
    for unit in new:
        if unit.number not in taken:
            there.setdefault((unit.heading, unit.words if exact else unit.shape), []).append(unit.number)
    here: dict[Hashable, list[int]] = {}
    for unit in old:
        if unit.number not in pairs:
            here.setdefault((unit.heading, unit.words if exact else unit.shape), []).append(unit.number)
    for key, numbers in here.items():
        others = there.get(key, [])
        if len(numbers) == len(others) and (exact or len(numbers) == 1):
            pairs.update(zip(numbers, others, strict=True))
            taken.update(others)


def _pair_similar(
    old: Sequence[Unit], new: Sequence[Unit], pairs: Pairs, taken: set[int], least: float, *, neighbour: float
) -> None:
    """Pair what is left by the words that both have, the most alike first."""
    left = [unit for unit in old if unit.number not in pairs]
    right = [unit for unit in new if unit.number not in taken]
    if not left or not right:
        return
    weights = _weights(old, new)
    profiles = {unit.number: _profile(unit, weights) for unit in right}
    queue: list[tuple[float, int, int, int]] = []
    for unit, candidates in _candidates(left, right, weights, max(_FREQUENT, math.isqrt(len(new)))):
        profile = _profile(unit, weights)
        for other in candidates:
            beside = neighbour * _beside(unit, other, pairs, len(old), len(new)) if neighbour else 0.0
            score = _likeness(profile, profiles[other.number], weights) + beside
            if score >= least and unit.heading == other.heading:
                queue.append((-score, abs(unit.number - other.number), unit.number, other.number))
    _take(queue, pairs, taken)


def _candidates(
    left: Sequence[Unit], right: Sequence[Unit], weights: dict[str, float], most: int
) -> Iterator[tuple[Unit, list[Unit]]]:
    """For each unit those of the other side that share most with it in words that stand in ``most`` units or fewer."""
    index: dict[str, list[int]] = {}
    for at, unit in enumerate(right):
        for word in set(unit.words):
            index.setdefault(word, []).append(at)
    for unit in left:
        shared: dict[int, float] = {}
        for word in set(unit.words):
            found = index.get(word, ())
            if len(found) <= most:
                for at in found:
                    shared[at] = shared.get(at, 0.0) + weights[word]
        yield unit, [right[at] for at in sorted(shared, key=lambda at: (-shared[at], at))[:_CANDIDATES]]


def _pair_between(old: Sequence[Unit], new: Sequence[Unit], pairs: Pairs, taken: set[int]) -> None:
    """Pair what stands between the same neighbours and is somewhat alike: a sentence that was written anew."""
    weights = _weights(old, new)
    backwards = {there: here for here, there in pairs.items()}
    queue: list[tuple[float, int, int, int]] = []
    for first, last, start, stop in _gaps(len(old), len(new), pairs, backwards):
        for unit in old[first:last]:
            for other in new[start:stop]:
                alike = unit.heading == other.heading
                score = _likeness(_profile(unit, weights), _profile(other, weights), weights) if alike else 0
                if score >= _LEAST_BETWEEN:
                    queue.append((-score, abs(unit.number - first - other.number + start), unit.number, other.number))
    _take(queue, pairs, taken)


def _take(queue: list[tuple[float, int, int, int]], pairs: Pairs, taken: set[int]) -> None:
    heapify(queue)
    while queue:
        _, _, here, there = heappop(queue)
        if here not in pairs and there not in taken:
            pairs[here] = there
            taken.add(there)


def _gaps(old: int, new: int, pairs: Pairs, backwards: Pairs) -> Iterator[tuple[int, int, int, int]]:
    """Runs of unpaired units on both sides behind a pair: first and last (exclusive) old, first and last new; short ones only."""
    for here, there in [(-1, -1), *pairs.items()]:
        last, stop = here + 1, there + 1
        while last < old and last not in pairs:
            last += 1
        while stop < new and stop not in backwards:
            stop += 1
        if last > here + 1 and stop > there + 1 and (last - here) * (stop - there) <= _FREQUENT**2:
            yield here + 1, last, there + 1, stop


def _weights(*sides: Iterable[Unit]) -> dict[str, float]:
    """How much each word tells: the logarithm of how seldom it is, more for entities and values."""
    counts: Counter[str] = Counter()
    total = 1
    for side in sides:
        for unit in side:
            counts.update(set(unit.words))
            total += 1
    return {word: math.log(1 + total / count) * (2 if word[0] == "\0" else 1) for word, count in counts.items()}


class _Profile(msgspec.Struct, frozen=True, gc=False):
    """What a unit is compared by: its words, what they weigh together, and how many mentions of each type it has."""

    words: frozenset[str]
    weight: float
    kinds: Counter[str]
    mentions: frozenset[str]


def _profile(unit: Unit, weights: dict[str, float]) -> _Profile:
    words = frozenset(unit.words)
    mentions = frozenset(word for word in words if word[0] == "\0")
    return _Profile(
        words, sum(weights[word] for word in words), Counter(kind for kind in unit.shape if kind[0] == "\0"), mentions
    )


def _likeness(one: _Profile, other: _Profile, weights: dict[str, float]) -> float:
    """Dice's coefficient of the weighted words; a figure or name that differs counts a little where its type is the same."""
    shared = sum(weights[word] for word in one.words & other.words)
    alike = sum(min(count, other.kinds[kind]) for kind, count in one.kinds.items() if kind in other.kinds)
    changed = max(0, alike - len(one.mentions & other.mentions))
    whole = one.weight + other.weight
    return 2 * (shared + 0.8 * changed) / whole if whole else 0.0


def _beside(one: Unit, other: Unit, pairs: Pairs, old: int, new: int) -> int:
    """How many of the neighbours of two units are pairs, the ends of the documents among them."""
    before, after = pairs.get(one.number - 1), pairs.get(one.number + 1)
    begins = one.number == 0 and other.number == 0
    ends = one.number == old - 1 and other.number == new - 1
    return (begins or before == other.number - 1) + (ends or after == other.number + 1)
