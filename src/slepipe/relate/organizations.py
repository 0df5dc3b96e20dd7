"""What an organization is by its name, a regulator or a firm, and which firm a sentence means."""

from __future__ import annotations

from slepipe.model import Mention
from slepipe.patterns import Pattern
from slepipe.relate.context import Context, distinct
from slepipe.relate.line import DRUG, ORGANIZATION, THERAPY, Sentence, clause_start, line_pattern

# Short names are words of their own: there is ACR in MacroGenics, and EMA in Emalex.
_REGULATOR = Pattern(
    "(?i)(?<![a-z])(?:FDA|NMPA|EMA|CHMP|CDE|PMDA|MHRA|TGA|CFDA|SFDA|TFDA|agency|administration|commission|ministry|board|canada)(?![a-z])|"
    "药监|药审|药品|药物|食品|委员会|执委会|管理局|管理署|卫生|卫健|医保局|健保署|医疗保障|厚生|审评|欧盟|欧委会|局|署|部$"
)
# 先声药物公司 and 台大医院皮肤部; but 医院管理局 decides what is paid for.
_NO_REGULATOR = Pattern("公司|集团|药业|制药|企业|医院(?!管理)|卫生院|社区卫生|诊所|大学|世界卫生组织")
# Who examines, pays for, prescribes or studies a drug did not make it.
_NO_COMPANY = Pattern(
    "(?i)(?<![a-z])(?:NICE|WHO|EULAR|ACR|NIH|hospital|university|society|college|committee)(?![a-z])|"
    "部|厅|中心|医院|保健院|诊所|大学|学院|学会|协会|联盟|基金|研究所|研究院|大会|年会|组织|医管|交易所|[港联上深证]交所"
)


def is_regulator(name: str) -> bool:
    """Whether an organization by its name in Simplified characters decides on drugs: FDA, 国家药监局."""
    return _REGULATOR.search(name) is not None and _NO_REGULATOR.search(name) is None


def is_company(name: str) -> bool:
    """Whether an organization by its name in Simplified characters may make drugs: no regulator, hospital, university or society."""
    return _NO_COMPANY.search(name) is None and not is_regulator(name)


def the_firm(context: Context, sentence: Sentence, start: int, end: int) -> Mention | None:
    """The firm that 公司 between two places means: the only one of the sentences before in the block, else of the title or the first paragraph."""
    return own_firm(context, sentence) if _THE_FIRM.search(sentence.flat.text, start, end) is not None else None


def own_firm(context: Context, sentence: Sentence) -> Mention | None:
    """The only firm that the block names before a sentence, else the title, else the first paragraph."""
    first = [each for each in context.sentences[:_LEAD] if each.kind == "title" or each.block <= 1]
    for lines in (context.before(sentence), [each for each in first if each.kind == "title"], first):
        firms = distinct(
            mention
            for each in lines
            for mention in each.flat.mentions(0, len(each.flat.text), ORGANIZATION)
            if is_company(context.name(mention))
        )
        if firms:
            return firms[0] if len(firms) == 1 else None
    return None


def announcing_firm(context: Context) -> Mention | None:
    """The firm that speaks of itself as 本公司: the one that is defined so or named in a field, else the first in a line of its own at the head."""
    head = context.sentences[:_HEAD]
    for pattern in (_DEFINED, _FIELD, _OWN_LINE):
        for sentence in head:
            match = pattern.search(sentence.line.text)
            if match is not None and is_company(context.name(firm := sentence.line.at[match.start("firm")])):
                return firm
    return None


_HEAD = 14
# 甲控股有限公司(「本公司」, 甲公司(以下简称「公司」)
_DEFINED = line_pattern(
    f"(?P<firm>{ORGANIZATION})[^,，。;；(（]{{0,16}}[(（][^()（）]{{0,24}}?[「“『\x22‘'](?:本公司|公司|本集团|集团)[」”』\x22’']"
)
_FIELD = line_pattern(f"(?:公司名称|公司|发行人|申请人)[:：]\\s?(?P<firm>{ORGANIZATION})")
_OWN_LINE = line_pattern(f"\\A\\s*(?P<firm>{ORGANIZATION})(?:控股|股份|有限|公司|Limited|[\\s.])*\\Z")
_THE_FIRM = line_pattern("公司(?!的|旗下|股)")
_LEAD = 8


def is_of_another_firm(context: Context, sentence: Sentence, place: int) -> bool:
    """Whether a firm that names no drug acts at ``place``, beside the one before: 「罗氏则终止了该领域的开发」 is of a drug of its own."""
    flat = sentence.flat
    start = clause_start(flat.text, place)
    acts = _ACTS_TOO.search(flat.text, start, place)
    return (
        acts is not None and is_company(context.name(flat.at[acts.start()])) and not flat.mentions(start, place, DRUG + THERAPY)
    )


_ACTS_TOO = line_pattern(f"{ORGANIZATION}(?:公司)?[则也亦]")
