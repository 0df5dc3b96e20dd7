"""Durations in one form, from ISO 8601 or from a number and a unit: P52W, P2Y6M and "18 months"."""

from __future__ import annotations

import re
from typing import Any

from slepipe.patterns import Pattern

Time = tuple[float, float]
"""A duration as months and seconds, which no table can turn into one another."""

_DAY = 86400.0
_SECONDS = {"wk": 7 * _DAY, "d": _DAY, "h": 3600.0, "min": 60.0, "s": 1.0}
_MONTHS = {"a": 12.0, "mo": 1.0}
_ISO = Pattern(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?"
    r"(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
_ISO_UNITS = ("a", "mo", "wk", "d", "h", "min", "s")
_JOINTS = Pattern(r"\s*(?:/|,|\.\.|[-–~](?=P)|\bTO\b)\s*")


def iso_times(text: Any) -> list[Time]:
    """The durations of ISO 8601 that a text joins (P0W/P2W/P4W, P6M-P12M); raises ``ValueError`` where one is none."""
    return [iso_time(part) for part in _JOINTS.split(str(text).strip().upper()) if part]


def iso_time(text: str) -> Time:
    """One duration of ISO 8601; raises ``ValueError`` where it is none."""
    match = _ISO.fullmatch(text)
    if match is None or not any(match.groups()):
        raise ValueError(f"{text!r} is no duration of ISO 8601")
    parts = [time_of(float(number), unit) for number, unit in zip(match.groups(), _ISO_UNITS, strict=True) if number]
    return sum(months for months, _ in parts), sum(seconds for _, seconds in parts)


def time_of(number: float, code: str) -> Time:
    """A number of units of time (UCUM); raises ``ValueError`` for a unit that is none. A part of a month is counted in days, 30 to a month."""
    if code in _SECONDS:
        return 0.0, number * _SECONDS[code]
    if code not in _MONTHS:
        raise ValueError(f"{code!r} is no unit of time")
    months = number * _MONTHS[code]
    whole = float(int(months + 1e-9))
    return whole, round((months - whole) * 30 * _DAY, 3)


def is_iso(text: str) -> bool:
    """Whether a text begins like a duration of ISO 8601."""
    return re.match(r"P[\dT]", text) is not None
