"""Set phrases whose numbers say nothing: 三番四次, 十年磨一剑, 三天打鱼两天晒网."""

from __future__ import annotations

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found
from slepipe.recognize.numerals import NUMERALS

_COMMA = "[，,、]?"
# Forms that would be read as a value; 七上八下 and the like have no unit.
_IDIOMS = (
    *("三番四次", "三番五次", "三番两次", "三番几次", "五次三番", f"一次不忠{_COMMA}百次不用", "一分一秒"),
    *("十年磨一剑", "十年寒窗", f"十年树木{_COMMA}百年树人", "百年树人", "百年大计", "百年好合", "百年难[得一]{0,2}遇", "百年老[店号字]"),
    *("数?[一二三四五六七八九]?十年如一日", "三?十年河[东西]", "七年之痒", "八年抗战", "一年半载", "一年四季", "一年到头", "一[年日]之计", "二八年华"),
    *("一日千里", "一日三秋", f"三天打鱼{_COMMA}[两二]天晒网", "三天两头", "一天到晚", "士别三日", "百日维新", "千日防贼"),
    *("[三五]分钟热度", f"台上一分钟{_COMMA}台下十年功", f"养兵千日{_COMMA}用[兵在]一时", "三月不知肉味", "六月飞雪"),
    *("一成不变", "三人成虎", f"三人行{_COMMA}必有", f"一人得道{_COMMA}鸡犬升天", "一人之下", "二人世界", "二人转", "四人帮", "两人三足", "万元户"),
    *("[两二三四]位一体", f"三个臭皮匠(?:{_COMMA}[^，。；]{{0,3}}一?个?诸葛亮)?", "三个和尚", "十个指头有长短", "十个茶煲九个盖"),
    *("八国联军", "三国演义", "六根清净", "开门七件事", "四分五裂", "入木三分", "三分天注定", "七分靠打拼", "三岁[看定]八十"),
    *(f"三岁看大{_COMMA}七岁看老", f"一分耕耘{_COMMA}一分收获", f"一分钱{_COMMA}一分货", "两张皮", "两条腿走路"),
)  # fmt: skip
_IDIOM = Pattern("|".join(_IDIOMS))
_LONGEST = 16


def without_idioms(flow: str, found: list[Found]) -> list[Found]:
    """The values without those that stand in a set phrase; ``found`` as it is where it has none."""
    return [one for one in found if flow[one.start] not in NUMERALS or not _in_idiom(flow, one.start, one.end)]


def _in_idiom(flow: str, start: int, end: int) -> bool:
    first = max(0, start - _LONGEST)
    return any(
        first + match.start() <= start and end <= first + match.end() for match in _IDIOM.finditer(flow[first : end + _LONGEST])
    )
