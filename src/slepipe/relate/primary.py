"""Primary endpoints: whether one was met, and which it is."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.model import Argument, Mention, Relation
from slepipe.relate.antecedents import subjects
from slepipe.relate.context import Context, argument, arguments, relate
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.line import BIOMARKER, DURATION, TRIAL, Sentence, clause_end, clause_start, line_pattern
from slepipe.relate.outcome_agents import drugs_of, trial_of
from slepipe.relate.study import Study

_PRIMARY = line_pattern("(?:共同|关键|首要)?主要(?:疗效|研究|复合|有效性|临床)?(?:(?:终点|评[价估]指标)(?:指标)?|(?<=疗效)指标)")
_MET = line_pattern("达到|达成|满足|达标|阳性|显著|达主要")
_UNMET = line_pattern("未(?:能)?(?:达|满足)|没有?(?:达|满足)|阴性|失败|未见显著|不显著|无显著|未显示")


def find_primary(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """Whether the primary endpoint of a trial was met, by what a sentence says; ``study`` is the trial that it speaks of."""
    flat = sentence.flat
    text = flat.text
    for match in _PRIMARY.finditer(text):
        start, end = clause_start(text, match.start()), clause_end(text, match.end())
        unmet = _UNMET.search(text, start, end) is not None
        if not unmet and _MET.search(text, start, end) is None:
            continue
        named = [place for place in flat.at if start <= place < end and text[place] == BIOMARKER]
        endpoint = (
            argument("endpoint", flat.at[named[0]]) if named else Argument("endpoint", *context.source(flat, *match.span()))
        )
        trials = arguments("trial", flat.mentions(start, end, TRIAL)) or trial_of(sentence, study)
        drugs = arguments("drug", subjects(context, sentence, match.start()) or drugs_of(context, sentence, study))
        if trials or drugs:
            negated = unmet or is_negated(text, start, match.start())
            hedged = is_hedged(text, *match.span())
            yield relate(context, sentence, "outcome.primary", [endpoint, *trials, *drugs], negated=negated, hedged=hedged)


def stated_primary(context: Context, sentence: Sentence, endpoint: Argument) -> tuple[Argument, Mention | None] | None:
    """Of a bare 「应答率」 the primary endpoint that the paragraph states before it, and its time: 「主要终点是第52周的BICLA应答」."""
    source = context.view.simplified[endpoint.start : endpoint.end]
    if source not in _BARE:
        return None
    for earlier in (sentence, *context.before(sentence)):
        line = earlier.flat
        for match in _PRIMARY.finditer(line.text):
            start, end = clause_start(line.text, match.start()), clause_end(line.text, match.end())
            named = line.mentions(start, end, BIOMARKER)
            if len(named) == 1:
                times = line.mentions(start, end, DURATION)
                return argument("endpoint", named[0]), times[0] if len(times) == 1 else None
    return None


_BARE = frozenset({"应答率", "反应率"})
