"""What takes long to work out is kept in a private folder, so that the next run starts sooner.

A kept file is named by the hash of all that it was made from; a damaged, foreign or unwritable one is worked out anew. Nothing in it is
run as Python.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

Kept = TypeVar("Kept")


def cached(name: str, made_from: Iterable[bytes], kind: type[Kept], build: Callable[[], Kept]) -> Kept:
    """What ``build`` gives, read from the cache where it is kept under the hash of ``made_from``, and kept there otherwise."""
    folder = cache_folder()
    if folder is None:
        return build()
    digest = hashlib.sha256()
    for part in made_from:
        digest.update(len(part).to_bytes(8, "big") + part)
    path = folder / f"{name}-{digest.hexdigest()[:32]}.msgpack"
    # An empty file cannot be mapped (ValueError).
    with (
        contextlib.suppress(OSError, ValueError, msgspec.MsgspecError),
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        return msgspec.msgpack.decode(data, type=kind)
    made = build()
    write_kept(path, msgspec.msgpack.encode(made), name)
    return made


def write_kept(path: Path, data: bytes, name: str) -> None:
    """Write the file whole and drop what earlier versions of it left; a cache that cannot be written is no error."""
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    with contextlib.suppress(OSError):
        temporary.write_bytes(data)
        temporary.replace(path)
        others = sorted(path.parent.glob(f"{name}-*.msgpack"), key=lambda other: other.stat().st_mtime)
        for old in others[:-4]:
            old.unlink()


def cache_folder() -> Path | None:
    """The folder ``$XDG_CACHE_HOME/slepipe`` or ``~/.cache/slepipe``, made when missing, or None where it is not private.

    It must be a real folder of this user that nobody else can enter (mode 0700): what others can write to is not read.
    """
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    folder = Path(base) / "slepipe"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.lstat()
        owned = not hasattr(os, "getuid") or (state.st_uid == os.getuid() and not state.st_mode & 0o077)
        if folder.is_dir() and not folder.is_symlink() and owned and os.access(folder, os.W_OK):
            return folder
    return None


def private_cache() -> Path:
    """``cache_folder``, or a new temporary folder where that is not private."""
    import tempfile

    return cache_folder() or Path(tempfile.mkdtemp(prefix="slepipe-"))
