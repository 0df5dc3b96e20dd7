"""Documents cut into sentences of words, entities and values."""

from __future__ import annotations

import slepipe
from slepipe.compare.units import Unit, canonical_value, read_units
from slepipe.model import Mention


def _units(text: str) -> list[Unit]:
    return read_units(slepipe.annotate(text), lambda entity: entity)


def test_a_sentence_is_a_unit() -> None:
    """Its stop ends it; semicolons do so too."""
    text = "羟氯喹是基础用药。皮疹要防晒;患者应复诊!"
    assert [text[unit.start : unit.end] for unit in _units(text)] == ["羟氯喹是基础用药。", "皮疹要防晒;", "患者应复诊!"]


def test_a_heading_is_one_unit_without_its_number() -> None:
    """Also with a stop in it; the sentences below know its section."""
    heading, sentence = _units("# 手册\n\n## 2.3 何时停药?医生怎么说\n\n皮疹要防晒。")[1:]
    assert (heading.heading, heading.words[0], heading.section) == (True, "何时", 0)
    assert (sentence.heading, sentence.section) == (False, 0)


def test_words_are_simplified_and_entities_ids() -> None:
    """So both scripts have the same words."""
    simplified, traditional = _units("患者服用羟氯喹。"), _units("患者服用羥氯喹。")
    assert simplified[0].words == traditional[0].words == ("患者", "服用", "\0hydroxychloroquine")
    assert simplified[0].shape == ("患者", "服用", "\0drug")


def test_references_and_markers_belong_to_no_unit() -> None:
    """Nor does the heading of their list, nor a marker without an entry."""
    units = _units("羟氯喹是基础用药[1][9]。\n\n## 参考文献\n\n[1] Lin A, Wu B. Lupus notes. Kidney Notes. 2020;5:1-9.")
    assert [unit.words for unit in units] == [("\0hydroxychloroquine", "是", "基础", "用药")]


def test_a_bare_figure_is_a_value() -> None:
    """The bounds of an interval; what counts, and what is part of a name, is a word."""
    (unit,) = _units("见表1,风险比的95%CI 0.34~0.77,代号为AMG 999998。")
    assert [item.mention.value for item in unit.items if item.kind == "\0number" and item.mention] == [
        {"number": 0.34},
        {"number": 0.77},
    ]


def test_equal_values_have_equal_texts() -> None:
    """In any order of keys, with or without a trailing zero, whatever the classifier of people."""

    def said(kind: str, value: dict[str, object]) -> str:
        return canonical_value(Mention(kind, 0, 1, "x", "rule", value=value))

    assert said("count", {"number": 29.0, "unit": "名"}) == said("count", {"unit": "例", "number": 29})
    assert said("count", {"number": 29, "unit": "家"}) != said("count", {"number": 29, "unit": "例"})
    assert said("percent", {"number": 16}) != said("percent", {"number": 16, "comparator": "~"})
