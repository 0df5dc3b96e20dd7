"""Punctuation as a locale's publishers set it; every change keeps its length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slepipe.edit.tables import MAINLAND

_HAN = "\\u3400-\\u9fff\\uf900-\\ufaff"
_CLOSING = "）」』”’》】％%"
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
# A mark is full-width after Chinese text or before it, and a comma also where no space follows it outside a number:
# English sets a space after its commas (改善SLE,III期試驗).
_MARK = re.compile(
    f"(?<=[{_HAN}{_CLOSING}])[,;:!?](?!//)"
    f"|(?<=[{_HAN}{_CLOSING}])\\.(?=\\s|$)"
    f"|[,;!?](?=\\s?[{_HAN}（「『“‘《])"
    f"|:(?=[{_HAN}（「『“‘《])"
    "|(?<![0-9]),(?=[0-9A-Za-z])|(?<=[0-9]),(?=[A-Za-z])"
)
_BRACKETS = re.compile(r"\(([^()\n]{1,120})\)")
_HAN_RUN = re.compile(f"[{_HAN}]")
_OUTSIDE = re.compile(f"[{_HAN}，。；：、！？）」』”》]")
_QUOTES = re.compile("[“”‘’「」『』]")
_TO_CORNER = {"“": "「", "”": "」", "‘": "『", "’": "』"}
_TO_CURLY = {after: before for before, after in _TO_CORNER.items()}

Change = tuple[int, str, str]
"""offset, character to write there, rule"""


def typography(text: str, start: int, end: int, locale: str) -> Iterator[Change]:
    """The changes that set the punctuation of ``text[start:end]`` for a locale, in no particular order.

    ASCII punctuation in Chinese text becomes full-width, not in numbers or Latin text; quotation marks become 「」 in Traditional and
    “” in Simplified editions. A stretch without Han is left alone.
    """
    if not _HAN_RUN.search(text, start, end):
        return
    for match in _MARK.finditer(text, start, end):
        yield match.start(), _WIDE[match[0]], "full-width-punctuation"
    for match in _BRACKETS.finditer(text, start, end):
        if _is_chinese(text, match):
            yield match.start(), "（", "full-width-brackets"
            yield match.end() - 1, "）", "full-width-brackets"
    quotes = _TO_CURLY if locale == MAINLAND else _TO_CORNER
    for match in _QUOTES.finditer(text, start, end):
        after = quotes.get(match[0])
        if after and not _is_apostrophe(text, match.start()):
            yield match.start(), after, "quotation-marks"


def _is_chinese(text: str, brackets: re.Match[str]) -> bool:
    """Whether brackets stand in Chinese text: Han inside, or directly (but for a space) outside."""
    before = text[max(0, brackets.start() - 2) : brackets.start()].rstrip(" ")[-1:]
    after = text[brackets.end() : brackets.end() + 1]
    return bool(_HAN_RUN.search(brackets[1]) or _OUTSIDE.match(before) or _OUTSIDE.match(after))


def _is_apostrophe(text: str, at: int) -> bool:
    # Sjögren’s keeps its apostrophe.
    return text[at] == "’" and at > 0 and text[at - 1].isascii() and text[at - 1].isalpha() and text[at + 1 : at + 2].isascii()
