"""Where the words around it decide a character: 这只小鼠 is 這隻小鼠, 这只是 is 這只是; 范畴 is no Mr. Fan.

``choices.tsv`` has a word as the segmenter cuts it, what stands before and after it, and what it becomes in standard Traditional. A context is a
regular expression on the Simplified text beside the word, or ``/`` and the parts of speech that the word beside it may have; an empty one holds
everywhere. For a word of one character that the table leaves open, the phrases of OpenCC are asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from slepipe.edit.tables import rows
from slepipe.hanzi import phrase_in_traditional
from slepipe.model import Token
from slepipe.patterns import Pattern
from slepipe.recognize.persons import SURNAMES
from slepipe.segment.engine import dictionary_tag, tagged_words

# No context looks farther, in characters and in words.
_REACH = 8
_WORDS = 3
# The tags that recognized names have as tokens, and the length from which one may hold several words.
_NAMES = frozenset({"nz", "nt"})
_NAME = 3
# What these characters are in the names of persons and places.
_OF_PERSONS = {"钟": "鍾", "冲": "沖", "干": "干"}
_PROPER = {"nr": _OF_PERSONS, "nrfg": _OF_PERSONS, "ns": {"里": "里"}}
# A phrase of two characters proves nothing: 这只 is 這隻 or 這只.
_SHORT = 2
# Characters that OpenCC writes in more than one way, but for the most frequent (于, 后, 了), which it has right alone.
_HOMOGRAPHS = frozenset(
    "丑仆佣借克党冲准凶出别制升卜卷历发只台合吁咸咽回团困坛复姜娘尸岳干幸弦征御志愈扇扎折挽摆斗曲朴杆杯板松栗欲沈注涂涌淀游漓炼划症种秋签筑系纤累"
    "胡背胄致舍苏荡蒙药表谷辟采里钟链雕霉面须饥厘"
)


class Side(msgspec.Struct, frozen=True):
    """What must stand on one side of a word."""

    text: Pattern | None = None
    tags: frozenset[str] = frozenset()

    def holds(self, text: str, tag: str) -> bool:
        """Whether the text there, or the part of speech of the word there, is meant."""
        return tag in self.tags if self.tags else self.text is None or self.text.search(text) is not None


class Rule(msgspec.Struct, frozen=True):
    """A row of the table, without its word."""

    before: Side
    after: Side
    written: str


def in_words(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with names that recognition keeps whole cut at the words in them where a character may be written in two ways.

    A name is in no dictionary of phrases: 皮肤干痒 as a whole becomes 幹癢, its word 干痒 becomes 乾癢.
    """
    result: list[Token] = []
    for token in tokens:
        text = token.text
        if token.pos not in _NAMES or len(text) < _NAME or _HOMOGRAPHS.isdisjoint(text) or token.end - token.start != len(text):
            result.append(token)
            continue
        at = token.start
        for word, pos in tagged_words(text):
            result.append(Token(word, pos, at, at + len(word)))
            at += len(word)
    return result


def choose(simplified: str, tokens: Sequence[Token]) -> dict[int, str]:
    """What words of a text become, whatever OpenCC makes of them alone, by their offset."""
    words = _words()
    found = {token.start: _named(token) for token in tokens if token.pos in _PROPER and _named(token)}
    for index in [index for index, token in enumerate(tokens) if token.text in words]:
        token = tokens[index]
        if token.end - token.start == len(token.text):
            written = _by_table(simplified, tokens, index) or _by_phrase(simplified, tokens, index)
            if written:
                found[token.start] = written
    return found


def _named(token: Token) -> str:
    """A person's or place's name with the characters that names have, empty where it has none: 钟楚红 (but not 钟点工), 郑冲, 云里村."""
    forms, word = _PROPER[token.pos], token.text
    if forms.keys().isdisjoint(word) or token.end - token.start != len(word):
        return ""
    if (token.pos == "ns" and dictionary_tag(word)) or (token.pos != "ns" and word[0] not in SURNAMES):
        return ""
    # 钟点工 is a word, and 金钟 a place with a bell.
    if "钟" in word and (word[0] != "钟" or dictionary_tag(word[:2])):
        return ""
    written = phrase_in_traditional(word)
    return "".join(forms.get(character, other) for character, other in zip(word, written, strict=True))


@lru_cache(maxsize=1)
def choices() -> dict[str, list[Rule]]:
    """The rules of the table by word; those with a context come first."""
    table: dict[str, list[Rule]] = {}
    for word, before, after, written in sorted(rows("choices.tsv"), key=lambda row: not (row[1] or row[2])):
        rule = Rule(_side(before, f"(?:{before})$"), _side(after, rf"\A(?:{after})"), written)
        table.setdefault(word, []).append(rule)
    return table


def _side(cell: str, pattern: str) -> Side:
    if cell.startswith("/"):
        return Side(tags=frozenset(cell[1:].split()))
    return Side(Pattern(pattern)) if cell else Side()


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return _HOMOGRAPHS.union(choices())


def _by_table(simplified: str, tokens: Sequence[Token], index: int) -> str:
    token = tokens[index]
    before, after = simplified[max(0, token.start - _REACH) : token.start], simplified[token.end : token.end + _REACH]
    tag_before = tokens[index - 1].pos if index else ""
    tag_after = tokens[index + 1].pos if index + 1 < len(tokens) else ""
    for rule in choices().get(token.text, ()):
        if rule.before.holds(before, tag_before) and rule.after.holds(after, tag_after):
            return rule.written
    return ""


def _by_phrase(simplified: str, tokens: Sequence[Token], index: int) -> str:
    """What a phrase of OpenCC makes of a word of one character, if the phrase begins and ends where words do: 酸菜鱼|面, 万年|历.

    A phrase that ends within a word is chance: 包括|发动机 has no 括发.
    """
    token = tokens[index]
    alone = phrase_in_traditional(token.text)
    if len(token.text) > 1 or token.pos.startswith("nr"):
        return ""
    around = tokens[max(0, index - _WORDS) : index + 1 + _WORDS]
    starts = [t.start for t in around if token.start - _REACH <= t.start <= token.start]
    ends = [t.end for t in around if token.end <= t.end <= token.end + _REACH]
    written = _within(simplified, starts[0], ends[-1], token.start)
    if written == alone:
        return ""
    spans = sorted((end - start, start, end) for start in starts for end in ends if end - start > _SHORT)
    for _, start, end in spans:
        if _within(simplified, start, end, token.start) == written:
            cut = written in (_within(simplified, start + 1, end, token.start), _within(simplified, start, end - 1, token.start))
            return "" if cut else written
    return ""


def _within(simplified: str, start: int, end: int, at: int) -> str:
    """The character at ``at`` when the stretch ``start:end`` is converted as one; empty outside of it."""
    return phrase_in_traditional(simplified[start:end])[at - start] if start <= at < end else ""
