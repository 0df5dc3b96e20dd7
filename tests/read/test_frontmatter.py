"""Front matter: the flat part of YAML, and nothing that raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.read.frontmatter import split_front_matter


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("a: 狼瘡", "狼瘡"),
        ("a: 2026-03-02", "2026-03-02"),
        ('a: "甲: 乙\\n"', "甲: 乙\n"),
        ("a: '丙''丁'", "丙'丁"),
        ("a: [甲, \"乙, 丙\", 'x']", ["甲", "乙, 丙", "x"]),
        ("a:\n  - 甲\n  - 乙", ["甲", "乙"]),
        ("a: 甲 # 註", "甲"),
        ("a: http://example.org/#b", "http://example.org/#b"),
        ("a:", ""),
        ("a: |\n  甲\n  乙", "|\n  甲\n  乙"),
    ],
)
def test_a_value_is_read(line: str, value: object) -> None:
    """Scalars are strings, lists are lists of strings, the rest is kept as written."""
    assert split_front_matter(f"---\n{line}\n---\n內文")[0] == {"a": value}


def test_the_article_begins_after_the_closing_dashes() -> None:
    """The offset is that of the first character after the fence's line end, CRLF or not."""
    text = "---\r\ntitle: 甲\r\n---\r\n內文"
    assert split_front_matter(text) == ({"title": "甲"}, text.index("內文"))


@pytest.mark.parametrize("text", ["內文", "---\n內文\n---\n", "---\ntitle: 甲\n內文", "\n---\ntitle: 甲\n---\n", "---\n---\n"])
def test_other_beginnings_are_no_front_matter(text: str) -> None:
    """Without the dashes at the very start, their end, or any key, all of it is the article."""
    assert split_front_matter(text) == ({}, 0)


@given(st.text("-:a [],'\"\\\n#甲.", max_size=60))
def test_nothing_raises(text: str) -> None:
    """Whatever stands between dashes, the offset lies in the text."""
    whole = f"---\n{text}\n---\n"
    meta, start = split_front_matter(whole)
    assert 0 <= start <= len(whole)
    assert bool(meta) == (start > 0)
