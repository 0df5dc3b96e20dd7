"""Amounts of money: 14.90万元人民币, NT$800万, 3.5亿美元; the currency of a bare 元 by the region of the text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found
from slepipe.recognize.measurements import is_negative
from slepipe.recognize.numerals import Amount, plain, read_amount
from slepipe.recognize.reading import Reading, numbers, read_quantity, same_scale
from slepipe.recognize.regions import context_currency, tells_yuan
from slepipe.recognize.units import Unit, next_sign

_PREFIXES = (
    ("USD", r"US\$|USD\s?|美[元金]\s?\$?"),
    ("HKD", r"HK\$|HKD\s?|港[币元]\s?\$?"),
    ("TWD", r"NT\$|NTD\s?|TWD\s?|新?台币\s?\$?"),
    ("MOP", r"MOP\$?\s?|澳门币"),
    ("CNY", r"RMB\s?|CNY\s?|人民币|¥|￥"),
    ("EUR", r"€|EUR\s?|欧元"),
    ("GBP", r"£"),
    ("JPY", "日[币元]"),
    ("KRW", "韩币"),
    ("$", r"\$"),
)
_PREFIX = Pattern(
    "(?:"
    + "|".join(f"(?P<c{n}>{forms})" for n, (_, forms) in enumerate(_PREFIXES))
    + r")\s?(?=\d|[一二两三四五六七八九十百千数])"
)
_PREFIX_BEGINS = ("US", "HK", "NT", "TWD", "MOP", "RMB", "CNY", "EUR", *"$¥￥€£美港台欧日韩", "新台", "澳门", "人民")
_PREFIX_ENDS = frozenset("$DPBYR元金币¥￥€£")
_MONEY = Unit("", "money", "")
# HK$3,000至5,000, US$1-2亿
_TO = Pattern(r"\s?(?:至|到|~|-|–|—)\s?(?:US|HK|NT)?[$¥￥€£]?\s?(?=\d)")
_ENGLISH_SCALES = {"million": 10**6, "billion": 10**9, "m": 10**6, "bn": 10**9, "b": 10**9}
_ENGLISH = Pattern(r"\s?([mM]illion|[bB]illion|M|m|bn|B)(?![A-Za-z])")
_ENGLISH_BEGINS = frozenset("mMbB")
# 三元 and 二元 are elements and not prices.
_SMALL = frozenset("一二三四五六七八九两")


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
        currency = _currency(flow, before) if currency == "¤" else currency
    return _money(flow, reading, start, reading.end, currency)


_PREFIX_END = Pattern("(?:" + "|".join(f"(?P<c{n}>{forms})" for n, (_, forms) in enumerate(_PREFIXES)) + r")\s?\Z")


def read_prefixed(flow: str, start: int) -> Found | None:
    """Money that begins with its currency, with or without 元 at the end: US$3.5亿, 人民币14.9万元."""
    if not flow.startswith(_PREFIX_BEGINS, start) or (match := _PREFIX.match(flow, start)) is None:
        return None
    reading = read_quantity(flow, match.end())
    if reading is not None and reading.unit.type == "money":
        return read_money(flow, reading)
    if (first := read_amount(flow, match.end())) is None:
        return None
    low, end = _in_english(flow, *first)
    high = None
    if (sign := _TO.match(flow, end)) is not None and (second := read_amount(flow, sign.end())) is not None:
        high, end = _in_english(flow, *second)
        low = same_scale(low, high)
    value = _bounds(numbers(flow, Reading(start, end, low, _MONEY, high=high)))
    return Found("money", start, end, value | {"currency": _currency(flow, match)}, "money.prefix")


def _currency(flow: str, prefix: re.Match[str]) -> str:
    """The currency of a prefix; $ is the dollar of the region that the text speaks of, else of the United States."""
    currency = _PREFIXES[int((prefix.lastgroup or "c0")[1:])][0]
    if currency == "$":
        region = context_currency(flow)
        return region if region in ("HKD", "TWD") else "USD"
    return currency


def _in_english(flow: str, amount: Amount, end: int) -> tuple[Amount, int]:
    """US$1.2 billion: the amount with its English scale, and the offset after it."""
    match = _ENGLISH.match(flow, end) if next_sign(flow, end) in _ENGLISH_BEGINS else None
    if match is None:
        return amount, end
    scale = _ENGLISH_SCALES[match[1].lower()]
    return Amount(plain(Decimal(str(amount.low)) * scale), scale=scale), match.end()


def _bounds(value: dict[str, Any]) -> dict[str, Any]:
    return {"amount": value.pop("number")} | value if "number" in value else value


# A company of the Mainland reports in its own money in Hong Kong and Taiwan, too: 亏损2.14亿元人民币, 收入1.87亿元.
_ACCOUNTS = Pattern(
    "(?:收入|营收|营业额|开支|支出|投入|费用|利润|盈利|毛利|亏损|现金|结余|存款|减值|拨备|负债|资产|订单|首付款|首期款项?)[^，。；]{0,14}\\Z"
)
_ACCOUNTS_BEHIND = Pattern("的?(?:减值|亏损|拨备|收入|利润|现金|首付款|首期)")
_LONGEST_ITEM = 18


def _is_of_accounts(flow: str, start: int, end: int) -> bool:
    """Whether an amount without a currency is of the accounts of a company that tells others in yuan; the price of its shares is not."""
    told = _ACCOUNTS.search(flow, max(0, start - _LONGEST_ITEM), start) or _ACCOUNTS_BEHIND.match(flow, end)
    return told is not None and tells_yuan(flow)


def _money(flow: str, reading: Reading, start: int, end: int, currency: str) -> Found:
    value = _bounds(numbers(flow, Reading(start, end, reading.low, reading.unit, high=reading.high)))
    # 每股收益-0.35元 is a loss.
    if "amount" in value and is_negative(flow, start):
        start, value["amount"] = start - 1, -value["amount"]
    if currency == "¤":
        currency = "CNY" if _is_of_accounts(flow, start, end) else context_currency(flow)
    if currency:
        value["currency"] = currency
    return Found("money", start, end, value, "money")
