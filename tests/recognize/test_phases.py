"""Phases of trials and their look-alikes."""

from __future__ import annotations

import pytest

from slepipe.recognize.phases import find_phases


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("I期试验", "PHASE1"),
        ("IV期临床", "PHASE4"),
        ("第二期研究", "PHASE2"),
        ("2b期", "PHASE2"),
        ("1/2期试验", "PHASE1|PHASE2"),
        ("II-III期", "PHASE2|PHASE3"),
        ("ⅡB期临床试验", "PHASE2"),
        ("进入ⅡB期", "PHASE2"),
        ("Phase III", "PHASE3"),
    ],
)
def test_a_phase_gives_its_code(text: str, phase: str) -> None:
    """Roman, Arabic and Chinese numbers, sub-phases and pairs give ClinicalTrials.gov's codes."""
    assert [found.value["phase"] for found in find_phases(text)] == [phase]


@pytest.mark.parametrize(
    "text",
    [
        "慢性肾脏病3期",
        "CKD 3期患者",
        "肺癌III期",
        "2025年第3期",
        "三期孕妇",
        "学期",
        "5期临床",
        "VIII期",
        "ⅢB期非小细胞肺癌",
        "ⅢB至Ⅳ期",
    ],
)
def test_stages_and_issues_are_no_phases(text: str) -> None:
    """Stages of a disease and issues of a journal look alike and are left alone."""
    assert find_phases(text) == []
