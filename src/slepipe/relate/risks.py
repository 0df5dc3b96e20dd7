"""Risks that a drug lowers, told without the figures of the arms: 严重复发的风险下降40%(HR 0.60), 首次复发时间HR为0.57."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slepipe.model import Argument, Relation
from slepipe.relate.arms import statistics_of
from slepipe.relate.context import Context, argument, arguments, relate
from slepipe.relate.cues import is_hedged
from slepipe.relate.line import BIOMARKER, DISEASE, MEASUREMENT, PERCENT, SYMPTOM, Line, Sentence, clause_start, line_pattern
from slepipe.relate.outcome_agents import drugs_of, trial_of
from slepipe.relate.times import time_of

if TYPE_CHECKING:
    import re

    from slepipe.patterns import Pattern
    from slepipe.relate.study import Study

_EVENT = f"(?:复发|再发|发作|恶化|死亡|住院|进展|衰竭|(?:肾脏|肾病|心血管)?(?:相关|不良)?事件|(?:器官|肾脏?)?损[伤害]|[{SYMPTOM}{DISEASE}])"
_ENDPOINT = f"(?P<endpoint>(?:首次|严重|重度|中重度|疾病|肾脏|肾病|全因|主要)*{_EVENT}(?:[或和及与、]{_EVENT})*"
_LOWERED = line_pattern(
    f"{_ENDPOINT}的?(?:相对|发生|绝对)?(?:风险|机[会率]|几率))[^,，。;；{PERCENT}]{{0,6}}?(?:下降|降低|减少|减低|低)(?:了|约|达|近)*\\s?(?P<figure>{PERCENT})"
)
# 降低肾功能恶化风险39%
_LOWERS = line_pattern(
    f"(?:降低|减少|减低)了?{_ENDPOINT}的?(?:相对|发生|绝对)?(?:风险|机[会率]|几率))(?:高?达|近|约)?\\s?(?P<figure>{PERCENT})"
)
# SLEDAI-2K平均下降11.2分, of one group.
_MOVED = line_pattern(
    f"(?P<endpoint>{BIOMARKER})(?:总?评分|水平|总分)?(?:较基线|比基线|较治疗前|平均|中位|均|[约也]){{0,3}}(?P<way>下降|降低|减少|改善|升高|上升|增加)了?约?\\s?(?P<figure>[{MEASUREMENT}{PERCENT}])"
    f"(?!\\s?(?:对|比|[vV][sS]|、|和|与|及))"
)
# 蛋白尿较安慰剂多下降36.1%
_THAN_CONTROL = line_pattern(
    f"(?P<endpoint>[{BIOMARKER}{SYMPTOM}]|(?:中度至(?:严重|重度)|中重度|年化?|严重|重度)*(?:急性)?(?:发作|恶化|复发)(?:次数|率))(?:总?评分|水平)?[较比](?:安慰剂|对照)组?(?:多|额外|进一步|显著|明显|平均)*(?P<way>下降|降低|减少|改善|降|减)了?约?\\s?(?P<figure>[{MEASUREMENT}{PERCENT}])"
)
_RATIO = line_pattern(f"{_ENDPOINT}(?:的?(?:风险|时间))?)[^,，。;；{PERCENT}{MEASUREMENT}]{{0,4}}?(?P<figure>{MEASUREMENT})")


def find_risks(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """How much the risk of an event is lower, with the ratio and its interval where they follow."""
    line = sentence.line
    text = line.text
    taken: set[int] = set()
    for pattern, match in ((each, match) for each in _TOLD for match in each.finditer(text)):
        place = match.start("figure")
        if place in taken or not _is_risk(line, pattern, match):
            continue
        found = [_endpoint(context, line, match)]
        if pattern is _RATIO:
            found += _statistics(context, line, match, match.end("endpoint") - 1)
        else:
            time = time_of(line, place, place)
            found += [argument("difference", line.at[place]), *([argument("time", time)] if time is not None else [])]
            found += _statistics(context, line, match, place)
        taken.update(at for at in line.at if any(line.at[at].start == each.start for each in found))
        agents = [*trial_of(sentence, study), *arguments("drug", drugs_of(context, sentence, study))]
        if agents:
            negated = _NOT_LOWERED.search(text, clause_start(text, match.start()), match.end()) is not None
            hedged = is_hedged(text, *match.span())
            yield relate(context, sentence, "outcome.risk", [*found, *agents], negated=negated, hedged=hedged, whole=True)


_TOLD = (_LOWERED, _LOWERS, _RATIO, _THAN_CONTROL, _MOVED)


def _is_risk(line: Line, pattern: Pattern, match: re.Match[str]) -> bool:
    """Whether a ratio is one of risks, and what a score moved by is told of one group that got better."""
    if pattern is _RATIO:
        return (line.at[match.start("figure")].value or {}).get("statistic") in _RATIOS
    return pattern is not _MOVED or (match["way"] in _DOWN and _ARMS.search(line.text) is None)


def _endpoint(context: Context, line: Line, match: re.Match[str]) -> Argument:
    """A score (SLEDAI-2K) or words that name the event (严重复发的风险)."""
    start, end = match.span("endpoint")
    named = line.at.get(start) if end == start + 1 else None
    return argument("endpoint", named) if named is not None else Argument("endpoint", *context.source(line, start, end))


_DOWN = frozenset({"下降", "降低", "减少", "改善"})
_ARMS = line_pattern("分别|安慰剂|对照|[患病受]者?的?比例|者占|超过|以上")
# 较未服用者低36% denies nothing.
_NOT_LOWERED = line_pattern("(?:未|没有?|不|无法)(?:能|见|会)?(?:明显|显著)?(?:下降|降低|减少|减低)")
_RATIOS = frozenset({"HR", "RR", "IRR", "OR", "sHR", "aHR"})


def _statistics(context: Context, line: Line, match: re.Match[str], last: int) -> list[Argument]:
    """The ratio, its interval and p behind ``last``, up to the next percentage that is no level of an interval."""
    ahead = next((other.start() for other in _NEXT.finditer(line.text, match.end())), len(line.text))
    found = statistics_of(context, line, last, ahead, [])
    return list({each.role: each for each in reversed(found) if each.role != "difference"}.values())[::-1]


_NEXT = line_pattern(f"{PERCENT}(?!\\s?的?(?:CI|置信|可信|信赖))|。")
