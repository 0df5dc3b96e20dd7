"""Lists of adverse events as texts write them: 「恶心、腹泻(12%)和eGFR下降」, with where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slepipe.relate.line import AGENT, BIOMARKER, DISEASE, NOTE, PERCENT, SYMPTOM, Line, clause_end, clause_start, line_pattern

if TYPE_CHECKING:
    import re

# Below such a heading a list behind the name of a drug is one of its adverse effects.
_SAFETY = line_pattern(
    "不良反应|不良事件|副作用|毒副|安全性|风险(?:及|和|与|或)不适|可能(?:出现|有|发生|遇到)?的?(?:哪些)?(?:风险|不适)|有(?:什么|哪些)风险"
)
NAMES = "不良反应|不良事件|副作用|副反应|毒性反应|毒副反应|毒副作用|毒性(?=主要|包括|表现|[以有为])|(?:用药|安全性?)(?:风险|问题)(?=主要|包括|[有为是])"
_MOVE = "(?:水平|值|计数)?(?:可能)?会?(?:有所)?(?:一过性|短暂|可逆性|轻度)?(?:下降|降低|减少|升高|增高|上升|异常|延长|变差|掉)"
# What moves is an event: eGFR下降.
_MOVED = line_pattern(f"{BIOMARKER}{_MOVE}")
_THING = f"(?:{SYMPTOM}|{DISEASE}(?!相关|所致)|{BIOMARKER}{_MOVE})"
_QUALITY = "(?:严重|轻度|重度|轻微|轻至中度|一过性)?的?"
_ITEM = f"{_QUALITY}{_THING}{NOTE}"
_NEXT = f"\\s?(?:、|和|与|及|以及|或|，)\\s?{_ITEM}"


def things(name: str = "things") -> str:
    """A list of effects, as a group with a name."""
    return f"(?P<{name}>{_ITEM}(?:{_NEXT})*)"


THINGS = things()
_ANY = f"[^，,。;；:：{SYMPTOM}{DISEASE}{BIOMARKER}]"
# 常见不良反应包括恶心、腹泻; 副作用:恶心
_FORWARD = line_pattern(
    f"(?P<name>{NAMES}){_ANY}{{0,6}}?(?:包括|主要有|主要[为是]|依次为|有|为|是|以|:|：)(?:了|：|:|如)?\\s?(?:以下)?{THINGS}"
)
# 感染是最常见的不良反应; 可引致骨质疏松、白内障等副作用
_BACKWARD = line_pattern(
    f"{THINGS}(?:(?:是|为){_ANY}{{0,8}}?的(?:主要|最?常见|严重|典型|已知|潜在)*|等{_ANY}{{0,8}}?)(?P<name>{NAMES})"
)
# Below a heading 不良反应: 「- 托珠单抗:感染、头痛」
_LABELLED = line_pattern(f"^[\\s*]{{0,3}}(?P<drug>{AGENT})[\\s*]{{0,3}}{NOTE}[:：]\\s?{THINGS}")

# The classes of frequency of a label: 十分常见(≥10%):上呼吸道感染;偶见:皮疹
_BY_FREQUENCY = line_pattern(
    f"(?:(?:十分|很|非常|极为?|较为?|最)?(?:常见|多见|偶见|少见|罕见)|不常见|(?:发生)?[频机]率(?:未知|不明|不详))(?:[但且而]?较?为?严重的?)?{NOTE}\\s?[:：]\\s?{THINGS}"
)


def lists_by_frequency(text: str) -> Iterator[re.Match[str]]:
    """The lists of a label behind its classes of frequency, as ``things``."""
    return _BY_FREQUENCY.finditer(text) if "见" in text or "率" in text else iter(())


def moved_end(text: str, place: int) -> int:
    """Where the event ends that begins with a biomarker at ``place`` of a line; ``place + 1`` where it is none."""
    match = _MOVED.match(text, place)
    return match.end() if match is not None else place + 1


def without_moved(text: str) -> str:
    """A text without the events that a biomarker moves in, whose words (下降) are no benefit."""
    return _MOVED.sub("", text) if BIOMARKER in text else text


# What a drug is to bring about, or what is measured and not counted.
_BENEFIT = line_pattern("终点|应答|疗效|改善|获益|延缓|肾功能|斜率|速[率度]|幅度|平均|较基线|从基线|自基线|由基线|达标|保护|显著")
_JOINED = line_pattern(f"\\s?(?:、|和|与|及|以及|或)\\s?{SYMPTOM}")
_COUNTED = line_pattern(
    f"\\s?[(（][^()（）]{{0,12}}?{PERCENT}|的?(?:发生率|发生比例|比[例率]|[机几]率|患者|者)?[^,，。;；{PERCENT}]{{0,4}}?{PERCENT}"
)


_OCCURS = line_pattern("者?的?发生[率比]")
_COUNTED_BEFORE = line_pattern(f"{PERCENT}的?(?:患者|病人|人|受试者|用药者)(?:的|会|出现)?\\Z")


def counted_before(text: str, place: int) -> int | None:
    """The place of the share of those who have the event at a place of a line: 四分之一的人GFR会掉."""
    match = _COUNTED_BEFORE.search(text, 0, place)
    return match.start() if match is not None else None


def event_places(text: str, *, safe: bool) -> list[int]:
    """Where biomarkers stand whose move is an adverse event of a share of the patients: GFR下降(26%,安慰剂组9%).

    It is one in a passage about safety (``safe``), in a list with symptoms or where it occurs (eGFR下降发生率); eGFR较基线下降 is a result.
    """
    if BIOMARKER not in text or PERCENT not in text:
        return []
    return [
        match.start()
        for match in _MOVED.finditer(text)
        if (safe or _in_list(text, match.end()) or _OCCURS.match(text, match.end()) is not None)
        and (_COUNTED.match(text, match.end()) is not None or counted_before(text, match.start()) is not None)
        and _BENEFIT.search(text, clause_start(text, match.start()), clause_end(text, match.end())) is None
    ]


def _in_list(text: str, place: int) -> bool:
    note = _NOTES.match(text, place)
    return _JOINED.match(text, note.end() if note is not None else place) is not None


_NOTES = line_pattern(NOTE)


def find_lists(text: str) -> Iterator[re.Match[str]]:
    """The lists that a line calls adverse effects; ``name`` is where it does so, ``things`` the list."""
    if "不良" in text or "副" in text or "毒" in text:
        yield from _FORWARD.finditer(text)
        yield from _BACKWARD.finditer(text)


def is_safety(heading: str) -> bool:
    """Whether a heading is one of adverse effects."""
    return _SAFETY.search(heading) is not None


def labelled_list(text: str, heading: str) -> re.Match[str] | None:
    """The list behind the name of a drug at the head of a line below a heading such as 不良反应, with ``drug`` and ``things``."""
    return _LABELLED.match(text) if is_safety(heading) else None


def listed_spans(text: str, heading: str) -> list[tuple[int, int]]:
    """Where the lists of a line stand, with the figures in their brackets, which are no results."""
    labelled = labelled_list(text, heading)
    return [match.span("things") for match in (*find_lists(text), *([labelled] if labelled else []))]


def places_of(line: Line, match: re.Match[str], group: str = "things") -> list[int]:
    """Where the events of a list stand in a line; what its notes in brackets name is none."""
    start, end = match.span(group)
    return [
        place
        for place in line.at
        if start <= place < end
        and (line.text[place] in SYMPTOM + DISEASE or (line.text[place] == BIOMARKER and _MOVED.match(line.text, place)))
        and line.text.count("(", start, place) == line.text.count(")", start, place)
    ]


def run_of(line: Line, place: int) -> list[int]:
    """The places of a list of symptoms that begins at one."""
    run = [place]
    while (match := _AND_NEXT.match(line.text, run[-1] + 1)) and line.text[match.end() : match.end() + 1] == SYMPTOM:
        run.append(match.end())
    return run


_AND_NEXT = line_pattern(f"{NOTE}\\s?(?:[，,]?(?:例?如|包括|像是)|、|和|与|及|以及|或|，)\\s?(?:严重|轻度|重度)?\\s?")
