"""Deals: who licenses, buys or develops with whom what, and for how much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slepipe.model import Argument, Mention, Relation
from slepipe.relate.about import the_firm
from slepipe.relate.approval_details import is_regulator
from slepipe.relate.context import Context, antecedent, argument, arguments, distinct, is_of_another, relate
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.line import (
    CLASS,
    COUNT,
    DRUG,
    JOIN,
    MONEY,
    ORGANIZATION,
    THERAPY,
    Line,
    Sentence,
    clause_end,
    clause_start,
    line_pattern,
)
from slepipe.relate.relative_dates import dates_of

if TYPE_CHECKING:
    import re

_ORGS = f"{ORGANIZATION}(?:(?:{JOIN}){ORGANIZATION})*"
_GAP = f"[^。;；{ORGANIZATION}]"
# 紧急使用授权 is an approval, 许可 of a regulator too.
_LICENCE = "(?<!使用)授权(?!医|书|收入|营收|费|人|代表|经销)|许可(?:协议|交易|合作|权)|引进|引入|代理权|(?:商业化|开发|销售|独家|海外|全球|地区|外)的?(?:权益|权利)(?!金)|的权[益利](?!金)"
_ACQUISITION = "收购|并购|买下|购入"
_PARTNERSHIP = "(?:达成|签[订署]|建立|展开|开展)[^,，。;；]{0,14}?(?:合作|协议)|联手|携手"
_DEAL = line_pattern(f"(?P<acquisition>{_ACQUISITION})|(?P<licence>{_LICENCE})|(?P<partnership>{_PARTNERSHIP})")
# 把X的权益授权给B, 出售予B
_OUT = line_pattern(
    f"(?P<from>{_ORGS})(?P<before>{_GAP}*?)(?:授权|授予|出售|转让|许可|卖|售)(?:许可)?(?:给|予|与|至)?{_GAP}{{0,16}}?(?P<to>{_ORGS})"
)
_OUT_BEFORE = line_pattern("[把将]|就|权[益利]")
# What is got from somebody (从B引进X), and who is bought (收购B).
_IN = line_pattern(
    f"(?P<to>{_ORGS}){_GAP}*?(?:[从自向]{_GAP}{{0,6}}?(?P<source>{ORGANIZATION}){_GAP}{{0,8}}?(?:引进|引入|取得|获得|买下|购入|收购)"
    f"|(?:{_ACQUISITION}|引进|引入|取得|获得)了?{_GAP}{{0,10}}?(?P<from>{ORGANIZATION}))"
)
# A与B签署许可协议
_WITH = line_pattern(f"(?P<one>{ORGANIZATION}){_GAP}{{0,10}}?(?:与|和|同|跟)(?P<other>{_GAP}{{0,6}}?{_ORGS})")
# 甲宣布旗下X与乙签订授权合约
_PRODUCT_WITH = line_pattern(f"{DRUG}(?:与|和|同|跟)(?P<other>{ORGANIZATION})(?=[^,，。;；]{{0,6}}?(?:签[订署约]|达成))")
_TO_LATTER = line_pattern("[把将就][^。;；]*?(?:授权|授予|出售|转让|许可)(?:许可)?(?:给|予|与|至)?(?:后者|对方)")
# 与B签订X的授权合约,由对方取得权利
_BY_OTHER = line_pattern("由(?:后者|对方)(?:取得|获得|拥有|负责)")
_ALONE_TO = line_pattern("(?:授权|授予|出售|转让|许可)(?:许可)?(?:给|予|与|至)?(?:了)?(?:后者|对方)")
_WITH_SOMEBODY = line_pattern("公司[与和同](?:另?一家|某|一间)")
_FROM_LATTER = line_pattern(
    "[,，](?:[^,，。;；]{0,8}?)(?:获得?|取得|引进|拿下|买下)(?!了?[^,，。;；]{0,6}首付)[^,，。;；]{0,30}?(?:权益|权利|授权|许可|代理权)"
)
_GIVES = line_pattern(f"{ORGANIZATION}[^。;；]*?[把将][^。;；]*?(?:授权|授予|出售|转让|许可)")
_GETS = line_pattern(f"{ORGANIZATION}[^。;；]*?(?:{_ACQUISITION}|引进|引入|取得|获得)")
_ROLES = (
    ("upfront", line_pattern("首付|头期|签约金|预付|订金|首期")),
    ("milestones", line_pattern("里程碑|阶段金")),
    ("total", line_pattern("总|最高|潜在|合计|高达|至多|逾|上限")),
)
_SOME = line_pattern(f"(?:{COUNT}|[一两二三]款|[一两二三]种)[^,，。;；]{{0,20}}?(?:药物|分子|产品|抗体|疗法|新药|管线|{CLASS})")
_IN_ALL = line_pattern("(?:首付|预付)[^,，。;；]*里程碑[^,，。;；]*(?:合计|总计|共计|总额)")
_PART = line_pattern("其中[^,，。;；]{0,6}\\Z|(?:包括|包含|含)\\Z")
_NAMED_BEHIND = line_pattern("\\s?(?:的|等值)?(?:近期|潜在|开发|销售|预付)*(?:首付|里程碑|预付|阶段金|签约金)")
_FIRM = line_pattern("公司(?!的|旗下|股)")
_FIRM_GIVES = line_pattern("[把将][^。;；]*?(?:授权|授予|出售|转让|许可)|授予|授权给|许可给")
_FIRM_GETS = line_pattern("获得|取得|引进|引入|收购|买下")
_PRICE_END = line_pattern("[,，。;；、及和与]")


def find_deals(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """The deal that a sentence reports: what is handed on, from whom, to whom and for how much."""
    flat = sentence.flat
    told = list(_DEAL.finditer(flat.text)) if not sentence.heading else []
    if not told:
        return
    match = next((each for each in told if each.lastgroup != "partnership"), told[0])
    parties = [each for each in _parties(flat) if not is_regulator(context.view.simplified[each.start : each.end])]
    what = _what(context, sentence) if parties else []
    prices = _prices(context, sentence)
    # 公司把X授权给对方: the firm that the article is about.
    if not parties and (firm := the_firm(context, sentence)) is not None and _FIRM.search(flat.text, 0, match.end()):
        role = (
            "from" if _FIRM_GIVES.search(flat.text) is not None else "to" if _FIRM_GETS.search(flat.text) is not None else "party"
        )
        parties, what = arguments(role, [firm]), _what(context, sentence)
    # Two parties, or one and what it gets for what: 「公司获得授权」 says too little.
    alone = match.lastgroup == "licence" and flat.mentions(0, len(flat.text), DRUG) and prices
    if alone and not parties:
        what = _what(context, sentence)
    elif not parties or (len(parties) < 2 and not (what and prices)):
        return
    if not what and not prices and match.lastgroup == "partnership":
        return
    dates = dates_of(context, flat, 0, clause_end(flat.text, match.end()))[:1]
    found = [*arguments("drug", what), *parties, *dates, *prices]
    negated = is_negated(flat.text, *match.span())
    hedged = is_hedged(flat.text, *match.span())
    yield relate(context, sentence, f"deal.{match.lastgroup}", found, negated=negated, hedged=hedged, whole=True)


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
        source = "source" if into["source"] else "from"
        return [*arguments("from", _named(line, into, source)), *arguments("to", _named(line, into, "to"))]
    if both is not None and (_TO_LATTER.search(text, both.end()) or _FROM_LATTER.search(text, both.end())):
        # 甲与乙达成协议,将X授权给后者; 甲与乙达成协议,获得X的权益
        gives = _TO_LATTER.search(text, both.end()) is not None
        sides = (_named(line, both, "one"), _named(line, both, "other"))
        return [*arguments("from", sides[0 if gives else 1]), *arguments("to", sides[1 if gives else 0])]
    if both is not None:
        return arguments("party", [*_named(line, both, "one"), *_named(line, both, "other")])
    # 甲公告称,公司与一家瑞士药企达成协议,将X授予对方: the other party has no name; in 公司与武田达成合作,授予后者权利 it is the one that has.
    if _ALONE_TO.search(text) is not None and _WITH_SOMEBODY.search(text) is not None:
        return arguments("from", distinct(line.mentions(0, len(text), ORGANIZATION))[:1])
    if _ALONE_TO.search(text) is not None:
        return arguments("to", distinct(line.mentions(0, len(text), ORGANIZATION))[-1:])
    role = "from" if _GIVES.search(text) is not None else "to" if _GETS.search(text) is not None else "party"
    return arguments(role, distinct(line.mentions(0, len(text), ORGANIZATION))[:1])


def _named(line: Line, match: re.Match[str], group: str) -> list[Mention]:
    return line.mentions(*match.span(group), ORGANIZATION)


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
    found = _sums(sentence.flat)
    for behind in context.sentences[sentence.number + 1 : sentence.number + 2]:
        text = behind.flat.text
        if behind.block == sentence.block and _DEAL.search(text) is None and any(each.search(text) for _, each in _ROLES[:2]):
            found += _sums(behind.flat)
    return found


def _sums(line: Line) -> list[Argument]:
    text = line.text
    found = []
    for place in (place for place in line.at if text[place] == MONEY):
        # 其中包括1亿美元股权投资 is part of a sum that is told.
        if _PART.search(text, clause_start(text, place), place) is not None:
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
