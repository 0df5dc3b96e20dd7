"""What the rules for plain text read and write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slepipe.model import Block
from slepipe.read.headings import find_numberings, levels_of
from slepipe.read.lines import BLANK, Line, split_lines, width

if TYPE_CHECKING:
    from slepipe.model import BlockKind

_CHINESE = 0.75
"""A line that takes less room by its characters is mostly Latin, an address or an entry of a list."""
_LONGER = 1.12
_SEVERAL = 2
_CLOSED = frozenset(")]】》")


class Reading:
    """What the rules read and write while they go down the lines of one text."""

    def __init__(self, text: str, start: int) -> None:
        """Split ``text`` from ``start`` on into lines, with no block yet."""
        self.text = text
        self.lines = split_lines(text, start)
        rooms = sorted(room for line in self.lines if (room := width(line.text)) > _CHINESE * len(line.text))
        self.margin = rooms[-_SEVERAL] if len(rooms) >= _SEVERAL else 0.0  # several lines in Chinese are as wide
        self.numberings = find_numberings(self.lines)
        self.levels = levels_of(self.numberings)
        self.blocks: list[Block] = []
        self.breaks: list[tuple[int, int]] = []
        self.index = 0
        self.zone = ""  # "references", "titles" or "paragraph" (both boilerplate) while such a zone is open
        self.level = 1  # of the last heading that was numbered
        self.depths: list[int] = []  # indents of the open list
        self.entry_label = ""  # marker of the first entry of the reference list
        self.bulleted = False  # whether its entries have bullets

    def may_be_broken(self, line: str, shortest: float, longest: float) -> bool:
        """Whether a line of that length may end where the room did: a page that breaks its lines has none that are much longer.

        From ``longest`` on it may whatever the other lines are, unless it closes a bracket, below ``shortest`` never.
        """
        length = width(line)
        if length < shortest:
            return False
        return self.margin <= _LONGER * length or (length >= longest and line[-1] not in _CLOSED)

    def add(self, kind: BlockKind, line: Line, skip: int = 0, *, level: int = 0, marker: str = "") -> bool:
        """Append the line without its first ``skip`` characters as a block."""
        start = line.end - len(self.text[line.start + skip : line.end].lstrip(BLANK))
        self.blocks.append(Block(kind, start, line.end, level, marker))
        return True

    def extend(self, line: Line) -> bool:
        """Let the last block go on to the end of the line."""
        last = self.blocks[-1]
        self.breaks.append((last.end, line.start))
        self.blocks[-1] = Block(last.kind, last.start, line.end, last.level, last.marker)
        return True

    def written(self, line: Line, length: int) -> str:
        """The first ``length`` characters of the line as the source has them, for a marker."""
        return self.text[line.start : line.start + length].rstrip(BLANK)
