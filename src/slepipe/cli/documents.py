"""Reading many documents: articles are annotated, documents that slepipe wrote are read as they are."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from slepipe.cli.files import Source, collect_sources
from slepipe.errors import InputError
from slepipe.model import Document
from slepipe.pipeline import Options, analyse
from slepipe.read import decode, read_article

_DOCUMENT = "document.json"
_SUFFIXES = (".json", ".jsonl")


def collect_documents(arguments: Sequence[str]) -> list[Source]:
    """The sources that arguments name. Of a folder its articles; where it has none, the documents in it and below.

    What lies beside a document.json are its editions and digests, and no articles.
    """
    expanded: list[str] = []
    for argument in arguments:
        if not os.path.isdir(argument):
            expanded.append(argument)
            continue
        written = sorted(path for path in Path(argument).rglob(_DOCUMENT) if path.is_file())
        if not written:
            expanded.append(argument)
            continue
        results = {path.parent for path in written} | {path.parent.parent for path in written if _is_output(path.parent.parent)}
        articles = [each.path for each in collect_sources([argument]) if not each.problem and _is_no_result(each.path, results)]
        expanded += map(str, articles or written)
    return collect_sources(expanded)


def _is_no_result(article: Path | None, results: set[Path]) -> bool:
    return article is not None and article.parent not in results


def _is_output(folder: Path) -> bool:
    return (folder / "manifest.json").is_file()


def read_documents(source: Source, encoding: str | None, options: Options) -> Iterator[Document]:
    """The documents of a source: one of an article, of a .json or .jsonl file all that are in it; raises ``InputError``."""
    yield from documents_of(source.id, source.name, source.read(), encoding, options)


def documents_of(name: str, shown: str, data: bytes, encoding: str | None, options: Options) -> Iterator[Document]:
    """The documents in the bytes of a file called ``shown``, as ``read_documents`` gives them; ``name`` becomes the id of an article."""
    if shown.lower().endswith(_SUFFIXES):
        yield from _written(data, shown)
        return
    article = read_article(decode(data, shown, encoding), markdown=shown.lower().endswith((".md", ".markdown")))
    yield analyse(article, name=name, options=options).document


def _written(data: bytes, shown: str) -> list[Document]:
    try:
        if shown.lower().endswith(".jsonl"):
            return [msgspec.json.decode(line, type=Document) for line in data.splitlines() if line.strip()]
        if data.lstrip()[:1] == b"[":
            return msgspec.json.decode(data, type=list[Document])
        return [msgspec.json.decode(data, type=Document)]
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise InputError(
            f"{shown}: not a slepipe document ({error}); make it anew with slepipe annotate --format json"
        ) from error


def source_of(document: Document, source: Source) -> str:
    """The source that a document names in its front matter, else the name of the folder that holds its file.

    A document.json lies in the folder of its article; the one above that holds it.
    """
    named = document.meta.get("source")
    if isinstance(named, list) and named:
        named = named[0]
    if isinstance(named, str) and named.strip():
        return " ".join(named.split())
    if source.path is None:
        return source.name
    folder = Path(os.path.realpath(source.path)).parent
    return (folder.parent if source.path.name == _DOCUMENT else folder).name or "/"
