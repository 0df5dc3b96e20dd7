"""What became of a drug, in a word."""

from __future__ import annotations

import pytest

from slepipe.model import Relation
from slepipe.relate.events import event_of


@pytest.mark.parametrize(
    ("kind", "rule", "negated", "hedged", "event"),
    [
        ("filing", "filing.filing", False, False, "filing"),
        ("filing", "filing.filing", False, True, "planned-filing"),
        ("filing", "filing.withdrawal", True, False, "no-filing"),
        ("filing", "filing.orphan", False, False, "orphan"),
        ("filing", "filing.breakthrough", False, True, "expected-designation"),
        ("filing", "filing.fast-track", True, False, "no-designation"),
        ("approval", "approval.approval", False, False, "approval"),
        ("approval", "approval.approval", False, True, "expected-approval"),
        ("approval", "approval.approval", True, False, "no-approval"),
        ("approval", "approval.refusal", True, False, "refusal"),
        ("approval", "approval.refusal", True, True, "no-approval"),
        ("approval", "approval.withdrawal", True, False, "withdrawal"),
        ("approval", "approval.insurance", False, False, "insurance"),
        ("approval", "approval.insurance", True, False, "no-insurance"),
        ("approval", "approval.insurance", False, True, "expected-insurance"),
        ("approval", "approval.clinical-trial", False, False, "clinical-trial"),
    ],
)
def test_what_is_denied_or_expected_does_not_read_as_done(kind: str, rule: str, negated: bool, hedged: bool, event: str) -> None:
    """The rule tells the kind of approval, negation and hedging whether it came."""
    assert event_of(Relation(kind, 0, 1, (), rule, negated, hedged)) == event
