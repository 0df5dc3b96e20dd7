"""The sentences of a diff as they are quoted: the old one above the new one, the words that differ marked, long ones cut where they agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

import msgspec

from slepipe.compare.model import Side
from slepipe.hanzi import to_simplified
from slepipe.patterns import Pattern

_TOKEN: Final = Pattern(r"\d{1,3}(?:,\d{3})+|\[[\d, –-]+\]|[A-Za-z0-9.]+|\s+|.")
_FOLDED: Final = str.maketrans("，。；：？！（）％～", ",.;:?!()%~")
_LONGEST: Final = 100
"""Characters of a sentence that are quoted whole."""
_AROUND: Final = 24
"""Characters around a change that are quoted of a longer one."""
_ALIKE: Final = 0.4
"""Share of common words from which it helps to mark the others."""


class Stretch(msgspec.Struct, frozen=True):
    """Words of a sentence, and whether the other one has others in their place."""

    text: str
    changed: bool = False


class Quote(msgspec.Struct, frozen=True):
    """A sentence; ``sign`` is ``-`` for one of the old article, ``+`` of the new, a blank where both have the same."""

    sign: str
    stretches: tuple[Stretch, ...]


def quotes_of(old: Side | None, new: Side | None) -> list[Quote]:
    """The quotes of a passage: one where both articles have the same sentence or only one has any, else both."""
    texts = [side.quote if side is not None else "" for side in (old, new)]
    keys = [_keys(text) for text in texts]
    if keys[0] == keys[1]:
        return [_plain(" ", new)] if new is not None and new.quote else []
    if old is None or new is None or not all(texts):
        return [_plain(sign, side) for sign, side in (("-", old), ("+", new)) if side is not None and side.quote]
    runs = _runs(*keys)
    if not runs:
        return [_plain("-", old), _plain("+", new)]
    long = any(len(text) > _LONGEST for text in texts)
    spans = [(first, last) for first, last, _, _ in runs], [(start, end) for _, _, start, end in runs]
    sides = zip("-+", (_TOKEN.findall(text) for text in texts), spans, strict=True)
    return [Quote(sign, tuple(_stretches(tokens, changed, long=long))) for sign, tokens, changed in sides]


def _keys(text: str) -> list[str]:
    """The words of a sentence by which they are the same, whatever their script, width and case."""
    simplified, at, keys = to_simplified(text).translate(_FOLDED), 0, []
    for token in _TOKEN.findall(text):
        keys.append(simplified[at : at + len(token)].casefold())
        at += len(token)
    return keys


def _runs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The spans of words that differ; none where little else is left. A single character between two of them goes with them."""
    runs: list[tuple[int, int, int, int]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return []
    for kind, *span in matcher.get_opcodes():
        if kind == "equal":
            continue
        first, last, start, end = span
        if runs and len("".join(old[runs[-1][1] : first])) < 2:
            first, start = runs[-1][0], runs[-1][2]
            runs.pop()
        runs.append((first, last, start, end))
    return runs


def _stretches(tokens: Sequence[str], spans: Sequence[tuple[int, int]], *, long: bool) -> Iterator[Stretch]:
    at = 0
    for first, last in [*spans, (len(tokens), len(tokens))]:
        same = "".join(tokens[at:first])
        if long:
            same = _cut(same, head=at > 0, tail=first < len(tokens))
        if same:
            yield Stretch(same)
        if first < last:
            yield Stretch("".join(tokens[first:last]), changed=True)
        at = last


def _cut(words: str, *, head: bool, tail: bool) -> str:
    """Words that both sentences have, without those far from a change."""
    if len(words) <= _AROUND * (head + tail) + 2:
        return words
    return f"{words[:_AROUND] if head else ''}…{words[-_AROUND:] if tail else ''}"


def _plain(sign: str, side: Side) -> Quote:
    return Quote(sign, (Stretch(shortened(side)),))


def shortened(side: Side) -> str:
    """The sentence of a finding; of a long one what stands around it."""
    if len(side.quote) <= _LONGEST:
        return side.quote
    at = max(0, side.quote.find(side.text))
    first = max(0, min(at - _LONGEST // 3, len(side.quote) - _LONGEST))
    return f"{'…' if first else ''}{side.quote[first : first + _LONGEST]}{'…' if first + _LONGEST < len(side.quote) else ''}"
