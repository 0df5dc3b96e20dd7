"""Claims and the references that they cite."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from slepipe.model import Argument, Citation, Relation
from slepipe.relate.context import Context


def find_cites(context: Context, citations: Sequence[Citation]) -> Iterator[Relation]:
    """The sentence of every citation; one that stands behind the stop belongs to the sentence before it."""
    sentences = context.sentences
    starts = [sentence.start for sentence in sentences]
    text = context.view.simplified
    for citation in citations:
        number = bisect_right(starts, citation.start) - 1
        if number < 0:
            continue
        sentence = sentences[number]
        # [1][2] behind a stop: both belong to the sentence before them.
        behind = not any(map(str.isalpha, text[sentence.start : citation.start]))
        if behind and (not number or sentences[number - 1].block != sentence.block):
            continue
        if behind:
            sentence = sentences[number - 1]
        labels = tuple(Argument("reference", citation.start, citation.end, value={"label": label}) for label in citation.labels)
        yield Relation("cites", sentence.start, max(citation.end, sentence.end), labels, "cites")
