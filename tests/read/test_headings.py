"""Numberings and their look-alikes."""

from __future__ import annotations

import pytest

from slepipe.read.fold import fold
from slepipe.read.headings import KEYWORDS, bullet_length, find_numberings, is_keyword, levels_of
from slepipe.read.lines import split_lines

PROSE = "接下來的段落說明檢查如何進行,以及病友應該注意哪些事情。"


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("第一章 緒論", "chapter"),
        ("第三節 方法", "section"),
        ("一、發病機轉", "han"),
        ("參、給藥方式", "han-formal"),
        ("(二)診斷", "han-bracket"),
        ("（三）治療", "han-bracket"),
        ("1. 背景", "number"),
        ("2、評估", "number"),
        ("１．背景", "number"),
        ("3.2 皮下劑型", "decimal"),
        ("3.2皮下劑型", "decimal"),
        ("3.2.1 給藥", "decimal-3"),
        ("Q1:可以懷孕嗎?", "question"),
        ("Part 2 用藥", "part"),
        ("01 早期徵兆", "number"),
    ],
)
def test_a_numbered_line_before_prose_heads_it(line: str, style: str) -> None:
    """Each style of numbering is told by its name."""
    numbering = find_numberings(split_lines(f"{line}\n{PROSE}"))[0]
    assert numbering is not None
    assert (numbering.style, numbering.heading) == (style, True)


@pytest.mark.parametrize(
    "line",
    [
        "一、二線治療皆失敗者",
        "3、6及12個月各追蹤一次",
        "2.5毫克是常用劑量",
        "1.5 mg為上限",
        "2.7mm的間隙",
        "2026.3.2更新",
        "10.5%的人",
        "第一線治療",
    ],
)
def test_amounts_and_counts_are_no_numbering(line: str) -> None:
    """A line may begin with a number without being numbered."""
    assert find_numberings(split_lines(f"{line}\n{PROSE}"))[0] is None


@pytest.mark.parametrize("line", ["結語", "【摘要】", "討論:", "Methods", "前言"])
def test_keywords_head_by_themselves(line: str) -> None:
    """Some words are headings in either script, in brackets or with a colon."""
    assert is_keyword(fold(line))


@pytest.mark.parametrize("line", ["結果顯示", "方法很多", "背景:某院門診"])
def test_a_keyword_that_begins_a_sentence_is_none(line: str) -> None:
    """The keyword must be all there is."""
    assert not is_keyword(fold(line))


def test_levels_count_the_styles_that_head_something() -> None:
    """Chapters and decimals in one text are levels 2 and 3, whatever lies between them in the table."""
    lines = split_lines(f"第一章 總論\n{PROSE}\n1.1 病因\n{PROSE}")
    assert levels_of(find_numberings(lines)) == {"chapter": 2, "decimal": 3}


@pytest.mark.parametrize(
    ("line", "length"), [("- 甲", 2), ("•甲", 1), ("(1) 甲", 4), ("2)甲", 2), ("-甲", 0), ("*註", 0), ("(SLE)", 0)]
)
def test_bullets_have_a_length(line: str, length: int) -> None:
    """An ASCII bullet needs its blank, a real one does not."""
    assert bullet_length(line) == length


def test_every_keyword_is_known_in_traditional_too() -> None:
    """Folding the Traditional form of a keyword gives the keyword back."""
    convert = pytest.importorskip("opencc").OpenCC("s2t").convert
    assert {word for word in KEYWORDS if fold(convert(word)) != word} == set()
