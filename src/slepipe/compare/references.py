"""Findings about references and citations: entries added, removed, changed, and claims that lost or gained a source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from slepipe.compare.align import Pairs
from slepipe.compare.aligned import Aligned
from slepipe.compare.evidence import Text, of_sentence, of_unit, unit_at
from slepipe.compare.model import Finding, Side
from slepipe.hanzi import to_simplified
from slepipe.model import Document, Reference

Same = dict[str, str]
"""Labels of old references to those of the same references on the new side."""
_IDENTIFIERS: Final = ("DOI", "PMID", "PMCID", "URL")
_LEAST: Final = 0.5
"""Share of common words from which two entries without a common identifier or title are one."""
_LEAST_WORDS: Final = 3


def pair_references(old: Document, new: Document) -> Same:
    """Which references are the same: by what identifies them, by title, by wording."""
    same: Same = {}
    taken: set[str] = set()
    for marks in (_whole, _identifiers, _title):
        there: dict[str, list[str]] = {}
        for reference in new.references:
            for mark in marks(new, reference):
                there.setdefault(mark, []).append(reference.label)
        for reference in old.references:
            labels = [label for mark in marks(old, reference) for label in there.get(mark, ()) if label not in taken]
            if labels and reference.label not in same:
                same[reference.label] = labels[0]
                taken.add(labels[0])
    _pair_alike(old, new, same, taken)
    return same


def find_references(old: Text, new: Text, same: Same) -> Iterator[Finding]:
    """Entries that came, went or changed; the numbers of the list do not count."""
    there = {reference.label: reference for reference in new.document.references}
    back = set(same.values())
    for reference in old.document.references:
        if reference.label not in same:
            yield Finding("reference-removed", reference.label, "reference", _side(old, reference), None)
        elif changed := _changed(old.document, new.document, reference, there[same[reference.label]]):
            sides = _side(old, reference), _side(new, there[same[reference.label]])
            yield Finding("reference-changed", min(reference.label, same[reference.label]), "reference", *sides, fields=changed)
    for reference in new.document.references:
        if reference.label not in back:
            yield Finding("reference-added", reference.label, "reference", None, _side(new, reference))


def find_citations(old: Text, new: Text, same: Same, aligned: Aligned) -> Iterator[Finding]:
    """Sentences that both sides have and that cite other references now."""
    before, after = _cited(old), _cited(new)
    back = {value: key for key, value in same.items()}
    partners = {there: here for here, there in aligned.pairs.items()}
    for here, there in sorted(aligned.pairs.items()):
        cited, cites = before.get(here, {}), after.get(there, {})
        # The other half of a sentence that was split, or of two that were joined, may have the marker now.
        beside, beside_there = _cited_beside(before, here, aligned.pairs), _cited_beside(after, there, partners)
        for label, (start, end) in cited.items():
            if same.get(label) not in cites and same.get(label) not in beside_there:
                sides = _marker_side(old, here, start, end), of_sentence(new, there)
                yield Finding("citation-removed", label, "citation", *sides)
        for label, (start, end) in cites.items():
            if back.get(label) not in cited and back.get(label) not in beside:
                yield Finding("citation-added", label, "citation", of_sentence(old, here), _marker_side(new, there, start, end))


def _cited_beside(cited: dict[int, dict[str, tuple[int, int]]], number: int, pairs: Pairs) -> set[str]:
    """The labels that the neighbours of a unit cite which have no partner."""
    return {label for at in (number - 1, number + 1) if at not in pairs for label in cited.get(at, ())}


def _marker_side(text: Text, number: int, start: int, end: int) -> Side:
    return of_unit(text, text.units[number], start, end)


def _cited(text: Text) -> dict[int, dict[str, tuple[int, int]]]:
    """Number of each unit that cites: the labels and the places of the markers; a marker behind a stop belongs to the unit before."""
    found: dict[int, dict[str, tuple[int, int]]] = {}
    for citation in text.document.citations:
        if not text.units:
            break
        unit = unit_at(text, citation.start)
        if unit.number and citation.start < unit.items[0].start and text.units[unit.number - 1].block == unit.block:
            unit = text.units[unit.number - 1]
        for label in citation.labels:
            found.setdefault(unit.number, {}).setdefault(label, (citation.start, citation.end))
    return found


def _side(text: Text, reference: Reference) -> Side:
    entry = " ".join(text.document.text[reference.start : reference.end].split())
    return Side(reference.start, reference.end, entry, section=_section(text, reference.label), value={"label": reference.label})


def _section(text: Text, label: str) -> str:
    """The heading of the section that cites an entry first."""
    cited = next((each for each in text.document.citations if label in each.labels), None)
    unit = unit_at(text, cited.start) if cited is not None and text.units else None
    return text.headings[unit.section] if unit is not None and unit.section >= 0 else ""


def _words(document: Document, reference: Reference) -> list[str]:
    """The words of an entry without script, case and signs."""
    text = to_simplified(document.text[reference.start : reference.end]).casefold()
    return "".join(char if char.isalnum() else " " for char in text).split()


def _whole(document: Document, reference: Reference) -> list[str]:
    words = " ".join(_words(document, reference))
    label = reference.label.casefold() + " "
    return [words.removeprefix(label)]


def _identifiers(_: Document, reference: Reference) -> list[str]:
    return [f"{key} {str(reference.csl[key]).lower().rstrip('/')}" for key in _IDENTIFIERS if key in reference.csl]


def _title(_: Document, reference: Reference) -> list[str]:
    title = "".join(filter(str.isalnum, to_simplified(str(reference.csl.get("title", ""))).casefold()))
    return [title] if len(title) > 5 else []


def _pair_alike(old: Document, new: Document, same: Same, taken: set[str]) -> None:
    left = [reference for reference in old.references if reference.label not in same]
    right = [reference for reference in new.references if reference.label not in taken]
    scores = []
    for one in left:
        words = set(_words(old, one))
        for other in right:
            others = set(_words(new, other))
            share = 2 * len(words & others) / max(1, len(words) + len(others))
            if share >= _LEAST and len(words & others) >= _LEAST_WORDS and not _contradict(one.csl, other.csl):
                scores.append((-share, one.label, other.label))
    for _, label, other_label in sorted(scores):
        if label not in same and other_label not in taken:
            same[label] = other_label
            taken.add(other_label)


def _contradict(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two entries have different titles: volumes of a journal share most other words."""
    title, title_there = (set(str(each.get("title", "")).casefold().split()) for each in (one, other))
    return bool(title and title_there) and 2 * len(title & title_there) < len(title) + len(title_there)


def _changed(old: Document, new: Document, one: Reference, other: Reference) -> tuple[str, ...]:
    """The fields that differ, by their names in CSL-JSON; ``text`` where only words outside of them do."""
    if _whole(old, one) == _whole(new, other):
        return ()
    keys = sorted({*one.csl, *other.csl} - {"id"})
    changed = tuple(key for key in keys if _plain(one.csl.get(key)) != _plain(other.csl.get(key)))
    return changed or ("text",)


def _plain(field: Any) -> str:
    return "".join(filter(str.isalnum, to_simplified(str(field)).casefold()))
