"""Which trials a sentence names: by name, by registration number, or by the phase of a drug."""

from __future__ import annotations

from slepipe.model import Mention
from slepipe.relate.about import of_study_title, of_title, only_drug
from slepipe.relate.antecedents import agents_of, antecedent, is_of_another, topic
from slepipe.relate.approval_words import TRIGGER
from slepipe.relate.asides import is_background, is_beside, is_failed, is_known_before
from slepipe.relate.context import Context, distinct
from slepipe.relate.line import (
    COUNT,
    DISEASE,
    DRUG,
    IDENTIFIER,
    PHASE,
    THERAPY,
    TRIAL,
    Sentence,
    clause_end,
    clause_start,
    counts_people,
    is_drug,
    line_pattern,
)
from slepipe.relate.stages import is_stage
from slepipe.relate.study import Key, Study, is_registered, kin, protocol_of

_STUDY = line_pattern(f"试验|研究(?!者|员|所|院|中心)|临床|{PHASE}[^，,。;；]{{0,4}}(?:数据|结果)")


def named_studies(context: Context, sentence: Sentence, studies: dict[Key, Study]) -> list[Study]:
    """The trials that a sentence names, those met first here added to ``studies``."""
    line = sentence.line
    text = line.text
    if TRIAL in text:
        found = [(Key("trial", m.entity or m.text), m) for m in distinct(line.mentions(0, len(text), TRIAL))]
    elif (IDENTIFIER in text) and (numbers := [m for m in line.mentions(0, len(text), IDENTIFIER) if is_registered(m)]):
        found = [(Key("id", str((m.value or {})["id"])), m) for m in numbers[:1]]
    elif IDENTIFIER in text and (number := protocol_of(sentence)) is not None:
        found = [(Key("id", str((number.value or {})["id"])), number)]
    elif PHASE in text and (drug := _drug_of_phase(context, sentence)) is not None:
        found = [(key, drug) for key in _keys_of_phases(sentence, drug, studies)]
    elif COUNT in text and not studies and (drug := _drug_of_people(context, sentence)) is not None:
        found = [(Key("drug", kin(drug) or drug.text), drug)]
    else:
        return []
    named = []
    for key, mention in found:
        if key not in studies:
            studies[key] = Study(key, mention, [], {})
        named.append(studies[key])
    return named


def _keys_of_phases(sentence: Sentence, drug: Mention, studies: dict[Key, Study]) -> list[Key]:
    """The nameless trials of a drug by their phases: 「Ⅰ期临床已结束,正在开展Ⅱa期研究」 speaks of two.

    So does one phase in another disease: 「狼疮的III期试验正在进行,溃疡性结肠炎的III期试验失败」.
    """
    flat = sentence.flat
    keys: dict[Key, None] = {}
    name = kin(drug) or drug.text
    places = [place for place in flat.at if flat.text[place] == PHASE and not is_stage(flat.text, place)]
    places = [place for place in places if _FIRST_OF.search(flat.text, clause_start(flat.text, place), place) is None]
    held = [place for place in places if _NOT_HELD.search(flat.text, 0, place) is None]
    if places and not held:
        return []
    # 二期试验达到主要终点,将申请三期临床: of two phases the one that is only planned is told of elsewhere.
    told = [place for place in held if _PLANNED.search(flat.text, clause_start(flat.text, place), place) is None]
    for place in told or held:
        key = Key("drug", name, str(flat.at[place].value))
        named = flat.mentions(clause_start(flat.text, place), clause_end(flat.text, place), DISEASE)
        diseases = dict.fromkeys(each.entity for each in named)
        study = studies.get(key)
        known = study.diseases() if study is not None else set()
        # A disease that the trial is not known for makes it another; the first one that the text tells of has the plain key. So does one that
        # another paragraph puts right before the phase of a trial told without: 「IgA肾病III期研究达到主要终点」.
        other = known and known.isdisjoint(diseases)
        before = [each for each in study.sentences if not each.heading] if study is not None else []
        apart = before and not known and before[-1].block != sentence.block
        # 干燥综合征和IgA肾病两项Ⅲ期研究 are two.
        if other and len(diseases) > 1 and _number_of_studies(sentence, place) == len(diseases):
            keys |= dict.fromkeys(key._replace(disease=each or "") for each in diseases)
            continue
        if len(diseases) == 1 and (other or (key in keys and not known) or (apart and _OF_DISEASE.search(flat.text, 0, place))):
            key = key._replace(disease=next(iter(diseases)) or "")
        keys[key] = None
    if keys:
        return list(keys)
    # The phase stands in brackets.
    line = sentence.line
    return list(dict.fromkeys(Key("drug", name, str(phase.value)) for phase in line.mentions(0, len(line.text), PHASE)))


def _number_of_studies(sentence: Sentence, place: int) -> object:
    """How many studies the count right before a phase says: 两项Ⅲ期研究."""
    counted = sentence.flat.at.get(place - 1)
    return (counted.value or {}).get("number") if counted is not None and counted.type == "count" else None


# 该领域首个读出Ⅱ期数据的药物: how the drug that is spoken of stands among others.
_FIRST_OF = line_pattern("首[个款]|第一[个款]|唯一")
# 没有开展III期试验
_NOT_HELD = line_pattern("(?:没有?|未|无)(?:再|能|曾)?(?:开展|进行|启动|做|有|过|任何|其他|大型|关键)*的?\\Z")
# 将98例患者随机分为观察组与对照组
_ALLOTTED = line_pattern(
    f"{COUNT}[^。;；]{{0,60}}?(?:随机|分)(?:分)?(?:[为成到至入]|接受|给予|获|使用|服用|注射|采用)|随机[^,，。;；]{{0,10}}?将?{COUNT}[^,，。;；]{{0,16}}分[为成到至入]"
)


# 回顾性分析了126例接受甲治疗的患者, 汇报了112例患者的观察
_OBSERVED = line_pattern(
    "(?:(?:回顾|总结|分析|汇报|报告|随访|追踪|观察|收集)[^,，。;；]{0,12}?|(?:研究|试验|队列)[^,，。;；]{0,10}?(?:纳入|入组|招募|收[案集录])[^,，。;；]{0,6}?)"
    f"(?P<count>{COUNT})[^,，。;；]{{0,30}}?(?:患者|病人|儿童|受试者|个案)(?:[,，](?:均|都)?(?:使用|接受|服用|给予|注射)[^,，。;；]{{0,4}}?{DRUG})?"
)
_HAPPENED = line_pattern("出现|发生|死亡|中毒|不良|误|感染|怀孕")
_FEWEST = 10


def _drug_of_people(context: Context, sentence: Sentence) -> Mention | None:
    """The drug of a study that has neither name nor phase but people, who are allotted to arms or observed."""
    if (found := _drug_of_allotted(context, sentence)) is not None:
        return found
    flat = sentence.flat
    observed = None if sentence.heading else _OBSERVED.search(flat.text)
    if observed is None or _HAPPENED.search(flat.text, clause_start(flat.text, observed.start()), observed.end()) is not None:
        return None
    counted = flat.at[observed.start("count")]
    number = (counted.value or {}).get("number")
    if not counts_people(counted) or not isinstance(number, int) or number < _FEWEST:
        return None
    given = distinct(flat.mentions(0, len(flat.text), DRUG + THERAPY))
    if not given and _OF_TREATMENT.match(flat.text, observed.end()) is not None:
        given = [each for each in [antecedent(context, sentence)] if each is not None]
    elif flat.mentions(observed.start(), observed.end(), DRUG) != given:
        return None
    return given[0] if len(given) == 1 and is_drug(given[0]) else None


_OF_TREATMENT = line_pattern("的?(?:用药|治疗|服药|疗效)?的?(?:观察|随访|疗效|治疗|用药|结果)")


def _drug_of_allotted(context: Context, sentence: Sentence) -> Mention | None:
    """The drug of a study that has neither name nor phase and allots people to arms: that of the sentence, else of the title."""
    flat = sentence.flat
    if sentence.heading or _ALLOTTED.search(flat.text) is None or is_of_another(context, sentence):
        return None
    if (given := _drug_of_arms(context, sentence)) is not None:
        return given
    titled = of_study_title(context)
    drugs = distinct(m for place, m in flat.at.items() if flat.text[place] == DRUG and not is_background(flat.text, place))
    if not drugs or (titled is not None and titled.entity in {each.entity for each in drugs}):
        return titled
    return drugs[0] if len(drugs) == 1 else None


_PLANNED = line_pattern("将(?!原)|拟|计划|准备|后续|预计|申请|推进至|进入")
# 观察组加用来氟米特, 对照组口服甲氨蝶呤
_TREATED_GETS = line_pattern(
    "(?:观察|治疗|试验|研究|实验|联合)组[^。;；]{0,24}?(?:加用|给予|予以?|联合|接受|采用|口服|服用|使用|注射|静脉|皮下)"
)
_CONTROL_GETS = line_pattern("(?:对照|常规|标准)组[^。;；]{0,24}?(?:给予|予以?|接受|采用|口服|服用|使用|注射|静脉|皮下|单用)")


def _drug_of_arms(context: Context, sentence: Sentence) -> Mention | None:
    """The only drug that the treated arm gets and the control does not, as the paragraph tells from ``sentence`` on."""
    treated: list[Mention] = []
    control: set[str | None] = set()
    for each in context.sentences[sentence.number :]:
        if each.block != sentence.block:
            break
        flat = each.flat
        gets, without = _TREATED_GETS.search(flat.text), _CONTROL_GETS.search(flat.text)
        for place in (place for place in flat.at if flat.text[place] == DRUG):
            if without is not None and place >= without.end() and not (gets is not None and without.end() < gets.end() <= place):
                control.add(flat.at[place].entity)
            elif gets is not None and place >= gets.end():
                treated.append(flat.at[place])
    found = [each for each in distinct(treated) if each.entity not in control]
    return found[0] if len(found) == 1 else None


_OF_DISEASE = line_pattern(f"{DISEASE}(?:的|之)?\\s?\\Z")


def _drug_of_phase(context: Context, sentence: Sentence) -> Mention | None:
    """The only drug of a sentence that says phase and study, or of the heading above one that names none."""
    flat = sentence.flat
    if _STUDY.search(flat.text) is None:
        return None
    compared = [match.span() for match in _COMPARED.finditer(flat.text)]
    agents = [
        flat.at[at]
        for at in flat.at
        if flat.text[at] in DRUG + THERAPY
        and not any(a <= at < b for a, b in compared)
        and not is_beside(flat.text, at)
        and not is_known_before(flat.text, at)
        and not is_failed(flat.text, at)
    ]
    drugs = distinct(agent for agent in agents if is_drug(agent))
    if not agents and not sentence.heading:
        if is_of_another(context, sentence):
            return None
        if _MEANS.search(flat.text) is not None and (meant := antecedent(context, sentence)) is not None:
            return meant if is_drug(meant) else None
        approved = _THIS_APPROVAL.match(flat.text) is not None
        before = _of_approval if approved else _of_sentence_before
        headed = topic(context, sentence) or before(context, sentence)
        if headed is None and not _agents_of_heading(context, sentence):
            return of_title(context) or (None if approved else _of_sentence_behind(context, sentence))
        return headed if headed is not None and is_drug(headed) else None
    return drugs[0] if len(drugs) == 1 else None


_MEANS = line_pattern("该疗法|该药|此药|该产品|本品|这款药")
# What a trial is compared with is not its drug: 与含铂化疗联合甲头对头比较的Ⅲ期试验.
_COMPARED = line_pattern("(?:与|和|同|跟)[^，,。;；]{0,40}?(?:头对头|比较|相比|对照)")


def _of_sentence_before(context: Context, sentence: Sentence) -> Mention | None:
    """The only drug of the nearest sentence before in the block that names any: 「甲是一款双抗。今年公布的Ⅱ期数据显示……」."""
    named = (each for each in context.before(sentence)[:_NEAR] if DRUG in each.flat.text)
    return only_drug(list(named)[:1])


_NEAR = 3


_THIS_APPROVAL = line_pattern(
    "\\s?(?:[此本这该是]次|这[一]?次)(?:新?适应[症证]|该药|药物)?的?(?:获得?批准?|批准|核准|获准|上市|许可)"
)


def _of_approval(context: Context, sentence: Sentence) -> Mention | None:
    """The drug of the first approval that the article tells of, which 此次获批 means: 「此次获批基于一项Ⅲ期试验」."""
    told = (each for each in context.sentences[: sentence.number] if not each.heading and DRUG in each.flat.text)
    first = [each for each in told if TRIGGER.search(each.flat.text) is not None][:1]
    # 某药企的新药联合甲获批 tells of another drug than its partner.
    return None if any(_PARTNER.search(each.flat.text) is not None for each in first) else only_drug(first)


_PARTNER = line_pattern(f"(?:联合|联用|合并|加用|配合|搭配)[^,，。;；]{{0,4}}{DRUG}")


def _of_sentence_behind(context: Context, sentence: Sentence) -> Mention | None:
    """The only drug of the next sentence of the block: 「一项Ⅱ期试验公布了结果。数据显示,加用甲后……」."""
    behind = context.sentences[sentence.number + 1 : sentence.number + 2]
    return only_drug([each for each in behind if each.block == sentence.block])


def _agents_of_heading(context: Context, sentence: Sentence) -> bool:
    heading = context.headings[sentence.number]
    return heading is not None and bool(agents_of(heading))
