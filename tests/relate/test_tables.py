"""What the heads of columns say of the cells below them."""

from __future__ import annotations

import pytest

import slepipe

_TABLE = """# 综述

| 药物 | 试验 | {people} | 主要终点 | {treated} | 安慰剂组 |
|---|---|---|---|---|---|
| 阿尼鲁单抗 | TULIP-2 | {number} | 第52周BICLA | 47.8% | 31.5% |
"""


def told(text: str) -> list[tuple[str, dict[str, str]]]:
    """Kind, and the words of each argument by its role."""
    return [(r.kind, {a.role: text[a.start : a.end] for a in r.arguments}) for r in slepipe.annotate(text).relations]


@pytest.mark.parametrize(("people", "number"), [("例数", "362"), ("N", "1,362"), ("样本量（例）", "362"), ("患者人数", "362例")])
def test_a_row_of_a_table_tells_of_a_trial_what_its_columns_say(people: str, number: str) -> None:
    """Its size, its endpoint with the time, and the figures of both arms."""
    text = _TABLE.format(people=people, number=number, treated="治疗组")
    expected = {
        "endpoint": "BICLA",
        "treated": "47.8%",
        "control": "31.5%",
        "time": "第52周",
        "trial": "TULIP-2",
        "drug": "阿尼鲁单抗",
    }
    assert told(text) == [
        ("outcome", expected),
        ("trial", {"trial": "TULIP-2", "drug": "阿尼鲁单抗", "population": number}),
    ]


def test_a_bare_number_counts_people() -> None:
    """Its value says so, though it is no mention."""
    text = _TABLE.format(people="例数", number="1,362", treated="治疗组")
    (people,) = [a for r in slepipe.annotate(text).relations for a in r.arguments if a.role == "population"]
    assert people.value == {"number": 1362, "unit": "例"}


def test_columns_that_are_not_known_say_nothing() -> None:
    """Neither a year nor a second column of percentages is guessed at."""
    assert [kind for kind, _ in told(_TABLE.format(people="年份", number="2020", treated="不良反应"))] == ["trial"]


def test_a_second_table_has_its_own_heads() -> None:
    """A paragraph between them ends the first."""
    text = (
        _TABLE.format(people="例数", number="362", treated="治疗组")
        + "\n另见下表。\n\n| 试验 | 年份 |\n|---|---|\n| TULIP-1 | 2019 |\n"
    )
    assert [roles.get("trial") for kind, roles in told(text) if "population" in roles] == ["TULIP-2"]


def test_a_column_may_be_named_by_the_drug_of_its_arm() -> None:
    """It is the treated one; of two such columns nobody knows which is meant."""
    text = _TABLE.format(people="例数", number="362", treated="阿尼鲁单抗组")
    assert [roles["treated"] for kind, roles in told(text) if kind == "outcome"] == ["47.8%"]
    several = "| 试验 | 主要终点 | 治疗组 | 试验组 | 安慰剂组 |\n|---|---|---|---|---|\n| TULIP-2 | BICLA | 47% | 50% | 31% |\n"
    assert not any("control" in roles for _, roles in told(several))
