"""What an article is about: the drug of its title."""

from __future__ import annotations

from collections.abc import Iterable

from slepipe.model import Mention
from slepipe.relate.context import Context, distinct
from slepipe.relate.line import DRUG, Sentence, line_pattern


def of_title(context: Context) -> Mention | None:
    """The only drug of the title, which the article is about."""
    return only_drug([sentence for sentence in context.sentences[:_FIRST] if sentence.kind == "title"])


_FIRST = 3


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
