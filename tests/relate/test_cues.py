"""Denied and doubted."""

from __future__ import annotations

import pytest

from slepipe.relate.cues import is_hedged, is_negated


@pytest.mark.parametrize("text", ["未获批准", "没有出现批准", "不推荐批准", "并非批准", "尚未批准", "拒绝批准"])
def test_a_word_that_denies_stands_before(text: str) -> None:
    """In the same clause."""
    assert is_negated(text, text.index("批准"), len(text))


@pytest.mark.parametrize("text", ["不仅获批准", "无进展生存期延长而批准", "未来批准", "不良反应少而批准", "没有副作用,获批准"])
def test_a_word_that_only_looks_like_it_denies_nothing(text: str) -> None:
    """不良 and 未来 hold the syllable; another clause says another thing."""
    assert not is_negated(text, text.index("批准"), len(text))


@pytest.mark.parametrize(
    "text",
    ["有望批准", "预计批准", "计划批准", "批准在即,如果批准", "是否批准", "若安全,便批准", "会批准吗?", "尚在研究中的批准"],
)
def test_hopes_plans_questions_and_conditions_are_doubts(text: str) -> None:
    """A condition holds for what follows it in the sentence."""
    at = text.rindex("批准")
    assert is_hedged(text, at, at + 2)


@pytest.mark.parametrize("text", ["若干国家批准", "已批准", "批准,有望降价", "I期研究中,批准", "评估了批准"])
def test_no_doubt(text: str) -> None:
    """若干 is a number; the hope of another clause is none of this one; in a study is not under study."""
    at = text.index("批准")
    assert not is_hedged(text, at, at + 2)


def test_what_follows_an_attribute_is_not_about_it() -> None:
    """靶向CD20的X有望获批 leaves no doubt of the target."""
    text = "靶向甲的乙有望获批"
    assert not is_hedged(text, 0, 5, attribute=True)
    assert is_hedged(text, 0, 5)
