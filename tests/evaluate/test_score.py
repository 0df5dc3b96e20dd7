"""Counts and errors: laws that hold for any two sets of mentions, and what is defined for nested ones."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from slepipe.evaluate.gold import Marked
from slepipe.evaluate.score import Counts, Error, Score, f1, ratio, score, total

MENTIONS = st.lists(
    st.builds(
        lambda kind, start, length, nested: Marked(kind, start, start + length, nested=nested),
        st.sampled_from(["drug", "target", "drug_class"]),
        st.integers(0, 20),
        st.integers(1, 6),
        st.booleans(),
    ),
    max_size=12,
    unique_by=lambda mention: mention.key,
)


def mention(kind: str, start: int, end: int, value: Any = None) -> Marked:
    """A mention that no rule has found."""
    return Marked(kind, start, end, value)


def counts(result: Score) -> Counts:
    """The sum over all types."""
    return total(result.counts.values())


def kinds(result: Score) -> list[tuple[str, str | None, str | None]]:
    """The errors with the types of both sides."""

    def shown(error: Error) -> tuple[str, str | None, str | None]:
        return error.kind, error.gold and error.gold.type, error.found and error.found.type

    return [shown(error) for error in result.errors]


@given(MENTIONS)
def test_gold_that_is_what_was_found_scores_one(mentions: list[Marked]) -> None:
    """No error, nothing left out, and precision, recall and F1 are 1."""
    result = score(mentions, mentions)
    all_of_them = counts(result)
    assert result.errors == ()
    assert all_of_them.gold == all_of_them.found == all_of_them.strict == all_of_them.overlap == len(mentions)
    assert all_of_them.left_out == 0
    assert f1(all_of_them, all_of_them.strict) == (1.0 if mentions else None)


@given(MENTIONS, MENTIONS, st.randoms())
def test_the_order_of_mentions_does_not_matter(gold: list[Marked], found: list[Marked], random: Any) -> None:
    """Shuffled sides give the same counts and the same errors."""
    before = score(gold, found)
    random.shuffle(gold)
    random.shuffle(found)
    assert score(gold, found) == before


@given(MENTIONS, MENTIONS)
def test_swapping_gold_and_found_swaps_precision_and_recall(gold: list[Marked], found: list[Marked]) -> None:
    """For every type, strict and overlapping; F1 stays."""
    one, other = score(gold, found).counts, score(found, gold).counts
    assert one.keys() == other.keys()
    for kind, here in one.items():
        there = other[kind]
        for matched, swapped in ((here.strict, there.strict), (here.overlap, there.overlap)):
            assert ratio(matched, here.found) == ratio(swapped, there.gold)
            assert ratio(matched, here.gold) == ratio(swapped, there.found)
            assert f1(here, matched) == f1(there, swapped)


@given(MENTIONS, MENTIONS)
def test_nothing_counts_twice(gold: list[Marked], found: list[Marked]) -> None:
    """Strict matches are overlaps, overlaps are no more than either side, and what is left out is in neither."""
    result = score(gold, found)
    for here in result.counts.values():
        assert here.strict <= here.overlap <= min(here.gold, here.found)
    all_of_them = counts(result)
    assert all_of_them.gold + all_of_them.found + all_of_them.left_out == len(gold) + len(found)


@given(MENTIONS, MENTIONS)
def test_every_mention_that_counts_is_matched_or_in_one_error(gold: list[Marked], found: list[Marked]) -> None:
    """The list of errors is complete and has no mention twice."""
    result = score(gold, found)
    all_of_them = counts(result)
    for side, size in (("gold", all_of_them.gold), ("found", all_of_them.found)):
        named = [getattr(error, side).key for error in result.errors if getattr(error, side) is not None]
        assert len(named) == len(set(named)) == size - all_of_them.strict


@given(MENTIONS, MENTIONS)
def test_no_other_pairing_has_more_overlaps(gold: list[Marked], found: list[Marked]) -> None:
    """Of the mentions that are no strict match and count; tried one by one."""
    result = score(gold, found)
    missed = [error.gold for error in result.errors if error.gold is not None]
    extra = [error.found for error in result.errors if error.found is not None]

    def most(number: int, free: frozenset[int]) -> int:
        if number == len(missed):
            return 0
        one = missed[number]
        fitting = [n for n in free if extra[n].type == one.type and extra[n].start < one.end and one.start < extra[n].end]
        return max([most(number + 1, free), *(1 + most(number + 1, free - {n}) for n in fitting)])

    assert counts(result).overlap - counts(result).strict == most(0, frozenset(range(len(extra))))


def test_one_long_mention_overlaps_with_one_of_two() -> None:
    """The other one is missed."""
    result = score([mention("drug", 0, 2), mention("drug", 2, 4)], [mention("drug", 0, 4)])
    assert counts(result) == Counts(gold=2, found=1, overlap=1)
    assert kinds(result) == [("wrong span", "drug", "drug"), ("missed", "drug", None)]


def test_overlaps_are_paired_so_that_most_find_a_partner() -> None:
    """The second gold mention overlaps with both, the first only with one: each gets its own."""
    gold = [mention("drug", 0, 3), mention("drug", 3, 9)]
    result = score(gold, [mention("drug", 2, 5), mention("drug", 6, 8)])
    assert counts(result).overlap == 2


def test_touching_is_no_overlap() -> None:
    """Ends are exclusive."""
    assert counts(score([mention("drug", 0, 3)], [mention("drug", 3, 5)])).overlap == 0


def test_one_span_under_two_types_is_one_error() -> None:
    """And neither a strict nor an overlapping match."""
    result = score([mention("disease", 0, 4)], [mention("symptom", 0, 4)])
    assert counts(result) == Counts(gold=1, found=1)
    assert kinds(result) == [("wrong type", "disease", "symptom")]


def test_a_nested_mention_counts_nowhere_where_the_gold_is_flat() -> None:
    """CD20 in 抗CD20单抗, which the gold marks as a whole."""
    result = score([mention("drug_class", 0, 7)], [mention("drug_class", 0, 7), mention("target", 1, 5)])
    assert result.counts["drug_class"] == Counts(gold=1, found=1, strict=1, overlap=1)
    assert result.counts["target"] == Counts(left_out=1)
    assert result.errors == ()


def test_a_nested_mention_counts_where_the_gold_marks_nested_ones() -> None:
    """At the same outer mention another part is nested in the gold: the one that was found is wrong."""
    gold = [mention("drug_class", 0, 7), mention("cell_type", 5, 7)]
    result = score(gold, [mention("drug_class", 0, 7), mention("target", 1, 5)])
    assert counts(result) == Counts(gold=1, found=2, strict=1, overlap=1, left_out=0) + Counts(gold=1)
    assert kinds(result) == [("extra", None, "target"), ("missed", "cell_type", None)]


def test_a_nested_mention_that_both_mark_is_right() -> None:
    """Whatever ``nested`` says: the spans tell."""
    both = [mention("organization", 0, 5), mention("place", 0, 2)]
    assert counts(score(both, both)) == Counts(gold=2, found=2, strict=2, overlap=2)


def test_a_nested_mention_of_the_gold_counts_nowhere_where_the_find_is_flat() -> None:
    """The same the other way round; nesting elsewhere in the text does not count."""
    gold = [mention("organization", 0, 5), mention("place", 0, 2), mention("organization", 10, 15), mention("place", 10, 12)]
    found = [mention("organization", 0, 5), mention("organization", 10, 15), mention("place", 10, 12)]
    result = score(gold, found)
    assert counts(result) == Counts(gold=3, found=3, strict=3, overlap=3, left_out=1)


def test_a_nested_mention_that_the_gold_has_on_its_own_is_right() -> None:
    """The gold cuts 美国 and FDA apart; the place was found, inside the organization."""
    result = score(
        [mention("place", 0, 2), mention("organization", 2, 5)], [mention("organization", 0, 5), mention("place", 0, 2)]
    )
    assert result.counts["place"] == Counts(gold=1, found=1, strict=1, overlap=1)
    assert result.counts["organization"] == Counts(gold=1, found=1, overlap=1)


def test_values_are_compared_where_the_gold_has_one() -> None:
    """A right one, a wrong one, one that the gold leaves out, one that means nothing, and one at a missed mention."""
    gold = [
        mention("count", 0, 2, 29),
        mention("count", 3, 5, 30),
        mention("count", 6, 8),
        mention("count", 9, 11, "many"),
        mention("count", 12, 14, 5),
    ]
    found = [mention("count", start, start + 2, {"number": 29, "unit": "例"}) for start in (0, 3, 6, 9)]
    result = score(gold, found)
    assert counts(result) == Counts(gold=5, found=4, strict=4, overlap=4, values=2, right=1, unread=1)
    assert [error.kind for error in result.errors] == ["wrong value", "unread norm", "missed"]


def test_the_norm_of_an_entity_is_not_compared() -> None:
    """A gold standard may name concepts as it likes."""
    result = score([mention("drug", 0, 2, "belimumab")], [mention("drug", 0, 2)])
    assert counts(result) == Counts(gold=1, found=1, strict=1, overlap=1)
