"""The JSON of one locale: names, labels and values as the Markdown shows them, and for an edition its text and edits."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import msgspec

from slepipe.model import Document, Edition, Mention
from slepipe.publish.appendix import localized_terms
from slepipe.publish.catalogs import Labels
from slepipe.publish.digest_markdown import shown_figures, shown_sums
from slepipe.publish.drugs import shown_doses
from slepipe.publish.edition_markdown import edition_title
from slepipe.publish.effects import shown_effect
from slepipe.publish.facts import Facts
from slepipe.publish.formats import format_value
from slepipe.publish.json_text import json_text
from slepipe.publish.names import TYPE_LABELS, entity_name

_EDIT = attrgetter("start", "end", "before", "after", "kind", "rule")

VERSION = 1


class _Entity(msgspec.Struct, frozen=True, gc=False):
    """An entity of the JSON; the fields are in the order in which json_text sorts keys."""

    count: int
    forms: tuple[str, ...]
    id: str
    identifiers: tuple[str, ...]
    label: str
    name: str
    type: str


def localized_json(
    document: Document, facts: Facts, labels: Labels, edition: Edition | None = None, forms: dict[str, str] | None = None
) -> bytes:
    """UTF-8 JSON, an item a line, keys in the order of docs/json.md, with a line end."""
    written = forms or {}
    names = {e.id: entity_name(e, labels.tag, written.get(e.id)) for e in document.entities}
    types = {kind: labels.gettext(label) for kind, label in TYPE_LABELS.items()}
    result: dict[str, Any] = {
        "version": VERSION,
        "id": document.id,
        "locale": labels.tag,
        "title": edition_title(document, edition) if edition else document.title,
        "date": document.date,
        "source": {"variant": document.variant.tag, "machine_made": document.variant.machine_made},
        "sections": _sections(document, facts, names, edition),
        "entities": [
            _Entity(e.count, e.forms, e.id, e.identifiers, types[e.type], names[e.id], e.type) for e in document.entities
        ],
        "values": [{**value, "shown": format_value(value["type"], value["value"], labels)} for value in facts.values],
        "drugs": [
            {
                "drug": drug.entity,
                "targets": drug.targets,
                "diseases": drug.diseases,
                "developers": drug.developers,
                "doses": shown_doses(drug, labels),
            }
            for drug in facts.drugs
        ],
        "timeline": [
            {
                "date": (e.date.value or {})["edtf"] if e.date else None,
                "shown": _shown(e.date, labels) if e.date else "",
                "event": e.kind or None,
                "entities": e.entities,
                "sums": shown_sums(e, labels),
            }
            for e in facts.timeline
        ],
        "trials": [
            {
                "entity": trial.entity,
                "number": trial.number or None,
                "phases": trial.phases,
                "entities": trial.entities,
                "population": trial.population,
                "states": [state.partition(".")[2] for state in trial.states],
                "results": [
                    {
                        "endpoints": result.endpoints,
                        "kind": result.kind or None,
                        "arm": _shown(result.arm, labels) if result.arm else None,
                        "time": (result.time.value or {}).get("iso8601") if result.time else None,
                        "shown": shown_figures(result, labels),
                    }
                    for result in trial.results
                ],
            }
            for trial in facts.trials
        ],
        "adverse_effects": [
            {
                "drugs": effect.drugs,
                "effect": effect.entity,
                "seen": effect.seen,
                "shown": shown_effect(effect, names, labels),
            }
            for effect in facts.effects
        ],
        "references": [reference.csl for reference in document.references],
    }
    if edition is not None:
        result["terms"] = [{"text": text, "count": count} for text, count in localized_terms(document, edition, facts)]
        result["text"] = edition.text
        result["edits"] = [*map(_EDIT, edition.edits)]
    return json_text(result)


def _sections(document: Document, facts: Facts, names: dict[str, str], edition: Edition | None) -> list[dict[str, Any]]:
    sections = []
    for section in facts.sections:
        heading = section.heading
        if heading is None:
            continue
        start, end = (heading.start, heading.end) if edition is None else edition.to_target(heading.start, heading.end)
        text = document.text if edition is None else edition.text
        about = [names[entity] for entity in section.entities]
        sections.append({"level": heading.level, "title": text[start:end], "entities": about})
    return sections


def _shown(mention: Mention, labels: Labels) -> str:
    return format_value(mention.type, mention.value or {}, labels)
