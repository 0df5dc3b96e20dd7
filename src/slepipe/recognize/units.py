"""The units of ``units.tsv`` at a place of the flow, with what stands below a stroke: mg, 毫克/公斤, mL/min/1.73m².

Columns: ``form`` (Simplified or Latin), ``type`` (a value type, or ``per`` for denominators), ``code`` (UCUM, ISO 4217,
an ISO 8601 designator for durations, the classifier itself for counts) and ``not_before``, what must not follow
(separated by ``|``): 3人类 counts nobody.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import msgspec

from slepipe.patterns import Pattern


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit as written; ``per`` holds the codes of its denominators in order."""

    form: str
    type: str
    code: str
    not_before: tuple[str, ...] = ()
    per: tuple[str, ...] = ()


# Journals set a no-break or a thin space between number and unit.
_SPACES = frozenset(" \u00a0\u2009\u202f")
# mg/(kg·d) and mg·kg-1·d-1 say mg/kg/d.
_PER = Pattern(r"\s?/\s?[(（]?|[·•‧⋅∙・](?:\((?=1\.73)|(?=[a-zA-Z1次日天周]))")
_VOLUME = Pattern(r"(\d{1,4}(?:\.\d{1,2})?)\s?(?:m[lL]|ML|毫升|㎖)(?![A-Za-z])")
# 12.3例/1000人年
_PERSONS = Pattern(r"(\d{1,3}(?:,?\d{3}){0,2}|[十百千万]{1,2})\s?(?=人[·•]?年|患者年|病人年)")
_MANY = {"百": "100", "千": "1000", "万": "10000", "十万": "100000", "百万": "1000000"}
_PERSON_YEARS = "person}.a"
_DOTS = frozenset("·•‧⋅∙・")
_STROKES = _DOTS | {"/"}
_INVERSE = Pattern("[-\u2212\u2013]1|⁻¹")


@lru_cache(maxsize=1)
def unit_lines() -> dict[str, list[str]]:
    """The lines of ``units.tsv`` by their first character; a text uses few of them, so they are not split here."""
    with Path(__file__).with_name("units.tsv").open(encoding="utf-8") as table:
        next(table)
        lines: dict[str, list[str]] = {}
        for line in table:
            lines.setdefault(line[0], []).append(line)
    return lines


@cache
def _beginning_with(first: str, *, denominators: bool) -> tuple[tuple[str, bool, Unit], ...]:
    """The units or the denominators that begin with a character of ``unit_lines``, longest form first.

    Each with its form, and whether that ends in a Latin letter.
    """
    units: list[Unit] = []
    for line in unit_lines()[first]:
        form, kind, code, not_before = line.rstrip("\n").split("\t")
        if (kind == "per") == denominators:
            units.append(Unit(form, kind, code, tuple(not_before.split("|")) if not_before else ()))
    units.sort(key=lambda unit: -len(unit.form))
    return tuple((unit.form, unit.form[-1].isascii() and unit.form[-1].isalpha(), unit) for unit in units)


def match_unit(flow: str, start: int) -> tuple[Unit, int] | None:
    """The longest unit at ``start`` (a space before it is skipped) with its denominators, and the offset after it."""
    if flow[start : start + 1] in _SPACES:
        start += 1
    unit = _longest(flow, start)
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
    codes: list[str] = []
    if next_sign(flow, start) not in _STROKES:
        return (), start
    bracketed = False
    while (stroke := _PER.match(flow, start)) is not None:
        # 40mg/0.4mL is what a syringe holds.
        if (volume := _VOLUME.match(flow, stroke.end())) is not None:
            codes.append("{" + volume[1] + "_mL}")
            start = volume.end()
            break
        many = _PERSONS.match(flow, stroke.end())
        place = many.end() if many is not None else stroke.end()
        unit = _longest(flow, place, denominators=True)
        if unit is None:
            break
        codes.append(unit.code if many is None else f"{{{_MANY.get(many[1]) or many[1].replace(',', '')}_{_PERSON_YEARS}")
        bracketed = bracketed or stroke[0].endswith(("(", "（"))
        start = place + len(unit.form)
        closing = bracketed and flow.startswith((")", "）"), start)
        if (inverse := _INVERSE.match(flow, start + closing)) is not None:
            start, bracketed = inverse.end(), bracketed and not closing
    if bracketed and flow.startswith((")", "）"), start):
        start += 1
    return tuple(codes), start


def is_of_persons(per: tuple[str, ...]) -> bool:
    """Whether the first denominator is a number of years that persons were followed."""
    return bool(per) and per[0].endswith(_PERSON_YEARS)


def next_sign(flow: str, start: int) -> str:
    """The character at ``start``, or the one after it where that is blank; empty at the end."""
    sign = flow[start : start + 1]
    return flow[start + 1 : start + 2] if sign.isspace() else sign


def _longest(flow: str, start: int, *, denominators: bool = False) -> Unit | None:
    first = flow[start : start + 1]
    if first not in unit_lines():
        return None
    for form, latin, unit in _beginning_with(first, denominators=denominators):
        if flow.startswith(form, start):
            end = start + len(form)
            # The m of monkeys is no metre.
            if latin and (after := flow[end : end + 1]).isascii() and after.isalpha():
                continue
            if unit.not_before and flow.startswith(unit.not_before, end):
                continue
            return unit
    return None
