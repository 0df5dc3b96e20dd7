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
        ("右脚无法上抬", "inability to lift the right foot", "右足が上がらない"),
        ("右手右脚无法动弹", "inability to move the right hand and right foot", "右手・右足が動かない"),
        ("右脚大拇趾突然又红又肿", "right big toe redness and swelling", "右足の親指の発赤・腫れ"),
        ("口唇及四肢麻痹", "lip and limb numbness", "口唇・四肢のしびれ"),
        ("指关节或手腕对称肿痛", "finger joint or wrist symmetric swelling and pain", "手指の関節または手首の対称性の腫れと痛み"),
        (
            "右足背及左小指痛觉减退",
            "reduced pain sensation in the right dorsal foot and left little finger",
            "右足背・左小指の痛覚鈍麻",
        ),
        ("手足硬肿", "hard swelling of the hands and feet", "手足の硬い腫れ"),
        ("又麻又痛", "numbness and pain", "しびれ・痛み"),
        ("嗓子发哑", "hoarseness", "嗄声"),
        ("小腿反复脱屑", "lower leg scaling", "すねの鱗屑"),
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
