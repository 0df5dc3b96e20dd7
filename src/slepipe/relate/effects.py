"""Adverse effects: what a drug, class or therapy is said to bring about, with its frequency."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.model import Argument, Relation
from slepipe.relate.antecedents import subjects
from slepipe.relate.arm_names import is_of_control
from slepipe.relate.cases import tells_of_patient
from slepipe.relate.context import Context, argument, arguments, relate
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.effect_agents import Places, agents_of_effect
from slepipe.relate.effect_figures import figures_of_effects, of_same, people_of, told_figure, told_figures
from slepipe.relate.effect_lists import NAMES, moved_end
from slepipe.relate.effect_rules import effect_places, symptoms_between
from slepipe.relate.figures import find_figures
from slepipe.relate.line import (
    BIOMARKER,
    COUNT,
    DRUG,
    PERCENT,
    SYMPTOM,
    Line,
    Sentence,
    clause_end,
    clause_start,
    line_pattern,
)
from slepipe.relate.study import Study

_LIST = line_pattern(NAMES)
# 治疗组82.6%出现不良事件
_OVERALL = line_pattern(f"(?:(?:任何|严重|重度|药物相关|治疗相关|与药物有关|治疗中出现)+的?)?(?:{NAMES})")
_ABSENT = line_pattern("(?:严重|重度|新的?|药物相关|输注)?(?:不良反应|不良事件|副作用|毒性反应|毒副反应|毒性)")
_TOLERATED = line_pattern("耐受|直至|直到")


def find_effects(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """The adverse effects that a sentence tells of; one without a drug where a list says what they are and nothing says of what."""
    line = sentence.line
    text = line.text
    named = "不良" in text or "副" in text or "毒" in text
    if SYMPTOM not in text and ((named and _LIST.search(text) is not None) or "毒性" in text):
        yield from _absent(context, sentence, study) if not context.case else ()
    rules = dict(sorted(effect_places(context, sentence, study, named=named).items()))
    if named:
        yield from _overall(context, sentence, study, rules)
        yield from _overall_alike(context, sentence, study)
        yield from _total(context, sentence, study)
        yield from _left(context, sentence, study)
    if context.case and _CAUSED.search(text) is None:
        # 口服头孢克洛无效……未闻及杂音: what one patient had or not.
        rules = {place: each for place, each in rules.items() if each[0] in ("warning", "alarm")}
    elif any(rule == "none" for rule, _ in rules.values()) and tells_of_patient([sentence, *context.before(sentence)]):
        rules = {place: each for place, each in rules.items() if each[0] != "none"}
    if not rules:
        return
    shares = figures_of_effects(context, sentence, rules)
    told: set[object] = set()
    for place, (rule, agents) in rules.items():
        effect = _effect(context, line, place)
        if (effect.entity or effect.start) in told:
            continue
        told.add(effect.entity or effect.start)
        # 可能引发输注反应,如发烧: an example is as sure as what it is one of.
        example = _EXAMPLE.search(text, 0, place)
        start = example.start() - 1 if example is not None else place
        negated = rule == "no-increase" or (rule != "alarm" and is_negated(text, start, place))
        hedged = rule in ("warning", "alarm") or is_hedged(text, start, place + 1)
        told_of = [*arguments("drug", agents), effect]
        figures = told_figures(context, sentence, shares.get(place) or of_same(line, shares, effect))
        # 安慰剂组感染更常见
        if not figures and is_of_control(line, place):
            continue
        for figure in figures or [people_of(line, place, rule)]:
            # 甲组、乙组和安慰剂组的感染率分别为……: each figure is that of its own drug.
            own = [each for each in told_of if each.role == "effect" or all(one.role != "drug" for one in figure)]
            yield relate(context, sentence, f"adverse-effect.{rule}", [*own, *figure], negated=negated, hedged=hedged)


_CAUSED = line_pattern(
    "引起|引发|引致|导致|诱发|造成|带来|所致|不良反应|副作用|副反应|因[^,，。;；]{1,16}(?:停药|停用|减量|换药)"
)
_EXAMPLE = line_pattern("[,，](?:例?如|包括|像是)[^,，。;；]{0,40}\\Z")


def _effect(context: Context, line: Line, place: int) -> Argument:
    """An event that is a mention, or a biomarker with how it moved (eGFR下降), which is none."""
    if line.text[place] != BIOMARKER:
        return argument("effect", line.at[place])
    return Argument("effect", *context.source(line, place, moved_end(line.text, place)))


def _overall(context: Context, sentence: Sentence, study: Study | None, known: Places) -> Iterator[Relation]:
    """Adverse events as a whole in two arms: 「治疗组82.6%出现不良事件,安慰剂组为75.0%」."""
    line = sentence.line
    for each in find_figures(context, sentence):
        start, end = clause_start(line.text, each.first), clause_end(line.text, each.first)
        if (
            each.control < 0
            or each.rule == "change"
            or any(start <= place < end for place in (*known, *symptoms_between(line, start, end)))
        ):
            continue
        words = _OVERALL.search(line.text, start, end)
        agents = agents_of_effect(context, sentence, study, each.first) if words is not None else []
        if words is not None and agents:
            effect = Argument("effect", *context.source(line, *words.span()))
            found = [*arguments("drug", agents), effect, *told_figure(context, sentence, each)]
            hedged = is_hedged(line.text, each.first, each.last)
            yield relate(context, sentence, "adverse-effect.compared", found, hedged=hedged)


# 试验组3级及以上治疗相关不良事件发生率为46.2%
_TOTAL = line_pattern(
    f"(?P<what>(?:(?:任何|总体|整体|严重|重度|[三四345]级(?:及|或|/)?(?:以上|更高)|[≥>]\\s?[三四345]级|药物相关|与药物[有相]关|治疗相关|治疗(?:中|期间?)出现|治疗期)+的?)?(?:不良反应|不良事件|副作用))的?(?:总?发生率|发生比例)(?:[约为是达]|仅为)*\\s?(?P<figure>{PERCENT})"
)


def _total(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """Adverse events as a whole where only those of the treated arm are told."""
    line = sentence.line
    for match in _TOTAL.finditer(line.text):
        place = match.start("figure")
        alone = any(each.control < 0 and each.treated == place and not each.items for each in find_figures(context, sentence))
        if not alone or is_of_control(line, place):
            continue
        if agents := agents_of_effect(context, sentence, study, match.start()):
            effect = Argument("effect", *context.source(line, *match.span("what")))
            found = [*arguments("drug", agents), effect, argument("value", line.at[place])]
            yield relate(context, sentence, "adverse-effect.total", found, hedged=is_hedged(line.text, *match.span()))


_LEFT = f"因[^,，。;；{SYMPTOM}]{{0,6}}?(?:{NAMES})而?(?:永久)?(?:停药|停止治疗|退出(?:试验|研究)?|[中终]止(?:治疗|试验|研究))"
# 高剂量组有2人因不良事件退出; 因不良事件停药的有3例
_WHO_LEFT = line_pattern(
    f"(?P<count>{COUNT})(?:的)?(?:患者|病人|受试者|人|志愿者)?(?P<what>{_LEFT})"
    f"|(?P<left>{_LEFT})(?:者|的(?:患者|受试者|病人))?(?:仅|共)?(?:有|为|是)?(?P<number>{COUNT})"
)


def _left(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """How many stopped because of adverse events as a whole, in an arm that got the drug."""
    line = sentence.line
    for match in _WHO_LEFT.finditer(line.text):
        what, number = ("what", "count") if match["what"] else ("left", "number")
        before = line.text[clause_start(line.text, match.start()) : match.start()]
        if is_of_control(line, match.start(number)) or is_of_control(line, match.start(what)) or _ALL.search(before) is not None:
            continue
        if agents := agents_of_effect(context, sentence, study, match.start()):
            effect = Argument("effect", *context.source(line, *match.span(what)))
            found = [*arguments("drug", agents), effect, argument("value", line.at[match.start(number)])]
            yield relate(context, sentence, "adverse-effect.left", found, hedged=is_hedged(line.text, *match.span()))


# 各组均有2人 tells nothing of the drug.
_ALL = line_pattern("[两二三各]组|全部|总共|共有")
_SAME = "(?:相当|相近|相若|相似|类似|相仿|无异|一致|无(?:明显|显著|统计学)?差[异别])"
_EVENTS = f"(?P<what>(?:(?:任何|总体|整体|严重|重度|药物相关|治疗相关)+的?)?(?:{NAMES})|因[^,，。;；]{{0,4}}?(?:{NAMES})而?(?:停药|停止治疗|退出))(?:的?(?:发生率|比[例率]|人数|[机几]率))?"
_BOTH = f"(?:[两二各三]组|{COUNT})(?:之间|间)?"
_ALIKE = (
    # 严重不良事件两组相近, 因副作用停药的比例低于对照组
    line_pattern(
        f"{_EVENTS}[在于]?(?:{_BOTH}[^,，。;；]{{0,2}}?{_SAME}|(?:也|均|亦|都|略|稍|明显|显著)?(?:[与和同跟](?:安慰剂|对照)组?{_SAME}|(?:低于|少于|不高于|不多于|未高于)(?:安慰剂|对照)))"
    ),
    # 两组不良反应相近
    line_pattern(f"(?:{_BOTH}|{DRUG}组?[与和同](?:安慰剂|对照)组?)的?{_EVENTS}[^,，。;；]{{0,4}}?{_SAME}"),
)


def _overall_alike(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """Adverse events as a whole that were not more frequent than without the drug, told without figures."""
    line = sentence.line
    for match in (match for pattern in _ALIKE for match in pattern.finditer(line.text)):
        if agents := agents_of_effect(context, sentence, study, match.start()):
            effect = Argument("effect", *context.source(line, *match.span("what")))
            hedged = is_hedged(line.text, *match.span())
            found = [*arguments("drug", agents), effect]
            yield relate(context, sentence, "adverse-effect.no-increase", found, negated=True, hedged=hedged)


def _absent(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """无严重副作用: an effect that is denied as a whole."""
    line = sentence.line
    for match in _ABSENT.finditer(line.text):
        # 直至出现不可耐受的毒性 is how long a drug is given.
        if _TOLERATED.search(line.text, clause_start(line.text, match.start()), match.start()) is not None:
            continue
        if not is_negated(line.text, match.start(), match.start()):
            continue
        if agents := agents_of_effect(context, sentence, study, match.start()) or subjects(context, sentence, 0):
            effect = Argument("effect", *context.source(line, *match.span()))
            found = [*arguments("drug", agents), effect]
            hedged = is_hedged(line.text, *match.span())
            yield relate(context, sentence, "adverse-effect.none", found, negated=True, hedged=hedged)
