"""Two articles as rows."""

from __future__ import annotations

from slepipe.model import Block, Document, Variant
from slepipe.publish.diff.rows import flow, placed


def _document(text: str, blocks: tuple[Block, ...], gaps: tuple[int, ...] = ()) -> Document:
    variant = Variant("zh-Hans", machine_made=False)
    return Document("", "", text, variant, blocks, (), (), (), (), (), (), gaps=gaps)


def test_a_gap_is_no_part_of_the_flow() -> None:
    """Gaps at the ends count, those outside of the span do not."""
    document = _document("抗\n核\n抗\n体", (), gaps=(1, 3, 5))
    assert flow(document, 0, 7) == "抗核抗体"
    assert flow(document, 1, 4) == "核"
    assert flow(document, 2, 3) == "核"


def test_only_what_a_block_holds_has_a_place() -> None:
    """Between blocks and behind the last there is nothing to link to."""
    document = _document("甲乙--丙", (Block("paragraph", 0, 2), Block("paragraph", 4, 5)))
    assert placed(document, [4, 0, 1, 1, 2, 3, 5]) == [0, 1, 4]
    assert placed(_document("", ()), [0]) == []
