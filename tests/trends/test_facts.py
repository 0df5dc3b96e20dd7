"""The facts of a document that can be followed: what each is about, and its value."""

from __future__ import annotations

import json

import pytest

import slepipe
from slepipe.trends.facts import facts_of


def facts(text: str) -> list[tuple[str, str, tuple[str, ...], object]]:
    """Kind, role, what it is about, and the value."""
    return sorted(
        (each.kind, each.role, tuple(part.entity or part.text or part.value for part in each.about), json.loads(each.value))
        for each in facts_of(slepipe.annotate(text))
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "III期试验AURORA 1纳入357例狼疮性肾炎患者。",
            [
                ("trial", "phase", ("aurora-1",), {"phase": "PHASE3"}),
                ("trial", "population", ("aurora-1",), {"number": 357, "unit": "人"}),
            ],
        ),
        ("TULIP-1试验未达到主要终点。", [("outcome", "state", ("tulip-1", "primary endpoint"), {"state": "unmet"})]),
        (
            "FDA拒绝批准伏环孢素。",
            [("approval", "state", ("voclosporin", "us-food-and-drug-administration"), {"state": "refusal"})],
        ),
        (
            "静脉滴注贝利尤单抗10 mg/kg,每4周1次。",
            [("dosing", "dose", ("belimumab", "intravenous"), {"number": 10, "period": "P4W", "unit": "mg/kg"})],
        ),
        ("贝利尤单抗可每周一次自行注射。", []),
        ("羟氯喹治疗系统性红斑狼疮。", []),
        ("第24周SRI-4应答率为51.5%对30.2%。", []),
    ],
)
def test_the_facts_of_a_sentence(text: str, expected: list[object]) -> None:
    """Phase and participants of a trial, a primary endpoint, a refusal, a dose in one piece; what has no subject is none."""
    assert facts(text) == expected


def test_each_indication_is_a_fact_of_its_own() -> None:
    """An approval for two diseases says of each that the drug is approved for it."""
    text = "2024年5月8日,FDA批准伏环孢素用于治疗狼疮性肾炎和系统性红斑狼疮。"
    assert [(about[-1], value) for _, role, about, value in facts(text) if role == "state"] == [
        ("lupus-nephritis", {"state": "approval"}),
        ("systemic-lupus-erythematosus", {"state": "approval"}),
    ]


def test_what_is_only_expected_has_no_date() -> None:
    """That an approval is hoped for in 2027 is its state; 2027 is the date of nothing yet."""
    assert [(role, value) for _, role, _, value in facts("伏环孢素有望于2027年获批。")] == [
        ("state", {"state": "expected-approval"})
    ]


@pytest.mark.parametrize("text", ["贝利尤单抗皮下注射200 mg。", "贝利尤单抗每周皮下注射200 mg。", "贝利尤单抗皮下给药200 mg。"])
def test_the_route_stands_beside_the_dose_or_within_it(text: str) -> None:
    """It is called by one name."""
    (fact,) = facts(text)
    assert fact[2] == ("belimumab", "subcutaneous")


def test_simplified_and_traditional_state_the_same_facts() -> None:
    """Words that are no entity are in Simplified characters."""
    text = "第52周完全缓解率,泰它西普组为38%,安慰剂组为12%(P=0.002)。"
    other = "第52週完全緩解率,泰它西普組為38%,安慰劑組為12%(P=0.002)。"
    assert facts(text) == facts(other)
    assert [(role, value) for _, role, _, value in facts(text)] == [
        ("control", {"number": 12}),
        ("p", {"p": 0.002}),
        ("treated", {"number": 38}),
    ]
