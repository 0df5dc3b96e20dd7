"""Names that no lexicon knows, in whole sentences; the modules that find them are tested together, for they share the places."""

from __future__ import annotations

from pathlib import Path

import pytest
from opencc import OpenCC

import slepipe
from slepipe.hanzi import to_simplified

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("new_names.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
IDS = [case[0][:24] for case in CASES]


def mentions(text: str) -> list[str]:
    """Type and text of the outer mentions that have an entity, without the values."""
    return [f"{m.type} {m.text}" for m in slepipe.annotate(text).mentions if m.entity and not m.nested]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_sentence_has_exactly_these_entities(case: list[str]) -> None:
    """In order, and no other."""
    assert mentions(case[0]) == [each for each in (case[1] if len(case) > 1 else "").split(" | ") if each]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_new_names_are_the_same_in_the_other_script(case: list[str]) -> None:
    """What stands at a place of the Simplified text stands there in the Traditional one too."""
    simplified = to_simplified(case[0])
    spans = [
        [(m.start, m.end, m.type, m.entity) for m in slepipe.annotate(text).mentions]
        for text in (simplified, OpenCC("s2t").convert(simplified))
    ]
    assert spans[0] == spans[1]


def test_two_names_of_a_new_drug_are_one_entity() -> None:
    """The Chinese name and the English one in brackets behind it."""
    text = "奥瑞瓦单抗（orevalumab）治疗后，orevalumab组缓解更多。"
    assert len({m.entity for m in slepipe.annotate(text).mentions if m.type == "drug"}) == 1


def test_a_new_name_beside_a_known_one_is_the_known_thing() -> None:
    """奥瑞瓦单抗（Saphnelo） is Saphnelo's drug, wherever it stands."""
    drugs = {m.entity for m in slepipe.annotate("奥瑞瓦单抗（Saphnelo）获批。奥瑞瓦单抗疗效好。").mentions if m.type == "drug"}
    assert drugs == {"anifrolumab"}


def test_a_subsidiary_is_another_organization_than_its_parent() -> None:
    """上海医药 and 上海医药集团生物治疗技术有限公司 are two."""
    text = "上海医药公告，上海医药集团生物治疗技术有限公司收到通知。"
    assert len({m.entity for m in slepipe.annotate(text).mentions if m.type == "organization"}) == 2


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("服用奎寧（必賴克廔）須驗眼，奎寧不傷腎。", {"hydroxychloroquine"}),
        ("服用必賴克廔（俗稱奎寧）須驗眼，奎寧不傷腎。", {"hydroxychloroquine"}),
        ("瘧疾可用奎寧，狼瘡用羥氯奎寧。", {"quinine", "hydroxychloroquine"}),
        ("奎寧治療瘧疾。", {"quinine"}),
        ("紅斑性狼瘡病友說奎寧傷眼。", {None}),
    ],
)
def test_a_drug_called_by_the_name_of_another_is_what_stands_in_brackets(text: str, drugs: set[str | None]) -> None:
    """Taiwan's patients call hydroxychloroquine 奎寧; beside its name or brand that is what an article means, else nobody knows."""
    assert {m.entity for m in slepipe.annotate(text).mentions if m.type == "drug"} == drugs


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("## HY-307\n\n该单抗靶向BDCA2。", ["HY-307"]),
        ("**HY-088**:公司终止了该药的开发。", ["HY-088"]),
        ("## ISO-9001\n\n口服药的质量体系。", []),
        ("## HY-307\n\n公司年报。", []),
    ],
)
def test_a_code_that_is_a_heading_is_a_drug_if_what_follows_speaks_of_one(text: str, codes: list[str]) -> None:
    """A heading has no words around it."""
    assert [m.text for m in slepipe.annotate(text).mentions if m.type == "drug"] == codes
