"""Which words, entities and values of two sentences stand for each other.

An alignment of greatest weight (Needleman and Wunsch 1970). Equal items match; so do two values of one type, or two entities of one type, if what
stands around them is alike: the figure of the treated arm goes with the figure of the treated arm, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from slepipe.compare.units import Item

_BEFORE: Final = 5
_AFTER: Final = 3
"""How many items before and behind one say what it is about."""
_LEAST: Final = 1.0
"""Context that two items of one type must share to stand for each other."""
_LARGEST: Final = 60_000
"""Cells of the table above which only runs of equal shape are matched: sentences of 250 words on both sides."""
_FAR: Final = 0.5
"""Weight of a context word that stands two or more places away; that of a neighbour is 1."""
_ILLNESS: Final = {"\0disease", "\0symptom"}
"""Types that one place may have in turn: 併發狼瘡腎炎 names a disease, 併發骨質疏鬆 a symptom."""

Match = tuple[int, int]


def match(old: Sequence[Item], new: Sequence[Item]) -> list[Match]:
    """Pairs of indices, in order: equal items, and values and entities that changed."""
    size = min(len(old), len(new))
    first = 0
    while first < size and old[first].exact == new[first].exact:
        first += 1
    last = 0
    while last < size - first and old[-1 - last].exact == new[-1 - last].exact:
        last += 1
    middle = _middle(old, new, first, len(old) - last, len(new) - last)
    ends = ((len(old) - at, len(new) - at) for at in range(last, 0, -1))
    return [*((at, at) for at in range(first)), *middle, *ends]


def _middle(old: Sequence[Item], new: Sequence[Item], first: int, end: int, stop: int) -> list[Match]:
    rows, columns = end - first, stop - first
    if not rows or not columns:
        return []
    if rows * columns > _LARGEST:
        return _by_shape(old, new, first, end, stop)
    # best[i][j]: weight of the best alignment of what stands behind i and j.
    weights = [[_weight(old, new, first + i, first + j) for j in range(columns)] for i in range(rows)]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        row, below, weight = best[i], best[i + 1], weights[i]
        for j in range(columns - 1, -1, -1):
            taken = below[j + 1] + weight[j]
            left = max(below[j], row[j + 1])
            row[j] = taken if weight[j] and taken >= left else left
    return _walk(best, weights, first)


def _walk(best: list[list[float]], weights: list[list[float]], first: int) -> list[Match]:
    found: list[Match] = []
    i = j = 0
    while i < len(weights) and j < len(weights[0]):
        if weights[i][j] and best[i][j] == best[i + 1][j + 1] + weights[i][j]:
            found.append((first + i, first + j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _by_shape(old: Sequence[Item], new: Sequence[Item], first: int, end: int, stop: int) -> list[Match]:
    matcher = SequenceMatcher(
        None, [item.kind for item in old[first:end]], [item.kind for item in new[first:stop]], autojunk=False
    )
    return [
        (first + block.a + at, first + block.b + at)
        for block in matcher.get_matching_blocks()
        for at in range(block.size)
        if old[first + block.a + at].exact == new[first + block.b + at].exact or old[first + block.a + at].mention is not None
    ]


def _weight(old: Sequence[Item], new: Sequence[Item], i: int, j: int) -> float:
    """What it is worth to match two items; 0 where they cannot stand for each other."""
    one, other = old[i], new[j]
    if one.exact == other.exact:
        if one.mention is None:
            return 1.0 if len(one.exact) > 1 else 0.6
        return 2.5 + min(3.0, _context(old, new, i, j))
    if one.mention is None or (one.kind != other.kind and {one.kind, other.kind} != _ILLNESS):
        return 0.0
    context = _context(old, new, i, j)
    return 0.5 + min(3.0, context) if context >= _LEAST else 0.0


def _context(old: Sequence[Item], new: Sequence[Item], i: int, j: int) -> float:
    """How much of what stands around two items is the same; a neighbour counts most."""
    near = _same(old, new, i - 1, j - 1) + _same(old, new, i + 1, j + 1)
    before = {item.kind for item in old[max(0, i - _BEFORE) : i]} & {item.kind for item in new[max(0, j - _BEFORE) : j]}
    after = {item.kind for item in old[i + 1 : i + 1 + _AFTER]} & {item.kind for item in new[j + 1 : j + 1 + _AFTER]}
    return near * (1 - _FAR) + _FAR * (len(before) + len(after))


def _same(old: Sequence[Item], new: Sequence[Item], i: int, j: int) -> int:
    """Whether two places hold the same; the beginning and the end of a sentence are places too."""
    inside, inside_there = 0 <= i < len(old), 0 <= j < len(new)
    if not inside or not inside_there:
        return int(inside == inside_there)
    return int(old[i].kind == new[j].kind)
