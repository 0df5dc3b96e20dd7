"""The words of a diff."""

from __future__ import annotations

from typing import get_args

from slepipe.compare.model import FindingKind
from slepipe.publish.diff.labels import GROUPS, KIND_LABELS


def test_each_kind_of_finding_has_a_label_and_one_group() -> None:
    """A kind that is added to the model must be said and shown."""
    kinds = get_args(FindingKind)
    assert set(KIND_LABELS) == set(kinds)
    assert sorted(kind for _, found in GROUPS.values() for kind in found) == sorted(kinds)
