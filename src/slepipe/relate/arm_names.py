"""What names the arms of a trial and in which order: 治疗组与安慰剂组, 80 mg组、160 mg组和安慰剂组, 高剂量组, A组."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from slepipe.relate.line import DOSE, DRUG, Line, clause_end, clause_start, line_pattern

if TYPE_CHECKING:
    import re

ARM_WORDS = "(?:[高中低大小]剂量|(?:常规|标准)剂量|(?<![A-Za-z])[A-D](?=组))"
"""What names an arm but its dose: 高剂量组, A组."""
_NAME_OF_ARM = line_pattern(f"{DOSE}|{DRUG}(?=组)|{ARM_WORDS}")
# 80 mg组、160 mg组和安慰剂组……分别下降2.9分、3.7分和0.6分
_ARM_NAME = f"(?:{DOSE}|{DRUG}(?=组)|{ARM_WORDS})组?"
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
    text = line.text
    found = (match.span() for match in _NAME_OF_ARM.finditer(text, start, end))
    # 低剂量组(0.5×10⁶/kg) is one name.
    return tuple((line, *span) for span in found if text.count("(", start, span[0]) == text.count(")", start, span[0]))


def arms_before(lines: Sequence[Line], count: int) -> tuple[Arm, ...]:
    """The last list of exactly ``count`` arms beside a control in lines, the nearest first: 每日15 mg、30 mg或安慰剂."""
    for line in lines:
        if (found := arms_listed(line, len(line.text))) is not None:
            return found[0] if len(found[0]) == count else ()
    return ()


CONTROL = line_pattern(
    "安慰剂|赋形剂|对照|(?:常规|标准)剂量|停用者|(?<!事件)(?<!反应)停药者|停药组|停用组|标准治疗组|标准治疗者|[只仅]用标准|常规治疗组|单用|单纯标准治疗"
)
# 治疗组为48%,安慰剂组无人达到
_NONE = line_pattern(
    "[,，]而?(?:安慰剂|对照|标准治疗|常规治疗)组?(?:患者)?(?:[则却仅的]|同期)*(?:为|是)?"
    "(?P<none>零|(?:无|没有)(?:一?人|一例|患者|病人)(?:达到|应答|缓解)?|(?:几乎|基本上?)?(?:没有|未见|无|没)(?:任何|明显|显著|太大|什么)?(?:变化|改变|改善|下降)|(?:几乎|基本上?)(?:不变|持平|未变))(?=[,，。;；(（]|\\Z)"
)
_TREATED = line_pattern(f"(?:治疗|试验|用药|实验|观察|给药|{DRUG})组")
_DRUG_ARM = line_pattern(f"{DRUG}(?:{DOSE})?组")
# 观察组与对照组的应答率分别为79.3%(46/58)和59.6%; the next clauses keep the order (ACR50分别为53.4%和33.3%).
_ARMS_NAMED = line_pattern("(?P<one>[^，,。;；:：]{1,14}?)组?(?:与|和|及|、)(?P<two>[^，,。;；:：]{1,14}?)组")
# 随机接受X或单用激素: in the order in which the arms are named.
_ALLOTTED = line_pattern(
    "随机(?:接受|分[到至为]|予以?|给予|获|使用|服用|注射)[^,，。;；]*?(?P<one>[^,，。;；或与和、]{2,24})(?:或|与|和)(?P<two>[^,，。;；或与和、]{2,16})(?:[,，。;；]|\\Z)"
)
# 比较甲与安慰剂, 接受甲或安慰剂治疗
_AGAINST_CONTROL = line_pattern(
    f"(?:比较|对比|评估|接受|服用|使用|注射|给予)[^,，。;；]{{0,6}}?{DRUG}[^,，。;；{DRUG}]{{0,8}}?(?:与|和|或|及|对比?)(?:安慰剂|对照)"
)
_TWO_ARMS = line_pattern("(?:两|二|2)组[^,，。;；]{0,12}?分别")


def none_in_control(text: str, place: int) -> re.Match[str] | None:
    """The words (``none``) behind the clause of a figure that say that the control had none."""
    return _NONE.match(text, clause_end(text, place))


def names_control(line: Line) -> bool:
    """Whether a line names an arm that does not get the drug."""
    return CONTROL.search(line.text) is not None


def drug_arms(line: Line, start: int = 0, end: int | None = None) -> list[int]:
    """Where the drugs stand that name an arm between two places: 甲组为73%,乙组为50%."""
    return [match.start() for match in _DRUG_ARM.finditer(line.text, start, len(line.text) if end is None else end)]


def is_of_control(line: Line, place: int) -> bool:
    """Whether the clause up to a place tells of the control alone, as where two trials are told of: 安慰剂组分别为30%和32%."""
    start = clause_start(line.text, place)
    named = CONTROL.search(line.text, start, place)
    return (
        named is not None
        and _JOINED.search(line.text, start, place) is None
        and _OF_TRIAL.match(line.text, named.end(), place) is None
    )


# 安慰剂对照试验 is of both arms.
_OF_TRIAL = line_pattern("对照|[^,，。;；组者]{0,6}(?:试验|研究)")
# 治疗组与安慰剂组, 安慰剂和X, 治疗组较对照组
_JOINED = line_pattern("[与和及、或/较比同]")


def control_comes_first(lines: Sequence[Line]) -> bool | None:
    """Whether the control is the first of two arms, by the first of some lines that names them; None where none does.

    Of 「两组……分别」 without another word the treated arm comes first.
    """
    known = next((first for line in lines if (first := _control_first(line)) is not None), None)
    return False if known is None and _TWO_ARMS.search(lines[0].text) is not None else known


def _control_first(line: Line) -> bool | None:
    for match in _ARMS_NAMED.finditer(line.text):
        first, second = (CONTROL.search(match[name]) is not None for name in ("one", "two"))
        if first != second:
            return first
    allotted = _ALLOTTED.search(line.text)
    if allotted is not None and (CONTROL.search(allotted["one"]) is None) != (CONTROL.search(allotted["two"]) is None):
        return CONTROL.search(allotted["one"]) is not None
    if _AGAINST_CONTROL.search(line.text) is not None:
        return False
    # 甲组为11个月,乙组为6个月: the first of two drugs.
    if len({line.at[arm].entity for arm in drug_arms(line)}) == 2 and not names_control(line):
        return False
    # 治疗组82.6%……,安慰剂组75.0%: in the order that they are told of.
    treated, control = _TREATED.search(line.text), CONTROL.search(line.text)
    return control.start() < treated.start() if treated is not None and control is not None else None
