"""The phases of trials in Taiwan's editions: III期临床试验 is 第三期臨床試驗 and I/II期 第一/二期 there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from slepipe.edit.named import Named
from slepipe.edit.tables import TAIWAN
from slepipe.model import Mention
from slepipe.patterns import Pattern

_NUMERALS: Final = {"1": "一", "2": "二", "3": "三", "4": "四", "i": "一", "ii": "二", "iii": "三", "iv": "四"}
# A part of a phase is told in digits, as 第2b期.
_DIGITS: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_PHASE: Final = Pattern(
    r"(?P<first>[1-4]|i{1,3}|iv)(?P<a>[abc]?)(?:(?P<join>[/、和及与與至到或-])(?P<second>[1-4]|i{1,3}|iv)(?P<b>[abc]?))?\s?期"
)


def taiwans_phases(mentions: Sequence[Mention]) -> Iterator[Named]:
    """The phases in Roman or Arabic numerals with what editions for Taiwan write, as its regulator and newspapers do; 三期 stays."""
    for mention in mentions:
        if mention.type != "phase":
            continue
        match = _PHASE.fullmatch(unicodedata.normalize("NFKC", mention.text).lower())
        if match is not None:
            parts = bool(match["a"] or match["b"])
            first = _number(match["first"], match["a"], parts=parts)
            second = _number(match["second"], match["b"], parts=parts) if match["second"] else ""
            name = f"第{first}{match['join'] or ''}{second}期"
            yield Named(mention.start, mention.end, "phase", {TAIWAN: name}, (), word=False, part=True)


def _number(numeral: str, part: str, *, parts: bool) -> str:
    return _DIGITS.get(numeral, numeral) + part if parts else _NUMERALS[numeral]
