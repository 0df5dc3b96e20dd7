"""A regular expression that is compiled when it is first asked, so that importing the recognizers costs nothing.

A character class with three or more separate characters beyond Latin-1 takes ``re`` some 0.2 ms to compile. So rules ask a
cheap question first (is the next character 年? does the text hold "NCT"?), and a pattern that no text needs never compiles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any


def last_clause(text: str, ends: str) -> str:
    """What of the text stands behind the last of the characters ``ends``."""
    return text[max(map(text.rfind, ends)) + 1 :]


class Pattern:
    """Stands for ``re.compile(source)``; after the first question its methods are those of the compiled pattern."""

    match: Callable[..., re.Match[str] | None]
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
        compiled = re.compile(self.source)
        for method in ("match", "search", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
