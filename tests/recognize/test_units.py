"""The table of units and how a unit is matched."""

from __future__ import annotations

from pathlib import Path

import pytest

import slepipe.recognize
from slepipe.recognize.units import match_unit

TABLE = Path(slepipe.recognize.__file__).with_name("units.tsv")


def test_the_table_is_sorted_and_has_no_row_twice() -> None:
    """Rows are sorted by type, code and form; a form stands once for units and once for denominators."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    assert all(len(row) == 4 for row in rows)
    assert rows == sorted(rows, key=lambda row: (row[1], row[2], row[0]))
    forms = [(row[0], row[1] == "per") for row in rows]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("text", "code", "per", "end"),
    [
        ("mg/kg/日", "mg", ("kg", "d"), 7),
        (" mg/(kg·d)口服", "mg", ("kg", "d"), 10),
        ("mg·kg-1·d-1", "mg", ("kg", "d"), 11),
        ("ml/(min·1.73m²)", "mL", ("min", "{1.73_m2}"), 15),
        ("\u00a0mg组", "mg", (), 3),
    ],
)
def test_a_unit_carries_its_denominators(text: str, code: str, per: tuple[str, ...], end: int) -> None:
    """Strokes, brackets and negative powers say the same; any space before the unit is skipped."""
    found = match_unit(text, 0)
    assert found is not None
    assert (found[0].code, found[0].per, found[1]) == (code, per, end)


@pytest.mark.parametrize("text", ["monkeys", "人类", "成功", "周期", "G"])
def test_what_only_begins_like_a_unit_is_none(text: str) -> None:
    """The m of monkeys, 人 in 人类, 成 in 成功, 周 in 周期 and the capital G of 4G are no units."""
    assert match_unit(text, 0) is None
