"""Quotation marks: outer and inner ones, told by how they nest and not by their form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from slepipe.edit.letters import HAN, neighbour
from slepipe.edit.pairs import is_apostrophe, match_pairs
from slepipe.edit.protected import bodies, every
from slepipe.edit.tables import MAINLAND
from slepipe.hanzi import is_han
from slepipe.model import Article, Block
from slepipe.patterns import Pattern

# “ may be closed by 」: in the edition they have one form.
_FORM = {"“": "“", "”": "”", "‘": "‘", "’": "’", "「": "“", "」": "”", "『": "‘", "』": "’"}
_STRAIGHT = '"'
_JSON = '{"'
_INNER = frozenset("‘’")
_OPENED_BY = {"”": "“", "’": "‘"}
_CURLY = ("“”", "‘’")
_CORNER = ("「」", "『』")
# 5'3" is a height.
_HEIGHT = Pattern(r"""\d['′’]\s?\d{1,2}["”″]""")


class Quote(msgspec.Struct, frozen=True, gc=False):
    """A quotation mark at ``at`` that editions set in their own way."""

    at: int
    inner: bool
    closing: bool


def quotation_mark(quote: Quote, locale: str) -> str:
    """The mark of a locale: outer “” and inner ‘’ in Simplified, outer 「」 and inner 『』 in Traditional editions."""
    return (_CURLY if locale == MAINLAND else _CORNER)[quote.inner][quote.closing]


def find_quotes(article: Article, kept: frozenset[int]) -> tuple[Quote, ...]:
    """The quotation marks of Chinese text, outside of references; apostrophes, inches and quotes in English phrases are left out."""
    text = article.text
    marks = sorted(at for start, end in bodies(article) for mark in (*_FORM, _STRAIGHT) for at in every(text, mark, start, end))
    found: list[Quote] = []
    carried = False
    for block in article.blocks if marks else ():
        inside = marks[bisect_left(marks, block.start) : bisect_left(marks, block.end)]
        if block.kind != "paragraph":
            carried = False
        if inside and block.kind != "reference" and HAN.search(text, block.start, block.end):
            quotes, carried = _in_block(text, block, [at for at in inside if at not in kept], carried=carried)
            found += quotes
    return tuple(found)


def _in_block(text: str, block: Block, marks: Sequence[int], *, carried: bool) -> tuple[list[Quote], bool]:
    """The quotes of a block, and whether a quotation is open at its end; ``carried`` tells that one was at its start."""
    forms = _forms(text, block, marks)
    pairs, lone = match_pairs(sorted(forms.items()))
    # Straight ones were judged in pairs of their own.
    chinese = [pair for pair in pairs if _STRAIGHT in (text[pair[0]], text[pair[1]]) or not _stays(text, block, *pair)]
    around: list[tuple[int, bool]] = []
    # As a ’ a lone 』 behind a Latin letter would be an apostrophe.
    found = [Quote(at, forms[at] in _INNER, forms[at] in _OPENED_BY) for at in lone if not _ends_word(text, at)]
    for opening, closing in chinese:
        while around and around[-1][0] < opening:
            around.pop()
        # Where a mark lacks its partner, here or in the paragraph before, the levels are the author's.
        written = forms[opening] in _INNER
        inner = written if lone or (carried and not around) else bool(around) and not around[-1][1]
        around.append((closing, inner))
        found += (Quote(opening, inner, closing=False), Quote(closing, inner, closing=True))
    outer = {forms[at] for at in lone} - _INNER
    return sorted(found, key=lambda quote: quote.at), "“" in outer or (carried and "”" not in outer)


def _ends_word(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return text[at] == "』" and before.isalpha() and not is_han(before)


def _forms(text: str, block: Block, marks: Sequence[int]) -> dict[int, str]:
    """The form of each mark that quotes: no apostrophe, no feet and inches (15", 5'3", 5’3”), no odd straight mark, no data."""
    numbers = {at for at in marks if text[at - 1 : at].isdigit()}
    heights = {at for match in _HEIGHT.finditer(text, block.start, block.end) for at in range(*match.span())} if numbers else ()
    straight: list[int] = []
    for at in () if text.find(_JSON, block.start, block.end) >= 0 else marks:
        if text[at] == _STRAIGHT and at not in heights and (len(straight) % 2 or at not in numbers):
            straight.append(at)
    pairs = [pair for pair in zip(straight[::2], straight[1::2], strict=False) if not _stays(text, block, *pair)]
    paired = {at: form for pair in pairs for at, form in zip(pair, "“”", strict=True)}
    forms: dict[int, str] = {}
    opened = {"“": 0, "‘": 0}
    for at in marks:
        form = paired.get(at) or _FORM.get(text[at])
        if form is None or at in heights or is_apostrophe(text, at, opened=opened["‘"] > 0):
            continue
        if form in opened:
            forms[at] = form
            opened[form] += 1
        elif any(opened.values()) or at in paired or at not in numbers:
            forms[at] = form
            opened[_OPENED_BY[form]] -= opened[_OPENED_BY[form]] > 0
    return forms


def _stays(text: str, block: Block, opening: int, closing: int) -> bool:
    """Whether a pair is no Chinese quotation: ditto marks (" | "), the value of an attribute (alt="狼疮"), or in an English phrase.

    There it holds no Chinese, the nearest letters on both sides are Latin or there are none, and a blank parts it from them: He
    wrote “lupus, a ‘wolf’.”
    """
    start, end = block.start, block.end
    if text[opening] == text[closing] == _STRAIGHT:
        letters = any(map(str.isalnum, text[opening:closing]))
        if not letters or (opening > start and text[opening - 1] == "="):
            return True
    if HAN.search(text, opening, closing):
        return False
    before, after = neighbour(text, start, end, opening - 1, -1), neighbour(text, start, end, closing + 1, 1)
    if is_han(before) or is_han(after):
        return False
    return (before.isalpha() and text[opening - 1] == " ") or (after.isalpha() and text[closing + 1] == " ")
