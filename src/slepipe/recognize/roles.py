"""Disease or symptom: what the sentence says of a condition decides (骨质疏松 as a side effect, or as a disease that is treated)."""

from __future__ import annotations

from collections.abc import Container, Iterable

import msgspec

from slepipe.patterns import Pattern
from slepipe.recognize.clauses import last_clause
from slepipe.recognize.resolve import Candidate

# What makes a condition an adverse event or complication, rather than a disease that is treated or excluded: the nearest one counts.
_SYMPTOM = Pattern(
    "副作用|不良反应|不良事件|(?:心血管|血栓|栓塞|出血)事件|并发症|毒性|出现|导致|引致|引发|引起(?!之)|造成|诱发|带来|发生|风险(?![之的])|症状|表现|可能|包括|[注留]意(?!事项|力|到)(?=[^，,]{0,30}\\Z)|(?:会|可|可能|机会|醇|素|药物?)[令使](?!用)|常见|居多|未见|陷入|并发|预防|以防|提防|避免|减低|进展至|恶化为|演变为|可见|伴|如(?!果)"
)
_DISEASE = Pattern(
    "合并症|共病|病史|患有|罹患|确诊|诊断|治疗|患者(?![，,])|病人(?![，,]|常是|多是|多为|大多是)|易患|筛检|排除|适应[症证]|既往|感染史|合并|筛查|慢性病|可能是|考虑[为是]|说是|以为是|怀疑是?|疑似|误[认以]为|误诊|当[作成]|(?<![获取懂])得[了过]"
)
# 如接触水痘, 曾患胰腺炎, 以为只是痔疮, 14例具糖尿病、肝硬化, 符合皮肌炎, 按“湿疹”治疗, 原有低血钙: what is had or was diagnosed.
_HAD = Pattern(
    "(?:接触[了过到]?|符合|不支持|考虑|原有|原患|既有|曾经?(?:患|得|发生|确诊)[过了]?|[按诊以][“「『])(?:严重|活动性|明显|轻度|典型|普通)?\\Z|以为(?:只|就|又)?是[^，。；]{0,8}\\Z|[名例人]具(?:有|备)?[^，。；]{0,8}\\Z"
)
_HAD_REACH = 14
# 可引致白内障、青光眼, 以免引发雷尔氏综合征, 严重时会心脏衰竭, 已呈败血性休克: what comes of another thing.
_BROUGHT = Pattern(
    "(?:(?:可|可能|以免|免得|避免)(?:引致|引起|引发|导致|造成)|严重[时者](?:可能|甚至|更|会|可){1,2}(?:出现|发生|引起|导致|引致|并发|有)?|[已亦并仍]呈(?:现)?)[^，。；的]{0,16}\\Z"
)
_EVENTS_AFTER = Pattern("等(?:严重|主要|不良|肾脏|心血管){0,2}事件")
_DIED_OF = Pattern("(?:而)?(?:死亡|去世|身亡|过世|病逝|不治)")
# Of a condition that is a disease else, only these make a side effect.
_ADVERSE = Pattern("副作用|不良反应|不良事件|(?:心血管|血栓|栓塞|出血|感染)事件|毒性|安全性")
# Within criteria, what still makes a symptom.
_MORE_EVENTS = Pattern("(?:严重者?|罕见|少见|偶[见有尔]|个别|极少数?|少数|其他|较少|长期|过量|停药|也|亦|还)")
_SHOWS = Pattern("副作用|不良反应|不良事件|毒性|安全性|表现为|症状包括")
_AFTER_SYMPTOM = Pattern(
    "[^，。；,;\n]{0,24}?等?(?:的)?(?:并发症|副作用|不良反应|不良事件|症状|毒性|发生率|(?:长期|严重)?风险(?!因[子素]|族群|群体)|机会|机率|几率|概率|问题)"
)
_AFTER_DISEASE = Pattern(
    "控制(?:不佳|不良|不好|不理想|良好|稳定|得[宜当好])|(?:就|又|便|再度?)复发|(?:[、或和及与][^，。；、或和及与]{1,8}){0,2}者[，,]?(?:也|亦|均|皆|都|仍)?(?:应|须|需)?(?:先)?(?:矫正|纠正|控制|禁用|慎用|忌|不宜|不可|不能|不得|勿|避免|谨慎|禁止)"
    "|(?:又[叫称名]|也[叫称]|俗称|起病[急缓隐]|疫情|专科|专病|是一种|属于|门诊|史(?=[，、。；,者的且或及和]|\\Z))|(?:的|[或和及与][^，。；、或和及与的]{1,6})?(?:患者|病人)|(?:[、或和及与][^，。；、\\n]{1,8}){0,2}(?:尚未|仍未|未)(?:痊愈|治愈|根治|控制)|(?:的)?(?:急性发作|急性加重|属(?:于)?(?:中医|祖国医学)|病史|病友|的治疗|的(?:[^，。；\\n]{0,4}多中心|随机))"
)
# 患者常从眼睑下垂、复视起病: with what a disease begins.
_BEGINS_WITH = Pattern("(?:、[^，。；,;、\n]{1,8}){0,3}(?:等|而)?起病(?![急缓隐较多时于])")
# What the title of a paper is about: 系统性红斑狼疮并发巨噬细胞活化综合征的临床特征.
_TOPIC = Pattern(
    "(?:[（(][^（()）\n]{1,12}[)）])?的?(?:中医|外治|预测|筛查|管理|流行病学|患病率|发病率|防治|预防|护理|康复|用药|新药|指南|如何|怎么|怎样|是什么|患者(?:教育|须知)|误区|[一二三四五六七八九十\\d]{1,3}年|临床(?:特[点征]|分析|表现|研究)|诊治|诊疗|诊断|治疗|预后|危险因素|影响因素|发病机制|研究进展|专家共识|诊疗指南|处理原则|一例)"
)
_LONGEST_TITLE = 80
# 发生淋巴瘤的机会: what may come of another disease.
_CHANCE_BEFORE = ("发生", "并发", "出现", "得了", "得到", "得")
_CHANCE = Pattern("的?(?:机会|机率|几率|概率|风险)(?!因素|评|分层)")
# What somebody died of: 死因为肺部感染和脑出血, 1例因肺炎死亡; but not the risk of dying of a heart disease.
_CAUSES_BEFORE = Pattern("死因(?:分别|主要|依次)?(?:为|是|包括|有|[:：])[^。；]*\\Z|死因里[，,]\\Z")
_CAUSES_AFTER = Pattern(
    "(?:[、和及与][^，。；、]{2,10}){0,3}(?:是(?:[^，。；危国]{0,8}的)?(?:主要|首要|常见|直接)死因|[亦也均]?(?:令|致|导致)[\\d一二三四五六七八九十]+[例人名]死亡|致死)"
)
_DIED_BEFORE = Pattern("[\\d一二三四五六七八九十]+[例人名位](?:病人|患者)?因(?:[^，。；]{1,8}[、和及与])?\\Z")
_DIED_AFTER = Pattern("(?:[、和及与][^，。；、]{2,10})?(?:引[发起][^，。；]{2,6})?(?:死亡|去世|身亡)")
# A list of criteria speaks of diseases, up to what speaks of safety.
_CRITERIA = Pattern(
    "(?:排除|入选|纳入|入组)(?:标准|条件)|不得入组|不可入组|排除：|(?:不予|不得|停止)给付|(?:不能|不可|无法|不得)参加(?:本)?(?:研究|试验|计划)?[:：]|(?P<end>安全性|不良|终点|结果|副作用)"
)
# A blood cell is counted, or it does something: 血小板低于100 and 活化血小板.
_COUNTED = Pattern(
    "\\s?(?:[也均都则仍常已]|明显|显著|轻度|持续|大幅|突然){0,2}(?:绝对值|每(?:微升|立方毫米|毫升)|绝对计数|计数|总数|数[量目]?(?!据)|比例|百分比|水平|浓度|减少|增多|增高|升高|降低|下降|上升|偏[高低]|正常|异常|恢复|回升|低于|高于|超过|不足|少于|大于|小于|高达|占到?|飙|超标|只[有剩]|(?:也|略|仍|较)?[低高少](?=[，。、；,])|升[到至]|降[到至]|达到?\\d|仍?[<>≥≤＜＞=＝]|[为是至到仅]?约?\\s?\\d)"
)
_BLOOD_BEFORE = Pattern("(?:外周血|周边血|血液?中?|血常规|[验查]过?|监测|检测|复查|追踪|降低|升高|绝对)\\Z")
_ACTS = Pattern(
    "(?:的|会|能|可|便|就)?(?:大量|到处|错误|异常|不断|开始)?(?:攻击|涌|聚|黏|粘|结成|抵抗|对抗|吞|跑|围|是(?:抵抗|对抗|人体|身体|保护|负责|我们)|浸润|活化|激活|聚集|结合|募集|释放|黏附|粘附|迁移|凋亡|参与|胞外|外渗|脱颗粒|趋化|吞噬|分化|表面|介导|攻击|侵入|进入|释出)"
)
_ACTED_ON = Pattern(
    "(?:裹着?|抽出|抽取|分离出?|收集|采集|提取|捕获|大量|成灶的|活化|激活的?|募集(?:更多)?|招来|招募|吸引|诱导|清除|动员|刺激|攻击|促使|抑制|耗竭|释放)\\Z"
)
# What the body makes and what is given are one substance: 血清睾酮 and 注射睾酮, 免疫球蛋白降低 and 输注免疫球蛋白.
_MEASURED_AFTER = Pattern(
    r"\s?(?:的)?(?:[也均都]?(?:明显|严重|普遍|轻度|显著))?(?:水平|浓度|含量|分泌|抵抗|敏感性|缺乏|不足|过多|检测|测定|检查|释放|升高|增高|降低|下降|正常|异常|偏[高低]|定量|检验|数值|(?:由|从|[为仅只有达低高于在到至：:<>≥≤＞＜]{0,3})\s?[\d.]+\s?(?:[npμuµm]?g/[dm]?L|[mnpμuµ]{0,2}mol/L|m?[μu]?I?U/m?L))"
)
_MEASURED_BEFORE = Pattern(
    "(?:血清|血浆|血中?|血液|尿液?|脑脊液|游离|空腹|基础|餐后|体内|内源性|自身|总|检测|复查|抽血|检查|化验|验)\\Z"
)
_GIVEN_AFTER = Pattern(
    r"\s?(?:[\d.]+\s?(?:万|mg|g|kg|U|IU|[μµu]g|mL|ml|毫[克升]|克|微克|单位|国际单位)(?!/[dmμ]?L)|治疗|疗法|注射|静脉|输注|静滴|滴注|替代|制剂|冲击|补充|皮下|口服|每[日天周月]|针剂)"
)
_GIVEN_BEFORE = Pattern(
    "(?:注射|静注|静滴|静脉|滴注|输注|补充|给予|予以?|使用|服用|口服|皮下|停用|改用|加用|选用|应用|接受|联合|外用|重组人?|聚乙二醇化的?|长效|打|输|用|加上|搭配|合用|并用)\\Z"
)
# 关键词：皮肌炎；间质性肺病: what a paper is about.
_KEYWORDS = Pattern("[【\\[（(]?(?:关键[词字]|索引词|中文关键词|(?i:key\\s?words?))\\s?[】\\]）)]?")
_KEYWORDS_BEGIN = frozenset("【[（(关索中Kk")
_LONGEST_KEYWORDS = 200
# 常见（1%至10%）：头痛、上呼吸道感染: effects by their frequency.
_BY_FREQUENCY = Pattern(
    "(?:不|最|十分|非常|极|较|很)?(?:[常少罕]见|偶见|偶发)\\s?[（(][^（）()]{0,14}[\\d一十百千万%％‰][^（）()]{0,14}[）)]\\s?[:：][^:：]*\\Z"
)
# 可能的副作用 / 少见但严重：白血球过低、间质性肺炎
_BELOW_EFFECTS = Pattern(
    "(?:副作用|不良反应|不良事件)[^。]{0,90}(?:[常少罕]见|偶见|偶发|严重)(?:但严重|的?反应|的?副作用)?\\s?[:：][^:：。\\n]*\\Z"
)
# 因感染而终止治疗, 因带状疱疹退出: what a trial was left for.
_ENDED = Pattern("(?:[、或和及与][^，。；、]{2,8})?而?(?:需要?)?(?:终止(?:治疗|试验|研究|用药)?|中止|退出)(?!妊娠|怀孕)")
_REACH, _FAR, _LISTED = 60, 600, 120
_CONDITIONS = frozenset({"disease", "symptom"})
_JOINS = tuple("、和与及或")
_COUNTED_CASES = r"\s?(?:\d{1,4}|[一二三四五六七八九十两]{1,3})\s?例(?:[（(][\d.%％]{2,8}[)）])?"
_CASES, _CASES_BEFORE = Pattern(_COUNTED_CASES), Pattern(_COUNTED_CASES + "\\Z")
_LONGEST_CASES = 18
# 慢性肾脏病病人: whose disease it is.
_OWNERS = Pattern("患者|病人|病友|病史")


def decide_role(types: tuple[str, ...], flow: str, start: int, end: int) -> tuple[str, str]:
    """The type of a condition at ``start:end``, of those that its concept may have, and the words that decide it.

    Where nothing decides the first type counts and there are no words.
    """
    if "cell_type" in types:
        return _cell_role(types, flow, start, end)
    if "drug" in types:
        return _substance_role(types, flow, start, end)
    if "disease" in types and (topic := _keywords(flow, start)):
        return "disease", topic
    if "symptom" not in types:
        cue = _shown_of_disease(flow, start, end) if types == ("disease",) else ""
        return ("symptom", cue) if cue else (types[0], "")
    return _condition_role(types, flow, start, end)


def _condition_role(types: tuple[str, ...], flow: str, start: int, end: int) -> tuple[str, str]:
    disease = next((kind for kind in types if kind != "symptom"), "symptom")
    if shown := _shown(flow, start, end):
        return "symptom", shown
    for pattern, kind in ((_AFTER_SYMPTOM, "symptom"), (_AFTER_DISEASE, disease)):
        if (after := pattern.match(flow, end)) is not None:
            return kind, after[0]
    if (had := _HAD.search(flow, max(0, start - _HAD_REACH), start)) is not None:
        return disease, had[0]
    clause = _events_before(flow, start)
    if not _SHOWS.search(clause) and (criteria := _criteria(flow, start)):
        return disease, criteria
    symptom, other = (max(pattern.finditer(clause), key=lambda m: m.start(), default=None) for pattern in (_SYMPTOM, _DISEASE))
    if symptom is None and other is None:
        return types[0], ""
    if other is None or (symptom is not None and symptom.start() > other.start()):
        return "symptom", symptom[0] if symptom else ""
    return disease, other[0]


def _cell_role(types: tuple[str, ...], flow: str, start: int, end: int) -> tuple[str, str]:
    before = flow[max(0, start - 6) : start]
    for kind, behind, ahead in (
        ("biomarker", _COUNTED, None),
        ("cell_type", _ACTS, _ACTED_ON),
        ("biomarker", None, _BLOOD_BEFORE),
    ):
        cue = (behind.match(flow, end) if behind else None) or (ahead.search(before) if ahead else None)
        if cue is not None and kind in types:
            return kind, cue[0]
    return types[0], ""


def _substance_role(types: tuple[str, ...], flow: str, start: int, end: int) -> tuple[str, str]:
    before = flow[max(0, start - 6) : start]
    measured = next((kind for kind in types if kind != "drug"), types[0])
    for kind, cue in (
        (measured, _MEASURED_AFTER.match(flow, end)),
        ("drug", _GIVEN_AFTER.match(flow, end)),
        (measured, _MEASURED_BEFORE.search(before)),
        ("drug", _GIVEN_BEFORE.search(before)),
    ):
        if cue is not None:
            return kind, cue[0]
    return types[0], ""


def find_topics(flow: str, conditions: Iterable[tuple[str, int, int]]) -> frozenset[str]:
    """The conditions (id, start and end) that the first line is about: diseases throughout, though they are complications elsewhere."""
    stop = flow.find("\n", 0, _LONGEST_TITLE)
    return frozenset(name for name, _, end in conditions if end <= stop and _TOPIC.match(flow, end, stop) is not None)


def agree(candidates: list[Candidate], flow: str, undecided: Container[tuple[int, int]]) -> list[Candidate]:
    """The candidates with conditions of one list alike: where nothing tells of one, it is what its neighbour is (感染、骨质疏松与卵巢功能受损).

    ``undecided`` are the spans of conditions whose type only their row gave.
    """
    # Of names that end at one place the longest counts.
    conditions = {c.end: c for c in sorted((c for c in candidates if c.type in _CONDITIONS), key=lambda c: -c.start)}
    starts = {c.start: c for c in conditions.values()}
    changed: dict[tuple[int, int], str] = {}

    def is_symptom(c: Candidate | None) -> bool | None:
        if c is None or ((c.start, c.end) in undecided and (c.start, c.end) not in changed):
            return None
        return changed.get((c.start, c.end), c.type) == "symptom"

    ordered = sorted(conditions.values(), key=lambda c: c.start)
    # What the neighbour behind is tells, too: 痤疮、毛囊炎、皮疹.
    for condition in (*ordered, *reversed(ordered)):
        span = (condition.start, condition.end)
        cases = _CASES.match(flow, condition.end)
        if span in changed or (span not in undecided and (cases is None or condition.type == "symptom")):
            continue
        before, counted = _listed_before(flow, condition.start, conditions)
        if span not in undecided:
            # 肺炎17例、结核4例: what is counted behind a symptom is one, whatever it is elsewhere.
            if counted and before is not None and changed.get((before.start, before.end), before.type) == "symptom":
                changed[span] = "symptom"
            continue
        end = cases.end() if cases is not None else condition.end
        after = starts.get(end + 1) if flow[end : end + 1] in _JOINS else None
        beside = {is_symptom(before), is_symptom(after)} - {None}
        if beside == {True}:
            changed[span] = "symptom"
        elif beside == {False} and cases is None and not counted:
            # 肝病、癌症及肺病: what stands among diseases is one, too.
            changed[span] = "disease"
    if not changed:
        return candidates
    return [
        msgspec.structs.replace(c, type=changed[c.start, c.end]) if c.type in _CONDITIONS and (c.start, c.end) in changed else c
        for c in candidates
    ]


def _listed_before(flow: str, start: int, conditions: dict[int, Candidate]) -> tuple[Candidate | None, bool]:
    """The condition that stands before another one in a list, and whether its cases are counted between: 肺栓塞3例、心肌梗死2例."""
    if flow[start - 1 : start] not in _JOINS:
        return None, False
    cases = _CASES_BEFORE.search(flow, max(0, start - _LONGEST_CASES), start - 1)
    return (conditions.get(start - 1), False) if cases is None else (conditions.get(cases.start()), True)


def _sentence_before(flow: str, start: int) -> str:
    return last_clause(flow[max(0, start - _REACH) : start], "。；;\n")


def _events_before(flow: str, start: int) -> str:
    """The sentence before ``start``, past a semicolon behind which a list of events goes on: 副作用有A、B；严重者可有C."""
    clause = _sentence_before(flow, start)
    if _MORE_EVENTS.match(clause) is None:
        return clause
    return last_clause(flow[max(0, start - _LISTED) : start], "。\n")


def _adverse_cue(flow: str, start: int) -> str:
    """What makes a disease an adverse event, empty where nothing does: 不良事件 … 包括."""
    clause = _events_before(flow, start)
    adverse = max(_ADVERSE.finditer(clause), key=lambda m: m.end(), default=None)
    if adverse is None:
        return ""
    between = clause[adverse.end() :].replace("认为", "")
    led = any(cue in between for cue in ("包括", "居多", "如", "为", "有", "：", ":", "出现", "罕见", "偶见", "少见"))
    return adverse[0] if led and not _DISEASE.search(between) else ""


def _shown_of_disease(flow: str, start: int, end: int) -> str:
    """What makes a symptom of a condition that is a disease else, empty where nothing does, or where it says whom it is about (CKD患者)."""
    return "" if _OWNERS.match(flow, end) is not None else _adverse_cue(flow, start) or _shown(flow, start, end)


def _shown(flow: str, start: int, end: int) -> str:
    """What tells that a condition is how a disease began, what may come of it or what somebody died of, empty where nothing does."""
    for after in (_BEGINS_WITH, _CAUSES_AFTER, _EVENTS_AFTER):
        if (match := after.match(flow, end)) is not None:
            return match[0]
    if (chance := _CHANCE.match(flow, end)) is not None and flow.endswith(_CHANCE_BEFORE, 0, start):
        return chance[0]
    if flow.find("见", max(0, start - _LISTED), start) >= 0:
        line = last_clause(flow[max(0, start - _LISTED) : start], "。；;\n")
        below = _BELOW_EFFECTS.search(flow, max(0, start - _LISTED), start)
        if (frequency := _BY_FREQUENCY.search(line) or below) is not None:
            return frequency[0]
    clause = _sentence_before(flow, start)
    if (brought := _BROUGHT.search(clause)) is not None:
        return brought[0]
    return _died(clause, flow, end) if "因" in clause else ""


def _died(clause: str, flow: str, end: int) -> str:
    """What tells that somebody left a trial for a condition or died of it, of the ``clause`` before it."""
    if clause.endswith("因") and (died := _DIED_OF.match(flow, end)) is not None:
        return died[0]
    if clause.endswith("因") and (ended := _ENDED.match(flow, end)) is not None:
        return ended[0]
    if (causes := _CAUSES_BEFORE.search(clause)) is not None:
        return causes[0]
    died = _DIED_BEFORE.search(clause)
    return died[0] if died is not None and _DIED_AFTER.match(flow, end) is not None else ""


def _keywords(flow: str, start: int) -> str:
    """What leads the line of key words in which a place lies, empty where it lies in none."""
    line = flow.rfind("\n", max(0, start - _LONGEST_KEYWORDS), start) + 1
    if line == 0 and start > _LONGEST_KEYWORDS:
        return ""
    led = _KEYWORDS.match(flow, line, start) if flow[line] in _KEYWORDS_BEGIN else None
    return led[0] if led is not None else ""


def _criteria(flow: str, start: int) -> str:
    """The heading of the criteria of a trial in which a place lies, empty where it lies in none."""
    last = None
    for match in _CRITERIA.finditer(flow, max(0, start - _FAR), start):
        last = match
    return last[0] if last is not None and last["end"] is None else ""
