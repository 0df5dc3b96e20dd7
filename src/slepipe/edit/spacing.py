"""The space between Chinese and Latin letters or digits: one, or none. Set in the edition, for a term may bring either."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from slepipe.edit.changes import Change
from slepipe.model import Article, Edit
from slepipe.patterns import Pattern

SPACE = "typography.space"
NO_SPACE = "typography.no-space"
_BLANKS = "[ \u00a0\u2002-\u200a\u202f]*"
_BORDER = Pattern(f"(?<=[\u3400-\u9fff]){_BLANKS}(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]){_BLANKS}(?=[\u3400-\u9fff])")

Piece = tuple[str, int, Edit | None]
"""a stretch of the edition, its place in the source, and the edit that wrote it (None: it is the source's)"""


def set_spaces(article: Article, kept: frozenset[int], edits: Sequence[Edit], rule: str) -> tuple[dict[int, Change], list[Edit]]:
    """The changes outside of ``edits`` that set the spaces, and the edits with spaces set in what they write.

    A new space goes to the letter or digit beside it, for the Chinese side may be script's; so does the question whether the border
    lies in an address or a reference.
    """
    pieces = list(_pieces(article.text, edits))
    starts = list(accumulate((len(piece[0]) for piece in pieces), initial=0))
    text = "".join([piece[0] for piece in pieces])
    space = " " if rule == SPACE else ""
    written: dict[int, str] = {}
    for match in _BORDER.finditer(text):
        start, end = match.span()
        latin = end if text[end].isascii() else start - 1
        number = bisect_right(starts, latin) - 1
        _, at, edit = pieces[number]
        if _is_kept(article, kept, at if edit else at + latin - starts[number]):
            continue
        if start == end:
            letter = written.get(latin, text[latin])
            written[latin] = space + letter if latin == end else letter + space
        else:
            written.update(zip(range(start, end), [space] + [""] * (end - start - 1), strict=True))
    changes: dict[int, Change] = {}
    spaced: list[Edit] = []
    for (piece, at, edit), start in zip(pieces, starts, strict=False):
        inside = {offset: written[start + offset] for offset in range(len(piece)) if start + offset in written}
        if edit is None:
            changes |= {at + i: (at + i, after, "typography", rule) for i, after in inside.items() if after != piece[i]}
        else:
            after = "".join([inside.get(offset, character) for offset, character in enumerate(piece)])
            spaced.append(Edit(edit.start, edit.end, edit.before, after, edit.kind, edit.rule))
    return changes, [edit for edit in spaced if edit.after != edit.before]


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
