"""Search the lexicon by any name."""

from __future__ import annotations

from slepipe.hanzi import to_simplified
from slepipe.lexicon.load import Concept, Lexicon, fold, surface_forms


def find_concepts(lexicon: Lexicon, name: str) -> list[Concept]:
    """Concepts that have ``name`` (in any script and case) as a name, alias or id; failing that, as a part of one."""
    wanted = fold(to_simplified(name.strip()))
    if not wanted:
        return []
    exact = [owner for owner, _ in lexicon.readings.get(wanted, ())]
    if wanted in lexicon.rows:
        exact.append(wanted)
    if exact:
        return [concept for owner in dict.fromkeys(exact) if (concept := lexicon.concept(owner)) is not None]
    return [concept for concept in lexicon.concepts() if any(wanted in form for form in _forms(concept))]


def _forms(concept: Concept) -> list[str]:
    return [concept.id, *(fold(to_simplified(form)) for form in surface_forms(concept))]
