"""The identifiers and addresses of a reference: found first, and taken out of the text that the styles read."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote

from slepipe.patterns import pattern

_URL_SIGNS: Final = r"[!#-&(-;=?-~]"  # ASCII without quotes and angle brackets
_SICI: Final = r"<\d+::?[\w-]+>"
"""What old DOIs of Wiley hold: ``10.1002/1529-0131(199709)40:9<1725::AID-ART29>3.0.CO;2-Y``."""

DOI: Final = rf"10\.\d{{4,9}}/(?:{_URL_SIGNS}|{_SICI})+"
_FROM: Final = r"\b(?:available (?:from|at)|retrieved from|网址|網址|取自|檢自|引自)"

# key of CSL-JSON, what a text with such an identifier holds (in lower case), and the pattern whose group is the identifier; the
# whole match goes out of the text
_ROWS: Final = (
    (
        "DOI",
        ("10.",),
        rf"(?i)(?:(?<![a-z])doi\s*[:：]?\s*)?(?:(?<![\w/.])(?:https?:\s?//\s?)?(?:dx\.|www\.)?doi\.org/\s?|(?<=doi)|(?<=[\s:：]))({DOI})",
    ),
    (
        "PMID",
        ("pmid", "pubmed id", "pubmed:", "pubmed "),
        r"(?i)(?<![a-z])(?:pubmed )?(?:PMID|PubMed ID|PubMed(?=:| \d{7,8}\b))\s*[:：#]?\s*(?:PMID\s*[:：]?\s*)?(\d{1,8})\b",
    ),
    ("PMCID", ("pmc",), r"(?i)(?:(?<![a-z])PMCID\s*[:：]?\s*|(?<![\w/]))(PMC\d{3,9})\b"),
    (
        "URL",
        ("://", "www."),
        rf"(?i)(?:{_FROM}\s*[:：]?\s*)?<?((?:(?:https?|ftp)://|(?<![\w/.@])www\.)(?:{_URL_SIGNS}|{_SICI})+)>?",
    ),
    ("DOI", ("10.",), rf"(?<![\w/.])({DOI})"),
    ("URL", ("ncbi.nlm",), rf"(?i)(?<![\w/.@])((?:pubmed\.|pmc\.)?ncbi\.nlm\.nih\.gov/{_URL_SIGNS}+)"),
)
_WIDE: Final = {
    code + 0xFEE0: chr(code)
    for code in (*range(0x30, 0x3B), *range(0x41, 0x5B), *range(0x61, 0x7B), 0x28, 0x29, 0x2D, 0x2E, 0x2F)
}
_WIDE_SIGNS: Final = ("１０．", "ＤＯＩ", "ｄｏｉ", "ＰＭＩＤ", "ＰＭＣ", "ｈｔｔｐ")
_END: Final = ".,;:!?*_"
_NEXT: Final = (
    r"(?i)[;,.](?:PMC?ID|PMC\d|doi:|https?:|Epub|available)|\(?PMC?ID(?:\s*[:：]?\s*\d|:?$)|(?<=\d)https?://|;(?=[A-Z][a-z]{2})"
)
"""Where the next identifier follows without a blank: 「…/NEJMoa1;PMID:1」."""

_PUBMED: Final = r"(?i)(?:https?://)?(?:www\.|m\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed|europepmc\.org/(?:article|abstract)/MED)/(?:\?term=)?(\d{1,8})(?!\d)"
_PMC: Final = (
    r"(?i)(?:https?://)?(?:www\.)?(?:pmc\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pmc|europepmc\.org)/articles?/(?:pmc/)?(PMC\d+)"
)
_IN_ADDRESS: Final = rf"(?i)[/=]({DOI})"
_PAGE_OF_ADDRESS: Final = r"(?i)(?:/(?:full|abstract|pdf|epdf|html|fulltext|meta|summary|tables|references)(?:/.*)?|[?#&].*|\.(?:full|abstract|pdf|html?)(?:\W.*)?|/\d{6,})$"
"""What an address has behind the DOI of its article."""


def take_identifiers(text: str) -> tuple[dict[str, str], str]:
    """The identifiers under their CSL-JSON keys, and the text without them.

    Punctuation at the end of a sentence belongs to no identifier; a closing bracket only where it was opened in it
    (``10.1016/S0140-6736(10)61354-2``). A DOI in the address of an article counts, as does a PMID.
    """
    found: dict[str, str] = {}
    addresses: list[str] = []
    text = _mended(text)
    lower = text.lower()
    for key, signs, expression in _ROWS:
        while any(sign in lower for sign in signs) and (match := pattern(expression).search(text)):
            value = _trim(match[1])
            found.setdefault(key, value)
            if key == "URL":
                addresses.append(value)
            rest = text[match.start(1) + len(value) :].removeprefix(">")
            text = f"{text[: match.start()]} {rest.lstrip('.,;')}"
            lower = text.lower()
    for address in addresses:
        _add_of_address(address, found)
    if found.get("DOI", "").startswith(_PREPRINTS):
        found["DOI"] = pattern(r"v\d{1,2}$").sub("", found["DOI"])
    return found, text.strip()


_PREPRINTS: Final = "10.1101/"
"""The version of a preprint of bioRxiv is no part of its DOI: 10.1101/2022.09.30.510286v2."""


def _mended(text: str) -> str:
    """The text with its DOI and addresses without the gaps and full-width stops that copying puts into them."""
    if any(sign in text for sign in _WIDE_SIGNS):
        text = text.translate(_WIDE)
    if "．" in text or "／" in text:
        text = pattern(r"(?<=[\x21-\x7e])([．／])(?=[\x21-\x7e])").sub(lambda match: "./"["．／".index(match[1])], text)
    if "%" in text:
        text = pattern(r"10\.\d{4,9}(?:%2[Ff][\x21-\x7e]*|/[\x21-\x7e]*%[0-9A-Fa-f]{2}[\x21-\x7e]*)").sub(
            lambda match: unquote(match[0]), text
        )
    if "10." in text:
        text = pattern(r"(?<![\d.])(10\.\d{4,9}) ?/ ?(?=[A-Za-z0-9])").sub(r"\1/", text)
    if ":// " in text:
        text = text.replace(":// ", "://")
    at = text.find("10.", max(text.lower().find("doi"), 0))
    words = text[at:].split(" ", 2) if at >= 0 else []
    if len(words) < 2 or not words[1][:1].isascii():
        return text
    prefix, slash, suffix = words[0].partition("/")
    tail = words[1].partition("/")
    cut = not slash and prefix[3:].isdecimal() and len(prefix) < 8 and tail[0].isdecimal() and tail[1]  # 10.10 16/j.ncl
    open_end = slash and (
        suffix[-1:] in _OPEN or not any(map(str.isdecimal, suffix))
    )  # 10.1016/j. jsmc.2009.01, 10.7108/P T.2011
    if cut or (
        open_end and words[1][:1].isalnum() and any(map(str.isdecimal, words[1])) and not words[1].upper().startswith("PM")
    ):
        return text[: at + len(words[0])] + text[at + len(words[0]) + 1 :]
    return text


_OPEN: Final = ("/", "_", "(", "-")


def _trim(value: str) -> str:
    value = pattern(_NEXT).split(value)[0].rstrip(_END)
    if value.count("(") > value.count(")"):
        value = pattern(r"\(\d{0,4}$").sub("", value)  # https://example.org/a(2023年4月12日查閱)
    for opening, closing in ("()", "[]"):
        while value.endswith(closing) and value.count(closing) > value.count(opening):
            value = value[:-1].rstrip(_END)
    return value


def _add_of_address(address: str, found: dict[str, str]) -> None:
    for key, sign, expression in (("PMID", "pubmed", _PUBMED), ("PMID", "/MED/", _PUBMED), ("PMCID", "PMC", _PMC)):
        match = pattern(expression).match(address) if sign in address else None
        if match:
            found.setdefault(key, match[1])
    if "10." in address and "DOI" not in found:
        match = pattern(_IN_ADDRESS).search(address)
        if match:
            found["DOI"] = _trim(pattern(_PAGE_OF_ADDRESS).sub("", match[1]))
