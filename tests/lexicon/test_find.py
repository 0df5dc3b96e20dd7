"""Searching the lexicon."""

from __future__ import annotations

import pytest

from slepipe.lexicon import load_lexicon
from slepipe.lexicon.find import find_concepts


def found(name: str) -> list[str]:
    """The ids of what is found."""
    return [concept.id for concept in find_concepts(load_lexicon(), name)]


@pytest.mark.parametrize(
    "name",
    ["anifrolumab", "Anifrolumab", "阿伏利尤单抗", "阿伏利尤單抗", "阿尼弗魯單抗", "Saphnelo", "莎芙諾", "MEDI-546", " 莎芙诺 "],
)
def test_any_name_in_any_script_and_case_finds_the_concept(name: str) -> None:
    """Generic names, brands, codes and the id."""
    assert found(name) == ["anifrolumab"]


def test_a_part_of_a_name_finds_all_that_hold_it() -> None:
    """Where no name is exactly the question, parts count."""
    assert {"lupus-nephritis", "discoid-lupus-erythematosus"} & set(found("狼疮性")) == {"lupus-nephritis"}
    assert len(found("单抗药")) >= 1


def test_an_exact_name_is_not_drowned_in_parts() -> None:
    """SLE finds the disease, not every score that is named after it."""
    assert found("SLE") == ["systemic-lupus-erythematosus"]


@pytest.mark.parametrize("name", ["", "  ", "狼狼狼"])
def test_nothing_is_found_for_nothing(name: str) -> None:
    """Blanks and unknown names."""
    assert found(name) == []
