"""``slepipe diff``: articles, documents and folders in, a report out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import slepipe as library

Run = Callable[..., Any]
Write = Callable[..., Path]

OLD = "貝利尤單抗試驗\n\n試驗共納入362例狼瘡性腎炎患者。2011年3月9日,FDA批準貝利尤單抗上市。\n"
NEW = OLD.replace("362例", "370例")
LATER = NEW.replace("3月9日", "3月10日")


@pytest.fixture
def two(write: Write) -> None:
    """An article and its later version."""
    write("old.txt", OLD)
    write("new.txt", NEW)


@pytest.mark.usefixtures("two")
def test_the_text_names_both_sides_the_sentence_and_the_change(slepipe: Run) -> None:
    """Like a diff of git, with a summary on top."""
    assert slepipe("diff", "old.txt", "new.txt").out == (
        "--- old  貝利尤單抗試驗\n+++ new  貝利尤單抗試驗\n"
        "Facts changed: 1 (lupus nephritis: 362 → 370).\n"
        "@@ (title and introduction) @@\n"
        "- 試驗共納入362例狼瘡性腎炎患者。\n"
        "+ 試驗共納入370例狼瘡性腎炎患者。\n"
        "    ~ fact changed  lupus nephritis: 362 → 370\n"
    )


@pytest.mark.usefixtures("two")
def test_no_difference_is_said(slepipe: Run) -> None:
    """And the exit status is 0, asked or not."""
    outcome = slepipe("diff", "--exit-code", "old.txt", "old.txt")
    assert outcome.status == 0
    assert outcome.out.endswith("No difference in entities, facts, statements, references or sections.\n")


@pytest.mark.usefixtures("two")
def test_the_exit_code_is_one_only_when_asked(slepipe: Run) -> None:
    """As with git."""
    assert slepipe("diff", "old.txt", "new.txt").status == 0
    assert slepipe("diff", "--exit-code", "old.txt", "new.txt").status == 1


@pytest.mark.usefixtures("two")
def test_json_is_the_diff_of_the_library(slepipe: Run) -> None:
    """With values and spans of both sides."""
    (finding,) = json.loads(slepipe("diff", "--format", "json", "old.txt", "new.txt").out)["findings"]
    assert finding["kind"] == "fact-changed"
    assert OLD[finding["old"]["start"] : finding["old"]["end"]] == "362例"
    assert finding["new"]["value"] == {"number": 370, "unit": "例"}


@pytest.mark.usefixtures("two")
def test_counts_by_type(slepipe: Run) -> None:
    """One line for each."""
    assert slepipe("diff", "--stat", "old.txt", "new.txt").out == " Facts: count | ~1\n"


@pytest.mark.usefixtures("two")
def test_a_type_filters_the_findings(slepipe: Run, write: Write) -> None:
    """Dates only, then counts only."""
    write("later.txt", LATER)
    assert "370" not in slepipe("diff", "--type", "date", "old.txt", "later.txt").out
    assert "2011" not in slepipe("diff", "--type", "count", "old.txt", "later.txt").out
    assert slepipe("diff", "--type", "drug", "--exit-code", "old.txt", "later.txt").status == 0


def test_a_section_filters_the_findings(slepipe: Run, write: Write) -> None:
    """By words of its heading."""
    text = "# 綜述\n\n## 藥物\n\n試驗納入362例患者。\n\n## 手術\n\n手術納入40例患者。\n"
    write("old.md", text)
    write("new.md", text.replace("362", "370").replace("40例", "44例"))
    outcome = slepipe("diff", "--section", "手術", "old.md", "new.md")
    assert "40 → 44" in outcome.out
    assert "362" not in outcome.out


@pytest.mark.usefixtures("two")
def test_markdown_speaks_the_language_of_its_locale(slepipe: Run) -> None:
    """Headings, labels and values; the article's own words where the locale is Chinese."""
    shown = slepipe("diff", "--format", "markdown", "--locale", "zh-Hant-TW", "old.txt", "new.txt").out
    assert "## （標題與前言）" in shown
    assert "- **數據變更** 狼瘡性腎炎：362例 → 370例" in shown


@pytest.mark.usefixtures("two")
def test_a_page_is_written_whole(slepipe: Run, tmp_path: Path) -> None:
    """One file that needs nothing else."""
    assert slepipe("diff", "--format", "html", "-o", str(tmp_path / "changes.html"), "old.txt", "new.txt").status == 0
    page = (tmp_path / "changes.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "370例" in page


def test_a_document_compares_with_its_article(slepipe: Run, write: Write) -> None:
    """The JSON that annotate writes is a side like any other."""
    write("old.txt", OLD)
    write("old.json", library.annotate(OLD).to_json())
    assert slepipe("diff", "--exit-code", "old.json", "old.txt").status == 0


def test_folders_are_compared_article_by_article(slepipe: Run, write: Write) -> None:
    """By name, then by what they say; an article without partner is named."""
    write("a/first.txt", OLD)
    write("a/gone.txt", "間質幹細胞治療紅斑狼瘡的歷史。")
    write("b/renamed.txt", NEW)
    write("b/come.txt", "高血壓患者的飲食。")
    shown = slepipe("diff", "a", "b").out
    assert "--- first  貝利尤單抗試驗\n+++ renamed  貝利尤單抗試驗" in shown
    assert "+ come  高血壓患者的飲食。" in shown
    assert "- gone  間質幹細胞治療紅斑狼瘡的歷史。" in shown


def test_json_of_folders_is_a_list(slepipe: Run, write: Write) -> None:
    """A diff for each pair, a record for an article without one."""
    write("a/x.txt", OLD)
    write("b/x.txt", NEW)
    write("b/y.txt", "高血壓患者的飲食。")
    records = json.loads(slepipe("diff", "--format", "json", "a", "b").out)
    assert [record.get("status", "pair") for record in records] == ["pair", "added"]
    lines = slepipe("diff", "--format", "jsonl", "a", "b").out.splitlines()
    assert [json.loads(line) for line in lines] == records


def test_results_of_run_are_a_side(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """A folder of output/ has documents; the editions beside them are no articles."""
    write("a/x.txt", OLD)
    assert slepipe("run", "-q", "a", "-o", str(tmp_path / "out"), "--locale", "zh-Hant-TW").status == 0
    assert slepipe("diff", "--exit-code", str(tmp_path / "out"), "a").status == 0


def test_three_versions_say_who_introduced_what(slepipe: Run, write: Write) -> None:
    """And where they contradict each other."""
    write("base.txt", OLD)
    write("a.txt", NEW)
    write("b.txt", LATER.replace("370例", "380例"))
    shown = slepipe("diff", "--three-way", "base.txt", "a.txt", "b.txt").out
    conflict, _, rest = shown.partition("@@ Only by B b @@")
    assert conflict.startswith("@@ Conflicts @@\nA ~ ")
    assert "362 → 370" in conflict
    assert "362 → 380" in conflict
    assert "March 9, 2011 → March 10, 2011" in rest


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("old.txt",), "diff takes 2 sources (OLD NEW), not 1; see slepipe diff --help"),
        (("--three-way", "old.txt", "new.txt"), "diff takes 3 sources (BASE A B), not 2; see slepipe diff --help"),
        (("--git", "--three-way", "x"), "--git and --three-way cannot be combined; write the three versions to files first"),
    ],
)
def test_wrong_usage_is_one_line(slepipe: Run, arguments: tuple[str, ...], said: str) -> None:
    """With the mend; the status is 2."""
    outcome = slepipe("diff", *arguments)
    assert (outcome.status, outcome.err) == (2, f"slepipe: {said}\n")


def test_an_unreadable_side_is_one_line(slepipe: Run, write: Write) -> None:
    """And nothing is compared."""
    write("old.txt", OLD)
    write("bad.json", "{}")
    outcome = slepipe("diff", "old.txt", "bad.json")
    assert (outcome.status, outcome.out) == (4, "")
    assert outcome.err.startswith("slepipe: bad.json: not a slepipe document (")
    assert outcome.err.count("\n") == 1


def test_several_pages_need_a_folder(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """One page for each pair."""
    for name in "xy":
        write(f"a/{name}.txt", OLD)
        write(f"b/{name}.txt", NEW)
    assert "name a folder with -o" in slepipe("diff", "--format", "html", "a", "b").err
    assert slepipe("diff", "--format", "html", "-o", str(tmp_path / "pages"), "a", "b").status == 0
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["x.html", "y.html"]
