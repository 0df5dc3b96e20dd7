"""Findings about relations and events: added, removed, reversed; and the figures that changed between two that say the same.

Relations are compared by what they join, wherever they stand. Of two that belong together only what differs is reported: a figure as a
changed fact, another drug as a replaced entity, a denial as a reversal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from slepipe.compare.aligned import Aligned
from slepipe.compare.evidence import Text, of_relation, region, unit_at
from slepipe.compare.facts import subjects
from slepipe.compare.model import Finding
from slepipe.compare.units import MARKER, Item
from slepipe.hanzi import to_simplified
from slepipe.model import Argument, Relation

_IDENTITY: Final = {
    "trial": ("trial", "id"),
    "outcome": ("trial", "drug", "endpoint", "time", "arm"),
    "approval": ("drug", "regulator", "place", "indication"),
    "filing": ("drug", "regulator", "place", "indication"),
    "adverse-effect": ("drug", "effect"),
    "targets": ("drug", "target"),
    "treats": ("drug", "disease"),
    "developer": ("drug", "developer"),
    "dosing": ("drug", "route"),
    "status": ("trial", "drug"),
}
"""Roles that make two relations of a kind the same one, whatever figures they state. What is not named here is compared only as a whole."""
_LEAST: Final = 2
"""Roles of these that must be there: an endpoint alone says too little. A trial has its name."""
_EVENTS: Final = frozenset({"approval", "filing", "status"})
"""Kinds of which the rule says what happened."""
_Key = tuple[str, str, frozenset[tuple[str, str]]]


class Compared(msgspec.Struct, frozen=True):
    """Findings about relations, the values of added and removed ones, and pairs of values that two relations show to be one fact."""

    findings: list[Finding]
    told: set[int]
    told_there: set[int]
    facts: list[tuple[Item, Item]]


def compare_relations(old: Text, new: Text, aligned: Aligned) -> Compared:
    """Compare the relations of two documents; citations are left to ``find_citations``."""
    result = Compared([], set(), set(), [])
    partners = {one.start: other.start for one, other in (*aligned.same, *aligned.changed)}
    left, left_there = _differing(old, new)
    pairs = _pair_aligned((old, new), left, left_there, partners)
    pairs += _pair_by_subject(old, new, _rest(left, pairs, 0), _rest(left_there, pairs, 1))
    gone, come = {item.start for item in aligned.gone}, {item.start for item in aligned.come}
    for one, other in pairs:
        result.facts.extend(_same_facts((old, new), one, other, gone, come))
    reversed_ = [pair for pair in pairs if _state(pair[0]) != _state(pair[1])]
    told = {id(one) for one in _without_echoes([one for one, _ in reversed_])}
    result.findings.extend(_finding("relation-reversed", old, new, *pair) for pair in reversed_ if id(pair[0]) in told)
    changed, regional = _changed_units(aligned), region(old) != region(new)
    lost, won = _without_echoes(_rest(left, pairs, 0)), _without_echoes(_rest(left_there, pairs, 1))
    words, words_there = (_words(text.document.text) if lost or won else "" for text in (old, new))
    for relation in lost:
        if _is_news(old, relation, gone, changed[0], words_there, regional=regional):
            result.findings.append(_finding("relation-removed", old, new, relation, None))
            result.told.update(each.start for each in relation.arguments)
    for relation in won:
        if _is_news(new, relation, come, changed[1], words, regional=regional):
            result.findings.append(_finding("relation-added", old, new, None, relation))
            result.told_there.update(each.start for each in relation.arguments)
    return result


def _differing(old: Text, new: Text) -> tuple[list[Relation], list[Relation]]:
    """The relations of either side that the other has not: each as often as it says it more."""
    keys: dict[_Key, list[Relation]] = {}
    for relation in _compared(new):
        keys.setdefault(_key(new, relation), []).append(relation)
    left = []
    for relation in _compared(old):
        others = keys.get(_key(old, relation))
        if others:
            others.pop()
        else:
            left.append(relation)
    said = {_key(old, relation) for relation in _compared(old)}
    # What a side says twice and the other once is no difference.
    left_there = [each for others in keys.values() for each in others if _key(new, each) not in said]
    there = {_key(new, relation) for relation in _compared(new)}
    left = [each for each in left if _key(old, each) not in there]
    return left, sorted(left_there, key=lambda each: (each.start, each.end, each.kind))


def _compared(text: Text) -> Iterator[Relation]:
    return (relation for relation in text.document.relations if relation.kind not in ("cites", "same-as"))


def _key(text: Text, relation: Relation) -> _Key:
    return relation.kind, str(_state(relation)), frozenset((each.role, _said(text, each)) for each in relation.arguments)


def _state(relation: Relation) -> tuple[bool, bool, str]:
    """Whether a relation is denied or doubted, and of an event which one it is: an end is no resumption."""
    return relation.negated, relation.hedged, relation.rule if relation.kind in _EVENTS else ""


def _said(text: Text, argument: Argument) -> str:
    """What an argument says, in both documents alike; words that are no mention say only that they are there."""
    item = text.items.get(argument.start)
    if item is not None and item.mention is not None:
        return item.exact
    if argument.entity is not None:
        return f"\0{text.identity(argument.entity)}"
    return "" if argument.value is None else msgspec.json.encode(argument.value, order="sorted").decode()


def _pair_aligned(
    texts: tuple[Text, Text], left: Sequence[Relation], right: Sequence[Relation], partners: dict[int, int]
) -> list[tuple[Relation, Relation]]:
    """Pair relations of a kind whose arguments stand for each other, those with the most of them first."""
    by_start: dict[int, list[int]] = {}
    for number, relation in enumerate(right):
        for each in relation.arguments:
            by_start.setdefault(each.start, []).append(number)
    scores: dict[tuple[int, int], int] = {}
    for number, relation in enumerate(left):
        for each in relation.arguments:
            for other in by_start.get(partners.get(each.start, -1), ()):
                if right[other].kind == relation.kind and _role(right[other], partners[each.start]) == each.role:
                    scores[number, other] = scores.get((number, other), 0) + 1
    pairs: list[tuple[Relation, Relation]] = []
    used: set[int] = set()
    used_there: set[int] = set()
    for (number, other), score in sorted(scores.items(), key=lambda entry: (-entry[1], entry[0])):
        fewest = min(len(left[number].arguments), len(right[other].arguments))
        free = number not in used and other not in used_there
        if free and 2 * score >= fewest and not _contradict(texts, left[number], right[other], partners):
            pairs.append((left[number], right[other]))
            used.add(number)
            used_there.add(other)
    return pairs


def _contradict(texts: tuple[Text, Text], one: Relation, other: Relation, partners: dict[int, int]) -> bool:
    """Whether two relations are about two things, although they share others: a drug has many effects."""
    backwards = set(partners.values())
    for role in _IDENTITY.get(one.kind, ()):
        mine, theirs = ([each for each in relation.arguments if each.role == role] for relation in (one, other))
        said = {_said(texts[0], each) for each in mine} & {_said(texts[1], each) for each in theirs} - {""}
        if said or {partners.get(each.start) for each in mine} & {each.start for each in theirs}:
            continue
        # What has a partner elsewhere stands in the other text as well: nothing became of it. A trial by another name is another trial.
        met = any(each.start in partners for each in mine) or any(each.start in backwards for each in theirs)
        if mine and theirs and (met or role == "trial"):
            return True
    return False


def _role(relation: Relation, start: int) -> str:
    return next(each.role for each in relation.arguments if each.start == start)


def _pair_by_subject(
    old: Text, new: Text, left: Sequence[Relation], right: Sequence[Relation]
) -> list[tuple[Relation, Relation]]:
    """Pair relations that are about the same, each the only one of its side: the trial of that name, the dose of that drug."""
    here, there = _by_subject(old, left), _by_subject(new, right)
    return [(found[0], there[key][0]) for key, found in here.items() if len(found) == 1 and len(there.get(key, ())) == 1]


def _by_subject(text: Text, relations: Iterable[Relation]) -> dict[_Key, list[Relation]]:
    found: dict[_Key, list[Relation]] = {}
    for relation in relations:
        wanted = _IDENTITY.get(relation.kind, ())
        roles = frozenset((each.role, _said(text, each)) for each in relation.arguments if each.role in wanted)
        least = 1 if relation.kind in ("trial", "status") else _LEAST
        if len({role for role, said in roles if said}) >= least:
            found.setdefault((relation.kind, relation.rule, roles), []).append(relation)
    return found


def _rest(relations: Sequence[Relation], pairs: Sequence[tuple[Relation, Relation]], side: int) -> list[Relation]:
    used = {id(pair[side]) for pair in pairs}
    return [relation for relation in relations if id(relation) not in used]


def _without_echoes(relations: Sequence[Relation]) -> list[Relation]:
    """Leave out that a drug treats a disease where an event that concerns both is told as well."""
    approved = {
        (drug.start, disease.start)
        for relation in relations
        if relation.kind in _EVENTS
        for drug in relation.arguments
        for disease in relation.arguments
        if drug.role == "drug" and disease.role in ("indication", "disease")
    }
    return [
        relation
        for relation in relations
        if relation.kind != "treats" or tuple(each.start for each in relation.arguments[:2]) not in approved
    ]


def _same_facts(
    texts: tuple[Text, Text], one: Relation, other: Relation, gone: set[int], come: set[int]
) -> Iterator[tuple[Item, Item]]:
    """Values without a partner that play the same part in two relations of one subject."""
    for each in one.arguments:
        others = [that for that in other.arguments if that.role == each.role]
        mine = [that for that in one.arguments if that.role == each.role]
        if each.start in gone and each.value is not None and len(others) == len(mine) == 1 and others[0].start in come:
            yield texts[0].items[each.start], texts[1].items[others[0].start]


def _changed_units(aligned: Aligned) -> tuple[set[int], set[int]]:
    """Numbers of the units that say other words than their partner, or have none."""
    pairs = aligned.pairs
    backwards = {there: here for here, there in pairs.items()}
    here = {
        unit.number for unit in aligned.old if unit.number not in pairs or unit.shape != aligned.new[pairs[unit.number]].shape
    }
    there = {u.number for u in aligned.new if u.number not in backwards or u.shape != aligned.old[backwards[u.number]].shape}
    return here, there


def _is_news(text: Text, relation: Relation, alone: set[int], changed: set[int], there: str, *, regional: bool) -> bool:
    """Whether a relation comes from what was written, and not from another reading of the same words, which are in ``there`` too."""
    # 「不良反应为恶心」 is not another statement because a sentence about another drug was put before it; a trial is told by several sentences.
    if relation.kind != "trial" and unit_at(text, relation.start).number not in changed:
        return False
    # What the clauses leave out may be new elsewhere.
    if any(each.start in alone and relation.start <= each.start < relation.end for each in relation.arguments):
        return True
    if regional:
        return False  # 主要臨床應答 is 主要臨床反應 in Taiwan: words of another region
    # An unpaired sentence without values of its own has its arguments elsewhere.
    units = {text.items[each.start].unit for each in relation.arguments if each.start in text.items}
    if not units & changed or unit_at(text, relation.start).number not in changed:
        return False
    return _words(text.document.text[relation.start : relation.end]) not in there


def _words(text: str) -> str:
    """A text without script, case, blanks, signs and citation markers, so that a clause is found whatever sentence it belongs to."""
    return "".join(filter(str.isalnum, to_simplified(MARKER.sub("", text)).casefold()))


def _finding(kind: str, old: Text, new: Text, one: Relation | None, other: Relation | None) -> Finding:
    text, relation = (old, one) if one is not None else (new, other)
    if relation is None:
        raise ValueError("a finding needs one side")
    subject, *about = subjects(text, relation) or ("",)
    return Finding(
        kind,  # type: ignore[arg-type]
        subject,
        relation.kind,
        of_relation(old, one) if one is not None else None,
        of_relation(new, other) if other is not None else None,
        about=tuple(about),
    )
