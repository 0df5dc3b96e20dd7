"""What a person is shown: the doubtful places, each once, with rules that settle them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import slepipe
from slepipe import Doubt

DAMAGED = "這種癥狀復雜，制劑的范圍須經批準。"


def doubts(text: str, to: str = "zh-Hant-TW", glossary: str = "") -> list[tuple[str, str, str | None, str]]:
    """Source, edition, alternative and rule of every doubt."""
    return [(d.before, d.now, d.other, d.rule) for d in slepipe.review(text, to=to, glossary=glossary)]


def test_a_certain_repair_is_no_doubt() -> None:
    """癥狀 is never right."""
    assert doubts(DAMAGED) == []


def test_a_repaired_name_is_a_doubt() -> None:
    """A person may well be called 凌云."""
    assert doubts(DAMAGED + "主任孫凌云教授說明。") == [("云", "雲", "云", "repair.name")]


def test_a_suspect_of_a_well_written_text_is_left_and_shown() -> None:
    """The author may have meant 于."""
    text = "症狀複雜，病人適用于此療法，這裡說明。"
    assert slepipe.convert(text).text == text
    assert doubts(text) == [("于", "于", "於", "repair.character")]


def test_a_name_without_an_established_one_is_shown_once() -> None:
    """However often it stands in the text."""
    found = [
        d for d in slepipe.review("贝林妥尤单抗治疗；贝林妥尤单抗、艾米迈托赛、艾米迈托赛。") if d.rule == "term.amimestrocel"
    ]
    assert [(d.before, d.now, d.other, d.count) for d in found] == [("艾米迈托赛", "艾米邁托賽", None, 2)]


def test_a_word_of_two_meanings_is_shown_with_the_other() -> None:
    """The Mainland's 水平 is Taiwan's 水準 where it means a standard; in the Mainland's own edition there is no question."""
    assert ("水平", "水平", "水準", "term.meaning.水平") in doubts("抗体水平高。")
    assert ("我国", "我國", "中國", "term.meaning.我国") in doubts("我国患者较多。")
    assert doubts("抗体水平高。", to="zh-Hans") == []


@pytest.mark.parametrize("choice", ["keep", "change"])
def test_a_rule_of_the_review_settles_its_doubt(choice: str) -> None:
    """With the line in the glossary the doubt is gone, and the edition is as the line says."""
    text = DAMAGED + "主任孫凌云教授說明，病人由于此法好轉。"
    for doubt in slepipe.review(text):
        line = getattr(doubt, choice)
        edition = slepipe.convert(text, glossary=line)
        start, end = edition.to_target(doubt.start, doubt.end)
        assert (doubt.now if choice == "keep" else doubt.other) in edition.text[start:end]
        assert doubt.start not in {left.start for left in slepipe.review(text, glossary=line)}


def test_keeping_changes_nothing() -> None:
    """The lines to keep, all together, give the edition that was reviewed."""
    text = "抗体水平高，通过阿伏利尤单抗治疗，孙凌云教授说。"
    lines = "\n".join(doubt.keep for doubt in slepipe.review(text))
    assert lines
    assert slepipe.convert(text, glossary=lines).text == slepipe.convert(text).text


def test_what_copying_lost_is_a_doubt() -> None:
    """Nobody knows what stood there; what is certain is repaired and no doubt."""
    assert doubts("狼疮患者的IgA2?B细胞减少，缺损8cm2。", to="zh-Hans") == [("?", "?", None, "damage.lost-character")]


def test_an_unclosed_quotation_is_a_doubt() -> None:
    """One that is closed in the next paragraph is none."""
    assert doubts("医师说：“狼疮可以治疗。\n\n病友也说：“谢谢。”", to="zh-Hans") == [("“", "“", None, "mark.unclosed")]
    assert doubts("医师说：“狼疮可以治疗。\n\n应按时回诊。”", to="zh-Hans") == []


def test_the_most_doubtful_come_first() -> None:
    """Then in the order of the text."""
    order = [(d.confidence, d.start) for d in slepipe.review("用艾米迈托赛，抗体水平高，质量好，激素少；头发和发动机。")]
    assert order == sorted(order)
    assert len(order) > 2


@given(st.text("癥狀復雜于后余里面发干通过水平 ，。\nAb1", max_size=40))
def test_every_doubt_is_a_place_of_the_source(text: str) -> None:
    """``before`` is the source at ``start:end``, and the count at least one."""
    if not text.strip():
        return
    for doubt in slepipe.review(text):
        assert isinstance(doubt, Doubt)
        assert text[doubt.start : doubt.end] == doubt.before
        assert doubt.count >= 1
        assert 0 < doubt.confidence < 1
