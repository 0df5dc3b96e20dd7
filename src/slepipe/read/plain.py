"""Plain text to blocks: an ordered table of rules, each of which may claim the next line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slepipe.read.headings import markdown_length
from slepipe.read.rules import RULES
from slepipe.read.state import Reading
from slepipe.read.title import find_title

if TYPE_CHECKING:
    from slepipe.model import Block


def read_plain(text: str, start: int = 0) -> tuple[list[Block], list[tuple[int, int]]]:
    """The blocks of ``text`` from ``start`` on, and the stretches between the lines of a broken paragraph."""
    reading = Reading(text, start)
    title = find_title(reading.lines, reading.numberings)
    for index, line in enumerate(reading.lines):
        reading.index = index
        if index == title:
            reading.add("title", line, markdown_length(line.text), level=1)
        else:
            for _, rule in RULES:
                if rule(reading, line):
                    break
    return reading.blocks, reading.breaks
