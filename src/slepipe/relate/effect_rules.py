"""What of a sentence is an adverse effect, by what it says: 引起感染, 不良反应有恶心, 3名患者发生肺炎, 须警惕出血."""

from __future__ import annotations

from slepipe.relate.arms import drug_of_arm
from slepipe.relate.context import Context, distinct
from slepipe.relate.cues import denies
from slepipe.relate.effect_agents import ANY_AGENT, Places, agents_of_effect, counts_effects
from slepipe.relate.effect_figures import symptom_of
from slepipe.relate.effect_lists import NAMES, find_lists, labelled_list, lists_by_frequency, places_of, run_of, without_moved
from slepipe.relate.effect_sheets import sheet_effects
from slepipe.relate.effect_wordings import unchanged_effects, worded_effects
from slepipe.relate.figures import find_figures
from slepipe.relate.line import (
    AGE,
    AGENT,
    COUNT,
    DISEASE,
    JOIN,
    SYMPTOM,
    Line,
    Sentence,
    clause_start,
    line_pattern,
)
from slepipe.relate.study import Study

_LIST = line_pattern(NAMES)
_QUALITY = f"[^，,。;；{SYMPTOM}{DISEASE}]{{0,6}}?"
_CAUSES = line_pattern(
    f"(?P<drug>{AGENT})(?P<between>[^。;；，,{SYMPTOM}]{{0,16}}?)(?P<verb>引起|引发|引致|导致|诱发|造成|带来|可致|易致|致使|出现|发生|会有|增加|升高|可能|[会可][令使让]|会(?=[{SYMPTOM}]))"
    f"(?P<quality>[^。;；，,{SYMPTOM}{DISEASE}]{{0,10}}?)(?P<first>{SYMPTOM})"
)
# 该药会增加感染风险
_IT_CAUSES = line_pattern(
    f"(?:该药|此药|本品|该产品|该疗法|它)(?P<between>[^。;；，,{SYMPTOM}{AGENT[1:-1]}]{{0,6}}?)(?P<verb>引起|引发|引致|导致|诱发|造成|增加|升高|提高)"
    f"(?P<quality>[^。;；，,{SYMPTOM}{DISEASE}]{{0,8}}?)(?P<first>{SYMPTOM})"
)
# 「8例输注……后,10例患者发生1级细胞因子释放综合征」
_OCCURRED = line_pattern(
    f"{COUNT}(?:的)?(?:用药|治疗)?(?:患者|病人|受试者|病友|儿童|用药者)?(?:发生|出现|报告|并发)了?[^。;；，,{SYMPTOM}{DISEASE}{COUNT}]{{0,8}}?(?P<first>{SYMPTOM})"
    # 观察到3例静脉血栓, 1名用药患者猝死
    f"|(?:观察到|发生|出现|报告)了?{COUNT}(?:患者|病人|受试者)?的?[^。;；，,{SYMPTOM}{DISEASE}{COUNT}]{{0,6}}?(?P<event>{SYMPTOM})"
    f"|{COUNT}(?:的)?{AGE}?(?:患者|病人|受试者|病友|用药者|患儿|儿童)?因(?:严重|重度|第?[一二三四1-4]级)?(?P<cause>[{SYMPTOM}{DISEASE}])(?:而)?(?:停药|退出|住院|中止|停用)"
    # 因严重感染停药2例
    f"|因(?:严重|重度)?(?P<why>[{SYMPTOM}{DISEASE}])(?:而)?(?:停药|退出|中止|停用)(?:者|治疗|试验|研究)?(?:的)?(?:有|共)?{COUNT}"
    f"|{COUNT}(?:的)?(?:用药|治疗|接受治疗的)?(?:患者|病人|受试者|病友|用药者)(?P<sudden>{SYMPTOM})"
)
_GIVEN = line_pattern("输注|回输|接受|注射|用药|给药|服用|使用|治疗后|移植后")
_BEFORE = line_pattern("(?<![目日当])前|基线|入组时|既往|曾")
_WARNING = line_pattern(
    f"(?:警惕|防范|留意|监测|注意|提防|当心|小心|防止)(?P<quality>[^。;；，,{SYMPTOM}{DISEASE}]{{0,6}}?)(?P<first>{SYMPTOM})"
)
_NOT_SEEN = line_pattern(
    f"(?<!哪怕)(?<!即使)(?<!即便)(?<!纵使)(?:没有?|未|(?<!有)无)(?:人|患者|再)?(?:出现|发生|见|观察到|报告)?(?P<quality>[^。;；，,{SYMPTOM}{DISEASE}]{{0,6}}?)(?P<first>{SYMPTOM})(?!的?(?:病史|家族史)|再|才|方可|后再|之?前)"
)
_RISK = line_pattern(
    f"(?P<first>{SYMPTOM})(?:(?:{JOIN}){SYMPTOM})*的?(?:发生)?风险[^，,。;；]{{0,4}}?(?:较高|更高|升高|增加|上升|增高|较大|而?终止)"
)
_BENEFIT = line_pattern(
    "减少|降低|改善|缓解|减轻|避免|预防|治疗(?!相关|期间|过程|中|后|时|引起|所致|组|导致|出现)|控制|用于|减低|下降|抑制|清除|减至|延缓|患者|病人|由"
)
_OF_CONTROL = line_pattern("(?:对照|安慰剂)组?[^,，。;；与和]{0,12}\\Z")
# What comes back when a drug is stopped is no effect of it.
_STOPPED = line_pattern("停用|停药|停止|停服|撤药|减停|不[吃用服打]|没[吃用服打]|漏[服打]|未[用服]|拒绝")


def symptoms_between(line: Line, start: int, end: int) -> list[int]:
    """Where the symptoms between two places stand."""
    return [place for place in line.at if start <= place < end and line.text[place] == SYMPTOM]


def effect_places(context: Context, sentence: Sentence, study: Study | None, *, named: bool) -> Places:
    """What of a sentence is an effect; ``named`` tells that it may speak of 不良反应 or 副作用."""
    found = _caused(sentence.line) if SYMPTOM in sentence.line.text else {}
    if named:
        found = _listed(context, sentence, study) | found
    found = _labelled(context, sentence) | _by_frequency(context, sentence, study) | found
    found |= sheet_effects(context, sentence)
    found |= worded_effects(context, sentence, study, found)
    unchanged = unchanged_effects(context, sentence, study)
    if COUNT in sentence.line.text:
        found = _occurred(context, sentence, study) | found
    if SYMPTOM not in sentence.line.text:
        return found | unchanged
    found = _of_pronoun(context, sentence, study) | found
    found = _warned(context, sentence, study, found) | found
    found = _compared(context, sentence, study, found) | found | unchanged
    # 新发骨折的发生率为2.3%,安慰剂组7.2%: what a drug is to prevent.
    return {place: each for place, each in found.items() if _NEW.search(sentence.line.text, 0, place) is None}


def _caused(line: Line) -> Places:
    found: Places = {}
    for match in _CAUSES.finditer(line.text):
        start = match.start()
        stopped = _STOPPED.search(line.text, clause_start(line.text, start), match.start("verb")) is not None
        # 服用甲的患者可能出现腹泻: of those who take it the drug is the cause.
        takers = _TAKERS.match(line.text, start + 1) if _TAKEN.search(line.text, 0, start) is not None else None
        between = line.text[takers.end() if takers is not None else start + 1 : match.start("verb")]
        brings = _BRINGS.fullmatch(match["verb"]) is not None
        relieved = brings and _RELIEVED.match(line.text, run_of(line, match.start("first"))[-1] + 1) is not None
        if not stopped and not relieved and _BENEFIT.search(between + match["verb"] + match["quality"]) is None:
            found |= dict.fromkeys(run_of(line, match.start("first")), ("cause", [line.at[match.start("drug")]]))
    return found


_BRINGS = line_pattern("[会可][令使让]|会")
# 可使皮疹消退
_RELIEVED = line_pattern(
    "(?:的?(?:风险|机会|发作|程度|面积|症状|数目))?[^,，。;；、]{0,6}?(?:消退|消失|减|缓解|改善|下降|降|好转|清除|愈合|受控|痊愈|变少|少)"
)
_TAKEN = line_pattern("(?:[使服]?用|接受|注射)(?:过|了)?\\Z")
_TAKERS = line_pattern("(?:治疗|注射)?(?:者|的(?:患者|病人|受试者|人))中?")


def _listed(context: Context, sentence: Sentence, study: Study | None) -> Places:
    line, text = sentence.line, sentence.line.text
    found: Places = {}
    for match in find_lists(text):
        behind = match.start("name") > match.start("things")
        # 头痛是巴瑞替尼最常见的不良反应
        between = distinct(line.mentions(match.end("things"), match.start("name"), ANY_AGENT)) if behind else []
        agents = between or agents_of_effect(context, sentence, study, match.start() if behind else match.start("name"))
        places = places_of(line, match)
        if not behind and len(agents) > 1 and "分别" in text[match.end("name") : match.start("things")]:
            # 甲和乙的不良反应分别为恶心和头痛
            paired = zip(places, agents, strict=True) if len(places) == len(agents) else ()
            return {place: ("listed", [agent]) for place, agent in paired}
        # 可减少口腔溃疡等副作用: what a drug takes away.
        if not behind or _BENEFIT.search(text, clause_start(text, match.start()), match.start("things")) is None:
            found |= dict.fromkeys(places, ("listed", agents))
    if (listed := _LIST.search(text)) is not None and (agents := agents_of_effect(context, sentence, study, listed.start())):
        for place in symptoms_between(line, listed.start(), len(text)):
            before = without_moved(text[clause_start(text, place) : place])
            if (
                place not in found
                and _OF_CONTROL.search(before) is None
                and _BENEFIT.search(before) is None
                and _STOPPED.search(before) is None
            ):
                found[place] = ("listed", agents)
    return found


def _labelled(context: Context, sentence: Sentence) -> Places:
    """Below a heading 不良反应: 「- 托珠单抗:感染、头痛」."""
    heading = context.headings[sentence.number]
    match = labelled_list(sentence.line.text, heading.line.text) if heading is not None and not sentence.heading else None
    if match is None:
        return {}
    return dict.fromkeys(places_of(sentence.line, match), ("listed", [sentence.line.at[match.start("drug")]]))


def _by_frequency(context: Context, sentence: Sentence, study: Study | None) -> Places:
    """In a passage on safety: 「十分常见(≥10%):上呼吸道感染;偶见:皮疹」."""
    found: Places = {}
    for match in lists_by_frequency(sentence.line.text):
        if counts_effects(context, sentence) and (agents := agents_of_effect(context, sentence, study, match.start())):
            found |= dict.fromkeys(places_of(sentence.line, match), ("listed", agents))
    return found


def _of_pronoun(context: Context, sentence: Sentence, study: Study | None) -> Places:
    """该药会增加感染风险."""
    found: Places = {}
    for match in _IT_CAUSES.finditer(sentence.line.text):
        agents = agents_of_effect(context, sentence, study, match.start())
        if agents and _BENEFIT.search(match["between"] + match["quality"]) is None:
            found |= dict.fromkeys(run_of(sentence.line, match.start("first")), ("cause", agents))
    return found


def _occurred(context: Context, sentence: Sentence, study: Study | None) -> Places:
    """What people counted had after the only drug or therapy of the sentence, or of the passage that tells who was given what."""
    line, text = sentence.line, sentence.line.text
    found: Places = {}
    for match in _OCCURRED.finditer(text):
        group = match.lastgroup or ""
        # 因感染停用甲
        stopped = line.mentions(match.end(), match.end() + 1, ANY_AGENT) if group == "cause" else []
        agents = stopped or distinct(line.mentions(0, match.start(), ANY_AGENT))
        # Who stopped because of it was given the drug.
        given = group in ("cause", "why") or _GIVEN.search(text, 0, match.start()) is not None
        if not agents and (study is not None or any(_tells_of_treated(each) for each in (sentence, *context.before(sentence)))):
            agents, given = agents_of_effect(context, sentence, study, match.start()), True
        before = _BEFORE.search(text, clause_start(text, match.start()), match.start(group)) is not None
        if len(agents) == 1 and given and not before:
            found |= dict.fromkeys(run_of(line, match.start(group)), ("occurred", agents))
    return found


_TREATED = line_pattern(f"(?:治疗|给予?|接受|随访|纳入|入组|收治|招募)了?[^,，。;；]{{0,6}}{COUNT}")


def _tells_of_treated(sentence: Sentence) -> bool:
    """Whether a sentence says what people got: 12例患者输注CAR-T, 「CAR-T:随访了15例患者」."""
    text = sentence.line.text
    return any(each.search(text) for each in (_GIVEN, _TREATED)) or (COUNT in text and any(sign in text for sign in ANY_AGENT))


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
            # 无菌性脓疱, 无症状蛋白尿
            if (
                place in known
                or place in found
                or good
                or (rule == "risk" and _is_of_state(text, match.start()))
                or (rule == "none" and not denies(match[0]))
            ):
                continue
            if agents := agents_of_effect(context, sentence, study, place):
                found |= dict.fromkeys(run_of(sentence.line, place), (rule, agents))
    return found


def _is_of_state(text: str, place: int) -> bool:
    """Whether a risk at a place is that of a state or of some patients and not of a drug: 白蛋白低于25 g/L时血栓风险增加."""
    start = clause_start(text, place)
    return not any(sign in text[start:place] for sign in ANY_AGENT) and _STATE.search(text, start, place) is not None


_STATE = line_pattern(
    "(?<![用服药])(?:时|期间|(?<![用服疗受射注])者|的?(?:患者|病人|人群|老人|长者|孕妇|女性|男性))[^,，。;；用服药]{0,4}\\Z"
)


def _compared(context: Context, sentence: Sentence, study: Study | None, known: Places) -> Places:
    found: Places = {}
    for each in find_figures(context, sentence):
        if each.control < 0 or each.rule == "change":
            continue
        place = symptom_of(sentence.line, each, known)
        # 眼球突出应答率为83%
        if (
            place is None
            or _COMPOSITE.search(sentence.line.text, 0, place)
            or _RESPONSE.search(sentence.line.text, place, each.first) is not None
        ):
            continue
        agents = drug_of_arm(sentence.line, each) or agents_of_effect(context, sentence, study, each.first)
        if place not in known and agents:
            found[place] = ("compared", agents)
    return found


_NEW = line_pattern("(?:新发|再发|首次)\\s?\\Z")
# 肾病恶化或心血管死亡的比例
_COMPOSITE = line_pattern("(?:恶化|进展|复发|住院|终点|事件)(?:或|和|及|、)\\Z")
# 蛋白尿较基线下降63%
_RESPONSE = line_pattern("应答|缓解|反应率|改善|好转|消退|转阴|[较比](?:基线|治疗前|用药前)")
