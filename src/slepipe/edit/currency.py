"""Whose money a bare 元 is, said in the editions of other regions: 360元 of a Taiwan text is 新台币360元 on the Mainland."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from slepipe.edit.named import Named
from slepipe.edit.tables import HONG_KONG, MAINLAND, TAIWAN
from slepipe.model import Block, Mention
from slepipe.patterns import Pattern

_NAMES: Final = {
    "TWD": {MAINLAND: "新台币", HONG_KONG: "新台幣"},
    "HKD": {MAINLAND: "港币", TAIWAN: "港幣"},
    "CNY": {TAIWAN: "人民幣", HONG_KONG: "人民幣"},
}
# It begins with a character that all scripts share, as the name is put before that.
_AMOUNT: Final = r"[\d一二三四五六七八九十百千上][\d,.\s一二兩两三四五六七八九十百千万萬亿億餘余多]*"
_BARE: Final = Pattern(rf"{_AMOUNT}(?:元?\s?[~～至到–-]\s?{_AMOUNT})?元\Z")
_NAMED: Final = Pattern(r"[币幣]|港元|HK|NT|RMB|CNY")
_SAID: Final = Pattern(r"\s?[(（]?(?:新台|新臺|台|臺|人民|港|美|澳|日)[币幣]")


def bare_money(text: str, mentions: Sequence[Mention], blocks: Sequence[Block]) -> Iterator[Named]:
    """The first digit of the first bare amount of each block, with the name of its currency before it in the editions of other regions.

    Where a text names 人民幣 the rest may be anybody's: the accounts of a firm of Hong Kong that lost 2.14億元人民幣 are in that currency, the price
    of its share is not. So may it be in Taiwan and Hong Kong where the other's money is named; the Mainland's 元 is its own beside 港元.
    """
    money = [(mention, str((mention.value or {}).get("currency"))) for mention in mentions if mention.type == "money"]
    named = {currency for mention, currency in money if _NAMED.search(mention.text) is not None}
    starts = [block.start for block in blocks]
    told: set[int] = set()
    for mention, currency in money:
        names = _NAMES.get(currency)
        block = bisect_right(starts, mention.start)
        if names is None or block in told or "CNY" in named or (currency != "CNY" and named & _NAMES.keys() - {currency}):
            continue
        told.add(block)
        # 經費新臺幣26億元，其中9億元來自捐款 has said it.
        if _BARE.match(mention.text) is None or _SAID.match(text, mention.end) is not None:
            continue
        first = text[mention.start]
        yield Named(
            mention.start,
            mention.start + 1,
            "currency",
            {locale: f"{name}{first}" for locale, name in names.items()},
            (),
            word=False,
            part=True,
        )
