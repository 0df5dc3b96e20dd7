"""Which paragraph of one article is which of the other, and which of them were moved."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from slepipe.compare.comparison import Comparison
from slepipe.compare.references import pair_references
from slepipe.hanzi import to_simplified
from slepipe.lexicon.load import fold
from slepipe.model import Document

Blocks = dict[int, int]
"""Numbers of old blocks to those of new ones."""
_LEAST: Final = 0.5
"""Share of characters from which two lines of boilerplate may be one."""


def pair_blocks(comparison: Comparison) -> Blocks:
    """Pair the blocks of two articles, each with one at most: by the sentences that they share, references and boilerplate as a whole."""
    pairs = _by_sentences(comparison)
    old, new = comparison.old.document, comparison.new.document
    whole, whole_there = _without_units(comparison)
    pairs.update(_by_reference(old, new, whole, whole_there))
    taken = set(pairs.values())
    there: dict[tuple[str, str], list[int]] = {}
    for number in reversed(whole_there):
        if number not in taken:
            there.setdefault(_key(new, number), []).append(number)
    for number in whole:
        if number not in pairs and (same := there.get(_key(old, number))):
            pairs[number] = same.pop()
    _pair_behind(old, new, whole, set(whole_there) - set(pairs.values()), pairs)
    return pairs


def plain(text: str) -> str:
    """A text without script, case, blanks and signs."""
    return "".join(filter(str.isalnum, fold(to_simplified(text))))


def rising(pairs: Iterable[tuple[int, int, int]]) -> set[int]:
    """The first numbers of the pairs (one, other, weight) that keep their order and weigh most together; all others were moved.

    ``pairs`` come in order of their first number.
    """
    # Ends of rising rows, and what the heaviest row with such an end weighs: both rise, so that only rows worth going on with are kept.
    ends: list[int] = []
    weights: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for one, other, weight in pairs:
        at = bisect_left(ends, other)
        before[one] = last[at - 1] if at else None
        total = weight + (weights[at - 1] if at else 0)
        # A longer row with a smaller or equal weight is worth less.
        stop = bisect_right(weights, total, at)
        ends[at:stop], weights[at:stop], last[at:stop] = [other], [total], [one]
    kept: set[int] = set()
    step = last[-1] if last else None
    while step is not None:
        kept.add(step)
        step = before[step]
    return kept


def _by_sentences(comparison: Comparison) -> Blocks:
    """Blocks that share sentences, those that share most first; of equals the first."""
    aligned = comparison.aligned
    shared: Counter[tuple[int, int]] = Counter()
    for here, there in aligned.pairs.items():
        one, other = aligned.old[here], aligned.new[there]
        shared[one.block, other.block] += min(len(one.items), len(other.items))
    pairs: Blocks = {}
    taken: set[int] = set()
    for (block, other_block), _ in sorted(shared.items(), key=lambda entry: (-entry[1], entry[0])):
        if block not in pairs and other_block not in taken:
            pairs[block] = other_block
            taken.add(other_block)
    return pairs


def _without_units(comparison: Comparison) -> tuple[list[int], list[int]]:
    """The blocks of both sides that are compared as a whole: references, boilerplate, and lines of signs."""
    sides = []
    for text in (comparison.old, comparison.new):
        cut = {unit.block for unit in text.units}
        sides.append([number for number in range(len(text.document.blocks)) if number not in cut])
    return sides[0], sides[1]


def _by_reference(old: Document, new: Document, whole: Sequence[int], whole_there: Sequence[int]) -> Iterator[tuple[int, int]]:
    here, there = dict(_labels(old, whole)), dict(_labels(new, whole_there))
    for label, other in pair_references(old, new).items():
        if label in here and other in there:
            yield here[label], there[other]


def _labels(document: Document, numbers: Sequence[int]) -> Iterator[tuple[str, int]]:
    starts = {document.blocks[number].start: number for number in numbers}
    return ((each.label, starts[each.start]) for each in document.references if each.start in starts)


def _pair_behind(old: Document, new: Document, whole: Sequence[int], left: set[int], pairs: Blocks) -> None:
    """Pair what is alike and stands behind a pair: a line of boilerplate that was written anew."""
    for number in whole:
        other = pairs.get(number - 1, -1) + 1
        if number in pairs or other not in left or (other == 0) != (number == 0):
            continue
        (kind, words), (kind_there, words_there) = _key(old, number), _key(new, other)
        shared = sum((Counter(words) & Counter(words_there)).values())
        if kind == kind_there and shared >= _LEAST * max(len(words), len(words_there)):
            pairs[number] = other


def _key(document: Document, number: int) -> tuple[str, str]:
    block = document.blocks[number]
    return block.kind, plain(document.text[block.start : block.end])
