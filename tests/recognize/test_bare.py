"""Numbers whose unit stands elsewhere."""

from __future__ import annotations

import pytest

from slepipe.recognize.bare import read_bare, read_lent
from slepipe.recognize.numerals import read_amount


@pytest.mark.parametrize("text", ["1.2与3.4 mL/min", "1.2、2.3和3.4%"])
def test_a_decimal_takes_the_unit_behind_the_last_of_a_list(text: str) -> None:
    """The span is the number alone."""
    found = read_lent(text, 0)
    assert found is not None
    assert text[found.start : found.end] == "1.2"
    assert found.value["number"] == 1.2


@pytest.mark.parametrize("text", ["1.2和3.4", "12和34 mg/dL", "1.2和3.4例", "1.2和3 mg/dL"])
def test_without_a_unit_of_findings_or_decimals_nothing_is_lent(text: str) -> None:
    """3和5 mg/dL may be two things."""
    assert read_lent(text, 0) is None


@pytest.mark.parametrize(("before", "number"), [("患者约", "22万"), ("患病人数已超过", "1.5亿"), ("全国病例数约", "30万")])
def test_tens_of_thousands_behind_words_of_people_count_them(before: str, number: str) -> None:
    """The unit is 人."""
    flow = f"{before}{number}，"
    amount = read_amount(flow, len(before))
    assert amount is not None
    found = read_bare(flow, len(before), amount)
    assert found is not None
    assert (flow[found.start : found.end], found.type, found.value["unit"]) == (number, "count", "人")


@pytest.mark.parametrize("flow", ["市值约22万，", "患者约22万吨", "患者约220，"])
def test_money_other_units_and_small_numbers_are_no_people(flow: str) -> None:
    """Only a number in 万 or 亿 that ends its clause is read."""
    amount = read_amount(flow, flow.index("22"))
    assert amount is not None
    assert read_bare(flow, flow.index("22"), amount) is None
