"""Words whose name depends on what stands around them; contexts.txt holds the cases."""

from __future__ import annotations

from pathlib import Path

import pytest

import slepipe

LINES = Path(__file__).with_name("contexts.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" → ") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("mainland", "taiwan", "hong_kong"), CASES)
def test_a_word_is_reworded_where_its_neighbours_settle_it(mainland: str, taiwan: str, hong_kong: str) -> None:
    """And stays in every other place, above all where its characters belong to two words."""
    assert slepipe.convert(mainland, to="zh-Hant-TW").text == taiwan
    assert slepipe.convert(mainland, to="zh-Hant-HK").text == hong_kong
