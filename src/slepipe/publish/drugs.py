"""The drugs of a digest: what the relations tell of each drug, that is its targets, the diseases it is for, its doses and its developers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from slepipe.hanzi import simplified_name
from slepipe.model import Document, Relation, Value
from slepipe.publish.catalogs import Labels
from slepipe.publish.formats import format_value
from slepipe.publish.said import WORD_LABELS
from slepipe.publish.trials import entities_of


class Dose(msgspec.Struct, frozen=True):
    """A dose as the text states it, how much and how often, and the routes by which it is given, in Simplified characters (keys of ``WORD_LABELS``)."""

    values: tuple[Value, ...]
    routes: tuple[str, ...] = ()


class Drug(msgspec.Struct, frozen=True):
    """A drug (an entity), with the entities of its targets, of the diseases that it is said to treat or approved for, and of its developers."""

    entity: str
    targets: tuple[str, ...] = ()
    diseases: tuple[str, ...] = ()
    developers: tuple[str, ...] = ()
    doses: tuple[Dose, ...] = ()


# The relations that tell of a drug, and the role of what they tell; leave to try it in a disease is no approval for it.
_TELLS: Final = {
    "targets": ("target", "targets"),
    "treats": ("disease", "diseases"),
    "approval": ("indication", "diseases"),
    "developer": ("developer", "developers"),
}


def gather_drugs(document: Document) -> tuple[Drug, ...]:
    """The drugs of which a relation tells more than the name, in order of the text; nothing that is negated or hedged."""
    told: dict[str, dict[str, dict[str, None]]] = {}
    doses: dict[str, list[Dose]] = {}
    for relation in document.relations:
        if relation.negated or relation.hedged:
            continue
        for drug in entities_of(relation, "drug"):
            if relation.kind == "dosing":
                doses.setdefault(drug, []).extend(_doses(document, relation))
            elif relation.kind in _TELLS and relation.rule != "approval.clinical-trial":
                role, field = _TELLS[relation.kind]
                told.setdefault(drug, {}).setdefault(field, {}).update(dict.fromkeys(entities_of(relation, role)))
    order = [mention.entity for mention in document.mentions if mention.entity in told or mention.entity in doses]
    return tuple(
        Drug(drug, **{field: tuple(found) for field, found in told.get(drug, {}).items()}, doses=tuple(doses.get(drug, ())))
        for drug in dict.fromkeys(order)
        if drug is not None and (doses.get(drug) or any(told.get(drug, {}).values()))
    )


def _doses(document: Document, relation: Relation) -> Iterable[Dose]:
    words = [simplified_name(document.text[each.start : each.end]) for each in relation.arguments if each.role == "route"]
    routes = tuple(dict.fromkeys(each for each in words if each in WORD_LABELS))
    values = sorted((each.value for each in relation.arguments if each.role == "dose" and each.value), key=_is_frequency)
    # Of several amounts each is a dose; what is only how often (每周一次) goes with the one amount.
    alone = sum(not _is_frequency(value) for value in values) > 1
    if alone:
        return [Dose((value,), routes) for value in values]
    return [Dose(tuple(values), routes)] if values or routes else []


def _is_frequency(value: Value) -> bool:
    return "number" not in value and "min" not in value


def shown_doses(drug: Drug, labels: Labels) -> list[str]:
    """The doses of a drug in the words of a locale, each once, with its route where any place tells it: 「240 mg, every week, subcutaneous」."""
    routed = [dose.values for dose in drug.doses if dose.routes]
    dosed = {route for dose in drug.doses if dose.values for route in dose.routes}
    shown = []
    for dose in sorted(drug.doses, key=lambda each: not each.values):
        # A route alone says nothing where a dose has it.
        if (dose.routes and (dose.values or dosed.isdisjoint(dose.routes))) or (dose.values and dose.values not in routed):
            routes = (labels.gettext(WORD_LABELS[route]) for route in dose.routes)
            amounts = (format_value("dose", value, labels) for value in dose.values)
            shown.append(labels.gettext(", ").join((*amounts, *routes)))
    return list(dict.fromkeys(shown))
