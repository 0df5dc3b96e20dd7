"""Which sentence of one document is which of the other."""

from __future__ import annotations

import slepipe
from slepipe.compare.align import align
from slepipe.compare.units import Unit, read_units


def _units(text: str) -> list[Unit]:
    return read_units(slepipe.annotate(text), lambda entity: entity)


def _pairs(old: str, new: str) -> dict[int, int]:
    return align(_units(old), _units(new))


def test_equal_sentences_are_paired_wherever_they_stand() -> None:
    """The last one stands first now."""
    assert _pairs("羟氯喹是基础用药。皮疹要防晒。患者应复诊。", "患者应复诊。羟氯喹是基础用药。皮疹要防晒。") == {
        0: 1,
        1: 2,
        2: 0,
    }


def test_a_sentence_that_stands_twice_is_paired_in_order() -> None:
    """As often on both sides."""
    assert _pairs("皮疹要防晒。患者应复诊。皮疹要防晒。", "皮疹要防晒。患者应复诊。皮疹要防晒。") == {0: 0, 1: 1, 2: 2}


def test_other_figures_are_the_same_shape() -> None:
    """The sentence is found by its words."""
    assert _pairs("皮疹要防晒。应答率为43%。", "应答率为57.6%。皮疹要防晒。") == {0: 1, 1: 0}


def test_sentences_without_a_common_word_are_two() -> None:
    """Even as neighbours of the same."""
    assert _pairs("羟氯喹每天服用。皮疹要防晒。", "饮食宜清淡。皮疹要防晒。") == {1: 1}


def test_headings_go_with_headings() -> None:
    """Not with a sentence of the same words."""
    old, new = _units("# 手册\n\n## 皮疹要防晒\n\n患者应复诊。"), _units("# 手册\n\n皮疹要防晒。\n\n患者应复诊。")
    pairs = align(old, new)
    assert all(old[here].heading == new[there].heading for here, there in pairs.items())
    assert 1 not in pairs


def test_each_unit_has_one_partner_at_most() -> None:
    """Three alike and one of them on the other side."""
    pairs = _pairs("羟氯喹每天服用一片。羟氯喹每天服用两片。羟氯喹每天服用三片。", "羟氯喹每天服用四片。")
    assert list(pairs.values()) == [0]


def test_nothing_pairs_with_nothing() -> None:
    """Empty sides give no pair."""
    assert align([], []) == align(_units("皮疹要防晒。"), []) == align([], _units("皮疹要防晒。")) == {}
