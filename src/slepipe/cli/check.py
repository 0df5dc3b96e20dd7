"""``slepipe check``: findings about the references and citations of articles."""

from __future__ import annotations

from typing import get_args

import click
import msgspec

from slepipe.cli.files import collect_sources
from slepipe.cli.options import encoding_option, format_option, lexicon_option
from slepipe.cli.parts import Answer, answer_each, sources_argument
from slepipe.link.findings import FindingKind, find_findings
from slepipe.pipeline import Analysis, Options

FINDINGS = 1


@click.command()
@sources_argument
@click.option(
    "--without",
    multiple=True,
    type=click.Choice(sorted(get_args(FindingKind))),
    metavar="KIND",
    help="Leave out a kind of finding, e.g. uncited-claim; may be repeated.",
)
@format_option
@encoding_option
@lexicon_option
@click.pass_obj
def check(
    debug: bool,
    *,
    sources: tuple[str, ...],
    without: tuple[str, ...],
    form: str,
    encoding: str | None,
    lexicon: tuple[str, ...],
) -> int:
    """Report doubtful references and citations.

    That is: entries that are cited nowhere, stand twice or say nothing, markers without entry, malformed identifiers, placeholder
    volumes, and results without a source.

    As text, a line is file:line:column: kind: message, which editors understand. The exit status is 1 where there are findings.

    \b
    Examples:
      slepipe check article.txt
      slepipe check --without uncited-claim source/*.txt
      slepipe check --format jsonl < articles.jsonl
    """
    names = {source.id: source.name for source in collect_sources(sources or ("-",))}
    total = 0

    def answer(analysis: Analysis) -> Answer:
        nonlocal total
        document = analysis.document
        found = [finding for finding in find_findings(document) if finding.kind not in without]
        total += len(found)
        name = names.get(document.id, document.id)
        lines = [f"{name}:{place(document.text, f.start)}: {f.kind}: {f.message}" for f in found]
        return "\n".join(lines) or None, {"findings": msgspec.to_builtins(found)}

    status = answer_each(sources, form, encoding, Options(tuple(lexicon)), answer, debug=debug)
    return status or (FINDINGS if total else 0)


def place(text: str, offset: int) -> str:
    """``line:column`` of an offset, both from 1, the column in code points."""
    line_start = text.rfind("\n", 0, offset) + 1
    return f"{text.count(chr(10), 0, offset) + 1}:{offset - line_start + 1}"
