"""People who reached an endpoint, counted: 「8例患者全部达到DORIS缓解」, 「13例(32.5%)达到主要临床应答」."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from slepipe.model import Mention
from slepipe.relate.line import BIOMARKER, COUNT, Line, counts_people, line_pattern

# What a patient reaches; the words of an endpoint that is no mention, without those of a rate.
_ENDPOINT = f"{BIOMARKER}|(?:主要临床|部分临床|临床|完全|部分|主要|客观|持续|无药|停药)?(?:应答|缓解|(?<=临床|完全|部分|客观|主要|持续)反应)(?!率|者|率?时间)"
_REACHED = line_pattern(
    f"(?P<count>{COUNT})(?P<who>[^,，。;；:：{COUNT}未没无不]{{0,14}}?)(?:达到|达成|达|实现|获得|取得|获)了?"
    f"(?P<which>[^,，。;；:：{COUNT}未没无不]{{0,4}}?)(?P<endpoint>{_ENDPOINT})"
)
_VERBS = ("达", "获", "实现", "取得")


class Responders(msgspec.Struct, frozen=True, gc=False):
    """How many people (a count) reached an endpoint, which stands at ``start:end`` of a line; ``place`` is that of the count.

    ``whole`` counts those of whom they are some or all: 「3例患者全部…,其中2例…」.
    """

    count: Mention
    place: int
    start: int
    end: int
    whole: Mention | None = None


def find_responders(line: Line) -> Iterator[Responders]:
    """The counts of people of a line that reached an endpoint; who did not reach it is none of them."""
    text = line.text
    if COUNT not in text or not any(verb in text for verb in _VERBS):
        return
    for match in _REACHED.finditer(text):
        place = match.start("count")
        if counts_people(line.at[place]):
            yield Responders(line.at[place], place, *match.span("endpoint"), _whole(line, match))


def _whole(line: Line, match: re.Match[str]) -> Mention | None:
    """All of them, or behind 其中 or 中 the people counted last."""
    text, place = line.text, match.start("count")
    if _ALL.search(match["who"]):
        return line.at[place]
    before = [at for at in line.at if at < place and text[at] == COUNT and counts_people(line.at[at])]
    if before and _OF.search(text, before[-1], place):
        return line.at[before[-1]]
    return None


_ALL = line_pattern("全部|全都|均|都|皆|无一例外")
_OF = line_pattern("其中|中有?\\Z|之中")
