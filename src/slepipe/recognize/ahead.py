"""What stands right before a strength and says how it is taken: 每次, 一次, 睡前, 早上, 周一、三、五各."""

from __future__ import annotations

from typing import Any

import msgspec

from slepipe.patterns import Pattern
from slepipe.recognize.comparators import blank_off
from slepipe.recognize.frequencies import DAYTIME

_TAKEN = tuple(verb + particle for verb in "服吃食用含吞嚼贴滴喷" for particle in ("", "了", "下", "过"))
_TAKEN += (
    *("每日", "每次", "每天", "每晚", "每早", "各", "早上", "早", "中午", "晚上", "晚", "睡前", "饭前", "饭后", "餐前", "餐后"),
)
_TAKEN += ("次", "加", "减至", "减到", "增至", "半到", "每眼", "双眼", "左眼", "右眼", "患眼", "鼻孔", "每侧", "患侧", "每边")
# 一次100mg, but 第一次100mg and 每日一次100mg; 每晚睡前10 mg; 周一、三、五各1片
_AHEAD = Pattern(
    rf"(?:(?P<each>每次|(?<![第每隔天日周月年晚早晨初末任另同再上下两三四五六七八九十期拜时\d])[一1]次)|(?:每[晚日天]\s?)?(?P<day>{DAYTIME})|(?P<night>每晚)"
    r"|(?P<weekday>逢(?:周|星期|礼拜)[一二三四五六日](?:服|吃|打)?)|(?P<days>[逢每]?(?:周|星期|礼拜)[一二三四五六日](?:\s?[、，,和及]\s?(?:周|星期|礼拜)?[一二三四五六日])*)\s?各(?:服|吃|打)?)\s?\Z"
)
_ENDS = frozenset("次前上晨午间晚各服吃打一二三四五六日")
_LONGEST = 24
_WEEKDAYS = frozenset("一二三四五六日")
# 每日两次，每次50毫克: an instruction of a label.
_DAILY = Pattern(
    r"(?:[每一1]\s?(?:[日天周]|星期)(?:[服用]|口服|服用)?\s?[一二两三四1-6](?:\s?[至到~\-–]\s?[一二两三四1-6])?\s?次|次/[日天周dw])\s?[,，;；]\s?\Z"
)
_LONGEST_DAILY = 12


class Ahead(msgspec.Struct, frozen=True, gc=False):
    """Where it begins, the frequency that it says, and whether it only says that the strength is of one time."""

    start: int
    frequency: dict[str, Any]
    timed: bool = False


def read_ahead(flow: str, start: int) -> Ahead | None:
    """What says how the strength at ``start`` is taken; None where nothing does."""
    last = flow[start - 1 : start]
    if (flow[start - 2 : start - 1] if last.isspace() else last) not in _ENDS:
        return None
    if (match := _AHEAD.search(flow, max(0, start - _LONGEST), start)) is None:
        return None
    if match["each"]:
        return Ahead(match.start(), {}, timed=True)
    if match["weekday"]:
        return Ahead(match.start(), {"period": "P1W"})
    if match["days"]:
        times = sum(each in _WEEKDAYS for each in match["days"].replace("星期日", "日"))
        return Ahead(match.start(), {"period": "P1W"} if times == 1 else {"times": times, "period": "P1W"})
    return Ahead(match.start(), {"period": "P1D"})


def is_daily_before(flow: str, start: int) -> bool:
    """Whether a frequency by the day or week and a comma stand before ``start``."""
    return _DAILY.search(flow, max(0, start - _LONGEST_DAILY), start) is not None


def leads_to(flow: str, start: int) -> bool:
    """Whether a word of dosing stands right before ``start``, so that 一片 there is counted."""
    return blank_off(flow[max(0, start - 6) : start]).endswith(_TAKEN)
