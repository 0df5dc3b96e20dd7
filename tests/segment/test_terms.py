"""Terms: content words by TF-IDF, weighed as jieba.analyse weighs them."""

from __future__ import annotations

import warnings
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import slepipe
from slepipe.model import Token
from slepipe.segment.terms import MEDIAN_IDF, inverse_document_frequencies, top_terms

with warnings.catch_warnings():
    warnings.simplefilter("ignore", ResourceWarning)  # jieba leaves its table open
    import jieba.analyse

TFIDF = jieba.analyse.default_tfidf
WORDS = ["狼疮", "抗体", "肾炎", "患者", "激素", "治疗", "阿伏利尤单抗", "泡沫", "医院", "皮肤"]


def tokens(words: list[str], pos: str = "n") -> list[Token]:
    """The words in a row as tokens."""
    return [Token(word, pos, number * 10, number * 10 + len(word)) for number, word in enumerate(words)]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_weights_are_those_of_jieba(words: list[str]) -> None:
    """Count / all counted words x IDF, the median for a word outside the table: the formula of jieba.analyse."""
    counts = Counter(words)
    expected = {word: count / len(words) * TFIDF.idf_freq.get(word, TFIDF.median_idf) for word, count in counts.items()}
    found = top_terms(tokens(words, "nz"))
    assert {term.text: term.weight for term in found} == pytest.approx(expected, abs=1e-6)
    assert {term.text: term.count for term in found} == counts
    assert [term.weight for term in found] == sorted((term.weight for term in found), reverse=True)


def test_a_text_of_content_words_weighs_as_in_jieba() -> None:
    """jieba.analyse.extract_tags on the same words gives the same weights."""
    text = "狼疮患者皮肤抗体狼疮医院激素治疗"
    mine = {term.text: term.weight for term in top_terms(tokens(list(jieba.cut(text))))}
    assert mine == pytest.approx(dict(jieba.analyse.extract_tags(text, topK=None, withWeight=True)), abs=1e-6)


def test_the_weights_are_those_of_the_table() -> None:
    """Every tenth word of jieba's table, and words that it lacks, weigh what jieba gives them."""
    sample = sorted(TFIDF.idf_freq)[::10]
    found = inverse_document_frequencies([*sample, *WORDS, "劳动防护的", "𠀀"])
    assert found == {word: TFIDF.idf_freq.get(word, TFIDF.median_idf) for word in found}


def test_the_median_is_that_of_the_table() -> None:
    """What a word outside the table weighs in jieba."""
    assert pytest.approx(TFIDF.median_idf) == MEDIAN_IDF


@pytest.mark.parametrize("pos", ["c", "d", "m", "p", "r", "t", "uj", "x"])
def test_function_words_and_numbers_are_no_terms(pos: str) -> None:
    """Their parts of speech carry no content."""
    assert top_terms(tokens(["所以"], pos)) == ()


def test_single_characters_and_plain_english_words_are_no_terms() -> None:
    """病 and trial say little, an abbreviation counts."""
    assert top_terms(tokens(["病"])) == ()
    assert [term.text for term in top_terms(tokens(["trial", "SLEDAI"], "eng"))] == ["SLEDAI"]


def test_the_limit_keeps_the_heaviest() -> None:
    """Ties are in order of the text."""
    found = top_terms(tokens(["肾炎", "狼疮", "狼疮"]), limit=1)
    assert [term.text for term in found] == ["狼疮"]


def test_terms_are_in_simplified_and_out_of_references() -> None:
    """A Traditional article has the terms of its view; the reference list adds none."""
    text = "狼瘡的治療\n\n狼瘡抗體的研究顯示，抗體與腎臟有關。\n\n參考文獻\n[1] Smith J. Wolves of Norway. Lupus. 2020;5:1-2.\n"
    found = {term.text for term in slepipe.annotate(text).terms}
    assert {"抗体", "肾脏"} & found
    assert not {"Norway", "Wolves"} & found


def test_what_any_article_does_is_no_term() -> None:
    """使用 and 治疗 say nothing of an article, 随访 does; as nouns they all may."""
    assert [term.text for term in top_terms(tokens(["使用", "治疗", "随访"], "v"))] == ["随访"]
    assert len(top_terms(tokens(["使用", "治疗", "随访"], "vn"))) == 3


def test_a_guess_of_the_segmenter_is_a_term_if_it_comes_back() -> None:
    """前应 is a part of other words; what recognition names needs no dictionary."""
    assert not top_terms(tokens(["前应", "组与"]))
    assert [term.text for term in top_terms(tokens(["切肠"] * 2))] == ["切肠"]
    assert not top_terms(tokens(["率为"] * 7, "v"))
    assert [term.text for term in top_terms(tokens(["腺泡炎素"], "nz"))] == ["腺泡炎素"]
