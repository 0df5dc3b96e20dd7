"""Ids of entities that an article brings itself, the same in every region: 抗APRIL單株抗體 is drug_class:抗april单克隆抗体."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from slepipe.hanzi import simplified_name
from slepipe.lexicon.load import Concept, fold
from slepipe.recognize.lexical import Match
from slepipe.recognize.resolve import OWN, Candidate, own_entity

_MAINLAND = "zh-Hans"
_OTHERS = ("zh-Hant-TW", "zh-Hant-HK")


def in_one_region(candidates: Iterable[Candidate], flow: str, matches: Sequence[Match]) -> list[Candidate]:
    """The candidates, with ids of their own words that hold the Mainland's names of what another region calls otherwise."""
    found = list(candidates)
    own = [
        number for number, each in enumerate(found) if each.entity is not None and OWN in each.entity and _may_be_reworded(each)
    ]
    if not own:
        return found
    inside_own = bytearray(len(flow))
    for number in own:
        each = found[number]
        inside_own[each.start : each.end] = b"\1" * (each.end - each.start)
    regional = sorted(_regional(flow, [match for match in matches if inside_own[match.start]]))
    starts = [start for start, _, _ in regional]
    for number in own:
        each = found[number]
        inside = regional[bisect_left(starts, each.start) : bisect_left(starts, each.end)]
        name = _reworded(flow, each, inside)
        if name is not None:
            found[number] = msgspec.structs.replace(each, entity=own_entity(each.type, name))
    return found


def _may_be_reworded(candidate: Candidate) -> bool:
    # Names of firms and people are no region's words.
    return candidate.rule.startswith(("composed", "family"))


def _regional(flow: str, matches: Iterable[Match]) -> Iterable[tuple[int, int, str]]:
    """Where another region's name of a thing stands (start, and its length below zero, so that the longest comes first)."""
    for match in matches:
        name = match.concept.names.get(_MAINLAND)
        if name is not None and _is_regional(match.concept, fold(flow[match.start : match.end]), fold(name)):
            yield match.start, match.start - match.end, name


def _is_regional(concept: Concept, written: str, mainland: str) -> bool:
    if written == mainland or written.isascii():
        return False
    names = (*(concept.names.get(tag, "") for tag in _OTHERS), *concept.regional)
    return any(fold(simplified_name(name)) == written for name in names)


def _reworded(flow: str, candidate: Candidate, inside: Sequence[tuple[int, int, str]]) -> str | None:
    """The words of a candidate with the names of ``inside`` in them; None where none stands in it."""
    pieces: list[str] = []
    at = candidate.start
    for start, length, name in inside:
        if at <= start and start - length <= candidate.end:
            pieces += (flow[at:start], name)
            at = start - length
    return "".join((*pieces, flow[at : candidate.end])) if pieces else None
