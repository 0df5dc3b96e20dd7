"""Citation keys: what a reference is called in BibTeX and RIS."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALL: Final = frozenset("a an and for from in of on the to with".split())
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def citation_keys(items: Sequence[dict[str, Any]]) -> list[str]:
    """A key for each CSL-JSON item, all different, of ASCII letters, digits and hyphens.

    A key comes from what the entry says, so that it stays when the list is numbered anew: family name, year and the first word of
    the title (``morand2020trial``). An entry in Chinese has the PMID or a sum of its words instead (``ref2020-1f09c2aa``).
    Entries of one key get ``b``, ``c``, … in their order.
    """
    keys: list[str] = []
    taken: set[str] = set()
    for item in items:
        key = unique = _key(item)
        number = 1
        while unique in taken:
            number += 1
            unique = f"{key}{_suffix(number)}"
        taken.add(unique)
        keys.append(unique)
    return keys


def _suffix(number: int) -> str:
    return _LETTERS[number - 1] if number <= len(_LETTERS) else f"-{number}"


def _key(item: dict[str, Any]) -> str:
    first = (item.get("author") or [{}])[0]
    year = str(year_of(item) or "")
    name = _ascii(first.get("family") or first.get("literal", ""))[:20]
    words = (_ascii(word) for word in item.get("title", "").split())
    word = next((word for word in words if not word.isdecimal() and word not in _SMALL and word), "")[:20]
    if name or (word and year):
        return f"{name}{year}{word}"
    if "PMID" in item:
        return f"pmid{item['PMID']}"
    said = [*first.values(), item.get("title", ""), item.get("DOI", ""), item.get("URL", "")]
    return f"ref{year}-{crc32('|'.join(said).encode()):08x}"


def year_of(item: dict[str, Any], key: str = "issued") -> int | None:
    """The year of a CSL date, if it has one."""
    parts = item.get(key, {}).get("date-parts", [[]])
    return parts[0][0] if parts and parts[0] else None


def _ascii(text: str) -> str:
    """The letters and digits of a text in lower case, without accents; nothing of a Chinese one."""
    plain = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("ł", "l").replace("ß", "ss").replace("æ", "ae"))
    return "".join(char for char in plain.lower() if char.isascii() and char.isalnum())
