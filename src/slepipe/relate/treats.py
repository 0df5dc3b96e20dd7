"""Drug and indication: 用于治疗SLE, 获批用于, 适应症, 治疗SLE."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slepipe.model import Mention, Relation
from slepipe.relate.antecedents import antecedent, last_group, subjects
from slepipe.relate.approval_words import FURTHER
from slepipe.relate.context import Context, arguments, one_by_one, relate
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.line import (
    CLASS,
    COUNT,
    DATE,
    DISEASE,
    DISEASES,
    DRUG,
    PHASE,
    SYMPTOM,
    THERAPY,
    Sentence,
    clause_start,
    line_pattern,
    listed,
)

if TYPE_CHECKING:
    import re

CUES = (
    "治疗",
    "药物",
    "新药",
    "主治",
    "专治",
    "用于",
    "适应症",
    "适应证",
    "扩展到",
    "扩大到",
    "用药",
    "首选",
    "拿下",
    "斩获",
    "增加",
    "有效",
    "疗效",
    "效果",
    "控制",
    "缓解",
    "延缓",
    "因",
    "之一",
)
_ANY = DRUG + CLASS + THERAPY
_AGENTS = listed(_ANY)
# 治疗SLE患者的骨坏死: what is treated comes later.
_OBJECT = f"(?!(?:患者|病人)?[^，。;；：:、和与及或{DISEASE}{SYMPTOM}]{{0,12}}[{DISEASE}{SYMPTOM}])"
# 贝利尤单抗治疗组有2人死于败血症: an arm or a time, not what is done to the disease.
_NO_ARM = "(?!组|者|期|后|中(?![重到、])|前(?!列)|过程|相关|当|时|臂|结束|致)"
_WITHIN = f"[^，,。;；：:、{DISEASE}]"
_USED = line_pattern(
    f"(?P<verb>用于(?:治疗)?|适应[症证](?:为|是|包括|有|涵盖)|扩[展大][到至])(?P<quality>{_WITHIN}{{0,36}}?)(?P<list>{DISEASES})"
    f"{_OBJECT}(?!\\s?的?(?:预防|诊断|筛查|监测|检测|动物|小鼠|风险|分类|鉴别|药物的?[开支费]))"
)
_ADDED = line_pattern(
    f"(?P<verb>新增|增加|获得|获批|拿下|斩获|再添|再获|以)了?(?P<quality>)(?P<list>{DISEASES})等?(?:[两三四]项|{COUNT})?新?适应[症证](?!的?(?:研究|开发|试验|申请))"
)
# 【适应症】本品适用于活动性、自身抗体阳性的SLE: the section of a label.
_SECTION = line_pattern(
    f"适应[症证]\\s?[】\\]:：]+\\s?(?:本品|该药|此药)?(?:适?用于)?(?P<quality>(?:(?:既往|曾|经)[^。;；:：{DISEASE}]{{0,40}}?的)?[^。;；{DISEASE}{_ANY}]{{0,50}}?)(?P<verb>)(?P<list>{DISEASES})"
)
# 今年5月又拿下重症肌无力
_GAINED = line_pattern(
    f"(?P<verb>(?:又|再)?(?:拿下|斩获)|(?<={DATE})(?:增加|新增))了?(?P<quality>)(?P<list>{DISEASES})(?=[，,。;；]|\\Z)"
)
_TREATS = line_pattern(
    f"(?P<verb>(?<![为对在于以来受量])(?<!标准)(?<!水准)治疗{_NO_ARM}|主治|专治)(?P<quality>[^，,。;；：:、{DISEASE}{_ANY}的]{{0,14}}?)(?P<list>{DISEASES}){_OBJECT}"
)
_FOR = line_pattern(
    f"(?P<verb>治疗|用于(?:治疗)?)(?P<quality>[^，,。;；：:、{DISEASE}{_ANY}]{{0,14}}?)(?P<list>{DISEASES})(?:患者|病人)?[的之]"
    f"(?P<between>[^，,。;；：:{DISEASE}{_ANY}]{{0,12}}?)(?:{CLASS}(?={DRUG}))?(?P<drug>{_AGENTS})"
)
# 气喘用药X
_NOUNS = line_pattern(
    f"(?P<list>{DISEASE})(?P<quality>)(?P<verb>(?:治疗)?(?:用药|药物|新药|标靶药|口服药|生物制剂))(?P<drug>{DRUG})"
)
_MAINSTAY = line_pattern(
    f"(?P<drug>{_AGENTS})[^，,。;；{DISEASE}{_ANY}]{{0,8}}?(?P<verb>是|为|仍是|作为|成为)(?P<quality>[^，,。;；{DISEASE}{_ANY}]{{0,6}}?)"
    f"(?P<list>{DISEASES})的?(?:[一二]线|首选|标准|基础|核心|主要|重要|常规)?(?:治疗|用药|药物|疗法)"
)
# 甲仍是A病、B病等疾病里用得最久的药之一
_AMONG = line_pattern(
    f"(?P<drug>{_AGENTS})[^，,。;；{DISEASE}{_ANY}]{{0,6}}?(?P<verb>是|为|仍是)(?P<quality>)(?P<list>{DISEASES})等?(?:疾病|病)?(?:里|中|领域|治疗[里中上]|的?治疗)[^。;；{DISEASE}{_ANY}]{{0,20}}?的(?:药物?|用药|选择|武器|基石)(?=之一|[,，。;；]|\\Z)"
)
_INCLUDES = line_pattern(
    f"(?P<list>{DISEASES})的?(?:[一二]线|首选|标准|基础|核心|主要|常规)?(?:治疗|用药)(?:药物|方案)?(?P<verb>包括|主要有|以)(?P<quality>)(?P<drug>{_AGENTS})"
)
# X对D有效
_EFFECTIVE = line_pattern(
    f"(?P<drug>{_AGENTS})(?:治疗)?[^，,。;；{DISEASE}{_ANY}]{{0,6}}?(?P<verb>对(?:于)?)(?P<quality>[^，,。;；、{DISEASE}{SYMPTOM}{_ANY}]{{0,10}}?)(?P<list>{DISEASES})(?:患者|病人)?的?"
    "(?:也|亦|均|都|同样|十分|非常|较为|有着?|具有){0,2}(?:(?:良好|较好|显著|确切|肯定|明显|一定)的?)?(?:有效(?!率)|疗效(?:显著|明显|确切|肯定|良好|较好|好|佳)?|效果(?:显著|明显|良好|较好|好|佳|不错))(?=[,，。;；]|\\Z)"
)
# X可有效控制D, X能延缓D进展
_CONTROLS = line_pattern(
    f"(?P<drug>{_AGENTS})(?:均|都|也|亦)?(?P<verb>(?:可以?|能够?|有助于)(?:有效|显著|明显|快速|迅速|较好地?|很好地?|更好地?)?(?:控制|缓解|延缓|逆转))(?P<quality>[^，,。;；、的{DISEASE}{SYMPTOM}{_ANY}]{{0,8}}?)"
    f"(?P<list>{DISEASES})(?:患者|病人)?的?(?:进展|进程|病情|疾病活动|活动|恶化|发作|症状)?(?=[,，。;；、和及]|\\Z)"
)
# 她因D长期服用X
_BECAUSE = line_pattern(
    f"因(?:为|患有?|罹患)?(?P<quality>)[^，,。;；{DISEASE}{_ANY}]{{0,6}}?(?P<list>{DISEASE})(?P<verb>[^，,。;；不停禁无未拒{DISEASE}{SYMPTOM}{_ANY}]{{0,8}}?(?:服用|口服|使用|注射|输注|接受|吃|打))[^，,。;；的{DISEASE}{_ANY}]{{0,4}}?"
    f"(?P<drug>{_AGENTS})(?!\\s?(?:后|的|时|期间|出现|者))"
)
# 您因A、B或C,医师开立此药
_PRESCRIBED = line_pattern(
    f"(?:您|你|病[人友]|患者|孩子|宝宝)(?:可能)?(?:(?:是|就)?因(?:为|患有?|罹患)?|(?:患有|得了|被?诊断为|罹患))(?P<quality>)(?P<list>{DISEASES})(?:等(?:疾病|病|问题|诊断)?)?(?:的?(?:关系|缘故))?[,，]?(?:而|故|所以|由)?"
    f"[^,，。;；不停{DISEASE}{_ANY}]{{0,10}}?(?P<verb>(?:为|给)?[您你]?开[立具]?|开给|处方|建议|安排|需要?|须|使用|服用|接受|给予)[^,，。;；不停{DISEASE}{_ANY}]{{0,8}}?(?P<drug>此药|[本该]药|这[个种款]药|本品|它|{_AGENTS})"
)
# 医生处方了甲来治疗你的某病
_YOURS = line_pattern(
    f"(?P<drug>{_AGENTS})[^，,。;；{DISEASE}{_ANY}]{{0,4}}?(?P<verb>(?:来|以|用来|用于|以便)?(?:治疗|控制))(?P<quality>[你您]的?)(?P<list>{DISEASES})"
)
# 用于治疗高血压,以及减慢糖尿病病人肾病恶化
_SLOWS = line_pattern(
    f"(?:以及|及|并|和)(?:可|能|可以|能够)?(?P<verb>减慢|延缓|减缓)(?P<quality>)(?:{DISEASE}(?:患者|病人)的?)?[^，,。;；、{DISEASE}{SYMPTOM}{_ANY}]{{0,4}}?(?P<list>{DISEASE})的?(?:恶化|进展|进程)"
)
_NAMING = (
    ("treats.attribute", _NOUNS),
    ("treats.mainstay", _MAINSTAY),
    ("treats.mainstay", _AMONG),
    ("treats.mainstay", _INCLUDES),
    ("treats.effect", _EFFECTIVE),
    ("treats.effect", _CONTROLS),
    ("treats.given", _BECAUSE),
    ("treats.given", _YOURS),
)
# Another use than treatment, or patients who have the disease beside the one that is treated.
_OTHER_USE = line_pattern(
    "死于|死亡|病死|去世|出现|发生|报告|患上|罹患|并发|不良[事反]|预防|防止|诊断|检测|筛查|评估|监测|研究|测定|判断|预测|区分|合并|伴|排除|除外|既往|以外|引起|导致|诱导|诱发|所致|继发|后|期间"
)
# 标准治疗失败, 接受治疗: a noun, not what a drug does to a disease.
_NOUN = line_pattern("(?:标准|接受|本次|未经|常规|背景|既往|停止|开始|经过?|手术|支持|对症|患者|病人|后续|免疫|综合)\\Z")
# The subject of a study is no proven use: X治疗SLE的III期试验.
_STUDIED = line_pattern(
    f"[^，,。;；{DISEASE}]{{0,12}}?(?:试验|研究|临床|病例|安全性|疗效|效果|随机|综述|进展|探讨|申请|资格|孤儿药|快速通道|{PHASE})"
)
# 用于关节炎的剂量远低于化疗
_THAN = line_pattern("[高低多少大小优劣]于|不[同如及]|[比较]|相[当同近]|类似")
# 既往接受过系统治疗的晚期肺癌: who the patients are.
_PATIENTS = line_pattern("(?:既往|曾|经)[^,，。;；]{0,24}?的")
_BETWEEN = line_pattern("患者|病人|者|试验|研究|团队|副作用|不良反应|风险|水平|失败|无效|停用|导致|引起")


def find_treats(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """The diseases that a sentence says its drugs, classes or therapies treat."""
    flat = sentence.flat
    text = flat.text
    if DISEASE not in text:
        yield from _of_complaints(context, sentence)
    if DISEASE not in text or not any(cue in text for cue in CUES):
        return
    taken: set[int] = set()
    for rule, drugs, match in _candidates(context, sentence):
        if match.start("list") not in taken and not _OTHER_USE.search(_PATIENTS.sub("", match["quality"])):
            taken.add(match.start("list"))
            if drugs:
                clause = flat.text[clause_start(text, match.start()) : match.end()]
                yield from one_by_one(clause, _relation(context, sentence, rule, drugs, match))


# The section 「适应症:治疗有骨折高风险之停经后妇女骨质疏松症」
_COMPLAINTS = line_pattern("(?:(?<=[,，。;；】\\]])|^)\\s?(?:核准|主要)?适应[症证]\\s?[】\\]:：]+(?P<list>[^。;；]{0,80})")
_COMPLAINT = line_pattern(f"{SYMPTOM}(?!(?:的|之)?(?:高?风险|者禁))")


_NO_TREATMENT = line_pattern("预防|防止|诊断|检[测查]|筛查|排除|除外|禁|不适|麻醉|造影")


def _of_complaints(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """The complaints that the section of indications names where it names no disease: 骨质疏松症 is both."""
    flat = sentence.flat
    match = _COMPLAINTS.search(flat.text)
    if match is None or sentence.heading or _NO_TREATMENT.search(match["list"]) is not None:
        return
    signs = [flat.at[each.start()] for each in _COMPLAINT.finditer(flat.text, *match.span("list"))]
    if signs and (drugs := subjects(context, sentence, match.start())):
        found = [*arguments("drug", drugs), *arguments("disease", signs)]
        yield relate(context, sentence, "treats.indication", found, hedged=is_hedged(flat.text, *match.span()))


def _candidates(context: Context, sentence: Sentence) -> Iterator[tuple[str, list[Mention], re.Match[str]]]:
    flat = sentence.flat
    text = flat.text
    for match in _FOR.finditer(text):
        if _STUDIED.match(match["between"]) is None and _THAN.search(match["between"]) is None:
            yield "treats.attribute", _attributed(sentence, match), match
    for rule, pattern in _NAMING:
        for match in pattern.finditer(text):
            yield rule, flat.mentions(*match.span("drug"), _ANY), match
    yield from _for_patients(context, sentence)
    for match in _USED.finditer(text):
        yield "treats.used-for", _using(context, sentence, match), match
    for match in (*_ADDED.finditer(text), *_SECTION.finditer(text), *_gained(text)):
        yield "treats.indication", subjects(context, sentence, match.start()), match
    for match in _TREATS.finditer(text):
        if _NOUN.search(text, 0, match.start("verb")) is None:
            yield "treats.verb", _acting(context, sentence, match.start("verb")), match


def _for_patients(context: Context, sentence: Sentence) -> Iterator[tuple[str, list[Mention], re.Match[str]]]:
    """What a sheet says that a drug is taken for, and what a drug was approved for before."""
    flat = sentence.flat
    text = flat.text
    for match in _PRESCRIBED.finditer(text):
        named = flat.mentions(*match.span("drug"), _ANY)
        agent = context.sheet or antecedent(context, sentence)
        yield "treats.given", named or ([agent] if agent is not None else []), match
    for match in _SLOWS.finditer(text):
        yield "treats.effect", subjects(context, sentence, match.start()), match
    for match in FURTHER.finditer(text):
        yield "treats.indication", flat.mentions(*match.span(), DRUG) or subjects(context, sentence, match.start()), match


def _gained(text: str) -> list[re.Match[str]]:
    """又拿下重症肌无力 in a sentence that tells of approvals."""
    return [match for match in _GAINED.finditer(text) if _APPROVED.search(text, 0, match.start()) is not None]


def _attributed(sentence: Sentence, match: re.Match[str]) -> list[Mention]:
    """治疗SLE的药物X; but in 「X和Y是治疗SLE的生物制剂」 the drugs are meant and not their class."""
    flat = sentence.flat
    drugs = flat.mentions(*match.span("drug"), _ANY)
    if all(drug.type == "drug_class" for drug in drugs):
        start = clause_start(flat.text, match.start())
        named = last_group(flat, start, match.start())
        if named and any(verb in flat.text[start : match.start()] for verb in ("是", "为", "属")):
            return named
    return drugs


def _using(context: Context, sentence: Sentence, match: re.Match[str]) -> list[Mention]:
    text = sentence.flat.text
    start = clause_start(text, match.start())
    # 全球获批用于盘状红斑狼疮的新药几十年没有更新 is of no drug that is spoken of.
    if _OF_ANY.match(text, match.end()) is not None and _IS.search(text, start, match.start()) is None:
        return []
    drugs = subjects(context, sentence, match.start(), _ANY)
    # A biopsy is used for a disease too, without treating it.
    return drugs if "治疗" in match["verb"] or all(drug.type != "therapy" for drug in drugs) else []


_OF_ANY = line_pattern(f"(?:患者|病人)?的(?:新药|药物|药品|疗法|生物制剂|药)(?![{_ANY}])")
_IS = line_pattern(f"[是为]|成为|作为|[{_ANY}]")


def _acting(context: Context, sentence: Sentence, verb: int) -> list[Mention]:
    """The agents of 治疗: shortly before it in its clause, else those that the clause leaves out."""
    text = sentence.flat.text
    start = clause_start(text, verb)
    group = last_group(sentence.flat, start, verb, _ANY)
    if not group:
        named = verb - start <= 1 or _PRONOUN.search(text, start, verb) is not None
        return subjects(context, sentence, verb) if named else []
    places = [place for place in sentence.flat.at if place < verb and sentence.flat.at[place] in group]
    last = max(places)
    # 「与免疫抑制剂联用治疗某病」 leaves out what is given with them.
    if _WITH.search(text, start, places[0]) is not None and _TOGETHER.match(text, last + 1) is not None:
        return []
    return group if verb - last <= _NEAR and _BETWEEN.search(text, last + 1, verb) is None else []


_WITH = line_pattern("(?:^|[,，;；:：])\\s?(?:可|须|需)?(?:与|和|同|跟)[^,，。;；]{0,4}\\Z")
_TOGETHER = line_pattern("[^,，。;；]{0,4}?(?:联用|合用|并用|联合(?:使用|应用|用药)?|一起)")
_NEAR = 12
# 公布了该药治疗SLE的数据
_PRONOUN = line_pattern("(?:该药物?|此药|它|这款药|该抗体|该疗法|本品|核准|批准|获批|获准)(?:用于|可|能|在)?\\Z")


def _relation(context: Context, sentence: Sentence, rule: str, drugs: list[Mention], match: re.Match[str]) -> Relation:
    flat = sentence.flat
    text = flat.text
    found = [*arguments("drug", drugs), *arguments("disease", flat.mentions(*match.span("list"), DISEASE))]
    studied = rule not in ("treats.attribute", "treats.effect") and _STUDIED.match(text, match.end("list")) is not None
    hedged = (
        sentence.heading
        or studied
        or (rule == "treats.used-for" and _is_applied_for(text, match.start()))
        or (rule == "treats.indication" and text[: match.start()].endswith(("申报", "申请", "拟定", "目标", "拟")))
        or _in_title(text, match.start())
        or _is_aim(context, sentence)
        or is_hedged(text, *match.span(), attribute=rule == "treats.attribute")
    )
    # 适应症:既往治疗失败的某病: what failed is what the patients had before.
    had = rule == "treats.indication" and _PATIENTS.search(match["quality"]) is not None
    return relate(context, sentence, rule, found, negated=not had and is_negated(text, *match.span()), hedged=hedged)


# 「获孤儿药资格,用于X」 and 「拟纳入优先审评,适应症为X」 say what a drug is tried for.
_APPLIED = line_pattern("资格|认定|优先审[评查]|受理|上市申请|突破性|孤儿药|快速通道")
_APPROVED = line_pattern("获批|批准|核准|获准|上市(?!申请)|纳入(?:国家)?(?:医保|健保)|已用于")


def _is_applied_for(text: str, place: int) -> bool:
    return _APPLIED.search(text, 0, place) is not None and _APPROVED.search(text, 0, place) is None


def _is_aim(context: Context, sentence: Sentence) -> bool:
    """Whether it is the field 「用途:治疗某病」 below 「研发新药名称或代号:甲」: what a drug is to be for one day."""
    above = context.sentences[max(0, sentence.number - 2) : sentence.number]
    return _PURPOSE.match(sentence.flat.text) is not None and any("研发新药" in each.line.text for each in above)


_PURPOSE = line_pattern("[^:：,，。;；]{0,4}用途[:：]")


def _in_title(text: str, place: int) -> bool:
    return text.rfind("《", 0, place) > text.rfind("》", 0, place)
