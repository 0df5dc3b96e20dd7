"""What an article is about: the drug of its title, the firm that it calls 公司."""

from __future__ import annotations

from collections.abc import Iterable

from slepipe.model import Mention
from slepipe.relate.context import Context, distinct
from slepipe.relate.line import DRUG, ORGANIZATION, Sentence, line_pattern

# Who examines, pays for, prescribes or studies a drug did not make it.
NO_COMPANY = line_pattern(
    "(?i)局|署|部|厅|委员会|中心|医院|大学|学院|学会|协会|联盟|基金会|研究所|研究院|大会|年会|EMA|FDA|NMPA|CDE|PMDA|MHRA|NICE|WHO|EULAR|ACR|NIH|"
    "hospital|university|agency|administration|committee|society|college|医管"
)


def of_title(context: Context) -> Mention | None:
    """The only drug of the title, which the article is about."""
    return only_drug([sentence for sentence in context.sentences[:_FIRST] if sentence.kind == "title"])


_FIRST = 3


def the_firm(context: Context, sentence: Sentence) -> Mention | None:
    """The firm that 公司 means: the only one of the sentences before in the block, else of the title or the first paragraph."""
    first = [each for each in context.sentences[:_LEAD] if each.kind == "title" or each.block <= 1]
    for lines in (context.before(sentence), [each for each in first if each.kind == "title"], first):
        firms = distinct(
            mention
            for each in lines
            for mention in each.flat.mentions(0, len(each.flat.text), ORGANIZATION)
            if NO_COMPANY.search(context.name(mention)) is None
        )
        if firms:
            return firms[0] if len(firms) == 1 else None
    return None


_LEAD = 8


def of_study_title(context: Context) -> Mention | None:
    """The drug that the title of a study is about: its only one, or the first of two given together (甲联合乙治疗SLE的疗效)."""
    for sentence in context.sentences[:_FIRST]:
        if sentence.kind == "title":
            flat = sentence.flat
            drugs = distinct(flat.mentions(0, len(flat.text), DRUG))
            first = flat.text.find(DRUG)
            together = _GIVEN_TOGETHER.match(flat.text, first + 1) is not None if drugs else False
            return drugs[0] if len(drugs) == 1 or (len(drugs) == 2 and together) else None
    return None


_GIVEN_TOGETHER = line_pattern(f"(?:联合|联用|合并|加用?|辅助)[^,，。;；]{{0,4}}{DRUG}")


def only_drug(sentences: Iterable[Sentence]) -> Mention | None:
    """The drug of some sentences that name no other, outside brackets."""
    drugs = distinct(mention for each in sentences for mention in each.flat.mentions(0, len(each.flat.text), DRUG))
    return drugs[0] if len(drugs) == 1 else None
