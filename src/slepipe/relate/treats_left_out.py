"""Drug and the disease that its sentence leaves out: below 狼瘡腎炎治療新進展, 先以甲潑尼龍衝擊 and 可選貝利尤單抗 are of 狼瘡腎炎."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slepipe.model import Mention, Relation
from slepipe.patterns import Pattern
from slepipe.relate.antecedents import subjects
from slepipe.relate.context import Context, arguments, distinct, relate
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.line import (
    CLASS,
    COUNT,
    DISEASE,
    DRUG,
    ORGANIZATION,
    PERCENT,
    SYMPTOM,
    TRIAL,
    Sentence,
    clause_end,
    clause_start,
    line_pattern,
)

if TYPE_CHECKING:
    import re

_AGENT = f"[{DRUG}{CLASS}]"
_STOP = f"，,。;；:：{DRUG}{CLASS}{DISEASE}{SYMPTOM}"
# 霉酚酸酯或低劑量環磷酰胺, 愛治膠囊加上低劑量阿斯匹靈
_LIST = f"{_AGENT}(?:\\s?(?:、|和|与|及|以及|或者?|/|加上?|联合|联同|搭配|配合|合并)[^{_STOP}、和与及或]{{0,6}}{_AGENT})*+"
# Whom or when it is about, or what comes of it, and not what is given: 口服泼尼松者, 使用生物制剂后.
_NO_OBJECT = (
    "(?!\\s?(?:者|时|期|后|前|组|治疗(?:失败|无效|后|前|期|时|者|反应|仍|未)|无效|失败|不[佳耐良]|仍|引起|所致|导致|过敏|[合并同联]用|同服|"
    "水平|浓度|抗体|类似|预防|的?(?:患者|病人|病友|人[，,。;；数群]|儿童|孕妇|副作用|不良|风险|剂量|药费|费用|价格|研究|试验|血药|使用|疗效|效果|开发|研发)))"
)
_RANK = "(?:基础|基本|核心|[一二三]线|首选|标准|主要|重要|常规|常用|打底|锚定|主力|骨干|基石|可选|备选)"
_NO_CASE = "(?![失无]|反应|[组后]|的?(?:患者|病人))"
# 羟氯喹是基础用药, 达格列净这类降糖药在不少患者身上已是打底用药
_IS = line_pattern(
    f"(?P<drug>{_LIST})(?:(?:等|这类|一类的?|之类的?){CLASS})?[^{_STOP}]{{0,12}}?(?P<verb>(?<!不)是|(?<![作因认])为|属于?|成为|(?<=[可能])作为)[^{_STOP}]{{0,6}}?"
    f"{_RANK}的?(?:治疗)?(?:用药|药物?|治疗|疗法|选择|选项){_NO_CASE}|(?P<line>{_LIST})[^{_STOP}]{{0,8}}?(?<!不)[是为][一二三]线(?=[,，。;；]|\\Z)|(?P<ranked>{_LIST})[一二三]线(?:治疗|用药){_NO_CASE}"
)
# 标准治疗是在玻璃体内注射X, 常用药物包括X, 首选为X, 第一线多用X
_NOUN = line_pattern(
    f"(?P<verb>首选(?:药物?|用药|治疗|疗法|方案)?|{_RANK}的?(?:治疗|用药|药物?|疗法|方案)|(?:第?[一二三]线|治疗|药物治疗|诱导治疗|维持治疗|治疗药物)(?:上|方面)?)"
    f"(?:目前|现时|一般|通常|仍|多|常|主要|首选|都|会|还)*+(?:是|为(?!了)|包括|有(?!效)|以|多?用|使用|采用|首选|(?<=首选))[^{_STOP}的]{{0,14}}?(?P<drug>{_LIST}){_NO_OBJECT}"
)
_MAY = "应该?|须|需|宜|可以?|建议|推荐|主张|提倡|一般|通常|尽早|及早|急性期|诱导期|活动期|多|常|会|先|再|继|并|则|必要时|均|都|[一二三]线"
_CHOICE = "选用?|选择|首选|优选|考虑"
_GIVE = "使用|采用|应用|服用|口服|加用|加上|改用|换[用成为]|启用|起用|升级[为到至]|联用|配合|给予|静脉滴注|静滴|外用|注射|施打|(?<=[可应宜先常多再须线])用(?![药量法以])|(?<=[先继])以|(?<=[可应宜须])[服吃]"
# 宜选X, 应服用X, 先以X冲击, 并配合X
_GIVEN = line_pattern(
    f"(?P<verb>(?:{_MAY})[^{_STOP}不未停]{{0,6}}?(?:(?P<choice>{_CHOICE})|{_GIVE})|或(?:改用|加用|换用|联用)|推荐(?={_AGENT}))(?P<quality>[^{_STOP}]{{0,12}}?)(?P<drug>{_LIST}){_NO_OBJECT}"
)
# 多用于住院患者, 适合不愿打针的病人
_FOR_WHOM = line_pattern(
    f"(?P<drug>)(?P<verb>(?:[可多常仅适]|主要|推荐|[建提]议|优先)?用于|适合)(?!治疗|预防|诊断|评估)[^{_STOP}、]{{0,16}}?(?:患者|病人|病友|(?<![或作])者(?![的、]))"
    "|(?P<stage>(?:可|常|多|也可|亦可)用于[^,，。;；]{0,4}?(?:诱导|维持|急性|活动|缓解|巩固)(?:期|治疗|阶段)的?(?:治疗|用药)?(?=[,，。;；]|\\Z))"
)
# 过去主要靠A、B和C, 近年D、E陆续进入临床
_LONG = "过去|以往|以前|传统上?|目前|现时|现有|一直以来|多年来|长期以来|临床上"
_CUSTOM = line_pattern(
    f"(?:{_LONG})(?!的?(?:试验|研究))[^{_STOP}不未无]{{0,12}}?(?P<verb>(?:只能|主要|大多|多半|都|还是|全)?(?:依?靠|依赖|是|有|包括|不外乎?|离不开))[^{_STOP}不未无的]{{0,4}}?(?P<drug>{_AGENT}(?:\\s?(?:、|和|与|及|以及|或者?)[^{_STOP}、和与及或]{{0,6}}{_AGENT})++)(?!\\s?(?:者|时|后|前|组|治疗(?:失败|无效)|失败|无效|的))"
    f"|(?:近年|近几年|这几年)来?[^{_STOP}不未无]{{0,6}}?(?P<recent>{_LIST})(?:等[^{_STOP}]{{0,6}})?(?:也|亦|均|都|已|则)*(?:陆续|相继|先后|接连)(?:进入临床|问世|上市|面世|登场|(?:应)?用于临床|投入使用)"
)
# 对某病患者来说,激素起初大多管用
_WORKS = line_pattern(
    f"(?P<drug>{_LIST})(?P<verb>)[^{_STOP}不未无]{{0,4}}?(?:大多|多半|通常|往往|一般|多数)(?:都|也)?(?:管用|有效|奏效|见效)(?!率)"
    # 轻至中度病人以5-ASA为主
    f"|(?<![可所难])以(?P<line>{_LIST})(?:等[^{_STOP}]{{0,4}})?为主(?![要诉导])"
)
_CUES = ("选", "靠", "近", "主要", "大多", "用", "服", "治疗", "予", "以", "线", "射", "加上", "配合")
# What there was before, what is tried on people, and what is told of one of them.
_OTHER = line_pattern(
    f"[{COUNT}{PERCENT}{TRIAL}]|过去|以往|既往|从前|此前|先前|曾|早年|当时|试验|研究(?!显示|表明|发现|证实|指出)|对照|随机|[各两三四该本此]组|我(?!国)|[给为替让][她他]|公司|[{ORGANIZATION}](?:公司)?(?:的|开发|研发)|动物|小鼠|血压|血脂|血钾"
)
# Another use than that of the disease: 预防感染, 止痛, and of what is taken beside its drugs: 补充叶酸.
_BESIDE = line_pattern(
    "预防|防止|以防|避免|补充|保护胃|护胃|止吐|止痛|镇痛|退热|退烧|解热|降压|降脂|抗凝|抗感染|感染|疫苗|手术|术前|术后|麻醉|妊娠|怀孕|孕妇|备孕|诊断|检查前|切勿|勿|慎用|禁[用忌]|停[用药]|自行|滥用|偏方|预处理|清淋"
)
# 应先服用抗病毒药,以防病毒再活跃
_FOR_THAT = line_pattern("[,，]\\s?(?:以防|以免|预防|防止|避免)")
_SUPPORT = Pattern(
    "叶酸|钙片|钙剂|[补酸]钙|维生素|维他命|骨化|拉唑|质子泵|止痛|镇痛|退[热烧]|抗生素|抗菌|疫苗|益生菌|中药|保健|止吐|司琼|[薄通]血药|血压药"
)
_TREATMENT = line_pattern(
    "治疗|疗法|用药|药物|新药|[如怎]何?样?治|怎么治|方案|诊治|诊疗|处理|指南|共识|标靶|靶向|生物制剂|一线|二线"
)
# A heading that is not about the disease itself.
_ASPECT = line_pattern(
    "分别|区别|鉴别|合并|并发|相关|风险|预防|筛查|诊断|既往|继发|所致|引起|模型|还是|不是|以为|当成|别[当只]|误|竟|原来"
)
# 血小板过多症属于骨髓增生性肿瘤: what a block begins to explain.
_EXPLAINED = line_pattern(
    f"[^{_STOP}的]{{0,6}}?(?P<disease>{DISEASE})[”」]?[^{_STOP}的]{{0,4}}?(?:是|属于?|为|系|[好多]发|多见|常见|俗称|又[称名])"
)


def find_left_out(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """The drugs that a sentence says are given for the disease that its heading, its title or the head of its block names."""
    text = sentence.flat.text
    if sentence.heading or sentence.kind == "table_row" or not any(cue in text for cue in _CUES):
        return
    taken: set[int] = set()
    for pattern in (_IS, _NOUN, _GIVEN, _FOR_WHOM, _CUSTOM, _WORKS):
        given = pattern in (_GIVEN, _FOR_WHOM)
        for match in pattern.finditer(text):
            agents = match.span(next((name for name in ("ranked", "recent", "line") if match.groupdict().get(name)), "drug"))
            if agents[0] in taken or not _is_statement(sentence, match, given=given, known=pattern is _CUSTOM):
                continue
            named = sentence.flat.mentions(*agents) or subjects(context, sentence, match.start(), DRUG + CLASS)
            drugs = [each for each in named if _SUPPORT.search(context.name(each)) is None]
            disease = _topic(context, sentence, match, given=given) if drugs else None
            if disease is not None:
                taken.add(agents[0])
                found = [*arguments("drug", drugs), *arguments("disease", [disease])]
                hedged = is_hedged(text, *match.span())
                yield relate(context, sentence, "treats.left-out", found, hedged=hedged, whole=pattern is _FOR_WHOM)


def _is_statement(sentence: Sentence, match: re.Match[str], *, given: bool, known: bool) -> bool:
    """Whether a match says what is given for a disease: not what was given once, to some in a study, or for something else.

    What is ``known`` has been given all along.
    """
    text = sentence.flat.text
    start, end = clause_start(text, match.start()), clause_end(text, match.end())
    others = (part for part in _OTHER.finditer(text, 0, match.end()) if not known or part.start() < match.start())
    if is_negated(text, *match.span()) or any(others):
        return False
    if _BESIDE.search(text, start, end) is not None or _FOR_THAT.match(text, end) is not None:
        return False
    # 恶心者可加用X is for the nausea; 皮疹明显者宜选X says for whom among the patients.
    return SYMPTOM not in text[: match.start()] or not given or match.groupdict().get("choice") is not None


def _topic(context: Context, sentence: Sentence, match: re.Match[str], *, given: bool) -> Mention | None:
    """The disease that a match is about: the only one of its sentence, or what stands above it where the sentence names no other.

    What is only ``given`` needs a heading that speaks of treatment.
    """
    own = _diseases(sentence)
    text = sentence.flat.text
    before = _OF.search(text, clause_start(text, match.start()), match.start()) or _FOR.search(text, 0, match.start())
    if before is not None and len(distinct(own)) == 1:
        return sentence.flat.at[before.start("disease")]
    found = None if given else _explained(context, sentence)
    if found is None:
        lines = _headings(context, sentence)
        naming = next((line for line in lines if DISEASE in line.flat.text), None)
        found = _only(context, naming) if naming is not None else None
        # Behind 合并抗磷脂综合征者 the paragraph goes on about that.
        own = own or next((named for each in context.before(sentence) if (named := _diseases(each))), [])
        if given and all(_TREATMENT.search(line.flat.text) is None for line in lines):
            found = None
    if found is None:
        found = sentence.flat.at[before.start("disease")] if before is not None else None
    return found if found is not None and all(_is_one(context, found, each) for each in own) else None


# 狼疮性肾炎诱导期首选X
_OF = line_pattern(
    f"(?<![有并伴合除])(?P<disease>{DISEASE})(?:的|患者|病人|者|一旦确诊|确诊后|急性期|活动期|缓解期|诱导期|维持期|急性发作|发作期|发作时)*[^{_STOP}]{{0,6}}\\Z"
)


# 对于难治性狼疮肾炎,可选用X
_FOR = line_pattern(
    f"(?:对于?|针对|至于)[^{_STOP}]{{0,10}}(?P<disease>{DISEASE})(?:患者|病人|病友|者)?(?:来说|而言|来讲)?[,，][^{_STOP}]{{0,6}}\\Z"
)


def _diseases(sentence: Sentence) -> list[Mention]:
    return sentence.line.mentions(0, len(sentence.line.text), DISEASE)


def _headings(context: Context, sentence: Sentence) -> list[Sentence]:
    """The heading above a sentence, those that it stands below, and the title; the nearest first."""
    found: list[Sentence] = []
    heading = context.headings[sentence.number]
    for _ in range(_MOST):
        if heading is None:
            break
        if not found or heading.level < found[-1].level:
            found.append(heading)
        heading = context.headings[heading.number - 1] if heading.number else None
    return [*found, *(each for each in context.sentences[:_FIRST] if each.kind == "title")]


_FIRST = 3
# Of more headings no reader keeps the first in mind.
_MOST = 24


def _explained(context: Context, sentence: Sentence) -> Mention | None:
    """The disease that the block of a sentence begins to explain."""
    first = context.sentences[context.blocks[sentence.block]].flat
    match = _EXPLAINED.match(first.text)
    return first.at[match.start("disease")] if match is not None else None


def _only(context: Context, heading: Sentence) -> Mention | None:
    """The disease of a heading that names one and is about nothing else of it."""
    line = heading.flat
    found = distinct(line.mentions(0, len(line.text), DISEASE))
    parts = (part[0] for part in _PART.finditer(line.text) if DISEASE in part[0])
    if any(_ASPECT.search(part) is not None for part in parts) or not all(_is_one(context, found[0], each) for each in found):
        return None
    return found[0] if found else None


_PART = line_pattern(r"[^\s,，:：?？!！—]+")


def _is_one(context: Context, one: Mention, other: Mention) -> bool:
    """Whether two diseases are one or one is a kind of the other by its name: 全身性膿疱性乾癬 of 乾癬."""
    names = (context.name(one), context.name(other))
    return one.entity == other.entity or names[0].endswith(names[1]) or names[1].endswith(names[0])
