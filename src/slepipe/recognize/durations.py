"""Durations and study time points: 6个月, 半年, 两年半, 10余年, 第52周, 第0、2、4周, 1年6个月."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from slepipe.patterns import Pattern
from slepipe.recognize.comparators import blank_off, comparator
from slepipe.recognize.elapsed import is_duration, is_past, with_ordinal
from slepipe.recognize.found import Found
from slepipe.recognize.numerals import Amount, Number, number_of, read_amount
from slepipe.recognize.reading import Reading, flags
from slepipe.recognize.units import match_unit

# Half of a unit in the next smaller one: 半年 is six months.
_HALVES = {"Y": "6M", "D": "T12H", "TH": "30M", "TM": "30S"}
_SMALLER = {"Y": "M", "M": "D", "W": "D", "TH": "TM", "TM": "TS"}
# How many of the smaller parts are a whole: 一周7天 is no duration of two weeks.
_FULL = {"Y": 12, "M": 31, "W": 7, "TH": 60, "TM": 60}
_HALF_UNIT = Pattern(
    "(?P<most>[大小])?半(?:个多?)?(?P<unit>年|月|小时|钟头|天|日|分钟|(?<=个)钟(?![点表楼形摆声爱乳灵头]))(?!轻|夜|球|度|报|期报|季报)"
)
_HALF_CODES = {"年": "Y", "月": "M", "小时": "TH", "钟头": "TH", "钟": "TH", "天": "D", "日": "D", "分钟": "TM"}
# Hong Kong's 成个月 is a whole month.
_WHOLE = Pattern("成个(?P<unit>月|星期|礼拜|小时|钟头|钟)")
_WHOLE_CODES = {"月": "P1M", "星期": "P1W", "礼拜": "P1W"}
_COUNT_HALF = Pattern("个半(?P<unit>月|小时|钟头?|星期|礼拜)")
_TAIL = Pattern(
    "(?P<half>半(?![年数夜衰胱颗片粒锭包]))|(?P<many>多(?![次中种名例项个年数方发重为见学])|余(?![额地生下热留病位人名例种项个]))"
)
# What ends the words for an event: 术后, 饭后, 停药后, 出院后, 确诊后, 接种后, 睡前.
_EVENTS = frozenset("术饭餐药疗诊产院病睡访种苗射针植查烧热除止断服用发复产娩入染伤转化愈婚练动")
# 完成个月报告 has 完成.
_FORMED = ("完", "组", "形", "构", "达", "做", "变", "造", "集", "合")
_TO = Pattern(r"\s?[至到~～\-–—]\s?(?=[\d一二两三四五六七八九十])")
_TAIL_SIGNS = ("半", "多", "余")
_LIST = Pattern(
    r"(?P<numbers>\d{1,4}(?:\.\d)?(?:\s?[、,，/]\s?\d{1,4}(?:\.\d)?){0,12}\s?(?:[、,，/]|和|及|与|或)\s?\d{1,4}(?:\.\d)?)"
    r"\s?(?P<unit>周|星期|个月|月|天|日|年|小时|分钟|(?:h|d|min)(?![A-Za-z/]))(?!期|岁|龄)"
)
_LIST_CODES = {"周": "W", "星期": "W", "个月": "M", "月": "M", "天": "D", "日": "D", "年": "Y", "小时": "TH", "分钟": "TM"}
_LIST_CODES |= {"h": "TH", "d": "D", "min": "TM"}


def iso_duration(number: Number, code: str) -> str:
    """ISO 8601 for a number of units: 52 and W give P52W, 2.5 and Y give P2Y6M, 1.5 and TH give PT1H30M."""
    prefix, letter = ("PT", code[1]) if code[0] == "T" else ("P", code)
    if isinstance(number, float) and number % 1 == 0.5 and code in _HALVES:
        whole = f"{int(number)}{letter}" if number > 1 else ""
        half = _HALVES[code]
        return f"{prefix}{whole}{half}"
    return f"{prefix}{Decimal(str(number)).normalize():f}{letter}"


def read_half(flow: str, start: int) -> Found | None:
    """半年, 半个月, 半小时 at ``start``, 大半年 and 小半年 from the sign before it on; Hong Kong's 成个月."""
    if flow[start] == "成":
        whole = _WHOLE.match(flow, start)
        behind_verb = flow[start - 1 : start] in _FORMED
        return None if whole is None or behind_verb else _found(flow, start, whole.end(), _WHOLE_CODES.get(whole["unit"], "PT1H"))
    start -= flow[start - 1 : start] in ("大", "小")
    if (match := _HALF_UNIT.match(flow, start)) is None or _is_other_half(flow, start):
        return None
    code, end = _HALF_CODES[match["unit"]], match.end()
    half = _found(flow, start, end, "P15D" if code == "M" else iso_duration(0.5, code))
    if match["most"] or "多" in match[0]:
        half.value["approximate"] = True
    # 半年多, 半月余
    tail = _TAIL.match(flow, end) if flow.startswith(("多", "余"), end) else None
    if code == "Y" and is_past(flow, end):
        return None
    if tail is None and (to := _TO.match(flow, end)) is not None and (second := read_amount(flow, to.end())) is not None:
        # 半小时到一个小时
        unit = match_unit(flow, second[1])
        if unit is not None and unit[0].type == "duration" and is_span(unit[0].code, code):
            high = iso_duration(second[0].low, unit[0].code)
            return Found("duration", start, unit[1], {"min": half.value["iso8601"], "max": high}, "duration.range")
    return half if tail is None else Found("duration", start, tail.end(), half.value | {"approximate": True}, half.rule)


def is_span(high: str, low: str) -> bool:
    """Whether a unit may end a range that half of another begins: 半年到两年, but not 半年到三天."""
    order = ("TM", "TH", "D", "W", "M", "Y")
    return high in order and low in order and order.index(high) >= order.index(low)


_RESTED = ("休息", "住", "请", "工作", "躺", "睡", "停工", "停电", "开", "上", "观察", "卧床")


def _is_other_half(flow: str, start: int) -> bool:
    """Whether what stands before 半 makes it a half of something (下半年, 后半年); 术后半年 and 饭前半小时 count."""
    before = flow[start - 1 : start]
    if before == "过" and flow[start - 2 : start - 1] == "超":
        return False
    # 嚼了半天 is for ever so long, 休息了半天 is half a day.
    if before == "了" and flow.startswith("半天", start):
        return not flow.endswith(_RESTED, 0, start - 1)
    if before in ("前", "后"):
        return flow[start - 2 : start - 1] not in _EVENTS
    return before in ("过", "下", "上")


def read_list(flow: str, start: int, ordinal: int) -> Found | None:
    """0、2、4周 at ``start``, a list of time points; ``ordinal`` is where its 第 stands (else ``start``)."""
    match = _LIST.match(flow, start)
    if match is None:
        return None
    separators = set(re.sub(r"[\d\s.]", "", match["numbers"]))
    # Without 第 only 、 makes a list: 2和4周 may be two things.
    if ordinal == start and "、" not in separators:
        return None
    code = _LIST_CODES[match["unit"]]
    points = [number_of(each) for each in re.findall(r"\d+(?:\.\d)?", match["numbers"])]
    # 3、4个月 is three to four months, 第3、4周 are two points.
    if ordinal == start and points[1:] == [points[0] + 1]:
        value = {"min": iso_duration(points[0], code), "max": iso_duration(points[1], code)}
        return Found("duration", start, match.end(), value, "duration.range")
    return Found("duration", ordinal, match.end(), {"iso8601": [iso_duration(each, code) for each in points]}, "duration.list")


def read_count_half(flow: str, start: int, first: tuple[Amount, int]) -> Found | None:
    """三个半月, 一个半小时 at ``start``; ``first`` is the amount there with the offset after it."""
    end = first[1] + flow.startswith(" ", first[1])
    if not flow.startswith("个半", end) or (match := _COUNT_HALF.match(flow, end)) is None:
        return None
    code = {"月": "M", "小时": "TH", "钟头": "TH", "钟": "TH"}.get(match["unit"], "W")
    iso = f"P{first[0].low}M15D" if code == "M" else iso_duration(float(first[0].low) + 0.5, code)
    return _found(flow, start, match.end(), iso)


def read_duration(flow: str, reading: Reading) -> Found | None:
    """The duration of a reading, with 半, 多 or a smaller part after it; None for dates of the calendar."""
    if not is_duration(flow, reading):
        return None
    code, start, end = reading.unit.code, with_ordinal(flow, reading.start), reading.end
    extra = flags(flow, reading)
    # 近6个月 is the last six months, not nearly six.
    if blank_off(flow[max(0, start - 2) : start]).endswith("近"):
        extra.pop("comparator", None)
    if reading.deviation is not None:
        extra["deviation"] = reading.deviation
    if reading.high is not None or reading.low.high is not None:
        value, end = _between(flow, reading)
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
    if reading.unit.form.startswith(("个多", "个几")):
        extra["approximate"] = True
    # What stands behind the unit alone was asked for in ``flags``.
    if end != reading.end and not extra.get("comparator") and (sign := comparator(flow, end, end)):
        extra["comparator"] = sign
    return Found("duration", start, end, {"iso8601": iso} | extra, "duration")


def _between(flow: str, reading: Reading) -> tuple[dict[str, Any], int]:
    """The two ends of a range, with the days behind the second (8~13周⁺⁶), and the offset after it."""
    code, low_code, end = reading.unit.code, (reading.low_unit or reading.unit).code, reading.end
    high = iso_duration((reading.high.low if reading.high is not None else reading.low.high) or 0, code)
    if (days := _days_of_pregnancy(flow, end, code)) is not None:
        high, end = high + days[0], days[1]
    return {"min": iso_duration(reading.low.low, low_code), "max": high}, end


def _smaller_part(flow: str, start: int, code: str) -> tuple[str, int] | None:
    if (days := _days_of_pregnancy(flow, start, code)) is not None:
        return days
    # 1年零3个月, 2年又6个月
    start += flow.startswith(" ", start)
    if flow.startswith(("零", "又"), start):
        start += 1
    start += flow.startswith(" ", start)
    if (smaller := _SMALLER.get(code)) is None or (amount := read_amount(flow, start)) is None:
        return None
    unit = match_unit(flow, amount[1])
    # 3小时15分
    minutes = amount[1] + flow.startswith(" ", amount[1])
    if code == "TH" and flow.startswith("分", minutes) and amount[0].high is None and amount[0].low < _FULL[code]:
        return f"{amount[0].low}M", minutes + 1 + flow.startswith("钟", minutes + 1)
    if unit is None or unit[0].type != "duration" or unit[0].code != smaller or amount[0].high is not None:
        return None
    if amount[0].low >= _FULL[code]:
        return None
    return f"{amount[0].low}{smaller.removeprefix('T')}", unit[1]


# How far a pregnancy is: 36周+5天, 38⁺⁶周, 36+5周.
_DAYS_BEHIND = Pattern(r"\s?[+＋⁺]\s?(?:([0-6])\s?天|(?P<raised>[⁰¹²³⁴⁵⁶]))(?!\d)")
_OF_PREGNANCY = Pattern(r"(?P<weeks>[1-4]?\d)\s?[+＋⁺]\s?(?P<days>[0-6⁰¹²³⁴⁵⁶])\s?周")
_PREGNANT = Pattern("[孕娠胎产]|停经")
_SMALL = str.maketrans("⁰¹²³⁴⁵⁶", "0123456")


def _days_of_pregnancy(flow: str, start: int, code: str) -> tuple[str, int] | None:
    days = _DAYS_BEHIND.match(flow, start) if code == "W" else None
    return None if days is None else (f"{(days[1] or days['raised']).translate(_SMALL)}D", days.end())


def read_pregnancy(flow: str, start: int) -> Found | None:
    """38⁺⁶周 and 36+5周 at ``start``: weeks and days."""
    match = _OF_PREGNANCY.match(flow, start)
    # 双盲期12+4周 are two periods.
    if match is None or (match["days"].isascii() and _PREGNANT.search(flow, max(0, start - 8), start) is None):
        return None
    iso = f"P{match['weeks']}W{match['days'].translate(_SMALL)}D"
    return Found("duration", start, match.end(), {"iso8601": iso}, "duration.pregnancy")


def read_seconds(flow: str, reading: Reading) -> Found | None:
    """四分十一秒, minutes whose 分 would else be a score."""
    second = read_amount(flow, reading.end)
    if second is None or not flow.startswith("秒", second[1]) or reading.high is not None or second[0].high is not None:
        return None
    return _found(flow, reading.start, second[1] + 1, f"PT{reading.low.low}M{second[0].low}S")


def _found(flow: str, start: int, end: int, iso: str) -> Found:
    value: dict[str, Any] = {"iso8601": iso}
    if sign := comparator(flow, start, end):
        value["comparator"] = sign
    return Found("duration", start, end, value, "duration.half")
