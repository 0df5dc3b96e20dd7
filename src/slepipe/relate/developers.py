"""Developer and drug: 由X研发, X开发的Y, X的Y, Y(X)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slepipe.model import Mention, Relation
from slepipe.relate.antecedents import subjects
from slepipe.relate.context import Context, arguments, distinct, one_by_one, relate
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.line import CLASS, COUNT, DRUG, DRUGS, JOIN, ORGANIZATION, ORGANIZATIONS, Sentence, clause_start, line_pattern
from slepipe.relate.organizations import announcing_firm, is_company

if TYPE_CHECKING:
    import re

_MAKES = "(?:研发|开发|研制|原研|首创|生产|推出)"
_HOW = "(?:公司|集团|药业|制药|旗下|自主|独立|联合|合作|共同|与|所|创新|率先){0,4}"
# 由X(与Y)研发
_BY = line_pattern(
    f"由(?:{ORGANIZATION}(?:集团)?旗下的?)?(?P<orgs>{ORGANIZATIONS}){_HOW}{_MAKES}(?:的[^，,。;；、{DRUG}{ORGANIZATION}]{{0,12}}?(?P<drugs>{DRUGS}))?"
)
# X开发的Y; the drug may be the subject: Y是X开发的单抗
_MADE = line_pattern(
    f"(?P<orgs>{ORGANIZATIONS}){_HOW}(?:{_MAKES}|合作|共有)的(?:(?:(?<!合作的)(?<!共有的)[^，,。;；、{DRUG}{ORGANIZATION}与和比较于对联合中]{{1,16}}?)?(?P<drugs>{DRUGS}))?"
)
# 甲正在开发一款名为Y的新药
_MAKING = line_pattern(
    f"(?P<orgs>{ORGANIZATIONS}){_HOW}(?:正在?|已|曾|也|还|分别|(?P<planned>计划|拟|将)|未|没有|并未){{0,2}}{_HOW}(?:研发|开发|研制|首创)[了出]?"
    f"(?:[一两]?[款种个])?(?:全新|新型|创新|口服|长效|候选|新一代)?(?:新?药物?)?(?:名为|叫做?)?{CLASS}?(?P<drugs>{DRUGS})"
)
_OWN = line_pattern(
    f"(?P<orgs>{ORGANIZATION})(?:公司|集团)?(?:的|旗下的?)(?:[^，,。;；的{DRUG}{ORGANIZATION}]{{0,10}})(?P<drugs>{DRUGS})(?!的?(?:注册|申请|审批|审评|研究|试验))"
)
_ITS = line_pattern(
    f"(?P<orgs>{ORGANIZATION})(?:公司|集团)?(?:今日|日前|近日)?(?:宣布|公布|表示|披露|公告|称)[,，:：]?(?:其|旗下的?|公司|自主研发的?|自研的?){{1,3}}"
    f"(?:[^，,。;；的{DRUG}{ORGANIZATION}与和]{{0,12}})(?P<drugs>{DRUG})"
)
# 泰它西普和维迪西妥单抗是荣昌生物的两大主力产品, 是其主力产品
_PRODUCT = line_pattern(
    f"(?P<drugs>{DRUG}(?:{JOIN}{CLASS}?{DRUG})*+)(?:均|都)?(?:是|为)(?:(?P<orgs>{ORGANIZATION})(?:公司)?的?|其|公司的?)(?:旗下的?|自研的?|[两三四]大|{COUNT}|首[个款]|核心|主力|主打|拳头|旗舰|重磅|王牌|创新){{0,3}}(?:商业化)?"
    "(?:产品|品种)"
)
# 甲公司召开说明会,宣布自行研发的单抗乙……
_OWN_WORK = line_pattern(
    f"(?:^|[,，)）」】〕])[^,，。;；(（{DRUG}{ORGANIZATION}]{{0,14}}(?P<orgs>{ORGANIZATION})(?:公司|集团)?[^,，。;；{DRUG}{ORGANIZATION}]{{0,30}}[,，](?:[^。;；{DRUG}]{{0,60}}?[,，])?(?:宣布|公布|公告|表示|并)?(?:拟|已)?(?:将|把)?(?:其|旗下|公司)?(?:自行|自主|独立)(?:研发|开发|研制)的[^,，。;；{DRUG}{ORGANIZATION}]{{0,24}}?(?P<drugs>{DRUG})"
)
# 以X打响名号的甲
_KNOWN_FOR = line_pattern(
    f"(?:以|凭借?|靠)[^，,。;；{DRUG}{ORGANIZATION}]{{0,8}}(?P<drugs>{DRUG})[^，,。;；{DRUG}{ORGANIZATION}]{{0,4}}?(?:闻名|著称|起家|打响|打开|站上|崛起|成名|走红)[^，,。;；{DRUG}{ORGANIZATION}]{{0,10}}?的(?P<orgs>{ORGANIZATION})"
)
# 荣昌生物泰它西普; 同样出自诺和诺德
_BESIDE = line_pattern(f"(?P<orgs>{ORGANIZATION})(?:公司)?(?P<drugs>{DRUG})(?!的?(?:注册|申请|审批|审评|研究|试验))")
_FROM = line_pattern(f"(?:出自|产自)(?P<orgs>{ORGANIZATIONS})(?:公司)?(?=[,，。;；]|\\Z)")
_BRACKET = line_pattern(f"(?P<drugs>{DRUG})\\s?[(（](?P<orgs>{ORGANIZATIONS})(?:公司|制药)?[)）,，、;；]")
_CUES = ("发", "研", "首创", "合作", "生产", "推出", "自")


# 本集团自主研发的甲, 本公司研发中新药甲
_OUR = line_pattern(
    f"(?:(?<![^,，。;；:：告知]) ?公司|本公司|本集团|我司)(?:正在?)?(?:自主|自行|独立|全资){{0,2}}(?:研发|开发|研制|创制)(?:[中之]的?|的)[^,，。;；、{DRUG}{ORGANIZATION}]{{0,16}}?(?P<drugs>{DRUG})"
)
# The field 「申办者:甲公司」
_SPONSOR = line_pattern(
    f"(?:申办[者方]|(?:试验)?委托者|研发单位|开发单位)[:：][^,，。;；{ORGANIZATION}]{{0,2}}(?P<orgs>{ORGANIZATION})"
)


def find_developers(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """Who a sentence says develops a drug."""
    line, text = sentence.line, sentence.flat.text
    if any(word in text for word in _CUES):
        yield from _made(context, sentence)
        yield from _ours(context, sentence)
    if (sponsor := _SPONSOR.match(text)) is not None and (drug := context.titled()) is not None:
        firm = sentence.flat.at[sponsor.start("orgs")]
        if is_company(context.name(firm)):
            yield relate(context, sentence, "developer.field", [*arguments("drug", [drug]), *arguments("developer", [firm])])
    if DRUG in text:
        yield from _owned(context, sentence)
    if DRUG in line.text and "(" in line.text:
        for match in _BRACKET.finditer(line.text):
            orgs = line.mentions(*match.span("orgs"), ORGANIZATION)
            if all(is_company(context.name(org)) for org in orgs):
                found = [*arguments("drug", [line.at[match.start("drugs")]]), *arguments("developer", orgs)]
                yield relate(context, sentence, "developer.bracket", found)


def _ours(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """What the firm that speaks in an announcement develops."""
    flat = sentence.flat
    for match in _OUR.finditer(flat.text) if "公司" in flat.text or "集团" in flat.text or "我司" in flat.text else ():
        if (firm := announcing_firm(context)) is not None:
            found = [*arguments("drug", flat.mentions(*match.span("drugs"), DRUG)), *arguments("developer", [firm])]
            yield relate(context, sentence, "developer.own", found)


def _made(context: Context, sentence: Sentence) -> Iterator[Relation]:
    flat = sentence.flat
    for match in _BY.finditer(flat.text):
        drugs = flat.mentions(*match.span("drugs"), DRUG) if match["drugs"] else subjects(context, sentence, match.start(), DRUG)
        yield from _relation(context, sentence, "developer.by", drugs, match)
    for match in _FROM.finditer(flat.text):
        if all(is_company(context.name(org)) for org in flat.mentions(*match.span("orgs"), ORGANIZATION)):
            yield from _relation(context, sentence, "developer.by", subjects(context, sentence, match.start(), DRUG), match)
    for match in _MAKING.finditer(flat.text):
        yield from _relation(context, sentence, "developer.made", flat.mentions(*match.span("drugs"), DRUG), match)
    for match in _MADE.finditer(flat.text):
        if flat.text[match.start() - 1 : match.start()] != "由":
            drugs = flat.mentions(*match.span("drugs")) if match["drugs"] else _described(context, sentence, match.start())
            yield from _relation(context, sentence, "developer.made", drugs, match)


def _owned(context: Context, sentence: Sentence) -> Iterator[Relation]:
    flat = sentence.flat
    taken: set[int] = set()
    for rule, pattern in (
        ("developer.own", _OWN),
        ("developer.its", _ITS),
        ("developer.own", _BESIDE),
        ("developer.own", _PRODUCT),
        ("developer.own", _KNOWN_FOR),
        ("developer.own", _OWN_WORK),
    ):
        for match in pattern.finditer(flat.text):
            if pattern is _OWN_WORK and match.start("drugs") in taken:
                continue
            taken.add(match.start("drugs"))
            if match["orgs"] is None:
                yield from _of_its_firm(context, sentence, match)
            elif is_company(context.name(flat.at[match.start("orgs")])):
                yield from _relation(context, sentence, rule, flat.mentions(*match.span("drugs"), DRUG), match)


def _of_its_firm(context: Context, sentence: Sentence, match: re.Match[str]) -> Iterator[Relation]:
    """X是其主力产品: of the only firm that the sentences of the block name so far."""
    flat = sentence.flat
    lines = [each.flat for each in context.before(sentence)]
    firms = distinct(
        org for line in lines for org in line.mentions(0, len(line.text), ORGANIZATION) if is_company(context.name(org))
    )
    if len(firms) == 1 and not flat.mentions(0, match.end(), ORGANIZATION):
        found = [*arguments("drug", flat.mentions(*match.span("drugs"), DRUG)), *arguments("developer", firms)]
        yield relate(context, sentence, "developer.own", found, negated=is_negated(flat.text, *match.span()))


_COPULA = line_pattern("(?:是|为|系|属于)[^，,。;；]{0,4}\\Z")


def _described(context: Context, sentence: Sentence, place: int) -> list[Mention]:
    """Y是X开发的……: the drug before 是 in the clause."""
    text = sentence.flat.text
    if _COPULA.search(text, clause_start(text, place), place) is None:
        return []
    return subjects(context, sentence, place, DRUG)


def _relation(context: Context, sentence: Sentence, rule: str, drugs: list[Mention], match: re.Match[str]) -> Iterator[Relation]:
    if not drugs:
        return
    flat = sentence.flat
    found = [*arguments("drug", drugs), *arguments("developer", flat.mentions(*match.span("orgs"), ORGANIZATION))]
    # 「甲开发的乙有望获批」 is no doubt about who developed it, nor is 「甲正在开发乙」.
    doubted = is_hedged(flat.text, *match.span("orgs"), attribute=True) or match.groupdict().get("planned") is not None
    hedged = rule != "developer.own" and doubted
    told = relate(context, sentence, rule, found, negated=is_negated(flat.text, *match.span()), hedged=hedged)
    yield from one_by_one(flat.text[clause_start(flat.text, match.start()) : match.end()], told)
