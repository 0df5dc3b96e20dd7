"""The gaps of a text: characters inside a block that are no part of its flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from slepipe.patterns import Pattern
from slepipe.read.lines import BLANK, ZERO_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slepipe.model import Block

_ADDRESS: Final = Pattern(r"(?:https?://|10\.\d{4,9}/)[\x21-\x7e]*\Z")
_LONGEST_ADDRESS: Final = 200
# Between two pictures the joiner makes one of them (a person and a sign of sex).
_ZERO_WIDTH: Final = Pattern(f"(?!\u200d[\u2600-\u2bff\U0001f000-\U0001faff])[{ZERO_WIDTH}]")


def find_gaps(text: str, blocks: Iterable[Block], breaks: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """The sorted offsets of all gaps.

    ``breaks`` are the stretches between the lines of a block: line end, indent, a repeated ``> ``. All of it is a gap,
    but between Latin words one blank is left, for there the line end stands for a space.
    """
    gaps: set[int] = set()
    for start, end in breaks:
        stretch = set(range(start, end))
        if _needs_space(text, start, end):
            stretch.discard(_best_blank(text, start, end))
        gaps |= stretch
    if any(sign in text for sign in ZERO_WIDTH):
        for block in blocks:
            gaps.update(match.start() for match in _ZERO_WIDTH.finditer(text, block.start, block.end))
    return tuple(sorted(gaps))


def _needs_space(text: str, start: int, end: int) -> bool:
    """Latin on both sides, but no address or hyphenated word that the line end cut in two."""
    before, after = text[start - 1], text[end]
    if not (before.isascii() and after.isascii()) or before in "([/-":
        return False
    # https://doi.org/10.2215/CJN.⏎02450322; behind a stop only a figure goes on.
    if before in "._=&?%" and (after.isdecimal() or (before != "." and after.islower())):
        return _ADDRESS.search(text, max(0, start - _LONGEST_ADDRESS), start) is None
    return after.isalnum() or after in "([\"'"


def _best_blank(text: str, start: int, end: int) -> int:
    blanks = [offset for offset in range(start, end) if text[offset] in BLANK and text[offset] not in "\r" + ZERO_WIDTH]
    spaces = [offset for offset in blanks if text[offset] == " "]
    return (spaces or blanks or [start])[0]
