"""Signs, pages and dates of references."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.link.parts import find_date, folded, location


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    """So that what is found in the folded text can be taken from the entry."""
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Title (2019) of 2015-2018", 2019),
        ("2019 recommendations. J Med 2020;3:4", 2020),
        ("某指南2020年版. 2021", 2021),
        ("某藥仿單,2022年11月版.", 2022),
        ("Pages 2001-2010", None),
        ("[2024-01-02]", None),
        ("某某系統(民國98年)", 2009),
        ("10.1000/2020", None),
    ],
)
def test_the_year_of_publication_is_told_by_what_stands_around_it(text: str, year: int | None) -> None:
    """Not a range, an edition, the date of a visit or a piece of a DOI."""
    found = find_date(text)[0]
    assert (found["date-parts"][0][0] if found else None) == year


def test_a_lone_long_number_is_that_of_an_article() -> None:
    """``e1799`` and 102247 are no pages."""
    assert [*location("12 ~ 19")] == ["page"]
    assert [*location("e1799")] == [*location("102247")] == ["number"]
