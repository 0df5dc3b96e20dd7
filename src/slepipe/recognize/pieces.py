"""Tablets, drops, packages: dosage forms that are counted, whether as a dose, as an article (一片红斑) or as the content of a box."""

from __future__ import annotations

from typing import Any

from slepipe.patterns import Pattern
from slepipe.recognize.ahead import leads_to
from slepipe.recognize.reading import Reading

PIECES = frozenset({"{tbl}", "{cap}", "{drop}", "{patch}", "{puff}"})
COUNTED = PIECES | {"mL"}
SHAPES = {"支": "{vial}", "瓶": "{vial}", "包": "{bag}", "袋": "{bag}", "帖": "{bag}", "针": "{shot}", "枚": "{tbl}"}
"""Packages and shots with their units: a count, but a dose where a frequency adjoins. 剂 is read as a frequency: 每月2剂."""

LATIN_SHAPES = frozenset("# amp amps vial vials pack packs spray sprays pc pcs".split())
"""What is no dose without a frequency: 1# BID, but 3#楼."""

# 半颗, ½片, 1/2 tab, 半包
_PART = Pattern(
    r"(?:(?P<half>半|½|1/2|二分之一)|(?P<quarter>¼|1/4|四分之一)|(?P<third>1/3|三分之一)|(?P<most>3/4|四分之三))\s?(?:(?P<bag>包(?!装)|袋(?!装))|颗|粒|片|锭|丸|#|(?:tabs?\.?|tablets?)(?![A-Za-z]))(?!石|膜|瓣)"
)
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 0.33, "most": 0.75}
_PACK_AHEAD = Pattern(
    r"(?:[×*]|(?:每|一|1|/)(?:小)?(?:盒|瓶|包|袋|板|罐|排|箱|泡罩)(?:装有?|内含|内装|含|有|共)?|盒装|瓶装|[内盒瓶包]含|装有?|内有)\s?\Z"
)
_PACK_BEHIND = Pattern(r"\s?(?:装(?![置入])|入装|[/／]\s?(?:盒|瓶|板|包|袋|罐|箱|排))")
_LONGEST_PACK = 8
FOOD = tuple("香烟 烟 牛奶 鲜奶 奶 水 开水 白开水 啤酒 白酒 红酒 酒 茶 饮料 可乐 咖啡 面 泡面 零食 饼干 糖果 薯片".split())
"""What a package of is no dose: 每日两包香烟."""


def read_piece(flow: str, start: int) -> tuple[dict[str, Any], int] | None:
    """The part of a tablet at ``start``, and the offset after it."""
    if flow[start : start + 1] not in "半½¼13二三四" or (match := _PART.match(flow, start)) is None:
        return None
    part = next(name for name in _PARTS if match[name])
    return {"number": _PARTS[part], "unit": "{bag}" if match["bag"] else "{tbl}"}, match.end()


def is_pack(flow: str, reading: Reading) -> bool:
    """Whether pieces are what a box holds: 4 mg×120粒, 每盒50粒, 60片/瓶, 100锭装."""
    if reading.unit.code not in PIECES:
        return False
    if not _BOXES.isdisjoint(reading.unit.per) or _PACK_BEHIND.match(flow, reading.end) is not None:
        return True
    return _PACK_AHEAD.search(flow, max(0, reading.start - _LONGEST_PACK), reading.start) is not None


def is_counted(flow: str, reading: Reading) -> bool:
    """Whether a thing that is counted stands behind whole pieces: 9颗病灶, 拔了2颗智齿, 两片布洛芬, 9.4粒药丸."""
    if reading.unit.code not in PIECES or reading.high is not None:
        return False
    before = max(0, reading.start - _LONGEST_LOST)
    lost = reading.unit.form in _GRAINS and _LOST.search(flow, before, reading.start) is not None
    # 忘了吃药，晚上补了两粒
    if lost and "补" in flow[before : reading.start]:
        lost = _OF_MEDICINE.search(flow, max(0, reading.start - _NEAR_MEDICINE), reading.start) is None
    return lost or _COUNTED_BEHIND.match(flow, reading.end) is not None


_BODY = (
    "白质|病灶|脑瘤|门牙|臼齿|智齿|乳牙|牙|痘|痣|结石|石头|胆石|肾石|肿瘤|肿块|瘤|息肉|淋巴|结节|钙化|种子|心脏?|水泡|水疱|疱疹|疹子?|卵子?|滤泡|螺丝"
    "|鸡蛋|鸭蛋|水煮蛋|苹果|橘子|芭乐|奇异果|番茄|草莓|莲雾|花生|糖|软糖|葡萄|蛋|米|肺叶|肺|面包|吐司|饼干|口罩|面膜|纱布|卫生巾|尿布|尿片|红斑|斑块|阴影|皮损"
)
# What the names of common drugs end in; the first character is none of the words that follow a dose.
_DRUG = "(?![可能就即便以而或和及与后前时内分口服吃用于在为是有不也都还再并每早晚饭餐睡开减增加至到起治])[\u4e00-\u9fff]{1,5}(?:芬|林|松|龙|尼|唑|星|平|坦|普利|他汀|洛尔|嘌呤|氨酚|滨|药)(?![\u4e00-\u9fff]?[疼痛])"
_COUNTED_BEHIND = Pattern(
    rf"(?:(?:[大小多新旧蛀坏假恒烂犬虎缺断]|转移|可疑|紫红色?)?(?:{_BODY})|药(?:[丸片物]|(?=[，。；、\n]|\Z))|{_DRUG})"
)
# 一年里碎了四颗, 补了五颗: teeth and stones, which nobody takes.
_GRAINS = frozenset("颗粒")
_LOST = Pattern("(?:碎|掉|拔|补|蛀|断|烂|坏|崩|松|植|取出|排出|清出|打碎|切除|摘除|长出?|磨)(?:掉)?[了过]\\Z")
_LONGEST_LOST = 5
_OF_MEDICINE = Pattern("[服吃药漏忘][^。；;！？\\n]*\\Z")
_NEAR_MEDICINE = 24
_BOXES = frozenset({"{bag}", "{vial}"})


def is_article(flow: str, reading: Reading) -> bool:
    """Whether 一 of 一片红斑 or 一粒药 is an article: no word of dosing stands right before it."""
    if (
        reading.unit.code not in PIECES
        or reading.high is not None
        or flow[reading.start : reading.end - len(reading.unit.form)].strip() != "一"
    ):
        return False
    return not leads_to(flow, reading.start)
