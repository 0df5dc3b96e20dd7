"""A number or range with its unit."""

from __future__ import annotations

import pytest

from slepipe.recognize.reading import numbers, read_quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7.5至40 mg", {"min": 7.5, "max": 40}),
        ("1%至2%", {"min": 1, "max": 2}),
        ("1.5至2万人", {"min": 15000, "max": 20000}),
        ("5000至2万人", {"min": 5000, "max": 20000}),
        ("100-200万元", {"min": 1000000, "max": 2000000}),
        ("4.2±1.1分", {"number": 4.2, "deviation": 1.1}),
        ("50×10^9/L", {"number": 50000000000}),
    ],
)
def test_a_reading_ends_with_its_unit(text: str, value: dict[str, object]) -> None:
    """Both bounds count in the scale of the last one unless that makes the first the larger."""
    reading = read_quantity(text, 0)
    assert reading is not None
    assert reading.end == len(text)
    assert numbers(text, reading) == value


@pytest.mark.parametrize("text", ["12", "1至", "3和4", "5±"])
def test_a_number_without_a_unit_is_no_quantity(text: str) -> None:
    """A bare number says nothing."""
    assert read_quantity(text, 0) is None
