"""Deaths in the arms of a trial or under a drug: 治疗组2例死亡,安慰剂组5例; 没有患者死亡."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.model import Argument, Relation
from slepipe.relate.arm_names import control_comes_first
from slepipe.relate.context import Context, argument, arguments, relate
from slepipe.relate.cues import is_hedged
from slepipe.relate.effect_agents import agents_of_effect
from slepipe.relate.line import COUNT, Line, Sentence, clause_end, clause_start, counts_people, line_pattern
from slepipe.relate.study import Study

# 死亡率 and 死亡风险 are endpoints, 死亡原因 is no event.
_DEATH = line_pattern(
    "死于|死亡(?!率|证|原因|时间|终点|主因|的?(?:相对)?(?:风险|机[率会]|几率|比[例率]))|去世|病逝|病故|身故|离世|猝死|不治"
)
_NOBODY = line_pattern("(?:无|没有|未(?:有|见|出现|发生|报告|观察到)|零)[^,，。;；]{0,12}?\\Z")
_CONTROL = line_pattern("安慰剂|对照|标准治疗")
_ON_TRIAL = line_pattern("组|用药者?(?:期间|后|患者)|治疗期间|试验|研究期间|受试者|输注|接受|服药|给药|回输|安全性|不良|副作用")
# 一人 is no mention.
_ONE = line_pattern(
    "(?<![第之])(?P<one>[一两二三四五六七八九十][人例名位宗](?:患者|病人|受试者)?)(?=[^,，。;；]{0,6}(?:死于|死亡|去世|病逝|病故|身故|离世|不治))"
)


def find_deaths(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """How many died in which arm, or that nobody did; what people die of without a drug is another matter."""
    flat = sentence.flat
    text = flat.text
    match = _DEATH.search(text)
    if match is None:
        return
    told = (text, *(each.flat.text for each in context.before(sentence)))
    if not (study is not None or any(_ON_TRIAL.search(each) for each in told)):
        return
    start, end = clause_start(text, match.start()), clause_end(text, match.end())
    of_control = _CONTROL.search(text, start, match.start()) is not None
    treated, control = _dead(flat, start, end)
    counts = _arguments(flat, treated, control)
    if not counts and (one := _ONE.search(text, start, match.end())) and not _CONTROL.search(text, start, one.start()):
        counts = [Argument("value", *context.source(flat, *one.span("one")))]
    # Of the control alone nothing is told of the drug.
    nobody = not counts and not of_control and _NOBODY.search(text, start, match.start()) is not None
    if not (nobody or counts):
        return
    # COVID-19相关死亡: a disease before the word is what they died of. 安慰剂组1例死亡,甲组3例死亡: the drug stands behind it.
    places = [sentence.line.place(flat.flow(place)) for place in (match.start(), start, max(start, treated))]
    if agents := next(filter(None, (agents_of_effect(context, sentence, study, place) for place in places)), []):
        effect = (match.start(), match.start() + 1) if match[0] == "死于" else match.span()
        found = [*arguments("drug", agents), Argument("effect", *context.source(flat, *effect)), *counts]
        yield relate(context, sentence, "adverse-effect.deaths", found, negated=nobody, hedged=is_hedged(text, *match.span()))


def _arguments(line: Line, treated: int, control: int) -> list[Argument]:
    """The dead of both arms, or of the treated one as a value."""
    if treated < 0:
        return []
    if control < 0:
        return [argument("value", line.at[treated])]
    return [argument("treated", line.at[treated]), argument("control", line.at[control])]


def _dead(line: Line, start: int, end: int) -> tuple[int, int]:
    """The dead of a clause, those of the other arm also of the next one: 治疗组2例死亡,安慰剂组5例."""
    treated, control = _counted(line, start, end)
    if (treated < 0) == (control < 0) or end == len(line.text):
        return treated, control
    behind = _counted(line, end + 1, clause_end(line.text, end + 1))
    other = behind[0] if treated < 0 else behind[1]
    if other < 0 or _SO_MANY.match(line.text, other + 1) is None:
        return treated, control
    return (other, control) if treated < 0 else (treated, other)


# 安慰剂组5例, 安慰剂组5例死亡, but not 安慰剂组5例发生感染
_SO_MANY = line_pattern(
    "(?:患者|病人|受试者)?(?:因[^,，。;；]{0,12}?)?(?:死|去世|病逝|病故|身故|离世|不治|\\s?(?:[,，。;；]|\\Z))"
)


def _counted(line: Line, start: int, end: int) -> tuple[int, int]:
    """The places of the counts of the treated and of the control between two places, -1 where there is none."""
    text = line.text
    counts = [place for place in line.at if start <= place < end and text[place] == COUNT and counts_people(line.at[place])]
    if len(counts) == 2 and "分别" in text[start : counts[0]] and (reverse := control_comes_first([line])) is not None:
        return (counts[1], counts[0]) if reverse else (counts[0], counts[1])
    heads = [start, *(place + 1 for place in counts)]
    of_control = [place for head, place in zip(heads, counts, strict=False) if _CONTROL.search(text, head, place) is not None]
    of_treated = [place for place in counts if place not in of_control]
    return next(iter(of_treated), -1), next(iter(of_control), -1)
