"""Set phrases with numbers give no values."""

from __future__ import annotations

import pytest

from slepipe.recognize.values import recognize_values

_IDIOMS = """
三番四次 三番五次 五次三番 十年磨一剑 十年寒窗 十年树木，百年树人 百年大计 百年好合 百年难得一遇 百年老店 十年如一日 三十年河东
七年之痒 八年抗战 一年半载 一年四季 一年到头 一年之计 一日之计 二八年华 一日千里 一日三秋 三天打鱼，两天晒网 三天两头 一天到晚
士别三日 三分钟热度 五分钟热度 台上一分钟，台下十年功 养兵千日，用兵一时 三月不知肉味 三人成虎 三人行，必有我师 一人得道，鸡犬升天
二人世界 四人帮 万元户 三位一体 三个臭皮匠，赛过一个诸葛亮 三个和尚 十个茶煲九个盖 八国联军 六根清净 四分五裂 入木三分
三分天注定，七分靠打拼 三岁看大，七岁看老 三岁定八十 一分耕耘，一分收获 一分钱一分货 一分一秒 七上八下 十拿九稳 千方百计 九死一生
""".split()


@pytest.mark.parametrize("idiom", _IDIOMS)
def test_a_set_phrase_has_no_value(idiom: str) -> None:
    assert recognize_values(f"院方说这是{idiom}，大家都明白。") == []


@pytest.mark.parametrize(("text", "value"), [("复发四次", "四次"), ("随访十年", "十年"), ("高烧三天，两手发麻", "三天")])
def test_a_number_beside_no_set_phrase_stays(text: str, value: str) -> None:
    assert [text[one.start : one.end] for one in recognize_values(text)] == [value]


def test_only_what_stands_inside_a_set_phrase_is_dropped() -> None:
    flow = "三番四次停药，一年内复发3次"
    assert [flow[one.start : one.end] for one in recognize_values(flow)] == ["一年", "3次"]
