"""The units of ``units.tsv`` at a place of the flow, with what stands below a stroke: mg, 毫克/公斤, mL/min/1.73m².

Columns: ``form`` (Simplified or Latin), ``type`` (a value type, or ``per`` for denominators), ``code`` (UCUM, ISO 4217,
an ISO 8601 designator for durations, the classifier itself for counts) and ``not_before``, what must not follow
(separated by ``|``): 3人类 counts nobody.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from slepipe.recognize.pattern import Pattern


class Unit(msgspec.Struct, frozen=True):
    """A unit as written; ``per`` holds the codes of its denominators in order."""

    form: str
    type: str
    code: str
    not_before: tuple[str, ...] = ()
    per: tuple[str, ...] = ()


Table = dict[str, tuple[Unit, ...]]

# Journals set a no-break or a thin space between number and unit.
_SPACES = frozenset(" \u00a0\u2009\u202f")
# mg/(kg·d) and mg·kg-1·d-1 say mg/kg/d.
_PER = Pattern(r"\s?/\s?\(?|[·•](?=[a-zA-Z1])")
_DOTS = frozenset("·•")
_INVERSE = Pattern("-1|⁻¹")


@lru_cache(maxsize=1)
def unit_tables() -> tuple[Table, Table]:
    """The units and the denominators of ``units.tsv`` by first character, longest form first."""
    units: dict[str, list[Unit]] = {}
    denominators: dict[str, list[Unit]] = {}
    text = Path(__file__).with_name("units.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        form, kind, code, not_before = line.split("\t")
        unit = Unit(form, kind, code, tuple(not_before.split("|")) if not_before else ())
        (denominators if kind == "per" else units).setdefault(form[0], []).append(unit)
    return _longest_first(units), _longest_first(denominators)


def _longest_first(units: dict[str, list[Unit]]) -> Table:
    return {first: tuple(sorted(rows, key=lambda unit: -len(unit.form))) for first, rows in units.items()}


def match_unit(flow: str, start: int) -> tuple[Unit, int] | None:
    """The longest unit at ``start`` (a space before it is skipped) with its denominators, and the offset after it."""
    units, _ = unit_tables()
    if flow[start : start + 1] in _SPACES:
        start += 1
    unit = _longest(units, flow, start)
    if unit is None:
        return None
    end = start + len(unit.form)
    if unit.type not in ("dose", "measurement", "count"):
        return unit, end
    if unit.type == "count" and flow[end : end + 1] in _DOTS:
        return unit, end
    per, end = match_denominators(flow, end)
    return (Unit(unit.form, unit.type, unit.code, per=per), end) if per else (unit, end)


def match_denominators(flow: str, start: int) -> tuple[tuple[str, ...], int]:
    """The codes of all denominators from ``start`` on (/kg/日 gives kg and d), and the offset after them."""
    _, denominators = unit_tables()
    codes: list[str] = []
    bracketed = False
    while (stroke := _PER.match(flow, start)) is not None:
        unit = _longest(denominators, flow, stroke.end())
        if unit is None:
            break
        codes.append(unit.code)
        bracketed = bracketed or stroke[0].endswith("(")
        start = stroke.end() + len(unit.form)
        if (inverse := _INVERSE.match(flow, start)) is not None:
            start = inverse.end()
    if bracketed and flow.startswith(")", start):
        start += 1
    return tuple(codes), start


def _longest(table: Table, flow: str, start: int) -> Unit | None:
    for unit in table.get(flow[start : start + 1], ()):
        if flow.startswith(unit.form, start):
            end = start + len(unit.form)
            if (
                unit.form[-1].isascii()
                and unit.form[-1].isalpha()
                and flow[end : end + 1].isascii()
                and flow[end : end + 1].isalpha()
            ):
                continue
            if unit.not_before and flow.startswith(unit.not_before, end):
                continue
            return unit
    return None
