"""Two documents laid beside each other: which mention of one is which of the other, and which have none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from slepipe.compare.align import Pairs, align
from slepipe.compare.match import Match, match
from slepipe.compare.swaps import is_entity, without_swaps
from slepipe.compare.units import Item, Unit
from slepipe.compare.words import plain_words
from slepipe.model import Document

_SHORTEST_RUN: Final = 3
"""Items of a run without a partner that may have moved to another sentence."""
_LEAST_MOVED: Final = 0.7
"""How alike such a run must be to the one that it is thought to be."""
_FEW: Final = 3
"""Words that may stand for each other between matched neighbours (暂 未 获 for 亦 获)."""


class Reworded(msgspec.Struct, frozen=True):
    """A few words and values between matched neighbours that differ; ``at`` and ``at_there`` are the items behind them, or before them at an end."""

    old: Sequence[Item]
    new: Sequence[Item]
    at: Item
    at_there: Item


class Aligned(msgspec.Struct, frozen=True):
    """The units of both sides, which belong together, and what became of their mentions.

    ``same`` are mentions of one entity or value, ``changed`` those that stand for each other and differ; ``gone`` and ``come`` have no
    partner. ``reworded`` are words without entities that differ inside of paired sentences.
    """

    old: Sequence[Unit]
    new: Sequence[Unit]
    pairs: Pairs
    same: list[tuple[Item, Item]]
    changed: list[tuple[Item, Item]]
    gone: list[Item]
    come: list[Item]
    reworded: list[Reworded]


def lay_beside(old: Document, new: Document, units: Sequence[Unit], others: Sequence[Unit]) -> Aligned:
    """Align the units of two documents and match the mentions in them."""
    pairs = align(units, others)
    aligned = Aligned(units, others, pairs, [], [], [], [], [])
    runs: list[Unit] = []
    runs_there: list[Unit] = []
    backwards = set(pairs.values())
    for unit in units:
        if unit.number not in pairs:
            runs.append(_run(unit.items, unit, len(runs)))
    for unit in others:
        if unit.number not in backwards:
            runs_there.append(_run(unit.items, unit, len(runs_there)))
    for here, there in pairs.items():
        one, other = units[here], others[there]
        if one.words == other.words:
            aligned.same.extend(pair for pair in zip(one.items, other.items, strict=True) if pair[0].mention is not None)
            continue
        texts = plain_words(old.text[one.start : one.end]), plain_words(new.text[other.start : other.end])
        if texts[0] == texts[1]:
            _match_readings(one.items, other.items, aligned)
            continue
        left, left_there = _match(one.items, other.items, aligned)
        left, left_there = _unread(texts, *_reordered(left, left_there, aligned))
        _keep_runs(left, one, runs, aligned.gone)
        _keep_runs(left_there, other, runs_there, aligned.come)
    _match_runs(runs, runs_there, aligned)
    return aligned


def _match(old: Sequence[Item], new: Sequence[Item], aligned: Aligned) -> tuple[list[Item], list[Item]]:
    """Match two rows of items into ``aligned``; returns what is left on both sides."""
    found = without_swaps(old, new, match(old, new))
    for i, j in found:
        if old[i].mention is not None and new[j].mention is not None:
            (aligned.same if old[i].exact == new[j].exact else aligned.changed).append((old[i], new[j]))
    aligned.reworded.extend(_reworded(old, new, found))
    here, there = {i for i, _ in found}, {j for _, j in found}
    return [item for i, item in enumerate(old) if i not in here], [item for j, item in enumerate(new) if j not in there]


def _reworded(old: Sequence[Item], new: Sequence[Item], found: Sequence[Match]) -> Iterator[Reworded]:
    before = (-1, -1)
    for i, j in (*found, (len(old), len(new))):
        gap, gap_there = old[before[0] + 1 : i], new[before[1] + 1 : j]
        before = (i, j)
        few = len(gap) + len(gap_there) > 0 and max(len(gap), len(gap_there)) <= _FEW
        # A date may go with the word: 「已於2024年6月取得」, 「尚未取得」.
        if few and found and not any(is_entity(item) for item in (*gap, *gap_there)):
            yield Reworded(gap, gap_there, old[min(i, len(old) - 1)], new[min(j, len(new) - 1)])


def _match_readings(old: Sequence[Item], new: Sequence[Item], aligned: Aligned) -> None:
    """Match the items of two sentences that say the same: what was read otherwise (「6個月」 and 「6 個月」) is no difference.

    Only a date may be: without its year it takes that of another sentence.
    """
    for i, j in match(old, new):
        if old[i].mention is not None and old[i].exact == new[j].exact:
            aligned.same.append((old[i], new[j]))
        elif old[i].mention is not None and old[i].kind == "\0date":
            aligned.changed.append((old[i], new[j]))


def _reordered(left: list[Item], left_there: list[Item], aligned: Aligned) -> tuple[list[Item], list[Item]]:
    """Take out what stands on both sides in another order: 「2021年,FDA批准」 and 「FDA于2021年批准」 say the same."""
    places: dict[str, list[Item]] = {}
    for item in reversed(left_there):
        places.setdefault(item.exact, []).append(item)
    stayed = []
    used = set()
    for item in left:
        others = places.get(item.exact)
        if not others:
            stayed.append(item)
            continue
        other = others.pop()
        used.add(other.start)
        if item.mention is not None:
            aligned.same.append((item, other))
    return stayed, [item for item in left_there if item.start not in used]


def _unread(texts: tuple[str, str], left: list[Item], left_there: list[Item]) -> tuple[list[Item], list[Item]]:
    """Take out mentions whose words stand on the other side as well, where they were not recognized or read otherwise."""
    if not any(item.mention is not None for item in (*left, *left_there)):
        return left, left_there
    here, there = texts

    def is_there(item: Item) -> bool:
        words = plain_words(item.mention.text) if item.mention is not None else ""
        return bool(words) and here.count(words) == there.count(words)

    return [item for item in left if not is_there(item)], [item for item in left_there if not is_there(item)]


def _keep_runs(left: Sequence[Item], unit: Unit, runs: list[Unit], lost: list[Item]) -> None:
    """What is left of a unit, as runs that may have moved; mentions of shorter ones are lost."""
    for run in _runs(left, unit):
        if len(run) >= _SHORTEST_RUN and any(item.mention is not None for item in run):
            runs.append(_run(run, unit, len(runs)))
        else:
            lost.extend(item for item in run if item.mention is not None)


def _runs(left: Sequence[Item], unit: Unit) -> Iterator[list[Item]]:
    """Items that are neighbours in their unit."""
    places = {item.start: number for number, item in enumerate(unit.items)}
    run: list[Item] = []
    for item in left:
        if run and places[item.start] != places[run[-1].start] + 1:
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _run(items: Sequence[Item], unit: Unit, number: int) -> Unit:
    words, shape = tuple(item.exact for item in items), tuple(item.kind for item in items)
    return Unit(number, unit.block, unit.section, unit.heading, items[0].start, items[-1].end, tuple(items), words, shape)


def _match_runs(runs: Sequence[Unit], runs_there: Sequence[Unit], aligned: Aligned) -> None:
    """Match runs without a partner with each other, wherever they stand: a clause that went to another sentence."""
    pairs = align(runs, runs_there, least=_LEAST_MOVED)
    for here, there in pairs.items():
        left, left_there = _match(runs[here].items, runs_there[there].items, aligned)
        aligned.gone.extend(item for item in left if item.mention is not None)
        aligned.come.extend(item for item in left_there if item.mention is not None)
    backwards = set(pairs.values())
    aligned.gone.extend(item for run in runs if run.number not in pairs for item in run.items if item.mention is not None)
    aligned.come.extend(
        item for run in runs_there if run.number not in backwards for item in run.items if item.mention is not None
    )
