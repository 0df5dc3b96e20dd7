"""What the relations of a document tell that happened: approvals, filings, deals, the end of a development."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from slepipe.hanzi import simplified_name
from slepipe.model import Document, Relation
from slepipe.patterns import Pattern
from slepipe.publish.catalogs import N_
from slepipe.relate.events import event_of

EVENT_LABELS = {
    "approval": N_("approval"),
    "expected-approval": N_("expected approval"),
    "refusal": N_("approval refused"),
    "response-letter": N_("complete response letter"),
    "no-approval": N_("not approved"),
    "withdrawal": N_("withdrawn from the market"),
    "insurance": N_("covered by insurance"),
    "expected-insurance": N_("insurance cover expected"),
    "no-insurance": N_("not covered by insurance"),
    "clinical-trial": N_("clinical trial permitted"),
    "filing": N_("application"),
    "breakthrough": N_("breakthrough therapy designation"),
    "orphan": N_("orphan drug designation"),
    "fast-track": N_("fast track designation"),
    "priority-review": N_("priority review"),
    "expected-designation": N_("expected designation"),
    "no-designation": N_("designation not granted"),
    "planned-filing": N_("planned application"),
    "no-filing": N_("application withdrawn or not made"),
    "licence": N_("licence"),
    "acquisition": N_("acquisition"),
    "partnership": N_("partnership"),
    "no-deal": N_("deal ended or not made"),
    "planned-deal": N_("planned deal"),
    "ended": N_("development ended"),
    "paused": N_("development paused"),
    "resumed": N_("development resumed"),
    "announced": N_("announcement"),
    "cutoff": N_("cut-off date"),
    "expected-announced": N_("expected announcement"),
    "expected-published": N_("expected publication"),
    "published": N_("publication"),
    "updated": N_("update"),
}
_ORDER: Final = ("drug", "trial", "applicant", "from", "to", "party", "regulator", "indication", "disease", "place")
SUM_LABELS: Final = {
    "upfront": N_("%(sum)s upfront"),
    "milestones": N_("%(sum)s in milestones"),
    "total": N_("%(sum)s in total"),
    "amount": "",
}
"""What a sum of a deal is, by its role."""


class Told(msgspec.Struct, frozen=True):
    """What happened (a key of ``EVENT_LABELS``) to which entities, where it is told, and the sums of a deal, each with its role and where it begins."""

    kind: str
    entities: tuple[str, ...]
    start: int
    sums: tuple[tuple[str, int], ...] = ()


def gather_events(document: Document) -> dict[int, list[Told]]:
    """What happened on a date, by the start of the date."""
    events: dict[int, list[Told]] = {}
    for relation in document.relations:
        for date in (each for each in relation.arguments if each.role == "date"):
            if (told := _told(document, relation)) is not None:
                events.setdefault(date.start, []).append(told)
    return events


def undated_events(document: Document) -> Iterator[Told]:
    """What happened without a date, in order of the text; not what another event tells more of."""
    everything = [(relation, told) for relation in document.relations if (told := _told(document, relation)) is not None]
    known = [(told.kind, set(told.entities)) for relation, told in everything if _is_dated(relation)]
    undated = [told for relation, told in everything if not _is_dated(relation)]
    for number, told in enumerate(undated):
        entities = set(told.entities)
        others = [(each.kind, set(each.entities)) for each in undated[number + 1 :]]
        if not any(kind == told.kind and entities <= more for kind, more in known) and not any(
            kind == told.kind and entities < more for kind, more in others
        ):
            known.append((told.kind, entities))
            yield told


def _is_dated(relation: Relation) -> bool:
    # 今年3月 is no date where nobody knows the day of the article.
    return any(each.role == "date" and each.value is not None for each in relation.arguments)


def _told(document: Document, relation: Relation) -> Told | None:
    kind = _kind(relation, simplified_name(document.text[relation.start : relation.end]))
    if not kind:
        return None
    sums = tuple((role, each.start) for role in SUM_LABELS for each in relation.arguments if each.role == role)
    return Told(kind, _entities(relation), relation.start, sums)


def _kind(relation: Relation, words: str) -> str:
    """The key of ``EVENT_LABELS``; empty for what is no event. ``words`` are those of the evidence in Simplified characters."""
    rule = relation.rule.partition(".")[2]
    if relation.kind in ("approval", "filing"):
        return event_of(relation)
    if relation.kind == "deal":
        return "no-deal" if relation.negated else "planned-deal" if relation.hedged else rule
    # That a trial is going on is no event, and what became of a trial stands with the trial.
    developed = relation.kind == "status" and _DEVELOPED.search(words) is not None
    return rule if developed and rule != "ongoing" and not relation.negated and not relation.hedged else ""


_DEVELOPED: Final = Pattern("开发|研发|项目|上市申请")


def _entities(relation: Relation) -> tuple[str, ...]:
    found = (each.entity for role in _ORDER for each in relation.arguments if each.role == role)
    return tuple(dict.fromkeys(entity for entity in found if entity))
