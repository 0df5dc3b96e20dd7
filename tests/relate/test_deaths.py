"""Deaths in the arms of a trial."""

from __future__ import annotations

import pytest

import slepipe


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("托珠单抗治疗组2例死亡,安慰剂组5例。", {"treated": "2例", "control": "5例"}),
        ("托珠单抗的不良事件中,新冠相关死亡治疗组2例、对照组0例。", {"treated": "2例", "control": "0例"}),
        ("托珠單抗組有1例因肺炎死亡。", {"value": "1例"}),
        ("12例患者接受托珠单抗。没有患者死亡。", {}),
        ("安慰剂组1例死亡,托珠单抗组3例死亡。", {"treated": "3例", "control": "1例"}),
        ("托珠单抗组和安慰剂组分别有3例和1例死亡。", {"treated": "3例", "control": "1例"}),
        ("托珠单抗治疗组2例死亡,安慰剂组5例发生感染。", {"value": "2例"}),
    ],
)
def test_the_dead_are_counted_by_arm(text: str, values: dict[str, str]) -> None:
    """A count before or behind the word, the control's also in the next clause."""
    document = slepipe.annotate(text)
    (deaths,) = [each for each in document.relations if each.rule == "adverse-effect.deaths"]
    told = {one.role: document.text[one.start : one.end] for one in deaths.arguments}
    assert {role: words for role, words in told.items() if role not in ("drug", "effect")} == values
    assert deaths.negated == (not values)


@pytest.mark.parametrize(
    "text", ["托珠单抗组死亡率为2%。", "狼疮患者的死亡原因以感染为主,2010年有30例死亡。", "羟氯喹是基础用药。随访期间无人死亡。"]
)
def test_what_people_die_of_without_a_drug_is_no_effect(text: str) -> None:
    """Nor is a rate, which is an endpoint."""
    assert not any(each.rule == "adverse-effect.deaths" for each in slepipe.annotate(text).relations)
