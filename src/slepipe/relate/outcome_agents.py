"""Of which trial and drug a result is."""

from __future__ import annotations

from slepipe.model import Argument, Mention
from slepipe.relate.antecedents import antecedent, is_of_another
from slepipe.relate.asides import PROCEDURE, is_aside, is_compared, is_past
from slepipe.relate.context import Context, argument, arguments, distinct, named
from slepipe.relate.figures import Figures
from slepipe.relate.line import CLASS, DRUG, DRUGS, THERAPY, TRIAL, Line, Sentence, clause_end, clause_start, line_pattern
from slepipe.relate.study import Study

_PRONOUN = line_pattern("该药|该产品|该疗法|此药|本品|它")


def trial_of(sentence: Sentence, study: Study | None) -> list[Argument]:
    """The trial that a sentence speaks of: its name where it stands, or its registration number, or the phase of a nameless one."""
    if study is None:
        return []
    if study.key.kind == "id":
        return [argument("id", study.first)]
    if study.key.kind == "drug":
        return [each for (role, _), each in study.found.items() if role == "phase"][:1]
    here = [m for m in sentence.line.mentions(0, len(sentence.line.text), TRIAL) if m.entity == study.first.entity]
    return [argument("trial", here[0] if here else study.first)]


def drugs_of(context: Context, sentence: Sentence, study: Study | None) -> list[Mention]:
    """The only drug of the sentence (or those given together), the one that 「该药」 means, or the only drug of the trial."""
    flat = sentence.flat
    places = [place for place in flat.at if flat.text[place] == DRUG]
    told = (place for place in places if not any(each(flat.text, place) for each in (is_aside, is_compared, is_past)))
    drugs = named(flat.at[place] for place in told)
    if drugs:
        return drugs if len(drugs) == 1 or _are_together(flat, len(drugs)) else []
    if study is not None and study.key.kind == "drug":
        return [study.first]
    if _PRONOUN.search(flat.text) and (found := antecedent(context, sentence)):
        return [found]
    if study is not None:
        return [drug] if (drug := study.drug()) is not None else []
    return [] if places else _of_paragraph(context, sentence)


def _are_together(line: Line, count: int) -> bool:
    """Whether all the ``count`` drugs of a line are those that it says are given together: 甲联合乙和丙."""
    return any(len(distinct(line.mentions(*match.span(), DRUG))) == count for match in _TOGETHER.finditer(line.text))


_TOGETHER = line_pattern(
    f"{DRUG}[^,，。;；{DRUG}]{{0,4}}?(?:联合|联同|联用|合用|并用|合并|加用|加上|配合|搭配)[^,，。;；{DRUG}]{{0,4}}{DRUGS}"
)


def _of_paragraph(context: Context, sentence: Sentence) -> list[Mention]:
    """The only drug of a paragraph that speaks of no therapy beside it: 「托珠单抗……。第24周应答率为51%。」."""
    if is_of_another(context, sentence):
        return []
    lines = [each.flat for each in (sentence, *context.before(sentence))]
    if any(is_aside(line.text, place) for line in lines for place in line.at if line.text[place] == DRUG):
        return []
    drugs = distinct(mention for line in lines for mention in line.mentions(0, len(line.text), DRUG))
    others = any(sign in line.text for line in lines for sign in THERAPY + CLASS)
    return drugs if len(drugs) == 1 and not others else []


def given_therapy(context: Context, line: Line) -> list[Mention]:
    """The only therapy that a line tells of beside no drug, but a procedure: 12例患者接受CAR-T治疗后……."""
    found = distinct(line.mentions(0, len(line.text), THERAPY))
    alone = len(found) == 1 and DRUG not in line.text and PROCEDURE.search(context.name(found[0])) is None
    return found if alone else []


def trial_of_figure(sentence: Sentence, study: Study | None, each: Figures) -> list[Argument]:
    """The trial that a sentence speaks of, or the only one of a clause: TULIP-1的应答率为36%,TULIP-2的应答率为48%."""
    if study is not None:
        return trial_of(sentence, study)
    named = sentence.line.mentions(clause_start(sentence.line.text, each.first), each.first, TRIAL)
    return arguments("trial", named) if len(named) == 1 else []


def drugs_of_figure(context: Context, sentence: Sentence, study: Study | None, each: Figures) -> list[Mention]:
    """The drug of a sentence but one that only another arm behind the figure gets: 5年生存率为92%,接受羟氯喹者为97%."""
    text = sentence.line.text
    behind = clause_end(text, each.last)
    if DRUG not in text[:behind] and _ARM_BEHIND.search(text, behind) is not None:
        return []
    found = drugs_of(context, sentence, study)
    return found or (_before_control(sentence, each) if each.control > each.treated else [])


def _before_control(sentence: Sentence, each: Figures) -> list[Mention]:
    """The only drug before the figures of two arms, the second of which another drug names: 服用甲后下降50%,乙组下降15%."""
    text, at = sentence.line.text, sentence.line.at
    told = [at[place] for place in at if place < each.treated and text[place] == DRUG and not is_compared(text, place)]
    behind = sentence.line.mentions(each.treated, each.control, DRUG)
    return distinct(told) if behind and len(distinct(told)) == 1 else []


_ARM_BEHIND = line_pattern(f"(?:接受|[使服加]?用){DRUG}[^,，。;；]{{0,6}}?者|{DRUG}(?:治疗|用药)?[组者]")
