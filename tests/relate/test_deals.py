"""Who hands on what to whom."""

from __future__ import annotations

import pytest

import slepipe


def _deals(text: str) -> list[tuple[str, dict[str, str]]]:
    document = slepipe.annotate(text)
    return [
        (each.rule, {one.role: document.text[one.start : one.end] for one in each.arguments})
        for each in document.relations
        if each.kind == "deal"
    ]


@pytest.mark.parametrize(
    ("text", "rule", "source", "target"),
    [
        ("诺诚健华把奥布替尼的海外权益授权给渤健。", "deal.licence", "诺诚健华", "渤健"),
        ("再鼎医药从阿斯利康引进了阿尼鲁单抗。", "deal.licence", "阿斯利康", "再鼎医药"),
        ("輝瑞以10億美元收購榮昌生物。", "deal.acquisition", "榮昌生物", "輝瑞"),
    ],
)
def test_the_verb_says_who_gives_and_who_gets(text: str, rule: str, source: str, target: str) -> None:
    """授权给 hands on, 引进 and 收购 get."""
    ((told, roles),) = _deals(text)
    assert (told, roles["from"], roles["to"]) == (rule, source, target)


def test_the_sums_of_the_next_sentence_are_those_of_the_deal() -> None:
    """First the deal, then what it costs."""
    text = "诺诚健华把奥布替尼的海外权益授权给渤健。公司将获得1亿美元首付款,里程碑付款最多8亿美元。"
    ((_, roles),) = _deals(text)
    assert (roles["upfront"], roles["milestones"]) == ("1亿美元", "8亿美元")


@pytest.mark.parametrize(
    "text", ["FDA授予泰它西普紧急使用授权。", "阿斯利康与葛兰素史克合作研究狼疮。", "贝利尤单抗由葛兰素史克研发。"]
)
def test_no_deal(text: str) -> None:
    """A permission, a common study and a developer hand on nothing."""
    assert _deals(text) == []
