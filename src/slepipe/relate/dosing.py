"""Drug and dose, with the route and the length of treatment that the clause states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slepipe.model import Argument, Mention, Relation
from slepipe.relate.antecedents import antecedent
from slepipe.relate.asides import is_aside
from slepipe.relate.context import Context, argument, distinct, relate
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.line import (
    CLASS,
    COUNT,
    DOSE,
    DRUG,
    DURATION,
    Line,
    Sentence,
    clause_end,
    clause_start,
    is_drug,
    is_open,
    line_pattern,
)
from slepipe.relate.study import Study

if TYPE_CHECKING:
    import re

_WITHIN = f"[^，,。;；:：()（）{DRUG}{DOSE}]"
_ROUTES = (
    "自行皮下注射|自行注射|自我注射|静脉输注|静脉滴注|静脉点滴|静脉注射|静脉推注|静脉给药|静脉冲击|皮下注射|皮下给药|皮下输注|肌肉注射|肌内注射|鞘内注射|"
    "玻璃体内注射|关节腔注射|点滴输注|点滴注射|雾化吸入|口服|吸入|外用|静脉|皮下|肌注|静注|静滴|点滴"
)
# 240毫克,在第0、2、4周皮下注射,之后每4周一次
_WEEKS = f"[,，]?(?:分别)?[在于]?{DURATION}(?:各|{_ROUTES}|注射|输注|给药|使用|一次){{0,2}}[,，]?"
# Doses that stand together: 第0、2、4周10 mg/kg,此后每4周一次
_THEN = "此后|之后|以后|其后|然后|随后|后续|接着|接续"
_NEXT = f"(?:(?:(?:{_ROUTES})?\\s?[、,，和或及]?\\s?(?:{_THEN}|每次|一日|维持|(?:{_ROUTES})|或)?|{_WEEKS}(?:{_THEN})?(?:改为|维持|则|再)?){DOSE})*+"
_BRACKET = line_pattern(f"(?P<drug>{DRUG})\\s?[(（](?:{_WITHIN}{{0,10}})(?P<doses>{DOSE}{_NEXT})(?![组和])")
_AFTER = line_pattern(
    f"(?P<drug>{DRUG})(?P<between>{_WITHIN}{{0,18}}?)(?P<doses>{DOSE}{_NEXT})(?!\\s?(?:[组/对]|[和与](?!{DRUG}|{CLASS})))"
)
# 口服甲氨蝶呤,每周一次
_BEHIND_COMMA = line_pattern(
    f"(?<![、])(?P<drug>{DRUG})(?P<between>(?:注射液?|片|胶囊|治疗|给药|{_ROUTES})?[,，])(?P<doses>{DOSE}{_NEXT})(?=[,，。;；]|\\Z)"
)
# 高剂量组(伏环孢素23.7 mg)、低剂量组(15.8 mg)
_INSIDE = line_pattern(f"[(（](?P<drug>{DRUG})(?P<between>{_WITHIN}{{0,6}}?)(?P<doses>{DOSE}{_NEXT})(?!组)")
_ARM_INSIDE = line_pattern(f"组\\s?[(（](?P<between>(?:每次)?)(?P<doses>{DOSE}{_NEXT})(?!组)")
_LABEL = line_pattern(f"^(?P<drug>{DRUG})[:：][^。;；{DRUG}]{{0,30}}?(?P<doses>{DOSE}{_NEXT})(?!组)")
_ALONE = line_pattern(
    f"(?:(?:用法|用量|剂量)[:：]\\s?|用法|用量|剂量|首剂|首针|给药|每次|每周|每日|注射|输注|滴注|点滴|口服|采用|固定|一律)(?P<between>{_WITHIN}{{0,14}}?)(?P<doses>{DOSE}{_NEXT})(?!\\s?[组])"
)
# 「335例患者在标准治疗的基础上,每周皮下注射160 mg」: a dose that says how it is given, at the head of its clause.
_HEAD = line_pattern(
    f"(?:^|[,，;；:：])\\s?(?:(?:前|首|头){DURATION})?(?:并|均|再|先|各)?(?P<between>)(?P<doses>{DOSE}{_NEXT})(?!\\s?组)"
)
# 「供成人患者每周一次自行注射」: how often, before what is done so often.
_OFTEN = line_pattern(f"(?P<between>)(?P<doses>{DOSE})的?(?:自行|自我|在家)?(?:{_ROUTES}|注射|输注|给药|服用|用药)(?!\\s?组)")
# 「治疗组208人每4周静脉输注24 mg/kg」: the dose of the arm that gets the drug.
_ARM = line_pattern(
    f"(?:治疗|试验|用药|实验|给药|干预)组(?:的)?{COUNT}?(?:的)?(?:患者|病人|病友|受试者)?(?P<between>{_WITHIN}{{0,8}}?)(?P<doses>{DOSE}{_NEXT})(?!\\s?组)"
)
_OF_PRONOUN = line_pattern(
    f"(?:该药|此药|本品|该产品|(?<![其])它)(?:的)?(?P<between>{_WITHIN}{{0,8}}?)(?P<doses>{DOSE}{_NEXT})(?!\\s?组)"
)
# 每6个月500 mg的利妥昔单抗, 每日20毫克或以上泼尼松龙
_BEFORE = line_pattern(
    f"(?P<doses>{DOSE})(?:或?以[上下])?(?:标靶释放型?|靶向释放型?|缓释型?|长效型?|控释型?|肠溶)?的?(?P<drug>{DRUG})(?![^，,。;；:：、和或及{DRUG}{DOSE}]{{0,6}}{DOSE}|的(?:受试者|患者|病人|病友|人|比例))"
)
# 120 mg/支 is what a vial holds.
_STRENGTH = line_pattern("/[支瓶片粒盒袋]")
# 羟氯喹200毫克膜衣锭 is what a tablet holds.
_OF_FORM = line_pattern(
    "\\s?(?:薄?膜衣|糖衣|肠溶|缓释|控释|持续性?|长效|口溶|口服|注射用?|软|硬|分散|发泡|咀嚼)*(?:锭|片(?!刻)|胶囊|注射[液剂]|针剂|软膏|乳膏|悬液|糖浆|颗粒|粉针|吸入剂)"
)
# 泼尼松≤7.5 mg/d者占41.9%: who is counted, not what is given.
_CRITERION = line_pattern("(?:或?以[上下内])?(?:且[^,，。;；]{0,16})?(?:者|的?(?:患者|病人|病友|人|比例|比率))")
# 托珠单抗8 mg/kg is the dose of what stands before it, unless 或 begins something else.
_NAMED_BEFORE = line_pattern(f"{DRUG}(?!{_WITHIN}{{0,12}}(?:或|和|及|与|、|优于|对|比))[^，,。;；]{{0,12}}\\Z")
_ROUTE = line_pattern(f"(?P<route>{_ROUTES})")
_WAY = line_pattern(f"{_ROUTES}|服用|注射|输注|施打|[吃打]")
# 由0.6毫克开始,逐步加至3毫克
_START = line_pattern(
    f"(?:由|从)(?P<between>)(?P<doses>{DOSE}(?:开始|起始|起步?)[,，]?[^,，。;；{DOSE}]{{0,8}}?(?:加|增|升)(?:量|大)?(?:至|到){DOSE})"
)
# 一般由每周3至4颗(7.5至10毫克)开始,再由医师调整
_BEGIN = line_pattern(
    f"(?:由|从|自)(?P<between>)(?P<doses>{DOSE})(?:开始|起始|起步|起(?=[,，]))(?![,，]?[^,，。;；]{{0,6}}(?:减|降))"
)
# Of another thing than the dose that is given: 累计超过, 以下的比例, 由40毫克减到5毫克.
_NO_DOSE = line_pattern("组|比例|每[支瓶片粒盒袋]|规格|由|从|患者的|浓度|累计|累积|总量|中位|平均|水平|优于|安慰剂")
_LENGTH = line_pattern(
    f"(?:共|持续|连续|为期|疗程(?:为|共)?|治疗|服用|使用|用药|给药|满)\\s?(?P<length>{DURATION})(?!以?内|前|后|时)"
)


def find_dosing(context: Context, sentence: Sentence, study: Study | None) -> Iterator[Relation]:
    """The doses that a sentence gives for a drug."""
    taken: set[int] = set()
    if DRUG in sentence.line.text:
        yield from _of_drugs(context, sentence, taken)
    yield from _of_arms(context, sentence, study, taken)
    if not taken:
        yield from _of_what_is_left_out(context, sentence, study, taken)


def find_ways(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """How or how long a sentence without a dose says that a drug is given: X以点滴输注, X静脉冲击3日, 连打五天X."""
    flat = sentence.flat
    for pattern in (_GIVEN_BY, _GIVEN_FOR, _GIVEN_SO, _GIVEN_AS):
        for match in pattern.finditer(flat.text):
            if is_negated(flat.text, *match.span()) or _NO_WAY.search(flat.text, 0, match.end()) is not None:
                continue
            found = [argument("drug", flat.at[match.start("drug")])]
            if match.groupdict().get("route"):
                found.append(Argument("route", *context.source(flat, *match.span("route"))))
            if match["length"]:
                found.append(argument("duration", flat.at[match.start("length")]))
            yield relate(context, sentence, "dosing.way", found, hedged=is_hedged(flat.text, *match.span()))


_GIVEN_BY = line_pattern(
    f"(?P<drug>{DRUG})(?:注射液|治疗)?(?:采用?|以|经|可|为|须|需要?|应|均|都|建议|通过|只能|是){{0,3}}(?!自)(?P<route>{_ROUTES})(?:给药|治疗|疗法|施打|使用|方式|即可)?(?P<length>{DURATION})?(?=[,，。;；]|\\Z)"
)
_GIVEN_FOR = line_pattern(
    f"(?:连续?|共|一连)着?(?:(?P<route>{_ROUTES})|[打用吃服]|使用|注射|输注)了?(?P<length>{DURATION})的?(?P<drug>{DRUG})"
)
_GIVEN_SO = line_pattern(
    f"(?<!含)(?P<route>静脉[输滴]注|静脉滴注|静脉注射|皮下注射|肌肉注射|肌内注射|玻璃体内注射|口服)的?(?P<drug>{DRUG})(?P<length>{DURATION})?"
)
# A line that begins with a drug: 泼尼松:早餐后一次顿服
_GIVEN_AS = line_pattern(
    f"^[\\s*]{{0,3}}(?P<drug>{DRUG})[\\s*]{{0,3}}[:：][^。;；{DRUG}]{{0,14}}?(?P<route>{_ROUTES}|顿服)(?P<length>{DURATION})?(?=[,，。;；]|\\Z)"
)
# What is said of another arm, or of what there is no drug for.
_NO_WAY = line_pattern("安慰剂|对照|转换为|改为|换成|生物利用度|剂型")


def _of_drugs(context: Context, sentence: Sentence, taken: set[int]) -> Iterator[Relation]:
    """The doses beside the name of a drug; they are ``taken`` then."""
    line, flat = sentence.line, sentence.flat
    for rule, one, pattern in (
        ("before", flat, _BEFORE),
        ("bracket", line, _BRACKET),
        ("label", flat, _LABEL),
        ("after", flat, _AFTER),
        ("after", flat, _BEHIND_COMMA),
        ("inside", line, _INSIDE),
    ):
        for match in pattern.finditer(one.text):
            if _is_other(context, one, rule, match):
                continue
            doses = [m for m in one.mentions(*match.span("doses"), DOSE) if m.start not in taken]
            taken.update(m.start for m in doses)
            if doses:
                doses = _with_brackets(line, doses, taken) if one is flat else doses
                yield _relation(context, sentence, rule, [one.at[match.start("drug")], *doses], match)


def _with_brackets(line: Line, doses: list[Mention], taken: set[int]) -> list[Mention]:
    """Some doses, each with the one in the brackets behind it: 每次4片(10毫克)."""
    inside = {line.at[match.start("dose")].start: line.at[match.start("more")] for match in _EQUAL.finditer(line.text)}
    taken.update(inside[each.start].start for each in doses if each.start in inside)
    return [one for each in doses for one in (each, inside.get(each.start)) if one is not None]


_EQUAL = line_pattern(f"(?P<dose>{DOSE})\\s?[(（](?:[即约共合]|相当于)?(?P<more>{DOSE})[)）]")


def _of_what_is_left_out(context: Context, sentence: Sentence, study: Study | None, taken: set[int]) -> Iterator[Relation]:
    """The doses of the drug that is spoken of: 「每周皮下注射160 mg」."""
    flat = sentence.flat
    for pattern in (_HEAD, _ALONE, _OFTEN, _ARM, _OF_PRONOUN, _START, _BEGIN):
        for match in pattern.finditer(flat.text):
            doses = [m for m in flat.mentions(*match.span("doses"), DOSE) if (m.value or {}).get("comparator") not in (">", ">=")]
            # 每四周皮下注射250毫克: the interval stands before the way of giving.
            place = match.start("doses")
            interval = _INTERVAL.search(flat.text, max(0, place - _LONGEST_WAY), place) if doses else None
            doses = [flat.at[interval.start()], *doses] if interval is not None else doses
            if not doses or doses[0].start in taken or _NO_DOSE.search(match["between"]) is not None:
                continue
            if (pattern is _HEAD and not _is_given(context, flat, match)) or _is_threshold(flat, match.start("doses"), doses[0]):
                continue
            if (drug := _implied(context, sentence, study, match.start(), match.end())) is not None:
                taken.update(each.start for each in doses)
                doses = _with_brackets(sentence.line, doses, taken)
                yield _relation(context, sentence, "implied", [drug, *doses], match)


_LONGEST_WAY = 12
_INTERVAL = line_pattern(f"{DOSE}\\s?(?:固定|定期)?(?:{_ROUTES}|注射|输注)\\s?\\Z")


def _of_arms(context: Context, sentence: Sentence, study: Study | None, taken: set[int]) -> Iterator[Relation]:
    """The doses in the brackets behind the name of an arm, of the drug of the other arm or of the study; they are ``taken`` then."""
    line = sentence.line
    for match in _ARM_INSIDE.finditer(line.text) if "(" in line.text else ():
        # 泰它西普组(160 mg)和贝利尤单抗组(200 mg): an arm may have the name of its drug.
        named = line.mentions(match.start() - 1, match.start(), DRUG) or distinct(line.mentions(0, match.start(), DRUG))
        drug = named[0] if len(named) == 1 else None if named else _implied(context, sentence, study, 0, 0)
        doses = [m for m in line.mentions(*match.span("doses"), DOSE) if m.start not in taken]
        if drug is not None and doses:
            taken.update(m.start for m in doses)
            yield _relation(context, sentence, "inside", [drug, *doses], match)


def _is_other(context: Context, line: Line, rule: str, match: re.Match[str]) -> bool:
    """Whether the doses of a match are not those of its drug: another's, what a vial holds, or whom a study counts."""
    if rule == "after" and _NO_DOSE.search(match["between"]):
        return True
    # 泼尼松:晨起顿服,每两周减5 mg
    if rule == "label" and _LESS.search(line.text, clause_start(line.text, match.start("doses")), match.start("doses")):
        return True
    if rule == "before" and _NAMED_BEFORE.search(line.text, 0, match.start()) is not None:
        return True
    dose = line.at[match.start("doses")]
    if (
        match.end("doses") - match.start("doses") == 1
        and "period" not in (dose.value or {})
        and _OF_FORM.match(line.text, match.end("doses"))
    ):
        return True
    holds = _STRENGTH.search(context.name(dose)) is not None or _is_threshold(line, match.start("doses"), dose)
    return holds or _CRITERION.match(line.text, match.end()) is not None


def _is_threshold(line: Line, place: int, dose: Mention) -> bool:
    """Whether a dose is a bound that sorts patients and not what is given: 仍需>7.5 mg/d, 减到7.5 mg/d以下的患者."""
    if (dose.value or {}).get("comparator") in (">", ">="):
        return True
    start = clause_start(line.text, place)
    # 泼尼松剂量均可减至每日10 mg以下 is what became of it.
    if _WAS_REDUCED.search(line.text, start, place) is not None and line.text[place + 1 : place + 3] == "以下":
        return True
    return _REDUCED.search(line.text, start, place) is not None and _SORTED.match(line.text, place + 1) is not None


_LESS = line_pattern("[减降][少低量]?(?![到至为])")
_WAS_REDUCED = line_pattern("(?:均|都|得以|成功)[^,，。;；]{0,6}(?:减|降)[到至量少]?")
_REDUCED = line_pattern("减[到至量少]|降[到至低]|减药|降阶|低于")
_SORTED = line_pattern("[^,，。;；]{0,10}?(?:的(?:患者|病人|病友|人|比例|比率)|者)")


def _is_given(context: Context, line: Line, match: re.Match[str]) -> bool:
    """Whether the first dose of a match has a route in it or behind it, or the clause before ends with one."""
    if _WAY.search(match["doses"]) is not None:
        return True
    place = match.start("doses")
    if _ROUTE_FIRST.search(line.text, max(0, place - 24), place) is not None:
        return True
    return _WAY.search(context.name(line.at[match.start("doses")])) is not None


def _implied(context: Context, sentence: Sentence, study: Study | None, place: int, end: int) -> Mention | None:
    """The drug that a dose at ``place`` leaves out: the only one named before in it, the trial's, else that of the block or section."""
    flat = sentence.flat
    # 类固醇每日7.5毫克, 每日类固醇剂量降至7.5毫克 and 每日20毫克类固醇 are no doses of the drug on trial.
    start = clause_start(flat.text, place)
    other = flat.mentions(start, end, CLASS) or flat.text[end : end + 3].lstrip(" 的").startswith(CLASS)
    if other and not flat.mentions(start, place, DRUG):
        return None
    here = distinct(flat.at[at] for at in flat.at if at < place and flat.text[at] == DRUG and not is_aside(flat.text, at))
    if here or flat.mentions(place, len(flat.text), DRUG):
        return here[0] if len(here) == 1 else None
    if study is not None and (drug := study.drug()) is not None:
        return drug
    found = antecedent(context, sentence)
    return found if found is not None and is_drug(found) else None


def _relation(context: Context, sentence: Sentence, rule: str, mentions: list[Mention], match: re.Match[str]) -> Relation:
    """The dosing of a drug, the first of the mentions, by the doses behind it."""
    line = sentence.line if rule in ("bracket", "inside") else sentence.flat
    text, span = line.text, match.span()
    drug, *doses = mentions
    found = [argument("drug", drug), *(argument("dose", dose) for dose in doses)]
    start, end = clause_start(text, span[0]), clause_end(text, span[1])
    if (route := _route(text, span, start, end)) is not None:
        found.append(Argument("route", *context.source(line, *route.span("route"))))
    else:
        found += _route_inside(context, doses)
    # 每两周240 mg,每周一次,共24周
    last = clause_end(text, end + 1)
    while last < len(text) and _ONLY_DOSE.fullmatch(text, clause_start(text, last - 1), last) is not None:
        last = clause_end(text, last + 1)
    found += _length(line, start, min(last, _next_drug(line, span[1])))
    return relate(context, sentence, f"dosing.{rule}", found, negated=is_negated(text, *span), hedged=is_hedged(text, *span))


def _route_inside(context: Context, doses: list[Mention]) -> list[Argument]:
    """The route that is part of a dose: 每日口服16毫克."""
    inside = ((dose.start, match) for dose in doses if (match := _ROUTE.search(context.name(dose))) is not None)
    return [Argument("route", start + match.start("route"), start + match.end("route")) for start, match in inside][:1]


def _route(text: str, span: tuple[int, int], start: int, end: int) -> re.Match[str] | None:
    """The route that stands with a drug and its dose, else one that the drugs of the clause ``start:end`` share."""
    first, last = span
    if is_open(text[first:last]):
        # A comma in brackets ends no clause: 甲(15 mg,口服)与乙(40 mg,皮下注射).
        last = max(last, text.find(")", last))
        end = clause_end(text, last)
    # 口服甲2 g/d或静脉滴注乙0.5 g: what stands between two drugs is not always of the first.
    other = _OTHER_DRUG.search(text, last, end)
    own = _ROUTE.search(text, first, other.start() if other is not None else end)
    head = max(start, text.rfind(DRUG, 0, first) + 1, text.rfind(")", 0, first) + 1)
    lead = max(start, text.find(DRUG, start, end))
    return (
        own
        or _ROUTE.search(text, head, last)
        or _ROUTE_OF_ALL.search(text, last, end)
        or _ROUTE.search(text, start, lead)
        or _ROUTE_BEHIND.match(text, end)
        or _ROUTE_FIRST.search(text, 0, start)
    )


_OTHER_DRUG = line_pattern(f"(?:[、和与及或再]|联合|加用?)[^,，。;；{DRUG}]{{0,20}}?{DRUG}|{DRUG}")
_ROUTE_OF_ALL = line_pattern(f"(?:均|都|皆|一律)(?:为|经|行|以|采用|予以?)?(?P<route>{_ROUTES})")
_ONLY_DOSE = line_pattern(f"\\s?(?:{_ROUTES})?{DOSE}(?:{_ROUTES})?\\s?")
# 每次160 mg,每周一次,皮下注射
_ROUTE_BEHIND = line_pattern(
    f"(?:[,，]?{DOSE})?[,，]\\s?(?:采用?|以|经)?(?P<route>{_ROUTES})(?:给药|使用|途径)?(?=[,，。;；)）]|\\Z)"
)
# 采静脉输注,每四周一次
_ROUTE_FIRST = line_pattern(f"(?:采用?|以|为|经|行|通过|属)(?P<route>{_ROUTES})(?:给药|方式|施打|剂型)*[,，]\\Z")


def _length(line: Line, start: int, end: int) -> list[Argument]:
    match = _LENGTH.search(line.text, start, end)
    return [argument("duration", line.at[match.start("length")])] if match is not None else []


def _next_drug(line: Line, place: int) -> int:
    at = line.text.find(DRUG, place)
    return at if at >= 0 else len(line.text)
