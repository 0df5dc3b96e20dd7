"""The phases of trials and the stages of tumours in Taiwan's editions: III期临床试验 is 第三期臨床試驗, I/II期 第一/二期 and ⅢB期肺癌 第3B期肺癌 there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from slepipe.edit.named import Named
from slepipe.edit.tables import TAIWAN
from slepipe.model import Block, Mention
from slepipe.patterns import Pattern

_NUMERALS: Final = {"1": "一", "2": "二", "3": "三", "4": "四", "i": "一", "ii": "二", "iii": "三", "iv": "四"}
# A part of a phase is told in digits, as 第2b期.
_DIGITS: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_PHASE: Final = Pattern(
    r"(?P<first>[1-4]|i{1,3}|iv)(?P<a>[abc]?)(?:(?P<join>[/、和及与與至到或-])(?P<second>[1-4]|i{1,3}|iv)(?P<b>[abc]?))?\s?期"
)
# A stage has a capital letter, or the stages of a range are told in Roman numerals: ⅢB至Ⅳ期, Ⅲ～Ⅳ期.
_ROMAN: Final = {"Ⅰ": "1", "Ⅱ": "2", "Ⅲ": "3", "Ⅳ": "4", "I": "1", "II": "2", "III": "3", "IV": "4"}
_STAGE: Final = r"(?:[ⅠⅡⅢⅣ]|(?<![A-Za-z])(?:IV|I{1,3}))(?:[ABC][1-3]?)?(?![A-Za-z0-9])"
_JOIN: Final = r"期?\s?[～~–—\-至到、和或及与/]\s?第?"
_STAGES: Final = Pattern(rf"(?<![0-9.\-～~ⅠⅡⅢⅣ])第?{_STAGE}(?:{_JOIN}{_STAGE})*\s?期(?![刊间望待货])")
_ONE: Final = Pattern(r"第?(?P<number>[ⅠⅡⅢⅣ]|IV|I{1,3})(?P<letter>[ABC][1-3]?)?")
_WORDS: Final = frozenset("至到和或及与")


def taiwans_stages(simplified: str, mentions: Sequence[Mention], blocks: Sequence[Block]) -> Iterator[Named]:
    """The stages of tumours with what editions for Taiwan write; what is a phase of a trial is none."""
    phases = [mention for mention in mentions if mention.type == "phase" and _LETTER.search(mention.text)]
    references = [(block.start, block.end) for block in blocks if block.kind == "reference"]
    for match in _STAGES.finditer(simplified) if "期" in simplified else ():
        lettered = _LETTER.search(match[0]) is not None
        if not lettered and "～" not in match[0]:
            continue
        if any(phase.start < match.end() and match.start() < phase.end for phase in phases) or any(
            start <= match.start() < end for start, end in references
        ):
            continue
        name, at = "", match.start()
        for one in _ONE.finditer(simplified, match.start(), match.end()):
            join = simplified[at : one.start()]
            digit = _ROMAN[one["number"]]
            counted = not name or _WORDS.intersection(join) or "期" in join
            name += join + "第" * bool(counted) + (digit if lettered else _NUMERALS[digit]) + (one["letter"] or "")
            at = one.end()
        yield Named(match.start(), match.end(), "stage", {TAIWAN: name + "期"}, (), word=False, part=True)


_LETTER: Final = Pattern("[ABC]")


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
