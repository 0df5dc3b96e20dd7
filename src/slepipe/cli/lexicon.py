"""``slepipe lexicon``: look into the lexicon and check it."""

from __future__ import annotations

from collections.abc import Sequence

import click
import msgspec

from slepipe.cli.options import lexicon_option
from slepipe.lexicon.check import check_lexicon, missing_names
from slepipe.lexicon.find import find_concepts
from slepipe.lexicon.load import LOCALES, TYPES, Concept, load_lexicon

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
