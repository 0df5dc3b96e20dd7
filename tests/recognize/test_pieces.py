"""Tablets and packages: parts of them, and what a box holds."""

from __future__ import annotations

import pytest

from slepipe.recognize.pieces import is_pack, read_piece
from slepipe.recognize.reading import read_quantity


@pytest.mark.parametrize(("text", "part"), [("半颗", 0.5), ("½片", 0.5), ("1/4 tab", 0.25), ("3/4锭", 0.75)])
def test_a_part_of_a_tablet_is_read(text: str, part: float) -> None:
    """Half of a tablet is half of its unit."""
    assert read_piece(text, 0) == ({"number": part, "unit": "{tbl}"}, len(text))


@pytest.mark.parametrize(
    ("text", "pack"), [("每盒50粒", True), ("60片/瓶", True), ("4mg×30片", True), ("服用2片", False), ("每日2片", False)]
)
def test_what_a_box_holds_is_no_dose(text: str, pack: bool) -> None:
    """A pack size stands behind a box or before a stroke."""
    start = next(at for at, sign in enumerate(text) if sign.isdecimal() and text[at + 1] in "0片")
    reading = read_quantity(text, start)
    assert reading is not None
    assert is_pack(text, reading) == pack
