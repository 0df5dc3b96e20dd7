"""Regional terms: concepts and general words that the source calls by another region's preferred name."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from slepipe.edit.tables import EDITIONS, MAINLAND
from slepipe.hanzi import simplified_name
from slepipe.lexicon.load import Concept, Lexicon, fold
from slepipe.model import Block, Edit
from slepipe.recognize import Recognition

# Proper names are changed whole or not at all; a reference keeps its wording.
_CLOSED = frozenset({"organization", "person", "journal", "trial", "identifier"})


class Named(msgspec.Struct, frozen=True):
    """A form of the lexicon in the text and the names that editions may give it.

    ``names`` holds, for each edition that writes the concept otherwise than here, its name; ``own`` the editions that write
    it as here. ``part`` tells that it is no mention.
    """

    start: int
    end: int
    concept: str
    names: dict[str, str]
    own: tuple[str, ...]
    part: bool
    closed: bool


def find_named(simplified: str, blocks: Sequence[Block], recognition: Recognition, lexicon: Lexicon, source: str) -> list[Named]:
    """The forms that editions may reword, mentions first and then parts, longest first; references are left out.

    A form may be changed only when it is the preferred name of a region or an alias of one region; other aliases, brands and abbreviations stay as the
    author chose them, but parts of them (自身免疫) do change. A general word is changed only from the form of the ``source``'s
    own region: 活化 is no Taiwan word in a Mainland text.
    """
    references = [(block.start, block.end) for block in blocks if block.kind == "reference"]
    region = source if source in EDITIONS else MAINLAND
    found: list[Named] = []
    for mention in recognition.mentions:
        if not mention.nested:
            names = _names(lexicon, mention.entity, simplified[mention.start : mention.end], region)
            closed = mention.type in _CLOSED
            if closed or names[0] or names[1]:
                found.append(Named(mention.start, mention.end, mention.entity or "", *names, False, closed))
    for part in recognition.parts:
        names = _names(lexicon, part.concept, simplified[part.start : part.end], region)
        if names[0]:
            found.append(Named(part.start, part.end, part.concept, *names, True, False))
    return [named for named in found if not any(a <= named.start < b for a, b in references)]


def term_edits(text: str, named: Sequence[Named], locale: str) -> list[Edit]:
    """Edits, sorted and apart, that give the forms in ``named`` the names of ``locale``."""
    edits: list[Edit] = []
    taken = bytearray(len(text))
    for form in named:
        start, end = form.start, form.end
        after = form.names.get(locale)
        if form.part and (after is None or any(taken[start:end])):
            continue
        if after is not None and text[start:end] != after:
            edits.append(Edit(start, end, text[start:end], after, "term", f"term.{form.concept}"))
        if after is not None or form.closed or locale in form.own:
            taken[start:end] = b"\1" * (end - start)
    edits.sort(key=lambda edit: edit.start)
    return edits


def _names(lexicon: Lexicon, concept_id: str | None, form: str, region: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The names of a form (Simplified) in the editions that write it otherwise, and the editions that write it so."""
    concept = lexicon.concept(concept_id)
    if concept is None:
        return {}, ()
    written = fold(form)
    simple = {tag: _simple(concept.names[tag]) for tag in EDITIONS if tag in concept.names}
    own = tuple(tag for tag, name in simple.items() if name == written)
    if concept.types == ("word",):
        return ({tag: concept.names[tag] for tag in simple if tag not in own}, own) if region in own else ({}, ())
    regional = _regional(concept)
    bare = written.replace(" ", "")
    known = own or written in regional or bare in regional or bare in simple.values()
    changed = {tag: concept.names[tag] for tag in simple if tag not in own and regional.get(bare) != tag} if known else {}
    return changed, own


def _regional(concept: Concept) -> dict[str, str]:
    return {_simple(alias): tag for alias, tag in concept.regional.items()}


def _simple(name: str) -> str:
    return fold(simplified_name(name))


def wants_terms(source: str, *, machine_made: bool, locale: str) -> bool:
    """Whether terms change at all: a well-written text of a region keeps its own words in that region's edition."""
    return machine_made or source != locale
