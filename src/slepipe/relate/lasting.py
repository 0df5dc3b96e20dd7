"""Results that are times: 中位起效时间约8天, 中位无进展生存期为12.3个月."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.model import Relation
from slepipe.relate.context import Context, argument, arguments, relate
from slepipe.relate.cues import is_hedged
from slepipe.relate.endpoints import endpoint_at
from slepipe.relate.figures import find_figures
from slepipe.relate.line import BIOMARKER, DURATION, Sentence, line_pattern
from slepipe.relate.outcome_agents import drugs_of, trial_of
from slepipe.relate.study import Study

_LASTED = line_pattern(
    f"(?P<endpoint>(?P<named>{BIOMARKER})|(?:中位|平均)*(?:无(?:进展|复发|事件|病|失败)生存期|总?生存期|(?:首次|达到|至|完全|部分|持续|临床)*(?:起效|见效|缓解|应答|反应|复发|消退|转阴|愈合)(?:所需|持续)?的?时间|缓解期))"
    f"(?:大?约|为|是|达到?|长达|可达|仅|[:：])*\\s?(?P<figure>{DURATION})"
)
_OF_TIME = line_pattern("中位|时间|生存期|缓解期|PFS|DFS|DOR|OS")


def find_lasting(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """How long it took to respond or how long people lived, of one arm."""
    line = sentence.line
    for match in _LASTED.finditer(line.text):
        place = match.start("figure")
        told = any(place in (each.treated, each.control) for each in find_figures(context, sentence))
        agents = [*trial_of(sentence, study), *arguments("drug", drugs_of(context, sentence, study))]
        named = match.start("named")
        if agents and not told and (named < 0 or _OF_TIME.search(line.text[named - 2 : named] + context.name(line.at[named]))):
            endpoint = endpoint_at(context, line, *match.span("endpoint"))
            found = [endpoint, argument("value", line.at[place]), *agents]
            hedged = is_hedged(line.text, *match.span())
            yield relate(context, sentence, "outcome.single", found, hedged=hedged)
