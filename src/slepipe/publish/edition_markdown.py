"""A full edition as Markdown: front matter, headings, footnotes, and an appendix of entities and terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

import msgspec

from slepipe.model import Block, Document, Edition
from slepipe.publish.appendix import appendix
from slepipe.publish.catalogs import Labels
from slepipe.publish.escape import escape, escape_markup, front_matter, link
from slepipe.publish.facts import Facts

_INDENT = "  "
_LISTED = frozenset({"list_item", "table_row", "quote", "reference"})


class _Page(msgspec.Struct, frozen=True):
    """What every block of an edition is written with."""

    document: Document
    edition: Edition
    inline: Callable[[str], str]
    cited: frozenset[str]
    labels: dict[int, str]


def edition_markdown(document: Document, edition: Edition, facts: Facts, labels: Labels, *, markdown: bool = False) -> str:
    """The Markdown of an edition. ``markdown`` keeps the inline markup of a Markdown source."""
    page = _Page(
        document=document,
        edition=edition,
        inline=escape_markup if markdown else escape,
        cited=frozenset(label for citation in document.citations for label in citation.labels),
        labels={reference.start: reference.label for reference in document.references},
    )
    title = edition_title(document, edition)
    head = front_matter(
        {
            "title": title,
            "lang": edition.locale,
            "id": document.id,
            "date": document.date,
            "source": document.variant.tag,
            "machine-converted": document.variant.machine_made or None,
        }
    )
    body = (_group(kind, list(blocks), page) for kind, blocks in _groups(document.blocks))
    parts = [head, f"# {escape(title)}", *body, *appendix(document, edition, facts, labels)]
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def edition_title(document: Document, edition: Edition) -> str:
    """The title in the edition's words, or the document's where no block is the title."""
    for block in document.blocks:
        if block.kind == "title":
            return _text(edition, block)
    return document.title


def _text(edition: Edition, block: Block) -> str:
    start, end = edition.to_target(block.start, block.end)
    return " ".join(edition.text[start:end].split())


def _groups(blocks: Sequence[Block]) -> Iterable[tuple[str, Iterable[Block]]]:
    """Neighbours of one list, table, quotation or reference list together, any other block alone; without the title."""
    body = [block for block in blocks if block.kind != "title"]
    keyed = groupby(enumerate(body), lambda item: (item[1].kind, None if item[1].kind in _LISTED else item[0]))
    for (kind, _), members in keyed:
        yield kind, [block for _, block in members]


def _group(kind: str, blocks: Sequence[Block], page: _Page) -> str:
    first = blocks[0]
    if kind == "heading":
        return f"{'#' * min(6, max(2, first.level))} {_inline(first, page)}"
    if kind == "table_row":
        return _table(blocks, page)
    if kind == "quote":
        return "\n>\n".join(f"> {_inline(block, page)}" for block in blocks)
    if kind == "list_item":
        return "\n".join(f"{_INDENT * block.level}{_list_marker(block)} {_inline(block, page)}" for block in blocks)
    if kind == "reference":
        return "\n".join(_reference(block, page) for block in blocks)
    return _inline(first, page)


def _inline(block: Block, page: _Page) -> str:
    """The block's text with its citation markers as footnote references."""
    parts: list[str] = []
    at = block.start
    for citation in page.document.citations:
        if block.start <= citation.start and citation.end <= block.end:
            parts.append(_escaped(at, citation.start, page, first=at == block.start))
            parts += [f"[^{label}]" for label in citation.labels]
            at = citation.end
    parts.append(_escaped(at, block.end, page, first=at == block.start))
    return "".join(parts)


def _escaped(start: int, end: int, page: _Page, *, first: bool) -> str:
    a, b = page.edition.to_target(start, end)
    text = page.edition.text[a:b]
    # What opens a block does so only at the start of a line.
    return page.inline(text) if first else page.inline("x" + text)[1:]


def _reference(block: Block, page: _Page) -> str:
    label = page.labels[block.start]
    text = _text(page.edition, block)
    shown = link(text) if text.startswith("http") else escape(text)
    # A footnote that nothing refers to is not shown by renderers, so an uncited reference is a list item.
    return f"[^{label}]: {shown}" if label in page.cited else f"- \\[{escape(label)}\\] {shown}"


def _table(rows: Sequence[Block], page: _Page) -> str:
    cells = [_cells(block, page) for block in rows]
    rule = ["---"] * max(map(len, cells))
    return "\n".join("| " + " | ".join(row) + " |" for row in (cells[0], rule, *cells[1:]))


def _cells(block: Block, page: _Page) -> list[str]:
    start, end = page.edition.to_target(block.start, block.end)
    return [page.inline(cell.strip()) for cell in page.edition.text[start:end].strip("| ").split("|")]


def _list_marker(block: Block) -> str:
    digits = block.marker.rstrip(".)、）").lstrip("(（")
    return f"{digits}." if digits.isascii() and digits.isdigit() else "-"
