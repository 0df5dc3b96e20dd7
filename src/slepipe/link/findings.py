"""What looks wrong in the references and citations of a document: each finding with its place in the source.

Modest on purpose: a finding should be worth a look. Nothing is looked up, only forms and the document itself are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from slepipe.link.citations import BRACKETED, numbers_of
from slepipe.link.claims import uncited_claims
from slepipe.link.forms import malformed
from slepipe.model import Struct
from slepipe.patterns import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from slepipe.model import Document, Reference

FindingKind = Literal[
    "duplicate-reference", "empty-reference", "malformed-identifier", "missing-reference", "placeholder-volume", "uncited-claim",
    "uncited-reference",
]  # fmt: skip


class Finding(Struct, frozen=True):
    """One thing to look at: where it stands (code points of the source, half-open), and what is the matter.

    ``label`` is that of the reference concerned, where there is one.
    """

    kind: FindingKind
    start: int
    end: int
    message: str
    label: str = ""


def find_findings(document: Document) -> tuple[Finding, ...]:
    """The findings about the references and citations of a document, in the order of their places."""
    found = [
        *_of_entries(document),
        *_duplicates(document),
        *_uncited(document),
        *_missing(document),
        *(Finding("malformed-identifier", *place) for place in malformed(document.text)),
        *(Finding("uncited-claim", *place) for place in uncited_claims(document)),
    ]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.kind)))


def _of_entries(document: Document) -> Iterator[Finding]:
    for reference in document.references:
        item = reference.csl
        if not (item.keys() & _FINDABLE or ("container-title" in item and "volume" in item)):
            yield _about("empty-reference", reference, "no title, identifier or place in a journal: nobody can find it")
        entry = document.text[reference.start : reference.end]
        if "0" in entry and (match := pattern(_PLACEHOLDER).search(entry)):
            message = f"「{match[0].strip(' ;,.')}」 stands until the issue is out: look for volume and pages"
            start = reference.start + match.start()
            yield Finding("placeholder-volume", start, reference.start + match.end(), message, reference.label)


_FINDABLE: Final = frozenset({"title", "DOI", "PMID", "PMCID", "URL"})
_PLACEHOLDER: Final = r"\bVolume 0+\b(?:, Issue 0+\b)?|[;；,，] ?0{1,3}(?:[(（]0{1,3}[)）])?[:：] ?\d"


def _duplicates(document: Document) -> Iterator[Finding]:
    """Entries with the DOI, the PMID or the title of an earlier one; two lists of an article may share what they say."""
    first: dict[tuple[str, str], Reference] = {}
    for reference in document.references:
        same = [first[mark] for mark in _marks(reference.csl) if mark in first]
        if same:
            yield _about("duplicate-reference", reference, f"the same as reference {same[0].label}")
        for mark in _marks(reference.csl):
            first.setdefault(mark, reference)


def _marks(item: dict[str, Any]) -> list[tuple[str, str]]:
    marks: list[tuple[str, str]] = [(key, item[key].lower()) for key in ("DOI", "PMID") if key in item]
    title = "".join(filter(str.isalnum, item.get("title", "").lower()))
    if len(title) >= _TELLING:
        marks.append(("title", f"{title} {item.get('issued', '')} {item.get('volume', '')}"))
    if not marks and "URL" in item:
        marks.append(("URL", item["URL"].rstrip("/")))
    return marks


_TELLING: Final = 12
"""Letters of a title below which two may be equal by chance (「前言」)."""


def _uncited(document: Document) -> Iterator[Finding]:
    """References that no marker names, in an article that has markers at all."""
    cited = {label for citation in document.citations for label in citation.labels}
    if len(cited) < 2:
        return
    for reference in document.references:
        if reference.label not in cited and reference.label.isdecimal():
            yield _about("uncited-reference", reference, f"reference {reference.label} is cited nowhere")


def _missing(document: Document) -> Iterator[Finding]:
    """Markers in brackets whose number is beyond the list; intervals and indices have no such neighbours."""
    labels = {int(reference.label) for reference in document.references if reference.label.isdecimal()}
    if len(document.citations) < 2 or not labels:
        return
    known = {citation.start for citation in document.citations}
    for block in document.blocks:
        if block.kind in {"reference", "boilerplate"}:
            continue
        for match in pattern(BRACKETED[1]).finditer(document.text, block.start, block.end):
            if match.start() in known or not _is_marker(document.text, match):
                continue
            lost = [number for number in numbers_of(match) if number not in labels]
            if lost and min(lost) > 0 and max(lost) <= max(labels) + _BEYOND:
                message = f"there is no reference {', '.join(map(str, lost))}; the list ends at {max(labels)}"
                yield Finding("missing-reference", *match.span(), message)


_BEYOND: Final = 60


def _is_marker(text: str, match: re.Match[str]) -> bool:
    """Whether a marker stands as citations do, behind a word or a stop; 「52[45, 61]岁」 and 「x[3]」 are none."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return not (before.isascii() and (before.isalnum() or before in "=_(,")) and after not in set("岁歲年月天日例名%％℃") | set(
        "_^("
    )


def _about(kind: FindingKind, reference: Reference, message: str) -> Finding:
    return Finding(kind, reference.start, reference.end, message, reference.label)
