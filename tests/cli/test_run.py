"""``slepipe run``: an output folder for any sources, through faults and kills."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from slepipe.model import Document
from slepipe.pipeline import analyse
from slepipe.publish.catalogs import available, default_folder
from slepipe.publish.index import digest_of

Run = Callable[..., Any]
Write = Callable[..., Path]

NOTE = "# 红斑狼疮随访笔记\n\n贝利尤单抗用于系统性红斑狼疮,2025年3月2日起每4周一次。\n"
FILES = {"document.json"} | {f"{tag}.{suffix}" for tag in available() for suffix in ("md", "json")}


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _manifest(folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return data


def test_an_article_gets_a_folder_and_the_run_an_index(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """A page and a JSON for each locale, the document, index.md, manifest.json, and a line on stdout."""
    write("in/note.md", NOTE)
    outcome = slepipe("run", "in", "-o", "out")
    assert outcome == (0, f"note.md: {Path('out') / 'note'}\n", "")
    assert set(_tree(tmp_path / "out")) == {f"note/{name}" for name in FILES} | {"index.md", "manifest.json"}
    (entry,) = _manifest(tmp_path / "out")["articles"]
    assert (entry["id"], entry["source"], entry["title"], entry["variant"]) == ("note", "note.md", "红斑狼疮随访笔记", "zh-Hans")
    assert entry["sha256"] == digest_of(NOTE.encode())
    assert entry["files"] == {name: digest_of((tmp_path / "out" / "note" / name).read_bytes()) for name in FILES}
    assert "[zh-Hant-TW](<note/zh-Hant-TW.md>)" in (tmp_path / "out" / "index.md").read_text(encoding="utf-8")
    document = Document.from_json((tmp_path / "out" / "note" / "document.json").read_bytes())
    assert (document.id, document.text) == ("note", NOTE)


def test_standard_input_is_an_article(slepipe: Run, tmp_path: Path) -> None:
    """Its folder is called stdin; --quiet prints nothing."""
    assert slepipe("run", "-", "-o", "out", "--quiet", stdin=NOTE) == (0, "", "")
    assert _manifest(tmp_path / "out")["articles"][0]["source"] == "-"
    assert Document.from_json((tmp_path / "out" / "stdin" / "document.json").read_bytes()).text == NOTE


def test_only_the_locales_asked_for_are_made(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """--locale may be repeated."""
    write("note.md", NOTE)
    slepipe("run", "note.md", "-o", "out", "--locale", "zh-Hant-HK", "--locale", "en")
    assert set(os.listdir(tmp_path / "out" / "note")) == {"document.json", "en.md", "en.json", "zh-Hant-HK.md", "zh-Hant-HK.json"}


def test_a_new_catalog_makes_a_new_locale(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """Half a French catalog gives fr.md: French where there is a word, else English, numbers and dates by Babel."""
    write("note.md", NOTE)
    shutil.copytree(default_folder(), tmp_path / "locales")
    write(
        "locales/fr/LC_MESSAGES/slepipe.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Drugs"\nmsgstr "Médicaments"\n\n'
        'msgid "Diseases"\nmsgstr ""\n\nmsgid "every %(period)s"\nmsgstr "toutes les %(period)s"\n',
    )
    assert slepipe("run", "note.md", "-o", "out", "--locales-dir", "locales").status == 0
    page = (tmp_path / "out" / "note" / "fr.md").read_text(encoding="utf-8")
    assert 'lang: "fr"' in page
    for line in (
        "### Médicaments",
        "### Diseases",
        "| belimumab | 贝利尤单抗 | 1 |",
        "| 2 mars 2025 |",
        "# Digest: 红斑狼疮随访笔记",
    ):
        assert line in page
    data = json.loads((tmp_path / "out" / "note" / "fr.json").read_bytes())
    assert [value["shown"] for value in data["values"]] == ["2 mars 2025", "toutes les 4\xa0semaines"]
    assert "[fr](<note/fr.md>)" in (tmp_path / "out" / "index.md").read_text(encoding="utf-8")
    assert (tmp_path / "out" / "index.md").read_text(encoding="utf-8").startswith("# Articles\n")


def test_a_folder_of_one_catalog_makes_the_index_too(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """Without English among the catalogs the index is in the first of them."""
    write("note.md", NOTE)
    write("locales/fr/LC_MESSAGES/slepipe.po", 'msgid "Articles"\nmsgstr "Textes"\n')
    assert slepipe("run", "note.md", "-o", "out", "--locales-dir", "locales").status == 0
    assert (tmp_path / "out" / "index.md").read_text(encoding="utf-8").startswith("# Textes\n")


@pytest.mark.parametrize("folder", ["empty", "none"])
def test_a_folder_without_catalogs_is_one_line_and_status_4(slepipe: Run, write: Write, tmp_path: Path, folder: str) -> None:
    """Nothing is written."""
    write("note.md", NOTE)
    (tmp_path / "empty").mkdir()
    outcome = slepipe("run", "note.md", "-o", "out", "--locales-dir", folder)
    assert (outcome.status, outcome.out) == (4, "")
    assert outcome.err == f"slepipe: {folder}: no catalog in this folder; it needs <locale>/LC_MESSAGES/slepipe.po\n"
    assert not (tmp_path / "out").exists()


def test_a_damaged_catalog_stops_the_run_with_one_line(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """Before anything is written."""
    write("note.md", NOTE)
    path = write("locales/fr/LC_MESSAGES/slepipe.po", 'msgid "Drugs\nmsgstr "x"\n')
    outcome = slepipe("run", "note.md", "-o", "out", "--locales-dir", "locales")
    assert outcome.status == 4
    assert str(path.relative_to(tmp_path)) in outcome.err
    assert outcome.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_sources_that_cannot_be_done_are_named_and_the_others_done(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """Missing, empty, undecodable and foreign files, an empty folder, a pattern without match: a line each, status 3."""
    write("good.txt", NOTE)
    write("empty.txt", b"")
    write("old.txt", "系統性紅斑狼瘡的治療。".encode("big5"))
    write("paper.txt", b"%PDF-1.7")
    (tmp_path / "folder").mkdir()
    outcome = slepipe("run", "missing.txt", "folder", "*.none", "empty.txt", "good.txt", "old.txt", "paper.txt", "-o", "out")
    assert outcome.status == 3
    assert outcome.out == f"good.txt: {Path('out') / 'good'}\n"
    assert outcome.err.splitlines() == [
        "slepipe: *.none: no file matches; quote the pattern and check the folder",
        "slepipe: empty.txt is empty; give a file with text in it",
        "slepipe: folder: no article in this folder; articles end in .txt, .md, .markdown",
        "slepipe: missing.txt: cannot be read (No such file or directory); check its name and permissions",
        "slepipe: old.txt is not UTF-8 (bad byte 0xA8 at offset 0); it looks like big5, if so use --encoding big5, or save it as UTF-8",
        "slepipe: paper.txt is a PDF, not text; save it as UTF-8 text or Markdown first",
    ]
    assert [f["source"] for f in _manifest(tmp_path / "out")["failed"]] == [
        *("*.none", "empty.txt", "folder", "missing.txt", "old.txt", "paper.txt")
    ]
    assert "## Not done" in (tmp_path / "out" / "index.md").read_text(encoding="utf-8")
    assert slepipe("run", "old.txt", "--encoding", "big5", "-o", "out").status == 0


def test_none_done_is_status_4_and_makes_no_folder(slepipe: Run, tmp_path: Path) -> None:
    """A run of nothing leaves nothing."""
    outcome = slepipe("run", "missing.txt", "-o", "out")
    assert (outcome.status, outcome.out, outcome.err.count("\n")) == (4, "", 1)
    assert not (tmp_path / "out").exists()


def test_what_is_published_tells_no_folder_of_the_machine(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """Sources go by their names, in failures too."""
    write("private/empty.txt", b"")
    write("private/note.txt", NOTE)
    assert slepipe("run", tmp_path / "private", "-o", "out").status == 3
    assert not any(b"private" in data for data in _tree(tmp_path / "out").values())


def test_an_unreadable_file_is_one_line(slepipe: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when its permissions forbid it."""
    write("a.txt", NOTE)
    write("b.txt", NOTE)
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    outcome = slepipe("run", "a.txt", "b.txt", "-o", "out")
    assert (outcome.status, outcome.err) == (
        3,
        "slepipe: a.txt: cannot be read (Permission denied); check its name and permissions\n",
    )
    assert outcome.out.startswith("b.txt: ")


def test_a_fault_in_one_article_is_one_line(slepipe: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody foresaw costs that article only, and is in the manifest; --debug raises it."""
    from slepipe.cli import main

    write("a.txt", "坏。")
    write("b.txt", NOTE)

    def fail(article: Any, **options: Any) -> Any:
        if article.text == "坏。":
            raise ValueError("boom\nin two lines")
        return analyse(article, **options)

    monkeypatch.setattr("slepipe.cli.run.analyse", fail)
    line = "a.txt: a fault of slepipe (ValueError: boom in two lines); report it, see --debug"
    outcome = slepipe("run", "a.txt", "b.txt", "-o", "out")
    assert (outcome.status, outcome.err) == (3, f"slepipe: {line}\n")
    assert _manifest(tmp_path / "out")["failed"] == [{"source": "a.txt", "error": line}]
    assert not (tmp_path / "out" / "a").exists()
    with pytest.raises(ValueError, match="boom"):
        main(["--debug", "run", "a.txt", "-o", "out"])


def test_a_full_disk_costs_the_articles_that_met_it(
    slepipe: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was there stays whole, nothing temporary stays, and the line names the file."""
    write("a.txt", NOTE)
    write("b.txt", NOTE)
    assert slepipe("run", "a.txt", "-o", "out").status == 0
    before = _tree(tmp_path / "out" / "a")
    write("a.txt", NOTE.replace("2025", "2026"))
    replace = os.replace

    def fail(source: Path, target: Path) -> None:
        if Path(target).parent.name == "a":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail)
    outcome = slepipe("run", "a.txt", "b.txt", "-o", "out")
    assert outcome.status == 3
    assert outcome.err.startswith(f"slepipe: a.txt: {Path('out') / 'a'}")
    assert "cannot be written (No space left on device)" in outcome.err
    assert _tree(tmp_path / "out" / "a") == before
    assert set(os.listdir(tmp_path / "out" / "b")) == FILES


def test_an_output_folder_that_cannot_be_made_is_status_4(slepipe: Run, write: Write) -> None:
    """A file stands in the way."""
    write("note.txt", NOTE)
    write("file", b"")
    outcome = slepipe("run", "note.txt", "-o", "file/out")
    assert outcome.status == 4
    assert "cannot be written (Not a directory)" in outcome.err
    assert outcome.err.count("\n") == 1
    assert slepipe("run", "note.txt", "-o", "file").status == 2


_KILLED = """
import os, sys, time
from slepipe.cli import main
replace, renamed = os.replace, []
def slow(source, target):
    renamed.append(target)
    if len(renamed) == 16:
        print("ready", flush=True)
        time.sleep(60)
    replace(source, target)
os.replace = slow
main(sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_run_leaves_whole_files_and_the_next_one_cleans_up(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """Each file is that of the old run or that of the new one, never a part; temporary files go with the next run."""
    for name in ("a", "b", "c"):
        write(f"in/{name}.md", NOTE)
    assert slepipe("run", "in", "-o", "out").status == 0
    old = _tree(tmp_path / "out")
    for name in ("a", "b", "c"):
        write(f"in/{name}.md", NOTE.replace("2025", "2026") * 3)
    assert slepipe("run", "in", "-o", "fresh").status == 0
    new = _tree(tmp_path / "fresh")
    command = [sys.executable, "-c", _KILLED, "run", "in", "-o", "out", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGKILL)
    left = _tree(tmp_path / "out")
    whole = {name: data for name, data in left.items() if not name.endswith(".tmp")}
    assert all(data in (old[name], new[name]) for name, data in whole.items())
    assert whole["a/en.md"] == new["a/en.md"]
    assert whole["c/en.md"] == old["c/en.md"]
    assert any(name.startswith("b/.") and name.endswith(".tmp") for name in left)
    write("out/.manifest.json.1.tmp", b"half")
    assert slepipe("run", "in", "-o", "out").status == 0
    assert _tree(tmp_path / "out") == new


def test_later_runs_keep_the_articles_of_earlier_ones(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """The manifest covers all that is still there, and forgets what was deleted; failures are those of the last run."""
    write("a.txt", NOTE)
    write("b.txt", NOTE)
    assert slepipe("run", "a.txt", "missing.txt", "-o", "out").status == 3
    assert slepipe("run", "b.txt", "-o", "out").status == 0
    manifest = _manifest(tmp_path / "out")
    assert ([entry["id"] for entry in manifest["articles"]], manifest["failed"]) == (["a", "b"], [])
    shutil.rmtree(tmp_path / "out" / "a")
    write("out/manifest.json", (tmp_path / "out" / "manifest.json").read_bytes())
    assert slepipe("run", "b.txt", "-o", "out").status == 0
    assert [entry["id"] for entry in _manifest(tmp_path / "out")["articles"]] == ["b"]


def test_a_damaged_manifest_is_made_anew(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """It is a memory of earlier runs, nothing more."""
    write("a.txt", NOTE)
    write("out/manifest.json", b'{"articles": [')
    assert slepipe("run", "a.txt", "-o", "out").status == 0
    assert [entry["id"] for entry in _manifest(tmp_path / "out")["articles"]] == ["a"]


def test_no_name_of_a_file_leads_out_of_the_output_folder(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """Nor do titles, reserved names, very long ones, or those of the index and the manifest."""
    names = [
        "..txt",
        "...txt",
        "CON.txt",
        "index.md.txt",
        "manifest.json.txt",
        "狼疮 (2).txt",
        "很" * 80 + ".txt",
        "-rf.txt",
        "a\nb.txt",
    ]
    for name in names:
        write(f"in/{name}", "# ../../../etc/passwd\n\n狼疮。")
    outcome = slepipe("run", "in", "-o", "deep/out", "--locale", "en")
    assert (outcome.status, outcome.err) == (0, "")
    manifest = _manifest(tmp_path / "deep" / "out")
    assert len({entry["id"].casefold() for entry in manifest["articles"]}) == len(names)
    assert set(os.listdir(tmp_path / "deep" / "out")) == {entry["id"] for entry in manifest["articles"]} | {
        "index.md",
        "manifest.json",
    }
    assert set(os.listdir(tmp_path)) == {"in", "deep"}
    assert os.listdir(tmp_path / "deep") == ["out"]


def test_running_over_ones_own_output_changes_nothing(slepipe: Run, write: Write, tmp_path: Path) -> None:
    """``slepipe run .`` with its output below: the second run makes the same."""
    write("note.md", NOTE)
    assert slepipe("run", ".", "-o", "out").status == 0
    first = _tree(tmp_path / "out")
    assert slepipe("run", ".", "-o", "out").status == 0
    assert _tree(tmp_path / "out") == first


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_progress_bar_is_for_terminals(slepipe: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe gets none of it (above, stderr is empty), nor does --quiet."""
    write("in/a.txt", NOTE)
    write("in/b.txt", NOTE)
    for quiet, shown in (([], True), (["--quiet"], False)):
        terminal = _Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        slepipe("run", "in", "-o", "out", *quiet)
        assert ("articles" in terminal.getvalue()) is shown


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_run_goes_on_where_nobody_reads_its_lines(write: Write, tmp_path: Path) -> None:
    """``slepipe run … | head -1`` finishes its work in silence."""
    for name in ("a", "b", "c"):
        write(f"in/{name}.md", NOTE)
    command = [sys.executable, "-m", "slepipe", "run", "in", "-o", "out"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(20) == 0
    assert [entry["id"] for entry in _manifest(tmp_path / "out")["articles"]] == ["a", "b", "c"]
