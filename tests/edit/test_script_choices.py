"""Choices of script: characters that the words around them decide; choices.txt holds the cases."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import slepipe
from slepipe.edit.choices import choices, choose
from slepipe.edit.repair import name_characters
from slepipe.edit.script import split_words
from slepipe.edit.tables import rows
from slepipe.hanzi import phrase_in_traditional, to_simplified, to_traditional
from slepipe.model import Token

LINES = Path(__file__).with_name("choices.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" → ") for line in LINES if line and not line.startswith("#")]
# Each is written by good authors, and conversion there and back would write another.
GOOD = (
    "飯後用毛巾抹乾，提出申復，干貝與粉麵。",
    "走了十幾里路，離縣城兩里，數千里之外。",
    "仿佛別致的蓆子，水沖入管內，在工作檯上大迴轉，糊裡糊塗。",
    "洗錢防制法與多變項迴歸，何杰金氏淋巴瘤。",
    "恒常運動，過期藥物不要沖入坐廁。",
    "丈母娘與娘家的人休戚與共，意志消沈。",
    "他心弦顫動，百花爭艷，淒涼的店舖歇業。",
    "海裡的魚，這隻小貓，一隻手。",
    "手術台上，服務台前，櫃台後面。",
    "病後初癒，傷口自癒。",
    "文件已銷毀，他詆毀別人，哄堂大笑。",
    "揹著書包，背著書包，拄著拐杖。",
    "一筆巨款與巨額債務，巨大的變化。",
    "自製的麵線與千層麵。",
    "向上捨入，四捨五入，餘弦與範疇。",
    "十厘米長，毫釐之差。",
    "剪彩之後曬太陽，晒乾衣服。",
    "侷限於局部，徑自離開，逕自離開。",
    "折疊床與摺疊床，坐標與座標，捲軸與卷軸。",
)


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_the_words_around_a_character_decide_it(case: list[str]) -> None:
    """The line of the fixture, character by character, in both regions."""
    for locale, expected in zip(("zh-Hant-TW", "zh-Hant-HK"), case[1:], strict=True):
        assert slepipe.convert(case[0], to=locale, terms=False, typography=False).text == expected


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_what_was_chosen_leads_back(case: list[str]) -> None:
    """Both Traditional forms of the fixture become its Simplified text."""
    for traditional in case[1:]:
        assert slepipe.convert(traditional, to="zh-Hans", terms=False, typography=False).text == case[0]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_what_was_chosen_is_no_error(case: list[str]) -> None:
    """A Taiwan text that holds the chosen characters is not repaired."""
    edition = slepipe.convert("這裡說的是醫學。" + case[1], to="zh-Hant-TW", terms=False, typography=False)
    assert [edit for edit in edition.edits if edit.kind == "repair"] == []


@pytest.mark.parametrize("text", GOOD)
def test_a_form_that_good_authors_write_is_no_error(text: str) -> None:
    """Variants that conversion does not write are left as they are."""
    for locale in ("zh-Hant-TW", "zh-Hant-HK"):
        edits = slepipe.convert(text, to=locale, terms=False, typography=False).edits
        assert [edit for edit in edits if edit.kind == "repair"] == []


def test_a_row_keeps_the_characters_of_its_word() -> None:
    """What is written is the word, in Traditional characters of the same number."""
    for word, _, _, written in rows("choices.tsv"):
        assert len(written) == len(word)
        # OpenCC makes 借 of 藉 in words only (慰藉 is 慰藉 in the Mainland).
        assert to_simplified(written).replace("藉", "借") == to_simplified(word)


def test_a_context_is_an_expression_or_parts_of_speech() -> None:
    """Each can be compiled, and none is the Traditional form of what stands in the Simplified text."""
    for _, before, after, _ in rows("choices.tsv"):
        for cell in (before, after):
            assert cell.startswith("/") or re.compile(cell)
            assert to_simplified(cell) == cell


def test_rules_with_a_context_come_before_those_without() -> None:
    """三海里 is a distance before 海里 is the sea."""
    for rules in choices().values():
        open_rules = [not (rule.before.text or rule.before.tags or rule.after.text or rule.after.tags) for rule in rules]
        assert open_rules == sorted(open_rules)


def test_a_phrase_counts_only_where_it_begins_and_ends_with_words() -> None:
    """酸菜鱼|面 is a phrase of OpenCC; 一出剧 in 一出|剧院 is chance."""
    fish = (Token("酸菜鱼", "n", 0, 3), Token("面", "n", 3, 4))
    assert choose("酸菜鱼面", fish) == {3: "麪"}
    assert phrase_in_traditional("一出剧院") == "一出劇院"
    engine = (Token("包括", "v", 0, 2), Token("发", "v", 2, 3), Token("动机", "n", 3, 5))
    assert choose("包括发动机", engine) == {}


def test_a_choice_is_written_where_its_word_stands() -> None:
    """Boundary marks shift the offsets of the words behind them."""
    tokens = (Token("唇", "n", 0, 1), Token("干", "v", 1, 2), Token("，", "x", 2, 3), Token("喉干", "n", 4, 6))
    text = "唇干， 喉干"
    chosen = choose(text, tokens)
    assert chosen == {1: "乾", 4: "喉乾"}
    assert to_traditional(split_words(text, tokens, chosen)).text == "脣乾， 喉乾"


def test_a_word_with_a_gap_inside_is_not_chosen() -> None:
    """A zero-width character inside of 范畴 makes it longer than the row."""
    assert choose("范\u200b畴", (Token("范畴", "nr", 0, 3),)) == {}


def test_names_keep_their_characters_and_words_do_not() -> None:
    """A surname and a given name are kept, foreign sounds too; 道德水准, 墨菲征 and 于 before a place are no names."""
    assert name_characters("范志准", (Token("范志准", "nr", 0, 3),)) == {0, 1, 2}
    assert name_characters("埃里克", (Token("埃里克", "nrt", 0, 3),)) == {1}
    assert name_characters("道德水准", (Token("道德水准", "nr", 0, 4),)) == frozenset()
    assert name_characters("墨菲征", (Token("墨菲征", "nr", 0, 3),)) == frozenset()
    assert name_characters("范畴", (Token("范畴", "nr", 0, 2),), {0: "範疇"}) == frozenset()
    assert name_characters("毕业于长安", (Token("毕业", "n", 0, 2), Token("于长安", "nr", 2, 5))) == frozenset()
    assert name_characters("，于长安", (Token("，", "x", 0, 1), Token("于长安", "nr", 1, 4))) == {1}


@settings(deadline=None)
@given(st.text("这只是小鼠干燥唇面条一碗系上松了卷起发型迟范畴余生，。 a1", max_size=30))
def test_choices_keep_the_length_of_any_text(text: str) -> None:
    """Whatever is chosen, each character has its place."""
    if text.strip():
        for locale in ("zh-Hant-TW", "zh-Hant-HK"):
            edition = slepipe.convert(text, to=locale, repair=False, terms=False, typography=False)
            assert len(edition.text) == len(text)
