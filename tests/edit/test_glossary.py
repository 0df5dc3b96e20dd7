"""Glossaries: every form of rule, what it changes in which edition, and what is no rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import slepipe
from slepipe.edit.glossary import glossary_edits, parse_glossary, read_glossaries
from slepipe.errors import GlossaryError

EDITIONS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")


def editions(text: str, glossary: str) -> tuple[str, ...]:
    """The three editions of a text under a glossary."""
    return tuple(slepipe.convert(text, to=locale, glossary=glossary).text for locale in EDITIONS)


def test_names_of_locales_replace_each_other_from_either_script() -> None:
    """Any of the names, wherever it comes from, becomes the edition's own."""
    glossary = "zh-cn:潮热; zh-tw:熱潮紅; zh-hk:潮熱"
    assert editions("患者出现潮热。", glossary) == ("患者出现潮热。", "患者出現熱潮紅。", "患者出現潮熱。")
    assert editions("患者出現熱潮紅，這裡說明。", glossary)[0] == "患者出现潮热，这里说明。"


def test_a_locale_without_a_name_keeps_its_own_way() -> None:
    """Only the named editions are touched."""
    assert editions("服用泼尼松。", "zh-cn:泼尼松; zh-tw:培尼皮質醇") == ("服用泼尼松。", "服用培尼皮質醇。", "服用潑尼松。")


def test_a_one_way_rule_reads_the_words_as_written() -> None:
    """The words of the other script are others."""
    glossary = "后患者=>zh-tw:後患者"
    assert slepipe.convert("治療后患者", glossary=glossary).text == "治療後患者"
    assert slepipe.convert("治療後患者", glossary=glossary).edits == ()


def test_a_one_way_rule_without_a_locale_holds_for_all() -> None:
    """In Simplified for the Mainland."""
    assert editions("用於狼瘡的說明", "用於=>使用於") == ("使用于狼疮的说明", "使用於狼瘡的說明", "使用於狼瘡的說明")


def test_words_may_be_kept_as_they_are() -> None:
    """In every edition, whatever else would have changed them."""
    assert editions("使用单克隆抗体的患者", "-{单克隆抗体}-")[1:] == ("使用单克隆抗体的患者", "使用单克隆抗体的患者")


def test_braces_of_mediawiki_may_stay() -> None:
    """A rule can be copied from a page."""
    assert slepipe.convert("患者潮热", glossary="-{zh-cn:潮热; zh-tw:熱潮紅;}-").text == "患者熱潮紅"


def test_the_longest_words_win() -> None:
    """Whatever the order of the rules."""
    glossary = "热=>zh-tw:溫\n潮热=>zh-tw:熱潮紅"
    assert slepipe.convert("潮热与热", glossary=glossary).text == "熱潮紅與溫"


def test_a_glossary_goes_before_terms_and_repairs() -> None:
    """It is the last word; its edits name the file and the line."""
    edition = slepipe.convert("单克隆抗体有效", glossary="\n抗体有=>zh-tw:抗體很有")
    assert edition.text == "單克隆抗體很有效"
    assert [(e.before, e.after, e.kind, e.rule) for e in edition.edits if e.kind == "glossary"] == [
        ("抗体有", "抗體很有", "glossary", "glossary.glossary:2")
    ]


def test_comments_and_empty_lines_are_no_rules(tmp_path: Path) -> None:
    """A sharp sign begins a comment at the start of a line or after a blank."""
    file = tmp_path / "own.glossary"
    file.write_text("\ufeff# 说明\n\n潮热=>zh-tw:熱潮紅   # 编辑甲\nC#=>zh-tw:C♯\n", encoding="utf-8")
    assert [(entry.words, entry.where) for entry in read_glossaries([file])] == [
        (("潮热",), "own.glossary:3"),
        (("C#",), "own.glossary:4"),
    ]


@pytest.mark.parametrize(
    "line", ["潮热", "zh-cn:潮热", "=>zh-tw:熱潮紅", "潮热=>zh-xx:A; zh-tw:B", "zh-cn:潮热; 熱潮紅", "-{}-", "zh-cn:; zh-tw:熱"]
)
def test_a_line_that_is_no_rule_is_named(line: str) -> None:
    """By file and line number."""
    with pytest.raises(GlossaryError, match="mine:2"):
        parse_glossary(f"# mine\n{line}", "mine")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Missing, or no UTF-8."""
    with pytest.raises(GlossaryError, match="nowhere"):
        read_glossaries([tmp_path / "nowhere"])
    legacy = tmp_path / "legacy"
    legacy.write_bytes("潮熱=>熱潮紅".encode("big5"))
    with pytest.raises(GlossaryError, match="legacy"):
        read_glossaries([legacy])


@given(
    st.text("潮热红斑a1 ，\n", max_size=30),
    st.lists(st.sampled_from(["潮热=>zh-tw:熱潮紅", "-{红}-", "zh-cn:斑; zh-tw:斑點", "热红=>X"])),
)
def test_edits_are_sorted_apart_and_exact(text: str, lines: list[str]) -> None:
    """Whatever the text and the rules."""
    edits = glossary_edits(text, text, parse_glossary("\n".join(lines)), "zh-Hant-TW")
    assert all(text[e.start : e.end] == e.before for e in edits)
    assert all(first.end <= second.start for first, second in zip(edits, edits[1:], strict=False))
