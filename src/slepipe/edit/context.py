"""General words whose name in another region depends on the words around them.

The Mainland's 通过 is Taiwan's 透過 where it means by means of, and 通過 where somebody passes something. ``contexts.tsv`` says what must not
stand before and after a word that is reworded. A name that is the word itself keeps it as it is there: what a social worker does is 转介, no 转诊. A word that
the table names for every edition is right in none: 惡性迴圈 is what a converter with a table for software makes of 恶性循环. A name that ends in ``@``
and a region is given in texts of that region only: Hong Kong's 陳姑娘 is a nurse, 护士, and no girl (``护士@zh-Hant-HK``).

``throughout.tsv`` has the words whose meaning the whole text tells: where the 药品说明书 is a 仿單, so is each 说明书.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from functools import cache, lru_cache

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from slepipe.edit.named import Named
from slepipe.edit.tables import EDITIONS, rows
from slepipe.hanzi import simplified_name
from slepipe.model import Block, Token
from slepipe.patterns import Pattern
from slepipe.segment.engine import is_seam, word_ends


class Context(msgspec.Struct, frozen=True):
    """A word (Simplified) and its name in a locale, where ``before`` and ``after`` hold and neither of the others does.

    ``text`` must stand somewhere in the text, near or far; ``source`` is the region whose texts alone are reworded.
    """

    word: str
    locale: str
    name: str
    before: Pattern | None
    after: Pattern | None
    unless_before: Pattern | None
    unless_after: Pattern | None
    text: Pattern | None = None
    source: str = ""


_EVERYWHERE = frozenset(EDITIONS)


@lru_cache(maxsize=1)
def _rows_of() -> dict[str, list[list[str]]]:
    """The rows of ``contexts.tsv`` and ``throughout.tsv`` by their word; these have no sides before their text."""
    table: dict[str, list[list[str]]] = {}
    for row in rows("contexts.tsv"):
        table.setdefault(row[0], []).append([*row, ""])
    for word, locale, name, text, unless_before, unless_after in rows("throughout.tsv"):
        table.setdefault(word, []).append([word, locale, name, "", "", unless_before, unless_after, text])
    return table


@cache
def contexts_of(word: str) -> tuple[Context, ...]:
    """The rows of a word, taken apart when it is first found."""
    return tuple(
        Context(
            word, locale, name, _ends(before), _begins(after), _ends(unless_before), _begins(unless_after), _begins(text), source
        )
        for _, locale, cell, before, after, unless_before, unless_after, text in _rows_of()[word]
        for name, _, source in [cell.partition("@")]
    )


def contexts() -> tuple[Context, ...]:
    """All rows of both tables."""
    return tuple(context for word in _rows_of() for context in contexts_of(word))


@lru_cache(maxsize=1)
def _automaton() -> tuple[AhoCorasick, list[str]]:
    """All the words of the tables at once, and what they are by number."""
    words = list(_rows_of())
    return AhoCorasick(words, matchkind=MatchKind.Standard), words


def _ends(cell: str) -> Pattern | None:
    return Pattern(f"(?:{cell})$") if cell else None


def _begins(cell: str) -> Pattern | None:
    return Pattern(cell) if cell else None


def words_in_context(
    simplified: str, tokens: Sequence[Token], blocks: Sequence[Block] = (), made: Container[int] = ()
) -> list[Named]:
    """The words of the tables that stand as words of their own where their name in another region is certain; references are left out.

    ``made`` is where the findings begin that recognition made of words, which no row of the lexicon names as a whole.
    """
    automaton, words = _automaton()
    matches = automaton.find_matches_as_indexes(simplified, overlapping=True)
    starts = [token.start for token in tokens] if matches else []
    found: list[Named] = []
    told = cache(lambda pattern: pattern.search(simplified) is not None)
    for number, start, end in matches:
        # As a general word it may be cut into several words, but out of none; four characters are certain (抗药机|转过|去).
        first, behind = bisect_left(starts, start), bisect_left(starts, end)
        begins = starts[first : first + 1] == [start] or is_seam(tokens[first - 1], start) or _is_latin(simplified, start - 1)
        whole = begins and (end - start >= _CERTAIN or tokens[behind - 1].end <= end or is_seam(tokens[behind - 1], end))
        known: Sequence[Context] = contexts_of(words[number])
        wrong = {context.locale for context in known if not context.source} >= _EVERYWHERE
        token = tokens[first - 1]
        if not (
            whole
            or (tokens[behind - 1].start in made and _is_cut(tokens[behind - 1], start, end))
            or _counts(token, simplified, start, end)
            or _is_title(token, start, end)
            or _is_head(token, start, end)
        ):
            # What keeps a word may stand in a name that is cut otherwise (大榕国|小): it changes nothing.
            known = [context for context in known if simplified_name(context.name) == context.word]
        windows = _windows(simplified, start, end) if known else []
        for context in known:
            if any(_stands(context, *sides) for sides in windows) and (context.text is None or told(context.text)):
                # No general word, if not of one region: it is reworded whatever region the source is from. It casts no vote on that.
                names, own = {context.locale: context.name}, (context.source,) if context.source else ()
                found.append(Named(start, end, f"context.{context.word}", names, own, word=bool(own), part=True, wrong=wrong))
    references = [(block.start, block.end) for block in blocks if block.kind == "reference"]
    return [word for word in found if not any(start <= word.start < end for start, end in references)]


def _is_latin(text: str, at: int) -> bool:
    """Whether a Latin letter or a digit stands there, behind which Chinese begins a word: the 单抗 of IL-17A单抗."""
    return at >= 0 and text[at].isascii() and text[at].isalnum()


def _counts(token: Token, text: str, start: int, end: int) -> bool:
    """Whether a word is the unit at the end of a value: the 锭 of 每次1锭, the c.c. of 700c.c., the 立方米 of 3|万立方米."""
    numeral = _LARGE_NUMERAL if token.pos == "m" else _NUMERAL
    return token.end == end and numeral.search(text, token.start, start) is not None


def _is_cut(token: Token, start: int, end: int) -> bool:
    """Whether the dictionary cuts a word out of a finding or the like that recognition keeps whole: 轴突|损伤."""
    if token.pos not in ("nz", "m") or not token.start <= start < end <= token.end:
        return False
    cuts = (0, *word_ends(token.text))
    return start - token.start in cuts and end - token.start in cuts


def _is_title(token: Token, start: int, end: int) -> bool:
    """Whether two characters are the title at the end of a person's name that the segmenter keeps whole: 陈医生, 王大爷."""
    return token.end == end and token.start < start == end - _TITLE and token.pos == "nr"


def _is_head(token: Token, start: int, end: int) -> bool:
    """Whether a word ends a name that recognition keeps whole: 疼 a complaint (耳后疼), 谷浓度 a laboratory value (环孢素谷浓度)."""
    return token.end == end and token.start < start and token.pos == "nz" and token.text[start - end :] in _HEADS


_HEADS = ("疼", "谷浓度")
_TITLE = 2
_REACH = 12
_AHEAD = 128
# The marks of a text that sets half-width ones between its words: ,惟 is ，惟.
_FULL_WIDTH = str.maketrans(",;:!?()", "，；：！？（）")
_HALF_WIDTH = Pattern("[,;:!?()]")
_CERTAIN = 4
_NUMERAL = Pattern(r"[\d一二两三四五六七八九十半]")
# In what the segmenter takes for a number.
_LARGE_NUMERAL = Pattern(r"[\d一二两三四五六七八九十半百千万亿几数余多]")


def _windows(text: str, start: int, end: int) -> list[tuple[str, str]]:
    """What stands before and behind a word, and the same with full-width marks where it has half-width ones."""
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _AHEAD]
    if _HALF_WIDTH.search(before) is None and _HALF_WIDTH.search(behind) is None:
        return [(before, behind)]
    return [(before, behind), (before.translate(_FULL_WIDTH), behind.translate(_FULL_WIDTH))]


def _stands(context: Context, before: str, behind: str) -> bool:
    """Whether the words around one of the table are as its row says."""
    if (context.before is not None and not context.before.search(before)) or (
        context.after is not None and not context.after.match(behind)
    ):
        return False
    unless = context.unless_before is not None and context.unless_before.search(before)
    return not (unless or (context.unless_after is not None and context.unless_after.match(behind)))
