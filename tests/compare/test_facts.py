"""Findings about figures, and what they are about."""

from __future__ import annotations

import slepipe
from slepipe.compare import diff
from slepipe.compare.model import Finding


def _findings(old: str, new: str) -> list[Finding]:
    return list(diff(slepipe.annotate(old), slepipe.annotate(new)).findings)


def test_a_changed_figure_has_both_values() -> None:
    """And its role in the relation that tells it."""
    (found,) = _findings("第52周,贝利尤单抗组应答率为43%,安慰剂组为32%。", "第52周,贝利尤单抗组应答率为47%,安慰剂组为32%。")
    assert (found.kind, found.subject, found.role) == ("fact-changed", "belimumab", "treated")
    assert [side.value for side in (found.old, found.new) if side] == [{"number": 43}, {"number": 47}]


def test_a_figure_without_relation_is_about_what_stands_before_it() -> None:
    """The nearest thing in its sentence, not the one behind it."""
    (found,) = _findings("皮疹消退用了8天,脱发依旧。", "皮疹消退用了9天,脱发依旧。")
    assert (found.subject, found.role) == ("rash", "")


def test_a_figure_is_about_its_heading() -> None:
    """Where its sentence names nothing."""
    (found,) = _findings("# 手册\n\n## 羟氯喹\n\n价格为32元。", "# 手册\n\n## 羟氯喹\n\n价格为28元。")
    assert (found.subject, found.type) == ("hydroxychloroquine", "money")


def test_a_dose_is_about_no_disease() -> None:
    """Only a drug has one."""
    (found,) = _findings("狼疮性肾炎患者每日10 mg即可。", "狼疮性肾炎患者每日20 mg即可。")
    assert (found.type, found.subject) == ("dose", "")


def test_figures_of_two_trials_are_two_facts() -> None:
    """Another trial with another number of people is no changed figure of the first."""
    found = _findings("TULIP-1是阿尼鲁单抗的III期试验,共纳入457例患者。", "MUSE是阿尼鲁单抗的III期试验,共纳入305例患者。")
    assert "fact-changed" not in {each.kind for each in found}
    assert {("entity-removed", "tulip-1"), ("entity-added", "muse-trial")} <= {(each.kind, each.subject) for each in found}


def test_a_figure_whose_relation_went_is_told_once() -> None:
    """The dosing that is gone has its dose among the arguments."""
    (found,) = _findings("患者每天服用泼尼松10 mg。三个月后复诊。", "患者每天服用泼尼松。三个月后复诊。")
    assert found.kind == "relation-removed"
    assert found.old
    assert [(part.role, part.text) for part in found.old.arguments] == [("drug", "泼尼松"), ("dose", "10 mg")]


def test_a_date_that_was_only_expected_says_so() -> None:
    """It did not move: it came."""
    (found,) = [
        each
        for each in _findings("公司预计2025年下半年公布Descartes-08的数据。", "公司2025年11月13日公布Descartes-08的数据。")
        if each.kind == "fact-changed"
    ]
    assert [(side.text, side.hedged) for side in (found.old, found.new) if side] == [
        ("2025年下半年", True),
        ("2025年11月13日", False),
    ]


def test_a_date_has_the_role_that_its_words_give() -> None:
    """Of the title, of an update, of what was published or announced then, and the one until which something was counted."""
    old = "# 综述(2025年)\n\n更新日期:2025年5月1日\n\n资料截至2025年4月30日。2025年3月2日,公司公布了阿尼鲁单抗的数据。"
    new = "# 综述(2026年)\n\n更新日期:2026年5月1日\n\n资料截至2026年4月30日。2026年3月2日,公司公布了阿尼鲁单抗的数据。"
    assert [each.role for each in _findings(old, new)] == ["title", "updated", "cutoff", "announced"]


def test_a_date_is_about_the_trial_of_its_sentence() -> None:
    """Its registration number, where it has no name."""
    text = "## 泰它西普\n\n{},期刊在线发表了它的III期试验(登记号NCT04082416)。"
    (found,) = _findings(text.format("2025年10月16日"), text.format("2025年10月18日"))
    assert (found.subject, found.role) == ("NCT04082416", "published")
