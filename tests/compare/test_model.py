"""The diff as data."""

from __future__ import annotations

import json
from typing import get_args

import msgspec

import slepipe
from slepipe.compare.model import MIRRORED, Diff, FindingKind


def _diff() -> Diff:
    old = slepipe.annotate("患者服用羟氯喹和泼尼松。应答率为43%。")
    return slepipe.diff(old, slepipe.annotate("患者服用羟氯喹。应答率为47%。皮疹要防晒。"))


def test_every_kind_that_has_a_mirror_is_one() -> None:
    """What was added is removed from the other side, and the reverse; the others stay."""
    assert MIRRORED.keys() <= set(get_args(FindingKind))
    assert all(MIRRORED[other] == kind for kind, other in MIRRORED.items())
    assert not [
        kind
        for kind in get_args(FindingKind)
        if kind.endswith(("-added", "-removed", "-more", "-fewer")) and kind not in MIRRORED
    ]


def test_mirrored_changes_the_places() -> None:
    """Of heads, kinds and sides."""
    found = _diff()
    there = found.mirrored()
    assert (there.old, there.new) == (found.new, found.old)
    assert [(each.kind, each.old, each.new) for each in there.findings] == [
        (MIRRORED.get(each.kind, each.kind), each.new, each.old) for each in found.findings
    ]


def test_an_empty_diff_is_false() -> None:
    """So that ``if diff(old, new)`` asks for a difference."""
    document = slepipe.annotate("皮疹要防晒。")
    assert not slepipe.diff(document, document)
    assert _diff()


def test_json_is_one_line_that_begins_with_the_version() -> None:
    """It is what to_dict has, and is read back whole."""
    found = _diff()
    text = found.to_json()
    assert text.startswith('{"version":1,')
    assert "\n" not in text
    assert json.loads(text) == found.to_dict()
    assert msgspec.json.decode(text, type=Diff) == found


def test_a_side_that_is_not_there_is_left_out() -> None:
    """Of an added entity the JSON has no old side."""
    (added,) = [each for each in _diff().to_dict()["findings"] if each["kind"] == "entity-added"]
    assert "old" not in added
    assert added["new"]["text"] == "皮疹"
