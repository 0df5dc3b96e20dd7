"""The space between Chinese and Latin letters or digits: one, or none. Set in the edition, for a term may bring either."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

import msgspec

from slepipe.model import Article, Edit
from slepipe.patterns import Pattern

SPACE = "typography.space"
NO_SPACE = "typography.no-space"
_BLANKS = "[ \u00a0\u2002-\u200a\u202f]*"
_BORDER = Pattern(f"(?<=[\u3400-\u9fff]){_BLANKS}(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]){_BLANKS}(?=[\u3400-\u9fff])")

Piece = tuple[str, int, Edit | None]
"""a stretch of the edition, its place in the source, and the edit that wrote it (None: it is the source's)"""


def set_spaces(article: Article, kept: frozenset[int], edits: Sequence[Edit], rule: str) -> list[Edit]:
    """The edits, in what they write too, with exactly one space (``SPACE``) or none between Chinese and Latin letters or digits.

    A new space goes to the letter or digit beside it, for the Chinese side may be script's; so does the question whether the border
    lies in an address or a reference.
    """
    pieces = list(_pieces(article.text, edits))
    starts = list(accumulate((len(piece[0]) for piece in pieces), initial=0))
    text = "".join([piece[0] for piece in pieces])
    space = " " if rule == SPACE else ""
    changes: list[dict[int, str]] = [{} for _ in pieces]
    for match in _BORDER.finditer(text):
        start, end = match.span()
        latin = end if text[end].isascii() else start - 1
        number = bisect_right(starts, latin) - 1
        _, at, edit = pieces[number]
        decided = edit is not None and edit.kind == "glossary"
        if decided or _is_kept(article, kept, at if edit else at + latin - starts[number]):
            continue
        if start == end:
            letter = changes[number].get(latin - starts[number], text[latin])
            changes[number][latin - starts[number]] = space + letter if latin == end else letter + space
        for blank in range(start, end):
            number = bisect_right(starts, blank) - 1
            changes[number][blank - starts[number]] = space if blank == start else ""
    spaced = chain.from_iterable(_written(piece, changed, rule) for piece, changed in zip(pieces, changes, strict=True))
    return [edit for edit in spaced if edit.before != edit.after]


def _written(piece: Piece, changes: dict[int, str], rule: str) -> Iterator[Edit]:
    """The edits of a piece, with what is to be written at some of its offsets."""
    text, at, edit = piece
    if edit is not None:
        after = "".join([changes.get(offset, character) for offset, character in enumerate(text)])
        yield msgspec.structs.replace(edit, after=after)
        return
    for offset in sorted(changes):
        yield Edit(at + offset, at + offset + 1, text[offset], changes[offset], "typography", rule)


def _pieces(text: str, edits: Sequence[Edit]) -> Iterator[Piece]:
    at = 0
    for edit in edits:
        yield text[at : edit.start], at, None
        yield edit.after, edit.start, edit
        at = edit.end
    yield text[at:], at, None


def _is_kept(article: Article, kept: frozenset[int], at: int) -> bool:
    """Whether an offset is protected, or in no block (markup, code), or in a reference."""
    number = bisect_right(article.blocks, at, key=lambda block: block.start) - 1
    block = article.blocks[number] if number >= 0 else None
    return at in kept or block is None or at >= block.end or block.kind == "reference"
