"""Candidates for the lexicon."""

from __future__ import annotations

import slepipe
from slepipe.lexicon.suggest import suggest

TEXT = """候选药物QX-7714（ilvarotinib）用于狼疮肾炎。QX-7714组的ZQRS下降，ZQRS与蓝斑综合征有关，蓝斑综合征少见。

明泽生物宣布，专家李明远教授参与。"""


def shown(*texts: str) -> list[tuple[str, str, int, int]]:
    """Type, form, count and number of articles."""
    return [(s.type, s.form, s.count, s.articles) for s in suggest([slepipe.annotate(text) for text in texts])]


def test_new_names_abbreviations_and_medical_words_are_suggested() -> None:
    """A drug with its other name, an organization, an abbreviation of unknown type; no known concept, person or value."""
    assert {("drug", "QX-7714", 3, 1), ("", "ZQRS", 2, 1), ("organization", "明泽生物", 1, 1)} <= set(shown(TEXT))
    assert not {"狼疮肾炎", "李明远"} & {form for _, form, _, _ in shown(TEXT)}


def test_names_of_one_thing_are_one_suggestion() -> None:
    """The code and the name in brackets behind it."""
    found = {s.form: s.names for s in suggest([slepipe.annotate(TEXT)])}
    assert found["QX-7714"] == ("ilvarotinib",)


def test_counts_add_up_over_articles() -> None:
    """Most articles first."""
    found = shown(TEXT, "QX-7714治疗的结果。", "候选药物QX-7714组。")
    assert found[0][1:] == ("QX-7714", 5, 3)


def test_what_stands_in_references_is_no_suggestion() -> None:
    """Their abbreviations say nothing of the article."""
    text = "狼疮的研究进展很快。[1]\n\n参考文献\n[1] Li A, Wu B. ZQRS in ZQRS and ZQRS. Lupus. 2020;3:1-4."
    assert "ZQRS" not in {form for _, form, _, _ in shown(text)}


def test_nothing_new_gives_nothing() -> None:
    """Known concepts only."""
    assert shown("贝利尤单抗治疗系统性红斑狼疮。") == []
