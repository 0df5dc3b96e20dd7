"""The message catalogs, complete and sound, and what a damaged one says."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slepipe.errors import LocaleError
from slepipe.publish.catalogs import (
    Labels,
    available,
    default_folder,
    load_labels,
    placeholders,
    read_catalog,
    tag_of,
    untranslated,
)

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "locales"
TAGS = ["en", "ja", "zh-Hans", "zh-Hant-HK", "zh-Hant-TW"]


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A copy of the Japanese catalog in a folder of its own, to be damaged."""
    path = tmp_path / "ja" / "LC_MESSAGES" / "slepipe.po"
    path.parent.mkdir(parents=True)
    shutil.copy(LOCALES / "ja" / "LC_MESSAGES" / "slepipe.po", path)
    return path


def test_the_locales_of_the_project_have_catalogs() -> None:
    """Each folder with a catalog is a locale, by its BCP 47 tag."""
    assert list(available()) == TAGS
    assert default_folder() == LOCALES
    assert tag_of("zh_Hant_TW") == "zh-Hant-TW"


@pytest.mark.parametrize("tag", TAGS)
def test_every_catalog_is_complete(tag: str) -> None:
    """No message of the template is missing, empty or fuzzy in a catalog of the project, and none is beyond it."""
    path = available()[tag]
    assert untranslated(path, LOCALES) == []
    assert {m.id for m in read_catalog(path)} == {m.id for m in read_catalog(LOCALES / "slepipe.pot")}
    assert not read_catalog(path).obsolete


def test_the_template_holds_what_the_code_says() -> None:
    """``pybabel extract -F babel.cfg -k N_`` finds the messages of slepipe.pot, no more and no fewer."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    keywords = {**DEFAULT_KEYWORDS, "N_": None}
    found = {message for _, _, message, _, _ in extract_from_dir(ROOT, methods, options, keywords)}
    template = {m.id for m in read_catalog(LOCALES / "slepipe.pot") if m.id}
    assert template == found, "extract the messages again: pybabel extract -F babel.cfg -k N_ -o locales/slepipe.pot ."


@pytest.mark.parametrize("tag", TAGS)
def test_every_catalog_compiles(tag: str) -> None:
    """What pybabel compile makes of a catalog says the same as the .po file that slepipe reads."""
    with available()[tag].open("rb") as file:
        catalog = read_po(file, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    assert {m.id: m.string for m in read_mo(compiled) if m.id} == load_labels(tag).messages


@pytest.mark.parametrize("tag", TAGS)
def test_placeholders_of_message_and_translation_agree(tag: str) -> None:
    """A translation fills in what its message does, and can be filled in."""
    for message, translation in load_labels(tag).messages.items():
        names = re.findall(r"%\((\w+)\)s", message)
        assert sorted(re.findall(r"%\((\w+)\)s", translation)) == sorted(names)
        if names:
            assert "甲" in translation % dict.fromkeys(names, "甲")
        else:
            assert "%" not in translation


def test_english_translates_each_message_as_itself() -> None:
    """The messages are English."""
    assert all(message == translation for message, translation in load_labels("en").messages.items())


def test_a_label_without_translation_is_the_message() -> None:
    """An empty or missing translation falls back to English."""
    labels = Labels("fr", "fr", {"Drugs": "Médicaments", "Dates": ""})
    assert [labels.gettext(message) for message in ("Drugs", "Dates", "Targets")] == ["Médicaments", "Dates", "Targets"]


def test_fuzzy_translations_are_not_used(damaged: Path) -> None:
    """A guess that nobody has confirmed is no translation."""
    text = damaged.read_text(encoding="utf-8").replace('msgid "Drugs"', '#, fuzzy\nmsgid "Drugs"')
    damaged.write_text(text, encoding="utf-8")
    assert load_labels("ja", damaged.parents[2]).gettext("Drugs") == "Drugs"
    assert untranslated(damaged, LOCALES) == ["Drugs"]


def test_untranslated_names_what_a_catalog_lacks(damaged: Path) -> None:
    """Empty and missing messages are named in the order of the template; without a template of its own, the project's counts."""
    text = damaged.read_text(encoding="utf-8").replace('msgstr "薬剤"', 'msgstr ""', 1).replace('msgid "Type"', 'msgid "Sort"')
    damaged.write_text(text, encoding="utf-8")
    assert untranslated(damaged, damaged.parents[2]) == ["Drug", "Type"]


def test_an_unknown_locale_names_those_there_are(tmp_path: Path) -> None:
    """The error says which catalogs exist."""
    with pytest.raises(LocaleError, match="no catalog for locale 'ko'; catalogs exist for: en, ja, zh-Hans"):
        load_labels("ko")
    with pytest.raises(LocaleError, match="catalogs exist for: none"):
        load_labels("en", tmp_path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param('msgid "Drugs"', 'msgid "Drugs', id="an open quote of a message"),
        pytest.param('msgstr "薬剤"', 'msgstr "薬剤', id="an open quote of a translation"),
        pytest.param('msgstr "薬剤"', 'msgstr "薬剤\\"', id="an escaped quote at the end"),
        pytest.param('msgstr "薬剤"', "薬剤", id="a line that is none"),
        pytest.param("charset=utf-8", "charset=bogus", id="an unknown encoding"),
        pytest.param('msgstr "約%(value)s"', 'msgstr "約%(valeu)s"', id="another placeholder"),
        pytest.param('msgstr "約%(value)s"', 'msgstr "約"', id="a lost placeholder"),
        pytest.param('msgstr "約%(value)s"', 'msgstr "約%(value)d"', id="a placeholder of another kind"),
        pytest.param('msgstr "約%(value)s"', 'msgstr "約%(value)s 100%"', id="a bare percent sign"),
        pytest.param('msgstr "約%(value)s"', 'msgstr "約%(value)"', id="half a placeholder"),
    ],
)
def test_a_damaged_catalog_is_an_error_that_names_its_file(damaged: Path, before: str, after: str) -> None:
    """Nothing of a damaged catalog is used."""
    text = damaged.read_text(encoding="utf-8")
    assert before in text
    damaged.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(LocaleError, match=re.escape(str(damaged))):
        load_labels("ja", damaged.parents[2])


def test_bytes_that_are_no_text_are_an_error_that_names_the_file(damaged: Path) -> None:
    """A catalog saved in another encoding than it says is damaged."""
    damaged.write_bytes(damaged.read_text(encoding="utf-8").encode("shift_jis", "ignore"))
    with pytest.raises(LocaleError, match=re.escape(str(damaged))):
        load_labels("ja", damaged.parents[2])


def test_a_percent_sign_may_be_doubled() -> None:
    """``%%`` is how a translation shows a percent sign; a message that fills in nothing may have any."""
    assert placeholders("約%(value)s%%") == placeholders("about %(value)s")
    assert placeholders("100%") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.integers(0, 6000),
    st.integers(0, 40),
    st.sampled_from(
        [b"", b'"', b"\\", b"msgstr", b'msgstr[5] "x"', b"\n", b"#~ ", b"\xff", b"POT-Creation-Date: x\\n", b"%(a)d"]
    ),
)
def test_no_damage_raises_anything_else(damaged: Path, at: int, length: int, put: bytes) -> None:
    """Whatever bytes are cut out or put in, a catalog is read or is a ``LocaleError``."""
    whole = (LOCALES / "ja" / "LC_MESSAGES" / "slepipe.po").read_bytes()
    damaged.write_bytes(whole[:at] + put + whole[at + length :])
    load_labels.cache_clear()
    error = _error_of(damaged.parents[2])
    assert error is None or str(damaged) in str(error)


def _error_of(folder: Path) -> LocaleError | None:
    try:
        load_labels("ja", folder)
    except LocaleError as error:
        return error
    return None
