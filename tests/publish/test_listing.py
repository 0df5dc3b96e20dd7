"""Lists that keep the depth and the numbers of their items."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.publish.listing import listing

Render = Callable[[str], str]


@pytest.mark.parametrize(
    ("items", "markdown"),
    [
        pytest.param([(0, "-", "甲"), (0, "•", "乙")], "- 甲\n- 乙", id="bullets of any shape"),
        pytest.param(
            [(0, "1.", "甲"), (0, "2)", "乙"), (0, "（3）", "丙"), (0, "４．", "丁")], "1. 甲\n2. 乙\n3. 丙\n4. 丁", id="numbers"
        ),
        pytest.param([(0, "-", "甲"), (1, "-", "乙"), (0, "-", "丙")], "- 甲\n  - 乙\n- 丙", id="nested bullets"),
        pytest.param([(0, "1.", "甲"), (1, "-", "乙"), (0, "2.", "丙")], "1. 甲\n   - 乙\n2. 丙", id="bullets in a number"),
        pytest.param([(0, "10.", "甲"), (1, "-", "乙")], "10. 甲\n    - 乙", id="a wider number"),
        pytest.param([(2, "-", "甲"), (3, "-", "乙"), (2, "-", "丙")], "- 甲\n  - 乙\n- 丙", id="a list that begins deep"),
        pytest.param([(0, "-", "甲"), (3, "-", "乙")], "- 甲\n  - 乙", id="a skipped depth"),
        pytest.param([(0, "①", "甲"), (0, "②", "乙")], "- ① 甲\n- ② 乙", id="circled numbers stay in the text"),
        pytest.param(
            [(0, "一、", "甲"), (0, "（二）", "乙"), (0, "1.1", "丙")],
            "- 一、甲\n- （二）乙\n- 1.1 丙",
            id="other numberings stay",
        ),
        pytest.param([(0, "-", "甲"), (0, "", "續段"), (0, "-", "乙")], "- 甲\n\n  續段\n- 乙", id="a second paragraph"),
        pytest.param([(0, "", "甲")], "- 甲", id="no marker at all"),
        pytest.param([(0, "2.", "甲"), (0, "1.", "乙")], "2. 甲\n1) 乙", id="a numbering that begins anew"),
        pytest.param([(0, "1.", "甲"), (0, "3.", "乙")], "1. 甲\n\n3) 乙", id="a number that is left out"),
        pytest.param([(0, "-", "甲"), (0, "3.", "乙")], "- 甲\n\n3. 乙", id="a number after bullets"),
        pytest.param([(0, "1234567890.", "甲")], "- 1234567890. 甲", id="a number too long for Markdown"),
    ],
)
def test_lists_are_written_as(items: list[tuple[int, str, str]], markdown: str) -> None:
    """Depth becomes indent by the width of the marker above; markers become those of Markdown or stay words."""
    assert listing(items) == markdown


@pytest.mark.parametrize(
    ("items", "numbers"),
    [
        ([(0, "1.", "甲"), (0, "2.", "乙"), (0, "3.", "丙")], [1, 2, 3]),
        ([(0, "1.", "甲"), (0, "3.", "乙"), (0, "4.", "丙")], [1, 3, 4]),
        ([(0, "-", "甲"), (1, "2)", "乙"), (1, "3)", "丙"), (0, "5)", "丁")], [2, 3, 5]),
        ([(0, "1.", "甲"), (0, "1.", "乙"), (0, "1.", "丙")], [1, 1, 1]),
    ],
)
def test_readers_see_the_numbers_of_the_article(render: Render, items: list[tuple[int, str, str]], numbers: list[int]) -> None:
    """Renderers count on from the first number of a list, so that each run of numbers needs its own."""
    shown = []
    for start, body in re.findall(r'<ol(?: start="(\d+)")?>(.*?)</ol>', render(listing(items)), re.DOTALL):
        shown += range(int(start or 1), int(start or 1) + body.count("<li>"))
    assert shown == numbers


_ITEMS = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(["-", "*", "1.", "2.", "3)", "（1）", "①", "一、", "A.", "12."]), st.just("词")),
    min_size=1,
    max_size=10,
)


@given(_ITEMS)
def test_every_item_is_an_item(render: Render, items: list[tuple[int, str, str]]) -> None:
    """No item melts into the paragraph of another, becomes code or is lost, whatever the depths and markers."""
    rendered = render(listing(items))
    assert rendered.count("<li>") == rendered.count("词") == len(items)
    assert "<code>" not in rendered
    depth = 0
    nesting = []
    for tag in re.findall(r"<(/?[uo]l|li)", rendered):
        depth += {"ul": 1, "ol": 1, "/ul": -1, "/ol": -1}.get(tag, 0)
        nesting += [depth] if tag == "li" else []
    above: list[int] = []
    expected = []
    for level, _, _ in items:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        expected.append(len(above))
    assert nesting == expected
