"""What no edition touches: addresses and code."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.edit.protected import protected_spans
from slepipe.pipeline import analyse, edition
from slepipe.read import read_article


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("见https://example.org/干细胞?a=后。后来", "見https://example.org/干细胞?a=后。後來"),
        ("见 www.example.org/网络/后台，后来", "見 www.example.org/网络/后台，後來"),
        ("doi:10.1000/后.台1 后来", "doi:10.1000/后.台1 後來"),
        ("（https://example.org/干细胞）的后来", "（https://example.org/干细胞）的後來"),
    ],
)
def test_an_address_stays(before: str, after: str) -> None:
    """Its Han characters, terms and punctuation too; what follows it does not."""
    assert slepipe.convert(before, to="zh-Hant-TW").text == after


def test_code_of_markdown_stays() -> None:
    """Between backticks and in a fenced block; in plain text a backtick is no mark."""
    text = "# 标题\n\n变量 `后台数据` 说明\n\n```py\n干细胞 = '网络', 后\n```\n\n后来\n"
    article = read_article(text, markdown=True)
    assert [text[start:end] for start, end in protected_spans(article)] == ["```py\n干细胞 = '网络', 后\n```", "`后台数据`"]
    made = edition(analyse(article), "zh-Hant-TW").text
    assert "`后台数据`" in made
    assert "干细胞 = '网络', 后" in made
    assert made.endswith("後來\n")
    assert "`後台數據`" in slepipe.convert("变量 `后台数据` 说明").text


def test_an_unclosed_fence_reaches_to_the_end() -> None:
    """As in CommonMark."""
    text = "标题\n\n~~~\n后台\n\n后来"
    assert [text[start:end] for start, end in protected_spans(read_article(text, markdown=True))] == ["~~~\n后台\n\n后来"]
