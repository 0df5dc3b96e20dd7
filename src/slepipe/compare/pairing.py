"""Which article of one collection is which of the other: by id, then by what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from slepipe.model import Document

_LEAST: Final = 0.5
"""Share of common entities and values (Dice) from which two articles of different ids are versions of one."""

Pair = tuple[Document | None, Document | None]


def pair_documents(old: Sequence[Document], new: Sequence[Document]) -> list[Pair]:
    """Pairs in order of the new ids, then the old documents without a partner; a document without one stands beside None.

    The result does not depend on the order of the documents.
    """
    olds, news = sorted(old, key=_rank), sorted(new, key=_rank)
    by_id = {document.id: document for document in reversed(olds)}
    pairs: dict[int, Document] = {}
    used: set[int] = set()
    for document in news:
        other = by_id.pop(document.id, None)
        if other is not None:
            pairs[id(document)] = other
            used.add(id(other))
    left = [document for document in olds if id(document) not in used]
    right = [document for document in news if id(document) not in pairs]
    for _, here, there in sorted(_alike(left, right)):
        one, other = left[here], right[there]
        if id(one) not in used and id(other) not in pairs:
            pairs[id(other)] = one
            used.add(id(one))
    found: list[Pair] = [(pairs.get(id(document)), document) for document in news]
    return found + [(document, None) for document in olds if id(document) not in used]


def _alike(left: Sequence[Document], right: Sequence[Document]) -> list[tuple[float, int, int]]:
    """Pairs that are alike enough, by their numbers, with their likeness below zero so that the best come first."""
    profiles, profiles_there = [_profile(document) for document in left], [_profile(document) for document in right]
    scores = []
    for here, mine in enumerate(profiles):
        for there, theirs in enumerate(profiles_there):
            both = mine.total() + theirs.total()
            share = 2 * (mine & theirs).total() / both if both else 0.0
            if share >= _LEAST:
                scores.append((-share, here, there))
    return scores


def _profile(document: Document) -> Counter[str]:
    return Counter(mention.entity or f"{mention.type} {mention.value}" for mention in document.mentions)


def _rank(document: Document) -> tuple[str, str]:
    return document.id, document.text
