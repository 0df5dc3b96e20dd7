"""The text in the characters that a locale's publishers use, position by position."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from slepipe.edit.tables import HONG_KONG, MAINLAND, OPENCC, published
from slepipe.hanzi import Words, separate, to_regional
from slepipe.model import Token

_PARTICLE = re.compile("着")
# Weeks are counted in 週; OpenCC knows 每周 and 一周 but not 52周 or mg/周.
_WEEK = re.compile("周(?<=[0-9０-９數数几幾/／].)(?![年歲岁邊边圍围])")


def split_words(simplified: str, tokens: Sequence[Token]) -> Words:
    """The Simplified view cut at the bounds of its tokens."""
    pieces: list[str] = []
    at = 0
    for token in tokens:
        start, end = token.start, token.end
        if start > at:
            pieces.append(simplified[at:start])
        pieces.append(simplified[start:end])
        at = end
    pieces.append(simplified[at:])
    return separate(simplified, pieces)


def in_script(simplified: str, traditional: Words, locale: str, names: Iterable[int] = ()) -> str:
    """A text in the script of a locale, from its Simplified view and its standard Traditional, all in the same coordinates.

    OpenCC settles the region's variants; then ``script.tsv`` settles on the published forms (溼 becomes 濕, 説 becomes 說). The surnames at
    the offsets ``names`` stay as the view has them (余 is no 餘). Raises ``ConversionError`` if a character moved.
    """
    if locale == MAINLAND:
        return simplified
    text = to_regional(traditional, OPENCC[locale])
    for before, after in published(locale):
        text = text.replace(before, after)
    text = _WEEK.sub("週", text)
    # The particle is 着 in Hong Kong; the view tells it from 著 in 著作.
    particles = [match.start() for match in _PARTICLE.finditer(simplified)] if locale == HONG_KONG else []
    if not (particles or names):
        return text
    characters = list(text)
    for at in (*particles, *names):
        characters[at] = simplified[at]
    return "".join(characters)
