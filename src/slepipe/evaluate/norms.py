"""Values in one comparable form, whether written as our objects or as the norms of a gold standard.

{"number": 300, "unit": "mg", "period": "P4W"} and "300 mg/4 weeks" say the same. docs/evaluation.md lists what is read.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from slepipe.evaluate.quantities import number_of, quantity
from slepipe.evaluate.times import Time, iso_time, iso_times
from slepipe.evaluate.units import currency, unit_of
from slepipe.patterns import Pattern

# EDTF numbers quarters and halves (level 2); ours are written out.
_EDTF = {"33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4", "40": "H1", "41": "H2"}
_SEASON = Pattern(r"(?<=\d{4}-)(?:3[3-6]|4[01])\b")
_DECADE = Pattern(r"\b(\d{3})0[Ss]\b")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_PHASE = Pattern(r"(?P<early>early[ _]?)?(?:phase)?[ _]?(?P<number>iv|i{1,3}|[0-4])[abc]?(?![a-z0-9])")
_RESOLVERS = Pattern(r"(?:https?://(?:dx\.)?doi\.org/|https?://(?:www\.)?|(?:doi|pmid|pmcid)\s?:?\s?(?=\d|pmc)|doi:\s?)")
# Compatibility characters would make 109 of 10⁹.
_EXPONENT = Pattern("(?<=10)[⁺⁻]?[⁰¹²³⁴-⁹]+")


def _raised(power: re.Match[str]) -> str:
    return "^" + unicodedata.normalize("NFKC", power[0]).replace("−", "-")


class Norm(msgspec.Struct, frozen=True):
    """What a value says. Empty fields say nothing, except ``times`` and ``period``: a dose without them has no frequency.

    ``numbers`` holds one number, two bounds or a list; ``shape`` tells which, and is empty where the writing leaves it open. ``spans`` does
    the same for durations, ``text`` holds what is no quantity, ``label`` a statistic or a scheme.
    """

    numbers: tuple[float, ...] = ()
    shape: str = ""
    unit: str = ""
    times: tuple[float, ...] = ()
    period: Time | None = None
    spans: tuple[Time, ...] = ()
    comparator: str = ""
    approximate: bool = False
    deviation: float | None = None
    text: str = ""
    label: str = ""


def read_norm(kind: str, data: Any) -> Norm | None:
    """The comparable form of a value of the type ``kind``, an object or a norm as written; None where it cannot be read."""
    try:
        if isinstance(data, Mapping):
            return _of_object(kind, data)
        if isinstance(data, bool) or data is None:
            return None
        if isinstance(data, list):
            return _of_list(kind, data)
        return _of_text(kind, unicodedata.normalize("NFKC", _EXPONENT.sub(_raised, str(data))).strip())
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None


def same_value(kind: str, gold: Norm, found: Norm) -> bool:
    """Whether a found value is what the gold says. What the gold leaves out (a comparator, a unit, a currency) is not asked for."""
    return (
        _same_numbers(kind, gold.numbers, found.numbers)
        and _same_spans(gold.spans, found.spans)
        and (not gold.shape or not found.shape or gold.shape == found.shape)
        and (not gold.unit or gold.unit == found.unit)
        and gold.times == found.times
        and gold.period == found.period
        and _same_comparator(gold, found)
        and (gold.deviation is None or gold.deviation == found.deviation)
        and gold.text == found.text
        and (not gold.label or not found.label or gold.label == found.label)
    )


def _same_numbers(kind: str, gold: tuple[float, ...], found: tuple[float, ...]) -> bool:
    if len(gold) != len(found):
        return False
    # A third is 33.33 for one and 33.3333 for the other.
    slack = 0.005 if kind == "percent" else 0.0
    return all(
        math.isclose(a, b, rel_tol=1e-9, abs_tol=slack if min(abs(a), abs(b)) >= 1 else 0.0)
        for a, b in zip(gold, found, strict=True)
    )


def _same_spans(gold: tuple[Time, ...], found: tuple[Time, ...]) -> bool:
    return len(gold) == len(found) and all(
        math.isclose(a, b, rel_tol=1e-9) for one, other in zip(gold, found, strict=True) for a, b in zip(one, other, strict=True)
    )


def _same_comparator(gold: Norm, found: Norm) -> bool:
    if not gold.comparator and not gold.approximate:
        return True
    # 2800餘例 is vague and a little more: one annotator writes ~2800, the other >2800.
    if gold.approximate or gold.comparator in ("~", ">"):
        return found.approximate or found.comparator == (gold.comparator or "~")
    return gold.comparator == found.comparator


def _of_object(kind: str, value: Mapping[str, Any]) -> Norm:
    """The form of an object as docs/entities.md defines it."""
    if kind == "date":
        return Norm(text=_edtf(value["edtf"]))
    if kind == "phase":
        return Norm(text=_phases(value["phase"]))
    if kind == "identifier":
        return Norm(text=_identifier(value["id"]), label=str(value.get("scheme") or "").lower())
    flags: dict[str, Any] = {
        "comparator": value.get("comparator") or "",
        "approximate": bool(value.get("approximate")),
        "deviation": None if value.get("deviation") is None else float(value["deviation"]),
    }
    if kind == "duration":
        points, shape = _sides(value, "iso8601", str)
        return Norm(spans=tuple(time for point in points for time in iso_times(point)), shape=shape, **flags)
    if "ratio" in value:
        return Norm(text=_ratio(str(value["ratio"])), **flags)
    if "p" in value:
        return Norm(numbers=(number_of(value["p"]),), shape="number", label="p", **flags)
    if kind == "money":
        amounts, shape = _sides(value, "amount", number_of)
        return Norm(numbers=amounts, shape=shape, unit=currency(str(value.get("currency") or "")), **flags)
    numbers, shape = _sides(value, "number", number_of) if value.keys() & {"number", "min", "max"} else ((), "")
    period = value.get("period")
    if isinstance(period, Mapping):  # 每4至6小时1次
        flags["spans"], period = tuple(iso_time(period[side]) for side in ("min", "max")), None
    factor, unit = unit_of(kind, str(value.get("unit") or ""))
    often = value.get("times", value.get("divided"))  # 分2次 is a frequency, too
    times = _sides({"number": often}, "number", number_of)[0] if often is not None else ()
    if not numbers and not times:
        raise ValueError("no number")
    return Norm(
        numbers=tuple(number * factor for number in numbers),
        shape=shape,
        unit=unit,
        times=times or ((1.0,) if period else ()),
        period=iso_time(period) if period else None,
        label=str(value.get("statistic") or "").lower(),
        **flags,
    )


def _sides(value: Mapping[str, Any], key: str, read: Callable[[Any], Any]) -> tuple[tuple[Any, ...], str]:
    """One reading, the two of a range, or those of a list, and which of these it is."""
    one = value.get(key)
    if isinstance(one, Mapping):
        value, one = one, None
    if isinstance(one, list):
        return tuple(read(each) for each in one), "list"
    if one is not None:
        return (read(one),), "number"
    return tuple(read(value[side]) for side in ("min", "max") if value.get(side) is not None), "range"


def _of_list(kind: str, items: list[Any]) -> Norm:
    if kind == "duration":
        return Norm(spans=tuple(time for item in items for time in iso_times(str(item))), shape="list")
    return Norm(numbers=tuple(number_of(item) for item in items))


def _of_text(kind: str, text: str) -> Norm:
    """The form of a norm as a gold standard writes it, in compatibility characters (NFKC)."""
    if not text:
        raise ValueError("empty")
    if kind == "date":
        return Norm(text=_edtf(text))
    if kind == "phase":
        return Norm(text=_phases(text))
    if kind == "identifier":
        return Norm(text=_identifier(text))
    if kind == "measurement" and re.fullmatch(r"\D{0,2}\d+(?:\.\d+)?(?:\s?[:∶]\s?\d+(?:\.\d+)?)+", text):
        sign, rest = re.fullmatch(r"(\D*)(.*)", text).groups()  # type: ignore[union-attr]
        return Norm(text=_ratio(rest), comparator=_COMPARATORS.get(sign.strip(), ""))
    read = quantity(kind, text)
    if not (read.numbers or read.spans or read.times):
        raise ValueError("no number")
    return Norm(
        numbers=read.numbers,
        unit=read.unit,
        times=read.times,
        period=read.period,
        spans=read.spans,
        comparator=read.comparator,
        deviation=read.deviation,
        label=read.label,
    )


_COMPARATORS = {">": ">", "<": "<", ">=": ">=", "<=": "<=", "≥": ">=", "≤": "<=", "~": "~", "≈": "~"}


def _edtf(text: str) -> str:
    """EDTF in one spelling: no marks of doubt, decades as 199X, quarters and halves as Q4 and H1."""
    text = re.sub(r"[~?%]", "", text.strip()).upper().replace("U", "X")
    text = _DECADE.sub(r"\1X", text)
    return _SEASON.sub(lambda season: _EDTF[season[0]], text)


def _phases(text: str) -> str:
    """The digits of phases, sorted: "2/3" for II/III, Ib/IIa gives "1/2"; early phase 1 is "0"."""
    found = [*_PHASE.finditer(unicodedata.normalize("NFKC", str(text)).lower())]
    if not found:
        raise ValueError("no phase")
    return "/".join(sorted({"0" if each["early"] else _ROMAN.get(each["number"], each["number"]) for each in found}))


def _ratio(text: str) -> str:
    return re.sub(r"\s", "", text).replace("∶", ":")


def _identifier(text: str) -> str:
    """An identifier without the address of its resolver, its scheme and case: they say nothing of which thing it is."""
    text = unicodedata.normalize("NFKC", str(text)).strip().lower()
    return _RESOLVERS.sub("", text, count=1).rstrip("/") if _RESOLVERS.match(text) else text.rstrip("/")
