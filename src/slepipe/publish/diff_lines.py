"""The words of a diff in a locale: what each finding is called, what it is about, and its two sides."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from slepipe.compare.model import Diff, Finding, Part, Side
from slepipe.model import Entity, Relation
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff_labels import KIND_LABELS, RELATION_LABELS, ROLE_LABELS
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
    """A finding in words: ``sign`` is one of ``+-~=!>``, ``label`` its kind, ``about`` its subject; ``old`` and ``new`` are what changed.

    ``note`` says more of it (places, counts). Of an added finding ``old`` is empty, of a removed one ``new``.
    """

    sign: str
    label: str
    about: str
    old: str
    new: str
    note: str
    finding: Finding


def words_of(diff: Diff, labels: Labels) -> list[Line]:
    """The lines of all findings, in their order."""
    entities = {entity.id: entity for entity in diff.entities}
    return [_line(finding, entities, labels) for finding in diff.findings]


def _line(finding: Finding, entities: dict[str, Entity], labels: Labels) -> Line:
    group, _, change = finding.kind.partition("-")
    about, note = "", ""
    old, new = (_words(side, finding, entities, labels) if side is not None else "" for side in (finding.old, finding.new))
    label = labels.gettext(KIND_LABELS[finding.kind])
    if group == "relation":
        label = f"{label}{_colon(labels)}{_relation(finding, labels)}"
        about = _name(finding.subject, entities, finding, labels) if finding.subject else ""
    elif group == "fact":
        about = _about(finding, entities, labels)
    elif group == "mentions" or finding.kind == "entity-renamed":
        about = _name(finding.subject, entities, finding, labels)
    if group == "mentions":
        old, new = (format_number(side.count, labels) if side is not None else "0" for side in (finding.old, finding.new))
    elif finding.kind in ("entity-added", "entity-removed", "entity-renamed", "entity-replaced"):
        side = finding.new or finding.old
        note = f"×{side.count}" if side is not None and side.count > 1 else ""
    elif finding.fields:
        note = labels.gettext(", ").join(finding.fields)
    elif group == "citation":
        # One side has the marker, the other the sentence without it: the claim is what it is about.
        side = finding.new or finding.old
        about, old, new = (
            _short(side.quote if side is not None else ""),
            old if change == "removed" else "",
            new if change == "added" else "",
        )
    return Line(_SIGNS[change], label, about, old, new, note, finding)


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
        said = labels.gettext(N_("; ")).join(_part(part, entities, labels) for part in parts)
        marks = [labels.gettext(mark) for mark in _state(side, finding)]
        return f"{said} ({labels.gettext(', ').join(marks)})" if marks else said
    if finding.kind in ("entity-added", "entity-removed", "entity-replaced") and side.entity:
        return _name(side.entity, entities, finding, labels, side.text)
    if side.value is not None and finding.kind.startswith("fact"):
        return _value(finding.type, side.value, side.text, labels)
    return _short(side.text)


def _state(side: Side, finding: Finding) -> Iterable[str]:
    if finding.type in ("approval", "filing") and finding.kind != "relation-reversed":
        return  # its label says so
    if side.negated:
        yield N_("denied")
    if side.hedged:
        yield N_("not certain")


def _part(part: Part, entities: dict[str, Entity], labels: Labels) -> str:
    role = labels.gettext(ROLE_LABELS.get(part.role, part.role))
    if part.entity in entities:
        words = entity_name(entities[part.entity], labels.tag, part.text)
    elif part.value is not None:
        words = _value(part.type, part.value, part.text, labels)
    else:
        words = part.text
    return f"{role}{_colon(labels)}{words}"


def _value(kind: str, value: dict[str, object], text: str, labels: Labels) -> str:
    """A value in the words of the text for readers of Chinese, in those of the locale for others."""
    # 約 and 超過 stand outside of the mention.
    return qualify(text, value, labels) if labels.tag.startswith("zh") else format_value(kind, value, labels) or text


def _about(finding: Finding, entities: dict[str, Entity], labels: Labels) -> str:
    names = [_name(entity, entities, finding, labels) for entity in (finding.subject, *finding.about) if entity]
    role = f" ({labels.gettext(ROLE_LABELS[finding.role])})" if finding.role in ROLE_LABELS else ""
    return labels.gettext(", ").join(names) + role


def _name(entity: str, entities: dict[str, Entity], finding: Finding, labels: Labels, form: str | None = None) -> str:
    if entity in entities:
        return entity_name(entities[entity], labels.tag, form)
    side = finding.new or finding.old
    return entity or (side.text if side is not None else "")


def _colon(labels: Labels) -> str:
    return labels.gettext(N_(": "))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
