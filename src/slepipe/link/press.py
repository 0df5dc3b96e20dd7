"""The house styles of publishers, in which alerts and downloads come: Cell Press, OUP, Springer, Elsevier, IEEE."""

from __future__ import annotations

from typing import Final

from slepipe.link.authors import is_vancouver, read_inverted, split_authors
from slepipe.link.names import FAMILY, is_name, read_name
from slepipe.link.parts import PAGES, YEAR, Csl, bare, date, location
from slepipe.patterns import pattern

_INVERTED: Final = rf"{FAMILY}, (?:[^\W\d_]\.[ -]?)+"
JOURNAL: Final = r"(?:[A-Z]\w*(?: [A-Z]\w*)?\. )*"
"""The abbreviated words before the last one of a journal: 「Nat. Rev. 」, 「Proc. Natl Acad. Sci. 」."""


def cell_press(text: str) -> Csl | None:
    """Cell Press alerts, the first author glued to the title: 「… in lupusChan, Amy et al.Immunity, Volume 0, …」."""
    match = pattern(
        r"(.+?)(?:(?<=[\w)?!+])|[.?!]?\s)(?=[A-Z][a-z])([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?), ([A-Z][\w. -]*?) et al\.?\s*"
        r"([A-Z][^,]*), Volume (\d+), Issue (\d+)(?:, ([\w. -]+?))?\.?"
    ).fullmatch(text)
    if not match:
        return None
    title, family, given, journal, volume, issue, page = match.groups()
    placed = {"volume": volume, "issue": issue} if volume != "0" else {}  # 0 stands until the issue is out
    author = [{"family": family, "given": given.strip()}]
    return {"author": author, "title": title.rstrip(" ."), "container-title": journal} | placed | location(page)


def oup(text: str) -> Csl | None:
    """Oxford University Press: First Last, First Last, Title, Journal, Volume 8, Issue 1, January 2025, Pages 47-55."""
    match = pattern(
        r"(.+), ([^,]+), Volume ([\w-]+)(?:, Issue ([\w-]+))?"
        rf"(?:, (?:(\d{{1,2}}) )?(?:([A-Z][a-z]+)(?:-[A-Z][a-z]+)? )?({YEAR}))?"
        r"(?:, (?:Pages? )?([\w.-]+))?[,.]?"
    ).fullmatch(text)
    if not match:
        return None
    head, journal, volume, issue, day, month, year, page = match.groups()
    parts = head.split(", ")
    count = next((i for i, part in enumerate(parts) if not is_name(part.removeprefix("and "))), len(parts) - 1)
    count = min(count, len(parts) - 1)
    authors = [read_name(part.removeprefix("and ")) for part in parts[:count]]
    item = {"author": authors, "title": ", ".join(parts[count:]), "container-title": journal}
    return item | {"issued": date(year, month, day), "volume": volume, "issue": issue} | location(page)


def springer(text: str) -> Csl | None:
    """Springer Nature: Chan, A.B., Ho, J. et al. Title. J Abbrev 26, 726 (2025)."""
    match = pattern(
        rf"((?>(?:{_INVERTED}(?:,?\s?(?:&|and)\s|,\s)?)+)(?:et al\.)?)"
        rf"\s*(.+?[.?!])\s+({JOURNAL}[^.\d]+)\.?\s+"
        rf"(\d+)(?:\s?\(([\w-]+)\))?, ({PAGES})\s*\(({YEAR})\)\.?"
    ).fullmatch(text)
    if not match:
        return None
    authors, title, journal, volume, issue, page, year = match.groups()
    item = {"author": read_inverted(authors), "title": bare(title), "container-title": journal}
    return item | {"issued": date(year), "volume": volume, "issue": issue} | location(page, single="number")


def springer_basic(text: str) -> Csl | None:
    """Springer's author-date form: Chan AB, Ho J (2025) Title. Journal 26:726."""
    match = pattern(rf"([^()]+?) \(({YEAR})\)[.:]? (.+?[.?!]) ([^.:]+?)\.? (\d+)(?:\(([\w-]+)\))?: ?({PAGES})\.?").fullmatch(text)
    if not match or not is_vancouver(match[1]):
        return None
    authors, year, title, journal, volume, issue, page = match.groups()
    item = {"author": split_authors(authors), "title": bare(title), "container-title": journal}
    return item | {"issued": date(year), "volume": volume, "issue": issue} | location(page)


def elsevier(text: str) -> Csl | None:
    """Elsevier's numbered form: A.B. Chan, J. Ho, Title, Ann. Rheum. Dis. 83 (2024) 15-29."""
    match = pattern(rf"(.+), ([^,\d]+?),? (\d+) (?:\(([\w-]+)\) )?\(({YEAR})\)(?: ({PAGES}))?[.,]?").fullmatch(text)
    if not match:
        return None
    head, journal, volume, issue, year, page = match.groups()
    authors = pattern(r"(?:(?:and )?(?:[A-Z]\.[ -]?)+ ?[^\W\d_][\w'’ -]*?(?:, |\s(?=and\s)))+(?:et al\.?, )?").match(head)
    if not authors:
        return None
    item = {"author": split_authors(authors[0]), "title": bare(head[authors.end() :]), "container-title": bare(journal)}
    return item | {"issued": date(year), "volume": volume, "issue": issue} | location(page)


def quoted(text: str) -> Csl | None:
    """IEEE and MLA, the title in quotation marks: A. B. Chan and J. Ho, "Title," Journal, vol. 29, no. 5, pp. 3-9, 2008."""
    signs = '"' if '"' in text else "“”"
    head, _, rest = text.partition(signs[0])
    title, closed, rest = rest.partition(signs[-1])
    head, title, rest = head.rstrip(" ,.:("), title.rstrip(" ,."), rest.lstrip(" ,.")
    if not closed or len(head) < 2 or len(head) > 400:
        return None
    inverted = pattern(r"([^\W\d_][\w'’-]+), ([A-Z][^\W\d_]+(?: [A-Z][\w.]*)?)(?:,|$|\sand\s)").match(head)
    if not (inverted or is_vancouver(head)):
        return None  # a title with a word in quotation marks
    authors = split_authors(head)
    if inverted:  # Chan, Amy, and John Ho
        authors = [{"family": inverted[1], "given": inverted[2]}, *split_authors(head[inverted.end() :].removeprefix(" and "))]
    parts = {key: found[1] for key, sign in _QUOTED if (found := pattern(sign).search(rest))}
    journal = bare(pattern(r"(?i),?\s*(?:\bvol\.|\bno\.|\bpp?\.|\(?\d).*").sub("", rest))
    return {"author": authors, "title": title, "container-title": journal} | parts | location(parts.pop("page", None))


_QUOTED: Final = (
    ("volume", r"(?i)\bvol\. ?(\w+)"), ("issue", r"(?i)\bno\. ?(\w+)"), ("page", rf"(?i)\bpp?\. ?({PAGES})"),
)  # fmt: skip
