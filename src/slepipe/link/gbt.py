"""References after GB/T 7714, the Chinese national standard, with or without its type mark."""

from __future__ import annotations

from typing import Final

from slepipe.link.names import Name, split_authors
from slepipe.link.parts import PAGES, Csl, bare, date, is_han, location
from slepipe.patterns import pattern

_MARKS: Final = {
    "J": "article-journal", "M": "book", "N": "article-newspaper", "D": "thesis", "C": "paper-conference",
    "R": "report", "S": "standard", "P": "patent", "EB": "webpage", "DB": "dataset", "Z": "document",
}  # fmt: skip
"""Type marks of GB/T 7714."""


def gbt(text: str) -> Csl | None:
    """GB/T 7714: 作者. 题名[J]. 刊名, 年, 卷(期): 页. The mark in square brackets tells the type."""
    match = pattern(r"(.+?)\s*[\[［](J|M|N|D|C|R|S|P|EB|DB|Z)(?:/(?:OL|CD))?[\]］]\s*(?://|[.．。,，])?\s*(.*)").fullmatch(text)
    if not match:
        return None
    head, mark, tail = match.groups()
    authors, title = _split_head(head)
    item: Csl = {"type": _MARKS[mark], "author": authors, "title": title}
    reader = {"J": _journal, "N": _newspaper, "M": _book, "D": _book}.get(mark, _online)
    return item | reader(tail)


def gbt_unmarked(text: str) -> Csl | None:
    """A Chinese journal article without its [J]: 作者. 题名. 刊名, 年, 卷(期): 页."""
    match = pattern(r"(.+)[.．。]\s*([^.．。]+?[,，]\s*(?:19|20)\d{2}[,，;；]\s*\d+\s*[(（:：].+)").fullmatch(text)
    if not match or not is_han(text):
        return None
    authors, title = _split_head(match[1])
    return {"author": authors, "title": title} | _journal(match[2])


def _journal(tail: str) -> Csl:
    match = pattern(
        rf"(.+?)[,，]\s*(\d{{4}})(?:[,，;；]\s*(\w+))?(?:\s*[(（]([^)）]+)[)）])?(?:\s*[:：]\s*({PAGES}))?[.．。;；,，\s]*"
    ).fullmatch(tail)
    if not match:
        return {"container-title": bare(tail)}
    journal, year, volume, issue, page = match.groups()
    return {"container-title": journal, "issued": date(year), "volume": volume, "issue": issue} | location(page)


def _newspaper(tail: str) -> Csl:
    match = pattern(r"(.+?)[,，]\s*(\d{4})[-年.](\d{1,2})[-月.](\d{1,2})日?(?:\s*[(（]0*(\w+)[)）])?[.．。]*").fullmatch(tail)
    if not match:
        return _online(tail)
    paper, year, month, day, page = match.groups()
    return {"container-title": paper, "issued": date(year, month, day), "page": page}


def _book(tail: str) -> Csl:
    match = pattern(
        rf"(?:(.+?)[.．。]\s*)?([^:：.]+)[:：]\s*([^,，]+)[,，]\s*(\d{{4}})(?:\s*[:：]\s*({PAGES}))?[.。]*"
    ).fullmatch(tail)
    if not match:
        return {"publisher": bare(tail)}
    edition, place, publisher, year, page = match.groups()
    return {"publisher": publisher, "publisher-place": place, "edition": edition, "issued": date(year)} | location(page)


def _online(tail: str) -> Csl:
    issued = pattern(r"[(（](\d{4})-(\d{1,2})-(\d{1,2})[)）]").search(tail)
    seen = pattern(r"[\[［](\d{4})-(\d{1,2})-(\d{1,2})[\]］]").search(tail)
    site = bare(tail[: min(match.start() for match in (issued, seen) if match)] if issued or seen else tail)
    dates = {"issued": date(*issued.groups()) if issued else None, "accessed": date(*seen.groups()) if seen else None}
    return {"container-title": site} | dates


def _split_head(head: str) -> tuple[list[Name], str]:
    """Authors and title of a GB/T entry: the authors end at 等, 「et al」 or the first stop."""
    match = pattern(r"(.+?[,，]?\s*(?:等|et al))[.．。,，]\s*(.+)").fullmatch(head) or pattern(
        r"([^.．。]+)[.．。]\s*(.+)"
    ).fullmatch(head)
    return (split_authors(match[1]), bare(match[2])) if match else ([], bare(head))
