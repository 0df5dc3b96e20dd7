"""Phases of trials in the editions."""

from __future__ import annotations

import pytest

import slepipe


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("Ⅲ期临床研究和III期试验", "第三期臨床研究和第三期試驗"),
        ("2期试验、I/II期研究", "第二期試驗、第一/二期研究"),
        ("Ⅱb期试验，Ib/IIa期研究", "第2b期試驗，第1b/2a期研究"),
        ("三期临床试验", "三期臨床試驗"),
        ("ⅢB至Ⅳ期肺癌，ⅠA1期，ⅢB～Ⅳ期，Ⅲ～Ⅳ期", "第3B至第4期肺癌，第1A1期，第3B～4期，第三～四期"),
        ("进入ⅡB期，ⅡA期和ⅡB期临床试验", "進入第2b期，第2a期和第2b期臨床試驗"),
        ("IgA、C期，2A-3期刊，维生素B期", "IgA、C期，2A-3期刊，維生素B期"),
        ("3期肾病，第2期杂志", "3期腎病，第2期雜誌"),
    ],
)
def test_taiwan_writes_phases_in_chinese_numerals(mainland: str, taiwan: str) -> None:
    """But their parts in digits; stages and issues are no phases."""
    assert slepipe.convert(mainland, to="zh-Hant-TW").text == taiwan
