"""Author lists of references to CSL-JSON names."""

from __future__ import annotations

from typing import Final

from slepipe.link.parts import is_han
from slepipe.patterns import pattern

Name = dict[str, str]

_COMPOUND: Final = frozenset(
    ("欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 东方 東方 尉迟 尉遲 公孙 公孫 慕容 长孙 長孫 宇文 司徒 令狐 端木").split()
)
"""Chinese family names of two characters."""

_INITIALS: Final = r"[A-Z]{1,4}|[A-Z](?:[ -]?[A-Z]){1,3}"
_SUFFIX: Final = r"(?: (?:Jr|Sr|2nd|3rd|II|III))?"
_GROUP: Final = r".*\b(?:Groups?|Investigators|Committee|Collaborators|Consortium|Network|Initiative|Team)\b.*"
_AND_OTHERS: Final = r"(?i)[,，、]?\s*(?:\bet al\b\.?|\band others\b|等(?:人)?[.．。]?)\s*$"
_PARTICLES: Final = frozenset("van von der den de da di del la le bin al ter".split())


def split_authors(text: str) -> list[Name]:
    """Names written ``Family AB``, ``FAMILY A B``, ``First Last`` or in Chinese, divided by commas or semicolons."""
    text = pattern(_AND_OTHERS).sub("", text.strip(" .,;，、。"))
    parts = pattern(r"\s*[,，、;；]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+|\s*和\s*(?=\w{2,4}$)").split(text)
    return [read_name(part) for part in parts if part.strip(" .")]


def read_name(text: str) -> Name:
    """One name; what does not look like a person's is a literal, such as a ministry or a study group."""
    text = text.strip(" .,")
    if _is_han_name(text):
        cut = 2 if text[:2] in _COMPOUND and len(text) > 2 else 1
        return {"family": text[:cut], "given": text[cut:]}
    match = pattern(rf"(.+?) ((?:{_INITIALS}){_SUFFIX})").fullmatch(text)
    if match and not is_han(text) and not pattern(r"\d").search(text):
        return {"family": _capitalized(match[1]), "given": match[2]}
    return _full_name(text)


def read_inverted(text: str) -> list[Name]:
    """Names written ``Family, A.B.``, as Springer and the APA do."""
    rows = pattern(rf"({FAMILY}), ((?:[^\W\d_]\.[ -]?)+)").findall(text)
    return [{"family": family.removeprefix("& ").removeprefix("and "), "given": given.strip()} for family, given in rows]


FAMILY: Final = r"[^\W\d_][\w'’‐ -]*?"


def is_name(text: str) -> bool:
    """Whether the text looks like ``First Last``: two to five capitalized words, particles allowed."""
    words = text.replace(".", ". ").split()
    if not 2 <= len(words) <= 5 or ":" in text:
        return False
    return all(word in _PARTICLES or (word[0].isupper() and not word[1:2].isdigit()) for word in words)


def is_vancouver(text: str) -> bool:
    """Whether the text is a list of ``Family AB`` names, with or without 「et al」."""
    text = pattern(_AND_OTHERS).sub("", text)
    parts = [part.strip() for part in pattern("[,，;；]").split(text) if part.strip()]
    person = rf"[^\W\d_][\w'’‐. -]* (?:{_INITIALS}){_SUFFIX}|{_GROUP}"
    return bool(parts) and all(_is_han_name(part) or pattern(person).fullmatch(part) for part in parts)


def _is_han_name(text: str) -> bool:
    return 2 <= len(text) <= 4 and all(is_han(char) for char in text)


def _full_name(text: str) -> Name:
    if not is_name(text) or pattern(_GROUP).fullmatch(text) or not pattern(r"[\w'’.‐ -]+").fullmatch(text):
        return {"literal": text}
    words = text.split()
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in _PARTICLES:
        cut -= 1
    return {"family": " ".join(words[cut:]), "given": " ".join(words[:cut])}


def _capitalized(family: str) -> str:
    """NAVARRA to Navarra: GB/T 7714 prints family names in capitals."""
    return family.title() if len(family) > 2 and family.isupper() else family
