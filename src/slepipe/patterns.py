"""Regular expressions that are compiled when a text first needs them.

Compiling all rules of the read, link and recognize folders takes 50 ms, for a character class with characters beyond Latin-1 takes
``re`` some 0.2 ms. A start of the command line should not pay for rules that most texts never reach: they ask a cheap question first
(is the next character 年? does the text hold "NCT"?).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from slepipe.compiled import compile_kept

pattern = cache(compile_kept)
"""``re.compile`` that remembers every result (``re`` itself forgets beyond 512), for expressions that stand in tables."""


class Pattern:
    """Stands for ``re.compile(source)``; after the first question its methods are those of the compiled pattern."""

    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, source: str) -> None:
        """``source`` is the regular expression; an error in it shows at the first use."""
        self.source = source

    def __getattr__(self, name: str) -> Any:
        """Compile, and keep the bound methods, so that this is asked once."""
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = pattern(self.source)
        for method in ("match", "fullmatch", "search", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
