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
    taken: set[int] = set()
    kept: list[Found] = []
    for one in sorted(found, key=lambda each: each.start - each.end):
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return sorted(kept, key=lambda each: each.start)
