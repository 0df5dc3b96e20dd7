"""The entries of the reference list as CSL-JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from slepipe.link.identifiers import take_identifiers
from slepipe.link.styles import read_entry
from slepipe.model import Reference
from slepipe.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slepipe.model import Block

_ORDER: Final = (
    "id type author title container-title publisher publisher-place edition issued accessed volume issue page number "
    "DOI PMID PMCID URL".split()
)
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# What databases and pages add behind the entry: a second date, a status, links. One of the signs stands in each (in lower case)
_REMARKS: Final = (
    (
        ("epub",),
        r"\b[Ee][Pp]ub(?: ahead of print)?(?:[: ]+(?:\d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?|\d{1,2} [A-Z][a-z]+ \d{4}))?\.?",
    ),
    (
        (" online", "[online", "(online"),
        r"\b(?:[Pp]ublished )?[Oo]nline (?:first|ahead of print)\.?|\b[Pp]ublished online:?(?: [A-Z]?[\w ,]*?\d{4})?\.?",
    ),
    (("errat",), r"\bErrat(?:um|a) in:?.*"),
    (("in press", "印刷中"), r"\b[Ii]n [Pp]ress\b\.?|印刷中"),
    (("access", "cited"), r"(?i)\b(?:last )?(?:accessed|cited)\b[^\]]*"),
    (("日期",), r"(?:访问|訪問|瀏覽|檢索|检索|查詢|查询|引用)日期[^\]]*"),
    (("retrieved",), r"\b[Rr]etrieved (?:on )?[A-Z][a-z]+ \d{1,2}, \d{4},?(?: from)?"),
    (
        ("存档", "存檔", "檢索", "检索", "瀏覽"),
        r"[(（]原始[内內]容存[档檔][^)）]*[)）]|(?:檢索|检索|瀏覽)[於于]?\s*(?:19|20)\d\d[^)）]*",
    ),
    (
        ("pubmed", "crossref", "scholar", "pmc free", "[internet]"),
        r"(?i)\b(?:PubMed|CrossRef|Google Scholar|PMC free article|Web of Science)\b(?=[\])]|\s*$)|(?<=\[)Internet(?=\])",
    ),
    (("復制", "复制"), r"\s(?:復制|复制)$"),
)
_EMPTY: Final = r"[\[(（]\s*[\])）]"
_LINK: Final = r"\[([^\[\]]*)\]\(\s*<?((?:https?:|www\.)[^\s<>]*?)>?\)(?=[\s.,;。，；、)]|$)"
_EMPHASIS: Final = r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])"
_LETTER_O: Final = r"(?<![\dA-Za-z])(2[\dOo]{3})(?=\s*[,;:.()年，；：。（）]|$)"
"""「2O15」: a scanned page has the letter for the figure."""

_NO_WIDTH: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_LONGEST: Final = 3000
"""Characters of an entry that are read; what is longer is no reference, and must not hold up the rest."""


def find_references(text: str, blocks: Sequence[Block]) -> tuple[Reference, ...]:
    """The references among the blocks; where no entry carries a label, their places count (1, 2, …).

    ``start`` and ``end`` are those of the block, so without the label. A label that was used before gets a suffix
    (``1-2``), for an article may carry two lists; an entry without label among labelled ones is ``u`` and its place.
    """
    entries = [block for block in blocks if block.kind == "reference"]
    numbered = any(_label(block.marker) for block in entries)
    labels: set[str] = set()
    result: list[Reference] = []
    for place, block in enumerate(entries, start=1):
        label = _unused(_label(block.marker) or (f"u{place}" if numbered else str(place)), labels)
        labels.add(label)
        result.append(Reference(label, block.start, block.end, parse_reference(text[block.start : block.end], label)))
    return tuple(result)


def parse_reference(text: str, label: str) -> dict[str, Any]:
    """The CSL-JSON item for one entry without its label; what no style explains is kept as its title.

    Never raises: an entry that says nothing gives an item with ``id`` and ``type`` only.
    """
    identifiers, rest = take_identifiers(_plain(_one_line(text[:_LONGEST])))
    lower = rest.lower()
    for signs, expression in _REMARKS:
        if any(sign in lower for sign in signs):
            rest = pattern(_EMPTY).sub(" ", pattern(expression).sub(" ", rest))
    while "  " in rest:
        rest = rest.replace("  ", " ")
    rest = rest.strip(" ,;，；|")
    item = {key: value for key, value in read_entry(rest).items() if value} | identifiers
    item.setdefault("type", "article-journal")
    if item["type"] == "article":
        item["type"] = _type_without_style(item)
    item["id"] = label
    return {key: item[key] for key in _ORDER if key in item}


def _plain(text: str) -> str:
    """The entry without the marks of Markdown, and with figures where a scan read letters."""
    if "](" in text:
        text = pattern(_LINK).sub(r"[\1] \2 ", text)
    if "*" in text or "_" in text:
        text = pattern(_EMPHASIS).sub(r"\2", text)
    if "2O" in text or "20O" in text or "2o" in text or "20o" in text:
        text = pattern(_LETTER_O).sub(lambda match: match[0].replace("O", "0").replace("o", "0"), text)
    return text


def _type_without_style(item: dict[str, Any]) -> str:
    if item.keys() & {"DOI", "PMID", "PMCID"}:
        return "article-journal"
    return "webpage" if "URL" in item else "article"


def _one_line(text: str) -> str:
    """The entry without its line ends: one inside an address or beside Han characters is nothing, others a space."""
    result = ""
    for line in (text if text.isascii() else text.translate(_NO_WIDTH)).splitlines():
        piece = " ".join(line.split())
        apart = result and piece and result[-1] != "/" and not _is_wide(result[-1]) and not _is_wide(piece[0])
        result += f" {piece}" if apart else piece
    return result


def _is_wide(char: str) -> bool:
    return char > "\u2e7f"


def _label(marker: str) -> str:
    digits = "".join(str(int(char)) for char in marker if char.isdecimal())
    if not digits and marker[:1] in _CIRCLED and marker:
        return str(_CIRCLED.index(marker[0]) + 1)
    return digits


def _unused(label: str, labels: set[str]) -> str:
    candidate, number = label, 2
    while candidate in labels:
        candidate, number = f"{label}-{number}", number + 1
    return candidate
