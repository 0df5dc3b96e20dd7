"""Frequencies, and whether a mass is a dose or a finding."""

from __future__ import annotations

import pytest

from slepipe.recognize.frequencies import read_frequency
from slepipe.recognize.values import recognize_values


@pytest.mark.parametrize(
    ("text", "frequency"),
    [
        ("每4周1次", {"times": 1, "period": "P4W"}),
        ("每隔两周一次", {"times": 1, "period": "P2W"}),
        ("隔天一次", {"times": 1, "period": "P2D"}),
        ("一日三次", {"times": 3, "period": "P1D"}),
        ("每天早晚各一次", {"times": 2, "period": "P1D"}),
        ("每周2至3次", {"times": {"min": 2, "max": 3}, "period": "P1W"}),
        ("Q4W", {"times": 1, "period": "P4W"}),
        ("bid", {"times": 2, "period": "P1D"}),
        ("q8h", {"times": 1, "period": "PT8H"}),
        ("1次/4周", {"times": 1, "period": "P4W"}),
    ],
)
def test_a_frequency_gives_times_and_period(text: str, frequency: dict[str, object]) -> None:
    """Chinese and Latin frequencies say how often within which ISO 8601 period."""
    assert read_frequency(text, 0) == (frequency, len(text))


@pytest.mark.parametrize("text", ["每4周复查1次", "2年3次", "每次", "qualify"])
def test_what_is_split_or_no_frequency_gives_none(text: str) -> None:
    """A verb between period and times makes two mentions."""
    assert read_frequency(text, 0) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("尿酸未达标时再调至80 mg/天", "dose"),
        ("肌酐清除率低于30者减为30毫克每日两次", "dose"),
        ("血浆置换后给予人免疫球蛋白0.1 g/kg", "dose"),
        ("每日蛋白质摄取应减至40克", "measurement"),
        ("口服5 g", "dose"),
        ("尿蛋白5 g", "measurement"),
        ("血糖5 mg/dL", "measurement"),
        ("静脉滴注5 mL", "dose"),
        ("抽血5 mL", "measurement"),
    ],
)
def test_the_clause_tells_a_dose_from_a_finding(text: str, kind: str) -> None:
    """A mass is a dose unless a laboratory word or a volume below the stroke makes it a finding."""
    assert [found.type for found in recognize_values(text)] == [kind]


@pytest.mark.parametrize("text", ["白介素2:100万IU、隔日一次", "白介素2 100万IU、隔日一次"])
def test_a_number_of_a_name_is_no_part_of_the_dose_behind_it(text: str) -> None:
    """Neither a ratio nor thousands are written in ten thousands."""
    (found,) = [each for each in recognize_values(text) if each.type == "dose"]
    assert text[found.start : found.end] == "100万IU、隔日一次"
    assert found.value == {"number": 1000000, "unit": "[iU]", "period": "P2D"}
