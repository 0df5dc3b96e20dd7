"""Reference lists: their headings, labels and ends."""

from __future__ import annotations

import pytest

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
