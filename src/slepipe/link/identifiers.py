"""The identifiers and addresses of a reference: found first, and taken out of the text that the styles read."""

from __future__ import annotations

from typing import Final

from slepipe.patterns import pattern

_URL_SIGNS: Final = r"[!#-&(-;=?-~]"  # ASCII without quotes and angle brackets
_DOI: Final = rf"10\.\d{{4,9}}/{_URL_SIGNS}+"
_FROM: Final = r"\b(?:available (?:from|at)|retrieved from|网址|網址)"

# key of CSL-JSON, what a text with such an identifier holds (in lower case), and the pattern whose group is the identifier; the
# whole match goes out of the text
_ROWS: Final = (
    ("DOI", ("10.",), rf"(?i)(?:(?<![a-z])doi\s*[:：]?\s*)?(?:https?://(?:dx\.|www\.)?doi\.org/|(?<=doi)|(?<=[\s:：]))({_DOI})"),
    ("PMID", ("pmid",), r"(?i)\bPMID\s*[:：]?\s*(\d{1,8})\b"),
    ("PMCID", ("pmc",), r"(?i)(?:\bPMCID\s*[:：]?\s*|\b)(PMC\d{3,9})\b"),
    ("URL", ("://", "www."), rf"(?i)(?:{_FROM}\s*[:：]?\s*)?<?((?:(?:https?|ftp)://|(?<![\w/.@])www\.){_URL_SIGNS}+)>?"),
    ("DOI", ("10.",), rf"(?<![\w/.])({_DOI})"),
)
_END: Final = ".,;:!?*_"
_NEXT: Final = r"(?i)[;,.](?:PMC?ID|PMC\d|doi:|https?:)"
"""Where the next identifier follows without a blank: 「…/NEJMoa1;PMID:1」."""

_PUBMED: Final = r"https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,8})/?"
_PMC: Final = r"https?://(?:www\.)?(?:pmc\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pmc)/articles/(PMC\d+)/?"


def take_identifiers(text: str) -> tuple[dict[str, str], str]:
    """The identifiers under their CSL-JSON keys, and the text without them.

    Punctuation at the end of a sentence belongs to no identifier; a closing bracket only where it was opened in it
    (``10.1016/S0140-6736(10)61354-2``).
    """
    found: dict[str, str] = {}
    lower = text.lower()
    for key, signs, expression in _ROWS:
        while any(sign in lower for sign in signs) and (match := pattern(expression).search(text)):
            value = _trim(match[1])
            found.setdefault(key, value)
            rest = text[match.start(1) + len(value) :].removeprefix(">")
            text = f"{text[: match.start()]} {rest.lstrip('.,;')}"
            lower = text.lower()
    if "URL" in found:
        _add_pubmed(found)
    return found, text.strip()


def _trim(value: str) -> str:
    value = pattern(_NEXT).split(value)[0].rstrip(_END)
    for opening, closing in ("()", "[]"):
        while value.endswith(closing) and value.count(closing) > value.count(opening):
            value = value[:-1].rstrip(_END)
    return value


def _add_pubmed(found: dict[str, str]) -> None:
    for key, expression in (("PMID", _PUBMED), ("PMCID", _PMC)):
        match = pattern(expression).match(found["URL"])
        if match:
            found.setdefault(key, match[1])
