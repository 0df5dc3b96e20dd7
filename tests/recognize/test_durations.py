"""ISO 8601 durations."""

from __future__ import annotations

import pytest

from slepipe.recognize.durations import iso_duration


@pytest.mark.parametrize(
    ("number", "code", "iso"),
    [
        (52, "W", "P52W"),
        (2.5, "Y", "P2Y6M"),
        (0.5, "Y", "P6M"),
        (1.5, "TH", "PT1H30M"),
        (24.5, "M", "P24.5M"),
        (100, "D", "P100D"),
        (3.2, "Y", "P3.2Y"),
    ],
)
def test_a_number_of_units_is_written_in_iso_8601(number: float, code: str, iso: str) -> None:
    """Half years are six months; other fractions stay decimal, and no exponent appears."""
    assert iso_duration(number, code) == iso
