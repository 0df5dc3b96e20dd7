"""Regional terms: concepts and general words that the source calls by another region's preferred name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from slepipe.hanzi import to_simplified
from slepipe.lexicon.load import Concept, Lexicon, fold
from slepipe.model import Block, Edit
from slepipe.recognize import Recognition

_REGIONS = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
# Proper names are changed whole or not at all; a reference keeps its wording.
_CLOSED = frozenset({"organization", "person", "journal", "trial", "identifier"})


def term_edits(
    text: str, simplified: str, blocks: Sequence[Block], recognition: Recognition, lexicon: Lexicon, source: str, locale: str
) -> list[Edit]:
    """Edits, sorted and apart, that give mentions and words the names of ``locale``.

    A form is changed only when it is the preferred name of a region, or an alias of a region, and the name of ``locale`` is known and different;
    other aliases, brands and abbreviations stay as the author chose them, but parts of them (自身免疫) do change. A general word is
    changed only from the form of the ``source``'s own region: 活化 is no Taiwan word in a Mainland text.
    """
    region = source if source in _REGIONS else "zh-Hans"
    edits: list[Edit] = []
    closed = bytearray(len(text))
    for block in blocks:
        if block.kind == "reference":
            closed[block.start : block.end] = b"\1" * (block.end - block.start)
    for mention in recognition.mentions:
        start, end = mention.start, mention.end
        if mention.nested or closed[start]:
            continue
        concept = lexicon.concept(mention.entity)
        after = _name(concept, simplified[start:end], locale)
        if after is not None:
            edits.append(Edit(start, end, text[start:end], after, "term", f"term.{mention.entity}"))
        if after is not None or mention.type in _CLOSED or _is_own(concept, simplified[start:end], locale):
            closed[start:end] = b"\1" * (end - start)
    for part in recognition.parts:
        start, end = part.start, part.end
        if any(closed[start:end]):
            continue
        concept = lexicon.concept(part.concept)
        if concept is None or (concept.types == ("word",) and not _is_own(concept, simplified[start:end], region)):
            continue
        after = _name(concept, simplified[start:end], locale)
        if after is not None:
            edits.append(Edit(start, end, text[start:end], after, "term", f"term.{part.concept}"))
            closed[start:end] = b"\1" * (end - start)
    return sorted((edit for edit in edits if edit.before != edit.after), key=lambda edit: edit.start)


@lru_cache(maxsize=65536)
def _simple(name: str) -> str:
    return fold(to_simplified(name))


@lru_cache(maxsize=65536)
def _regional_forms(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_simple, names))


def _is_own(concept: Concept | None, form: str, locale: str) -> bool:
    """Whether a form (Simplified) is what ``locale`` prefers already."""
    return concept is not None and locale in concept.names and fold(form) == _simple(concept.names[locale])


def _name(concept: Concept | None, form: str, locale: str) -> str | None:
    """The name to write for a form (Simplified), or None where it may stay."""
    if concept is None or (own := concept.names.get(locale)) is None or fold(form) == _simple(own):
        return None
    others = [alias for alias, region in concept.regional.items() if region != locale]
    regional = _regional_forms((*(concept.names[tag] for tag in _REGIONS if tag in concept.names), *others))
    return own if fold(form).replace(" ", "") in regional or fold(form) in regional else None


def wants_terms(source: str, *, machine_made: bool, locale: str) -> bool:
    """Whether terms change at all: a well-written text of a region keeps its own words in that region's edition."""
    return machine_made or source != locale
