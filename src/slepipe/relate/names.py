"""Names of one thing: X(Y), X/Y, X(商品名Y), X,又称Y."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.model import Mention, Relation
from slepipe.relate.context import Context, argument, relate
from slepipe.relate.line import (
    BIOMARKER,
    CELL,
    CLASS,
    DISEASE,
    DOSE,
    DRUG,
    ORGANIZATION,
    SYMPTOM,
    TARGET,
    THERAPY,
    TRIAL,
    Sentence,
    line_pattern,
)

_NAMED = f"[{DRUG}{CLASS}{THERAPY}{CELL}{TARGET}{DISEASE}{SYMPTOM}{BIOMARKER}{TRIAL}{ORGANIZATION}]"
_CALLED = (
    "商品名(?:称)?|通用名(?:称)?|英文(?:名|商品名|简称|缩写)?|中文名|化学名|原名|旧名|以下简称|下称|简称|缩写|又称|又名|也称|亦称|也叫|又叫|亦名|俗称|别名|别称|通称|人称|民间又?[叫称]|老百姓[叫称]|医学上称|正式名称|全名|旧称|原称|"
    "研发代号|研究代号|开发代号|代号|药名|成分|即|曾用名|全称"
)
_CALL = f"(?:{_CALLED})(?:作|做|叫|为|是|名)?[:：]?\\s?[“「『\x22]?"
# The first name of brackets, and the others behind it: (Anifrolumab,商品名Saphnelo)
_BRACKET = line_pattern(f"(?P<one>{_NAMED})[”」]?\\s?[(（](?P<inside>[^()（）]*)[)）]")
_FIRST = line_pattern(f"\\s?(?P<call>{_CALL})?(?P<two>{_NAMED})")
_NEXT = line_pattern(f"[”」』\x22]?\\s?[,，、/;；]\\s?(?P<call>{_CALL})?(?P<two>{_NAMED})")
_END = line_pattern(f"[”」』\x22]?\\s?(?:[,，、;；]|{DOSE}?\\s?\\Z)")
_APPOSED = line_pattern(f"(?P<one>{_NAMED})[”」]?\\s?[,，]?(?P<call>{_CALL})(?P<two>{_NAMED})")
_CALLS = line_pattern("称|即|名|叫|代号|成分")
_BRAND = line_pattern(f"如{DRUG}(?:(?:等|[、,，/])[^()]*)?")
_SLASH = line_pattern(f"(?P<one>{_NAMED})\\s?[/|]\\s?(?P<two>{_NAMED})")


def find_names(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """The names that a sentence gives to one thing, two by two."""
    line = sentence.line
    text = line.text
    if len(line.at) == 1:
        return
    if "(" in text:
        yield from _bracketed(context, sentence)
    if "/" in text:
        for match in _SLASH.finditer(text):
            one, two = line.at[match.start("one")], line.at[match.start("two")]
            if one.entity == two.entity and context.name(one) != context.name(two):
                yield _relation(context, sentence, "same-as.slash", one, two)
    if _CALLS.search(text):
        yield from _called(context, sentence)


def _called(context: Context, sentence: Sentence) -> Iterator[Relation]:
    flat = sentence.flat
    match = _APPOSED.search(flat.text)
    while match is not None:
        one, two = flat.at[match.start("one")], flat.at[match.start("two")]
        if _are_same(context, one, two, called=True):
            yield _relation(context, sentence, "same-as.called", one, two)
        # 甲,简称乙,又叫丙
        match = _APPOSED.search(flat.text, match.start("two"))


def _bracketed(context: Context, sentence: Sentence) -> Iterator[Relation]:
    line = sentence.line
    for match in _BRACKET.finditer(line.text):
        one = line.at[match.start("one")]
        # Anifrolumab(如Saphnelo) in rules of payment, 激素(如泼尼松) everywhere.
        brand = _BRAND.fullmatch(match["inside"])
        if brand is not None and (two := line.at[match.start("inside") + 1]).entity == one.entity is not None:
            yield _relation(context, sentence, "same-as.bracket", one, two)
        for two, called in _inside(sentence, match.start("inside"), match.end("inside")):
            if _are_same(context, one, two, called=called):
                yield _relation(context, sentence, "same-as.bracket", one, two)


def _inside(sentence: Sentence, start: int, end: int) -> Iterator[tuple[Mention, bool]]:
    """The names at the head of brackets; what describes the thing ends them."""
    line = sentence.line
    match = _FIRST.match(line.text, start, end)
    while match is not None:
        if _END.match(line.text, match.end(), end) is None and line.text[match.end() : match.end() + 1] != "/":
            return
        yield line.at[match.start("two")], match["call"] is not None
        match = _NEXT.match(line.text, match.end(), end)


def _are_same(context: Context, one: Mention, two: Mention, *, called: bool) -> bool:
    """Brackets also give examples and members: where the lexicon knows two things, only a word such as 又称 makes them one."""
    if one.type != two.type or context.name(one) == context.name(two):
        return False
    known = one.rule.startswith("lexicon.") and two.rule.startswith("lexicon.")
    return one.entity == two.entity or called or not known


def _relation(context: Context, sentence: Sentence, rule: str, one: Mention, two: Mention) -> Relation:
    return relate(context, sentence, rule, [argument("name", one), argument("name", two)])
