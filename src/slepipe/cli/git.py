"""Articles as git has them: what changed between two revisions, or a revision and the working tree."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import msgspec

from slepipe.cli.files import SUFFIXES
from slepipe.errors import InputError


class Changed(msgspec.Struct, frozen=True):
    """A file that differs: its name, and its bytes on both sides, None where it is not there."""

    name: str
    old: bytes | None
    new: bytes | None


def changed_files(arguments: Sequence[str]) -> list[Changed]:
    """The articles and documents that differ between ``REV [REV] [PATH]...``; without a second revision the working tree is new.

    ``A..B`` is two revisions too. A renamed file keeps its pair. Raises ``InputError`` where git or the revision is missing.
    """
    revisions, paths = _split(arguments)
    root = Path(_git("rev-parse", "--show-toplevel").decode().strip())
    listed = (
        _git("diff", "--name-status", "-z", "--find-renames", *revisions, "--", *paths)
        .decode(errors="surrogateescape")
        .split("\0")
    )
    changed = []
    for before, after in _named(listed):
        if not (before or after).lower().endswith((*SUFFIXES, ".json")):
            continue
        old = _git("show", f"{revisions[0]}:{before}") if before else None
        new = (_git("show", f"{revisions[1]}:{after}") if len(revisions) > 1 else (root / after).read_bytes()) if after else None
        changed.append(Changed(after or before, old, new))
    return sorted(changed, key=lambda each: each.name)


def _named(listed: Sequence[str]) -> list[tuple[str, str]]:
    """Old and new name of each file of ``git diff --name-status -z``; empty where it is not there."""
    fields = iter(listed)
    found = []
    for status in fields:
        if not status:
            break
        first = next(fields)
        kind = status[0]
        if kind in "RC":
            found.append((first, next(fields)))
        else:
            found.append(("" if kind == "A" else first, "" if kind == "D" else first))
    return found


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Revisions, two at most, and paths."""
    revisions: list[str] = []
    for number, argument in enumerate(arguments):
        parts = argument.split("..") if number == 0 and ".." in argument else [argument]
        names = [part.strip(".") or "HEAD" for part in parts]
        if len(revisions) + len(names) > 2 or not all(map(_is_revision, names)):
            return _some(revisions, arguments), list(arguments[number:])
        revisions += names
    return _some(revisions, arguments), []


def _some(revisions: list[str], arguments: Sequence[str]) -> list[str]:
    if not revisions:
        named = arguments[0] if arguments else ""
        raise InputError(
            f"--git {named}: no such revision here; name a commit, a branch or a tag of this repository".replace("  ", " ")
        )
    return revisions


def _is_revision(name: str) -> bool:
    return not name.startswith("-") and _run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").returncode == 0


def _git(*arguments: str) -> bytes:
    done = _run(*arguments)
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split())
        raise InputError(f"git {arguments[0]}: {said or 'failed'}; check the revision and the path")
    return done.stdout


def _run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        # core.quotePath: names of files in Chinese stay what they are.
        return subprocess.run(["git", "-c", "core.quotePath=false", *arguments], capture_output=True, check=False)  # noqa: S603, S607
    except OSError as error:
        raise InputError("--git needs git, which is not installed or not on the path") from error
