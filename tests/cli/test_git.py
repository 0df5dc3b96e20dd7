"""``slepipe diff`` with git: revisions, textconv and difftool, in a real repository, as docs/diff.md prints them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

ROOT = Path(__file__).resolve().parents[2]
OLD = "一、藥物\n\n試驗共納入362例狼瘡性腎炎患者。\n"
NEW = OLD.replace("362例", "370例")

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one article in its first commit, configured as docs/diff.md says, with slepipe on the path."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    git("init", "-q", ".")
    git("config", "user.name", "n")
    git("config", "user.email", "n@example.org")
    page = (ROOT / "docs" / "diff.md").read_text(encoding="utf-8")
    for line in re.findall(r"^    (git config .*)$", page, re.MULTILINE):
        subprocess.run(["bash", "-c", line.replace("--global ", "")], check=True)
    (tmp_path / ".gitattributes").write_text("*.txt diff=slepipe\n", encoding="utf-8")
    commit(tmp_path, "article.txt", OLD)
    return tmp_path


def git(*arguments: str) -> str:
    """What a git command prints."""
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=True, encoding="utf-8")
    return done.stdout


def commit(folder: Path, name: str, text: str) -> None:
    """Write a file and commit everything."""
    (folder / name).write_text(text, encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "change")


def test_the_working_tree_is_compared_with_a_revision(slepipe: Run, repository: Path) -> None:
    """One revision: what has not been committed yet."""
    (repository / "article.txt").write_text(NEW, encoding="utf-8")
    assert "362 → 370" in slepipe("diff", "--git", "HEAD").out


@pytest.mark.parametrize("revisions", [("HEAD~1", "HEAD"), ("HEAD~1..HEAD",), ("HEAD~1", "HEAD", "article.txt")])
def test_two_revisions_are_compared(slepipe: Run, repository: Path, revisions: tuple[str, ...]) -> None:
    """However they are written, with a path or without."""
    commit(repository, "article.txt", NEW)
    assert "362 → 370" in slepipe("diff", "--git", *revisions).out


def test_other_files_and_paths_are_left_out(slepipe: Run, repository: Path) -> None:
    """Only articles, and only those of the path."""
    commit(repository, "article.txt", NEW)
    commit(repository, "notes.csv", "a,b\n")
    assert slepipe("diff", "--exit-code", "--git", "HEAD~1", "HEAD") == (0, "", "")
    assert slepipe("diff", "--exit-code", "--git", "HEAD~2", "HEAD", "notes.csv") == (0, "", "")


def test_a_renamed_article_keeps_its_other_side(slepipe: Run, repository: Path) -> None:
    """A name in Chinese too."""
    git("mv", "article.txt", "文章.txt")
    commit(repository, "文章.txt", NEW + "\n")
    assert "362 → 370" in slepipe("diff", "--git", "HEAD~1", "HEAD").out


def test_an_unknown_revision_is_one_line(slepipe: Run, repository: Path) -> None:  # noqa: ARG001
    """That names it."""
    outcome = slepipe("diff", "--git", "nowhere")
    assert outcome.status == 4
    assert outcome.err.startswith("slepipe: --git nowhere: no such revision here")


def test_textconv_shows_entities_in_the_diff_of_git(repository: Path) -> None:
    """git diff compares headings and mentions; a paragraph put before them changes no other line."""
    (repository / "article.txt").write_text(NEW.replace("試驗共", "據報道,試驗共"), encoding="utf-8")
    lines = [line for line in git("diff").splitlines() if re.match(r"[-+](?![-+])", line)]
    assert lines == ['-count\t362例\t{"number":362,"unit":"例"}', '+count\t370例\t{"number":370,"unit":"例"}']


def test_difftool_prints_the_findings(repository: Path) -> None:
    """git difftool with the tool that docs/diff.md configures."""
    (repository / "article.txt").write_text(NEW, encoding="utf-8")
    assert "362 → 370" in git("difftool", "--no-prompt", "--tool=slepipe")
