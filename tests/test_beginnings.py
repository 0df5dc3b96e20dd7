"""With which characters expressions can begin."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.compiled import compile_kept

# What re itself finds no beginning for.
EXPRESSIONS = (
    "(?:(?P<one>甲乙|丙)|(?P<two>[丁戊]))\\d?(?=己|$)",
    "(?<![A-Z])(?:(?:甲|乙)丙|丁)",
    "(?:\\A|(?<=[\n。]))\\s?(\\d{1,2})\\.(?=\\d)",
    "甲?乙*(?:丙|丁)+?",
    "(?=[甲乙])(?:甲丙|乙|丁)",
    "(?:[^甲]|乙)丙",
    "(?i)(?:(?:a|b)c|d)",
    "(?:(?i:a)|b)",
    "(?:甲|(?=乙))",
    "[^甲]乙|丙",
    "(甲)\\1|(?:乙|丙\\b)丁",
    "(?:\\w|-)+?丙",
)


@pytest.mark.parametrize("expression", EXPRESSIONS)
@given(text=st.text("甲乙丙丁戊己abcdABCD12. \n。-", max_size=30))
def test_a_search_finds_what_re_finds(expression: str, text: str) -> None:
    """A wrong set of first characters would lose matches."""
    ours, theirs = compile_kept(expression), re.compile(expression)
    assert [each.span() for each in ours.finditer(text)] == [each.span() for each in theirs.finditer(text)]


def test_the_engine_is_told_more_than_re_tells_it() -> None:
    """Else nothing is gained: the code differs from that of re."""
    assert compile_kept(EXPRESSIONS[0]) != re.compile(EXPRESSIONS[0])
