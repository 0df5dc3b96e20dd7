"""Percents in tenths, fractions and per mille."""

from __future__ import annotations

import pytest

from slepipe.recognize.values import recognize_values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三成", {"number": 30}),
        ("九成九", {"number": 99}),
        ("三成多", {"number": 30, "approximate": True}),
        ("三四成", {"min": 30, "max": 40}),
        ("两成至三成五", {"min": 20, "max": 35}),
        ("百分之二点五", {"number": 2.5}),
        ("五分之一", {"number": 20}),
        ("2‰", {"number": 0.2}),
        ("5.1个百分点", {"number": 5.1}),
    ],
)
def test_every_way_of_writing_a_share_is_out_of_a_hundred(text: str, value: dict[str, object]) -> None:
    """成 is ten percent, a second digit adds single percents, fractions and per mille are converted."""
    (found,) = recognize_values(text)
    assert (found.type, found.start, found.end, found.value) == ("percent", 0, len(text), value)


@pytest.mark.parametrize("text", ["一成不变", "5成功", "十成", "零分之一", "两成分"])
def test_what_only_looks_like_a_share_is_none(text: str) -> None:
    """Idioms and words that begin with 成 have no percent."""
    assert [found for found in recognize_values(text) if found.type == "percent"] == []
