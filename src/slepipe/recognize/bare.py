"""Numbers whose unit stands elsewhere: -0.6 of 分别为-0.6与-4.3 mL/min, 22万 of 患病人数约22万."""

from __future__ import annotations

from slepipe.patterns import Pattern
from slepipe.recognize.findings import is_measurement
from slepipe.recognize.found import Found
from slepipe.recognize.measurements import read_measurement
from slepipe.recognize.numerals import Amount, read_amount
from slepipe.recognize.percents import read_percent
from slepipe.recognize.reading import Reading, numbers, same_scale
from slepipe.recognize.regions import context_currency
from slepipe.recognize.units import Unit, match_unit

# Only decimals: of 3和5 mg/dL the 3 may count something else.
_LENT = Pattern(r"\d{1,6}\.\d{1,6}(?:\s?(?:、|以及|和|及|与|或)\s?[-−]?\d{1,6}\.\d{1,6}){1,4}(?=\s?[A-Za-zμµ%‰°℃/分毫微纳克])")
_LONGEST_WHOLE = 7
_PEOPLE = Pattern(
    "(?:(?P<visits>人次)|患者|患病|病人|群众|民众|市民|居民|人群|老人|长者|儿童|成人|学生|会员|用户|读者|观众|家庭|病患|病友|病例|人数|人口|感染者|携带者|患者群)(?:总?人?数量?|总量|群体|规模)?(?:已经?|预计|保守)?"
    r"(?:将|会|可|料|已)?(?:增至|增加至|增加到|增到|升至|上升至|达至)?(?:估计|约有|约为|大约|约|超过|超|逾|多达|高达|达到|达|接近|近|突破|至少|共有|共|有|为|是){0,3}\s?\Z"
)
_LONGEST_PEOPLE = 20
_MYRIAD = 10**4
_ENDS = frozenset("，。、；,;)）\n")
# 206万住院及日间住院人次: the classifier stands behind what is counted.
_VISITS = Pattern(
    "(?:住院|门诊|急诊|急症|日间|就诊|求诊|求医|诊症|专科|普通科|外展|[及和与、或]|夜诊|会诊|转诊|手术){1,8}(?:的|总)?人次"
)
# 花光了二十多万积蓄; 一针9800元，一年十多万
_SPENT = Pattern(
    r"(?:花|凑|凑到|筹|攒|花费|耗费|耗资|斥资|要价|索价|索偿|卖|赔偿|赔|自付|欠债|欠|省下|省|存下|募得|筹得|自掏)(?:了|掉|光|光了|到|足|上|逾|近|约|超过|将近|至少|接近|多达|不到|不足|高达|低于){0,2}\s?\Z"
)
_BY_TIME = Pattern(r"(?:[一每全]年|每?[一每]个?月|[一每][针剂支次]|疗程)(?:下来)?(?:就?要|约|近|逾|超过|至少|动辄)?\s?\Z")
_SAVINGS = ("积蓄", "存款", "医药费", "医疗费", "药费", "治疗费", "买", "才", "还")
_MONEY_SIGNS = ("元", "$", "块钱", "蚊", "收费", "药费", "费用")
_LONGEST_CONTEXT = 40
_TO = Pattern(r"\s?[至到~\-–—]\s?(?=[\d一二两三四五六七八九])")
_LONGEST_RANGE = 16


def _spent(flow: str, start: int, end: int, low: Amount, high: Amount | None) -> Found | None:
    """The money of tens of thousands without a currency, where the words beside it speak of spending."""
    if not (end >= len(flow) or flow[end] in _ENDS or flow.startswith(_SAVINGS, end)):
        return None
    before = flow[max(0, start - _LONGEST_CONTEXT) : start]
    if _SPENT.search(before) is None and not (
        _BY_TIME.search(before) is not None and any(sign in before for sign in _MONEY_SIGNS)
    ):
        return None
    value = numbers(flow, Reading(start, end, low, Unit("", "money", ""), high=high))
    value = ({"amount": value.pop("number")} | value) if "number" in value else value
    currency = context_currency(flow)
    return Found("money", start, end, value | ({"currency": currency} if currency else {}), "money.spent")


def read_lent(flow: str, start: int) -> Found | None:
    """The first of several decimals at ``start`` that share the unit behind the last: 0.8、1.2和1.5 mg/dL."""
    if flow.find(".", start, start + _LONGEST_WHOLE) < 0 or (match := _LENT.match(flow, start)) is None:
        return None
    found, first = match_unit(flow, match.end()), read_amount(flow, start)
    if found is None or first is None:
        return None
    reading = Reading(start, first[1], first[0], found[0])
    if found[0].type == "percent":
        return read_percent(flow, reading)
    if found[0].type == "measurement" or (found[0].type == "dose" and is_measurement(flow, reading)):
        return read_measurement(flow, reading)
    return None


def read_bare(flow: str, start: int, first: tuple[Amount, int]) -> Found | None:
    """How many people tens of thousands without a unit are, where the words before speak of them: 患者约500万."""
    low, end = first
    high = None
    if low.scale < _MYRIAD and "万" not in flow[end : end + _LONGEST_RANGE]:
        return None
    if (sign := _TO.match(flow, end)) is not None and (second := read_amount(flow, sign.end())) is not None:
        high, end = second
        low = same_scale(low, high)
    if (high or low).scale >= _MYRIAD and (money := _spent(flow, start, end, low, high)) is not None:
        return money
    if (visits := _VISITS.match(flow, end)) is not None and (high or low).scale >= _MYRIAD:
        unit = Unit("人次", "count", "人次")
        value = numbers(flow, Reading(start, end, low, unit, high=high)) | {"unit": "人次"}
        return Found("count", start, visits.start(), value, "count.visits")
    if (high or low).scale < _MYRIAD or not (end >= len(flow) or flow[end] in _ENDS):
        return None
    people = _PEOPLE.search(flow[max(0, start - _LONGEST_PEOPLE) : start])
    if people is None:
        return None
    unit = Unit("人", "count", "人次" if people["visits"] else "人")
    value = numbers(flow, Reading(start, end, low, unit, high=high)) | {"unit": unit.code}
    return Found("count", start, end, value, "count.people")
