"""Citation markers in the text, tied to the labels of the reference list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from slepipe.model import Citation
from slepipe.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slepipe.model import Block, Reference

_DASH: Final = "[-–—~～−]"
_COMMA: Final = "[,，、;；]"
_NUMBER: Final = r"\d{1,3}"
_SUPERSCRIPT: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
_RAISED: Final = "⁰¹²³⁴-⁹"
_MARKER: Final = (
    # The first character is named once before the alternatives, so that the search can skip all else.
    rf"(?=[\[［【{_RAISED}])(?:"
    # [1]-[3]: one marker in two pairs of brackets; [1], [1,4-6], ［3］, 【2】, [^1]
    rf"[\[［]({_NUMBER})[\]］]\s?(?:{_DASH}|至)\s?[\[［]({_NUMBER})[\]］]"
    rf"|[\[［【]\s?(\^?{_NUMBER}(?:\s*(?:{_DASH}|{_COMMA})\s*\^?{_NUMBER})*)\s?[\]］】]"
    # m², 10⁹ and 1.73m³ are units and powers; Ca²⁺ is an ion and ¹⁸F an isotope
    rf"|(?<![\d⁺⁻{_RAISED}])(?<![^A-Za-z][mMLsg])(?<![cdkmnμµ]m)"
    rf"([{_RAISED}]+(?:[⁻–,˒][{_RAISED}]+)*)(?![⁺⁻A-Za-z{_RAISED}]))"
)


def find_citations(text: str, blocks: Sequence[Block], references: Sequence[Reference]) -> tuple[Citation, ...]:
    """The markers in all blocks but references and boilerplate whose every number is a label of the list.

    A number in brackets that is no label (``[0]``, an interval, an index) is no citation.
    """
    labels = frozenset(reference.label for reference in references)
    if not labels:
        return ()
    result: list[Citation] = []
    for block in blocks:
        if block.kind in {"reference", "boilerplate"}:
            continue
        for match in pattern(_MARKER).finditer(text, block.start, block.end):
            first, last, bracketed, raised = match.groups()
            written = f"{first}-{last}" if first else bracketed or raised.translate(_SUPERSCRIPT)
            found = _labels(written, labels)
            if not found and raised and written.isdecimal():
                found = _labels(",".join(written), labels)  # ¹² for 1 and 2, where there is no 12
            if found:
                result.append(Citation(match.start(), match.end(), found))
    return tuple(result)


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
