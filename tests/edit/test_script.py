"""Script: each character as the region's publishers write it, in the coordinates of the source; scripts.txt holds the cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import slepipe
from slepipe.edit.script import in_script, split_words
from slepipe.hanzi import to_traditional
from slepipe.model import Token

LINES = Path(__file__).with_name("scripts.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" → ") for line in LINES if line and not line.startswith("#")]
REGIONS = ("zh-Hant-TW", "zh-Hant-HK")


@pytest.mark.parametrize(("simplified", "taiwan", "hong_kong"), CASES, ids=[case[0] for case in CASES])
def test_a_simplified_text_takes_the_script_of_the_region(simplified: str, taiwan: str, hong_kong: str) -> None:
    """The line of the fixture, character by character."""
    for locale, expected in zip(REGIONS, (taiwan, hong_kong), strict=True):
        assert slepipe.convert(simplified, to=locale, terms=False, typography=False).text == expected


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_traditional_text_takes_the_simplified_script(case: list[str]) -> None:
    """Both Traditional forms of the fixture lead back to its Simplified text."""
    for traditional in case[1:]:
        assert slepipe.convert(traditional, to="zh-Hans", terms=False, typography=False).text == case[0]


@pytest.mark.parametrize(
    ("taiwan", "hong_kong"),
    [
        ("醫師看著病人，著作等身。裡面有人。", "醫師看着病人，著作等身。裏面有人。"),
        ("這裡記著顯著的變化。", "這裏記着顯著的變化。"),
        ("這裡的藥有環磷醯胺與紅黴素，看著黴菌。", "這裏的藥有環磷酰胺與紅霉素，看着黴菌。"),
    ],
)
def test_characters_that_both_regions_publish_follow_the_region(taiwan: str, hong_kong: str) -> None:
    """著, 裡, 醯 and 黴素 in Taiwan are 着, 裏, 酰 and 霉素 in Hong Kong, and back; 著作, 顯著 and 黴菌 are so in both."""
    assert slepipe.convert(taiwan, to="zh-Hant-HK", terms=False).text == hong_kong
    assert slepipe.convert(hong_kong, to="zh-Hant-TW", terms=False).text == taiwan


def test_no_form_that_nobody_publishes_is_written() -> None:
    """OpenCC's 爲, 牀, 羣, 峯, 裏 (Taiwan), 説 and 溼 are settled."""
    text = "为了床边的人群，山峰里的湿气说不清，卫生、启动、污染、群众、线索、台湾"
    for locale, unwanted in (("zh-Hant-TW", "爲牀羣峯裏説溼衞啓汙衆臺綫"), ("zh-Hant-HK", "爲牀羣峯裡説溼衞啓汙衆臺綫")):
        assert not set(slepipe.convert(text, to=locale, terms=False).text) & set(unwanted)


@settings(deadline=None)
@given(st.text(max_size=40), st.sampled_from(REGIONS))
def test_script_keeps_the_length_of_any_text(text: str, locale: str) -> None:
    """One code point for each, so that offsets stay."""
    words = to_traditional(split_words(text, ()))
    assert len(in_script(text, words, locale)) == len(text)


def test_words_are_split_at_the_bounds_of_tokens() -> None:
    """What lies between tokens (a line end) is a piece of its own, and nothing is lost."""
    words = split_words("包括\n发动机", (Token("包括", "v", 0, 2), Token("发动机", "n", 3, 6)))
    assert words.text == "包括\n发动机"
    assert [piece for piece in words.separated.split(words.boundary) if piece] == ["包括", "\n", "发动机"]


def test_a_gap_inside_a_word_does_not_hide_it() -> None:
    """A word is converted without the reading or the line end that a copied page put into it."""
    text = "复(fù)杂的风(fēng)湿病，头(tóu)发(fà)干(gān)燥"
    assert slepipe.convert(text, to="zh-Hant-TW").text == "複雜的風濕病，頭髮乾燥"
    broken = "這項研究的對象是在三家醫院接受治療的病人，由醫師進行復\n雜臨床研究，結果良好。"
    assert "進行複雜臨床研究" in slepipe.convert(broken, to="zh-Hant-TW").text


@pytest.mark.parametrize(
    ("simplified", "taiwan"),
    [
        ("作者：范征、于海涛、余晖", "作者：范征、于海濤、余暉"),
        ("编辑：万 里 校对：于 干", "編輯：萬 里 校對：于 干"),
        ("创始人范征曾在美国任职", "創始人范征曾在美國任職"),
    ],
)
def test_names_keep_their_characters(simplified: str, taiwan: str) -> None:
    """范 is no 範 in a name, 于 no 於, 里 no 裡, also where it is set with a space."""
    assert slepipe.convert(simplified, "zh-Hant-TW", terms=False).text == taiwan


@pytest.mark.parametrize(
    ("simplified", "taiwan"),
    [
        ("您别着急，每四周复查一次", "您別著急，每四週複查一次"),
        ("伤口四周红肿，四周后好转", "傷口四周紅腫，四週後好轉"),
        ("让医学回归到患者身上", "讓醫學回歸到患者身上"),
        ("多因素Logistic回归分析", "多因素Logistic迴歸分析"),
        ("点赞后去玉里荣民医院", "點讚後去玉里榮民醫院"),
        ("当冲的账户", "當沖的帳戶"),
        ("刘嘉玲和钟楚红的钟点工", "劉嘉玲和鍾楚紅的鐘點工"),
        ("与她复合之后的复合物", "與她復合之後的複合物"),
        ("这出音乐剧与这出院病人", "這齣音樂劇與這出院病人"),
    ],
)
def test_the_words_around_it_decide_a_character(simplified: str, taiwan: str) -> None:
    """One Simplified character, several Traditional ones: 四周 is a place or four weeks."""
    assert slepipe.convert(simplified, "zh-Hant-TW", terms=False).text == taiwan
