"""Adverse effects: what a drug, class or therapy is said to bring about, with its frequency."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.model import Argument, Mention, Relation
from slepipe.relate.context import Context, antecedent, argument, arguments, distinct, relate, subjects
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.figures import find_figures
from slepipe.relate.line import AGENT, CLASS, DISEASE, DRUG, ITEM, SYMPTOM, THERAPY, Line, Sentence, clause_start, line_pattern
from slepipe.relate.trials import Study

_ANY = DRUG + CLASS + THERAPY
# A list of adverse events: 常见不良反应有X、Y.
_LIST = line_pattern("不良反应|不良事件|副作用|副反应|毒性反应|毒副反应")
_CAUSES = line_pattern(
    f"(?P<drug>{AGENT})(?P<between>[^。;；，,{SYMPTOM}]{{0,16}}?)(?P<verb>引起|引发|导致|诱发|造成|带来|可致|易致|致使|出现|发生|会有|增加|升高|可能)"
    f"(?P<quality>[^。;；，,{SYMPTOM}{DISEASE}]{{0,10}}?)(?P<first>{SYMPTOM})"
)
_WARNING = line_pattern(
    f"(?:警惕|防范|留意|监测|注意|提防|当心|小心|防止)(?P<quality>[^。;；，,{SYMPTOM}{DISEASE}]{{0,6}}?)(?P<first>{SYMPTOM})"
)
_NOT_SEEN = line_pattern(
    f"(?:没有?|未|无)(?:人|患者|再)?(?:出现|发生|见|观察到|报告)?(?P<quality>[^。;；，,{SYMPTOM}{DISEASE}]{{0,6}}?)(?P<first>{SYMPTOM})"
)
_RISK = line_pattern(f"(?P<first>{SYMPTOM})的?(?:发生)?风险[^，,。;；]{{0,4}}?(?:较高|更高|升高|增加|上升|增高|较大|而?终止)")
_ABSENT = line_pattern("(?:严重|重度|新的?|药物相关|输注)?(?:不良反应|不良事件|副作用|毒性反应|毒副反应|毒性)")
_BENEFIT = line_pattern(
    "减少|降低|改善|缓解|减轻|避免|预防|治疗(?!相关|期间|过程|中|后|时|引起|所致|组|导致|出现)|控制|用于|减低|下降|抑制|清除|减至|延缓|患者|病人|由"
)
_TOLERATED = line_pattern("耐受|直至|直到")
# What comes back when a drug is stopped is no effect of it.
_STOPPED = line_pattern("停用|停药|停止|停服|撤药|减停")
_ITEM = line_pattern(r"\s?(?:[(（][^()（）]*[)）])?\s?(?:、|和|与|及|以及|或|，|,)\s?(?:严重|轻度|重度)?\s?")


def find_effects(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """The adverse effects that a sentence tells of."""
    line = sentence.line
    text = line.text
    listed = _LIST.search(text) if "不良" in text or "副作用" in text or "副反应" in text or "毒" in text else None
    if SYMPTOM not in text:
        if listed is not None or "毒性" in text:
            yield from _absent(context, sentence, study)
        return
    rules = dict(sorted(_places(context, sentence, study, listed.start() if listed else -1).items()))
    if not rules:
        return
    shares = {place: each for each in find_figures(line) if (place := _symptom_of(line, each.first)) is not None}
    told: set[object] = set()
    for place, (rule, agents) in rules.items():
        if line.at[place].entity in told:
            continue
        told.add(line.at[place].entity or place)
        each = shares.get(place)
        found = [*arguments("drug", agents), argument("effect", line.at[place])]
        if each is not None and each.rule != "change":
            found.append(argument("treated" if each.control >= 0 else "value", line.at[each.treated]))
            found += [argument("control", line.at[each.control])] if each.control >= 0 else []
        negated = is_negated(text, place, place)
        hedged = rule == "warning" or is_hedged(text, place, place + 1)
        yield relate(context, sentence, f"adverse-effect.{rule}", found, negated=negated, hedged=hedged)


Places = dict[int, tuple[str, list[Mention]]]
"""The places of symptoms that are effects, each with its rule and the agents."""


def _places(context: Context, sentence: Sentence, study: Study | None, listed: int) -> Places:
    """What of a sentence is an effect; ``listed`` is where 不良反应 stands, or -1."""
    found = _caused(sentence.line)
    if listed >= 0:
        found = _listed(context, sentence, study, listed) | found
    found = _warned(context, sentence, study, found) | found
    return _compared(context, sentence, study, found) | found


def _caused(line: Line) -> Places:
    found: Places = {}
    for match in _CAUSES.finditer(line.text):
        stopped = _STOPPED.search(line.text, clause_start(line.text, match.start()), match.start("verb")) is not None
        if not stopped and _BENEFIT.search(match["between"] + match["verb"] + match["quality"]) is None:
            found |= dict.fromkeys(_run(line, match.start("first")), ("cause", [line.at[match.start("drug")]]))
    return found


def _listed(context: Context, sentence: Sentence, study: Study | None, listed: int) -> Places:
    text = sentence.line.text
    agents = _agents(context, sentence, study, listed)
    places = [place for place in sentence.line.at if place > listed and text[place] == SYMPTOM] if agents else []
    good = [place for place in places if _BENEFIT.search(text, clause_start(text, place), place) is None]
    return dict.fromkeys(good, ("listed", agents))


def _warned(context: Context, sentence: Sentence, study: Study | None, known: Places) -> Places:
    text = sentence.line.text
    found: Places = {}
    for rule, pattern in (("warning", _WARNING), ("risk", _RISK), ("none", _NOT_SEEN)):
        for match in pattern.finditer(text):
            place = match.start("first")
            # 未能改善蛋白尿: what failed is no effect.
            good = (
                _BENEFIT.search(match["quality"] if rule == "none" else text[clause_start(text, place) : match.start()])
                is not None
            )
            if place in known or place in found or good:
                continue
            if agents := _agents(context, sentence, study, place):
                found |= dict.fromkeys([place] if rule == "risk" else _run(sentence.line, place), (rule, agents))
    return found


def _compared(context: Context, sentence: Sentence, study: Study | None, known: Places) -> Places:
    found: Places = {}
    for each in find_figures(sentence.line):
        if each.control < 0 or each.rule == "change":
            continue
        place = _symptom_of(sentence.line, each.first)
        if place is not None and place not in known and (agents := _agents(context, sentence, study, each.first)):
            found[place] = ("compared", agents)
    return found


def _run(line: Line, place: int) -> list[int]:
    """The places of a list of symptoms that begins at one."""
    run = [place]
    while (match := _ITEM.match(line.text, run[-1] + 1)) and line.text[match.end() : match.end() + 1] == SYMPTOM:
        run.append(match.end())
    return run


def _symptom_of(line: Line, place: int) -> int | None:
    """The symptom whose frequency stands at a place: the last before it in its clause (brackets included)."""
    start = clause_start(line.text, place)
    if start and _SHARE.match(line.text, start):
        # 带状疱疹较常见,比例为7.2%
        start = clause_start(line.text, start - 1)
    start = max(start, line.text.rfind(ITEM, 0, place) + 1)
    before = [at for at in line.at if start <= at < place and line.text[at] == SYMPTOM]
    return before[-1] if before else None


_SHARE = line_pattern("比例|发生率|占|约")


def _agents(context: Context, sentence: Sentence, study: Study | None, place: int) -> list[Mention]:
    """Whose effects they are: an agent before them in the sentence, the trial's drug, else what the block or section is about."""
    line = sentence.line
    start = clause_start(line.text, place)
    here = distinct(line.mentions(0, place, _ANY))
    if len(here) > 1:
        flat = [m for m in here if m in sentence.flat.at.values()]
        near = flat if len(distinct(flat)) == 1 else distinct(line.mentions(start, place, _ANY))
        return near if len(near) == 1 else []
    if here:
        return here
    if DISEASE in line.text[start:place]:
        return []
    if study is not None and (drug := study.drug()) is not None:
        return [drug]
    found = antecedent(context, sentence)
    return [found] if found is not None else []


def _absent(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """无严重副作用: an effect that is denied as a whole."""
    line = sentence.line
    for match in _ABSENT.finditer(line.text):
        # 直至出现不可耐受的毒性 is how long a drug is given.
        if _TOLERATED.search(line.text, clause_start(line.text, match.start()), match.start()) is not None:
            continue
        if not is_negated(line.text, match.start(), match.start()):
            continue
        if agents := _agents(context, sentence, study, match.start()) or subjects(context, sentence, 0):
            effect = Argument("effect", *context.source(line, *match.span()))
            found = [*arguments("drug", agents), effect]
            hedged = is_hedged(line.text, *match.span())
            yield relate(context, sentence, "adverse-effect.none", found, negated=True, hedged=hedged)
