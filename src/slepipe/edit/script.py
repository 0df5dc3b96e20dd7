"""The text in the characters that a locale's publishers use, position by position."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from slepipe.edit.tables import HONG_KONG, MAINLAND, OPENCC, published
from slepipe.hanzi import Words, separate, to_regional
from slepipe.model import Token
from slepipe.patterns import Pattern, pattern

# Weeks are counted in 週; OpenCC knows 每周 and 一周 but not 52周 or mg/周.
# 每4周到院 goes to the hospital every four weeks, 這樣周到 is thorough; 兩到四周 are weeks, what spreads 到四周 does so all around.
_WEEK = Pattern(
    "周(?:(?<=[0-9０-９数數几幾/／這这少干整隔].)|(?<=[每第隔][一二三四五六七八九十两兩].)|(?<=[一二三四五六两兩][到至、][二三四五六七八].))"
    "(?![年歲岁邊边圍围全身遭])(?!到(?<![0-9０-９]周到))"
)
# Animals are counted in 隻; OpenCC knows 三只 but not 10只.
_ANIMALS = Pattern("只(?<=[0-9０-９].)(?![是有能要會需可在對為])")
# What heals is 癒, what grows is 愈; OpenCC knows 痊愈 but not 自愈 and 经久不愈.
_HEALED = Pattern("愈(?<=[自未已不初漸可難].)(?![來發加演益甚])")
# 作者系某公司員工 says who somebody is; the segmenter makes a word 系某 of it, so that no choice of words finds it. 患者系統性 does not.
# Before a word of Cantonese it is the copula: 最驚系唔識.
_IS = Pattern(
    "系(?<=[作筆笔患死傷伤]者系)(?![統统列數数所別别譜谱內内友膜])|(?<![體体關关聯联維维星派院科語语學学])系(?=[唔冇佢搵喺咁嗰嘅乜咩嚟咪噉啲瞓])"
)
_NOTHING: Mapping[int, str] = {}


@lru_cache(maxsize=2)
def _published(locale: str) -> tuple[dict[str, str], re.Pattern[str]]:
    # One pass for all forms takes a third of the time of a pass for each.
    forms = dict(published(locale))
    return forms, pattern("|".join(sorted(forms, key=lambda form: (-len(form), form))))


def split_words(
    simplified: str, tokens: Sequence[Token], chosen: Mapping[int, str] = _NOTHING, gaps: tuple[int, ...] = ()
) -> Words:
    """The Simplified view cut at the bounds of its tokens, with what is chosen for the words at some offsets.

    ``gaps`` are the offsets of characters that are no part of the flow of the text; words are converted without them.
    """
    pieces: list[str] = []
    placed: list[tuple[int, int, str]] = []
    at = 0
    for token in tokens:
        start, end = token.start, token.end
        if start > at:
            pieces.append(simplified[at:start])
        if start in chosen:
            placed.append((start - bisect_left(gaps, start), len(pieces), chosen[start]))
        pieces.append(simplified[start:end])
        at = end
    pieces.append(simplified[at:])
    if not gaps:
        return separate(simplified, pieces, placed)
    starts = list(accumulate(map(len, pieces), initial=0))
    bare = list(pieces)
    for number in {bisect_right(starts, gap) - 1 for gap in gaps}:
        bare[number] = _without_gaps(pieces[number], starts[number], gaps)
    return separate("".join(bare), bare, placed, gaps)


def _without_gaps(piece: str, start: int, gaps: Sequence[int]) -> str:
    inside = gaps[bisect_left(gaps, start) : bisect_left(gaps, start + len(piece))]
    return "".join([character for at, character in enumerate(piece, start) if at not in inside])


def _with_gaps(text: str, whole: str, gaps: Sequence[int]) -> str:
    """A text without gaps in the coordinates of the ``whole`` with them."""
    parts: list[str] = []
    at = 0
    for number, gap in enumerate(gaps):
        parts += (text[at : gap - number], whole[gap])
        at = gap - number
    return "".join((*parts, text[at:]))


def in_script(simplified: str, traditional: Words, locale: str, names: Iterable[int] = ()) -> str:
    """A text in the script of a locale, from its Simplified view and its standard Traditional, all in the same coordinates.

    OpenCC settles the region's variants; then ``script.tsv`` settles on the published forms (溼 becomes 濕, 説 becomes 說). The names' characters at
    the offsets ``names`` stay as the view has them (余 is no 餘). Raises ``ConversionError`` if a character moved.
    """
    forms, pattern = _published(locale)
    if locale == MAINLAND:
        return pattern.sub(lambda match: forms[match[0]], simplified)
    text = pattern.sub(lambda match: forms[match[0]], to_regional(traditional, OPENCC[locale]))
    for written, character, rule in (("周", "週", _WEEK), ("只", "隻", _ANIMALS), ("愈", "癒", _HEALED), ("系", "係", _IS)):
        if written in text:
            text = rule.sub(character, text)
    text = _with_gaps(text, simplified, traditional.gaps) if traditional.gaps else text
    # The particle is 着 in Hong Kong; the view tells it from 著 in 著作.
    particles = [match.start() for match in re.finditer("着", simplified)] if locale == HONG_KONG else []
    if not (particles or names):
        return text
    characters = list(text)
    for at in (*particles, *names):
        characters[at] = simplified[at]
    return "".join(characters)
