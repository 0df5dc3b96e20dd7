"""Names that only give another thing its name, or stand for no treatment: 风湿病科, 世界狼疮日, 呼吸器的声音, 通用型CAR-T."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from slepipe.patterns import Pattern
from slepipe.recognize.clauses import last_clause
from slepipe.recognize.lexical import Match

# 受感染的蚊子, 两宗社区感染: who was infected, and where.
_INFECTED = Pattern("(?:抗|(?<!承)受|被|本地|社区|境外)\\Z")
# Who infects himself with what (感染EBV病毒后, 感染了其他病毒), and what is done against it (感染控制).
_PAST_TENSE = ("了", "过")
_INFECTS = Pattern(
    r"[了过到上]|\s?[A-Z][A-Za-z0-9-]+|[^，。；、（）()的和及与或]{0,8}(?:病毒|流感|菌(?!血症)|新冠|梅毒|结核|疟疾|支原体|衣原体)|(?:此|该|本|这[种个类])病|防控|控制|管制|防治|科|地点|来源|途径|源头"
)


def is_part(flow: str, match: Match) -> bool:
    """Whether a thing only gives its name to something: 风湿病科, 肾脏病学, 世界狼疮日, CKD-EPI, 聚乙二醇化."""
    if _holds_more(flow, match) or (flow.startswith(_SPREADS, match.end) and flow.endswith("发炎", match.start, match.end)):
        return True
    if (named := _BY_CONCEPT.get(match.concept.id)) is not None:
        return named(flow, match)
    if flow.endswith("感染", match.start, match.end):
        return flow.startswith(_PAST_TENSE, match.end)
    following = flow[match.end : match.end + 1]
    # 发热门诊 is a department.
    if following in _CLINICS and _CLINIC.match(flow, match.end) and not _CONDITIONS.isdisjoint(match.concept.types):
        return True
    if following == "化":
        # 聚乙二醇化的干扰素 is made with what gives it the name.
        return match.concept.types[0] == "drug" and _MADE_WITH.match(flow, match.end) is not None
    if following == "-" and match.concept.types[0] == "disease":
        # CKD-EPI is an equation.
        return flow[match.end + 1 : match.end + 2].isupper() and flow[match.end - 1].isascii()
    if following == "日":
        return flow.startswith("世界", match.start - 2)
    return _names_department(flow, match)


def _is_infecting(flow: str, match: Match) -> bool:
    """Whether 感染 tells who was infected, or with what (受感染的蚊子, 感染EB病毒后)."""
    return _INFECTS.match(flow, match.end) is not None or _INFECTED.search(flow, max(0, match.start - 3), match.start) is not None


def _is_chance(flow: str, match: Match) -> bool:
    """Whether somebody has a chance to be infected: 有较高机会感染脑膜炎球菌."""
    if not flow.startswith("机会感染", match.start):
        return flow.endswith("感染", match.start, match.end) and flow.startswith(_PAST_TENSE, match.end)
    return flow.endswith(_HAS_CHANCE, 0, match.start) or flow.startswith(_PAST_TENSE, match.end)


def _is_device(flow: str, match: Match) -> bool:
    """Whether a ventilator only stands there: 呼吸器的声音, 脱离呼吸器, 呼吸器具."""
    return flow.endswith("器", match.start, match.end) and (
        flow.startswith(_DEVICE_AFTER, match.end) or flow.endswith("脱离", 0, match.start)
    )


def _is_missing(flow: str, match: Match) -> bool:
    """Whether 无肌病型 names a type of another disease."""
    return flow.endswith("无", 0, match.start) and flow.startswith(("型", "性"), match.end)


def _is_systemic(flow: str, match: Match) -> bool:
    """Whether 性激素 is the end of 全身性激素."""
    return flow.endswith("全身", 0, match.start)


def _is_of_model(flow: str, match: Match) -> bool:
    """Whether the area under a curve is a model's, not a drug's: 联合模型的曲线下面积为0.78."""
    sentence = last_clause(flow[max(0, match.start - _MODEL_REACH) : match.start], "。\n")
    return _OF_MODEL.search(sentence) is not None or _SHARE.match(flow, match.end) is not None


def _is_examined(flow: str, match: Match) -> bool:
    """Whether a vital sign only leads its figure (体温38.4℃, 血压132/78 mmHg), or something was not given while one measured (未吸氧)."""
    if match.concept.id == "oxygen-therapy":
        return flow.endswith(("未", "不"), 0, match.start)
    figures = _AND_FIGURES if match.concept.id == "body-temperature" else _FIGURES
    return figures.match(flow, match.end) is not None


def _names_department(flow: str, match: Match) -> bool:
    """Whether a thing only says what a department or a team is for."""
    if flow.startswith("学", match.end) and not flow.startswith("学术", match.end):
        return flow[match.end - 1] == "病"
    # 输血科, 过敏免疫风湿科, 风湿病专科医生, 血液净化团队: who works there.
    if match.concept.types[0] not in _GIVES_NAME or flow[match.end : match.end + 1] not in _DEPARTMENT_BEGINS:
        return False
    if flow.startswith("团队", match.end):
        # 肾内科血液净化团队, but 癌症团队
        return match.concept.types[0] == "therapy" and flow.endswith("科", 0, match.start)
    return _DEPARTMENT.match(flow, match.end) is not None


_DEVICE_AFTER = ("具", "的声", "的运转", "旁", "管路", "面罩")
_HAS_CHANCE = ("有", "较高", "更高", "较大", "更大", "很大", "更多", "较多", "增加", "没有", "的")
_OF_MODEL = Pattern("模型|ROC|受试者工作|预测|灵敏度|敏感度|诊断效能")
_MODEL_REACH = 80
_SHARE = Pattern("(?:[（(]AUC[）)])?(?:分别|均|仅|高|可)?[为达是]?到?\\s?0\\.\\d")
# Vital signs; 每天量血压 names what is measured, and so does 血压持续高于140/90.
_VITAL_SIGNS = frozenset({"body-temperature", "blood-pressure", "heart-rate", "pulse-rate", "respiratory-rate"})
_FIGURES = Pattern("\\s?[:：为]?\\s?(?:\\d|每分钟)")
_AND_FIGURES = Pattern("\\s?[:：为]?\\s?\\d|[升降]至|[升降]到|(?:恢复|已|逐渐)?正常|波动")
# 血管发炎波及神经 tells how a disease goes on.
_SPREADS = ("波及", "侵犯", "影响", "引起", "导致", "造成")
_CONDITIONS = frozenset({"disease", "symptom"})
_GIVES_NAME = frozenset({"disease", "symptom", "therapy", "biomarker"})
# The first characters of what may stand there, for the pattern is slow.
_DEPARTMENT_BEGINS = frozenset("免风过肾血感内胃肠胸心神科团")
_DEPARTMENT = Pattern("(?:免疫|风湿|过敏|肾脏?|血液|感染|内分泌|胃肠|肠胃|胸腔|心脏|神经){0,3}科(?![学普研目技教])")
_CLINICS = tuple("门专特综处防")
_CLINIC = Pattern("专科(?:医[生师]|护士|护理)|处主任|防治法|防治[咨谘]询|(?:专病|专科|特别|综合)?门诊(?!患者|病人|中|量|常见)")
_MADE_WITH = Pattern("化(?![疗学验合痰瘀湿])")
# What a name of the lexicon has besides the thing itself: severity, the way it is given, who carries it. The name inside stays.
_MORE = Pattern(
    "(?:通用型|(?:同种)?异体|异基因|自体|现货型)CAR.*|复发型多发性硬化.*|(?:局部外用|外用|口服|吸入)(?:类固醇|激素|糖皮质激素|皮质类固醇|皮质激素)|(?:痛风|哮喘|气喘)发作|发?高[烧热]不退|发高[烧热]"
    "|严重(?:过敏反应|感染).*|.{2,8}冲击|.{3,8}(?:软膏|乳膏)|(?:强效)?(?:糖?皮质)?(?:类固醇|激素)(?:类)?(?:药膏|眼药水|滴眼液|眼用制剂)|(?:不明原因|原因不明)的?发[烧热]|.{1,4}细胞浸润|酗酒"
    "|传统免疫抑制[剂药]|不明瘀[青伤斑]|每[日天](?:尿蛋白|蛋白尿)|重组融合蛋白|法定传染病|抗生素眼药水|容?易疲[倦累劳]"
)
_FIRSTS = frozenset("通同异自现复严传不每重法难抗容易")
_LASTS = frozenset("作退烧热击膏醇素水液剂润酒")
# What one buys for oneself and lives with is named, but no treatment. Any drug of today may be a 靶向药物; it is a class where somebody takes it.
_NO_DRUGS = frozenset({"sunscreen", "emollient", "dietary-supplement"})
_TAKES = tuple("口服 服用 改用 使用 采用 合并 联合 搭配 改吃 换成 受体的".split())
_CARRIES = ("带原", "带菌", "携带")


def _holds_more(flow: str, match: Match) -> bool:
    if match.concept.id in _NO_DRUGS or (match.concept.id == "targeted-drug" and not flow.endswith(_TAKES, 0, match.start)):
        return True
    if flow.startswith("者", match.end) and flow.endswith(_CARRIES, match.start, match.end):
        return True
    first, last = flow[match.start], flow[match.end - 1]
    return (last in _LASTS or first in _FIRSTS) and _MORE.fullmatch(flow, match.start, match.end) is not None


_BY_CONCEPT: Final[Mapping[str, Callable[[str, Match], bool]]] = {
    "infection": _is_infecting,
    "opportunistic-infection": _is_chance,
    "ventilator": _is_device,
    "myopathy": _is_missing,
    "sex-hormone": _is_systemic,
    "area-under-the-curve": _is_of_model,
    "oxygen-therapy": _is_examined,
    **dict.fromkeys(_VITAL_SIGNS, _is_examined),
}
