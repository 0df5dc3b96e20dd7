"""Two documents into a diff: the stages in their order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from slepipe.compare.align import Pairs
from slepipe.compare.aligned import Aligned, Reworded, lay_beside
from slepipe.compare.claims import find_claims
from slepipe.compare.entities import find_entities
from slepipe.compare.evidence import Text, make_text, number_at, of_sentence
from slepipe.compare.facts import about_value, find_facts
from slepipe.compare.identity import identify
from slepipe.compare.model import Diff, Finding, Head
from slepipe.compare.references import find_citations, find_references, pair_references
from slepipe.compare.rejoined import rejoin
from slepipe.compare.relations import compare_relations
from slepipe.compare.sections import find_sections
from slepipe.compare.units import Item, read_units
from slepipe.model import Document, Entity


class Comparison(msgspec.Struct, frozen=True):
    """A diff and the two documents laid beside each other, as the pages that show both need them."""

    diff: Diff
    old: Text
    new: Text
    aligned: Aligned


def compare(old: Document, new: Document) -> Comparison:
    """The diff of two documents together with the alignment that it comes from."""
    # One direction is computed and the other is its mirror, so that no tie is decided in two ways.
    if _rank(old) <= _rank(new):
        return _compare(old, new)
    there = _compare(new, old)
    aligned = _mirrored(there.aligned)
    return Comparison(_sorted(there.diff.mirrored(), aligned), there.new, there.old, aligned)


def _rank(document: Document) -> tuple[str, str]:
    return document.text, document.id


def _compare(old: Document, new: Document) -> Comparison:
    identity = identify(old, new)
    one = make_text(old, read_units(old, identity), identity)
    other = make_text(new, read_units(new, identity), identity)
    aligned = rejoin(old, new, lay_beside(old, new, one.units, other.units))
    aligned = _separated(one, other, aligned)
    same = pair_references(old, new)
    relations = compare_relations(one, other, aligned)
    aligned = _joined(aligned, relations.facts)
    told, told_there = relations.told, relations.told_there
    claims, replaced = find_claims(one, other, aligned, relations.findings)
    findings = (
        *find_entities(one, other, aligned),
        *find_facts(one, other, _without(aligned, told, told_there)),
        *(finding for finding in relations.findings if finding not in replaced),
        *claims,
        *find_references(one, other, same),
        *find_citations(one, other, same, aligned),
        *find_sections(one, other, aligned),
    )
    back = {there: here for here, there in aligned.pairs.items()}
    findings = tuple(_with_sentence(finding, one, other, aligned.pairs, back) for finding in findings)
    entities = _named(findings, (old, new))
    found = Diff(_head(old), _head(new), findings, entities)
    return Comparison(_sorted(found, aligned), one, other, aligned)


def _separated(old: Text, new: Text, aligned: Aligned) -> Aligned:
    """Part figures that stand for each other and are about different trials or drugs: those are two facts, not one that changed."""
    apart = [pair for pair in aligned.changed if pair[0].mention and not pair[0].mention.entity and _are_two(old, new, *pair)]
    if not apart:
        return aligned
    starts = {one.start for one, _ in apart}
    units = {one.unit for one, _ in apart}
    # The trial itself goes with its figures.
    apart += [
        pair
        for pair in aligned.changed
        if pair[0].start not in starts and pair[0].mention and pair[0].mention.entity and pair[0].unit in units
    ]
    starts = {one.start for one, _ in apart}
    return msgspec.structs.replace(
        aligned,
        changed=[pair for pair in aligned.changed if pair[0].start not in starts],
        gone=[*aligned.gone, *(one for one, _ in apart)],
        come=[*aligned.come, *(other for _, other in apart)],
    )


def _are_two(old: Text, new: Text, one: Item, other: Item) -> bool:
    before, after = about_value(old, one), about_value(new, other)
    if not before.relation or not after.relation:
        return False
    kinds = {entity.id: entity.type for text in (old, new) for entity in text.document.entities}
    for kind in ("trial", "drug"):
        mine = {entity for entity in before.entities if kinds.get(entity) == kind}
        theirs = {entity for entity in after.entities if kinds.get(entity) == kind}
        if mine and theirs:
            return mine.isdisjoint(theirs)
    return False


def _joined(aligned: Aligned, facts: Sequence[tuple[Item, Item]]) -> Aligned:
    """Join values that relations show to be one fact."""
    if not facts:
        return aligned
    here, there = {one.start for one, _ in facts}, {other.start for _, other in facts}
    return msgspec.structs.replace(
        aligned,
        same=[*aligned.same, *(pair for pair in facts if pair[0].exact == pair[1].exact)],
        changed=[*aligned.changed, *(pair for pair in facts if pair[0].exact != pair[1].exact)],
        gone=[item for item in aligned.gone if item.start not in here],
        come=[item for item in aligned.come if item.start not in there],
    )


def _without(aligned: Aligned, told: set[int], told_there: set[int]) -> Aligned:
    """Leave out values that an added or removed relation tells already."""
    return msgspec.structs.replace(
        aligned,
        gone=[item for item in aligned.gone if item.start not in told],
        come=[item for item in aligned.come if item.start not in told_there],
    )


def _with_sentence(finding: Finding, old: Text, new: Text, pairs: Pairs, back: Pairs) -> Finding:
    """What only one article has (of its mentions, a name) together with the sentence that it was added to or removed from."""
    added = finding.kind in _ADDED
    side = finding.new if added else finding.old
    if side is None or not (added or finding.kind in _REMOVED):
        return finding
    here, there = (new, old) if added else (old, new)
    partner = (back if added else pairs).get(number_at(here, side.start))
    return finding if partner is None else msgspec.structs.replace(finding, beside=of_sentence(there, partner))


_ADDED = frozenset({"entity-added", "fact-added", "relation-added", "mentions-more"})
_REMOVED = frozenset({"entity-removed", "fact-removed", "relation-removed", "mentions-fewer"})


def _mirrored(aligned: Aligned) -> Aligned:
    return Aligned(
        aligned.new,
        aligned.old,
        {there: here for here, there in aligned.pairs.items()},
        [(other, one) for one, other in aligned.same],
        [(other, one) for one, other in aligned.changed],
        aligned.come,
        aligned.gone,
        [Reworded(each.new, each.old, each.at_there, each.at) for each in aligned.reworded],
    )


def _sorted(found: Diff, aligned: Aligned) -> Diff:
    """In order of the new text; what only the old one has comes behind what stood before it there and stands here too."""
    starts = [unit.start for unit in aligned.old]
    places: list[int] = []
    for unit in aligned.old:
        partner = aligned.pairs.get(unit.number)
        places.append(aligned.new[partner].end if partner is not None else places[-1] if places else -1)

    def place(finding: Finding) -> tuple[int, bool, int, int, str, str]:
        side = finding.new or finding.old
        start, end = (side.start, side.end) if side is not None else (0, 0)
        number = bisect_right(starts, start) - 1
        at = start if finding.new is not None else places[number] if 0 <= number < len(places) else -1
        return at, finding.new is None, start, end, finding.kind, finding.subject

    return msgspec.structs.replace(found, findings=tuple(sorted(found.findings, key=place)))


def _named(findings: Sequence[Finding], documents: Sequence[Document]) -> tuple[Entity, ...]:
    """The entities that findings name, each once, in order of their ids."""
    wanted = set(_ids(findings))
    found: dict[str, Entity] = {}
    for entity in (entity for document in documents for entity in document.entities if entity.id in wanted):
        known = found.get(entity.id)
        # Both documents tell by what names it goes.
        forms = tuple(dict.fromkeys((*known.forms, *entity.forms))) if known is not None else entity.forms
        found[entity.id] = msgspec.structs.replace(known or entity, forms=forms)
    return tuple(found[entity] for entity in sorted(found))


def _ids(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        yield finding.subject
        yield from finding.about
        for side in (finding.old, finding.new):
            if side is not None:
                yield side.entity
                yield from (part.entity for part in side.arguments)


def _head(document: Document) -> Head:
    return Head(document.id, document.title, document.variant.tag, document.date)
