"""Citation markers in the text, tied to the labels of the reference list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from slepipe.model import Citation
from slepipe.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from slepipe.model import Block, Reference

_DASH: Final = "[-–—~～−]"
_COMMA: Final = "[,，、;；]"
_NUMBER: Final = r"\d{1,3}"
_SUPERSCRIPT: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
# Signs of which one stands in each marker, and the pattern. [1]-[3]: one marker in two pairs of brackets; [1], [1,4-6], ［3］, 【2】, 〔4〕, [^1]
BRACKETED: Final = (
    "[［【〔",
    (
        rf"(?=[\[［【〔])(?:[\[［]({_NUMBER})[\]］]\s?(?:{_DASH}|至)\s?[\[［]({_NUMBER})[\]］]"
        rf"|[\[［【〔]\s?(\^?{_NUMBER}(?:\s*(?:{_DASH}|{_COMMA})\s*\^?{_NUMBER})*)\s?[\]］】〕])"
    ),
)
# m², 10⁹ and 1.73m³ are units and powers, χ² and η² statistics; Ca²⁺ is an ion and ¹⁸F an isotope
_RAISED: Final = (
    "⁰¹²³⁴⁵⁶⁷⁸⁹",
    (
        r"(?=[⁰¹²³⁴-⁹])(?<![\d⁺⁻⁰¹²³⁴-⁹\u0370-\u03ff])(?<![^A-Za-z][mMLsg])(?<![cdkmnμµ]m)"
        r"[⁰¹²³⁴-⁹]+(?:[⁻–,˒][⁰¹²³⁴-⁹]+)*(?![⁺⁻A-Za-z⁰¹²³⁴-⁹])"
    ),
)

# (文献1), （文獻2、3）
_NAMED: Final = (
    "文",
    rf"[(（](?:见|見|参见|參見)?(?:参考|參考)?文[献獻]\s?({_NUMBER}(?:\s*(?:{_DASH}|{_COMMA})\s*{_NUMBER})*)\s?[)）]",
)

# Taiwan's journals: …的九倍(1)。 …機會上升(2,3)。 An item of a list begins what it numbers, a marker ends a clause.
_ROUND: Final = (
    "(（",
    rf"(?<=[^\s(（,，、;；:：。\d])\s?[(（]({_NUMBER}(?:\s*(?:{_DASH}|{_COMMA})\s*{_NUMBER})*)[)）](?=\s?[,，。.;；、:：）)]|\s*\Z|\n)",
)
_LEAST: Final = 3
"""Entries from which round brackets may cite: fewer say too little."""
_MOST_UNCITED: Final = 3
"""Of as many entries one may be cited nowhere."""


def _bodies(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks that may cite; what stands before the first sentence are the authors, with the numbers of their affiliations."""
    bodies = [block for block in blocks if block.kind not in {"reference", "boilerplate"}]
    prose = next((number for number, block in enumerate(bodies) if "。" in text[block.start : block.end]), 0)
    return bodies[prose:]


def find_citations(text: str, blocks: Sequence[Block], references: Sequence[Reference]) -> tuple[Citation, ...]:
    """The markers in all blocks but references and boilerplate whose every number is a label of the list.

    A number in brackets that is no label (``[0]``, an interval, an index) is no citation.
    """
    labels = frozenset(reference.label for reference in references)
    if not labels:
        return ()
    bodies = _bodies(text, blocks)
    result: list[Citation] = []
    for signs, expression in (BRACKETED, _RAISED, _NAMED):
        if any(sign in text for sign in signs):
            matches = (match for block in bodies for match in pattern(expression).finditer(text, block.start, block.end))
            result += [Citation(*match.span(), cited) for match in matches if (cited := _cited(match, labels))]
    return tuple(sorted(result or _in_round_brackets(text, bodies, labels), key=lambda citation: citation.start))


def _in_round_brackets(text: str, bodies: Sequence[Block], labels: frozenset[str]) -> list[Citation]:
    """Markers in round brackets, where a text has no others and they cite nearly the whole list: (1) may number anything else."""
    if len(labels) < _LEAST or not any(sign in text for sign in _ROUND[0]):
        return []
    matches = (match for block in bodies for match in pattern(_ROUND[1]).finditer(text, block.start, block.end))
    found = [Citation(match.start(1) - 1, match.end(), cited) for match in matches if (cited := _cited(match, labels))]
    told = {label for citation in found for label in citation.labels}
    return found if (len(labels) - len(told)) * _MOST_UNCITED <= len(labels) else []


def numbers_of(marker: re.Match[str]) -> list[int]:
    """The numbers that a marker found with ``BRACKETED`` writes out, in order: 1, 4 and 6 of 「[1,4-6]」."""
    return [int(number) for number in pattern(r"\d+").findall(marker[0])]


def _cited(match: re.Match[str], labels: frozenset[str]) -> tuple[str, ...]:
    if match.re.groups:
        *pair, several = match.groups()
        first, last = pair or (None, None)
        return _labels(f"{first}-{last}" if first else several, labels)
    written = match[0].translate(_SUPERSCRIPT)
    found = _labels(written, labels)
    # ¹² is 1 and 2 where there is no 12.
    return found or (_labels(",".join(written), labels) if written.isdecimal() else ())


def _labels(written: str, labels: frozenset[str]) -> tuple[str, ...]:
    """The labels that 「1,4-6」 names, each once; none where a number that is written out is no label."""
    found: list[str] = []
    for part in pattern(_COMMA).split(written.replace("^", "")):
        ends = [str(int(number)) for number in pattern(_DASH).split(part)]
        if not labels.issuperset(ends):
            return ()
        between = range(int(ends[0]), int(ends[-1]) + 1)
        found += [label for label in map(str, between) if label in labels]
    return tuple(dict.fromkeys(found))
