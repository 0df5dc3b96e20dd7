"""What a sentence says of the trial that it speaks of: drug, phase, population and age."""

from __future__ import annotations

from slepipe.model import Argument, Mention
from slepipe.relate.about import only_drug
from slepipe.relate.antecedents import agents_of, antecedent, one_of_two, topic
from slepipe.relate.approval_words import TRIGGER
from slepipe.relate.arm_names import drug_arms
from slepipe.relate.asides import is_background, is_compared, is_named_beside
from slepipe.relate.context import Context, argument, arguments, distinct
from slepipe.relate.line import (
    AGE,
    COUNT,
    DISEASE,
    DRUG,
    DURATION,
    IDENTIFIER,
    JOIN,
    PHASE,
    THERAPY,
    TRIAL,
    Line,
    Sentence,
    clause_end,
    clause_start,
    counts_people,
    line_pattern,
)
from slepipe.relate.stages import is_stage
from slepipe.relate.study import Key, Study, is_registered
from slepipe.relate.tables import people_of

# What a trial recruits, and the groups and parts of it that are not all of it.
_RECRUITED = line_pattern(
    "纳入|入组|招募|入选|收案|收[了纳录]|招收|收治|共|参加|参与|随机|患者|受试者|病人|病友|组织|计划|完成|例"
)
_PART = line_pattern(
    "(?<!入)组|其中|达到|随访满|应答(?!不[佳足])|(?<!良)反应|缓解|完成(?!了?(?:全部|所有)?"
    f"{COUNT}[^，,。;；]{{0,12}}(?:入组|招募|收案|纳入)|(?:患者)?(?:入组|招募|收案|纳入))|中期|"
    "有效|复发|死亡|停药|停用|退出|累计|首例|首位|出现|发生|因此|异常|"
    f"因{COUNT}"
)
# The disease of the population: 纳入40例活动性SLE患者, SLE患者29名, 治疗SLE的II期试验.
_POPULATION = line_pattern(
    f"(?:纳入|入组|招募|入选|收案|收了|治疗(?!组|前|后|期间|相关|过程)|针对|用于|评估|确诊|共|{COUNT})[^，,。;；{DISEASE}]{{0,24}}?(?P<list>{DISEASE}(?:(?:{JOIN}){DISEASE})*)"
    f"|(?P<patients>{DISEASE}(?:(?:{JOIN}){DISEASE})*)[^，,。;；{DISEASE}]{{0,8}}(?:(?:患者|病人|病友)(?!带来|提供|送|点燃|开启)|受试者|成人|儿童|试验|研究|临床|{PHASE}(?:数据|结果))"
    f"|^{DISEASE}(?:方面|领域)|(?P<in>在){DISEASE}[^，,。;；{DISEASE}]{{0,4}}(?:方面|中)|(?P<for>对){DISEASE}(?:(?:{JOIN}){DISEASE})*(?:有效|无效|安全|的?疗效)"
)
_EXCLUDED = line_pattern(
    "(?:国内|全球|领域)首[个款]|首[个款]在|排除|除外|合并|伴有|既往|病史|其他|不包括|以外|报告(?!了[^,，。;；]{0,16}治疗)|发生|出现|不良|死亡|死于|患上|并发|筛[查检]|警惕|风险|常见"
)
_DIED = line_pattern("死亡|去世|病死|身故")
# 罹患失智症与睡眠障碍者均予以排除
_LEFT_OUT = line_pattern("均?(?:予以?|被)?(?:排除|剔除)(?!标准|在外)|不得(?:参加|入组)|不予?纳入")


def gather(context: Context, sentence: Sentence, study: Study, *, alone: bool) -> None:
    """Add to a trial what a sentence says of it; one that speaks of several (not ``alone``) says only what stands with the name."""
    flat, line = sentence.flat, sentence.line
    if not line.at:
        return
    own = [m for m in line.mentions(0, len(line.text), TRIAL) if Key("trial", m.entity or m.text) == study.key]
    study.learn(arguments("trial", own))
    if alone:
        study.learn([argument("id", m) for m in line.mentions(0, len(line.text), IDENTIFIER) if is_registered(m)])
    else:
        study.learn([argument("id", m) for m in _behind_name(sentence, own, IDENTIFIER) if is_registered(m)])
    if not study.has("population"):
        study.learn([argument("population", m) for m in _behind_name(sentence, own, COUNT) if counts_people(m)])
    study.learn([argument("phase", m) for m in _phases(sentence, study.key, own, alone=alone)])
    if sentence.heading:
        return
    study.learn(arguments("drug", _drugs(context, sentence, study)))
    if not alone:
        study.learn(_disease_of_phase(sentence, study.key))
        study.learn(arguments("disease", _disease_of_name(sentence, own)))
        if not study.has("population"):
            study.learn(arguments("population", _people_of_one(sentence, study.key, own)))
        return
    study.learn(_people_of_row(context, sentence))
    study.learn(arguments("disease", _diseases(flat)))
    if not study.has("population"):
        study.learn([argument("population", m) for m in people_in(sentence)[:1]])
    if not study.has("duration"):
        study.learn([argument("duration", flat.at[place]) for place in lasts(flat)[:1]])
    if not study.has("age"):
        study.learn([argument("age", m) for m in _ages(sentence)[:1]])


def _diseases(line: Line) -> list[Mention]:
    """The diseases of those whom a trial recruits, not those that keep people out of it or that they die of."""
    text = line.text
    # 「FDA批准该药用于X」 tells of another disease than that of the trial.
    if DISEASE not in text or (TRIGGER.search(text) is not None and _OF_STUDY.search(text) is None):
        return []
    found = []
    for match in _POPULATION.finditer(text):
        left_out = _LEFT_OUT.search(text, match.end()) is not None
        died = _DIED.search(text, match.end(), clause_end(text, match.end())) is not None
        if not left_out and not died and _EXCLUDED.search(text, clause_start(text, match.start()), match.end()) is None:
            # 无肾炎的SLE患者
            places = (place for place in line.at if match.start() <= place < match.end() and text[place] == DISEASE)
            found += [line.at[place] for place in places if text[max(0, place - 1) : place] != "无"]
    return found


# 为期52周的III期试验, 双盲期为24周, 52周的随机试验
_LASTS = line_pattern(
    f"(?:双盲|试验|研究|给药|治疗)(?:治疗)?期(?:间)?(?:长达|[为共约是:：])*(?P<period>{DURATION})(?!以?[内前后末])"
    f"|(?:为期|历时|全程共?)(?:约|大约)?(?P<lasting>{DURATION})(?!以?[内前后末])"
    f"|(?<![第至满])(?P<design>{DURATION})的?(?:多[国中心区域]{{1,4}}|随机|双盲|安慰剂对照|开放标签|[、,，])*(?:{PHASE}|临床|双盲|随机)(?:临床)?(?:试验|研究|治疗期)"
)


def lasts(line: Line) -> list[int]:
    """Where the lengths of a trial stand."""
    return (
        [match.start(match.lastgroup) for match in _LASTS.finditer(line.text) if match.lastgroup] if DURATION in line.text else []
    )


_OF_STUDY = line_pattern("试验|研究|临床|入组|纳入[^,，。;；]{0,4}例")


def _behind_name(sentence: Sentence, own: list[Mention], sign: str) -> list[Mention]:
    """The first mention of a type in the brackets behind the name of a trial: BLISS-52(III期,NCT00424476), BLISS-52研究(n=865)."""
    line = sentence.line
    for place, mention in line.at.items():
        if mention in own and (bracket := _BRACKET.match(line.text, place + 1)) is not None:
            places = [at for at in range(bracket.start("inside"), bracket.end("inside")) if line.text[at] == sign]
            return [line.at[at] for at in places if line.text[at - 1] in _APART and line.text[at + 1] in _APART][:1]
    return []


_BRACKET = line_pattern("(?:研究|试验)?\\s?[(（](?P<inside>[^()（）]*)[)）]")
# What stands by itself in the brackets, not 「n=180对182」.
_APART = "(),;:\x81 "


def _phases(sentence: Sentence, key: Key, own: list[Mention], *, alone: bool) -> list[Mention]:
    """The phases of a sentence about one trial; among several trials the phase that stands with the name in one clause."""
    flat = sentence.flat
    if not alone and (behind := _behind_name(sentence, own, PHASE)):
        return behind
    if PHASE not in flat.text:
        return []
    if alone:
        return [flat.at[at] for at in flat.at if flat.text[at] == PHASE and not is_stage(flat.text, at)][:1]
    if key.kind == "drug":
        return [phase for phase in flat.mentions(0, len(flat.text), PHASE) if key.phase == str(phase.value)][:1]
    for place, mention in flat.at.items():
        if mention in own:
            return flat.mentions(clause_start(flat.text, place), clause_end(flat.text, place), PHASE)[:1]
    return []


def _disease_of_phase(sentence: Sentence, key: Key) -> list[Argument]:
    """Of several nameless trials of a drug the disease that stands with the phase of this one, by which its key may tell it apart."""
    flat = sentence.flat
    if key.kind != "drug":
        return []
    for place in (place for place in flat.at if flat.text[place] == PHASE):
        diseases = flat.mentions(clause_start(flat.text, place), clause_end(flat.text, place), DISEASE)
        if key.phase != str(flat.at[place].value):
            continue
        own = [each for each in distinct(diseases) if each.entity == key.disease]
        if own or (len(distinct(diseases)) == 1 and not key.disease):
            return arguments("disease", own or diseases)
    return []


def _disease_of_name(sentence: Sentence, own: list[Mention]) -> list[Mention]:
    """The disease right before the name of one of several trials: 针对肥胖的III期研究X."""
    flat = sentence.flat
    found = []
    for match in _BEFORE_NAME.finditer(flat.text):
        if any(each in own for each in flat.mentions(*match.span("names"), TRIAL)):
            found += flat.mentions(*match.span("list"), DISEASE)
    return found


_BEFORE_NAME = line_pattern(
    f"(?:针对|用于|治疗)[^,，。;；{DISEASE}]{{0,8}}?(?P<list>{DISEASE}(?:(?:{JOIN}){DISEASE})*)(?:患者)?的?[^,，。;；{TRIAL}{DISEASE}]{{0,10}}?(?P<names>{TRIAL}(?:(?:{JOIN}){TRIAL})*)"
)


def _drugs(context: Context, sentence: Sentence, study: Study) -> list[Mention]:
    """The drugs that a sentence says the trial gives; where none does, the section's only drug."""
    flat = sentence.flat
    text = flat.text
    if study.key.kind == "drug":
        return [study.first]
    if study.has("drug") or _UNKNOWN_ARM.search(text) is not None:
        return []
    drugs = flat.mentions(0, len(text), DRUG) or flat.mentions(0, len(text), THERAPY)
    given = _given(context, sentence, drugs)
    if given and len(distinct(given)) <= _MOST_DRUGS:
        return given
    if (meant := one_of_two(context, sentence, len("其中后者"))) is not None:
        return [meant]
    label = context.sentences[context.blocks[sentence.block]].flat
    if label.text[1:2] == ":" and label.text[0] in DRUG + THERAPY:
        return [label.at[0]]
    heading = context.headings[sentence.number]
    # 头对头甲的研究 is of the drug that is spoken of.
    if any(not is_compared(text, place) for place, mention in flat.at.items() if mention in drugs) or (
        heading is not None and len(distinct(agents_of(heading))) > 1
    ):
        return []
    if _SECOND.search(text) is not None and (first := _of_first(context, sentence)) is not None:
        return [first]
    found = antecedent(context, sentence)
    headed = topic(context, sentence)
    if (
        found is None
        or (headed is not None and headed.entity != found.entity)
        or is_named_beside(context.before(sentence), found)
    ):
        return []
    if _is_one_of_several(context, sentence):
        study.blurred = True
        return []
    return [found]


def _given(context: Context, sentence: Sentence, drugs: list[Mention]) -> list[Mention]:
    """Those of the drugs of a sentence that a trial gives; of several arms the one that the paragraph speaks of."""
    flat = sentence.flat
    given = [mention for place, mention in flat.at.items() if mention in drugs and not is_background(flat.text, place)]
    # 甲组为73%,乙组为50%,安慰剂组为3%
    arms = [flat.at[place] for place in drug_arms(flat) if flat.at[place] in given]
    if len(distinct(arms)) > 1 and len(distinct(arms)) == len(distinct(given)):
        own = antecedent(context, sentence)
        return [each for each in given if own is not None and each.entity == own.entity] or given
    return given


# 随机接受Novarex或安慰剂: the drug is named and is no mention.
_UNKNOWN_ARM = line_pattern(
    "随机[^,，。;；]{0,4}?(?:接受|给予|使用|服用|注射|分[到至为入配])[^,，。;；]{0,4}?[A-Z][A-Za-z]{3}[A-Za-z-]*[^A-Za-z]"
)


# 「第二项III期试验X」 is of the drug of the first one.
_SECOND = line_pattern(f"(?:第[二三]|另外?一)(?:项|个){PHASE}?[^,，。;；]{{0,8}}?(?:试验|研究|{TRIAL})")


def _of_first(context: Context, sentence: Sentence) -> Mention | None:
    """The only drug of the nearest sentence before that speaks of a trial."""
    for earlier in context.before(sentence):
        if any(sign in earlier.line.text for sign in TRIAL + PHASE) and (drug := only_drug([earlier])) is not None:
            return drug
    return None


def _is_one_of_several(context: Context, sentence: Sentence) -> bool:
    """Whether the sentence above that names a drug sets it beside others: 「甲适用于……;乙则适用于……。该研究……」."""
    for earlier in context.before(sentence):
        if DRUG in earlier.flat.text:
            beside = context.before(earlier)[:1]
            return bool(beside) and beside[0].line.text.rstrip().endswith(";") and DRUG in beside[0].flat.text
    return False


_MOST_DRUGS = 2


def people_in(sentence: Sentence) -> list[Mention]:
    """Those recruited, by the words of the clause that counts them."""
    flat = sentence.flat
    return [flat.at[place] for place in flat.at if flat.text[place] == COUNT and _is_recruited(flat, place)]


def _is_recruited(line: Line, place: int) -> bool:
    text = line.text
    start, end = clause_start(text, place), clause_end(text, place)
    # 187名患者按1:1随机分入甲组和对照组
    allotted = _ALLOTTED.search(text, place, end)
    end = allotted.start() + 1 if allotted is not None else end
    told = _RECRUITED.search(text, start, end) is not None and _PART.search(text, start, end) is None
    return told and counts_people(line.at[place]) and "安慰剂" not in text[start:place]


def _people_of_one(sentence: Sentence, key: Key, own: list[Mention]) -> list[Mention]:
    """The people of one of several trials: those of a clause that names no other, or at its place in a list (甲和乙分别纳入865例和819例)."""
    flat = sentence.flat
    text = flat.text
    sign = PHASE if key.kind == "drug" else TRIAL
    for place, mention in flat.at.items():
        if mention not in own and not (text[place] == sign == PHASE and str(mention.value) == key.phase):
            continue
        start, end = clause_start(text, place), clause_end(text, place)
        named = [at for at in flat.at if start <= at < end and text[at] == sign]
        counted = [at for at in flat.at if start <= at < end and text[at] == COUNT and _is_recruited(flat, at)]
        if len(counted) == len(named) and (len(named) == 1 or "分别" in text[start:end]):
            return [flat.at[counted[named.index(place)]]]
    return []


_ALLOTTED = line_pattern("(?:随机|平均)?分(?:配|别)?[入到至为成]|随机(?:接受|给予|分配)")


def _people_of_row(context: Context, sentence: Sentence) -> list[Argument]:
    """The size of a trial in the row of a table."""
    cell = context.rows.get(sentence.block, {}).get("population")
    people = people_of(cell) if cell is not None else None
    if people is None:
        return []
    if isinstance(people, Mention):
        return [argument("population", people)]
    start, end, value = people
    return [Argument("population", *context.source(sentence.line, start, end), value=value)]


def _ages(sentence: Sentence) -> list[Mention]:
    """The age of those recruited, which is no age of one patient."""
    flat = sentence.flat
    text = flat.text
    return [
        mention
        for place, mention in flat.at.items()
        if text[place] == AGE
        and text[0] not in "「“"
        and _OF_AGE.search(text, clause_start(text, place), clause_end(text, place))
        and _OF_ONSET.search(text, clause_start(text, place), clause_end(text, place)) is None
    ]


# 患者常在二、三十岁发病
_OF_ONSET = line_pattern("发病|起病|好发|多发|常见于|多见于|确诊[时于]|去世|死亡")
_OF_AGE = line_pattern("年龄|患者|受试者|病人|成人|儿童|入选|纳入|招募")
