"""Wrong characters that a conversion left in a Traditional text (復雜, 于, 癥狀) or put there (幹擾素, 腎髒).

The text is taken to Simplified and back along its words. Where the result differs, the source is suspect; it is an error
unless both forms are written by good authors (``variants.tsv``) or the character belongs to a name.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import lru_cache

import msgspec

from slepipe.edit.cantonese import cantonese_offsets, is_spoken
from slepipe.edit.choices import choices
from slepipe.edit.tables import HONG_KONG, TAIWAN, given_name_characters, name_variants, published, surnames, variants
from slepipe.hanzi import phrase_in_traditional, to_simplified
from slepipe.lexicon.load import Lexicon
from slepipe.model import Mention, Token
from slepipe.patterns import Pattern
from slepipe.recognize.person_names import ADDRESSES, COMPOUND_SURNAMES, SURNAMES
from slepipe.recognize.villages import RULE as VILLAGE
from slepipe.segment.engine import dictionary_tag

# What follows 姓 is a surname (他姓范), unless the people are meant (百姓于是).
_SURNAME = Pattern("(?<=姓)(?<!百姓).")
# Characters that write the sounds of foreign names, which the segmenter tags like any name: 埃里克, 卡拉干达.
_FOREIGN = frozenset("里干采")
# After these 于 is a preposition, and after any verb, noun or adjective if the rest of the name is a word: 适用于源, 毕业于长安.
_GOVERNING = frozenset(
    "适用 应用 运用 作用 用 来源 起源 出生 毕业 发表 成立 服务 集中 局限 有利 不利 有助 相当 等同 优 高 低 早 晚 始 死 建 设".split()
)
_BEFORE_PLACES = frozenset("v vn vi vd n a ad".split())
# Words of one character and their parts of speech: 適用于, 治療后, 并可.
_PARTICLES = frozenset({("于", "p"), ("后", "f"), ("并", "c"), ("里", "f")})
# 么 is a good writing of 幺 and a bad one of 麼; 藉此 is as good as 借此, but who borrowed 借了; 遊離 as 游離, but who swims 游泳.
# 公佈 and 食慾 are good, what is woven and what nearly happens are 布 and 欲; 痠痛 is good, what is sour is 酸.
_NEVER = Pattern(
    "(?<=[什怎那這多要])么|藉(?=了|[錢款債貸])|遊(?=泳)|(?<=[上下中])遊(?![戲客覽艇船玩樂園說行])|嚐(?=試)|彙(?=款|入|出|率|票|兌)"
    "|(?<=[尿棉紗抹桌窗畫麻帆毛絨瀑])佈|佈(?=[料簾鞋匹偶丁藝衣娃疋])|慾(?=[睡墜哭絕]|言又|罷不)|(?<=[正亟急])慾|(?<=[尿乳核氨])痠"
)
# Longer rows of variants.tsv hold a shorter one.
_WORD_LENGTHS = (2, 3, 4)
# Words of one character that no table of characters may free: 係 alone is a formal "is" (肥胖係內臟脂肪型), in 係統 it is wrong; 杰 alone is a name.
_ALONE = frozenset({("係", "系"), ("杰", "傑")})
_NAMES = frozenset(("nr", "nrt", "nrfg"))
_LONGEST_NAME = 3
# Animals are counted in 隻, and ships and some animals are called so; what else stands before a verb means only: 隻會耽誤. Lumps are 癥, no illness is: 輕癥.
_NEVER_MEANT = Pattern(
    r"癥(?![結瘕積塊])|隻(?<![一二三四五六七八九十百千萬兩數幾多半這那每各某\d船艦豬犬羊雞牛禽畜鼠貓].)(?=[會能是有可需在對])"
)
# Tongs, which no article is about: what a converter leaves of 鑽 (環鉆); Simplified characters that Big5 has for words no longer written;
# and what stands in a word or two each: 鞦韆, 收穫, 箇中, 痊瘉, 嚮往, 彆扭, 瀋陽, 鬍鬚.
_UNWRITTEN = Pattern(
    "鍾(?<=[一二兩三四五六七八九十半幾數\\d]個鍾)(?=[，。、；！？\\s的後前才多先便就已未之內左以到]|\\Z)|[鉆与气优价异网体机吨怀扰构极肮惊离确]|韆(?<!鞦韆)|穫(?<!收穫)|箇(?!中)|瘉(?<!痊瘉)|挂|万(?!俟)|鬍(?![鬚子渣髭碴])(?<![大刮腮羊字蓄留撇剃白小美長]鬍)"
    "|嚮(?![往導])|彆(?![扭腳])|瀋(?![陽海])|齣(?<![一二三四五六七八九十百千兩這那每幾數首某]齣)|隻(?=[剩佔])(?<![一二三四五六七八九十百千萬兩數幾多半這那每各某\\d]隻)"
    "|鬚(?<![鬍觸根參米長短白黑剃刮卷捲龍虎鼠貓蝦鯰鬢美捋留捻巻]鬚)(?![髮眉根毛瘡鯨鯊子很的])"
)
# Things whose Simplified character is a surname, too.
_THINGS = frozenset({("薑", "姜"), ("鐘", "鍾")})
_ADDRESSES = (*ADDRESSES, "姓", "某", "氏")
_REACH = 3
# Behind a number 余 is what remains: 30余年.
_REMAINDER = Pattern("[0-9０-９十百千万萬亿億]余")
# 区 is one, too, but beside a title it is a district (区医院主任).
_SURNAMES = SURNAMES | {"区"}
_PROPER = frozenset({"drug", "organization", "journal", "trial"})
_NO_WORDS = _NAMES | {""}

WORD, NAME, CHARACTER = "repair.word", "repair.name", "repair.character"
CONFIDENCE = {WORD: 0.999, CHARACTER: 0.99, NAME: 0.94}
"""How likely a repair is right, by rule: counted in texts damaged on purpose (docs/review.md)."""


class Suspect(msgspec.Struct, frozen=True):
    """A character of the source, at ``at``, that conversion would write otherwise; ``word`` is the one around it, from ``start`` on.

    ``rule`` says why: ``repair.word`` where the word around it settles the matter (復雜 is never right), which is ``certain``;
    ``repair.name`` in a person's name (孫凌云), ``repair.character`` in a word of one character (于, 后) and in what is no word of the dictionary,
    where no phrase tells (牙鬆, which conversion makes 牙松). ``particle`` says that the word is a
    preposition, postposition or conjunction, which only classical Chinese writes so.
    """

    at: int
    written: str
    other: str
    word: str
    start: int
    rule: str
    particle: bool = False

    @property
    def certain(self) -> bool:
        """Whether it is wrong in any text."""
        return self.rule == WORD


def find_suspects(
    text: str,
    converted: str,
    differences: Sequence[int],
    tokens: Sequence[Token],
    kept: Container[int] = (),
    *,
    persons: Container[int] = (),
    named: Container[int] = (),
) -> tuple[Suspect, ...]:
    """All suspect characters of a Traditional text, in order.

    ``converted`` is its round trip in the same coordinates, ``differences`` where it departs from the text, ``kept`` the
    characters of persons' names that stay, ``persons`` those whose surname or given name decides: nobody is called 週 or 係, and ``named``
    all that belong to the persons mentioned.
    """
    free = variants()
    found: list[Suspect] = []
    spoken = cantonese_offsets(text) if differences else frozenset()
    words = iter(tokens)
    token = next(words, None)
    for at in differences:
        single = (text[at], converted[at]) in free and at not in persons and _NEVER.match(text, at) is None
        if (
            at in kept
            or single
            or _in_variant(text, converted, at)
            or is_spoken(text, at, spoken)
            or (at not in named and _is_thing(text, converted, at))
        ):
            continue
        while token is not None and token.end <= at:
            token = next(words, None)
        inside = token if token is not None and token.start <= at else None
        if at in spoken and _is_said(text, converted, at, inside):
            continue
        suspect = _judge(text, converted, at, inside, named=at in named)
        if suspect is not None:
            found.append(suspect)
    return tuple(found)


@lru_cache(maxsize=1)
def _written_freely() -> frozenset[str]:
    """The characters of all words that good authors write in both ways."""
    return frozenset(character for word, _ in variants() if len(word) > 1 for character in word)


def _in_variant(text: str, converted: str, at: int) -> bool:
    """Whether the character belongs to a word that good authors write in both ways, wherever the segmenter cuts: 迴轉 in 大迴轉."""
    free = variants()
    if text[at] not in _written_freely():
        return False
    return any(
        (text[start : start + length], converted[start : start + length]) in free
        for length in _WORD_LENGTHS
        for start in range(max(0, at - length + 1), at + 1)
    )


def _is_thing(text: str, converted: str, at: int) -> bool:
    """Whether a character that only a thing has was made one that only names have, where nobody is called so: 一片薑, 老鐘."""
    return (text[at], converted[at]) in _THINGS and not to_simplified(text[at + 1 : at + 1 + _REACH]).startswith(_ADDRESSES)


def _is_said(text: str, converted: str, at: int, token: Token | None) -> bool:
    """Whether Cantonese may have the character.

    Not one that nobody writes, nor in a word of the dictionary (急癥室), nor for its copula (都繫), nor as a preposition or conjunction (三個月后).
    """
    if token is not None and (token.text, token.pos) in _PARTICLES:
        return False
    word = token is not None and len(token.text) > 1 and dictionary_tag(token.text) != ""
    return in_big5(text[at]) and converted[at] != "係" and not word and _UNWRITTEN.match(text, at) is None


def _judge(text: str, converted: str, at: int, token: Token | None, *, named: bool) -> Suspect | None:
    start, end = (token.start, token.end) if token else (at, at + 1)
    word, other = text[start:end], converted[start:end]
    if (word, other) in _ALONE:
        return None
    name = token is not None and token.pos.startswith("nr")
    # 蛋|格裏 is no name from abroad, as 克裡斯 is.
    if (
        token is not None
        and name
        and not named
        and text[at] in "裏裡"
        and (end - start < _LONGEST_NAME or not dictionary_tag(token.text))
    ):
        return None
    settled = (
        not name
        and end - start > 1
        and not _stands_as_name(text, at, token)
        and token is not None
        and (dictionary_tag(token.text) != "" or not _may_be_meant(text, converted, at))
        and not _reads_otherwise(text, at, token)
    )
    certain = settled or not in_big5(text[at]) or _UNWRITTEN.match(text, at) is not None
    particle = token is not None and (token.text, token.pos) in _PARTICLES
    return Suspect(at, text[at], converted[at], word, start, WORD if certain else NAME if name else CHARACTER, particle)


def _reads_otherwise(text: str, at: int, token: Token) -> bool:
    """Whether a Traditional character is right where the words are cut otherwise: 要沖|水 and 冲水, 太|乾才, 血一乾.

    So it is where a word across the end of ``token`` has it, or a row of ``choices.tsv`` gives it by what stands around it.
    """
    start = max(0, at - _AROUND)
    around = to_simplified(text[start : at + _AROUND])
    place = at - start
    character = around[place]
    if text[at] == character:
        return False
    across = [around[place - 1 : place + 1]] if at == token.start and place else []
    across += [around[place : place + 2]] if at == token.end - 1 else []
    for word in across:
        if dictionary_tag(word) and text[at] in phrase_in_traditional(word):
            return True
    before, after = around[:place], around[place + 1 :]
    return any(rule.written == text[at] and rule.fits(before, after) for rule in choices().get(character, ()))


_AROUND = 9


def _stands_as_name(text: str, at: int, token: Token | None) -> bool:
    """Whether three characters that begin with a surname stand alone, as names do in a line of authors, whatever words they hold: 余力|行."""
    if token is None or token.start != at or len(token.text) != len("余力") or text[at] not in surnames():
        return False
    alone = not _HAN.match(text[at - 1 : at]) and not _HAN.match(text[at + _LONGEST_NAME : at + _LONGEST_NAME + 1])
    return alone and _HAN.match(text[token.end : token.end + 1]) is not None


_HAN = Pattern("[一-鿿]")


def _may_be_meant(text: str, converted: str, at: int) -> bool:
    """Whether an author may have chosen the character, of a word that no dictionary has: 水穀, 牙鬆, 咸美頓, but not 口幹, 讀于 and 30余年.

    So it is where conversion only put the most frequent one for its Simplified form, and this is another or one that names have.
    """
    simplified = to_simplified(text[at])
    if (
        _UNWRITTEN.match(text, at)
        or _NEVER_MEANT.match(text, at)
        or (text[at] == simplified and (text[at] not in _in_names() or _REMAINDER.match(text, at - 1)))
    ):
        return False
    alone = phrase_in_traditional(simplified)
    return converted[at] in (alone, dict(published(TAIWAN)).get(alone, alone))


@lru_cache(maxsize=1)
def _in_names() -> frozenset[str]:
    return (surnames() | given_name_characters() | _FOREIGN) - {"于"}


def name_characters(text: str, tokens: Sequence[Token], chosen: Container[int] = ()) -> frozenset[int]:
    """Offsets of characters in persons' names that stay as they are in Traditional text: 范 in 范仲淹.

    A word that the segmenter takes for a name (范畴, 特征提取) has none; ``chosen`` are the offsets of words known to be none.
    """
    kept: set[int] = set()
    for index in [index for index, token in enumerate(tokens) if token.pos in _NAMES]:
        token = tokens[index]
        if token.start not in chosen:
            first = surnames() if token.pos == "nr" else _FOREIGN | surnames()
            if text[token.start] in first and not _preposition(tokens, index):
                kept.add(token.start)
            within = given_name_characters() | name_variants() if _personal(token) else _FOREIGN
            kept.update(at for at in range(token.start + 1, token.end) if text[at] in within)
    kept.update(match.start() for match in _SURNAME.finditer(text) if match[0] in surnames())
    first = surnames()
    for index in [index for index, token in enumerate(tokens) if text[token.start] in first]:
        if _is_guess(tokens[index]) or (len(tokens[index].text) == 1 and _is_listed(tokens, index)):
            kept.add(tokens[index].start)
    return frozenset(kept)


def listed_characters(mentions: Iterable[Mention], lexicon: Lexicon) -> frozenset[int]:
    """Offsets of the characters of drugs and other proper names that stand as the lexicon lists them: 里先安 and 臟得樂 are brands of Taiwan."""
    kept: set[int] = set()
    for mention in mentions:
        if mention.type in _PROPER and all(in_big5(c) and _UNWRITTEN.match(c) is None for c in mention.text):
            concept = lexicon.concept_of(mention.entity)
            if concept is not None and mention.text in (
                *concept.aliases,
                concept.names.get(TAIWAN),
                concept.names.get(HONG_KONG),
            ):
                kept.update(range(mention.start, mention.end))
    return frozenset(kept)


def _is_listed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a surname stands in a list, and a given name behind it: 朱胜利、于洪涛."""
    following = tokens[index + 1 : index + 2]
    return (
        index > 0
        and tokens[index - 1].text == "、"
        and bool(following)
        and following[0].pos == "nr"
        and following[0].start == tokens[index].end
    )


def _is_guess(token: Token) -> bool:
    """Whether it is no word of the dictionary and begins with 范 or 朴, which begin few words: 范征, 范师太, 朴老."""
    return token.text[0] in "范朴" and len(token.text) > 1 and not dictionary_tag(token.text)


def _personal(token: Token) -> bool:
    """Whether a name is a Chinese person's by its surname, or a foreign person's: 墨菲征 and 道德水准 are neither, and 高峰 is a word."""
    name = token.text
    if len(name) < _LONGEST_NAME and dictionary_tag(name):
        return False
    return token.pos != "nr" or (len(name) <= _LONGEST_NAME and name[0] in _SURNAMES) or name[:2] in COMPOUND_SURNAMES


def _preposition(tokens: Sequence[Token], index: int) -> bool:
    """Whether the 于 that begins a name is none: 毕业于长安, 发表于微软, 始于升A."""
    token, before = tokens[index], tokens[max(0, index - 1)]
    if token.text[0] != "于" or before.end != token.start:
        return False
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    if behind is not None and behind.start == token.end and behind.text[0].isascii() and behind.text[0].isalnum():
        return True
    # No Chinese name has four characters after 于; 15%于置富 is no name either.
    if before.text.endswith("%") or len(token.text) > _LONGEST_NAME:
        return True
    return before.text in _GOVERNING or (before.pos in _BEFORE_PLACES and dictionary_tag(token.text[1:]) not in _NO_WORDS)


def named_offsets(text: str, simplified: str, mentions: Iterable[Mention]) -> tuple[int, ...]:
    """The characters of what is mentioned that conversion would take for other words: 余品妍's 余, 范征's both, 于主任's 于, the 里 of 寶華里.

    A surname stays as the view has it, a character of a given name where the text has the same.
    """
    mentions = tuple(mentions)
    persons = [m for m in mentions if m.type == "person"]
    given = given_name_characters()
    first = [m.start for m in persons if simplified[m.start] in surnames() or text[m.start] in given]
    later = (at for m in persons for at in range(m.start + 1, m.end) if text[at] == simplified[at] and text[at] in given)
    villages = (m.end - 1 for m in mentions if m.rule == VILLAGE)
    return tuple(sorted({*first, *later, *villages}))


@lru_cache(maxsize=16384)
def in_big5(character: str) -> bool:
    """Whether Big5, which holds the characters of Traditional Chinese, has it: 网 and 发 it has not, the ambiguous 于 and 后 it has."""
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def errors(found: Sequence[Suspect], *, damaged: bool) -> list[Suspect]:
    """The suspects to repair: all of them in a damaged text, only the certain ones in a well-written one.

    A text with a certain error or two is neither: its particles are repaired, too.
    """
    slips = any(suspect.certain for suspect in found)
    return [suspect for suspect in found if damaged or suspect.certain or (slips and suspect.particle)]
