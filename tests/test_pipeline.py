"""The public entries: annotate, convert, segment, and the stages between."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import slepipe
from slepipe.edit.edition import Switches
from slepipe.errors import InputError, LocaleError
from slepipe.pipeline import Options, analyse, edition
from slepipe.read import read_article

SOURCES = sorted((Path(__file__).resolve().parents[1] / "source").iterdir())


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_text_makes_it_raise(text: str) -> None:
    """Any Unicode text has a document and three editions."""
    analysis = analyse(read_article(text))
    assert analysis.document.text == text
    for locale in ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK"):
        assert edition(analysis, locale).locale == locale


@pytest.mark.parametrize("entry", [slepipe.annotate, slepipe.convert, slepipe.segment])
def test_a_lone_surrogate_is_an_input_error(entry: object) -> None:
    """Every entry says so before anything else."""
    with pytest.raises(InputError, match="surrogate"):
        entry("狼\ud800疮")  # type: ignore[operator]


@pytest.mark.parametrize("entry", [slepipe.annotate, slepipe.convert, slepipe.segment])
@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_text_is_an_article_without_anything(entry: object, text: str) -> None:
    """No blocks, no tokens, and an edition that is the text."""
    made = entry(text)  # type: ignore[operator]
    assert made == [] or made.text == text


@pytest.mark.parametrize("locale", ["zh", "zh-TW", "zh-Hant", "en", "ja", ""])
def test_an_unknown_locale_is_refused_with_the_known_ones(locale: str) -> None:
    """The message lists what can be asked for."""
    with pytest.raises(LocaleError, match="zh-Hans, zh-Hant-TW, zh-Hant-HK"):
        slepipe.convert("狼疮", to=locale)


def test_the_default_edition_is_taiwans() -> None:
    """As the signature says."""
    assert slepipe.convert("红斑狼疮").locale == "zh-Hant-TW"


def test_the_reference_date_supplies_the_year() -> None:
    """Without it the year stays open."""
    text = "7月2日公布结果。"
    assert slepipe.annotate(text).mentions[0].value == {"edtf": "XXXX-07-02"}
    dated = slepipe.annotate(text, date=datetime.date(2025, 7, 10))
    assert dated.mentions[0].value == {"edtf": "2025-07-02"}


def test_front_matter_gives_title_and_date() -> None:
    """The declared date supplies years, too."""
    text = "---\ntitle: 狼疮新知\ndate: 2025-07-10\n---\n\n7月2日公布结果。"
    document = slepipe.annotate(text)
    assert (document.title, document.date) == ("狼疮新知", "2025-07-10")
    assert document.mentions[-1].value == {"edtf": "2025-07-02"}


def test_a_given_date_goes_before_the_declared_one() -> None:
    """The caller knows better."""
    text = "---\ndate: 2025-07-10\n---\n\n7月2日公布结果。"
    assert slepipe.annotate(text, date=datetime.date(2024, 8, 1)).mentions[-1].value == {"edtf": "2024-07-02"}


def test_options_choose_lexicon_segmenter_and_name(tmp_path: Path) -> None:
    """A user's row is recognized; the name becomes the id."""
    row = "wolf-drug\tdrug\twolfmab\t狼可欣\t狼可欣\t\t\t\t\tinvented"
    table = tmp_path / "own.tsv"
    table.write_text("id\ttype\ten\tzh-Hans\tzh-Hant-TW\tzh-Hant-HK\tja\taliases\tidentifiers\tsource\n" + row, encoding="utf-8")
    options = Options(lexicon=(str(table),), segmenter="jieba", hmm=False)
    document = analyse(read_article("患者服用狼可欣。"), name="a1", options=options).document
    assert document.id == "a1"
    assert [(m.text, m.entity) for m in document.mentions] == [("狼可欣", "wolf-drug")]
    assert "狼可欣" in [token.text for token in document.tokens]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_convert_is_the_edition_of_the_analysis(path: Path) -> None:
    """One analysis serves all editions and gives what convert gives."""
    text = path.read_text(encoding="utf-8")
    analysis = analyse(read_article(text))
    for locale in ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK"):
        assert edition(analysis, locale) == slepipe.convert(text, to=locale)
        plain = slepipe.convert(text, to=locale, repair=False, terms=False, typography=False)
        assert edition(analysis, locale, Switches(repair=False, terms=False, typography=False)) == plain


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_layers_of_a_document_lie_in_its_text(path: Path) -> None:
    """Blocks, tokens, mentions, references and citations are spans of the untouched source."""
    text = path.read_text(encoding="utf-8")
    document = slepipe.annotate(text)
    assert document.text == text
    for layer in (document.blocks, document.tokens, document.mentions, document.references, document.citations):
        assert [(one.start, -one.end) for one in layer] == sorted((one.start, -one.end) for one in layer)
        assert all(0 <= one.start < one.end <= len(text) for one in layer)
    assert {mention.entity for mention in document.mentions} - {None} == {entity.id for entity in document.entities}


def test_segment_gives_the_tokens_of_the_document() -> None:
    """segment is annotate's tokens as a list."""
    text = "系统性红斑狼疮的治疗"
    assert slepipe.segment(text) == list(slepipe.annotate(text).tokens)


def test_the_same_text_gives_the_same_json() -> None:
    """Nothing depends on order of hashes or on what ran before."""
    text = SOURCES[0].read_text(encoding="utf-8")
    assert slepipe.annotate(text).to_json() == slepipe.annotate(text).to_json()
