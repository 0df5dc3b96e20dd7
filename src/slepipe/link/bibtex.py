"""CSL-JSON items as BibTeX. A small writer of our own: the types and fields that references of articles have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from slepipe.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES: Final = {
    "article-journal": "article", "article-newspaper": "article", "book": "book", "chapter": "incollection",
    "paper-conference": "inproceedings", "report": "techreport", "thesis": "phdthesis",
}  # fmt: skip
"""Entry types; what is not here is ``misc``."""

_CONTAINER: Final = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHER: Final = {"techreport": "institution", "phdthesis": "school"}
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ESCAPES: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
_ESCAPED: Final = str.maketrans(_ESCAPES)
_VERBATIM: Final = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_CAPITALS: Final = r"[^\s{}\\]*[^\s{}\\A-Z-][A-Z][^\s{}\\]*|[^\s{}\\]*[A-Z]{2}[^\s{}\\]*"
"""A word whose capitals a style must not lower: SLE, CD19, mRNA, N-of-1 excepted."""


def bibtex_entry(item: dict[str, Any], key: str) -> str:
    """One entry, its fields a line each; braces balanced, Chinese kept, LaTeX's special characters escaped."""
    kind = _TYPES.get(item.get("type", ""), "misc")
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(item, kind))
    return f"@{kind}{{{key},\n{fields}}}\n"


def _fields(item: dict[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    if item.get("author"):
        yield "author", f"{{{' and '.join(map(_name, item['author']))}}}"
    if "title" in item:
        yield "title", f"{{{_title(item['title'])}}}"
    names = {"container-title": _CONTAINER.get(kind, "howpublished"), "publisher": _PUBLISHER.get(kind, "publisher")} | _NAMES
    yield from ((name, _value(item[key])) for key, name in names.items() if key in item)
    if kind == "phdthesis":
        yield "type", "{Thesis}"  # GB/T 7714 does not tell of which degree
    yield from _dates(item)
    pages = item.get("page") or item.get("number")
    if pages:
        yield "pages", _value(str(pages).replace("-", "--"))
    yield from ((key.lower(), f"{{{item[key].translate(_VERBATIM)}}}") for key in ("DOI", "URL") if key in item)
    yield from ((key.lower(), _value(item[key])) for key in ("PMID", "PMCID") if key in item)


_NAMES: Final = {"publisher-place": "address", "edition": "edition", "volume": "volume", "issue": "number"}


def _dates(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    if parts:
        yield "year", f"{{{parts[0]}}}"
    if len(parts) > 1:
        yield "month", _MONTHS[parts[1] - 1]
    seen = item.get("accessed", {}).get("date-parts", [[]])[0]
    if seen:
        yield "urldate", f"{{{'-'.join(f'{part:02}' for part in seen)}}}"


def _name(name: dict[str, str]) -> str:
    """``Family, Given``; a body in braces, so that its words are no names; ``Jr`` stands between."""
    if "literal" in name:
        return f"{{{name['literal'].translate(_ESCAPED)}}}"
    family, given = name.get("family", "").translate(_ESCAPED), name.get("given", "").translate(_ESCAPED)
    head, _, last = given.rpartition(" ")
    if head and last.strip(".") in {"Jr", "Sr", "II", "III", "2nd", "3rd"}:
        return f"{family}, {last}, {head.rstrip(',')}"
    return f"{family}, {given}" if given else f"{{{family}}}"


def _title(title: str) -> str:
    protected: str = pattern(_CAPITALS).sub(lambda match: f"{{{match[0]}}}", _without_braces(" ".join(title.split())))
    return protected.translate(_ESCAPED_BUT_BRACES)


def _without_braces(text: str) -> str:
    """A title's own braces would end its field or protect its words; they are no part of any language."""
    return text.replace("{", "(").replace("}", ")")


_ESCAPED_BUT_BRACES: Final = {code: text for code, text in _ESCAPED.items() if chr(code) not in "{}"}


def _value(text: str) -> str:
    return f"{{{' '.join(str(text).split()).translate(_ESCAPED)}}}"
