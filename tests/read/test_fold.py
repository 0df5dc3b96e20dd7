"""The folded look at a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.read.fold import PAIRS, fold
from slepipe.read.lines import BLANK, LINE_END, WHITE, split_lines


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    """Offsets into the folded text are offsets into the text."""
    assert len(fold(text)) == len(text)


def test_folded_characters_agree_with_opencc() -> None:
    """Each pair of the table is what OpenCC's t2s makes of the Traditional character."""
    opencc = pytest.importorskip("opencc")
    convert = opencc.OpenCC("t2s").convert
    assert {(old, new) for old, new in PAIRS if convert(old) != new} == set()


def test_white_space_is_that_of_python() -> None:
    """The table of blanks holds every character that str.strip removes."""
    assert set(WHITE) == {chr(code) for code in range(0x110000) if chr(code).isspace()}


@given(st.text(st.sampled_from("甲a \n\r\u2028\u200b-　"), max_size=40))
def test_lines_hold_every_character_that_is_not_blank(text: str) -> None:
    """A line begins and ends with a visible character and holds no line end."""
    for line in split_lines(text):
        body = text[line.start : line.end]
        assert body
        assert body == body.strip(BLANK)
        assert not LINE_END.search(body)
        assert fold(body) == line.text
