"""Markdown to blocks."""

from __future__ import annotations

from slepipe.read import read_article


def _blocks(text: str) -> list[tuple[str, int, str, str]]:
    article = read_article(text, markdown=True)
    return [(b.kind, b.level, b.marker, text[b.start : b.end]) for b in article.blocks]


def test_headings_have_their_levels_and_no_markup() -> None:
    """The first ``#`` heading is the title; closing ``#`` and the underline of a heading are markup too."""
    assert _blocks("# 狼瘡手冊\n\n## 用藥 ##\n\n飲食\n---\n") == [
        ("title", 1, "", "狼瘡手冊"),
        ("heading", 2, "", "用藥"),
        ("heading", 2, "", "飲食"),
    ]


def test_a_soft_break_is_a_gap_between_han_and_a_space_between_latin() -> None:
    """A soft line break inside a Chinese sentence is a gap; between Latin words it stands for a space."""
    assert read_article("腎臟\n切片\n", markdown=True).gaps == (2,)
    assert read_article("lupus\nnephritis\n", markdown=True).gaps == ()


def test_nested_lists_have_depth_and_markers() -> None:
    """Depth counts from 0; an ordered item has its number."""
    assert _blocks("- 飲食\n  1. 少鹽\n  2. 少油\n- 運動\n") == [
        ("list_item", 0, "-", "飲食"),
        ("list_item", 1, "1.", "少鹽"),
        ("list_item", 1, "2.", "少油"),
        ("list_item", 0, "-", "運動"),
    ]


def test_a_quote_leaves_its_marks_in_gaps() -> None:
    """The ``> `` of the second line lies inside the block, so it is part of the gap."""
    text = "> 按時服藥,\n> 定期回診。\n"
    article = read_article(text, markdown=True)
    assert _blocks(text) == [("quote", 0, "", "按時服藥,\n> 定期回診。")]
    assert article.gaps == (7, 8, 9)


def test_each_row_of_a_table_is_a_block_without_outer_pipes() -> None:
    """A row goes from its first to its last cell; the line of dashes is markup."""
    assert _blocks("| 藥 | 劑量 |\n|---|---|\n| 甲 | 5 mg |\n") == [
        ("table_row", 0, "", "藥 | 劑量"),
        ("table_row", 0, "", "甲 | 5 mg"),
    ]


def test_code_is_left_out() -> None:
    """Fenced code is no text of the article."""
    assert _blocks("```\nx = 1\n```\n\n內文。\n") == [("paragraph", 0, "", "內文。")]


def test_raw_html_is_text() -> None:
    """HTML is not markup here: it stays visible as text, never passed on as HTML."""
    assert _blocks("<script>alert(1)</script>\n") == [("paragraph", 0, "", "<script>alert(1)</script>")]


def test_a_list_under_a_reference_heading_is_references() -> None:
    """The number of the item is the label."""
    assert _blocks("## 參考文獻\n\n1. Ho J. Lupus. 2020;5:7.\n2. <https://example.org>\n") == [
        ("heading", 2, "", "參考文獻"),
        ("reference", 0, "1.", "Ho J. Lupus. 2020;5:7."),
        ("reference", 0, "2.", "<https://example.org>"),
    ]


def test_link_definitions_and_footnotes_are_references() -> None:
    """``[1]: …`` and ``[^2]: …`` are entries, each line its own."""
    text = "內文[1]。\n\n參考資料:\n\n[1]: https://example.org/a\n[^2]: Ho J. Lupus. 2020;5:7.\n"
    assert _blocks(text)[-2:] == [
        ("reference", 0, "[1]:", "https://example.org/a"),
        ("reference", 0, "[^2]:", "Ho J. Lupus. 2020;5:7."),
    ]


def test_front_matter_and_windows_line_ends_keep_the_offsets() -> None:
    """Offsets count from the beginning of the whole text, CR included."""
    text = "---\r\nlang: zh-Hant-TW\r\n---\r\n# 手冊\r\n\r\n內文。\r\n"
    assert _blocks(text) == [("title", 1, "", "手冊"), ("paragraph", 0, "", "內文。")]


def test_a_paragraph_after_the_list_is_no_reference() -> None:
    """What stands below labelled entries without a label, and a disclaimer anywhere, is not of the list."""
    text = "## 參考文獻\n\n[1] Ho J. Lupus. 2020;5:7.\n\n{}\n"
    assert _blocks(text.format("作者是腎臟科醫師。"))[-1][0] == "paragraph"
    assert _blocks(text.format("免責聲明:本文僅供參考。"))[-1][0] == "boilerplate"
