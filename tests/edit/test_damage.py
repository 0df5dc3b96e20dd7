"""What copying did to a text: damage.txt holds the cases; the certain ones are repaired in every edition."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import slepipe
from slepipe.edit.damage import find_damage
from slepipe.edit.edition import Switches, apply_edits
from slepipe.model import Edit
from slepipe.pipeline import analyse, edition
from slepipe.read import read_article

LINES = Path(__file__).with_name("damage.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" |") for line in LINES if line and not line.startswith("#")]
PIECES = (
    "系統 系统 狼瘡 罹 我們 (tǒng) （chuāng） (men) (lí) ( 8 cm2 m2 m3 mg/m2 × x 109 1012 /L /mL ? □ \ufffd \ue000 \x07 IgA2 a.org/? 嗎 , 。 . 1"
).split(" ")
texts = st.lists(st.sampled_from([*PIECES, " ", "\n\n"]), max_size=12).map("".join)
PAGE = "系統(tǒng)性紅斑狼瘡的單克隆抗體療(liáo)法，缺損為8cm2，白細胞4.5×109/L。"


def shown(text: str) -> str:
    """The damage of a text as the fixture writes it."""
    found = find_damage(read_article(text))
    parts = (f"{one.rule[7:]} {text[one.start : one.end]} → {'?' if one.after is None else one.after}" for one in found)
    return "; ".join(parts).strip()


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_damage_is_found(text: str, wanted: str) -> None:
    """The line of the fixture, and nothing else."""
    assert shown(text) == wanted.strip()


@pytest.mark.parametrize("stray", ["\x07", "\x1b\x02", "\x9c", "\ue012", "\U000f1234"])
def test_a_stray_character_is_reported(stray: str) -> None:
    """A control character or one of private use, also in a reference; a run of them is one."""
    text = f"紅斑{stray}狼瘡\n\n參考文獻\n[1] 王{stray}明. 狼瘡."
    found = find_damage(read_article(text))
    assert [(text[one.start : one.end], one.after, one.rule) for one in found] == [(stray, None, "damage.control")] * 2


def test_references_and_code_are_left_out() -> None:
    """What a reference or code says is not repaired."""
    references = "狼瘡。\n\n參考文獻\n[1] 王明. 8cm2的系統(tǒng)性紅斑狼瘡(chuāng). 中華醫學雜誌, 2020."
    assert find_damage(read_article(references)) == ()
    assert find_damage(read_article("狼瘡`8cm2`。\n\n```\n8cm2\n```\n\n紅斑。", markdown=True)) == ()


@settings(deadline=None)
@given(texts)
def test_damage_is_sorted_apart_and_inside(text: str) -> None:
    """Each is a stretch of the text behind the one before it, and what belongs there is something else."""
    end = 0
    for one in find_damage(read_article(text)):
        assert end <= one.start < one.end <= len(text)
        assert one.after != text[one.start : one.end]
        end = one.end


@settings(deadline=None)
@given(texts)
def test_what_is_mended_is_not_damaged(text: str) -> None:
    """After the certain repairs nothing certain is left."""
    certain = [one for one in find_damage(read_article(text)) if one.after is not None]
    edits = [Edit(one.start, one.end, "", one.after or "", "repair", one.rule) for one in certain]
    assert all(one.after is None for one in find_damage(read_article(apply_edits(text, edits))))


@settings(deadline=None)
@given(texts, st.sampled_from(("zh-Hans", "zh-Hant-TW")))
def test_an_edition_makes_the_certain_repairs(text: str, locale: str) -> None:
    """Each certain damage is one edit of an edition without terms, and no other is."""
    analysis = analyse(read_article(text))
    certain = [one for one in analysis.material.damage if one.after is not None]
    edits = edition(analysis, locale, Switches(terms=False)).edits
    made = {
        (edit.start, edit.end, edit.after)
        for edit in edits
        if edit.rule in {"repair.pinyin", "repair.superscript", "repair.lost-character"}
    }
    assert made == {(one.start, one.end, one.after) for one in certain}


@pytest.mark.parametrize(
    ("locale", "mended"),
    [
        ("zh-Hans", "系统性红斑狼疮的单克隆抗体疗法，缺损为8cm²，白细胞4.5×10⁹/L。"),
        ("zh-Hant-TW", "全身性紅斑狼瘡的單株抗體療法，缺損為8cm²，白血球4.5×10⁹/L。"),
        ("zh-Hant-HK", "系統性紅斑狼瘡的單克隆抗體療法，缺損為8cm²，白血球4.5×10⁹/L。"),
    ],
)
def test_a_copied_page_becomes_an_edition(locale: str, mended: str) -> None:
    """The pinyin goes, also inside a term; the edition of the edition is itself."""
    made = slepipe.convert(PAGE, to=locale)
    assert made.text == mended
    assert slepipe.convert(made.text, to=locale).text == mended


@pytest.mark.parametrize(
    ("without", "kept"), [("repair.pinyin", "療（liáo）法"), ("repair.superscript", "8cm2"), ("repair", "療（liáo）法")]
)
def test_a_repair_of_damage_can_be_left_out(without: str, kept: str) -> None:
    """By its rule or by its kind."""
    analysis = analyse(read_article(PAGE))
    assert kept in edition(analysis, "zh-Hant-TW", Switches(without=(without,))).text
    assert kept not in edition(analysis, "zh-Hant-TW").text


def test_mentions_are_slices_of_the_damaged_text() -> None:
    """The name is read without the pinyin inside it, the value without its exponent; both lie in the source as it is."""
    document = slepipe.annotate(PAGE)
    assert all(mention.text == PAGE[mention.start : mention.end] for mention in document.mentions)
    found = {mention.text: mention.entity or mention.value for mention in document.mentions}
    assert found["系統(tǒng)性紅斑狼瘡"] == "systemic-lupus-erythematosus"
    assert found["8cm2"] == {"number": 8, "unit": "cm2"}
    assert found["4.5×109/L"] == {"number": 4500000000, "unit": "/L"}


def test_what_is_not_certain_is_left_for_a_review() -> None:
    """It stands in the material of the editions, and no edition touches it."""
    analysis = analyse(read_article("IgA2?B細胞與罹（lí）病"))
    assert [one.rule for one in analysis.material.damage] == ["damage.lost-character", "damage.pinyin"]
    assert edition(analysis, "zh-Hant-TW").text == "IgA2?B細胞與罹（lí）病"
