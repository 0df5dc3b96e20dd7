"""Events of regulation: approvals, filings, and their refusals and withdrawals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from slepipe.model import Argument, Mention, Relation
from slepipe.relate.context import (
    Context,
    agents_of,
    antecedent,
    arguments,
    distinct,
    is_of_another,
    last_group,
    of_title,
    relate,
    subjects,
)
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.line import (
    DATE,
    DISEASE,
    DRUG,
    JOIN,
    ORGANIZATION,
    PHASE,
    PLACE,
    THERAPY,
    Sentence,
    clause_end,
    clause_start,
    line_pattern,
)
from slepipe.relate.study import Study

_TRIGGER = line_pattern(
    "(?P<refusal>完整(?:回复|答复|回应)(?:函|信)|完整(?:回复|答复)|拒绝批准|不予批准|拒绝核准|不批准|驳回)"
    "|(?P<withdrawal>撤市|退市|撤回|撤销|撤下)"
    "|(?P<filing>受理|优先审评|优先审查|快速通道(?:资格|认定)|快速审查|突破性(?:疗法|治疗)|孤儿药|罕药(?=资格|认定)|(?:提交|递交|提出|申报|补交|重新提交)[^，,。;；]{0,16}?(?:申请|上市许可|资料)|(?:上市|新药|补充|注册)申请[^，,。;；]{0,16}?(?:提交|递交|呈交|提出))"
    "|(?P<insurance>(?:纳入|进入|列入|新增)(?:了|国家|全民|医院管理局|医管局)*(?:医保|健保|基本医疗保险|医疗保险|撒玛利亚基金|关爱基金|安全网|专用药物|药物名册)"
    f"|(?:纳入|列入)[^,，。;；{DRUG}{DISEASE}]{{0,12}}?资助(?:范围|名单|项目|计划)?)"
    f"|(?P<insured>(?<={DATE}起)(?:获|正式)?(?:健保|医保)?(?:给付|纳入)(?!条件|范围|标准|规定|[^，,。;；]{{0,4}}(?:试验|研究|患者|病人)))"
    "|(?P<consent>同意(?=[^，,。;；]{0,40}?(?:开展|进行)[^。;；，,]{0,40}?(?:临床|试验))|默示许可)"
    "|(?P<approval>批准|获批|核准|获准|准许(?!证)|上市许可|(?:(?<=未)|(?<=未[*]{2}))(?:上市|注册)(?!药|新药|产品|的|临床|试验|研究)"
    # 在港註冊, 2012年註冊: to register a drug is to approve it in Hong Kong.
    f"|(?:取得|获得?|完成)(?:药物|药剂制品)?注册(?!资格|证|申请|试验|研究|临床|医|护|资本|商标|用户)|(?:(?<={DATE})|(?<=在{PLACE})|(?<=在港))(?:正式)?注册(?!资格|证|申请|试验|研究|临床|医|护|资本|商标|用户|的|成立))"
)
# A noun that is no event: 获批依据, 批准文号; and permission to study a drug, which is not permission to sell it.
_NOUN = line_pattern("依据|文号|机构|证书|以来|之路|后的|流程|标准|门槛|率")
_CLINICAL = line_pattern(
    "临床试验(?:批准|申请|许可|默示|通知|资格)|临床批件|IND|(?:开展|进行|启动)[^。]{0,24}?临床(?:试验|研究)"
    f"|(?:开展|启动)[^。，,]{{0,24}}?{PHASE}(?:临床)?(?:试验|研究)"
)
_FORMS = "皮下(?:剂型|制剂|注射剂型)|静脉(?:剂型|制剂)|自动注射笔"
_FORM = line_pattern(_FORMS)
_SCOPE = line_pattern(
    "附条件|有条件|加速批准|加速核准|完全批准|紧急使用|优先审评|优先审查|突破性(?:疗法|治疗)|孤儿药|快速通道|上市申请|临床试验|新适应[症证]|医保|健保|资助|安全网|药物名册|"
    f"{_FORMS}|儿童|青少年"
)
_REGULATOR = line_pattern(
    "(?i)FDA|NMPA|EMA|CHMP|CDE|PMDA|MHRA|TGA|CFDA|SFDA|TFDA|药监|药品|药物|食品|委员会|执委会|管理局|管理署|卫生|卫健|医保局|健保署|医疗保障|厚生|"
    "审评|欧盟|欧委会|agency|administration|commission|ministry|board|canada|局|署|部$"
)
_INDICATION = line_pattern(
    f"(?:用于|治疗|适应[症证]|针对|对象|扩[展大][到至])[^。;；：:{DISEASE}]{{0,48}}?(?P<list>{DISEASE}(?:(?:{JOIN}){DISEASE})*)"
)
_INDICATION_BEFORE = line_pattern(f"(?P<list>{DISEASE}(?:(?:{JOIN}){DISEASE})*)(?:的?新?适应[症证])")
_PRONOUN_AFTER = line_pattern("[了]?(?:它|其|该药|此药|该产品|这款药|该疗法|这一疗法)")
_DRUG_AFTER = line_pattern(
    f"(?:了|的)?[^，,。;；{DRUG}{THERAPY}{DISEASE}]{{0,12}}?(?P<drug>[{DRUG}{THERAPY}](?:(?:{JOIN})[{DRUG}{THERAPY}])*)"
)
# 批准某企业申报的1类创新药甲片上市: the drug stands before what is done with it, however long the applicant's name is.
_APPROVED = line_pattern(
    f"[^，,。;；{DRUG}{THERAPY}{DISEASE}]{{0,40}}?(?P<drug>{DRUG})[^，,。;；{DRUG}{DISEASE}]{{0,12}}?(?:上市|进口|生产|的?上市许可|的?新药申请)"
)
# 获FDA批准用于狼疮性肾炎的奥妥珠单抗
_ATTRIBUTE = line_pattern(
    f"(?:上市)?(?:可?用于|治疗)[^，,。;；{DRUG}{THERAPY}{DISEASE}]{{0,24}}{DISEASE}(?:(?:{JOIN}){DISEASE})*(?:患者)?的[^，,。;；:：的{DRUG}{THERAPY}{DISEASE}]{{0,12}}?(?P<drug>{DRUG})"
)
_FILED = line_pattern("提交|递交|提出|申报|补交|撤回|撤销")
_SHOWN = line_pattern(f"{ORGANIZATION}[^,，。;；{ORGANIZATION}]{{0,10}}?(?:显示|公示|公告|公布|发布|宣布)")
_AT = line_pattern(f"在(?P<place>{PLACE})")
# 苏州某生物制药企业 says where the firm is, not where the drug is approved.
_OF_FIRM = line_pattern("[^，,。;；]{0,10}?(?:企业|公司|药企|厂商)")
# 治疗IgA肾病的上市申请
_APPLIED = line_pattern(
    f"(?:用于|治疗)[^，,。;；：:{DISEASE}]{{0,24}}?(?P<list>{DISEASE}(?:(?:{JOIN}){DISEASE})*)[^，,。;；：:{DISEASE}]{{0,16}}?(?:申请|上市许可|孤儿药|罕药|突破性|快速通道|快速审查|优先审[评查])"
)
Family = Literal["refusal", "withdrawal", "filing", "insurance", "approval"]


def find_approvals(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """The approvals and filings that a sentence reports, with who, what, where, when and for which disease."""
    if _TRIGGER.search(sentence.line.text) is None:
        return
    text = sentence.flat.text
    seen: dict[tuple[str, object], set[tuple[str, object]]] = {}
    matches = list(_TRIGGER.finditer(text))
    before = 0
    for number, match in enumerate(matches):
        family = match.lastgroup or ""
        if family == "filing" and (_follows(matches, number, text) or _is_way(text, match) or _is_granted(text, match)):
            # 批准其上市申请 is one event, and so is 通过优先审评程序批准.
            continue
        if (
            _NOUN.match(text, match.end()) is not None
            or (match[0] in ("上市", "注册") and _OF_COMPANY.search(_clause(text, match)) is not None)
            or _of_ethics(context, sentence, match)
            or (drugs := _drugs(context, sentence, match, study)) == []
        ):
            before = match.end()
            continue
        kind = "filing" if family == "filing" or (family == "withdrawal" and "申请" in _clause(text, match)) else "approval"
        found = _arguments(context, sentence, match, before)
        told = seen.setdefault((kind, drugs[0].entity), set())
        # One event may be told twice; another date or a faster review is another event.
        what = {(each.role, each.start) for each in found if each.role == "date" or (each.role == "scope" and _is_review(match))}
        if found and (not told or what - told):
            told |= what or {("", "")}
            negated = family in ("refusal", "withdrawal") or is_negated(text, *match.span())
            hedged = is_hedged(text, *match.span())
            rule = _rule(text, match, kind)
            yield relate(
                context,
                sentence,
                f"{kind}.{rule}",
                [*arguments("drug", drugs), *found],
                negated=negated,
                hedged=hedged,
                whole=True,
            )
        before = match.end()


def is_regulator(name: str) -> bool:
    """Whether an organization by its name in Simplified characters decides on drugs: FDA, 国家药监局."""
    return _REGULATOR.search(name) is not None


def _is_review(match: re.Match[str]) -> bool:
    return match[0].startswith(("优先", "突破", "孤儿", "罕药", "快速"))


def _is_way(text: str, match: re.Match[str]) -> bool:
    """Whether a faster review is the way of the approval in the same clause: 通过优先审评审批程序附条件批准."""
    return (
        match[0].startswith(("优先", "突破")) and _PROCEDURE.match(text, match.end(), clause_end(text, match.end())) is not None
    )


_PROCEDURE = line_pattern("[^，,。;；]{0,4}?(?:程序|通道|途径)[^，,。;；]{0,6}(?:批准|核准|获批)")
# A company that is on no stock exchange.
_OF_COMPANY = line_pattern(f"公司|企业|股票|A股|港股|[{ORGANIZATION}]")
# A committee of ethics approves a study, no drug.
_ETHICS = line_pattern("伦理|(?<![A-Za-z])IRB(?![A-Za-z])")


def _rule(text: str, match: re.Match[str], kind: str) -> str:
    """What it is in a word, of a filing also which designation is granted."""
    family = match.lastgroup or ""
    if family == "refusal" and match[0].startswith("完整"):
        return "response-letter"
    if _is_clinical(text, match):
        return "clinical-trial"
    if kind == "filing" and _ASKED.search(text, clause_start(text, match.start()), match.start()) is None:
        return next((rule for word, rule in _DESIGNATIONS.items() if match[0].startswith(word)), family)
    return _RULES.get(family, family)


_RULES = {"insured": "insurance", "consent": "clinical-trial"}
_DESIGNATIONS = {"突破": "breakthrough", "孤儿": "orphan", "罕药": "orphan", "快速": "fast-track", "优先": "priority-review"}
# 申请孤儿药资格 asks for it.
_ASKED = line_pattern(r"(?:申请|提交|递交|申报|寻求)[^获授]*\Z")


def _is_granted(text: str, match: re.Match[str]) -> bool:
    """Whether the clause goes on to what became of the application: 申报的上市申请已获批准 is one event."""
    return not _is_review(match) and _DECIDED.match(text, match.end(), clause_end(text, match.end())) is not None


_DECIDED = line_pattern("[^,，。;；]{0,16}?(?:批准|核准|获批|获准)")


def _is_clinical(text: str, match: re.Match[str]) -> bool:
    """Whether it is permission to study a drug; of a faster review only its clause says so."""
    clause = (clause_start(text, match.start()), clause_end(text, match.end())) if _is_review(match) else (0, len(text))
    return _CLINICAL.search(text, *clause) is not None


def _of_ethics(context: Context, sentence: Sentence, match: re.Match[str]) -> bool:
    flat = sentence.flat
    start, end = clause_start(flat.text, match.start()), clause_end(flat.text, match.end())
    names = [context.name(each) for each in flat.mentions(start, end, ORGANIZATION)]
    return any(_ETHICS.search(words) is not None for words in (_clause(flat.text, match), *names))


def _follows(matches: list[re.Match[str]], number: int, text: str) -> bool:
    others = [m for m in matches[:number] if m.lastgroup in ("approval", "refusal", "withdrawal")]
    return bool(others) and clause_start(text, others[-1].start()) == clause_start(text, matches[number].start())


def _clause(text: str, match: re.Match[str]) -> str:
    return text[clause_start(text, match.start()) : clause_end(text, match.end())]


def _drugs(context: Context, sentence: Sentence, match: re.Match[str], study: Study | None) -> list[Mention]:
    """What is approved: named behind the verb, meant by a pronoun behind it, or the subject of the clause."""
    flat = sentence.flat
    text = flat.text
    if named := flat.mentions(*match.span(), DRUG + THERAPY):
        return named
    if (
        match.lastgroup not in ("insurance", "insured")
        and (after := _DRUG_AFTER.match(text, match.end(), clause_end(text, match.end()))) is not None
    ):
        between = text[match.end() : after.start("drug")]
        if "用于" not in between and "联用" not in between and "与" not in between:
            return flat.mentions(*after.span("drug"), DRUG + THERAPY)
    attribute = _ATTRIBUTE.match(text, match.end(), clause_end(text, match.end()))
    if attribute is not None and not flat.mentions(clause_start(text, match.start()), match.start(), DRUG + THERAPY):
        return flat.mentions(*attribute.span("drug"), DRUG)
    if _PRONOUN_AFTER.match(text, match.end()):
        here = distinct(flat.mentions(0, match.start(), DRUG + THERAPY))
        found = here[0] if len(here) == 1 else None if here else antecedent(context, sentence)
        return [found] if found is not None else []
    approved = _APPROVED.match(text, match.end(), clause_end(text, match.end())) if match.lastgroup == "approval" else None
    if approved is not None:
        return flat.mentions(*approved.span("drug"), DRUG)
    drugs = subjects(context, sentence, match.start()) or _of_company(sentence, match)
    if drugs or flat.mentions(0, len(text), DRUG):
        return drugs
    # 公司披露FDA发出完整回复函: the drug of the trial, or what the block or section is about.
    if study is not None and (drug := study.drug()) is not None:
        return [drug]
    found = antecedent(context, sentence)
    if found is None and not _names_any(context, sentence) and not is_of_another(context, sentence):
        found = of_title(context)
    return [found] if found is not None and found.type == "drug" else []


def _of_company(sentence: Sentence, match: re.Match[str]) -> list[Mention]:
    """The only drug before a clause in which the firm applies for it: 「X已获孤儿药资格,公司拟于年内递交上市申请」."""
    flat = sentence.flat
    start = clause_start(flat.text, match.start())
    if match.lastgroup != "filing" or _FIRM.match(flat.text, start) is None:
        return []
    drugs = distinct(flat.mentions(0, start, DRUG + THERAPY))
    return drugs if len(drugs) == 1 else []


_FIRM = line_pattern("\\s?(?:该|本)?(?:公司|药企|药厂|集团|企业|厂商|厂方)")


def _names_any(context: Context, sentence: Sentence) -> bool:
    """Whether the block of a sentence names a drug or therapy up to it, or the heading above it does."""
    heading = context.headings[sentence.number]
    told = (sentence, *context.before(sentence), *([heading] if heading is not None else []))
    return any(agents_of(each) for each in told)


def _arguments(context: Context, sentence: Sentence, match: re.Match[str], before: int) -> list[Argument]:
    flat = sentence.flat
    text = flat.text
    start, end = clause_start(text, match.start()), clause_end(text, match.end())
    orgs = flat.mentions(start, match.end(), ORGANIZATION)
    regulators = [org for org in orgs if is_regulator(context.name(org))]
    # 美国FDA或卫福部食药署
    joined = [org for org in last_group(flat, start, match.end(), ORGANIZATION) if org in regulators]
    if not regulators and match.lastgroup == "consent":
        # 收到国家药监局签发的通知书,同意……
        regulators = [org for org in flat.mentions(0, start, ORGANIZATION) if is_regulator(context.name(org))]
    found = arguments("regulator", joined or regulators[-1:])
    shown = _SHOWN.search(text, 0, start) if not found else None
    # What a company announces it has not decided.
    if shown is not None and _REGULATOR.search(context.name(flat.at[shown.start()])) is not None:
        found = arguments("regulator", [flat.at[shown.start()]])
    if _FILED.search(match[0]):
        found += arguments("applicant", [org for org in orgs if org not in regulators][:1])
    dates = flat.mentions(0 if match.lastgroup == "consent" else before, match.end(), DATE)
    found += arguments("date", dates[-1:])
    places = [flat.at[at] for at in flat.at if start <= at < end and text[at] == PLACE and not _OF_FIRM.match(text, at + 1)]
    if not places and not _is_review(match) and (at := _AT.search(text, 0, match.start())):
        places = [flat.at[at.start("place")]]
    found += arguments("place", places[:1])
    found += arguments("indication", _indications(sentence, match, start, end))
    scopes = match if _is_review(match) else _SCOPE.search(text, start, end)
    if scopes is not None:
        return [*found, Argument("scope", *context.source(flat, *scopes.span()))]
    return found + _form_before(context, sentence)


def _form_before(context: Context, sentence: Sentence) -> list[Argument]:
    """The form that the part of the sentence before decides on: 「皮下剂型获欧盟批准;FDA则发出完整回复函」 is of the same form."""
    earlier = context.before(sentence)[:1]
    if not earlier or sentence.flat.mentions(0, len(sentence.flat.text), DRUG + THERAPY):
        return []
    text = earlier[0].flat.text
    form = _FORM.search(text) if text.rstrip().endswith(";") and _TRIGGER.search(text) is not None else None
    return [Argument("scope", *context.source(earlier[0].flat, *form.span()))] if form is not None else []


def _indications(sentence: Sentence, match: re.Match[str], start: int, end: int) -> list[Mention]:
    """The diseases behind 用于 or 治疗 in the clause or at the head of the next, or before 适应症."""
    flat = sentence.flat
    text = flat.text
    stop = end
    if _GOES_ON.match(text, end + 1):
        stop = clause_end(text, end + 1)
    places = ((_INDICATION, match.end(), stop), (_INDICATION_BEFORE, start, end), (_APPLIED, start, end), (_FIELD, 0, start))
    for pattern, first, last in places:
        if (found := pattern.search(text, first, last)) is not None:
            return flat.mentions(*found.span("list"), DISEASE)
    return []


# 「至于肾炎,新药申请将于年内递交」
_FIELD = line_pattern(f"(?:至于|(?<=[,，])|^)(?P<list>{DISEASE}(?:(?:{JOIN}){DISEASE})*)(?:方面|领域|适应[症证])?[,，]\\Z")
_GOES_ON = line_pattern("适?用于|治疗|适应[症证]|对象|扩展")
