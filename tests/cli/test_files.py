"""Reading sources and writing results."""

from __future__ import annotations

import errno
import os
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from slepipe.cli.files import Source, collect_sources, remove_leftovers, slug, write_all
from slepipe.errors import InputError, OutputError

Write = Callable[..., Path]


def _ids(*arguments: str | Path, output: Path | None = None) -> list[tuple[str, str]]:
    return [(source.id, Path(source.name).name) for source in collect_sources([str(a) for a in arguments], output=output)]


def test_folders_globs_and_files_name_each_source_once(write: Write, tmp_path: Path) -> None:
    """A folder gives its articles at any depth, a glob what matches, and what is named twice is done once."""
    for name in ("乙.txt", "甲.md", "深/丙.markdown", "深/图.png", "丁.TXT"):
        write(name, "狼疮。")
    everything = [("丁", "丁.TXT"), ("乙", "乙.txt"), ("丙", "丙.markdown"), ("甲", "甲.md")]
    assert _ids(tmp_path) == everything
    assert _ids(tmp_path / "甲.md", tmp_path, f"{tmp_path}/*.md", tmp_path / "深" / ".." / "乙.txt") == everything
    assert _ids(f"{tmp_path}/**/*.markdown") == [("丙", "丙.markdown")]
    assert _ids(tmp_path / "深" / "图.png") == [("图", "图.png")]


def test_the_order_of_arguments_changes_nothing(write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ids follow the real paths, wherever the command is started."""
    for name in ("a/note.txt", "b/note.txt", "c/note.txt"):
        write(name, "狼疮。")
    expected = [(f"note{suffix}", "note.txt") for suffix in ("", "-2", "-3")]
    found = []
    for folder, arguments in (
        (".", ["a/note.txt", "b", "c"]),
        ("a", ["../c", "../b", "note.txt"]),
        ("b", [str(tmp_path / "c"), "../a", "."]),
    ):
        monkeypatch.chdir(tmp_path / folder)
        assert _ids(*arguments) == expected
        found.append([os.path.realpath(source.path or "") for source in collect_sources(arguments)])
    assert found[0] == found[1] == found[2]


def test_ids_are_distinct_on_every_file_system(write: Write, tmp_path: Path) -> None:
    """Names that differ by case, suffix or folder only get numbers; those of the index and the manifest are taken."""
    for name in ("note.txt", "note.md", "Note.markdown", "x/note-2.txt", "index.md.txt", "manifest.json.md"):
        write(name, "狼疮。")
    ids = [source.id for source in collect_sources([str(tmp_path)])]
    assert len({name.casefold() for name in ids}) == 6
    assert {"index.md", "manifest.json"}.isdisjoint(ids)
    assert {"index.md-2", "manifest.json-2"} <= set(ids)


def test_results_are_no_sources(write: Write, tmp_path: Path) -> None:
    """A run over the folder that holds its own output folder takes the articles only."""
    write("note.txt", "狼疮。")
    write("output/note/en.md", "# Digest")
    write("output-old/note.md", "狼疮。")
    assert _ids(tmp_path, output=tmp_path / "output") == [("note", "note.txt"), ("note-2", "note.md")]


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` counts once however often it is named, and comes first."""
    (source,) = collect_sources(["-", "-"])
    assert (source.id, source.name, source.path, source.markdown) == ("stdin", "standard input", None, False)


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("none.txt", r"none\.txt: cannot be read \(No such file or directory\); check its name and permissions"),
        ("*.none", r"\*\.none: no file matches; quote the pattern and check the folder"),
        ("empty", r"empty: no article in this folder; articles end in \.txt, \.md, \.markdown"),
        ("很" * 300 + ".txt", r"很+\.txt: cannot be read \(File name too long\)"),
    ],
)
def test_what_names_no_article_fails_when_it_is_read(
    argument: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Collecting never fails, so that the other sources get done."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (source,) = collect_sources([argument])
    with pytest.raises(InputError, match=message):
        source.read()


def test_a_file_named_like_a_pattern_is_that_file(write: Write, tmp_path: Path) -> None:
    """Brackets in a name are no pattern where the file is there."""
    write("[1] 狼疮.txt", "狼疮。")
    write("1.txt", "狼疮。")
    assert _ids(tmp_path / "[1] 狼疮.txt") == [("1-狼疮", "[1] 狼疮.txt")]


def test_an_unreadable_file_is_an_error_that_names_it(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permission and device errors become one line."""
    path = write("note.txt", "狼疮。")

    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match=r"note\.txt: cannot be read \(Permission denied\)"):
        Source("note", str(path), path).read()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    """Names from a Big5 archive are shown with replacement characters."""
    with open(os.fsencode(tmp_path) + b"/\xa4\xa4\xa4\xe5.txt", "wb") as file:
        file.write("狼瘡。".encode())
    (source,) = collect_sources([str(tmp_path)])
    assert source.name.encode()
    assert (source.id, Path(source.name).name) == ("article", "����.txt")
    assert source.read() == "狼瘡。".encode()


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("sle-treatments-review", "sle-treatments-review"),
        ("狼疮 2026年（更新）", "狼疮-2026年-更新"),
        (".", "article"),
        ("..", "article"),
        ("", "article"),
        ("---", "article"),
        ("CON", "article-CON"),
        ("con.v2", "article-con.v2"),
        ("Lpt¹", "article-Lpt¹"),
        ("console", "console"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\\b:c*d?e", "a-b-c-d-e"),
        ("a\n\0b", "a-b"),
        ("trailing. ", "trailing"),
        ("-o", "o"),
        ("e\u0301tude", "étude"),
        ("狼" * 300, "狼" * 66),
        ("𠮷" * 300, "𠮷" * 50),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_slug_is_the_name_made_safe(stem: str, name: str) -> None:
    """Letters and digits of any script stay; what a file system or a shell reads otherwise becomes a hyphen."""
    assert slug(stem) == name


@given(st.text())
@example("con" + " " * 90)
@example("a." * 100)
@example("\u202e\u200b.txt")
@example("NUL.")
def test_a_slug_is_one_safe_folder_name(stem: str) -> None:
    """It never leaves its folder, is no device of Windows, begins no option, hides nothing, and is its own slug."""
    name = slug(stem)
    assert re.fullmatch(r"\w(?:[\w.-]*\w)?|_", name)
    assert len(os.fsencode(name)) <= 220
    assert name == unicodedata.normalize("NFC", name)
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\..*)?", name)
    assert slug(name) == name


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """Folders are made, permissions follow the umask, and nothing else stays."""
    path = tmp_path / "a" / "b" / "x.md"
    write_all(path.parent, {path.name: b"old"})
    write_all(path.parent, {path.name: b"new"})
    assert path.read_bytes() == b"new"
    assert os.listdir(path.parent) == ["x.md"]
    umask = os.umask(0)
    os.umask(umask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~umask


def test_a_file_that_holds_its_bytes_already_is_left_alone(tmp_path: Path) -> None:
    """Its time stays, so that nobody builds anew what has not changed."""
    path = tmp_path / "x.md"
    write_all(path.parent, {path.name: b"same"})
    os.utime(path, (1, 1))
    write_all(path.parent, {path.name: b"same"})
    assert path.stat().st_mtime == 1


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """The new bytes are gone with their temporary file, and the error names the file and the reason."""
    path = tmp_path / "x.md"
    path.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OutputError, match=r"x\.md: cannot be written \(No space left on device\); check space"):
        write_all(path.parent, {path.name: b"new"})
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["x.md"]


def test_of_several_files_none_is_written_where_one_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All are flushed before the first is renamed."""
    (tmp_path / "a.md").write_bytes(b"old")
    flushed = []
    sync = os.fsync

    def fail_second(descriptor: int) -> None:
        flushed.append(descriptor)
        if len(flushed) == 2:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", fail_second)
    with pytest.raises(OutputError, match=r"b\.md: cannot be written \(Input/output error\)"):
        write_all(tmp_path, {"a.md": b"new", "b.md": b"new", "c.md": b"new"})
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_write_that_fails_midway_leaves_the_old_file_whole(tmp_path: Path) -> None:
    """The kernel itself refuses here, after some of the bytes."""
    import resource

    path = tmp_path / "x.md"
    path.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(OutputError, match=r"x\.md: cannot be written \(File too large\)"):
            write_all(path.parent, {path.name: b"new" * 30_000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["x.md"]


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "note").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"):
        write_all(tmp_path / "note", {"x.md": b"new"})


def test_leftovers_of_a_killed_run_are_removed(tmp_path: Path) -> None:
    """Only its own hidden temporary files go."""
    for name in (".en.md.123.tmp", ".manifest.json.9.tmp", "en.md", "note.tmp", ".hidden"):
        (tmp_path / name).write_bytes(b"")
    remove_leftovers(tmp_path)
    assert sorted(os.listdir(tmp_path)) == [".hidden", "en.md", "note.tmp"]
    remove_leftovers(tmp_path / "none")
