"""Changes become edits: runs of one rule join, terms go before what they cover, and lengths are exact."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from slepipe.edit.changes import apply_edits, merge
from slepipe.model import Edit

RULES = ("typography.dash", "repair.zero-width")
afters = st.dictionaries(st.integers(0, 9), st.tuples(st.sampled_from(["", "—", "……", "《x"]), st.sampled_from(RULES)))


@given(afters)
def test_changes_of_any_length_are_applied_in_place(wanted: dict[int, tuple[str, str]]) -> None:
    """Nothing, one character or several in place of each: the text is what replacing one by one gives."""
    text = "0123456789"
    edits = merge(text, {at: (at, after, "typography", rule) for at, (after, rule) in wanted.items()}, ())
    assert apply_edits(text, edits) == "".join(wanted[at][0] if at in wanted else text[at] for at in range(10))
    assert all(text[edit.start : edit.end] == edit.before for edit in edits)
    assert all(one.end <= other.start for one, other in zip(edits, edits[1:], strict=False))


def test_neighbours_of_one_rule_are_one_edit() -> None:
    """-- becomes —— in one step, and a shorter run keeps its length exact."""
    rule = "typography.ellipsis"
    changes = {at: (at, after, "typography", rule) for at, after in ((1, "…"), (2, "…"), (3, ""))}
    assert merge("甲...乙", changes, ()) == [Edit(1, 4, "...", "……", "typography", rule)]


def test_a_term_takes_the_place_of_what_it_covers() -> None:
    """A change inside a term is the term's affair."""
    term = Edit(0, 2, "靶向", "標靶", "term", "term.target")
    assert merge("靶向", {1: (1, "x", "script", "script.zh-Hant-TW")}, [term]) == [term]
