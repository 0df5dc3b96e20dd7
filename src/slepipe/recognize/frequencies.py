"""How often: 每4周1次, 隔日一次, bid, q6-8h; and what says so only right behind a strength: 每日, 睡前, nocte, 分2次, ÷ TID."""

from __future__ import annotations

import re
from typing import Any

from slepipe.patterns import Pattern
from slepipe.recognize.comparators import blank_off
from slepipe.recognize.durations import iso_duration
from slepipe.recognize.numerals import read_amount

NUMBER = r"(?:\d{1,4}(?:\.\d{1,2})?|[一二两三四五六七八九十]{1,3})"
_UPTO = rf"(?:\s?[至到~\-–或]\s?(?P<upto>{NUMBER}))?"
PERIOD = rf"(?:(?P<every>{NUMBER}){_UPTO}|(?P<half>半))?\s?(?:个)?(?P<unit>日|天|周|星期|礼拜|月|年|小时|晚|早|晨|朝)"
# What may stand between a period and how often or how much: 每4周静脉输注一次, 每星期皮下注射162毫克.
GIVEN = (
    "(?:(?:睡前|空腹|[饭餐][前后]|固定|定期|缓慢)?(?:经|以|在家中?里?|于家中|回医院|回诊|到医院|去医院|返医院)?(?:自行|自我|自己)?(?:静脉|皮下|肌肉|肌内|关节腔)?内?"
    "(?:输注|注射|滴注|推注|点滴|静滴|静注|肌注|给药|给予|投药|施打|使用|用药|服药|服用|口服|打针|吃药|重复|外用|涂抹|吸入|点(?!滴)|涂|滴|喷|打|服|吃|食|用|吊))"
)
DAYTIME = "(?:临?睡前|早上|早晨|清晨|上午|中午|午间|下午|傍晚|晚上|晚间)"
_TIMES = rf"(?:[平均]{{0,2}}分\s?)?(?P<times>{NUMBER})(?:\s?[至到~\-–、]\s?(?P<most>{NUMBER}))?\s?[次回](?!家|诊|收|应|访)"
# 每4周1次, 隔日一次, 一天两次 (without 每 only with 一, or with 一次: 四周一次), 每天早晚各一次, 每4至6小时1次, 每日分三次
_CHINESE = Pattern(
    rf"(?:每(?P<skip>隔)?\s?|(?P<alternate>隔)|(?={NUMBER}))\s?{PERIOD}"
    rf"(?:(?P<twice>[早朝]晚各|[早朝]晚)(?:一次|1次|两次|2次)?|(?P<thrice>三餐)|\s?(?:(?:只须|只需|仅需|只可|只能|只|仅|须|需|要|可|应)?{GIVEN}\s?(?P<bound>不?超过|至少|最多|约)?)?(?:{_TIMES}|(?P<shots>{NUMBER})\s?(?:针(?![对灸刺头])|剂(?![量型]))))(?!性|要|级|数|序)"
)
# 第一天两次 and 每 of a visit are read elsewhere.
_NO_FREQUENCY = tuple("第年隔每共近前.0123456789")
# The number of an item of a list: 1. 一天两次.
_ITEM = Pattern(r"(?:\A|[\n。；])\s?\d{1,2}[.．]\s?\Z")
_LONGEST_ITEM = 6
_BOUNDS = {"超过": ">", "不超过": "<=", "至少": ">=", "最多": "<=", "约": "~"}
_LASTED = ("了", "续", "满")
_SLASH = Pattern(rf"{_TIMES}\s?/\s?(?P<every>\d{{1,4}})?\s?(?P<unit>日|天|周|星期|月|年|小时|d|w)(?![A-Za-z])")
_HOURS = (
    r"[qQ]\s?(?P<every>\d{1,2})(?:\s?[-–~]\s?(?P<upto>\d{1,2}))?\s?(?P<unit>[hHdDwWmM])(?:rs?|ours?|ays?|ks?|eeks?|os?|onths?)?"
)
_CODES = (
    r"qd|qod|bid|tid|qid|qw|biw|tiw|qm|qn|qhs|qow|tds|qds|QD|QOD|BID|TID|QID|QW|BIW|TIW|QM|QN|Qn|QHS|QOW|TDS|QDS|Qd|Bid|Tid|Qid|Qw"
    r"|b\.i\.d\.?|t\.i\.d\.?|q\.i\.d\.?|t\.d\.s\.?|q\.o\.d\.?|q\.d\.|q\.w\.|q\.n\.|B\.I\.D\.?|T\.I\.D\.?|Q\.I\.D\.?|Q\.D\."
)
# Hospitals of Taiwan glue the meal and the days of the week: BIDPC, QW135.
_LATIN = Pattern(
    rf"(?<![A-Za-z0-9])(?:(?:QW|qw)(?P<days>[1-7]{{1,4}})|(?P<code>{_CODES})|{_HOURS})(?:PC|AC|CC|HS|pc|ac)?(?:&HS)?(?![A-Za-z0-9])"
)
_LATIN_FIRST = frozenset("qbtQBT")
_LATIN_CODES = {
    "qd": (1, "P1D"),
    "qod": (1, "P2D"),
    "bid": (2, "P1D"),
    "bd": (2, "P1D"),
    "tid": (3, "P1D"),
    "tds": (3, "P1D"),
    "qid": (4, "P1D"),
    "qds": (4, "P1D"),
    "qw": (1, "P1W"),
    "qow": (1, "P2W"),
    "biw": (2, "P1W"),
    "tiw": (3, "P1W"),
    "qm": (1, "P1M"),
    "qn": (1, "P1D"),
    "qhs": (1, "P1D"),
    "qam": (1, "P1D"),
    "qpm": (1, "P1D"),
    "hs": (1, "P1D"),
    "od": (1, "P1D"),
    "om": (1, "P1D"),
    "on": (1, "P1D"),
    "eod": (1, "P2D"),
    "eow": (1, "P2W"),
    "nocte": (1, "P1D"),
    "mane": (1, "P1D"),
}
# HS, OD and BD mean other things elsewhere (hidradenitis, optical density): behind a strength they say how often. 5 mg on day 1 does not.
_LATIN_BEHIND = Pattern(
    r"(?:(?P<code>[bB]\.?[dD]\.?|h\.?s\.?|HS|H\.S\.|[oO]\.?[dD]\.?|OM|om|ON|EOD|eod|EOW|eow|nocte|Nocte|NOCTE|mane|Mane|MANE|[qQ][aApP][mM])"
    r"|(?i:(?P<times>once|twice|thrice|(?:three|four|[1-6])(?:\stimes|\s?x))[\s/-]?(?:a\s|per\s|every\s)?(?P<noun>daily|weekly|monthly|day|week|month))"
    r"|(?i:(?P<adverb>daily|weekly|monthly))"
    r"|(?i:every\s(?P<other>other\s)?(?:(?P<every>\d{1,2})(?:\s?[-–]\s?(?P<upto>\d{1,2}))?\s)?(?P<unit>hour|day|week|month|night|evening|morning)s?)"
    r"|(?i:(?:at\s)?(?P<night>bedtime)|(?:on\s)?(?P<alternate>alternate days)))(?![A-Za-z0-9])"
)
_ENGLISH = {"once": 1, "twice": 2, "two": 2, "thrice": 3, "three": 3, "four": 4}
_ENGLISH_UNITS = {"d": "D", "n": "D", "e": "D", "w": "W", "m": "M", "h": "TH"}
UNITS = {
    "日": "D",
    "天": "D",
    "晚": "D",
    "早": "D",
    "晨": "D",
    "朝": "D",
    "周": "W",
    "星期": "W",
    "礼拜": "W",
    "月": "M",
    "年": "Y",
    "小时": "TH",
    "h": "TH",
    "d": "D",
    "w": "W",
    "m": "M",
}
# Characters of the longest text that _CHINESE matches, 每隔 1234.56 个小时 1234.56 至 1234.56 次, with some to spare.
_LONGEST_FREQUENCY = 48
# 早晚各1毫克, 每日早晚各服一粒, 三餐后各1片, 早晚各一次
DAYTIMES = Pattern(
    r"(?:每[日天]\s?)?(?:(?P<twice>[早朝][、和]?晚)|(?P<thrice>早[、]?[中午][、和]?晚|三餐))(?:[饭餐]?[前后])?各"
    r"(?:(?:口?服|吃|注射|打|滴|含|外?用|贴|涂)?(?P<once>\s?[一1]次))?(?:\s?(?:口?服用?|吃|注射|打|滴|含|外?用|贴|涂))?\s?"
)
# 20 mg每日, 10 mg 隔天, 2粒睡前, 500 mg每12小时, 300mg/8周, 三粒、日服两次
_CHINESE_BEHIND = Pattern(
    rf"\s?(?:每\s?{PERIOD}(?:{DAYTIME})?(?![\d一二两三四五六七八九十期岁年半])|(?P<alternate>隔[日天周晚])(?![\d一二两三四五六七八九十])"
    rf"|(?:每|一|1)(?P<pill_day>日|天|晚|周|星期)(?P<pills>[一1两二2三3四4])[颗粒片锭丸](?![一-龥]{{0,2}}装)"
    rf"|(?P<bedtime>临?睡前|(?:{DAYTIME}|[早晚])(?=[，,、。；;)）\s|]|\Z))|/\s?(?P<slash>\d{{1,2}})\s?(?:个)?(?P<of>日|天|周|星期|月|小时|h|d|w|wks?|weeks?)(?![A-Za-z])"
    rf"|、?日[服用饮吃]?\s?(?P<daily>{NUMBER})(?:\s?[至到~\-–]\s?(?P<most>{NUMBER}))?\s?次)"
)
_SIGNS_BEHIND = frozenset("每一1隔睡临早晚清上中午下傍/日、")
# 1 mg/kg/day ÷ TID, 5 mg/(kg·d)分2次, 2 g/d in 2 divided doses: a day's dose in so many parts.
_DIVIDED = Pattern(
    rf"\s?、?\s?(?:÷\s?(?:(?P<parts>\d)(?!\d)(?:\s?次)?|(?P<code>{_CODES}|[bB][dD]|{_HOURS})(?![A-Za-z0-9]))"
    rf"|[平均]{{0,2}}分(?:为|成|作)?\s?(?:早晚)?(?P<least>{NUMBER})(?:\s?[至到~\-–或]\s?(?P<most>{NUMBER}))?\s?次"
    r"|(?i:(?:in|divided)\s?(?:into\s)?(?P<doses>\d|two|three|four)(?:\s?[-–]\s?(?P<upto_doses>\d))?\s?(?:divided\s)?doses))"
)
_DIVIDED_SIGNS = frozenset("÷平均分、id")
# 2.5mg/(kg·d)，分2次口服; a cell of its own; but 分3次随访 and 分2次付款 part no dose.
_PARTS_AHEAD = Pattern(
    r"(?:[gGLlUdDyk天日周公斤次克升位片粒颗锭袋包支枚剂服付帖]\)?\s?[,，、；;（(]\s?|\|\s?)(?P<parts>[平均]{0,2}分(?:为|成|作)?\s?(?:早晚)?)\Z"
)
_PARTS_BEHIND = Pattern(r"\s?(?:口服|服|给|注射|静|滴|使用|用|餐|饭|空腹|睡|温|肌|皮下|吃|[|,，;；。、)）\s]|\Z)")
_LONGEST_PARTS = 14
# 日一剂, 日2次: how recipes of Chinese medicine leave out 每, behind a stop.
_RECIPE = Pattern(r"日\s?(?P<times>[一二两三四1-4])\s?(?:剂(?![量型])|次(?!数)|付|帖)")
# Of tests and visits: 随访每12周1次, 每2周1次复查肝功能.
_VISITS = tuple(
    (
        "随访 回访 复查 覆查 复诊 回诊 覆诊 门诊 检查 检测 监测 测量 复测 自测 化验 检验 抽血 验血 评估 访视 筛查 追踪 体检 眼底 心电图 "
        "透析 血透 腹透 洗肾 血浆置换 针灸 按摩 理疗 复健 物理治疗 血液透析 量血压 测血压 量体重 测血糖 血压 电话 正常 "
        "血常规 尿常规 肝功能 肾功能 肝肾功能 运动 锻炼 健身 会议 开会 更新 洗澡 敷面膜 "
        "样本 血清样本 血液样本 采样 采血 会诊 培训 讲座 年会 大会 聚会 活动"
    ).split()
)
_ACTIVITIES = ("步行", "跑步", "散步", "游泳", "快走", "健走", "瑜伽", "瑜珈", "太极", "运动")
_DISHES = ("鱼", "肉", "蛋", "海鲜", "蔬菜", "水果", "坚果", "豆")
_LONGEST_ACTIVITY = 14
# 首两个月每2周验血，之后每8周一次
_AFTERWARDS = Pattern("[，,、；;]?(?:其后|之后|以后|然后|随后|此后|往后|后来|再|后)(?:改为|改成|则|可|就)?\\Z")


def read_frequency(flow: str, start: int) -> tuple[dict[str, Any], int] | None:
    """The frequency at ``start`` as ``times`` and ``period``, and the offset after it."""
    first = flow[start : start + 1]
    if first == "日":
        return _read_recipe(flow, start)
    if first in _LATIN_FIRST and (match := _LATIN.match(flow, start)) is not None:
        return _latin(match), match.end()
    # The patterns are long; what they read ends with one of these.
    ahead = flow[start : start + _LONGEST_FREQUENCY]
    times = "次" in ahead or "回" in ahead
    shots = "针" in ahead or (first == "每" and "剂" in ahead)
    if (times or shots or "早晚" in ahead or "朝晚" in ahead or "三餐" in ahead) and (
        match := _CHINESE.match(flow, start)
    ) is not None:
        return _chinese(flow, match)
    if times and first in "早朝三" and (match := DAYTIMES.match(flow, start)) is not None and match["once"]:
        return {"times": 2 if match["twice"] else 3, "period": "P1D"}, match.end("once")
    if times and "/" in ahead and (match := _SLASH.match(flow, start)) is not None:
        return {"times": _times(match), "period": period_of(match["every"], match["unit"])}, match.end()
    return None


def _read_recipe(flow: str, start: int) -> tuple[dict[str, Any], int] | None:
    """日一剂 at ``start``, behind a stop."""
    match = _RECIPE.match(flow, start)
    return ({"times": whole(match["times"]), "period": "P1D"}, match.end()) if match is not None else None


def read_behind(flow: str, end: int) -> tuple[dict[str, Any], int] | None:
    """What says how often, or in how many parts, only right behind the strength that ends at ``end``."""
    sign = flow[end : end + 1]
    if sign.isspace():
        sign = flow[end + 1 : end + 2]
    if sign in _DIVIDED_SIGNS and (match := _DIVIDED.match(flow, end)) is not None:
        return _divided(match), match.end()
    if sign in _SIGNS_BEHIND and (match := _CHINESE_BEHIND.match(flow, end)) is not None:
        return _chinese_behind(match), match.end()
    if sign.isascii() and sign.isalnum():
        start = end + flow[end : end + 1].isspace()
        if (match := _LATIN_BEHIND.match(flow, start)) is not None:
            return _english(match), match.end()
    return None


def read_parts(flow: str, start: int) -> tuple[int, int, dict[str, Any]] | None:
    """分2次 that stands apart from its strength, by the number at ``start``: where it begins and ends, and the parts."""
    if "分" not in flow[max(0, start - _LONGEST_PARTS) : start]:
        return None
    ahead = _PARTS_AHEAD.search(flow, max(0, start - _LONGEST_PARTS), start)
    match = _DIVIDED.match(flow, ahead.start("parts")) if ahead is not None else None
    if ahead is None or match is None or match["least"] is None or _PARTS_BEHIND.match(flow, match.end()) is None:
        return None
    return ahead.start("parts"), match.end(), _divided(match)


def is_visit(flow: str, start: int, end: int) -> bool:
    """Whether the words beside the frequency at ``start:end`` say that it is of tests or visits, not of a drug."""
    if flow.startswith(_VISITS, end + flow.startswith("的", end)) or flow.startswith(_DISHES, end):
        return True
    before = _AFTERWARDS.sub("", flow[max(0, start - _LONGEST_ACTIVITY) : start])
    return blank_off(before).endswith(_VISITS) or any(word in before for word in _ACTIVITIES)


def _latin(match: re.Match[str]) -> dict[str, Any]:
    if match["days"]:
        return {"times": len(match["days"]), "period": "P1W"}
    if match["code"]:
        return _coded(match["code"])
    return {"times": 1, "period": period_of(match["every"], match["unit"].lower(), match["upto"])}


def _coded(code: str) -> dict[str, Any]:
    times, period = _LATIN_CODES[code.lower().replace(".", "")]
    return {"times": times, "period": period}


def _english(match: re.Match[str]) -> dict[str, Any]:
    if match["code"]:
        return _coded(match["code"])
    if match["night"] or match["alternate"]:
        return {"times": 1, "period": "P1D" if match["night"] else "P2D"}
    word = (match["times"] or "once").lower()
    times = int(word[0]) if word[0].isdecimal() else _ENGLISH[word.split()[0].removesuffix("x")]
    name = (match["adverb"] or match["noun"] or match["unit"]).lower()
    unit = "D" if name == "morning" else _ENGLISH_UNITS[name[0]]
    every = 2 if match["other"] else int(match["every"] or 1)
    period: Any = iso_duration(every, unit)
    if match["upto"]:
        period = {"min": period, "max": iso_duration(int(match["upto"]), unit)}
    return {"times": times, "period": period}


def _chinese(flow: str, match: re.Match[str]) -> tuple[dict[str, Any], int] | None:
    # 两周打一针 and 一周一针 say how often; 一年两针 and 一月一剂 may say how many, 等了两周打一针 how long.
    bare = match["shots"] and match[0][0] not in "每隔"
    if bare and (match[0][-1] != "针" or whole(match["shots"]) != 1 or flow.startswith(_LASTED, match.start() - 1)):
        return None
    times: Any = 2 if match["twice"] else 3 if match["thrice"] else _times(match)
    if match["thrice"] and match[0][0] not in "每隔":
        return None
    if not (match[0].startswith(("每", "隔")) or match["every"] in ("一", "1") or times == 1):
        return None
    before = flow[max(0, match.start() - _LONGEST_ITEM) : match.start()]
    if match[0][0] not in "每隔" and blank_off(before)[-1:] in _NO_FREQUENCY and _ITEM.search(before) is None:
        return None
    if match["upto"] and match[0][0] not in "每隔" and match["unit"] != "小时":
        return None
    if match["alternate"] and not match["every"]:
        return {"times": times, "period": iso_duration(2, UNITS[match["unit"]])}, match.end()
    # 每隔一天 is every other day.
    every = "2" if match["skip"] and match["every"] in ("一", "1") and match["unit"] != "小时" else match["every"]
    period = period_of(every, match["unit"], match["upto"], half=bool(match["half"]))
    bound = {"comparator": _BOUNDS[match["bound"]]} if match["bound"] else {}
    return {"times": times, "period": period} | bound, match.end()


def _chinese_behind(match: re.Match[str]) -> dict[str, Any]:
    # 0.5 mg一天一颗: one of them is what the strength is of.
    if match["pills"]:
        return {"times": whole(match["pills"]), "period": iso_duration(1, UNITS[match["pill_day"]])}
    if match["daily"]:
        least = whole(match["daily"])
        return {"times": {"min": least, "max": whole(match["most"])} if match["most"] else least, "period": "P1D"}
    if match["alternate"]:
        return {"times": 1, "period": iso_duration(2, UNITS[match["alternate"][1]])}
    if match["bedtime"]:
        return {"times": 1, "period": "P1D"}
    if match["slash"]:
        return {"times": 1, "period": period_of(match["slash"], match["of"] if match["of"][0] not in "hdw" else match["of"][0])}
    return {"times": 1, "period": period_of(match["every"], match["unit"], match["upto"], half=bool(match["half"]))}


def _divided(match: re.Match[str]) -> dict[str, Any]:
    if match["code"]:
        code = match["code"].lower().replace(".", "")
        # q8h is three times a day.
        return {"divided": _LATIN_CODES[code][0] if code in _LATIN_CODES else round(24 / int(match["every"]))}
    least = match["parts"] or match["least"] or match["doses"]
    most = match["most"] or match["upto_doses"]
    low = _ENGLISH[least.lower()] if least.lower() in _ENGLISH else whole(least)
    return {"divided": {"min": low, "max": whole(most)} if most else low}


def _times(match: re.Match[str]) -> Any:
    if match.re.groupindex.get("shots") and match["shots"]:
        return whole(match["shots"])
    amount = read_amount(match["times"], 0)
    least = amount[0].low if amount is not None else 1
    # 五六次
    if amount is not None and amount[0].high is not None:
        return {"min": least, "max": amount[0].high}
    return {"min": least, "max": whole(match["most"])} if match["most"] else least


def period_of(every: str | None, unit: str, upto: str | None = None, *, half: bool = False) -> Any:
    """The period as ISO 8601, or its ``min`` and ``max``: 每4至6小时."""
    if half:
        return iso_duration(15, "D") if unit == "月" else iso_duration(0.5, UNITS[unit])
    period = iso_duration(whole(every) if every else 1, UNITS[unit])
    return {"min": period, "max": iso_duration(whole(upto), UNITS[unit])} if upto else period


def whole(text: str) -> Any:
    """The number that a short text writes, 两 or 2; 1 where it writes none."""
    amount = read_amount(text, 0)
    return amount[0].low if amount is not None else 1
