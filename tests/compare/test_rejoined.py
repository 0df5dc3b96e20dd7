"""Values that stand in another sentence of the same paragraph now."""

from __future__ import annotations

import slepipe


def kinds(old: str, new: str) -> list[str]:
    """The kinds of the findings."""
    return [finding.kind for finding in slepipe.diff(slepipe.annotate(old), slepipe.annotate(new)).findings]


def test_a_sentence_that_was_told_anew_keeps_its_figure() -> None:
    """Its words stayed around it, in another order and in two sentences."""
    old = "这种病好发于年轻女性。门诊主任表示,国内登记的患者约38%会出现肾炎,应定期验尿。"
    new = "这种病的患者以年轻女性居多。根据国内登记的资料,会出现肾炎的患者约38%。因此应定期验尿。"
    assert kinds(old, new) == []


def test_a_figure_with_other_words_around_it_is_another_fact() -> None:
    """The same number elsewhere in the paragraph, about something else."""
    old = "研究在武汉展开。共有212名患者入组。随访一年后效果持续。"
    new = "研究在武汉展开。随访一年后效果持续。医院另有护士212名。"
    assert kinds(old, new) != []
