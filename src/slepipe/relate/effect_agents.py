"""Whose adverse effects a sentence tells of, and whether it is about safety."""

from __future__ import annotations

from slepipe.model import Mention
from slepipe.relate.about import of_safety_title
from slepipe.relate.antecedents import antecedent, counted_drugs, last_group
from slepipe.relate.asides import is_aside, is_compared, is_named_beside
from slepipe.relate.context import Context, distinct, named
from slepipe.relate.effect_lists import is_safety
from slepipe.relate.line import CLASS, DISEASE, DRUG, THERAPY, Sentence, clause_start, line_pattern
from slepipe.relate.study import Study

Places = dict[int, tuple[str, list[Mention]]]
"""The places of symptoms that are effects, each with its rule and the agents."""
ANY_AGENT = DRUG + CLASS + THERAPY
# What tells that a passage is about safety.
_SAFE = line_pattern(
    "长期[^,，。;；]{0,4}?(?:使用|服用|用药|注射)|安全性|不良|副作用|副反应|毒性|毒副|耐受|仿单|说明书|受试者[较最]?常(?:出现|见)|(?:要|须|需|应)(?:留意|注意|警惕|小心)|用药者|服用者|使用者|(?:用药|治疗|服药|给药|服用|试验|研究|随访|输注)(?:期间|过程中)|(?:用药|服药|给药|输注|回输)后|(?:服用|使用|用药|服药)[^,，。;；]{0,8}(?:内|后|期|者)"
)
_ADDED = line_pattern("[)）][^,，。;；]{0,4}?(?:加上?|联合|合并|并用|搭配|配合|辅以)[^,，。;；]{0,6}\\Z")


def is_about_safety(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence, one before it in its block or the heading above speaks of safety."""
    heading = context.headings[sentence.number]
    if heading is not None and is_safety(heading.line.text):
        return True
    return any(_SAFE.search(each.line.text) is not None for each in (sentence, *context.before(sentence)))


def counts_effects(context: Context, sentence: Sentence) -> bool:
    """Whether events that a sentence counts are adverse: below a heading or title on safety, or behind 不良反应 in the block."""
    heading = context.headings[sentence.number]
    if (heading is not None and is_safety(heading.line.text)) or of_safety_title(context) is not None:
        return True
    return any(is_safety(each.line.text) for each in (sentence, *context.before(sentence)))


def agents_of_effect(context: Context, sentence: Sentence, study: Study | None, place: int) -> list[Mention]:
    """Whose effects they are: an agent before them in the sentence, the trial's drug, else what the block or section is about."""
    line = sentence.line
    start = clause_start(line.text, place)
    here = named(
        line.at[at]
        for at in line.at
        if at < place and line.text[at] in ANY_AGENT and not is_aside(line.text, at) and not is_compared(line.text, at)
        # JAK抑制剂托法替布 is one agent.
        if not (line.text[at] == CLASS and line.text[at + 1] == DRUG)
    )
    if len(here) > 1:
        # 「甲和乙的副作用包括……」 are those of both.
        joined = last_group(line, start, place, ANY_AGENT)
        if len(joined) > 1 and len(joined) == len(here):
            return joined
        flat = [m for m in here if m in sentence.flat.at.values()]
        near = flat if len(distinct(flat)) == 1 else distinct(line.mentions(start, place, ANY_AGENT))
        # 「某胶囊(甲)加上乙」 is not of the second alone.
        beside = len(near) == 1 and _ADDED.search(line.text, 0, next(at for at in line.at if line.at[at] is near[0])) is not None
        return near if len(near) == 1 and not beside else []
    if here:
        return here
    if both := counted_drugs(context, sentence, sentence.flat.text.find("药") + 1 or place):
        return both
    if DISEASE in line.text[start:place]:
        return []
    if study is not None and (drug := study.drug()) is not None:
        return [drug]
    found = antecedent(context, sentence) or of_safety_title(context)
    return [] if found is None or is_named_beside(context.before(sentence), found) else [found]
