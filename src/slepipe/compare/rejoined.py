"""What a sentence lost to another one: parts that it was split into, and values of a paragraph that was told anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from slepipe.compare.align import Pairs
from slepipe.compare.aligned import Aligned
from slepipe.compare.swaps import is_entity
from slepipe.compare.units import Item, Unit
from slepipe.compare.words import plain_words
from slepipe.model import Document

_NEAR: Final = 5
_STAYED: Final = 2
"""Words among the ``_NEAR`` on either side of a value that must be in its new sentence too, if it was told anew."""


def rejoin(old: Document, new: Document, aligned: Aligned) -> Aligned:
    """The alignment with the mentions matched that stand in other sentences of the same place now."""
    return _retold(_rejoined(old, new, aligned))


def _rejoined(old: Document, new: Document, aligned: Aligned) -> Aligned:
    """Match what stands in a part that a sentence was split into, or that was joined to one: 「2024年5月。FDA批准…」."""
    back = {there: here for here, there in aligned.pairs.items()}
    hosts = set(_hosts((old, aligned.old), (new, aligned.new), aligned.pairs))
    hosts |= {(one, other) for other, one in _hosts((new, aligned.new), (old, aligned.old), back)}
    if not hosts:
        return aligned
    found: list[tuple[Item, Item]] = []
    for one, other in hosts:
        come = {item.exact: item for item in aligned.come if item.unit == other}
        found.extend((item, come.pop(item.exact)) for item in aligned.gone if item.unit == one and item.exact in come)
    return _matched(aligned, found)


def _retold(aligned: Aligned) -> Aligned:
    """Match equal values that are left in paragraphs that belong together, with words around them that stayed: a sentence was told anew."""
    blocks: dict[int, set[int]] = {}
    for here, there in aligned.pairs.items():
        blocks.setdefault(aligned.old[here].block, set()).add(aligned.new[there].block)
    places: dict[str, list[Item]] = {}
    for item in aligned.come:
        if not is_entity(item):
            places.setdefault(item.exact, []).append(item)
    found: list[tuple[Item, Item]] = []
    for item in aligned.gone:
        unit = aligned.old[item.unit]
        for other in places.get(item.exact, ()):
            place = aligned.new[other.unit]
            if place.block in blocks.get(unit.block, ()) and len(_around(unit, item) & set(place.words)) >= _STAYED:
                places[item.exact].remove(other)
                found.append((item, other))
                break
    return _matched(aligned, found)


def _around(unit: Unit, item: Item) -> set[str]:
    at = next(number for number, each in enumerate(unit.items) if each.start == item.start)
    return {*unit.words[max(0, at - _NEAR) : at], *unit.words[at + 1 : at + 1 + _NEAR]} - {item.exact}


def _matched(aligned: Aligned, found: Sequence[tuple[Item, Item]]) -> Aligned:
    """Take equal items out of what is gone and come."""
    here, there = {one.start for one, _ in found}, {other.start for _, other in found}
    return msgspec.structs.replace(
        aligned,
        same=[*aligned.same, *found],
        gone=[item for item in aligned.gone if item.start not in here],
        come=[item for item in aligned.come if item.start not in there],
    )


def _hosts(
    mine: tuple[Document, Sequence[Unit]], theirs: tuple[Document, Sequence[Unit]], pairs: Pairs
) -> Iterator[tuple[int, int]]:
    """Units without a partner, and beside the partner of a neighbour the unit that holds all their words."""
    (document, units), (other, others) = mine, theirs
    for unit in units:
        if unit.number in pairs or unit.heading:
            continue
        words = plain_words(document.text[unit.start : unit.end])
        for number in {pairs[at] for at in (unit.number - 1, unit.number + 1) if at in pairs}:
            if words in plain_words(other.text[others[number].start : others[number].end]):
                yield unit.number, number
