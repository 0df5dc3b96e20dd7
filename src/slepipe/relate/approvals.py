"""Events of regulation: approvals, filings, and their refusals and withdrawals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from slepipe.model import Argument, Mention, Relation
from slepipe.relate.antecedents import subjects
from slepipe.relate.approval_details import details_of, is_review
from slepipe.relate.approval_drugs import drugs_of_event
from slepipe.relate.approval_words import FURTHER, TRIGGER
from slepipe.relate.context import Context, arguments, one_by_one, relate
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.line import (
    DISEASE,
    DISEASES,
    DRUG,
    ORGANIZATION,
    PHASE,
    PLACE,
    Sentence,
    clause_end,
    clause_start,
    line_pattern,
)
from slepipe.relate.organizations import is_regulator
from slepipe.relate.relative_dates import dates_of
from slepipe.relate.study import Study

# A noun that is no event: 获批依据, 批准文号; and permission to study a drug, which is not permission to sell it.
_NOUN = line_pattern(
    "(?:所?的)?(?:主要|[是乃即])*(?:[根依]据|基于)|文号|机构|证书|以来|之路|后的|流程|标准|门槛|率|的?第?[一二三四五六七八九十0-9]+个|的?首[个款]"
)
_CLINICAL = line_pattern(
    "试验计划书|人体试验|临床试验(?:批准|申请|许可|默示|通知|资格)|临床批件|IND|(?:开展|进行|启动)[^。]{0,24}?临床(?:试验|研究)"
    f"|(?:开展|启动)[^。，,]{{0,24}}?{PHASE}(?:临床)?(?:试验|研究)"
)


def find_approvals(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """The approvals and filings that a sentence reports, with who, what, where, when and for which disease."""
    if TRIGGER.search(sentence.line.text) is None:
        return
    text = sentence.flat.text
    if DISEASE in text and (further := FURTHER.search(text)) is not None:
        yield from _further(context, sentence, further)
        text = text[: further.start()] + " " * (further.end() - further.start()) + text[further.end() :]
    seen: dict[tuple[str, object], _Marks] = {}
    matches = list(TRIGGER.finditer(text))
    before = 0
    for number, match in enumerate(matches):
        family = match.lastgroup or ""
        if family == "filing" and (_follows(matches, number, text) or _is_way(text, match) or _is_granted(text, match)):
            # 批准其上市申请 is one event, and so is 通过优先审评程序批准.
            continue
        if _is_other(context, sentence, match):
            before = match.end()
            continue
        if not (drugs := drugs_of_event(context, sentence, match, study)):
            continue
        event = _event(context, sentence, match, drugs, before)
        before = match.end()
        # 获批,随后纳入医保 are two events, 获批纳入医保 is one.
        paid = number > 0 and family in _PAID and "," in text[matches[number - 1].end() : match.start()]
        told = seen.setdefault((event.rule if paid else event.kind, drugs[0].entity), set())
        what = _marks(event, match)
        says_more_than_drugs = any(each.role != "drug" for each in event.arguments)
        if says_more_than_drugs and (not told or _more(text, match, told, what)):
            told |= what or {("", "")}
            yield from _each(context, sentence, match, event)


def _further(context: Context, sentence: Sentence, match: re.Match[str]) -> Iterator[Relation]:
    """What a drug was approved for before."""
    flat = sentence.flat
    if drugs := flat.mentions(*match.span(), DRUG) or subjects(context, sentence, match.start()):
        place = _WHERE.search(flat.text, *match.span())
        found = [*arguments("drug", drugs), *arguments("indication", flat.mentions(*match.span("list"), DISEASE))]
        if place is not None:
            found.append(Argument("place", *context.source(flat, *place.span("place"))))
        yield relate(context, sentence, "approval.approval", found, hedged=is_hedged(flat.text, *match.span()), whole=True)


_WHERE = line_pattern(f"在(?P<place>{PLACE}|国内|我国|本地|本港|台湾|香港)")


def _event(context: Context, sentence: Sentence, match: re.Match[str], drugs: list[Mention], before: int) -> Relation:
    """The approval or filing of some drugs that a word tells of; ``before`` is where the event before ends."""
    text, family = sentence.flat.text, match.lastgroup or ""
    kind = "filing" if family == "filing" or (family == "withdrawal" and "申请" in _clause(text, match)) else "approval"
    # 申请已获受理并拟纳入优先审评: what has happened is not doubted by what is to follow.
    done = _DONE.search(text, clause_start(text, match.start()), match.start()) is not None
    return relate(
        context,
        sentence,
        f"{kind}.{_rule(text, match, kind)}",
        [*arguments("drug", drugs), *details_of(context, sentence, match, before)],
        negated=family in ("refusal", "withdrawal") or is_negated(text, *match.span()),
        hedged=is_hedged(text, *match.span(), attribute=done)
        or (family in _PAID and _PROPOSED.search(text, clause_start(text, match.start()), match.start()) is not None)
        or (not done and _TO_COME.search(_clause(text, match)) is not None),
        whole=True,
    )


def _each(context: Context, sentence: Sentence, match: re.Match[str], event: Relation) -> list[Relation]:
    """The event, or those of its drugs one by one: 甲和乙分别于2019年和2021年获批."""
    flat = sentence.flat
    dates = dates_of(context, flat, clause_start(flat.text, match.start()), clause_end(flat.text, match.end()))
    if len(dates) > 1 and "分别" in _clause(flat.text, match):
        event = replace(event, arguments=(*(each for each in event.arguments if each.role != "date"), *dates))
    return one_by_one(_clause(flat.text, match), event)


def _is_other(context: Context, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the word is that of something else: a noun, a firm on the stock exchange, a committee of ethics."""
    text = sentence.flat.text
    return (
        _NOUN.match(text, match.end()) is not None
        or _of_stocks(context, sentence, match)
        or _is_of_any(text, match)
        or (match[0].startswith(_DECIDES) and not _says_who_or_where(context, sentence, match))
        or (
            match[0].startswith(_GAINS)
            and _REGULATED.search(text, 0, match.start()) is None
            and "适应" not in _clause(text, match)
        )
        or (match[0] in ("上市", "注册") and _OF_COMPANY.search(_clause(text, match)) is not None)
        or _of_ethics(context, sentence, match)
    )


def _is_of_any(text: str, match: re.Match[str]) -> bool:
    """Whether it tells what drugs are approved for and names none: 获批用于皮肤型狼疮的新药几十年没有更新."""
    told = _OF_ANY.match(text, match.end()) is not None
    return told and _IS.search(text, clause_start(text, match.start()), match.start()) is None


_OF_ANY = line_pattern(
    f"(?:可?用于|治疗)[^,，。;；{DRUG}{DISEASE}]{{0,12}}{DISEASES}(?:患者|病人)?的(?:新药|药物|药品|疗法|生物制剂|药)(?!{DRUG})"
)
_IS = line_pattern(f"[是为]|成为|作为|{DRUG}")
# 又拿下重症肌无力 is an approval behind one that is told of as such.
_GAINS = ("拿下", "斩获", "摘得", "再获", "喜提", "增加")
_REGULATED = line_pattern("上市|获批|批准|核准|获准|适应[症证]")
_PAID = ("insurance", "insured")
_PROPOSED = line_pattern("建议|提议|申请|争取|研议|讨论|审议|呼吁|要求")
# 明年第一季再向FDA送件 has not happened.
_TO_COME = line_pattern("(?<!到)(?:明年|后年|下个?月|下季)")
_DONE = line_pattern("已|获得?\\Z|正式")
_Marks = set[tuple[str, object]]
_ENTITIES = ("indication", "place", "regulator")


def _marks(event: Relation, match: re.Match[str]) -> _Marks:
    """By what one event is told from another: its date, disease, place, regulator and state, and a faster review."""
    placed = ("date", "scope") if is_review(match) else ("date",)
    what: _Marks = {(each.role, each.start) for each in event.arguments if each.role in placed}
    what |= {(each.role, each.entity) for each in event.arguments if each.role in _ENTITIES and each.entity}
    if event.hedged and event.kind == "filing":
        return what | {("planned", "")}
    return what | {("denied", "")} if event.negated else what


def _more(text: str, match: re.Match[str], told: _Marks, what: _Marks) -> _Marks:
    """What makes it another event than those ``told``: what only says more of the one before does not (经某局批准,准许在大湾区使用)."""
    start = clause_start(text, match.start())
    roles = {role for role, _ in told}
    apart = {"indication"} if _APART.search(text, start, match.start()) is not None else set()
    more = {each for each in what - told if each[0] not in _ENTITIES or each[0] in roles | apart}
    return more | ({("place", "")} if told and text[start] == PLACE else set())


# 港交所受理其上市申请, 上柜时程……送件: a firm goes public.
_STOCKS = line_pattern("上柜|上市柜|挂牌|券商|承销|IPO|创新板|创业板|科创板|招股|港交所|联交所|证交所|证监会|股份上市|主板")


def _of_stocks(context: Context, sentence: Sentence, match: re.Match[str]) -> bool:
    return _STOCKS.search(sentence.flat.text) is not None and not _has_regulator(context, sentence, match)


def _has_regulator(context: Context, sentence: Sentence, match: re.Match[str]) -> bool:
    flat = sentence.flat
    orgs = flat.mentions(clause_start(flat.text, match.start()), match.end(), ORGANIZATION)
    return any(is_regulator(context.name(org)) for org in orgs)


# 在此之前已核准气喘等适应症
_APART = line_pattern("此前|之前|先前|稍早|早前|另外|另|又")
# What only a regulator or a country does: to follow, to widen an indication.
_DECIDES = ("跟进", "扩大其", "扩大了", "扩大适", "扩大该", f"扩大{DRUG}", "扩展", "扩增", "放宽适", "放宽其")


def _says_who_or_where(context: Context, sentence: Sentence, match: re.Match[str]) -> bool:
    flat = sentence.flat
    places = flat.mentions(clause_start(flat.text, match.start()), match.end(), PLACE)
    return bool(places) or _has_regulator(context, sentence, match)


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
    return not is_review(match) and _DECIDED.match(text, match.end(), clause_end(text, match.end())) is not None


_DECIDED = line_pattern("[^,，。;；]{0,16}?(?:批准|核准|获批|获准)")


def _is_clinical(text: str, match: re.Match[str]) -> bool:
    """Whether it is permission to study a drug; of a faster review only its clause says so."""
    clause = (clause_start(text, match.start()), clause_end(text, match.end())) if is_review(match) else (0, len(text))
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
