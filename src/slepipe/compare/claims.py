"""Claims turned round: the same sentence says on one side only that something is not, or is only planned or hoped for.

What a pattern of the relations reads is compared as a relation; here it is enough that of two sentences that belong together one has a word that
denies (未, 尚未, 不得) or hopes (計劃, 希望) where the other has none, or has 已 (is done).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from slepipe.compare.aligned import Aligned, Reworded
from slepipe.compare.evidence import Text, of_unit
from slepipe.compare.facts import near_entity
from slepipe.compare.model import Finding, Side
from slepipe.compare.units import Item
from slepipe.patterns import Pattern
from slepipe.relate.cues import denies

_HOPES: Final = Pattern("计划|拟|希望|有望|可望|预计|预期|期望|期待|打算|准备|可能|或许|或将|争取|力争|即将|将")
_DONE: Final = Pattern("已|业经|完成")
_PLAIN: Final = Pattern(
    "未能|未曾|未有|未予|尚未|并未|从未|暂未|没有|没能|无法|未|没|不|无|勿|并非|非|否|计划|拟|希望|有望|可望|预计|预期|期望|期待|打算|准备|可能|或许|或将|争取|力争|即将|将|"
    "已经|已|业经|曾|现|目前|亦|也|仍然|仍|尚|还|都|均|则|就|才|又|再|暂|便|但是|但|而|且|并|却|请|了|过|会|能够|能|可以|可|得|必|须|应|要|予以|予|以|于|在|核准|批准|获批|获准|驳回|拒绝|被拒|停止|终止|有条件|附条件|取得|获得|得到|明显|显著|大幅|轻度|有所|进一步|稍|较|更"
)
"""Words that only say whether, when or surely something is so: what is left without them must be the same on both sides."""
_CLAUSE: Final = Pattern(r"[^，,。；;：:！？!?\n]*")
_STOPS: Final = "，,。；;：:！？!?\n"


def find_claims(old: Text, new: Text, aligned: Aligned, told: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Findings about claims turned round, and those of ``told`` that they stand for.

    A relation that only one side has, in a clause that was turned round, is reversed and not new; a reversed relation says it already.
    """
    found: list[Finding] = []
    replaced: list[Finding] = []
    for pair in _turned(aligned.reworded):
        sides = _side(old, pair.at, pair.old), _side(new, pair.at_there, pair.new)
        meeting = [finding for finding in told if finding.kind.startswith("relation") and _meets(finding, sides)]
        if any(finding.kind == "relation-reversed" for finding in (*meeting, *(each for each in found if _meets(each, sides)))):
            continue
        alone = next((finding for finding in meeting if finding.kind in ("relation-added", "relation-removed")), None)
        if alone is None:
            entity = near_entity(new, pair.at_there)
            found.append(Finding("relation-reversed", entity, "claim", *sides))
        else:
            replaced.append(alone)
            known = alone.old or sides[0], alone.new or sides[1]
            found.append(msgspec.structs.replace(alone, kind="relation-reversed", old=known[0], new=known[1]))
    return found, replaced


def _turned(reworded: Iterable[Reworded]) -> Iterator[Reworded]:
    """The places where the words of one side deny or hope and those of the other do not."""
    sentences: dict[tuple[int, int], list[Reworded]] = {}
    for pair in reworded:
        if _PLAIN.sub("", _words(pair.old)) == _PLAIN.sub("", _words(pair.new)):
            sentences.setdefault((pair.at.unit, pair.at_there.unit), []).append(pair)
    for pairs in sentences.values():
        words = [(_words(pair.old), _words(pair.new)) for pair in pairs]
        denied = [denies(one) - denies(other) for one, other in words]
        hoped = [_hopes(one, other) - _hopes(other, one) for one, other in words]
        # A word that only went to another place denies as before.
        moved = any(denied) and not sum(denied)
        yield from (pair for pair, no, hope in zip(pairs, denied, hoped, strict=True) if (no and not moved) or hope)


def _hopes(words: str, other: str) -> bool:
    """Whether words hope for what the other side says is done, or simply says."""
    cue = _HOPES.search(words)
    if cue is None or _HOPES.search(other) is not None:
        return False
    # 將 may be the sign of an object: it is only a plan where the other side says that it is done.
    return _DONE.search(other) is not None or (cue[0] != "将" and not other)


def _words(items: Iterable[Item]) -> str:
    return "".join(item.exact for item in items if item.mention is None)


def _side(text: Text, at: Item, items: Sequence[Item]) -> Side:
    """The clause around a place, and whether it denies or hopes."""
    unit = text.units[at.unit]
    at = next(iter(items), at)
    source = text.document.text
    start = max((source.rfind(stop, unit.start, at.start) + 1 for stop in _STOPS), default=unit.start)
    start = max(start, unit.start)
    match = _CLAUSE.match(source, at.start, unit.end)
    end = match.end() if match is not None and match.end() > at.start else at.end
    words = _words(items)
    return of_unit(text, unit, start, end, negated=denies(words), hedged=_HOPES.search(words) is not None)


def _meets(finding: Finding, sides: tuple[Side, Side]) -> bool:
    pairs = ((finding.old, sides[0]), (finding.new, sides[1]))
    return any(one is not None and one.start < other.end and other.start < one.end for one, other in pairs)
