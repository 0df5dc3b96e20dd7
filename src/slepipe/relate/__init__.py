"""Relations: what a text says of its mentions, from patterns over sentences in which every mention is one sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from slepipe.model import Article, Citation, Relation
from slepipe.recognize import Recognition
from slepipe.relate.approvals import find_approvals
from slepipe.relate.cites import find_cites
from slepipe.relate.context import Context, make_context
from slepipe.relate.developers import find_developers
from slepipe.relate.dosing import find_dosing
from slepipe.relate.effect_lists import is_safety
from slepipe.relate.effects import find_effects
from slepipe.relate.line import CLASS, COUNT, DISEASE, DOSE, ORGANIZATION, PERCENT, SYMPTOM, TARGET, Sentence, read_sentences
from slepipe.relate.names import find_names
from slepipe.relate.outcomes import find_outcomes
from slepipe.relate.status import find_status
from slepipe.relate.targets import find_targets
from slepipe.relate.treats import find_treats
from slepipe.relate.trials import find_trials
from slepipe.view import View


def find_relations(article: Article, view: View, recognition: Recognition, citations: Sequence[Citation]) -> tuple[Relation, ...]:
    """The relations of an article in order of their evidence; all offsets are those of the source."""
    sentences = read_sentences(article, view, recognition)
    context = make_context(sentences, view, recognition.mentions)
    found = [*_of_mentions(context), *find_cites(context, citations)]
    return tuple(sorted(found, key=lambda relation: (relation.start, relation.end, relation.kind)))


def _of_mentions(context: Context) -> Iterable[Relation]:
    trials, of_sentence = find_trials(context)
    yield from trials
    for sentence in context.sentences:
        text = sentence.line.text
        # 「试验达到主要终点」 names nothing, but its trial is known.
        if not sentence.line.at and "终点" not in text and "毒性" not in text and "不良" not in text and "副作用" not in text:
            continue
        if not sentence.heading:
            study = of_sentence.get(sentence.number)
            if (
                PERCENT in text
                or COUNT in text
                or "终点" in text
                or "分别" in text
                or "指标" in text
                or "由" in text
                or "从" in text
                or "自" in text
            ):
                yield from find_outcomes(context, sentence, study)
            if (
                SYMPTOM in text
                or "不良" in text
                or "副" in text
                or "毒" in text
                or (DISEASE in text and _below_safety(context, sentence))
            ):
                yield from find_effects(context, sentence, study)
            if DOSE in text:
                yield from find_dosing(context, sentence, study)
            yield from find_approvals(context, sentence, study)
            yield from find_status(context, sentence, study)
        yield from find_names(context, sentence)
        if TARGET in text or CLASS in text:
            yield from find_targets(context, sentence)
        if DISEASE in text:
            yield from find_treats(context, sentence)
        if ORGANIZATION in text:
            yield from find_developers(context, sentence)


def _below_safety(context: Context, sentence: Sentence) -> bool:
    """Whether the heading above is one of adverse effects, where a disease may be one too."""
    heading = context.headings[sentence.number]
    return heading is not None and is_safety(heading.line.text)
