"""All files of one article, from the pipeline's analysis."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from slepipe.model import Document
from slepipe.pipeline import Analysis, analyse, edition
from slepipe.publish.article import publish_article
from slepipe.publish.catalogs import available, load_labels
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
