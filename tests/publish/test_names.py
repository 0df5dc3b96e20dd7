"""Names of entities in a locale."""

from __future__ import annotations

import pytest

from slepipe.model import Entity
from slepipe.publish.facts import ENTITY_TYPES
from slepipe.publish.names import TYPE_LABELS, entity_name

_NAMES = {"en": "belimumab", "zh-Hans": "贝利尤单抗"}


def _entity(names: dict[str, str]) -> Entity:
    return Entity("belimumab", "drug", "belimumab", names, ("倍力騰", "Benlysta"), 3)


@pytest.mark.parametrize(
    ("locale", "form", "name"),
    [
        ("en", None, "belimumab"),
        ("zh-Hans", "倍力腾", "贝利尤单抗"),
        ("zh-Hant-TW", "倍力騰", "倍力騰"),
        ("zh-Hant-HK", None, "倍力騰"),
        ("ja", None, "belimumab"),
        ("fr", "倍力騰", "belimumab"),
    ],
)
def test_the_name_of_the_locale_comes_first(locale: str, form: str | None, name: str) -> None:
    """A Chinese locale without a name takes the form of the text, any other the English name."""
    assert entity_name(_entity(_NAMES), locale, form) == name


def test_an_entity_without_names_goes_by_its_first_form() -> None:
    """What the article introduces itself has no row in the lexicon."""
    assert entity_name(_entity({}), "en") == "倍力騰"
    assert entity_name(_entity({}), "zh-Hans", "倍力腾") == "倍力腾"


def test_every_type_of_entity_has_a_label() -> None:
    """The tables of a digest are headed by the labels of their types."""
    assert set(TYPE_LABELS) == set(ENTITY_TYPES)
