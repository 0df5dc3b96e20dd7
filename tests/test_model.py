"""The data model: JSON and back, immutability."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import slepipe
from slepipe.errors import InputError
from slepipe.model import Document, Edit, Edition

SOURCES = sorted((Path(__file__).resolve().parents[1] / "source").iterdir())
SHORT = "2025年7月30日,FDA批准贝利尤单抗300 mg、每4周1次治疗SLE[1]。\n参考文献\n[1] Smith J. Lupus. Lupus. 2020;5:1-2."


def builtins_only(value: Any) -> bool:
    """Whether a value is what json.loads gives: no tuple, no struct."""
    if type(value) is dict:
        return all(type(key) is str and builtins_only(each) for key, each in value.items())
    if type(value) is list:
        return all(map(builtins_only, value))
    return value is None or type(value) in {str, int, float, bool}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_document_comes_back_from_its_json(path: Path) -> None:
    """from_json(to_json()) is equal for an article, and so is its JSON."""
    document = slepipe.annotate(path.read_text(encoding="utf-8"))
    again = Document.from_json(document.to_json())
    assert again == document
    assert again.to_json() == document.to_json()
    assert Document.from_json(document.to_json().encode()) == document


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_document_of_any_text_comes_back(text: str) -> None:
    """Whatever the text, and control characters."""
    document = slepipe.annotate(text)
    assert Document.from_json(document.to_json()) == document


@pytest.mark.parametrize("made", [slepipe.annotate(SHORT), slepipe.convert(SHORT)], ids=["document", "edition"])
def test_a_dict_is_ready_for_json(made: Document | Edition) -> None:
    """Lists and no tuples, and exactly what the JSON holds, with its version."""
    assert builtins_only(made.to_dict())
    assert made.to_dict() == json.loads(made.to_json())
    assert made.to_dict()["version"] == 1
    assert "\n" not in made.to_json()


def test_a_dict_can_be_changed_without_changing_the_document() -> None:
    """It is a copy."""
    document = slepipe.annotate(SHORT)
    document.to_dict()["mentions"].clear()
    assert document.mentions


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "garbage",
        "null",
        "[]",
        "{}",
        '{"id": 1}',
        b"\xff\xfe",
        b"\x00",
        '"\\ud800"',
        "{" * 5000,
        slepipe.annotate("狼").to_json()[:-3],
    ],
)
def test_garbage_is_an_input_error(garbage: str | bytes) -> None:
    """The message says what to do, in one line."""
    with pytest.raises(InputError, match="not a slepipe document: .*; make it anew") as caught:
        Document.from_json(garbage)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "damage", [{"mentions": [{"type": "drug"}]}, {"text": 1}, {"tokens": [["词", "n", 0]]}, {"variant": None}]
)
def test_a_damaged_document_is_an_input_error(damage: dict[str, Any]) -> None:
    """A field of another type or a missing one."""
    with pytest.raises(InputError, match="not a slepipe document"):
        Document.from_json(json.dumps(slepipe.annotate(SHORT).to_dict() | damage))


def test_structs_cannot_be_changed() -> None:
    """A document is a fact."""
    edit = Edit(0, 1, "后", "後", "script", "rule")
    with pytest.raises(AttributeError):
        edit.start = 1  # type: ignore[misc]


def test_an_edition_without_edits_maps_every_offset_to_itself() -> None:
    """The empty map is the identity."""
    edition = Edition("zh-Hans", "狼疮", ())
    assert edition.to_target(0, 2) == edition.to_source(0, 2) == (0, 2)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ((0, 1), (0, 1)),
        ((1, 3), (1, 2)),
        ((3, 4), (2, 3)),
        ((4, 5), (3, 3)),
        ((4, 6), (3, 4)),
        ((5, 6), (3, 4)),
        ((2, 2), (1, 1)),
    ],
)
def test_the_map_moves_behind_edits_that_change_the_length(source: tuple[int, int], target: tuple[int, int]) -> None:
    """甲(乙丙→丁)戊(己→)庚: two characters became one, one was dropped."""
    edition = Edition("zh-Hans", "甲丁戊庚", (Edit(1, 3, "乙丙", "丁", "term", "t"), Edit(4, 5, "己", "", "repair", "r")))
    assert edition.to_target(*source) == target
