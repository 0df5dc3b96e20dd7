"""Adverse effects that no 引起 and no list of 不良反应 tells of: 带状疱疹更常见, 最常见的是头痛, 用药期间可见高血压, 未见血栓增加."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slepipe.model import Mention
from slepipe.relate.context import Context
from slepipe.relate.effect_agents import Places, agents_of_effect, counts_effects, is_about_safety
from slepipe.relate.effect_lists import THINGS, counted_before, event_places, places_of, things
from slepipe.relate.line import (
    AGENT,
    BIOMARKER,
    COUNT,
    DIAGNOSTIC,
    DISEASE,
    DOSE,
    DRUG,
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

if TYPE_CHECKING:
    import re

    from slepipe.relate.study import Study

_WITHIN = f"[^,，。;；:：{SYMPTOM}{DISEASE}{AGENT[1:-1]}]"
# 用药期间可见GFR下降、高血压
_DURING = line_pattern(
    f"(?:用药|治疗|服药|给药|服用|试验|研究|随访)(?:期间|过程中|后){_WITHIN}{{0,8}}?(?:可见|可有|可能?出现|出现|见到?|发生|观察到|报告)了?{THINGS}"
    f"|(?:用药|服药|给药|服用)(?:期间|过程中)(?:患者的?)?(?P<fell>{BIOMARKER}(?:水平|值|计数)?(?:可能)?会(?:有所)?(?:下降|降低|减少|升高|上升|增高))(?=[^。;；]{{0,16}}(?:应|须|需|要|请|定期|监测|复查|注意))"
    f"|(?:用药|服药|注射|输注|服用|打针)(?:之)?后(?:若|如果?|一旦)?(?:会有|可有|会|有|感到|感觉|觉得)(?:轻微|轻度|短暂|一过性)?的?{things('had')}"
)
# 最常见的是头痛与恶心, but not the signs of a disease.
_COMMON = line_pattern(
    f"(?:(?:最为?|较为?|比较)常(?:见|出现|发生)|(?:较为?)?[少罕]见)的?{_WITHIN}{{0,4}}?(?:是|为|有|包括|如){THINGS}"
    # 胃肠道反应较常见,包括恶心、呕吐
    f"|(?:常见|多见|为主|居多|较多)[,，](?:其中)?(?:包括|例如|如|主要[为是有]|像是?){things('named')}"
    # 以甲状腺功能减退为主
    f"|以{things('led')}(?:等)?(?:为主|居多|(?:最|较)?为?(?:多见|常见))"
)
# 打干扰素,病人最怕的是发烧、畏寒
_FEARED = line_pattern(
    f"{AGENT}[^。;；]{{0,16}}?(?:最|令人|让人)(?:为)?(?:怕|害怕|担心|担忧|头痛|困扰|警惕|(?:须|需|要|应|值得)(?:留意|警惕|注意|小心))的?(?:就是|[是为]|莫过于){THINGS}"
    # 免疫抑制剂最大的风险是感染
    f"|{AGENT}的?(?:最大|主要|首要)的?(?:风险|隐患|代价|坏处|弊端|缺点)(?:就是|[是为]|在于|包括|有){things('risk')}"
)
_ILLNESS = line_pattern("症状|表现|病因|并发症|原因|体征|类型|疾病|病变部位")
_TREATED_ARM = f"(?:(?:治疗|用药|试验|给药|高剂量|低剂量|常规剂量)组|{DOSE}组|{DRUG}(?:治疗)?组)"
# 治疗组带状疱疹更常见, 头痛略多
_MORE = line_pattern(
    f"{THINGS}(?:的?(?:发生率|比例|人数|个案)|[也亦则均都]){{0,2}}(?:(?:更为?|更加|较为?|略为?|稍|偏|相对)(?:常见|多见|多|高)|不少见|很常见|不罕见|(?:略|稍|明显|显著|均)*(?:高于|多于)(?:对照|安慰剂))"
    # 结膜炎在治疗组更常见, 带状疱疹也见于30 mg组
    f"|{things('cases')}(?:的?发生率)?[也亦则均都]?(?:在|于)(?:{_TREATED_ARM})(?:中|患者中)?(?:更为?|更加|较为?|略|稍|偏|相对)(?:常见|多见|多|高)"
    f"|{things('seen')}[也亦则均都仅只]{{0,2}}(?:见于|发生于|出现于|出现在|发生在|报告于)(?:{_TREATED_ARM})"
    # 用药组较多人出现感染
    f"|(?:{_TREATED_ARM}){_WITHIN}{{0,10}}?(?:出现|发生|报告)了?(?:较多|更多|轻度|中度|严重|一过性)?的?{things('had')}"
)
# 观察组出现恶心5例,转氨酶升高4例
_ONE = f"[{SYMPTOM}{DISEASE}]\\s?[:：]?(?:各|有|共)?{COUNT}{NOTE}"
_COUNTED = line_pattern(f"{_ONE}(?:(?:{JOIN}|\\s?[,，]\\s?){_ONE})*")
# 皮肤:74例(18.0%),多为痤疮、皮疹; 其余47例(11.4%)为头痛、乏力
_AMONG = line_pattern(
    f"{COUNT}{NOTE}[,，]?(?:其中|主要|大多|多数|最常见的?|[多以])*(?:[为是有含]|包括|表现为)?{THINGS}(?!\\s?(?:各|有|共)?{COUNT})"
)
# 两组各有一例 tells nothing of the drug.
_OF_CONTROL = line_pattern("(?:安慰剂|对照|常规|标准治疗)组?[^;；。]{0,12}?\\Z|[两二三各]组[各均都也]{0,2}有?\\Z")
_OF_TREATED = line_pattern(f"(?:观察|治疗|试验|研究|用药|给药|联合|实验)组|不良|副作用|剂量组|{DRUG}组")
# 否则可能引起食管炎, 长期使用者还可能发生颌骨坏死
_MAY_CAUSE = line_pattern(f"(?:可能|可|会|易|恐|容易)(?:引起|导致|引发|诱发|造成|发生|出现){_WITHIN}{{0,4}}?{THINGS}")
# 少数人会出现胃肠道穿孔
_SOME = line_pattern(
    f"(?:少数|部分|个别|极少数|有些|一些|不少|许多)的?(?:人|患者|病人|受试者|用药者|使用者|服用者|病友|个案|民众|人士)(?:会|可|可能|亦|也)*(?:出现|发生|有)(?:[“「『]{_WITHIN}{{0,12}}?|{_WITHIN}{{0,4}}?){THINGS}"
)
# 因口腔溃疡、血球过低而无法续用
_STOPPED = line_pattern(
    f"因(?:为|出现|发生|严重|有)?{THINGS}(?:等(?:副作用|不适|问题|症状)?)?而?(?:(?:无法|不能|难以|未能)(?:续用|继续|耐受|坚持)|(?:不得不|被迫|需要?|须|要|提早|提前|自行)?(?:停药|停用|中断(?:治疗|用药)|减量|换药|退出(?:试验|研究))(?!\\s?{AGENT}))"
)
# 带状疱疹风险约为未使用者的两倍, 带状疱疹风险增加2倍
_TIMES = line_pattern(
    f"(?P<first>{SYMPTOM})的?(?:发生)?(?:风险|机[会率]|几率)(?:大?约|大概|会|便|则|也|更)*(?:(?:[为是达]|高达|相当于)(?:[^,，。;；]{{0,3}}(?:未|没有?|不)[^,，。;；]{{0,2}}(?:使用|服用|用药|接受)[^,，。;；]{{0,4}}?|对照组?|安慰剂组?|一般人|常人|其他人|普通人)的|(?:增加|升高|上升|提高|高出|增至)(?:了|[约达近至])*)(?P<figure>{MEASUREMENT})"
)
# 「眼内炎症发生率约2%,两组相若」
_ALIKE = line_pattern(
    f"(?P<first>{SYMPTOM})(?:的?发生率|的?比[例率]|率){_WITHIN}{{0,4}}?{PERCENT}{NOTE}[,，](?:[两二各三]组|{COUNT}|与(?:安慰剂|对照)组?){_WITHIN}{{0,4}}?(?:相若|相近|相当|相似|相仿|无(?:明显|显著)?差[异别])"
)
# 用药者较易受感染, 曾有情绪低落的个案
_PRONE = line_pattern(
    f"(?:较|更|比较)?容?易(?:受|发生|出现|得|罹患|合并|有)到?{THINGS}|(?:曾|也有|亦有|还有){_WITHIN}{{0,3}}?{things('cases')}的?(?:个案|病例|案例|报告|通报)"
    # 骨质疏松、白内障等问题便会浮现
    f"|{things('later')}等(?:问题|情况|情形|现象|后遗症)?(?:便|就|也|亦|都)?(?:会|可能会?|容易)(?:随之|陆续|相继|逐渐)?(?:浮现|出现|发生|增加)"
)
# 严重感染比例2.6%, 严重中性粒细胞减少见于3.7%的患者, 3.7%的患者出现感染
_SHARE = line_pattern(
    f"(?P<first>{SYMPTOM})(?:率|{_WITHIN}{{0,6}}?(?:发生率|比[例率]|[机几]率|机会|占|见于|发生于|出现于|不到|低于|仅|不足)){_WITHIN}{{0,6}}?{PERCENT}"
    f"|{PERCENT}的?(?:患者|病人|受试者|人|用药者)(?:会)?(?:出现|发生|报告)了?{_WITHIN}{{0,6}}?(?P<other>{SYMPTOM})"
)
_SEEN = "(?:未见|未观察到|未发现|未看到|未有|没有?(?:观察到|发现|看到|见到?)?|无|并未|未|不会?)"
_GROWN = "(?:增加|增多|升高|上升|增高|偏高|高于|多于|更多|更高|差异|差别|区别)"
# 未见血栓增加, 不增加感染风险, 感染未增加, 感染发生率与安慰剂组相当
_NOT_GROWN = (
    line_pattern(f"{_SEEN}{_WITHIN}{{0,6}}?{THINGS}{_WITHIN}{{0,8}}?{_GROWN}"),
    line_pattern(f"{_SEEN}(?:明显|显著|额外|会)?(?:增加|升高|提高|加重)了?{_WITHIN}{{0,6}}?{THINGS}"),
    line_pattern(f"{THINGS}{_WITHIN}{{0,8}}?{_SEEN}(?:明显|显著|统计学|统计|有)?的?{_GROWN}"),
    line_pattern(f"{THINGS}{_WITHIN}{{0,8}}?(?:与|和|同){_WITHIN}{{0,8}}?(?:相当|相近|相若|相似|类似|无异|相仿)"),
    line_pattern(
        f"{THINGS}(?:的?(?:发生率|比例|人数))?(?:在)?(?:[两二各三]组|{COUNT})(?:之间|间)?{_WITHIN}{{0,2}}?(?:相当|相近|相若|相似|类似|相仿|无(?:明显|显著|统计学)?差异)"
    ),
    line_pattern(
        f"(?:[两二各]组|{COUNT}|{DRUG}(?:治疗)?组?(?:与|和|同)(?:安慰剂|对照)组?)(?:之间|间)?的?{THINGS}{_WITHIN}{{0,8}}?(?:相当|相近|相若|相似|类似|无异|相仿|无差异)"
    ),
)


def worded_effects(context: Context, sentence: Sentence, study: Study | None, known: Places) -> Places:
    """The effects of a sentence that only its wording tells of; what is ``known`` of others is left to them."""
    line = sentence.line
    # 「特立帕肽为……,恶心、头晕较为常见」 tells of a drug, where no disease is named that has such signs.
    led = line.text[:1] == DRUG and DISEASE not in line.text
    safe = bool(known) or led or is_about_safety(context, sentence) or f"{DRUG}组" in line.text
    of_trial = study is not None or "组" in line.text
    found: Places = {}
    for rule, match in _matches(line.text, safe=safe, of_trial=of_trial):
        places = _places(line, match)
        agents = agents_of_effect(context, sentence, study, places[0]) if places else []
        for place in places if agents else ():
            if place not in known and place not in found:
                found[place] = (rule, agents)
    single = _counted_places(line, safe=counts_effects(context, sentence)) if COUNT in line.text else []
    single += [
        ("share", place)
        for place in event_places(line.text, safe=safe)
        if _LOWERED_WELL.search(context.name(line.at[place])) is None
    ]
    own: list[Mention] = []
    for rule, place in single:
        # 心肌梗死2例、脑梗死1例: a disease before the second does not say whose it is.
        own = agents_of_effect(context, sentence, study, place) or (own if rule == "counted" else [])
        if own and place not in known and place not in found:
            found[place] = (rule, own)
    return found


def _counted_places(line: Line, *, safe: bool) -> list[tuple[str, int]]:
    """Where the symptoms stand that are counted one by one, or together, in an arm that gets the drug or a passage on its safety."""
    found: list[tuple[str, int]] = []
    for match in _COUNTED.finditer(line.text):
        # Of the control nothing is told of the drug.
        arm = line.text[max(line.text.rfind("组", 0, match.start()) - 4, 0) : match.start()]
        treated = safe or _OF_TREATED.search(line.text, 0, match.start()) is not None
        if treated and _OF_CONTROL.search(arm) is None:
            signs = SYMPTOM + DISEASE if safe else SYMPTOM
            found += [("counted", at) for at in line.at if match.start() <= at < match.end() and line.text[at] in signs]
    for match in _AMONG.finditer(line.text) if safe else ():
        if _OF_CONTROL.search(line.text, 0, match.start()) is None:
            found += [("among", place) for place in places_of(line, match)]
    return found


# What a drug is to lower: 尿蛋白下降 is no adverse event.
_LOWERED_WELL = line_pattern(
    "(?i)尿蛋白|蛋白尿|肌酐比|UPCR|UACR|评分|指数|SLEDAI|DAS|PASI|EASI|抗体|dsDNA|补体|CRP|反应蛋白|血沉|ESR|胆固醇|LDL|血糖|HbA1c|糖化|体重|血压|尿酸|病毒|DNA|RNA"
)


def unchanged_effects(context: Context, sentence: Sentence, study: Study | None) -> Places:
    """What is said not to be more frequent than without the drug, which is not to say that nobody had it."""
    line = sentence.line
    found: Places = {}
    for match in (match for pattern in _NOT_GROWN for match in pattern.finditer(line.text)):
        places = _places(line, match)
        agents = agents_of_effect(context, sentence, study, places[0]) if places else []
        if agents:
            found = dict.fromkeys(places, ("no-increase", agents)) | found
    return found


def share_of(line: Line, place: int) -> int | None:
    """The place of the percentage of those who had what stands at a place: 3.7%的患者出现感染, 感染的机率不到1%."""
    for match in _SHARE.finditer(line.text, clause_start(line.text, place), clause_end(line.text, place)):
        if match["other"] and match.start("other") == place:
            return match.start()
        if match["first"] and match.start("first") == place:
            return match.end() - 1
    if (times := _TIMES.match(line.text, place)) is not None:
        return times.start("figure")
    if line.text[place] == BIOMARKER and (before := counted_before(line.text, place)) is not None:
        return before
    return None


def _matches(text: str, *, safe: bool, of_trial: bool) -> Iterator[tuple[str, re.Match[str]]]:
    yield from (("during", match) for match in _DURING.finditer(text))
    for pattern, rule in ((_STOPPED, "cause"), (_FEARED, "prone")):
        for match in pattern.finditer(text):
            # 「2例因感染停药」 counts them, and is read as such.
            if COUNT not in text[clause_start(text, match.start()) : clause_end(text, match.end())]:
                yield rule, match
    if safe or of_trial:
        yield from _told_of_arms(text)
    if safe:
        yield from _told_of_safety(text)


def _told_of_arms(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for match in _COMMON.finditer(text):
        if _ILLNESS.search(text, clause_start(text, match.start()), match.end()) is None:
            yield "common", match
    yield from (("more", match) for match in _MORE.finditer(text))
    for pattern in (_ALIKE, _TIMES):
        yield from (("share", match) for match in pattern.finditer(text))


def _told_of_safety(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for pattern, rule in ((_PRONE, "prone"), (_SHARE, "share"), (_SOME, "prone"), (_MAY_CAUSE, "cause")):
        for match in pattern.finditer(text):
            # 感染可引起败血症 tells of the infection.
            before = text[clause_start(text, match.start()) : match.start()] if pattern is _MAY_CAUSE else ""
            gone = pattern is _SHARE and _GONE.search(match[0]) is not None
            if SYMPTOM not in before and DISEASE not in before and not gone and _DONE_BESIDE.search(before) is None:
                yield rule, match


# 抽血可能引起瘀青 is of what is done in a trial beside giving the drug.
_DONE_BESIDE = line_pattern(f"抽血|采血|验血|留置针|穿刺|手术|切片|活检|造影|麻醉|内镜|内窥镜|接种|疫苗|[{DIAGNOSTIC}]")
# 脓疱完全清除的比例为54%
_GONE = line_pattern("清除|消退|消失|愈合|痊愈|好转|缓解|改善|减轻|转阴")


def _places(line: Line, match: re.Match[str]) -> list[int]:
    """Where the effects of a match stand: a list of them, or one symptom."""
    name = "first" if match.lastgroup == "figure" else match.lastgroup or "things"
    return _run_until(line, match.start(name)) if name in ("first", "other") else places_of(line, match, name)


def _run_until(line: Line, place: int) -> list[int]:
    """A symptom with those that stand before it in its list: 恶心、腹泻和呕吐的发生率."""
    run = [place]
    while (match := _LISTED_BEFORE.search(line.text, 0, run[0])) is not None:
        run.insert(0, match.start())
    return run


_LISTED_BEFORE = line_pattern(f"{SYMPTOM}(?:{JOIN})\\Z")
