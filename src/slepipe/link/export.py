"""References in the formats of other programs: BibTeX, RIS, an array of CSL-JSON, and lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from slepipe.link.bibtex import bibtex_entry
from slepipe.link.keys import citation_keys, year_of
from slepipe.link.ris import ris_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from slepipe.model import Reference


def to_bibtex(references: Sequence[Reference]) -> str:
    """The references as a BibTeX file in UTF-8: stable keys (see ``citation_keys``), LaTeX's special characters escaped."""
    items = [reference.csl for reference in references]
    return "\n".join(bibtex_entry(item, key) for item, key in zip(items, citation_keys(items), strict=True))


def to_ris(references: Sequence[Reference]) -> str:
    """The references as a RIS file in UTF-8, with the same keys as ``to_bibtex``."""
    items = [reference.csl for reference in references]
    return "\n".join(ris_entry(item, key) for item, key in zip(items, citation_keys(items), strict=True))


def to_csl(references: Sequence[Reference]) -> str:
    """The references as an array of CSL-JSON, which citeproc, pandoc and Zotero read."""
    return msgspec.json.format(msgspec.json.encode([reference.csl for reference in references]), indent=1).decode() + "\n"


def to_text(references: Sequence[Reference]) -> str:
    """A line a reference: label, authors, year, title, where it stands, identifiers; divided by tabs."""
    return "".join("\t".join((reference.label, *_columns(reference.csl))) + "\n" for reference in references)


def _columns(item: dict[str, Any]) -> tuple[str, ...]:
    authors = "; ".join(name.get("literal") or _spoken(name) for name in item.get("author", ()))
    placed = " ".join(filter(None, (item.get("container-title") or item.get("publisher", ""), _place(item))))
    identifiers = " ".join(f"{key}:{item[key]}" for key in ("DOI", "PMID", "PMCID") if key in item) or item.get("URL", "")
    columns = (authors, str(year_of(item) or ""), item.get("title", ""), placed, identifiers)
    return tuple(" ".join(column.split()) for column in columns)


def _spoken(name: dict[str, str]) -> str:
    """「王大明」, 「Chan AB」."""
    family, given = name.get("family", ""), name.get("given", "")
    return f"{family}{given}" if not family.isascii() and not given.isascii() else f"{family} {given}".strip()


def _place(item: dict[str, Any]) -> str:
    issue = f"({item['issue']})" if "issue" in item else ""
    page = item.get("page") or item.get("number", "")
    return f"{item.get('volume', '')}{issue}{':' if page else ''}{page}"
