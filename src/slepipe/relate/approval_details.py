"""Who approved or applied, when, where and for which disease."""

from __future__ import annotations

import re

from slepipe.model import Argument, Mention
from slepipe.patterns import Pattern
from slepipe.relate.antecedents import last_group
from slepipe.relate.approval_words import TRIGGER
from slepipe.relate.context import Context, argument, arguments
from slepipe.relate.line import (
    COUNT,
    DISEASE,
    DISEASES,
    DRUG,
    ORGANIZATION,
    ORGANIZATIONS,
    PLACE,
    THERAPY,
    Sentence,
    clause_end,
    clause_start,
    line_pattern,
)
from slepipe.relate.organizations import is_company, is_regulator, the_firm
from slepipe.relate.relative_dates import dates_of

_FORMS = "皮下(?:剂型|制剂|注射剂型)|静脉(?:推注)?(?:剂型|制剂)|肌肉注射剂型|口服剂型|自动注射笔"
_FORM = line_pattern(_FORMS)
# 至于皮下剂型,公司已递件
_FORM_FIRST = line_pattern(f"(?:至于|而|^)[^，,。;；]{{0,8}}?(?P<form>{_FORMS})(?:方面|部分)?[，,]")
_SCOPE = line_pattern(
    "附条件|有条件|加速批准|加速核准|完全批准|紧急使用|优先审评|优先审查|突破性(?:疗法|治疗)|孤儿药|快速通道|上市申请|上市许可申请|临床试验|新适应[症证]|医保|健保|资助|安全网|药物名册|专用药物|关爱基金|撒玛利亚基金|"
    f"{_FORMS}|儿童|青少年"
)
_FILED = line_pattern("提交|递交|提出|申报|补交|撤回|撤销")
_SHOWN = line_pattern(f"{ORGANIZATION}[^,，。;；{ORGANIZATION}]{{0,10}}?(?:显示|公示|公告|公布|发布|宣布)")
_AT = line_pattern(f"在(?P<place>{PLACE})")
# 苏州某生物制药企业 says where the firm is, not where the drug is approved.
_OF_FIRM = line_pattern("[^，,。;；]{0,10}?(?:企业|公司|药企|厂商|药厂|大厂|业者|集团)")


def is_review(match: re.Match[str]) -> bool:
    """Whether it is a designation or a faster review."""
    return match[0].startswith(("优先", "突破", "孤儿", "罕药", "快速"))


def details_of(context: Context, sentence: Sentence, match: re.Match[str], before: int) -> list[Argument]:
    """Who decided or applied, when, where, for which disease and with which limits; ``before`` is where the event before ends."""
    text = sentence.flat.text
    start, end = clause_start(text, match.start()), clause_end(text, match.end())
    found = _regulators(context, sentence, match)
    if _FILED.search(match[0]):
        found += _applicants(context, sentence, match)
    elif match.lastgroup == "approval":
        found += _announcer(context, sentence, match)
    found += _dates(context, sentence, match, before)
    found += _places(context, sentence, match)
    found += arguments("indication", _indications(sentence, match, start, end))
    scopes = match if is_review(match) else _SCOPE.search(text, start, end)
    if scopes is not None:
        return [*found, Argument("scope", *context.source(sentence.flat, *scopes.span()))]
    if (form := _FORM_FIRST.search(text, 0, start)) is not None:
        return [*found, Argument("scope", *context.source(sentence.flat, *form.span("form")))]
    return found + _form_before(context, sentence)


def _regulators(context: Context, sentence: Sentence, match: re.Match[str]) -> list[Argument]:
    """Who decides, in the clause or as an earlier one says."""
    flat = sentence.flat
    text = flat.text
    start = clause_start(text, match.start())
    regulators = [org for org in flat.mentions(start, match.end(), ORGANIZATION) if is_regulator(context.name(org))]
    # 美国FDA或卫福部食药署
    joined = [org for org in last_group(flat, start, match.end(), ORGANIZATION) if org in regulators]
    if not regulators and match.lastgroup == "consent":
        # 收到国家药监局签发的通知书,同意……
        regulators = [org for org in flat.mentions(0, start, ORGANIZATION) if is_regulator(context.name(org))]
    if joined or regulators:
        return arguments("regulator", joined or regulators[-1:])
    # What a company announces it has not decided.
    for pattern in (_SHOWN, _ISSUED, _DECIDED_BY):
        if (told := pattern.search(text, 0, start)) is not None:
            named = last_group(flat, 0, told.start() + 1, ORGANIZATION)
            if found := [org for org in named if is_regulator(context.name(org))]:
                return arguments("regulator", found)
    return []


def _applicants(context: Context, sentence: Sentence, match: re.Match[str]) -> list[Argument]:
    """Who applies: the first firms of the clause, or the one that 公司 means."""
    flat = sentence.flat
    start = clause_start(flat.text, match.start())
    # 诺华与罗氏联合向FDA递交
    for listed in _FIRMS.finditer(flat.text, start, match.end()):
        firms = flat.mentions(*listed.span(), ORGANIZATION)
        if found := [each for each in firms if not is_regulator(context.name(each))]:
            return arguments("applicant", found)
    firm = the_firm(context, sentence, start, match.start())
    return arguments("applicant", [firm] if firm is not None else [])


_FIRMS = line_pattern(ORGANIZATIONS)


def _announcer(context: Context, sentence: Sentence, match: re.Match[str]) -> list[Argument]:
    """The firm that says that a drug of its own is approved: 甲公司宣布,其自主研发的乙获批准."""
    flat = sentence.flat
    told = _ITS_DRUG.search(flat.text, 0, match.start())
    firm = flat.at[told.start()] if told is not None else None
    return [argument("applicant", firm)] if firm is not None and is_company(context.name(firm)) else []


_ITS_DRUG = line_pattern(
    f"{ORGANIZATION}(?:公司|集团)?(?:今日|日前|近日|今天|昨日)?(?:宣布|公布|公告|披露|表示|称|指出)[,，:：]?(?:其|旗下|公司|集团)[^。;；,，{DRUG}{ORGANIZATION}]{{0,16}}{DRUG}[^。;；,，{DRUG}{ORGANIZATION}]{{0,16}}{ORGANIZATION}?[^。;；,，{DRUG}{ORGANIZATION}]{{0,8}}\\Z"
)


def _dates(context: Context, sentence: Sentence, match: re.Match[str], before: int) -> list[Argument]:
    flat = sentence.flat
    end = clause_end(flat.text, match.end())
    dates = dates_of(context, flat, 0 if match.lastgroup == "consent" else before, match.end())[-1:]
    paid = match.lastgroup in ("insurance", "insured")
    if not dates and paid and _IN_FORCE.search(flat.text, end + 1, clause_end(flat.text, end + 1)):
        # 给付案已通过,自2月1日生效
        return dates_of(context, flat, end, clause_end(flat.text, end + 1))[:1]
    return dates


def _places(context: Context, sentence: Sentence, match: re.Match[str]) -> list[Argument]:
    flat = sentence.flat
    text = flat.text
    start, end = clause_start(text, match.start()), clause_end(text, match.end())
    places = [flat.at[at] for at in flat.at if start <= at < end and text[at] == PLACE and not _OF_FIRM.match(text, at + 1)]
    if not places and not is_review(match) and (at := _AT.search(text, 0, match.start())):
        places = [flat.at[at.start("place")]]
    if not places:
        home = _AT_HOME.search(text, start, match.end())
        return [Argument("place", *context.source(flat, *home.span("place")))] if home is not None else []
    joined = [each for each in last_group(flat, start, match.start(), PLACE) if each in places]
    return arguments("place", joined if places[:1] == joined[:1] else places[:1])


def _form_before(context: Context, sentence: Sentence) -> list[Argument]:
    """The form that the part of the sentence before decides on: 「皮下剂型获欧盟批准;FDA则发出完整回复函」 is of the same form."""
    earlier = context.before(sentence)[:1]
    if not earlier or sentence.flat.mentions(0, len(sentence.flat.text), DRUG + THERAPY):
        return []
    text = earlier[0].flat.text
    form = _FORM.search(text) if text.rstrip().endswith(";") and TRIGGER.search(text) is not None else None
    return [Argument("scope", *context.source(earlier[0].flat, *form.span()))] if form is not None else []


def _indications(sentence: Sentence, match: re.Match[str], start: int, end: int) -> list[Mention]:
    """The diseases behind 用于 or 治疗 in the clause or at the head of the next, or before 适应症."""
    flat = sentence.flat
    text = flat.text
    stop = end
    if _BESIDE.match(text, end + 1) and _GOES_ON.match(text, clause_end(text, end + 1) + 1):
        # 获批准,与常规治疗联合,用于某病
        stop = clause_end(text, clause_end(text, end + 1) + 1)
    elif _GOES_ON.match(text, end + 1):
        stop = clause_end(text, end + 1)
    places: tuple[tuple[Pattern, int, int], ...] = (
        (_INDICATION, match.end(), stop),
        (_GRANTED, match.start(), end),
        (_INDICATION_BEFORE, start, end),
        (_APPLIED, start, end),
        (_OF_DRUG, start, match.start()),
        (_APPLIED_BEFORE, 0, start),
        (_ABOUT, start, match.start()),
        (_WIDENED, start, end),
        (_GAINED, match.start(), end),
        (_FIELD, 0, start),
    )
    if is_review(match):
        places = (*places, (_STUDIED_FOR, 0, start))
    for pattern, first, last in places:
        if (found := pattern.search(text, first, last)) is not None:
            return flat.mentions(*found.span("list"), DISEASE)
    return []


_INDICATION = line_pattern(
    f"(?:用于|治疗|给付于|适应[症证]|针对|对象|扩[展大][到至])[^。;；：:{DISEASE}]{{0,48}}?(?P<list>{DISEASES})"
)
_INDICATION_BEFORE = line_pattern(f"(?P<list>{DISEASES})(?:的?新?适应[症证]|的?药证)")
# 治疗IgA肾病的上市申请
_APPLIED = line_pattern(
    f"(?:用于|治疗)[^，,。;；：:{DISEASE}]{{0,24}}?(?P<list>{DISEASES})[^，,。;；：:{DISEASE}]{{0,16}}?(?:申请|上市许可|孤儿药|罕药|突破性|快速通道|快速审查|优先审[评查])"
)
# 「至于肾炎,新药申请将于年内递交」
_FIELD = line_pattern(f"(?:至于|(?<=[,，])|^)(?P<list>{DISEASES})(?:方面|领域|适应[症证])?[,，]\\Z")
# 已核准气喘等三项适应症
_GRANTED = line_pattern(
    f"(?:核准|批准|获批|获准)了?[^，,。;；{DISEASE}{DRUG}]{{0,8}}(?P<list>{DISEASES})(?:等[^，,。;；{DISEASE}]{{0,6}}|[两三四五]项|{COUNT})?的?新?适应[症证]"
)
# 又拿下重症肌无力
_GAINED = line_pattern(f"(?:拿下|斩获|摘得|再获|喜提|增加|新增)了?(?P<list>{DISEASES})")
# 扩大其适应症至慢性肾病
_WIDENED = line_pattern(f"适应[症证](?:范围|扩[大展])?[到至][^，,。;；{DISEASE}]{{0,10}}(?P<list>{DISEASES})")
# 已就IgA肾病向NMPA递件
_ABOUT = line_pattern(f"(?:就|以)(?P<list>{DISEASES})(?:的?适应[症证])?向")
# 治疗SLE的X于三月获批, 用于SLE的X新适应症获批
_OF_DRUG = line_pattern(
    f"(?:用于|治疗)[^，,。;；：:{DISEASE}]{{0,24}}?(?P<list>{DISEASES})(?:患者|病人)?的[^，,。;；：:{DISEASE}{DRUG}]{{0,12}}{DRUG}[^，,。;；：:{DISEASE}{DRUG}]{{0,24}}\\Z"
)
# 用于SLE的药证申请,已获FDA受理
_APPLIED_BEFORE = line_pattern(
    f"(?:用于|治疗)[^，,。;；：:{DISEASE}]{{0,24}}?(?P<list>{DISEASES})(?:患者|病人)?的[^，,。;；：:{DISEASE}]{{0,12}}(?:申请|适应[症证])[，,]\\Z"
)
# 该药针对某病的III期试验正在入组,此前已获孤儿药资格
_STUDIED_FOR = line_pattern(
    f"(?:针对|用于|治疗)[^，,。;；：:{DISEASE}]{{0,8}}?(?P<list>{DISEASES})(?:患者|病人)?的[^，,。;；{DISEASE}]{{0,40}}[,，]\\Z"
)
_BESIDE = line_pattern(
    "[与和跟同][^，,。;；]{0,16}(?:联合|联用|合用|并用)[,，]|(?:联合|合并|并用|搭配)[^，,。;；]{1,16}[,，]|作为[^，,。;；]{0,12}[,，]|单药[,，]"
)
_IN_FORCE = line_pattern("生效|实施|上路|起(?:给付|适用)?(?=[，,。;；]|\\Z)")
_AT_HOME = line_pattern("在(?P<place>国内|我国|本地|本港|台(?!湾)|港(?!交))")
_ISSUED = line_pattern(f"{ORGANIZATION}(?:近日|日前)?(?:核准|批准|正式)?(?:签发|颁发|下发|核发|出具)")
# The regulator that decides in a clause of its own.
_DECIDED_BY = line_pattern(
    f"{ORGANIZATION}[^，,。;；{ORGANIZATION}]{{0,24}}?(?:决定|决议|议决|宣布|公布|拍板|核定|召开[^，,。;；]{{0,30}}?会议|发言人(?:表示|指出|称|回复|透露)|[^，,。;；]{{0,3}}(?:证实|表示|指出|说明))[，,:：][^。;；]{{0,16}}\\Z"
)
_GOES_ON = line_pattern("(?:联合|单药|可|,)?[^，,。;；]{0,8}?适?用于|治疗|适应[症证]|对象|扩展")
