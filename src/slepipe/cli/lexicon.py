"""``slepipe lexicon``: look into the lexicon and check it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click
import msgspec

from slepipe.cli.options import encoding_option, lexicon_option
from slepipe.hanzi import to_simplified
from slepipe.lexicon.check import check_lexicon, missing_names
from slepipe.lexicon.find import find_concepts
from slepipe.lexicon.load import COLUMNS, LOCALES, SEPARATOR, TYPES, Concept, load_lexicon
from slepipe.lexicon.suggest import Suggestion

FINDINGS = 1
_format = click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)


@click.group()
def lexicon() -> None:
    """List, search and check the lexicon.

    \b
    Examples:
      slepipe lexicon find 贝利尤单抗
      slepipe lexicon list --type drug
      slepipe lexicon check --lexicon my-terms.tsv
    """


@lexicon.command(name="list")
@click.option("--type", "kind", type=click.Choice(sorted(TYPES)), help="Only concepts of this type.")
@lexicon_option
@_format
def list_concepts(kind: str | None, lexicon: tuple[str, ...], form: str) -> None:
    """List concepts with their names.

    \b
    Example:
      slepipe lexicon list --type trial
    """
    _show([c for c in load_lexicon(tuple(lexicon)).concepts() if kind is None or kind in c.types], form)


@lexicon.command()
@click.argument("name")
@lexicon_option
@_format
def find(name: str, lexicon: tuple[str, ...], form: str) -> int:
    """Find the concepts that NAME is a name, alias, part of a name or id of.

    \b
    Example:
      slepipe lexicon find Saphnelo
    """
    found = find_concepts(load_lexicon(tuple(lexicon)), name)
    _show(found, form)
    return 0 if found else FINDINGS


@lexicon.command()
@lexicon_option
@_format
def check(lexicon: tuple[str, ...], form: str) -> int:
    """Check the tables: ambiguous forms, wrong scripts, malformed identifiers; and count missing names.

    Exit status 1 where there are errors.

    \b
    Example:
      slepipe lexicon check --lexicon my-terms.tsv
    """
    loaded = load_lexicon(tuple(lexicon))
    findings = check_lexicon(loaded)
    if form != "text":
        _json(findings, form)
    else:
        for finding in findings:
            click.echo(f"{finding.where}: {finding.level}: {finding.message}")
        concepts = list(loaded.concepts())
        missing = ", ".join(f"{locale} {len(missing_names(concepts, locale))}" for locale in LOCALES)
        click.echo(f"{len(concepts)} concepts, {len(loaded.readings())} forms; without a name: {missing}")
    return FINDINGS if any(finding.level == "error" for finding in findings) else 0


@lexicon.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--least", default=1, show_default=True, help="Only what stands this often in all articles together.")
@lexicon_option
@encoding_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "tsv"]),
    default="text",
    show_default=True,
    help="tsv: rows to complete.",
)
def suggest(sources: tuple[str, ...], least: int, lexicon: tuple[str, ...], encoding: str | None, form: str) -> int:
    """Find names in articles that no row has: new drugs, codes, organizations, abbreviations, words that end like a medical term.

    As tsv the answer is a table of one's own to complete and use with --lexicon; the type and every name are to be checked.

    \b
    Examples:
      slepipe lexicon suggest articles/
      slepipe lexicon suggest --format tsv articles/ > my-terms.tsv
    """
    from slepipe.cli.files import collect_sources
    from slepipe.lexicon.suggest import suggest as suggest_names
    from slepipe.pipeline import Options, analyse
    from slepipe.read import decode, read_article

    options = Options(tuple(lexicon))
    read = ((source, decode(source.read(), source.name, encoding)) for source in collect_sources(sources))
    documents = [
        analyse(read_article(text, markdown=source.markdown), name=source.id, options=options).document for source, text in read
    ]
    found = [suggestion for suggestion in suggest_names(documents) if suggestion.count >= least]
    if form == "tsv":
        click.echo("\n".join(["\t".join(COLUMNS), *map(_row, found)]))
    elif form != "text":
        _json(found, form)
    else:
        for one in found:
            other = f"  also: {', '.join(one.names)}" if one.names else ""
            click.echo(f"{one.count:>4} in {one.articles}  {one.type or '?':<12}  {one.form}{other}  …{one.example}…")
    return 0


def _row(suggestion: Suggestion) -> str:
    """A row of the lexicon's table with what is known: the names in the cells of their language, the rest for a person to fill in."""
    names = (suggestion.form, *suggestion.names)
    latin = [name for name in names if name.isascii()]
    chinese = [name for name in names if not name.isascii()]
    simplified = to_simplified(chinese[0]) if chinese else ""
    aliases = [name for name in names if name not in (latin[:1] + chinese[:1])]
    slug = re.sub(r"[^a-z0-9]+", "-", (latin or ["new"])[0].lower()).strip("-")
    cells = {
        "id": slug if latin else f"new-{simplified}",
        "type": suggestion.type or "word",
        "en": latin[0] if latin else "",
        "zh-Hans": simplified,
        "aliases": SEPARATOR.join(aliases),
        "source": "to be checked",
    }
    return "\t".join(cells.get(column, "") for column in COLUMNS)


def _show(concepts: list[Concept], form: str) -> None:
    if form != "text":
        _json(concepts, form)
        return
    for concept in concepts:
        names = "  ".join(f"{locale}: {name}" for locale, name in concept.names.items())
        aliases = f"  aliases: {', '.join(concept.aliases)}" if concept.aliases else ""
        click.echo(f"{concept.id}  [{'|'.join(concept.types)}]  {names}{aliases}")


def _json(items: Sequence[msgspec.Struct], form: str) -> None:
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(items), indent=1).decode())
        return
    for item in items:
        click.echo(msgspec.json.encode(item).decode())
