"""A full edition as Markdown: front matter, headings, footnotes, and an appendix of entities and terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from slepipe.model import Block, Document, Edition
from slepipe.publish.appendix import appendix
from slepipe.publish.catalogs import Labels
from slepipe.publish.escape import escape, escape_markup, front_matter, link
from slepipe.publish.facts import Facts

_ITEM = "  "


def edition_markdown(document: Document, edition: Edition, facts: Facts, labels: Labels, *, markdown: bool = False) -> str:
    """The Markdown of an edition. ``markdown`` keeps the inline markup of a Markdown source."""
    writer = _Writer(document, edition, escape_markup if markdown else escape)
    head = front_matter(
        {
            "title": writer.title(),
            "lang": edition.locale,
            "id": document.id,
            "date": document.date,
            "source": document.variant.tag,
            "machine-converted": document.variant.machine_made or None,
        }
    )
    parts = [head, f"# {escape(writer.title())}", *writer.body(), *appendix(document, edition, facts, labels)]
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


class _Writer:
    """Walks the blocks of one edition; holds what every block needs."""

    def __init__(self, document: Document, edition: Edition, inline: Callable[[str], str]) -> None:
        self.document = document
        self.edition = edition
        self.inline = inline
        self.cited = {label for citation in document.citations for label in citation.labels}
        self.labels = {(reference.start, reference.end): reference.label for reference in document.references}

    def title(self) -> str:
        for block in self.document.blocks:
            if block.kind == "title":
                return self.text(block.start, block.end)
        return self.document.title

    def text(self, start: int, end: int) -> str:
        a, b = self.edition.to_target(start, end)
        return " ".join(self.edition.text[a:b].split())

    def body(self) -> Iterable[str]:
        """The blocks as Markdown; neighbours of one list or table are one part."""
        group: list[Block] = []
        for block in self.document.blocks:
            if block.kind == "title":
                continue
            if group and not _together(group[-1], block):
                yield self._group(group)
                group = []
            group.append(block)
        if group:
            yield self._group(group)

    def _group(self, group: Sequence[Block]) -> str:
        kind = group[0].kind
        if kind == "heading":
            return f"{'#' * min(6, max(2, group[0].level))} {self._inline(group[0])}"
        if kind == "table_row":
            return self._table(group)
        if kind == "quote":
            return "\n>\n".join(f"> {self._inline(block)}" for block in group)
        if kind == "list_item":
            return "\n".join(f"{_ITEM * block.level}{_list_marker(block)} {self._inline(block)}" for block in group)
        if kind == "reference":
            return "\n".join(self._reference(block) for block in group)
        return self._inline(group[0])

    def _inline(self, block: Block) -> str:
        """The block's text with its citation markers as footnote references."""
        parts: list[str] = []
        at = block.start
        for citation in self.document.citations:
            if block.start <= citation.start and citation.end <= block.end:
                parts.append(self._escaped(at, citation.start, first=at == block.start))
                parts.append("".join(f"[^{label}]" for label in citation.labels))
                at = citation.end
        parts.append(self._escaped(at, block.end, first=at == block.start))
        return "".join(parts)

    def _escaped(self, start: int, end: int, *, first: bool) -> str:
        a, b = self.edition.to_target(start, end)
        text = self.edition.text[a:b]
        return self.inline(text) if first else self.inline("x" + text)[1:]

    def _reference(self, block: Block) -> str:
        label = self.labels.get((block.start, block.end), block.marker.strip("[]【】()（）. "))
        text = self.text(block.start, block.end)
        shown = link(text) if text.startswith("http") else escape(text)
        # A footnote that nothing refers to is not shown by renderers, so an uncited reference is a list item.
        return f"[^{label}]: {shown}" if label in self.cited else f"- \\[{escape(label)}\\] {shown}"

    def _table(self, rows: Sequence[Block]) -> str:
        lines = [self._row(block) for block in rows]
        columns = max(line.count(" | ") for line in lines) + 1
        return "\n".join([lines[0], "| " + " | ".join(["---"] * columns) + " |", *lines[1:]])

    def _row(self, block: Block) -> str:
        cells = self.edition.text[slice(*self.edition.to_target(block.start, block.end))].strip("| ").split("|")
        return "| " + " | ".join(self.inline(cell.strip()) for cell in cells) + " |"


def _together(before: Block, after: Block) -> bool:
    return before.kind == after.kind and before.kind in ("list_item", "table_row", "quote", "reference")


def _list_marker(block: Block) -> str:
    digits = block.marker.rstrip(".)、）").lstrip("(（")
    return f"{digits}." if digits.isascii() and digits.isdigit() else "-"
