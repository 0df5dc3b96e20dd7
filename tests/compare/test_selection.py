"""Parts of a diff by type and section."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.compare.selection import select

OLD = "# 綜述\n\n## 藥物\n\nIII期試驗TULIP-2納入362例患者。\n\n## 手術\n\n手術納入40例患者,用貝利尤單抗治療。\n"
NEW = OLD.replace("362例", "365例").replace("40例", "41例").replace("用貝利尤單抗治療", "用潑尼松治療")


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ((), ["362例", "40例", "貝利尤單抗"]),
        (("count",), ["362例", "40例"]),
        (("fact",), ["362例", "40例"]),
        (("fact-changed", "drug"), ["362例", "40例", "貝利尤單抗"]),
        (("drug",), ["貝利尤單抗"]),
        (("entity-replaced",), ["貝利尤單抗"]),
        (("relation",), []),
    ],
)
def test_a_type_is_that_of_the_mention_the_kind_or_its_group(types: tuple[str, ...], expected: list[str]) -> None:
    """Several types add up; none at all leaves everything."""
    diff = slepipe.diff(slepipe.annotate(OLD), slepipe.annotate(NEW))
    assert [finding.old.text for finding in select(diff, types=types).findings if finding.old] == expected


def test_a_section_is_named_by_words_of_its_heading() -> None:
    """Of either side."""
    diff = slepipe.diff(slepipe.annotate(OLD), slepipe.annotate(NEW.replace("## 手術", "## 外科治療")))
    assert [finding.kind for finding in select(diff, sections=("外科",)).findings] == [
        "section-renamed",
        "mentions-fewer",
        "fact-changed",
        "entity-replaced",
    ]
    assert [finding.old.text for finding in select(diff, sections=("藥",)).findings if finding.old] == ["362例"]
