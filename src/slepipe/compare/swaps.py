"""What changed places in a sentence and is no change: the members of an enumeration, each with its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from slepipe.compare.match import Match
from slepipe.compare.units import Item

_AND: Final = frozenset("和 与 及 以及 或 或者 跟 同 并 伴 伴有 合并".split())
"""Words between the members of an enumeration."""


def is_entity(item: Item) -> bool:
    """Whether an item is a mention of an entity, not of a value."""
    return item.mention is not None and item.mention.entity is not None


def without_swaps(old: Sequence[Item], new: Sequence[Item], found: Sequence[Match]) -> list[Match]:
    """Take apart what changed places in an enumeration, with its figures: 「恶心(5%)和头痛(3%)」 and 「头痛(3%)和恶心(5%)」 say the same."""
    changed = [(i, j) for i, j in found if old[i].exact != new[j].exact and is_entity(old[i])]
    apart: set[int] = set()
    for run in _enumerations(old, new, changed):
        groups, groups_there = [_with_figures(old, i) for i, _ in run], [_with_figures(new, j) for _, j in run]
        if _said(groups) == _said(groups_there):
            apart.update(item.start for group in groups for item in group)
        elif all(len(group) == 1 for group in (*groups[:-1], *groups_there[:-1])):
            # What stands behind the last member is no figure of it alone: 「疲倦和水肿，5年死亡率…」.
            members = [group[:1] for group in groups]
            if _said(members) == _said([group[:1] for group in groups_there]):
                apart.update(group[0].start for group in members)
    # 「发热发生率为63.2%，乏力为38.9%」: words stand between, but each has its own figure.
    groups, groups_there = (
        [_with_figures(old, i, far=True) for i, _ in changed],
        [_with_figures(new, j, far=True) for _, j in changed],
    )
    if len(changed) > 1 and all(len(group) > 1 for group in groups) and _said(groups) == _said(groups_there):
        apart.update(item.start for group in groups for item in group)
    return [(i, j) for i, j in found if old[i].start not in apart]


def _said(groups: Sequence[Sequence[Item]]) -> list[tuple[str, ...]]:
    return sorted(tuple(item.exact for item in group) for group in groups)


def _enumerations(old: Sequence[Item], new: Sequence[Item], changed: Sequence[Match]) -> Iterator[Sequence[Match]]:
    """Runs of changed entities between which only mentions and words such as 和 stand, on both sides."""
    run: list[Match] = []
    for i, j in changed:
        between = (*old[run[-1][0] : i], *new[run[-1][1] : j]) if run else ()
        if not all(item.mention or item.exact in _AND for item in between):
            yield run
            run = []
        run.append((i, j))
    if run:
        yield run


def _with_figures(items: Sequence[Item], at: int, *, far: bool = False) -> Sequence[Item]:
    """An entity and the values right behind it; ``far`` also those behind words, up to the next entity."""
    end = at + 1
    while end < len(items) and not is_entity(items[end]) and (far or items[end].mention is not None):
        end += 1
    return [item for item in items[at:end] if item.mention is not None]
