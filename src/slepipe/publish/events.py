"""What the relations of a document tell of its dates, for the timeline of a digest."""

from __future__ import annotations

from slepipe.model import Document, Relation
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
    "clinical-trial": N_("clinical trial permitted"),
    "filing": N_("application"),
    "planned-filing": N_("planned application"),
    "no-filing": N_("application withdrawn or not made"),
    "announced": N_("announcement"),
    "cutoff": N_("cut-off date"),
    "expected-announced": N_("expected announcement"),
    "expected-published": N_("expected publication"),
    "published": N_("publication"),
    "updated": N_("update"),
}
_ORDER = ("drug", "applicant", "regulator", "indication", "place")


def gather_events(document: Document) -> dict[int, list[tuple[str, tuple[str, ...]]]]:
    """Approvals and filings by the start of their date: a key of ``EVENT_LABELS`` and the entities."""
    events: dict[int, list[tuple[str, tuple[str, ...]]]] = {}
    for relation in document.relations:
        if relation.kind in ("approval", "filing"):
            for date in (each for each in relation.arguments if each.role == "date"):
                events.setdefault(date.start, []).append((event_of(relation), _entities(relation)))
    return events


def _entities(relation: Relation) -> tuple[str, ...]:
    found = (each.entity for role in _ORDER for each in relation.arguments if each.role == role)
    return tuple(dict.fromkeys(entity for entity in found if entity))
