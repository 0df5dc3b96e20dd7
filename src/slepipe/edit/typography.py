"""Punctuation as a locale's publishers set it; every change keeps its length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slepipe.edit.tables import MAINLAND

_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_MARK = re.compile("[,;:!?.]")
_BRACKET = re.compile(r"[()\n]")
_LONGEST = 120
# Three digits behind a comma, and up to three before it that are no decimals.
_GROUP = re.compile(r"\d{3}(?!\d)")
_LEADING = re.compile(r"(?:^|[^\d.])\d{1,3}$")
# Nothing inside an address is punctuation: a.org/?b=1,2. The marks at its end are.
_ADDRESS = re.compile(r"(?:https?://|www\.|10\.\d{4,9}/)[!-~]*[^\s,;:!?.)\u0080-\uffff]")
_CLOSING = frozenset("）」』”’》】％%)")
_OPENING = frozenset("（「『“‘《")
_FORMULA = frozenset("/·×^-+")
_TO_CORNER = {"“": "「", "”": "」", "‘": "『", "’": "』"}
_TO_CURLY = {after: before for before, after in _TO_CORNER.items()}
_MARKS = (*_TO_CORNER, *_TO_CURLY)

Change = tuple[int, str, str]
"""offset, character to write there, rule"""


def widths(text: str, start: int, end: int, *, chinese: bool = False) -> Iterator[Change]:
    """Full-width forms for the ASCII punctuation of Chinese in ``text[start:end]``, not in numbers or Latin text.

    A stretch without Han is left alone, unless it is known to be ``chinese``, as a heading among Chinese ones is.
    """
    if not (chinese or has_han(text[start:end])):
        return
    addresses = {at for match in _ADDRESS.finditer(text, start, end) for at in range(*match.span())}
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        if at in addresses:
            continue
        before, after = text[at - 1 : at] if at > start else "", text[at + 1 : at + 2] if at + 1 < end else ""
        if match[0] == "," and _groups_digits(text, at):
            continue
        if _is_chinese_mark(match[0], before, after, text[at + 2 : at + 3]):
            yield at, _WIDE[match[0]], "full-width-punctuation"
    for opening, closing in _brackets(text, start, end):
        if opening not in addresses and _is_chinese(text, opening, closing):
            yield opening, "（", "full-width-brackets"
            yield closing, "）", "full-width-brackets"


def _brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pairs of brackets in one line, inner ones first: (DOI: 10.1016/S0140-6736(10)61354-2)."""
    opened: list[int] = []
    for match in _BRACKET.finditer(text, start, end):
        if match[0] == "(":
            opened.append(match.start())
        elif match[0] == "\n":
            opened.clear()
        elif opened and 1 < match.start() - opened[-1] <= _LONGEST + 1:
            yield opened.pop(), match.start()
        elif opened:
            opened.pop()


def _is_chinese_mark(mark: str, before: str, after: str, second: str) -> bool:
    """Whether a mark belongs to Chinese: it follows Chinese text, or stands before it.

    A comma or semicolon does also where no space follows it outside a number, for English sets one (改善SLE,III期试验).
    """
    follows = _is_han(before) or before in _CLOSING
    if mark == ".":
        return follows and (not after or after.isspace())
    if mark == ":" and after == "/":
        return False
    precedes = _is_han(after) or after in _OPENING or (after == " " and _is_han(second))
    latin = mark in ",;" and after.isascii() and after.isalnum()
    return follows or precedes or latin


def _groups_digits(text: str, at: int) -> bool:
    """Whether a comma stands between groups of three digits: in 38,000, not in OR 1.68,95%CI."""
    return bool(_GROUP.match(text, at + 1) and _LEADING.search(text[max(0, at - 4) : at]))


def quotes(text: str, start: int, end: int) -> Iterator[int]:
    """The offsets of quotation marks in ``text[start:end]``, apostrophes left out; none in a stretch without Han."""
    if has_han(text[start:end]):
        for mark in _MARKS:
            at = text.find(mark, start, end)
            while at >= 0:
                if not _is_apostrophe(text, start, at):
                    yield at
                at = text.find(mark, at + 1, end)


def quotation_mark(mark: str, locale: str) -> str:
    """A quotation mark as the locale sets it: 「」『』 in Traditional, “” ‘’ in Simplified editions."""
    return (_TO_CURLY if locale == MAINLAND else _TO_CORNER).get(mark, mark)


def has_han(text: str) -> bool:
    """Whether a text holds a Han character."""
    return any(map(_is_han, text))


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _is_chinese(text: str, opening: int, closing: int) -> bool:
    """Whether brackets are Chinese: all in Chinese text are, but for those inside a formula or a Latin phrase: mg/(kg·d), f(x)."""
    if has_han(text[opening + 1 : closing]):
        return True
    before, after = text[max(0, opening - 1) : opening], text[closing + 1 : closing + 2]
    # [a link](address) of Markdown is no bracket of the text.
    return (
        before != "]"
        and before not in _FORMULA
        and not (_is_latin(before) and _is_latin(after))
        and not (before == " " and _is_latin(after))
    )


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_apostrophe(text: str, start: int, at: int) -> bool:
    """Whether a ’ stands in a Latin word (Sjögren’s) or at the end of one where no ‘ is open (patients’ data)."""
    if text[at] != "’" or at == start or not text[at - 1].isalpha() or _is_han(text[at - 1]):
        return False
    after = text[at + 1 : at + 2]
    if after.isalpha() and not _is_han(after):
        return True
    return after.isascii() and text.rfind("‘", start, at) <= text.rfind("’", start, at)
