"""The non-blank lines of a text with their place, their indent and whether a blank line stands before them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from slepipe.patterns import Pattern
from slepipe.read.fold import fold

ZERO_WIDTH: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters without width: no part of any word, yet 红斑<U+200B>狼疮 hides a disease from every table."""

WHITE: Final = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
BLANK: Final = WHITE + ZERO_WIDTH

LINE_END: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_RULERS: Final = frozenset("-=*_~—─＝＊")
_SEPARATOR: Final = Pattern(r"(.)(?:\s*\1){2,}")
"""A drawn rule such as ``----`` or ``* * *``: markup, in no block."""

_TAIL: Final = Pattern(r"(?:\[\^?[\d,–\- ]+\]|[⁰¹²³⁴-⁹]|[)\]」』”’\"])+$")
"""What may stand behind the stop of a sentence: a citation (「……療法。[1]」), a bracket, a quote."""

_TAIL_ENDS: Final = frozenset('⁰¹²³⁴⁵⁶⁷⁸⁹)]」』”’"')
_TAIL_ROOM: Final = 40


class Line(NamedTuple):
    """``start``/``end`` bound the line without its outer blanks; ``text`` is that stretch, folded."""

    start: int
    end: int
    text: str
    indent: int
    after_blank: bool


def split_lines(text: str, start: int = 0) -> list[Line]:
    """The non-blank lines of ``text`` from ``start`` on."""
    folded = fold(text)
    lines: list[Line] = []
    after_blank = True
    position = start
    while position <= len(text):
        ending = LINE_END.search(text, position)
        stop, following = ending.span() if ending else (len(text), len(text) + 1)
        body = text[position:stop]
        left = position + len(body) - len(body.lstrip(BLANK))
        right = left + len(body.strip(BLANK))
        if left >= right or (text[left] in _RULERS and _SEPARATOR.fullmatch(text, left, right)):
            after_blank = True
        else:
            lines.append(Line(left, right, folded[left:right], left - position, after_blank))
            after_blank = False
        position = following
    return lines


def width(text: str) -> float:
    """Length in Han characters: an ASCII character takes half the room."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def ends_sentence(line: str) -> bool:
    """Whether the folded line ends a sentence, quotation or clause, so that the next line begins anew."""
    if line[-1] in '」』”’"~':
        return True
    body = (_TAIL.sub("", line[-_TAIL_ROOM:]) or line) if line[-1] in _TAIL_ENDS else line
    return body[-1] in "。!?;:…" or (body[-1] == "." and not body[-2:-1].isdigit())
