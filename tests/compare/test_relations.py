"""Findings about relations."""

from __future__ import annotations

import slepipe
from slepipe.compare import diff
from slepipe.compare.model import Finding


def _findings(old: str, new: str) -> list[Finding]:
    return list(diff(slepipe.annotate(old), slepipe.annotate(new)).findings)


def test_a_reversal_says_what_was_denied() -> None:
    """Both sides with their evidence, one of them negated."""
    (found,) = _findings("泰它西普靶向BLyS。", "泰它西普并不靶向BLyS。")
    assert (found.kind, found.type, found.subject) == ("relation-reversed", "targets", "telitacicept")
    assert [side.negated for side in (found.old, found.new) if side] == [False, True]


def test_a_doubt_is_a_reversal_too() -> None:
    """What is hoped is not yet so."""
    (found,) = _findings("泰它西普用于治疗干燥综合征。", "泰它西普有望用于治疗干燥综合征。")
    assert [side.hedged for side in (found.old, found.new) if side] == [False, True]


def test_an_approval_tells_the_treatment() -> None:
    """Denied, it is one reversal; that the drug treats the disease is no second one."""
    (found,) = _findings("伏环孢素未获批用于类风湿关节炎。", "伏环孢素已获批用于类风湿关节炎。")
    assert (found.kind, found.type) == ("relation-reversed", "approval")


def test_what_is_said_twice_is_the_same_once() -> None:
    """Only the mentions are fewer."""
    once = "泰它西普靶向BLyS。患者要复诊。"
    assert {each.kind for each in _findings(once + "再说一遍,泰它西普靶向BLyS。", once)} == {"mentions-fewer"}


def test_a_relation_may_stand_in_another_sentence() -> None:
    """A clause that was joined to another sentence says the same."""
    assert _findings("泰它西普由荣昌生物研发。它靶向BLyS。", "泰它西普由荣昌生物研发,它靶向BLyS。") == []


def test_two_effects_are_no_reversed_one() -> None:
    """One drug, another effect: neither is the denial of the other."""
    old = "羟氯喹未引起恶心。会上还讨论了头痛。"
    found = _findings(old, "羟氯喹未引起恶心。羟氯喹可能引起头痛。")
    assert "relation-reversed" not in {each.kind for each in found}
    (added,) = [each for each in found if each.kind == "relation-added"]
    assert added.new
    assert [part.text for part in added.new.arguments if part.role == "effect"] == ["头痛"]


def test_an_approval_by_another_regulator_is_a_replaced_one() -> None:
    """Not an approval that went and another that came."""
    (found,) = _findings("2021年7月30日,FDA批准阿尼鲁单抗上市。", "2021年7月30日,EMA批准阿尼鲁单抗上市。")
    assert found.kind == "entity-replaced"


def test_an_end_is_reversed_by_a_resumption() -> None:
    """The same words but one: nothing is denied on either side, and what happened is the contrary."""
    old = "公司已终止口服药BMS-986251用于银屑病的开发。"
    (found,) = _findings(old, old.replace("终止", "重启"))
    assert (found.kind, found.type) == ("relation-reversed", "status")


def test_permission_to_study_is_no_approval() -> None:
    """Of an event the rule says what happened."""
    found = _findings("2024年5月8日,国家药监局批准泰它西普开展临床试验。", "2024年5月8日,国家药监局批准泰它西普上市。")
    assert [(each.kind, each.type) for each in found] == [("relation-reversed", "approval")]


def test_a_dose_whose_drug_is_named_elsewhere_now_is_not_new() -> None:
    """The clause is the same; that another sentence names the drug is told there."""
    old = "## III期试验TULIP-SC\n\n试验约有370例患者参加,每周皮下注射120 mg。"
    new = "## III期试验TULIP-SC\n\n试验共有367例患者参加,每周皮下注射120 mg。FDA批准阿尼鲁单抗。"
    assert [each.type for each in _findings(old, new) if each.kind == "relation-added"] == ["approval"]


def test_a_sentence_that_gained_a_statement_is_told_with_it() -> None:
    """The sentence that it was added to, as it was."""
    (found,) = [
        each
        for each in _findings("奥妥珠单抗可清除B细胞。", "奥妥珠单抗(靶向CD20)可清除B细胞。")
        if each.kind == "relation-added"
    ]
    assert found.beside is not None
    assert found.beside.quote == "奥妥珠单抗可清除B细胞。"
