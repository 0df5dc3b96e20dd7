"""Phases of clinical trials: Ⅲ期, 三期, 第2期, IIb期, 2/3期, Phase 3; not stages of a disease (CKD 3期, 癌III期, ⅢB期)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.clauses import last_clause
from slepipe.recognize.found import Found
from slepipe.recognize.units import next_sign

_NUMBERS = {
    "0": "EARLY_PHASE1", "1": "PHASE1", "一": "PHASE1", "I": "PHASE1", "Ⅰ": "PHASE1",
    "2": "PHASE2", "二": "PHASE2", "II": "PHASE2", "Ⅱ": "PHASE2",
    "3": "PHASE3", "三": "PHASE3", "III": "PHASE3", "Ⅲ": "PHASE3",
    "4": "PHASE4", "四": "PHASE4", "IV": "PHASE4", "Ⅳ": "PHASE4",
}  # fmt: skip
_ROMAN = "IV|I{1,3}|[ⅠⅡⅢⅣ]"
_NUMBER = f"(?:{_ROMAN}|[0-4]|[一二三四])"
_SEVERAL = rf"(?:{_NUMBER})[abcABC]?(?:\s?[/\-–~至、和]\s?{_NUMBER}[abcABC]?)?"
_CHINESE = Pattern(rf"(?:第\s?|(?<![A-Za-z0-9.\-/一二三四五六七八九十ⅠⅡⅢⅣ]))(?P<numbers>{_SEVERAL})\s?期(?![间待望刊中末初])")
# Characters of the longest match before its 期, 第 III b 至 III b, with some to spare.
_LONGEST = 20
_FIRST_OF_NUMBER = frozenset("IVⅠⅡⅢⅣ01234一二三四")
_LAST_OF_NUMBER = frozenset("IVⅠⅡⅢⅣ01234一二三四abcABC")
_ENGLISH = Pattern(rf"[Pp](?<!\w.)hase\s?(?P<numbers>{_SEVERAL})(?![A-Za-z0-9])")
_SINGLE = Pattern(rf"({_NUMBER})[abcABC]?")
_TRIAL_FORM = Pattern(f"{_ROMAN}|[abcABC]")
_CLAUSE_ENDS = "，。；,;\n"

# A stage: a disease or a staging system stands right before it.
_STAGE_BEFORE = Pattern(
    "(?:癌|瘤|症|病|肾炎|衰竭|梅毒|分期|CKD|AJCC|TNM|压疮|褥疮|睡眠|坏死|ARCO|Ficat)(?:[患为至到第 (（]|患者)*\\Z"
)
# An issue of a journal: 2025年第3期, 第40卷第2期, and a loan or a course: 分12期.
_ISSUE_BEFORE = tuple("年卷总刊》月")
_TRIAL_WORDS = r"\s?(?:数据|结果|顶线|达到|关键|确证|解盲|成功|失败|主要终点|中期分析|临床|试验|研究|开放|随机|注册)"
_TRIAL_NEXT = Pattern(_TRIAL_WORDS)
_TRIAL_NEAR = Pattern(
    "临床|试验|研究|开发|注册|阶段|数据|开放标签|双盲|随机|管线|测试|终点|达标|顶线|走到|推进到|推进至|迈入|解盲|收案|新药|申请(?=[，。；、]|另)|[A-Z]{4,}"
)


# A capital letter is that of a stage (ⅢB期非小细胞肺癌), unless a trial stands beside it: ⅡA期和ⅡB期临床试验, 进入IIB期.
_CAPITAL = Pattern("[ABC]")
_TRIAL_BESIDE = Pattern(
    rf"(?:\s?[、和及与或/至]\s?(?:{_NUMBER})[ABC]?期)*(?:\s?[A-Z][-A-Z0-9]{{2,15}}(?=试验|研究))?{_TRIAL_WORDS}"
)
_BEGINS_TRIAL = Pattern(r"(?:进入|迈入|步入|推进至|推进到|启动|完成|开展)了?\Z")
# 生产基地二期建设: a part of a building.
_BUILDING_BEFORE = Pattern("(?:基地|工厂|厂房|厂区|园区|院区|工程|大楼|社区|产线|项目)\\Z")
_BUILDING_NEXT = Pattern("\\s?(?:建设|工程|占地|拥有|投产|厂房|竣工|扩建|动工|开工|用地|项目建)")


def find_phases(flow: str) -> list[Found]:
    """All trial phases of the flow, in order."""
    found: list[Found] = []
    for match in _chinese(flow):
        before = flow[max(0, match.start() - 10) : match.start()]
        if (_STAGE_BEFORE.search(before) and not _TRIAL_NEXT.match(flow, match.end())) or (
            "第" in match[0] and before.rstrip(",， ").endswith(_ISSUE_BEFORE)
        ):
            continue
        if _BUILDING_BEFORE.search(before) or _BUILDING_NEXT.match(flow, match.end()):
            continue
        if _CAPITAL.search(match["numbers"]) and not _TRIAL_BESIDE.match(flow, match.end()) and not _BEGINS_TRIAL.search(before):
            continue
        # III期 and 2b期 speak for themselves; 三期 and 3期 need a trial nearby.
        around = last_clause(before, _CLAUSE_ENDS) + flow[match.end() : match.end() + 14]
        if _TRIAL_FORM.search(match["numbers"]) or _TRIAL_NEAR.search(around):
            found.append(_phase(match))
    found += [_phase(match) for match in _english(flow)]
    return found


def _chinese(flow: str) -> Iterator[re.Match[str]]:
    """What ``_CHINESE.finditer`` gives, with the pattern asked only where 期 stands behind what may be a number."""
    done, place = 0, flow.find("期")
    while place >= 0:
        last = flow[max(0, place - 2) : place].rstrip()[-1:]
        if last in _LAST_OF_NUMBER:
            match = _CHINESE.search(flow, max(done, place - _LONGEST), place + 2)
            if match is not None:
                done = match.end()
                yield match
        place = flow.find("期", place + 1)


def _english(flow: str) -> Iterator[re.Match[str]]:
    """What ``_ENGLISH.finditer`` gives, with the pattern asked only where a number stands behind hase."""
    place = flow.find("hase")
    while place >= 0:
        if next_sign(flow, place + 4) in _FIRST_OF_NUMBER and (match := _ENGLISH.match(flow, max(0, place - 1))):
            yield match
        place = flow.find("hase", place + 1)


def _phase(match: re.Match[str]) -> Found:
    codes = [_NUMBERS[each] for each in _SINGLE.findall(match["numbers"])]
    return Found("phase", match.start(), match.end(), {"phase": "|".join(dict.fromkeys(codes))}, "phase")
