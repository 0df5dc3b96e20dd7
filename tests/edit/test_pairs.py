"""Marks in pairs: what is left open or closes nothing; unclosed.txt holds the cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.edit.pairs import unclosed

LINES = Path(__file__).with_name("unclosed.txt").read_text(encoding="utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("#")]
texts = st.text(alphabet="狼a3 “”‘’「」『』《》〈〉（）。", max_size=20)


@pytest.mark.parametrize("line", CASES)
def test_a_mark_without_its_partner_is_found(line: str) -> None:
    """A ^ stands before each mark that lacks its partner; nothing else is found."""
    text = line.replace("^", "")
    wanted = [at - number for number, at in enumerate(at for at, sign in enumerate(line) if sign == "^")]
    assert list(unclosed(text, 0, len(text))) == wanted


@given(texts, st.integers(0, 20), st.integers(0, 20))
def test_only_the_stretch_asked_for_is_looked_at(text: str, start: int, end: int) -> None:
    """The offsets are sorted, each once, inside the stretch, and at a mark."""
    found = unclosed(text, start, end)
    assert list(found) == sorted(set(found))
    assert all(start <= at < min(end, len(text)) and text[at] in "“”‘’「」『』《》〈〉（）" for at in found)


@given(texts)
def test_a_pair_around_a_text_changes_nothing_inside(text: str) -> None:
    """What is unclosed inside balanced brackets is what is unclosed without them."""
    balanced = "".join(sign for sign in text if sign not in "（）")
    inside = unclosed(f"（{balanced}）", 0, len(balanced) + 2)
    assert [at - 1 for at in inside] == list(unclosed(balanced, 0, len(balanced)))
