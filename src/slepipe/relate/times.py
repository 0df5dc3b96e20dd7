"""Points in time of a study: 第52周, 104周时, 12个月内."""

from __future__ import annotations

from slepipe.model import Mention
from slepipe.relate.line import BIOMARKER, DURATION, Line, clause_end, line_pattern


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
