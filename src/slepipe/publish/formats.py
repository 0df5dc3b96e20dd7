"""Values in the words of a locale: dates, numbers, percentages, money and units by Babel."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError, dates, numbers, units

from slepipe.errors import LocaleError
from slepipe.model import Value
from slepipe.publish.catalogs import Labels, N_

_PHASES = {
    "EARLY_PHASE1": N_("Early Phase 1"),
    "PHASE1": N_("Phase 1"),
    "PHASE2": N_("Phase 2"),
    "PHASE3": N_("Phase 3"),
    "PHASE4": N_("Phase 4"),
}
_COMPARATORS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "", "=": ""}
_HALVES = (N_("first half of %(year)s"), N_("second half of %(year)s"))
_DURATION = re.compile(r"P(?:(?P<year>[\d.]+)Y)?(?:(?P<month>[\d.]+)M)?(?:(?P<week>[\d.]+)W)?(?:(?P<day>[\d.]+)D)?"
                       r"(?:T(?:(?P<hour>[\d.]+)H)?(?:(?P<minute>[\d.]+)M)?(?:(?P<second>[\d.]+)S)?)?$")  # fmt: skip
# How UCUM codes are shown; a code that is not here is shown as it is.
_UNITS = {
    "a": "", "[IU]": "IU", "[arb'U]": "AU", "10*9/L": "×10⁹/L", "10*12/L": "×10¹²/L", "{times}": "×", "{score}": "",
    "mL/min/{1.73_m2}": "mL/min/1.73 m²", "cm2": "cm²", "m2": "m²", "mm3": "mm³", "deg": "°", "Cel": "°C", "%": "%", "1": "",
    "mm[Hg]": "mmHg", "ug": "µg",
}  # fmt: skip


@lru_cache(maxsize=32)
def parse_locale(babel: str) -> Locale:
    """The Babel locale of an id such as zh_Hant_TW; raises ``LocaleError`` for one that Babel does not know."""
    try:
        return Locale.parse(babel)
    except (UnknownLocaleError, ValueError) as error:
        raise LocaleError(f"Babel has no data for locale {babel!r}; name the catalog's folder by a Babel id") from error


def format_value(kind: str, value: Value, labels: Labels) -> str:
    """A value of the model in the words of a locale; an empty string for a value without a form of its own."""
    formatter = _FORMATTERS.get(kind)
    return formatter(value, labels) if formatter else ""


def format_number(number: float, labels: Labels) -> str:
    """A number with the locale's separators and all its digits."""
    return _number(number, labels.babel)


@lru_cache(maxsize=8192)
def _number(number: float, babel: str) -> str:
    return numbers.format_decimal(number, locale=parse_locale(babel), decimal_quantization=False)


@lru_cache(maxsize=4096)
def format_date(edtf: str, labels_babel: str, halves: tuple[str, str] = ("H1 %(year)s", "H2 %(year)s")) -> str:
    """An EDTF date in the long form of a locale: a day, month, year, quarter, half or an interval of these."""
    if "/" in edtf:
        return " – ".join(format_date(part, labels_babel, halves) for part in edtf.split("/"))
    locale = parse_locale(labels_babel)
    year, _, rest = edtf.partition("-")
    if not year.isdigit():
        return dates.format_skeleton("MMMMd", _day(f"2000-{rest}"), locale=locale) if re.fullmatch(r"\d\d-\d\d", rest) else edtf
    if rest in ("H1", "H2"):
        return halves[rest == "H2"] % {"year": _year(int(year), locale)}
    if rest.startswith("Q"):
        return dates.format_skeleton("yQQQQ", datetime.date(int(year), int(rest[1]) * 3, 1), locale=locale)
    if not rest:
        return _year(int(year), locale)
    if len(rest) == 2:
        return dates.format_skeleton("yMMMM", _day(f"{edtf}-01"), locale=locale)
    return dates.format_date(_day(edtf), "long", locale=locale)


def _day(iso: str) -> datetime.date:
    return datetime.date.fromisoformat(iso)


def _year(year: int, locale: Locale) -> str:
    return dates.format_skeleton("y", datetime.date(year, 1, 1), locale=locale)


def _date(value: Value, labels: Labels) -> str:
    first, second = (labels.gettext(half) for half in _HALVES)
    try:
        return format_date(value["edtf"], labels.babel, (first, second))
    except ValueError:
        return str(value["edtf"])


def _duration(value: Value, labels: Labels) -> str:
    periods = value.get("iso8601")
    if isinstance(periods, (list, tuple)):
        return ", ".join(_period(period, labels.babel) for period in periods)
    if periods is None:
        return _between((_period(value[key], labels.babel) for key in ("min", "max") if key in value), value, labels)
    return _qualified(_period(str(periods), labels.babel), value, labels)


@lru_cache(maxsize=4096)
def _period(iso8601: str, babel: str) -> str:
    match = _DURATION.match(iso8601)
    if match is None:
        return iso8601
    parts = []
    for unit, text in match.groupdict().items():
        if text is None:
            continue
        name, count = f"duration-{unit}", float(text)
        long = units.format_unit(count, name, "long", locale=parse_locale(babel))
        # Chinese and Japanese have only short forms, and Babel then shows the name of the unit.
        parts.append(units.format_unit(count, name, "short", locale=parse_locale(babel)) if name in long else long)
    return " ".join(parts)


def _age(value: Value, labels: Labels) -> str:
    text = _amount(value, labels)
    if value.get("unit", "a") == "a":
        return labels.gettext("%(number)s years old") % {"number": text}
    unit = {"mo": "M", "wk": "W", "d": "D"}.get(value["unit"])
    return _period(f"P{value['number']}{unit}", labels.babel) if unit and "number" in value else f"{text} {value['unit']}"


def _percent(value: Value, labels: Labels) -> str:
    def show(number: float) -> str:
        return numbers.format_percent(round(number / 100, 8), locale=parse_locale(labels.babel), decimal_quantization=False)

    if "number" in value:
        return _qualified(show(value["number"]), value, labels)
    return _between((show(value[key]) for key in ("min", "max") if key in value), value, labels)


def _money(value: Value, labels: Labels) -> str:
    locale = parse_locale(labels.babel)

    def show(amount: float) -> str:
        number = _number(amount, labels.babel)
        if "currency" not in value:
            return number
        name = numbers.get_currency_name(value["currency"], amount, locale=locale)
        return f"{number} {name}"

    if "amount" in value:
        return _qualified(show(value["amount"]), value, labels)
    return _between((show(value[key]) for key in ("min", "max") if key in value), value, labels)


def _dose(value: Value, labels: Labels) -> str:
    amount = _with_unit(value, labels) if "number" in value or "min" in value else ""
    period = value.get("period")
    if not period:
        return amount
    every = labels.gettext("every %(period)s") % {"period": _period(period, labels.babel)}
    times = value.get("times", 1)
    frequency = every if times == 1 else f"{_number(times, labels.babel)} × {every}"
    return f"{amount}, {frequency}" if amount else frequency


def _with_unit(value: Value, labels: Labels) -> str:
    if "ratio" in value:
        return str(value["ratio"])
    if "p" in value:
        return f"p {_COMPARATORS.get(value.get('comparator', '='), '') or '='} {_number(value['p'], labels.babel)}"
    unit = value.get("unit", "")
    shown = _UNITS.get(unit, unit).replace("{", "").replace("}", "")
    return f"{_amount(value, labels)} {shown}".strip()


def _phase(value: Value, labels: Labels) -> str:
    return "/".join(labels.gettext(_PHASES.get(phase, phase)) for phase in value["phase"].split("|"))


def _identifier(value: Value, _: Labels) -> str:
    scheme = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "url": ""}.get(value["scheme"], value["scheme"].upper())
    return f"{scheme} {value['id']}".strip()


def _amount(value: Value, labels: Labels) -> str:
    if "number" in value:
        # Sides of an area (4×2cm) are a list.
        sides = value["number"] if isinstance(value["number"], (list, tuple)) else [value["number"]]
        return _qualified(" × ".join(_number(side, labels.babel) for side in sides), value, labels)
    return _between((_number(value[key], labels.babel) for key in ("min", "max") if key in value), value, labels)


def _between(parts: Iterable[str], value: Value, labels: Labels) -> str:
    return _qualified("–".join(parts), value, labels)


def _qualified(text: str, value: dict[str, Any], labels: Labels) -> str:
    text = f"{_COMPARATORS.get(value.get('comparator', '='), '')} {text}".strip()
    about = value.get("approximate") or value.get("comparator") == "~"
    return labels.gettext("about %(value)s") % {"value": text} if about else text


_FORMATTERS: dict[str, Callable[[Value, Labels], str]] = {
    "date": _date,
    "duration": _duration,
    "age": _age,
    "percent": _percent,
    "money": _money,
    "dose": _dose,
    "measurement": _with_unit,
    "count": _amount,
    "phase": _phase,
    "identifier": _identifier,
}
