"""``slepipe references``: the reference lists of articles, in the formats of other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from slepipe.cli.options import encoding_option
from slepipe.cli.parts import Answer, answer_each, sources_argument
from slepipe.pipeline import Analysis, Options

if TYPE_CHECKING:
    from slepipe.model import Reference

_FORMS = ("text", "json", "jsonl", "csl", "bibtex", "ris")
_WHOLE = ("csl", "bibtex", "ris")
"""Formats in which the references of all articles make one file."""


@click.command()
@sources_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="text",
    show_default=True,
    help='Output; csl is an array of CSL-JSON. With jsonl, standard input and .jsonl files hold one {"id", "text"} a line.',
)
@encoding_option
@click.pass_obj
def references(debug: bool, *, sources: tuple[str, ...], form: str, encoding: str | None) -> int:
    """Print the references of articles, read from any common style.

    As text, a line gives label, authors, year, title, journal with volume and pages, and identifiers, divided by tabs.

    \b
    Examples:
      slepipe references article.txt
      slepipe references --format bibtex source/*.txt > articles.bib
      slepipe references --format csl article.txt > article.csl.json
    """
    from slepipe.link.export import to_bibtex, to_csl, to_ris, to_text

    found: list[tuple[str, Reference]] = []

    def answer(analysis: Analysis) -> Answer:
        document = analysis.document
        if form in _WHOLE:
            found.extend((document.id, reference) for reference in document.references)
            return None, {}
        return to_text(document.references) or None, {"references": msgspec.to_builtins(document.references)}

    status = answer_each(
        sources, "text" if form in _WHOLE else form, encoding, Options(), answer, debug=debug, titled=form == "text"
    )
    if form in _WHOLE and (found or not status):
        written = {"csl": to_csl, "bibtex": to_bibtex, "ris": to_ris}[form](_distinct(found))
        click.echo(written, nl=False)
    return status


def _distinct(found: list[tuple[str, Reference]]) -> list[Reference]:
    """The references of several articles with the article before the label in the id of each: ``flare-review:3``."""
    if len({article for article, _ in found}) < 2:
        return [reference for _, reference in found]
    return [
        msgspec.structs.replace(reference, csl=reference.csl | {"id": f"{article}:{reference.label}"})
        for article, reference in found
    ]
