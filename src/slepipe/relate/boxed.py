"""Boxed warnings: what the label of a drug warns of in a box, 黑框警告 on the Mainland and 加框警語 in Taiwan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slepipe.model import Argument, Mention, Relation
from slepipe.relate.antecedents import antecedent, subjects
from slepipe.relate.context import Context, argument, arguments, relate
from slepipe.relate.cues import is_hedged
from slepipe.relate.line import CLASS, DISEASE, DRUG, SYMPTOM, Sentence, clause_end, clause_start, is_drug, line_pattern, listed
from slepipe.relate.study import Study

if TYPE_CHECKING:
    import re

_BOX = line_pattern("(?:黑框|加框|方框)(?:警[告语示讯]|警示语)?")
_TAKEN_AWAY = line_pattern("移除|取消|删除|撤[销除下]|去掉|解除|没有|无|未")
# What it is about stands before it (关于恶性肿瘤的黑框警告) or is listed behind it (提醒血栓及死亡风险).
_ABOUT = line_pattern("关于|有关|针对|就|提示|涉及|对")
# 心肌梗死和卒中的黑框警告
_OF = line_pattern(f"{listed(SYMPTOM + DISEASE)}的?(?:风险)?的?\\Z")
_SAYS = line_pattern("提醒|列明|警告|提示|说明|指出|包括|涉及|内容|注明|载明|指|[:：]")
_OF_PATIENTS = line_pattern("(?:用于|治疗|适用|患有|适应[症证])[^,，。;；]{0,12}\\Z")


def find_boxed(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """The boxed warning that a sentence tells of, an effect at a time; without an effect only that there is one."""
    text = sentence.flat.text
    told = enumerate(_BOX.finditer(text))
    # 甲的黑框警告提示血栓,乙没有黑框警告: the box of another drug.
    boxes = [each for number, each in told if not number or DRUG in text[clause_start(text, each.start()) : each.start()]]
    behind = [clause_start(text, each.start()) for each in boxes] + [len(text)]
    for match, end in zip(boxes, behind[1:], strict=True):
        if drugs := _drugs(context, sentence, study, match.start()):
            yield from _of_box(context, sentence, drugs, match, end)


def _of_box(context: Context, sentence: Sentence, drugs: list[Mention], match: re.Match[str], last: int) -> Iterator[Relation]:
    flat = sentence.flat
    text, (start, end) = flat.text, match.span()
    effects = [argument("effect", each) for each in _effects(sentence, start, end, last)]
    if not effects:
        effects = [Argument("effect", *context.source(flat, start, end))]
    gone = _TAKEN_AWAY.search(text, clause_start(text, start), start) is not None
    # What a box says is no doubt that it says so: 黑框警告提示血栓风险.
    hedged = is_hedged(text, start, end, attribute=_SAYS.search(text, end, clause_end(text, end)) is not None)
    for effect in effects:
        yield relate(context, sentence, "adverse-effect.boxed", [*arguments("drug", drugs), effect], negated=gone, hedged=hedged)


def _drugs(context: Context, sentence: Sentence, study: Study | None, place: int) -> list[Mention]:
    """The drugs before the words, else those of the sentence, else the one that is spoken of."""
    flat = sentence.flat
    if drugs := [each for each in subjects(context, sentence, place, DRUG + CLASS) if each.type != "therapy" or is_drug(each)]:
        return drugs
    if named := flat.mentions(0, len(flat.text), DRUG):
        return named
    if study is not None and (drug := study.drug()) is not None:
        return [drug]
    found = antecedent(context, sentence)
    return [found] if found is not None and is_drug(found) else []


def _effects(sentence: Sentence, start: int, end: int, last: int) -> list[Mention]:
    flat = sentence.flat
    text = flat.text
    if (of := _OF.search(text, clause_start(text, start), start)) is not None:
        return flat.mentions(*of.span(), SYMPTOM + DISEASE)
    about = _ABOUT.search(text, clause_start(text, start), start)
    if about is not None and (found := flat.mentions(about.end(), start, SYMPTOM + DISEASE)):
        return found
    says = _SAYS.search(text, end, last)
    if says is None:
        return []
    places = [place for place in flat.at if says.end() <= place < last and text[place] in SYMPTOM + DISEASE]
    return [flat.at[place] for place in places if _OF_PATIENTS.search(text, clause_start(text, place), place) is None]
