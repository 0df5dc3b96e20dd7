"""Names that patients say for another thing: 奎寧 of a lupus clinic in Taiwan is hydroxychloroquine, not quinine.

Which of the two a sentence means only a reader knows (「口中的奎寧其實是羥氯奎寧,跟治瘧疾的奎寧是兩種藥」), so such a name is a drug without an entity.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from slepipe.patterns import Pattern
from slepipe.recognize.lexical import Match

_SAID: Final = {"quinine": ("奎宁", "hydroxychloroquine")}
"""By concept: the name in Simplified characters that is said so, and what it is said for."""
_FIELD: Final = Pattern("lupus|arthritis|sjogren")
# Of such a clause it is the thing itself.
_ITSELF: Final = Pattern("疟|金鸡纳|通宁|抽筋")
_CLAUSE_END: Final = Pattern("[，,。；;！？!?\\n]")
_NEAR: Final = 24


def spoken_names(flow: str, matches: Iterable[Match]) -> dict[int, str]:
    """The concepts of names, by where they begin, that may mean another thing than their own, in an article about diseases that this other thing treats."""
    said = [
        match for match in matches if match.concept.id in _SAID and flow[match.start : match.end] == _SAID[match.concept.id][0]
    ]
    if not said:
        return {}
    named = {match.concept.id for match in matches}
    return {
        match.start: match.concept.id
        for match in said
        if (_SAID[match.concept.id][1] in named or any(_FIELD.search(each) for each in named)) and not _is_itself(flow, match)
    }


def _is_itself(flow: str, match: Match) -> bool:
    before = flow[max(0, match.start - _NEAR) : match.start]
    after = _CLAUSE_END.search(flow, match.end)
    stops = [stop.end() for stop in _CLAUSE_END.finditer(before)]
    clause = before[stops[-1] if stops else 0 :] + flow[match.end : after.start() if after else len(flow)]
    return _ITSELF.search(clause) is not None
