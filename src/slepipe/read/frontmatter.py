"""YAML front matter, the small part of it that articles use: ``key: value``, quoted strings, simple lists.

Values stay strings (a date is a date only to the reader who asked for one). Whatever is no such line is kept as
written; text between dashes that has no key at all is no front matter, but part of the article.
"""

from __future__ import annotations

import re
from typing import Any, Final

from slepipe.patterns import pattern

_FENCED: Final = r"(?s)\ufeff?---[ \t]*\r?\n(.*?)(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
_PAIR: Final = r"""(["']?)([^\s"'#:：-][^"':：]{0,63}?)\1\s*[:：](?:\s+(.*))?$"""
_ITEM: Final = r"\s*-\s+(.*\S)\s*$"
_FLOW_ITEM: Final = r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]*)\s*(?:,|$)"""
_ESCAPES: Final = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/"}


def split_front_matter(text: str) -> tuple[dict[str, Any], int]:
    """What the front matter says, and the offset at which the article begins (0 where there is none)."""
    match = pattern(_FENCED).match(text) if text.startswith(("---", "\ufeff---")) else None
    meta = _read_pairs(match[1].splitlines()) if match else {}
    return (meta, match.end()) if match and meta else ({}, 0)


def _read_pairs(lines: list[str]) -> dict[str, Any]:
    meta: dict[str, Any] = {}
    key = ""
    for line in lines:
        pair, item = pattern(_PAIR).match(line), pattern(_ITEM).match(line)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if item and key and isinstance(meta[key] or [], list):
            meta[key] = [*(meta[key] or []), _scalar(item[1])]
        elif pair:
            key = pair[2].strip()
            meta[key] = _value(pair[3] or "")
        elif key:  # nested mappings, block scalars: as written
            meta[key] = f"{meta[key]}\n{line}" if meta[key] else line.strip()
        else:
            return {}
    return meta


def _value(written: str) -> str | list[str]:
    written = written.strip()
    if written.startswith("[") and written.endswith("]") and len(written) > 1:
        inside = written[1:-1].strip()
        return [_scalar(match[1]) for match in pattern(_FLOW_ITEM).finditer(inside) if match[1].strip()]
    return _scalar(written)


def _scalar(written: str) -> str:
    written = written.strip()
    if len(written) > 1 and written[0] == written[-1] == '"':
        return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[0]), written[1:-1])
    if len(written) > 1 and written[0] == written[-1] == "'":
        return written[1:-1].replace("''", "'")
    return re.sub(r"\s+#.*$", "", written)
