"""The findings of a diff as they are shown: in the words of a locale, each with the evidence of both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from slepipe.compare.comparison import Comparison
from slepipe.compare.model import Finding, Side
from slepipe.hanzi import simplified_name
from slepipe.model import Entity
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff_labels import CHANGE_LABELS, FIELD_LABELS, GROUPS, RELATION_LABELS, ROLE_LABELS, VALUE_LABELS
from slepipe.publish.diff_rows import flow
from slepipe.publish.diff_words import Mark
from slepipe.publish.formats import format_number, format_value
from slepipe.publish.names import TYPE_LABELS, entity_name

_ENTRY: Final = ("reference", "citation")
"""How the kinds of findings about references begin."""

_Entries = dict[tuple[int, int], Finding]


class Evidence(msgspec.Struct, frozen=True):
    """What one article says: the sentence, with the words in question between ``before`` and ``after``, and where it stands.

    ``link`` is the name of the place in the page. ``notes`` are the arguments of a relation, each with its role, and whether it is denied.
    """

    before: str
    text: str
    after: str
    section: str
    link: str
    notes: tuple[tuple[str, str], ...] = ()


class Shown(msgspec.Struct, frozen=True):
    """A finding: what happened to what, ``one`` and ``other`` before and after it, and ``details`` such as the type or the fields."""

    kind: str
    label: str
    subject: str
    one: str
    other: str
    details: tuple[str, ...]
    old: Evidence | None
    new: Evidence | None


class Group(msgspec.Struct, frozen=True):
    """Findings of one group with their number by kind; ``name`` is for links."""

    name: str
    heading: str
    counts: tuple[tuple[str, str], ...]
    findings: tuple[Shown, ...]


class Words(msgspec.Struct, frozen=True):
    """What is needed to word a comparison: the labels, and the names of entities by id.

    Of the old and of the new side, ``places`` are the offsets that links lead to, ``entries`` the findings about references and
    citations by their span.
    """

    comparison: Comparison
    labels: Labels
    names: dict[str, str]
    places: tuple[frozenset[int], frozenset[int]]
    entries: tuple[_Entries, _Entries]


def make_words(comparison: Comparison, labels: Labels, places: tuple[Iterable[int], Iterable[int]]) -> Words:
    """Gather the names of all entities that either article mentions."""
    entities = (*comparison.old.document.entities, *comparison.new.document.entities)
    names = {comparison.new.identity(each.id): _name(each, labels.tag) for each in entities}
    found = [each for each in comparison.diff.findings if each.kind.startswith(_ENTRY)]
    entries = (
        {(each.old.start, each.old.end): each for each in found if each.old},
        {(each.new.start, each.new.end): each for each in found if each.new},
    )
    return Words(comparison, labels, names, (frozenset(places[0]), frozenset(places[1])), entries)


def _name(entity: Entity, locale: str) -> str:
    """The name of an entity; one that only the article has, in the script of a Simplified page."""
    return entity_name(entity, locale, simplified_name(entity.forms[0]) if locale == "zh-Hans" else None)


def shown_groups(words: Words) -> list[Group]:
    """All findings by group, in order of the text; groups without any are left out."""
    groups = []
    for name, (heading, kinds) in GROUPS.items():
        found = [each for each in words.comparison.diff.findings if each.kind in kinds]
        numbers = [(kind, sum(each.kind == kind for each in found)) for kind in kinds]
        counts = [(words.labels.gettext(CHANGE_LABELS[kind]), _number(words, count)) for kind, count in numbers if count]
        if found:
            shown = tuple(_shown(words, each) for each in found)
            groups.append(Group(name, words.labels.gettext(heading), tuple(counts), shown))
    return groups


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
    fields = words.labels.gettext(", ").join(_fields(words, finding))
    return _said(words, words.labels.gettext(CHANGE_LABELS[finding.kind]), fields or f"[{finding.subject}]")


def _fields(words: Words, finding: Finding) -> Iterable[str]:
    return (words.labels.gettext(FIELD_LABELS.get(field, field)) for field in finding.fields)


def _said(words: Words, label: str, what: str) -> str:
    return words.labels.gettext(N_("%(label)s: %(text)s")) % {"label": label, "text": what}


def _shown(words: Words, finding: Finding) -> Shown:
    one, other = _sides(words, finding)
    return Shown(
        finding.kind,
        words.labels.gettext(CHANGE_LABELS[finding.kind]),
        _subject(words, finding),
        one,
        other,
        tuple(_details(words, finding)),
        _evidence(words, finding.old, 0),
        _evidence(words, finding.new, 1),
    )


def _subject(words: Words, finding: Finding) -> str:
    """What a finding is about; of a replacement both sides say it."""
    if finding.kind in ("entity-replaced", "section-renamed"):
        return ""
    if finding.kind.startswith(_ENTRY):
        return f"[{finding.subject}]"
    about = (words.names.get(each, each) for each in (finding.subject, *finding.about) if each)
    return words.labels.gettext(", ").join(about)


def _sides(words: Words, finding: Finding) -> tuple[str, str]:
    """The few words that tell before and after: values, names or numbers of mentions."""
    sides = finding.old, finding.new
    if finding.kind.startswith("fact"):
        one, other = ((_value(words, finding.type, side.value) or side.text) if side else "" for side in sides)
    elif finding.kind == "entity-replaced":
        one, other = (words.names.get(side.entity, side.text) if side else "" for side in sides)
    elif finding.kind in ("entity-renamed", "section-renamed"):
        one, other = (side.text if side else "" for side in sides)
    elif finding.kind in ("mentions-more", "mentions-fewer"):
        one, other = (_number(words, side.count) if side else "" for side in sides)
    else:
        one = other = ""
    return one, other


def _details(words: Words, finding: Finding) -> Iterable[str]:
    """The type of an entity, the kind of a relation or a value, its role, the fields of a reference, and in how many places."""
    group = finding.kind.partition("-")[0]
    tables: dict[str, dict[str, str]] = {"fact": VALUE_LABELS, "relation": RELATION_LABELS}
    label = tables.get(group, TYPE_LABELS).get(finding.type)
    if label:
        yield words.labels.gettext(label)
    if finding.role in ROLE_LABELS and ROLE_LABELS[finding.role] != label:
        yield words.labels.gettext(ROLE_LABELS[finding.role])
    yield from _fields(words, finding)
    places = max(side.count for side in (finding.old, finding.new) if side)
    if finding.kind.startswith("entity") and places > 1:
        yield words.labels.gettext(N_("places: %(number)s")) % {"number": _number(words, places)}


def _evidence(words: Words, side: Side | None, number: int) -> Evidence | None:
    if side is None:
        return None
    text = words.comparison.new if number else words.comparison.old
    document = text.document
    # A relation may reach over several sentences, a reference has none.
    first, last = (min(side.start, side.quote_start), max(side.end, side.quote_end)) if side.quote else (side.start, side.end)
    return Evidence(
        flow(document, first, side.start),
        flow(document, side.start, side.end),
        flow(document, side.end, last),
        side.section,
        f"{'on'[number]}{side.start}" if side.start in words.places[number] else "",
        tuple(_notes(words, side)),
    )


def _notes(words: Words, side: Side) -> Iterable[tuple[str, str]]:
    labels = words.labels
    for role in dict.fromkeys(part.role for part in side.arguments):
        said = (part.text for part in side.arguments if part.role == role)
        yield labels.gettext(ROLE_LABELS.get(role, role)), labels.gettext(", ").join(said)
    if side.negated:
        yield labels.gettext(N_("Assertion")), labels.gettext(N_("denied"))
    if side.hedged:
        yield labels.gettext(N_("Assertion")), labels.gettext(N_("not certain"))


def _value(words: Words, kind: str, value: dict[str, object] | None) -> str:
    return format_value(kind, value, words.labels) if value else ""


def _number(words: Words, number: int) -> str:
    return format_number(number, words.labels)


def offsets(comparison: Comparison) -> tuple[Sequence[int], Sequence[int]]:
    """Where the evidence of all findings begins, in the old and in the new article."""
    findings = comparison.diff.findings
    return [each.old.start for each in findings if each.old], [each.new.start for each in findings if each.new]
