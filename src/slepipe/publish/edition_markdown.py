"""A full edition as Markdown: front matter, headings, footnotes, and an appendix of entities and terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from slepipe.model import Block, Document, Edition
from slepipe.patterns import Pattern
from slepipe.publish.appendix import appendix
from slepipe.publish.catalogs import Labels
from slepipe.publish.escape import escape, escape_markup, front_matter, link, table
from slepipe.publish.facts import Facts
from slepipe.publish.listing import listing

_LISTED = frozenset({"list_item", "table_row", "quote", "reference"})
_BLANK_LINE = Pattern(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r")
# What keeps a number at the start of a line from opening a list.
_ESCAPED_NUMBER = Pattern(r"^(\d{1,9})\\(?=[.)])")
_STROKE = Pattern(r"(?<!\\)\|")
_BORDER = Pattern(r"^\||(?<!\\)\|\s*$")


class _Page(msgspec.Struct, frozen=True):
    """What every block of an edition is written with."""

    document: Document
    edition: Edition
    inline: Callable[[str], str]
    cited: frozenset[str]
    labels: dict[int, str]


def edition_markdown(
    document: Document, edition: Edition, facts: Facts, forms: dict[str, str], labels: Labels, *, markdown: bool = False
) -> str:
    """The Markdown of an edition; ``forms`` is how it writes each entity. ``markdown`` keeps the inline markup of a Markdown source."""
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
    body = (_group(kind, blocks, page) for kind, blocks in _groups(document))
    parts = [head, f"# {escape(title)}", *body, *appendix(document, edition, facts, forms, labels)]
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


def _groups(document: Document) -> Iterable[tuple[str, list[Block]]]:
    """Neighbours of one list, table, quotation or reference list together, any other block alone; without the title."""
    group: list[Block] = []
    for block in document.blocks:
        if block.kind == "title":
            continue
        if group and not _belongs(block, group[-1], document.text):
            yield group[0].kind, group
            group = []
        group.append(block)
    if group:
        yield group[0].kind, group


def _belongs(block: Block, last: Block, text: str) -> bool:
    if block.kind != last.kind or block.kind not in _LISTED:
        return False
    return block.kind != "table_row" or _BLANK_LINE.search(text, last.end, block.start) is None


def _group(kind: str, blocks: Sequence[Block], page: _Page) -> str:
    first = blocks[0]
    if kind == "heading":
        # After the hashes no number opens a list.
        text = _ESCAPED_NUMBER.sub(r"\1", _inline(first, page))
        return f"{'#' * min(6, max(2, first.level))} {text}"
    if kind == "table_row":
        return _table(blocks, page)
    if kind == "quote":
        return "\n>\n".join(f"> {_inline(block, page)}" for block in blocks)
    if kind == "list_item":
        return listing((block.level, block.marker, _inline(block, page)) for block in blocks)
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
    width = max(map(len, cells))
    header, *body = [row + [""] * (width - len(row)) for row in cells]
    return table(header, body)


def _cells(block: Block, page: _Page) -> list[str]:
    """The cells of a row. Its block begins at the first cell that is not empty; the strokes before it count the others."""
    source = page.document.text
    line = max(source.rfind("\n", 0, block.start), source.rfind("\r", 0, block.start)) + 1
    empty = max(0, source.count("|", line, block.start) - 1)
    start, end = page.edition.to_target(block.start, block.end)
    row = _BORDER.sub("", page.edition.text[start:end])
    cells = [cell.strip().replace("\\|", "|") for cell in _STROKE.split(row)]
    # A stroke stays bare only in code, and would end the cell there too.
    return [""] * empty + [_STROKE.sub(r"\\|", page.inline(cell)) for cell in cells]
