"""Points in time of a study: 第52周, 104周时, 12个月内."""

from __future__ import annotations

from slepipe.model import Mention
from slepipe.relate.context import Context
from slepipe.relate.line import BIOMARKER, DURATION, Line, Sentence, clause_end, line_pattern


def time_of(line: Line, first: int, last: int) -> Mention | None:
    """The study time point of a result between two places: the nearest before it in its sentence that stands as one (第52周, 104周时, 12个月内)."""
    text = line.text
    times = [place for place in line.at if text[place] == DURATION and is_time(line, place)]
    before = [place for place in times if place < first]
    if before:
        return line.at[before[-1]]
    after = [
        place
        for place in times
        if place not in (first, last) and any(figure < place < clause_end(text, figure) for figure in (first, last))
    ]
    return line.at[after[0]] if after else None


def carried_time(context: Context, sentence: Sentence) -> Mention | None:
    """The time that the part of the paragraph before begins with, for a result that names none: 「第24周时,甲为……;乙为……」."""
    if DURATION in sentence.line.text or _TURNS.search(sentence.line.text) is not None:
        return None
    for earlier in context.before(sentence)[:_PARTS]:
        line = earlier.line
        lead = _LEAD.match(line.text)
        if lead is not None and line.text.count(DURATION) == 1:
            place = lead.end() - 1
            return line.at[place] if is_time(line, place) else None
        if DURATION in line.text or _TURNS.search(line.text) is not None:
            return None
    return None


_PARTS = 3
# 治疗至第24周时,……
_LEAD = line_pattern(
    f"\\s?(?:[^,，。;；:：{DURATION}]{{0,12}}[:：,，])?(?:结果显示[,，]?)?(?:在|于|至|到|经|治疗|用药|给药|随访|满|截至){{0,3}}{DURATION}(?=\\s?(?:时|后|末|的?(?:结果|数据|分析)|[,，]))"
)
# What begins something else: 安全性方面, 基线, 另一项试验.
_TURNS = line_pattern("安全性|不良|副作用|基线|既往|此前|入组时|随访期|随机|另一|其他|长期|延长|各国|市场|同期")


_AT = line_pattern(f"\\s?(?:{BIOMARKER}|时|后|内|末|的?[^，,。;；]{{0,6}}(?:应答|缓解|反应|生存|存活|复发|死亡|有效|达标))")


def is_time(line: Line, place: int) -> bool:
    """Whether a duration stands as a point in time: 第52周, 12个月内, not how long something lasts."""
    return (
        line.at[place].text[:1] == "第"
        or _AT.match(line.text, place + 1) is not None
        or line.text[place - 1 : place] in ("至", "满")
        or (line.text[place - 1 : place] in ("在", "于") and _REACHES.match(line.text, place + 1) is not None)
    )


_REACHES = line_pattern("(?:就|便|已|能)?(?:达|实现|获得|取得)")
