"""CSL-JSON items as RIS, the tagged format that reference managers exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES: Final = {
    "article-journal": "JOUR", "article-newspaper": "NEWS", "book": "BOOK", "chapter": "CHAP", "dataset": "DATA",
    "paper-conference": "CPAPER", "patent": "PAT", "report": "RPRT", "software": "COMP", "standard": "STAND", "thesis": "THES",
    "webpage": "ELEC",
}  # fmt: skip
_TAGS: Final = (
    ("title", "TI"), ("container-title", "T2"), ("publisher", "PB"), ("publisher-place", "CY"), ("edition", "ET"), ("volume", "VL"),
    ("issue", "IS"),
)  # fmt: skip
_ADDRESSES: Final = (("DOI", "DO"), ("URL", "UR"), ("PMID", "AN"), ("PMCID", "C2"))
"""The accession number holds the PMID, as PubMed's own RIS has it; C2 holds the PMCID, as EndNote reads it."""


def ris_entry(item: dict[str, Any], key: str) -> str:
    """One record from ``TY`` to ``ER``, a tag a line."""
    lines = [("TY", _TYPES.get(item.get("type", ""), "GEN")), ("ID", key), *_fields(item), ("ER", "")]
    return "".join(
        f"{tag}  - {' '.join(str(value).split())}".rstrip() + "\n" if tag != "ER" else "ER  - \n" for tag, value in lines
    )


def _fields(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in item.get("author", ()):
        yield "AU", name.get("literal") or ", ".join(filter(None, (name.get("family"), name.get("given"))))
    yield from ((tag, item[key]) for key, tag in _TAGS if key in item)
    issued = item.get("issued", {}).get("date-parts", [[]])[0]
    if issued:
        yield "PY", str(issued[0])
    if len(issued) > 1:
        yield "DA", _date(issued)
    first, _, last = str(item.get("page", "")).partition("-")
    if first:
        yield "SP", first
    if last:
        yield "EP", last
    if "number" in item:
        yield "SP" if not first else "M1", str(item["number"])
    yield from ((tag, item[key]) for key, tag in _ADDRESSES if key in item)
    if "PMID" in item:
        yield "DB", "PubMed"
    seen = item.get("accessed", {}).get("date-parts", [[]])[0]
    if seen:
        yield "Y2", _date(seen)


def _date(parts: list[int]) -> str:
    """``YYYY/MM/DD/``: what is not known stays empty between the strokes."""
    return "/".join([f"{part:02}" for part in parts] + [""] * (4 - len(parts)))
