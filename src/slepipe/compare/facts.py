"""Findings about facts: figures, dates, doses and other values that changed, came or went, and what each is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from slepipe.compare.aligned import Aligned
from slepipe.compare.evidence import Text, of_item, unit_at
from slepipe.compare.model import Finding, FindingKind, Side
from slepipe.compare.units import Item, Unit
from slepipe.model import Argument, Relation
from slepipe.patterns import Pattern
from slepipe.relate.dates import date_role, is_expected

_LEVEL: Final = Pattern(r"\s*(?:[的之]\s*)?(?:CI\b|CI(?![A-Za-z])|置信|信[賴赖心]|可信)")
_ABOUT: Final = ("trial", "id", "drug", "endpoint", "effect", "disease", "regulator", "indication")
"""Roles that say what a figure is about, the most telling first."""
_SPEAKING: Final = ("outcome", "adverse-effect", "dosing", "approval", "filing", "trial")
"""Kinds of relations that have values, the one that says most of them first."""
_SUBJECTS: Final = frozenset(
    {"trial", "drug", "biomarker", "symptom", "disease", "therapy", "cell_type", "drug_class", "organization"}
)
_ONLY: Final = {
    "age": frozenset({"person", "trial", "drug"}),
    "dose": frozenset({"drug", "drug_class"}),
    "phase": frozenset({"trial", "drug", "therapy"}),
}
"""What values of some types can be about: a dose is no disease's, an age no rash's."""
_ACTORS: Final = frozenset({"trial", "drug", "drug_class", "therapy", "person", "organization"})
"""What a value can be about that stands in another clause before it."""
_AGENTS: Final = frozenset({"drug", "therapy"})
_STOP: Final = Pattern(r"[，；：。]|[,;:](?!\d)|(?<!\d)[,;:]")
_DATED: Final = frozenset({"trial", "drug"})
"""What a date can be about that stands before it; 「截至2025年9月，靶向藥物…」 dates the article."""


class About(msgspec.Struct, frozen=True):
    """What a value is about: entities, the first of them the subject, and its role there."""

    entities: tuple[str, ...] = ()
    role: str = ""
    relation: bool = False


def find_facts(old: Text, new: Text, aligned: Aligned) -> Iterator[Finding]:
    """Values that stand for each other and differ, and those without a partner."""
    for one, other in aligned.changed:
        if _is_value(one):
            about = about_value(new, other)
            before = about_value(old, one)
            # What both sides tell, and from either side the same.
            shared = about if about == before else max(about, before, key=lambda each: (each.relation, each.entities, each.role))
            yield _finding("fact-changed", shared, one, _side(old, one), _side(new, other))
    for item in aligned.gone:
        if _is_value(item) and not _is_bare(old, item):
            yield _finding("fact-removed", about_value(old, item), item, _side(old, item), None)
    for item in aligned.come:
        if _is_value(item) and not _is_bare(new, item):
            yield _finding("fact-added", about_value(new, item), item, None, _side(new, item))


def _side(text: Text, item: Item) -> Side:
    """The evidence of a value; a date or a figure that is only expected (预计2025年下半年公布) is hedged."""
    return of_item(text, item, hedged=is_expected(text.document.text, item.start, text.units[item.unit].start))


def about_value(text: Text, item: Item) -> About:
    """What a value is about: what its relation says, else an entity near by."""
    for relation in sorted(text.told.get(item.start, ()), key=_rank):
        role = next(each.role for each in relation.arguments if each.start == item.start)
        entities = subjects(text, relation)
        if entities:
            return About(entities, role, relation=True)
    if item.kind == "\0date":
        return About(_trial_of(text, item) or tuple(filter(None, [near_entity(text, item)])), _dated(text, item))
    return About(tuple(filter(None, [near_entity(text, item)])))


def _trial_of(text: Text, item: Item) -> tuple[str, ...]:
    """The trial that is named, or registered, in the sentence of a date: 「2025年10月16日在线发表的试验(登记号NCT…)」."""
    unit = text.units[item.unit]
    found = {
        name: None
        for each in unit.items
        for relation in text.told.get(each.start, ())
        if relation.kind == "trial"
        for name in (_name(text, argument) for argument in relation.arguments if argument.role in ("trial", "id"))
        if any(argument.start == each.start and argument.role in ("trial", "id") for argument in relation.arguments)
    }
    return tuple(found)[:1] if len(found) == 1 else ()


def _dated(text: Text, item: Item) -> str:
    """What a date is the date of: the title's, else what the words around it say."""
    unit = text.units[item.unit]
    if unit.heading and unit.section < 0:
        return "title"
    return date_role(text.document.text, item.start, item.end, unit.start, unit.end)


def near_entity(text: Text, item: Item) -> str:
    """The entity that an item of a sentence is most probably about, empty where there is none near."""
    return next(_near(text, item), "")


def _near(text: Text, item: Item) -> Iterator[str]:
    """Entities that a value may be about: before it in its clause, what acts earlier in its sentence, the heading's, behind it in its clause.

    A date of a title is the article's.
    """
    unit = text.units[item.unit]
    kind = item.kind.lstrip("\0")
    types = _ONLY.get(kind, _SUBJECTS)
    if unit.heading and kind == "date":
        return
    source = text.document.text
    stops = [match.start() for match in _STOP.finditer(source, unit.start, unit.end)]
    start = max((at for at in stops if at < item.start), default=unit.start - 1)
    end = min((at for at in stops if at >= item.end), default=unit.end)
    before = [each for each in reversed(unit.items) if each.start < item.start]
    yield from _entities(text, [each for each in before if each.start > start], types)
    # 「全部达到LLDAS，其中2例…」: the two are not about LLDAS.
    yield from _entities(text, before, types & _ACTORS)
    if unit.section >= 0:
        yield from _entities(text, text.titles.get(unit.section, ()), types - {"trial"})
    behind = _DATED if kind == "date" else types
    yield from _entities(text, [each for each in unit.items if item.start < each.start < end], behind)


def subjects(text: Text, relation: Relation) -> tuple[str, ...]:
    """The entities that a relation is about, the most telling first."""
    found = [each for role in _ABOUT for each in relation.arguments if each.role == role]
    names = [name for each in found if (name := _name(text, each))]
    if relation.kind in ("outcome", "adverse-effect") and not any(each.role in ("trial", "drug", "id") for each in found):
        # 「第52周时，SRI-4应答率为67.1%」 below 「1.5 泰它西普」.
        names = [*_of_heading(text, unit_at(text, relation.start)), *names]
    return tuple(dict.fromkeys(names))


def _of_heading(text: Text, unit: Unit) -> list[str]:
    """The only drug or therapy of the heading above."""
    found = list(dict.fromkeys(_entities(text, text.titles.get(unit.section, ()), _AGENTS)))
    return found if len(found) == 1 else []


def _name(text: Text, argument: Argument) -> str:
    return text.identity(argument.entity) if argument.entity else str((argument.value or {}).get("id", ""))


def _rank(relation: Relation) -> int:
    return _SPEAKING.index(relation.kind) if relation.kind in _SPEAKING else len(_SPEAKING)


def _entities(text: Text, items: Iterable[Item], types: frozenset[str]) -> Iterator[str]:
    for item in items:
        if item.mention is not None and item.mention.entity is not None and item.mention.type in types:
            yield text.identity(item.mention.entity)


def _is_value(item: Item) -> bool:
    return item.mention is not None and item.mention.entity is None


def _is_bare(text: Text, item: Item) -> bool:
    """Whether a value says nothing by itself: a figure without a unit, the level of a confidence interval."""
    if item.kind == "\0number":
        return True
    return item.kind == "\0percent" and _LEVEL.match(text.document.text, item.end) is not None


def _finding(kind: FindingKind, about: About, item: Item, old: Side | None, new: Side | None) -> Finding:
    subject, *others = about.entities or ("",)
    return Finding(kind, subject, item.kind.lstrip("\0"), old, new, tuple(others), about.role)
