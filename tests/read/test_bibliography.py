"""Reference lists: their headings, labels and ends."""

from __future__ import annotations

import pytest

from slepipe.read import read_article
from slepipe.read.bibliography import continues, find_inline_list, is_reference_heading, split_entries
from slepipe.read.fold import fold


@pytest.mark.parametrize(
    "line", ["參考資料:", "参考文献", "【參考文獻】", "References", "七、參考文獻", "資料來源：", "**參考文獻**"]
)
def test_the_heading_of_a_list_is_recognized(line: str) -> None:
    """The name alone, in either script, with number, brackets, emphasis or colon."""
    assert is_reference_heading(fold(line))


@pytest.mark.parametrize("line", ["參考資料有限", "資料來源:某報", "Reference values of C3", "參考文獻如下所列"])
def test_other_lines_are_no_heading(line: str) -> None:
    """The name must be all there is."""
    assert not is_reference_heading(fold(line))


def test_a_list_in_the_line_needs_references() -> None:
    """「參考資料:」 before words that bear no trace of a reference is prose."""
    assert find_inline_list(fold("參考資料:Ho J. Lupus. 2020;5:7.")) == (0, 5)
    assert find_inline_list(fold("參考資料:請洽櫃台")) is None
    assert find_inline_list(fold("可以查閱參考資料:2020年版")) is None


def test_only_labels_that_count_up_divide_a_line() -> None:
    """A number in brackets that is not the next label belongs to the entry."""
    line = "[1] Ho J. Lupus [7] study. 2020. [2] Lim P. Lupus. 2021."
    assert [(entry.marker, line[entry.start : entry.end]) for entry in split_entries(line)] == [
        ("[1]", "Ho J. Lupus [7] study. 2020."),
        ("[2]", "Lim P. Lupus. 2021."),
    ]


def test_dotted_labels_divide_only_after_a_finished_entry() -> None:
    """「2.」 inside an entry is a number; after its stop it is the next label."""
    line = "1. Ho J. Part 2. Lupus. 2020;5:7. 2. Lim P. Lupus. 2021."
    assert len(split_entries("1. Ho J. Part 2 of lupus. 2020.")) == 1
    assert [entry.marker for entry in split_entries(line)] == ["1.", "2."]
    assert [entry.marker for entry in split_entries("1. https://example.org/a 2. Lim P. 2021.")] == ["1.", "2."]


def test_a_note_after_a_finished_entry_is_no_continuation() -> None:
    """A sentence of the editors does not become part of the last entry; an identifier does."""
    assert not continues("Ho J. Lupus. 2020;5:7.", "作者是風濕科醫師。", labelled=True)
    assert continues("Ho J. Lupus. 2020;5:7.", "doi:10.1000/xyz", labelled=True)
    assert continues("Ho J. Long-term outcomes of", "lupus nephritis. Lupus. 2020.", labelled=False)


def _entries(text: str) -> list[str]:
    return [text[block.start : block.end] for block in read_article(text).blocks if block.kind == "reference"]


CHAN = "Chan, A. B., & Ho, J. (2019). Sun and rash. Imagined Medicine, 4(2), 3-9."
WANG = "王大明、林小華(民98)。日照與皮疹。護理某刊。5(6),93-96頁。"
CHEN = "陳小美(2011)。關節與天氣。某學誌。22(1),19-30頁。"


def test_an_entry_begins_where_authors_and_year_do() -> None:
    """Without labels or blank lines, even behind an address that a gap cut in two."""
    first = f"{CHAN} https://doi.org/10.1000/P T.1"
    assert _entries(f"某藥進展\n\n此藥有新進展。\n\n參考文獻\n{first}\n{WANG}\n{CHEN}\n") == [first, WANG, CHEN]


def test_a_list_may_have_parts() -> None:
    """As theses do; the headings of the parts are headings of blocks."""
    text = f"某藥進展\n\n此藥有新進展。\n\n參考文獻\n一、中文部分\n{WANG}\n\n二、英文部分\n{CHAN}\n"
    assert _entries(text) == [WANG, CHAN]
    headings = [text[b.start : b.end] for b in read_article(text).blocks if b.kind == "heading"]
    assert headings == ["參考文獻", "一、中文部分", "二、英文部分"]


def test_blank_lines_do_not_tear_an_entry_apart() -> None:
    """A PDF puts them anywhere: the next label, or the next authors and year, tell that the list goes on."""
    text = "某藥進展\n\n此藥有新進展。\n\n參考文獻\n[1] Chan AB. Sun and\n\nrash. Imagined Med. 2019;4:3-9.\n\n[2] Ho J. Rain. Imagined Med. 2020;5:1.\n"
    assert _entries(text) == ["Chan AB. Sun and\n\nrash. Imagined Med. 2019;4:3-9.", "Ho J. Rain. Imagined Med. 2020;5:1."]
    torn = WANG.replace("護理某刊", "\n\n護理某刊")
    assert _entries(f"某藥進展\n\n此藥有新進展。\n\n參考文獻\n\n{torn}\n\n{CHEN}\n\n{CHAN}\n") == [torn, CHEN, CHAN]


def test_text_behind_a_list_is_no_entry() -> None:
    """Where no entry follows, a paragraph ends the list."""
    assert _entries(f"某藥進展\n\n此藥有新進展。\n\n參考文獻\n[1] {CHAN}\n\n本文由編輯部整理，僅供參考。\n") == [CHAN]


def test_bullets_are_no_part_of_an_entry() -> None:
    """Nor are they labels."""
    assert _entries(f"某藥進展\n\n此藥有新進展。\n\n參考依據\n• {CHAN}\n• {CHEN}\n") == [CHAN, CHEN]


def test_the_heading_of_a_list_is_no_title() -> None:
    """Even where it is the first line of Markdown in a plain text."""
    text = f"某藥進展\n\n此藥有新進展[1]。\n\n# 參考文獻與延伸閱讀\n\n{CHAN}\n"
    assert _entries(text) == [CHAN]


@pytest.mark.parametrize("heading", ["文 献", "参 考 文 献", "主要参考文献"])
def test_a_heading_may_be_set_wide(heading: str) -> None:
    """Blanks between its characters are print."""
    assert is_reference_heading(heading)


def test_circled_labels_divide_a_line() -> None:
    """Several entries in one line, one of them without a stop at its end."""
    text = "文献\n\n①李华. 皮疹. 某杂志, 2012, 3(1): 1-4.②王明. 关节. 某杂志, 2013, 4(1): 5-9 第715页 ③赵清. 疲劳. 某杂志, 2014, 5(1): 1-2.\n"
    entries = [
        (b.marker, text[b.start : b.end][:2])
        for b in read_article("狼疮的治疗进展①②③。\n\n" + text).blocks
        if b.kind == "reference"
    ]
    assert [marker for marker, _ in entries] == ["①", "②", "③"]


def test_a_work_in_print_is_an_entry_among_unlabelled_ones() -> None:
    """It has no year: 印刷中, n.d."""
    text = (
        "参考文献\n王秀英、李佳蓉（2016）。照护之探讨。护理某刊，63（4），45-54。\n"
        "刘雅文、蔡明珠（印刷中）。安宁照护。台湾某刊。\n"
        "张淑真、林小华（2019）。疼痛之评估。某刊，3（1），1-9。\n"
    )
    assert sum(b.kind == "reference" for b in read_article("照护的研究已有多年。\n\n" + text).blocks) == 3


def test_a_label_may_be_glued_to_the_address_before_it() -> None:
    """「…07.0243. Chan AB」: 3 counts on and authors stand behind it; a year behind a stop is no label."""
    line = "2. Lim P. Rash. Imagined Med. 2006;3:1-4. doi:10.1000/j.imag.2006.07.0243. Chan AB, Ho J. Rest. Imagined Med. 2007;3:5-8."
    assert [line[entry.start : entry.end][:8] for entry in split_entries(line)] == ["Lim P. R", "Chan AB,"]
    assert len(split_entries("2. Lim P. Rash. doi:10.1000/imag2013. Available online.")) == 1


_FIRST, _SECOND = "Chan AB. Rain. Imagined Med 2020;1:1-2.", "Ho J. Snow. Imagined Med 2021;1:1-2."


@pytest.mark.parametrize(
    "label",
    ["- [{}] ", "〔{}〕", "【{}】", "{}．", "^{} ", "{} ", "{}\t", "{}- ", "註{}：", "<sup>{}</sup> ", "[{}]\n", "- "],
)
def test_labels_of_all_kinds_begin_an_entry(label: str) -> None:
    """With a bullet before them, in any bracket, on a line of their own, or a bullet alone."""
    text = f"正文。\n\n參考文獻\n{label.format(1)}{_FIRST}\n{label.format(2)}{_SECOND}\n"
    assert _entries(text) == [_FIRST, _SECOND]


def test_superscripts_and_chinese_numerals_are_labels() -> None:
    """¹ and 一、 count up as 1 does."""
    assert _entries(f"正文。\n\n參考文獻\n¹ {_FIRST}\n² {_SECOND}\n") == [_FIRST, _SECOND]
    assert _entries("正文。\n\n參考文獻\n一、王大明：雨。虛構誌 2020；1：1。\n二、李小華：雪。虛構誌 2021；1：2。\n") == [
        "王大明：雨。虛構誌 2020；1：1。",
        "李小華：雪。虛構誌 2021；1：2。",
    ]


def test_the_next_label_within_a_broken_line_begins_its_entry() -> None:
    """A page that runs entries together also breaks them anywhere."""
    text = "正文。\n\n參考文獻\n①Chan AB. Rain and the long\ntitle of it. Imagined Med 2020;1:1-2. ②Ho J. Snow. Imagined\nMed 2021;1:1-2.\n"
    assert len(_entries(text)) == 2


def test_a_list_may_go_on_without_labels() -> None:
    """Behind a blank line an entry begins with authors and a year."""
    assert _entries(
        f"正文。\n\n參考文獻\n1. {_FIRST}\n\nLi Z, Ho J. Hail. Imagined Med 2022;1:3.\nWu Y, Ho J. Fog. Imagined Med 2022;1:4.\n"
    ) == [
        _FIRST,
        "Li Z, Ho J. Hail. Imagined Med 2022;1:3.",
        "Wu Y, Ho J. Fog. Imagined Med 2022;1:4.",
    ]


def test_each_address_is_an_entry() -> None:
    """A list of addresses has one a line; one that a line end cuts goes on."""
    assert len(_entries("正文。\n\n參考連結\nhttps://example.org/a\nhttps://example.org/b\n")) == 2
    assert continues("Ho J. Lupus. 2020. doi:10.1000/S0140-", "6736(20)30183-5", labelled=False)


@pytest.mark.parametrize("line", ["五、參考文獻（共2篇）", "References and Notes", "Literature cited", "參考文獻（按出現順序）"])
def test_a_heading_may_count_its_entries(line: str) -> None:
    """What stands behind the name of the list may say how many there are."""
    assert is_reference_heading(fold(line))
