"""Adverse effects as sheets for patients tell them: bulleted below a heading, and for what to stop or to see a doctor."""

from __future__ import annotations

from slepipe.relate.about import of_title
from slepipe.relate.antecedents import antecedent, label_of, topic
from slepipe.relate.context import Context, distinct
from slepipe.relate.effect_agents import ANY_AGENT, Places
from slepipe.relate.effect_lists import THINGS, is_safety, places_of
from slepipe.relate.line import AGENT, DISEASE, SYMPTOM, Sentence, clause_start, line_pattern

_QUALITY = f"[^，,。;；{SYMPTOM}{DISEASE}]{{0,6}}?"
_SOON = "(?:便|就|都)?(?:[应须需要请]|必须|务必|马上|立[刻即]|即时|尽快)"
_DOCTOR = "就医|就诊|求诊|求医|求助|回诊|返诊|复诊|告知|告诉|联络|联系|通知|咨询|急诊|返院|医院|医师|医生|护士|呼叫"
# 出现口腔溃疡、发烧,应立刻停药并就诊
_STOP_FOR = line_pattern(
    f"(?:出现|发生|发现|有|感到|感觉){_QUALITY}(?P<first>{SYMPTOM})[^。;；]{{0,40}}?[,，时者]{_SOON}[^,，。;；{AGENT[1:-1]}]{{0,8}}?(?:停药|停用|停服|停止(?:用药|服药|服用|使用))"
)
# 注射后如出现手指麻、抽筋,请立即就医; 输注当日会先给抗过敏药,如有寒战,立即按呼叫铃
_SEEK = line_pattern(
    f"(?:注射|用药|服药|给药|输注|输液|滴注|施打|服用|使用)(?:本品|该药|此药|{AGENT})?(?:期间|后|当日|当天|时|过程中)(?:[^,，。;；{SYMPTOM}{DISEASE}]{{0,4}}?|[^。;；{SYMPTOM}{DISEASE}]{{0,16}}?[,，]如?)(?:出现|发生|有|感到|感觉){_QUALITY}(?P<first>{SYMPTOM})[^。;；]{{0,60}}?[,，时者]{_SOON}[^,，。;；{AGENT[1:-1]}]{{0,8}}?(?:{_DOCTOR})"
)
# 警讯:出现喘、干咳请立即就医
_SEEN = line_pattern(
    f"(?:出现|发生|发现|有|感到|感觉)(?!所|时){_QUALITY}(?P<first>{SYMPTOM})[^。;；]{{0,40}}?(?:便|就|都)?(?:[应须需要请]|必须|务必|马上|立[刻即]|即时|尽快)[^,，。;；{AGENT[1:-1]}]{{0,8}}?(?:{_DOCTOR})"
)
# 出现下列情形请停药并立即回诊
_ALARM = line_pattern(
    "(?:下列|以下|下述|这些)[^,，。;；:：]{0,10}?(?:情形|情况|症状|征兆|反应|不适|问题|警讯|表现)[^。;；]{0,16}?(?P<what>停药|停止(?:用药|服药|服用|使用|注射)|就医|就诊|求诊|求医|回诊|返诊|急诊|告知|联络|联系|通知|医师|医生)"
    "|(?:何时|什么时候|什么情况|哪些情况|什么情形)[^,，。;；]{0,10}?(?:停药|就医|就诊|求诊|回诊|看医生|联络|联系|医生|医师)"
)
_BULLET = "[\\s□■●•◎○◇◆▪‧·＊*＋+✓✔※→-]*(?:[0-9]{1,2}[.、)）]|[(（][0-9一二三四五六七八九十]{1,2}[)）])?\\s?"
# □ 肠胃不适:恶心、呕吐; ● 头痛
_ITEM = line_pattern(
    f"{_BULLET}(?:[^,，。;；:：{SYMPTOM}{DISEASE}{AGENT[1:-1]}]{{0,12}}{SYMPTOM}?[:：]\\s?)?(?:可能会?(?:出现|有|引起|造成)?|会有|偶有|偶尔)?{THINGS}(?:等[^,，。;；{SYMPTOM}]{{0,6}})?\\s?(?=[,，。;；(（]|\\Z)"
)


def sheet_effects(context: Context, sentence: Sentence) -> Places:
    """The effects that a sentence tells a patient of."""
    return (
        _of_alarm(context, sentence)
        | _of_label(context, sentence)
        | _of_bullet(context, sentence)
        | _stopped_for(context, sentence)
    )


def _stopped_for(context: Context, sentence: Sentence) -> Places:
    """For what patients are told to stop: effects of the drug of the sentence, else of that of the section or of the article."""
    line = sentence.line
    match = _STOP_FOR.search(line.text) or _SEEK.search(line.text)
    # 狼疮患者出现发热 has the signs of lupus.
    if match is None or DISEASE in line.text[clause_start(line.text, match.start()) : match.start()]:
        return {}
    labelled = label_of(sentence)
    here = [labelled] if labelled is not None else distinct(line.mentions(0, len(line.text), ANY_AGENT))
    agent = topic(context, sentence) or of_title(context) or antecedent(context, sentence)
    agents = here or ([agent] if agent is not None else [])
    return (
        dict.fromkeys(symptoms_between(sentence, match.start("first"), match.end()), ("warning", agents))
        if len(agents) == 1
        else {}
    )


def symptoms_between(sentence: Sentence, start: int, end: int) -> list[int]:
    """Where the symptoms between two places stand."""
    line = sentence.line
    return [place for place in line.at if start <= place < end and line.text[place] == SYMPTOM]


def _lead(context: Context, sentence: Sentence) -> Sentence | None:
    """What the list that a sentence is part of stands below: a line that ends with a colon or is set off, else its heading."""
    number = context.blocks[sentence.block] - 1
    for _ in range(_MOST):
        above = context.sentences[number] if number >= 0 else None
        if above is None or above.heading:
            break
        text = above.line.text.rstrip()
        if text.endswith(":") or (not _is_item(above) and _STOP.search(text) is None):
            return above
        if not _is_item(above) or not _is_item(sentence):
            break
        number = context.blocks[above.block] - 1
    return context.headings[sentence.number]


_MOST = 12
_STOP = line_pattern("[。；;]")
_MARKED = line_pattern("\\s*[□■●•◎○◇◆▪‧·＊*✓✔※→-]")


def _is_item(sentence: Sentence) -> bool:
    return sentence.kind == "list_item" or _MARKED.match(sentence.line.text) is not None


def _of_alarm(context: Context, sentence: Sentence) -> Places:
    """In a sheet on one drug, below 「出现下列情形请停药并立即回诊」, or in its own words: what it may bring about."""
    if context.sheet is None or sentence.heading:
        return {}
    text = sentence.line.text
    lead = _lead(context, sentence)
    told = _SEEN.search(text)
    if lead is not None and _ALARM.search(lead.line.text) is not None:
        places = symptoms_between(sentence, 0, len(text))
    else:
        places = symptoms_between(sentence, told.start("first"), told.end()) if told is not None else []
    own = [place for place in places if not any(sign in text[:place] for sign in ANY_AGENT)]
    return dict.fromkeys(own, ("alarm", [context.sheet]))


# 可能出现恶心、口腔溃疡
_MAY = line_pattern(
    f"(?:^|[,，。;；:：])\\s?(?!常见的?(?:副|不良|毒))(?:可能|可|会|常|偶|部分人|少数人)(?:会|可|可能)?(?:见|出现|有|引起|导致|发生|感到){_QUALITY}{THINGS}"
)


def _of_label(context: Context, sentence: Sentence) -> Places:
    """In an item that begins with a drug and explains it: what may come of it, and for what to see a doctor."""
    first = context.sentences[context.blocks[sentence.block]]
    agent = label_of(first) if first.kind == "list_item" else None
    line = sentence.line
    if agent is None or any(each.entity != agent.entity for each in line.mentions(0, len(line.text), ANY_AGENT)):
        return {}
    found: Places = {}
    if (may := _MAY.search(line.text)) is not None:
        found = dict.fromkeys(places_of(line, may), ("cause", [agent]))
    if (told := _SEEN.search(line.text)) is not None:
        found |= dict.fromkeys(symptoms_between(sentence, told.start("first"), told.end()), ("alarm", [agent]))
    return found


def _of_bullet(context: Context, sentence: Sentence) -> Places:
    """In a sheet on one drug, an item below 「可能的副作用」 that is a list of them."""
    lead = _lead(context, sentence)
    if context.sheet is None or lead is None or sentence.heading or not is_safety(lead.line.text):
        return {}
    match = _ITEM.match(sentence.line.text)
    own = lead.line.mentions(0, len(lead.line.text), ANY_AGENT)
    if match is None or any(each.entity != context.sheet.entity for each in own):
        return {}
    return dict.fromkeys(places_of(sentence.line, match), ("listed", [context.sheet]))
