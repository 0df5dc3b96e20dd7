"""Norms of gold standards and values of ours: what says the same, what does not, and what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.evaluate.norms import read_norm, same_value

ROOT = Path(__file__).resolve().parents[1]
ROWS = [line.split("\t") for line in (Path(__file__).with_name("norms.tsv")).read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("kind", "gold", "ours", "same"), ROWS, ids=lambda cell: cell)
def test_a_norm_is_compared_with_a_value(kind: str, gold: str, ours: str, same: str) -> None:
    """As the last column says: yes, no, or unread where the norm means nothing."""
    norm, value = read_norm(kind, json.loads(gold)), read_norm(kind, json.loads(ours))
    assert value is not None
    assert ("unread" if norm is None else "yes" if same_value(kind, norm, value) else "no") == same


def _values() -> list[tuple[str, str]]:
    table = (ROOT / "recognize" / "values.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [cell for line in table for cell in line.split("\t")[2:] if cell]
    return sorted({(cell.split("|")[0], cell.split("|", 2)[2]) for cell in cells})


@pytest.mark.parametrize(("kind", "value"), _values())
def test_every_value_that_recognition_gives_is_read_and_is_itself(kind: str, value: str) -> None:
    """The objects of tests/recognize/values.tsv."""
    norm = read_norm(kind, json.loads(value))
    assert norm is not None
    assert same_value(kind, norm, norm)


def test_values_that_differ_in_a_key_differ() -> None:
    """No two values of one type in tests/recognize/values.tsv say the same; durations apart, of which 24 hours are a day."""
    read = [(kind, value, read_norm(kind, json.loads(value))) for kind, value in _values() if kind != "duration"]
    pairs = [(one, other) for number, one in enumerate(read) for other in read[number + 1 :] if one[0] == other[0]]
    both_ways = [
        (one, other)
        for (kind, one, first), (_, other, second) in pairs
        if first and second and same_value(kind, first, second) and same_value(kind, second, first)
    ]
    assert len(pairs) > 100
    assert both_ways == []


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text("0123456789.-/ ePWMxmgkL:<>=~%", max_size=12)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["number", "min", "max", "unit", "times", "period", "iso8601", "amount", "phase", "id", "p", "ratio", "edtf"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=4,
)


@given(
    st.sampled_from(["date", "duration", "age", "percent", "count", "money", "dose", "measurement", "phase", "identifier"]),
    ANYTHING,
)
def test_reading_a_norm_never_fails(kind: str, data: Any) -> None:
    """Anything that JSON can hold is read or is none; nothing is raised."""
    norm = read_norm(kind, data)
    assert norm is None or same_value(kind, norm, norm)


@given(
    st.floats(0, 1e9, allow_nan=False).map(lambda number: round(number, 3)), st.sampled_from(["mg", "g/L", "points", "10^9/L"])
)
def test_a_number_is_read_as_it_is_written(number: float, unit: str) -> None:
    """Whatever its notation."""
    plain, exponent = read_norm("measurement", f"{number:f} {unit}"), read_norm("measurement", f"{number:.12e} {unit}")
    assert plain is not None
    assert exponent is not None
    assert same_value("measurement", plain, exponent)
