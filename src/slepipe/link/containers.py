"""Where the entries of the reference list name their journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from slepipe.model import Reference


def journal_spans(text: str, references: Iterable[Reference]) -> Iterator[tuple[int, int]]:
    """The source span of the journal of each reference that has one, as written there; left out where a line breaks in it."""
    for reference in references:
        journal = reference.csl.get("container-title")
        if journal and reference.csl["type"] == "article-journal":
            start = text.rfind(journal, reference.start, reference.end)
            if start >= 0:
                yield start, start + len(journal)
