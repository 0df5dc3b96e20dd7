"""Durations and study time points: 6个月, 半年, 两年半, 10余年, 第52周, 第0、2、4周, 1年6个月."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from slepipe.patterns import Pattern
from slepipe.recognize.comparators import blank_off, comparator
from slepipe.recognize.found import Found
from slepipe.recognize.numerals import Amount, Number, read_amount
from slepipe.recognize.reading import Reading, flags
from slepipe.recognize.units import match_unit

# Half of a unit in the next smaller one: 半年 is six months.
_HALVES = {"Y": "6M", "D": "T12H", "TH": "30M", "TM": "30S"}
# What may follow directly to make one duration: 1年6个月, 2周3天, 1小时30分钟.
_LONGEST_DAYS = 4
_SMALLER = {"Y": "M", "M": "D", "W": "D", "TH": "TM", "TM": "TS"}
# How many of the smaller parts are a whole: 一周7天 is no duration of two weeks.
_FULL = {"Y": 12, "M": 31, "W": 7, "TH": 60, "TM": 60}
_HALF_UNIT = Pattern("半个?(?P<unit>年|月|小时|钟头|天|日|分钟)(?!轻|夜|球)")
_HALF_CODES = {"年": "Y", "月": "M", "小时": "TH", "钟头": "TH", "天": "D", "日": "D", "分钟": "TM"}
_COUNT_HALF = Pattern("个半(?P<unit>月|小时|钟头|星期|礼拜)")
_TAIL = Pattern(
    "(?P<half>半(?![年数夜衰胱颗片粒锭包]))|(?P<many>多(?![次中种名例项个年数方发重为见学])|余(?![额地生下热留病位人名例种项个]))"
)
_TAIL_SIGNS = ("半", "多", "余")
# 24小时尿蛋白 and 5年生 name what is measured.
_NAME_AFTER = Pattern("尿|蛋白|动态|心电|Holter|总尿|UPCR|UTP|血压")
# 8年前 tells when, counted from today: a relative date; but 5年前瞻性研究 and 3年前列腺癌.
_PAST = Pattern("(?:以|之)?前(?![瞻列后臂驱哨体沿期景端胸额房壁庭])")
# 一年要花多少钱, 一年约3000元, 一年住2-3次: by the year.
_A_YEAR = Pattern(
    "(?:下来)?(?:就|也|大约|大概|约|平均|要|需要?|得|可|能|花费?|住院?|会){1,4}"
    r"(?:多少|几(?:万|千|次)|[\d.,一二两三四五六七八九十百千万多余几~至到\-–]{1,12}(?:[元块次]|[美港欧]元|人民币))"
)
_EATEN = Pattern(r"(?:吃|服|用|打)(?:到|至|上)\s?\d")
# 治疗前、第一年及第八年 are time points.
_POINTS_BEFORE = Pattern(
    "(?:前|后|基线|时)(?:、|,|，|和|与|及|以及)(?:第?[一二三四五六七八九十\\d]{1,2}年?(?:、|和|与|及|以及)){0,3}\\Z"
)
_LIST = Pattern(
    r"(?P<numbers>\d{1,4}(?:\s?[、,，/]\s?\d{1,4}){0,12}\s?(?:[、,，/]|和|及|与|或)\s?\d{1,4})\s?(?P<unit>周|星期|个月|月|天|日|年|小时)(?!期|岁|龄)"
)
_LIST_CODES = {"周": "W", "星期": "W", "个月": "M", "月": "M", "天": "D", "日": "D", "年": "Y", "小时": "TH"}
# N月 is a month of the calendar and N日 a day of it unless its neighbours count: 随访6月, 用药7日内.
_COUNTED = (
    *(
        "随访",
        "治疗",
        "持续",
        "观察",
        "用药",
        "服用",
        "疗程",
        "病程",
        "维持",
        "间隔",
        "为期",
        "历时",
        "超过",
        "至少",
        "不少于",
        "连续",
    ),
    *("近", "每", "满", "术后", "产后", "共", "约", "≥", ">", "≤", "<", "×", "逾", "长达", "达", "第", "隔", "孕", "过去", "首"),
    *(
        "连用",
        "连打",
        "连服",
        "连吃",
        "连烧",
        "住院",
        "住了",
        "卧床",
        "发热",
        "发烧",
        "高热",
        "高烧",
        "隔离",
        "停药",
        "禁食",
        "服药",
    ),
    *("休养", "休息", "仅", "仅需", "只需", "需时", *(verb + particle for verb in "服打吃" for particle in ("", "了"))),
    # 红斑6月，加重10日: the complaint of a patient and how long it has lasted.
    *("痛", "斑", "肿", "疹", "热", "咳", "胀", "麻", "加重", "乏力"),
)
# 三日 counts days, unless these make it a day of the month: 三日电, 于三日举行, 三日（星期二）.
_DAY_BEFORE = ("于", "在", *(day + one for day in ("周", "星期") for one in "一二三四五六日"))
_DAY_AFTER = (
    *(
        "电",
        "讯",
        "宣布",
        "公布",
        "发布",
        "公告",
        "表示",
        "指出",
        "举行",
        "召开",
        "开幕",
        "上午",
        "下午",
        "凌晨",
        "晚间",
        "傍晚",
        "清晨",
    ),
    *(bracket + day for bracket in "(（" for day in ("星期", "周", "礼拜")),
)
_NEVER_DAYS = frozenset("月/初周期拜曜十廿")
# 第一年 and 第二年 are ordinals, 第3年时 and 随访第2年 are study time points.
_YEAR_POINT_BEFORE = ("随访", "治疗", "用药", "术后", "给药", "移植后", "试验", "研究", "至", "到")
_YEAR_POINT_AFTER = (
    *(
        "时",
        "末",
        "底",
        "随访",
        "应答",
        "缓解",
        "生存",
        "存活",
        "无进展",
        "复发",
        "评估",
        "复查",
        "结果",
        "数据",
        "反应率",
        "eGFR",
    ),
    *("SLEDAI", "延长期"),
)
_COUNTED_AFTER = Pattern("\\s?(?:后|内|以内|以上|之内|为一疗程|一次|1次|左右|后续|余)")


def iso_duration(number: Number, code: str) -> str:
    """ISO 8601 for a number of units: 52 and W give P52W, 2.5 and Y give P2Y6M, 1.5 and TH give PT1H30M."""
    prefix, letter = ("PT", code[1]) if code[0] == "T" else ("P", code)
    if isinstance(number, float) and number % 1 == 0.5 and code in _HALVES:
        whole = f"{int(number)}{letter}" if number > 1 else ""
        half = _HALVES[code]
        return f"{prefix}{whole}{half}"
    return f"{prefix}{Decimal(str(number)).normalize():f}{letter}"


def read_half(flow: str, start: int) -> Found | None:
    """半年, 半个月, 半小时 at ``start``."""
    if (match := _HALF_UNIT.match(flow, start)) is None or flow[start - 1 : start] in tuple("大过前后下上"):
        return None
    code, end = _HALF_CODES[match["unit"]], match.end()
    half = _found(flow, start, end, "P15D" if code == "M" else iso_duration(0.5, code))
    # 半年多, 半月余
    tail = _TAIL.match(flow, end) if flow.startswith(("多", "余"), end) else None
    if code == "Y" and is_past(flow, tail.end() if tail is not None else end):
        return None
    return half if tail is None else Found("duration", start, tail.end(), half.value | {"approximate": True}, half.rule)


def read_list(flow: str, start: int, ordinal: int) -> Found | None:
    """0、2、4周 at ``start``, a list of time points; ``ordinal`` is where its 第 stands (else ``start``)."""
    match = _LIST.match(flow, start)
    if match is None:
        return None
    separators = set(re.sub(r"[\d\s]", "", match["numbers"]))
    # Without 第 only 、 makes a list: 2和4周 may be two things.
    if ordinal == start and "、" not in separators:
        return None
    code = _LIST_CODES[match["unit"]]
    points = [int(each) for each in re.findall(r"\d+", match["numbers"])]
    # 3、4个月 is three to four months, 第3、4周 are two points.
    if ordinal == start and points[1:] == [points[0] + 1]:
        value = {"min": iso_duration(points[0], code), "max": iso_duration(points[1], code)}
        return Found("duration", start, match.end(), value, "duration.range")
    return Found("duration", ordinal, match.end(), {"iso8601": [iso_duration(each, code) for each in points]}, "duration.list")


def read_count_half(flow: str, start: int, first: tuple[Amount, int]) -> Found | None:
    """三个半月, 一个半小时 at ``start``; ``first`` is the amount there with the offset after it."""
    if not flow.startswith("个半", first[1]) or (match := _COUNT_HALF.match(flow, first[1])) is None:
        return None
    code = {"月": "M", "小时": "TH", "钟头": "TH"}.get(match["unit"], "W")
    iso = f"P{first[0].low}M15D" if code == "M" else iso_duration(float(first[0].low) + 0.5, code)
    return _found(flow, start, match.end(), iso)


def read_duration(flow: str, reading: Reading) -> Found | None:
    """The duration of a reading, with 半, 多 or a smaller part after it; None for dates of the calendar."""
    if not _is_duration(flow, reading):
        return None
    code, start, end = reading.unit.code, _with_ordinal(flow, reading.start), reading.end
    extra = flags(flow, reading)
    # 近6个月 is the last six months, not nearly six.
    if flow[start - 1 : start] == "近":
        extra.pop("comparator", None)
    if reading.deviation is not None:
        extra["deviation"] = reading.deviation
    if reading.high is not None or reading.low.high is not None:
        low_code = (reading.low_unit or reading.unit).code
        high = reading.high.low if reading.high is not None else reading.low.high
        value = {"min": iso_duration(reading.low.low, low_code), "max": iso_duration(high or 0, code)}
        return Found("duration", start, end, value | extra, "duration.range")
    iso = iso_duration(reading.low.low, code)
    tail = _TAIL.match(flow, end) if flow.startswith(_TAIL_SIGNS, end) else None
    if tail is not None and (tail["half"] is None or code in _HALVES):
        end = tail.end()
        if tail["half"]:
            iso += _HALVES[code]
        else:
            extra["approximate"] = True
    elif (more := _smaller_part(flow, end, code)) is not None:
        part, end = more
        iso += part
    if reading.unit.form == "个多月":
        extra["approximate"] = True
    # What stands behind the unit alone was asked for in ``flags``.
    if end != reading.end and not extra.get("comparator") and (sign := comparator(flow, end, end)):
        extra["comparator"] = sign
    return Found("duration", start, end, {"iso8601": iso} | extra, "duration")


def _with_ordinal(flow: str, start: int) -> int:
    for ordinal in ("第", "第 "):
        if flow.endswith(ordinal, 0, start):
            return start - len(ordinal)
    return start


def _smaller_part(flow: str, start: int, code: str) -> tuple[str, int] | None:
    # 1年零3个月, 2年又6个月
    if flow.startswith(("零", "又"), start):
        start += 1
    if (smaller := _SMALLER.get(code)) is None or (amount := read_amount(flow, start)) is None:
        return None
    unit = match_unit(flow, amount[1])
    if unit is None or unit[0].type != "duration" or unit[0].code != smaller or amount[0].high is not None:
        return None
    if amount[0].low >= _FULL[code]:
        return None
    return f"{amount[0].low}{smaller.removeprefix('T')}", unit[1]


def _is_duration(flow: str, reading: Reading) -> bool:
    number, form = reading.low.low, reading.unit.form
    before = flow[max(0, reading.start - 5) : reading.start]
    if form == "年" and isinstance(number, int) and 1900 <= number < 2100 and not reading.low.approximate:
        return False
    if form == "年" and reading.high is None and _with_ordinal(flow, reading.start) < reading.start:
        ahead = before.rstrip().removesuffix("第").rstrip().removesuffix("的")
        behind = reading.end + flow.startswith("的", reading.end)
        points = flow[max(0, reading.start - 16) : reading.start].rstrip().removesuffix("第")
        if _POINTS_BEFORE.search(points) is not None:
            return True
        return ahead.endswith(_YEAR_POINT_BEFORE) or flow.startswith(_YEAR_POINT_AFTER, behind)
    if form == "年" and (is_past(flow, reading.end) or (number == 1 and _A_YEAR.match(flow, reading.end) is not None)):
        return False
    if form == "天" and number == 1 and reading.low.chinese and _EATEN.match(flow, reading.end) is not None:
        return False
    # 第16周末 and 治疗4周末, but 三周末.
    if form == "周" and reading.low.chinese and flow.startswith("末", reading.end) and not before.endswith("第"):
        return False
    if form in ("月", "日"):
        digits = flow[reading.start : reading.end]
        if before[-1:] in _NEVER_DAYS or (reading.low.chinese and len(digits) > _LONGEST_DAYS):
            return False
        if is_counted(before) or _COUNTED_AFTER.match(flow, reading.end):
            return True
        return form == "日" and reading.low.chinese and number > 1 and not is_calendar_day(flow, reading.start, reading.end)
    if reading.unit.code in ("TH", "TM") and number == 24 and _NAME_AFTER.match(flow, reading.end):
        return False
    # 有一天 is no duration, 一时 no hour.
    return not (
        reading.low.chinese
        and number == 1
        and form in ("天", "年", "日")
        and before.endswith(("有", "某", "这", "那", "同", "哪"))
    )


def is_past(flow: str, end: int) -> bool:
    """Whether 前 behind the years that end at ``end`` makes them a relative date."""
    return flow.startswith(("前", "以前", "之前"), end) and _PAST.match(flow, end) is not None


def is_calendar_day(flow: str, start: int, end: int) -> bool:
    """Whether Chinese numerals with 日 at ``start:end`` are clearly a day of the month, and do not count days."""
    return flow[max(0, start - 3) : start].endswith(_DAY_BEFORE) or flow.startswith(_DAY_AFTER, end)


def is_counted(before: str) -> bool:
    """Whether the words before N月 or N日 count them (随访6月, 连打三日), so that it is no date."""
    return blank_off(before).endswith(_COUNTED)


def _found(flow: str, start: int, end: int, iso: str) -> Found:
    value: dict[str, Any] = {"iso8601": iso}
    if sign := comparator(flow, start, end):
        value["comparator"] = sign
    return Found("duration", start, end, value, "duration.half")
