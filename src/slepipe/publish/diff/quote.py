"""The sentences of a diff as they are quoted: the old one above the new one, the words that differ marked, long ones cut where they agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

import msgspec

from slepipe.compare.model import Side
from slepipe.hanzi import to_simplified
from slepipe.patterns import Pattern
from slepipe.publish.diff.report import Passage

_TOKENS: Final = r"\d{2,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\[[\d, –-]+\]|(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?[%％例名位人歲岁週周天年月日]?|[A-Za-z0-9.-]+|\s+|."
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


def quotes_of(passage: Passage) -> list[Quote]:
    """The quotes of a passage; names and values that changed are marked whole. None where a heading is told whole."""
    findings = [line.finding for line in passage.lines]
    if all(finding.kind.startswith("section") for finding in findings):
        return []
    sides = (side for each in findings if each.kind.endswith(_WHOLE) for side in (each.old, each.new) if side)
    return quotes_between(passage.old, passage.new, frozenset(side.text for side in sides))


_WHOLE = ("-renamed", "-replaced", "fact-changed")


def quotes_between(old: Side | None, new: Side | None, names: frozenset[str] = frozenset()) -> list[Quote]:
    """One quote where both articles have the same sentence or only one has any, else both; ``names`` are words that are never cut."""
    token = _token(names)
    tokens = [token.findall(side.quote) if side is not None else [] for side in (old, new)]
    keys = [_keys(each) for each in tokens]
    if keys[0] == keys[1]:
        return [_plain(" ", new)] if new is not None and new.quote else []
    runs = _runs(*keys) if all(tokens) else []
    if not runs:
        return [_plain(sign, side) for sign, side in (("-", old), ("+", new)) if side is not None and side.quote]
    long = any(side is not None and len(side.quote) > _LONGEST for side in (old, new))
    spans = [(first, last) for first, last, _, _ in runs], [(start, end) for _, _, start, end in runs]
    sides = zip("-+", tokens, spans, strict=True)
    return [Quote(sign, tuple(_stretches(words, changed, long=long))) for sign, words, changed in sides]


def _token(names: frozenset[str]) -> Pattern:
    """What finds the words of a sentence: those names, dates and figures with their unit, else Latin words and single characters."""
    whole = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return Pattern(f"{whole}|{_TOKENS}" if whole else _TOKENS)


def _keys(tokens: Sequence[str]) -> list[str]:
    """The words of a sentence by which they are the same, whatever their script, width and case; markers are all alike, for lists are renumbered."""
    simplified, at, keys = to_simplified("".join(tokens)).translate(_FOLDED).casefold(), 0, []
    for token in tokens:
        keys.append("[]" if token[0] == "[" and len(token) > 1 else simplified[at : at + len(token)])
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
            # What a sentence begins with says what it is about.
            same = _cut(same, head=True, tail=first < len(tokens))
        if same:
            yield Stretch(same)
        if first < last:
            yield Stretch("".join(tokens[first:last]), changed=True)
        at = last


def _cut(words: str, *, head: bool, tail: bool) -> str:
    """Words that both sentences have, without those far from a change; no Latin name is cut."""
    if len(words) <= (_AROUND + _NAME) * (head + tail) + 2:
        return words
    first = _AROUND + _latin(words) if head else 0
    last = len(words) - _AROUND - _latin(words[::-1]) if tail else len(words)
    return f"{words[:first]}…{words[last:]}" if first < last else words


_NAME: Final = 16
"""Characters of a Latin name that are shown beyond them."""


def _latin(words: str) -> int:
    """How many characters of a Latin name stand where words are to be cut."""
    rest = words[_AROUND : _AROUND + _NAME]
    return next((number for number, char in enumerate(rest) if not char.isascii() or char in ",;:()"), len(rest))


def _plain(sign: str, side: Side) -> Quote:
    return Quote(sign, (Stretch(shortened(side)),))


def shortened(side: Side) -> str:
    """The sentence of a finding; of a long one what stands around it."""
    if len(side.quote) <= _LONGEST:
        return side.quote
    at = max(0, side.quote.find(side.text))
    first = max(0, min(at - _LONGEST // 3, len(side.quote) - _LONGEST))
    return f"{'…' if first else ''}{side.quote[first : first + _LONGEST]}{'…' if first + _LONGEST < len(side.quote) else ''}"
