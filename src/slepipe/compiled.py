"""Compiled regular expressions, kept between runs: compiling those that one article needs takes a fifth of a cold run.

What ``re`` compiles an expression to is a list of numbers for its matching engine, which checks them when it is given them. They are kept
for one version of Python; where anything about them is not as expected, ``re.compile`` works them out anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import mmap
import re
import sys
from array import array
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from slepipe._version import __version__
from slepipe.beginnings import with_beginning
from slepipe.cache import cache_folder, write_kept

_NAME = "patterns"
_FORM = "with beginnings"
"""Told apart from what earlier versions kept."""


class Compiled(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What ``re`` makes of an expression: its flags, the number of its groups, their names, and the engine's code (32 bits each)."""

    flags: int
    groups: int
    names: dict[str, int]
    code: bytes


_made: dict[str, Compiled] = {}
"""What this run compiled and no run before it had kept."""


def compile_kept(source: str) -> re.Pattern[str]:
    """``re.compile(source)``, from the kept code where there is one; raises ``re.error`` as that does."""
    kept = _kept().get(source)
    try:
        if kept is None:
            kept = _made[source] = _compile(source)
        return _pattern(source, kept)
    except re.error:
        raise
    except Exception:  # noqa: BLE001 - the engine's own interface may change with any Python
        _made.pop(source, None)
        return re.compile(source)


def keep_compiled() -> None:
    """Write what this run compiled anew beside what was kept before; a cache that cannot be written is no error."""
    path = _path()
    if _made and path is not None:
        write_kept(path, msgspec.msgpack.encode(_kept() | _made), _NAME)


def _compile(source: str) -> Compiled:
    parser, compiler = importlib.import_module("re._parser"), importlib.import_module("re._compiler")
    parsed = parser.parse(source, 0)
    code = getattr(compiler, "_code")(parsed, 0)  # noqa: B009 - it has no public name
    # The compiler of another Python may lack what this asks of it; without a beginning searches are slower, not wrong.
    with contextlib.suppress(AttributeError, TypeError, ValueError, AssertionError):
        code = with_beginning(code, parsed)
    state = parsed.state
    return Compiled(state.flags, state.groups - 1, dict(state.groupdict), array("I", code).tobytes())


def _pattern(source: str, kept: Compiled) -> re.Pattern[str]:
    code = array("I")
    code.frombytes(kept.code)
    names: list[str | None] = [None] * (kept.groups + 1)
    for name, group in kept.names.items():
        names[group] = name
    engine: Any = importlib.import_module("_sre")
    made: re.Pattern[str] = engine.compile(source, kept.flags, code.tolist(), kept.groups, kept.names, tuple(names))
    return made


@cache
def _path() -> Path | None:
    folder = cache_folder()
    if folder is None:
        return None
    magic = getattr(importlib.import_module("_sre"), "MAGIC", 0)
    made_for = f"{sys.implementation.cache_tag} {sys.version} {magic} {__version__} {_FORM}"
    return folder / f"{_NAME}-{hashlib.sha256(made_for.encode()).hexdigest()[:32]}.msgpack"


@cache
def _kept() -> dict[str, Compiled]:
    path = _path()
    if path is not None:
        with (
            contextlib.suppress(OSError, ValueError, msgspec.MsgspecError),
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
        ):
            return msgspec.msgpack.decode(data, type=dict[str, Compiled])
    return {}
