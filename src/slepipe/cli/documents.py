"""Documents from what a command names: articles, which are annotated, and documents that were written before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from slepipe.cli.files import Source, collect_sources
from slepipe.errors import InputError, SlepipeError
from slepipe.model import Document
from slepipe.pipeline import Options, analyse
from slepipe.read import decode, read_article

DOCUMENT = "document.json"
"""What ``run`` calls the document in an article's folder; the editions beside it are no articles."""


def read_documents(argument: str, options: Options, encoding: str | None) -> Iterator[Document | SlepipeError]:
    """The documents of a file or folder, or the error in the place of one that cannot be read."""
    for source in document_sources(argument):
        try:
            yield make_document(source.id, source.name, source.read(), options, encoding)
        except SlepipeError as error:
            yield error


def document_sources(argument: str) -> list[Source]:
    """What a file, a folder or ``-`` holds: articles, and the documents that ``run`` wrote, without the editions beside those."""
    path = Path(argument)
    if not path.is_dir():
        return collect_sources([argument])
    made = sorted(path.rglob(DOCUMENT))
    folders = {document.parent for document in made}
    named = [Source(document.parent.name, str(document), document) for document in made]
    articles = [
        s
        for s in collect_sources([argument])
        if s.path is None or (s.path.parent not in folders and not _is_index(s.path, folders))
    ]
    return named + [source for source in articles if not (named and source.problem)]


def make_document(name: str, shown: str, data: bytes, options: Options, encoding: str | None) -> Document:
    """The document of an article's bytes, or of a document's JSON; ``name`` becomes the id of an article.

    Raises ``InputError`` naming the file as ``shown``.
    """
    if shown.endswith(".json"):
        try:
            return Document.from_json(data)
        except InputError as error:
            raise InputError(f"{shown}: {error}") from error
    article = read_article(decode(data, shown, encoding), markdown=shown.lower().endswith((".md", ".markdown")))
    try:
        return analyse(article, name=name, options=options).document
    except InputError as error:
        raise InputError(f"{shown}: {error}") from error


def _is_index(path: Path, folders: set[Path]) -> bool:
    """Whether a file is the index that ``run`` writes beside the folders of articles."""
    return path.name == "index.md" and any(folder.parent == path.parent for folder in folders)
