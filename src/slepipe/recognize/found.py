"""What a recognizer hands on: a typed span of the flow with its value."""

from __future__ import annotations

from typing import Any

import msgspec


class Found(msgspec.Struct, frozen=True):
    """A value at ``flow[start:end]`` (code points of the flow); ``rule`` names the rule that read it."""

    type: str
    start: int
    end: int
    value: dict[str, Any]
    rule: str


def outermost(found: list[Found]) -> list[Found]:
    """Drop what overlaps something longer, or something as long that comes first in ``found``; sort by start."""
    kept: list[Found] = []
    crowd: list[int] = []
    end = 0
    # Few overlap, and those that do lie together.
    for index in sorted(range(len(found)), key=lambda each: found[each].start):
        if crowd and found[index].start >= end:
            kept += _longest(found, crowd)
            crowd = []
        crowd.append(index)
        end = max(end, found[index].end)
    return kept + _longest(found, crowd)


def _longest(found: list[Found], crowd: list[int]) -> list[Found]:
    if len(crowd) == 1:
        return [found[crowd[0]]]
    kept: list[Found] = []
    taken: set[int] = set()
    for index in sorted(crowd, key=lambda each: (found[each].start - found[each].end, each)):
        places = range(found[index].start, found[index].end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(found[index])
    return sorted(kept, key=lambda each: each.start)
