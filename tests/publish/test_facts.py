"""What a digest tells of an article, gathered from blocks and mentions made by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slepipe.model import Document, Term, Token
from slepipe.publish.facts import gather_facts

Make = Callable[..., Document]

DRUG = ("drug", "belimumab", None)
OTHER = ("drug", "anifrolumab", None)
DISEASE = ("disease", "lupus", None)
ENDPOINT = ("biomarker", "sri4", None)


def _phase(name: str) -> tuple[str, None, dict[str, Any]]:
    return ("phase", None, {"phase": name})


def _percent(number: float) -> tuple[str, None, dict[str, Any]]:
    return ("percent", None, {"number": number})


def _date(edtf: str) -> tuple[str, None, dict[str, Any]]:
    return ("date", None, {"edtf": edtf})


def test_sections_are_the_headings_with_the_entities_below_them(make_document: Make) -> None:
    """Text before the first heading is a section without one; entities come most mentioned first."""
    document = make_document(
        "红斑狼疮难治。\n\n## 药物\n\n贝利木与安伏利都用于红斑狼疮,贝利木较早。\n\n## 展望\n\n尚待研究。",
        {"红斑狼疮": DISEASE, "贝利木": DRUG, "安伏利": OTHER},
    )
    found = [
        (document.text[s.heading.start : s.heading.end] if s.heading else None, s.entities, s.mentions)
        for s in gather_facts(document).sections
    ]
    assert found == [(None, ("lupus",), 1), ("药物", ("belimumab", "lupus", "anifrolumab"), 4), ("展望", (), 0)]


def test_entities_are_grouped_by_type_in_a_fixed_order(make_document: Make) -> None:
    """Drugs stand before diseases whichever the text names first."""
    facts = gather_facts(make_document("红斑狼疮用贝利木。", {"红斑狼疮": DISEASE, "贝利木": DRUG}))
    assert [(kind, [e.id for e in entities]) for kind, entities in facts.by_type.items()] == [
        ("drug", ["belimumab"]),
        ("disease", ["lupus"]),
    ]


def test_what_only_a_reference_names_is_no_subject(make_document: Make) -> None:
    """Authors and titles of the reference list are no entities of the article."""
    document = make_document(
        "贝利木有效。\n\n## 参考文献\n\n[1] Chan K. 安伏利. 2020;3:1-9.",
        {"贝利木": DRUG, "安伏利": OTHER, "Chan K": ("person", "chan", None)},
    )
    assert {kind: [e.id for e in entities] for kind, entities in gather_facts(document).by_type.items()} == {
        "drug": ["belimumab"]
    }


def test_front_matter_is_no_part_of_the_last_section(make_document: Make) -> None:
    """A date or name before the first block belongs to no section and no event."""
    document = make_document(
        "---\ntitle: 安伏利手记\ndate: 2026-03-02\n---\n\n贝利木有效。",
        {"安伏利": OTHER, "贝利木": DRUG, "2026-03-02": _date("2026-03-02")},
    )
    facts = gather_facts(document)
    assert facts.timeline == ()
    assert [section.entities for section in facts.sections] == [("belimumab",)]
    assert [e.id for e in facts.by_type["drug"]] == ["belimumab"]


def test_the_timeline_is_sorted_and_names_the_entities_of_the_sentence(make_document: Make) -> None:
    """An event takes what its own sentence names; a date without a year is none."""
    document = make_document(
        "贝利木于2023年获批。\n\n## 新药\n\n安伏利2021年7月上市。7月2日又有会议,贝利木未提及。红斑狼疮年会在2022年召开;贝利木缺席。",
        {
            "贝利木": DRUG,
            "安伏利": OTHER,
            "红斑狼疮": DISEASE,
            "2023年": _date("2023"),
            "2021年7月": _date("2021-07"),
            "7月2日": _date("XXXX-07-02"),
            "2022年": _date("2022"),
        },
    )
    events = [((e.date.value or {})["edtf"], e.entities, e.section) for e in gather_facts(document).timeline]
    assert events == [("2021-07", ("anifrolumab",), 0), ("2022", ("lupus",), 0), ("2023", ("belimumab",), -1)]


def test_places_of_entities_and_terms(make_document: Make) -> None:
    """An entity's place is where its most frequent form first stands, a term's where the word first stands."""
    text = "Benlysta即贝利木,贝利木有效。"
    document = make_document(text, {"贝利木": DRUG, "Benlysta": DRUG})
    entity = document.entities[0]
    assert entity.forms == ("Benlysta", "贝利木")
    at = text.index("有效")
    document = make_document(text, {"贝利木": DRUG}, tokens=(Token("有效", "v", at, at + 2),), terms=(Term("有效", "v", 1, 0.5),))
    facts = gather_facts(document)
    assert facts.usual == {"belimumab": (9, 12)}
    assert facts.term_places == ((at, at + 2),)


def test_an_article_without_anything_has_no_facts(make_document: Make) -> None:
    """Empty is a result too."""
    facts = gather_facts(make_document("今天天气好。"))
    assert (facts.by_type, facts.timeline, facts.trials) == ({}, (), ())


def test_each_of_several_dates_has_what_stands_with_it(make_document: Make) -> None:
    """前者 and 后者 mean one of two, so that both would be wrong; a clause that names nothing goes with the one before it."""
    marks = {
        "贝利木": DRUG,
        "安伏利": OTHER,
        "红斑狼疮": DISEASE,
        "2021年": _date("2021"),
        "2023年": _date("2023"),
        "2024年": _date("2024"),
    }
    told = {
        "贝利木在2021年研究,安伏利在2023年研究。": [("belimumab",), ("anifrolumab",)],
        "红斑狼疮有贝利木与安伏利,前者自2021年起用,后者自2023年起用。": [],
        "贝利木在2021年研究,安伏利未提,2023年再议。": [("belimumab", "anifrolumab"), ("anifrolumab",)],
        "会上谈红斑狼疮,贝利木预计2024年读出。": [("lupus", "belimumab")],
    }
    for text, expected in told.items():
        document = make_document(text, {name: mark for name, mark in marks.items() if name in text})
        assert [event.entities for event in gather_facts(document).timeline] == expected
