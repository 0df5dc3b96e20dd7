"""References after GB/T 7714, the Chinese national standard, with or without its type mark."""

from __future__ import annotations

from typing import Final

from slepipe.link.authors import leading_authors, split_authors
from slepipe.link.names import Name
from slepipe.link.parts import PAGES, YEAR, Csl, bare, date, is_han, location
from slepipe.patterns import pattern

_MARKS: Final = {
    "J": "article-journal", "M": "book", "N": "article-newspaper", "D": "thesis", "C": "paper-conference", "A": "chapter",
    "R": "report", "S": "standard", "P": "patent", "EB": "webpage", "DB": "dataset", "G": "book", "K": "book", "CP": "software",
    "OL": "webpage", "Z": "document",
}  # fmt: skip
"""Type marks of GB/T 7714-2005 and -2015."""

_MARK: Final = r"\s*\[\s*(J|M|N|D|C|A|R|S|P|EB|DB|CP|OL|Z|G|K)\s*(?:/\s*(?:OL|0L|CD|MT|DK)\s*)?\]\s*"


def gbt(text: str) -> Csl | None:
    """GB/T 7714: 作者. 题名[J]. 刊名, 年, 卷(期): 页. The mark in square brackets tells the type."""
    match = pattern(rf"(?i)(.+?){_MARK}(?://|[.,]\s?//|[.,])?\s*").match(text)
    if not match:
        return None
    mark = match[2].upper()
    authors, title = _split_head(match[1])
    item: Csl = {"type": _MARKS[mark], "author": authors, "title": title}
    reader = {"J": _journal, "N": _newspaper, "M": _book, "D": _book, "G": _book, "R": _book, "S": _book}.get(mark, _online)
    if match.end() < len(text) and text[match.end() - 2 : match.end()].strip() == "//" and mark in "MCA":
        reader = _online
    return item | reader(text[match.end() :])


def gbt_unmarked(text: str) -> Csl | None:
    """A Chinese journal article without its [J]: 作者. 题名. 刊名, 年, 卷(期): 页."""
    match = pattern(rf"(.+)[.?!]\s*([^.?!]+?[,\s]\s*{YEAR}\s*[,;]\s*(?:\d+\s*[(:]|\(\d).+)").fullmatch(text)
    if not match or not is_han(text):
        return None
    authors, title = _split_head(match[1])
    return {"author": authors, "title": title} | _journal(match[2])


def _journal(tail: str) -> Csl:
    match = pattern(
        rf"(.+?)[,.\s]\s*({YEAR})(?:[年,;]\s*|(?=\s*\())(?:(\w+)[卷,]?)?(?:\s*\(([^)]+)\))?(?:\s*[:,]\s*(?:pp?\. ?)?({PAGES}))?[.;,\s]*"
    ).match(tail)
    if not match:
        dated = pattern(rf"(.+?)[,.]\s*({YEAR})(?:-(\d\d?)-(\d\d?))?[,.;\[\s]").match(f"{tail} ")
        if not dated:
            return {"container-title": bare(tail)}
        return {"container-title": dated[1], "issued": date(*dated.groups()[1:])}
    journal, year, volume, issue, page = match.groups()
    return {"container-title": bare(journal), "issued": date(year), "volume": volume, "issue": issue} | location(page)


def _newspaper(tail: str) -> Csl:
    match = pattern(rf"(.+?),\s*({YEAR})[-年.](\d{{1,2}})[-月.](\d{{1,2}})日?(?:\s*\(0*(\w+)\))?.*").fullmatch(tail)
    if not match:
        return _online(tail)
    paper, year, month, day, page = match.groups()
    return {"container-title": paper, "issued": date(year, month, day), "page": page}


def _book(tail: str) -> Csl:
    match = pattern(rf"(?:(.+?)\.\s*)?([^:.]+):\s*([^,]+),\s*({YEAR})(?:[-.]\d\d?)*(?:\s*:\s*({PAGES}))?[.\s]*").match(tail)
    if match:
        edition, place, publisher, year, page = match.groups()
        item = {"publisher": publisher, "publisher-place": place, "edition": edition, "issued": date(year)}
        return item | location(page)
    match = pattern(rf"(?:([^.,]*版)\.\s*)?([^,]+?),\s*({YEAR})(?:\s*:\s*({PAGES}))?[.\s]*").match(tail)
    if match:  # without its place
        return {"edition": match[1], "publisher": bare(match[2]), "issued": date(match[3])} | location(match[4])
    return _online(tail) if pattern(rf"\({YEAR}|\[{YEAR}").search(tail) else {"publisher": bare(tail)}


def _online(tail: str) -> Csl:
    written = rf"({YEAR})(?:[-/.年](\d{{1,2}})(?:[-/.月](\d{{1,2}}))?)?[日月]?"
    issued = pattern(rf"\({written}\)").search(tail) or pattern(rf"(?:^|(?<=[.,]) ?){written}(?=[.,;/\s\[(]|$)").search(tail)
    seen = pattern(rf"\[{written}\]").search(tail)
    site = bare(tail[: min(match.start() for match in (issued, seen) if match)] if issued or seen else tail)
    dates = {"issued": date(*issued.groups()) if issued else None, "accessed": date(*seen.groups()) if seen else None}
    return {"container-title": site} | dates


_SHORT: Final = 4
_SHORT_HAN: Final = 2
"""Characters of the shortest title behind an author that no list of names tells: 「哈里森. 内科学[M]」."""


def _split_head(head: str) -> tuple[list[Name], str]:
    """Authors and title of a GB/T entry: a list of names, else what stands before the first stop."""
    authors, rest = leading_authors(head)
    if authors:
        return authors, bare(rest)
    match = pattern(r"(.{2,200}?)\.\s*(.+)").fullmatch(head)
    if (
        not match
        or match[1].isdecimal()
        or len(match[2]) < (_SHORT_HAN if is_han(match[2]) else _SHORT)
        or match[1].startswith(("《", '"', "“"))
    ):
        return [], bare(head)
    return split_authors(match[1]), bare(match[2])
