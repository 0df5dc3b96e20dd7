"""Which characters are Chinese, which are Latin, and which marks stand around them."""

from __future__ import annotations

from slepipe.patterns import Pattern

HAN = Pattern("[\u3400-\u9fff]")
OPENING = frozenset("（「『“‘《〈")
# What a mark of Chinese may follow; brackets and percent signs of either width end Chinese phrases.
CLOSING = frozenset("）」』”’》〉】％%)")
_WIDE_LATIN = frozenset("０１２３４５６７８９ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ") | {chr(at + 0xFEE0) for at in range(0x41, 0x7B) if chr(at).isalpha()}


def is_latin(character: str) -> bool:
    """Whether a character is a Latin letter or a digit, of either width; Ⅲ reads III."""
    return (character.isascii() and character.isalnum()) or character in _WIDE_LATIN


def neighbour(text: str, start: int, end: int, at: int, step: int) -> str:
    """The nearest letter, digit or Han character from ``at`` on in steps of 1 or -1, inside ``text[start:end]``; or an empty string."""
    while start <= at < end:
        if text[at].isalnum():
            return text[at]
        at += step
    return ""
