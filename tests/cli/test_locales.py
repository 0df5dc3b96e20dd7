"""``slepipe locales``: which locales there are and what they lack."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from slepipe.publish.catalogs import default_folder

Run = Callable[..., Any]


@pytest.fixture
def french(tmp_path: Path) -> Path:
    """A folder with a French catalog that translates one message."""
    path = tmp_path / "locales" / "fr" / "LC_MESSAGES" / "slepipe.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Drugs"\nmsgstr "Médicaments"\n', encoding="utf-8"
    )
    return tmp_path / "locales"


def test_the_projects_locales_are_complete(slepipe: Run) -> None:
    """One line a locale, by its tag; --check finds nothing."""
    outcome = slepipe("locales", "--check")
    tags = ["en", "ja", "zh-Hans", "zh-Hant-HK", "zh-Hant-TW"]
    assert outcome == (0, "".join(f"{tag}: nothing untranslated\n" for tag in tags), "")


def test_untranslated_messages_are_listed(slepipe: Run, french: Path) -> None:
    """Their number, and each on a line; only --check makes them findings."""
    outcome = slepipe("locales", "--locales-dir", french)
    first, *messages = outcome.out.splitlines()
    assert outcome.status == 0
    assert first == f"fr: {len(messages)} untranslated"
    assert "  Diseases" in messages
    assert "  Drugs" not in messages
    assert slepipe("locales", "--locales-dir", french, "--check").status == 1


def test_the_report_as_json(slepipe: Run, french: Path) -> None:
    """A mapping, or a locale a line."""
    report = json.loads(slepipe("locales", "--locales-dir", french, "--format", "json").out)
    assert list(report) == ["fr"]
    assert "Diseases" in report["fr"]
    (line,) = slepipe("locales", "--locales-dir", french, "--format", "jsonl").out.splitlines()
    assert json.loads(line) == {"locale": "fr", "untranslated": report["fr"]}


def test_a_damaged_catalog_is_one_line_and_status_4(slepipe: Run, tmp_path: Path) -> None:
    """It names the file."""
    shutil.copytree(default_folder(), tmp_path / "locales")
    path = tmp_path / "locales" / "ja" / "LC_MESSAGES" / "slepipe.po"
    path.write_bytes(path.read_bytes()[:-20] + b"\xff")
    outcome = slepipe("locales", "--locales-dir", tmp_path / "locales")
    assert (outcome.status, outcome.out) == (4, "")
    assert f"slepipe: {path}: not a readable catalog" in outcome.err
    assert outcome.err.count("\n") == 1
