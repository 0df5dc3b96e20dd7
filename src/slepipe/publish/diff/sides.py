"""What one side of a finding says, in the words of a locale: names, values, the arguments of a statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from slepipe.compare.model import Finding, Part, Side
from slepipe.hanzi import simplified_name
from slepipe.model import Entity
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff.labels import RELATION_LABELS, ROLE_LABELS
from slepipe.publish.formats import format_value, qualify
from slepipe.publish.names import entity_name
from slepipe.publish.said import STATE_LABELS, WORD_LABELS
from slepipe.relate.dates import date_role

_LONGEST: Final = 90
_LONGEST_REFERENCE: Final = 300
_COUNTED: Final = frozenset({"count", "duration", "age", "money"})
"""Types whose bounds are told in words; a measurement has the sign."""
_BOUNDS: Final = {
    ">=": N_("at least %(value)s"),
    "<=": N_("at most %(value)s"),
    ">": N_("more than %(value)s"),
    "<": N_("less than %(value)s"),
}
_ITSELF: Final = frozenset({"p", "interval"})
"""Roles whose words say what they are: P=0.011, 95%CI 24.3至44.7."""


def side_words(side: Side, finding: Finding, entities: Mapping[str, Entity], labels: Labels) -> str:
    """The words of one side: the arguments of a statement by role, an entity, a value, a heading, an entry of the references."""
    if side.arguments:
        said = labels.gettext(N_("; ")).join(_arguments(side, finding, entities, labels))
        marks = [labels.gettext(mark) for mark in _assertion(side, finding)]
        return bracketed(said, labels.gettext(", ").join(marks), labels) if marks else said
    if finding.kind in ("entity-added", "entity-removed", "entity-replaced") and side.entity:
        return name_of(side.entity, entities, finding, labels, side.text)
    if side.value is not None and finding.kind.startswith("fact"):
        said = _value(finding.type, side.value, side.text, labels)
        return bracketed(said, labels.gettext(N_("expected")), labels) if side.hedged else said
    if finding.type == "reference":
        return short(f"[{(side.value or {}).get('label', '')}] {side.text}", _LONGEST_REFERENCE)
    return short(in_script(side.text, labels))


def part_words(part: Part, entities: Mapping[str, Entity], labels: Labels) -> str:
    """An argument of a statement: the name of its entity, its value, or the words of the article."""
    if part.entity in entities:
        return entity_name(entities[part.entity], labels.tag, in_script(part.text, labels))
    if part.value is not None:
        return _value(part.type, part.value, part.text, labels)
    if labels.tag.startswith("zh"):
        return in_script(part.text, labels)
    label = WORD_LABELS.get(simplified_name(part.text))
    return labels.gettext(label) if label else part.text.replace("至", "–") if part.role == "interval" else part.text


def name_of(entity: str, entities: Mapping[str, Entity], finding: Finding, labels: Labels, form: str | None = None) -> str:
    """The name of an entity; what is none (a registration number, the label of a reference) as it is."""
    if entity in entities:
        forms = entities[entity].forms
        own = form or next((each for each in forms if not each.isascii()), forms[0])
        return entity_name(entities[entity], labels.tag, in_script(own, labels))
    side = finding.new or finding.old
    return entity or (side.text if side is not None else "")


def in_script(words: str, labels: Labels) -> str:
    """Words of the article in the script of a Simplified report; to Traditional only an edition converts."""
    return simplified_name(words) if labels.tag == "zh-Hans" else words


def bracketed(words: str, more: str, labels: Labels) -> str:
    """Words with more about them in brackets, of the width that the locale has: 「BICLA（治療組）」."""
    return (labels.gettext(N_("%(words)s (%(more)s)")) % {"words": words, "more": more}).strip()


def short(text: str, longest: int = _LONGEST) -> str:
    """A text without what would not fit a line."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _arguments(side: Side, finding: Finding, entities: Mapping[str, Entity], labels: Labels) -> Iterable[str]:
    """The arguments by role, 「target: BLyS, APRIL」, without the subject of the finding, which stands before them."""
    parts = [each for each in side.arguments if not finding.subject or finding.subject not in (each.entity, _number(each))]
    if side.rule == "outcome.responders":
        parts = _of_all(parts, labels)
    for role in dict.fromkeys(part.role for part in parts):
        found = [translated(part, side, labels) for part in parts if part.role == role]
        said = labels.gettext(", ").join(part_words(part, entities, labels) for part in found)
        label = _role(role, found, side, finding)
        yield f"{labels.gettext(label)}{labels.gettext(': ')}{said}" if label else said


def _number(part: Part) -> object:
    return (part.value or {}).get("id")


def _of_all(parts: Sequence[Part], labels: Labels) -> list[Part]:
    """How many reached an endpoint and of how many, as one argument: 「2 of 3」."""
    words = {
        part.role: _value(part.type, part.value or {}, part.text, labels)
        for part in parts
        if part.role in ("value", "population")
    }
    if len(words) < 2:
        return list(parts)
    said = labels.gettext(N_("%(one)s of %(two)s")) % {"one": words["value"], "two": words["population"]}
    kept = [part for part in parts if part.role != "population"]
    return [Part("value", said) if part.role == "value" else part for part in kept]


def _role(role: str, parts: Sequence[Part], side: Side, finding: Finding) -> str:
    """The label of a role; empty where the kind of the statement or the words themselves say it."""
    if role == "date" and is_announced(parts[0], side):
        return ROLE_LABELS["announced"]
    if role == "dose" and all("number" not in (part.value or {}) and "min" not in (part.value or {}) for part in parts):
        return N_("frequency")
    label = ROLE_LABELS.get(role, role)
    return "" if role in _ITSELF or label == RELATION_LABELS.get(finding.type) else label


def is_announced(date: Part, side: Side) -> bool:
    """Whether a date is that of an announcement: 「10月20日,某公司宣布FDA批准」; the regulator may have decided before."""
    at = side.text.find(date.text)
    return at >= 0 and date_role(side.text, at, at + len(date.text), 0, len(side.text)) == "announced"


def translated(part: Part, side: Side, labels: Labels) -> Part:
    """What became of a trial, in other languages by what its words mean."""
    if part.role != "status" or side.rule not in STATE_LABELS or labels.tag.startswith("zh"):
        return part
    return msgspec.structs.replace(part, text=labels.gettext(STATE_LABELS[side.rule]))


def _assertion(side: Side, finding: Finding) -> Iterable[str]:
    if finding.type in ("approval", "filing") and finding.kind != "relation-reversed":
        return  # its label says so
    if side.negated:
        yield N_("not seen") if finding.type == "adverse-effect" else N_("denied")
    if side.hedged:
        yield N_("not certain")


def _value(kind: str, value: dict[str, object], text: str, labels: Labels) -> str:
    """A value in the words of the text for readers of Chinese, in those of the locale for others."""
    if not labels.tag.startswith("zh"):
        return format_value(kind, value, labels) or text
    words = in_script(text, labels)
    # 約 and 超過 stand outside of the mention.
    bound = _BOUNDS.get(str(value.get("comparator"))) if kind in _COUNTED else None
    if bound is not None:
        return labels.gettext(bound) % {"value": words}
    return words if "p" in value else qualify(words, value, labels)
