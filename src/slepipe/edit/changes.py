"""Changes of single characters become edits, and edits make a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from slepipe.model import Edit, EditKind

Change = tuple[int, str, EditKind, str]
"""offset, what to write in place of the character there (nothing, one character or more), kind, rule"""


def spread(start: int, end: int, after: str) -> Iterator[tuple[int, str]]:
    """What to write at each offset so that ``after`` stands in place of ``start:end``; the last takes, or lacks, the rest."""
    last = end - start - 1
    yield from ((start + at, after[at : at + 1] if at < last else after[at:]) for at in range(last + 1))


def merge(text: str, changes: dict[int, Change], named: Sequence[Edit]) -> list[Edit]:
    """One sorted list: runs of single characters of one rule become one edit, and a term takes the place of what it covers."""
    for edit in named:
        for at in range(edit.start, edit.end):
            changes.pop(at, None)
    edits = list(named)
    run: list[Change] = []
    for at in sorted(changes):
        change = changes[at]
        if run and (at != run[-1][0] + 1 or change[3] is not run[-1][3]):
            edits.append(_run(text, run))
            run = []
        run.append(change)
    if run:
        edits.append(_run(text, run))
    edits.sort(key=attrgetter("start"))
    return edits


def _run(text: str, run: Sequence[Change]) -> Edit:
    start, after, kind, rule = run[0]
    if len(run) == 1:
        return Edit(start, start + 1, text[start], after, kind, rule)
    end = run[-1][0] + 1
    return Edit(start, end, text[start:end], "".join([change[1] for change in run]), kind, rule)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text that sorted, non-overlapping edits make of ``text``."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.after)
        at = edit.end
    return "".join((*parts, text[at:]))
