"""What an approval or an application says became of a drug."""

from __future__ import annotations

from typing import Final

from slepipe.model import Relation

DESIGNATIONS: Final = ("breakthrough", "orphan", "fast-track", "priority-review")
"""What a regulator grants to a drug that it has not approved for the disease."""


def event_of(relation: Relation) -> str:
    """A word for an approval or filing: ``approval``, ``filing``, ``refusal``, ``response-letter``, ``withdrawal``, ``insurance`` or ``clinical-trial``.

    A designation is neither: ``breakthrough``, ``orphan``, ``fast-track`` or ``priority-review``.

    What is denied or only expected must not read as done: ``no-approval``, ``expected-approval``, ``planned-filing``, ``no-insurance``, ``expected-insurance``.
    """
    rule = relation.rule.partition(".")[2]
    if rule in DESIGNATIONS:
        return "no-designation" if relation.negated else "expected-designation" if relation.hedged else rule
    if relation.kind == "filing":
        return "no-filing" if relation.negated else "planned-filing" if relation.hedged else "filing"
    if rule == "insurance" and (relation.negated or relation.hedged):
        return "no-insurance" if relation.negated else "expected-insurance"
    if relation.negated:
        return rule if rule in ("refusal", "response-letter", "withdrawal") and not relation.hedged else "no-approval"
    if relation.hedged:
        return "expected-approval"
    return rule if rule in ("insurance", "clinical-trial") else "approval"
