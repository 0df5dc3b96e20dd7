"""Where names that were found once stand again in a text."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind


def stand_at(flow: str, names: Iterable[str]) -> list[tuple[str, int, int]]:
    """The places of names in ``flow`` (code points, half-open), each with its name, all names in one pass, sorted by their end.

    A name may begin inside another one; what must not stand beside it is the caller's to look at. No names, no places.
    """
    wanted = sorted({name for name in names if name})
    if not wanted:
        return []
    found = AhoCorasick(wanted, matchkind=MatchKind.Standard).find_matches_as_indexes(flow, overlapping=True)
    return [(wanted[number], start, end) for number, start, end in found]
