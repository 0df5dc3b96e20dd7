"""Reading sources and writing results: the only place that touches the file system for articles."""

from __future__ import annotations

import contextlib
import glob
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from slepipe.errors import InputError, OutputError

SUFFIXES = (".txt", ".md", ".markdown")
_TEMPORARY = ".tmp"
_RESERVED = re.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)


class Source(msgspec.Struct, frozen=True):
    """An article to read: its id, the name that messages give it, and its path (None for standard input)."""

    id: str
    name: str
    path: Path | None

    @property
    def markdown(self) -> bool:
        """Whether the name says that it is Markdown."""
        return self.path is not None and self.path.suffix.lower() in (".md", ".markdown")

    def read(self) -> bytes:
        """The bytes of the source; raises ``InputError`` naming it where it cannot be read."""
        try:
            return sys.stdin.buffer.read() if self.path is None else self.path.read_bytes()
        except OSError as error:
            raise InputError(f"{self.name}: cannot be read ({error.strerror}); check its name and permissions") from error


def collect_sources(arguments: Sequence[str]) -> list[Source]:
    """The sources that files, folders, globs and ``-`` name, each once, in order of their paths; ids are unique.

    Raises ``InputError`` for an argument that names nothing; a file that exists but cannot be read fails only when it is read.
    """
    named: dict[str, Path | None] = {}
    for argument in arguments:
        if argument == "-":
            named["-"] = None
            continue
        for path in _expand(argument):
            named[os.path.realpath(path)] = path
    taken: set[str] = set()
    sources = []
    for path in sorted(named.values(), key=lambda p: "" if p is None else p.as_posix()):
        name = "standard input" if path is None else str(path)
        article_id = _unique(slug("stdin" if path is None else path.stem), taken)
        taken.add(article_id.casefold())
        sources.append(Source(article_id, name, path))
    return sources


def _expand(argument: str) -> Iterable[Path]:
    path = Path(argument)
    if path.is_dir():
        found = [p for p in sorted(path.rglob("*")) if p.suffix.lower() in SUFFIXES and p.is_file()]
        if not found:
            raise InputError(f"{argument}: no article in this folder; articles end in {', '.join(SUFFIXES)}")
        return found
    if path.exists() or not glob.has_magic(argument):
        return [path]
    matches = [Path(match) for match in sorted(glob.glob(argument, recursive=True))]
    if not matches:
        raise InputError(f"{argument}: nothing matches; quote the pattern and check the folder")
    return [match for match in matches if match.is_file()]


def slug(stem: str) -> str:
    """A name that is safe as a folder on every system: letters, digits, ``-``, ``_`` and inner dots."""
    name = re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", stem)).strip("-. ")[:80].rstrip("-. ")
    if not name or _RESERVED.fullmatch(name.split(".")[0]):
        return f"article-{name}".rstrip("-")
    return name


def _unique(name: str, taken: set[str]) -> str:
    number, candidate = 1, name
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{name}-{number}"
    return candidate


def write_atomic(path: Path, data: bytes) -> None:
    """Write a whole file or nothing: a temporary file beside it, flushed to disk, then renamed.

    A file that holds these bytes already is left alone. Raises ``OutputError`` naming the file.
    """
    temporary = ""
    if _holds(path, data):
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = str(path.with_name(f".{path.name}.{os.getpid()}{_TEMPORARY}"))
        with open(temporary, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise OutputError(f"{path}: cannot be written ({error.strerror}); check space and permissions") from error


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def remove_leftovers(folder: Path) -> None:
    """Delete the temporary files that a killed run left in an article's folder."""
    for path in folder.glob(f".*{_TEMPORARY}"):
        with contextlib.suppress(OSError):
            path.unlink()
