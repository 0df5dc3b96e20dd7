"""Foreign persons: in Latin letters beside a title, their age or what they report, or spelled by sound with a dot between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

_LATIN_PART = r"[A-Z][a-zà-öø-ÿ]+(?:['’-][A-Za-z][a-zà-öø-ÿ]+)?"
_LATIN_NAME = rf"(?P<name>{_LATIN_PART}(?: [A-Z]\.?)?(?: (?:van|von|de|der|den|la|le|di))*(?: {_LATIN_PART}){{1,2}})"
_LATIN_BEFORE = Pattern(rf"(?<![A-Za-z]){_LATIN_NAME}\s?\Z")
_LATIN_AFTER = Pattern(rf"\s?{_LATIN_NAME}(?![a-z])")
_TITLE = Pattern(
    "教授|博士|医[师生]|主任|院士|研究员|先生|女士|等人|团队|指出|表示|认为|说|首席执行官|首席医学官|首席科学官|首席财务官|首席运营官|首席技术官|首席分析师|财务长|药剂师|治疗师|主持人|执行长|总裁|CEO|创始人|负责人|研究者|作者|主席|理事长|院长|所长|会长|研发长|营运长|技术长|医务长|科学长|总监|副总裁|总经理|分析师|药师|护理师|顾问|记者|补充|强调|解释|坦言|透露|写道|总结|直言|警告|称(?![为作呼号之重])|提醒(?![词音])"
)
_LONGEST_LATIN = 40
_SHORT_FAMILY = 4
_DOTTED = Pattern(
    "[\u4e00-\u9fff]{1,5}(?:·[\u4e00-\u9fffA-Z]{1,6}?){1,3}(?=[）)（(，,、\\s]|教授|博士|医[师生]|主任|院士|先生|女士|表示|指出|说|等|团队)"
)
# 莱顿大学医学中心的Marieke de Groot报告: who is of an institution; 由Alan Reed报告.
_REPORTS = Pattern(
    rf"(?:(?:[学院心所会部科系司队]|公司|集团)的?|由)\s?{_LATIN_NAME}\s?(?=报[告道]|介绍|指出|认为|展示|分享|公布|发表|主持|领衔|牵头)"
)
# Karen今年31岁, 眼科医生Sjögren首先报道
_LATIN_AGED = Pattern(r"(?<![A-Za-z])(?P<name>[A-Z][a-z]{2,9})(?=[，,]?今年\d{1,2}岁|[（(]\d{1,2}岁)")
_FAMILY_ALONE = Pattern(
    r"(?:医[生师]|学者|教授|博士)\s?(?P<name>[A-Z][a-zà-öø-ÿ]{2,14})(?=\s?(?:首先|首次|最早|于|在|等|发现|描述|报[道告]|提出|表示|指出|说))"
)
# Müller等报道
_FAMILY_REPORTS = Pattern(
    r"(?<![A-Za-z])(?P<name>[A-Z][a-zà-öø-ÿ]+(?:[-'’][A-Z][a-zà-öø-ÿ]+)?)\s?等(?:人|学者|研究者)?(?:的研究|的报[道告]|于|在|对|报[道告]|发现|指出|认为|分析|证实|比较|回顾|首次)"
)
# 创始人Klaus Reinholt曾指出: between a name and a verb.
_ADVERBS = frozenset("曾亦也则")


def foreign_names(flow: str) -> Iterator[tuple[str, str]]:
    """Foreign names in the flow and the rules that found them."""
    yield from ((name, "person.foreign") for name in _beside_titles(flow))
    for match in _REPORTS.finditer(flow):
        yield match["name"], "person.foreign"
    for match in _LATIN_AGED.finditer(flow):
        yield match["name"], "person.called"
    for match in _FAMILY_ALONE.finditer(flow):
        yield match["name"], "person.foreign"
    if "等" in flow:
        for match in _FAMILY_REPORTS.finditer(flow):
            yield match["name"], "person.foreign"
    if "·" in flow:
        for match in _DOTTED.finditer(flow):
            if "柳叶刀" not in match[0]:
                yield match[0], "person.foreign"


def _beside_titles(flow: str) -> Iterator[str]:
    for title in _TITLE.finditer(flow):
        start, end = title.span()
        last = start - (flow[start - 1 : start] in _ADVERBS)
        if flow[max(0, last - 2) : last].strip()[-1:].isascii() and (
            named := _LATIN_BEFORE.search(flow, max(0, start - _LONGEST_LATIN), last)
        ):
            yield named["name"]
        if flow[end : end + 2].strip()[:1].isascii() and (named := _LATIN_AFTER.match(flow, end)):
            yield named["name"]


def family_names(flow: str, name: str) -> Iterator[Found]:
    """Where a person named in Latin letters before is called by the family name: Alberto Ascherio, later Ascherio."""
    *given, family = name.split()
    if given and family.isascii() and len(family) >= _SHORT_FAMILY:
        for match in re.finditer(rf"(?<![A-Za-z])(?<![A-Za-z] ){family}(?![A-Za-z]| [A-Z])", flow):
            yield Found("person", match.start(), match.end(), {"name": name}, "person.family-name")
