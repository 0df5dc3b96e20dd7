"""Members of an enumeration that changed places."""

from __future__ import annotations

import pytest

import slepipe


def kinds(old: str, new: str) -> list[str]:
    """The kinds of the findings."""
    return [finding.kind for finding in slepipe.diff(slepipe.annotate(old), slepipe.annotate(new)).findings]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("病人常有氣促、水腫及疲倦。", "病人常有疲倦、氣促及水腫。"),
        ("病人常有氣促、水腫及疲倦，5年死亡率接近50%。", "病人常有疲倦、氣促及水腫，5年死亡率接近50%。"),
        ("恶心(5%)、头痛(3%)和皮疹(2%)最常见。", "皮疹(2%)、恶心(5%)和头痛(3%)最常见。"),
        ("发热发生率为63.2%，乏力为38.9%，皮疹为21.8%。", "皮疹发生率为21.8%，乏力为38.9%，发热为63.2%。"),
    ],
)
def test_members_may_change_places_with_their_figures(old: str, new: str) -> None:
    """Three and more too, with words between them where each has a figure."""
    assert kinds(old, new) == []


def test_figures_that_change_places_alone_are_told() -> None:
    """Each symptom has the other's figure now."""
    assert kinds("恶心(5%)和头痛(3%)最常见。", "恶心(3%)和头痛(5%)最常见。") == ["fact-changed", "fact-changed"]


def test_names_on_both_sides_of_a_verb_do_not_change_places() -> None:
    """Who was better than whom is another statement."""
    assert kinds("贝利尤单抗优于泰它西普。", "泰它西普优于贝利尤单抗。") != []
