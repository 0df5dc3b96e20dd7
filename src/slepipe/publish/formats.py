"""Values in the words of a locale: dates, numbers, percentages, money and units by Babel."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import msgspec
from babel import Locale, UnknownLocaleError, dates, numbers, units

from slepipe.errors import LocaleError
from slepipe.model import Value
from slepipe.patterns import Pattern
from slepipe.publish.catalogs import N_, Labels

_PHASES = {
    "EARLY_PHASE1": N_("Early Phase 1"),
    "PHASE1": N_("Phase 1"),
    "PHASE2": N_("Phase 2"),
    "PHASE3": N_("Phase 3"),
    "PHASE4": N_("Phase 4"),
}
_COMPARATORS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "", "=": ""}
# Parts of a year that EDTF names by a code, and a decade (199X).
_PARTS = {
    "H1": N_("first half of %(year)s"),
    "H2": N_("second half of %(year)s"),
    "21": N_("spring %(year)s"),
    "22": N_("summer %(year)s"),
    "23": N_("autumn %(year)s"),
    "24": N_("winter %(year)s"),
    "X": N_("%(decade)ss"),
}
_DURATION = Pattern(r"P(?:(?P<year>[\d.]+)Y)?(?:(?P<month>[\d.]+)M)?(?:(?P<week>[\d.]+)W)?(?:(?P<day>[\d.]+)D)?"
                       r"(?:T(?:(?P<hour>[\d.]+)H)?(?:(?P<minute>[\d.]+)M)?(?:(?P<second>[\d.]+)S)?)?$")  # fmt: skip
_MONTH = Pattern(r"[LM]+[^\s\d'a-zA-Z]*")
_ONCE = Pattern(r"PT?1[YMWDHS]")
_AGE_UNITS = {"mo": "M", "wk": "W", "d": "D"}
# How UCUM codes and their parts (between strokes) are shown; one that is not here is shown without its braces.
_UNITS = {
    "a": "", "[IU]": "IU", "[iU]": "IU", "k[iU]": "kIU", "m[iU]": "mIU", "[arb'U]": "AU", "10*9/L": "×10⁹/L",
    "10*12/L": "×10¹²/L", "10*6": "10⁶", "{times}": "×", "{fold}": "×", "{ULN}": "× ULN", "{score}": "", "{1.73_m2}": "1.73 m²", "cm2": "cm²",
    "m2": "m²", "mm2": "mm²", "cm3": "cm³", "mm3": "mm³", "deg": "°", "Cel": "°C", "1": "", "mm[Hg]": "mmHg",
    "cm[H2O]": "cmH₂O", "[HPF]": "HPF", "ug": "µg", "um": "µm", "uL": "µL", "umol": "µmol", "meq": "mEq", "mosm": "mOsm", "[ppm]": "ppm",
    "[ppb]": "ppb", "{jin}": "斤", "{plus}": "+",
}  # fmt: skip
# The units that Babel names in each locale; compounds such as mg/kg keep their symbols everywhere.
_CLDR = {
    "mg": "mass-milligram", "g": "mass-gram", "kg": "mass-kilogram", "ug": "mass-microgram", "mL": "volume-milliliter",
    "L": "volume-liter", "cm": "length-centimeter", "mm": "length-millimeter", "m": "length-meter", "h": "duration-hour",
    "min": "duration-minute",
}  # fmt: skip
# Schemes whose identifiers do not name them: NCT01234567 says what it is, a number of PubMed does not.
_SCHEMES = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "eudract": "EudraCT", "ctis": "CTIS"}
_ENCODE = msgspec.json.Encoder().encode
_REMEMBERED = 20_000
# From here on a locale may part digits: 1\u00a000 in Toki Pona.
_GROUPED = 100
_ODD = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError)
"""What Babel and Python raise where a value lacks a part or holds something of another kind."""


@lru_cache(maxsize=32)
def parse_locale(babel: str) -> Locale:
    """The Babel locale of an id such as zh_Hant_TW; raises ``LocaleError`` for one that Babel does not know."""
    try:
        return Locale.parse(babel)
    except (UnknownLocaleError, ValueError) as error:
        raise LocaleError(f"Babel has no data for locale {babel!r}; name the catalog's folder by a Babel id") from error


def format_value(kind: str, value: Value, labels: Labels) -> str:
    """A value of the model in the words of a locale; an empty string for a value without a form of its own.

    Never raises for an odd or incomplete value: it has no form either. Raises ``LocaleError`` as ``parse_locale`` does.
    """
    # The JSON and the Markdown of a locale show the same values, and articles of a field the same numbers.
    key = (kind, _ENCODE(value))
    shown = labels.shown.get(key)
    if shown is None:
        if len(labels.shown) > _REMEMBERED:
            labels.shown.clear()
        shown = labels.shown[key] = _format(kind, value, labels)
    return shown


def _format(kind: str, value: Value, labels: Labels) -> str:
    formatter = _FORMATTERS.get(kind)
    if formatter is None:
        return ""
    try:
        return formatter(value, labels)
    except _ODD:
        return ""


def format_number(number: float, labels: Labels) -> str:
    """A number with the locale's separators and all its digits."""
    return _number(number, labels.babel)


@lru_cache(maxsize=8192)
def _number(number: float, babel: str) -> str:
    # No locale groups or replaces the digits of these, and Babel takes 50 µs for each.
    if isinstance(number, int) and 0 <= number < _GROUPED:
        return f"{number:d}"
    return numbers.format_decimal(number, locale=parse_locale(babel), decimal_quantization=False)


@lru_cache(maxsize=4096)
def format_date(edtf: str, babel: str, words: tuple[str, ...] = tuple(_PARTS.values())) -> str:
    """An EDTF date in the long form of a locale: a day, month, year, part of a year, decade or an interval of these.

    ``words`` are the translations of the parts of a year. A date that does not exist (2025-02-30) stays as it is.
    """
    if "/" in edtf:
        return " – ".join(format_date(part, babel, words) for part in edtf.split("/"))
    try:
        return _date_in(parse_locale(babel), edtf, dict(zip(_PARTS, words, strict=True)))
    except (ValueError, IndexError):
        return edtf


def _date_in(locale: Locale, edtf: str, words: dict[str, str]) -> str:
    year, _, rest = edtf.partition("-")
    if year == "XXXX":
        return _without_year(locale, rest) or edtf
    if year.endswith("X"):
        return words["X"] % {"decade": int(year[:-1]) * 10}
    first = datetime.date(int(year), 1, 1)
    if rest in words:
        return words[rest] % {"year": dates.format_skeleton("y", first, locale=locale)}
    if rest.startswith("Q"):
        return dates.format_skeleton("yQQQQ", first.replace(month=int(rest[1:]) * 3), locale=locale)
    if not rest:
        return dates.format_skeleton("y", first, locale=locale)
    if len(rest) == 2:
        return dates.format_skeleton("yMMMM", first.replace(month=int(rest)), locale=locale)
    return dates.format_date(datetime.date.fromisoformat(edtf), "long", locale=locale)


def _without_year(locale: Locale, rest: str) -> str:
    """A month (07), a day of a month (07-02) or a day alone (XX-03); 2000 had a February 29."""
    if rest.startswith("XX-"):
        return dates.format_skeleton("d", datetime.date(2000, 1, int(rest[3:])), locale=locale)
    month, _, day = rest.partition("-")
    date = datetime.date(2000, int(month), int(day or 1))
    if day:
        return dates.format_skeleton("MMMMd", date, locale=locale)
    # Babel's names of months alone (LLLL) are 1月 or 一月, depending on which locale was loaded first; so take what stands before the day.
    pattern = _MONTH.search(locale.datetime_skeletons["MMMMd"].pattern)
    return dates.format_date(date, pattern[0] if pattern else "MMMM", locale=locale)


def _date(value: Value, labels: Labels) -> str:
    return format_date(value["edtf"], labels.babel, tuple(labels.gettext(part) for part in _PARTS.values()))


def _duration(value: Value, labels: Labels) -> str:
    periods = value.get("iso8601")
    if isinstance(periods, (list, tuple)):
        return labels.gettext(", ").join(_period(period, labels.babel) for period in periods)
    return _spread(value, lambda period: _period(period, labels.babel), labels, "iso8601")


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
    unit = value.get("unit", "a")
    if unit == "a":
        return labels.gettext("%(number)s years old") % {"number": _amount(value, labels)}
    if unit not in _AGE_UNITS:
        return f"{_amount(value, labels)} {unit}"
    return _spread(value, lambda number: _period(f"P{number}{_AGE_UNITS[unit]}", labels.babel), labels)


def _percent(value: Value, labels: Labels) -> str:
    locale = parse_locale(labels.babel)

    def show(number: float) -> str:
        return numbers.format_percent(round(number / 100, 8), locale=locale, decimal_quantization=False)

    return _spread(value, show, labels)


def _money(value: Value, labels: Labels) -> str:
    locale = parse_locale(labels.babel)

    def show(amount: float) -> str:
        number = _number(amount, labels.babel)
        if "currency" not in value:
            return number
        name = numbers.get_currency_name(value["currency"], amount, locale=locale)
        return f"{number} {name}"

    return _spread(value, show, labels, "amount")


def _dose(value: Value, labels: Labels) -> str:
    amount = _with_unit(value, labels) if "number" in value or "min" in value else ""
    period, divided = value.get("period"), value.get("divided")
    # ÷ 2: a day's dose in two parts.
    parts = f"÷ {_amount(divided if isinstance(divided, dict) else {'number': divided}, labels)}" if divided else ""
    if not period:
        return " ".join(filter(None, (amount, parts)))
    frequency = _frequency(period, value.get("times", 1), labels)
    return labels.gettext(", ").join(part for part in (amount, " ".join(filter(None, (frequency, parts)))) if part)


def _frequency(period: str | Value, times: float | Value, labels: Labels) -> str:
    """How often: every 4 weeks, twice daily, 2–3 times weekly, twice every 6 weeks."""
    every = _every(period, labels)
    if times == 1:
        return every
    twice, more = _TIMES.get(period, _TIMES_EVERY) if isinstance(period, str) else _TIMES_EVERY
    often = _amount(times if isinstance(times, dict) else {"number": times}, labels)
    return labels.gettext(twice if times == _TWICE else more) % {"times": often, "every": every}


# What is done once in a period: daily, not every 1 day.
_ONCE_IN = {"P1D": N_("daily"), "P1W": N_("weekly"), "P1M": N_("monthly"), "P1Y": N_("yearly")}
_TWICE = 2
# By the period: what is done twice in it, and what is done so many times.
_TIMES = {
    "PT1H": (N_("twice hourly"), N_("%(times)s times hourly")),
    "P1D": (N_("twice daily"), N_("%(times)s times daily")),
    "P1W": (N_("twice weekly"), N_("%(times)s times weekly")),
    "P1M": (N_("twice monthly"), N_("%(times)s times monthly")),
    "P1Y": (N_("twice yearly"), N_("%(times)s times yearly")),
}
_TIMES_EVERY = (N_("twice %(every)s"), N_("%(times)s times %(every)s"))


def _every(period: str | Value, labels: Labels) -> str:
    if isinstance(period, dict):
        return labels.gettext("every %(period)s") % {
            "period": _spread(period, lambda one: _period(one, labels.babel), labels, "")
        }
    if period in _ONCE_IN:
        return labels.gettext(_ONCE_IN[period])
    shown = _period(period, labels.babel)
    if _ONCE.fullmatch(period):
        # Every hour, not every 1 hour.
        return labels.gettext("every %(unit)s") % {"unit": shown.removeprefix("1").strip()}
    return labels.gettext("every %(period)s") % {"period": shown}


def _with_unit(value: Value, labels: Labels) -> str:
    if "ratio" in value:
        return qualify(str(value["ratio"]), value, labels)
    if "p" in value:
        return f"p {_COMPARATORS.get(value.get('comparator', '='), '') or '='} {_number(value['p'], labels.babel)}"
    amount, code = _amount(value, labels), value.get("unit", "")
    shown = _in_unit(amount, _CLDR[code], labels.babel) if code in _CLDR else " ".join(filter(None, (amount, _unit(code))))
    return " ".join(filter(None, (value.get("statistic"), shown)))


@lru_cache(maxsize=4096)
def _in_unit(amount: str, unit: str, babel: str) -> str:
    return units.format_unit(amount, unit, "short", locale=parse_locale(babel))


def _unit(code: str) -> str:
    return (
        _UNITS[code]
        if code in _UNITS
        else "/".join(_UNITS.get(part, part.strip("{}").replace("_", " ")) for part in code.split("/"))
    )


def _phase(value: Value, labels: Labels) -> str:
    return "/".join(labels.gettext(_PHASES.get(phase, phase)) for phase in value["phase"].split("|"))


def _identifier(value: Value, _: Labels) -> str:
    return f"{_SCHEMES.get(value['scheme'], '')} {value['id']}".strip()


def _amount(value: Value, labels: Labels) -> str:
    number = value.get("number")
    if isinstance(number, (list, tuple)):
        # 4×2cm has sides, 120/80 mmHg two readings.
        between = "/" if value.get("unit") == "mm[Hg]" else " × "
        return qualify(between.join(_number(side, labels.babel) for side in number), value, labels)
    return _spread(value, lambda number: _number(number, labels.babel), labels)


def _spread(value: Value, show: Callable[[Any], str], labels: Labels, key: str = "number") -> str:
    """One amount, with its deviation where it has one, or the bounds of a range."""
    if key in value:
        parts, sign = [value[key], *([value["deviation"]] if "deviation" in value else [])], " ± "
    else:
        parts, sign = [value[bound] for bound in ("min", "max") if bound in value], "–"
    if not parts:
        raise KeyError(key)
    return qualify(sign.join(map(show, parts)), value, labels)


def qualify(text: str, value: Value, labels: Labels) -> str:
    """An amount in words with what its value says of it: about, at least, more than."""
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
