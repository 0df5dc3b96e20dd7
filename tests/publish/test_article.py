"""All files of one article, from the pipeline's analysis."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slepipe.model import Document, Edition
from slepipe.pipeline import Analysis, analyse, edition
from slepipe.publish.article import publish_article
from slepipe.publish.catalogs import available, load_labels
from slepipe.publish.edition_markdown import edition_markdown
from slepipe.publish.facts import gather_facts
from slepipe.read import read_article

TEXT = """# 貝利尤單抗門診筆記

系統性紅斑狼瘡的病人於2025年3月2日開始使用貝利尤單抗,每日2至3次量血壓。[1]

## 參考文獻

[1] Chan K. Lupus care. Lupus. 2020;3:1-9.
"""


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    """A short Markdown article."""
    return analyse(read_article(TEXT, markdown=True), name="note")


@pytest.fixture(scope="module")
def files(analysis: Analysis) -> dict[str, bytes]:
    """Its files in all locales."""
    return publish_article(analysis, [load_labels(tag) for tag in available()])


def test_each_locale_has_a_page_and_a_json(files: dict[str, bytes]) -> None:
    """And the document is there once."""
    assert set(files) == {"document.json"} | {f"{tag}.{suffix}" for tag in available() for suffix in ("md", "json")}
    assert all(data.endswith(b"\n") for data in files.values())


def test_the_document_reads_back(analysis: Analysis, files: dict[str, bytes]) -> None:
    """document.json is what ``Document.from_json`` reads."""
    assert Document.from_json(files["document.json"]) == analysis.document


def test_editions_carry_the_whole_text(analysis: Analysis, files: dict[str, bytes]) -> None:
    """The page of an edition locale shows the edition's words, with footnotes."""
    page = files["zh-Hans.md"].decode()
    assert "# 贝利尤单抗门诊笔记" in page
    assert re.search(r"系统性红斑狼疮的病人于2025年3月2日开始使用贝利尤单抗.*\[\^1\]", page)
    assert "[^1]: Chan K. Lupus care. Lupus. 2020;3:1-9." in page
    for tag in ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK"):
        assert json.loads(files[f"{tag}.json"])["text"] == edition(analysis, tag).text


def test_other_locales_get_a_digest(files: dict[str, bytes]) -> None:
    """A digest has the names and dates of its language, and no prose of the article."""
    page = files["en.md"].decode()
    assert "| systemic lupus erythematosus |" in page
    assert "| March 2, 2025 |" in page
    assert "開始使用" not in page
    assert "text" not in json.loads(files["en.json"])


def test_pages_hold_no_raw_html(files: dict[str, bytes], render: Callable[[str], str]) -> None:
    """Each page is a title, tables and text, whatever renderer shows it."""
    for name, data in files.items():
        if name.endswith(".md"):
            rendered = render(data.decode().split("---\n", 2)[2])
            assert rendered.count("<h1>") == 1
            tags = set(re.findall(r"<([a-z0-9]+)", rendered))
            assert tags <= {"h1", "h2", "h3", "p", "a", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}


def test_the_order_of_locales_changes_nothing(analysis: Analysis, files: dict[str, bytes]) -> None:
    """Each locale is made for itself."""
    assert publish_article(analysis, [load_labels(tag) for tag in reversed(available())]) == files


# What articles, and what Markdown, are made of.
_PIECES = [
    *(
        "系统性红斑狼疮",
        "貝利尤單抗",
        "BLISS-52",
        "III期",
        "2025年3月",
        "每日2至3次",
        "300 mg",
        "120/80 mmHg",
        "1:80",
        "P<0.001",
        "57.6%",
    ),
    *(
        "18至70岁",
        "NT$800万",
        "NCT04294667",
        "https://example.org/a(b)_c",
        "[1]",
        "[1,2]",
        "[^1]",
        "患者",
        "的",
        "。",
        "，",
        "超过",
        "\u200b",
    ),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "# ",
        "## ",
        "#### ",
        "- ",
        "  - ",
        "1. ",
        "3) ",
        "① ",
        "一、",
        "（1）",
        "> ",
        "| ",
        "|-|-|\n",
        "|",
        "\\|",
    ),
    *(
        "**",
        "*",
        "`",
        "~~",
        "<b>",
        "<script>",
        "![x](https://a.b/c)",
        "[x](https://a.b/c)",
        "&lt;",
        "  ",
        "\t",
        "\u3000",
        "\x0b",
        "\u2028",
    ),
    *(
        "参考文献\n",
        "[1] Chan K. Lupus. 2020;3:1-9.\n",
        "[2] https://example.org\n",
        "---\n",
        "title: x\n",
        "----\n",
        "```\n",
        "免责声明:",
    ),
]
_BLOCK_TAGS = {*"h1 h2 h3 h4 h5 h6 p a ul ol li table thead tbody tr th td blockquote".split()}
articles = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=30).map("".join)


@settings(max_examples=80, deadline=None)
@given(articles, st.booleans())
def test_any_article_becomes_pages_without_foreign_elements(render: Callable[[str], str], text: str, markdown: bool) -> None:
    """No article fails, and none brings an element into its pages but the emphasis, code and links of a Markdown source."""
    made = publish_article(
        analyse(read_article(text, markdown=markdown), name="x"), [load_labels("en"), load_labels("zh-Hant-TW")]
    )
    for name in ("en.md", "zh-Hant-TW.md"):
        rendered = render(made[name].decode().split("---\n", 2)[2])
        assert rendered.count("<h1>") == 1
        tags = set(re.findall(r"<([a-z0-9]+)", rendered))
        assert tags <= _BLOCK_TAGS | ({"strong", "em", "code"} if markdown and name != "en.md" else set())


@settings(max_examples=80, deadline=None)
@given(articles)
def test_an_edition_shows_every_block_in_its_order(render: Callable[[str], str], text: str) -> None:
    """Headings, items, cells, quotations and references of any plain text are there, word for word."""
    document = analyse(read_article(text), name="x").document
    plain = msgspec.structs.replace(document, citations=())
    page = edition_markdown(plain, Edition("zh-Hans", text, ()), gather_facts(plain), {}, load_labels("zh-Hans"))
    rendered = render(page.split("---\n", 2)[2].split("## 附录", 1)[0])
    shown = "".join(html.unescape(re.sub(r"<[^>]*>", "", rendered)).split())
    at = 0
    for block in plain.blocks:
        if block.kind != "title":
            words = "".join(text[block.start : block.end].split())
            assert words in shown[at:], block
            at = shown.index(words, at) + len(words)
