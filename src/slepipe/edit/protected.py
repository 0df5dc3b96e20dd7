"""What stays as it is: addresses and code in every edit; e-mail, link targets, citation marks and English sentences in typography."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from slepipe.edit.letters import is_latin
from slepipe.model import Article
from slepipe.patterns import Pattern

# An address may hold Han (an encyclopedia's do); it ends before a blank, a bracket, a quotation mark or full-width punctuation, and
# before an ASCII mark that no ASCII follows, or only a bracket or quotation mark.
_ADDRESS = Pattern(
    r"(?:https?://|ftp://|www\.|\b10\.\d{4,9}/)"
    r"(?:[^\s<>\"'(),;:!?.，。；：、！？（）「」『』“”‘’《》【】]|[,;:!?.]+(?=[\w/%#&=+~@$*-])(?=[!-~]))+"
)
# Brackets in an address without Han belong to it: doi:10.1016/S0140-6736(10)61354-2.
_ASCII_ADDRESS = Pattern(r"(?:https?://|ftp://|www\.|\b10\.\d{4,9}/)[!#-&(-;=?-~]*(?<![,;:!?.)])")
_EMAIL = Pattern(r"(?a:(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)")
_FENCED = Pattern(r"(?ms)^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)")
_INLINE = Pattern(r"(?<!`)(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)")
_TARGET = Pattern(r"\]\((?:[^()\n]|\([^()\n]*\))*\)")
_WEB_TARGET = Pattern(r"\]\((?=<?(?:https?://|www\.))(?:[^()\n]|\([^()\n]*\))*\)")
# [4,5], [6, 16,17], [9-11;14]: marks of citations, set as the reference list numbers them.
_CITATION = Pattern(r"\[\d{1,3}(?:[ ,;~-]{1,2}\d{1,3})+\]")
# What an address begins with, and what to look for before another pattern is asked at all: to find a string is far cheaper.
_BEGINNINGS = ("http://", "https://", "ftp://", "www.", "10.")
_PLAIN = ((_EMAIL, "@"), (_WEB_TARGET, "]("))
_MARKDOWN = (*_PLAIN, (_INLINE, "`"), (_TARGET, "]("))
# Two of these make a stretch without Chinese a sentence: names such as Systemic Lupus Erythematosus have none.
_ENGLISH = ("of ", "the ", "and ", "in ", "with ", "for ", "is ", "are ", "was ", "were ")


def protected_spans(article: Article) -> tuple[tuple[int, int], ...]:
    """The addresses and the code of an article that no edit of any kind touches, sorted by kind."""
    text = article.text
    found = [match.span() for match in _web(text, 0, len(text), _ADDRESS)]
    if article.markdown and ("`" in text or "~~~" in text):
        found += [match.span() for match in _FENCED.finditer(text)]
        found += [match.span() for match in _INLINE.finditer(text)]
    return tuple(span for span in found if not text[slice(*span)].isascii())


def bodies(article: Article) -> list[tuple[int, int]]:
    """The stretches of the article between its references, which keep their wording and punctuation; in Markdown each block is one.

    Between the blocks of Markdown stands code, and code that one block opens no other one closes.
    """
    if article.markdown:
        return [(block.start, block.end) for block in article.blocks if block.kind != "reference"]
    runs = groupby(article.blocks, key=lambda block: block.kind == "reference")
    stretches = [list(run) for reference, run in runs if not reference]
    return [(run[0].start, run[-1].end) for run in stretches]


def addresses(article: Article) -> frozenset[int]:
    """The offsets inside web and e-mail addresses, DOIs, link targets, and the code of a Markdown source."""
    text = article.text
    found: list[re.Match[str]] = []
    for start, end in bodies(article):
        found += chain(_web(text, start, end, _ADDRESS), _web(text, start, end, _ASCII_ADDRESS))
    for pattern, sign in _MARKDOWN if article.markdown else _PLAIN:
        if sign in text:
            found += chain.from_iterable(pattern.finditer(text, start, end) for start, end in bodies(article))
    return _offsets(match.span() for match in found)


def _web(text: str, start: int, end: int, pattern: Pattern) -> Iterator[re.Match[str]]:
    """The addresses that a pattern finds in ``text[start:end]``."""
    last = start
    for at in sorted(at for beginning in _BEGINNINGS for at in every(text, beginning, start, end)):
        if at >= last and (match := pattern.match(text, at, end)):
            last = match.end()
            yield match


def citations(article: Article) -> frozenset[int]:
    """The offsets inside the square brackets of citations of several references, whose commas are no punctuation of the sentence."""
    text = article.text
    if "[" not in text:
        return frozenset()
    return _offsets(match.span() for start, end in bodies(article) for match in _CITATION.finditer(text, start, end))


def english(article: Article) -> frozenset[int]:
    """The offsets inside English sentences of the article's body, from the first word of each to the stop behind the last one."""
    return _offsets(chain.from_iterable(_sentences(article.text, start, end) for start, end in bodies(article)))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    hits = sorted(at for word in _ENGLISH for at in every(text, word, start, end) if at == start or not is_latin(text[at - 1]))
    last = start
    for number, at in enumerate(hits[:-1]):
        if at < last:
            continue
        left, right = at, at
        while left > start and not _parts(text, left - 1):
            left -= 1
        while right < end and not _parts(text, right):
            right += 1
        last = right
        if hits[number + 1] < right:
            words = [offset for offset in range(left, right) if is_latin(text[offset])]
            behind = words[-1] + 1
            while behind < right and text[behind] in ")].":
                behind += 1
            yield words[0], behind


def _parts(text: str, at: int) -> bool:
    """Whether a character bounds an English stretch: Chinese, its marks, a quotation mark, a line end."""
    character = text[at]
    if character == "’":
        return not (text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha())
    return character in '"“”‘\n' or (character >= "\u2e80" and not is_latin(character))


def every(text: str, sign: str, start: int, end: int) -> Iterator[int]:
    """The offsets of ``sign`` in ``text[start:end]``."""
    at = text.find(sign, start, end)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1, end)


def _offsets(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(chain.from_iterable(range(start, end) for start, end in spans))
