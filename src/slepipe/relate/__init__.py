"""Relations: what a text says of its mentions, from patterns over sentences in which every mention is one sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from slepipe.model import Article, Citation, Relation
from slepipe.recognize import Recognition
from slepipe.relate.approvals import find_approvals
from slepipe.relate.boxed import find_boxed
from slepipe.relate.cites import find_cites
from slepipe.relate.context import Context, make_context
from slepipe.relate.deals import find_deals
from slepipe.relate.deaths import find_deaths
from slepipe.relate.developers import find_developers
from slepipe.relate.dosing import find_dosing, find_ways
from slepipe.relate.effect_lists import is_safety
from slepipe.relate.effects import find_effects
from slepipe.relate.lasting import find_lasting
from slepipe.relate.line import (
    BIOMARKER,
    CLASS,
    COUNT,
    DISEASE,
    DOSE,
    DRUG,
    DURATION,
    MEASUREMENT,
    MONEY,
    ORGANIZATION,
    PERCENT,
    SYMPTOM,
    TARGET,
    Sentence,
    line_pattern,
    read_sentences,
)
from slepipe.relate.names import find_names
from slepipe.relate.outcomes import find_outcomes
from slepipe.relate.payment import find_payments, uses_of
from slepipe.relate.risks import find_risks
from slepipe.relate.status import find_status
from slepipe.relate.study import Study
from slepipe.relate.targets import find_aims, find_headed, find_targets
from slepipe.relate.treats import find_treats
from slepipe.relate.treats_left_out import find_left_out
from slepipe.relate.trials import find_trials
from slepipe.relate.worded import find_worded
from slepipe.view import View


def find_relations(article: Article, view: View, recognition: Recognition, citations: Sequence[Citation]) -> tuple[Relation, ...]:
    """The relations of an article in order of their evidence; all offsets are those of the source."""
    sentences = read_sentences(article, view, recognition)
    context = make_context(sentences, view, recognition.mentions)
    told = list(_of_mentions(context))
    known = {pair for each in told for pair in uses_of(each)}
    found = [*told, *find_payments(context, known), *find_cites(context, citations)]
    return tuple(sorted(found, key=lambda relation: (relation.start, relation.end, relation.kind)))


def _of_mentions(context: Context) -> Iterable[Relation]:
    trials, of_sentence = find_trials(context)
    yield from trials
    for sentence in context.sentences:
        text = sentence.line.text
        # 「试验达到主要终点」 names nothing, but its trial is known.
        if not sentence.line.at and _NAMELESS.search(text) is None:
            continue
        if not sentence.heading:
            yield from _of_events(context, sentence, of_sentence.get(sentence.number))
        yield from find_names(context, sentence)
        if TARGET in text or CLASS in text:
            yield from find_targets(context, sentence)
        if DRUG in text[:2]:
            yield from find_headed(context, sentence)
        if DRUG in text and (BIOMARKER in text or TARGET in text):
            yield from find_aims(context, sentence)
        treats = list(find_treats(context, sentence)) if DISEASE in text or "适应" in text else []
        yield from treats
        if not treats and (DRUG in text or CLASS in text):
            yield from find_left_out(context, sentence)
        if ORGANIZATION in text or "是其" in text or "公司" in text or "集团" in text:
            yield from find_developers(context, sentence)
        if ORGANIZATION in text or MONEY in text or any(word in text for word in ("洽", "磋商", "商谈")):
            yield from find_deals(context, sentence)


_NAMELESS = line_pattern("终点|毒性|不良|副作用|死亡|终止|中止|暂停|获批|批准|核准|受理|申请|送件|递件|退件|健保|医保|许可")


def _of_events(context: Context, sentence: Sentence, study: Study | None) -> Iterable[Relation]:
    """What a sentence that is no heading says happened: results, effects, doses, decisions; ``study`` is the trial that it speaks of."""
    text = sentence.line.text
    figures = PERCENT in text or COUNT in text or MEASUREMENT in text or (DURATION in text and BIOMARKER in text)
    row = context.rows.get(sentence.block, {})
    if figures or "treated" in row or _RESULT.search(text) is not None:
        told = [*find_outcomes(context, sentence, study), *find_risks(context, sentence, study)]
        yield from (*told, *find_worded(context, sentence, told))
    if DURATION in text:
        yield from find_lasting(context, sentence, study)
    if (
        SYMPTOM in text
        or BIOMARKER in text
        or _EFFECT.search(text)
        or (DISEASE in text and (_COMPARED.search(text) or _below_safety(context, sentence)))
    ):
        yield from find_effects(context, sentence, study)
    if _DEATH.search(text) is not None:
        yield from find_deaths(context, sentence, study)
    if "框" in text:
        yield from find_boxed(context, sentence, study)
    # 甲|缓释片15毫克|…… is what a tablet holds.
    doses = list(find_dosing(context, sentence, study)) if DOSE in text and "form" not in row else []
    yield from doses
    if not doses and DRUG in text:
        yield from find_ways(context, sentence)
    yield from find_approvals(context, sentence, study)
    yield from find_status(context, sentence, study)


_RESULT = line_pattern("终点|分别|指标|[由从自]")
_EFFECT = line_pattern("不良|[副毒]|期间|停[药用]|退出|中止")
# Diseases may be effects too: 未观察到恶性肿瘤增加.
_COMPARED = line_pattern("增加|增多|升高|上升|更高|差异|差别|相当|相近|相若|相似|常见|略多|较多")
_DEATH = line_pattern("死亡|死|去世|病逝|病故|身故|离世|不治")


def _below_safety(context: Context, sentence: Sentence) -> bool:
    """Whether the heading above is one of adverse effects, where a disease may be one too."""
    heading = context.headings[sentence.number]
    return heading is not None and is_safety(heading.line.text)
