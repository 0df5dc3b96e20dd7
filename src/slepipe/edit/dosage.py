"""The word for tablets behind a drug's name: 托法替布片 is tofacitinib錠 in Taiwan, 甲氨蝶呤錠 is 甲氨蝶呤片 elsewhere.

Behind a brand it is part of a product's name, which stays: 普拿疼錠.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from slepipe.edit.named import Named
from slepipe.edit.tables import HONG_KONG, MAINLAND, TAIWAN
from slepipe.hanzi import is_han, simplified_name
from slepipe.lexicon.load import Lexicon
from slepipe.lexicon.salts import tail_behind
from slepipe.model import Mention
from slepipe.patterns import Pattern

_TABLETS: Final = {"片": {TAIWAN: "錠"}, "錠": {MAINLAND: "片", HONG_KONG: "片"}}
# A word that begins with 片 or 錠: 片剂 has a name of its own.
_OTHER_WORD: Final = Pattern("[劑剂狀状段面刻數数仔]")


# A brand shares no more signs with the names of its drug than chance gives: 泰諾林 and 對乙醯氨基酚, but 硫酸羥氯喹 and 羥氯喹.
_CHANCE: Final = 1


def tablets(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Named]:
    """The sign for tablets right behind the name of a drug, with what the editions of other regions write."""
    for mention in mentions:
        if mention.type != "drug" or mention.nested:
            continue
        # The metal or ester of 頭孢呋辛酯片 may be no part of the name that is known.
        at = mention.end + len(tail_behind(text, mention.end))
        names = _TABLETS.get(text[at : at + 1])
        if names is not None and _OTHER_WORD.match(text, at + 1) is None and not _is_brand(mention, lexicon):
            yield Named(at, at + 1, "tablet", names, (), word=False, part=True)


def _is_brand(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a drug is called by a Chinese name that no region prefers and that is none of its generic names."""
    concept = lexicon.concept_of(mention.entity)
    if concept is None or not all(map(is_han, mention.text)):
        return False
    name = simplified_name(mention.text)
    known = [simplified_name(other) for other in (*concept.names.values(), *concept.regional)]
    return all(len(set(name) & set(other)) <= _CHANCE for other in known)
