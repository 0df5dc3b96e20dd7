"""Where the words around it decide a character: 这只小鼠 is 這隻小鼠, 这只是 is 這只是; 范畴 is no Mr. Fan.

``choices.tsv`` has a word as the segmenter cuts it, what stands before and after it, and what it becomes in standard Traditional. A context is a
regular expression on the Simplified text beside the word, or ``/`` and the parts of speech that the word beside it may have; an empty one holds
everywhere. For a word of one character that the table leaves open, the phrases of OpenCC are asked.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from slepipe.edit.tables import rows
from slepipe.hanzi import phrase_in_traditional
from slepipe.model import Token
from slepipe.patterns import Pattern
from slepipe.recognize.person_names import ADDRESSES, SURNAMES
from slepipe.segment.engine import dictionary_tag, tagged_words

# No context looks farther, in characters and in words.
_REACH = 8
_WORDS = 3
# The tags that recognized names have as tokens, and the length from which one may hold several words.
_NAMES = frozenset({"nz", "nt"})
_NAME = 3
# What these characters are in the names of persons; those of a given name stay as they are (王占元, 周谷城, 刘冬冬).
_OF_PERSONS = {"钟": "鍾", "冲": "沖", "干": "干"}
_GIVEN = {character: character for character in "占斗咸范谷松采升冬丑克托"}
# What these are in any name of a person, the surname too, whose other characters are as each is alone: 余发根 is 余發根, 后文丽 后文麗.
_IN_NAMES = _OF_PERSONS | {character: character for character in "占斗咸范采丑后里于余涂准征朴种游郁"}
_WHOLE_NAME = 3
# After these a name that begins with 于 is one; elsewhere jieba takes many a preposition for it (位|于海洋).
_BEFORE_NAMES = frozenset("，。；：、“「（与和及")
# 礼堂|里播 is inside.
_ROOMS = frozenset("堂室房院厅屋馆箱盒袋瓶锅碗杯")
# 里 is a sound in names from abroad (里德伯, 格雷戈里) and a distance after a number (十几里); a village (山村里) and a department (科里) have an inside.
_SYLLABLES = (
    "阿埃艾安昂奥巴班邦贝本比宾波伯博布查达戴丹当道得德登迪蒂丁东杜多厄恩尔法凡菲费芬夫弗福盖甘高戈格根贡古瓜哈海汉豪赫亨华怀霍吉加贾杰金卡凯坎康考柯可克肯"
    "拉莱兰朗劳勒雷利莲列林隆卢鲁路伦洛马麦迈曼梅门蒙米密敏明莫默姆穆拿那纳南内尼涅牛纽诺努欧帕潘佩平珀普奇乔切琼丘让热日荣瑞萨塞桑瑟沙尚绍舍施什史"
    "斯思丝苏索泰坦汤特提通托瓦万威韦维文沃乌伍武西希夏谢辛休许雅亚延扬耶伊因英尤约泽扎詹珍芝兹佐"
)
_BEGINS = Pattern(r"\A里(?![外头边带里])")
_SOUNDS = {
    "nrt": Pattern(rf"\A里(?![外头边带里])|\A[{_SYLLABLES}]+里\Z|\A.+里."),
    "nr": _BEGINS,
    "ns": _BEGINS,
}
_DISTANCE = Pattern(r"\A[一二两三四五六七八九十百千万亿几数多余0-9]+里\Z")
# 贝采利乌斯 picks nothing.
_BY_SOUND = Pattern("采[夫尔利娃里]")
# What follows 只 where it means only: 十几只是.
_NO_ANIMAL = frozenset("是有能会要需可在对为够占")
_PROPER = frozenset({"nrfg", "m", *_SOUNDS})
_CHARACTERS = frozenset({"里", "于", "只", *_OF_PERSONS, *_GIVEN, *_IN_NAMES})
# A phrase of two characters proves nothing: 这只 is 這隻 or 這只.
_SHORT = 2
# Guessed words of so many characters may hold one of these beside another word.
_GUESSED = (2, 3)
_DECIDED = frozenset("冲出于坛面干余姜松喂咽游")
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

    def fits(self, before: str, after: str) -> bool:
        """Whether the text on both sides is meant; a rule of no text or of parts of speech fits nowhere."""
        told = (self.before, before), (self.after, after)
        return any(side.text for side, _ in told) and all(not side.tags and side.holds(text, "") for side, text in told)


def in_words(simplified: str, tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with names that recognition keeps whole cut at the words in them where a character may be written in two ways.

    A name is in no dictionary of phrases: 皮肤干痒 as a whole becomes 幹癢, its word 干痒 becomes 乾癢. A word that the segmenter guesses parts
    before a character of which a row tells beside what stands around it: 冲个|热水澡, 两出|京剧.
    """
    result: list[Token] = []
    for token in tokens:
        text = token.text
        if not _DECIDED.isdisjoint(text) and (at := _told_alone(simplified, token)) >= 0:
            bounds = sorted({0, at, at + 1, len(text)})
            result += [Token(text[a:b], token.pos, token.start + a, token.start + b) for a, b in pairwise(bounds)]
            continue
        if token.pos not in _NAMES or len(text) < _NAME or _HOMOGRAPHS.isdisjoint(text) or token.end - token.start != len(text):
            result.append(token)
            continue
        at = token.start
        for word, pos in tagged_words(text):
            result.append(Token(word, pos, at, at + len(word)))
            at += len(word)
    return result


def _told_alone(simplified: str, token: Token) -> int:
    """Where a guessed word has a character that a row of the table decides by the text on both its sides, or -1."""
    text = token.text
    if (
        len(text) not in _GUESSED
        or token.end - token.start != len(text)
        or token.pos in _NAMES
        or token.pos.startswith("nr")
        or dictionary_tag(text)
    ):
        return -1
    for at in (0, len(text) - 1):
        start = token.start + at
        before, after = simplified[max(0, start - _REACH) : start], simplified[start + 1 : start + 1 + _REACH]
        if text[at] in _DECIDED and any(rule.fits(before, after) for rule in choices().get(text[at], ())):
            return at
    return -1


def choose(simplified: str, tokens: Sequence[Token], persons: Collection[int] = ()) -> dict[int, str]:
    """What words of a text become, whatever OpenCC makes of them alone, by their offset; ``persons`` are those where persons' names begin."""
    words = _words()
    found: dict[int, str] = {}
    if not _CHARACTERS.isdisjoint(simplified):
        proper = [token for token in tokens if (token.pos in _PROPER or token.text[-1] == "里") and len(token.text) > 1]
        found = {token.start: written for token in proper if (written := _proper(simplified, token))}
    for index in [index for index, token in enumerate(tokens) if token.text in words]:
        token = tokens[index]
        if token.end - token.start == len(token.text):
            written = _by_table(simplified, tokens, index) or _by_phrase(simplified, tokens, index)
            if written:
                found[token.start] = written
    # 失眠症|结 is cut from 失眠 and 症结.
    for token, following in pairwise(tokens) if "症结" in simplified else ():
        if len(token.text) > 1 and token.text[-1] == "症" and following.text == "结" and following.start == token.end:
            found[token.start] = phrase_in_traditional(token.text)[:-1] + "癥"
    for token in [token for token in tokens if token.pos == "nr"] if persons else ():
        if token.start in persons and token.end - token.start == len(token.text):
            found[token.start] = "".join(_IN_NAMES.get(character) or phrase_in_traditional(character) for character in token.text)
    return found


def _proper(simplified: str, token: Token) -> str:
    """A name or a distance with the characters that such have, empty where it has none: 钟楚红 (but not 钟点工), 云里村, 里德伯, 十几里."""
    word, tag = token.text, token.pos
    if _CHARACTERS.isdisjoint(word) or token.end - token.start != len(word):
        return ""
    kept = {}
    if "里" in word and _is_no_inside(word, tag):
        inside = word[0] == "里" and simplified[max(0, token.start - 1) : token.start] in _ROOMS and not dictionary_tag(word)
        kept["里"] = "裏" if inside else "里"
    if "采" in word and (tag == "nrt" or _BY_SOUND.search(word)):
        kept["采"] = "采"
    if tag == "m" and word[-1] == "只" and simplified[token.end : token.end + 1] not in _NO_ANIMAL:
        kept["只"] = "隻"
    if tag.startswith("nr") and word[0] in SURNAMES:
        kept |= _of_person(word, simplified[max(0, token.start - 1) : token.start])
    return "".join(kept.get(a, b) for a, b in zip(word, phrase_in_traditional(word), strict=True)) if kept else ""


def _is_no_inside(word: str, tag: str) -> bool:
    if _DISTANCE.search(word):
        return True
    return tag in _SOUNDS and (_SOUNDS[tag].search(word) is not None or (tag == "ns" and not dictionary_tag(word)))


def _of_person(word: str, before: str) -> dict[str, str]:
    # 余婆婆, 范先生
    if word[0] != "于" and word.startswith(ADDRESSES, 1):
        return {word[0]: _IN_NAMES[word[0]]} if word[0] in _IN_NAMES else {}
    # 师范生 and 龙虎斗 begin with words.
    kept = dict(_GIVEN) if len(word) == _WHOLE_NAME and not dictionary_tag(word[:2]) else {}
    if word[0] == "范" and not dictionary_tag(word[:2]):
        kept["范"] = "范"
    if word[0] != "于":
        kept |= _OF_PERSONS
    elif not before or before in _BEFORE_NAMES:
        kept["于"] = "于"
    # 钟点工 is a word, and 金钟 a place with a bell.
    if "钟" in word and (word[0] != "钟" or dictionary_tag(word[:2])):
        kept.pop("钟", None)
    return kept


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
