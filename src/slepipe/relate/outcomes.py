"""Results: an endpoint with the figures of its arms, time and p-value; whether the primary endpoint was met."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from slepipe.model import Argument, Mention, Relation
from slepipe.relate.arm_names import CONTROL, names_control
from slepipe.relate.arms import arm_of, drug_of_arm, drugs_listed, listed_arms, statistics_of, told_until
from slepipe.relate.asides import is_aside, is_compared
from slepipe.relate.context import (
    Context,
    antecedent,
    argument,
    arguments,
    distinct,
    is_of_another,
    relate,
    subjects,
    topic,
)
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.effect_agents import is_about_safety
from slepipe.relate.effect_lists import counted_before, event_places, listed_spans
from slepipe.relate.figures import Figures, find_figures, listed_before, time_of
from slepipe.relate.line import (
    BIOMARKER,
    CLASS,
    DISEASE,
    DRUG,
    DURATION,
    JOIN,
    MEASUREMENT,
    NOTE,
    PERCENT,
    SYMPTOM,
    THERAPY,
    TRIAL,
    Line,
    Sentence,
    clause_end,
    clause_start,
    line_pattern,
)
from slepipe.relate.responders import Responders, find_responders
from slepipe.relate.study import Study
from slepipe.relate.tables import results_of

_PRIMARY = line_pattern("(?:共同|关键|首要)?主要(?:疗效|研究|复合|有效性|临床)?(?:(?:终点|评[价估]指标)(?:指标)?|(?<=疗效)指标)")
_MET = line_pattern("达到|达成|满足|达标|阳性|显著|达主要")
_UNMET = line_pattern("未(?:能)?(?:达|满足)|没有?(?:达|满足)|阴性|失败|未见显著|不显著|无显著|未显示")
# Endpoints that are no mention.
_ENDPOINT_WORDS = (
    "(?:主要临床|部分临床|完全|部分|主要|客观|总体?|整体|无事件|无病|无进展|无恶化|无复发|疾病控制|移植相关|[0-9一二三五十]+年)*"
    # 反应 is Taiwan's 应答 where it is a complete or partial one.
    f"(?:应答率?|反应率|(?<=临床|完全|部分|客观|主要)反应|缓解率?|生存率|存活率|死亡率|(?:复发|再发|死亡)(?:的?风险|率)|主要(?:复合|疗效)?终点(?:事件)?(?:发生率)?|(?:新发|再发)[{SYMPTOM}{DISEASE}](?:的?(?:风险|比[例率]|发生率))?|体重|减重(?!药|针|剂|适应|手术|市|用途|注射)|(?:[肾心]\\|疾病)?(?:恶化|进展|住院)(?:或|和|及)[{SYMPTOM}{DISEASE}](?:的?(?:风险|比[例率]|发生率))?|{SYMPTOM}(?=\\s?[≥>]|(?:水平|总量|定量)?[较比](?:基线|治疗前|用药前))|(?:中重度|中度至重度|重度|严重)(?:复发|发作|恶化)(?:的?(?:风险|比[率例])|率)?|复发|有效率|治愈率|控制率|达标率|保留率|肾脏(?:达标|应答|缓解|反应))"
)
_ENDPOINT = line_pattern(_ENDPOINT_WORDS)
_LISTED = line_pattern(f"{BIOMARKER}(?:应答率?|反应率?|缓解率?|达标率|率)?|{_ENDPOINT_WORDS}")
_BETWEEN = line_pattern(JOIN)
_PRONOUN = line_pattern("该药|该产品|该疗法|此药|本品|它")


def find_outcomes(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """What a sentence reports of endpoints; ``study`` is the trial that it speaks of."""
    line = sentence.line
    if sentence.block in context.rows and (told := _of_row(context, sentence, study)) is not None:
        yield told
        return
    if "终点" in line.text or "指标" in line.text:
        yield from _primary(context, sentence, study)
    reached = _reached(context, sentence.flat)
    if figures := find_figures(context, sentence):
        heading = context.headings[sentence.number]
        listed = listed_spans(line.text, heading.line.text if heading is not None else "")
        events = event_places(line.text, safe=is_about_safety(context, sentence))
        results = [
            each
            for each in figures
            if not _of_symptom(line, each, events)
            and not any(a <= each.first < b for a, b in listed)
            # 对照组由5.79分降至3.64分
            and not (each.rule == "change" and CONTROL.search(line.text, clause_start(line.text, each.first), each.first))
            and _ADVERSE.search(line.text, clause_start(line.text, each.first), each.first) is None
        ]
        for number, each in enumerate(results):
            until = next((one.first for one in results[number + 1 :] if one.first > each.last), len(line.text))
            if found := _arguments(context, sentence, study, each, until):
                if each.rule == "single" and not _says_more(context, found):
                    continue
                counted = reached.pop(found[0].start, None)
                found += _people(counted[0]) if counted is not None else []
                hedged = is_hedged(line.text, each.first, each.last)
                rule = "arms" if each.rule == "change" and any(one.role == "control" for one in found) else each.rule
                yield relate(context, sentence, f"outcome.{rule}", found, hedged=hedged, whole=True)
    for people, endpoint in reached.values():
        yield _of_responders(context, sentence, study, people, endpoint)


# 不良事件与安慰剂相当(74.3%对82.1%)
_ADVERSE = line_pattern("不良(?:反应|事件)|副作用|副反应|停药")


def _of_row(context: Context, sentence: Sentence, study: Study | None) -> Relation | None:
    """The result of a row of a table, by the heads of its columns."""
    places = results_of(context.rows[sentence.block])
    if places is None:
        return None
    at = sentence.line.at
    endpoint, treated, control, time = places
    found = [argument("endpoint", at[endpoint]), argument("treated", at[treated]), argument("control", at[control])]
    found += [argument("time", at[time])] if time is not None else []
    found += trial_of(sentence, study) + arguments("drug", drugs_of(context, sentence, study))
    return relate(context, sentence, "outcome.row", found, whole=True)


def _says_more(context: Context, found: list[Argument]) -> bool:
    """Whether a lone figure is a result: of a trial or a drug, or of what is called like an endpoint (ORR, 生存率); 网织红细胞4.1% is a finding."""
    name = context.view.simplified[found[0].start : found[0].end]
    return _CALLED_LIKE_ENDPOINTS.search(name) is not None or any(each.role in ("drug", "trial", "id") for each in found)


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
    found += trials + arguments("drug", drugs_of(context, sentence, study) or ([headed] if headed else []))
    hedged = is_hedged(line.text, each.place, each.end)
    return relate(context, sentence, "outcome.responders", found, hedged=hedged)


def _of_symptom(line: Line, each: Figures, events: list[int]) -> bool:
    """Whether the figures are those of an adverse event: 带状疱疹(7.2%), GFR下降(26%) where that is one of the ``events``."""
    text = line.text
    start = clause_start(text, each.first)
    places = [place for place in line.at if start <= place < each.first]
    nearest = [place for place in places if text[place] in SYMPTOM + BIOMARKER]
    if (nearest and nearest[-1] in events) or any(counted_before(text, event) == each.first for event in events):
        return True
    # 高血压(19%对9%)
    if places and text[places[-1]] == DISEASE and text[places[-1] + 1 : each.first].strip() == "(":
        return True
    if nearest and text[nearest[-1]] == SYMPTOM:
        return all(match.end() <= nearest[-1] for match in _ENDPOINT.finditer(text, start, each.first))
    return False


def _arguments(context: Context, sentence: Sentence, study: Study | None, each: Figures, until: int) -> list[Argument]:
    """What is told of some figures; nothing where no endpoint is, or a list before them does not say whose each of them is."""
    line = sentence.line
    above = [one.line for one in context.before(sentence)]
    own = _of_item(context, line, each, above) if each.items else []
    endpoint = next((one for one in own if one.role == "endpoint"), None) or _endpoint(context, line, each)
    if endpoint is None or (each.items and not own):
        return []
    stated = _stated(context, sentence, endpoint) if each.control >= 0 else None
    arm = [one for one in own if one.role in ("arm", "drug")]
    found = [stated[0] if stated else endpoint]
    if each.rule == "change":
        one, two = ("control", "treated") if _is_of_arms(context, sentence, endpoint, each) else ("from", "to")
        told = [argument(one, line.at[each.treated]), argument(two, line.at[each.control])]
        found += sorted(told, key=lambda argument: argument.role == "control")
    else:
        arm = arm or arm_of(context, line, each, above)
        found.append(argument("treated" if each.control >= 0 else "value", line.at[each.treated]))
        found += [argument("control", line.at[each.control])] if each.control >= 0 else []
        found += arm
    if (time := time_of(line, each.first, each.last) or (stated[1] if stated else None)) is not None:
        found.append(argument("time", time))
    found += statistics_of(context, line, each.last, told_until(context, line, each, until, above), arm)
    found += [one for one in own if one.role == "trial"] or _trial_of_figure(sentence, study, each)
    if any(one.role == "drug" for one in arm):
        return found
    return found + arguments("drug", drug_of_arm(line, each) or _drugs_of_figure(context, sentence, study, each))


def _of_item(context: Context, line: Line, each: Figures, above: list[Line]) -> list[Argument]:
    """What the list before some listed figures has at the place of one of them: a trial, an arm, an endpoint or a drug."""
    trials = listed_before(line, each.first, each.items, TRIAL)
    arms = listed_arms(context, line, each, above)
    if trials and not (each.rule == "shared" and arms):
        return [argument("trial", trials[each.item])]
    if arms:
        return [arms[each.item]]
    if each.rule == "shared":
        return []
    if (endpoint := _listed_endpoint(context, line, each)) is not None:
        return [endpoint]
    drugs = drugs_listed(line, each)
    return [argument("drug", drugs[each.item])] if drugs else []


def _trial_of_figure(sentence: Sentence, study: Study | None, each: Figures) -> list[Argument]:
    """The trial that a sentence speaks of, or the only one of a clause: TULIP-1的应答率为36%,TULIP-2的应答率为48%."""
    if study is not None:
        return trial_of(sentence, study)
    named = sentence.line.mentions(clause_start(sentence.line.text, each.first), each.first, TRIAL)
    return arguments("trial", named) if len(named) == 1 else []


def _drugs_of_figure(context: Context, sentence: Sentence, study: Study | None, each: Figures) -> list[Mention]:
    """The drug of a sentence but one that only another arm behind the figure gets: 5年生存率为92%,接受羟氯喹者为97%."""
    text = sentence.line.text
    behind = clause_end(text, each.last)
    if DRUG not in text[:behind] and _ARM_BEHIND.search(text, behind) is not None:
        return []
    return drugs_of(context, sentence, study)


_ARM_BEHIND = line_pattern(f"(?:接受|[使服加]?用){DRUG}[^,，。;；]{{0,6}}?者|{DRUG}(?:治疗|用药)?[组者]")


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


def _stated(context: Context, sentence: Sentence, endpoint: Argument) -> tuple[Argument, Mention | None] | None:
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


def _endpoint(context: Context, line: Line, each: Figures) -> Argument | None:
    """The endpoint of a result: named before it in the clause, after it in the clause, else before it in the sentence."""
    text = line.text
    start, end = clause_start(text, each.first), clause_end(text, each.first)
    spans = [(start, each.first, True), (each.first + 1, end, False), (0, start, True)]
    if each.control >= 0:
        # 与安慰剂组(32%)相比,治疗组(48%)的BICLA应答率更高
        spans.append((each.last + 1, clause_end(text, each.last), False))
    # A single figure far from an endpoint may be of anything, and 「感染率各为5%和6%」 or 「风险从18%降至7%」 is of its own.
    goes_on = _AT_ANOTHER_TIME.fullmatch(text, start, each.first) is not None
    near = (each.rule == "single" and not goes_on) or _RATE.search(text, start, each.first) is not None
    for first, last, nearest in spans[:2] if near else spans:
        if (found := _named(context, line, first, last, nearest=nearest)) is not None:
            return found
    told = _TOLD.match(text, each.first + 1) if each.control >= 0 else None
    return Argument("endpoint", *context.source(line, *told.span("what"))) if told is not None else None


# SRI-4应答率在第24周为40%,在第52周为55%
_AT_ANOTHER_TIME = line_pattern(
    f"(?:而|并|且|到|至|在|于)*{DURATION}(?:时|末|后|的)?(?:则|又|也|进一步)*(?:[升增降][至到]|[升提增][高加][至到]|达到?|为|约|有|是)*"
)
# 治疗组58%的患者症状明显改善: what became of the people counted is said in words.
_TOLD = line_pattern(
    f"的?(?:患者|病人|受试者|人|儿童|病童|患儿|个案)(?:的|达到|出现|获得|能)*(?P<what>[^,，。;；:：{PERCENT}{BIOMARKER}]{{0,14}}?"
    "(?:改善|缓解|下降|降低|恢复|消退|消失|痊愈|停药|减量|减轻|减少|控制|复发|进展|恶化|转阴|清除|愈合|出院))"
)
_RATE = line_pattern("率|比例|占比|人数|评分|风险|机会|[机几]率|死亡|末期|终末期")
# Who is counted, and no endpoint: 抗SSA抗体阳性的孕妇, eGFR<50或有肺出血者.
_SIGNED = line_pattern(f"{NOTE}\\s?(?:阳性|阴性|异常)")
_TRAIT = line_pattern(f"{NOTE}\\s?(?:阳性|阴性|异常|[<>≤≥]?\\s?{MEASUREMENT}|[<>≤≥])")


def _named(context: Context, line: Line, start: int, end: int, *, nearest: bool) -> Argument | None:
    text = line.text
    # 「UPCR<0.5 g/g者占41%」 is an endpoint, in another clause it would be who is counted.
    trait = _SIGNED if start == clause_start(text, end - 1) or not nearest else _TRAIT
    biomarkers = [
        place for place in line.at if start <= place < end and text[place] == BIOMARKER and trait.match(text, place + 1) is None
    ]
    words = [match.span() for match in _ENDPOINT.finditer(text, start, end)]
    pick = -1 if nearest else 0
    if biomarkers and (not words or biomarkers[pick] + _ADJOINS >= words[pick][0] or not nearest):
        return argument("endpoint", line.at[biomarkers[pick]])
    return endpoint_at(context, line, *words[pick]) if words else None


# SRI-4应答率 is one endpoint, named by its biomarker.
_ADJOINS = 4


def _listed_endpoint(context: Context, line: Line, each: Figures) -> Argument | None:
    """无事件生存率与总生存率分别为75.5%和93.5%: the endpoint at the place of the figure in its list."""
    words = [match.span() for match in _LISTED.finditer(line.text, 0, each.first)][-each.items :]
    if len(words) != each.items or any(_BETWEEN.fullmatch(line.text, one[1], two[0]) is None for one, two in pairwise(words)):
        return None
    return endpoint_at(context, line, *words[each.item])


def endpoint_at(context: Context, line: Line, start: int, end: int) -> Argument:
    """An endpoint that is a mention, with a word behind it or not (SRI-4应答率), or words."""
    named = line.at.get(start)
    return argument("endpoint", named) if named is not None else Argument("endpoint", *context.source(line, start, end))


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
    """The only drug of the sentence, the one that 「该药」 means, or the drug of a nameless trial."""
    flat = sentence.flat
    places = [place for place in flat.at if flat.text[place] == DRUG]
    drugs = distinct(flat.at[place] for place in places if not is_aside(flat.text, place) and not is_compared(flat.text, place))
    if drugs:
        return drugs if len(drugs) == 1 else []
    if study is not None and study.key.kind == "drug":
        return [study.first]
    if _PRONOUN.search(flat.text) and (found := antecedent(context, sentence)):
        return [found]
    return _of_paragraph(context, sentence) if study is None and not places else []


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


def _primary(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """Whether the primary endpoint was met."""
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
