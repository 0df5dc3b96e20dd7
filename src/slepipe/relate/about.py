"""What an article is about: the drug of its title."""

from __future__ import annotations

from collections.abc import Iterable

from slepipe.model import Mention
from slepipe.relate.context import Context, distinct, named
from slepipe.relate.line import CLASS, DRUG, THERAPY, Sentence, line_pattern


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


def of_safety_title(context: Context) -> Mention | None:
    """The only drug, class or therapy of a title that tells of its safety: 「关注JAK抑制剂的感染和血栓风险」."""
    for sentence in context.sentences[:_FIRST]:
        if sentence.kind == "title":
            agents = distinct(sentence.flat.mentions(0, len(sentence.flat.text), DRUG + CLASS + THERAPY))
            told = _SAFETY.search(sentence.flat.text) is not None and _LESS_RISK.search(sentence.flat.text) is None
            return agents[0] if len(agents) == 1 and told else None
    return None


_SAFETY = line_pattern("不良反应|不良事件|副作用|毒性|安全性|用药安全|药物安全|风险|警示|警讯|警告")
# What a drug does against a risk is its use.
_LESS_RISK = line_pattern("(?:降低|减少|减低|预防|改善|降)[^,，。]{0,12}风险")


def only_drug(sentences: Iterable[Sentence]) -> Mention | None:
    """The drug of some sentences that name no other, outside brackets."""
    drugs = named(mention for each in sentences for mention in each.flat.mentions(0, len(each.flat.text), DRUG))
    return drugs[0] if len(drugs) == 1 else None
