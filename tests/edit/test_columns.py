"""Tables that are set with wide blanks keep their columns where words change."""

from __future__ import annotations

import slepipe
from slepipe.edit.edition import Switches
from slepipe.pipeline import analyse, edition
from slepipe.read import read_article

TABLE = "香港醫管局病人的化驗：\n項目　　　　　　結果　　　正常\n血紅素　　　　　12.1　　　12–15\n丙氨酸轉氨酶　　96　　　　<36\n"


def test_blanks_make_up_for_longer_names() -> None:
    """血红蛋白 is one character longer than 血紅素, 丙氨酸氨基转移酶 two, of which one blank stays."""
    lines = slepipe.convert(TABLE, to="zh-Hans").text.split("\n")
    assert lines[2] == "血红蛋白　　　　12.1　　　12–15"
    assert lines[3] == "丙氨酸氨基转移酶　96　　　<36"


def test_blanks_make_up_for_shorter_names() -> None:
    """嗜中性球 and 淋巴球 are a character shorter than 中性粒细胞 and 淋巴细胞."""
    text = "健保给付的检验：\n中性粒细胞　　0.5\n淋巴细胞　　　0.7\n"
    assert slepipe.convert(text, to="zh-Hant-TW").text.split("\n")[1:3] == ["嗜中性球　　　0.5", "淋巴球　　　　0.7"]


def test_a_table_that_was_set_stays() -> None:
    """What is set for an edition once is its own edition."""
    once = slepipe.convert(TABLE, to="zh-Hans").text
    assert slepipe.convert(once, to="zh-Hans").text == once


def test_blanks_of_a_lone_line_stay() -> None:
    """A line that no table stands around is a heading or a form to fill."""
    text = "香港醫管局\n血紅素　　　　12.1\n病人須覆診。"
    assert "血红蛋白　　　　12.1" in slepipe.convert(text, to="zh-Hans").text


def test_the_rule_can_be_left_out() -> None:
    """typography.columns is a rule as others are."""
    made = edition(analyse(read_article(TABLE)), "zh-Hans", Switches(without=("typography.columns",)))
    assert "血红蛋白　　　　　12.1" in made.text
