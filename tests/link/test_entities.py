"""Entities: one for each thing, whatever names its mentions use."""

from __future__ import annotations

from pathlib import Path

import pytest

import slepipe
from slepipe.lexicon import load_lexicon
from slepipe.link.entities import link_entities
from slepipe.model import Mention

SOURCES = sorted((Path(__file__).resolve().parents[2] / "source").iterdir())


def mention(text: str, entity: str | None, kind: str = "drug", start: int = 0) -> Mention:
    """A mention as recognition hands it on."""
    return Mention(kind, start, start + len(text), text, "rule", entity)


def test_all_names_of_a_drug_are_one_entity() -> None:
    """Saphnelo, Anifrolumab, 阿伏利尤單抗 and 阿尼弗魯單抗 are one thing with four forms."""
    document = slepipe.annotate("Saphnelo即Anifrolumab，又譯阿伏利尤單抗、阿尼弗魯單抗。阿伏利尤單抗已獲批。")
    (entity,) = document.entities
    assert (entity.id, entity.type, entity.name, entity.count) == ("anifrolumab", "drug", "anifrolumab", 5)
    assert entity.forms == ("阿伏利尤單抗", "Saphnelo", "Anifrolumab", "阿尼弗魯單抗")
    assert entity.identifiers == ("ATC:L04AG11",)
    assert entity.names["zh-Hans"] == "阿伏利尤单抗"


def test_entities_are_sorted_by_count_then_by_place() -> None:
    """The most mentioned first."""
    found = [mention("甲", "belimumab"), mention("乙", "anifrolumab"), mention("乙", "anifrolumab"), mention("丙", "prednisone")]
    assert [entity.id for entity in link_entities(found, load_lexicon())] == ["anifrolumab", "belimumab", "prednisone"]


def test_values_are_no_entities() -> None:
    """A mention without an entity links to nothing."""
    assert link_entities([mention("5 mg", None, "dose")], load_lexicon()) == ()


def test_the_type_is_that_of_most_mentions() -> None:
    """骨質疏鬆 twice as a side effect and once as a comorbidity is a symptom."""
    found = [mention("骨质疏松", "osteoporosis", kind) for kind in ("disease", "symptom", "symptom")]
    assert link_entities(found, load_lexicon())[0].type == "symptom"


def test_a_person_is_named_as_written_and_in_simplified() -> None:
    """No lexicon knows her."""
    (entity,) = link_entities([mention("余品嫻", "person:余品娴", "person")], load_lexicon())
    assert entity.name == "余品嫻"
    assert entity.names == {"zh-Hans": "余品娴"}


def test_a_company_and_its_subsidiary_are_two() -> None:
    """上海医药 and 上海医药集团生物治疗技术有限公司 keep apart."""
    text = "上海医药旗下的上海医药集团生物治疗技术有限公司"
    assert len({m.entity for m in slepipe.annotate(text).mentions if m.type == "organization"}) == 2


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_entities_of_an_article_account_for_its_mentions(path: Path) -> None:
    """Counts add up, ids are unique, forms are texts of mentions."""
    document = slepipe.annotate(path.read_text(encoding="utf-8"))
    linked = [m for m in document.mentions if m.entity]
    assert sum(entity.count for entity in document.entities) == len(linked)
    assert len({entity.id for entity in document.entities}) == len(document.entities)
    assert {form for entity in document.entities for form in entity.forms} == {m.text for m in linked}
