"""From overlapping candidates to mentions: the longest wins, and what stays inside it is nested or dropped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import msgspec

from slepipe.lexicon.load import fold


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A possible mention at ``start:end`` of the flow. A ``word`` is a general word of regional usage, no entity."""

    start: int
    end: int
    type: str
    rule: str
    entity: str | None = None
    value: dict[str, object] | None = None
    nested: bool = False


_HALF_WIDTH = {ord("（"): "(", ord("）"): ")"}
OWN = ":"
"""What the ids of entities hold that an article brings itself, such as ``drug:奥瑞瓦单抗``; ids of the lexicon have none."""
DEPARTMENT = "+department"
"""What the rule of an organization ends in whose span takes in the department that follows the name."""

BRACKETED = "bracketed"
"""The rule of a name with its abbreviation in brackets inside."""

# Inner mentions that are entities in their own right: CD20 in 抗CD20单抗, but not B细胞 in B细胞成熟抗原.
_NESTED = frozenset(
    {
        ("drug_class", "target"),
        ("therapy", "target"),
        ("organization", "place"),
    }
)
# 抗中性粒细胞胞质抗体 and ANCA in 抗中性粒细胞胞质抗体（ANCA）相关血管炎.
_BEFORE_BRACKETS = _NESTED | {("disease", "biomarker"), ("symptom", "biomarker"), ("biomarker", "target")}


def own_entity(kind: str, name: str) -> str:
    """The id of an entity that the article brings itself: its type and its folded name, in which （ is (."""
    return f"{kind}{OWN}{' '.join(fold(name).translate(_HALF_WIDTH).split())}"


class Resolved(msgspec.Struct, frozen=True):
    """The mentions, and the lexicon's forms inside longer mentions or beside them that are none: parts that an edition may reword."""

    mentions: list[Candidate]
    parts: list[Candidate]


def resolve(candidates: Iterable[Candidate]) -> Resolved:
    """Mentions without overlap except nesting, sorted by start; a partial overlap goes to the longer, then the earlier.

    Nested ones follow their outer mention and carry ``nested=True``. ``parts`` lie inside one mention or outside all, or are words that hold
    mentions (放疗科).
    """
    found = list(candidates)
    size = max([candidate.end for candidate in found], default=0)
    accepted: list[Candidate] = []
    parts: list[Candidate] = []
    nested: list[Candidate] = []
    cover: list[Candidate | None] = [None] * size
    for candidate in sorted(found, key=partial(_precedence, size)):
        start, end = candidate.start, candidate.end
        owners = _owners(candidate, cover)
        if not owners and candidate.type != "word":
            accepted.append(candidate)
            cover[start:end] = [candidate] * (end - start)
            continue
        if _may_nest(candidate, owners) and not any(_within_its_like(candidate, other) for other in nested):
            nested.append(candidate)
            accepted.append(msgspec.structs.replace(candidate, nested=True))
        within = len(owners) == 1 and _inside(candidate, owners[0])
        if candidate.entity and OWN not in candidate.entity and (within or all(_inside(owner, candidate) for owner in owners)):
            parts.append(candidate)
    return Resolved(sorted(accepted, key=lambda c: (c.start, -c.end)), parts)


def _precedence(size: int, candidate: Candidate) -> int:
    """What sorts the candidates of a text: one number for whether it is a word, its length, its start and its rule, for four compare slowly.

    Entities first: a general word never takes their place. A name of the lexicon goes before one with a department appended.
    """
    rank = (size - candidate.end + candidate.start) * (size + 1) + candidate.start
    return 2 * (rank + (size + 1) ** 2 if candidate.type == "word" else rank) + candidate.rule.endswith(DEPARTMENT)


def _owners(candidate: Candidate, cover: list[Candidate | None]) -> list[Candidate]:
    """What was accepted at the place of a candidate, in order."""
    if candidate.type != "word":
        # What was accepted before is no shorter, so it reaches the first or the last character.
        first, last = cover[candidate.start], cover[candidate.end - 1]
        if last is None or last is first:
            return [] if first is None else [first]
        return [last] if first is None else [first, last]
    owners: list[Candidate] = []
    for owner in cover[candidate.start : candidate.end]:
        if owner is not None and (not owners or owner is not owners[-1]):
            owners.append(owner)
    return owners


def _inside(candidate: Candidate, outer: Candidate) -> bool:
    return outer.start <= candidate.start and candidate.end <= outer.end


def _within_its_like(candidate: Candidate, other: Candidate) -> bool:
    """Whether a longer mention of its type holds it: IL-6 in the IL-6受体 of IL-6受体拮抗剂."""
    return candidate.type == other.type and _inside(candidate, other) and candidate.entity != other.entity


def _may_nest(candidate: Candidate, owners: list[Candidate]) -> bool:
    if len(owners) != 1 or not _inside(candidate, owners[0]):
        return False
    outer = owners[0]
    shorter = candidate.end - candidate.start < outer.end - outer.start
    nested = _BEFORE_BRACKETS if outer.rule == BRACKETED else _NESTED
    return shorter and (outer.type, candidate.type) in nested and candidate.entity != outer.entity
