"""Figures of two arms or two times: 51.5%对30.2%, 治疗组占47.8%,安慰剂组占31.5%, 由45%降至16%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from slepipe.model import Mention
from slepipe.relate.arm_names import (
    CONTROL,
    Arm,
    arms_listed,
    control_comes_first,
    drug_arms,
    is_of_control,
    names_control,
    none_in_control,
)
from slepipe.relate.context import Context
from slepipe.relate.line import (
    COUNT,
    DISEASE,
    DOSE,
    DRUG,
    DURATION,
    MEASUREMENT,
    NOTE,
    PERCENT,
    SYMPTOM,
    Line,
    Sentence,
    clause_start,
    counts_people,
    line_pattern,
)
from slepipe.relate.times import is_time

_FIGURE = f"[{PERCENT}{MEASUREMENT}{DURATION}]"
_ANY_FIGURE = f"[{PERCENT}{MEASUREMENT}{DURATION}{DOSE}]"
_PAIR = line_pattern(
    f"(?P<one>{_FIGURE}){NOTE}\\s?(?:对比?|比|(?i:vs\\.?)|相比于?|相对于)\\s?(?:(?:安慰剂|对照|标准治疗)组?的?)?(?P<two>{_FIGURE})"
    # 71%,优于阿达木单抗组的61%
    f"|(?P<three>{_FIGURE}){NOTE}[,，]?(?:均|也|亦)?(?:显著|明显|略|稍|远)?(?:优于|高于|低于|多于|少于|不及)[^,，。;；{_ANY_FIGURE[1:-1]}]{{0,10}}?(?:组|者)?的?\\s?(?P<four>{_FIGURE})"
    # 19.3个月,较对照组的13.1个月明显延长
    f"|(?P<five>{_FIGURE}){NOTE}[,，]?[较比](?:安慰剂|对照|标准治疗|{DRUG})组?的?\\s?(?P<six>{_FIGURE}){NOTE}(?:显著|明显|略|稍|大幅)*(?:延长|提高|升高|降低|缩短|改善|增加|减少|[高低长短多少])"
)
_CHANGE = line_pattern(
    f"(?:由|从|自)(?:[^，,。;；{_ANY_FIGURE[1:-1]}]{{0,8}}?)(?P<one>[{_ANY_FIGURE[1:-1]}{COUNT}])(?P<verb>[^，,。;；{_ANY_FIGURE[1:-1]}]{{0,8}}?[至到为成])(?:{DURATION}[的时]?)?(?P<two>[{_ANY_FIGURE[1:-1]}{COUNT}])"
)
_MOVES = line_pattern("降|升|增|减|提高|改善|回落|扩|缩|跌|变|下滑|延长")
_DIFFERENCE = line_pattern(
    "差值|[风机][险会率][^，,。;；]{0,4}低\\Z|相差|差异|差距|高出|高了|多出|提高了|少了|降了?\\Z|多了|减了?\\Z|获益|校正后|下降了?\\Z|降低了?\\Z|升高了?\\Z|减少了?\\Z|增加了?\\Z|节省|风险下降|风险降低"
)
_LEVEL = line_pattern("\\s?的?(?:CI|置信|可信|信赖)")
_LISTED = line_pattern(f"{NOTE}组?\\s?(?:、|和|与|及|以及|，)\\s?")
_RESPECTIVELY = line_pattern(
    f"(?:分别|各)[^，,。;；{_ANY_FIGURE[1:-1]}]{{0,6}}(?P<one>{_FIGURE}){NOTE}\\s?(?:、|和|与|及|以及|，)\\s?(?P<two>{_FIGURE})"
    f"(?!{NOTE}\\s?(?:、|和|与|及|以及)\\s?{_FIGURE})"
)


class Figures(msgspec.Struct, frozen=True, gc=False):
    """One result: the places in the line of the figure of the treated arm and of the control, or of before and after.

    ``control`` is -1 where there is none; ``change`` tells that the two are before and after. ``rule`` is ``pair``, ``change``, ``arms``,
    ``listed``, ``shared`` (several arms and one control) or ``single``; ``item`` is the number of the item in a list whose figures are listed in the same order,
    ``arms`` are the doses (or the words) that name the arms of such a list where they are known.
    """

    treated: int
    control: int
    rule: str
    item: int = -1
    items: int = 0
    arms: tuple[Arm, ...] = ()

    @property
    def first(self) -> int:
        """The place of the figure that comes first."""
        return self.treated if self.control < 0 else min(self.treated, self.control)

    @property
    def last(self) -> int:
        """The place of the figure that comes last."""
        return max(self.treated, self.control)


def find_figures(context: Context, sentence: Sentence) -> list[Figures]:
    """The results of a sentence in order; levels of confidence, differences of arms and shares of those who did not reach it are none.

    The sentences above in its block may name the arms whose figures it tells.
    """
    known = context.figures.get(sentence.number)
    if known is None:
        known = context.figures[sentence.number] = _read(sentence.line, context.above(sentence))
    return known


# A sentence of more percentages is a table that lost its lines.
_MOST_FIGURES = 60


def _read(line: Line, before: Sequence[Line]) -> list[Figures]:
    text = line.text
    if text.count(PERCENT) > _MOST_FIGURES:
        return []
    changes = ("由" in text or "从" in text or "自" in text) and _CHANGE.search(text) is not None
    measured = _MEASURED.search(text) is not None
    told = PERCENT in text or changes or measured or _EACH.search(text) is not None or _PAIR.search(text) is not None
    if not told:
        return []
    taken: set[int] = set()
    found = list(_pairs(line, taken, changes=changes))
    if ("分别" in text or "各" in text) and (reverse := control_comes_first([line, *before])) is not None:
        found += _told_respectively(line, taken, reverse=reverse)
    found += _of_listed_arms(line, before, taken) if _EACH.search(text) is not None else ()
    found += _of_measured_arms(line, taken) if measured else ()
    if PERCENT in text:
        found += _of_moved(line, taken)
        free = [place for place in line.at if text[place] == PERCENT and place not in taken and not _is_no_result(line, place)]
        found += _of_groups(line, free)
    kept = [each for each in found if not any(_NOT_REACHED.match(text, place + 1) for place in (each.first, each.last))]
    return sorted((each for each in kept if not _is_of_others(text, each)), key=lambda each: each.first)


def _is_of_others(text: str, figures: Figures) -> bool:
    """Whether a lone figure is what others have: 与生物制剂七八成的PASI 90相比."""
    behind = _IN_COMPARISON.match(text, figures.last + 1) if figures.rule == "single" else None
    return behind is not None and _WITH.search(text, clause_start(text, figures.first), figures.first) is not None


_IN_COMPARISON = line_pattern("[^,，。;；]{0,12}?(?:相比(?!下)|相较|比起来)(?=[,，])")
_WITH = line_pattern("与|和|跟|同")
# 仍有40%的患者未达到应答 is no share of those who did.
_NOT_REACHED = line_pattern(
    f"{NOTE}的?(?:患者|病人|受试者|人|者)?[^,，。;；{_ANY_FIGURE[1:-1]}]{{0,10}}?(?:仍|仍然|还|尚|均|都)?(?:未能?|没有?|没能|无法|不能|不会)(?:够)?(?:达|获|实现|取得|出现|发生|见|缓解|应答|复发|死亡|完成)"
)


def _pairs(line: Line, taken: set[int], *, changes: bool) -> Iterator[Figures]:
    """Two figures side by side (51%对30%), and before and after (由45%降至16%)."""
    text = line.text
    for rule, pattern in (("pair", _PAIR), ("change", _CHANGE)):
        for match in pattern.finditer(text) if rule == "pair" or changes else ():
            one, two = (match.start(name) for name, found in match.groupdict().items() if found and name != "verb")
            if text[one] == COUNT and not all(_counts_times(line, place) for place in (one, two)):
                continue
            if text[one] != text[two] or taken & {one, two} or (rule == "change" and _MOVES.search(match["verb"]) is None):
                continue
            taken |= {one, two}
            yield Figures(one, two, rule)


def _counts_times(line: Line, place: int) -> bool:
    """Whether a count is one of events: 年复发率由1.2次降至0.3次."""
    return (line.at[place].value or {}).get("unit") == "次"


def _told_respectively(line: Line, taken: set[int], *, reverse: bool) -> Iterator[Figures]:
    text = line.text
    for match in _RESPECTIVELY.finditer(text):
        one, two = match.start("one"), match.start("two")
        if is_of_control(line, match.start()) or _OF_TREATED.search(text, clause_start(text, match.start()), match.start()):
            continue
        # 两个治疗组分别为37%和38%,安慰剂组为10%
        if text[one] == text[two] and not taken & {one, two} and _CONTROL_BEHIND.match(text, match.end()) is None:
            taken |= {one, two}
            yield Figures(two, one, "arms") if reverse else Figures(one, two, "arms")


# 两个剂量组分别为19.7%和13.6%
_OF_TREATED = line_pattern(f"(?:[两二2]个?|{COUNT})(?:剂量|治疗|用药|给药|试验)组")


def _of_moved(line: Line, taken: set[int]) -> Iterator[Figures]:
    for match in _MOVED.finditer(line.text):
        one, two = match.start("one"), match.start("two")
        if not taken & {one, two}:
            taken |= {one, two}
            yield Figures(one, two, "arms")
            # 300毫克组降低68.4%,150毫克组降低57.1%,安慰剂组降低33.9%
            for place in _moved_before(line, match.start("way"), match["way"]):
                if place not in taken:
                    taken.add(place)
                    yield Figures(place, two, "arms")


def _moved_before(line: Line, place: int, way: str) -> Iterator[int]:
    """The figures of further arms before one that moved the same ``way``, each in a clause that names its arm."""
    while (match := _MOVED_BEFORE.search(line.text, 0, place)) is not None and match["way"] == way:
        yield match.start("figure")
        place = match.start("way")


_MOVED_BEFORE = line_pattern(
    f"组(?:患者)?(?:的)?(?:平均|较基线)?(?P<way>下降|降低|减少|上升|升高|增加|提高)(?:了|约|达)*(?P<figure>{PERCENT}){NOTE}[,，;；、][^,，。;；:：{PERCENT}{COUNT}{SYMPTOM}]{{0,6}}组[^,，。;；:：{_ANY_FIGURE[1:-1]}]{{0,4}}\\Z"
)
_EACH = line_pattern("分别|依次|依序|各为")
_CONTROL_BEHIND = line_pattern(
    f"{NOTE}[,，;；][^,，。;；{_ANY_FIGURE[1:-1]}]{{0,4}}(?:安慰剂|对照)组?[^,，。;；{_ANY_FIGURE[1:-1]}]{{0,6}}{_FIGURE}"
)
# 较基线下降50.2%,安慰剂组下降5.3%: in the same direction.
_MOVED = line_pattern(
    f"(?<!风险)(?P<way>下降|降低|减少|上升|升高|增加|提高)(?:了|约|达)*(?P<one>{PERCENT}){NOTE}[,，;；]?而?(?:(?:安慰剂|对照)组?|{DRUG}组)[^,，。;；{_ANY_FIGURE[1:-1]}]{{0,6}}?(?P=way)(?:了|约|达)*(?P<two>{PERCENT})"
)
# 评分较基线下降5.74分,安慰剂组下降0.91分; 生存期为12.3个月,对照组为6.1个月
_MEASURED = line_pattern(
    f"(?P<one>[{MEASUREMENT}{DURATION}{COUNT}]){NOTE}[,，;；]?而?(?:安慰剂组?|对照组?|标准治疗组?|常规治疗组?|{DRUG}组)的?[^,，。;；:：{_ANY_FIGURE[1:-1]}{COUNT}{SYMPTOM}{DISEASE}]{{0,10}}?(?P<two>[{MEASUREMENT}{DURATION}{COUNT}])"
)
_ARM_BEFORE = line_pattern(
    f"组[^,，。;；:：{_ANY_FIGURE[1:-1]}{COUNT}]{{0,10}}(?P<figure>[{MEASUREMENT}{COUNT}]){NOTE}[,，;；、][^,，。;；:：{_ANY_FIGURE[1:-1]}{COUNT}{SYMPTOM}]{{0,6}}组[^,，。;；:：{_ANY_FIGURE[1:-1]}{COUNT}{SYMPTOM}]{{0,8}}\\Z"
)
_WITH_SHARE = line_pattern(f"\\s?[(（]{PERCENT}")
_SO_MUCH = line_pattern(
    f"(?:分别|依次|依序|各为)[^,，。;；{_ANY_FIGURE[1:-1]}]{{0,10}}(?P<list>{_FIGURE}{NOTE}(?:\\s?(?:、|和|与|及|以及)\\s?{_FIGURE}{NOTE}){{2,}})"
)


def _of_listed_arms(line: Line, before: Sequence[Line], taken: set[int]) -> Iterator[Figures]:
    """Figures told respectively of several doses and the control, which all are ``taken`` then."""
    for match in _SO_MUCH.finditer(line.text):
        start, end = match.span("list")
        places = [
            place
            for place in line.at
            if start <= place < end
            and line.text[place] in _FIGURE[1:-1]
            and line.text.count("(", start, place) == line.text.count(")", start, place)
        ]
        arms = arms_listed(line, match.start()) or next(
            filter(None, (arms_listed(each, len(each.text)) for each in before)), None
        )
        if arms is None or taken & set(places) or len({line.text[place] for place in places}) > 1:
            continue
        doses, first = arms
        if len(doses) + 1 != len(places):
            continue
        control, treated = (places[0], places[1:]) if first else (places[-1], places[:-1])
        taken.update(places)
        for number, place in enumerate(treated):
            yield Figures(place, control, "shared", number, len(treated), doses)


def _of_measured_arms(line: Line, taken: set[int]) -> Iterator[Figures]:
    """What was measured or counted in the treated arm and behind it in the control, in the same unit."""
    for match in _MEASURED.finditer(line.text):
        one, two = match.start("one"), match.start("two")
        units = [_unit(line, place) for place in (one, two)]
        # 16例(24.2%): the share says it.
        if line.text[one] == COUNT and _WITH_SHARE.match(line.text, one + 1):
            continue
        if line.text[one] == line.text[two] and units[0] == units[1] and units[0] is not None and not taken & {one, two}:
            taken |= {one, two}
            yield Figures(one, two, "arms")
            # B组减轻5.6 kg,A组3.1 kg,对照组1.2 kg
            for place in _other_arms(line, one):
                if _unit(line, place) == units[0] and place not in taken:
                    taken.add(place)
                    yield Figures(place, two, "arms")


def _other_arms(line: Line, place: int) -> Iterator[int]:
    """The figures of further arms right before one, each in a clause that names its arm."""
    while (match := _ARM_BEFORE.search(line.text, 0, place)) is not None and match.end() == place:
        place = match.start("figure")
        if line.text[place] != line.text[match.end()]:
            return
        yield place


def _unit(line: Line, place: int) -> str | None:
    """The unit of what is measured; None of what is no result (a p-value, a ratio) or counts no people."""
    value = line.at[place].value or {}
    if line.text[place] == DURATION:
        return None if is_time(line, place) else "duration"
    unit = str(value.get("unit", ""))
    # 年复发率为0.43次
    counted = unit == "次" or counts_people(line.at[place])
    return None if "p" in value or "statistic" in value or (line.text[place] == COUNT and not counted) else unit


def _is_no_result(line: Line, place: int) -> bool:
    """The level of an interval, a bound (下降50%以上者) or a difference."""
    value = line.at[place].value or {}
    if _LEVEL.match(line.text, place + 1) or value.get("comparator") in (">", ">=", "<", "<="):
        return True
    # 「改善75%者占五成」
    if _WHOSE.match(line.text, place + 1) and _BY.search(line.text, max(0, place - 8), place):
        return True
    # Half of a pair whose other figure is none: 「更有5成对2成5的差距」.
    if line.text[place - 1 : place] in ("对", "比"):
        return True
    if none_in_control(line.text, place) is not None:
        return False
    start = max(clause_start(line.text, place), place - 12)
    if "百分点" in line.text[start:place] or (value.get("unit") == "百分点"):
        return True
    return _DIFFERENCE.search(line.text, start, place) is not None


_WHOSE = line_pattern("(?:及|或|之)?(?:以上|以下)?(?:的(?:患者|病人|人|比例)|者)的?(?:比例|比率|人数)?(?:分别|[占为达有约])")
_BY = line_pattern("(?:改善|下降|降低|减少|缩小|升高|增加)(?:了|达到?|至少|超过|大于)*\\Z")


def _of_groups(line: Line, places: list[int]) -> Iterator[Figures]:
    """Single figures and lists of figures, those of the control beside those of the treated arm that come before."""
    waiting: list[list[int]] = []
    control: list[int] = []
    before = 0
    for group in _groups(line, places):
        arm = _is_arm(line, group[0])
        if _is_control(line, before, group[0]):
            for treated in waiting:
                yield from _together(treated, group)
            waiting, control = [], [] if waiting else group
        elif arm and len(waiting) == 1 and _are_arms(line, waiting[0], group):
            # 甲组为58.8%,乙组为39.5%: two drugs side by side.
            yield from _together(waiting[0], group)
            waiting = []
        elif control and arm:
            # 安慰剂组应答率为30%,治疗组为52%; a control without the other arm says nothing of the treatment.
            yield from _together(group, control)
            control = []
        else:
            if not arm:
                for alone in waiting:
                    yield from _together(alone, [])
                waiting = []
            waiting.append(group)
            control = []
        before = group[-1] + 1
    for group in waiting:
        yield from _together(group, [])


def _groups(line: Line, places: list[int]) -> list[list[int]]:
    """Figures that are listed one after another: 57.6%和43.2%."""
    groups: list[list[int]] = []
    for place in places:
        if groups and _joined(line, groups[-1][-1], place):
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _joined(line: Line, one: int, two: int) -> bool:
    return _LISTED.fullmatch(line.text, one + 1, two) is not None


def _is_control(line: Line, before: int, place: int) -> bool:
    """Whether the control is named between the figure before and this one, in its clause."""
    start = max(before, clause_start(line.text, place))
    return CONTROL.search(line.text, start, place) is not None


def _are_arms(line: Line, one: list[int], two: list[int]) -> bool:
    """Whether two single figures are those of two arms that are named by their drugs, in a sentence without a control."""
    if len(one) != 1 or len(two) != 1 or names_control(line):
        return False
    drugs = [
        line.at[arms[-1]].entity for place in (*one, *two) if (arms := drug_arms(line, clause_start(line.text, place), place))
    ]
    return len(set(drugs)) == len({line.at[arm].entity for arm in drug_arms(line)}) == 2


def _is_arm(line: Line, place: int) -> bool:
    """Whether a figure is that of a further arm: 1 mg/kg组51.4%."""
    return "组" in line.text[clause_start(line.text, place) : place]


def _together(treated: list[int], control: list[int]) -> Iterator[Figures]:
    if len(treated) == 1 and len(control) <= 1:
        yield Figures(treated[0], control[0] if control else -1, "arms" if control else "single")
    elif len(control) == 1:
        for number, place in enumerate(treated):
            yield Figures(place, control[0], "shared", number, len(treated))
    elif len(control) in (0, len(treated)):
        for number, place in enumerate(treated):
            yield Figures(place, control[number] if control else -1, "listed", number, len(treated))


def listed_before(line: Line, place: int, count: int, signs: str) -> list[Mention]:
    """The last list of exactly ``count`` mentions of some types before a place: 「BLISS-52与BLISS-76」 for two figures."""
    return [line.at[at] for at in listed_places(line, place, count, signs)]


def listed_places(line: Line, place: int, count: int, signs: str) -> list[int]:
    """Where the mentions of such a list stand."""
    places = [at for at in line.at if at < place and line.text[at] in signs]
    groups: list[list[int]] = [places[:1]]
    for one, two in pairwise(places):
        if line.text[one] == line.text[two] and _joined(line, one, two):
            groups[-1].append(two)
        else:
            groups.append([two])
    lists = [group for group in groups if len(group) == count]
    return lists[-1] if lists else []
