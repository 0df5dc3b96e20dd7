"""How many had an adverse effect: the shares of both arms (带状疱疹7.2%,安慰剂组1.1%), or people counted (恶心5例)."""

from __future__ import annotations

import msgspec

from slepipe.model import Argument
from slepipe.relate.arms import arm_of
from slepipe.relate.context import Context, argument
from slepipe.relate.effect_agents import Places
from slepipe.relate.effect_wordings import share_of
from slepipe.relate.endpoints import IS_SCORED, phrase_before
from slepipe.relate.figures import Figures, find_figures, listed_places
from slepipe.relate.line import (
    COUNT,
    DISEASE,
    DOSE,
    DRUG,
    ITEM,
    PERCENT,
    SYMPTOM,
    Line,
    Sentence,
    clause_start,
    counts_people,
    line_pattern,
)


def figures_of_effects(context: Context, sentence: Sentence, rules: Places) -> dict[int, list[Figures]]:
    """The figures of a sentence by the place of the effect whose they are."""
    line = sentence.line
    shares: dict[int, list[Figures]] = {}
    for each in find_figures(context, sentence):
        # 恶心、腹泻和呕吐的发生率分别为50%、39%和43%
        if each.items > 1 and each.rule == "listed":
            symptoms = listed_places(line, each.first, each.items, SYMPTOM)
            if symptoms:
                shares.setdefault(symptoms[each.item], []).append(msgspec.structs.replace(each, item=-1, items=0))
        elif (place := symptom_of(line, each, rules)) is not None:
            shares.setdefault(place, []).append(each)
    return shares


def people_of(line: Line, place: int, rule: str) -> list[Argument]:
    """How many had an effect that has no share."""
    if rule == "among":
        # 其余47例为头痛、乏力 counts them together.
        return []
    place = _people_at(line.text, place) if rule == "occurred" else _counted(line, place)
    return [argument("value", line.at[place])] if place >= 0 else []


def _counted(line: Line, place: int) -> int:
    """Where those who had an effect are counted in its clause: 3.7%的患者出现感染, 恶心5例, 有2位受试者出现感染."""
    if (share := share_of(line, place)) is not None:
        return share
    behind = _COUNT_BEHIND.match(line.text, place + 1)
    people = behind.end() - 1 if behind is not None else _people_before(line.text, place)
    return people if people >= 0 and counts_people(line.at[people]) else -1


# 恶心5例
_COUNT_BEHIND = line_pattern(f"\\s?[:：]?(?:各|有|共)?{COUNT}")


def of_same(line: Line, shares: dict[int, list[Figures]], effect: Argument) -> list[Figures]:
    """The figures behind another name of an effect: 「生蛇(带状疱疹)的比率为7%」."""
    return next((each for at, each in shares.items() if effect.entity and line.at[at].entity == effect.entity), [])


def told_figures(context: Context, sentence: Sentence, shares: list[Figures]) -> list[list[Argument]]:
    """The figures of an effect, of several arms where each is named, else the last."""
    found = [each for share in shares if (each := told_figure(context, sentence, share))]
    several = [each for each in found if any(one.role in ("arm", "drug") for one in each)]
    return several if len(several) > 1 else found[-1:]


def told_figure(context: Context, sentence: Sentence, each: Figures) -> list[Argument]:
    """The figures of an effect with what names their arm; nothing of a change, or of several arms that nobody names."""
    line = sentence.line
    if each.rule == "change":
        return []
    control = [argument("control", line.at[each.control])] if each.control >= 0 else []
    arm = arm_of(context, line, each, context.above(sentence)) if control or each.items else []
    if each.items and not arm:
        return []
    return [argument("treated" if control else "value", line.at[each.treated]), *control, *arm]


def _people_at(text: str, place: int) -> int:
    """The place of those counted who had the effect at a place: before it, else behind it (因感染停药2例)."""
    behind = _STOPPED_BEHIND.match(text, place + 1)
    return behind.end() - 1 if behind is not None else text.rfind(COUNT, 0, place)


_STOPPED_BEHIND = line_pattern(f"(?:而)?(?:停药|退出|中止|停用)(?:者|治疗|试验|研究)?(?:的)?(?:有|共)?{COUNT}")


def symptom_of(line: Line, figures: Figures, known: Places) -> int | None:
    """The symptom (or other effect that is known) whose frequency some figures are: the last before them in the clause, else right behind."""
    if phrase_before(line, figures) is not None:
        return None
    place = figures.first
    start = clause_start(line.text, place)
    while start and _SHARE.match(line.text, start):
        # 带状疱疹较常见,比例为7.2%; 痤疮最常见,15 mg组发生率7%,30 mg组17%
        start = clause_start(line.text, start - 1)
    start = max(start, line.text.rfind(ITEM, 0, place) + 1)
    before = [at for at in line.at if start <= at < place and (line.text[at] == SYMPTOM or at in known)]
    if before:
        return before[-1] if IS_SCORED.match(line.text, before[-1] + 1) is None else None
    behind = _HAD.match(line.text, place + 1) or _HAD.match(line.text, figures.last + 1)
    return behind.end() - 1 if behind is not None else None


# 12%的患者出现恶心, 12例(6.7%)发生带状疱疹
_HAD = line_pattern(
    f"[)）]?\\s?的?(?:患者|病人|受试者|人|用药者)?会?(?:出现|发生|报告|并发)了?[^,，。;；{SYMPTOM}{DISEASE}{PERCENT}]{{0,6}}?{SYMPTOM}"
)
_SHARE = line_pattern(
    f"(?:而|其中)?(?:(?:{DOSE}|{DRUG}|[高中低大小]剂量|安慰剂|对照|治疗|试验|观察|用药|给药)组?(?:患者)?的?)?(?:比例|发生率|占|约|[为有是]|{COUNT}(?=\\s?[(（])|[(（]|{PERCENT}\\s?(?:[,，;；。(（]|\\Z))"
)


def _people_before(text: str, place: int) -> int:
    """The place of the people counted who had what stands at a place: 有2位受试者出现感染, 观察到3例血栓."""
    match = _PEOPLE.search(text, clause_start(text, place), place)
    return match.start() if match is not None else -1


_PEOPLE = line_pattern(
    f"{COUNT}(?:的)?(?:用药|治疗)?(?:患者|病人|受试者|病友|儿童|用药者)?(?:[^,，。;；{SYMPTOM}{COUNT}]{{0,4}}?(?:发生|出现|有)了?)?[^,，。;；{SYMPTOM}{DISEASE}{COUNT}]{{0,8}}?\\Z"
)
