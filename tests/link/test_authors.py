"""Where the authors of a reference end, and their names."""

from __future__ import annotations

import pytest

from slepipe.link.authors import is_vancouver, leading_authors, split_authors


@pytest.mark.parametrize(
    ("text", "families", "rest"),
    [
        ("Chan AB, Ho J. Title here. J Med", ["Chan", "Ho"], "Title here. J Med"),
        ("Chan AB, et al; RASH-1 Study Group. Title here", ["Chan"], "Title here"),
        ("王大明,林小華,等.題名", ["王", "林"], "題名"),
        ("Yi, T.-M., Huang, Y., & Doyle, J. Robust title", ["Yi", "Huang", "Doyle"], "Robust title"),
        ("U.S. Food and Drug Office. Approval", [None], "Approval"),
        ("Systemic lupus in winter. Lancet", [], "Systemic lupus in winter. Lancet"),
        ("狼疮诊疗指南. 某杂志", [], "狼疮诊疗指南. 某杂志"),
    ],
)
def test_authors_end_at_their_stop(text: str, families: list[str | None], rest: str) -> None:
    """The first stop behind a list of names ends it; a title is no list, a body is one literal."""
    names, left = leading_authors(text)
    assert [name.get("family") for name in names] == families
    assert left == rest


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("TIAN Xinping, LI Mengtao", "Tian"),
        ("Dai Quanyu, Shen Xiao", "Dai"),
        ("Amy Chan, John Ho", "Chan"),
        ("A. Jalote-Parmar and P. Badke", "Jalote-Parmar"),
        ("歐陽明、王小華", "歐陽"),
        ("苏 莉", "苏"),
        ("Smith PQ Jr", "Smith"),
    ],
)
def test_the_family_name_is_found_in_any_order(text: str, first: str) -> None:
    """Before or behind the given name, in capitals, of two characters, with a gap, with Jr."""
    assert split_authors(text)[0]["family"] == first


@pytest.mark.parametrize("title", ["Lupus and the kidney", "狼瘡腎炎的長期預後分析", "", "2019 update", "Renal: a review"])
def test_a_title_is_no_list_of_names(title: str) -> None:
    """Lower-case words, long Chinese and figures name nobody."""
    assert not is_vancouver(title)
