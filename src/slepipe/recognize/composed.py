"""Names composed of a name of the lexicon and what stands beside it: IL-6受体拮抗剂, 抗CD20单抗, B细胞受体信号通路, 双脚水肿, ALT升高."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

import msgspec

from slepipe.lexicon.load import Lexicon, fold
from slepipe.lexicon.salts import SALT_BEHIND, SALTS, is_other_salt
from slepipe.patterns import Pattern
from slepipe.recognize.lexical import Match
from slepipe.recognize.resolve import Candidate, own_entity
from slepipe.recognize.roles import decide_role
from slepipe.segment.engine import dictionary_tag

# What follows a target in the name of a class of drugs.
CLASS = Pattern(
    r"(?:/(?:\d{1,2}|[A-Z](?![A-Za-z])))?(?:\s?p\d\d)?\s?(?:受体|配体|信号通路|信号|讯号(?:通路|路径)?|通路|路径|酪氨酸激酶|激酶|家族)?\s?(?:小分子|选择性|变构|别构|异位|共价|可逆|双受体|双重|三重|双靶点?|双标[的靶]|人源化|全人源|重组)?\s?"
    r"(?:抑制剂|拮抗剂|激动剂|促效剂|阻断剂|阻滞剂|调节剂|降解剂|中和抗体|单克隆抗体|单株抗体|单抗|双特异性抗体|三特异性抗体|多特异性抗体|双抗|三抗|抗体(?:偶联)?药物|抗体药物偶联物|抗体药物复合体|融合蛋白|小分子(?!抑|拮|激)|放射性配体(?:疗法)?|放射性药物|核药|纳米抗体|单域抗体|小核酸|双抗|(?<=双靶点)抗体|(?<=双靶)抗体|ADC(?![A-Za-z0-9])|siRNA|PROTAC|分子胶)"
)
_ANTIBODY = Pattern(r"\s?(?:受体|配体|蛋白|抗原)?\s?(?:Ig[GMA]\s?)?(?:自[身体])?抗体")
# Against these an antibody is made as a drug; against others the body makes it.
DRUG_TARGET = r"(?:(?:第?[一二三Ⅰ-Ⅲ1-3I]{1,3}型)?干扰素|CD\d|IL-?\d|白介素|介白素|白细胞介素|TNF|肿瘤坏死因子|BAFF|BLyS|APRIL|IFN|VEGF|血管内皮生长因子|PD-|CTLA|FcRn|TSLP|IgE|BDCA|C5|ICOS|OX40|B7|LAG-?3|TIGIT|TIM-?3|CLDN|Claudin|密蛋白|NKG2|GPRC5D|TL1A|FGFR|TROP-?2|Nectin|4-1BB|GITR|MASP|PCSK9|CGRP|RANKL|硬骨抑素|硬化蛋白|NGF|ST2|FAP|DLL3|MSLN|间皮素|GPC3|ROR1|PSMA|DKK1|TGF|肌生成抑制|HER3|MET|KIT|EGFR|整合素|趋化因子)"
"""The targets of drugs, as a pattern."""
_DRUG_TARGET = Pattern(DRUG_TARGET)
# 抗肿瘤坏死因子针药: what it is against names the class, its form stands outside.
_FORM = Pattern(r"\s?(?:针药|针剂|治疗|[（(]anti-)")
# 抗介白素-5生物制剂: the kind of drug is of the name.
_AGAINST = Pattern(r"\s?(?:受体|配体)?\s?(?:生物制剂|生物药|药物|制剂|疗法|药(?!店|房|师|局|代|企|性|效|动))")
PATHWAY = Pattern("(?:(?:信号|讯号)(?:转导|传导|传递)?)?(?:通路|路径)")
_DOSAGE_FORM = Pattern(r"\s?(?:注射液|注射剂|粉针)")
# 青霉素皮试
_SKIN_TEST = Pattern("(?:皮试|皮[肤内]试验|皮[肤内]测试)")
# Cells against a target, and what is done to or with cells.
_CAR_T = Pattern(
    r"\s?(?:双靶点?|双标[的靶]|双特异性|双重靶向)?\s?CAR-?\s?(?:T|NK)(?:\s?细胞)?(?:疗法|治疗|回输|输注)?(?![A-Za-z])"
)
# CAR-T治疗难治性狼疮: what is treated stands behind, and 治疗 is a verb.
_WHOSE = Pattern("(?:\\d{1,3}例|难治性?|复发性?|[/、或]|重症|[轻中重]至?[中重]?度|活动性?|严重|顽固性?|晚期|儿童|成人)*")
_TREATS = "治疗"
# B细胞双靶点抑制剂, T细胞衔接器
_CELL_CLASS = Pattern(
    "(?:双靶点?|靶向|选择性|双特异性)?(?:抑制剂|清除剂|耗竭剂|衔接器|衔接剂|衔接抗体|接合器|接合剂|激动剂|调节剂|靶向药物?|清除抗体|耗竭抗体)"
)
_CELL_THERAPY = Pattern("(?:清除|耗竭|过继|替代|清除性|耗竭性)(?:疗法|治疗)|疗法|移植术?|输注|回输")
# Of what origin a disease is, at the begin of its name.
_ORIGIN = Pattern("(?:原发性|继发性|特发性|先天性|获得性|遗传性|药物性|类固醇性|激素性)\\Z")
# How it came or of what kind it is: 急性虹膜炎, 免疫性皮肤病; 炎症性腰背痛. Severity and activity are outside.
_COURSE = Pattern("(?:亚?急性|慢性)\\Z")
_RASHES = ("皮炎", "湿疹", "屑病")
_KIND = Pattern("(?:(?:自身|自体)?免疫性|炎症性|代谢性|感染性)\\Z")
# 刺激性接触性皮炎, 特应性手部湿疹
_KIND_OF_RASH = Pattern("(?:刺激性|变应性|过敏性|特应性|异位性|光敏性|职业性|掌部|手部|足部)+\\Z")
_KIND_OF_PAIN = Pattern("(?:炎症性|发炎性|炎性|机械性|神经性|癌性)\\Z")
# 紫红色皮疹, 银白色皮屑
_COLOUR = Pattern("(?:[紫鲜暗淡粉深][红紫褐]|[银灰乳]白|红褐|咖啡|[红紫白黑褐棕黄])色\\Z")
_LESIONS = (*"疹斑屑疱痘节块点", "疹子", "水泡")
_ISOTYPE = Pattern(r"(?:Ig[GMAE]\d?[κλ]?型?|第?[一二ⅠⅡ1-2I]{1,2}型)\s?\Z")
_CONDITIONS = frozenset({"disease", "symptom"})
_ANOTHER_NUMBER = Pattern(r"/(?P<number>\d{1,2})(?![\d.%])")
_SEROLOGY = Pattern("(?:螺旋体|病毒|杆菌|球菌|支原体|衣原体)?(?:表面|核心|特异性)?(?:抗体|抗原|DNA|RNA)")
# 乙型或丙型肝炎: two diseases, of which the first is written by its type only.
_HEPATITIS = Pattern("(?P<type>[甲乙丙丁戊A-E])型?(?:[、,，]?\\s?[乙丙丁戊B-E]型?)*(?:和|或|及|与|、|/)[乙丙丁戊B-E]型?肝炎?")
_HEPATITIS_IDS = dict(
    zip("甲乙丙丁戊ABCDE", ("hepatitis-a", "hepatitis-b", "hepatitis-c", "hepatitis-d", "hepatitis-e") * 2, strict=True)
)
# 九龙中、新界东及港岛西三个医院联网: hospital clusters of Hong Kong, of which only the last is written in full.
_CLUSTER = Pattern(
    "(?:港岛[东西]|九龙[东中西]|新界[东西])(?=(?:港岛[东西]|九龙[东中西]|新界[东西]|[、和及与]|以及|[二三四五六七两\\d]个)*(?:医院)?联网)"
)
_CLUSTERS = {
    island + side: f"{english}-{direction}-cluster"
    for island, english in (("港岛", "hong-kong"), ("九龙", "kowloon"), ("新界", "new-territories"))
    for side, direction in (("东", "east"), ("中", "central"), ("西", "west"))
}
# Parts of the body at which a symptom shows; 双脚水肿 is one symptom, and so is 面部红斑.
_PARTS = (
    "(?:双|单|两|左|右|下|上|四)?(?:皮肤[黏粘]膜|口唇|上唇|下唇|卡疤|手足|球结膜|睑结膜|结膜|巩膜|咽后壁|扁桃体|肛周|甲床|眼周|口周|鼻翼|耳廓|足背|手背|小指|无名指|食指|大?拇趾|大脚趾|会阴|眼球|眼睛|眼|耳朵?|肠道|肠壁|胃部|肺部|肝脏|下腹|上腹|右下腹|左下腹|腹股沟|臀部|肩部|肩|髋部|骶部|颈|腰|呼吸肌|眼睑|眼眶|毛发|头发|指甲|趾甲|睫毛|胡须|后背|后颈|脊背|肋骨|肛门|阴部|外阴|乳房|乳头|腋下|胫前|脚跟|足跟|掌心|手心|脚心|虎口|拇指|脚趾|足趾|关节处?|脚底|足底|脚背|手掌|手背|指端|趾端|头部|额头|耳后|牙齿|舌头|嘴唇|脚踝|足踝|踝部|腮帮子?|腮腺|膝关节|小关节|手指关节|大关节|指头|指缝|鼻子|眼窝|心口|肚脐|下背|面部|嘴角|牙床|脚板|脚掌|十指|两颊|双颊|指关节|下肢|上肢|四肢|小腿|双腿|腿部|脚部|足部|手指|手脚|手部|手臂|腕部|面部|脸部|脸颊|颜面|眼睑|眼皮|眼部|口腔|咽喉|喉咙|颈部|胸部|背部|腰部|腹部|"
    "大腿根?|胳膊|屁股|腰背|肩膀|手腕|手肘|手臂|臂部?|脸颊|后脑勺?|尾骨|太阳穴|指甲周围|甲周|脖子|嘴巴|嗓子|喉咙|喉|咽部?|肚子|腹部|胸部|背部?|头皮|皮肤|肌肉|[骶荐]髂关节|荐肠关节|关节|膝盖|膝部|指尖|趾尖|全身|浑身|周身|肢体|牙根|眼白|眼圈|鼻头|淋巴结|牙龈|鼻腔|胸口|脚|腿|足|手|脸|膝|肢)(?:部位?)?"
)
PART = Pattern(_PARTS + "\\Z")
_BEGINS_WITH_PART = Pattern(_PARTS)
_ANOTHER_PART = Pattern(_PARTS + "(?P<joint>和|或|及|与)?\\Z")
# 出血评分, 银屑病面积和严重程度指数: what is scored gives the score its name. 定量重症肌无力（QMG）评分 has its letters between.
_SCORED = Pattern(
    "(?:的?(?:皮损)?(?:面积(?:[及与和](?:严重(?:程度|度)))?|严重(?:程度|度)|(?:疾病)?活动(?:度|性)?|症状|(?:日常)?生活活动|生活质量|生活品质|风险|影响|数值|视觉模拟|损伤)){0,2}(?:评分|评估量表|评估表|量表|指数|问卷)(?!工具|系统|法|卡|标准|模型)"
)
_SCORED_BEFORE = Pattern("(?:峰值|定量|简化|每日|平均|总体?)\\Z")
_LETTERED = Pattern("[（(][A-Z][A-Za-z-]{1,9}[)）]评分")
_LONGEST_PART = 8
# 注射部位结节, 注射部位严重过敏
_SITE = Pattern("(?:注射|输注|接种|穿刺|用药|给药)(?:部位|位置|处)(?:的?(?:局部|轻微|轻度|严重|持续)|出现)?\\Z")
_COMES_UP = frozenset("起长冒出")
# 双眼睑下垂: a side before a symptom that names its part; 双侧 of 双侧肺炎 is outside.
_SIDE = Pattern("[双单左右]\\Z")
_BODY = Pattern("[眼耳鼻口唇舌面脸颈肩肘腕手指腰髋膝踝足脚趾腿胸乳肺肾腋腹肢]|上肢|下肢|上眼|下眼|上睑|视力|听力")
_CHANGED = Pattern(
    r"(?:水平|值|指数)?(?:轻度|明显|一过性|持续|急|突然|短暂|短时间内|可能)?(?:升高|急升|飙升|骤降|增高|上升|偏高|降低|下降|减少|偏低|异常|延长|飙高)"
)
# 血清总IgG: where it is measured is of the name.
_SERUM = ("血清", "血浆")
_CHANGED_TOO = Pattern("(?:也|可能|突然|会)(?:上去|上来了|升高|飙[高升]|上升|变高|高(?=了))")
# What an image is made of: 胸部增强CT, 关节X光 and 肺部电脑扫描 are examinations of their own.
_IMAGES = frozenset(
    "ct-scan mri ultrasonography radiography x-ray contrast-enhanced-ct contrast-enhanced-mri high-resolution-ct ct-angiography".split()
)
_IMAGED = Pattern(
    "(?:双侧|双|左|右|上|下|全)?(?:(?:[颈胸腰骶]{1,2}|全)段?(?:脊髓|脊柱|脊椎)|脊髓|骶髂关节|小肠|肠道|直肠|肌肉|大腿|小腿|胸腹|胸|腹|头颅|头|颅脑|脑|肺|颈|盆腔|骨盆|肝脏?|肝胆|肾脏?|心脏|胰腺|脾脏|关节|膝关节|髋关节|肩关节|手|足|脊柱|脊椎|颈椎|胸椎|腰椎|乳腺|乳房|甲状腺|颈动脉|血管|眼眶|鼻窦)部?"
    "(?:高解析度?|高分辨率?|薄层|增强|平扫|电脑|动态|彩色|螺旋|低剂量)?\\Z"
)
# Conditions in one name: 坏疽性胆囊炎, 冻疮样皮疹, 系统性红斑狼疮相关肺动脉高压, SLE-PAH.
_BETWEEN = Pattern("(?:[性样]|相关(?:性)?|-(?=[A-Z])|-associated )?")
_LABORATORY = frozenset(
    "alt ast alanine-aminotransferase aspartate-aminotransferase transaminase creatinine serum-creatinine bilirubin creatine-kinase ggt alp blood-pressure blood-glucose "
    "cholesterol triglyceride ldl-c uric-acid liver-enzyme liver-function kidney-function renal-function amylase lipase troponin qt-interval qtc-interval coagulation-time weight lymphocyte neutrophil platelet "
    "hemoglobin white-blood-cell leukocyte igg immunoglobulin-g iga igm immunoglobulin".split()
)
# Around a laboratory finding, what makes it an adverse event: a list or figures in brackets.
_EVENT_BEFORE = ("、", "和", "及", "与", "为", "括", "现", "见", "或", "有", "：", ":", "旦", "若")
_EVENT_AFTER = ("、", "和", "及", "与", "(", "（", "，", "。", "等", ",", "；")


# 奎宁类药物, 5-氨基水杨酸类药物: all drugs of the kind.
_OF_THE_KIND = Pattern("类(?:药物|药品|药(?![店房师])|(?=的?(?:感冒药|止痛药|抗生素|药物?|制剂)))")
# 盐酸氮卓斯汀: the salt is part of the name.
_SALT = Pattern(
    f"(?:{'|'.join(sorted(SALTS))}|对苯磺酸|半?硫酸氢?|乙磺酸|乙酸|十一酸|硝酸|乳酸|己二酸|羟萘甲酸|双羟萘酸|棕榈酸|新戊酸|延胡索酸|反丁烯二酸|聚乙二醇化?|苄星|普鲁卡因)\\Z"
)
_SALT_ENDS = frozenset("酸氢醇化星因")


def salted(flow: str, start: int) -> int:
    """Where the name of a drug begins whose salt stands before it at ``start``, else ``start``; a salt of another salt's name is none."""
    if flow[start - 1 : start] not in _SALT_ENDS or (salt := _SALT.search(flow, max(0, start - 6), start)) is None:
        return start
    return start if is_other_salt(flow, salt.start()) else salt.start()


def without_verb(flow: str, matches: list[Match]) -> list[Match]:
    """The forms, of CAR-T治疗 only CAR-T where what is treated follows."""
    if "CAR" not in flow or _TREATS not in flow:
        return matches
    diseases = frozenset(match.start for match in matches if "disease" in match.concept.types)
    return [
        msgspec.structs.replace(m, end=m.end - len(_TREATS))
        if "CAR" in flow[m.start : m.end] and _treats(flow, m.end, diseases)
        else m
        for m in matches
    ]


def _treats(flow: str, end: int, diseases: Container[int]) -> bool:
    whose = _WHOSE.match(flow, end)
    return flow.endswith(_TREATS, 0, end) and whose is not None and whose.end() in diseases


def find_composed(flow: str, matches: Sequence[Match], lexicon: Lexicon) -> Iterator[Candidate]:
    """Candidates that are longer than what the lexicon has, in no order."""
    targets: dict[int, Match] = {}
    # The IgG降低 of 血清IgG降低 is known.
    signs = {match.start for match in matches if "symptom" in match.concept.types}
    for match in matches:
        types = match.concept.types
        yield from _beside(flow, match)
        if "target" in types and (match.start not in targets or targets[match.start].end < match.end):
            targets[match.start] = match
        if "symptom" in types or "disease" in types:
            yield from _of_condition(flow, match)
        elif types[0] == "drug_class" and (isotype := _ISOTYPE.search(flow, max(0, match.start - 8), match.start)):
            yield Candidate(isotype.start(), match.end, "drug_class", "composed.class", match.concept.id)
        elif match.concept.id in _IMAGES and (part := _IMAGED.search(flow, max(0, match.start - 8), match.start)) is not None:
            yield _own(flow, "therapy", part.start(), match.end, "composed.image")
        if "biomarker" in types:
            yield from _measured(flow, match, signs)
    yield from _of_two(flow, matches)
    by_end = {match.end: match for match in targets.values()}
    diseases = frozenset(match.start for match in matches if "disease" in match.concept.types)
    for match in targets.values():
        yield from _of_target(flow, match, by_end, diseases)
        yield from _coordinated(flow, match, lexicon)
    yield from _with_one_end(flow, lexicon)


def _beside(flow: str, match: Match) -> Iterator[Candidate]:
    """A drug with its salt, or cells with what a class of drugs or a therapy does to them, behind them."""
    types = match.concept.types
    if types[0] == "drug":
        behind = SALT_BEHIND.match(flow, match.end) if flow[match.start].isascii() else None
        start, end = salted(flow, match.start), behind.end() if behind is not None else match.end
        if (start, end) != (match.start, match.end):
            yield Candidate(start, end, "drug", "composed.salt", match.concept.id)
        if (kind := _OF_THE_KIND.match(flow, match.end)) is not None:
            yield _own(flow, "drug_class", start, kind.end(), "composed.class")
        if (test := _SKIN_TEST.match(flow, match.end)) is not None:
            yield _own(flow, "therapy", start, test.end(), "composed.test")
    elif types[0] == "cell_type" and (named := _CELL_CLASS.match(flow, match.end)):
        yield _own(flow, "drug_class", match.start, named.end(), "composed.class")
    elif types[0] == "cell_type" and (therapy := _CELL_THERAPY.match(flow, match.end)):
        yield _own(flow, "therapy", match.start, therapy.end(), "composed.therapy")


def _of_two(flow: str, matches: Iterable[Match]) -> Iterator[Candidate]:
    """A condition that another one qualifies: a name of its own."""
    conditions = [match for match in matches if not _CONDITIONS.isdisjoint(match.concept.types)]
    starts = {match.start: match for match in sorted(conditions, key=lambda match: match.end)}
    for first in conditions:
        joint = _BETWEEN.match(flow, first.end)
        second = starts.get(joint.end()) if joint is not None else None
        # Without a joint only Han names of which the first is a disease are one: 硬皮病肾危象.
        bare = joint is not None and joint.end() == first.end
        if second is not None and not (
            bare and (first.concept.types != ("disease",) or flow[first.end - 1].isascii() or flow[second.start].isascii())
        ):
            yield _own(flow, second.concept.types[0], first.start, second.end, "composed.conditions")


def _of_condition(flow: str, match: Match) -> Iterator[Candidate]:
    types = match.concept.types
    if "symptom" in types and (site := _SITE.search(flow, max(0, match.start - 10), match.start)) is not None:
        yield _own(flow, "symptom", site.start(), match.end, "composed.part")
        return
    # 双眼葡萄膜炎 is a disease that somebody has on both sides.
    if "symptom" in types and not (types[0] == "disease" and decide_role(types, flow, match.start, match.end)[0] == "disease"):
        yield from _at_a_part(flow, match)
    if (scored := _SCORED.match(flow, match.end)) is not None:
        before = _SCORED_BEFORE.search(flow, max(0, match.start - 2), match.start)
        yield _own(flow, "biomarker", before.start() if before is not None else match.start, scored.end(), "composed.score")
    elif flow.endswith("定量", 0, match.start) and _LETTERED.match(flow, match.end) is not None:
        yield _own(flow, "biomarker", match.start - 2, match.end, "composed.score")
    if "disease" in types:
        if (serology := _SEROLOGY.match(flow, match.end)) is not None:
            yield _own(flow, "biomarker", match.start, serology.end(), "composed.serology")
        if (origin := _origin(flow, match)) is not None:
            kind, cue = decide_role(types, flow, origin, match.end)
            yield Candidate(origin, match.end, kind if cue else "disease", "composed.origin", match.concept.id)


def _origin(flow: str, match: Match) -> int | None:
    """Where the name of a disease begins whose origin, course or kind stands before it."""
    start, last = match.start, flow[match.end - 1]
    patterns: tuple[Pattern, ...] = (_ORIGIN, _COURSE) if last == "炎" else (_ORIGIN, _KIND) if last == "病" else (_ORIGIN,)
    patterns += (_KIND_OF_RASH,) if flow.startswith(_RASHES, match.end - len(_RASHES[0])) else ()
    found = (pattern.search(flow, max(0, start - 6), start) for pattern in patterns)
    return next((origin.start() for origin in found if origin is not None), None)


def _with_one_end(flow: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """Names of which only the last of a list has its end: 乙型 in 乙型或丙型肝炎, 九龙中 in 九龙中及新界东联网."""
    for cluster in _CLUSTER.finditer(flow) if "联网" in flow else ():
        if _CLUSTERS[cluster[0]] in lexicon.numbers:
            yield Candidate(*cluster.span(), "organization", "composed.cluster", _CLUSTERS[cluster[0]])
    for match in _HEPATITIS.finditer(flow) if "肝" in flow else ():
        end = match.end("type") + flow.startswith("型", match.end("type"))
        if _HEPATITIS_IDS[match["type"]] in lexicon.numbers:
            yield Candidate(match.start(), end, "disease", "composed.type", _HEPATITIS_IDS[match["type"]])


def _own(flow: str, kind: str, start: int, end: int, rule: str) -> Candidate:
    return Candidate(start, end, kind, rule, own_entity(kind, flow[start:end]))


def _of_target(flow: str, match: Match, by_end: dict[int, Match], diseases: Container[int]) -> Iterator[Candidate]:
    start = match.start
    while start and flow[start - 1] == "/" and (before := by_end.get(start - 1)):
        start = before.start
    against = flow[start - 1 : start] == "抗" and flow[start - 2 : start] not in ("拮抗", "对抗", "抵抗")
    start -= against
    if not against and (cells := _CAR_T.match(flow, match.end)) is not None:
        end = cells.end() - (len(_TREATS) if _treats(flow, cells.end(), diseases) else 0)
        yield _own(flow, "therapy", start, end, "composed.cells")
    elif (named := CLASS.match(flow, match.end)) is not None:
        if flow.startswith("重组", start - 2) and start > 1 and _DOSAGE_FORM.match(flow, named.end()):
            yield _own(flow, "drug", start - 2, named.end(), "composed.drug")
        else:
            yield _own(flow, "drug_class", start, named.end(), "composed.class")
    elif against and (named := _ANTIBODY.match(flow, match.end)) is not None:
        kind = "drug_class" if _DRUG_TARGET.match(flow, match.start) else "biomarker"
        yield _own(flow, kind, start, named.end(), "composed.antibody")
    elif against and _DRUG_TARGET.match(flow, match.start) and (agent := _AGAINST.match(flow, match.end)) is not None:
        yield _own(flow, "drug_class", start, agent.end(), "composed.class")
    elif against and _DRUG_TARGET.match(flow, match.start) and _FORM.match(flow, match.end):
        yield _own(flow, "drug_class", start, match.end, "composed.class")
    elif start == match.start and (pathway := PATHWAY.match(flow, match.end)) is not None:
        yield _own(flow, "target", match.start, pathway.end(), "composed.pathway")


def _coordinated(flow: str, match: Match, lexicon: Lexicon) -> Iterator[Candidate]:
    """The second of IL-12/23 and TLR7/9, of which only the number is written."""
    another = _ANOTHER_NUMBER.match(flow, match.end)
    if another is None or not flow[match.end - 1].isdecimal():
        return
    name = fold(flow[match.start : match.end].rstrip("0123456789") + another["number"])
    head = name[:3]
    if head in lexicon.heads:
        for concept, _ in lexicon.under(head)[1].get(name, ())[:1]:
            yield Candidate(*another.span("number"), "target", "composed.number", concept)


def _at_a_part(flow: str, match: Match) -> Iterator[Candidate]:
    start = match.start
    # 皮肤起水泡: the blisters are the symptom.
    if flow[start] in _COMES_UP and flow.endswith(_LESIONS, start, match.end):
        return
    part = PART.search(flow, max(0, start - 6), start)
    if part is None and _BODY.match(flow, start) is not None:
        part = _SIDE.search(flow, max(0, start - 2), start)
    if part is not None and part.start() < start:
        start = part.start()
    elif flow.endswith(_LESIONS, start, match.end) and (colour := _COLOUR.search(flow, max(0, start - 4), start)) is not None:
        start = colour.start()
    elif flow[match.end - 1] == "痛" and (kind := _KIND_OF_PAIN.search(flow, max(0, start - 4), start)) is not None:
        start = kind.start()
    if _BEGINS_WITH_PART.match(flow, start) is not None and (both := with_other_part(flow, start)) < start:
        yield _own(flow, "symptom", both, match.end, "composed.part")
    elif start < match.start:
        yield Candidate(start, match.end, "symptom", "composed.part", match.concept.id)


def with_other_part(flow: str, start: int) -> int:
    """Where two parts of the body begin of which the second is at ``start`` (脚踝或眼皮浮肿, 手指脚趾肿), else ``start``; none of a list of parts with 、."""
    other = _ANOTHER_PART.search(flow, max(0, start - _LONGEST_PART), start)
    if other is None or other.start() == start:
        return start
    if other.end() - other.start() < 2 if other["joint"] is None else _goes_on_with_parts(flow, other.start()):
        return start
    before = other.start() - 1
    # 拉肚子和淋巴结肿大: the first part ends a word.
    ends = other.start("joint") if other["joint"] else other.end()
    return start if dictionary_tag(flow[before : before + 2]) or dictionary_tag(flow[before:ends]) else other.start()


def _goes_on_with_parts(flow: str, start: int) -> bool:
    """Whether a list of parts stands before the last two (手腕、脚踝及手指痛), and not one of symptoms (泡沫多、脚踝或眼皮浮肿)."""
    return flow[start - 1 : start] == "、" and PART.search(flow, max(0, start - _LONGEST_PART), start - 1) is not None


def _measured(flow: str, match: Match, signs: Container[int]) -> Iterator[Candidate]:
    """A laboratory value with where it was measured, and with what happened to it; ``signs`` are the starts of all known symptoms."""
    serum = match.start not in signs and flow.endswith(_SERUM, 0, match.start)
    start = match.start - serum * len(_SERUM[0])
    if serum:
        yield Candidate(start, match.end, "biomarker", "composed.serum", match.concept.id)
    if match.concept.id in _LABORATORY:
        yield from _changed(flow, match, start)


def _changed(flow: str, match: Match, start: int) -> Iterator[Candidate]:
    if (too := _CHANGED_TOO.match(flow, match.end)) is not None:
        yield _own(flow, "symptom", start, too.end(), "composed.finding")
    changed = _CHANGED.match(flow, match.end)
    if changed and flow[start - 1 : start] in _EVENT_BEFORE and flow[changed.end() : changed.end() + 1] in _EVENT_AFTER:
        yield _own(flow, "symptom", start, changed.end(), "composed.finding")
