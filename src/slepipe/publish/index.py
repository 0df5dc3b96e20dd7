"""What ties the articles of an output folder together: index.md for people, manifest.json for programs."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.escape import escape, table
from slepipe.publish.names import VARIANT_LABELS

VERSION = 1
# The packages whose release decides the output.
_PACKAGES = ("babel", "jieba", "opencc", "rjieba")


class Entry(msgspec.Struct, frozen=True):
    """One article in the manifest: where it came from and the SHA-256 of its source and of each file."""

    id: str
    title: str
    variant: str
    machine_made: bool
    source: str
    sha256: str
    files: dict[str, str]


class Failure(msgspec.Struct, frozen=True):
    """A source that could not be done, and why."""

    source: str
    error: str


class Manifest(msgspec.Struct, frozen=True):
    """All articles of an output folder and the failures of the last run."""

    articles: tuple[Entry, ...] = ()
    failed: tuple[Failure, ...] = ()
    slepipe: str = ""
    packages: dict[str, str] = {}
    version: int = VERSION


def digest_of(data: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def make_manifest(entries: Mapping[str, Entry], failed: Sequence[Failure], slepipe_version: str) -> Manifest:
    """The manifest over all entries, in order of their ids."""
    return Manifest(
        articles=tuple(entries[key] for key in sorted(entries)),
        failed=tuple(sorted(failed, key=lambda failure: failure.source)),
        slepipe=slepipe_version,
        packages={name: _installed_version(name) for name in _PACKAGES},
    )


def _installed_version(package: str) -> str:
    """A package's version from the name of its metadata folder; importlib.metadata takes 14 ms of a start to say the same."""
    spec = importlib.util.find_spec(package)
    beside = Path(spec.origin).parents[1] if spec and spec.origin else Path()
    found = [folder.name for folder in beside.glob(f"{package}-*.dist-info")]
    if len(found) == 1:
        return found[0].removeprefix(f"{package}-").removesuffix(".dist-info")
    from importlib.metadata import version

    return version(package)


def manifest_json(manifest: Manifest) -> bytes:
    """The manifest as indented JSON with a line end."""
    return msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=1) + b"\n"


def read_manifest(data: bytes) -> Manifest | None:
    """The manifest of earlier runs, or None where it is damaged or of another version."""
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, UnicodeError):
        return None
    return manifest if manifest.version == VERSION else None


def index_markdown(manifest: Manifest, labels: Labels) -> str:
    """A table of all articles with links to their files, and a list of failures."""
    header = [escape(labels.gettext(name)) for name in (N_("Article"), N_("Written in"), N_("Files"))]
    title, failed = labels.gettext("Articles"), labels.gettext("Not done")
    parts = [f"# {escape(title)}", table(header, [_row(entry, labels) for entry in manifest.articles])]
    if manifest.failed:
        parts.append(f"## {escape(failed)}")
        parts.append("\n".join(f"- {escape(failure.source)}: {escape(failure.error)}" for failure in manifest.failed))
    return "\n\n".join(parts) + "\n"


def _row(entry: Entry, labels: Labels) -> list[str]:
    variant: Any = labels.gettext(VARIANT_LABELS.get(entry.variant, entry.variant))
    if entry.machine_made:
        variant = labels.gettext("%(variant)s, converted by machine") % {"variant": variant}
    names = sorted(name for name in entry.files if name.endswith(".md"))
    links = [f"[{name.removesuffix('.md')}](<{entry.id}/{name}>)" for name in names]
    return [escape(entry.title), escape(variant), " · ".join([*links, f"[JSON](<{entry.id}/document.json>)"])]
