"""Comparing: two documents into the findings that tell them apart.

``units`` cuts both into sentences of words, entities and values; ``align`` finds which sentences belong together, ``match`` which of their mentions;
``entities``, ``facts``, ``relations``, ``references`` and ``sections`` say what became of them; ``comparison`` calls them in this order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slepipe.compare.model import Diff
    from slepipe.model import Document


def diff(old: Document, new: Document) -> Diff:
    """What changed between two documents, entity by entity and value by value; empty where nothing did.

    Script, edition, typography, word order and the order of paragraphs are no difference. ``diff(new, old)`` is ``diff(old, new)``
    seen from the other side.
    """
    from slepipe.compare.comparison import compare  # only one command compares; every other start need not pay

    return compare(old, new).diff
