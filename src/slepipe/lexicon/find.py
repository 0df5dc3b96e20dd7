"""Search the lexicon by any name."""

from __future__ import annotations

from slepipe.hanzi import to_simplified
from slepipe.lexicon.load import HEAD, Concept, Lexicon, fold, surface_forms


def find_concepts(lexicon: Lexicon, name: str) -> list[Concept]:
    """Concepts that have ``name`` (in any script and case) as a name, alias or id; failing that, as a part of one."""
    wanted = fold(to_simplified(name.strip()))
    if not wanted:
        return []
    head = wanted[:HEAD]
    readings = lexicon.under(head)[1] if head in lexicon.heads else {}
    exact = [owner for owner, _ in readings.get(wanted, ())]
    if wanted in lexicon.numbers:
        exact.append(wanted)
    if exact:
        return [lexicon.concept(owner) for owner in dict.fromkeys(exact)]
    return [concept for concept in lexicon.concepts() if any(wanted in form for form in _forms(concept))]


def _forms(concept: Concept) -> list[str]:
    return [concept.id, *(fold(to_simplified(form)) for form in surface_forms(concept))]
