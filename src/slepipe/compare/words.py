"""What a stretch of text says, whatever the typography it is set in."""

from __future__ import annotations

from typing import Final

from slepipe.hanzi import to_simplified
from slepipe.patterns import Pattern

_NARROW: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SIGNS: Final = Pattern(r"[\s\"'“”‘’「」『』。;!?]|[,:、](?!\d)|(?<!\d)[,:、]")
"""Signs that say nothing of a figure: those between two digits, brackets, comparators and signs of ranges stay."""


def plain_words(text: str) -> str:
    """A text without script, case, width, blanks, quotation marks and the signs between clauses.

    「5 年，約９０%」 and 「5年,约90%」 are equal, 「1,4」 and 「14」 are not.
    """
    return _SIGNS.sub("", to_simplified(text).translate(_NARROW).casefold())
