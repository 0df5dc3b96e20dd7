"""The words of a diff: labels of findings, relations, roles, values and the fields of references."""

from __future__ import annotations

from typing import Final

from slepipe.compare.model import FindingKind
from slepipe.publish.catalogs import N_

GROUPS: Final[dict[str, tuple[str, tuple[FindingKind, ...]]]] = {
    "entities": (
        N_("Entities"),
        ("entity-added", "entity-removed", "entity-replaced", "entity-renamed", "mentions-more", "mentions-fewer"),
    ),
    "facts": (N_("Facts"), ("fact-added", "fact-removed", "fact-changed")),
    "relations": (N_("Statements"), ("relation-added", "relation-removed", "relation-reversed")),
    "references": (
        N_("References and citations"),
        ("reference-added", "reference-removed", "reference-changed", "citation-added", "citation-removed"),
    ),
    "sections": (N_("Sections"), ("section-added", "section-removed", "section-moved", "section-renamed")),
}
"""The groups that findings are shown in: a name for links, the heading, and the kinds in order."""

CHANGE_LABELS: Final[dict[FindingKind, str]] = {
    "entity-added": N_("added"),
    "entity-removed": N_("removed"),
    "entity-replaced": N_("replaced"),
    "entity-renamed": N_("named otherwise"),
    "mentions-more": N_("mentioned more often"),
    "mentions-fewer": N_("mentioned less often"),
    "fact-added": N_("added"),
    "fact-removed": N_("removed"),
    "fact-changed": N_("changed"),
    "relation-added": N_("added"),
    "relation-removed": N_("removed"),
    "relation-reversed": N_("asserted otherwise"),
    "reference-added": N_("reference added"),
    "reference-removed": N_("reference removed"),
    "reference-changed": N_("reference changed"),
    "citation-added": N_("citation added"),
    "citation-removed": N_("citation removed"),
    "section-added": N_("added"),
    "section-removed": N_("removed"),
    "section-moved": N_("moved"),
    "section-renamed": N_("worded otherwise"),
}

"""What happened, under the heading of a group."""

KIND_LABELS: Final[dict[FindingKind, str]] = {
    "entity-added": N_("new entity"),
    "entity-removed": N_("entity gone"),
    "entity-replaced": N_("replaced"),
    "entity-renamed": N_("named otherwise"),
    "mentions-more": N_("mentioned more often"),
    "mentions-fewer": N_("mentioned less often"),
    "fact-added": N_("new fact"),
    "fact-removed": N_("fact gone"),
    "fact-changed": N_("fact changed"),
    "relation-added": N_("new statement"),
    "relation-removed": N_("statement gone"),
    "relation-reversed": N_("statement reversed"),
    "reference-added": N_("new reference"),
    "reference-removed": N_("reference gone"),
    "reference-changed": N_("reference changed"),
    "citation-added": N_("claim cites a reference now"),
    "citation-removed": N_("claim lost its citation"),
    "section-added": N_("new section"),
    "section-removed": N_("section gone"),
    "section-moved": N_("section moved"),
    "section-renamed": N_("heading changed"),
}
"""The same where each finding stands alone."""

RELATION_LABELS: Final = {
    "claim": N_("claim"),
    "targets": N_("target"),
    "treats": N_("indication"),
    "developer": N_("developer"),
    "trial": N_("trial"),
    "outcome": N_("outcome"),
    "approval": N_("approval"),
    "filing": N_("application"),
    "adverse-effect": N_("adverse effect"),
    "dosing": N_("dosing"),
    "status": N_("status"),
}

ROLE_LABELS: Final = {
    "age": N_("age"),
    "announced": N_("date of announcement"),
    "applicant": N_("applicant"),
    "arm": N_("arm"),
    "control": N_("control"),
    "cutoff": N_("cut-off date"),
    "date": N_("date"),
    "developer": N_("developer"),
    "difference": N_("difference"),
    "disease": N_("disease"),
    "dose": N_("dose"),
    "drug": N_("drug"),
    "duration": N_("duration"),
    "effect": N_("effect"),
    "endpoint": N_("endpoint"),
    "from": N_("before"),
    "id": N_("number"),
    "indication": N_("indication"),
    "interval": N_("confidence interval"),
    "p": N_("P value"),
    "phase": N_("phase"),
    "place": N_("place"),
    "population": N_("participants"),
    "published": N_("date of publication"),
    "regulator": N_("regulator"),
    "responders": N_("responders"),
    "route": N_("route"),
    "scope": N_("scope"),
    "statistic": N_("statistic"),
    "status": N_("status"),
    "target": N_("target"),
    "time": N_("time point"),
    "title": N_("in the title"),
    "to": N_("after"),
    "treated": N_("treated"),
    "trial": N_("trial"),
    "updated": N_("date of update"),
    "value": N_("value"),
}

FIELD_LABELS: Final = {
    "author": N_("Authors"),
    "container-title": N_("Journal"),
    "issue": N_("Issue"),
    "issued": N_("Date"),
    "number": N_("Article number"),
    "page": N_("Pages"),
    "publisher": N_("Publisher"),
    "text": N_("Wording"),
    "title": N_("Title"),
    "type": N_("Type"),
    "volume": N_("Volume"),
}
"""Fields of CSL-JSON; those that are names themselves (DOI, PMID, URL) need no label."""
