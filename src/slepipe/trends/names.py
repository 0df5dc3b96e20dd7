"""Which entities of many documents are the same: an article's own name for a thing is found again in other articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from slepipe.compare.identity import compared_names
from slepipe.hanzi import to_simplified
from slepipe.lexicon.load import fold
from slepipe.model import Entity
from slepipe.recognize.resolve import OWN

_AMBIGUOUS: Final = frozenset({"person", "organization", "place"})
"""Types of which two may have one short name: there is a 协和医院 in Beijing and one in Wuhan."""


def same_entities(entities: Iterable[Entity]) -> dict[str, str]:
    """The id that stands for the id of an entity that an article brought itself (``drug:ilvarotinib``); others stand for themselves.

    Such entities are one if they share a name, also by way of a third one. Of those that stand for each other an id of the lexicon is
    preferred, then the smallest.
    """
    # The same concept stands in every document; one with the same forms has nothing new to say.
    distinct = list({(entity.id, entity.forms): entity for entity in entities}.values())
    if not any(OWN in entity.id for entity in distinct):
        return {}
    parents: dict[str, str] = {}
    joined = list(_sharing(distinct))
    for ids in joined:
        own = sorted(each for each in ids if OWN in each)
        for each in own[1:]:
            _join(parents, own[0], each)
    best: dict[str, str] = {}
    for ids in joined:
        for root in {_root(parents, each) for each in ids if OWN in each}:
            best[root] = min(best.get(root, root), *ids, key=_rank)
    return {each: best[_root(parents, each)] for ids in joined for each in ids if OWN in each}


def _sharing(entities: list[Entity]) -> Iterator[set[str]]:
    """Ids that a name shows to be the same; a short name of several persons or bodies shows nothing."""
    holders: dict[tuple[str, str], set[str]] = {}
    for entity, name in compared_names(entities):
        holders.setdefault((entity.type, name), set()).add(entity.id)
    for (kind, name), ids in holders.items():
        named = any(OWN not in each or _own_name(each) == name for each in ids)
        if kind not in _AMBIGUOUS or (named and len(ids) == _PAIR):
            yield ids


_PAIR: Final = 2


def _own_name(entity: str) -> str:
    return "".join(fold(to_simplified(entity.partition(OWN)[2])).split())


def _rank(entity: str) -> tuple[bool, str]:
    return OWN in entity, entity


def _root(parents: Mapping[str, str], each: str) -> str:
    while each in parents:
        each = parents[each]
    return each


def _join(parents: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(parents, one), _root(parents, other)))
    if first != second:
        parents[second] = first


def common_names(entities: Iterable[Entity]) -> dict[str, str]:
    """The names of one entity in many documents: for each locale the most frequent one, of equally frequent ones the smallest."""
    counts: dict[str, Counter[str]] = {}
    for entity in entities:
        for locale, name in (entity.names or {"zh-Hans": to_simplified(entity.name)}).items():
            counts.setdefault(locale, Counter())[name] += 1
    return {locale: min(found, key=lambda name: (-found[name], name)) for locale, found in sorted(counts.items())}
