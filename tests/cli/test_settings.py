"""Settings files, environment variables and options, and which of them wins."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from slepipe.cli.settings import load_settings
from slepipe.errors import SettingsError

Run = Callable[..., Any]
Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_a_file_there_are_no_settings() -> None:
    """Every default is the option's own."""
    assert load_settings(None) == {}


def test_a_settings_file_gives_the_defaults_of_options(write: Write, tmp_path: Path) -> None:
    """Each command gets them; paths are relative to the file, not to where the command is started."""
    write(
        "slepipe.toml",
        'to = "zh-Hans"\noutput = "out"\nlocales_dir = "/abs"\nlexicon = ["a.tsv", "sub/b.tsv"]\nlocale = ["en", "ja"]',
    )
    defaults = {
        "to": "zh-Hans",
        "output": str(tmp_path / "out"),
        "locales_dir": "/abs",
        "lexicon": [str(tmp_path / "a.tsv"), str(tmp_path / "sub" / "b.tsv")],
        "locale": ["en", "ja"],
    }
    loaded = load_settings(None)
    assert loaded["run"] == loaded["convert"] == loaded["annotate"] == loaded["segment"] == loaded["locales"] == defaults
    assert loaded["lexicon"] == {"check": defaults, "find": defaults, "list": defaults}


def test_the_nearest_file_above_counts(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in the working folder hides one further up."""
    write("slepipe.toml", 'to = "zh-Hans"')
    write("deep/er/x", "")
    monkeypatch.chdir(tmp_path / "deep" / "er")
    assert load_settings(None)["convert"] == {"to": "zh-Hans"}
    write("deep/pyproject.toml", '[tool.slepipe]\nto = "zh-Hant-HK"')
    assert load_settings(None)["convert"] == {"to": "zh-Hant-HK"}
    write("deep/slepipe.toml", 'to = "zh-Hant-TW"')
    assert load_settings(None)["convert"] == {"to": "zh-Hant-TW"}


def test_a_pyproject_of_another_tool_is_passed_over(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only one with [tool.slepipe] counts."""
    write("pyproject.toml", '[tool.slepipe]\nto = "zh-Hans"')
    write("sub/pyproject.toml", "[tool.ruff]\nline-length = 130")
    monkeypatch.chdir(tmp_path / "sub")
    assert load_settings(None)["convert"] == {"to": "zh-Hans"}


def test_a_named_file_is_read_from_anywhere(write: Write, tmp_path: Path) -> None:
    """Its paths are relative to its own folder."""
    path = write("conf/mine.toml", 'output = "out"')
    assert load_settings(str(path))["run"] == {"output": str(tmp_path / "conf" / "out")}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "slepipe.toml",
            'tto = "zh-Hans"',
            "slepipe.toml: unknown setting 'tto'; settings are date, encoding, extra, glossary, lexicon",
        ),
        ("slepipe.toml", "to = 5", "slepipe.toml: to must be a string, not 5"),
        ("slepipe.toml", 'lexicon = "a.tsv"', "lexicon must be a list of strings, not 'a.tsv'"),
        ("slepipe.toml", "lexicon = [1, 2]", r"lexicon must be a list of strings, not \[1, 2\]"),
        ("slepipe.toml", "date = 2026-03-02", r"date must be a string, not datetime.date\(2026, 3, 2\)"),
        ("slepipe.toml", "to = ", "slepipe.toml: not a readable TOML file"),
        ("slepipe.toml", b"\xff\xfe", "slepipe.toml: not a readable TOML file"),
        ("pyproject.toml", "[tool.slepipe", "pyproject.toml: not a readable TOML file"),
        ("pyproject.toml", '[tool.slepipe]\nto = ["zh-Hans"]', "pyproject.toml: to must be a string"),
        ("pyproject.toml", "[[tool.slepipe]]\nto = 1", r"pyproject.toml: \[tool.slepipe\] must be a table"),
    ],
)
def test_an_impossible_setting_is_an_error_that_names_its_file(write: Write, name: str, content: str, message: str) -> None:
    """What is set and not understood is never passed over."""
    write(name, content)
    with pytest.raises(SettingsError, match=message):
        load_settings(None)


def test_a_named_file_that_is_missing_is_an_error() -> None:
    """It is not looked for elsewhere."""
    with pytest.raises(SettingsError, match=r"none\.toml: cannot be read .*; check its name"):
        load_settings("none.toml")


def test_a_settings_error_is_one_line_and_status_2(slepipe: Run, write: Write) -> None:
    """Whatever the command."""
    write("slepipe.toml", 'colour = "red"')
    for command in (("convert",), ("lexicon", "list"), ("run", "x.txt")):
        outcome = slepipe(*command)
        assert outcome.status == 2
        assert outcome.out == ""
        assert outcome.err.count("\n") == 1
        assert "slepipe.toml: unknown setting 'colour'" in outcome.err


def test_an_environment_variable_beats_the_file_and_an_option_beats_both(
    slepipe: Run, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """File, then SLEPIPE_RUN_OUTPUT, then --output."""
    source = write("note.txt", "系统性红斑狼疮需要长期随访。")
    write("slepipe.toml", 'output = "from-file"\nlocale = ["en"]')
    assert slepipe("run", source).status == 0
    monkeypatch.setenv("SLEPIPE_RUN_OUTPUT", str(tmp_path / "from-env"))
    assert slepipe("run", source).status == 0
    assert slepipe("run", source, "-o", "from-option").status == 0
    for folder in ("from-file", "from-env", "from-option"):
        manifest = json.loads((tmp_path / folder / "manifest.json").read_bytes())
        assert list(manifest["articles"][0]["files"]) == ["document.json", "en.json", "en.md"]


def test_lists_from_a_file_are_replaced_by_options(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """--locale on the command line takes the place of the whole list."""
    source = write("note.txt", "系统性红斑狼疮需要长期随访。")
    write("slepipe.toml", 'locale = ["en", "ja"]')
    assert slepipe("run", source, "--locale", "zh-Hans", "-o", "out").status == 0
    assert sorted(p.name for p in (tmp_path / "out" / "note").glob("*.md")) == ["zh-Hans.md"]


def test_settings_reach_the_parts_too(slepipe: Run, write: Write) -> None:
    """``to`` is the locale of convert; another command does not mind it."""
    write("conf.toml", 'to = "zh-Hans"')
    assert slepipe("--settings", "conf.toml", "convert", stdin="紅斑狼瘡").out == "红斑狼疮\n"
    assert slepipe("--settings", "conf.toml", "segment", stdin="紅斑狼瘡").status == 0
    assert slepipe("--settings", "none.toml", "segment", stdin="紅斑狼瘡").status == 2


def test_an_impossible_choice_in_a_file_is_a_usage_error(slepipe: Run, write: Write) -> None:
    """The option checks what the file gives as it checks what the user types."""
    write("slepipe.toml", 'to = "zh-Latn"')
    outcome = slepipe("convert", stdin="紅斑狼瘡")
    assert outcome.status == 2
    assert "'zh-Latn' is not one of 'zh-Hans', 'zh-Hant-TW', 'zh-Hant-HK'" in outcome.err
