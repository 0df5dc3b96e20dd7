"""A full edition as Markdown: each kind of block, footnotes, and the edition's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

import slepipe
from slepipe.model import Citation, Document, Edition, Reference, Variant
from slepipe.publish.appendix import usual_forms
from slepipe.publish.catalogs import load_labels
from slepipe.publish.edition_markdown import edition_markdown, edition_title
from slepipe.publish.facts import gather_facts

Make = Callable[..., Document]
MakeEdition = Callable[..., Edition]
Body = Callable[..., str]


@pytest.fixture
def body(make_document: Make, make_edition: MakeEdition) -> Body:
    """What stands below the title of the edition of a Markdown text, without the appendix."""

    def write(text: str, *, markdown: bool = True, changes: dict[str, str] | None = None, **fields: object) -> str:
        document = make_document(f"# 题\n\n{text}", **fields)
        edition = make_edition(document, changes=changes)
        facts = gather_facts(document)
        page = edition_markdown(
            document, edition, facts, usual_forms(edition, facts), load_labels(edition.locale), markdown=markdown
        )
        return page.split("# 题\n\n", 1)[1].rstrip("\n")

    return write


def test_the_page_begins_with_front_matter_and_the_title(make_document: Make, make_edition: MakeEdition) -> None:
    """Title and language are the edition's, id and date the article's; what is unknown is left out."""
    document = make_document(
        '# 狼疮: "新药"\n\n正文。', id="note-1", date="2026-03-02", variant=Variant("zh-Hant", machine_made=True)
    )
    edition = make_edition(document, "zh-Hant-TW", {"狼疮": "狼瘡", "新药": "新藥"})
    facts = gather_facts(document)
    page = edition_markdown(document, edition, facts, {}, load_labels("zh-Hant-TW"))
    _, head, rest = page.split("---\n", 2)
    assert yaml.safe_load(head) == {
        "title": '狼瘡: "新藥"',
        "lang": "zh-Hant-TW",
        "id": "note-1",
        "date": "2026-03-02",
        "source": "zh-Hant",
        "machine-converted": True,
    }
    assert rest == '\n# 狼瘡: "新藥"\n\n正文。\n'


def test_a_document_without_title_block_is_headed_by_its_own_title(make_document: Make, make_edition: MakeEdition) -> None:
    """News texts begin with their lead."""
    document = make_document("正文从这里开始。", title="正文从这里开始")
    assert edition_title(document, make_edition(document)) == "正文从这里开始"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("第一段。\n\n第二段。", id="paragraphs"),
        pytest.param("## 二级\n\n段。\n\n###### 六级\n\n段。", id="headings"),
        pytest.param("- 甲\n  - 乙\n- 丙", id="nested list"),
        pytest.param("1. 甲\n   - 乙\n2. 丙", id="numbered list"),
        pytest.param("> 引文一。\n>\n> 引文二。", id="quotation"),
        pytest.param("| 药 | 量 |\n| --- | --- |\n| 甲 | 5 |\n| 乙 | 6 |", id="table"),
        pytest.param("|  | 治疗组 | 对照组 |\n| --- | --- | --- |\n| 人数 | 20 | 21 |\n|  | 3 |  |", id="empty cells"),
        pytest.param("| 药 |\n| --- |\n| 甲 |\n\n| 量 |\n| --- |\n| 5 |", id="two tables"),
        pytest.param("**注意**:见[指南](<https://example.org/g>)与`x`。", id="inline markup"),
    ],
)
def test_a_well_written_source_comes_back_as_it_was(body: Body, text: str) -> None:
    """Where no word changes, the Markdown of the edition is that of the source."""
    assert body(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("# 又一个一级\n\n段。", "## 又一个一级\n\n段。", id="a page has one title"),
        pytest.param("行一\n行二", "行一 行二", id="lines of a paragraph"),
        pytest.param("药 | 量\n--|--\n甲 | 5", "| 药 | 量 |\n| --- | --- |\n| 甲 | 5 |", id="a table without borders"),
        pytest.param("| 药 | 式 |\n|-|-|\n| 甲 | a\\|b |", "| 药 | 式 |\n| --- | --- |\n| 甲 | a\\|b |", id="a stroke in a cell"),
        pytest.param(
            "| 药 | 式 |\n|-|-|\n| 甲 | `a\\|b` |", "| 药 | 式 |\n| --- | --- |\n| 甲 | `a\\|b` |", id="a stroke in code"
        ),
        pytest.param("* 甲\n* 乙", "- 甲\n- 乙", id="stars"),
        pytest.param(
            "<b>粗</b>与![图](https://example.org/a.png)", "\\<b>粗\\</b>与!\\[图\\](https://example.org/a.png)", id="HTML, image"
        ),
    ],
)
def test_blocks_are_written_in_one_way(body: Body, text: str, written: str) -> None:
    """Whatever the source's habits, the edition has one form for each kind of block."""
    assert body(text) == written


def test_plain_text_keeps_no_markup(body: Body) -> None:
    """Stars in a text that is no Markdown are stars."""
    assert body("**注意**:5*3", markdown=False) == r"\*\*注意\*\*:5\*3"


def test_the_editions_words_stand_in_every_block(body: Body) -> None:
    """Longer and shorter terms move nothing out of its block, cell or item."""
    text = "## 靶向药\n\n- 靶向药与信息\n\n| 靶向药 | 信息 |\n| --- | --- |\n| 信息 | 靶向药 |\n\n> 靶向药。"
    written = body(text, changes={"靶向药": "標靶治療藥物", "信息": "訊"})
    assert written == text.replace("靶向药", "標靶治療藥物").replace("信息", "訊")


def test_citations_become_footnotes(body: Body, render: Callable[[str], str]) -> None:
    """A cited reference is a footnote, one that nothing cites an item of a list; no label of the source stays."""
    text = "甲有效[1,2],乙无效[1]。\n\n## 参考文献\n\n[1] Chan K. Lupus. 2020;3:1-9.\n[2] https://example.org/b_c\n[3] 陈某. *狼疮*. 2021."
    whole = f"# 题\n\n{text}"
    citations = tuple(
        Citation(whole.index(mark), whole.index(mark) + len(mark), labels)
        for mark, labels in (("[1,2]", ("1", "2")), ("[1]。", ("1",)))
    )
    citations = (citations[0], Citation(citations[1].start, citations[1].end - 1, ("1",)))
    starts = [whole.index(part) for part in ("Chan K", "https://example.org", "陈某")]
    references = tuple(Reference(str(n), at, at + 5, {}) for n, at in enumerate(starts, 1))
    written = body(text, citations=citations, references=references)
    assert written == (
        "甲有效[^1][^2],乙无效[^1]。\n\n## 参考文献\n\n[^1]: Chan K. Lupus. 2020;3:1-9.\n[^2]: <https://example.org/b_c>\n"
        "- \\[3\\] 陈某. \\*狼疮\\*. 2021."
    )


def test_what_follows_a_citation_is_inside_its_line(body: Body) -> None:
    """A hyphen or number after a footnote opens no list, so needs no backslash."""
    whole = "# 题\n\n见[1]- 甲与1. 乙"
    at = whole.index("[1]")
    written = body("见[1]- 甲与1. 乙", citations=(Citation(at, at + 3, ("1",)),))
    assert written == "见[^1]- 甲与1. 乙"


def test_an_address_torn_by_a_line_end_is_whole() -> None:
    """Else nobody can follow it; a word behind an address begins anew."""
    text = (
        "标题\n\n疗效见文献[1]。\n\n参考文献\n[1] Jin SC. Flares. Lupus 2022;17:1-3. https://doi.org/10.2215/CJN.\n   02450322\n"
        "[2] Li M. Notes. https://example.org/a.\n   Accessed 2023.\n"
    )
    document, edition = slepipe.annotate(text), slepipe.convert(text, to="zh-Hans")
    facts = gather_facts(document)
    shown = edition_markdown(document, edition, facts, usual_forms(edition, facts), load_labels("zh-Hans"))
    assert "https://doi.org/10.2215/CJN.02450322" in shown
    assert "https://example.org/a. Accessed 2023." in shown
