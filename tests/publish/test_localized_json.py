"""The JSON of one locale."""

from __future__ import annotations

import json
from collections.abc import Callable

from slepipe.model import Document, Edition, Reference, Term, Token
from slepipe.publish.appendix import usual_forms
from slepipe.publish.catalogs import load_labels
from slepipe.publish.facts import gather_facts
from slepipe.publish.localized_json import localized_json

Make = Callable[..., Document]

TEXT = "# 贝利木手记\n\n## 试验\n\nBLISS的III期于2011年结束,贝利木组SRI-4应答率57.6%。"
MARKS = {
    "贝利木": ("drug", "belimumab", None),
    "BLISS": ("trial", "bliss", None),
    "SRI-4": ("biomarker", "sri4", None),
    "III期": ("phase", None, {"phase": "PHASE3"}),
    "2011年": ("date", None, {"edtf": "2011"}),
    "57.6%": ("percent", None, {"number": 57.6}),
}


def _document(make: Make) -> Document:
    at = TEXT.index("应答率")
    return make(
        TEXT,
        MARKS,
        {"belimumab": {"en": "belimumab"}, "sri4": {"en": "SRI-4"}},
        {
            "trial.trial": {"trial": "BLISS", "phase": "III期", "drug": "贝利木"},
            "outcome.single": {"endpoint": "SRI-4", "value": "57.6%", "trial": "BLISS"},
        },
        references=(Reference("1", 0, 1, {"id": "1", "title": "狼疮"}),),
        tokens=(Token("应答率", "n", at, at + 3),),
        terms=(Term("应答率", "n", 1, 0.5),),
    )


def test_the_json_of_a_digest(make_document: Make) -> None:
    """Names, labels and values are those of the locale; spans are those of the source."""
    document = _document(make_document)
    data = json.loads(localized_json(document, gather_facts(document), load_labels("en")))
    at = TEXT.index
    assert list(data) == (
        "version id locale title date source sections entities values drugs timeline trials adverse_effects references".split()
    )
    assert (data["version"], data["id"], data["locale"], data["title"], data["date"]) == (1, "note", "en", "贝利木手记", None)
    assert data["source"] == {"variant": "zh-Hans", "machine_made": False}
    assert data["sections"] == [{"level": 2, "title": "试验", "entities": ["belimumab", "BLISS"]}]
    assert data["entities"][0] == {
        "id": "belimumab",
        "type": "drug",
        "label": "Drugs",
        "name": "belimumab",
        "forms": ["贝利木"],
        "count": 2,
        "identifiers": [],
    }
    assert data["values"] == [
        {
            "type": kind,
            "text": text,
            "start": at(text),
            "end": at(text) + len(text),
            "value": value,
            "shown": shown,
        }
        for kind, text, value, shown in (
            ("phase", "III期", {"phase": "PHASE3"}, "Phase 3"),
            ("date", "2011年", {"edtf": "2011"}, "2011"),
            ("percent", "57.6%", {"number": 57.6}, "57.6%"),
        )
    ]
    assert data["timeline"] == [{"date": "2011", "shown": "2011", "event": None, "entities": ["bliss", "belimumab"], "sums": []}]
    assert data["trials"] == [
        {
            "entity": "bliss",
            "number": None,
            "phases": ["PHASE3"],
            "entities": ["belimumab"],
            "population": None,
            "states": [],
            "results": [{"arm": None, "endpoints": ["sri4"], "kind": None, "time": None, "shown": ["57.6%"]}],
        }
    ]
    assert data["adverse_effects"] == []
    assert data["references"] == [{"id": "1", "title": "狼疮"}]


def test_the_json_of_an_edition_has_its_text_and_edits(make_document: Make, make_edition: Callable[..., Edition]) -> None:
    """Titles, names and terms are the edition's; each edit gives span, before, after, kind and rule."""
    document = _document(make_document)
    changes = {"贝利木手记": "貝利木手記", "贝利木": "貝利木", "试验": "試驗", "应答率": "反應率"}
    edition = make_edition(document, "zh-Hant-TW", changes)
    facts = gather_facts(document)
    data = json.loads(localized_json(document, facts, load_labels("zh-Hant-TW"), edition, usual_forms(edition, facts)))
    assert data["title"] == "貝利木手記"
    assert data["sections"][0]["title"] == "試驗"
    assert data["entities"][0]["name"] == "貝利木"
    assert data["entities"][0]["forms"] == ["贝利木"]
    assert data["entities"][0]["label"] == "藥物"
    assert data["values"][0]["shown"] == "第三期"
    assert data["terms"] == [{"text": "反應率", "count": 1}]
    assert data["text"] == edition.text
    at = TEXT.index("试验")
    assert [at, at + 2, "试验", "試驗", "term", "by-hand"] in data["edits"]
    restored = data["text"]
    shift = sum(len(after) - len(before) for _, _, before, after, _, _ in data["edits"])
    for start, _, before, after, _, _ in reversed(data["edits"]):
        shift -= len(after) - len(before)
        assert restored[start + shift : start + shift + len(after)] == after
        restored = restored[: start + shift] + before + restored[start + shift + len(after) :]
    assert restored == TEXT


def test_the_json_is_utf8_with_a_line_end(make_document: Make) -> None:
    """Chinese stays readable in it."""
    document = _document(make_document)
    data = localized_json(document, gather_facts(document), load_labels("en"))
    assert data.endswith(b"}\n")
    assert "贝利木手记".encode() in data
