"""Reading a gold standard: aliases of types, and mistakes by file and line."""

from __future__ import annotations

import json
import re

import pytest

import slepipe
from slepipe.errors import InputError
from slepipe.evaluate.gold import ALIASES, TYPES, VALUE_TYPES, Marked, read_document, read_lines
from slepipe.lexicon.load import TYPES as CONCEPT_TYPES
from slepipe.recognize.units import unit_lines

TEXT = "贝利尤单抗𠮷后头痛3天"


def line(**changes: object) -> str:
    """A line of gold about the drug of ``TEXT``."""
    return json.dumps({"type": "drug", "text": "贝利尤单抗", "start": 0, "end": 5} | changes, ensure_ascii=False)


def test_a_line_is_a_mention() -> None:
    """With code points, and norm or value as the value."""
    data = "\n".join(
        [
            line(),
            "",
            line(type="symptom", text="头痛", start=7, end=9, norm="headache", nested=True),
            line(type="duration", text="3天", start=9, end=11, norm=None, value={"iso8601": "P3D"}) + "\r",
        ]
    )
    assert read_lines(data, TEXT, "a.jsonl") == [
        Marked("drug", 0, 5),
        Marked("symptom", 7, 9, "headache", nested=True),
        Marked("duration", 9, 11, {"iso8601": "P3D"}),
    ]


def test_other_names_of_types_are_ours() -> None:
    """A complication is a symptom."""
    (mention,) = read_lines(line(type="complication", text="头痛", start=7, end=9), TEXT, "a.jsonl")
    assert mention.type == "symptom"
    assert set(ALIASES.values()) <= set(TYPES)
    assert not ALIASES.keys() & set(TYPES)


def test_the_types_are_those_that_recognition_gives() -> None:
    """Those of the lexicon without its general words, and those of values."""
    values = {row.split("\t")[1] for rows in unit_lines().values() for row in rows} - {"per"}
    assert set(TYPES) - VALUE_TYPES == CONCEPT_TYPES - {"word"}
    assert values | {"date", "phase", "identifier"} == VALUE_TYPES


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (line(start=1, end=6), "'贝利尤单抗' is not at 1:6, there is '利尤单抗𠮷'"),
        (line(start=7, end=99), "7:99 is no span of a text of 11 characters"),
        (line(start=5, end=5, text=""), "5:5 is no span"),
        (line(type="medicine"), "unknown type 'medicine'; use one of drug,"),
        ('{"type": "drug"}', "is no mention"),
        ("drug\t0\t5", "is no mention"),
        (line(start=-11, end=5), "-11:5 is no span"),
    ],
)
def test_what_does_not_fit_names_file_and_line(wrong: str, message: str) -> None:
    """And says what is there."""
    with pytest.raises(InputError, match=rf"^gold/a\.jsonl: line 3\b.*{re.escape(message)}"):
        read_lines(f"{line()}\n\n{wrong}\n", TEXT, "gold/a.jsonl")


def test_a_mention_twice_counts_once_unless_its_norms_differ() -> None:
    """Which of two norms is meant nobody can say."""
    assert len(read_lines(f"{line(norm='belimumab')}\n{line(norm='belimumab')}", TEXT, "a.jsonl")) == 1
    with pytest.raises(InputError, match=r"a\.jsonl: line 2 says another norm than line 1"):
        read_lines(f"{line(norm='belimumab')}\n{line(norm='Benlysta')}", TEXT, "a.jsonl")


def test_a_document_is_gold() -> None:
    """Its mentions, with nested ones and values."""
    text = "抗CD20单抗用药3天。"
    mentions = read_document(slepipe.annotate(text).to_json(), text, "document.json")
    assert [(m.type, m.start, m.end, m.nested, m.value) for m in mentions] == [
        ("drug_class", 0, 7, False, None),
        ("target", 1, 5, True, None),
        ("duration", 9, 11, False, {"iso8601": "P3D"}),
    ]


def test_a_document_of_another_text_names_file_and_mention() -> None:
    """It was made before the article was changed."""
    document = slepipe.annotate("抗CD20单抗。").to_json()
    with pytest.raises(InputError, match=r"^a/document\.json: mention 1: '抗CD20单抗' is not at 0:7, there is '用抗CD20单'"):
        read_document(document, "用抗CD20单抗。", "a/document.json")


def test_a_damaged_document_names_the_file() -> None:
    """JSON that is no document."""
    with pytest.raises(InputError, match=r"^a/document\.json: not a slepipe document"):
        read_document("[]", "", "a/document.json")
