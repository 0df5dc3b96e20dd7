"""Which entities of two documents are the same."""

from __future__ import annotations

import slepipe
from slepipe.compare import diff
from slepipe.compare.identity import identify
from slepipe.model import Document, Entity


def _document(*entities: Entity) -> Document:
    empty = slepipe.annotate("病")
    return Document(empty.id, "", "病", empty.variant, (), (), (), (), entities, (), ())


def _entity(name: str, *forms: str) -> Entity:
    return Entity(name, "drug", name, {}, forms, 1)


def test_ids_of_the_lexicon_stay() -> None:
    """Two rows are two things, although they share a name."""
    same = identify(_document(_entity("alpha", "甲药")), _document(_entity("beta", "甲药")))
    assert (same("alpha"), same("beta")) == ("alpha", "beta")


def test_own_names_that_share_a_form_are_one() -> None:
    """The smaller id stands for both, from either side, whatever the script."""
    old, new = _document(_entity("drug:乙", "奧瑞瓦單抗", "ORV-1")), _document(_entity("drug:甲", "奥瑞瓦单抗"))
    for same in (identify(old, new), identify(new, old)):
        assert same("drug:乙") == same("drug:甲") == min("drug:乙", "drug:甲")


def test_the_lexicon_names_what_an_article_brings() -> None:
    """Its id stands for the article's own one."""
    same = identify(_document(_entity("drug:ORV-1", "ORV-1", "奥瑞瓦单抗")), _document(_entity("orevamab", "奥瑞瓦单抗")))
    assert same("drug:ORV-1") == "orevamab"


def test_one_character_joins_nothing() -> None:
    """Too many things are called 甲."""
    same = identify(_document(_entity("drug:一", "甲")), _document(_entity("drug:二", "甲")))
    assert same("drug:一") != same("drug:二")


def test_a_new_name_is_the_same_in_both_scripts() -> None:
    """A drug that no row has, in a Simplified and a Traditional article."""
    assert not diff(slepipe.annotate("患者输注奥瑞瓦单抗,病情好转。"), slepipe.annotate("患者輸注奧瑞瓦單抗,病情好轉。"))
