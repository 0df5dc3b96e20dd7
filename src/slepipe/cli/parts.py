"""``slepipe segment`` and ``annotate``, and what they share with ``convert``: a part of the pipeline, on files or standard input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from slepipe.cli.files import Source, collect_sources
from slepipe.cli.options import (
    date_option,
    encoding_option,
    fault,
    format_option,
    lexicon_option,
    parse_date,
    segmenter_option,
)
from slepipe.edit.glossary import read_glossaries
from slepipe.errors import InputError, SlepipeError
from slepipe.model import Document
from slepipe.pipeline import Analysis, Options, analyse
from slepipe.read import decode, read_article

SOME_FAILED, ALL_FAILED = 3, 4


class _Record(msgspec.Struct):
    """One line of JSON Lines: a text and its id."""

    id: str
    text: str


class _Item(msgspec.Struct, frozen=True):
    """A text to work on, or the error that stands in its place."""

    id: str
    text: str = ""
    markdown: bool = False
    error: str | None = None
    glossary: Path | None = None


Answer = tuple[str | None, dict[str, Any]]
"""What a part gives for an article: as text (None for no line at all), and as JSON-ready builtins."""

sources_argument = click.argument("sources", nargs=-1, metavar="[SOURCE]...")


@click.command()
@sources_argument
@segmenter_option
@click.option("--hmm/--no-hmm", default=True, help="Find words that the dictionary lacks.")
@format_option
@encoding_option
@lexicon_option
@click.pass_obj
def segment(
    debug: bool,
    *,
    sources: tuple[str, ...],
    segmenter: str,
    hmm: bool,
    form: str,
    encoding: str | None,
    lexicon: tuple[str, ...],
) -> int:
    """Print the words of articles, in Simplified characters, recognized entities whole.

    \b
    Examples:
      slepipe segment article.txt
      slepipe segment --format jsonl < articles.jsonl
    """
    options = Options(tuple(lexicon), segmenter, hmm, relations=False)  # type: ignore[arg-type]
    return answer_each(sources, form, encoding, options, _words, debug=debug, titled=True)


@click.command()
@sources_argument
@format_option
@encoding_option
@lexicon_option
@date_option
@click.option("--explain", is_flag=True, help="Say why each mention is there, and which candidates lost.")
@click.option(
    "--positions/--no-positions",
    default=True,
    help="Where each mention stands; without, a line stays what it is when text before it changes, as git's textconv needs it.",
)
@click.pass_obj
def annotate(
    debug: bool,
    *,
    sources: tuple[str, ...],
    form: str,
    encoding: str | None,
    lexicon: tuple[str, ...],
    date: str | None,
    explain: bool,
    positions: bool,
) -> int:
    """Print the entities and values of articles with their exact positions.

    As text, a line gives start and end (code points), type, the words of the article, and the entity or value.

    \b
    Examples:
      slepipe annotate article.txt
      slepipe annotate --explain article.txt
      slepipe annotate --format json article.txt > document.json
    """
    options = Options(tuple(lexicon), date=parse_date(date))
    answer = _reasons(options) if explain else _mentions if positions else _lines
    return answer_each(sources, form, encoding, options, answer, debug=debug, titled=True)


def _words(analysis: Analysis) -> Answer:
    document = analysis.document
    lines: list[str] = []
    for number, token in enumerate(document.tokens):
        if number:
            between = document.text[document.tokens[number - 1].end : token.start]
            lines.append("\n" if "\n" in between else " ")
        lines.append("".join(token.text.split()))
    return "".join(lines), {"tokens": msgspec.to_builtins(document.tokens)}


def _mentions(analysis: Analysis) -> Answer:
    document: Document = analysis.document
    rows = [
        f"{m.start}\t{m.end}\t{m.type}\t{' '.join(m.text.split())}\t{m.entity or msgspec.json.encode(m.value).decode()}"
        for m in document.mentions
    ]
    return "\n".join(rows), document.to_dict()


def _lines(analysis: Analysis) -> Answer:
    """Headings and mentions in order of the text, without positions."""
    document: Document = analysis.document
    rows = [
        (block.start, f"# {_words_at(document, block.start, block.end)}") for block in document.blocks if block.kind == "heading"
    ]
    rows += [
        (m.start, f"{m.type}\t{_words_at(document, m.start, m.end)}\t{m.entity or msgspec.json.encode(m.value).decode()}")
        for m in document.mentions
    ]
    return "\n".join(row for _, row in sorted(rows, key=lambda row: row[0])), document.to_dict()


def _words_at(document: Document, start: int, end: int) -> str:
    return " ".join(document.text[start:end].split())


def _reasons(options: Options) -> Callable[[Analysis], Answer]:
    from slepipe.pipeline import explain_analysis

    def answer(analysis: Analysis) -> Answer:
        document, explained = analysis.document, explain_analysis(analysis, options)
        lines: list[str] = []
        for row, one in zip((_mentions(analysis)[0] or "").split("\n"), explained, strict=False):
            lines += [row, f"    why   {one.why} [{one.rule}]"]
            lines += [
                f"    lost  {lost.start} {lost.end} {lost.type} {' '.join(lost.text.split())}: {lost.why} [{lost.rule}]"
                for lost in one.lost
            ]
        return "\n".join(lines), {"text": document.text, "mentions": msgspec.to_builtins(explained)}

    return answer


def answer_each(
    sources: tuple[str, ...],
    form: str,
    encoding: str | None,
    options: Options,
    answer: Callable[[Analysis], Answer],
    *,
    debug: bool,
    titled: bool = False,
) -> int:
    """Answer for every article in turn and return the exit status; a failure is one line on stderr.

    Where ``titled``, and there are several, a line ``==> id <==`` stands above the text of each.
    """
    done = failed = 0
    results: list[dict[str, Any]] = []
    found = collect_sources(sources or ("-",))
    titled = titled and len(found) > 1
    for item in _items(found, form, encoding):
        try:
            if item.error is not None:
                raise InputError(item.error)
            own = msgspec.structs.replace(options, glossary=(*options.glossary, *read_glossaries(filter(None, [item.glossary]))))
            text, data = answer(analyse(read_article(item.text, markdown=item.markdown), name=item.id, options=own))
        except Exception as error:
            if debug:
                raise
            failed += 1
            message = str(error) if isinstance(error, SlepipeError) else fault(error)
            click.echo(f"slepipe: {item.error or f'{item.id}: {message}'}", err=True)
            if form == "jsonl":
                _line({"id": item.id, "error": message})
            continue
        done += 1
        if form == "text":
            _put(text, item.id if titled else "")
        elif form == "jsonl":
            _line({"id": item.id, **data})
        else:
            results.append({"id": item.id, **data})
    if results:
        shown: Any = results[0] if done + failed == 1 else results
        click.echo(msgspec.json.format(msgspec.json.encode(shown), indent=1).decode())
    return 0 if not failed else SOME_FAILED if done else ALL_FAILED


def _put(text: str | None, title: str) -> None:
    if text is not None:
        click.echo(f"==> {title} <==\n" * bool(title) + text, nl=not text.endswith("\n"))


def _line(data: dict[str, Any]) -> None:
    click.echo(msgspec.json.encode(data).decode())


def _items(sources: Iterable[Source], form: str, encoding: str | None) -> Iterator[_Item]:
    for source in sources:
        try:
            text = decode(source.read(), source.name, encoding)
        except SlepipeError as error:
            yield _Item(source.id, error=str(error))
            continue
        lines = source.path is None if form == "jsonl" else False
        if lines or (source.path is not None and source.path.suffix == ".jsonl"):
            yield from _records(text, source.name)
        else:
            yield _Item(source.id, text, source.markdown, glossary=source.glossary)


def _records(text: str, name: str) -> Iterator[_Item]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = msgspec.json.decode(line, type=_Record)
            yield _Item(record.id, record.text)
        except msgspec.MsgspecError as error:
            yield _Item(f"line {number}", error=f'{name}: line {number} is not {{"id", "text"}} ({error}); mend or drop it')
