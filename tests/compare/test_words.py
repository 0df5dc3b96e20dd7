from __future__ import annotations

import pytest

from slepipe.compare.words import plain_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 年死亡率，约９０％", "5年死亡率,约90%"),
        ("他说：“很好”。", "他說:「很好」"),
        ("（ＣＤ１９）陽性", "(CD19)阳性"),
        ("共8家,其中3家", "共8家。其中3家"),
    ],
)
def test_typography_and_script_say_nothing(one: str, other: str) -> None:
    """Two settings of the same words are equal."""
    assert plain_words(one) == plain_words(other)


@pytest.mark.parametrize(
    ("one", "other"), [("1,4", "14"), ("2:1", "21"), ("0、14天", "014天"), ("5-10 mg", "510 mg"), ("≥5分", "≤5分"), ("3.2", "32")]
)
def test_signs_inside_figures_are_kept(one: str, other: str) -> None:
    """A sign between two digits, a comparator or a point makes another figure."""
    assert plain_words(one) != plain_words(other)
