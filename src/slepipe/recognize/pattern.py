"""A regular expression that is compiled when it is first asked, so that importing the recognizers costs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any


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
