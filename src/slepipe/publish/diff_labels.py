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
    "relations": (N_("Relations"), ("relation-added", "relation-removed", "relation-reversed")),
    "references": (
        N_("References and citations"),
        ("reference-added", "reference-removed", "reference-changed", "citation-added", "citation-removed"),
    ),
    "sections": (N_("Sections"), ("section-added", "section-removed", "section-moved", "section-renamed")),
}
"""The groups that findings are shown in: a name for links, the heading, and the kinds in order."""

KIND_LABELS: Final[dict[FindingKind, str]] = {
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

RELATION_LABELS: Final = {
    "adverse-effect": N_("Adverse effect"),
    "approval": N_("Approval"),
    "developer": N_("Developer"),
    "dosing": N_("Dosing"),
    "filing": N_("Application"),
    "outcome": N_("Result"),
    "targets": N_("Target"),
    "treats": N_("Treatment"),
    "trial": N_("Trial"),
}

ROLE_LABELS: Final = {
    "age": N_("Age"),
    "applicant": N_("Applicant"),
    "arm": N_("Arm"),
    "control": N_("Control group"),
    "date": N_("Date"),
    "developer": N_("Developer"),
    "difference": N_("Difference"),
    "disease": N_("Disease"),
    "dose": N_("Dose"),
    "drug": N_("Drug"),
    "duration": N_("Duration"),
    "effect": N_("Adverse effect"),
    "endpoint": N_("Endpoint"),
    "from": N_("Before"),
    "id": N_("Registration number"),
    "indication": N_("Indication"),
    "p": N_("P value"),
    "phase": N_("Phase"),
    "place": N_("Place"),
    "population": N_("Participants"),
    "regulator": N_("Regulator"),
    "route": N_("Route"),
    "scope": N_("Scope"),
    "statistic": N_("Statistic"),
    "target": N_("Target"),
    "time": N_("Time point"),
    "to": N_("After"),
    "treated": N_("Treatment group"),
    "trial": N_("Trial"),
    "value": N_("Figure"),
}

VALUE_LABELS: Final = {
    "age": N_("Age"),
    "count": N_("Number"),
    "date": N_("Date"),
    "dose": N_("Dose"),
    "duration": N_("Duration"),
    "identifier": N_("Identifier"),
    "measurement": N_("Measurement"),
    "money": N_("Amount of money"),
    "percent": N_("Percentage"),
    "phase": N_("Phase"),
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
