"""``slepipe trends``: many articles as a table, CSV, JSON and a plot."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[..., Path]

CORPUS = Path(__file__).parents[1] / "trends" / "corpus"
JUNE = "---\ndate: 2025-06-01\n---\n\n贝利尤单抗每周皮下注射200 mg。\n"
JULY = "---\ndate: 2025-07-01\n---\n\n贝利尤单抗每周皮下注射400 mg。羟氯喹有效。\n"


@pytest.fixture
def articles(write: Write) -> None:
    """Two months in a folder."""
    write("news/june.md", JUNE)
    write("news/july.md", JULY)


def test_in_a_pipe_the_table_has_tabs(slepipe: Run, articles: None) -> None:
    """Entities, an empty line, and the facts that changed."""
    expected = (
        "Name\tType\tStatus\tFirst\tLast\tArticles\tMentions\t2025-06\t2025-07\n"
        "belimumab\tdrug\tsteady\t2025-06\t2025-07\t2\t2\t1\t1\n"
        "hydroxychloroquine\tdrug\tappeared\t2025-07\t2025-07\t1\t1\t\t1\n"
        "\n"
        "2025-07\tbelimumab, subcutaneous\tDose: 200 mg, weekly -> 400 mg, weekly\n"
    )
    assert slepipe("trends", "news") == (0, expected, "")


def test_on_a_terminal_it_has_columns(slepipe: Run, articles: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same words without tabs, and a bar for each month."""
    monkeypatch.setattr("slepipe.cli.trends._is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    out = slepipe("trends", "news", "--locale", "zh-Hans").out
    assert "2025-06 – 2025-07" in out.splitlines()[0]
    assert re.search(r"^贝利尤单抗 .* 2 +2 +██ *$", out, re.MULTILINE)
    assert re.search(r"^羟氯喹 .* 1 +1 +  █ *$", out, re.MULTILINE)
    assert "\t" not in out


def test_the_csv_is_read_back(slepipe: Run, articles: None) -> None:
    """A row for each entity and month, all entities of the corpus."""
    rows = list(csv.DictReader(io.StringIO(slepipe("trends", "news", "--format", "csv").out)))
    assert [(row["entity"], row["group"], row["mentions"]) for row in rows] == [
        ("belimumab", "2025-06", "1"),
        ("belimumab", "2025-07", "1"),
        ("hydroxychloroquine", "2025-06", "0"),
        ("hydroxychloroquine", "2025-07", "1"),
    ]


def test_the_json_has_a_version_groups_entities_and_changes(slepipe: Run, articles: None) -> None:
    """Values in normal form, with the article that states the new one."""
    data = json.loads(slepipe("trends", "news", "--format", "json").out)
    assert (data["version"], data["by"]) == (1, "month")
    assert data["groups"] == [{"label": "2025-06", "documents": 1}, {"label": "2025-07", "documents": 1}]
    (change,) = data["changes"]
    assert change["old"] == [{"number": 200, "period": "P1W", "unit": "mg"}]
    assert change["new"] == [{"number": 400, "period": "P1W", "unit": "mg"}]
    assert change["documents"] == ["july"]


def test_types_and_top_choose(slepipe: Run) -> None:
    """The two drugs in most articles; names in the locale."""
    lines = slepipe("trends", CORPUS, "--type", "drug", "--top", "2", "--locale", "zh-Hant-TW").out.splitlines()
    assert [line.split("\t")[0] for line in lines[1:3]] == ["ilvarotinib", "belimumab"]
    assert lines[3] == ""
    assert slepipe("trends", CORPUS, "--type", "journal").out.count("\n") == 1


def test_by_source_names_the_front_matter_or_the_folder(slepipe: Run) -> None:
    """Two sources, four articles each."""
    data = json.loads(slepipe("trends", CORPUS, "--by", "source", "--format", "json").out)
    assert data["groups"] == [{"label": "fengshi", "documents": 4}, {"label": "康讯周刊", "documents": 4}]


def test_articles_without_a_date_are_counted_on_stderr(slepipe: Run) -> None:
    """With the mend; by source nobody asks for a date."""
    expected = "slepipe: articles without a date: 1; say it in their front matter (date: 2025-09-30)\n"
    assert slepipe("trends", CORPUS).err == expected
    assert slepipe("trends", CORPUS, "--by", "source").err == ""


@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_the_order_of_the_sources_is_no_matter(slepipe: Run, articles: None, form: str) -> None:
    """Nor whether they are named one by one."""
    files = ["news/july.md", "news/june.md"]
    outcomes = {slepipe("trends", *order, "--format", form) for order in (files, files[::-1], ["news"], ["news", *files])}
    assert len(outcomes) == 1


def test_what_run_and_annotate_wrote_gives_the_same(slepipe: Run, articles: None, write: Write) -> None:
    """document.json files below an output folder, an array of documents, and documents a line."""
    expected = slepipe("trends", "news", "--format", "csv").out
    assert slepipe("run", "-q", "--locale", "en", "news", "-o", "out").status == 0
    write("all.json", slepipe("annotate", "--format", "json", "news").out)
    write("all.jsonl", slepipe("annotate", "--format", "jsonl", "news/june.md", "news/july.md").out)
    for source in ("out", "out/*/document.json", "all.json", "all.jsonl"):
        assert slepipe("trends", source, "--format", "csv") == (0, expected, "")


def test_the_source_of_a_written_document_is_the_folder_of_the_run(slepipe: Run, articles: None) -> None:
    """Its own folder is named after the article."""
    slepipe("run", "-q", "--locale", "en", "news", "-o", "out")
    data = json.loads(slepipe("trends", "out", "--by", "source", "--format", "json").out)
    assert data["groups"] == [{"label": "out", "documents": 2}]


def test_a_folder_with_articles_and_results_gives_the_articles(slepipe: Run, articles: None) -> None:
    """No article is counted twice."""
    slepipe("run", "-q", "--locale", "en", "news", "-o", "out")
    assert slepipe("trends", ".", "--format", "csv").out == slepipe("trends", "news", "--format", "csv").out


def test_a_failed_source_is_one_line(slepipe: Run, articles: None, write: Write) -> None:
    """The others are done; the status says so. Where none is left there is no table."""
    write("broken.json", '{"version": 1}')
    outcome = slepipe("trends", "news", "broken.json", "none.txt")
    assert outcome.status == 3
    assert outcome.out.startswith("Name\t")
    lines = outcome.err.splitlines()
    assert lines[0].startswith("slepipe: broken.json: not a slepipe document (")
    assert lines[0].endswith("; make it anew with slepipe annotate --format json")
    assert lines[1].startswith("slepipe: none.txt: ")
    assert slepipe("trends", "none.txt")[:2] == (4, "")


def test_a_plot_is_a_png_or_an_svg(slepipe: Run, articles: None) -> None:
    """Any other name is wrong usage, before an article is read."""
    outcome = slepipe("trends", "news", "--plot", "drugs.pdf")
    assert outcome == (2, "", "slepipe: --plot drugs.pdf: a plot is a .png or .svg file; name it so\n")


def test_without_matplotlib_the_message_names_the_extra(slepipe: Run, articles: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, and no table that one might take for all."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    outcome = slepipe("trends", "news", "--plot", "drugs.png")
    assert outcome == (2, "", 'slepipe: --plot needs matplotlib; pip install "slepipe[plot]"\n')


@pytest.mark.skipif(importlib.util.find_spec("matplotlib") is None, reason="needs matplotlib")
@pytest.mark.parametrize(("name", "begin"), [("a.png", b"\x89PNG"), ("new/A.SVG", b"<?xml")])
def test_a_plot_is_written_beside_the_table(slepipe: Run, articles: None, tmp_path: Path, name: str, begin: bytes) -> None:
    """In a folder that need not exist yet."""
    outcome = slepipe("trends", "news", "--plot", name)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("Name\t")
    assert (tmp_path / name).read_bytes().startswith(begin)


@pytest.mark.skipif(importlib.util.find_spec("matplotlib") is None, reason="needs matplotlib")
def test_without_a_chinese_font_a_line_names_characters_and_package(
    slepipe: Run, articles: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plot is made all the same."""
    from matplotlib import font_manager

    own = [entry for entry in font_manager.fontManager.ttflist if entry.name.startswith("DejaVu")]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", own)
    outcome = slepipe("trends", "news", "--plot", "a.svg", "--locale", "zh-Hans")
    assert outcome.status == 0
    assert outcome.err.startswith("slepipe: no font has ")
    assert "贝" in outcome.err
    assert "fonts-noto-cjk" in outcome.err


def test_the_list_of_locales_in_a_settings_file_is_not_for_trends(slepipe: Run, articles: None, write: Write) -> None:
    """Which has one; encoding and lexicon are taken from there."""
    write("slepipe.toml", 'locale = ["ja", "en"]\n')
    assert slepipe("trends", "news").out.startswith("Name\t")
