"""Names stand again wherever they are written, all in one pass."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from slepipe.recognize.again import stand_at


def test_a_name_stands_at_each_of_its_places() -> None:
    assert stand_at("康睿表示，康睿", ["康睿"]) == [("康睿", 0, 2), ("康睿", 5, 7)]


def test_names_that_overlap_are_all_given() -> None:
    assert stand_at("荣昌生物", ["荣昌", "昌生物", "荣昌生物"]) == [
        ("荣昌", 0, 2),
        ("荣昌生物", 0, 4),
        ("昌生物", 1, 4),
    ]


def test_without_names_there_are_no_places() -> None:
    assert stand_at("荣昌生物", []) == []


@given(st.text("甲乙A-", max_size=30), st.sets(st.text("甲乙A-", min_size=1, max_size=3), max_size=5))
def test_each_place_is_the_exact_slice_and_none_is_missed(flow: str, names: set[str]) -> None:
    expected = {(name, at, at + len(name)) for name in names for at in range(len(flow)) if flow.startswith(name, at)}
    assert set(stand_at(flow, names)) == expected
