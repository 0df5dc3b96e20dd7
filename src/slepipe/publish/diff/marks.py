"""Everything that is marked in the two articles of a diff: words, markers of citations, and what is compared as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from slepipe.compare.comparison import Comparison
from slepipe.compare.evidence import Text, region
from slepipe.publish.diff.blocks import Blocks, plain
from slepipe.publish.diff.words import Mark, mark_words


def find_marks(comparison: Comparison, blocks: Blocks) -> tuple[list[Mark], list[Mark]]:
    """The marks of the old and of the new article, in order; no two overlap. ``blocks`` are those that stand beside each other."""
    kinds = zip(mark_words(comparison, blocks), _entries(comparison, blocks), _citations(comparison), strict=True)
    old, new = (_apart([*words, *entries], markers) for words, entries, markers in kinds)
    return old, new


def _citations(comparison: Comparison) -> tuple[list[Mark], list[Mark]]:
    """The markers of citations that came or went."""
    old: list[Mark] = []
    new: list[Mark] = []
    for finding in comparison.diff.findings:
        if finding.kind == "citation-removed" and finding.old is not None:
            old.append(Mark(finding.old.start, finding.old.end, "lone"))
        elif finding.kind == "citation-added" and finding.new is not None:
            new.append(Mark(finding.new.start, finding.new.end, "lone"))
    return old, new


def _entries(comparison: Comparison, blocks: Blocks) -> tuple[list[Mark], list[Mark]]:
    """References, boilerplate and lines of signs, which are compared as a whole: those without a partner, and those that changed."""
    one, other = comparison.old, comparison.new
    old, new = _whole_blocks(one), _whole_blocks(other)
    changed = {each.old.start for each in comparison.diff.findings if each.kind == "reference-changed" and each.old is not None}
    regional = region(one) != region(other)
    for here, there in blocks.items():
        if here not in old or there not in new:
            continue
        mark, partner = old[here], new[there]
        if one.document.blocks[here].kind == "reference":
            differs = mark.start in changed
        else:
            differs = not regional and _plain_at(one, mark) != _plain_at(other, partner)
        if differs:
            old[here], new[there] = (msgspec.structs.replace(each, kind="changed") for each in (mark, partner))
        else:
            del old[here], new[there]
    return list(old.values()), list(new.values())


def _plain_at(text: Text, mark: Mark) -> str:
    return plain(text.document.text[mark.start : mark.end])


def _whole_blocks(text: Text) -> dict[int, Mark]:
    """A mark over each block that has no sentences, by its number."""
    cut = {unit.block for unit in text.units}
    blocks = enumerate(text.document.blocks)
    return {number: Mark(block.start, block.end, "lone") for number, block in blocks if number not in cut}


def _apart(marks: Iterable[Mark], markers: Sequence[Mark]) -> list[Mark]:
    """Marks in order; the marker of a citation parts the words around it."""
    found = {(marker.start, marker.end): marker for marker in markers}
    for mark in marks:
        at = mark.start
        for marker in markers:
            if mark.start < marker.end and marker.start < mark.end:
                found[at, marker.start] = msgspec.structs.replace(mark, start=at, end=marker.start)
                at = marker.end
        found[at, mark.end] = msgspec.structs.replace(mark, start=at)
    return [mark for (start, end), mark in sorted(found.items(), key=lambda entry: entry[0]) if start < end]
