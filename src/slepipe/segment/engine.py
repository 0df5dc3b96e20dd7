"""Words of the Simplified view, token for token as jieba cuts them between the spans that recognition protects.

The default engine is rjieba, jieba's dictionary and model in Rust. It gives the tokens of jieba without HMM, and with HMM
it differs only in keeping runs of ASCII whole (IL-6, CAR-T); those are split here as jieba splits them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal

from slepipe.cache import private_cache
from slepipe.model import Token
from slepipe.segment.dictionary import dictionary, jieba_file

Engine = Literal["rjieba", "jieba"]

# How jieba 0.42.1 splits text without Han characters when HMM is on (jieba.finalseg.re_skip).
_ASCII_RUN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
_ASCII_MIX = re.compile(r"[a-zA-Z0-9][+#&._%\-]|[+#&._%\-][a-zA-Z0-9+#&._%\-]")
# The words of jieba's dictionary that this would split, although jieba finds them whole.
_WHOLE = frozenset({"AT&T", "c#", "C#", "c++", "C++"})


def cut(text: str, *, hmm: bool = True, engine: Engine = "rjieba") -> list[str]:
    """The words of a Simplified text, white space included, exactly as ``jieba.lcut(text, HMM=hmm)`` gives them."""
    if engine == "jieba":
        words: list[str] = _jieba_lcut()(text, HMM=hmm)
        return words
    return [word for word, _ in _tagged(text, hmm)]


@lru_cache(maxsize=8192)
def tagged_words(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a short Simplified text with their parts of speech; the same names are asked for again and again."""
    return tuple(_tagged(text, hmm=True))


def words_between(
    flow: str,
    protected: Sequence[tuple[int, int, str]],
    offsets: Sequence[int],
    *,
    hmm: bool = True,
    engine: Engine = "rjieba",
) -> list[Token]:
    """Cut the flow into words; each protected ``(start, end, pos)`` is one word. White space is dropped.

    ``protected`` is sorted and does not overlap. Its offsets are code points of the flow; ``offsets`` leads from these to the
    tokens' own.
    """
    # One call for all stretches between the spans: jieba never joins words across a NUL.
    bounds = [(0, 0, ""), *protected, (len(flow), len(flow), "")]
    joined = "\0".join([flow[before[1] : after[0]] for before, after in pairwise(bounds)])
    tagged = _tagged(joined, hmm) if engine == "rjieba" else [(w, _pos(w)) for w in cut(joined, hmm=hmm, engine=engine)]
    tokens: list[Token] = []
    spans = iter(bounds[1:])
    at, (start, end, pos) = 0, next(spans)
    for word, tag in tagged:
        if at == start and word == "\0":
            tokens.append(Token(flow[start:end], pos, offsets[start], offsets[end - 1] + 1))
            at, (start, end, pos) = end, next(spans)
            continue
        first, at = at, at + len(word)
        if not word.isspace():
            tokens.append(Token(word, tag, offsets[first], offsets[at - 1] + 1))
    return tokens


def word_ends(flow: str) -> list[int]:
    """The offsets behind the words of jieba's dictionary, in order, with 0 before them; outside its words every character is one."""
    return [0, *accumulate(map(len, dictionary.knowing(flow).cut(flow, False)))]


# What jieba's dictionary has for one thing, whose second half is not what it is alone: a mollusc is no software, 催泪瓦斯 no gas of a kitchen.
_ONE_THING = frozenset(
    "软体动物 催泪瓦斯 护士学校 科研院所 研究院所 黄化质体 内燃机车 蒸汽机车 电力机车 调度机车 机车信号 机车车辆 自动机车 自动应答 队列训练 水准测量 联邦快递"
    " 应答器 应答机 影印版 水准仪 水准器 水准图 水准面 连结线 电疗仪 毛毡厂 机车厂 机车组 病患者 行路人 行路者".split()
)
# Idioms, and names of persons and places.
_WHOLE_TAGS = frozenset({"i", "nr", "nrt", "nrfg", "ns"})
_LONG_WORD = 4
# What a word of two characters makes of another: what is made of it (塑料袋), does it (打印机), records it (录像带), trades in it (软件业).
_SUFFIXES = frozenset(
    "机器仪带片组件厂布板桶盆盖箱袋膜纸绳套管灯枪线库网版站图层峰柱业商员工费部人者信表场馆拍块条皮粉汁酱汤粥糊面须垫键"
)


def word_seams(flow: str, ends: Sequence[int]) -> frozenset[int]:
    """The offsets at which long words fall into two words of the dictionary (儿童|哮喘, 内科|病房); ``ends`` are those of ``word_ends``."""
    return frozenset(
        start + at
        for start, end in pairwise(ends)
        if (end - start >= _LONG_WORD and flow[start] > "z") or flow[start:end] in _ENDED
        for at in _seams(flow[start:end])
    )


def stem_ends(flow: str, ends: Sequence[int]) -> frozenset[int]:
    """The offsets at which a word ends before one character that makes a thing of it: 芯片|组, 录像|片; no word begins there (生产线|上)."""
    return frozenset(
        end - 1
        for start, end in pairwise(ends)
        if end - start == _LONG_WORD - 1 and flow[end - 1] in _SUFFIXES and _has_stem(flow[start:end])
    )


@lru_cache(maxsize=8192)
def _has_stem(word: str) -> bool:
    tag = dictionary_tag(word)
    return tag != "" and tag not in _WHOLE_TAGS and word not in _ONE_THING and dictionary_tag(word[:-1]) != ""


def is_seam(token: Token, at: int) -> bool:
    """Whether a word ends inside of a token, at an offset of the source: the 质量 of 空气|质量, and the 食 of 食餐, which the model only guessed."""
    if not token.start < at < token.end:
        return False
    if (len(token.text) >= _LONG_WORD or token.text in _ENDED) and at - token.start in _seams(token.text):
        return True
    return token.pos not in _KNOWN_TAGS and at - token.start in _guessed(token.text)


# 罕见|病患者 are people with a 罕见病.
_ENDED = frozenset({"病患者"})
# Of what recognition protects, and of names.
_KNOWN_TAGS = frozenset({"nz", "nr", "nrt", "nrfg", "ns", "nt", "t", "m", "x", "eng"})


@lru_cache(maxsize=8192)
def _guessed(word: str) -> frozenset[int]:
    """Where the dictionary cuts what is no word of it."""
    return frozenset() if dictionary_tag(word) else frozenset(word_ends(word))


@lru_cache(maxsize=8192)
def _seams(word: str) -> tuple[int, ...]:
    if word in _ENDED:
        return (1,)
    tag = dictionary_tag(word)
    if not tag or tag in _WHOLE_TAGS or word in _ONE_THING:
        return ()
    return tuple(at for at in range(2, len(word) - 1) if dictionary_tag(word[:at]) and dictionary_tag(word[at:]))


def word_start(ends: Sequence[int], end: int) -> int:
    """Where the word begins that ends at ``end``, or the character where none does; ``ends`` are those of ``word_ends``."""
    place = bisect_left(ends, end)
    return ends[place - 1] if place < len(ends) and ends[place] == end else end - 1


def _tagged(text: str, hmm: bool) -> list[tuple[str, str]]:
    tagged: list[tuple[str, str]] = dictionary.knowing(text).tag(text, hmm)
    # Only a run that holds a letter or digit beside a sign can need a split.
    return _split_ascii(tagged) if hmm and _ASCII_MIX.search(text) else tagged


def _split_ascii(tagged: list[tuple[str, str]]) -> list[tuple[str, str]]:
    mixed = [
        number
        for number, (word, _) in enumerate(tagged)
        if word.isascii() and len(word) > 1 and not word.isalnum() and word not in _WHOLE
    ]
    result: list[tuple[str, str]] = []
    done = 0
    for number in mixed:
        result += tagged[done:number]
        result += [(part, _ascii_pos(part)) for part in _ASCII_RUN.split(tagged[number][0]) if part]
        done = number + 1
    return result + tagged[done:]


def _ascii_pos(word: str) -> str:
    return "x" if not word[0].isalnum() else "m" if word[0].isdigit() else "eng"


@lru_cache(maxsize=4096)
def _pos(word: str) -> str:
    tagged: list[tuple[str, str]] = dictionary.knowing(word).tag(word, True)
    return tagged[0][1] if len(tagged) == 1 else "x"


@lru_cache(maxsize=4096)
def dictionary_tag(word: str) -> str:
    """The part of speech of a word of jieba's dictionary, empty for any other text."""
    return word_tag(word) if len(word) > 1 else ""


@lru_cache(maxsize=16384)
def word_tag(word: str) -> str:
    """The part of speech that jieba's dictionary gives a word or a single character, empty for any other text."""
    tagged: list[tuple[str, str]] = dictionary.knowing(word).tag(word, False)
    return tagged[0][1] if len(tagged) == 1 else ""


@lru_cache(maxsize=1)
def _jieba_lcut() -> Callable[..., list[str]]:
    import hashlib
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    dictionary = jieba_file("dict.txt")
    # jieba reads a predictable file of the temporary folder unchecked; a planted one would change words silently.
    tokenizer.tmp_dir = str(private_cache())
    tokenizer.cache_file = f"jieba-{hashlib.sha256(dictionary.read_bytes()).hexdigest()[:16]}.cache"
    lcut: Callable[..., list[str]] = tokenizer.lcut
    return lcut
