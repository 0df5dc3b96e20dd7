"""``slepipe trends``: what appeared, disappeared and changed in many articles, by month or by source."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from slepipe.cli.documents import collect_documents, read_documents, source_of
from slepipe.cli.files import Source, write_all
from slepipe.cli.options import encoding_option, fault, lexicon_option
from slepipe.errors import SettingsError, SlepipeError
from slepipe.lexicon.load import TYPES
from slepipe.model import Document
from slepipe.pipeline import Options
from slepipe.publish.catalogs import Labels, load_labels
from slepipe.publish.json_text import struct_text
from slepipe.publish.trends import bars, change_cells, local_names, table_header, table_rows, trends_csv
from slepipe.trends.dates import UNDATED, month_of
from slepipe.trends.trends import By, Trends, find_trends, select

SOME_FAILED, ALL_FAILED = 3, 4
_SHOWN = 20
"""Entities of a table or a plot where --top does not say."""


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--by", type=click.Choice(["month", "source"]), default="month", show_default=True, help="What makes a group.")
@click.option(
    "--type",
    "types",
    multiple=True,
    type=click.Choice(sorted(TYPES - {"word"})),
    metavar="TYPE",
    help="Only entities of this type, e.g. drug; may be repeated.",
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    metavar="N",
    help=f"Only the entities in most articles. Default: {_SHOWN} as text and in a plot.",
)
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True, help="Output.")
@click.option("--plot", type=click.Path(dir_okay=False), metavar="FILE", help="Draw the trends to a .png or .svg file too.")
@click.option("--locale", default="en", show_default=True, metavar="TAG", help="Language of names and labels.")
@encoding_option
@lexicon_option
@click.pass_obj
def trends(
    debug: bool,
    *,
    sources: tuple[str, ...],
    by: By,
    types: tuple[str, ...],
    top: int | None,
    form: str,
    plot: str | None,
    locale: str,
    encoding: str | None,
    lexicon: tuple[str, ...],
) -> int:
    """Follow entities and facts through many articles.

    SOURCE is an article, a folder of articles, or the output folder of slepipe run, whose documents are read as they are; a .json or .jsonl
    file holds what slepipe annotate wrote. As text: a table of mentions and the facts that changed.

    \b
    Examples:
      slepipe trends articles/
      slepipe trends output/ --type drug --type trial --plot drugs.svg --locale zh-Hant-TW
      slepipe trends articles/ --by source --format csv > trends.csv
    """
    kind = _kind_of_plot(plot)
    labels = load_labels(locale)
    found = collect_documents(sources)
    failed: list[str] = []
    whole = find_trends(_labelled(found, by, encoding, Options(tuple(lexicon)), failed, debug=debug), by=by)
    if not whole.groups:
        return ALL_FAILED
    names = local_names(whole, locale)
    _note_undated(whole)
    shown = select(whole, types=types, top=top or _SHOWN)
    if form == "json":
        click.echo(struct_text(select(whole, types=types, top=top)), nl=False)
    elif form == "csv":
        click.echo(trends_csv(select(whole, types=types, top=top), names, labels), nl=False)
    else:
        _print(shown, names, labels)
    if plot is not None:
        _draw(Path(plot), kind, whole, shown, labels)
    return SOME_FAILED if failed else 0


def _labelled(
    sources: Sequence[Source], by: By, encoding: str | None, options: Options, failed: list[str], *, debug: bool
) -> Iterator[tuple[str, Document]]:
    """The documents of all sources with their groups; what fails is one line on stderr."""
    for source in sources:
        try:
            for document in read_documents(source, encoding, options):
                yield (month_of(document) if by == "month" else source_of(document, source)), document
        except Exception as error:
            if debug:
                raise
            text = str(error) if isinstance(error, SlepipeError) else fault(error)
            failed.append(source.name)
            click.echo(f"slepipe: {text if source.name in text else f'{source.name}: {text}'}", err=True)


def _note_undated(trends: Trends) -> None:
    count = sum(group.documents for group in trends.groups if trends.by == "month" and group.label == UNDATED)
    if count:
        click.echo(f"slepipe: articles without a date: {count}; say it in their front matter (date: 2025-09-30)", err=True)


def _print(trends: Trends, names: Mapping[str, str], labels: Labels) -> None:
    header = table_header(trends, labels)
    rows = list(table_rows(trends, names, labels))
    changes = [change_cells(change, names, labels) for change in trends.changes]
    if _is_terminal():
        _print_pretty(*_narrowed(trends, header, rows), changes)
        return
    for cells in (header, *rows, *([[]] if changes else []), *changes):
        click.echo("\t".join(cells))


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _narrowed(trends: Trends, header: list[str], rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """A table for a terminal: bars in the place of a column for each month; of sources, which have no order, no status."""
    if trends.by == "source":
        return [*header[:2], *header[5:]], [[*row[:2], *row[5:]] for row in rows]
    dated = [group for group in trends.groups if group.label != UNDATED]
    months = f"{dated[0].label} – {dated[-1].label}" if dated else ""
    drawn = [[*row[:3], *row[5:7], bars(each, dated)] for each, row in zip(trends.entities, rows, strict=True)]
    return [*header[:3], *header[5:7], months], drawn


def _print_pretty(header: list[str], rows: list[list[str]], changes: list[list[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    table = Table(box=None, header_style="bold", pad_edge=False)
    for number, name in enumerate(header):
        figures = bool(rows) and all(row[number].isdecimal() or not row[number] for row in rows)
        table.add_column(
            Text(name),
            justify="right" if figures else "left",
            overflow="fold",
            no_wrap=number > 0,
            min_width=0 if number else _LEAST_NAME,
        )
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)
    if changes:
        facts = Table(box=None, show_header=False, pad_edge=False)
        for row in changes:
            facts.add_row(*map(Text, row))
        console.print()
        console.print(facts)


_LEAST_NAME = 12


def _kind_of_plot(plot: str | None) -> Any:
    """``png`` or ``svg``; raises ``SettingsError`` for another file, or where matplotlib is missing, before any article is read."""
    if plot is None:
        return ""
    kind = Path(plot).suffix.lower().removeprefix(".")
    if kind not in ("png", "svg"):
        raise SettingsError(f"--plot {plot}: a plot is a .png or .svg file; name it so")
    try:
        import matplotlib  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise SettingsError('--plot needs matplotlib; pip install "slepipe[plot]"') from error
    return kind


def _draw(path: Path, kind: Any, whole: Trends, shown: Trends, labels: Labels) -> None:
    from slepipe.publish.trends_plot import draw_trends

    local = local_names(whole, labels.tag), labels
    drawn = draw_trends(shown, kind, local, (local_names(whole, "en"), load_labels("en")))
    if drawn.missing:
        click.echo(
            f"slepipe: no font has {drawn.missing}; the plot has English names; install fonts-noto-cjk (Debian), "
            "google-noto-sans-cjk-fonts (Fedora) or Noto Sans CJK",
            err=True,
        )
    write_all(path.parent, {path.name: drawn.data})
