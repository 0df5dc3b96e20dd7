"""The words of a diff in a locale: what each finding is called, what it is about, and its two sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from slepipe.compare.model import Diff, Finding, Part, Side
from slepipe.hanzi import simplified_name
from slepipe.model import Entity, Relation
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff_labels import FIELD_LABELS, KIND_LABELS, RELATION_LABELS, ROLE_LABELS
from slepipe.publish.formats import format_number, format_value, qualify
from slepipe.publish.names import entity_name
from slepipe.publish.told import EVENT_LABELS
from slepipe.relate.events import event_of

_SIGNS = {
    "added": "+",
    "removed": "-",
    "more": "+",
    "fewer": "-",
    "moved": ">",
    "renamed": "=",
    "replaced": "~",
    "changed": "~",
    "reversed": "!",
}
_LONGEST = 90


class Line(msgspec.Struct, frozen=True):
    """A finding in words: ``sign`` is one of ``+-~=!>``, ``label`` its kind, ``about`` what it is about; ``old`` and ``new`` are what changed.

    ``subject`` is the first that it is about, ``note`` says more of it (places, counts). Of an added finding ``old`` is empty, of a removed one ``new``.
    """

    sign: str
    label: str
    about: str
    old: str
    new: str
    note: str
    finding: Finding
    subject: str = ""


def words_of(diff: Diff, labels: Labels) -> list[Line]:
    """The lines of all findings, in their order."""
    entities = {entity.id: entity for entity in diff.entities}
    return [_line(finding, entities, labels) for finding in diff.findings]


def told_entities(lines: Sequence[Line]) -> frozenset[str]:
    """Entities that new or lost statements name: a report need not list them once more as new or gone.

    Nor those whose name is a part of one of theirs: of 「IgG降低」 it says nothing that IgG is new.
    """
    sides = [side for line in lines if line.finding.kind in _ONE_SIDED for side in (line.finding.new, line.finding.old) if side]
    named = {part.entity for side in sides for part in side.arguments if part.entity}
    names = {
        line.finding.subject: line.new or line.old for line in lines if line.finding.kind in ("entity-added", "entity-removed")
    }
    whole = {names[entity] for entity in named if entity in names}
    return frozenset(named | {entity for entity, name in names.items() if any(name in other for other in whole)})


_ONE_SIDED = frozenset({"relation-added", "relation-removed"})


def _line(finding: Finding, entities: dict[str, Entity], labels: Labels) -> Line:
    group, _, change = finding.kind.partition("-")
    old, new = _both(finding, entities, labels)
    subject = _name(finding.subject, entities, finding, labels) if finding.subject else ""
    label = labels.gettext(KIND_LABELS[finding.kind])
    about = ""
    if group == "relation":
        label = f"{label}{_colon(labels)}{_relation(finding, labels)}"
        about = subject
    elif group == "fact":
        about = _about(finding, entities, labels)
    elif group == "mentions" or finding.kind == "entity-renamed":
        about = subject
    if group == "mentions" and finding.role == "name":
        label = labels.gettext(N_("new name") if change == "more" else N_("name gone"))
    note = _note(finding, about, new or old, labels)
    return Line(_SIGNS[change], label, about, old, new, note, finding, subject)


def _both(finding: Finding, entities: dict[str, Entity], labels: Labels) -> tuple[str, str]:
    """What the two sides say; how often they mention an entity; the claim that lost or gained a reference on the side that has it."""
    sides = finding.old, finding.new
    if finding.kind.startswith("mentions"):
        old, new = (format_number(side.count, labels) if side is not None else "0" for side in sides)
    elif finding.kind.startswith("citation"):
        # One side has the marker, the other the sentence without it: the claim is what it is about.
        side = finding.new or finding.old
        claim = f"[{finding.subject}] {_short(side.quote if side is not None else '')}"
        old, new = (claim, "") if finding.kind == "citation-removed" else ("", claim)
    else:
        old, new = (_words(side, finding, entities, labels) if side is not None else "" for side in sides)
    return old, new


def _note(finding: Finding, about: str, shown: str, labels: Labels) -> str:
    """What more there is to say: a new name, the article's own word and in how many places, changed fields, where an entry is cited."""
    side = finding.old if finding.kind == "mentions-fewer" else finding.new or finding.old
    notes: list[str] = []
    if side is None:
        return ""
    if finding.kind.startswith("mentions") and finding.role == "name":
        own = _in_script(side.text, labels)
        # The name that the locale uses anyway says nothing.
        notes = [own] if _plain(own) != _plain(about) else []
    elif finding.kind.startswith("entity"):
        often = f"×{format_number(side.count, labels)}" if side.count > 1 or finding.kind == "entity-renamed" else ""
        partly = labels.gettext(N_("in part")) if finding.role == "partly" else ""
        notes = [_own_word(side, finding, shown, labels), partly, often]
    elif finding.fields:
        notes = [fields_of(finding, labels)]
    elif finding.kind.startswith("reference") and side.section:
        notes = [labels.gettext(N_("cited in: %(section)s")) % {"section": _in_script(side.section, labels)}]
    return labels.gettext(", ").join(filter(None, notes))


def fields_of(finding: Finding, labels: Labels) -> str:
    """The fields of a reference that changed, in the words of a locale."""
    return labels.gettext(", ").join(labels.gettext(FIELD_LABELS.get(field, field)) for field in finding.fields)


def _own_word(side: Side, finding: Finding, shown: str, labels: Labels) -> str:
    """What the article calls a new or lost entity, where its name in the locale is another one in the same letters."""
    own = _in_script(side.text, labels)
    same = own.isascii() == shown.isascii() and labels.tag.startswith("zh") and _plain(own) not in _plain(shown)
    return own if finding.kind in ("entity-added", "entity-removed") and same else ""


def _plain(words: str) -> str:
    return simplified_name(words).casefold()


def _relation(finding: Finding, labels: Labels) -> str:
    """The kind of a relation: of an approval what became of it."""
    side = finding.new or finding.old
    if finding.type in ("approval", "filing") and side is not None:
        event = event_of(Relation(finding.type, side.start, side.end, (), side.rule, side.negated, side.hedged))
        return labels.gettext(EVENT_LABELS[event])
    return labels.gettext(RELATION_LABELS.get(finding.type, finding.type))


def _words(side: Side, finding: Finding, entities: dict[str, Entity], labels: Labels) -> str:
    """What one side of a finding says."""
    if side.arguments:
        parts = [part for part in side.arguments if part.entity != finding.subject or not finding.subject]
        said = labels.gettext(N_("; ")).join(_parts(parts, entities, labels))
        marks = [labels.gettext(mark) for mark in _state(side, finding)]
        return bracketed(said, labels.gettext(", ").join(marks), labels) if marks else said
    if finding.kind in ("entity-added", "entity-removed", "entity-replaced") and side.entity:
        return _name(side.entity, entities, finding, labels, side.text)
    if side.value is not None and finding.kind.startswith("fact"):
        said = _value(finding.type, side.value, side.text, labels)
        return bracketed(said, labels.gettext(N_("expected")), labels) if side.hedged else said
    text = _in_script(side.text, labels)
    if finding.type == "reference":
        return _short(f"[{(side.value or {}).get('label', '')}] {side.text}")
    return _short(text)


def _state(side: Side, finding: Finding) -> Iterable[str]:
    if finding.type in ("approval", "filing") and finding.kind != "relation-reversed":
        return  # its label says so
    if side.negated:
        yield N_("not seen") if finding.type == "adverse-effect" else N_("denied")
    if side.hedged:
        yield N_("not certain")


def _parts(parts: Sequence[Part], entities: dict[str, Entity], labels: Labels) -> Iterable[str]:
    """The arguments of a relation by role: 「target: BLyS, APRIL」."""
    for role in dict.fromkeys(part.role for part in parts):
        said = labels.gettext(", ").join(part_words(part, entities, labels) for part in parts if part.role == role)
        yield f"{labels.gettext(ROLE_LABELS.get(role, role))}{_colon(labels)}{said}"


def part_words(part: Part, entities: dict[str, Entity], labels: Labels) -> str:
    """An argument of a relation in a locale: the name of its entity, its value, or the words of the article."""
    if part.entity in entities:
        return entity_name(entities[part.entity], labels.tag, _in_script(part.text, labels))
    if part.value is not None:
        return _value(part.type, part.value, part.text, labels)
    return _in_script(part.text, labels)


def _in_script(words: str, labels: Labels) -> str:
    """Words of the article in the script of a Simplified report; to Traditional only an edition converts."""
    return simplified_name(words) if labels.tag == "zh-Hans" else words


def _value(kind: str, value: dict[str, object], text: str, labels: Labels) -> str:
    """A value in the words of the text for readers of Chinese, in those of the locale for others."""
    # 約 and 超過 stand outside of the mention.
    if not labels.tag.startswith("zh"):
        return format_value(kind, value, labels) or text
    words = _in_script(text, labels)
    bound = _BOUNDS.get(str(value.get("comparator"))) if kind in _COUNTED else None
    if bound is not None:
        return labels.gettext(bound) % {"value": words}
    return words if "p" in value else qualify(words, value, labels)


_COUNTED = frozenset({"count", "duration", "age", "money"})
"""Types whose bounds are told in words; a measurement has the sign."""
_BOUNDS = {
    ">=": N_("at least %(value)s"),
    "<=": N_("at most %(value)s"),
    ">": N_("more than %(value)s"),
    "<": N_("less than %(value)s"),
}


def _about(finding: Finding, entities: dict[str, Entity], labels: Labels) -> str:
    names = [_name(entity, entities, finding, labels) for entity in (finding.subject, *finding.about) if entity]
    about, role = labels.gettext(", ").join(names), ROLE_LABELS.get(finding.role)
    return about if role is None else bracketed(about, labels.gettext(role), labels) if about else labels.gettext(role)


def bracketed(words: str, more: str, labels: Labels) -> str:
    """Words with more about them in brackets, of the width that the locale has: 「BICLA（治療組）」."""
    return (labels.gettext(N_("%(words)s (%(more)s)")) % {"words": words, "more": more}).strip()


def _name(entity: str, entities: dict[str, Entity], finding: Finding, labels: Labels, form: str | None = None) -> str:
    if entity in entities:
        forms = entities[entity].forms
        own = form or next((each for each in forms if not each.isascii()), forms[0])
        return entity_name(entities[entity], labels.tag, _in_script(own, labels))
    side = finding.new or finding.old
    return entity or (side.text if side is not None else "")


def _colon(labels: Labels) -> str:
    return labels.gettext(N_(": "))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
