"""Where the entries of the reference list name their journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from slepipe.model import Reference
from slepipe.patterns import Pattern

_GLUED = Pattern(r"[a-z)]\.\s?[A-Z]\w+ \w+")


def journal_spans(text: str, references: Iterable[Reference]) -> Iterator[tuple[int, int]]:
    """The source span of the journal of each reference that has one, as written there; left out where a line breaks in it."""
    for reference in references:
        journal = reference.csl.get("container-title")
        # A stop inside tells that the title was glued to it.
        if journal and reference.csl["type"] == "article-journal" and not _GLUED.search(journal):
            start = text.rfind(journal, reference.start, reference.end)
            if start >= 0:
                yield start, start + len(journal)
