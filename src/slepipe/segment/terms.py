"""The terms of an article: its content words by TF-IDF, with jieba's inverse document frequencies."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from slepipe.cache import cached
from slepipe.model import Term, Token
from slepipe.segment.dictionary import jieba_file
from slepipe.segment.engine import dictionary_tag

# Parts of speech that carry no content: particles, conjunctions, pronouns, adverbs, numerals, measure words, time, punctuation.
_FUNCTION = frozenset("c d e f h k m mq o p q r rr rz t u ud ug uj ul uv uz w x y zg".split())
# jieba.analyse gives a word outside its table the median of the table (of jieba 0.42.1).
MEDIAN_IDF = 11.9547675029
_LIMIT = 100
# The parts of speech of what recognition names, and of persons, places, organizations and Latin words that jieba knows or guesses.
_NAMED = frozenset("nz nt nr ns eng".split())
# What verbs and adjectives of all articles have (使用 4.5, 治疗 5.8, 显著 6.8), and 接种 (7.7) and 随访 (10.4) have not.
_VERBS = frozenset("v a ad vd".split())
_SAID_EVERYWHERE = 7.0
# Words that the segmenter guesses are often parts of others (组与, 率为, 前应); one that comes back and has no such character (覆诊) is likely one.
_COMES_BACK = 2
_JOINING = frozenset("与和或及为占达率的了在将应可")


def top_terms(tokens: Iterable[Token], limit: int = _LIMIT) -> tuple[Term, ...]:
    """The ``limit`` heaviest terms: words of two or more characters that are neither function words nor numbers.

    Left out are verbs and adjectives that any article has, and words of no dictionary that no recognition knows and the text has once or twice.

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
    idf = inverse_document_frequencies(counts)
    words = [text for text, count in counts.items() if _is_content(text, tags[text], count, idf[text])]
    heaviest = sorted(words, key=lambda text: -counts[text] * idf[text])[:limit]
    return tuple(Term(text, tags[text], counts[text], round(counts[text] / total * idf[text], 6)) for text in heaviest)


def _is_content(text: str, pos: str, count: int, idf: float) -> bool:
    if pos in _VERBS and idf < _SAID_EVERYWHERE:
        return False
    comes_back = count >= _COMES_BACK and _JOINING.isdisjoint(text)
    return pos in _NAMED or comes_back or dictionary_tag(text) != ""


def inverse_document_frequencies(words: Iterable[str]) -> dict[str, float]:
    """The IDF of each word in jieba's table, the median where it has none."""
    return {word: _inverse_document_frequency(word) for word in words}


@lru_cache(maxsize=65536)
def _inverse_document_frequency(word: str) -> float:
    signs, bounds, rows = _table()
    number = bisect_left(signs, word[0])
    row = b"\n" + word.encode() + b" "
    at = rows.find(row, bounds[number], bounds[number + 1]) if signs[number : number + 1] == word[0] else -1
    return float(rows[at + len(row) : rows.index(b"\n", at + 1)]) if at >= 0 else MEDIAN_IDF


_Kept = tuple[str, tuple[int, ...], bytes]
"""First characters, sorted; where the rows of each begin, and of the last end; all rows, each between line ends."""


@lru_cache(maxsize=1)
def _table() -> _Kept:
    """The rows of jieba's table in order of their words, and where those that begin with a character stand in it."""
    path = jieba_file("analyse/idf.txt")
    state = path.stat()
    # Sorting the table takes 0.2 s, and its hash alone 10 ms; path, size and time tell its version as they do for .pyc files.
    made_from = repr((str(path), state.st_size, state.st_mtime_ns)).encode()
    return cached("frequencies", [made_from], tuple[str, tuple[int, ...], bytes], lambda: _sorted(path.read_text("utf-8")))


def _sorted(table: str) -> _Kept:
    signs: list[str] = []
    bounds: list[int] = []
    rows = bytearray(b"\n")
    for first, group in groupby(sorted(table.splitlines()), key=itemgetter(0)):
        signs.append(first)
        bounds.append(len(rows) - 1)
        rows += "".join(f"{row}\n" for row in group).encode()
    return "".join(signs), (*bounds, len(rows)), bytes(rows)
