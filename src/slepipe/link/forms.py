"""Identifiers whose form is wrong: DOI, PMID, ISSN and registry numbers that nobody can look up as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from slepipe.link.parts import is_han
from slepipe.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

Place = tuple[int, int, str]
"""Start and end in the source, and what is the matter."""


def malformed(text: str) -> list[Place]:
    """The identifiers of a wrong form in a text, in order, each once; what follows them is in the message."""
    lower = text.lower()
    found: dict[tuple[int, int], str] = {}
    for sign, expression, question in _RULES:
        if sign in lower:
            for match in pattern(expression).finditer(text):
                message = question(match)
                if message:
                    found.setdefault(match.span(), message)
    return sorted((start, end, message) for (start, end), message in _outer(found))


def _outer(found: dict[tuple[int, int], str]) -> Iterator[tuple[tuple[int, int], str]]:
    """The findings that lie in no other."""
    for span, message in found.items():
        if not any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in found):
            yield span, message


def _glued_doi(match: re.Match[str]) -> str:
    return f"a DOI has a stroke behind its prefix: {match[1]}/{match[2]}?"


def _mixed_doi(match: re.Match[str]) -> str:
    return f"a DOI holds no Chinese character: 「{match[1]}」" if is_han(match[1]) else ""


def _headless_doi(_: re.Match[str]) -> str:
    return "a DOI begins with 10. and four digits or more, then a stroke"


def _pmid(match: re.Match[str]) -> str:
    value = match[1]
    if value.isdecimal() and len(value) <= 8 and value[0] != "0":
        return ""
    return "a PMID is a number of at most 8 digits" if value.isdecimal() else "a PMID is a number"


def _issn(match: re.Match[str]) -> str:
    """The last sign of an ISSN checks the others (ISO 3297): weights 8 to 2, modulus 11, X for 10."""
    digits = match[1].upper().replace("-", "")
    if not pattern(r"\d{4}-\d{3}[\dX]").fullmatch(match[1].upper()):
        return "an ISSN has the form 1234-567X"
    rest = -sum(int(digit) * weight for digit, weight in zip(digits[:7], range(8, 1, -1), strict=True)) % 11
    return "" if digits[7] == ("X" if rest == 10 else str(rest)) else "the last sign of this ISSN does not check the others"


def _nct(match: re.Match[str]) -> str:
    return "" if len(match[0]) == 11 else "a number of ClinicalTrials.gov is NCT and 8 digits"


# sign without which the text has none (in lower case), pattern, what is wrong with a match (nothing: "")
_RULES: Final[tuple[tuple[str, str, Callable[[re.Match[str]], str]], ...]] = (
    ("10.", r"(?<![\w./])(10\.\d{4,5})(?=[A-Za-z][\w.()/-]*\d)([A-Za-z][\w.()/-]{3,}\w)", _glued_doi),
    (
        "10.",
        r"(?<![\w./])10\.\d{4,9}/[\x21-\x7e]*([^\x00-\x7f\s]{1,2})[-./\w]*(?<=[A-Za-z0-9])(?<![^\x00-\x7f])(?=[\s,;。，；]|$)",
        _mixed_doi,
    ),
    ("doi", r"(?i)(?<![a-z])doi\s*[:：]\s*(?!10\.\d{4,9}|１０．|https?:|(?:dx\.)?doi\.org)[0-9][\w./()-]{3,}", _headless_doi),
    ("pmid", r"(?<![A-Za-z])PMID\s*[:：]?\s*([0-9][0-9A-Za-z]*)", _pmid),
    ("issn", r"(?i)(?<![a-z])e?-?ISSN\s*(?:[:：]\s*)?([0-9][0-9Xx-]{5,})", _issn),
    ("nct", r"(?<![A-Za-z])NCT ?\d{3,}", _nct),
)
