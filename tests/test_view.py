"""The Simplified view: the source's coordinates, one reading of every script and width."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slepipe.model import Article
from slepipe.read import read_article
from slepipe.view import simplified_view

texts = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(["臨床", "研究", "\n", "\u200b", "ＳＬＥ", "系統性", "，", " ", "abc", "。\n\n"]), max_size=15).map(
        "".join
    ),
)


def simplified(text: str) -> str:
    """The view of a text of one line."""
    return simplified_view(Article(text, ())).simplified


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("看著病人隨著時間", "看着病人随着时间"),
        ("著名的著作與顯著的名著", "著名的著作与显著的名著"),
        ("看着病人", "看着病人"),
        ("專著、編著與原著", "专著、编著与原著"),
        ("著手進行，意味著", "着手进行，意味着"),
        ("土著居民", "土著居民"),
    ],
)
def test_the_particle_is_told_from_writing(source: str, expected: str) -> None:
    """著 after a verb is 着; where it means writing or standing out it stays."""
    assert simplified(source) == expected


@pytest.mark.parametrize(
    ("source", "flow"),
    [
        ("ＳＬＥ患者２０２５年９９．１％", "SLE患者2025年99.1%"),
        ("５－１０／日，Ｐ＜０．０５", "5-10/日，P<0.05"),
        ("（狼瘡）：！", "（狼疮）：！"),
    ],
)
def test_full_width_letters_digits_and_signs_are_folded(source: str, flow: str) -> None:
    """Punctuation of clauses stays full-width, for it ends them."""
    assert simplified_view(Article(source, ())).flow == flow


def test_gaps_are_no_part_of_the_flow() -> None:
    """A broken line is whole in the flow, and spans lead back over the break."""
    article = Article("接受臨床\n研究的\u200b病人", (), gaps=(4, 8))
    view = simplified_view(article)
    assert view.simplified == "接受临床\n研究的\u200b病人"
    assert view.flow == "接受临床研究的病人"
    assert view.to_source(2, 6) == (2, 7)
    assert view.to_source(6, 8) == (7, 10)
    assert view.to_source(4, 4) == (5, 5)


def test_offsets_lead_into_the_flow() -> None:
    """A gap counts as the character after it."""
    view = simplified_view(Article("甲\n乙丙", (), gaps=(1,)))
    assert [view.to_flow(at) for at in range(5)] == [0, 1, 1, 2, 3]


@settings(deadline=None)
@given(texts)
def test_the_view_has_the_coordinates_of_the_source(text: str) -> None:
    """As long as the source; the flow is the view without gaps; both maps agree."""
    article = read_article(text)
    view = simplified_view(article)
    assert len(view.simplified) == len(text)
    assert len(view.flow) == len(text) - len(article.gaps)
    for at in range(len(view.flow)):
        start, end = view.to_source(at, at + 1)
        assert end == start + 1
        assert start not in article.gaps
        assert view.to_flow(start) == at
    assert view.to_source(0, len(view.flow))[1] <= len(text)


def test_without_gaps_the_maps_are_the_identity() -> None:
    """Nothing is counted where nothing is dropped."""
    view = simplified_view(Article("狼瘡", ()))
    assert view.to_source(0, 2) == (0, 2)
    assert view.to_flow(1) == 1
