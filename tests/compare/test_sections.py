from __future__ import annotations

import slepipe

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
