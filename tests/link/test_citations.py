"""Citation markers and their look-alikes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import slepipe
from slepipe.link.citations import find_citations
from slepipe.model import Block, Reference

if TYPE_CHECKING:
    from slepipe.model import BlockKind

REFERENCES = tuple(Reference(str(number), 0, 0, {}) for number in range(1, 10))


def _cited(text: str, references: tuple[Reference, ...] = REFERENCES) -> list[tuple[str, tuple[str, ...]]]:
    found = find_citations(text, [Block("paragraph", 0, len(text))], references)
    return [(text[citation.start : citation.end], citation.labels) for citation in found]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("療效較佳[1]。", [("[1]", ("1",))]),
        ("療效較佳[1,4-6]。", [("[1,4-6]", ("1", "4", "5", "6"))]),
        ("療效較佳[1][2]。", [("[1]", ("1",)), ("[2]", ("2",))]),
        ("療效較佳[1]-[3]。", [("[1]-[3]", ("1", "2", "3"))]),
        ("療效較佳［3］。", [("［3］", ("3",))]),
        ("療效較佳【2、4】。", [("【2、4】", ("2", "4"))]),
        ("療效較佳〔2,4〕。", [("〔2,4〕", ("2", "4"))]),
        ("療效較佳[^5]。", [("[^5]", ("5",))]),
        ("療效較佳[2,2-3]。", [("[2,2-3]", ("2", "3"))]),
        ("療效較佳²。", [("²", ("2",))]),
        ("療效較佳¹²。", [("¹²", ("1", "2"))]),
        ("療效較佳¹⁻³。", [("¹⁻³", ("1", "2", "3"))]),
        ("SLE¹患者", [("¹", ("1",))]),
        ("Saphnelo[7]獲准", [("[7]", ("7",))]),
    ],
)
def test_a_marker_names_its_labels(text: str, cited: list[tuple[str, tuple[str, ...]]]) -> None:
    """Ranges are spelled out, each label once; the span is the marker with its brackets."""
    assert _cited(text) == cited


@pytest.mark.parametrize(
    "text",
    [
        "x[0]",
        "x[10]",
        "[2020]",
        "區間[0,5]",
        "[3-12]",
        "[1.5]",
        "[J]",
        "4×2 cm²",
        "1.73 m²",
        "50×10⁹/L",
        "體表面積m²",
        "Ca²⁺",
        "¹⁸F",
        "min⁻¹",
        "(1)",
    ],
)
def test_a_look_alike_is_no_citation(text: str) -> None:
    """A number that is no label, a unit, a power, an ion or an isotope cites nothing."""
    assert _cited(text) == []


def test_twelve_is_twelve_where_there_is_a_twelfth_reference() -> None:
    """A raised 12 is split only where no reference 12 exists."""
    references = (*REFERENCES, Reference("12", 0, 0, {}))
    assert _cited("療效較佳¹²。", references) == [("¹²", ("12",))]


def test_references_and_boilerplate_cite_nothing() -> None:
    """Markers are sought where the article speaks."""
    text = "[1][1][1]"
    kinds: tuple[BlockKind, ...] = ("reference", "boilerplate", "heading")
    blocks = [Block(kind, 3 * at, 3 * at + 3) for at, kind in enumerate(kinds)]
    assert [citation.start for citation in find_citations(text, blocks, REFERENCES)] == [6]


def test_without_references_nothing_is_cited() -> None:
    """No list, no citation."""
    assert _cited("療效較佳[1]。", ()) == []


@given(st.text(st.sampled_from("[]［］【】^-–,，、 0123456789¹²³⁻⁺療m"), max_size=30))
@example("²–¹")
def test_every_citation_points_to_labels(text: str) -> None:
    """Citations are in order, inside the text, never empty, and name existing labels only."""
    end = 0
    for citation in find_citations(text, [Block("paragraph", 0, len(text))], REFERENCES):
        assert end <= citation.start < citation.end <= len(text)
        assert citation.labels
        assert {*citation.labels} <= {reference.label for reference in REFERENCES}
        end = citation.end


def test_numbers_behind_the_word_for_entries_cite_them() -> None:
    """As the entries themselves are labelled 文献1."""
    text = "铁蛋白升高(文献1),预防做法不一(文献2-3)。\n\n文献:\n" + "".join(
        f"文献{number} Wang D. Study {number} of cells. Lupus. 201{number};3:1-2.\n" for number in (1, 2, 3)
    )
    document = slepipe.annotate(text)
    assert [reference.label for reference in document.references] == ["1", "2", "3"]
    assert [(text[each.start : each.end], each.labels) for each in document.citations] == [
        ("(文献1)", ("1",)),
        ("(文献2-3)", ("2", "3")),
    ]


_ENTRIES = "".join(f"{number}. Wang D. Study {number} of cells. Lupus. 201{number};3:1-2.\n" for number in (1, 2, 3))


def test_round_brackets_cite_where_they_cite_nearly_the_whole_list() -> None:
    """As Taiwan's journals do."""
    text = f"女性約為男性的九倍(1)。齲齒的機會上升(2,3)，須注意。\n\n參考文獻\n{_ENTRIES}"
    cited = [(text[each.start : each.end], each.labels) for each in slepipe.annotate(text).citations]
    assert cited == [("(1)", ("1",)), ("(2,3)", ("2", "3"))]


@pytest.mark.parametrize(
    "text",
    [
        "措施包括：(1)防晒；(2)戒菸；(3)運動。",
        "患者應防晒(1)。其餘見下文。",
        "女性約為男性的九倍(1)。齲齒的機會上升(2,3)，須注意[1]。",
    ],
)
def test_other_round_brackets_cite_nothing(text: str) -> None:
    """Items of a list, a single number, numbers beside markers in square brackets."""
    text = f"{text}\n\n參考文獻\n{_ENTRIES}"
    assert all(text[each.start] == "[" for each in slepipe.annotate(text).citations)
