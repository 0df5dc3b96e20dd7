"""Typography: marks and signs as the locale's publishers set them; typography.txt holds the cases."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import slepipe
from slepipe.edit.columns import COLUMNS
from slepipe.edit.edition import Switches
from slepipe.edit.typography import DEFAULT_RULES, EXTRA_RULES
from slepipe.model import Article, Block, Edition
from slepipe.pipeline import analyse, edition
from slepipe.read import read_article

DOCS = Path(__file__).resolve().parents[2] / "docs"
Case = tuple[str, tuple[str, ...], str, str]


def cases() -> list[Case]:
    """Locale, extra rules, text and its typography of each line of the fixture."""
    found: list[Case] = []
    locale, extra = "", ()
    for line in Path(__file__).with_name("typography.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            locale, *names = line[3:].split()
            extra = tuple(names)
        elif line and not line.startswith("#"):
            before, after = line.split(" → ")
            found.append((locale, extra, before, after))
    return found


CASES = cases()
PIECES = (
    '狼疮 狼瘡 的 一种 即 三 SLE IgG mg I 3 12 １ Ａ Ⅲ " “ ” ‘ ’ 「 」 『 』 << >> 〈 〉 《 》 ... … 。。。 . -- — - ~ 〜 ％ % º C '
    "( ) （ ） , ， ; : ? ! ` ]( ] = ' a@b.org https://a.org/?b=1,2"
).split(" ")
texts = st.lists(st.sampled_from([*PIECES, " ", "\n", "\n\n", "of ", "the ", "in "]), max_size=14).map("".join)
locales = st.sampled_from(("zh-Hans", "zh-Hant-TW"))
TOGETHER = ("typography.space", "typography.roman-numerals", "typography.full-width-letters")
extras = st.sampled_from([(), TOGETHER, *((rule,) for rule in EXTRA_RULES)])


def typeset(text: str, locale: str, *, markdown: bool = False, **switches: tuple[str, ...]) -> Edition:
    """The edition with typography as its only kind of edit, beside script."""
    chosen = Switches(repair=False, terms=False, **switches)
    return edition(analyse(read_article(text, markdown=markdown)), locale, chosen)


def paragraphs(text: str, *, markdown: bool) -> Article:
    """An article in which every line is a paragraph."""
    lines = re.finditer(r"[^\n]+", text)
    return Article(text, tuple(Block("paragraph", *line.span()) for line in lines), markdown=markdown)


def test_the_chinese_number_before_a_paragraph_stands_in_full_width_brackets() -> None:
    """It is outside of what the paragraph says; (1) is a number in figures and stays."""
    text = "(一)限既往接受过治疗的患者。\n\n(四)限18岁以上患者。"
    assert slepipe.convert(text, to="zh-Hans").text == "（一）限既往接受过治疗的患者。\n\n（四）限18岁以上患者。"


@pytest.mark.parametrize(("locale", "extra", "before", "after"), CASES, ids=[case[2] for case in CASES])
def test_a_text_is_set_as_its_publishers_do(locale: str, extra: tuple[str, ...], before: str, after: str) -> None:
    """The line of the fixture, with typography as the only kind of edit."""
    made = typeset(before, locale, extra=extra)
    assert made.text == after
    assert {edit.kind for edit in made.edits} <= {"typography"}


@pytest.mark.parametrize(("locale", "extra", "before", "after"), CASES, ids=[case[3] for case in CASES])
def test_what_is_set_well_stays(locale: str, extra: tuple[str, ...], before: str, after: str) -> None:
    """The right side of each line is left as it is."""
    assert typeset(after, locale, extra=extra).edits == ()


@settings(deadline=None, max_examples=300)
@given(texts, locales, extras, st.booleans())
def test_typography_is_idempotent(text: str, locale: str, extra: tuple[str, ...], markdown: bool) -> None:
    """What was set once is not set anew, whatever the text; each line is a paragraph, for how a text is read is no question here."""
    switches = Switches(repair=False, terms=False, extra=extra)
    made = edition(analyse(paragraphs(text, markdown=markdown)), locale, switches)
    assert edition(analyse(paragraphs(made.text, markdown=markdown)), locale, switches).edits == ()


@settings(deadline=None, max_examples=300)
@given(texts, locales, extras)
def test_edits_that_change_lengths_are_exact(text: str, locale: str, extra: tuple[str, ...]) -> None:
    """Edits hold what stands in the source, are sorted and apart, and change something."""
    end = 0
    for edit in typeset(text, locale, extra=extra).edits:
        assert end <= edit.start < edit.end
        assert text[edit.start : edit.end] == edit.before != edit.after
        end = edit.end


# What keeps columns needs words that change: test_columns.py.
@pytest.mark.parametrize("rule", [rule for rule in DEFAULT_RULES if rule != COLUMNS])
def test_a_rule_can_be_left_out(rule: str) -> None:
    """Without its name no edit of it is made; with the prefix of all, none at all."""
    text = '他说"狼疮",见<<红斑>>(1~2年)...占5％,38ºC,即〈疮〉--红斑,约两、三天 。“甲”、“乙”,乔治．史密斯生于一九八○年,分1∶1组,共1 200例'
    locale = "zh-Hant-TW" if rule in ("typography.ratio", "typography.thousands") else "zh-Hans"
    assert rule in {edit.rule for edit in typeset(text, locale).edits}
    assert rule not in {edit.rule for edit in typeset(text, locale, without=(rule,)).edits}
    assert {edit.kind for edit in typeset(text, locale, without=("typography",)).edits} <= {"script"}


@pytest.mark.parametrize("rule", EXTRA_RULES)
def test_an_extra_rule_is_off_by_default(rule: str) -> None:
    """It is applied when it is asked for, unless it is left out or all typography is."""
    text = "用SLE治疗 3 例Ⅲ期ＲＡ"
    article = analyse(read_article(text))
    assert typeset(text, "zh-Hans").edits == ()
    assert {edit.rule for edit in typeset(text, "zh-Hans", extra=(rule,)).edits} == {rule}
    assert typeset(text, "zh-Hans", extra=(rule,), without=(rule,)).edits == ()
    assert edition(article, "zh-Hans", Switches(typography=False, extra=(rule,))).edits == ()


def test_a_quotation_of_several_paragraphs_keeps_its_inner_marks() -> None:
    """A ‘ in a paragraph that stands in an open quotation is an inner one; in the next heading nothing is open."""
    text = "他說：“狼瘡是慢性病。\n\n‘紅斑’會復發。\n\n‘皮疹’也會。”\n\n‘緩解’是目標。"
    assert (
        typeset(text, "zh-Hant-TW").text == "他說：「狼瘡是慢性病。\n\n『紅斑』會復發。\n\n『皮疹』也會。」\n\n「緩解」是目標。"
    )


def test_references_keep_their_punctuation() -> None:
    """Entries of the reference list are set as the author set them."""
    reference = '[1] 王明,李华. "狼疮"(SLE)研究...[J]. 中华内科杂志, 2020, 5(1): 1~2.'
    text = f"狼疮研究,见文献[1]。\n\n参考文献\n{reference}"
    extra = ("typography.space",)
    assert typeset(text, "zh-Hans", extra=extra).text == f"狼疮研究，见文献[1]。\n\n参考文献\n{reference}"


def test_code_and_link_targets_of_markdown_stay() -> None:
    """`a,b`, a fenced block and what stands behind ]( are no text."""
    text = '见`狼疮,"x"`与[狼疮,病](红斑,x.md "题,名")。\n\n```\n狼疮,红斑...\n```\n'
    assert typeset(text, "zh-Hans", markdown=True).text == text.replace("[狼疮,病]", "[狼疮，病]")


def test_a_space_is_set_beside_the_words_of_an_edition() -> None:
    """The term CAR-T 细胞 brings its own letters; script changes the character beside the space."""
    made = edition(analyse(read_article("用CD20单克隆抗体治疗")), "zh-Hant-TW", Switches(extra=("typography.space",)))
    assert made.text == "用 CD20 單株抗體治療"


def test_the_rules_are_documented() -> None:
    """docs/editions.md names each of them."""
    page = (DOCS / "editions.md").read_text(encoding="utf-8")
    assert [rule for rule in (*DEFAULT_RULES, *EXTRA_RULES) if f"`{rule}`" not in page] == []
