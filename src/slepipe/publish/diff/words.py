"""What is marked in the sentences of a diff: the words that differ, and what each of them is.

Marks follow the findings: what is no finding between two regions (信號 and 訊號) or orders of words is not marked as a change either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from slepipe.compare.comparison import Comparison
from slepipe.compare.evidence import Text, region
from slepipe.compare.match import match
from slepipe.compare.units import Item, Unit
from slepipe.hanzi import to_simplified
from slepipe.publish.diff.blocks import Blocks, plain, rising

MarkKind = Literal["lone", "changed", "replaced", "renamed", "moved"]


class Mark(msgspec.Struct, frozen=True):
    """``start:end`` of one article and what it is there: ``lone`` has no partner in the other one. ``partner`` has other words for it."""

    start: int
    end: int
    kind: MarkKind
    item: Item | None = None
    partner: Item | None = None


class _Side(msgspec.Struct, frozen=True):
    """One article: what its items are by their start, and what whole units are, by their number, where nothing else is said.

    ``parts`` are marks inside of words.
    """

    text: Text
    parts: list[Mark]
    kinds: dict[int, MarkKind]
    partners: dict[int, Item]
    whole: dict[int, MarkKind]


def mark_words(comparison: Comparison, blocks: Blocks) -> tuple[Iterator[Mark], Iterator[Mark]]:
    """The marks in the sentences of the old and of the new article. ``blocks`` are those that stand beside each other."""
    old, new = _Side(comparison.old, [], {}, {}, {}), _Side(comparison.new, [], {}, {}, {})
    _mark_items(comparison, old, new)
    _mark_mentions(comparison, old, new)
    _mark_units(comparison, blocks, old, new)
    return _of_units(old), _of_units(new)


def _mark_items(comparison: Comparison, old: _Side, new: _Side) -> None:
    """Mark the items of paired sentences that have no partner."""
    regional = region(old.text) != region(new.text)
    for here, there in comparison.aligned.pairs.items():
        one, other = old.text.units[here], new.text.units[there]
        if one.words == other.words:
            continue
        left: list[Item] = []
        left_there: list[Item] = []
        for items, items_there in _between(one.items, other.items):
            if not (items and items_there and (regional or _is_part(old, new, items, items_there))):
                left += items
                left_there += items_there
        _mark_left(old, new, left, left_there)


def _mark_left(old: _Side, new: _Side, left: Sequence[Item], left_there: Sequence[Item]) -> None:
    """Mark what has no partner; a word that both sides have was moved in its sentence."""
    moved = {item.exact for item in left if len(item.exact) > 1} & {item.exact for item in left_there}
    # The same word may be a mention on one side only: an abbreviation that the other one does not explain.
    written, written_there = ({_written(item): item.exact for item in items} for items in (left, left_there))
    read = {word for word, exact in written.items() if written_there.get(word, exact) != exact}
    for side, items in ((old, left), (new, left_there)):
        kept = (item for item in items if _written(item) not in read)
        side.kinds.update({item.start: "moved" if item.exact in moved else "lone" for item in kept})


def _written(item: Item) -> str:
    return plain(item.mention.text if item.mention is not None else item.exact)


def _between(one: Sequence[Item], other: Sequence[Item]) -> Iterator[tuple[Sequence[Item], Sequence[Item]]]:
    """What stands between the matching items of two sentences, on both sides."""
    at = at_there = 0
    for i, j in [*match(one, other), (len(one), len(other))]:
        if i > at or j > at_there:
            yield one[at:i], other[at_there:j]
        at, at_there = i + 1, j + 1


def _is_part(old: _Side, new: _Side, items: Sequence[Item], items_there: Sequence[Item]) -> bool:
    """Whether two sides say the same, only cut into other words, or one has all of the other: 率约为 and 率为. Then that part is marked."""
    spans = (items[0].start, items[-1].end), (items_there[0].start, items_there[-1].end)
    one, other = (to_simplified(side.text.document.text[slice(*span)]) for side, span in zip((old, new), spans, strict=True))
    if plain(one) == plain(other):
        return True
    if any(item.mention is not None for item in (*items, *items_there)):
        return False
    least = min(len(one), len(other))
    first = _shared(one, other)
    last = min(_shared(one[::-1], other[::-1]), least - first)
    if first + last < least:
        return False
    side, (start, end) = (old, spans[0]) if len(one) > len(other) else (new, spans[1])
    side.parts.append(Mark(start + first, end - last, "lone"))
    return True


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _mark_mentions(comparison: Comparison, old: _Side, new: _Side) -> None:
    """Say of mentions what the comparison found: it knows those that went to another sentence, or are only read otherwise."""
    aligned, names = comparison.aligned, _new_names(comparison)
    alone = {item.start for item in aligned.gone}, {item.start for item in aligned.come}
    for side, starts in zip((old, new), alone, strict=True):
        for unit in side.text.units:
            for item in unit.items:
                if item.start in starts:
                    side.kinds[item.start] = "lone"
                elif item.mention is not None and side.kinds.get(item.start) == "lone":
                    del side.kinds[item.start]
    for one, other in aligned.changed:
        kind: MarkKind = "replaced" if one.mention is not None and one.mention.entity is not None else "changed"
        _pair(old, new, one, other, kind)
    for one, other in aligned.same:
        if aligned.pairs.get(one.unit) != other.unit:
            _pair(old, new, one, other, "moved")
        elif one.mention and other.mention and (one.exact, one.mention.text, other.mention.text) in names:
            _pair(old, new, one, other, "renamed")


def _new_names(comparison: Comparison) -> set[tuple[str, str, str]]:
    """Entities with their old and their new name, as often as one is found under both; a finding shows the first place only."""
    found = {
        (f"\0{each.subject}", plain(each.old.text), plain(each.new.text))
        for each in comparison.diff.findings
        if each.kind == "entity-renamed" and each.old is not None and each.new is not None
    }
    renamed = {entity for entity, *_ in found}
    pairs = {
        (one.exact, one.mention.text, other.mention.text)
        for one, other in comparison.aligned.same
        if one.mention and other.mention and one.exact in renamed and one.mention.text != other.mention.text
    }
    return {(entity, before, after) for entity, before, after in pairs if (entity, plain(before), plain(after)) in found}


def _pair(old: _Side, new: _Side, one: Item, other: Item, kind: MarkKind) -> None:
    for side, item, partner in ((old, one, other), (new, other, one)):
        side.kinds[item.start] = kind
        side.partners[item.start] = partner


def _mark_units(comparison: Comparison, blocks: Blocks, old: _Side, new: _Side) -> None:
    """Mark sentences without a partner, and those whose partner stands in another paragraph or another place of it."""
    pairs = comparison.aligned.pairs
    old.whole.update({unit.number: "lone" for unit in old.text.units if unit.number not in pairs})
    backwards = set(pairs.values())
    new.whole.update({unit.number: "lone" for unit in new.text.units if unit.number not in backwards})
    within: dict[int, list[tuple[int, int, int]]] = {}
    for here, there in sorted(pairs.items()):
        one, other = old.text.units[here], new.text.units[there]
        if blocks.get(one.block) == other.block:
            within.setdefault(one.block, []).append((here, there, one.end - one.start))
    stayed = {number for found in within.values() for number in rising(found)}
    for here, there in pairs.items():
        if here not in stayed:
            old.whole[here] = new.whole[there] = "moved"


def _of_units(side: _Side) -> Iterator[Mark]:
    for unit in side.text.units:
        whole = side.whole.get(unit.number)
        yield from _of_whole(side, unit, whole) if whole else _of_items(side, unit)
    yield from side.parts


def _of_items(side: _Side, unit: Unit) -> Iterator[Mark]:
    """The marked items; what stands between two without a partner goes with them."""
    end = -1
    for item in unit.items:
        kind = side.kinds.get(item.start)
        if kind is not None:
            start = end if kind == "lone" and end >= 0 else item.start
            yield Mark(start, item.end, kind, item, side.partners.get(item.start))
        end = item.end if kind == "lone" else -1


def _of_whole(side: _Side, unit: Unit, whole: MarkKind) -> Iterator[Mark]:
    """The sentence as one mark, but for the items that are something else."""
    text = side.text.document.text
    at = unit.start + len(text[unit.start : unit.end]) - len(text[unit.start : unit.end].lstrip())
    for item in unit.items:
        kind = side.kinds.get(item.start)
        if kind is None and (whole != "lone" or item.mention is None):
            continue
        if at < item.start:
            yield Mark(at, item.start, whole)
        yield Mark(item.start, item.end, kind or whole, item, side.partners.get(item.start))
        at = item.end
    if at < unit.end:
        yield Mark(at, unit.end, whole)
