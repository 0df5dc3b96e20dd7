"""The Simplified view of an article, on which everything is recognized once, whatever script it is written in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain, pairwise

import msgspec

from slepipe.hanzi import to_simplified, with_particles, without_miswritten
from slepipe.model import Article
from slepipe.patterns import Pattern

# Full-width letters, digits and the signs of numbers have one reading; full-width punctuation stays, it ends clauses.
_FOLD = {0xFF00 + i: 0x20 + i for i in range(1, 95) if chr(0x20 + i).isalnum() or chr(0x20 + i) in "%./+=-<>~^"}
_WIDE = Pattern("[\uff05-\uff5e]")


class View(msgspec.Struct, frozen=True):
    """The source in Simplified characters.

    ``simplified`` has the coordinates of the source. ``flow`` is what recognizers read: ``simplified`` with full-width
    letters, digits and signs folded and with the article's gaps dropped; ``to_source`` leads back (``offsets``: source offset of each flow offset).
    """

    simplified: str
    flow: str
    offsets: Sequence[int]
    gaps: tuple[int, ...] = ()

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of the half-open span ``start:end`` of the flow."""
        first = self.offsets[start]
        return first, self.offsets[end - 1] + 1 if end > start else first

    def to_flow(self, offset: int) -> int:
        """Flow offset of a source offset; a gap counts as the character after it."""
        return offset - bisect_left(self.gaps, offset)


def simplified_view(article: Article) -> View:
    """Build the Simplified view of an article; raises ``ConversionError`` if OpenCC moved a character."""
    simplified = without_miswritten(with_particles(to_simplified(article.text)))
    folded = simplified.translate(_FOLD) if _WIDE.search(simplified) else simplified
    every = range(len(folded) + 1)
    if not article.gaps:
        return View(simplified, folded, every)
    stretches = [slice(before + 1, gap) for before, gap in pairwise((-1, *article.gaps, len(folded)))]
    offsets = (*chain.from_iterable([every[stretch] for stretch in stretches]), len(folded))
    return View(simplified, "".join([folded[stretch] for stretch in stretches]), offsets, article.gaps)
