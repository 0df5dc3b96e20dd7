"""``slepipe run``: articles in, a folder of editions, digests and documents out."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from slepipe._version import __version__
from slepipe.cli.files import Source, collect_sources, remove_leftovers, write_all
from slepipe.cli.options import (
    date_option,
    encoding_option,
    extra_option,
    fault,
    glossary_option,
    lexicon_option,
    mute,
    parse_date,
    parse_switches,
    segmenter_option,
    without_option,
)
from slepipe.edit.glossary import read_glossaries
from slepipe.errors import LocaleError, OutputError, SlepipeError
from slepipe.pipeline import Options, analyse
from slepipe.publish.article import publish_article
from slepipe.publish.catalogs import Labels, available, load_labels
from slepipe.publish.index import (
    Entry,
    Failure,
    digest_of,
    index_markdown,
    make_manifest,
    manifest_json,
    read_manifest,
)
from slepipe.read import decode, read_article

if TYPE_CHECKING:
    from rich.progress import Progress

_INDEX_LOCALE = "en"
SOME_FAILED, ALL_FAILED = 3, 4


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o", "--output", default="output", show_default=True, type=click.Path(file_okay=False), help="Folder for the results."
)
@click.option(
    "--locale", multiple=True, metavar="TAG", help="A locale to publish; may be repeated. Default: all that have a catalog."
)
@click.option("--locales-dir", type=click.Path(file_okay=False), help="Folder with message catalogs of your own.")
@encoding_option
@lexicon_option
@date_option
@without_option
@extra_option
@glossary_option
@segmenter_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.pass_obj
def run(
    debug: bool,
    *,
    sources: tuple[str, ...],
    output: str,
    locale: tuple[str, ...],
    locales_dir: str | None,
    encoding: str | None,
    lexicon: tuple[str, ...],
    date: str | None,
    without: tuple[str, ...],
    extra: tuple[str, ...],
    glossary: tuple[str, ...],
    segmenter: str,
    quiet: bool,
) -> int:
    """Make every edition, digest and document of articles.

    SOURCE is a file (.txt, .md), a folder, a quoted glob, or - for standard input. For each article the output folder gets a folder
    with a Markdown and a JSON file per locale and document.json; index.md and manifest.json cover them all.

    \b
    Examples:
      slepipe run source/ -o output/
      slepipe run article.txt --locale zh-Hant-TW --locale en
      slepipe run --encoding big5 old/*.txt
    """
    folder = Path(output)
    catalogs = Path(locales_dir) if locales_dir else None
    labels = [load_labels(tag, catalogs) for tag in locale or available(catalogs)]
    if not labels:
        raise LocaleError(f"{locales_dir}: no catalog in this folder; it needs <locale>/LC_MESSAGES/slepipe.po")
    options = Options(
        tuple(lexicon),
        segmenter,  # type: ignore[arg-type]
        date=parse_date(date),
        glossary=read_glossaries(glossary),
        switches=parse_switches(without, extra),
    )
    found = collect_sources(sources, output=folder)
    entries: dict[str, Entry] = {}
    failures: list[Failure] = []
    with _progress(len(found), quiet=quiet) as bar:
        for source in found:
            result = publish_source(source, folder, labels, encoding, options, debug=debug)
            if isinstance(result, Failure):
                failures.append(result)
                _say(f"slepipe: {result.error}", bar, error=True)
            else:
                entries[result.id] = result
                if not quiet:
                    _say(f"{result.source}: {folder / result.id}", bar)
            if bar is not None:
                bar.advance(bar.task_ids[0])
    index = load_labels(_INDEX_LOCALE, catalogs) if _INDEX_LOCALE in available(catalogs) else labels[0]
    _finish(folder, entries, failures, index)
    return 0 if not failures else SOME_FAILED if entries else ALL_FAILED


def _say(line: str, bar: Progress | None, *, error: bool = False) -> None:
    """Print a line, above the bar where both are on a terminal; where nobody reads on (``head``), the run still goes on."""
    if bar is not None and (error or sys.stdout.isatty()):
        bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        return
    try:
        click.echo(line, err=error)
    except BrokenPipeError:
        mute()


def publish_source(
    source: Source, folder: Path, labels: Sequence[Labels], encoding: str | None, options: Options, *, debug: bool = False
) -> Entry | Failure:
    """Do one article; whatever goes wrong is a record, so that the others still get done."""
    try:
        data = source.read()
        article = read_article(decode(data, source.name, encoding), markdown=source.markdown)
        if source.glossary is not None:
            options = msgspec.structs.replace(options, glossary=(*options.glossary, *read_glossaries([source.glossary])))
        analysis = analyse(article, name=source.id, options=options)
        files = publish_article(analysis, labels)
        target = folder / source.id
        write_all(target, files)
        remove_leftovers(target)
    except SlepipeError as error:
        if debug:
            raise
        text = str(error)
        return Failure(source.name, text if source.name in text else f"{source.name}: {text}")
    except Exception as error:
        if debug:
            raise
        return Failure(source.name, f"{source.name}: {fault(error)}")
    document = analysis.document
    return Entry(
        id=source.id,
        title=document.title,
        variant=document.variant.tag,
        machine_made=document.variant.machine_made,
        source=Path(source.name).name if source.path else "-",
        sha256=digest_of(data),
        files={name: digest_of(content) for name, content in sorted(files.items())},
    )


def _finish(folder: Path, entries: dict[str, Entry], failures: Sequence[Failure], labels: Labels) -> None:
    """Write the manifest and the index over this run's articles and those of earlier runs that are still there."""
    known: dict[str, Entry] = {}
    path = folder / "manifest.json"
    with contextlib.suppress(OSError):
        earlier = read_manifest(path.read_bytes())
        if earlier is not None:
            known = {entry.id: entry for entry in earlier.articles if (folder / entry.id / "document.json").is_file()}
    failed = [_without_folder(failure) for failure in failures]
    manifest = make_manifest(known | entries, failed, __version__)
    if not entries and not folder.is_dir():
        return
    try:
        write_all(folder, {path.name: manifest_json(manifest), "index.md": index_markdown(manifest, labels).encode()})
        remove_leftovers(folder)
    except OutputError:
        if entries:
            raise


def _without_folder(failure: Failure) -> Failure:
    """What is published tells no folder of the machine, and is the same wherever the run was started."""
    name = Path(failure.source).name
    return Failure(name, failure.error.replace(failure.source, name))


@contextlib.contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Progress | None]:
    """A progress bar on a terminal, nothing in a pipe."""
    if quiet or total < 2 or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        progress.add_task("articles", total=total)
        yield progress
