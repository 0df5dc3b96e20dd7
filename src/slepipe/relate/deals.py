"""Deals: who licenses, buys or develops with whom what, and for how much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slepipe.model import Argument, Mention, Relation
from slepipe.patterns import Pattern
from slepipe.relate.antecedents import antecedent, is_of_another
from slepipe.relate.approval_drugs import only_code
from slepipe.relate.context import Context, argument, arguments, distinct, relate
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.line import (
    CLASS,
    COUNT,
    DRUG,
    MONEY,
    ORGANIZATION,
    ORGANIZATIONS,
    PLACE,
    THERAPY,
    Line,
    Sentence,
    clause_end,
    clause_start,
    line_pattern,
)
from slepipe.relate.organizations import is_regulator, own_firm, the_firm
from slepipe.relate.relative_dates import dates_of

if TYPE_CHECKING:
    import re

_GAP = f"[^。;；{ORGANIZATION}]"
# 紧急使用授权 is an approval, 许可 of a regulator too.
_LICENCE = f"(?<!使用)授权(?!的?里程碑|伙伴|对象|方(?!式)|医|书|收入|营收|费|人|代表|经销)|许可(?:协议|交易|合作|权|给|予)|独家许可|引进|引入|代理权|(?:商业化|开发|销售|独家|海外|全球|地区|外|{PLACE})的?(?:权益|权利)(?!金)|的权[益利](?!金)"
_ACQUISITION = "收购|并购|买下|购入"
_PARTNERSHIP = "(?:达成|签[订署]|建立|展开|开展)(?![^,，。;；]{0,14}?许可)[^,，。;；]{0,14}?(?:合作|协议)|联手|携手"
_HANDS = "(?:授权|授予|出售|转让|许可)"
# 公司将获得授权 tells of the future and hands on nothing.
_HOLDS = "(?:把|将(?!会|于|在|从|向|以|与|获|取得|得到))"
_DEAL = line_pattern(f"(?P<acquisition>{_ACQUISITION})|(?P<licence>{_LICENCE})|(?P<partnership>{_PARTNERSHIP})")
# The exchange on which a party is listed: 纳斯达克上市公司B.
_EXCHANGE = f"{ORGANIZATION}(?:主板|科创板|创业板)?(?:上市|挂牌)的?(?:公司|企业|药企|生物)?"
_LISTED = line_pattern(_EXCHANGE)
# 把X的权益授权给B, 出售予B
_OUT = line_pattern(
    f"(?P<from>{ORGANIZATIONS})(?P<before>{_GAP}*?)(?:{_HANDS}|卖|售)(?:许可)?(?:给|予|与|至)?{_GAP}{{0,16}}?(?:{_EXCHANGE}(?={ORGANIZATION}))?(?P<to>{ORGANIZATIONS})"
)
_OUT_BEFORE = line_pattern("[把将]|就|权[益利]")
# What is got from somebody (从B引进X), and who is bought (收购B).
_IN = line_pattern(
    f"(?P<to>{ORGANIZATIONS}){_GAP}*?(?:[从自向]{_GAP}{{0,6}}?(?P<source>{ORGANIZATION}){_GAP}{{0,8}}?(?:引进|引入|取得|获得|买下|购入|收购)"
    f"|(?:{_ACQUISITION}|引进|引入|取得|获得)了?{_GAP}{{0,10}}?(?P<from>{ORGANIZATION}))"
)
# A与B签署许可协议
_WITH = line_pattern(f"(?P<one>{ORGANIZATION}){_GAP}{{0,10}}?(?:与|和|同|跟)(?P<other>{_GAP}{{0,6}}?{ORGANIZATIONS})")
# 甲宣布旗下X与乙签订授权合约
_PRODUCT_WITH = line_pattern(f"{DRUG}(?:与|和|同|跟)(?P<other>{ORGANIZATION})(?=[^,，。;；]{{0,6}}?(?:签[订署约]|达成))")
# 与B签订X的授权合约,由对方取得权利
_BY_OTHER = line_pattern("由(?:后者|对方)(?:取得|获得|拥有|负责)")
_TO_LATTER = line_pattern(f"{_HANDS}(?:许可)?(?:给|予|与|至)?了?(?:后者|对方)")
_WITH_SOMEBODY = line_pattern("公司[与和同](?:另?一家|某|一间)")
_FROM_LATTER = line_pattern(
    "[,，](?:[^,，。;；]{0,8}?)(?:获得?|取得|引进|拿下|买下)(?!了?[^,，。;；]{0,6}首付)[^,，。;；]{0,30}?(?:权益|权利|授权|许可|代理权)"
)
_GIVES = line_pattern(f"{ORGANIZATION}[^。;；把将]*{_HOLDS}[^。;；]*?{_HANDS}")
_GETS = line_pattern(f"{ORGANIZATION}[^。;；]*?(?:{_ACQUISITION}|引进|引入|取得|获得)")
_ROLES = (
    ("upfront", line_pattern("首付|头期|前期[金款]|签约金|预付|订金|首期")),
    ("milestones", line_pattern("里程碑|阶段金")),
    ("total", line_pattern("总|最高|潜在|合计|高达|至多|逾|上限")),
)
_SOME = line_pattern(f"(?:{COUNT}|[一两二三]款|[一两二三]种)[^,，。;；]{{0,20}}?(?:药物|分子|产品|抗体|疗法|新药|管线|{CLASS})")
_IN_ALL = line_pattern("(?:首付|预付)[^,，。;；]{0,40}?里程碑[^,，。;；]{0,40}?(?:合计|总计|共计|总额)")
_PART = line_pattern("其中[^,，。;；]{0,6}\\Z|(?:包括|包含|含)\\Z")
_NAMED_BEHIND = line_pattern("\\s?(?:的|等值)?(?:近期|潜在|开发|销售|预付)*(?:首付|里程碑|预付|阶段金|签约金)")
_FIRM_GIVES = line_pattern(f"{_HOLDS}[^。;；]*?{_HANDS}|授予|授权给|许可给")
_FIRM_GETS = line_pattern("获得|取得|引进|引入|收购|买下")
_PRICE_END = line_pattern("[,，。;；、及和与]")


def find_deals(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """The deal that a sentence reports: what is handed on, from whom, to whom and for how much."""
    flat = sentence.flat
    told = list(_DEAL.finditer(flat.text)) if not sentence.heading else []
    if not told:
        return
    if (talks := _TALKS.search(flat.text)) is not None:
        yield from _in_talks(context, sentence, talks)
        return
    if several := _several(context, flat):
        ends = [*(each.start() for each in several[1:]), len(flat.text)]
        for each, end in zip(several, ends, strict=True):
            yield from _one_of_several(context, sentence, each, end)
        return
    match = next((each for each in told if each.lastgroup != "partnership"), told[0])
    parties = [each for each in _parties(flat) if not is_regulator(context.view.simplified[each.start : each.end])]
    # 公司把X授权给对方: the firm that the article is about.
    if not parties and (firm := the_firm(context, sentence, 0, match.end())) is not None:
        parties = arguments(_role(flat.text, _FIRM_GIVES, _FIRM_GETS), [firm])
    what, prices = _what(context, sentence), _prices(context, sentence)
    # Two parties, or one and what it gets for what: 「公司获得授权」 says too little.
    licensed = match.lastgroup == "licence" and flat.mentions(0, len(flat.text), DRUG)
    enough = len(parties) > 1 or (what and prices and (parties or licensed))
    if enough and (what or prices or match.lastgroup != "partnership"):
        yield _relation(context, sentence, match, [*arguments("drug", what), *parties], prices=prices)


# 已与三家国际药厂洽谈区域授权
_TALKS = line_pattern(
    f"(?:与|和|同)(?P<other>(?:{COUNT}|[一两二三四五几数多][家间])[^,，。;；{ORGANIZATION}]{{0,10}}?(?:药厂|药企|公司|大厂|厂商|企业|业者|伙伴)|{ORGANIZATION})[^,，。;；{ORGANIZATION}]{{0,6}}?(?:洽谈|商谈|洽商|磋商|谈判|接洽|协商)[^,，。;；{ORGANIZATION}]{{0,16}}?(?:授权|许可|引进|代理权|权[利益])"
)


def _in_talks(context: Context, sentence: Sentence, match: re.Match[str]) -> Iterator[Relation]:
    """A licence that the firm of the article talks about with others, who may have no names."""
    flat = sentence.flat
    drugs = distinct(flat.mentions(0, len(flat.text), DRUG))
    meant = context.titled() or only_code(context)
    drugs = drugs or ([meant] if meant is not None else [])
    firm = own_firm(context, sentence)
    if len(drugs) == 1 and firm is not None and firm.entity not in {each.entity for each in flat.mentions(*match.span("other"))}:
        other = Argument("to", *context.source(flat, *match.span("other")))
        found = [*arguments("drug", drugs), argument("from", firm), other]
        yield relate(context, sentence, "deal.licence", found, hedged=True, whole=True)


def _several(context: Context, line: Line) -> list[re.Match[str]]:
    """The deals of a line that has several of different firms: 甲收购乙,丙收购丁."""
    told: list[re.Match[str]] = []
    known: set[object] = set()
    for match in _IN.finditer(line.text):
        firms = line.mentions(*match.span(), ORGANIZATION)
        if known.isdisjoint(each.entity for each in firms) and not any(is_regulator(context.name(each)) for each in firms):
            told.append(match)
            known.update(each.entity for each in firms)
    return told if len(told) > 1 else []


def _one_of_several(context: Context, sentence: Sentence, into: re.Match[str], end: int) -> Iterator[Relation]:
    """One deal of several in a sentence, of which only what stands before the next one tells."""
    flat = sentence.flat
    if (match := _DEAL.search(flat.text, into.start(), end)) is not None:
        drugs = arguments("drug", flat.mentions(into.start(), end, DRUG))
        # 金额分别为108亿美元和32亿美元 is of both.
        prices = _sums(flat, into.start(), end) if "分别" not in flat.text[into.start() : end] else []
        yield _relation(context, sentence, match, [*drugs, *_taken(flat, into)], start=into.start(), prices=prices)


def _relation(
    context: Context, sentence: Sentence, match: re.Match[str], found: list[Argument], *, prices: list[Argument], start: int = 0
) -> Relation:
    """The deal of a match between some parties, with the first date of its clause or before it, from ``start`` on."""
    text, span = sentence.flat.text, match.span()
    dates = dates_of(context, sentence.flat, clause_start(text, start), clause_end(text, match.end()))[:1]
    rule = f"deal.{match.lastgroup}"
    negated, hedged = is_negated(text, *span), is_hedged(text, *span)
    return relate(context, sentence, rule, [*found, *dates, *prices], negated=negated, hedged=hedged, whole=True)


def _parties(line: Line) -> list[Argument]:
    """Who hands on and who gets, by the verb; of an agreement between two the parties."""
    text = line.text
    out = _OUT.search(text)
    if out is not None and _OUT_BEFORE.search(out["before"]) is not None:
        return [*arguments("from", _named(line, out, "from")), *arguments("to", _named(line, out, "to"))]
    both = _WITH.search(text)
    if both is not None and _BY_OTHER.search(text, both.end()) is not None:
        return [*arguments("from", _named(line, both, "one")), *arguments("to", _named(line, both, "other"))]
    product = _PRODUCT_WITH.search(text)
    if product is not None and (firm := distinct(line.mentions(0, product.start(), ORGANIZATION))[:1]):
        gives = _BY_OTHER.search(text, product.end()) is not None
        giver, taker = ("from", "to") if gives else ("party", "party")
        return [*arguments(giver, firm), *arguments(taker, _named(line, product, "other"))]
    into = _IN.search(text)
    if into is not None:
        return _taken(line, into)
    if both is not None and (_TO_LATTER.search(text, both.end()) or _FROM_LATTER.search(text, both.end())):
        # 甲与乙达成协议,将X授权给后者; 甲与乙达成协议,获得X的权益
        gives = _TO_LATTER.search(text, both.end()) is not None
        sides = (_named(line, both, "one"), _named(line, both, "other"))
        return [*arguments("from", sides[0 if gives else 1]), *arguments("to", sides[1 if gives else 0])]
    if both is not None:
        return arguments("party", [*_named(line, both, "one"), *_named(line, both, "other")])
    firms = distinct(line.mentions(0, len(text), ORGANIZATION))
    if _TO_LATTER.search(text) is None:
        return arguments(_role(text, _GIVES, _GETS), firms[:1])
    # 甲公告称,公司与一家瑞士药企达成协议,将X授予对方: the other party has no name; in 公司与武田达成合作,授予后者权利 it is the one that has.
    return arguments("from", firms[:1]) if _WITH_SOMEBODY.search(text) is not None else arguments("to", firms[-1:])


def _role(text: str, gives: Pattern, gets: Pattern) -> str:
    return "from" if gives.search(text) is not None else "to" if gets.search(text) is not None else "party"


def _taken(line: Line, match: re.Match[str]) -> list[Argument]:
    giver = "source" if match["source"] else "from"
    return [*arguments("from", _named(line, match, giver)), *arguments("to", _named(line, match, "to"))]


def _named(line: Line, match: re.Match[str], group: str) -> list[Mention]:
    start, end = match.span(group)
    return [
        m for at, m in line.at.items() if start <= at < end and line.text[at] == ORGANIZATION and not _LISTED.match(line.text, at)
    ]


def _what(context: Context, sentence: Sentence) -> list[Mention]:
    """The drugs or therapies of the sentence, else the one that is spoken of."""
    flat = sentence.flat
    named = distinct(flat.mentions(0, len(flat.text), DRUG)) or distinct(flat.mentions(0, len(flat.text), THERAPY))
    # 引进一款抗体偶联药物: of no drug that was named before.
    if named or is_of_another(context, sentence) or _SOME.search(flat.text) is not None:
        return named
    found = antecedent(context, sentence)
    return [found] if found is not None else []


def _prices(context: Context, sentence: Sentence) -> list[Argument]:
    """The sums of the sentence and of the next of the block where that speaks of no other deal and no other firm."""
    found = _sums(sentence.flat, 0, len(sentence.flat.text))
    for behind in context.sentences[sentence.number + 1 : sentence.number + _BEHIND]:
        text = behind.flat.text
        if (
            behind.block != sentence.block
            or _DEAL.search(text) is not None
            or not any(each.search(text) for _, each in _ROLES[:2])
        ):
            break
        found += _sums(behind.flat, 0, len(text))
        # 甲将得到首付款;此外还可收取里程碑付款
        if not text.rstrip().endswith(";"):
            break
    return found


_BEHIND = 4


_EARNED = line_pattern("净[损利额]|每股|资本额|收入|营收|收益|销售额|销售收入|利润|盈利|亏损|现金|结余|市值|股价")


def _sums(line: Line, first: int, last: int) -> list[Argument]:
    """The sums between two places of a line, each by what the words around it call it."""
    text = line.text
    found = []
    for place in (place for place in line.at if first <= place < last and text[place] == MONEY):
        # 其中包括1亿美元股权投资 is part of a sum that is told.
        # 收入1.87亿元 is what a firm earned.
        if any(each.search(text, clause_start(text, place), place) is not None for each in (_PART, _EARNED)):
            continue
        end = _PRICE_END.search(text, place + 1)
        start = max(clause_start(text, place), text.rfind(MONEY, 0, place) + 1)
        before, behind = text[start:place], text[place + 1 : end.start() if end else len(text)]
        # 最高41亿美元的里程碑付款: what it is says more than that it is a bound.
        told = [(before, _ROLES[:2]), (behind, _ROLES[:2]), (before, _ROLES[2:]), (behind, _ROLES[2:])]
        # 「首付款和最高41亿美元的里程碑付款」: behind another sum the words behind name it.
        if _NAMED_BEHIND.match(behind):
            told = [told[1], told[0], *told[2:]]
        if _IN_ALL.search(before):
            told = [(before, _ROLES[2:])]
        role = next((role for part, roles in told for role, cue in roles if cue.search(part)), "amount")
        found.append(argument(role, line.at[place]))
    return found
