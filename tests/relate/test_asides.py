"""What is named in a sentence without being its subject, and what is its subject without being a mention."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.relate.asides import has_own_label, is_aside, is_unknown
from slepipe.relate.line import DOSE, DRUG


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("ZK-12:因未达主要终点而终止", True),
        ("注射用ZK12获批", True),
        ("安乐胶囊是新药", True),
        (f"{DRUG}胶囊是新药", False),
        ("该注射液已上市", False),
        ("不良反应为恶心", False),
        ("SRI应答率为51%", False),
    ],
)
def test_a_name_that_is_no_mention_is_an_unknown_subject(text: str, unknown: bool) -> None:  # noqa: FBT001
    """A code with its number, or the name of a preparation, at the head of the line."""
    assert is_unknown(text) is unknown


@pytest.mark.parametrize(
    ("text", "own"), [("康复素:已上市", True), ("用法:口服", False), (f"{DRUG}:口服", False), ("已上市", False)]
)
def test_a_label_is_an_own_subject_or_an_aspect(text: str, own: bool) -> None:  # noqa: FBT001
    """用法 speaks of the drug above."""
    assert has_own_label(text) is own


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        (f"{DRUG}≤{DOSE}且缓解者", True),
        (f"每日{DOSE}以上{DRUG}的受试者", True),
        (f"经{DRUG}处理后缓解", True),
        (f"用{DRUG}连续处理小鼠", False),
        (f"使用{DRUG}的患者", False),
        (f"{DRUG}每次{DOSE}", False),
    ],
)
def test_a_drug_may_only_say_who_is_counted_or_what_mended(text: str, aside: bool) -> None:  # noqa: FBT001
    """Such a drug has no results and no adverse effects."""
    assert is_aside(text, text.index(DRUG)) is aside


def test_adverse_effects_are_not_those_of_what_mended_them() -> None:
    """The drug that is spoken of is further up."""
    document = slepipe.annotate("托珠单抗用于临床已久。经泼尼松处理后症状消失。未见恶心。")
    (effect,) = [r for r in document.relations if r.kind == "adverse-effect"]
    assert effect.arguments[0].entity == "tocilizumab"
