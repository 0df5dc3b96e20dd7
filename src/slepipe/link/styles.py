"""The styles in which references are written: an ordered table of small readers; the first that understands wins.

A reader gets an entry without its label and identifiers and returns the CSL-JSON it found, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from slepipe.link.gbt import gbt, gbt_unmarked
from slepipe.link.names import FAMILY, Name, is_name, is_vancouver, read_inverted, read_name, split_authors
from slepipe.link.parts import MONTHS, PAGES, Csl, bare, date, is_han, location
from slepipe.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

_INVERTED: Final = rf"{FAMILY}, (?:[^\W\d_]\.[ -]?)+"
_WIDE: Final = str.maketrans("［］（）：", "[]():")
_JOURNAL: Final = r"(?:[A-Z]\w*(?: [A-Z]\w*)?\. )*"
"""The abbreviated words before the last one of a journal: 「Nat. Rev. 」, 「Proc. Natl Acad. Sci. 」."""


def cell_press(text: str) -> Csl | None:
    """Cell Press alerts, the first author glued to the title: 「… in lupusChan, Amy et al.Immunity, Volume 0, …」."""
    match = pattern(
        r"(.+?)(?:(?<=[\w)?!+])|[.?!]?\s)(?=[A-Z][a-z])([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?), ([A-Z][\w. -]*?) et al\.?\s*"
        r"([A-Z][^,]*), Volume (\d+), Issue (\d+)(?:, ([\w. –-]+?))?\.?"
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
        r"(.+), ([^,]+), Volume ([\w–-]+)(?:, Issue ([\w–-]+))?"
        r"(?:, (?:(\d{1,2}) )?(?:([A-Z][a-z]+)(?:[-–][A-Z][a-z]+)? )?(\d{4}))?"
        r"(?:, (?:Pages? )?([\w.–-]+))?[,.]?"
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
        rf"\s*(.+?[.?!])\s+({_JOURNAL}[^.\d]+)\.?\s+"
        rf"(\d+)(?:\s?\(([\w–-]+)\))?, ({PAGES})\s*\((\d{{4}})\)\.?"
    ).fullmatch(text)
    if not match:
        return None
    authors, title, journal, volume, issue, page, year = match.groups()
    item = {"author": read_inverted(authors), "title": bare(title), "container-title": journal}
    return item | {"issued": date(year), "volume": volume, "issue": issue} | location(page, single="number")


def springer_basic(text: str) -> Csl | None:
    """Springer's author-date form: Chan AB, Ho J (2025) Title. Journal 26:726."""
    match = pattern(rf"([^()]+?) \((\d{{4}})\)\.? (.+?[.?!]) ([^.:]+?)\.? (\d+)(?:\(([\w–-]+)\))?: ?({PAGES})\.?").fullmatch(text)
    if not match or not is_vancouver(match[1]):
        return None
    authors, year, title, journal, volume, issue, page = match.groups()
    item = {"author": split_authors(authors), "title": bare(title), "container-title": journal}
    return item | {"issued": date(year), "volume": volume, "issue": issue} | location(page)


def vancouver(text: str) -> Csl | None:
    """Vancouver, NLM and AMA, with or without title: Chan AB, et al. JAMA. 2025;3:7-9."""
    match = pattern(
        r"(.+)(?<![:：])[.,]? ((?:19|20)\d{2})(?: ([A-Z][a-z]{2,8})\.?(?:[-–/][A-Z][a-z]+)?(?: (\d{1,2}))?)?\s*"
        rf"(?:[;；]\s*(\w+(?: Suppl \d+)?)?(?:\s?\(([^)]+)\))?(?:\s*[:：]\s*({PAGES}))?)?[.;。]?(?: .*)?"
    ).fullmatch(text)
    if not match:
        return None
    head, year, month, day, volume, issue, page = match.groups()
    authors, rest = _split_vancouver(head)
    if not authors or not (volume or (month or "").lower()[:3] in MONTHS):
        return None
    title, journal = _split_journal(rest)
    item = {"author": authors, "title": title, "container-title": journal, "issued": date(year, month, day)}
    return item | {"volume": volume, "issue": issue} | location(page)


def apa(text: str) -> Csl | None:
    """APA, in English or Chinese: Chan, A. B., & Ho, J. (2025). Title. Journal, 26(1), 726-730."""
    match = pattern(
        r"([^()（）]+?)\s*[(（]((?:19|20)\d{2})"
        r"(?:, ([A-Z][a-z]+)(?: (\d{1,2}))?|年(?:(\d{1,2})月)?(?:(\d{1,2})日)?)?[)）]\s*[.。．]?\s*(.+)"
    ).fullmatch(text)
    if not match:
        return None
    authors, year, month, day, month_han, day_han, rest = match.groups()
    names = read_inverted(authors) or (split_authors(authors) if is_han(authors) else [])
    names = names or [{"literal": authors.strip(" .")}]
    return {"author": names, "issued": date(year, month or month_han, day or day_han)} | _apa_source(rest)


def _apa_source(rest: str) -> Csl:
    match = pattern(
        rf"(.+?[.?!。？！])\s*([^.。]+?)[,，]\s*(\d+)\s*(?:[(（]([^)）]+)[)）])?(?:[,，:：]\s*({PAGES}))?[.。]?"
    ).fullmatch(rest)
    if not match:
        title, _, site = rest.partition(". ")
        return {"type": "webpage", "title": bare(title), "container-title": bare(site)}
    title, journal, volume, issue, page = match.groups()
    return {"title": bare(title), "container-title": journal, "volume": volume, "issue": issue} | location(page)


def title_only(text: str) -> Csl | None:
    """Whatever else: the words as a title, with a date at the end where there is one."""
    match = pattern(
        r"(.*?)[\s,，.。(（\[]*((?:19|20)\d{2})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?)[)）\]]?[.。]?"
    ).fullmatch(text)
    issued = date(*match.groups()[1:]) if match and match[1] else None
    authors, rest = _split_vancouver(match[1] if match and match[1] else text)
    title, site = _split_journal(rest) if authors else (rest, "")
    return {"type": "article", "author": authors, "title": bare(title or site), "issued": issued} | (
        {"container-title": site} if title and site else {}
    )


# name, signs without which an entry cannot be in the style (so that its pattern is not even compiled), reader
STYLES: Final[tuple[tuple[str, tuple[str, ...], Callable[[str], Csl | None]], ...]] = (
    ("gbt", ("[", "]"), gbt),
    ("cell-press", (" et al", ", Volume ", ", Issue "), cell_press),
    ("oup", (", Volume ",), oup),
    ("springer", (".", ", ", " ("), springer),
    ("springer-basic", (" (", ") ", ":"), springer_basic),
    ("apa", ("(", ")"), apa),
    ("vancouver", (". ",), vancouver),
    ("gbt-unmarked", (":",), gbt_unmarked),
    ("title-only", (), title_only),
)


def read_entry(text: str) -> Csl:
    """What the first style that understands the entry makes of it; the last one understands all."""
    seen = text.translate(_WIDE)
    readers = (reader for _, signs, reader in STYLES if all(sign in seen for sign in signs))
    return next(item for reader in readers if (item := reader(text)) is not None)


def _split_vancouver(head: str) -> tuple[list[Name], str]:
    """The authors at the beginning of the head, and what comes after their full stop."""
    for match in pattern(r"[.:]\s+").finditer(head):
        if is_vancouver(head[: match.start()]):
            return split_authors(head[: match.start()]), head[match.end() :]
    return [], head


def _split_journal(rest: str) -> tuple[str, str]:
    """Title and journal: the journal is the last sentence, and there may be no title at all."""
    rest = rest.rstrip(" .")
    if pattern(r"(?:[A-Z]\w{0,6}\. )*\w+").fullmatch(rest):  # 「N. Engl. J. Med」
        return "", rest
    match = pattern(rf"(.+?[.?!])\s+({_JOURNAL}[^.?!]+)").fullmatch(rest)
    return (bare(match[1]), match[2]) if match else ("", rest)
