"""Recognition: sentences.txt holds own sentences and all their mentions; laws over the articles of source/ and any text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

import slepipe
from slepipe.lexicon import load_lexicon

HERE = Path(__file__).parent
SOURCES = sorted((HERE.parents[1] / "source").iterdir())
LINES = [line for path in SOURCES for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
PIECES = [
    "狼疮",
    "系統性紅斑狼瘡",
    "SLE",
    "IL-6",
    "抗CD20单抗",
    "教授",
    "余品妍",
    "5mg/天",
    "第52周",
    "\n",
    "\u200b",
    " ",
    "２０２５年",
    "。",
]
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(LINES), max_size=3).map("\n".join),
    st.text(max_size=60),
)


def blocks() -> list[list[str]]:
    """The sentences of the fixture, each with the lines of its mentions."""
    text = (HERE / "sentences.txt").read_text(encoding="utf-8")
    paragraphs = (paragraph.splitlines() for paragraph in text.split("\n\n"))
    return [lines for lines in paragraphs if lines and not lines[0].startswith("#")]


CASES = blocks()


def shown(text: str) -> list[str]:
    """The mentions of a text as the fixture writes them."""
    rows = []
    for mention in slepipe.annotate(text).mentions:
        what = mention.entity or json.dumps(mention.value, ensure_ascii=False)
        rows.append("\t".join([mention.type, mention.text, what, *(["nested"] if mention.nested else [])]))
    return rows


def facts(document: slepipe.Document) -> list[object]:
    """What must not depend on the script."""
    return [(m.type, m.start, m.end, m.entity, m.value, m.rule, m.nested) for m in document.mentions]


@pytest.mark.parametrize("lines", CASES, ids=[lines[0] for lines in CASES])
def test_a_sentence_has_exactly_its_mentions(lines: list[str]) -> None:
    """Type, text and entity or value of every mention in order, and no other."""
    assert shown(lines[0]) == lines[1:]


@pytest.mark.parametrize("lines", CASES, ids=[lines[0] for lines in CASES])
@pytest.mark.parametrize("config", ["t2s", "s2t", "s2tw", "s2hk"])
def test_another_script_gives_the_same_facts(lines: list[str], config: str) -> None:
    """The sentence in any other script has the same entities and values at the same places."""
    assert facts(slepipe.annotate(OpenCC(config).convert(lines[0]))) == facts(slepipe.annotate(lines[0]))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("config", ["t2s", "s2t"])
def test_an_article_in_another_script_gives_the_same_facts(path: Path, config: str) -> None:
    """The article and its conversion by OpenCC have the same entities and values at the same places."""
    text = path.read_text(encoding="utf-8")
    assert facts(slepipe.annotate(OpenCC(config).convert(text))) == facts(slepipe.annotate(text))


@settings(deadline=None)
@given(texts)
def test_a_mention_is_its_span(text: str) -> None:
    """text[start:end] is mention.text in any text; outer mentions do not overlap, nested ones lie inside one."""
    mentions = slepipe.annotate(text).mentions
    assert all(text[mention.start : mention.end] == mention.text != "" for mention in mentions)
    end, outer = 0, None
    for mention in mentions:
        if mention.nested:
            assert outer is not None
            assert outer.start <= mention.start < mention.end <= outer.end
        else:
            assert mention.start >= end
            end, outer = mention.end, mention


@settings(deadline=None)
@given(texts)
def test_an_entity_is_a_concept_or_a_name_of_the_article(text: str) -> None:
    """Every entity has its row or is the name itself with its type before it; values have no entity."""
    lexicon = load_lexicon()
    for mention in slepipe.annotate(text).mentions:
        if mention.entity is None:
            assert mention.value is not None
        else:
            own = ":" in mention.entity and mention.value is None
            assert own != (lexicon.concept_of(mention.entity) is not None)


@pytest.mark.parametrize(
    ("text", "mention", "entity"),
    [
        (
            "狼瘡的治療\n\n近年的研究發現這種疾病的全名應該寫作系統性紅\n斑狼瘡，須長期治療。",
            "系統性紅\n斑狼瘡",
            "systemic-lupus-erythematosus",
        ),
        ("狼瘡的治療\n\n近年的研究發現患者可以長期使用的藥物是貝利\r\n尤單抗，療效良好。", "貝利\r\n尤單抗", "belimumab"),
        ("红斑\u200b狼疮与贝利尤\u200b单抗的研究。", "贝利尤\u200b单抗", "belimumab"),
    ],
)
def test_a_mention_across_a_broken_line_is_found(text: str, mention: str, entity: str) -> None:
    """The span includes the line end or the zero-width character."""
    assert (mention, entity) in [(m.text, m.entity) for m in slepipe.annotate(text).mentions]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("常见的不良反应包括肺炎", "symptom"),
        ("类固醇可能引起青光眼", "symptom"),
        ("排除患有青光眼的患者", "disease"),
        ("既往有青光眼病史，治疗青光眼", "disease"),
    ],
)
def test_the_role_in_the_clause_tells_symptom_from_disease(clause: str, expected: str) -> None:
    """The nearest cue before the name decides; a stop ends its reach."""
    types = [m.type for m in slepipe.annotate(clause).mentions if m.text in {"青光眼", "肺炎"}]
    assert types
    assert set(types) == {expected}


def test_a_journal_with_dots_is_the_one_without() -> None:
    """N. Engl. J. Med. of one entry is the N Engl J Med of another."""
    text = "研究見文獻。\n\n參考文獻\n[1] A. Smith, Lupus therapy today, N. Engl. J. Med. 390 (2024) 1–9.\n[2] Lee B, Cho D. Lupus care. N Engl J Med. 2023;388:10-20.\n"
    journals = [m for m in slepipe.annotate(text).mentions if m.type == "journal"]
    assert len(journals) == 2
    assert {m.entity for m in journals} == {"new-england-journal-of-medicine"}
