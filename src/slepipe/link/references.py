"""The entries of the reference list as CSL-JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from slepipe.link.identifiers import take_identifiers
from slepipe.link.parts import find_date, folded
from slepipe.link.styles import read_entry
from slepipe.model import Reference
from slepipe.patterns import pattern
from slepipe.read.bibliography import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slepipe.model import Block

_ORDER: Final = (
    "id type author title container-title publisher publisher-place edition issued accessed volume issue page number "
    "DOI PMID PMCID URL".split()
)
# An access date is no date of publication, before or behind its word: 「(2023年4月12日查閱)」, 「瀏覽日期:112年5月1日」, 「Retrieved 5 January 2023」
_DAY: Final = r"(?:(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2})?\s?[日月]?|(?:民[国國]\s?)?\d{2,3}\s?[年./]\s?\d{1,2}(?:\s?[月./]\s?\d{1,2}\s?日?|月)?|(?:19|20)\d\d年?)"
_SEEN: Final = (
    "(?:最[后後近](?:一次)?|末次)?(?:访问|訪問|造訪|造访|瀏覽|浏览|檢索|检索|查詢|查询|查閱|查阅|查看|查證|引用|存取|取用|擷取|截取|讀取|读取|登入|閱覽|阅览|閱讀|點閱|檢閱|下載|下载|上網)"
    "(?:日期|時間|时间|日)?"
)
_DATE_EN: Final = (
    r"(?:(?:on|in|at)\s)?(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?[A-Z][a-z]{2,8}\.?,?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:19|20)\d\d"
    r"|(?:(?:on|in|at)\s)?(?:(?:19|20)\d\d(?:[-/.\s](?:\d{1,2}|[A-Z][a-z]{2,8}))?(?:[-/.\s]\d{1,2})?|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)(?!\d)"
)
# What databases and pages add behind the entry: a second date, a status, links. One of the signs stands in each (in lower case)
_UNPRINTED: Final = ("in press", "forthcoming", "accepted", "印刷中", "付梓中", "待刊")
_REMARKS: Final = (
    (("n.d.", "不詳", "不详", "無日期", "无日期"), r"[(（](?:n\.d\.|(?:日期|年代)?不[詳详]|[無无]日期)[)）]"),
    (("errat",), r"\bErrat(?:um|a) in:?.*"),
    (_UNPRINTED, r"\b(?i:in press|forthcoming|accepted(?: for publication)?)\b\.?|印刷中|付梓中|待刊"),
    (
        ("access", "cited", "retrieved", "viewed", "visited", "consulted"),
        rf"\b(?i:(?:last |date |first )?(?:accessed|access date|cited|retrieved|viewed|visited|consulted|of access))\b\s?:?\s*(?:{_DATE_EN})(?:,?\s(?i:from)\b:?)?",
    ),
    (("access", "cited"), r"(?i)\b(?:last )?(?:accessed|cited)\b[^\]]*"),
    (tuple("访訪览覽索询詢阅閱看證引存用取登閲"), rf"{_SEEN}\s?[:：於于在为為]?\s?{_DAY}|{_DAY}\s?(?:最後|最后)?{_SEEN}"),
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
# Before its issue is out an article has only this date: 「Published online May 3, 2021」.
_AHEAD: Final = (
    (
        ("epub",),
        r"\b[Ee][Pp]ub(?: [Aa]head [Oo]f [Pp]rint)?(?:[: ]+(?:\d{4}(?: [A-Z][a-z]{2,8}\.?(?: \d{1,2})?)?|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}))?\.?",
    ),
    (
        (" online", "[online", "(online"),
        r"\b(?:[Pp]ublished )?[Oo]nline (?:first|ahead of print)\.?|\b[Pp]ublished online:?(?: [A-Z]?[\w ,]*?\d{4})?\.?",
    ),
)
_DATED: Final = r"(?:[(;,.。；，（]|^)\s?(?:19|20)\d\d\s?(?:[),;.。；，）]|$)"
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
    rest = _without(rest, lower, _REMARKS)
    printed = _without(rest, lower, _AHEAD)
    item = {key: value for key, value in read_entry(printed).items() if value} | identifiers
    if printed != rest and "issued" not in item and (issued := find_date(folded(rest))[0]) is not None:
        item["issued"] = issued
    if any(sign in lower for sign in _UNPRINTED) and "volume" not in item and not pattern(_DATED).search(rest):
        item.pop("issued", None)  # a year of the title: 「Rain in 2000 and beyond. Imagined Med. In press」
    item.setdefault("type", "article-journal")
    if item["type"] == "article":
        item["type"] = _type_without_style(item)
    item["id"] = label
    return {key: item[key] for key in _ORDER if key in item}


def _without(text: str, lower: str, rows: tuple[tuple[tuple[str, ...], str], ...]) -> str:
    """The entry without the remarks of these rows; ``lower`` is it in lower case."""
    for signs, expression in rows:
        if any(sign in lower for sign in signs):
            text = pattern(_EMPTY).sub(" ", pattern(expression).sub(" ", text))
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ,;，；|")


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
    return str(number) if (number := number_of(marker)) else ""


def _unused(label: str, labels: set[str]) -> str:
    candidate, number = label, 2
    while candidate in labels:
        candidate, number = f"{label}-{number}", number + 1
    return candidate
