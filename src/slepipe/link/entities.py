"""Entities: one for each thing, whatever names its mentions use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from slepipe.hanzi import to_simplified
from slepipe.lexicon.load import Lexicon
from slepipe.link.complaints import complaint_names
from slepipe.link.composed import composed_names
from slepipe.link.parts import is_han
from slepipe.model import Entity, Mention


def link_entities(mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Entity, ...]:
    """The entities of all mentions that name one, most mentioned first, then in order of the text.

    ``forms`` are the spellings used, most frequent first; the type is that of most mentions.
    """
    by_entity: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.entity is not None:
            by_entity.setdefault(mention.entity, []).append(mention)
    entities = [_entity(entity, found, lexicon) for entity, found in by_entity.items()]
    return tuple(sorted(entities, key=lambda entity: -entity.count))


def _entity(entity: str, mentions: Sequence[Mention], lexicon: Lexicon) -> Entity:
    forms = _by_frequency(mention.text for mention in mentions)
    concept = lexicon.concept_of(entity)
    kind = _by_frequency(mention.type for mention in mentions)[0]
    names = dict(concept.names) if concept else _names_of(forms, kind, lexicon)
    return Entity(
        id=entity,
        type=kind,
        name=names.get("en") or forms[0],
        names=names,
        forms=forms,
        count=len(mentions),
        identifiers=concept.identifiers if concept else (),
    )


def _by_frequency(items: Iterable[str]) -> tuple[str, ...]:
    """The distinct items, most frequent first, then in order."""
    counts: dict[str, int] = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return tuple(sorted(counts, key=lambda item: -counts[item]) if len(counts) > 1 else counts)


def _names_of(forms: Sequence[str], kind: str, lexicon: Lexicon) -> dict[str, str]:
    """Names of something of a type that no lexicon knows: as the article writes it, Chinese in Simplified, English where there is one."""
    names: dict[str, str] = {}
    latin = next((form for form in forms if not is_han(form)), None)
    chinese = next((form for form in forms if is_han(form)), None)
    if chinese is not None:
        names["zh-Hans"] = to_simplified(chinese)
        names |= composed_names(names["zh-Hans"], kind, lexicon) or (
            complaint_names(names["zh-Hans"]) if kind == "symptom" else {}
        )
    if latin is not None:
        names["en"] = latin
    return names
