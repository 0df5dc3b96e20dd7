"""Segmentation: token for token what jieba gives, between the spans that recognition protects."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import slepipe
from slepipe.hanzi import to_simplified
from slepipe.model import Token
from slepipe.pipeline import Options, analyse
from slepipe.read import read_article
from slepipe.segment import engine
from slepipe.segment.engine import cut, is_seam, jieba_file, stem_ends, word_ends, word_seams, word_tag, words_between

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "source").iterdir())
SHARED = sorted((ROOT.parent / "shared").glob("*/**/*.txt"))
SENTENCE = re.compile("[^。！？\n]+[。！？\n]*")
WORDS = [line.split(" ")[0] for line in jieba_file("dict.txt").read_text(encoding="utf-8").splitlines()[::37]]
RUNS = "IL-6 CAR-T 1.5% C++ c# AT&T 3.14 95%CI P<0.001 TNF-α a_b x.y IgG1κ mg/kg 12:30 38,000 A B7 100% #1 +3 T恤 卡拉OK".split()
texts = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(RUNS),
        st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=4),
        st.text(alphabet="abcXYZ0189+#&._%- ", max_size=6),
        st.sampled_from("，。、；：？！（）《》“”…—· \n\t,.;:?!()"),
    ),
    max_size=12,
).map("".join)


def lcut(text: str, *, hmm: bool) -> list[str]:
    """What jieba itself gives."""
    return cut(text, hmm=hmm, engine="jieba")


def sentences(path: Path) -> list[str]:
    """The sentences of a text in Simplified."""
    return SENTENCE.findall(to_simplified(path.read_text(encoding="utf-8")))


@settings(deadline=None, max_examples=500)
@given(texts, st.booleans())
def test_any_text_is_cut_as_jieba_cuts_it(text: str, hmm: bool) -> None:
    """Words of jieba's dictionary, Han, runs of ASCII and punctuation in any order, with and without HMM."""
    assert cut(text, hmm=hmm) == lcut(text, hmm=hmm)


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("hmm", [True, False])
def test_a_run_of_ascii_is_cut_as_jieba_cuts_it(run: str, hmm: bool) -> None:
    """IL-6, 1.5%, C++ and AT&T, alone, between Han and doubled."""
    for text in (run, f"患者的{run}水平", f"{run}{run}", f"{run}，{run} {run}"):
        assert cut(text, hmm=hmm) == lcut(text, hmm=hmm)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_an_article_is_cut_as_jieba_cuts_it(path: Path) -> None:
    """Sentence by sentence, with and without HMM."""
    for sentence in sentences(path):
        for hmm in (True, False):
            assert cut(sentence, hmm=hmm) == lcut(sentence, hmm=hmm)


@pytest.mark.skipif(not SHARED, reason="the shared texts are not beside the repository")
def test_the_shared_texts_are_cut_as_jieba_cuts_them() -> None:
    """Sentence by sentence, with and without HMM."""
    for path in SHARED:
        for sentence in sentences(path):
            for hmm in (True, False):
                assert cut(sentence, hmm=hmm) == lcut(sentence, hmm=hmm)


@settings(deadline=None)
@given(texts, st.data())
def test_a_protected_span_is_one_token_and_the_rest_is_jiebas(text: str, data: st.DataObject) -> None:
    """Each stretch between the spans is cut on its own; white space is dropped; offsets are exact."""
    bounds = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [(a, b, "nz") for a, b in zip(bounds[::2], bounds[1::2], strict=False)]
    expected: list[tuple[str, int]] = []
    at = 0
    for start, end, _ in [*spans, (len(text), len(text), "")]:
        for word in lcut(text[at:start], hmm=True):
            if not word.isspace():
                expected.append((word, at))
            at += len(word)
        if end > start:
            expected.append((text[start:end], start))
        at = end
    for name in ("rjieba", "jieba"):
        tokens = words_between(text, spans, range(len(text)), engine=name)
        assert [(token.text, token.start) for token in tokens] == expected
        assert all(text[token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_tokens_of_an_article_tile_it(path: Path) -> None:
    """Tokens are in order and apart; only white space and gaps lie between; each outer mention is one token."""
    text = path.read_text(encoding="utf-8")
    document = slepipe.annotate(text)
    end = 0
    for token in document.tokens:
        assert not text[end : token.start].strip()
        assert end <= token.start < token.end
        end = token.end
    assert not text[end:].strip()
    spans = {(token.start, token.end) for token in document.tokens}
    assert {(m.start, m.end) for m in document.mentions if not m.nested} <= spans


@pytest.mark.parametrize("path", SOURCES[:2], ids=lambda path: path.stem)
def test_both_engines_give_one_document(path: Path) -> None:
    """The segmenter jieba gives the tokens of rjieba, and their parts of speech but for a word that only its neighbours make one."""
    article = read_article(path.read_text(encoding="utf-8"))
    documents = [analyse(article, options=Options(segmenter=name)).document for name in ("rjieba", "jieba")]
    assert [(t.text, t.start) for t in documents[0].tokens] == [(t.text, t.start) for t in documents[1].tokens]
    assert all(b.pos in (a.pos, "x") for a, b in zip(documents[0].tokens, documents[1].tokens, strict=True))


def test_segment_drops_white_space_and_keeps_entities_whole() -> None:
    """系统性红斑狼疮 and 300 mg are one token each, whatever the script; blanks are none."""
    tokens = slepipe.segment("系統性紅斑狼瘡 患者 每次 300 mg 。")
    assert [token.text for token in tokens] == ["系统性红斑狼疮", "患者", "每次", "300 mg", "。"]


def test_no_word_is_joined_across_a_span() -> None:
    """发动机 is a word, 发 and 机 beside a protected 动 are not joined."""
    assert [token.text for token in words_between("发动机", [(1, 2, "nz")], range(3))] == ["发", "动", "机"]
    assert [token.text for token in words_between("发动机", [], range(3))] == ["发动机"]


def test_a_nul_in_the_text_is_a_character_like_others() -> None:
    """The mark between stretches may stand in the text itself."""
    tokens = words_between("甲\0乙\0丙", [(4, 5, "nz")], range(5))
    assert [(token.text, token.start) for token in tokens if token.text != "\0"] == [("甲", 0), ("乙", 2), ("丙", 4)]


def test_word_ends_are_those_of_dictionary_words() -> None:
    """包括发动机 has its bounds at 0, 2 and 5; nothing has but its begin."""
    assert word_ends("包括发动机") == [0, 2, 5]
    assert word_ends("") == [0]


def test_long_words_fall_into_two_at_their_seams() -> None:
    """儿童|哮喘 has one; an idiom, a mollusc and a short word have none."""
    flow = "儿童哮喘，花枝招展，软体动物，病毒"
    assert word_seams(flow, word_ends(flow)) == {2}


def test_a_word_may_end_in_a_token_that_is_a_guess() -> None:
    """食餐 is no word of the dictionary, 病人 is one, and what recognition protects is whole."""
    assert is_seam(Token("食餐", "n", 0, 2), 1)
    assert not is_seam(Token("病人", "n", 0, 2), 1)
    assert not is_seam(Token("唾液腺切片", "nz", 0, 5), 3)
    assert not is_seam(Token("食餐", "n", 0, 2), 2)


def test_a_word_has_the_tag_of_the_dictionary() -> None:
    """A single character too; what is no word has none."""
    assert [word_tag(word) for word in ("上海", "包括", "泽", "包括发动机")] == ["ns", "v", "nr", ""]


def test_the_cache_of_jieba_lies_in_a_private_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in the predictable file of the temporary folder that jieba reads unchecked."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    engine._jieba_lcut.cache_clear()
    assert cut("红斑狼疮患者", engine="jieba") == cut("红斑狼疮患者")
    engine._jieba_lcut.cache_clear()
    (kept,) = tmp_path.rglob("*.cache")
    assert kept.parent == tmp_path / "slepipe"
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("flow", "expected"), [("芯片组", {2}), ("看录像片", {3}), ("应答器", set()), ("暴发户", set()), ("芯片", set())]
)
def test_a_word_ends_before_what_makes_a_thing_of_it(flow: str, expected: set[int]) -> None:
    """芯片|组 holds the word 芯片; what an 应答器 is called has nothing to do with 应答."""
    assert stem_ends(flow, word_ends(flow)) == expected
