"""Names over many documents: what an article calls a thing is found again in another."""

from __future__ import annotations

import itertools

from slepipe.model import Entity
from slepipe.trends.names import common_names, same_entities


def entity(name: str, *forms: str, kind: str = "drug") -> Entity:
    """An entity that an article brought itself."""
    return Entity(f"{kind}:{name}", kind, name, {}, (name, *forms), 1)


def test_a_name_leads_from_one_article_to_the_next() -> None:
    """The first and the last share no name, but both share one with the second; in any order."""
    chain = (entity("qx-1", "alvatinib"), entity("alvatinib", "安瓦替尼"), entity("安瓦替尼", "Sunrix"))
    for order in itertools.permutations(chain):
        assert set(same_entities(order).values()) == {"drug:alvatinib"}


def test_an_id_of_the_lexicon_stands_for_the_others() -> None:
    """A name that the lexicon has too."""
    known = Entity("belimumab", "drug", "belimumab", {"en": "belimumab"}, ("贝利尤单抗", "BL-001"), 1)
    assert same_entities([entity("bl-001"), known]) == {"drug:bl-001": "belimumab"}


def test_two_known_concepts_are_not_joined_by_an_article() -> None:
    """Ids of the lexicon stand for themselves, whatever an article writes."""
    one, other = (Entity(name, "drug", name, {}, (name, "某药"), 1) for name in ("one", "other"))
    assert same_entities([one, other, entity("某药")]) == {"drug:某药": "one"}


def test_two_hospitals_with_one_short_name_stay_two() -> None:
    """协和医院 may be either, so it joins neither; where there is only one it is that one."""
    beijing = entity("北京协和医院", "协和医院", kind="organization")
    wuhan = entity("武汉协和医院", "协和医院", kind="organization")
    short = entity("协和医院", kind="organization")
    joined = same_entities([beijing, wuhan, short])
    assert len({joined.get(each.id, each.id) for each in (beijing, wuhan, short)}) == 3
    assert len(set(same_entities([beijing, short]).values())) == 1


def test_traditional_and_simplified_names_are_one() -> None:
    """澄嶼 is 澄屿."""
    assert same_entities([entity("澄屿"), entity("其他", "澄嶼")]) == {"drug:澄屿": "drug:其他", "drug:其他": "drug:其他"}


def test_the_most_frequent_name_is_taken() -> None:
    """For each language; of equally frequent ones the smallest."""
    names = [{"en": "b"}, {"en": "b", "zh-Hans": "乙"}, {"en": "a", "zh-Hans": "甲"}]
    made = [Entity("drug:x", "drug", "x", each, ("x",), 1) for each in names]
    assert common_names(made) == {"en": "b", "zh-Hans": min("甲", "乙")}
