"""Names with two meanings, told apart by the words beside them: 氣喘 is asthma, and being out of breath where one climbs stairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

from slepipe.lexicon.load import Lexicon
from slepipe.patterns import Pattern
from slepipe.recognize.lexical import Match


class _Sense(NamedTuple):
    """The other meaning: the id of its concept, what stands before and behind the name, and what must not."""

    concept: str
    before: Pattern
    after: Pattern
    unless_after: Pattern


_COMPLAINTS: Final = "胸闷|胸痛|心悸|心慌|头晕|疲倦|乏力|水肿|浮肿|胸口痛|心口翳闷|心口痛|心跳加速|呼吸困难"
_SENSES: Final = {
    # Hong Kong's everyday word, and Taiwan's of effort.
    "气喘": _Sense(
        "dyspnea",
        Pattern(
            "(?:走路|行路|[几数两一二三\\d]步|步行|跑步|楼梯|楼|斜路|上斜|爬山|行山|用力|平躺|躺下|说话|运动|活动|劳动)"
            f"(?:后|时|便|就|都|会|已|也|即|很|较?容易|易|不会|不|感到|觉得|开始|稍)*\\Z|(?:{_COMPLAINTS})[、及和与或]\\Z"
        ),
        Pattern(f"[、及和与或]+(?:{_COMPLAINTS})"),
        Pattern("[病症患药儿童型]|发作|控制|急性|吸入"),
    )
}
_REACH: Final = 16


def in_sense(flow: str, matches: Sequence[Match], lexicon: Lexicon) -> list[Match]:
    """The forms, those of another meaning with the concept that they mean where they stand."""
    if not any(name in flow for name in _SENSES):
        return list(matches)
    return [_meant(flow, match, lexicon) for match in matches]


def _meant(flow: str, match: Match, lexicon: Lexicon) -> Match:
    sense = _SENSES.get(flow[match.start : match.end])
    if sense is None or sense.concept not in lexicon.numbers or sense.unless_after.match(flow, match.end):
        return match
    beside = sense.before.search(flow, max(0, match.start - _REACH), match.start) or sense.after.match(flow, match.end)
    return match if beside is None else msgspec.structs.replace(match, concept=lexicon.concept(sense.concept))
