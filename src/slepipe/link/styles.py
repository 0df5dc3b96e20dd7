"""The styles in which references are written: an ordered table of small readers; the first that understands wins.

A reader gets an entry without its label and identifiers, with ASCII signs, and returns the CSL-JSON it found, or None. What no
style explains keeps its words as the title; the first author and the year are looked for by themselves, for they matter most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from slepipe.link.authors import is_vancouver, leading_authors, names_person, read_inverted, split_authors
from slepipe.link.gbt import gbt, gbt_unmarked
from slepipe.link.names import is_body
from slepipe.link.parts import MONTHS, PAGES, YEAR, Csl, bare, date, find_date, folded, in_figures, is_han, location, western
from slepipe.link.press import JOURNAL, cell_press, elsevier, oup, quoted, springer, springer_basic
from slepipe.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from slepipe.link.names import Name


def vancouver(text: str) -> Csl | None:
    """Vancouver, NLM and AMA, with or without authors and title: Chan AB, et al. JAMA. 2025;3:7-9."""
    match = pattern(
        rf"(.*[^:\d(/-])\s*\(?({YEAR})\)?(?: ([A-Z][a-z]{{2,8}})\.?(?:[-/][A-Z][a-z]+)?(?: (\d{{1,2}}))?)?\s*"
        rf"(?:(?:[;:,]\s*|(?<=[\s)])(?=\d+\s?[(:]))({_VOLUME})?(?:\s?\(([^)]+)\))?(?:\s*:\s*(?:pp?\. ?)?({PAGES}))?)?[.;,]?(?: .*)?"
    ).fullmatch(text)
    if not match:
        return None
    head, year, month, day, volume, issue, page = match.groups()
    authors, rest = leading_authors(head.rstrip(" ,.;"))
    if not (volume or (month or "").lower()[:3] in MONTHS) or not (authors or (volume and page)):
        return None
    title, journal = _split_journal(rest)
    if not volume and ":" in journal:
        return None  # the place and publisher of a book
    item = {"author": authors, "title": title, "container-title": journal, "issued": date(year, month, day)}
    return item | {"volume": volume, "issue": issue} | location(page)


_VOLUME: Final = r"[A-Za-z]{0,2}\d+[A-Z]?(?: ?Suppl\.? ?\d*)?"


def volume_first(text: str) -> Csl | None:
    """The year behind the pages: Chan AB, Ho J: Title. Arthritis Rheum 40:1725, 1997."""
    match = pattern(rf"(.+?)[.,;]?\s+(?:vol\. ?)?(\d+)(?:\s?\(([\w-]+)\))?\s*:\s*({PAGES})[,;.]?\s*\(?({YEAR})\)?\.?").fullmatch(
        text
    )
    if not match:
        return None
    head, volume, issue, page, year = match.groups()
    authors, rest = leading_authors(head)
    title, journal = _split_journal(rest)
    item = {"author": authors, "title": title, "container-title": journal, "issued": date(year)}
    return item | {"volume": volume, "issue": issue} | location(page)


def book(text: str) -> Csl | None:
    """A book after Vancouver: Chan AB, editor. Lupus. 7th ed. Philadelphia: Lippincott; 2007. p. 45-60."""
    match = pattern(rf"(.+?)\.\s*([^.:;]+):\s*([^;:]+);\s*({YEAR})(?:[.:;,]\s*(?:pp?\.?\s*)?({PAGES}))?.*").fullmatch(text)
    if not match:
        return None
    head, place, publisher, year, page = match.groups()
    authors, title = leading_authors(f"{head}.")
    edition = pattern(r"(?:^|[.]\s)((?:\d+(?:st|nd|rd|th) ed(?:ition)?|第?\w+版))\.?\s*$").search(title)
    item: Csl = {"type": "book", "author": authors, "title": bare(title[: edition.start()] if edition else title)}
    item |= {"edition": edition[1] if edition else None, "publisher": publisher, "publisher-place": place}
    return item | {"issued": date(year)} | location(page)


def apa(text: str) -> Csl | None:
    """APA, in English or Chinese: Chan, A. B., & Ho, J. (2025). Title. Journal, 26(1), 726-730."""
    match = pattern(
        rf"((?:[^()]|\([^()\d]*\))+?)\s*\( ?({YEAR}|民[国國]? ?\d{{2,3}}|(?:[89]\d|1[0-4]\d)(?= ?[年)]))[a-z]?"
        r"(?:,? ?([A-Z][a-z]+)\.?(?: (\d{1,2}))?|[年/.,-] ?(?:(\d{1,2})[月/.-]?)?(?:(\d{1,2})日?)?)?\)\s*[.,:]?\s*(.+)"
    ).fullmatch(text)
    if not match:
        return None
    authors, year, month, day, month_han, day_han, rest = match.groups()
    names = _apa_authors(authors)
    if names is None or (len(year) < len("1911") and not is_han(authors)):
        return None
    return {"author": names, "issued": date(western(year), month or month_han, day or day_han)} | _apa_source(rest)


def author_date(text: str) -> Csl | None:
    """The year bare behind the authors, as Chicago and some books in Chinese have it: Amy Chan and John Ho. 2019. Title. Publisher."""
    match = pattern(_AUTHOR_DATE).match(text)
    if not match:
        return None
    authors = split_authors(match[1])
    if not authors or not all("family" in name for name in authors) or (is_han(match[1]) and not is_vancouver(match[1])):
        return None
    return {"type": "article", "author": authors, "issued": date(match[2])} | _apa_source(text[match.end() :])


_AUTHOR_DATE: Final = rf"((?:[^.\d()\[\]:]|(?<=\b[A-Z])\.){{2,120}})[.,]\s*({YEAR})[.,]\s*(?=[^\d\s])"


def _apa_authors(text: str) -> list[Name] | None:
    """The names before the year; None where a sentence ends before it, for then the year is that of a journal."""
    text = pattern(r"\s?\((?:[Ee]ds?|[Tt]rans)\.?\)\.?\s*$").sub("", text)
    inverted = read_inverted(text)
    if inverted:
        return inverted
    if is_han(text) and text.rstrip(" )").endswith(_TITLES):
        return None
    if is_han(text) or (is_vancouver(text) and names_person(text)):
        return split_authors(text)
    first, others, rest = text.partition(" et al")
    if others and not rest.strip(" .,") and first.isalpha():
        return [{"family": first}]
    if len(text) > 250 or pattern(r"[^\W\d_]{3}[.?!:] +\S").search(text) or (others and rest.strip(" .,")):
        return None
    families = [part.strip() for part in text.replace("&", ",").split(",") if part.strip(" .")]
    if len(families) > 2 and all(part[0].isupper() and len(part.split()) < 4 for part in families):
        return [{"literal": part} if is_body(part) else {"family": part} for part in families]
    full = pattern(r"([A-Z][\w'’-]+), ([A-Z][^\W\d_]+(?: [A-Z]\.?)?)(?:,|$|\s(?:and|&))").match(text)
    return [{"family": full[1], "given": full[2]}] if full else [{"literal": text.strip(" .")}]


_TITLES: Final = tuple(
    "指南 共识 共識 规范 規範 标准 標準 统计 統計 手册 手冊 报告 報告 建议 建議 白皮书 白皮書 条例 條例 办法 辦法 诊疗 法".split()
)
"""What titles end with, where the year behind them is that of the edition: 「…防治指南（2022）」."""


def _apa_source(rest: str) -> Csl:
    match = pattern(rf"(.+?[.?!])\s*([^.]+?)[,.]\s*(\d+)\s*(?:\(([^)]+)\))?(?:\s*[,:]\s*({PAGES}))?[.]?").fullmatch(
        rest
    ) or pattern(rf"(.+?[.?!])\s+({JOURNAL}[^.\d]+)\.? (\d+)(?:\(([^)]+)\))?[,:] ?({PAGES})\.?").fullmatch(rest)
    if not match:
        title, _, site = rest.partition("." if is_han(rest[:40]) else ". ")
        return {"type": "webpage", "title": bare(title), "container-title": bare(site)}
    title, journal, volume, issue, page = match.groups()
    return {"title": bare(title), "container-title": journal, "volume": volume, "issue": issue} | location(page)


def title_only(text: str) -> Csl | None:
    """Whatever else: the words as a title, with a date at the end where there is one."""
    issued, at = find_date(text)
    rest = text[at:].lstrip("0123456789-/.年月日)] ") if issued else ""
    authors, head = leading_authors(text if rest else text[:at].rstrip(" ,.([") or text)
    if not authors and len(text) < _SHORT:
        authors, head = _short(head)
    title, site = _split_journal(head) if authors else (head, "")
    return {"type": "article", "author": authors, "title": bare(title or site), "issued": issued} | (
        {"container-title": site} if title and site else {}
    )


_SHORT: Final = 70


def _short(text: str) -> tuple[list[Name], str]:
    """「Chan AB JAMA 2017」: a note rather than a reference, without any stop."""
    match = pattern(r"((?:[a-z]{2,3} )?[A-Z][\w'’-]*[a-z] [A-Z]{1,3})(?: |$)").match(text)
    return (split_authors(match[1]), text[match.end() :]) if match and "." not in text else ([], text)


# name, signs without which an entry cannot be in the style (so that its pattern is not even compiled), reader
STYLES: Final[tuple[tuple[str, tuple[str, ...], Callable[[str], Csl | None]], ...]] = (
    ("gbt", ("[", "]"), gbt),
    ("cell-press", (" et al", ", Volume ", ", Issue "), cell_press),
    ("oup", (", Volume ",), oup),
    ("springer", (".", ", ", " ("), springer),
    ("springer-basic", (" (", ") ", ":"), springer_basic),
    ("elsevier", (".", ", ", " (", ")"), elsevier),
    ("quoted-straight", ('"',), quoted),
    ("quoted-curly", ("“", "”"), quoted),
    ("apa", ("(", ")"), apa),
    ("author-date", (), author_date),
    ("vancouver", (".",), vancouver),
    ("vancouver-bare", (";", ":"), vancouver),
    ("book", (":", ";"), book),
    ("volume-first", (":",), volume_first),
    ("gbt-unmarked", (":",), gbt_unmarked),
    ("title-only", (), title_only),
)
_WORDS: Final = ("title", "container-title", "publisher", "publisher-place", "edition")


def read_entry(text: str) -> Csl:
    """What the first style that understands the entry makes of it; the last one understands all."""
    seen = in_figures(folded(text))
    readers = (reader for _, signs, reader in STYLES if all(sign in seen for sign in signs))
    item = next(item for reader in readers if (item := reader(seen)) is not None)
    if not item.get("issued") and item.get("type") not in _ONLINE:
        item["issued"] = find_date(seen)[0]
    if not item.get("author"):
        item["author"] = leading_authors(seen)[0]
    return item if seen == text else _restored(item, seen, text)


_ONLINE: Final = frozenset({"webpage", "dataset", "software"})
"""Types whose date, where they have none, would be that of a visit or of the title."""


def _restored(item: Csl, seen: str, text: str) -> Csl:
    """The item with the signs that its words have in the entry."""
    for key in _WORDS:
        at = seen.find(item.get(key) or "\0")
        if at >= 0:
            item[key] = text[at : at + len(item[key])]
    return item


def _split_journal(rest: str) -> tuple[str, str]:
    """Title and journal: the journal is the last sentence, and there may be no title at all."""
    rest = rest.rstrip(" .,")
    if is_han(rest):
        match = pattern(r"(.+[.?!])\s*([^.?!]+)").fullmatch(rest)
        return (bare(match[1]), match[2]) if match else (rest, "")
    if pattern(r"(?:[A-Z]\w{0,6}\. )*\w+").fullmatch(rest):  # 「N. Engl. J. Med」
        return "", rest
    match = pattern(rf"(.+?[.?!])\s+({JOURNAL}[^.?!]+)").fullmatch(rest) or pattern(
        rf"(.{{15,}}[a-z)][.?!])({JOURNAL}[A-Z][^.?!]*)"  # a page without its blanks: 「… and septic shock.JAMA」
    ).fullmatch(rest)
    return (bare(match[1]), match[2]) if match else ("", rest)
