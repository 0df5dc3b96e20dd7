"""Findings about entities: added, removed, replaced, called otherwise, mentioned more or less often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from slepipe.compare.aligned import Aligned
from slepipe.compare.evidence import Text, number_at, of_item, region
from slepipe.compare.model import Finding, FindingKind
from slepipe.compare.units import Item
from slepipe.compare.words import plain_words
from slepipe.edit.tables import EDITIONS


def find_entities(old: Text, new: Text, aligned: Aligned) -> Iterator[Finding]:
    """What became of the entities; figures and their like are facts."""
    yield from _replaced(old, new, aligned)
    yield from _renamed(old, new, aligned)
    gone, come = _by_entity(old, aligned.gone), _by_entity(new, aligned.come)
    for entity in sorted({*gone, *come}):
        yield from _of_entity(entity, old, new, gone.get(entity, []), come.get(entity, []))


def _of_entity(entity: str, old: Text, new: Text, gone: Sequence[Item], come: Sequence[Item]) -> Iterator[Finding]:
    before, after = old.counts.get(entity, 0), new.counts.get(entity, 0)
    kind: FindingKind
    if before and after:
        if len(come) == len(gone):
            return
        kind = "mentions-more" if len(come) > len(gone) else "mentions-fewer"
    else:
        kind = "entity-added" if after else "entity-removed"
    named = _new_name(new, entity, come, old) if kind == "mentions-more" else _new_name(old, entity, gone, new) if gone else None
    if named is not None:
        # 「商品名Gazyva」 tells a name that the other article never uses.
        come, gone = ([named], gone) if kind == "mentions-more" else (come, [named])
    shown = (come or gone)[0].mention
    yield Finding(
        kind,
        entity,
        shown.type if shown is not None else "",
        of_item(old, gone[0] if gone else _first(old, entity), count=old.spoken[f"\0{entity}"]) if before else None,
        of_item(new, come[0] if come else _first(new, entity), count=new.spoken[f"\0{entity}"]) if after else None,
        role="name" if named is not None and kind.startswith("mentions") else "",
    )


def _new_name(text: Text, entity: str, items: Sequence[Item], other: Text) -> Item | None:
    """The first mention by a name that the other document has not; none between regions, whose names differ."""
    if region(text) != region(other):
        return None
    known = {_plain(form) for each in other.document.entities if other.identity(each.id) == entity for form in each.forms}
    return next((item for item in items if item.mention and _plain(item.mention.text) not in known), None)


def _first(text: Text, entity: str) -> Item:
    """The first mention of an entity, nested ones and those of references where there is no other."""
    for item in text.items.values():
        if item.mention is not None and item.exact == f"\0{entity}":
            return item
    for mention in text.document.mentions:
        if mention.entity is not None and text.identity(mention.entity) == entity:
            return Item(number_at(text, mention.start), "", "", mention.start, mention.end, mention)
    raise KeyError(entity)


def _by_entity(text: Text, items: Sequence[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda item: item.start):
        if item.mention is not None and item.mention.entity is not None:
            found.setdefault(text.identity(item.mention.entity), []).append(item)
    return found


def _replaced(old: Text, new: Text, aligned: Aligned) -> Iterator[Finding]:
    """Places where another entity of the same type stands now; one finding for each pair of entities."""
    places: dict[tuple[str, str], list[tuple[Item, Item]]] = {}
    for one, other in aligned.changed:
        if one.mention is not None and one.mention.entity is not None:
            places.setdefault((one.exact, other.exact), []).append((one, other))
    for (before, after), found in places.items():
        one, other = min(found, key=lambda pair: pair[0].start)
        kind = other.kind.lstrip("\0")
        sides = of_item(old, one, count=len(found)), of_item(new, other, count=len(found))
        # The smaller id is the subject, so that the finding reads the same from both sides.
        names = sorted((before.lstrip("\0"), after.lstrip("\0")))
        yield Finding("entity-replaced", names[0], kind, *sides, about=(names[1],))


def _renamed(old: Text, new: Text, aligned: Aligned) -> Iterator[Finding]:
    """Places where the same entity has another of its names; one finding for each pair of names."""
    places: dict[tuple[str, str, str], list[tuple[Item, Item]]] = {}
    for one, other, names in _otherwise(old, new, aligned):
        places.setdefault((one.exact, *names), []).append((one, other))
    for (exact, before, after), found in places.items():
        one, other = min(found, key=lambda pair: pair[0].start)
        sides = of_item(old, one, count=len(found)), of_item(new, other, count=len(found))
        # One of the names that both articles use: it was not given up.
        role = "partly" if {before, after} & _forms(old, exact) & _forms(new, exact) else ""
        yield Finding("entity-renamed", exact.lstrip("\0"), other.kind.lstrip("\0"), *sides, role=role)


def _forms(text: Text, exact: str) -> set[str]:
    """The names that a document has for an entity."""
    return {_plain(item.mention.text) for item in text.items.values() if item.mention is not None and item.exact == exact}


def _otherwise(old: Text, new: Text, aligned: Aligned) -> Iterator[tuple[Item, Item, tuple[str, str]]]:
    """Mentions of one entity by two names, with these; names that have only changed places in a sentence are left out."""
    groups: dict[tuple[int, int, str], list[tuple[Item, Item, tuple[str, str]]]] = {}
    for one, other in aligned.same:
        before, after = one.mention, other.mention
        if before is not None and after is not None and before.entity is not None:
            names = _plain(before.text), _plain(after.text)
            groups.setdefault((one.unit, other.unit, one.exact), []).append((one, other, names))
    for group in groups.values():
        if all(names[0] == names[1] for *_, names in group):
            continue
        stayed = Counter(names[0] for *_, names in group) & Counter(names[1] for *_, names in group)
        gone = _beyond([(one, names[0]) for one, _, names in group], stayed)
        come = _beyond([(other, names[1]) for _, other, names in group], stayed)
        for (one, name), (other, name_there) in zip(gone, come, strict=True):
            if one.mention and not _is_regional(old, new, one.mention.entity, (name, name_there)):
                yield one, other, (name, name_there)


def _beyond(named: Sequence[tuple[Item, str]], stayed: Counter[str]) -> list[tuple[Item, str]]:
    """The mentions whose names are used more often than ``stayed`` says."""
    left = stayed.copy()
    found = []
    for item, name in named:
        if left[name]:
            left[name] -= 1
        else:
            found.append((item, name))
    return found


def _is_regional(old: Text, new: Text, entity: str | None, names: Sequence[str]) -> bool:
    """Whether two names may differ because the texts are for two regions: the 激素 of the Mainland is 類固醇 in Taiwan.

    Between regions only another script counts, SLE for 系統性紅斑狼瘡; but COVID-19 is what Taiwan calls 新型冠状病毒感染, and obinutuzumab any
    transliteration. Where no region shows (zh-Hant) the names must be those that regions prefer.
    """
    regions = {region(old), region(new)}
    if regions != {"zh-Hant"} and len(regions) == 1:
        return False
    if len(regions) > 1 and names[0].isascii() == names[1].isascii():
        return True
    called = next((each.names for each in old.document.entities if each.id == entity), {})
    preferred = {_plain(called[tag]) for tag in EDITIONS if tag in called}
    return preferred.issuperset(name for name in names if len(regions) == 1 or name.isascii())


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """A name without script, case, blanks and signs: CAR-T is CART."""
    return "".join(filter(str.isalnum, plain_words(name)))
