"""The words of jieba's dictionary that a text may hold, in place of all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import pytest
import rjieba
from hypothesis import given, settings
from hypothesis import strategies as st

from slepipe.hanzi import to_simplified
from slepipe.segment import dictionary
from slepipe.segment.dictionary import Dictionary, jieba_file

KEPT = lru_cache(dictionary._kept)
SOURCES = sorted((Path(__file__).resolve().parents[2] / "source").iterdir())
WORDS = [line.split(" ")[0] for line in jieba_file("dict.txt").read_text(encoding="utf-8").splitlines()[::37]]
texts = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=4)), max_size=12
).map("".join)


@pytest.fixture(autouse=True)
def _never_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "_LONG_TEXTS", 10**6)
    monkeypatch.setattr(dictionary, "_NEW_TEXTS", 10**6)
    monkeypatch.setattr(dictionary, "_table", KEPT)


@settings(deadline=None, max_examples=200)
@given(st.lists(texts, min_size=1, max_size=4), st.booleans())
def test_texts_are_cut_as_by_the_whole_dictionary(several: list[str], hmm: bool) -> None:
    """One text after the other, each with the words of those before it."""
    partial = Dictionary()
    for text in several:
        jieba = partial.knowing(text)
        assert jieba is not rjieba
        assert jieba.tag(text, hmm) == rjieba.tag(text, hmm)
        assert jieba.cut(text, hmm) == rjieba.cut(text, hmm)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_an_article_is_cut_as_by_the_whole_dictionary(path: Path) -> None:
    """Every word with its part of speech, and the weight of all words is the same."""
    text = to_simplified(path.read_text(encoding="utf-8"))
    jieba = Dictionary().knowing(text)
    assert jieba.tag(text, True) == rjieba.tag(text, True)
    assert jieba.cut(text, False) == rjieba.cut(text, False)
    assert jieba.suggest_freq("红斑狼疮") == rjieba.suggest_freq("红斑狼疮")


def test_a_word_is_known_whose_characters_stood_in_two_texts() -> None:
    """The third holds no pair of characters that is new."""
    partial = Dictionary()
    for text in ("红斑", "斑狼狼疮", "红斑狼疮"):
        assert partial.knowing(text).cut(text, False) == rjieba.cut(text, False)


def test_many_short_texts_get_the_whole_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """To learn each takes longer than to build all."""
    monkeypatch.setattr(dictionary, "_NEW_TEXTS", 3)
    partial = Dictionary()
    assert [partial.knowing(text) is rjieba for text in ("红斑", "红", "狼疮", "肾炎", "皮疹")] == [
        False,
        False,
        False,
        False,
        True,
    ]


def test_more_than_one_article_gets_the_whole_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two long texts are of one article."""
    monkeypatch.setattr(dictionary, "_LONG_TEXTS", 2)
    partial = Dictionary()
    long = "红斑狼疮" * 100
    assert [partial.knowing(long) is rjieba for _ in range(4)] == [False, False, True, True]
    assert Dictionary(rjieba).knowing(long) is rjieba
    assert Dictionary().knowing(long * 200) is rjieba


def test_a_first_run_does_not_work_out_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor one that cannot keep them; a second one does."""
    monkeypatch.undo()
    dictionary._table.cache_clear()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(dictionary, "_kept", lambda: (b"", b"", b"", 1))
    assert dictionary._table() is None
    dictionary._table.cache_clear()
    (tmp_path / "slepipe" / "frequencies-0.msgpack").touch()
    assert dictionary._table() is not None
    dictionary._table.cache_clear()


def test_the_words_can_be_worked_out_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As make does when it sets up: the first run has them."""
    monkeypatch.undo()
    dictionary._table.cache_clear()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    dictionary.keep_words()
    table = dictionary._table()
    dictionary._table.cache_clear()
    assert table is not None
    assert table == KEPT()


def test_a_second_thread_gets_the_whole_dictionary() -> None:
    """It must not cut while words are added."""
    partial = Dictionary()
    assert partial.knowing("红斑狼疮") is not rjieba
    with ThreadPoolExecutor(1) as other:
        assert other.submit(partial.knowing, "红斑狼疮").result() is rjieba


@pytest.mark.parametrize("missing", ["_table", "_bare"])
def test_another_rjieba_is_taken_whole(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One with another dictionary, or built in another way."""
    monkeypatch.setattr(dictionary, missing, lambda: None)
    assert Dictionary().knowing("红斑狼疮") is rjieba
