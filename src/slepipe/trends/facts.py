"""The facts of one document that can be followed through others: what each is about, and the value that the document states.

A fact is about the kind of a relation and what stands in some of its roles; its values are what stands in one other role, as
the phase of a trial, or the share of responders at week 52. What a text denies or only hopes for is no fact, but of an approval it is news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

import msgspec

from slepipe.compare.units import canonical_value
from slepipe.hanzi import to_simplified
from slepipe.lexicon.load import fold
from slepipe.model import Argument, Document, Mention, Relation
from slepipe.relate.events import event_of

_ABOUT: Final = {
    "trial": (("trial", "id", "drug"),),
    "outcome": (("trial", "drug"), ("endpoint",), ("time",), ("arm",)),
    "dosing": (("drug",), ("route",)),
    "approval": (("drug",), ("regulator",), ("place",), ("indication",)),
    "adverse-effect": (("drug",), ("effect",)),
}
"""What facts of a kind are about: of each group of roles the first that the relation has."""
_NEEDED: Final = {"trial": 1, "outcome": 2, "dosing": 1, "approval": 1, "adverse-effect": 2}
"""How many of these groups must be there, from the first: an endpoint alone says too little."""
_VALUES: Final = {
    "trial": ("phase", "population", "age"),
    "outcome": ("treated", "control", "from", "to", "value", "difference", "p", "statistic"),
    "dosing": ("duration",),
    "approval": ("date",),
    "adverse-effect": ("treated", "control", "value"),
}
_KINDS: Final = {kind: kind for kind in _ABOUT} | {"filing": "approval"}
"""An application is an earlier state of the approval."""


ROUTES: Final = {
    "皮下": "subcutaneous",
    "玻璃体": "intravitreal",
    "鞘内": "intrathecal",
    "静": "intravenous",
    "点滴": "intravenous",
    "肌": "intramuscular",
    "口服": "oral",
    "吸入": "inhaled",
    "外用": "topical",
}
"""What a route is called by the words that begin it."""
PRIMARY: Final = "primary endpoint"
"""The endpoint of which a text only says that it is the primary one, in whatever words."""


class Part(msgspec.Struct, frozen=True, order=True):
    """Something that a fact is about, in its role: an entity, else a value as JSON, else words in Simplified characters."""

    role: str
    entity: str = ""
    value: str = ""
    text: str = ""


class Fact(msgspec.Struct, frozen=True):
    """One value of a fact; ``type`` is that of the value (``phase``, ``dose``, ``state``), ``value`` JSON that is equal for equal values."""

    kind: str
    role: str
    about: tuple[Part, ...]
    type: str
    value: str


def facts_of(document: Document) -> Iterator[Fact]:
    """The facts that a document states."""
    mentions = {mention.start: mention for mention in document.mentions if not mention.nested}
    for relation in document.relations:
        kind = _KINDS.get(relation.kind)
        if kind is None:
            continue
        told = list(_told(relation, kind, mentions))
        for about in _subjects(document, relation, kind, mentions) if told else ():
            for role, kind_of_value, value in told:
                yield Fact(kind, role, about, kind_of_value, value)


def _told(relation: Relation, kind: str, mentions: dict[int, Mention]) -> Iterator[tuple[str, str, str]]:
    """Role, type and value of what a relation states."""
    if kind == "approval":
        yield "state", "state", _state(event_of(relation))
    elif relation.rule == "outcome.primary" and not relation.hedged:
        yield "state", "state", _state("unmet" if relation.negated else "met")
    if relation.negated or relation.hedged:
        return
    if kind == "dosing":
        yield from (("dose", "dose", dose) for dose in _doses(relation, mentions))
    for each in relation.arguments:
        mention = mentions.get(each.start)
        if each.role in _VALUES[kind] and mention is not None and mention.value is not None:
            yield each.role, mention.type, canonical_value(mention)


def _doses(relation: Relation, mentions: dict[int, Mention]) -> list[str]:
    """The doses of a relation; a strength and the only frequency are one dose, wherever they stand: 200 mg,每周1次 is 每周200 mg.

    A frequency alone is none: 「每周一次自行注射」 of a pen is no other dose than the 300 mg of an infusion.
    """
    stated = [mentions[each.start] for each in relation.arguments if each.role == "dose" and each.start in mentions]
    often = [mention for mention in stated if _STRENGTH.isdisjoint(mention.value or {})]
    plain = [mention for mention in stated if mention not in often and "period" not in (mention.value or {})]
    if len(often) == len(plain) == 1:
        joined = (plain[0].value or {}) | (often[0].value or {})
        one = msgspec.structs.replace(plain[0], value={key: joined[key] for key in joined if (key, joined[key]) != ("times", 1)})
        stated = [one, *(mention for mention in stated if mention not in (*often, *plain))]
    return [canonical_value(mention) for mention in stated if not _STRENGTH.isdisjoint(mention.value or {})]


_STRENGTH: Final = frozenset({"number", "min", "max"})


def _state(word: str) -> str:
    return msgspec.json.encode({"state": word}).decode()


def _subjects(document: Document, relation: Relation, kind: str, mentions: dict[int, Mention]) -> Iterator[tuple[Part, ...]]:
    """What a relation is about, each drug and each disease of a list for itself; nothing where what is needed is left out."""
    slots: list[Sequence[Part | None]] = []
    for number, names in enumerate(_ABOUT[kind]):
        found = _in_first_role(relation, names)
        if names == ("route",):
            slots.append([_route(document, relation)])
            continue
        if not found and number < _NEEDED[kind]:
            return
        slots.append(sorted({_part(document, relation, each, mentions) for each in found}) or [None])
    for chosen in product(*slots):
        yield tuple(part for part in chosen if part is not None)


def _route(document: Document, relation: Relation) -> Part | None:
    """How a drug is given, said beside the dose or within it (每周皮下注射200 mg); 皮下给药 and 皮下注射 are one route."""
    for each in (each for role in ("route", "dose") for each in relation.arguments if each.role == role):
        words = to_simplified(document.text[each.start : each.end])
        if found := next((route for word, route in ROUTES.items() if word in words), ""):
            return Part("route", text=found)
    return None


def _in_first_role(relation: Relation, names: Sequence[str]) -> list[Argument]:
    found = ([each for each in relation.arguments if each.role == name] for name in names)
    return next(filter(None, found), [])


def _part(document: Document, relation: Relation, argument: Argument, mentions: dict[int, Mention]) -> Part:
    if argument.entity is not None:
        return Part(argument.role, entity=argument.entity)
    mention = mentions.get(argument.start)
    if mention is not None and mention.value is not None:
        return Part(argument.role, value=canonical_value(mention))
    if relation.rule == "outcome.primary":
        return Part(argument.role, text=PRIMARY)
    words = "".join(document.text[argument.start : argument.end].split())
    return Part(argument.role, text=fold(to_simplified(words)))
