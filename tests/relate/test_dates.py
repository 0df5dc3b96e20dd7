"""What a date is the date of."""

from __future__ import annotations

import pytest

from slepipe.relate.dates import date_role, is_expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("更新日期:D", "updated"),
        ("D更新", "updated"),
        ("D更新版", ""),
        ("资料截至D", "cutoff"),
        ("資料截止日期:D", "cutoff"),
        ("D,《某刊》線上發表了一項試驗。", "published"),
        ("研究于D在线刊出。", "published"),
        ("D,某团队在《某刊》杂志上报告了病例。", "published"),
        ("D,公司公布了數據。", "announced"),
        ("D,患者入院。公司随后公布了数据。", ""),
        ("D,患者入院。", ""),
    ],
)
def test_the_words_around_a_date_tell_its_role(text: str, role: str) -> None:
    """In either script; what another sentence says is not its role."""
    at = text.index("D")
    assert date_role(text, at, at + 1, 0, len(text)) == role


@pytest.mark.parametrize(("text", "expected"), [("公司預計D公布", True), ("公司D公布", False), ("预计入组,D公布", False)])
def test_a_date_may_be_only_expected(text: str, expected: bool) -> None:
    """By the words of its own clause."""
    assert is_expected(text, text.index("D"), 0) is expected
