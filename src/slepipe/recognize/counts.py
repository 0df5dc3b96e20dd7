"""Counts: 29名, 2800余例, 数百人; not what only looks like one: ordinals (第3例), articles (一名), classes (2类)."""

from __future__ import annotations

import re

from slepipe.patterns import Pattern
from slepipe.recognize.comparators import blank_off
from slepipe.recognize.found import Found
from slepipe.recognize.reading import Reading, numbers
from slepipe.recognize.units import is_of_persons

# 前3名 is a rank, 前3例 and 首三剂 are so many.
_RANKED = frozenset("名位个大项强")
_ARTICLES = frozenset("次管袋包场类")
# 接种一剂 and 补打一针 are counted too.
_SHOTS = frozenset("剂针")
_GIVEN = (
    "每次",
    "每人",
    *(verb + particle for verb in ("接种", "施打", "补打", "加打", "追加") for particle in ("", "了", "过")),
)
_FEW = 10
_STOPS = frozenset("，。、；,;")
# 超过10起, of deals, but 自3月10起.
_EVENTS = tuple(
    "超过|逾|达|约|近|共|有|多|至少|不少于|发生|完成|发现|报告|通报|接获|录得|收到|投诉|新增|累计|查处|事件|事故|个案|案件".split(
        "|"
    )
)
# 一 before a classifier is an article (一名患者) unless it is weighed: 仅一例, 只有一人.
_TWO = frozenset("种名位项个人例")
_WEIGHED = ("至少", "最少", "不少于", *(adverb + verb for adverb in "仅只各" for verb in ("", "有", "为", "见")))
# 每八个成人就有一个
_OF_MANY = frozenset("个人名位例")
_OUT_OF = Pattern(
    r"每\s?[\d一二两三四五六七八九十百千万]{1,5}[个人名位例][^，。；;]{0,6}[，,]?(?:中|里|当中|之中)?(?:就|便|即|约|仍)?[有会]\Z"
)
_LONGEST_OUT_OF = 20
# 另一人, 死亡一人, 便有一人患病
_ONE_MORE = Pattern(
    "(?:另外?(?:有)?|其中(?:有)?|余下|剩下|仅|仅有|只有|死亡|离世|不治|身亡|确诊|[便就]有|各|至少|两人|三人|[二三四五六七八九十]人)[、，和及]?\\Z"
)
_BY_ONE = Pattern(
    "一|身兼|份|多用|公司|得病|生病|得道|之|独|次|性|类|称|手|半|行|前往|旅行|在(?!第|治|用|随|接|试|入|术|停|回|服|急|住|深|加护|\\d)"
)
_HAPPENS = Pattern(
    "(?:[则亦也仍更其却]|其后|之后)?(?:在(?=第|治|用|随|接|试|入|术|停|回|服|急|住|深|加护|\\d)|因|死|出现|患|须|需|接受|肾|未|没有|曾|停药|停用|失|退出|确诊|病情|情况|不治|康复|出院|入院|转|复发|发生|产生|改用|仍)"
)
_CLAUSES = frozenset("，。；：、,;:")
_LONGEST_BEFORE = 6
_BOTH = ("腿", "条腿", "只手", "只脚", "条胳膊", "只胳膊", "只眼", "只耳朵", "个膝盖", "只膝盖", "个手掌")
_STAIRS = ("楼梯", "台阶", "阶梯", "梯级", "工作梯", "梯子", "石级")
_TWO_GROUPS = 2
_OF_GROUPS = frozenset("每各第某该前后")
_NUMBERED = frozenset("楼室房区号座栋")
_FLOORS = ("楼", "台阶", "口罩", "纱布")
_FEW_STEPS = 10
_WEIGHED_SCALE = ("每", "上", "近", "逾", "约", "达", "破", "超", "过", "累计", "累积", "共", "录得", "增至", "升至")
_ORDINAL = ("第", "后", "排名")


def read_count(flow: str, reading: Reading) -> Found | None:
    """A count, or a measurement where a denominator makes it one (200个/μL)."""
    start, unit = reading.start, reading.unit
    if unit.per:
        if unit.per[0] in ("L", "uL", "mL", "[HPF]", "min") or is_of_persons(unit.per):
            return Found(
                "measurement",
                start,
                reading.end,
                numbers(flow, reading) | {"unit": "/" + "/".join(unit.per)},
                "measurement.count",
            )
        reading = Reading(start, start + flow[start : reading.end].index("/"), reading.low, unit, high=reading.high)
    before = flow[max(0, start - 4) : start]
    if blank_off(before).endswith(_ORDINAL) or (unit.form in _RANKED and blank_off(before).endswith("前")):
        return None
    # 第3、4例
    if before[-1:] in ("、", "和", "及", "与") and "第" in before:
        return None
    return None if _is_none(flow, reading, before) else counted(flow, reading)


def counted(flow: str, reading: Reading) -> Found:
    """The count of a reading as it stands."""
    return Found("count", reading.start, reading.end, numbers(flow, reading) | {"unit": reading.unit.form}, "count")


def _is_place(flow: str, reading: Reading, before: str) -> bool:
    """Whether a bed or a floor has that number (9楼12床, 门诊楼3层); so few steps are stages (分两步)."""
    form = reading.unit.form
    if form == "床":
        return blank_off(before)[-1:] in _NUMBERED
    if form == "层":
        return not flow.startswith(_FLOORS, reading.end)
    return form == "步" and reading.low.low < _FEW_STEPS


def _is_none(flow: str, reading: Reading, before: str) -> bool:
    """Whether the words ``before`` and behind the reading make it an article, a class or a comparison."""
    unit = reading.unit
    text = flow[reading.start : reading.end - len(unit.form)].strip()
    if text == "一" and reading.high is None:
        if unit.form == "人" and _is_somebody(flow, reading):
            return False
        if unit.form in _OF_MANY and _OUT_OF.search(flow, max(0, reading.start - _LONGEST_OUT_OF), reading.start):
            return False
        weighed = unit.form not in _ARTICLES and before.endswith(_WEIGHED)
        return not weighed and not (unit.form in _SHOTS and before.endswith(_GIVEN))
    # 两对护膝, but 51对30 compares.
    if unit.form == "对" and not (reading.low.chinese and reading.low.low <= _FEW):
        return True
    # 超过10起， are deals or cases, 自3月10起， is a day.
    if unit.form == "起" and flow[reading.end : reading.end + 1] in _STOPS and not blank_off(before).endswith(_EVENTS):
        return True
    # 三类药物 are three kinds, 2类 is a class.
    if unit.form == "类" and not reading.low.chinese:
        return True
    # 二次 is the second time; two of something is 两, or 二名 in the notices of authorities.
    if text == "二" and reading.high is None and unit.form not in _TWO:
        return True
    if _is_place(flow, reading, before):
        return True
    if text in ("百", "千", "万", "亿") and not before.endswith(_WEIGHED_SCALE):
        return True
    return _is_other(flow, reading, before)


def _is_other(flow: str, reading: Reading, before: str) -> bool:
    """Whether it is both of what everybody has two of (两条腿), a step of no stairs, or groups that nobody counts."""
    if reading.unit.form == "阶":
        return not flow.startswith(_STAIRS, reading.end)
    if reading.unit.form == "组":
        return not _is_of_groups(reading, before)
    return flow.startswith("两", reading.start) and flow.startswith(_BOTH, reading.end)


def _is_somebody(flow: str, reading: Reading) -> bool:
    """Whether 一人 is one of those who are counted: 死亡一人, 另一人, 一人在第三个月患上…; not 一人身兼数职."""
    if _BY_ONE.match(flow, reading.end) is not None:
        return False
    if _ONE_MORE.search(flow, max(0, reading.start - _LONGEST_BEFORE), reading.start) is not None:
        return True
    return flow[reading.start - 1 : reading.start] in _CLAUSES and _HAPPENS.match(flow, reading.end) is not None


def _is_of_groups(reading: Reading, before: str) -> bool:
    """Whether groups are counted: 分为两组, 三组应答率, 每日两至三组; bare 两组 are the groups of any trial."""
    if re.search("分(?:为|成)?|共\\Z", before) is not None or reading.high is not None:
        return True
    return reading.low.chinese and _TWO_GROUPS < reading.low.low < _FEW and before[-1:] not in _OF_GROUPS
