"""Counts and what only looks like one."""

from __future__ import annotations

import pytest

from slepipe.recognize.values import recognize_values


def counts(text: str) -> list[str]:
    """The counts of a text as written."""
    return [text[found.start : found.end] for found in recognize_values(text) if found.type == "count"]


@pytest.mark.parametrize(
    ("text", "count"), [("接种一剂", "一剂"), ("超过10起，", "10起"), ("戴两对护腕", "两对"), ("仅一例", "一例")]
)
def test_words_around_it_make_a_number_a_count(text: str, count: str) -> None:
    """一 counts where it is weighed or given."""
    assert counts(text) == [count]


@pytest.mark.parametrize("text", ["一剂药", "自5月10起，", "51对30", "第3例", "前3名", "2类新药"])
def test_articles_ordinals_and_comparisons_are_no_counts(text: str) -> None:
    """The same classifiers with other words around them."""
    assert counts(text) == []
