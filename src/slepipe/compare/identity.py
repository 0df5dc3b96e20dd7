"""Which entities of two documents are the same: by id, or, where an article brought its own name, by a name that both use."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from slepipe.hanzi import to_simplified
from slepipe.lexicon.load import fold
from slepipe.model import Document, Entity
from slepipe.recognize.resolve import OWN


def identify(old: Document, new: Document) -> Callable[[str], str]:
    """A function from an entity's id to one id that the same entity has in both documents.

    An id of the lexicon stays. An entity that an article brings itself (``drug:奥瑞瓦单抗``) is the one of the other document that shares a
    name with it; of two such ids the smaller one stands for both, so that nothing depends on which document is old.
    """
    entities = [*old.entities, *new.entities]
    if not any(OWN in entity.id for entity in entities):
        return lambda entity: entity
    names = compared_names(entities)
    sharing: dict[tuple[str, str], set[str]] = {}
    for entity, name in names:
        sharing.setdefault(_key(entity, name), set()).add(entity.id)
    same: dict[str, str] = {}
    for entity, name in names:
        if OWN in entity.id:
            same[entity.id] = min(same.get(entity.id, entity.id), *sharing[_key(entity, name)], key=_rank)
    return lambda entity: same.get(entity, entity)


def _key(entity: Entity, name: str) -> tuple[str, str]:
    """What two entities must share: a company and its drug may have one name, a code such as BREEZE-03 has one bearer, whatever it is read as."""
    return ("" if any(map(str.isdigit, name)) else entity.type, name)


def _rank(entity: str) -> tuple[bool, str]:
    # An id of the lexicon stands for any other.
    return OWN in entity, entity


def compared_names(entities: Sequence[Entity]) -> list[tuple[Entity, str]]:
    """The names of all entities as they are compared: Simplified, without blanks and case."""
    written = [
        (entity, name)
        for entity in entities
        for name in {*entity.forms, entity.names.get("en", ""), entity.names.get("zh-Hans", "")}
        if len(name) > 1
    ]
    if not written:
        return []
    # One call for all: a call costs more than the conversion of a name.
    simplified = to_simplified("\0".join(name for _, name in written)).split("\0")
    return [(entity, "".join(fold(name).split())) for (entity, _), name in zip(written, simplified, strict=True)]
