"""What copying a page did to a text: pinyin in brackets, flattened exponents, lost and stray characters.

Where the mend is certain, ``after`` holds it and an edition makes it; the rest is for a review to list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from slepipe.edit.protected import addresses, bodies, every
from slepipe.hanzi import is_han, separate, to_simplified, to_traditional
from slepipe.model import Article
from slepipe.patterns import Pattern

PINYIN = "damage.pinyin"
SUPERSCRIPT = "damage.superscript"
LOST = "damage.lost-character"
CONTROL = "damage.control"

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
# One syllable behind the character that it reads: 系統(tǒng)性, 個(gè). Among such ones the toneless of a few particles count, too.
_SYLLABLE = f"(?:[zcs]h|[b-df-hj-np-tw-zɡ])?[iuü]?[{_TONED}][aeiouɑ]?(?:n[gɡ]?|r)?"
_READING = Pattern(f"(?<=[\u3400-\u9fff])(?:[(（]{_SYLLABLE}[)）])+")
_TONELESS = Pattern("(?:(?<=[們们])[(（]men|(?<=[麼么])[(（]me|(?<=[嗎吗])[(（]ma)[)）]")
# Other pages write all of them without tones: 相關(guan) 單位, 醫聯體(ti).
_PLAIN = Pattern("(?<=[\u3400-\u9fff])[(（](?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouüv]{1,3}(?:ng?|r)?[)）]")
# What such a page leaves behind a reading: 相關(guan) 單位, 關節內(nèi) (IA).
_BLANK = Pattern("[ \u00a0](?=[\u3400-\u9fff(（])")
# From so many readings on a page has put them there, whatever the characters, if all of these are common ones.
_MANY = 4
_OPENING = ("(", "（")
# Headings of an abstract whose blank or colon was lost: 目的? 观察疗效, 方法? 选取.
_GLOSS = r"(?:[(（][^\u3400-\u9fff\s)）]{1,6}[)）])?"
_HEADED = Pattern(
    r"(?m:^|(?<=[。:：\n]))(?:摘要[:：]\s?)?"
    rf"(?:目的|方法|[结結]{_GLOSS}果|[结結]{_GLOSS}[论論]|背景|[对對]{_GLOSS}象|[资資]{_GLOSS}料[与與]{_GLOSS}方法|材料[与與]{_GLOSS}方法){_GLOSS}"
    "(?P<sign>\\?\\s?)(?=[\u3400-\u9fff])"
)
_HEADINGS = 2
# What is left of blanks of another kind: 摘??要, 目的：??探讨.
_BLANKS = Pattern("(?<=摘)[?？]{1,4}(?=要)|(?<=[】：:])[?？]{2,4}(?=[\u4e00-\u9fff])")
_GARBLED = Pattern(rf"\?{_SYLLABLE}[)）]")

# What stands before the m of an area or a volume (8cm2, 1.73 m2, mg/m2), and what does not follow it.
_MEASURED = Pattern(r"(?:(?<![A-Za-z\d.])\d[\d.,]* ?[cmdk]?|[gGlLUJ]/)$")
_GOES_ON = Pattern(r"[A-Za-z\d]|\.\d")
_POWERS = ("103/", "106/", "109/", "1012/")
_TIMES = Pattern(r"(?:×|(?<=\d)[xX]|(?<=\d )[xX]) ?$")
_PER_VOLUME = Pattern("(?:[μµumd]?[lL]|mm[3³])(?![A-Za-z])")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_STRAY = Pattern("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\U000f0000-\U0010fffd]+")
# A clause with one of these asks: 狼疮如何治疗?先看症状.
_ASKS = Pattern(
    "[吗嗎呢吧么麼啊何谁誰哪几幾怎岂豈孰]|多[少久大长長高]|[是能可会會应應]否|[有是][无無]|([\u4e00-\u9fff])[不没沒]\\1"
)
_QUERY = Pattern("[A-Za-z][A-Za-z0-9_]*=")
_NEAR = 40


class Damage(msgspec.Struct, frozen=True, gc=False):
    """What is wrong with ``text[start:end]`` and what belongs there; ``after`` is None where nothing is certain."""

    start: int
    end: int
    after: str | None
    rule: str


def find_damage(article: Article) -> tuple[Damage, ...]:
    """The damage of an article, in order. Addresses and code are left out, and so are references but for control characters."""
    text = article.text
    found = [*_pinyin(article)]
    for start, end in bodies(article):
        found += chain(_areas(text, start, end), _powers(text, start, end), _lost(text, start, end))
    if found:
        kept = addresses(article)
        found = [damage for damage in found if damage.start not in kept]
    found += _stray(article)
    return tuple(sorted(found, key=lambda damage: damage.start))


def readings(damage: Iterable[Damage]) -> tuple[int, ...]:
    """The offsets of pinyin that certainly is no part of the text, so that 系統(tǒng)性紅斑狼瘡 is read as one word."""
    return tuple(at for one in damage if one.rule == PINYIN and one.after is not None for at in range(one.start, one.end))


def stand_ins(text: str, damage: Iterable[Damage]) -> Iterator[int]:
    """The offsets of question marks that stand for lost characters and are none: IgA2?B細胞; between Chinese ones they may well ask."""
    for one in damage:
        if one.rule == LOST and one.after is None and not (is_han(text[one.start - 1]) and is_han(text[one.end : one.end + 1])):
            yield one.start


def _pinyin(article: Article) -> Iterator[Damage]:
    """Readings in brackets. Pages that convert on the fly put them behind characters that differ between the scripts.

    A text with two or more, all of them there, is such a page; an author glosses rare characters of any kind: 罹（lí）.
    """
    text = article.text
    spans: list[tuple[int, int]] = []
    certain = False
    if any(vowel in text for vowel in _TONED):
        spans = _found(_READING, article)
        read = [text[start - 1] for start, _ in spans]
        certain = len(spans) > 1 and (_all_differ(read) or (len(spans) >= _MANY and all(map(_is_common, read))))
    plain = _found(_PLAIN, article) if "(" in text or "（" in text else []
    if len({text[start - 1] for start, _ in plain}) >= _MANY and _all_differ([text[start - 1] for start, _ in plain]):
        certain, spans = True, [*spans, *plain]
    elif certain:
        spans += _found(_TONELESS, article)
    toneless = set(plain) if certain else set()
    for start, end in spans:
        # 王麗(lì) 李強(qiáng) stand apart; pages that leave out the tones leave a blank behind each reading.
        eaten = certain and ((start, end) in toneless or text[end + 1 : end + 2] in _OPENING)
        blank = _BLANK.match(text, end) if eaten else None
        yield Damage(start, blank.end() if blank else end, "" if certain else None, PINYIN)


def _found(pattern: Pattern, article: Article) -> list[tuple[int, int]]:
    return [match.span() for start, end in bodies(article) for match in pattern.finditer(article.text, start, end)]


def _all_differ(characters: Iterable[str]) -> bool:
    """Whether every character is another one in Simplified or in Traditional."""
    simplified = to_simplified("".join(characters))
    traditional = to_traditional(separate(simplified, simplified)).text
    return all(one != other for one, other in zip(simplified, traditional, strict=True))


def _is_common(character: str) -> bool:
    """Whether it is of the first level of GB 2312, in Simplified: 后, but not the 罹, 疣 and 莪 that authors gloss."""
    try:
        return to_simplified(character).encode("gb2312") < b"\xd8"
    except UnicodeEncodeError:
        return False


def _areas(text: str, start: int, end: int) -> Iterator[Damage]:
    for sign, after in (("m2", "²"), ("m3", "³")):
        for at in every(text, sign, start, end):
            if _MEASURED.search(text[max(start, at - 16) : at]) and not _GOES_ON.match(text, at + 2):
                yield Damage(at + 1, at + 2, after, SUPERSCRIPT)


def _powers(text: str, start: int, end: int) -> Iterator[Damage]:
    """×109/L is ×10⁹/L, for nobody counts in times 109."""
    for sign in _POWERS:
        for at in every(text, sign, start, end):
            behind = at + len(sign) - 1
            times = _TIMES.search(text[max(start, at - 4) : at])
            if times and _PER_VOLUME.match(text, behind + 1):
                raised = text[at + 2 : behind].translate(_RAISED)
                if times[0][0] == "×":
                    yield Damage(at + 2, behind, raised, SUPERSCRIPT)
                else:
                    yield Damage(at - len(times[0]), behind, "×" + times[0][1:] + "10" + raised, SUPERSCRIPT)


def _lost(text: str, start: int, end: int) -> Iterator[Damage]:
    """A sign that stands for a character inside a phrase: IgA2?B細胞, 患□者. U+FFFD stands for nothing else anywhere."""
    headed = dict(match.span("sign") for match in _HEADED.finditer(text, start, end)) if "?" in text else {}
    if len(headed) < _HEADINGS:
        headed = {}
    yield from (Damage(at, behind, "：", LOST) for at, behind in headed.items())
    gone = [match.span() for match in _BLANKS.finditer(text, start, end)] if "??" in text or "？？" in text else []
    yield from (Damage(at, behind, "", LOST) for at, behind in gone)
    taken = {*headed, *(at for first, behind in gone for at in range(first, behind))}
    for sign in "?□\ufffd":
        for at in every(text, sign, start, end):
            if at not in taken and (sign == "\ufffd" or _is_lost(text, start, end, at)):
                yield Damage(at, at + 1, None, LOST)


def _is_lost(text: str, start: int, end: int, at: int) -> bool:
    if text[at] == "?" and _GARBLED.match(text, at) is not None:
        return True
    return _in_phrase(text, start, end, at) and not _MEANT[text[at]](text, start, at)


def _in_phrase(text: str, start: int, end: int, at: int) -> bool:
    """Whether letters, digits or Chinese stand on both sides, and Chinese among them."""
    left, right = at, at + 1
    while left > start and at - left < _NEAR and text[left - 1].isalnum():
        left -= 1
    while right < end and right - at < _NEAR and text[right].isalnum():
        right += 1
    return left < at and right > at + 1 and any(map(is_han, text[left:right]))


def _asks(text: str, start: int, at: int) -> bool:
    """Whether the clause before a question mark is a question, or an address goes on behind it (狼疮?b=1)."""
    before = text[max(start, at - _NEAR) : at]
    clause = before[max(map(before.rfind, "。！？；，：、,;:!?\n")) + 1 :]
    return _ASKS.search(clause) is not None or _QUERY.match(text, at + 1) is not None


def _is_box(text: str, start: int, at: int) -> bool:
    """Whether the line offers boxes to tick: □是□否."""
    line = max(start, text.rfind("\n", start, at) + 1, at - 5 * _NEAR)
    return any(box == line or not text[box - 1].isalnum() for box in every(text, "□", line, at))


_MEANT = {"?": _asks, "□": _is_box}


def _stray(article: Article) -> Iterator[Damage]:
    """Control characters and those of private use, which every font shows in its own way, in any block."""
    text = article.text
    for block in article.blocks:
        if not text[block.start : block.end].isprintable():
            for match in _STRAY.finditer(text, block.start, block.end):
                yield Damage(*match.span(), None, CONTROL)
