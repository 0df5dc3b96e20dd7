"""Which paragraphs belong together, and which were moved."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from slepipe import annotate
from slepipe.compare.comparison import compare
from slepipe.publish.diff.blocks import pair_blocks, rising


@given(st.permutations(range(7)), st.lists(st.integers(1, 5), min_size=7, max_size=7))
def test_what_stays_in_order_weighs_most(order: list[int], weights: list[int]) -> None:
    """No other choice of pairs in order weighs more, tried against all of them."""
    pairs = [(number, place, weight) for number, (place, weight) in enumerate(zip(order, weights, strict=True))]
    kept = [pair for pair in pairs if pair[0] in rising(pairs)]
    heaviest = max(
        sum(weight for *_, weight in chosen)
        for size in range(8)
        for chosen in combinations(pairs, size)
        if [place for _, place, _ in chosen] == sorted(place for _, place, _ in chosen)
    )
    assert [place for _, place, _ in kept] == sorted(place for _, place, _ in kept)
    assert sum(weight for *_, weight in kept) == heaviest


def test_a_paragraph_goes_with_the_one_that_it_shares_most_with() -> None:
    """Of a paragraph that was cut in two the longer half is its partner."""
    one, two = "羟氯喹须每年检查眼底。", "贝利尤单抗由FDA批准用于治疗正在接受标准治疗的成人狼疮患者。"
    comparison = compare(annotate(one + two), annotate(f"{one}\n\n{two}"))
    assert pair_blocks(comparison) == {0: 1}


def test_boilerplate_that_was_written_anew_stays_in_its_place() -> None:
    """A line that is alike behind the same line is its partner, another one is not."""
    text = "羟氯喹须每年检查眼底。\n\n{}"
    old = annotate(text.format("扫描下方二维码，关注“风湿新知”公众号"))
    assert old.blocks[-1].kind == "boilerplate"
    for line, pairs in (("扫描二维码，关注“风湿新知”公众号", {0: 0, 1: 1}), ("版权所有，未经许可不得转载", {0: 0})):
        new = annotate(text.format(line))
        assert new.blocks[-1].kind == "boilerplate"
        assert pair_blocks(compare(old, new)) == pairs
