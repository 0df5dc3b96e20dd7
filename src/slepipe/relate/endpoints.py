"""Which endpoint a figure is of: a mention (SRI-4), or words that name one (完全缓解率, 死亡风险)."""

from __future__ import annotations

from itertools import pairwise

from slepipe.model import Argument, Mention
from slepipe.relate.context import Context, argument
from slepipe.relate.figures import Figures
from slepipe.relate.line import (
    BIOMARKER,
    COUNT,
    DISEASE,
    DOSE,
    DRUG,
    DURATION,
    JOIN,
    MEASUREMENT,
    NOTE,
    PERCENT,
    SYMPTOM,
    Line,
    Sentence,
    clause_end,
    clause_start,
    line_pattern,
)

_SCORED = "(?:数字|视觉|类比|模拟|严重|强度|程度|等级|峰值|量尺|自评|度){0,4}(?:评分|评量|评估|量表|分数|指数)"
# 搔痒数字评分 is measured and no adverse event.
IS_SCORED = line_pattern(_SCORED)
# Endpoints that are no mention.
_ENDPOINT_WORDS = (
    "(?:主要临床|部分临床|持续|长期|深度|临床|完全|部分|主要|客观|总体?|整体|无事件|无病|无进展|无恶化|无复发|疾病控制|移植相关|[0-9一二三五十]+年)*"
    # 反应 is Taiwan's 应答 where it is a complete or partial one.
    f"(?:应答率?|反应率|(?<=临床|完全|部分|客观|主要)反应|缓解(?:率|(?![组期]))|生存率|存活率|死亡率|(?:复发|再发|死亡)(?:的?风险|率)|主要(?:复合|疗效)?终点(?:事件)?(?:发生率)?|(?:新发|再发)[{SYMPTOM}{DISEASE}](?:的?(?:风险|比[例率]|发生率))?|{SYMPTOM}{_SCORED}|体重|减重(?!药|针|剂|适应|手术|市|用途|注射)|(?:[肾心]\\|疾病)?(?:恶化|进展|住院)(?:或|和|及)[{SYMPTOM}{DISEASE}](?:的?(?:风险|比[例率]|发生率))?|{SYMPTOM}(?=\\s?[≥>]|(?:水平|总量|定量)?[较比](?:基线|治疗前|用药前))|(?:中重度|中度至重度|重度|严重)(?:复发|发作|恶化)(?:的?(?:风险|比[率例])|率)?|复发|有效率|治愈率|控制率|达标率|保留率|肾脏(?:达标|应答|缓解|反应))"
)
ENDPOINT = line_pattern(_ENDPOINT_WORDS)
_LISTED = line_pattern(f"{BIOMARKER}(?:应答率?|反应率?|缓解率?|达标率|率)?|{_ENDPOINT_WORDS}")
_BETWEEN = line_pattern(JOIN)


def endpoint_of(context: Context, line: Line, each: Figures) -> Argument | None:
    """The endpoint of a result: named before it in the clause, after it in the clause, else before it in the sentence."""
    text = line.text
    start, end = clause_start(text, each.first), clause_end(text, each.first)
    spans = [(start, each.first, True), (each.first + 1, end, False), (0, start, True)]
    if (phrase := phrase_before(line, each)) is not None:
        return Argument("endpoint", *context.source(line, *phrase))
    if each.control >= 0:
        # 与安慰剂组(32%)相比,治疗组(48%)的BICLA应答率更高
        spans.append((each.last + 1, clause_end(text, each.last), False))
    # A single figure far from an endpoint may be of anything, and 「感染率各为5%和6%」 or 「风险从18%降至7%」 is of its own.
    goes_on = _AT_ANOTHER_TIME.fullmatch(text, start, each.first) is not None
    apart = each.rule == "single" or (each.rule == "change" and text[each.first] == DURATION)
    near = (apart and not goes_on) or _RATE.search(text, start, each.first) is not None
    for first, last, nearest in spans[:2] if near else spans:
        if (found := _named(context, line, first, last, nearest=nearest)) is not None:
            return found
    told = (_TOLD if each.control >= 0 else _CAN).match(text, each.first + 1) or _BETTER.match(text, each.first + 1)
    return Argument("endpoint", *context.source(line, *told.span("what"))) if told is not None else None


def phrase_before(line: Line, each: Figures) -> tuple[int, int] | None:
    """Where words before some figures say what was reached or measured: 脓疱完全清除的比例为54%, 平均注射间隔由5周延长至9周."""
    text, start = line.text, max(0, each.first - _LONGEST)
    if each.rule == "change":
        told = _MEASURED.search(text, max(start, clause_start(text, each.first)), each.first)
    else:
        told = _REACHED.search(text, start, each.first) or _GONE.search(text, start, each.first)
    span = (-1, -1) if told is None else told.span(told.lastgroup or "what")
    return span if told is not None and ENDPOINT.search(text, *span) is None else None


def endpoint_above(context: Context, sentence: Sentence) -> tuple[Argument, Mention | None] | None:
    """The endpoint that 「主要评估指标结果:」 means, and its time: that of the line 「主要评估指标:第16周EASI」 shortly above."""
    field = _RESULT_OF.match(sentence.line.text)
    if field is None:
        return None
    for above in context.sentences[max(0, sentence.number - _NEAR) : sentence.number][::-1]:
        line, named = above.line, _FIELD.match(above.line.text)
        if named is not None and named["which"] == field["which"]:
            places = [place for place in line.at if place >= named.end() and line.text[place] in BIOMARKER + DURATION]
            endpoints = [line.at[place] for place in places if line.text[place] == BIOMARKER]
            times = [line.at[place] for place in places if line.text[place] == DURATION and line.at[place].text[:1] == "第"]
            # 湿疹面积及严重度指数(EASI) is one endpoint by two names.
            own = next((one for one in endpoints[1:] if one.entity == endpoints[0].entity), endpoints[0]) if endpoints else None
            known = len({one.entity for one in endpoints}) <= 1 or _IN_BRACKETS.search(line.text) is not None
            return (argument("endpoint", own), times[0] if times else None) if own is not None and known else None
    return None


_NEAR = 5
_NAME = "(?P<which>主要|次要|关键次要)(?:评[估价]|疗效|研究|观察)?(?:指标|终点)"
_RESULT_OF = line_pattern(f"[\\sA-Za-z0-9.()一二三四五六、]{{0,8}}{_NAME}(?:的?(?:统计|分析))?(?:结果|数据)[:：]")
_FIELD = line_pattern(f"[\\sA-Za-z0-9.()一二三四五六、]{{0,8}}{_NAME}[:：]")
_IN_BRACKETS = line_pattern(f"{BIOMARKER}\\({BIOMARKER}\\)")
_LONGEST = 48
_WORDS = f"[^,，。;；:：、后时组者的占使令让把将其{PERCENT}{DURATION}{DRUG}{DOSE}{COUNT}{MEASUREMENT}{BIOMARKER}]"
# What stands between an endpoint and its share: 的患者比例为, 的占, 者的比例,治疗组为.
_OF_WHOM = (
    "(?:(?:的|者)(?:患者|病人|受试者|人|眼睛?)?的?(?:比[例率]|占比|人数|[机几]率|占)|的?(?:患者|病人|受试者|眼睛?)的?(?:比[例率]|占)|者占?|率)"
    f"(?:分别|各|[约为是达有占近仅只])*(?:[,，]?(?:治疗|试验|用药|观察|研究|给药|{DRUG})组?(?:患者)?(?:分别|[约为是达有占近仅只])*)?\\s?\\Z"
)
# 膿疱完全清除的比例为54%
_GONE = line_pattern(
    f"(?P<what>{_WORDS}{{1,10}}?(?:完全|基本|大致|部分|明显|显著|持续)*(?:清除|消退|消失|愈合|转阴|痊愈|恢复正常|好转|改善)){_OF_WHOM}"
)
# 达到主要肾脏疗效的比率为43%
_REACHED = line_pattern(
    f"(?:达到?|达成|实现|获得|取得|维持|保持)(?:了)?(?P<what>{_WORDS}{{2,12}}){_OF_WHOM}|(?P<had>有(?:反应|应答|效|改善))的?(?:患者|病人|者)?的?(?:比[例率]|占比|人数|占)[约为是达有占仅只]*\\s?\\Z"
)
# 平均注射间隔由5周延长至9周
_MEASURED = line_pattern(
    f"(?P<what>{_WORDS}{{1,10}}(?:间距|间隔|时间|时长|次数|天数|日数|频率|频次|用量|费用|人数|面积|体积|厚度))(?:[则也亦更已均可再]|平均|大幅|显著|明显|逐步|进一步)*(?:由|从|自)[^,，。;；]{{0,8}}\\Z"
)
# 「60%的患者可停用激素」
_CAN = line_pattern(
    f"的?(?:患者|病人|受试者|人|儿童|病童|患儿|个案)(?:已|成功|最终)?(?:可以?|能够?|得以|成功)(?P<what>(?:相?隔|间隔|延长|停[用药掉]|停止|减[量停少]|脱离|摆脱|恢复|重返|回到|维持)[^,，。;；:：{PERCENT}]{{1,16}})(?=[,，。;；]|\\Z)"
)
# SRI-4应答率在第24周为40%,在第52周为55%; 长期缓解率最高,约为60%
_AT_ANOTHER_TIME = line_pattern(
    f"(?:而|并|且|到|至|在|于)*{DURATION}(?:时|末|后|的)?(?:则|又|也|进一步)*(?:[升增降][至到]|[升提增][高加][至到]|达到?|为|约|有|是)*|(?:大?约为?|高?达到?|仅为?|只有)"
)
# 治疗组58%的患者症状明显改善: what became of the people counted is said in words.
_TOLD = line_pattern(
    f"的?(?:患者|病人|受试者|人|儿童|病童|患儿|个案)(?:的|达到|出现|获得|能)*(?P<what>[^,，。;；:：{PERCENT}{BIOMARKER}]{{0,14}}?"
    "(?:改善|缓解|下降|降低|恢复|消退|消失|痊愈|停药|减量|减轻|减少|控制|复发|进展|恶化|转阴|清除|愈合|出院))"
)
# 「36%的患者皮损完全清除」
_BETTER = line_pattern(
    f"的?(?:患者|病人|受试者|人|儿童|病童|患儿|个案)的?(?:达到|获得|实现)?(?P<what>[^,，。;；:：未没无不{PERCENT}{BIOMARKER}]{{0,12}}?(?:改善|缓解|消退|消失|痊愈|转阴|清除|愈合|恢复正常))(?=[,，。;；(（]|\\Z)"
)
_RATE = line_pattern("率|比例|占比|人数|评分|风险|机会|死亡|末期")
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
    words = [match.span() for match in ENDPOINT.finditer(text, start, end)]
    pick = -1 if nearest else 0
    if biomarkers and (not words or biomarkers[pick] + _ADJOINS >= words[pick][0] or not nearest):
        return argument("endpoint", line.at[biomarkers[pick]])
    return endpoint_at(context, line, *words[pick]) if words else None


# SRI-4应答率 is one endpoint, named by its biomarker.
_ADJOINS = 4


def listed_endpoint(context: Context, line: Line, each: Figures) -> Argument | None:
    """无事件生存率与总生存率分别为75.5%和93.5%: the endpoint at the place of the figure in its list."""
    words = [match.span() for match in _LISTED.finditer(line.text, 0, each.first)][-each.items :]
    if len(words) != each.items or any(_BETWEEN.fullmatch(line.text, one[1], two[0]) is None for one, two in pairwise(words)):
        return None
    return endpoint_at(context, line, *words[each.item])


def endpoint_at(context: Context, line: Line, start: int, end: int) -> Argument:
    """An endpoint that is a mention, with a word behind it or not (SRI-4应答率), or words."""
    named = line.at.get(start)
    if named is not None and line.text[start] == SYMPTOM and end > start + 1:
        named = None
    return argument("endpoint", named) if named is not None else Argument("endpoint", *context.source(line, start, end))
