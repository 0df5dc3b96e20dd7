"""The word for tablets behind a drug's name: 托法替布片 is tofacitinib錠 in Taiwan, 甲氨蝶呤錠 is 甲氨蝶呤片 elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from slepipe.edit.tables import HONG_KONG, MAINLAND, TAIWAN
from slepipe.edit.terms import Named
from slepipe.model import Mention
from slepipe.patterns import Pattern

_TABLETS: Final = {"片": {TAIWAN: "錠"}, "錠": {MAINLAND: "片", HONG_KONG: "片"}}
# A word that begins with 片 or 錠: 片剂 has a name of its own.
_OTHER_WORD: Final = Pattern("[劑剂狀状段面刻數数仔]")


def tablets(text: str, mentions: Sequence[Mention]) -> Iterator[Named]:
    """The sign for tablets right behind the name of a drug, with what the editions of other regions write."""
    for mention in mentions:
        names = _TABLETS.get(text[mention.end : mention.end + 1]) if mention.type == "drug" and not mention.nested else None
        if names is not None and _OTHER_WORD.match(text, mention.end + 1) is None:
            yield Named(mention.end, mention.end + 1, "tablet", names, (), word=False, part=True)
