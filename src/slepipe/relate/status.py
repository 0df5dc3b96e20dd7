"""What became of a trial or of the development of a drug: paused, ended, resumed, ongoing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slepipe.model import Argument, Relation
from slepipe.relate.antecedents import antecedent
from slepipe.relate.context import Context, arguments, distinct, relate
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.line import DISEASE, DRUG, THERAPY, TRIAL, Sentence, clause_end, clause_start, line_pattern
from slepipe.relate.organizations import is_of_another_firm

if TYPE_CHECKING:
    import re

    from slepipe.relate.study import Study

_WORK = "(?:开发|研发|试验|研究|项目|入组|招募|收案|上市申请)(?!者|人|团队|中心|所|院|组)"
# 中止 ends a development in Taiwan and in most news of the Mainland; what is interrupted says so.
_PAUSED = "暂停|搁置|暂缓|(?:暂时|临时|一度|部分)(?:中止|停止|终止|中断)"
_ENDED = "终止|中止|停止|放弃|叫停|取消|喊停|喊卡|腰斩|砍掉|告吹"
_STATE = f"(?P<paused>{_PAUSED})|(?P<ended>{_ENDED})|(?P<resumed>重启|恢复)|(?P<ongoing>(?:正在|仍在|尚在|持续|仍)(?:进行|开展|展开|招募|入组|收案)|正(?:开展|展开|招募|进行)|(?:启动|开始)(?:收案|入组|招募)|照(?:原订?|既定)?计划(?:进行|推进))"
# 决定暂停SLE方向的开发; 试验提前终止; 试验X正在进行
_BEFORE = line_pattern(f"(?P<state>{_STATE})(?P<what>[^,，。;；:：]{{0,16}}?){_WORK}")
_AFTER = line_pattern(
    f"(?P<what>{_WORK}[^,，。;；:：]{{0,12}}?)(?:已|被|提前|宣布|宣告|因此|随后|目前|还){{0,2}}(?P<state>{_STATE})"
)
# 「研究已经结束」; what ends without it is a meeting or a visit.
_OVER = line_pattern(f"(?P<what>{_WORK}[^,，。;；:：]{{0,8}}?已经?(?:全部|正式)?)(?P<state>(?P<ended>结束|完结))")
# 「AZALEA由某院主持,目前仍在进行」
_ALONE = line_pattern(
    "(?:(?<![\u4e00-\u9fff])|(?<=目前)|(?<=现时)|(?<=现正)|(?<=至今))(?P<what>)(?P<state>(?P<ongoing>(?:正在|仍在|尚在|持续|仍)(?:进行|招募|入组|收案)))(?:中|患者|病人|受试者)?(?=[,，。;；]|\\Z)"
)
# FDA解除了对X试验的暂停: the end of a pause.
_LIFTED = line_pattern("(?P<state>(?P<resumed>解除|取消|撤[销除]))(?P<what>[^,，。;；:：]{0,24}?)(?P<pause>暂停|搁置|中止)")
_DEVELOPED = line_pattern("开发|研发|上市申请")
_TOLD = line_pattern(
    f"{_PAUSED}|{_ENDED}|重启|恢复|计划进行|计划推进|(?:启动|开始)[收入招]|正[在开展招进]|仍在|尚在|持续|仍|结束|完结"
)
_STATES = ("paused", "ended", "resumed", "ongoing")


def find_status(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """The state that a sentence tells of a trial, or of the development of a drug; one that it asks or plans is hedged."""
    text = sentence.flat.text
    if _TOLD.search(text) is None:
        return
    told: set[int] = set()
    for pattern in (_LIFTED, _BEFORE, _AFTER, _OVER, _ALONE):
        for match in pattern.finditer(text):
            place = match.start("state")
            bearers = _bearers(context, sentence, match, study)
            if place in told or not bearers:
                continue
            told |= {place, match.start("pause")} if pattern is _LIFTED else {place}
            state = next(name for name in _STATES if match.groupdict().get(name))
            found = [*bearers, *_diseases(sentence, match), _words(context, sentence, match)]
            hedged = state != "ongoing" and is_hedged(text, *match.span("state"))
            yield relate(context, sentence, f"status.{state}", found, negated=is_negated(text, place, place), hedged=hedged)


def _bearers(context: Context, sentence: Sentence, match: re.Match[str], study: Study | None) -> list[Argument]:
    """The trial of the clause or of the sentence, else the drug that is spoken of; what is developed is a drug."""
    flat = sentence.flat
    start, end = clause_start(flat.text, match.start()), clause_end(flat.text, match.end())
    developed = _DEVELOPED.search(match[0]) is not None
    trials = distinct(flat.mentions(start, end, TRIAL))
    if trials and not developed:
        return arguments("trial", trials)
    if study is not None and study.key.kind == "trial" and not developed:
        return arguments("trial", [study.first])
    drugs = distinct(flat.mentions(start, end, DRUG + THERAPY))
    if not drugs and is_of_another_firm(context, sentence, match.start()):
        return []
    drugs = drugs or distinct(flat.mentions(0, start, DRUG + THERAPY))
    # A company decides, and what on is said before: 「但公司决定暂停SLE方向的开发」.
    found = drugs or [each for each in [antecedent(context, sentence)] if each is not None]
    return arguments("drug", found) if len(found) == 1 else []


def _diseases(sentence: Sentence, match: re.Match[str]) -> list[Argument]:
    return arguments("disease", sentence.flat.mentions(*match.span("what"), DISEASE))


def _words(context: Context, sentence: Sentence, match: re.Match[str]) -> Argument:
    """The words that say so, which are no mention."""
    return Argument("status", *context.source(sentence.flat, *match.span("state")))
