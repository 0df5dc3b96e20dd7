"""Typography: punctuation as the locale's publishers set it; typography.txt holds the cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import slepipe
from slepipe.edit.typography import quotation_mark, quotes, widths


def cases() -> list[tuple[str, str, str]]:
    """Locale, text and its typography of each line of the fixture."""
    found, locale = [], ""
    for line in Path(__file__).with_name("typography.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            locale = line[3:]
        elif line and not line.startswith("#"):
            before, after = line.split(" → ")
            found.append((locale, before, after))
    return found


CASES = cases()
SIGNS = st.text(alphabet="狼疮 aZ09,.;:!?()（）“”‘’「」『』%/·<\n", max_size=30)


@pytest.mark.parametrize(("locale", "before", "after"), CASES, ids=[case[1] for case in CASES])
def test_a_text_is_set_as_its_publishers_do(locale: str, before: str, after: str) -> None:
    """The line of the fixture, with typography as the only kind of edit."""
    edition = slepipe.convert(before, to=locale, terms=False, repair=False)
    assert edition.text == after
    assert {edit.kind for edit in edition.edits} <= {"typography"}


@pytest.mark.parametrize(("locale", "before", "after"), CASES, ids=[case[2] for case in CASES])
def test_what_is_set_well_stays(locale: str, before: str, after: str) -> None:
    """The right side of each line is left as it is."""
    assert slepipe.convert(after, to=locale, terms=False, repair=False).edits == ()


def test_references_keep_their_punctuation() -> None:
    """Entries of the reference list are set as the author set them."""
    reference = "[1] 王明,李华. 狼疮(SLE)研究[J]. 中华内科杂志, 2020, 5(1): 1-2."
    text = f"狼疮研究,见文献[1]。\n\n参考文献\n{reference}"
    assert slepipe.convert(text, to="zh-Hans").text == f"狼疮研究，见文献[1]。\n\n参考文献\n{reference}"


@given(SIGNS)
def test_changes_lie_inside_the_text_and_replace_one_sign(text: str) -> None:
    """Every change is one character for one, inside the stretch asked for, and never the same character."""
    marks = [(at, quotation_mark(text[at], "zh-Hant-TW"), "") for at in quotes(text, 0, len(text)) if text[at] in "“”‘’"]
    for at, after, _ in [*widths(text, 0, len(text)), *marks]:
        assert 0 <= at < len(text)
        assert len(after) == 1
        assert after != text[at]
