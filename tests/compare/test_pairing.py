"""Which article of one collection is which of the other."""

from __future__ import annotations

from itertools import permutations

import msgspec

import slepipe
from slepipe.compare.pairing import pair_documents
from slepipe.model import Document

TRIAL = "III期試驗TULIP-2納入362例狼瘡性腎炎患者。"


def document(name: str, text: str) -> Document:
    """An annotated text under an id."""
    return msgspec.structs.replace(slepipe.annotate(text), id=name)


def ids(pairs: list[tuple[Document | None, Document | None]]) -> list[tuple[str, str]]:
    """The ids of pairs, empty for no partner."""
    return [(old.id if old else "", new.id if new else "") for old, new in pairs]


def test_articles_of_one_id_are_a_pair_whatever_they_say() -> None:
    """The name of a file is the author's word."""
    old, new = document("a", TRIAL), document("a", "高血壓患者須減重。")
    assert ids(pair_documents([old], [new])) == [("a", "a")]


def test_a_renamed_article_is_found_by_what_it_says() -> None:
    """A figure may have changed."""
    old = [document("a", TRIAL), document("b", "高血壓患者須減重,糖尿病患者亦然。")]
    new = [document("c", "高血壓患者須減重,糖尿病患者亦然。"), document("d", TRIAL.replace("362", "370"))]
    assert ids(pair_documents(old, new)) == [("b", "c"), ("a", "d")]


def test_articles_that_share_little_stand_alone() -> None:
    """One came, one went."""
    pairs = pair_documents([document("a", TRIAL)], [document("b", "高血壓患者須減重。")])
    assert ids(pairs) == [("", "b"), ("a", "")]


def test_the_order_of_the_articles_does_not_matter() -> None:
    """Every order gives the same pairs."""
    old = [document(name, TRIAL.replace("362", number)) for name, number in zip("abc", ("362", "370", "380"), strict=True)]
    new = [document("x", TRIAL), document("b", TRIAL)]
    results = {tuple(ids(pair_documents(one, other))) for one in permutations(old) for other in permutations(new)}
    assert results == {(("b", "b"), ("a", "x"), ("c", ""))}
