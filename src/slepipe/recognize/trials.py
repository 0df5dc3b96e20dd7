"""Trials that no lexicon knows, by the words around their names: REGENCY研究, III期试验LOTUS-1, 研究（CHENGYU-SLE）, 名为「好眠」的试验."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

_NAME = r"(?P<name>(?:[A-Z]{2,6} )?(?=[A-Za-z0-9\-]*[A-Z][A-Za-z0-9\-]*[A-Z][A-Za-z0-9\-]*[A-Z])[A-Z][A-Za-z0-9]{2,}(?:-[A-Z0-9]{1,8})*(?: [1-9](?![\d年]|\s?[期项例名]))?)"
_BEFORE = Pattern(
    rf"(?<![A-Za-z0-9\-/]){_NAME}(?:/-?\d)?\s?(?:[A-Z]{{3,8}}\s?)?(?:[IⅠVⅡⅢ1-4一二三/]{{1,4}}[ab]?期)?(?:注册|关键|确证性|扩展|延伸|开放标签|随机|临床|全球|亚组|亚洲)*(?:试验|研究)(?![者所院员机团对]|中心)"
)
_AFTER = Pattern(
    rf"(?:试验|研究)(?:项目|方案)?\s?(?:名为|称为|名称为?|代号为?|简称为?|[:：])?\s?[（(“\"「『]?(?:(?:代号|编号|简称|名称?)[为是:：]?\s?)?{_NAME}(?![A-Za-z0-9\-])(?=[（()）”\"」』，,、：:。；;\s]|[\u4e00-\u9fff])"
)
_CALLED = Pattern(
    rf"(?:名为|称为|代号为?|命名为)\s?[“\"「『]?{_NAME}[”\"」』]?(?:\s?[与和及、]\s?[A-Z][A-Za-z0-9 -]{{2,14}})?\s?(?:的|之)[^，。；\n]{{0,24}}?(?:试验|研究)"
)
# 名为「好眠」的试验
# 减重III期SLIM-CHINA将公布数据: behind the phase, with a hyphen or five capitals.
_BEHIND_PHASE = Pattern(
    r"[IⅠVⅡⅢ1-4一二三][ab]?期\s?(?:临床|关键|注册)?\s?(?P<name>(?:[A-Z]{3,}-[A-Z0-9]{1,8}|[A-Z]{5,12}(?:-\d)?))(?=\s?(?:将|已|预计|公布|顶线|数据|结果|达到|完成|启动|入组|显示|读出|成功|失败|于|在|中|[（(，、。]))"
)
# PURPOSE 1收案5,338名, DIGIT-HF纳入1212例, QWINT-2亦证实: what a trial does.
_ENROLLS = Pattern(
    rf"(?<![A-Za-z0-9\-/]){_NAME}\s?(?:共|则|[則亦也])?(?:(?:纳入|收案|收治|招募|入组|入选)\s?(?:了|约|逾)?\s?[\d一二两三四五六七八九十]|(?<=-\d)(?:亦|也)?(?:证实|显示|达到))"
)
_QUOTED = Pattern(
    r"(?:名为|称为|代号为?|命名为)\s?[“\"「『](?P<name>[^”\"」』，。；\n]{2,16})[”\"」』]\s?(?:的|之)[^，。；\n]{0,16}?(?:试验|研究)(?![者所院员机团])"
)
# Ⅲ期研究(ZL301-03): the number of a drug and that of its trial.
_CODED = Pattern(
    r"(?:试验|研究)\s?[（(](?:代号|编号|方案编?号)?[为是:：]?\s?(?P<name>[A-Z]{2,6}-?\d{2,5}[A-Z]?(?:-[A-Z]{2,6}){0,2}-\d{2,4})(?=\s?[)）,，;；])"
)
_WORD = Pattern("试验|研究")
_ENROLLING = Pattern(r"[A-Z0-9]\s?[共则亦也]?(?:纳入|收案|收治|招募|入组|入选|证实|显示|达到)")
_CAPITALS = Pattern("[A-Z]{2}|[A-Z][a-z0-9]+-?[A-Z]")
_ENDED_BEFORE = Pattern(r"[A-Za-z0-9\-/]")
_GOES_ON = Pattern(r"[A-Za-z]|-[A-Z0-9]|\d(?!\d{3}年)")
_JOINED = Pattern(rf"(?:试验|研究)?\s?[与和及、]\s?{_NAME}(?![A-Za-z0-9\-])")
# DELTA 1为19.7%,DELTA 2为29.1%: two of one name, by the results that follow.
_NUMBERED = Pattern(
    r"(?<![A-Za-z0-9\-])(?P<name>(?P<stem>[A-Z]{4,12}) [1-4])(?=\s?(?:为|是|中|组|达)[^。]{0,40}?(?P=stem) [1-4](?!\d))"
)
# Characters that a name and what stands between it and the word take.
_REACH = 40
_NOT_NAMES = frozenset(
    "RCT GWAS MRI PET CT PK PD PKPD IIT RWS RWE RWD META BE IND NDA BLA FAS PPS ITT DNA RNA MRNA NEJM JAMA BMJ FDA EMA NMPA TFDA PMDA WHO NIH".split()
)


def find_trials(flow: str, known: Container[tuple[int, int]]) -> list[Found]:
    """Names of trials at all their places, sorted; ``known`` are the spans of the lexicon's forms, which are no new names."""
    if "试验" not in flow and "研究" not in flow and "期" not in flow:
        return []
    names = {
        _without_year(flow, match): None
        for match in _introduced(flow)
        if match.span("name") not in known and match["name"] not in _NOT_NAMES
    }
    names |= dict.fromkeys(_joined(flow, names))
    # The second of two: DELTA 2.
    names |= {f"{name[:-1]}{number}": None for name in list(names) if name[-2:-1] == " " for number in "1234"}
    found = [Found("trial", start, start + len(name), {}, "trial.context") for name in names for start in _places(flow, name)]
    return sorted(found, key=lambda one: one.start)


def _places(flow: str, name: str) -> Iterator[int]:
    """Where a name stands as a whole; to look for the name first is ten times as fast as a pattern made of it."""
    start = flow.find(name)
    while start >= 0:
        if (
            _ENDED_BEFORE.match(flow, start - 1 if start else 0, start) is None
            and _GOES_ON.match(flow, start + len(name)) is None
        ):
            yield start
        start = flow.find(name, start + len(name))


def _joined(flow: str, names: Iterable[str]) -> list[str]:
    """What stands beside the name of a trial as another one: SUNNY与SUNRISE, SOLO 1和SOLO 2."""
    return [
        match["name"]
        for name in names
        for start in _places(flow, name)
        if (match := _JOINED.match(flow, start + len(name))) is not None and match["name"] not in _NOT_NAMES
    ]


def _without_year(flow: str, match: re.Match[str]) -> str:
    """LILAC where a broken line has joined it with 2022年."""
    name = match["name"]
    return name[:-4] if name[-4:].isdecimal() and flow.startswith("年", match.end("name")) else name


def _introduced(flow: str) -> Iterator[re.Match[str]]:
    """Names in the surroundings of a trial. Only where capitals stand near the word is a pattern asked."""
    for word in _WORD.finditer(flow):
        start, end = word.span()
        clause = max(start - _REACH, flow.rfind("，", 0, start), flow.rfind("。", 0, start), 0)
        if _CAPITALS.search(flow, clause, start) and (before := _BEFORE.search(flow, clause, end + 1)):
            yield before
        if _CAPITALS.search(flow, end, end + _REACH) and (after := _AFTER.match(flow, start) or _CODED.match(flow, start)):
            yield after
    if "期" in flow:
        yield from _BEHIND_PHASE.finditer(flow)
    if _ENROLLING.search(flow):
        yield from _ENROLLS.finditer(flow)
    yield from _NUMBERED.finditer(flow)
    if "为" in flow:
        yield from _CALLED.finditer(flow)
        yield from _QUOTED.finditer(flow)
