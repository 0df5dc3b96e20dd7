"""Two articles as rows: paragraph beside paragraph, each cut into stretches of one kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

import msgspec

from slepipe.compare.comparison import Comparison
from slepipe.compare.evidence import Text
from slepipe.model import Block, Document
from slepipe.publish.diff.blocks import Blocks, rising
from slepipe.publish.diff.words import Mark, MarkKind

_FOLDED: Final = 4
"""Unchanged paragraphs in a row from which they are folded."""
_BEGINNING: Final = 24
"""Characters of a moved paragraph that are shown where it was."""

RowKind = Literal["same", "changed", "moved", "added", "removed", "left"]


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text that is of one kind; ``id`` is its name for links."""

    text: str
    kind: MarkKind | Literal[""] = ""
    title: str = ""
    id: str = ""


class Cell(msgspec.Struct, frozen=True):
    """A block of one article: its role, what stands before it (``-``, ``[3]``) and its text."""

    kind: str
    level: int
    marker: str
    pieces: tuple[Piece, ...]


class Row(msgspec.Struct, frozen=True):
    """Two blocks beside each other, or one that has no partner.

    ``moved`` where they stand in another order than the rest; then ``number`` joins the row to the one of kind ``left`` where the old
    block stood, which has only its ``beginning``. ``identical`` where both have the same text and one of them will do.
    """

    kind: RowKind
    old: Cell | None = None
    new: Cell | None = None
    moved: bool = False
    number: int = 0
    beginning: str = ""
    identical: bool = False


class Stretch(msgspec.Struct, frozen=True):
    """Rows that are shown or, as nothing changed in them, folded; ``beginning`` of the first of them."""

    rows: tuple[Row, ...]
    folded: bool = False
    beginning: str = ""


class Side(msgspec.Struct, frozen=True):
    """One article to be cut: its marks, what to say of them, and the offsets that need a name, which begins with ``prefix``."""

    text: Text
    prefix: str
    marks: Sequence[Mark]
    say: Callable[[Mark], str]
    anchors: Sequence[int]


def make_stretches(comparison: Comparison, blocks: Blocks, old: Side, new: Side) -> list[Stretch]:
    """The rows of two articles, long unchanged runs of them folded."""
    return list(_fold(list(_rows(comparison, blocks, old, new))))


def flow(document: Document, start: int, end: int) -> str:
    """The text at ``start:end`` as it is read: without line ends inside a paragraph and the like."""
    gaps = document.gaps[bisect_left(document.gaps, start) : bisect_left(document.gaps, end)]
    parts = []
    for gap in gaps:
        parts.append(document.text[start:gap])
        start = gap + 1
    return "".join([*parts, document.text[start:end]])


def placed(document: Document, offsets: Iterable[int]) -> list[int]:
    """Those of some offsets that a block holds, sorted, each once."""
    starts = [block.start for block in document.blocks]

    def is_inside(offset: int) -> bool:
        number = bisect_left(starts, offset + 1) - 1
        return number >= 0 and offset < document.blocks[number].end

    return sorted(offset for offset in set(offsets) if is_inside(offset))


def _rows(comparison: Comparison, blocks: Blocks, old: Side, new: Side) -> Iterator[Row]:
    """Rows in order of the new article; old blocks without a partner stand behind those that they followed."""
    before, after = comparison.old.document.blocks, comparison.new.document.blocks
    pairs = sorted(blocks.items())
    stayed = rising((here, there, 1 + before[here].end - before[here].start) for here, there in pairs)
    origins = {there: here for here, there in pairs}
    # Behind the last block of both articles every pair has been passed.
    at = at_there = 0
    for here, there in [*((here, there) for here, there in pairs if here in stayed), (len(before), len(after))]:
        for number in range(at, here):
            yield _left(old, number) if number in blocks else _lone(old, before[number], "removed")
        for number in range(at_there, there):
            origin = origins.get(number)
            yield _lone(new, after[number], "added") if origin is None else _both(old, new, origin, number, moved=True)
        if here < len(before):
            yield _both(old, new, here, there, moved=False)
        at, at_there = here + 1, there + 1


def _left(side: Side, number: int) -> Row:
    """The place where a moved block stood."""
    return Row("left", number=number, beginning=_beginning(_cell(side, side.text.document.blocks[number])))


def _lone(side: Side, block: Block, kind: RowKind) -> Row:
    cell = _cell(side, block)
    # All of its sentences went to other paragraphs.
    if {piece.kind for piece in cell.pieces if piece.text.strip()} == {"moved"}:
        return Row("moved", cell if kind == "removed" else None, cell if kind == "added" else None, moved=True, number=-1)
    return Row(kind, cell, None) if kind == "removed" else Row(kind, None, cell)


def _both(old: Side, new: Side, here: int, there: int, *, moved: bool) -> Row:
    cell, other = _cell(old, old.text.document.blocks[here]), _cell(new, new.text.document.blocks[there])
    kinds = {piece.kind for side in (cell, other) for piece in side.pieces}
    kind: RowKind = "changed" if kinds - {"", "moved"} else "moved" if moved or "moved" in kinds else "same"
    words = ["".join(piece.text for piece in side.pieces) for side in (cell, other)]
    # What a link leads to must be there on a narrow page too, which shows one of two that are identical.
    identical = kind != "changed" and words[0] == words[1] and not any(piece.id for piece in cell.pieces)
    return Row(kind, cell, other, moved=moved, number=here, identical=identical)


def _cell(side: Side, block: Block) -> Cell:
    return Cell(block.kind, block.level, block.marker, tuple(_joined(_pieces(side, block))))


def _pieces(side: Side, block: Block) -> Iterator[Piece]:
    """A block cut at its marks and at the offsets that need a name."""
    first = bisect_left(side.marks, block.start, key=lambda mark: mark.start)
    last = bisect_left(side.marks, block.end, key=lambda mark: mark.start)
    at = block.start
    for mark in side.marks[first:last]:
        yield from _named(side, at, mark.start, "", "")
        yield from _named(side, mark.start, mark.end, mark.kind, side.say(mark))
        at = mark.end
    yield from _named(side, at, block.end, "", "")


def _named(side: Side, start: int, end: int, kind: MarkKind | Literal[""], title: str) -> Iterator[Piece]:
    inside = side.anchors[bisect_left(side.anchors, start) : bisect_left(side.anchors, end)]
    cuts = sorted({start, *inside, end})
    for one, other in pairwise(cuts):
        name = f"{side.prefix}{one}" if one in inside else ""
        yield Piece(flow(side.text.document, one, other), kind, title, name)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind that need no name or title of their own are one."""
    last: Piece | None = None
    for piece in pieces:
        if last is not None and (last.kind, last.title, piece.title, piece.id) == (piece.kind, "", "", ""):
            last = msgspec.structs.replace(last, text=last.text + piece.text)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _fold(rows: Sequence[Row]) -> Iterator[Stretch]:
    shown: list[Row] = []
    for folded, run in _runs(rows):
        if folded and len(run) >= _FOLDED:
            if shown:
                yield Stretch(tuple(shown))
            shown = []
            yield Stretch(tuple(run), folded=True, beginning=_beginning(run[0].new))
        else:
            shown += run
    if shown:
        yield Stretch(tuple(shown))


def _runs(rows: Iterable[Row]) -> Iterator[tuple[bool, list[Row]]]:
    """Rows that may be folded and those that may not; nothing that a link leads to is folded."""
    run: list[Row] = []
    last = False
    for row in rows:
        folded = row.kind == "same" and not any(piece.id for cell in (row.old, row.new) if cell for piece in cell.pieces)
        if run and folded != last:
            yield last, run
            run = []
        run.append(row)
        last = folded
    if run:
        yield last, run


def _beginning(cell: Cell | None) -> str:
    words = "".join(piece.text for piece in cell.pieces) if cell else ""
    return f"{words[:_BEGINNING]}…" if len(words) > _BEGINNING else words
