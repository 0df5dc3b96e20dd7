"""Which drug an approval or application is about."""

from __future__ import annotations

import re

from slepipe.model import Mention
from slepipe.patterns import Pattern
from slepipe.relate.about import of_title
from slepipe.relate.antecedents import agents_of, antecedent, is_of_another, subjects
from slepipe.relate.context import Context, distinct
from slepipe.relate.line import (
    CLASS,
    DISEASE,
    DISEASES,
    DRUG,
    DRUGS,
    THERAPY,
    Sentence,
    clause_end,
    clause_start,
    is_drug,
    line_pattern,
    listed,
)
from slepipe.relate.organizations import is_of_another_firm
from slepipe.relate.study import Study

_AGENTS = listed(DRUG + THERAPY)
_PRONOUN_AFTER = line_pattern("[了]?(?:它|其|这款新药|该药|此药|该产品|这款药|该疗法|这一疗法)")
_PRONOUN_BEFORE = line_pattern(
    f"(?:该药物?|此药|这款药|这种药|该产品|该疗法|该抗体|这款新药|该新药|本品)[^,，。;；{DRUG}{THERAPY}]{{0,16}}\\Z"
)
_DRUG_AFTER = line_pattern(f"(?:了|的)?[^，,。;；{DRUG}{THERAPY}{DISEASE}]{{0,12}}?(?P<drug>{_AGENTS})")
# 批准某企业申报的1类创新药甲片上市: the drug stands before what is done with it, however long the applicant's name is.
_APPROVED = line_pattern(
    f"[^，,。;；{DRUG}{THERAPY}{DISEASE}]{{0,40}}?(?P<drug>{DRUG})[^，,。;；{DRUG}{DISEASE}]{{0,12}}?(?:上市|进口|生产|的?上市许可|的?新药申请)"
)
# 获FDA批准用于狼疮性肾炎的奥妥珠单抗
_ATTRIBUTE = line_pattern(
    f"(?:上市)?(?:可?用于|治疗)[^，,。;；{DRUG}{THERAPY}{DISEASE}]{{0,24}}{DISEASES}(?:患者)?的[^，,。;；:：的{DRUG}{THERAPY}{DISEASE}]{{0,12}}?(?P<drug>{DRUG})"
)


# 申请撒玛利亚基金资助使用甲或乙
_FUNDED = line_pattern(f"(?:病人|患者)?(?:使用|购买)(?P<drug>{DRUGS})")


def drugs_of_event(context: Context, sentence: Sentence, match: re.Match[str], study: Study | None) -> list[Mention]:
    """What is approved: named behind the verb, meant by a pronoun behind it, or the subject of the clause."""
    flat = sentence.flat
    text = flat.text
    if named := flat.mentions(*match.span(), DRUG + THERAPY):
        return named
    told = _told_here(context, sentence, match)
    if told is not None:
        return told
    if is_of_another_firm(context, sentence, match.start()):
        return []
    if not flat.mentions(0, len(text), DRUG) and (own := _under_development(context, sentence, match)) is not None:
        return [own]
    drugs = subjects(context, sentence, match.start()) or _of_company(sentence, match)
    if drugs or flat.mentions(0, len(text), DRUG):
        return drugs
    # 公司披露FDA发出完整回复函: the drug of the trial, or what the block or section is about.
    if study is not None and (drug := study.drug()) is not None:
        return [drug]
    found = antecedent(context, sentence)
    if found is None and not _names_any(context, sentence) and not is_of_another(context, sentence):
        found = of_title(context)
    return [found] if found is not None and is_drug(found) else []


def _told_here(context: Context, sentence: Sentence, match: re.Match[str]) -> list[Mention] | None:
    """The drugs that stand behind the verb or that a pronoun beside it means; None where the clause leaves it to its subject."""
    flat = sentence.flat
    text = flat.text
    start, end = clause_start(text, match.start()), clause_end(text, match.end())
    paid = match.lastgroup in ("insurance", "insured")
    if paid and (funded := _FUNDED.match(text, match.end(), end)) is not None:
        return flat.mentions(*funded.span("drug"), DRUG)
    if not paid and (after := _DRUG_AFTER.match(text, match.end(), end)) is not None:
        between = text[match.end() : after.start("drug")]
        if "用于" not in between and "联用" not in between and "与" not in between:
            return flat.mentions(*after.span("drug"), DRUG + THERAPY)
    attribute = _ATTRIBUTE.match(text, match.end(), end)
    if attribute is not None and not flat.mentions(start, match.start(), DRUG + THERAPY):
        return flat.mentions(*attribute.span("drug"), DRUG)
    if _PRONOUN_AFTER.match(text, match.end()):
        return _meant(context, sentence, match)
    if _PRONOUN_BEFORE.search(text, start, match.start()) and (meant := _meant(context, sentence, match)):
        return meant
    approved = _APPROVED.match(text, match.end(), end) if match.lastgroup == "approval" else None
    if approved is not None:
        return flat.mentions(*approved.span("drug"), DRUG)
    if paid and flat.mentions(start, match.start(), CLASS):
        # 将生物制剂列为专用药物: a class, and not what the sentence names before it.
        return flat.mentions(start, match.start(), DRUG)
    return None


def _meant(context: Context, sentence: Sentence, match: re.Match[str]) -> list[Mention]:
    """What a pronoun means: the only drug before it in the sentence, else the one that is spoken of."""
    here = distinct(sentence.flat.mentions(0, match.start(), DRUG + THERAPY))
    found = here[0] if len(here) == 1 else None if here else antecedent(context, sentence)
    return [found] if found is not None else []


def _of_company(sentence: Sentence, match: re.Match[str]) -> list[Mention]:
    """The only drug before a clause in which the firm applies for it: 「X已获孤儿药资格,公司拟于年内递交上市申请」."""
    flat = sentence.flat
    start = clause_start(flat.text, match.start())
    if match.lastgroup != "filing" or _FIRM.match(flat.text, start) is None:
        return []
    drugs = distinct(flat.mentions(0, start, DRUG + THERAPY))
    return drugs if len(drugs) == 1 else []


def _under_development(context: Context, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    """The only drug of an article that has but a code, where the firm tells what it plans: 「公司預計年底遞件」 is not of the drug that others sell."""
    return only_code(context) if _ITS_FIRM.search(sentence.flat.text, 0, match.start()) is not None else None


def only_code(context: Context) -> Mention | None:
    """The only drug of an article that has but a code."""
    drugs = (each for one in context.sentences for each in one.flat.mentions(0, len(one.flat.text), DRUG))
    coded = distinct(each for each in drugs if _CODE.fullmatch(context.name(each)) is not None)
    return coded[0] if len(coded) == 1 else None


_ITS_FIRM = line_pattern("(?:\\A|[，,；;])\\s?(?:该|本)?公司(?!的)")
_CODE = Pattern(r"[A-Z]{1,5}-?\d{2,6}[A-Za-z]?")
_FIRM = line_pattern("\\s?(?:该|本)?(?:公司|药企|药厂|集团|企业|厂商|厂方)")


def _names_any(context: Context, sentence: Sentence) -> bool:
    """Whether the block of a sentence names a drug or therapy up to it, or the heading above it does."""
    heading = context.headings[sentence.number]
    told = (sentence, *context.before(sentence), *([heading] if heading is not None else []))
    return any(agents_of(each) for each in told)
