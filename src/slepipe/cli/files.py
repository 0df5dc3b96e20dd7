"""Reading sources and writing results: the only place that touches the file system for articles."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from slepipe.errors import InputError, OutputError

SUFFIXES = (".txt", ".md", ".markdown")
_TEMPORARY = ".tmp"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_RESERVED = re.compile("(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
# What ``run`` writes beside the folders of articles.
_TAKEN = ("index.md", "manifest.json")
_LONGEST = 200  # bytes of an id; file systems allow 255


class Source(msgspec.Struct, frozen=True):
    """An article to read: its id, the name that messages give it, and its path (None for standard input).

    ``problem`` says why there is nothing to read: a folder without articles, a pattern that matches nothing.
    """

    id: str
    name: str
    path: Path | None
    problem: str = ""

    @property
    def markdown(self) -> bool:
        """Whether the name says that it is Markdown."""
        return self.path is not None and self.path.suffix.lower() in (".md", ".markdown")

    @property
    def glossary(self) -> Path | None:
        """The glossary that lies beside an article: article.glossary for article.txt."""
        beside = self.path.with_suffix(".glossary") if self.path is not None else None
        return beside if beside is not None and beside.is_file() else None

    def read(self) -> bytes:
        """The bytes of the source; raises ``InputError`` naming it where it cannot be read."""
        if self.problem:
            raise InputError(f"{self.name}: {self.problem}")
        try:
            return sys.stdin.buffer.read() if self.path is None else self.path.read_bytes()
        except OSError as error:
            raise InputError(f"{self.name}: cannot be read ({error.strerror}); check its name and permissions") from error


def collect_sources(arguments: Sequence[str], *, output: Path | None = None) -> list[Source]:
    """The sources that files, folders, globs and ``-`` name, each once, in order of their real paths; ids are unique.

    What lies in the folder ``output`` is a result and no source. Nothing is raised: what names no article is a source
    with a problem, and fails when it is read.
    """
    results = os.path.join(os.path.realpath(output), "") if output is not None else ""
    named: dict[str, tuple[Path | None, str]] = {}
    for argument in arguments:
        if argument == "-":
            named[""] = None, ""
            continue
        found, problem = _expand(argument)
        paths = {os.path.realpath(path): path for path in found}
        named |= {real: (path, problem) for real, path in paths.items() if not (results and real.startswith(results))}
    taken = set(_TAKEN)
    sources = []
    for _, (path, problem) in sorted(named.items()):
        article_id = _unique(slug("stdin" if path is None else path.stem), taken)
        taken.add(article_id.casefold())
        sources.append(Source(article_id, "standard input" if path is None else _shown(path), path, problem))
    return sources


def _shown(path: Path) -> str:
    """A path for messages and manifests; bytes of its name that are no UTF-8 (Big5 names from an archive) as U+FFFD."""
    return os.fsencode(path).decode(errors="replace")


def _expand(argument: str) -> tuple[list[Path], str]:
    """The files that an argument names, or itself and what is wrong with it."""
    path = Path(argument)
    if os.path.isdir(path):
        found = [p for p in sorted(path.rglob("*")) if p.suffix.lower() in SUFFIXES and os.path.isfile(p)]
        return (found, "") if found else ([path], f"no article in this folder; articles end in {', '.join(SUFFIXES)}")
    if os.path.exists(path):
        return [path], ""
    # Imported late: most arguments are files or folders.
    import glob

    if not glob.has_magic(argument):
        return [path], ""
    matches = [match for match in sorted(glob.glob(argument, recursive=True)) if os.path.isfile(match)]
    return (
        ([Path(match) for match in matches], "")
        if matches
        else ([path], "no file matches; quote the pattern and check the folder")
    )


def slug(stem: str) -> str:
    """A name that is safe as a folder on every system: letters, digits, ``-``, ``_`` and inner dots."""
    name = re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", stem)).strip("-.")[:80]
    name = name.encode()[:_LONGEST].decode(errors="ignore").rstrip("-.")
    if not name or _RESERVED.fullmatch(name.split(".")[0]):
        return f"article-{name}".rstrip("-")
    return name


def _unique(name: str, taken: set[str]) -> str:
    number, candidate = 1, name
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{name}-{number}"
    return candidate


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, each whole or not at all: temporary files, flushed to disk, and only then renamed.

    A file that holds its bytes already is left alone. Raises ``OutputError`` naming the file; then no temporary file stays.
    """
    place = os.path.join(folder, "")
    temporary: dict[str, str] = {}
    opened: dict[str, int] = {}
    path = str(folder)
    try:
        os.makedirs(place, exist_ok=True)
        for name, data in files.items():
            path = place + name
            if not _holds(path, data):
                temporary[path] = f"{place}.{name}.{os.getpid()}{_TEMPORARY}"
                opened[path] = os.open(temporary[path], _NEW, 0o666)
                _write(opened[path], data)
        for path, descriptor in opened.items():  # noqa: B007 - the error names it
            os.fsync(descriptor)
        for path, descriptor in opened.items():
            opened[path] = -1
            os.close(descriptor)
            os.replace(temporary[path], path)
    except OSError as error:
        _discard(opened.values(), temporary.values())
        raise OutputError(f"{path}: cannot be written ({error.strerror}); check space and permissions") from error


def _write(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]
    # Linux starts to write to disk what is not to be kept in memory: all files of a folder together, while the next one is
    # made, and the flush that follows finds most of it done. As dpkg does with sync_file_range, which Python lacks.
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _discard(opened: Iterable[int], temporary: Iterable[str]) -> None:
    for descriptor in opened:
        if descriptor >= 0:
            with contextlib.suppress(OSError):
                os.close(descriptor)
    for path in temporary:
        with contextlib.suppress(OSError):
            os.unlink(path)


def _holds(path: str, data: bytes) -> bool:
    try:
        return os.stat(path).st_size == len(data) and Path(path).read_bytes() == data
    except OSError:
        return False


def remove_leftovers(folder: Path) -> None:
    """Delete the temporary files that a killed run left in an article's folder."""
    for path in folder.glob(f".*{_TEMPORARY}"):
        with contextlib.suppress(OSError):
            path.unlink()
