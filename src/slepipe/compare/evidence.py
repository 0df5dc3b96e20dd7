"""Evidence: where something stands in its document, with its sentence and its section."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import msgspec

from slepipe.compare.model import Part, Side
from slepipe.compare.units import Item, Unit
from slepipe.model import Argument, Document, Relation
from slepipe.patterns import Pattern

_BLANKS = Pattern(r"\s+")
_MARKER_BEFORE = Pattern(r"(?:\s*[\[［【(（]\^?[\d,，、;；~～–—-]+[\])）］】])+\s*|\s+")

_MARKER_BEHIND = Pattern(r"(?:[ \t]*[\[［【]\^?[\d,，、;；~～–—-]+[\]］】])+")


class Text(msgspec.Struct, frozen=True):
    """One of the documents with its units, made ready to be quoted and asked.

    ``identity`` gives the id of an entity in both documents, ``headings`` the words of each section's heading and ``titles`` its items,
    ``items`` all items by their start, ``told`` the relations by the start of each argument, ``counts`` how often each entity is
    mentioned, and ``spoken`` how often in the article itself: without names inside others and those of references (by ``Item.exact``).
    """

    document: Document
    units: Sequence[Unit]
    identity: Callable[[str], str]
    headings: tuple[str, ...]
    starts: tuple[int, ...]
    items: dict[int, Item]
    titles: dict[int, tuple[Item, ...]]
    told: dict[int, list[Relation]]
    counts: dict[str, int]
    spoken: Counter[str]


def make_text(document: Document, units: Sequence[Unit], identity: Callable[[str], str]) -> Text:
    """Make a document ready."""
    told: dict[int, list[Relation]] = {}
    for relation in document.relations:
        for argument in relation.arguments:
            told.setdefault(argument.start, []).append(relation)
    counts: dict[str, int] = {}
    for mention in document.mentions:
        if mention.entity is not None:
            entity = identity(mention.entity)
            counts[entity] = counts.get(entity, 0) + 1
    headings = tuple(_one_line(document.text[b.start : b.end]) for b in document.blocks if b.kind == "heading")
    items = {item.start: item for unit in units for item in unit.items}
    titles = {unit.section: unit.items for unit in reversed(units) if unit.heading and unit.section >= 0}
    return Text(
        document,
        units,
        identity,
        headings,
        tuple(unit.start for unit in units),
        items,
        titles,
        told,
        counts,
        Counter(item.exact for unit in units for item in _once(document.text, unit.items)),
    )


def _once(text: str, items: Sequence[Item]) -> Iterator[Item]:
    """The items of a sentence, an entity that is named twice in a row only once: 「增殖誘導配體(APRIL)」."""
    last: Item | None = None
    for item in items:
        if (
            last is None
            or last.exact != item.exact
            or item.mention is None
            or _OPENS.fullmatch(text, last.end, item.start) is None
        ):
            yield item
        last = item


_OPENS = Pattern(r"\s?[(（]\s?|\s")


def of_item(text: Text, item: Item, **more: object) -> Side:
    """The evidence of a mention; without a sentence where it stands in none, but in a reference."""
    mention = item.mention
    if mention is None:
        return of_unit(text, text.units[item.unit], item.start, item.end, **more)
    entity = text.identity(mention.entity) if mention.entity is not None else ""
    if item.unit < 0:
        return _of_block(text, item, entity=entity, value=mention.value, **more)
    return of_unit(text, text.units[item.unit], item.start, item.end, entity=entity, value=mention.value, **more)


def _of_block(text: Text, item: Item, **more: object) -> Side:
    """The evidence of a mention that no sentence holds: a reference or boilerplate is quoted whole."""
    source = text.document.text
    spans = ((b.start, b.end) for b in text.document.blocks if b.start <= item.start and item.end <= b.end)
    start, end = next(spans, (item.start, item.end))
    return Side(
        item.start, item.end, _one_line(source[item.start : item.end]), _one_line(source[start:end]), start, end,
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def region(text: Text) -> str:
    """The edition whose words a document uses; a machine's Traditional has those of the Mainland."""
    variant = text.document.variant
    return "zh-Hans" if variant.machine_made else variant.tag


def of_unit(text: Text, unit: Unit, start: int, end: int, **more: object) -> Side:
    """The evidence of a span in a unit."""
    source = text.document.text
    before = _MARKER_BEFORE.match(source, unit.start, unit.end)
    first = before.end() if before and before.end() <= start else unit.start
    section = text.headings[unit.section] if unit.section >= 0 and not unit.heading else ""
    behind = _MARKER_BEHIND.match(source, unit.end)
    last = behind.end() if behind else unit.end
    return Side(
        start, end, _one_line(source[start:end]), _one_line(source[first:last]), first, last, section,
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def of_sentence(text: Text, number: int) -> Side:
    """The evidence that is a whole sentence, by the number of its unit."""
    unit = text.units[number]
    side = of_unit(text, unit, unit.start, unit.end)
    return of_unit(text, unit, side.quote_start, unit.end)


def of_relation(text: Text, relation: Relation) -> Side:
    """The evidence of a relation: its clauses, and its arguments by role."""
    parts = tuple(_part(text, argument) for argument in relation.arguments)
    unit = unit_at(text, relation.start)
    # A marker at the beginning of the clauses is that of the sentence before.
    before = _MARKER_BEFORE.match(text.document.text, relation.start, relation.end)
    return of_unit(
        text,
        unit,
        before.end() if before and before.end() < relation.end else relation.start,
        relation.end,
        arguments=parts,
        negated=relation.negated,
        hedged=relation.hedged,
        rule=relation.rule,
    )


def _part(text: Text, argument: Argument) -> Part:
    words = _one_line(text.document.text[argument.start : argument.end])
    item = text.items.get(argument.start)
    kind = item.kind.lstrip("\0") if item is not None and item.mention is not None else ""
    return Part(argument.role, words, text.identity(argument.entity) if argument.entity else "", kind, argument.value)


def unit_at(text: Text, start: int) -> Unit:
    """The unit in which an offset lies, or the one before it."""
    return text.units[max(0, bisect_right(text.starts, start) - 1)]


def number_at(text: Text, start: int) -> int:
    """The number of the unit in which an offset lies, -1 for none."""
    number = bisect_right(text.starts, start) - 1
    return number if number >= 0 and start < text.units[number].end else -1


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
