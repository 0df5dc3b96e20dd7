"""Findings about sections: headings added, removed, moved or worded otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from slepipe.compare.aligned import Aligned
from slepipe.compare.evidence import Text, of_unit, region
from slepipe.compare.model import Finding, Side
from slepipe.compare.units import Unit


def find_sections(old: Text, new: Text, aligned: Aligned) -> Iterator[Finding]:
    """What became of the headings; their numbers (1.4, 三、) do not count."""
    titles = [unit for unit in old.units if unit.heading and unit.section >= 0]
    pairs = [(unit, new.units[aligned.pairs[unit.number]]) for unit in titles if unit.number in aligned.pairs]
    # A heading on one side may be the title on the other.
    pairs = [(unit, other) for unit, other in pairs if other.section >= 0]
    moved = _moved(old, new, pairs)
    for unit in titles:
        if unit.number not in aligned.pairs:
            yield Finding("section-removed", _words(old, unit), "heading", _side(old, unit), None)
    there = set(aligned.pairs.values())
    for unit in new.units:
        if unit.heading and unit.section >= 0 and unit.number not in there:
            yield Finding("section-added", _words(new, unit), "heading", None, _side(new, unit))
    for unit, other in pairs:
        subject = min(_words(old, unit), _words(new, other))
        if unit.number in moved:
            yield Finding("section-moved", subject, "heading", _side(old, unit), _side(new, other))
        if _is_renamed(unit, other, regional=region(old) != region(new)):
            yield Finding("section-renamed", subject, "heading", _side(old, unit), _side(new, other))


def _moved(old: Text, new: Text, pairs: Sequence[tuple[Unit, Unit]]) -> set[int]:
    """Numbers of the old headings that were moved among those of their section, or to another; what stands below goes with them."""
    above, above_there = _above(old), _above(new)
    partners = {-1: -1} | {one.number: other.number for one, other in pairs}
    there = set(partners.values())
    sizes, sizes_there = _sizes(old, above), _sizes(new, above_there)

    def in_order(pairs: Sequence[tuple[Unit, Unit]]) -> set[int]:
        return _in_order(
            [other.number for _, other in pairs], [sizes[one.number] + sizes_there[other.number] for one, other in pairs]
        )

    still = in_order(pairs)
    families: dict[int, list[tuple[Unit, Unit]]] = {}
    moved: set[int] = set()
    for one, other in pairs:
        over, over_there = above[one.number], above_there[other.number]
        if partners.get(over, over_there) == over_there and (over in partners or over_there not in there):
            families.setdefault(over_there, []).append((one, other))
        elif other.number not in still:
            moved.add(one.number)
    for family in families.values():
        still = in_order(family)
        moved.update(one.number for one, other in family if other.number not in still)
    return moved


def _above(text: Text) -> dict[int, int]:
    """The number of each heading to that of the heading it stands under, -1 for none."""
    above: dict[int, int] = {}
    path: list[tuple[int, int]] = []
    for unit in text.units:
        if unit.heading and unit.section >= 0:
            level = text.document.blocks[unit.block].level
            path = [step for step in path if step[0] < level]
            above[unit.number] = path[-1][1] if path else -1
            path.append((level, unit.number))
    return above


def _side(text: Text, unit: Unit) -> Side:
    return of_unit(text, unit, unit.start, unit.end)


def _words(text: Text, unit: Unit) -> str:
    return _side(text, unit).text


def _is_renamed(unit: Unit, other: Unit, *, regional: bool) -> bool:
    """Whether headings have other words, in any order; entities and figures have findings of their own.

    Between two regions half of the words may differ: 信號 is 訊號 in Taiwan.
    """
    words, words_there = (Counter(item.exact for item in each.items if item.mention is None) for each in (unit, other))
    if not regional:
        return words != words_there
    shared = sum((Counter(unit.words) & Counter(other.words)).values())
    return 2 * shared < max(len(unit.words), len(other.words))


def _sizes(text: Text, above: dict[int, int]) -> Counter[int]:
    """How many words stand under each heading, those of the sections below it among them."""
    sizes: Counter[int] = Counter()
    current = -1
    for unit in text.units:
        if unit.heading and unit.section >= 0:
            current = unit.number
        step = current
        while step >= 0:
            sizes[step] += len(unit.items)
            step = above[step]
    return sizes


def _in_order(numbers: Sequence[int], sizes: Sequence[int]) -> set[int]:
    """The most numbers that rise already: those outside of them were moved. Of two sections that change places, the shorter one was."""
    best: list[tuple[int, int]] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        earlier = max((step for step in range(at) if numbers[step] < number), key=lambda step: (best[step], -step), default=-1)
        count, size = best[earlier] if earlier >= 0 else (0, 0)
        best.append((count + 1, size + sizes[at]))
        before.append(earlier)
    step = max(range(len(numbers)), key=lambda at: (best[at], -at), default=-1)
    kept: set[int] = set()
    while step >= 0:
        kept.add(numbers[step])
        step = before[step]
    return kept
