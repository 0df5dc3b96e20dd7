"""Results that words tell beside figures: 「尿蛋白下降41%,eGFR基本平稳」."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slepipe.model import Argument, Relation
from slepipe.relate.context import Context, relate
from slepipe.relate.cues import is_hedged
from slepipe.relate.endpoints import endpoint_at
from slepipe.relate.line import BIOMARKER, COUNT, DISEASE, DRUG, PERCENT, SYMPTOM, Sentence, line_pattern

_HOW = "(?:基本|大致|总体|保持|维持|相对|明显|显著|大幅|持续|轻度|逐渐|同步|有所|未见|无|没有|略有?|稍有?)"
_WORDED = line_pattern(
    f"(?<=[,，;；])(?:而且?|且|但|同时|并且)?(?P<endpoint>{BIOMARKER}(?:水平|计数|评分)?|[^,，。;；:：的{BIOMARKER}{DRUG}{DISEASE}{SYMPTOM}{PERCENT}{COUNT}]{{0,8}}?(?:负荷量?|评分|浓度|滴度))"
    f"(?:[也亦均则都仍]|随之)*(?P<value>{_HOW}*(?:平稳|稳定|不变|变化|下降|降低|升高|上升|减少|改善|好转|恢复正常|回升))(?=[,，。;；(（]|\\Z)"
)
_AGENTS = ("trial", "id", "phase", "drug")


def find_worded(context: Context, sentence: Sentence, told: Sequence[Relation]) -> Iterator[Relation]:
    """What became of further endpoints of the trial or drug whose results a sentence has ``told`` with figures."""
    line = sentence.line
    agents = next((own for each in told if (own := [one for one in each.arguments if one.role in _AGENTS])), [])
    for match in _WORDED.finditer(line.text) if agents else ():
        endpoint = endpoint_at(context, line, *match.span("endpoint"))
        value = Argument("value", *context.source(line, *match.span("value")))
        hedged = is_hedged(line.text, *match.span())
        yield relate(context, sentence, "outcome.worded", [endpoint, value, *agents], hedged=hedged)
