"""English and Japanese names of complaints in people's words."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.link.complaints import complaint_names


@pytest.mark.parametrize(
    ("chinese", "english", "japanese"),
    [
        ("脚踝也肿", "ankle swelling", "足首の腫れ"),
        ("右眼突然通红", "right eye redness", "右目の発赤"),
        ("手指又肿又僵", "finger swelling and stiffness", "手指の腫れ・こわばり"),
        ("手腕和膝盖都肿", "wrist and knee swelling", "手首・膝の腫れ"),
        ("手指脚趾肿", "finger and toe swelling", "手指・足の指の腫れ"),
        ("嘴唇发紫", "blue discoloration of the lip", "唇の紫色の変色"),
        ("手臂抬不起来", "inability to lift the arm", "腕が上がらない"),
        ("小便像酱油", "dark urine", "濃い色の尿"),
        ("痰里见了血丝", "blood in the sputum", "血痰"),
        ("咽不下去", "inability to swallow", "飲み込めない"),
    ],
)
def test_a_complaint_is_named_by_its_part_and_its_sign(chinese: str, english: str, japanese: str) -> None:
    """How it came (也, 突然) is left out; two signs and two parts are joined."""
    assert complaint_names(chinese) == {"en": english, "ja": japanese}


@pytest.mark.parametrize("chinese", ["热痹红肿", "走路像踢正步", "膝盖", "疼脚"])
def test_what_is_in_no_row_has_no_names(chinese: str) -> None:
    """A part alone is no complaint."""
    assert complaint_names(chinese) == {}


def test_the_digest_names_a_complaint_in_its_language() -> None:
    """The entity keeps the Chinese that the text writes."""
    (entity,) = [each for each in slepipe.annotate("她早上起床，手指關節又腫又僵。").entities if each.type == "symptom"]
    assert entity.names == {
        "zh-Hans": "手指关节又肿又僵",
        "en": "finger joint swelling and stiffness",
        "ja": "手指の関節の腫れ・こわばり",
    }
