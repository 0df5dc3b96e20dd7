"""Results: an endpoint with the figures of its arms, time and p-value; whether the primary endpoint was met."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.model import Argument, Relation
from slepipe.relate.antecedents import topic
from slepipe.relate.arm_names import CONTROL, names_control, none_in_control
from slepipe.relate.arms import arm_of, drug_of_arm, drugs_listed, listed_arms, statistics_of, told_until
from slepipe.relate.cases import tells_of_patient
from slepipe.relate.context import Context, argument, arguments, relate
from slepipe.relate.cues import is_hedged
from slepipe.relate.effect_agents import is_about_safety
from slepipe.relate.effect_lists import counted_before, event_places, listed_spans
from slepipe.relate.endpoints import ENDPOINT, endpoint_above, endpoint_at, endpoint_of, listed_endpoint, phrase_before
from slepipe.relate.figures import Figures, find_figures, listed_before, listed_places
from slepipe.relate.line import (
    BIOMARKER,
    DISEASE,
    DURATION,
    PERCENT,
    SYMPTOM,
    TRIAL,
    Line,
    Sentence,
    clause_end,
    clause_start,
    line_pattern,
)
from slepipe.relate.outcome_agents import drugs_of, drugs_of_figure, given_therapy, trial_of, trial_of_figure
from slepipe.relate.primary import find_primary, stated_primary
from slepipe.relate.responders import Responders, find_responders
from slepipe.relate.study import Study
from slepipe.relate.tables import results_of
from slepipe.relate.times import carried_time, time_of


def find_outcomes(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """What a sentence reports of endpoints; ``study`` is the trial that it speaks of."""
    line = sentence.line
    if sentence.block in context.rows and (told := _of_row(context, sentence, study)) is not None:
        yield told
        return
    if "终点" in line.text or "指标" in line.text:
        yield from find_primary(context, sentence, study)
    reached = _reached(context, sentence.flat)
    results = _results(context, sentence) if study is not None or not _is_of_patient(context, sentence) else []
    for number, each in enumerate(results):
        until = next((one.first for one in results[number + 1 :] if one.first > each.last), len(line.text))
        found = _arguments(context, sentence, study, each, until)
        if not found or (each.rule == "single" and (not _says_more(context, found) or _is_found(line, each))):
            continue
        # 病历书写时间由5分钟缩短至2分钟 is no result of a treatment.
        if each.rule == "change" and phrase_before(line, each) is not None and not _is_of_treatment(line, found):
            continue
        counted = reached.pop(found[0].start, None)
        found += _people(counted[0]) if counted is not None else []
        hedged = is_hedged(line.text, each.first, each.last)
        rule = "arms" if each.rule in ("change", "single") and any(one.role == "control" for one in found) else each.rule
        yield relate(context, sentence, f"outcome.{rule}", found, hedged=hedged, whole=True)
    for people, endpoint in reached.values():
        yield _of_responders(context, sentence, study, people, endpoint)


def _results(context: Context, sentence: Sentence) -> list[Figures]:
    """The figures of a sentence that are of no adverse event and not of the control alone."""
    figures = find_figures(context, sentence)
    if not figures:
        return []
    line, heading = sentence.line, context.headings[sentence.number]
    listed = listed_spans(line.text, heading.line.text if heading is not None else "")
    events = event_places(line.text, safe=is_about_safety(context, sentence))
    return [
        each
        for each in figures
        if not _of_symptom(line, each, events)
        and not any(a <= each.first < b for a, b in listed)
        # 对照组由5.79分降至3.64分
        and not (each.rule == "change" and CONTROL.search(line.text, clause_start(line.text, each.first), each.first))
        and _ADVERSE.search(line.text, clause_start(line.text, each.first), each.first) is None
    ]


# 不良事件与安慰剂相当(74.3%对82.1%)
_ADVERSE = line_pattern("不良(?:反应|事件)|副作用|副反应|停药")


def _of_row(context: Context, sentence: Sentence, study: Study | None) -> Relation | None:
    """The result of a row of a table, by the heads of its columns."""
    places = results_of(context.rows[sentence.block])
    if places is None:
        return None
    line, at = sentence.line, sentence.line.at
    endpoint, treated, control, time = places
    figures = (("treated", treated), ("control", control))
    found = [argument("endpoint", at[endpoint])]
    found += [
        argument(role, at[start]) if start in at else Argument(role, *context.source(line, start, end))
        for role, (start, end) in figures
    ]
    found += [argument("time", at[time])] if time is not None else []
    found += trial_of(sentence, study) + arguments("drug", drugs_of(context, sentence, study))
    return relate(context, sentence, "outcome.row", found, whole=True)


def _says_more(context: Context, found: list[Argument]) -> bool:
    """Whether a lone figure is a result: of a trial or a drug, or of what is called like an endpoint (ORR, 生存率); 网织红细胞4.1% is a finding."""
    name = context.view.simplified[found[0].start : found[0].end]
    return _CALLED_LIKE_ENDPOINTS.search(name) is not None or any(each.role in ("drug", "trial", "id") for each in found)


def _is_of_treatment(line: Line, found: list[Argument]) -> bool:
    return any(each.role in ("drug", "trial", "id", "phase") for each in found) or BIOMARKER in line.text


def _is_of_patient(context: Context, sentence: Sentence) -> bool:
    """Whether it is the course of one patient, which is no result of a trial."""
    if context.case:
        return not any(_LITERATURE.search(each.line.text) for each in (sentence, *context.before(sentence)))
    return tells_of_patient([sentence, *context.before(sentence)])


_LITERATURE = line_pattern("文献|研究(?!所|者)|试验|荟萃|队列")


def _is_found(line: Line, each: Figures) -> bool:
    """Whether a share is of those in whom something is found: 约85%的患者可检出AChR抗体."""
    start, end = clause_start(line.text, each.first), clause_end(line.text, each.last)
    return BIOMARKER in line.text[start:end] and _FOUND.search(line.text, start, end) is not None


_FOUND = line_pattern(f"检出|验[到出得]|测[到出得]|查[到出]|携带|带有|{BIOMARKER}(?:呈|为|检测)*(?:阳性|阴性)(?!率)")
_CALLED_LIKE_ENDPOINTS = line_pattern("率|应答|反应|缓解|生存|存活|终点|[A-Z]{2,}")


def _reached(context: Context, line: Line) -> dict[int, tuple[Responders, Argument]]:
    """The people counted who reached an endpoint, with the endpoint as an argument, by where that begins in the source."""
    found = {}
    for each in find_responders(line):
        endpoint = endpoint_at(context, line, each.start, each.end)
        found[endpoint.start] = each, endpoint
    return found


def _people(counted: Responders) -> list[Argument]:
    """How many reached the endpoint, and of how many."""
    return [argument("responders", counted.count), *arguments("population", [counted.whole] if counted.whole else [])]


def _of_responders(context: Context, sentence: Sentence, study: Study | None, each: Responders, endpoint: Argument) -> Relation:
    """A result that is a number of people and no percentage."""
    line = sentence.flat
    found = [endpoint, argument("value", each.count), *arguments("population", [each.whole] if each.whole else [])]
    if (time := time_of(line, each.place, each.place)) is not None:
        found.append(argument("time", time))
    trials = trial_of(sentence, study)
    # Below a heading that names one drug, 「3例患者」 are those who took it.
    headed = None if trials else topic(context, sentence)
    drugs = drugs_of(context, sentence, study) or given_therapy(context, line) or ([headed] if headed else [])
    found += [*trials, *arguments("drug", drugs)]
    hedged = is_hedged(line.text, each.place, each.end)
    return relate(context, sentence, "outcome.responders", found, hedged=hedged)


def _of_symptom(line: Line, each: Figures, events: list[int]) -> bool:
    """Whether the figures are those of an adverse event: 带状疱疹(7.2%), GFR下降(26%) where that is one of the ``events``."""
    text = line.text
    if phrase_before(line, each) is not None:
        return False
    start = clause_start(text, each.first)
    places = [place for place in line.at if start <= place < each.first]
    nearest = [place for place in places if text[place] in SYMPTOM + BIOMARKER]
    if (nearest and nearest[-1] in events) or any(counted_before(text, event) == each.first for event in events):
        return True
    # 高血压(19%对9%)
    if places and text[places[-1]] == DISEASE and text[places[-1] + 1 : each.first].strip() == "(":
        return True
    if nearest and text[nearest[-1]] == SYMPTOM:
        return all(match.end() <= nearest[-1] for match in ENDPOINT.finditer(text, start, each.first))
    return False


def _arguments(context: Context, sentence: Sentence, study: Study | None, each: Figures, until: int) -> list[Argument]:
    """What is told of some figures; nothing where no endpoint is, or a list before them does not say whose each of them is."""
    line = sentence.line
    above = context.above(sentence)
    own = _of_item(context, line, each, above) if each.items else []
    endpoint = next((one for one in own if one.role == "endpoint"), None) or endpoint_of(context, line, each)
    above_it = endpoint_above(context, sentence) if endpoint is None else None
    endpoint = above_it[0] if above_it is not None else endpoint
    if endpoint is None or (each.items and not own):
        return []
    stated = stated_primary(context, sentence, endpoint) if each.control >= 0 else None
    arm = [one for one in own if one.role in ("arm", "drug")]
    found = [stated[0] if stated else endpoint]
    if each.rule == "change":
        one, two = ("control", "treated") if _is_of_arms(context, sentence, endpoint, each) else ("from", "to")
        told = [argument(one, line.at[each.treated]), argument(two, line.at[each.control])]
        found += sorted(told, key=lambda argument: argument.role == "control")
    else:
        arm = arm or arm_of(context, line, each, above)
        control = _control(context, line, each)
        found += [argument("treated" if control else "value", line.at[each.treated]), *control]
        found += arm
    time = time_of(line, each.first, each.last) or (stated[1] if stated else above_it[1] if above_it else None)
    time = time or carried_time(context, sentence)
    found += [one for one in own if one.role == "time"] or ([argument("time", time)] if time is not None else [])
    found += statistics_of(context, line, each.last, told_until(context, line, each, until, above), arm)
    found += [one for one in own if one.role == "trial"] or trial_of_figure(sentence, study, each)
    if any(one.role == "drug" for one in arm):
        return found
    return found + arguments("drug", drug_of_arm(line, each) or drugs_of_figure(context, sentence, study, each))


def _control(context: Context, line: Line, each: Figures) -> list[Argument]:
    """The figure of the control, or the words that say that it had none: 「治疗组为48%,安慰剂组无人达到」."""
    if each.control >= 0:
        return [argument("control", line.at[each.control])]
    words = none_in_control(line.text, each.treated) if each.rule == "single" else None
    return [Argument("control", *context.source(line, *words.span("none")))] if words is not None else []


def _of_item(context: Context, line: Line, each: Figures, above: list[Line]) -> list[Argument]:
    """What the list before some listed figures has at the place of one of them: a trial, an arm, an endpoint, a time or a drug."""
    trials = listed_before(line, each.first, each.items, TRIAL)
    arms = listed_arms(context, line, each, above)
    if trials and not (each.rule == "shared" and arms):
        return [argument("trial", trials[each.item])]
    if arms:
        return [arms[each.item]]
    if each.rule == "shared":
        return []
    if (endpoint := listed_endpoint(context, line, each)) is not None:
        return [endpoint]
    # 第24周和第52周的应答率分别为45%和60%; 第36周和第48周均缓解者 are responders at both.
    times = listed_places(line, each.first, each.items, DURATION)
    if times and not line.text.startswith(("均", "都", "皆"), times[-1] + 1):
        return [argument("time", line.at[times[each.item]])]
    drugs = drugs_listed(line, each)
    return [argument("drug", drugs[each.item])] if drugs else []


# What nobody has yet when a trial begins, so that its share has no value before.
_BEFALLS = line_pattern("复发|再发|发作|恶化|死亡|住院|进展|衰竭")
_OVER_TIME = line_pattern("治疗前|用药前|基线|入组前|之前|此前|过去|以往|[当早]年|年代|年间|近年")


def _is_of_arms(context: Context, sentence: Sentence, endpoint: Argument, each: Figures) -> bool:
    """Whether 「由23.4%降到11.6%」 tells of the control and the treated arm: a share of events in a trial that names a control."""
    line = sentence.line
    befalls = _BEFALLS.search(context.view.simplified[endpoint.start : endpoint.end]) is not None
    if line.text[each.treated] != PERCENT or not befalls or _OVER_TIME.search(line.text) is not None:
        return False
    return any(names_control(one.line) for one in (sentence, *context.before(sentence)))
