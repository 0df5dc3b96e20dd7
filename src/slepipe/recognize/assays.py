"""Names of laboratory values and cultures by what they are made of: 类圆线虫抗体, NUDT15基因型, 粪便寄生虫卵, 血球分类计数, 踝背屈肌力, 环孢素谷浓度."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.clauses import last_clause
from slepipe.recognize.found import Found
from slepipe.recognize.lexical import Match

_ORGANISM = (
    "(?:粪?类圆线虫|粪小杆线虫|广州管圆线虫|弓形虫|弓浆虫|弓首?蛔虫|弓蛔虫|蛔虫|血吸虫|肺吸虫|肝吸虫|猪?囊虫|囊尾蚴|包虫|棘球蚴|旋毛虫|阿米巴原虫|阿米巴|疟原虫|嗜肺性?军团菌|退伍军人菌|军团菌|肺炎链球菌|肺炎双球菌|幽门螺旋?杆菌|隐球菌|曲霉菌?|念珠菌|组织胞浆菌"
    "|布鲁氏菌|布氏杆菌|伤寒杆?菌|结核分枝杆菌|结核杆?菌|链球菌|EB病毒|EBV|巨细胞病毒|CMV|单纯疱疹病毒|水痘-?带状疱疹病毒|登革热?病毒|细小病毒B19|梅毒螺旋体|钩端螺旋体|疏螺旋体|恙虫病?|立克次体|肺炎支原体|支原体|肺炎霉浆菌|霉浆菌|肺炎披衣菌|披衣菌|衣原体|腺病毒|流感病毒|新冠病毒|轮状病毒|诺如病毒)"
)
_SEROLOGY = Pattern(
    f"{_ORGANISM}(?:血清)?(?:第?[一二三1-3Ⅰ]型)?(?:特异性)?(?:Ig[GMA](?:[/和及]?Ig[GMA])?)?(?:总|中和)?(?:抗体|抗原)(?:效价|滴度)?(?!药|疗法|偶联|检[测查]|筛[查检])"
)
_GENOTYPE = Pattern(r"(?<![A-Za-z0-9\-])[A-Z][A-Z0-9]{1,7}\s?基因型(?!为)")
_STOOL = Pattern("(?:粪便|大便|尿液?|痰液?)(?:中)?(?:的)?(?:寄生虫卵|寄生虫|虫卵)(?!病|感染)")
_COUNT = Pattern("(?:白血球|白细胞|血球|血细胞)(?:分类计数|分类与计数|鉴别计数|分类比例)")
_STRENGTH = Pattern(
    "(?:踝关节|膝关节|髋关节|踝|膝|髋|肘|腕|肩|颈|足|拇趾|手指)(?:部)?(?:背屈|跖屈|背伸|屈曲|伸展|外展|内收|屈|伸)肌力"
)
# 乙肝表面抗体阳性、核心抗体阴性
_OF_HEPATITIS = Pattern(
    "(?:表面抗[原体]|核心抗体|[eE]抗[原体])(?:呈)?[阳阴]性?[、，,；;]\\s?(?P<name>(?:表面|核心)抗[原体]|[eE]抗[原体])(?=(?:呈)?[阳阴]性)"
)
# pH 7.46 of blood, urine or another fluid, but not of soap.
_ACIDITY = Pattern("(?<![A-Za-z])pH值?(?=\\s?[:：为]?\\s?[\\d<>＜＞])")
_FLUID = Pattern("血气|动脉血|静脉血|PaO2|PaCO2|PaO₂|尿常规|尿液|胸水|胸腔积液|腹水|胃液|关节液|脑脊液")
_FLUID_REACH = 60
_GASES = Pattern("\\s?[:：为]?\\s?[\\d.]+[，,、；;]\\s?Pa?C?O[2₂]")
# 血培养及T-SPOT均阴性 tells of a finding, 血培养检出肺炎链球菌 of what was done.
CULTURED = Pattern("(?:[和及与、][^，。；、\\n]{1,8})?(?:结果)?(?:[均都皆亦也仍]|全部)?[呈为示]?[阴阳]性")
"""What stands behind a culture that tells what it found."""
# 尿培养, 伤口细菌培养
_CULTURE = Pattern(
    "(?:尿液?|痰液?|粪便|大便|伤口|咽拭子|咽喉|分泌物|脓液|脑脊液|胸水|腹水|关节液)(?:细菌|真菌)?培养(?![基皿液箱出人])"
)
# 日常活动评分, 病情活动指数; 年化急性加重率
_ACTIVITY = Pattern("(?:日常(?:生活)?|病情|疾病)活动(?:能力|度|性)?(?:评分|量表|指数)")
_A_YEAR = Pattern("年化(?:[\u4e00-\u9fff]{2,6}?)率")
# 肠镜下Mayo 2分
_MAYO = Pattern("(?<![A-Za-z])Mayo(?=\\s?[≤<]?\\s?[0-3]分)")
_BY_SIGN = (
    ("活动", _ACTIVITY),
    ("年化", _A_YEAR),
    ("Mayo", _MAYO),
    ("抗", _SEROLOGY),
    ("基因型", _GENOTYPE),
    ("虫", _STOOL),
    ("计数", _COUNT),
    ("分类比例", _COUNT),
    ("肌力", _STRENGTH),
)
# 环孢素谷浓度, 他克莫司血药浓度
_LEVEL = Pattern("的?(?:全血|血清|血中)?(?:谷浓度|峰浓度|血药浓度|药物浓度)(?!监测)")


def find_assays(flow: str, matches: Iterable[Match]) -> Iterator[Found]:
    """Laboratory values that no row of the lexicon has, or with what stands beside the lexicon's; overlaps included."""
    for pattern in dict.fromkeys(pattern for sign, pattern in _BY_SIGN if sign in flow):
        for match in pattern.finditer(flow):
            yield Found("biomarker", *match.span(), {}, "assay")
    for match in _OF_HEPATITIS.finditer(flow) if "抗" in flow else ():
        yield Found("biomarker", *match.span("name"), {}, "assay")
    for match in _ACIDITY.finditer(flow) if "pH" in flow else ():
        before = last_clause(flow[max(0, match.start() - _FLUID_REACH) : match.start()], "。；;\n")
        if _FLUID.search(before) is not None or _GASES.match(flow, match.end()) is not None:
            yield Found("biomarker", *match.span(), {}, "assay")
    for match in _CULTURE.finditer(flow) if "培养" in flow else ():
        kind = "therapy" if CULTURED.match(flow, match.end()) is None else "biomarker"
        yield Found(kind, *match.span(), {}, "assay")
    for known in matches if "浓度" in flow else ():
        if known.concept.types[0] == "drug" and (level := _LEVEL.match(flow, known.end)) is not None:
            yield Found("biomarker", known.start, level.end(), {}, "assay.level")
