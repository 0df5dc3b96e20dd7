"""Which of two versions introduced what, and where they contradict each other."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.compare.three_way import Introduced, compare_three, sides_of

BASE = "III期試驗TULIP-2納入362例患者。\n\n2011年3月9日,FDA批準貝利尤單抗上市。\n\n骨壞死可做高位脛骨截骨術。\n"


def changes(a: str, b: str) -> list[tuple[str, str, str]]:
    """Origin, and the new words of either version (or what it has lost), of each change."""
    compared = compare_three(*map(slepipe.annotate, (BASE, a, b)))
    return [(change.origin, *_words(change)) for change in compared.changes]


def _words(change: Introduced) -> tuple[str, str]:
    found = [
        finding and (finding.new.text if finding.new else f"-{finding.old.text}" if finding.old else "")
        for finding in (change.a, change.b)
    ]
    return found[0] or "", found[1] or ""


def test_versions_equal_to_their_base_changed_nothing() -> None:
    """No change at all."""
    assert changes(BASE, BASE) == []


def test_a_change_of_one_version_is_its_own() -> None:
    """The other one says nothing of it."""
    assert changes(BASE.replace("362", "365"), BASE) == [("a", "365例", "")]
    assert changes(BASE, BASE.replace("362", "365")) == [("b", "", "365例")]


def test_the_same_change_in_both_is_no_conflict() -> None:
    """Both corrected the figure alike."""
    assert changes(BASE.replace("362", "365"), BASE.replace("362", "365")) == [("both", "365例", "365例")]


def test_two_values_for_one_figure_are_a_conflict() -> None:
    """And what either changed elsewhere is not."""
    a = BASE.replace("362", "365").replace("3月9日", "3月10日")
    assert changes(a, BASE.replace("362", "370")) == [("conflict", "365例", "370例"), ("a", "2011年3月10日", "")]


def test_what_one_removed_and_the_other_corrected_is_a_conflict() -> None:
    """The figure is gone on one side."""
    found = changes(BASE.replace("III期試驗TULIP-2納入362例患者。", "III期試驗TULIP-2納入患者。"), BASE.replace("362", "365"))
    assert found == [("conflict", "-362例", "365例")]


def test_other_drugs_in_one_place_are_a_conflict() -> None:
    """Each replaced the drug by one of its own."""
    found = changes(BASE.replace("貝利尤單抗", "泰它西普"), BASE.replace("貝利尤單抗", "利妥昔單抗"))
    assert ("conflict", "泰它西普", "利妥昔單抗") in found
    assert {origin for origin, *_ in found} == {"conflict"}


@pytest.mark.parametrize("origin", ["a", "b", "both", "conflict"])
def test_every_change_has_one_place_among_the_sides(origin: str) -> None:
    """Of a conflict both findings are shown, of another change one."""
    compared = compare_three(
        slepipe.annotate(BASE),
        slepipe.annotate(BASE.replace("362", "365").replace("2011", "2012").replace("高位脛骨截骨術", "膝關節置換術")),
        slepipe.annotate(BASE.replace("362", "370").replace("2011", "2012").replace("骨壞死", "骨折")),
    )
    found = [change for change in compared.changes if change.origin == origin]
    assert found
    shown = sides_of(compared)[origin].findings  # type: ignore[index]
    assert len(shown) == len(found) * (2 if origin == "conflict" else 1)


def test_the_json_names_its_version() -> None:
    """And its three sides."""
    data = compare_three(*map(slepipe.annotate, (BASE, BASE, BASE.replace("362", "365")))).to_dict()
    assert data["version"] == 1
    assert [change["origin"] for change in data["changes"]] == ["b"]
    assert {"base", "a", "b"} <= data.keys()
