"""What an approval or an application says became of a drug."""

from __future__ import annotations

from slepipe.model import Relation


def event_of(relation: Relation) -> str:
    """A word for an approval or filing: ``approval``, ``filing``, ``refusal``, ``response-letter``, ``withdrawal``, ``insurance`` or ``clinical-trial``.

    What is denied or only expected must not read as done: ``no-approval``, ``expected-approval``, ``planned-filing``.
    """
    rule = relation.rule.partition(".")[2]
    if relation.kind == "filing":
        return "no-filing" if relation.negated else "planned-filing" if relation.hedged else "filing"
    if relation.negated:
        return rule if rule in ("refusal", "response-letter", "withdrawal") and not relation.hedged else "no-approval"
    if relation.hedged:
        return "expected-approval"
    return rule if rule in ("insurance", "clinical-trial") else "approval"
