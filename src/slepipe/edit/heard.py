"""Edits inside of a longer name, which make another of its names, or one that nobody says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from slepipe.edit.named import GAPS, Named, simple_form
from slepipe.lexicon.variants import SYNDROME
from slepipe.model import Edit
from slepipe.patterns import Pattern


def without_unheard(text: str, edits: list[Edit], wholes: Iterable[Named]) -> list[Edit]:
    """Without edits of parts that make of a name what nobody calls the thing: 心衰竭 is no 心臟衰竭竭, and 經血 no 月宮血."""
    starts = [edit.start for edit in edits]
    unheard: set[int] = set()
    for whole in wholes:
        inside = [
            number
            for number in range(bisect_left(starts, whole.start), bisect_left(starts, whole.end))
            if edits[number].end <= whole.end and (edits[number].start, edits[number].end) != (whole.start, whole.end)
        ]
        if inside and not _is_heard(text, [edits[number] for number in inside], whole):
            # 藥物超敏反應綜合症 ends as Hong Kong's do, though nobody says 藥物過敏反應綜合症.
            unheard.update(number for number in inside if not _is_heard(text, [edits[number]], whole))
    return [edit for number, edit in enumerate(edits) if number not in unheard]


def _is_heard(text: str, edits: Sequence[Edit], whole: Named) -> bool:
    """Whether a name with edits in it is another of its thing's names."""
    pieces: list[str] = []
    start = whole.start
    for edit in edits:
        pieces += (text[start : edit.start], edit.after)
        start = edit.end
    bare = _bare("".join((*pieces, text[start : whole.end])))
    return any(_bare(form) == bare for form in whole.forms)


# What every region calls 单抗 for short.
_MONOCLONAL = Pattern("单(?:克隆|株)抗体")


def _bare(name: str) -> str:
    """A name in Simplified without blanks and what a broken line leaves, antibodies by their short name; a syndrome ends as the Mainland's do."""
    bare = _MONOCLONAL.sub("单抗", "".join(simple_form(name).translate(GAPS).split()))
    return next((bare.removesuffix(end) + SYNDROME[0] for end in SYNDROME if bare.endswith(end)), bare)
