"""Whether a mass or a volume is a finding of the laboratory or a dose: by its denominator, else by the nearest words before it."""

from __future__ import annotations

from slepipe.patterns import Pattern
from slepipe.recognize.clauses import last_clause
from slepipe.recognize.comparators import blank_off
from slepipe.recognize.reading import Reading
from slepipe.recognize.units import Unit

CONCENTRATIONS = frozenset({"m3", "L", "dL", "mL", "uL", "g", "mg", "mmol", "umol", "[HPF]", "{1.73_m2}"})
# Of two cues before a mass the nearer says what it is; a finding's reaches over its sentence, the others over their clause.
_FINDING = (
    *(
        "尿蛋白",
        "小便蛋白",
        "蛋白尿",
        "蛋白定量",
        "UPCR",
        "UTP",
        "血红蛋白",
        "血红素",
        "血色素",
        "白蛋白",
        "肌酐",
        "尿酸",
        "出血量",
    ),
    *("跌到", "跌至", "跌穿", "跌破", "回落", "飙升"),
)
_LABORATORY = (
    *_FINDING,
    *(
        "球蛋白",
        "体重",
        *("生下", "诞下", "产下", "娩出"),
        "血糖",
        "胆固醇",
        "尿量",
        "盐",
        "钠",
        "钾",
        "热量",
        "饮水",
        "水分",
        "喝水",
        "饮酒",
        "喝酒",
        "酒精",
        "纤维",
        "蛋白质摄",
        "摄取",
    ),
    *("抽血", "采血", "补体", "浓度", "含量", "水平", "排出", "脂肪"),
)
_DOSING = (
    *(
        "注射",
        "输注",
        "滴注",
        "推注",
        "静滴",
        "点滴",
        "输液",
        "静注",
        "肌注",
        "泵入",
        "灌肠",
        "雾化",
        "口服",
        "服用",
        "含服",
        "外用",
        "给药",
    ),
    *("剂量", "用量", "每次", "每剂", "每针", "首剂", "负荷", "规格"),
)
_GIVEN = (
    *(*_DOSING, "服", "用", "吊", "予", "给", "合并", "联合", "改为", "改以"),
    *("减量", "减药", "维持", "起始", "单抗", "单株", "松", "龙", "酸酯", "嘌呤", "磷酰胺", "莫司", "羟氯喹", "紫杉"),
    *("类固醇", "激素", "各", "打", "药"),
)
# What leads to a finding and not to a drug's strength: 降到1.5克, 每日少于0.5克, but 阿司匹林100mg.
_RESULTS = (
    "到",
    "至",
    "为",
    "达",
    "是",
    "有",
    "剩",
    "少于",
    "低于",
    "高于",
    "多于",
    "不足",
    "超过",
    "约",
    "逾",
    "<",
    ">",
    "≤",
    "≥",
)
_SENTENCE_ENDS = frozenset("。；;！？!?\n")
# A full stop, or the name of a drug.
_OTHER = Pattern(r"\.(?!\d)|[a-z]{5}")
# 用药后 and 服药前 tell the time of a finding.
_TIME_AFTER = ("后", "前", "药后", "药前", "期间")
_ASSIGNED = tuple(verb + to for verb in ("分派", "分配", "随机", "分组", "分") for to in ("至", "到"))
_TO = frozenset("至到")
_WEIGHT = Pattern("体重.*?(?:公斤|千克|kg)")
_MASSES = frozenset({"g", "mg", "ug", "ng"})
_SUBSTANCE = Pattern(r"(?:白蛋白|球蛋白|钾|钠)\s?\Z")
# 氯沙坦钾50 mg, 氯化钾缓释片1 g: the last word of a drug's name, or its form.
_SALT = Pattern(
    r"(?:沙坦|氯化|碳酸|枸橼酸|柠檬酸|葡萄糖酸|双氯芬酸|丙戊酸|膦酸|泮托拉唑|培美曲塞|孟鲁司特|肝素|他汀)(?:氢)?[钾钠钙]\s?\Z|(?:缓释片|控释片|肠溶片|分散片|胶囊|注射液|颗粒)\s?\Z"
)
# A mass with a frequency is given, whatever stands before it: 肌酐升高时减为1 mg q12h, 肌酐清除率低者减为30毫克每日两次.
_OFTEN = Pattern(
    r"(?i)\s?(?:(?:po\s?|iv\s?)?(?:q\d{0,2}[hdw]|q[dn]|q[od]d|[bt]id|qid|qod|hs)(?![A-Za-z])"
    r"|(?:每|隔)[\d一二两三四六八]{0,2}个?(?:日|天|周|星期|月|小时|晚|早)\s?[\d一二两三四]{1,2}次)"
)
# 尿酸仍≥6 mg/dL再调至80 mg/天: what is adjusted is the drug.
_ADJUSTED = Pattern("[再则应宜可须需先](?:减|加|增|改|调)(?:量|药)?[至到为成]\\Z")
_OF_PEOPLE = Pattern("(?:静注|静脉注射)?人?血?(?:免疫|丙种)?\\Z")
_INTRAVENOUS = Pattern("(?:静注|静脉注射用?)人?血?(?:免疫|丙种)?\\Z")
_GIVING = ("输注", "静滴", "滴注", "静脉滴注", "补充", "补", "给予", "予", "口服", "注射", "应用", "使用", "用", "打")
_INFUSED = Pattern(r"\d\s?(?:m?g|克|毫克)(?:/[d日天kg公斤]+)*\s?(?:静脉|静滴|滴注|输注|口服|ivgtt|泵入)")
_DISSOLVED = ("溶于", "溶解于", "溶入", "加入", "稀释至", "稀释到", "稀释于", "加至", "加到", "加水", "兑")
_COUNTED = frozenset({"{tbl}", "{cap}", "{drop}", "{patch}", "{puff}"})
_GIVEN_BY_WEIGHT = frozenset({"mg", "ug", "ng", "U", "[iU]"})
# 血肌酐升高30%时，减至75mg: the finding is the condition on which the dose depends.
# 大人一次10毫升
_AT_ONCE = ("一次", "1次")
_CONDITION = Pattern("[时者后][，,]\\s?[^，。；]{0,2}(?:减|加|增|改|调)[^，。；]{0,2}\\Z")
_A_DAY_IN_HOURS = Pattern("/\\s?24")
# 出生时仅重980克, 脾重520克, 肿瘤重达300克; but 加重.
_WEIGHS = Pattern("(?<![加减严])(?<!体)重(?:量|约|达|仅|近|逾|超过|只有|为|有){0,2}\\Z")
# 5克盐, 30克膳食纤维
_EATEN_MASSES = frozenset({"g", "mg"})
_EATEN = Pattern(
    "[)）]?的?(?:食?盐|食?糖(?![皮尿])|添加糖|食用油|膳食纤维|纤维素?|脂肪(?!乳|肪)|酒精|蔬菜|水果|鱼|肉(?![毒芽])|碳水化合物|钠(?![a-zA-Z钾])|嘌呤)"
)
# 每百毫升血5微克, 每公斤含0.5毫克
_CONTENT = Pattern(
    "每(?:百|一百|100|10|十)?\\s?(?:(?:毫升|公升|升|分升)(?:血液?|血清|水|尿液?|空气)?(?:中|内)?(?:约?含?有?)|(?:公斤|千克)[^，。；]{0,4}含有?)\\s?\\Z"
)
_OF_UNITS = Pattern("酒|胰岛素|红细胞|红血球|血浆|血小板|悬浮|全血|冷沉淀|输血|输了|肝素|肉毒")
_LONGEST_OF_UNITS = 10
_CLAUSE_END = Pattern("[，。；,;]")
_LONGEST_CLAUSE = 24
_LONGEST_SENTENCE = 64
_CLAUSE_ENDS = "，。；、：,;:\n"


def is_measurement(flow: str, reading: Reading) -> bool:
    """Whether a mass or volume is a finding and not a dose: by its denominator (mg/dL), else by the words before it."""
    unit = reading.unit
    if unit.code in _EATEN_MASSES and not unit.per and _EATEN.match(flow, reading.end) is not None:
        return True
    if unit.code in _MASSES and not unit.per and _OFTEN.match(flow, reading.end) is not None:
        return False
    if not CONCENTRATIONS.isdisjoint(unit.per) or (unit.code == "{cells}" and not unit.per):
        return True
    if unit.per and _A_DAY_IN_HOURS.search(flow, reading.start, reading.end):
        return True
    # 丙种球蛋白400 mg/kg is given, 尿量0.5 mL/kg/h and 蛋白质0.8 g/kg are not; nor is a drop a finding: 玻璃酸钠滴眼液2滴/次.
    if "kg" in unit.per and flow.endswith("球蛋白", 0, reading.start - flow[reading.start - 1 : reading.start].isspace()):
        return False
    if (
        unit.code not in _COUNTED
        and not ("kg" in unit.per and unit.code in _GIVEN_BY_WEIGHT)
        and is_finding(flow, reading.start, unit.code)
    ):
        return True
    # 1包溶于500 mL水中, 稀释至100ml: what a drug is dissolved in.
    if unit.code == "mL" and blank_off(flow[max(0, reading.start - 4) : reading.start]).endswith(_DISSOLVED):
        return True
    return (
        unit.code == "mL"
        and not {"kg", "{dose}"}.intersection(unit.per)
        and _last(_DOSING, _clause_before(flow, reading.start)) < 0
        and not blank_off(flow[max(0, reading.start - 4) : reading.start]).endswith(_AT_ONCE)
    )


def of_units(flow: str, reading: Reading) -> Reading | None:
    """The reading of 14个单位 where what is drunk or given has units; of 8个单位 with employers None."""
    if not flow.startswith("单位", reading.end):
        return None
    behind = _CLAUSE_END.split(flow[reading.end : reading.end + _LONGEST_OF_UNITS], maxsplit=1)[0]
    near = _clause_before(flow, reading.start) + behind
    if _OF_UNITS.search(near) is None:
        return None
    unit = Unit("个单位", "dose", "U")
    return Reading(reading.start, reading.end + len("单位"), reading.low, unit, high=reading.high, low_unit=unit)


def is_finding(flow: str, start: int, code: str) -> bool:
    """Whether the nearest cue before ``start`` is one of the laboratory: 尿蛋白…，一年后少于0.5克, but 体重60公斤每次输注600毫克."""
    # 体重每公斤 names a weight and is part of a dose, 高浓度 a preparation.
    clause = _clause_before(flow, start).replace("体重每", "").replace("高浓度", "")
    ended = blank_off(clause)
    if (ended[-1:] in _TO and ended.endswith(_ASSIGNED)) or (code in _GIVEN_BY_WEIGHT and _ADJUSTED.search(ended)):
        return False
    if "体重" in clause:
        # 体重100公斤以下45mg has its weight; and nobody weighs milligrams.
        clause = _WEIGHT.sub("", clause) if code == "g" else clause.replace("体重", "")
    found, given = _last(_LABORATORY, clause), _last(_DOSING, clause)
    if found >= 0 and _SUBSTANCE.search(clause, found) is not None and _is_given(flow, start, clause[:found]):
        return False
    if found >= 0 and _SALT.search(clause) is not None:
        return False
    if (code in ("g", "kg") and _WEIGHS.search(ended) is not None) or _CONTENT.search(ended) is not None:
        return True
    result = ended.endswith(_RESULTS)
    if found >= 0 or given >= 0:
        # 蛋白尿患者予泼尼松40毫克 is a dose, 尿蛋白经激素治疗降至1.2克 is none.
        return found > given and (result or not any(_says_given(clause, word, found) for word in _GIVEN))
    if code not in _MASSES or not result:
        return False
    sentence = flow[max(0, start - _LONGEST_SENTENCE) : start]
    found = _last(_FINDING, sentence)
    if _CONDITION.search(sentence) is not None:
        return False
    if found < 0 or not _SENTENCE_ENDS.isdisjoint(sentence[found:]) or _OTHER.search(sentence, found) is not None:
        return False
    return not any(_says_given(sentence, word, found) for word in _GIVEN)


def _is_given(flow: str, start: int, before: str) -> bool:
    """Whether a substance of the blood is given: 输注白蛋白20克, 人血白蛋白10 g/d静滴."""
    return (
        _INTRAVENOUS.search(before) is not None
        or _OF_PEOPLE.sub("", blank_off(before)).endswith(_GIVING)
        or _INFUSED.search(flow, start, start + _LONGEST_CLAUSE) is not None
    )


def _last(cues: tuple[str, ...], text: str) -> int:
    return max(map(text.rfind, cues))


def _says_given(sentence: str, word: str, found: int) -> bool:
    """Whether a word of dosing stands behind the finding and does not only tell its time: 用药后降至1.5克."""
    place = sentence.rfind(word, found)
    return place >= 0 and not sentence.startswith(_TIME_AFTER, place + len(word))


def _clause_before(flow: str, start: int) -> str:
    return last_clause(flow[max(0, start - _LONGEST_CLAUSE) : start], _CLAUSE_ENDS)
