"""What rules of payment and formularies tell of the drugs that head their sections, or stand in their tables."""

from __future__ import annotations

import pytest

import slepipe

NOTICE = """滨州市医疗保障局关于调整部分药品限定支付范围的通知

一、限定支付范围

(一)司库奇尤单抗注射液(150mg/支)。限以下情况:

1.诊断明确的强直性脊柱炎(不含幼年型强直性脊柱炎),非甾体抗炎药治疗无效者;

2.中重度斑块状银屑病;

(二)托珠单抗:限类风湿关节炎患者;全身型幼年特发性关节炎患者须年满2岁。

二、管理要求

(一)合并结核的患者须先行治疗。

本通知自2025年7月1日起执行。
"""
RULES = """藥品給付規定修訂對照表

（自114年6月1日生效）

13.17. Dupilumab（如Dupixent）：（111/8/1、114/6/1）

1. 限用於經照光治療無效之成人重度異位性皮膚炎患者使用。

2. 已接受methotrexate或azathioprine治療達3個月無效者。

3. 有下列情形者不予給付：

(1) 限局性皮膚炎。

(2) 合併活動性B型肝炎。
"""
FORMULARY = """醫院管理局藥物名冊修訂通知

生效日期：2025年10月4日

藥物|劑型|臨牀用途|原有類別|新類別

貝利尤單抗|注射劑120毫克|狼瘡腎炎|自費|專用藥物

托珠單抗|注射劑80毫克|巨細胞動脈炎|專用藥物|剔除

貝利尤單抗由撒瑪利亞基金資助。
"""


def _told(text: str) -> list[str]:
    return [
        ("-" if each.negated else "") + each.kind + ": " + "; ".join(text[one.start : one.end] for one in each.arguments)
        for each in slepipe.annotate(text).relations
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            NOTICE,
            [
                "approval: 司库奇尤单抗; 滨州市医疗保障局; 2025年7月1日; 强直性脊柱炎; 斑块状银屑病; 限定支付范围",
                "treats: 司库奇尤单抗; 强直性脊柱炎",
                "-approval: 司库奇尤单抗; 幼年型强直性脊柱炎; 限定支付范围",
                "treats: 司库奇尤单抗; 斑块状银屑病",
                "approval: 托珠单抗; 滨州市医疗保障局; 2025年7月1日; 类风湿关节炎; 全身型幼年特发性关节炎; 限定支付范围",
                "treats: 托珠单抗; 类风湿关节炎",
                "treats: 托珠单抗; 全身型幼年特发性关节炎",
            ],
        ),
        (
            RULES,
            [
                "same-as: Dupilumab; Dupixent",
                "approval: Dupilumab; 114年6月1日; 異位性皮膚炎; 藥品給付規定",
                "treats: Dupilumab; 異位性皮膚炎",
                "treats: methotrexate; azathioprine; 異位性皮膚炎",
            ],
        ),
        (
            FORMULARY,
            [
                "approval: 貝利尤單抗; 醫院管理局; 2025年10月4日; 狼瘡腎炎; 專用藥物",
                "treats: 貝利尤單抗; 狼瘡腎炎",
                "treats: 托珠單抗; 巨細胞動脈炎",
                "approval: 貝利尤單抗; 撒瑪利亞基金",
            ],
        ),
    ],
    ids=["notice", "rules", "formulary"],
)
def test_a_rule_of_payment_tells_of_each_drug_below_its_name(text: str, told: list[str]) -> None:
    """With the terms of the whole document; what it leaves out is denied, and what keeps patients out is nothing."""
    assert sorted(_told(text)) == sorted(told)


@pytest.mark.parametrize(
    "text",
    [
        "藥品給付規定\n\n1.1.3. 托珠單抗(如安挺樂)：\n\n1. 限內科專科醫師使用。\n\n1.1.5. 非類固醇抗發炎劑(如止痛藥)：\n\n1. 限類風濕性關節炎患者使用。",
        "关于限定支付范围的通知\n\n(一)托珠单抗注射液(80mg)。限住院使用。\n\n(二)新可安单抗注射液(60mg)。限类风湿关节炎患者。",
        "藥品給付規定\n\n8.2. 托珠單抗(如安挺樂)：\n\n1. 限具過敏免疫專科醫師證書者處方。",
        "关于限定支付范围的通知\n\n(一)托珠单抗注射液(80mg)。系统性硬化症患者须自费;巨细胞动脉炎的适应症尚未纳入。\n\n(二)利妥昔单抗。限住院使用;膜性肾病患者须先行使用其他药物,不予支付。",
        "醫院管理局藥物名冊\n\n藥物|劑型|治療用途\n\n地舒單抗|注射劑|預防骨質疏鬆症",
    ],
    ids=["another-number", "an-unknown-drug", "who-prescribes", "what-is-not-paid", "what-is-prevented"],
)
def test_what_is_not_of_the_drug_gives_it_no_use(text: str) -> None:
    """The section of a drug ends before the next one, whatever that is called."""
    assert not [each for each in _told(text) if each.startswith(("treats", "approval"))]


def test_a_story_about_a_rule_is_none() -> None:
    """Its headings speak of other things, and its first sentences have the words only in passing."""
    story = "新版医保药品目录公布,支付范围放宽。\n\n泰它西普:限量供应,系统性红斑狼疮患者可到药房登记。"
    assert not [each for each in _told(story) if each.startswith(("treats", "approval"))]
