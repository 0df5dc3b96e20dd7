"""Which words and values of two sentences stand for each other."""

from __future__ import annotations

from collections.abc import Sequence

import slepipe
from slepipe.compare.match import match
from slepipe.compare.units import Item, read_units


def _items(text: str) -> Sequence[Item]:
    (unit,) = read_units(slepipe.annotate(text), lambda entity: entity)
    return unit.items


def _changed(old: str, new: str) -> list[tuple[str, str]]:
    one, other = _items(old), _items(new)
    pairs = [(one[i], other[j]) for i, j in match(one, other)]
    return [(old[a.start : a.end], new[b.start : b.end]) for a, b in pairs if a.exact != b.exact]


def test_equal_sentences_match_item_by_item() -> None:
    """In order, and whole."""
    items = _items("患者服用羟氯喹,病情稳定。")
    assert match(items, items) == [(at, at) for at in range(len(items))]


def test_a_figure_goes_with_the_figure_of_its_arm() -> None:
    """Although both are per cents."""
    assert _changed("治疗组应答率为43%,安慰剂组为32%。", "治疗组应答率为47%,安慰剂组为32%。") == [("43%", "47%")]


def test_values_of_two_types_do_not_match() -> None:
    """A dose is no per cent."""
    assert _changed("患者用药10 mg后好转。", "患者用药52%后好转。") == []


def test_values_without_a_common_word_around_do_not_match() -> None:
    """Two per cents of two things."""
    assert _changed("今年多数农户种植水稻达43%以上地块。", "医生统计皮疹消退比例,结果32%。") == []


def test_another_drug_in_the_same_place_matches() -> None:
    """It stands for the first one."""
    assert _changed("患者先服用羟氯喹,再评估疗效。", "患者先服用他克莫司,再评估疗效。") == [("羟氯喹", "他克莫司")]


def test_pairs_rise_on_both_sides() -> None:
    """Whatever the order of the words."""
    old, new = _items("2021年,FDA批准了阿尼鲁单抗。"), _items("FDA于2021年批准了阿尼鲁单抗。")
    pairs = match(old, new)
    assert pairs == sorted(pairs)
    assert [there for _, there in pairs] == sorted({there for _, there in pairs})


def test_very_long_sentences_match_by_their_shape() -> None:
    """A table of their words would be too large."""
    before, after = "".join(f"患者{n}服药{n}片," for n in range(300)), "随访24周"
    one, other = _items(f"甲说,{before}{after}。"), _items(f"乙写,{before.replace('服药7片', '服药9片', 1)}随访52周。")
    assert len(one) > 250
    pairs = [(one[i], other[j]) for i, j in match(one, other)]
    assert all(a.exact == b.exact or a.kind == b.kind for a, b in pairs)
    assert any(a.kind == "\0duration" for a, _ in pairs)


def test_a_symptom_stands_for_a_disease() -> None:
    """Where a text names another complication, one of the other type, that is a replaced entity."""
    old = "患者確診多年,後來併發狼瘡腎炎。狼瘡腎炎與骨質疏鬆都須追蹤。"
    new = "患者確診多年,後來併發骨質疏鬆。狼瘡腎炎與骨質疏鬆都須追蹤。"
    found = slepipe.diff(slepipe.annotate(old), slepipe.annotate(new)).findings
    assert [(finding.kind, finding.subject, finding.about) for finding in found] == [
        ("entity-replaced", "lupus-nephritis", ("osteoporosis",))
    ]
