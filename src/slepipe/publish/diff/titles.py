"""What the marks of a page say: the title of each, in the words of a locale."""

from __future__ import annotations

from typing import Final

import msgspec

from slepipe.compare.comparison import Comparison
from slepipe.compare.model import Finding
from slepipe.hanzi import simplified_name
from slepipe.model import Entity
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff.labels import CHANGE_LABELS
from slepipe.publish.diff.lines import fields_of
from slepipe.publish.diff.words import Mark
from slepipe.publish.formats import format_value
from slepipe.publish.names import entity_name

_ENTRY: Final = ("reference", "citation")
"""How the kinds of findings about references begin."""

_Entries = dict[tuple[int, int], Finding]


class Words(msgspec.Struct, frozen=True):
    """What is needed to word marks: the labels, the names of entities by id, and the findings about references by their span on either side."""

    labels: Labels
    names: dict[str, str]
    entries: tuple[_Entries, _Entries]


def make_words(comparison: Comparison, labels: Labels) -> Words:
    """Gather the names of all entities that either article mentions."""
    entities = (*comparison.old.document.entities, *comparison.new.document.entities)
    names = {comparison.new.identity(each.id): _name(each, labels.tag) for each in entities}
    found = [each for each in comparison.diff.findings if each.kind.startswith(_ENTRY)]
    entries = (
        {(each.old.start, each.old.end): each for each in found if each.old},
        {(each.new.start, each.new.end): each for each in found if each.new},
    )
    return Words(labels, names, entries)


def _name(entity: Entity, locale: str) -> str:
    """The name of an entity; one that only the article has, in the script of a Simplified page."""
    return entity_name(entity, locale, simplified_name(entity.forms[0]) if locale == "zh-Hans" else None)


def say_mark(words: Words, mark: Mark, *, old: bool) -> str:
    """What the title of a mark in the old or the new article says; empty where the mark says it all."""
    item, partner = mark.item, mark.partner
    if item is None:
        return _say_entry(words, mark, old=old)
    if item.mention is None:
        return ""
    if mark.kind == "moved":
        return words.labels.gettext(N_("moved"))
    if partner is None or partner.mention is None:
        name = words.names.get(item.exact.lstrip("\0"), "") or _value(words, item.mention.type, item.mention.value)
        kind = N_("removed") if old else N_("added")
        return _said(words, words.labels.gettext(kind), name or item.mention.text)
    one, other = (item, partner) if old else (partner, item)
    if one.mention is None or other.mention is None:
        return ""
    if mark.kind == "renamed":
        label = words.labels.gettext(N_("named otherwise"))
        return _said(words, label, f"{one.mention.text} → {other.mention.text}")
    if mark.kind == "replaced":
        sides = [words.names.get(each.exact.lstrip("\0"), "") for each in (one, other)]
        return _said(words, words.labels.gettext(N_("replaced")), " → ".join(sides))
    sides = [_value(words, each.type, each.value) or each.text for each in (one.mention, other.mention)]
    return _said(words, words.labels.gettext(N_("changed")), " → ".join(sides))


def _say_entry(words: Words, mark: Mark, *, old: bool) -> str:
    """What the title of a reference or the marker of a citation says: what happened to which, and to which of its fields."""
    finding = words.entries[0 if old else 1].get((mark.start, mark.end))
    if finding is None:
        return ""
    fields = fields_of(finding, words.labels)
    return _said(words, words.labels.gettext(CHANGE_LABELS[finding.kind]), fields or f"[{finding.subject}]")


def _said(words: Words, label: str, what: str) -> str:
    return words.labels.gettext(N_("%(label)s: %(text)s")) % {"label": label, "text": what}


def _value(words: Words, kind: str, value: dict[str, object] | None) -> str:
    return format_value(kind, value, words.labels) if value else ""
