"""Places that no lexicon knows: names of jieba's dictionary that end like a place (天津市, 开曼群岛), and what is built like one (澜岭市)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from slepipe.hanzi import is_han
from slepipe.patterns import Pattern
from slepipe.recognize.found import Found
from slepipe.segment.engine import dictionary_tag, word_start, word_tag

_ENDS = ("省", "市", "县", "区", "州", "镇", "乡", "岛", "洲", "群岛", "半岛", "自治区", "自治州", "盆地")
_LAST = Pattern(f"[{''.join(dict.fromkeys(end[-1] for end in _ENDS))}]")
_SHORTEST = 3
# What a known place goes on with: 天津市, 四川省; not 上海市场.
_NO_RANK = frozenset("场价区值面占民长委政级立内")
_RANK = Pattern(f"(?:特别行政区|自治区|[省市县](?![{''.join(sorted(_NO_RANK))}]))")
_COINED = Pattern(f"(?P<name>[\u4e00-\u9fff]{{2}})[省市县](?![{''.join(sorted(_NO_RANK))}])")
# What may stand before a name, and the parts of speech of one that the dictionary has for another.
_BEFORE = frozenset("的在到从向于由和与及是为对至往离经")
_NAMES = frozenset({"", "ns", "nr", "nz", "nrt"})
_NO_NAME = "的在上下往和与及到各某城郊社全本该两多一几每这那其"
_TOWN = Pattern(f"(?:(?![{_NO_NAME}])[\u4e00-\u9fff]){{2}}(?:[乡镇]|区(?![域内]))")
_ROAD = Pattern(
    f"(?:(?![{_NO_NAME}走马])[\u4e00-\u9fff]){{0,3}}?(?:公路|大道|大街|(?<![道走铁线思网出套通])路(?=[的上、，口\\d]))"
)
_PROVINCES = frozenset(
    "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆".split()
)
GENERIC = frozenset("城市 大都市 共和国 直辖市 开发区 社区 地区 山区 病区 小区 太平洋地区 广州地区 和澳洲".split())
"""Words of the dictionary that it calls places and that name none."""


def find_places(flow: str, ends: Sequence[int], known: Mapping[int, int]) -> list[Found]:
    """Places among the words of the flow, which end at ``ends``; ``known`` leads from the ends of the lexicon's places to their starts."""
    found = [
        Found("place", start, end, {}, "place.dictionary")
        for start, end in ((word_start(ends, last.end()), last.end()) for last in _LAST.finditer(flow))
        if end - start >= _SHORTEST and end not in known and _is_place(flow[start:end], flow[end : end + 1])
    ]
    for end, start in known.items():
        if (rank := _RANK.match(flow, end)) is not None:
            found.append(Found("place", start, rank.end(), {"name": flow[start:end]}, "place.rank"))
    found += _coined(flow, frozenset(ends), known)
    found += _listed(flow)
    found += _within(flow, known, found)
    return found


def _within(flow: str, known: Mapping[int, int], found: Sequence[Found]) -> Iterator[Found]:
    """A place within a place: 台东县海端乡, 屯门公路, 云川市人民路, 河南周口, 河南省漯河市召陵区."""
    last: tuple[int, int] = (0, 0)
    for start, end in sorted(_pairs(flow, known, found)):
        if start < last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last[1]:
            yield Found("place", *last, {}, "place.within")
        last = (start, end)
    if last[1]:
        yield Found("place", *last, {}, "place.within")


def _pairs(flow: str, known: Mapping[int, int], found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    outer = dict(known) | {one.end: one.start for one in found}
    starts = {start: end for end, start in sorted(outer.items())}
    for end, start in outer.items():
        inner = starts.get(end)
        if inner is not None and flow[start:end].removesuffix("省") in _PROVINCES:
            yield start, inner
        for pattern in (_ROAD, _TOWN) if flow[end - 1] in "县市" else (_ROAD,):
            if (match := pattern.match(flow, end)) is not None:
                yield start, match.end()


# 三民、仁武及大社等区
_LIST = Pattern(
    "(?<!、)(?P<list>[\u4e00-\u9fff]{2}(?:、[\u4e00-\u9fff]{2}){0,12}(?:、|及|和|与|以及)[\u4e00-\u9fff]{2})等[两三四五六七八九十\\d]{0,2}个?(?:县市|乡镇|县|市|区|镇|乡|里)(?![域内长间])"
)
# Names of places are those of people to the dictionary, too: 仁武, 凤山.
_OF_PLACES = frozenset({"ns", "nr", "nrt"})
_SPREAD = Pattern("(?:于|在|自|住|遍及|涵盖|往|至)\\Z")
_LIKELY = _NAMES | {"n"}
_ONE = Pattern("[\u4e00-\u9fff]{2}(?=[、及和与以]|\\Z)")


def _listed(flow: str) -> Iterator[Found]:
    """Districts by names of two characters in a list that says what they are; the dictionary has one of them for a name, or has none."""
    if "等" not in flow:
        return
    for match in _LIST.finditer(flow):
        ones = list(_ONE.finditer(match["list"]))
        tags = [dictionary_tag(one[0]) for one in ones]
        if (
            sum(tag in _NAMES for tag in tags) * 2 > len(tags)
            or "ns" in tags
            or (
                set(tags) <= _LIKELY and _OF_PLACES & set(tags) and _SPREAD.search(flow, max(0, match.start() - 2), match.start())
            )
        ):
            for one in ones:
                yield Found("place", match.start("list") + one.start(), match.start("list") + one.end(), {}, "place.listed")


def _coined(flow: str, bounds: frozenset[int], known: Mapping[int, int]) -> Iterator[Found]:
    """Two characters that are no word before 省, 市 or 县, where a name begins (澜岭市, but not 外省 and 超市), and the two alone wherever they stand."""
    names = set()
    for match in _COINED.finditer(flow):
        start, end = match.span("name")
        if (
            {start, match.end()} <= bounds
            and (not is_han(flow[start - 1 : start]) or flow[start - 1] in _BEFORE)
            and not {match.end(), end} & known.keys()
            and dictionary_tag(match["name"]) in _NAMES
            and (dictionary_tag(match["name"]) == "ns" or not dictionary_tag(flow[end - 1 : match.end()]))
            and dictionary_tag(match[0]) in _NAMES
        ):
            names.add(match["name"])
    for name in names:
        for place in re.finditer(f"{name}[省市县]?", flow):
            if place.start() in bounds and place.end() in bounds:
                yield Found("place", *place.span(), {"name": name}, "place.coined")


def _is_place(word: str, following: str) -> bool:
    ends = (
        word.endswith(_ENDS)
        and word not in GENERIC
        and word[0] not in "各全该每"
        and not (word[-1] in "省市县" and following in _NO_RANK)
    )
    return ends and word_tag(word) == "ns"
