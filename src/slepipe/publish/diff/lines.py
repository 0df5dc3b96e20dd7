"""The words of a diff in a locale: what each finding is called, what it is about, and its two sides."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from slepipe.compare.model import Diff, Finding, Side
from slepipe.hanzi import simplified_name
from slepipe.model import Entity, Relation
from slepipe.patterns import Pattern
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff.labels import FIELD_LABELS, KIND_LABELS, RELATION_LABELS, ROLE_LABELS
from slepipe.publish.diff.sides import bracketed, in_script, name_of, short, side_words
from slepipe.publish.events import EVENT_LABELS
from slepipe.publish.formats import format_number
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
    subject = name_of(finding.subject, entities, finding, labels) if finding.subject else ""
    label = labels.gettext(KIND_LABELS[finding.kind])
    about = ""
    if group == "relation":
        label = f"{label}{labels.gettext(': ')}{_relation(finding, labels)}"
        about = subject
    elif group == "fact":
        about = _about(finding, entities, labels)
    elif group == "mentions" or (finding.kind == "entity-renamed" and _plain(subject) not in (_plain(old), _plain(new))):
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
        claim = f"[{finding.subject}] {short(side.quote if side is not None else '')}"
        old, new = (claim, "") if finding.kind == "citation-removed" else ("", claim)
    else:
        old, new = (side_words(side, finding, entities, labels) if side is not None else "" for side in sides)
    return old, new


def _note(finding: Finding, about: str, shown: str, labels: Labels) -> str:
    """What more there is to say: a new name, the article's own word and in how many places, changed fields, where an entry is cited."""
    side = finding.old if finding.kind == "mentions-fewer" else finding.new or finding.old
    notes: list[str] = []
    if side is None:
        return ""
    if finding.kind.startswith("mentions") and finding.role == "name":
        own = in_script(side.text, labels)
        # The name that the locale uses anyway says nothing.
        notes = [own] if _plain(own) != _plain(about) else []
    elif finding.kind.startswith("entity"):
        often = f"×{format_number(side.count, labels)}" if side.count > 1 or finding.kind == "entity-renamed" else ""
        if finding.role == "partly":
            often = labels.gettext(N_("places: %(number)s only")) % {"number": format_number(side.count, labels)}
        notes = [_own_word(side, finding, shown, labels), often]
    elif finding.fields:
        notes = [fields_of(finding, labels)]
    elif finding.kind == "reference-added" and side.section:
        notes = [labels.gettext(N_("cited in: %(section)s")) % {"section": side.section}]
    return labels.gettext(", ").join(filter(None, notes))


def fields_of(finding: Finding, labels: Labels) -> str:
    """The fields of a reference that changed, in the words of a locale."""
    return labels.gettext(", ").join(labels.gettext(FIELD_LABELS.get(field, field)) for field in finding.fields)


def _own_word(side: Side, finding: Finding, shown: str, labels: Labels) -> str:
    """What the article calls a new or lost entity, where its name in the locale is another one in the same letters."""
    own = in_script(side.text, labels)
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


def _about(finding: Finding, entities: dict[str, Entity], labels: Labels) -> str:
    """What a value is about, and what it is there: the trial and its endpoint, or the words before it where nothing has a name."""
    kinds = [entities[each].type if each in entities else "" for each in (finding.subject, *finding.about)]
    # The drug and the number of a trial that is named say nothing more.
    left_out = ("drug", "") if "trial" in kinds else ()
    named = zip(kinds, (finding.subject, *finding.about), strict=True)
    names = [name_of(entity, entities, finding, labels) for kind, entity in named if entity and kind not in left_out]
    about, role = labels.gettext(", ").join(names), ROLE_LABELS.get(finding.role)
    if role is None:
        return about or _before(finding, labels)
    return bracketed(about, labels.gettext(role), labels) if about else labels.gettext(role)


def _before(finding: Finding, labels: Labels) -> str:
    """The words before a value in its clause: 「接受過治療的患者」 of 「接受過治療的患者已超過40,000名」."""
    side = finding.new or finding.old
    if side is None or finding.type not in _SPOKEN_OF:
        return ""
    match = _CLAUSE.search(side.quote, 0, max(0, side.quote.find(side.text)))
    words = match["words"] if match is not None else ""
    return in_script(words if len(words) <= _MOST else f"…{words[-_MOST:]}", labels)


_SPOKEN_OF = frozenset({"count", "percent", "money", "measurement", "age"})
_MOST = 16
_CLAUSE = Pattern(
    r"(?P<words>[^，,。；;：:（(、「」\s]{2,}?)(?:已经?|已經|共|总共|總共|约|約|大约|大約|近|超过|超過|逾|高达|高達|达到?|達到?|为|為|是|有|了|至少|不到|将|將)*\Z"
)
