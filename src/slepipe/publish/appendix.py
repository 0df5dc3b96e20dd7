"""The appendix of a full edition: key entities by type and the article's terms."""

from __future__ import annotations

from collections.abc import Iterable

from slepipe.model import Document, Edition, Entity
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.escape import escape, table
from slepipe.publish.facts import Facts
from slepipe.publish.names import TYPE_LABELS, entity_name

_TERMS = 20
_PER_TYPE = 12


def appendix(document: Document, edition: Edition, facts: Facts, forms: dict[str, str], labels: Labels) -> Iterable[str]:
    """Headings and tables, in the edition's script and labels; ``forms`` is what ``usual_forms`` gives."""
    rows = [
        [escape(labels.gettext(TYPE_LABELS[kind])), _names(entities, edition.locale, forms, labels)]
        for kind, entities in facts.by_type.items()
    ]
    if rows:
        heading = labels.gettext("Appendix: key entities")
        yield f"## {escape(heading)}"
        yield table([escape(labels.gettext(header)) for header in (N_("Type"), N_("Names and mentions"))], rows)
    terms = localized_terms(document, edition, facts, _TERMS)
    if terms:
        heading = labels.gettext("Appendix: terms")
        yield f"## {escape(heading)}"
        separator = labels.gettext(", ")
        yield separator.join(f"{escape(text)} ({count})" for text, count in terms)


def _names(entities: Iterable[Entity], locale: str, forms: dict[str, str], labels: Labels) -> str:
    shown = [f"{escape(entity_name(entity, locale, forms.get(entity.id)))} ({entity.count})" for entity in entities]
    rest = len(shown) - _PER_TYPE
    if rest > 0:
        shown[_PER_TYPE:] = [escape(labels.gettext("and %(number)s more") % {"number": rest})]
    return labels.gettext(", ").join(shown)


def usual_forms(edition: Edition, facts: Facts) -> dict[str, str]:
    """How the edition writes the most frequent form of each entity."""
    return {entity: _written(edition, place) for entity, place in facts.usual.items()}


def localized_terms(document: Document, edition: Edition, facts: Facts, limit: int | None = None) -> list[tuple[str, int]]:
    """The terms as the edition writes them where they first stand, with their counts, heaviest first."""
    shown: dict[str, int] = {}
    for term, place in zip(document.terms[:limit], facts.term_places, strict=False):
        text = _written(edition, place)
        shown[text] = shown.get(text, 0) + term.count
    return list(shown.items())


def _written(edition: Edition, place: tuple[int, int]) -> str:
    start, end = edition.to_target(*place)
    written = edition.text[start:end]
    # No line end is printable.
    return written if written.isprintable() else "".join(written.splitlines())
