"""Tables that are set with wide blanks: where an edition's words are longer or shorter, the blanks behind them make up for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from slepipe.model import Edit
from slepipe.patterns import Pattern

COLUMNS = "typography.columns"
_WIDE = "\u3000"
# What parts the cells of a line: two wide blanks or more between them, with which no line begins or ends.
_GAP = Pattern(r"(?<=\S)\u3000{2,}(?= ?\S)")


def keep_columns(text: str, edits: Sequence[Edit], taken: Collection[int] = ()) -> list[Edit]:
    """The sorted edits, and those of the wide blanks that keep the columns of a table where they were; ``taken`` offsets stay."""
    if not edits or _WIDE * 2 not in text:
        return list(edits)
    changed = {at for edit in edits for at in range(edit.start, max(edit.end, edit.start + 1))}
    starts = [edit.start for edit in edits]
    made: list[Edit] = []
    for start, end in _rows(text):
        shift, at = 0, start
        for gap in _GAP.finditer(text, start, end):
            cell = edits[bisect_left(starts, at) : bisect_left(starts, gap.start())]
            shift += sum(_width(edit.after) - _width(edit.before) for edit in cell)
            at = gap.end()
            wide = gap.end() - gap.start()
            # A wide blank is as wide as two letters; one stays.
            kept = max(1, wide - int(shift / 2))
            if kept != wide and not any(place in changed or place in taken for place in range(gap.start(), gap.end())):
                made.append(Edit(gap.start(), gap.end(), gap[0], _WIDE * kept, "typography", COLUMNS))
                shift += 2 * (kept - wide)
    return sorted((*edits, *made), key=lambda edit: edit.start) if made else list(edits)


def _rows(text: str) -> Iterator[tuple[int, int]]:
    """The lines of tables: those with such a gap that follow or precede another with one."""
    lines: list[tuple[int, int, bool]] = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, at + len(line), _WIDE * 2 in line and _GAP.search(text, at, at + len(line)) is not None))
        at += len(line) + 1
    for number, (start, end, parted) in enumerate(lines):
        if parted and any(near[2] for near in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])):
            yield start, end


def _width(text: str) -> int:
    """How many letters wide a text is set."""
    return sum(1 if sign.isascii() else 2 for sign in text)
