"""Persons by their role."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.recognize.persons import recognize_persons


def names(flow: str, references: tuple[tuple[int, int], ...] = ()) -> list[str]:
    """The names found, in order."""
    return [flow[p.start : p.end] for p in recognize_persons(flow, references)]


@pytest.mark.parametrize(
    ("flow", "expected"),
    [
        ("孙凌云教授团队发表论文。", ["孙凌云"]),
        ("主治医师余品妍表示，病情稳定。", ["余品妍"]),
        ("记者阙语彤／台北报导", ["阙语彤"]),
        ("通讯员　陆一鸣　2026年10月21日", ["陆一鸣"]),
        ("记者会上午／台北报导", []),
        ("专家范志远提醒，要防晒。", ["范志远"]),
        ("丈夫余建岭是矿工，儿子谷明烁每天做饭。", ["余建岭", "谷明烁"]),
        ("父亲南京人，母亲高兴地说，女儿于该校毕业。", []),
        ("单因素分析显示差异。", []),
        ("方差分析认为可行。", []),
        ("高血压分析，文献说明。", []),
        ("28岁的芷晴（化名）确诊。我叫阿岚，今年30岁。", ["芷晴", "阿岚"]),
        ("Carl Benson博士指出，Anna van der Berg教授认可。", ["Carl Benson", "Anna van der Berg"]),
        ("首席执行官John Smith说。", ["John Smith"]),
        ("作者Marie Curie说，后来Curie补充。", ["Marie Curie", "Curie"]),
        ("财务总监许宝红、董事会秘书陈英格等出席。", ["许宝红", "陈英格"]),
        ("资深护师麦咏欣最常听到，总经理江霞的助理与董事长沈慕贤证实。", ["麦咏欣", "江霞", "沈慕贤"]),
        ("护士长严格执行制度，院长高度重视，主任于今年退休，教授时间安排。", []),
        ("格奥尔格·舍特教授说。", ["格奥尔格·舍特"]),
        ("记者林语彤／台北报导", ["林语彤"]),
        ("赵东宝与高洁团队合作。", ["赵东宝", "高洁"]),
        ("由陈文山/高洁教授主持。", ["陈文山", "高洁"]),
        ("院长欧阳明远指出，欧阳明远很忙。", ["欧阳明远", "欧阳明远"]),
        ("作者：李华", ["李华"]),
        ("专家表示，方法可行。", []),
        ("研究人员表示，患者获益。", []),
        ("公司表示，安全性良好。", []),
        ("王明今天没来。", []),
        ("院方也有说明。", []),
        ("某医院方志明医师表示，", ["方志明"]),
        ("（中央社记者周庭安台北2025年12月3日电）", ["周庭安"]),
        ("记者林沛莹／台中报导", ["林沛莹"]),
        ("文／药师许芷宁\u3000审稿／医院", ["许芷宁"]),
        ("临床副教授冯启睿接受本报访问", ["冯启睿"]),
        ("35岁的平面设计师叶芷晴忆述", ["叶芷晴"]),
        ("研究员李文杰向媒体说", ["李文杰"]),
        ("医院的Michael Brenner则认为", ["Michael Brenner"]),
        ("单药组接受治疗", []),
        ("骨科主任范志豪评估后手术，由理事长杨志明主持。", ["范志豪", "杨志明"]),
        ("院长周俊率团队前往，院长赵云带队，主任魏志远去年回国。", ["周俊", "赵云", "魏志远"]),
        ("病友林武雄是老师，最近赵云教授团队发现。", ["林武雄", "赵云"]),
        ("病人易达成目标，患者安全文化，患者常因疼痛就医，患者金属过敏。", []),
        ("中医师谈姜与白术，院长成立国际中心。", []),
        ("北京某医院后文丽教授介绍，手术后教授说明。", ["后文丽"]),
        ("麻醉科医师说明", []),
    ],
)
def test_a_role_makes_a_name(flow: str, expected: list[str]) -> None:
    """Before or after a title, in a byline, joined to another; words that begin like a surname are none."""
    assert names(flow) == expected


def test_a_name_found_once_is_marked_wherever_it_stands() -> None:
    """Without its title, too; the title is outside the span."""
    flow = "简睿恒教授指出，要防晒。随访中简睿恒再次强调。"
    assert names(flow) == ["简睿恒", "简睿恒"]


def test_authors_are_found_in_references_only() -> None:
    """Smith J is an author in an entry and nothing in the text."""
    flow = "Smith J, Chan AB. Lupus."
    assert names(flow) == []
    assert names(flow, ((0, len(flow)),)) == ["Smith J", "Chan AB"]


@given(st.text(alphabet="孙凌云王教授表示医师指出，。与 ABc", max_size=30))
def test_persons_are_sorted_names_of_two_to_four_characters(flow: str) -> None:
    """No text makes it raise."""
    found = recognize_persons(flow)
    assert found == sorted(found, key=lambda person: (person.start, -person.end))
    assert all(2 <= person.end - person.start <= 4 for person in found)
