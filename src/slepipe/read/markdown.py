"""Markdown to blocks, with markdown-it-py's tokens as the map of the lines."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from slepipe.model import Block
from slepipe.read.bibliography import find_inline_list, is_reference_heading, opens_list, split_entries
from slepipe.read.boilerplate import find_boilerplate
from slepipe.read.fold import fold
from slepipe.read.headings import is_keyword
from slepipe.read.lines import BLANK

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from slepipe.model import BlockKind

Span = tuple[int, int]

_LINE_END: Final = re.compile(r"\r\n?|\n")  # those of CommonMark
_EMPHASIS: Final = "*_ "
_LISTS: Final = {"bullet_list_open": 1, "ordered_list_open": 1, "bullet_list_close": -1, "ordered_list_close": -1}
_QUOTES: Final = {"blockquote_open": 1, "blockquote_close": -1}


class Reading:
    """Where the walk over the tokens stands, and the blocks so far."""

    def __init__(self, text: str, start: int) -> None:
        """Split ``text`` from ``start`` on into lines, with no block yet."""
        self.text = text
        self.lines = _line_spans(text, start)
        self.blocks: list[Block] = []
        self.breaks: list[Span] = []
        self.depth = 0  # of open lists
        self.quotes = 0  # open block quotes
        self.marker = ""  # of a list item whose first paragraph is still to come
        self.cells: list[Token] = []  # of the open row
        self.references = False  # below the heading of a reference list

    def add(self, kind: BlockKind, start: int, end: int, level: int = 0, marker: str = "") -> None:
        """Append a block, unless it would be blank."""
        body = self.text[start:end]
        start += len(body) - len(body.lstrip(BLANK))
        end = start + len(self.text[start:end].rstrip(BLANK))
        if start < end:
            self.blocks.append(Block(kind, start, end, level, marker))


def read_markdown(text: str, start: int = 0) -> tuple[list[Block], list[Span]]:
    """The blocks of the Markdown ``text`` from ``start`` on, and the stretches between the lines of each.

    Code blocks, link definitions' syntax and HTML get no special treatment beyond CommonMark's; code is left out.
    """
    reading = Reading(text, start)
    tokens = _parser().parse(text[start:])
    for index, token in enumerate(tokens):
        _step(reading, token, tokens[index - 1] if index else None)
    return reading.blocks, reading.breaks


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables; raw HTML stays text, ``[1]: …`` stays a line of a reference list; no inline tokens."""
    from markdown_it import MarkdownIt  # costs 20 ms, plain text needs none of it

    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["inline", "reference", "html_block"])


def _step(reading: Reading, token: Token, before: Token | None) -> None:
    reading.depth += _LISTS.get(token.type, 0)
    reading.quotes += _QUOTES.get(token.type, 0)
    match token.type:
        case "list_item_open":
            reading.marker = f"{token.info}{token.markup}"
        case "list_item_close":
            reading.marker = ""
        case "tr_open":
            reading.cells = []
        case "tr_close":
            _add_row(reading)
        case "inline" if before is not None and before.type in {"th_open", "td_open"}:
            reading.cells.append(token)
        case "inline" if before is not None and token.content.strip(BLANK):
            _add_text(reading, _content_spans(reading, token), before)


def _add_text(reading: Reading, spans: list[Span], opening: Token) -> None:
    """A heading, or a paragraph of any kind, whose lines are ``spans``."""
    start, end = spans[0][0], spans[-1][1]
    folded = fold(reading.text[start:end])
    if opening.type == "heading_open":
        level = int(opening.tag[1:])
        title = level == 1 and all(block.kind != "title" for block in reading.blocks)
        reading.references = is_reference_heading(folded.strip(_EMPHASIS))
        _join(reading, spans)
        reading.add("title" if title else "heading", start, end, level)
        return
    marker, reading.marker = reading.marker, ""
    if reading.references and not marker and _closes_list(reading, folded):
        reading.references = False
    if not reading.depth and is_reference_heading(folded.strip(_EMPHASIS)):
        reading.references = True
        reading.add("heading", start, end, 2)
    elif reading.references or opens_list(folded):
        _add_references(reading, spans, marker)
    elif find_boilerplate(folded):
        _join(reading, spans)
        reading.add("boilerplate", start, end)
    elif not reading.depth and is_keyword(folded.strip(_EMPHASIS)):
        reading.add("heading", start, end, 2)
    else:
        _add_prose(reading, spans, marker)


def _closes_list(reading: Reading, folded: str) -> bool:
    """Whether an unlabelled paragraph below a reference list is none of its entries."""
    if split_entries(folded)[0].marker:
        return False
    return find_boilerplate(folded) is not None or bool(reading.blocks[-1].marker)


def _add_prose(reading: Reading, spans: list[Span], marker: str) -> None:
    start, end = spans[0][0], spans[-1][1]
    found = find_inline_list(fold(reading.text[start:end]))
    if found and not reading.depth:
        head, rest = start + found[0], start + found[1]
        _join(reading, [span for span in spans if span[1] <= head])
        reading.add("paragraph", start, head)
        reading.add("heading", head, rest, 2)
        _add_references(reading, [(max(a, rest), b) for a, b in spans if b > rest], "")
        return
    _join(reading, spans)
    if reading.depth:
        reading.add("list_item", start, end, reading.depth - 1, marker)
    else:
        reading.add("quote" if reading.quotes else "paragraph", start, end)


def _add_references(reading: Reading, spans: list[Span], marker: str) -> None:
    """Each line that carries a label begins an entry; one without goes on with the entry before it."""
    reading.references = True
    for index, (start, end) in enumerate(spans):
        entries = split_entries(fold(reading.text[start:end]))
        if index and not entries[0].marker:
            last = reading.blocks.pop()
            reading.breaks.append((last.end, start))
            reading.blocks.append(Block(last.kind, last.start, end, last.level, last.marker))
            continue
        if marker and not index:  # the number of the list is the label
            entries = [entries[0]._replace(start=0, end=end - start, marker="")]
        for entry in entries:
            written = reading.text[start + entry.label : start + entry.label + len(entry.marker)]
            kept = written or (marker if not index else "")
            reading.add("reference", start + entry.start, start + entry.end, 0, kept)


def _add_row(reading: Reading) -> None:
    """A row from its first to its last cell that is not empty."""
    cells = [token for token in reading.cells if token.content.strip(BLANK)]
    if not cells:
        return
    start, end = reading.lines[cells[0].map[0] if cells[0].map else 0]
    source = reading.text[start:end]
    first, last = source.find(cells[0].content), source.rfind(cells[-1].content)
    if first < 0 or last < first:  # an escaped pipe reads differently in the source
        reading.add("table_row", start + len(source) - len(source.lstrip(BLANK + "|>")), end)
    else:
        reading.add("table_row", start + first, start + last + len(cells[-1].content))


def _content_spans(reading: Reading, token: Token) -> list[Span]:
    """Where each line of a token's content stands in the source, without indent, ``> `` or ``## ``."""
    spans: list[Span] = []
    row, stop = token.map or (0, 1)
    for content in token.content.split("\n"):
        wanted = content.strip(BLANK)
        at = next((at for at in range(row, stop) if reading.text.find(wanted, *reading.lines[at]) >= 0), None)
        if wanted and at is not None:
            place = reading.text.rfind(wanted, *reading.lines[at])
            spans.append((place, place + len(wanted)))
            row = at + 1
    # markdown-it writes U+FFFD for NUL: then the lines as they are
    return spans or [span for span in reading.lines[row:stop] if reading.text[slice(*span)].strip(BLANK)]


def _join(reading: Reading, spans: list[Span]) -> None:
    reading.breaks.extend((left[1], right[0]) for left, right in pairwise(spans))


def _line_spans(text: str, start: int) -> list[Span]:
    spans: list[Span] = []
    for match in _LINE_END.finditer(text, start):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, len(text))]
