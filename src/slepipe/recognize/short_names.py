"""Companies that stand again, by a shorter name: 荣昌生物 of 荣昌生物制药（烟台）股份有限公司, 瀚新 of 瀚新生醫, Larkmere of Larkmere Therapeutics."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping, Sequence

from slepipe.patterns import Pattern
from slepipe.recognize.again import stand_at
from slepipe.recognize.found import Found
from slepipe.recognize.person_names import is_given
from slepipe.segment.engine import word_tag

# A short name of a company (荣昌生物, 恒瑞医药) needs a company's surroundings.
SHORT_HEADS = frozenset(
    {"资本", "创投", "生技", "生医", "证券", "银行", "生物", "医药", "制药", "药业", "科技", "集团", "控股", "股份"}
)
_CORE = Pattern(
    "(?P<short>[^（()）]{2,8}?(?:生技|生医|生物|药业|制药|医药|药厂))(?:科技|医药|制药|技术|医学)?(?:[（(][^）)]*[)）])?(?:集团|控股)?(?:股份)?有限公司"
)
_SHORTENED = Pattern("(?P<short>[\u4e00-\u9fff]{2,4})(?:生技|生医|生物|药业|制药|医药)(?:科技|医药|制药|技术)?(?:集团|控股)?")
_SPEAKS = "行政总裁|行政总监|股份|总经理|董事|执行长|首席|创始人|研发|财务|发言人|表示|指出|宣布|公告|披露|预计|计划|另有|今[日年天]|去年|也|已|将|与|股价|营收|法说|前[一二三]季|还|负责|承担|拟|昨[（(]|旗下|成立|获得|完成|签署|公布|必须|执行副|副总|总裁|财务长|目前|近[日期年]|本[周月季]|[昨前]天|昨日|第[一二三四]季|[上下]半年|也|曾|正|则|在|可|能|须|方面|新药|的"
_HAN_SPEAKS = Pattern(f"的?(?:{_SPEAKS})")
_LATIN_SPEAKS = Pattern(rf"\s?的?(?:{_SPEAKS})")
# What founders do, in characters that parents choose, too.
ACTS = frozenset("成立 创新 创立 设立 建立 立足 布局 启动 承接 连接 联合 整合 支持 振兴".split())
_LATIN_SHORT = 5
_LETTERS = frozenset(string.ascii_letters)


def stand_again(flow: str, found: Sequence[Found], places: Mapping[int, int]) -> list[Found]:
    """Where the companies among ``found`` stand again; ``places`` leads from the ends of places to their starts."""
    cores = _cores(flow, found, places)
    return [*cores, *_short_names(flow, [*cores, *found]), *_again(flow, found)]


def latin_again(flow: str, names: Iterable[str]) -> Iterator[Found]:
    """The first words of companies in Latin letters where they speak or act alone."""
    firsts = {first: name for name in names if " " in name and len(first := name.partition(" ")[0]) >= _LATIN_SHORT}
    for first, start, end in stand_at(flow, firsts):
        if _LATIN_SPEAKS.match(flow, end) and flow[start - 1 : start] not in _LETTERS:
            yield Found("organization", start, end, {"name": firsts[first]}, "organization.core")


def is_coined(word: str) -> bool:
    """Whether a word that the segmenter takes for a verb is a name as parents give it: the 启衡 of 启衡生物."""
    return word_tag(word) == "v" and len(word) == len("启衡") and word not in ACTS and is_given(word)


def _again(flow: str, found: Sequence[Found]) -> list[Found]:
    """Where companies stand again whose surroundings told once that they are some: 晨禾生技口服… in a title."""
    names = {one.value["name"] for one in found if one.value["name"].endswith(tuple(SHORT_HEADS))}
    return [
        Found("organization", start, end, {"name": name}, "organization.suffix") for name, start, end in stand_at(flow, names)
    ]


def _cores(flow: str, found: Sequence[Found], places: Mapping[int, int]) -> list[Found]:
    """The short names of companies that the article names in full, wherever they stand: 荣昌生物 of 荣昌生物制药（烟台）股份有限公司.

    Where it is from is no part of it: 昱衡生物 of 上海昱衡生物科技有限公司.
    """
    seats = {start: end for end, start in sorted(places.items())}
    full = {
        one.value["name"]: seats.get(one.start, one.start) - one.start for one in found if one.value["name"].endswith("有限公司")
    }
    shorts = {
        core["short"]: name
        for name, seat in full.items()
        if (core := _CORE.match(name, seat + name.startswith(("市", "省", "县"), seat)))
    }
    return [
        Found("organization", start, end, {"name": shorts[short], "known": False}, "organization.core")
        for short, start, end in stand_at(flow, shorts)
    ]


def _short_names(flow: str, found: Sequence[Found]) -> list[Found]:
    """What news calls a company after its first mention: 瀚新 for 瀚新生醫, if it is no word of the dictionary."""
    names = {flow[one.start : one.end]: one.value["name"] for one in found if not one.value["known"]}
    shorts = {
        match["short"]: full
        for name, full in names.items()
        if (match := _SHORTENED.fullmatch(name)) and (not word_tag(match["short"]) or is_coined(match["short"]))
    }
    return [
        Found("organization", start, end, {"name": shorts[short]}, "organization.core")
        for short, start, end in stand_at(flow, shorts)
        if _HAN_SPEAKS.match(flow, end)
    ]
