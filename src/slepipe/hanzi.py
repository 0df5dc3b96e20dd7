"""OpenCC, held to its promise: these conversions keep every code point in its place, or raise.

Only tables that map code point to code point are used: t2s, s2t, t2tw and t2hk of OpenCC 1.4.2 kept the length of every Han code point
and of all 349,046 words of jieba's dictionary.
The ``p`` phrase tables are kept out: they turn 指標 into 指针 and 疾病进程 into 疾病程序.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import compress

import msgspec
from opencc import __version__ as opencc_version

from slepipe.errors import ConversionError, InputError
from slepipe.patterns import Pattern

OPENCC_VERSION: str = opencc_version
# Put between words, so that OpenCC cannot match across them (包括发动机 is not 包括髮動機): the first that the text lacks.
_BOUNDARIES = "\ufdd0\ufdd1\ufdd2\ufdd3\ue000\ue001"


@lru_cache(maxsize=8)
def _converter(config: str) -> Callable[[str], str]:
    from opencc import OpenCC

    # The class includes rare "tofu" characters by default, the command line of OpenCC does not; neither do we.
    convert: Callable[[str], str] = OpenCC(config, include_tofu_risk_dictionaries=False).convert
    return convert


# OpenCC leaves Hong Kong's 衞, Taiwan's 醯 (acyl), 睪, 痺, 両 and 瘉 as they are, and gives 嗰 and 鎝 characters that few fonts hold.
_LEFT = (
    ("衞", "卫"),
    ("堿", "碱"),
    ("醯", "酰"),
    ("睪", "睾"),
    ("痺", "痹"),
    ("両", "两"),
    ("瘉", "愈"),
    ("𠮶", "嗰"),
    ("𨱏", "锝"),
)

# OpenCC takes 於 for a name in 屬於單盲 and 對於穆斯林; these are names.
_NO_NAME = Pattern("(?<!樊)於(?!菟|梨华|陵子)")

# OpenCC leaves 著 as it is. It stays 著 where it means writing or standing out (著作, 显著, 尤著, 以夜间为著, 著有三本书), and is the particle 着
# elsewhere, as in 为着孩子.
_PARTICLE = Pattern(
    "著(?<![显昭卓专论原名巨译编合土拙遗所尤最更较渐甚益彰].)(?![名作者述称录书《]|(?<![随伴跟带朝沿]著)有[《〈多数一两二三四五六七八九十专论书]"
    "|(?<=为著)(?![\u4e00-\u9fff])|(?<=为著)(?:的|者(?!的)|且|而|并|伴|时))"
)

# What converters put for 了 (有瞭, 除瞭, 說明瞭原因) and for 一 (壹般): 瞭 sees (瞭望), and 壹 is for sums (壹萬元).
_NO_SIGHT = Pattern("瞭(?![解望然如哨]|若[指观])(?:(?<=[^明目]瞭)|(?<=[说表证阐声发查标指讲]明瞭))")
_NO_SUM = Pattern("壹(?=[般些旦样直起切致旁谈]|[个种次](?![拾佰仟万元圆]))")
# 藉 is a pretext, in Simplified 借 but for 狼藉 and 蕴藉; who borrowed money 借了.
_BORROWED = Pattern("藉(?=了|[钱款债贷])")
# What no Cantonese says (有冇有效 asks whether something works, and who says 冇 does not say 想到 but 諗到), and what only Cantonese is written with.
_MISWRITTEN = Pattern("(?<!有)冇有|冇(?:想到|料到|来得及)")
_SPEECH = Pattern("[嘅喺唔佢咗哋嚟]")
# Spirits are 神祇; elsewhere 祇 and 衹 mean only.
_SPIRIT = Pattern("(?<=[神地])祇")


# What OpenCC makes 嶽 of every 岳 that its phrases do not know (岳州, 岳池縣).
_NO_MOUNTAIN = Pattern("(?<![五四東西南北中山海渟])嶽(?![麓峙鎮廟])")


def is_han(character: str) -> bool:
    """Whether a character is Chinese; an empty string is not."""
    return "\u3400" <= character <= "\u9fff"


def to_simplified(text: str) -> str:
    """Convert to Simplified characters, in the same coordinates; raises ``ConversionError`` where they shift."""
    simplified = _same_length(text, _run("t2s", text), "t2s")
    for left, right in _LEFT:
        simplified = simplified.replace(left, right)
    if "瞭" in simplified:
        simplified = _NO_SIGHT.sub("了", simplified)
    if "壹" in simplified:
        simplified = _NO_SUM.sub("一", simplified)
    if "藉" in simplified:
        simplified = _BORROWED.sub("借", simplified)
    if "祇" in text or "衹" in text:
        simplified = _only(text, simplified)
    return _NO_NAME.sub("于", simplified) if "於" in simplified else simplified


def _only(text: str, simplified: str) -> str:
    characters = list(simplified.replace("衹", "只").replace("祇", "只"))
    for spirit in _SPIRIT.finditer(text):
        characters[spirit.start()] = "祇"
    return "".join(characters)


def without_miswritten(text: str) -> str:
    """A text whose 冇 is 没 where somebody put the one for the other: 冇有 is in no Cantonese, whose 冇 holds the 有 already."""
    if "冇" not in text or not _MISWRITTEN.search(text) or _SPEECH.search(text):
        return text
    return text.replace("冇", "没")


def with_particles(simplified: str) -> str:
    """A Simplified text with 着 for each 著 that the Mainland writes so: 附着 and 沉着, but 显著."""
    return _PARTICLE.sub("着", simplified) if "著" in simplified else simplified


@lru_cache(maxsize=65536)
def simplified_name(name: str) -> str:
    """A name of the lexicon as the Simplified view has it; the same names are asked for again and again."""
    return with_particles(to_simplified(name))


@lru_cache(maxsize=65536)
def phrase_in_traditional(phrase: str) -> str:
    """A few words in OpenCC's standard Traditional, as one; the text itself where OpenCC would change its length."""
    converted = _in_one_form(_run("s2t", phrase))
    return converted if len(converted) == len(phrase) else phrase


class Words(msgspec.Struct, frozen=True):
    """A Simplified text and the same with a boundary mark between its words.

    ``chosen`` is what some words become in standard Traditional, whatever OpenCC says, each with its offset in ``separated``. ``gaps`` are
    the offsets in the source of the characters that ``text`` leaves out.
    """

    text: str
    separated: str
    boundary: str
    chosen: tuple[tuple[int, str], ...] = ()
    gaps: tuple[int, ...] = ()


def separate(text: str, words: Iterable[str], chosen: Iterable[tuple[int, int, str]] = (), gaps: tuple[int, ...] = ()) -> Words:
    """Mark the boundaries of ``words``, which join to ``text``; ``chosen`` has an offset, the index of its word, and what it becomes."""
    boundary = next((mark for mark in _BOUNDARIES if mark not in text), "")
    marks = len(boundary)
    placed = tuple((at + marks * index, written) for at, index, written in chosen)
    return Words(text, boundary.join(words), boundary, placed, gaps)


def to_traditional(words: Words) -> Words:
    """Convert Simplified words to OpenCC's standard Traditional, each word on its own; the boundaries stay marked.

    Raises ``ConversionError`` where coordinates shift.
    """
    separated = _in_one_form(_run("s2t", words.separated))
    if words.chosen and len(separated) == len(words.separated):
        separated = _write(separated, words.chosen)
    text = _same_length(words.text, separated.replace(words.boundary, ""), "s2t")
    return Words(text, separated, words.boundary, gaps=words.gaps)


def _write(text: str, chosen: Iterable[tuple[int, str]]) -> str:
    parts: list[str] = []
    at = 0
    for start, written in chosen:
        parts += (text[at:start], written)
        at = start + len(written)
    return "".join((*parts, text[at:]))


def to_regional(words: Words, config: str) -> str:
    """Convert OpenCC's standard Traditional to a region's variants (``config`` t2tw or t2hk), word by word.

    s2t and then t2tw gives what s2tw gives (for every word of jieba's dictionary), with one load of its phrases (50 ms) for both
    regions. Raises ``ConversionError`` where coordinates shift.
    """
    return _same_length(words.text, _run(config, words.separated).replace(words.boundary, ""), config)


def _in_one_form(traditional: str) -> str:
    """OpenCC has 巖洞 beside 岩石, 竹谿, 幷州 and 嶽州; publishers write one form, and 嶽 where mountains are meant."""
    text = traditional.replace("巖", "岩").replace("幷", "并").replace("谿", "溪")
    return _NO_MOUNTAIN.sub("岳", text) if "嶽" in text else text


def differing(before: str, after: str) -> list[int]:
    """Offsets at which two texts of one length differ."""
    if before == after:
        return []
    # As two large numbers of 32 bits a character the texts are compared at once.
    first, second = (int.from_bytes(text.encode("utf-32-le", "surrogatepass"), "little") for text in (before, after))
    bits = (first ^ second).to_bytes(4 * len(before), "little")
    return list(compress(range(len(before)), memoryview(bits).cast("I")))


def _run(config: str, text: str) -> str:
    try:
        return _converter(config)(text)
    except UnicodeEncodeError as error:
        raise InputError(f"lone surrogate at offset {error.start}: decode the text anew, it is not valid Unicode") from error


def _same_length(before: str, after: str, config: str) -> str:
    if len(before) != len(after):
        at = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
        raise ConversionError(
            f"OpenCC {config} changed the length from {len(before)} to {len(after)} near {before[at : at + 10]!r} at {at}; "
            "report the text, and install opencc 1.4"
        )
    return after
