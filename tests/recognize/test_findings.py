"""Whether a mass is a finding or a dose, by the nearest words before it."""

from __future__ import annotations

import pytest

from slepipe.recognize.values import recognize_values


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("尿蛋白要减少，半年减四分之一，之后每日少于0.5克", "measurement"),
        ("半年后终于跌到1.1克", "measurement"),
        ("尿蛋白经激素治疗降至1.2克", "measurement"),
        ("尿蛋白高，用药后降到1.5克", "measurement"),
        ("定量0.6 g/24 h", "measurement"),
        ("尿蛋白未降。泼尼松减到5毫克", "dose"),
        ("尿蛋白未降，泼尼松减到5毫克", "dose"),
        ("尿蛋白未降，prednisolone减到5毫克", "dose"),
        ("蛋白尿患者予泼尼松40毫克", "dose"),
        ("尿蛋白未降，阿司匹林100 mg", "dose"),
        ("体重每公斤5毫克", "dose"),
        ("血压高者服氯沙坦钾50 mg", "dose"),
        ("血钾低，氯化钾缓释片1 g", "dose"),
        ("肌酐升高30%以上时减为1 mg qd", "dose"),
    ],
)
def test_the_nearest_cue_tells_a_finding_from_a_dose(text: str, kind: str) -> None:
    """A finding's cue reaches over its sentence, up to a word of dosing, and needs a verb before the number there."""
    assert [found.type for found in recognize_values(text)][-1] == kind
