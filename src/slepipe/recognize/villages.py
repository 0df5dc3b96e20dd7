"""The smallest districts of Taiwan's towns, which end in 里: 寶華里, 本和里及灣勝里; but 病房裡 and 微博裡 are no places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from slepipe.patterns import Pattern
from slepipe.recognize.again import stand_at
from slepipe.recognize.found import Found
from slepipe.segment.engine import dictionary_tag

_VILLAGE: Final = Pattern(
    "(?P<name>(?![和与及于到由内外上下中家心夜])(?:(?![的了在是有从这那其此每各个我你他她它们区镇乡市县村])[\u4e00-\u9fff]){2})里"
)
_TOWNS: Final = frozenset("区镇乡市")
_CHIEF: Final = ("里长", "里民", "里办公", "里干事", "里邻长")
_HALL: Final = ("活动中心", "办公处", "里活动", "里内")
_JOINTS: Final = frozenset("、及和与")
_TO: Final = frozenset("到往赴至")
# Who speaks of such districts.
_SPEAKERS: Final = Pattern("里长|里民|登革|区公所|卫生所|卫生局|里活动")
_NO_WORDS: Final = frozenset({"", "ns", "nr", "nrt", "nz"})
_TOWN_LENGTHS: Final = (3, 2)
RULE: Final = "place.village"


def find_villages(flow: str) -> Iterator[Found]:
    """Districts behind the name of their town, before their chief or hall, or in a list of several; and wherever they stand again."""
    if "里" not in flow:
        return
    built = [match for match in _VILLAGE.finditer(flow) if not dictionary_tag(match[0])]
    rare = [match for match in built if dictionary_tag(match["name"]) in _NO_WORDS]
    names = {match[0] for match in built if flow.startswith(_CHIEF, match.end()) or _behind_town(flow, match.start())}
    names.update(match[0] for match in rare if flow.startswith(_HALL, match.end()) or flow[match.start() - 1] in _TOWNS)
    if rare and _SPEAKERS.search(flow) is not None:
        starts, ends = {match.start() for match in rare}, {match.end() for match in rare}
        for match in rare:
            start, end = match.span()
            joined = (flow[end : end + 1] in _JOINTS and end + 1 in starts) or (flow[start - 1] in _JOINTS and start - 1 in ends)
            if joined or flow[start - 1] in _TO:
                names.add(match[0])
    yield from (Found("place", start, end, {}, RULE) for _, start, end in stand_at(flow, names))


def _behind_town(flow: str, at: int) -> bool:
    """Whether the name of a town ends here: 中西區, but not 社區."""
    return flow[at - 1] in _TOWNS and any(dictionary_tag(flow[max(0, at - length) : at]) == "ns" for length in _TOWN_LENGTHS)
