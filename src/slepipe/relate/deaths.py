"""Deaths in the arms of a trial or under a drug: 治疗组2例死亡,安慰剂组5例; 没有患者死亡."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.model import Argument, Mention, Relation
from slepipe.relate.context import Context, arguments, relate
from slepipe.relate.cues import is_hedged
from slepipe.relate.effect_agents import agents_of_effect
from slepipe.relate.line import COUNT, Line, Sentence, clause_end, clause_start, line_pattern
from slepipe.relate.study import Study

# 死亡率 and 死亡风险 are endpoints, 死亡原因 is no event.
_DEATH = line_pattern(
    "死于|死亡(?!率|证|原因|时间|终点|主因|的?(?:相对)?(?:风险|机[率会]|几率|比[例率]))|去世|病逝|病故|身故|离世|猝死|不治"
)
_NOBODY = line_pattern("(?:无|没有|未(?:有|见|出现|发生|报告|观察到)|零)[^,，。;；]{0,12}?\\Z")
_CONTROL = line_pattern("安慰剂|对照|标准治疗")
_ON_TRIAL = line_pattern("组|用药者?(?:期间|后|患者)|治疗期间|试验|研究期间|受试者|输注|接受|服药|给药|回输|安全性|不良|副作用")
_PEOPLE = frozenset("例名位人宗")
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
    start, end = clause_start(text, match.start()), clause_end(text, match.end())
    told = (text, *(each.flat.text for each in context.before(sentence)))
    if not (study is not None or any(_ON_TRIAL.search(each) for each in told)):
        return
    counts = _of_arms(flat, start, end)
    if (
        not counts
        and (one := _ONE.search(text, start, match.end())) is not None
        and not _CONTROL.search(text, start, one.start())
    ):
        counts = [Argument("value", *context.source(flat, *one.span("one")))]
    nobody = not counts and _NOBODY.search(text, start, match.start()) is not None
    # Of the control alone nothing is told of the drug.
    nobody = nobody and _CONTROL.search(text, start, match.start()) is None
    # COVID-19相关死亡: a disease before the word is what they died of.
    places = [sentence.line.place(flat.flow(place)) for place in (match.start(), start)]
    agents = next(filter(None, (agents_of_effect(context, sentence, study, place) for place in places)), [])
    if not agents or not (nobody or counts):
        return
    effect = (match.start(), match.start() + 1) if match[0] == "死于" else match.span()
    found = [*arguments("drug", agents), Argument("effect", *context.source(flat, *effect)), *counts]
    yield relate(context, sentence, "adverse-effect.deaths", found, negated=nobody, hedged=is_hedged(text, *match.span()))


def _of_arms(line: Line, start: int, end: int) -> list[Argument]:
    """The dead of both arms, the control's in the same clause or the next one, else the dead as a value."""
    text = line.text
    treated, control = _counted(line, start, end)
    if treated is not None and control is None and end < len(text):
        _, control = _counted(line, end + 1, clause_end(text, end + 1))
    if treated is None:
        return []
    if control is None:
        return arguments("value", [treated])
    return [*arguments("treated", [treated]), *arguments("control", [control])]


def _counted(line: Line, start: int, end: int) -> tuple[Mention | None, Mention | None]:
    treated = control = None
    before = start
    for place in (place for place in line.at if start <= place < end and line.text[place] == COUNT):
        if str((line.at[place].value or {}).get("unit", "")) not in _PEOPLE:
            continue
        if _CONTROL.search(line.text, before, place) is not None:
            control = control or line.at[place]
        else:
            treated = treated or line.at[place]
        before = place + 1
    return treated, control
