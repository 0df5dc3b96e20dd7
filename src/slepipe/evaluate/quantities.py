"""Quantities as gold standards write them: ">=18 y", "7.5-40 mg/day", "23.7 mg twice daily", "P0W/P2W/P4W", "1.0e9/L"."""

from __future__ import annotations

import math
from typing import Any

import msgspec

from slepipe.evaluate.times import Time, is_iso, iso_time, iso_times, time_of
from slepipe.evaluate.units import currency, unit_of
from slepipe.patterns import Pattern

_NUMBER = Pattern(
    r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:(?<=\d)|\.(?=\d))(?:(?:(?<=\d)\.)?\d+)?"
    r"(?:[eE][-+]?\d+)?(?:\s?[x×*·]\s?10\s?[\^*]{1,2}\s?[-+]?\d+)?"
)
_POWER = Pattern(r"\s?[x×*·]\s?10\s?[\^*]{1,2}\s?")
_RANGE = Pattern(r"\s?(?:-|–|—|~|\.\.|to|至)\s?(?=[\d.])")
# Sides (4x2 cm), a blood pressure (120/80 mmHg). A stroke in a dose says how often.
_LIST = Pattern(r"\s?(?:[x×*/]|、|,\s)\s?(?=\d)")
# 20 mg - 40 mg: the unit before the separator is that behind it.
_UNIT_INSIDE = Pattern(r"\s?[a-zA-Z%]{1,6}(?=\s?(?:-|–|~|to|x|×)\s?\d)")
_SPREAD = Pattern(r"\s?(?:±|\+/-)\s?(\d+(?:\.\d+)?)")
_COMPARATOR = Pattern(r"\s?(>=|<=|=>|=<|>|<|≥|≤|~|≈|about|approx|ca|at least|over|up to)(?![a-z])\.?\s?")
_COMPARATORS = {"≥": ">=", "=>": ">=", "at least": ">=", "≤": "<=", "=<": "<=", "up to": "<=", "over": ">"}
_ABOUT = frozenset({"≈", "about", "approx", "ca"})
_LABEL = Pattern(
    r"(?P<name>[Pp](?:[- ]?value)?|a?(?:HR|OR|RR|IRR)|SMR|SIR|PR|NNT|[A-Z]{3}|(?:US|HK|NT)?\$|[¥€£])(?![A-Za-z])\s?=?\s?"
)
_SCALES = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "万": 1e4,
    "萬": 1e4,
    "亿": 1e8,
    "億": 1e8,
}
_SCALE = Pattern(r"\s?(thousand|million|billion|bn|[kKmM万萬亿億])(?![a-z])\s?")

# How often, word by word: "twice daily" becomes "2 /d", "once every 4 weeks" "1 / 4 weeks", "every other day" "/ 2 day".
_WORDS = {
    **dict.fromkeys(("per", "a", "an", "each", "every"), "/"),
    **dict.fromkeys(("time", "times", "x"), ""),
    **dict(
        pair.split(":")
        for pair in (
            "once:1 one:1 twice:2 two:2 thrice:3 three:3 four:4 other:2 "
            "hourly:/h daily:/d weekly:/wk monthly:/mo yearly:/a annually:/a "
            "qd:1/d od:1/d qn:1/d qod:1/2d bid:2/d tid:3/d qid:4/d qw:1/wk biw:2/wk tiw:3/wk qm:1/mo"
        ).split()
    ),
}
_WORD = Pattern(r"(?<![/a-z\d])[a-z]+(?![a-z\d])")
_LATIN = Pattern(r"\bq\s?(\d+)\s?-?(?=(?:h|d|w|wk|m|mo)\b)")
_OFTEN = Pattern(
    r"(?:(?:\A|(?<=[\s,]))(?P<least>\d+(?:\.\d+)?)(?:\s?-\s?(?P<most>\d+))?\s*)?"
    r"/\s*(?P<every>\d+(?:\.\d+)?)?\s*(?P<unit>[a-z]+)\Z"
)
_PERIOD = Pattern(r"[\s/]*(?P<iso>P[\dT][\dTYMWDHS.]*)\Z")


class Quantity(msgspec.Struct):
    """What was read; the fields are those of ``norms.Norm``."""

    numbers: tuple[float, ...] = ()
    unit: str = ""
    times: tuple[float, ...] = ()
    period: Time | None = None
    spans: tuple[Time, ...] = ()
    comparator: str = ""
    deviation: float | None = None
    label: str = ""


def quantity(kind: str, text: str) -> Quantity:
    """The quantity that a norm of the type ``kind`` writes; raises ``ValueError`` where it is none."""
    result = Quantity()
    if kind in ("measurement", "money"):
        text = _take_label(result, kind, text)
    text = _take_comparator(result, text)
    if kind == "duration" and is_iso(text):
        result.spans = tuple(iso_times(text))
        return result
    text = _take_numbers(result, kind, text)
    if kind == "money":
        return _money(result, text)
    if kind == "dose":
        text = _take_frequency(result, text)
    factor, result.unit = unit_of(kind, text)
    result.numbers = tuple(number * factor for number in result.numbers)
    if kind == "duration":
        result.spans = tuple(time_of(number, result.unit) for number in result.numbers)
        result.numbers, result.unit = (), ""
    if result.period is not None and not result.unit:
        # "1/4 weeks": the number is how often.
        result.times, result.numbers = result.numbers or result.times, ()
    if result.period is not None and not result.times:
        result.times = (1.0,)
    return result


def number_of(data: Any) -> float:
    """A number as JSON or words hold it: 2800, "2,800", "1.0e9", "50×10^9"; raises ``ValueError`` for anything else."""
    if isinstance(data, (int, float)) and not isinstance(data, bool):
        number = float(data)
    else:
        base, *power = _POWER.split(str(data).strip().replace("−", "-").replace(",", ""))
        number = float(base) * 10.0 ** int(power[0]) if power else float(base)
    if not math.isfinite(number):
        raise ValueError(f"{data!r} is no number")
    return number


def _take_label(result: Quantity, kind: str, text: str) -> str:
    """Take a statistic (HR, P) or a currency from the front of a text."""
    if (label := _LABEL.match(text)) is None:
        return text
    name = label["name"]
    if kind == "money":
        result.unit = currency(name)
    else:
        result.label = "p" if name[:2].rstrip("- v") in ("P", "p") else name.lower()
    return text[label.end() :]


def _take_comparator(result: Quantity, text: str) -> str:
    if (sign := _COMPARATOR.match(text)) is None:
        return text
    result.comparator = "~" if sign[1] in _ABOUT else _COMPARATORS.get(sign[1], sign[1])
    return text[sign.end() :]


def _take_numbers(result: Quantity, kind: str, text: str) -> str:
    """Take one number, a range or a list from the front of a text; a dose may have none ("twice daily")."""
    first = _NUMBER.match(text)
    if first is None or not first[0]:
        if kind == "dose":
            return text
        raise ValueError(f"{text!r} does not begin with a number")
    numbers, end = [number_of(first[0])], first.end()
    if (spread := _SPREAD.match(text, end)) is not None:
        result.deviation, end = float(spread[1]), spread.end()
    inside = _UNIT_INSIDE.match(text, end)
    at = inside.end() if inside is not None else end
    join = _RANGE.match(text, at) or (_LIST.match(text, at) if kind != "dose" else None)
    while join is not None and (following := _NUMBER.match(text, join.end())) is not None and following[0]:
        numbers.append(number_of(following[0].lstrip("-")))
        end = following.end()
        join = _LIST.match(text, end) if kind != "dose" else None
    result.numbers = tuple(numbers)
    if text.startswith("+", end):
        result.comparator, end = result.comparator or "~", end + 1
    return text[end:].strip()


def _money(result: Quantity, text: str) -> Quantity:
    if (scale := _SCALE.match(text)) is not None:
        result.numbers = tuple(number * _SCALES[scale[1].lower()] for number in result.numbers)
        text = text[scale.end() :]
    result.unit = result.unit or currency(text)
    return result


def _take_frequency(result: Quantity, text: str) -> str:
    """Take how often from the end of what follows the numbers of a dose."""
    if (iso := _PERIOD.search(text)) is not None:
        result.period = iso_time(iso["iso"])
        return text[: iso.start()]
    plain = _WORD.sub(lambda word: _WORDS.get(word[0], word[0]), _LATIN.sub(r" 1/\1", text.lower()))
    often = _OFTEN.search(plain)
    unit = unit_of("dose", often["unit"])[1] if often is not None else ""
    if often is None or unit not in ("a", "mo", "wk", "d", "h", "min", "m"):
        return text
    result.period = time_of(float(often["every"] or 1), "mo" if unit == "m" else unit)
    result.times = tuple(float(each) for each in (often["least"], often["most"]) if each)
    return plain[: often.start()]
