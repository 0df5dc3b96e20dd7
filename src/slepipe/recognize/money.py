"""Amounts of money: 14.90万元人民币, NT$800万, 3.5亿美元; the currency of a bare 元 by the region of the text."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found
from slepipe.recognize.measurements import is_negative
from slepipe.recognize.numerals import read_amount
from slepipe.recognize.reading import Reading, numbers, read_quantity

_PREFIXES = (
    ("USD", r"US\$|USD\s?|美元|美金"),
    ("HKD", r"HK\$|HKD\s?|港币|港元"),
    ("TWD", r"NT\$|NTD\s?|TWD\s?|新台币|台币"),
    ("MOP", r"MOP\$?\s?|澳门币"),
    ("CNY", r"RMB\s?|CNY\s?|人民币|¥|￥"),
    ("EUR", r"€|EUR\s?|欧元"),
    ("GBP", r"£"),
    ("USD", r"\$"),
)
_PREFIX = Pattern(
    "(?:"
    + "|".join(f"(?P<c{n}>{forms})" for n, (_, forms) in enumerate(_PREFIXES))
    + r")\s?(?=\d|[一二两三四五六七八九十百千数])"
)
_PREFIX_BEGINS = ("US", "HK", "NT", "TWD", "MOP", "RMB", "CNY", "EUR", *"$¥￥€£美港台欧", "新台", "澳门", "人民")
_PREFIX_ENDS = frozenset("$DPBYR元金币¥￥€£")
# Whose money a bare 元 is: words that only one region's articles use. A tie goes to the first.
_REGIONS = (
    ("TWD", "健保|新台币|台币|台湾|台北|台中|台南|高雄|卫福部|食药署|荣民总医院|长庚"),
    ("HKD", "港元|港币|香港|本港|医管局|公立医院药物名册|关爱基金|撒玛利亚基金"),
    ("CNY", "人民币|医保|国家药监局|国家药品监督管理局|国家卫健委|我国|中国|北京|上海|广东|国产"),
)
_REGION = tuple((currency, Pattern(words)) for currency, words in _REGIONS)
# 三元 and 二元 are elements and not prices.
_SMALL = frozenset("一二三四五六七八九两")


@lru_cache(maxsize=4)
def context_currency(flow: str) -> str:
    """The currency of a bare 元 in this text: TWD, HKD or CNY by its regional words, or an empty string."""
    counts = [(len(words.findall(flow)), currency) for currency, words in _REGION]
    most = max(count for count, _ in counts)
    return next(currency for count, currency in counts if count == most) if most else ""


def read_money(flow: str, reading: Reading) -> Found | None:
    """The money of a reading whose unit is a currency."""
    start, text = reading.start, flow[reading.start : reading.end]
    if reading.unit.code == "¤" and text[:-1] in _SMALL:
        return None
    ahead = flow[max(0, start - 4) : start]
    before = _PREFIX_END.search(ahead) if ahead.rstrip()[-1:] in _PREFIX_ENDS else None
    currency = reading.unit.code
    if before is not None:
        start -= len(before[0])
        currency = _PREFIXES[int((before.lastgroup or "c0")[1:])][0] if currency == "¤" else currency
    return _money(flow, reading, start, reading.end, currency)


_PREFIX_END = Pattern("(?:" + "|".join(f"(?P<c{n}>{forms})" for n, (_, forms) in enumerate(_PREFIXES)) + r")\s?\Z")


def read_prefixed(flow: str, start: int) -> Found | None:
    """Money that begins with its currency, with or without 元 at the end: US$3.5亿, 人民币14.9万元."""
    if not flow.startswith(_PREFIX_BEGINS, start) or (match := _PREFIX.match(flow, start)) is None:
        return None
    reading = read_quantity(flow, match.end())
    if reading is not None and reading.unit.type == "money":
        return read_money(flow, reading)
    if (amount := read_amount(flow, match.end())) is None:
        return None
    currency = _PREFIXES[int((match.lastgroup or "c0")[1:])][0]
    value: dict[str, Any] = {"amount": amount[0].low, "currency": currency}
    if amount[0].approximate:
        value["approximate"] = True
    return Found("money", start, amount[1], value, "money.prefix")


def _money(flow: str, reading: Reading, start: int, end: int, currency: str) -> Found:
    value = numbers(flow, Reading(start, end, reading.low, reading.unit, high=reading.high))
    if "number" in value:
        value = {"amount": value.pop("number")} | value
        # 每股收益-0.35元 is a loss.
        if is_negative(flow, start):
            start, value["amount"] = start - 1, -value["amount"]
    if currency == "¤":
        currency = context_currency(flow)
    if currency:
        value["currency"] = currency
    return Found("money", start, end, value, "money")
