"""The arms of a result: their doses, and what tells of their difference."""

from __future__ import annotations

from collections.abc import Sequence

from slepipe.model import Argument, Mention
from slepipe.relate.arm_names import ARM_WORDS, arms_before, arms_of, drug_arms
from slepipe.relate.asides import is_compared
from slepipe.relate.context import Context, argument
from slepipe.relate.figures import Figures, listed_before, listed_places
from slepipe.relate.line import (
    BIOMARKER,
    COUNT,
    DOSE,
    DRUG,
    DURATION,
    JOIN,
    MEASUREMENT,
    NOTE,
    PERCENT,
    Line,
    clause_start,
    line_pattern,
)

# 80、160、240 mg组: the unit stands once.
_BARE = line_pattern(f"(?P<bare>(?:[0-9]+(?:\\.[0-9]+)?\\s?(?:、|和|与|及|/|，)\\s?)+)(?P<dose>{DOSE})组")
_NUMBER = line_pattern("[0-9]+(?:\\.[0-9]+)?")


def listed_arms(context: Context, line: Line, each: Figures, before: Sequence[Line] = ()) -> list[Argument]:
    """What names the arms whose figures are listed in the same order; nothing where their number is another.

    ``before`` are the lines above, which may name the arms.
    """
    if each.arms:
        return [_named(context, *arm) for arm in each.arms]
    if doses := listed_before(line, each.first, each.items, DOSE):
        return [argument("arm", dose) for dose in doses]
    for match in _BARE.finditer(line.text, 0, each.first):
        dose = line.at[match.start("dose")]
        numbers = list(_NUMBER.finditer(line.text, *match.span("bare")))
        if len(numbers) + 1 == each.items:
            bare = [(number.span(), {**(dose.value or {}), "number": _read(number[0])}) for number in numbers]
            return [*(Argument("arm", *context.source(line, *span), value=value) for span, value in bare), argument("arm", dose)]
    for one in (line, *before):
        for match in _WORDED_LIST.finditer(one.text, 0, each.first if one is line else len(one.text)):
            named = arms_of(one, *match.span())
            if len(named) == each.items:
                return [_named(context, *arm) for arm in named]
    return [_named(context, *arm) for arm in arms_before(before, each.items)] if each.rule == "shared" else []


# 低剂量组(0.5×10⁶/kg)6例,中剂量组13例
_WORDED_ONE = f"{ARM_WORDS}组?{NOTE}\\s?{COUNT}?"
_WORDED_LIST = line_pattern(f"{_WORDED_ONE}(?:\\s?(?:、|，|和|与|及|以及)\\s?{_WORDED_ONE})+")


def _named(context: Context, line: Line, start: int, end: int) -> Argument:
    """What names an arm: a dose, a drug (in its own role), or words."""
    if start not in line.at:
        return Argument("arm", *context.source(line, start, end))
    return argument("drug" if line.text[start] == DRUG else "arm", line.at[start])


def drugs_listed(line: Line, each: Figures) -> list[Mention]:
    """The drugs whose figures are listed in the same order: 甲和乙的应答率分别为60%和43%; not those that are given together."""
    places = listed_places(line, each.first, each.items, DRUG)
    if not places or _OF_EACH.search(line.text, places[-1], each.first) is None:
        return []
    return [] if _TOGETHER.search(line.text, places[0], each.first) else [line.at[place] for place in places]


_OF_EACH = line_pattern("分别|依次")
# 甲和乙联合治疗的第24周和第52周应答率
_TOGETHER = line_pattern(f"联合|联用|合用|并用|[{DURATION}{DOSE}](?:{JOIN})[{DURATION}{DOSE}]")


def _read(digits: str) -> float:
    return float(digits) if "." in digits else int(digits)


def arm_of(context: Context, line: Line, each: Figures, before: Sequence[Line] = ()) -> list[Argument]:
    """What names the treated arm: 10 mg/kg组, 高剂量组; of several arms it may be a drug."""
    if each.items:
        arms = listed_arms(context, line, each, before)
        return [arms[each.item]] if arms else []
    text = line.text
    start = clause_start(text, each.treated)
    places = [
        place
        for place in line.at
        if start <= place < each.treated and text[place] == DOSE and text[place + 1 : place + 2] == "组"
    ]
    if places:
        return [argument("arm", line.at[places[-1]])]
    than = _THAN.search(text, start, each.treated) if each.rule == "pair" else None
    worded = list(_WORDED.finditer(text, start, than.start() if than is not None else each.treated))
    return [Argument("arm", *context.source(line, *worded[-1].span("arm")))] if worded else []


def drug_of_arm(line: Line, each: Figures) -> list[Mention]:
    """The drug that names the treated arm where the sentence has arms of several: 甲组73%,乙组50%; 甲组与乙组分别为73%和50%."""
    if len({line.at[place].entity for place in drug_arms(line)}) < 2:
        return []
    named = drug_arms(line, clause_start(line.text, each.treated), each.treated)
    own = [place for place in named if not is_compared(line.text, place)]
    if len(own) < 2:
        return _of_one_arm(line, own[0]) if own else []
    if each.items:
        return [line.at[own[each.item]]] if len(own) == each.items else []
    # The control of two drugs is the one that is named behind.
    return _of_one_arm(line, own[0 if each.control > each.treated else -1])


def _of_one_arm(line: Line, place: int) -> list[Mention]:
    """The drug that names an arm, with the one that it is given together with: 甲联合乙组."""
    first = _WITH.search(line.text, clause_start(line.text, place), place)
    return [line.at[each] for each in ([first.start(), place] if first is not None else [place])]


_WITH = line_pattern(
    f"{DRUG}[^,，。;；组{DRUG}]{{0,4}}?(?:联合|联同|联用|合用|并用|合并|加用?|加上|\\+)[^,，。;；{DRUG}]{{0,4}}\\Z"
)


# 常规剂量组感染率高于低剂量组(38%比22%)
_THAN = line_pattern("高于|低于|多于|少于|优于|较|比")
_WORDED = line_pattern(f"(?P<arm>{ARM_WORDS})组")


def told_until(context: Context, line: Line, each: Figures, until: int, before: Sequence[Line] = ()) -> int:
    """Up to where the statistics behind some figures are those of one of them: nowhere behind it where they belong to another arm.

    Behind a list they are of the last item, or of the arm that a word names: 「58%、49%与37%,高剂量组与安慰剂组相差21个百分点」.
    """
    if each.items < 2:
        return until
    worded = _WORDED.search(line.text, each.last, until)
    # P均<0.001
    if worded is None and any(_EACH_OF.search(context.name(one)) for one in line.mentions(each.last, until, MEASUREMENT)):
        return until
    arms = [(one.value or {}).get("number") for one in listed_arms(context, line, each, before)]
    if worded is None:
        return until if each.item == each.items - 1 else each.last
    doses = [dose for dose in arms if isinstance(dose, int | float)]
    if len(doses) < 2 or len(doses) != len(arms) or worded["arm"] == "中剂量":
        return each.last
    return until if doses[each.item] == (max if worded["arm"] == "高剂量" else min)(doses) else each.last


# (30毫克组对安慰剂p=0.002): the arm that a statistic belongs to is named beside it.
_OF_ARM = line_pattern(
    f"(?P<arm>{DOSE}|{ARM_WORDS})组?(?:(?:对|较|比|相比|[vV][sS]\\.?|与|和)[^,，。;；:：()（）{DOSE}{MEASUREMENT}]{{0,8}}?)?(?:为|均|的)?\\s?[:：,，]?\\s?(?P<statistic>{MEASUREMENT})"
)


def _name(context: Context, line: Line, place: int, words: str) -> str:
    return context.name(line.at[place]) if place in line.at else words


def statistics_of(context: Context, line: Line, last: int, until: int, arm: Sequence[Argument]) -> list[Argument]:
    """The difference of the arms in points, p-values and ratios behind the figures; not those that name another arm than ``arm``."""
    named = {
        match.start("statistic"): _name(context, line, match.start("arm"), match["arm"])
        for match in _OF_ARM.finditer(line.text, last)
    }
    points = [
        line.at[place]
        for place in line.at
        if last < place < until
        and line.text[place] == PERCENT
        and (context.name(line.at[place]).endswith("百分点") or _DIFFERENCE.search(line.text, last + 1, place) is not None)
    ]
    found = [argument("difference", each) for each in points[:1]]
    own = {context.view.simplified[one.start : one.end] for one in arm}
    # 「……为30%,复发风险HR 0.6」: what stands with another endpoint is told of that one.
    other = next((match.start() for match in _OTHER.finditer(line.text, last + 1, until)), None)
    until = until if other is None else min(until, other)
    behind = [place for place in line.at if place > last and line.text[place] == MEASUREMENT]
    for mention in [line.at[place] for place in behind if (named[place] in own if place in named and own else place < until)]:
        value = mention.value or {}
        if "p" in value or "statistic" in value or mention.rule == "measurement.statistic-name":
            found.append(argument("p" if "p" in value else "statistic", mention))
    if (interval := _INTERVAL.search(line.text, last + 1, until)) is not None:
        found.append(Argument("interval", *context.source(line, *interval.span())))
    return found


_EACH_OF = line_pattern("[均都皆]")
# Another endpoint in a clause of its own, by a word of its own.
_OTHER = line_pattern(
    f"(?<=[,，])[^,，。;；:：{MEASUREMENT}{PERCENT}]{{0,14}}?(?:{BIOMARKER}|复发|恶化|死亡|发作|应答|缓解|生存|存活|感染|衰竭|住院)[^,，。;；{MEASUREMENT}{PERCENT}]{{0,10}}?(?:风险|时间|率|比|{MEASUREMENT})"
)


# 校正差值13.4%
_DIFFERENCE = line_pattern("(?:差值|相差|差异|差距)(?:[约为达是]|仅为)?\\s?\\Z")


# 95%CI 24.3至44.7; its bounds are no mentions, or one.
_INTERVAL = line_pattern(
    f"{PERCENT}\\s?(?:的)?(?:CI|置信区间|可信区间|信赖区间)\\s?[:：为,，]?\\s?[\\[(（]?(?:-?[0-9.{PERCENT}]+\\s?(?:至|到|[-–—~～,、])\\s?-?[0-9.{PERCENT}]+|{PERCENT})"
)
