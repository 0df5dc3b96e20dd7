"""Units as gold standards write them (points, mg, IU/mL, 10^9/L) in the codes of our values: UCUM, ISO 4217, classifiers."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from slepipe.hanzi import to_simplified
from slepipe.patterns import Pattern
from slepipe.recognize.units import unit_lines

# What ``recognize/units.tsv`` lacks because no article writes it: code, and the words for it.
_WORDS = """
a           y yr yrs year years yo year-old years-old
mo          month months mos
wk          w wks week weeks
d           day days 24h 24hr 24hrs 24hours
h           hr hrs hour hours
min         mins minute minutes
s           sec secs second seconds
{score}     point points pt pts score scores
{fold}      x fold folds -fold times
{cells}     cell cells
{copies}    copy copies
{tbl}       tab tabs tablet tablets pill pills
{cap}       cap caps capsule capsules
{drop}      drop drops
{puff}      puff puffs spray sprays
{patch}     patch patches
{dose}      dose doses injection
{vial}      vial vials
{bag}       bag bags
[lb_av]     lb lbs pound pounds
U           u unit units
[iU]        iu
[arb'U]     au
Cel         c °c celsius degc
deg         ° degree degrees
{1.73_m2}   1.73m2 1.73m^2
mm[Hg]      mmhg
m2          sqm
{person}.a  patient-year patient-years person-year person-years py
{plus}      plus
%           % percent pct pp percentage-points
"""
_CURRENCIES = {
    "RMB": "CNY",
    "NTD": "TWD",
    "NT$": "TWD",
    "US$": "USD",
    "$": "USD",
    "HK$": "HKD",
    "¥": "CNY",
    "€": "EUR",
    "£": "GBP",
}
# A power before the unit is a part of the number: 50 10^9/L, 50 10*9/L, 50e9/L.
_POWER = Pattern(r"(?:[x×*·]\s?)?10\s?[\^*]{1,2}\s?(?P<power>[-+]?\d{1,3})\s?")
_INVERSE = Pattern(r"[·.]([a-zA-Z]+)(?:\^?-1|⁻¹)")
# Counted things say nothing of a rate: 200 cells/uL is 200 /uL, 80 beats/min is 80 /min.
_COUNTED = frozenset({"{cells}", "{copies}", "beats", "{beats}", "1"})


def unit_of(kind: str, text: str) -> tuple[float, str]:
    """The factor and the code of a unit as written; an unknown word stands for itself, in Simplified characters and lower case."""
    text = unicodedata.normalize("NFKC", text).strip().strip(",;").strip()
    factor = 1.0
    if (power := _POWER.match(text)) is not None:
        factor, text = 10.0 ** int(power["power"]), text[power.end() :]
    text = _INVERSE.sub(r"/\1", re.sub(r"\s+per\s+", "/", text))
    head, *rest = re.split(r"\s*/\s*\(?", text.rstrip(")"))
    parts = [_code(head, below=False) if head else "", *(_code(each, below=True) for each in rest if each)]
    if parts[0] in _COUNTED:
        parts[0] = ""
    # A percent is out of a hundred with or without its sign.
    return factor, "" if kind == "percent" else "/".join(parts)


def currency(text: str) -> str:
    """The ISO 4217 code of a currency."""
    text = unicodedata.normalize("NFKC", text).strip().upper()
    return _CURRENCIES.get(text, text)


def _code(text: str, *, below: bool) -> str:
    text = text.strip()
    codes = _codes(below=below)
    known = codes.get(text) or codes.get(re.sub(r"\s", "", text).lower())
    return known or to_simplified(text).lower()


@cache
def _codes(*, below: bool) -> dict[str, str]:
    """Codes by form, by form in lower case where no other form has that, and by themselves; ``below`` a stroke those of denominators."""
    words = {word: code for code, *forms in map(str.split, _WORDS.strip().splitlines()) for word in (code, *forms)}
    rows = [line.rstrip("\n").split("\t") for lines in unit_lines().values() for line in lines]
    rows = [row for row in rows if row[1] in ("per", "dose", "measurement", "age")]
    if not below:
        # 3 of 针 are no 3 of 剂, though a rate by the one says what a rate by the other does.
        counted = {line.split("\t", 1)[0] for lines in unit_lines().values() for line in lines if "\tcount\t" in line}
        rows = [row for row in rows if row[1] != "per" or row[0] not in counted]
    # The kind of row that fits the place decides where both have the form.
    rows.sort(key=lambda row: (row[1] == "per") == below)
    exact = {code: code for _, _, code, _ in rows} | {unicodedata.normalize("NFKC", form): code for form, _, code, _ in rows}
    lower = {form.lower(): code for form, code in exact.items() if form.islower() or form.lower() not in exact}
    return lower | words | exact
