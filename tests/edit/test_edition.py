"""Editions: the edits rebuild them, map them to the source and back, and settle."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import slepipe
from slepipe import pipeline
from slepipe.edit.edition import Switches, apply_edits
from slepipe.edit.tables import published
from slepipe.model import Edit, Edition
from slepipe.pipeline import analyse
from slepipe.read import read_article
from slepipe.view import simplified_view

SOURCES = sorted((Path(__file__).resolve().parents[2] / "source").iterdir())
LOCALES = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
KINDS = {"repair": "repair", "terms": "term", "typography": "typography"}
LINES = [line for path in SOURCES for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
PIECES = (
    "单克隆抗体",
    "單株抗體",
    "自身免疫",
    "系统性红斑狼疮",
    "癥狀復雜",
    "于",
    "后",
    "着",
    "著",
    "里",
    "裡",
    "(SLE),",
    "“",
    "”",
    "38,000",
    "\n",
    "\u200b",
    " ",
    "。",
    "abc",
    "系統(tǒng)",
    "療(liáo)",
    "8cm2",
    "x109/L",
    "...",
    '"',
    "<<",
    ">>",
    "～",
    "\U00020000",
    "\ufdd0",
)
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(LINES), max_size=3).map("\n".join),
    st.text(max_size=40),
)
# Paragraphs of one article, in any order.
excerpts = st.sampled_from(
    [[line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()] for path in SOURCES]
).flatmap(lambda lines: st.lists(st.sampled_from(lines), min_size=1, max_size=6).map("\n\n".join))
locales = st.sampled_from(LOCALES)


@cache
def article(path: Path, locale: str) -> tuple[str, Edition]:
    """The text of an article and its edition."""
    text = path.read_text(encoding="utf-8")
    return text, slepipe.convert(text, to=locale)


def check_edits(text: str, edition: Edition) -> None:
    """Edits are sorted and apart, hold the source, change something, and rebuild the edition."""
    end = 0
    for edit in edition.edits:
        assert end <= edit.start < edit.end <= len(text)
        assert text[edit.start : edit.end] == edit.before != edit.after
        end = edit.end
    assert apply_edits(text, edition.edits) == edition.text


def outside_edits(edition: Edition, at: int) -> bool:
    """Whether an offset of the source is not inside, nor just behind, an edit that changes the length."""
    return not any(e.start < at < e.end + (not e.after) and len(e.before) != len(e.after) for e in edition.edits)


@settings(deadline=None)
@given(texts, locales)
def test_edits_rebuild_the_edition_of_any_text(text: str, locale: str) -> None:
    """Applying the edits to the source gives the edition, whatever the text."""
    check_edits(text, slepipe.convert(text, to=locale))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_edits_rebuild_the_edition_of_an_article(path: Path, locale: str) -> None:
    """The same for the articles of source/."""
    check_edits(*article(path, locale))


@settings(deadline=None)
@given(texts, locales, st.data())
def test_spans_lead_to_the_edition_and_back(text: str, locale: str, data: st.DataObject) -> None:
    """A span whose ends lie at no length-changing edit comes back as it was; what it holds is its slice, edited."""
    edition = slepipe.convert(text, to=locale)
    ends = [at for at in range(len(text) + 1) if outside_edits(edition, at)]
    start, end = sorted((data.draw(st.sampled_from(ends)), data.draw(st.sampled_from(ends))))
    target = edition.to_target(start, end)
    assert edition.to_source(*target) == (start, end)
    if not any(e.start < at < e.end for e in edition.edits for at in (start, end)):
        inside = [edit for edit in edition.edits if start <= edit.start and edit.end <= end]
        moved = [Edit(e.start - start, e.end - start, e.before, e.after, e.kind, e.rule) for e in inside]
        assert edition.text[slice(*target)] == apply_edits(text[start:end], moved)


@settings(deadline=None)
@given(texts, locales, st.data())
def test_the_map_is_monotonic_and_covers(text: str, locale: str, data: st.DataObject) -> None:
    """A larger span never leads to a smaller one, nor out of the edition; the way back covers what was there."""
    edition = slepipe.convert(text, to=locale)
    offset = st.integers(0, len(text))
    a, b, c, d = sorted(data.draw(st.tuples(offset, offset, offset, offset)))
    outer, inner = edition.to_target(a, d), edition.to_target(b, c)
    assert 0 <= outer[0] <= outer[1] <= len(edition.text)
    assert outer[0] <= inner[0]
    assert b == c or inner[1] <= outer[1]
    back = edition.to_source(*outer)
    deleted = {at for edit in edition.edits if not edit.after for at in range(edit.start, edit.end)}
    assert set(range(a, d)) - deleted <= set(range(*back))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("locale", LOCALES)
def test_mentions_lie_where_the_map_says(path: Path, locale: str) -> None:
    """The Simplified form of a mention that no edit touches but by script is that of its place in the edition."""
    text, edition = article(path, locale)
    changed = {at for e in edition.edits if e.kind != "script" for at in range(e.start, e.end)}
    for mention in slepipe.annotate(text).mentions:
        if changed.isdisjoint(range(mention.start, mention.end)):
            start, end = edition.to_target(mention.start, mention.end)
            simplified = slepipe.convert(edition.text[start:end], to="zh-Hans", terms=False, typography=False).text
            wanted = slepipe.convert(mention.text, to="zh-Hans", terms=False, typography=False).text
            assert simplified == wanted


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("locale", LOCALES)
def test_an_edition_of_an_edition_changes_nothing(path: Path, locale: str) -> None:
    """What was made for a locale is well written there."""
    _, edition = article(path, locale)
    again = slepipe.convert(edition.text, to=locale)
    assert [(edit.before, edit.after, edit.rule) for edit in again.edits] == []


@settings(deadline=None)
@given(texts, locales, st.sampled_from(sorted(KINDS)))
def test_a_switch_leaves_out_its_kind(text: str, locale: str, switch: str) -> None:
    """repair, terms and typography each turn off edits of their kind, and of no other place."""
    without = slepipe.convert(text, to=locale, **{switch: False})
    check_edits(text, without)
    assert KINDS[switch] not in {edit.kind for edit in without.edits}


@pytest.mark.parametrize(
    ("rule", "text", "whole", "without"),
    [
        ("repair.zero-width", "關節\u200b疼痛，癥狀。", "關節疼痛，症狀。", "關節\u200b疼痛，症狀。"),
        ("repair.word", "癥狀", "症狀", "癥狀"),
        ("repair", "關節\u200b疼痛，癥狀。", "關節疼痛，症狀。", "關節\u200b疼痛，癥狀。"),
        ("term.monoclonal-antibody", "单克隆抗体靶向治疗", "單株抗體標靶治療", "單克隆抗體標靶治療"),
        ("term", "单克隆抗体靶向治疗", "單株抗體標靶治療", "單克隆抗體靶向治療"),
        ("term.mono", "单克隆抗体", "單株抗體", "單株抗體"),
        ("script", "红斑", "紅斑", "紅斑"),
    ],
)
def test_a_rule_that_is_named_is_left_out(rule: str, text: str, whole: str, without: str) -> None:
    """By its name or what stands before a dot of it; script stays, and takes the place of a term that does not."""
    analysis = analyse(read_article(text))
    made = pipeline.edition(analysis, "zh-Hant-TW", Switches(without=(rule,)))
    check_edits(text, made)
    assert pipeline.edition(analysis, "zh-Hant-TW").text == whole
    assert made.text == without


@settings(deadline=None)
@given(texts)
def test_the_simplified_edition_is_the_view(text: str) -> None:
    """Without repairs, terms and typography, zh-Hans is the Simplified view, with what the Mainland's publishers write for OpenCC's 覆诊."""
    edition = slepipe.convert(text, to="zh-Hans", repair=False, terms=False, typography=False)
    view = simplified_view(read_article(text)).simplified
    for written, settled in published("zh-Hans"):
        view = view.replace(written, settled)
    assert edition.text == view


def test_a_broken_line_is_joined_as_a_repair() -> None:
    """The line end inside a word goes; the switch for repairs keeps it."""
    text = "狼瘡的治療\n\n這項研究的對象是在三家醫院接受治療的病人，由醫師進行臨床\n研究，結果良好。"
    joined = slepipe.convert(text, to="zh-Hant-TW")
    assert "臨床研究" in joined.text
    assert [(e.before, e.after, e.rule) for e in joined.edits if e.kind == "repair"] == [("\n", "", "repair.broken-line")]
    assert "臨床\n研究" in slepipe.convert(text, to="zh-Hant-TW", repair=False).text


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_must_be_one(start: int, end: int) -> None:
    """Negative or reversed spans are refused both ways."""
    edition = slepipe.convert("狼疮", to="zh-Hant-TW")
    for move in (edition.to_target, edition.to_source):
        with pytest.raises(ValueError, match="not a span"):
            move(start, end)


def test_inside_a_term_the_span_grows_to_the_whole() -> None:
    """Half of 单克隆抗体 is all of 單株抗體, and half of that is all of the source's."""
    edition = slepipe.convert("用单克隆抗体。", to="zh-Hant-TW")
    assert edition.text == "用單株抗體。"
    assert edition.to_target(2, 3) == (1, 5)
    assert edition.to_source(3, 4) == (1, 6)
    assert edition.to_target(6, 7) == (5, 6)


def test_inside_an_edit_of_one_length_offsets_move_along() -> None:
    """Script keeps every character's place."""
    edition = slepipe.convert("红斑狼疮", to="zh-Hant-TW", terms=False)
    assert edition.to_target(1, 3) == edition.to_source(1, 3) == (1, 3)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_an_edition_is_its_own_edition(path: Path, locale: str) -> None:
    """Converting once more changes nothing."""
    _, edition = article(path, locale)
    assert slepipe.convert(edition.text, to=locale).text == edition.text


@given(excerpts, locales)
def test_the_edition_of_an_excerpt_is_its_own_edition(text: str, locale: str) -> None:
    """Any paragraphs of one article; a text of a few words, or of two regions, may count as another variant the second time."""
    once = slepipe.convert(text, to=locale).text
    assert slepipe.convert(once, to=locale).text == once


@given(texts, locales, locales, st.data())
def test_a_span_of_one_edition_lies_in_another(text: str, first: str, second: str, data: st.DataObject) -> None:
    """A span that stands for one of the source, whose ends lie at no change of length, leads to what stands for the same there and back."""
    one, other = slepipe.convert(text, to=first), slepipe.convert(text, to=second)
    ends = [at for at in range(len(text) + 1) if outside_edits(one, at) and outside_edits(other, at)]
    span = sorted((data.draw(st.sampled_from(ends)), data.draw(st.sampled_from(ends))))
    here, there = one.to_target(*span), other.to_target(*span)
    assert one.span_in(other, *here) == there
    assert other.span_in(one, *there) == here


def test_characters_of_names_stay_in_the_editions_of_a_mainland_text() -> None:
    """The Mainland restored 昇 and 麴 for names: a Simplified text that writes them means them."""
    text = "璟昇生物的麴晓赟说，患者的症状缓解。"
    assert slepipe.convert(text, to="zh-Hans").text == text
    assert slepipe.convert(text, to="zh-Hant-TW").text == "璟昇生物的麴曉贇說，患者的症狀緩解。"
