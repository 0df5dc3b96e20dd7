"""From overlapping candidates to mentions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from slepipe.recognize.resolve import DEPARTMENT, Candidate, resolve

KINDS = ["drug", "target", "drug_class", "therapy", "organization", "place", "date", "word"]
candidates = st.lists(
    st.builds(
        lambda start, length, kind, entity: Candidate(start, start + length, kind, "rule", entity),
        st.integers(0, 20),
        st.integers(1, 8),
        st.sampled_from(KINDS),
        st.sampled_from([None, "a", "b"]),
    ),
    max_size=10,
)


def mentions(*found: Candidate) -> list[tuple[int, int, str, bool]]:
    """What resolve accepts."""
    return [(c.start, c.end, c.type, c.nested) for c in resolve(found).mentions]


def test_the_longest_wins() -> None:
    """B细胞成熟抗原 hides B细胞, which becomes a part."""
    resolved = resolve([Candidate(0, 3, "cell_type", "r", "b-cell"), Candidate(0, 7, "target", "r", "bcma")])
    assert [c.entity for c in resolved.mentions] == ["bcma"]
    assert [c.entity for c in resolved.parts] == ["b-cell"]


def test_a_target_is_nested_in_a_class_and_a_therapy_and_a_place_in_an_organization() -> None:
    """CD20 in 抗CD20单抗 is an entity in its own right."""
    for outer, inner in (("drug_class", "target"), ("therapy", "target"), ("organization", "place")):
        found = mentions(Candidate(0, 8, outer, "r", "a"), Candidate(1, 5, inner, "r", "b"))
        assert found == [(0, 8, outer, False), (1, 5, inner, True)]


def test_other_types_do_not_nest() -> None:
    """A cell in a therapy is a part of its name only."""
    assert mentions(Candidate(0, 8, "therapy", "r", "a"), Candidate(1, 5, "cell_type", "r", "b")) == [(0, 8, "therapy", False)]


def test_an_entity_is_not_nested_in_itself() -> None:
    """The same concept inside a longer form of its own is one mention."""
    assert mentions(Candidate(0, 8, "therapy", "r", "a"), Candidate(1, 5, "target", "r", "a")) == [(0, 8, "therapy", False)]


def test_of_two_that_overlap_in_part_the_longer_then_the_earlier_stays() -> None:
    """Neither is nested in the other."""
    assert mentions(Candidate(0, 4, "drug", "r", "a"), Candidate(3, 8, "drug", "r", "b")) == [(3, 8, "drug", False)]
    assert mentions(Candidate(0, 4, "drug", "r", "a"), Candidate(3, 7, "drug", "r", "b")) == [(0, 4, "drug", False)]


def test_a_general_word_never_takes_the_place_of_an_entity() -> None:
    """However long it is; alone it is a part and no mention."""
    resolved = resolve([Candidate(0, 9, "word", "r", "w"), Candidate(2, 4, "drug", "r", "a")])
    assert [c.entity for c in resolved.mentions] == ["a"]
    assert resolve([Candidate(0, 4, "word", "r", "w")]).mentions == []
    assert [c.entity for c in resolve([Candidate(0, 4, "word", "r", "w")]).parts] == ["w"]


def test_a_name_of_the_lexicon_goes_before_one_with_a_department() -> None:
    """Of one length, the row that names the whole wins."""
    guessed = Candidate(0, 8, "organization", "lexicon.names" + DEPARTMENT, "host")
    known = Candidate(0, 8, "organization", "lexicon.names", "whole")
    assert [c.entity for c in resolve([guessed, known]).mentions] == ["whole"]


@given(candidates)
def test_outer_mentions_are_apart_and_nested_ones_inside(found: list[Candidate]) -> None:
    """Sorted by start, outer before nested; every mention and part is a candidate."""
    resolved = resolve(found)
    places = {(c.start, c.end, c.type) for c in found}
    end, outer = 0, None
    for mention in resolved.mentions:
        assert (mention.start, mention.end, mention.type) in places
        assert mention.type != "word"
        if mention.nested:
            assert outer is not None
            assert outer.start <= mention.start
            assert mention.end <= outer.end
        else:
            assert mention.start >= end
            end, outer = mention.end, mention
    lengths = [part.end - part.start for part in resolved.parts if part.type != "word"]
    assert lengths == sorted(lengths, reverse=True)


@given(candidates, st.randoms())
def test_the_order_of_different_candidates_does_not_matter(found: list[Candidate], random: object) -> None:
    """What is told apart by place gives one result in any order."""
    unique = list({(c.start, c.end): c for c in found}.values())
    shuffled = unique[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(unique) == resolve(shuffled)


def test_of_targets_in_one_class_the_longest_is_nested() -> None:
    """IL-6受体拮抗剂 has the target IL-6受体, not its IL-6."""
    found = mentions(
        Candidate(0, 9, "drug_class", "r", "a"), Candidate(0, 6, "target", "r", "b"), Candidate(0, 4, "target", "r", "c")
    )
    assert found == [(0, 9, "drug_class", False), (0, 6, "target", True)]
