"""The terms of an article: its content words by TF-IDF, with jieba's inverse document frequencies."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick, Implementation

from slepipe.model import Term, Token
from slepipe.segment.engine import jieba_file

# Parts of speech that carry no content: particles, conjunctions, pronouns, adverbs, numerals, measure words, time, punctuation.
_FUNCTION = frozenset("c d e f h k m mq o p q r rr rz t u ud ug uj ul uv uz w x y zg".split())
# jieba.analyse gives a word outside its table the median of the table (of jieba 0.42.1).
MEDIAN_IDF = 11.9547675029
_LIMIT = 100
# The segmenter guesses verbs such as 率为 and 组为 out of 应答率为 and 安慰剂组为; no table knows them.
_COPULAS = "为占达"

_known: dict[str, float] = {}
_whole: dict[bytes, bytes] = {}


def top_terms(tokens: Iterable[Token], limit: int = _LIMIT) -> tuple[Term, ...]:
    """The ``limit`` heaviest terms: words of two or more characters that are neither function words nor numbers.

    The weight is count / all counted words x IDF, as in ``jieba.analyse``. Ties are in order of the text.
    """
    tags: dict[str, str] = {}
    counts: dict[str, int] = {}
    for token in tokens:
        text, pos = token.text, token.pos
        # An English word in a Chinese text is a name or an abbreviation, or it is not a term of the text.
        if len(text) > 1 and pos not in _FUNCTION and not (pos == "eng" and text.islower()):
            counts[text] = counts.get(text, 0) + 1
            tags.setdefault(text, pos)
    total = sum(counts.values())
    idf = inverse_document_frequencies(set(counts))
    words = [text for text in counts if not (tags[text] == "v" and text[-1] in _COPULAS and idf[text] == MEDIAN_IDF)]
    heaviest = sorted(words, key=lambda text: -counts[text] * idf[text])[:limit]
    return tuple(Term(text, tags[text], counts[text], round(counts[text] / total * idf[text], 6)) for text in heaviest)


def inverse_document_frequencies(words: set[str]) -> dict[str, float]:
    """The IDF of each word in jieba's table, the median where it has none."""
    unseen = [word for word in sorted(words) if word not in _known]
    if unseen:
        _known.update(_look_up(unseen) if _known else _scan(unseen))
    return {word: _known[word] for word in words}


def _scan(words: list[str]) -> dict[str, float]:
    # One pass over the table (10 ms) is what a single article needs; the whole of it as a dict takes 80 ms.
    # The line end goes before the first row too.
    table = b"\n" + jieba_file("analyse/idf.txt").read_bytes()
    patterns = [b"\n" + word.encode() + b" " for word in words]
    found = dict.fromkeys(words, MEDIAN_IDF)
    for number, _, end in BytesAhoCorasick(patterns, implementation=Implementation.DFA).find_matches_as_indexes(table):
        found[words[number]] = float(table[end : table.index(b"\n", end)])
    return found


def _look_up(words: list[str]) -> dict[str, float]:
    if not _whole:
        cells = jieba_file("analyse/idf.txt").read_bytes().split()
        _whole.update(zip(cells[::2], cells[1::2], strict=True))
    return {word: float(_whole.get(word.encode(), MEDIAN_IDF)) for word in words}
