"""Which characters are Chinese, which are Latin, which marks stand around them, and where a line begins."""

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


# Where a sentence or a line begins, behind the marks of a heading or a list: Anifrolumab是一種單株抗體, · Rituximab：每週1次, （2）Prednisone.
_ITEM = (
    r"[A-H][.．、]|\d{1,2}(?:\.\d{1,2})*[.．、]?|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[\u2460-\u2473]"
    "|[一二三四五六七八九十]{1,3}、|[QA问問答][：:]"
)
_BEGINS = Pattern(f"(?:\\A|[\\n。！？])[ \\t\\u3000#*>\u00b7•‧・●○◆◇■□▲△▪★☆※✓✔✅–—-]*(?:(?:{_ITEM})\\s?)?[「『“]?\\Z")
_LINE_MARKS = 14


def begins_line(text: str, at: int) -> bool:
    """Whether a sentence or a line begins at an offset, or behind the marks of a heading or a list there."""
    return _BEGINS.search(text, max(0, at - _LINE_MARKS), at) is not None
