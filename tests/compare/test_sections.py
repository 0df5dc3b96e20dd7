"""Findings about headings."""

from __future__ import annotations

import slepipe
from slepipe.compare import diff
from slepipe.compare.model import Finding

_BODIES = {
    "饮食": "多吃蔬菜,少吃油炸的东西。",
    "睡眠": "每晚按时睡觉,白天适当午休。",
    "运动": "每天散步,不要过于劳累。",
    "日晒": "外出戴帽,打伞遮阳。",
}


def _book(*headings: str) -> str:
    return "# 手册\n\n" + "\n\n".join(f"## {heading}\n\n{_BODIES[heading[-2:]]}" for heading in headings)


def _findings(old: str, new: str) -> list[Finding]:
    return list(diff(slepipe.annotate(old), slepipe.annotate(new)).findings)


def _said(old: str, new: str) -> list[tuple[str, str]]:
    return [(each.kind, each.subject) for each in _findings(old, new)]


def test_a_section_that_moved_is_one_finding() -> None:
    """Those that it passed have not moved."""
    assert _said(_book("饮食", "睡眠", "运动", "日晒"), _book("睡眠", "运动", "日晒", "饮食")) == [("section-moved", "饮食")]
    assert _said(_book("饮食", "睡眠", "运动", "日晒"), _book("日晒", "饮食", "睡眠", "运动")) == [("section-moved", "日晒")]


def test_a_section_that_came_moves_no_other() -> None:
    """Nor does one that went."""
    assert _said(_book("饮食", "运动"), _book("饮食", "睡眠", "运动")) == [("section-added", "睡眠")]
    assert _said(_book("饮食", "睡眠", "运动"), _book("饮食", "运动")) == [("section-removed", "睡眠")]


def test_the_number_of_a_heading_does_not_count() -> None:
    """In any style, and none."""
    for one, other in (("1.1 饮食", "2.4 饮食"), ("一、饮食", "(二)饮食"), ("第三章 饮食", "饮食")):
        assert _said(_book(one), _book(other)) == []


def test_a_heading_in_other_words_was_renamed() -> None:
    """The words of both sides are in the finding; the order of words is no difference."""
    (found,) = _findings(_book("怎样安排饮食"), _book("怎样合理安排饮食"))
    assert found.kind == "section-renamed"
    assert [side.text for side in (found.old, found.new) if side] == ["怎样安排饮食", "怎样合理安排饮食"]


def test_another_drug_in_a_heading_is_a_replaced_entity() -> None:
    """The heading is not renamed besides."""
    text = "# 手册\n\n## 羟氯喹的用法\n\n患者每天服药。"
    assert [each.kind for each in _findings(text, text.replace("羟氯喹", "泼尼松"))] == ["entity-replaced"]


_SECTIONS = {
    "用药": "## 用药\n\n羟氯喹每日服用,定期复查眼底。\n\n### 剂量\n\n每日不超过400 mg。\n\n### 监测\n\n每年检查一次视力。\n",
    "饮食": "## 饮食\n\n少盐少油,多吃新鲜蔬菜。\n",
    "运动": "## 运动\n\n散步和游泳都合适。\n",
    "随访": "## 随访\n\n每三个月抽血一次。\n",
}


def moved(order: str) -> list[tuple[str, str]]:
    """The findings between the sections in their order and in another one."""
    texts = ["# 患者手册\n\n" + "\n".join(_SECTIONS[name] for name in names.split()) for names in ("用药 饮食 运动 随访", order)]
    return [(finding.kind, finding.subject) for finding in slepipe.diff(*map(slepipe.annotate, texts)).findings]


def test_what_stands_below_a_section_moves_with_it() -> None:
    """A section with two others below it that was moved is one finding."""
    assert moved("饮食 运动 用药 随访") == [("section-moved", "用药")]


def test_sections_below_do_not_outweigh_those_that_were_passed() -> None:
    """A section with many below it that passed two is the one that was moved, not the two."""
    assert moved("饮食 运动 随访 用药") == [("section-moved", "用药")]


def test_a_section_that_went_below_another_heading_was_moved() -> None:
    """A heading under another section than before is a moved one, in whatever order the sections stand."""
    old = "# 手册\n\n## 用药\n\n按时服药很要紧。\n\n### 剂量\n\n每日400 mg。\n\n## 饮食\n\n少盐少油。\n\n### 蔬菜\n\n每餐都有。\n"
    new = "# 手册\n\n## 用药\n\n按时服药很要紧。\n\n## 饮食\n\n少盐少油。\n\n### 蔬菜\n\n每餐都有。\n\n### 剂量\n\n每日400 mg。\n"
    found = slepipe.diff(slepipe.annotate(old), slepipe.annotate(new)).findings
    assert [(finding.kind, finding.subject) for finding in found] == [("section-moved", "剂量")]


def test_a_heading_may_be_the_title_on_the_other_side() -> None:
    """A number before it makes it a heading; neither came nor went."""
    assert _findings("贝利尤单抗\n贝利尤单抗", "1. 贝利尤单抗\n贝利尤单抗") == []
