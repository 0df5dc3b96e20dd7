"""jieba's dictionary in Rust, at first only those of its words that a text may hold.

To build all of it (349,046 words) takes 0.1 s, a third of a run of one article; a text can hold two thousand of them. A word is in a text only
where its first two characters are, so the kept table has the words by their first two. What is left out keeps its weight, as one word that
no text holds: how likely a word is depends on the weight of all.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import sys
import threading
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from importlib.machinery import EXTENSION_SUFFIXES
from itertools import accumulate
from operator import add
from pathlib import Path
from typing import Any

from slepipe.cache import cache_folder, cached

# A run of one article asks twice for a long text, of which the second holds nothing new. For more all of the dictionary is built, and nobody
# looks into texts any more.
_LONG = 200
_LONG_TEXTS = 2
_NEW_TEXTS = 3
_LONGEST = 40_000
_OTHERS = "\U0010fffe"
# One word of so many is looked up to see that rjieba has this dictionary.
_SAMPLED = 7
_WIDTH = 21
"""Bits of a code point."""

_Kept = tuple[bytes, bytes, bytes, int]
"""The pairs as numbers of 64 bits, sorted; where the rows of each begin (32 bits); the rows (word, weight, tag); the weight of all words."""


class Dictionary:
    """Gives what cuts a text: a ``Jieba`` of rjieba that knows all words in it."""

    def __init__(self, whole: Any = None) -> None:
        """Nothing is loaded before the first text; ``whole`` is the module rjieba where somebody has imported it."""
        self._lock = threading.Lock()
        self._whole = whole
        self._partial: Any = None
        self._known: set[str] = set()
        self._words: set[str] = set()
        self._rest = 0
        self._thread = 0
        self._long_texts = 0
        self._new_texts = 0

    def knowing(self, text: str) -> Any:
        """What has ``cut`` and ``tag`` as the module rjieba has, with the same results for this text."""
        if self._whole is not None:
            return self._whole
        with self._lock:
            self._long_texts += len(text) > _LONG
            self._thread = self._thread or threading.get_ident()
            # What one thread adds another one must not cut with before all weights are right.
            several = self._thread != threading.get_ident()
            many = several or self._long_texts > _LONG_TEXTS or len(text) > _LONGEST
            if many or (table := _table()) is None or (bare := _bare()) is None or not self._knows(text, table, bare):
                self._whole = importlib.import_module("rjieba")
            return self._whole or self._partial

    def _knows(self, text: str, table: _Kept, bare: Any) -> bool:
        """Learn what is new in a text; False where that was done too often."""
        # NUL parts what recognition protects, and no word holds it.
        new = {pair for pair in {*text, *map(add, text, text[1:])} - self._known if "\0" not in pair}
        if self._partial is None:
            self._partial, self._rest = bare.Jieba.empty(), table[3]
        if not new:
            return True
        self._new_texts += 1
        if self._new_texts > _NEW_TEXTS:
            return False
        self._known |= new
        self._learn(table)
        return True

    def _learn(self, table: _Kept) -> None:
        """Add the words of the dictionary whose first two and second two characters are known."""
        for word, weight, tag in _words(self._known, table):
            if word not in self._words:
                self._words.add(word)
                self._partial.add_word(word, weight, tag)
                self._rest -= weight
        self._partial.add_word(_OTHERS, self._rest, "x")


dictionary = Dictionary(sys.modules.get("rjieba"))


def jieba_file(name: str) -> Path:
    """Path of a data file of the jieba package, found without importing it (its import alone takes 0.1 s)."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed: pip install jieba")
    return Path(spec.origin).parent / name


def _words(pairs: AbstractSet[str], table: _Kept) -> Iterator[tuple[str, int, str]]:
    """The words whose first two and second two characters are among the pairs, and the single characters, with weight and tag."""
    numbers, bounds = memoryview(table[0]).cast("Q"), memoryview(table[1]).cast("I")
    at = 0
    for number in sorted(map(_number, pairs)):
        at = bisect_left(numbers, number, at)
        if at < len(numbers) and numbers[at] == number:
            for row in table[2][bounds[at] : bounds[at + 1]].decode().splitlines():
                # A blank ends the word. Four of five rows are left as they are.
                if " " in row[1:3] or row[1:3] in pairs:
                    word, weight, tag = row.split(" ")
                    yield word, int(weight), tag


def _number(pair: str) -> int:
    return ord(pair[0]) << _WIDTH | ord(pair[1]) if len(pair) > 1 else ord(pair) << _WIDTH


@lru_cache(maxsize=1)
def _bare() -> Any:
    """The compiled part of rjieba without the module around it, which builds the whole dictionary as it is imported; None if it is elsewhere."""
    name = "rjieba.rjieba"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.find_spec("rjieba")
    folder = Path(spec.origin).parent if spec is not None and spec.origin is not None else Path()
    for file in (folder / f"rjieba{suffix}" for suffix in EXTENSION_SUFFIXES):
        found = importlib.util.spec_from_file_location(name, file) if file.is_file() else None
        if found is not None and found.loader is not None:
            with contextlib.suppress(ImportError):
                module = importlib.util.module_from_spec(found)
                found.loader.exec_module(module)
                sys.modules[name] = module
                return module
    return None


@lru_cache(maxsize=1)
def _table() -> _Kept | None:
    """The words of jieba's dictionary by their first two characters; None where they are not kept or rjieba has another dictionary."""
    folder = cache_folder()
    # A first run has enough to work out, and one whose folder is thrown away would do so in vain: what terms keep is written later in a run.
    return (
        _kept()
        if folder is not None and any(any(folder.glob(f"{name}-*.msgpack")) for name in ("words", "frequencies"))
        else None
    )


def keep_words() -> None:
    """Work the table out ahead of the first run, where it can be kept; ``make`` does so when it sets up."""
    if cache_folder() is not None:
        _kept()


def _kept() -> _Kept | None:
    path = jieba_file("dict.txt")
    spec = importlib.util.find_spec("rjieba")
    files = [path, Path(spec.origin) if spec is not None and spec.origin is not None else path]
    # Path, size and time tell a version as they do for .pyc files.
    stamps = [repr((str(file), (state := file.stat()).st_size, state.st_mtime_ns)).encode() for file in files]
    kept = cached("words", stamps, tuple[bytes, bytes, bytes, int], lambda: _sorted(path.read_text("utf-8")))
    return kept if kept[3] else None


def _sorted(text: str) -> _Kept:
    rows = [row for row in text.splitlines() if row]
    whole = importlib.import_module("rjieba")
    if not all(whole.has_word(row.partition(" ")[0]) for row in rows[::_SAMPLED]):
        return b"", b"", b"", 0
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        groups[row[:2]].append(row)
    numbers = sorted((_number(pair.rstrip()), pair) for pair in groups)
    packed = ["\n".join(groups[pair]).encode() + b"\n" for _, pair in numbers]
    bounds = array("I", accumulate(map(len, packed), initial=0))
    weight = sum([int(row.split(" ")[1]) for row in rows])
    return array("Q", [number for number, _ in numbers]).tobytes(), bounds.tobytes(), b"".join(packed), weight
