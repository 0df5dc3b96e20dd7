"""What names the arms of a trial beside the control: 80 mg组、160 mg组和安慰剂组, 高剂量组, A组."""

from __future__ import annotations

from collections.abc import Sequence

from slepipe.relate.line import DOSE, Line, line_pattern

ARM_WORDS = "(?:[高中低大小]剂量|(?:常规|标准)剂量|(?<![A-Za-z])[A-D](?=组))"
"""What names an arm but its dose: 高剂量组, A组."""
_NAME_OF_ARM = line_pattern(f"{DOSE}|{ARM_WORDS}")
# 80 mg组、160 mg组和安慰剂组……分别下降2.9分、3.7分和0.6分
_ARM_NAME = f"(?:{DOSE}|{ARM_WORDS})组?"
_ARMS_LISTED = line_pattern(
    f"(?P<ahead>(?:安慰剂|对照)组?(?:、|和|与|及)\\s?)?(?P<doses>{_ARM_NAME}(?:\\s?(?:、|，|和|与|及|以及)\\s?{_ARM_NAME})+)"
    "(?P<behind>\\s?(?:、|，|和|与|及|以及|或)\\s?(?:安慰剂|对照)组?)?"
)

Arm = tuple[Line, int, int]
"""What names an arm: a line with where a dose stands in it, or words."""


def arms_listed(line: Line, end: int) -> tuple[tuple[Arm, ...], bool] | None:
    """The last list of doses beside a control before a place, and whether the control comes first."""
    named = [arms for arms in _ARMS_LISTED.finditer(line.text, 0, end) if arms["ahead"] or arms["behind"]]
    return (arms_of(line, *named[-1].span("doses")), bool(named[-1]["ahead"])) if named else None


def arms_of(line: Line, start: int, end: int) -> tuple[Arm, ...]:
    """The arms that a list names, without 组."""
    return tuple((line, *match.span()) for match in _NAME_OF_ARM.finditer(line.text, start, end))


def arms_before(lines: Sequence[Line], count: int) -> tuple[Arm, ...]:
    """The last list of exactly ``count`` arms beside a control in lines, the nearest first: 每日15 mg、30 mg或安慰剂."""
    for line in lines:
        if (found := arms_listed(line, len(line.text))) is not None:
            return found[0] if len(found[0]) == count else ()
    return ()
