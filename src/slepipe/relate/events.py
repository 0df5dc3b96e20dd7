"""What an approval or an application says became of a drug."""

from __future__ import annotations

from typing import Final

from slepipe.model import Relation

DESIGNATIONS: Final = ("breakthrough", "orphan", "fast-track", "priority-review")
"""What a regulator grants to a drug that it has not approved for the disease."""


def event_of(relation: Relation) -> str:
    """A word for an approval or filing: ``approval``, ``filing``, ``refusal``, ``response-letter``, ``withdrawal``, ``insurance``, ``clinical-trial`` or a designation.

    What is denied or only expected must not read as done: ``no-approval``, ``expected-insurance``, ``no-designation``, ``planned-filing``.
    """
    rule = relation.rule.partition(".")[2]
    family = next((name for name in ("filing", "insurance") if name in (relation.kind, rule)), "approval")
    if rule in DESIGNATIONS:
        family = "designation"
    if relation.negated:
        told = family == "approval" and rule in _REFUSALS and not relation.hedged
        return rule if told else f"no-{family}"
    if relation.hedged:
        return "planned-filing" if family == "filing" else f"expected-{family}"
    return rule if family == "designation" or (family == "approval" and rule == "clinical-trial") else family


_REFUSALS: Final = ("refusal", "response-letter", "withdrawal")
