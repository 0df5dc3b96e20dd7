"""``slepipe evaluate``: recognition beside a gold standard."""

from __future__ import annotations

import os
from pathlib import Path

import click
import msgspec

from slepipe.cli.files import Source, collect_sources, slug
from slepipe.cli.options import date_option, encoding_option, fault, lexicon_option, parse_date
from slepipe.errors import InputError, SlepipeError
from slepipe.evaluate.gold import TYPES, marked, read_document, read_lines
from slepipe.evaluate.report import Part, Report, as_data, as_markdown, as_text
from slepipe.evaluate.score import f1, score
from slepipe.pipeline import Options, analyse
from slepipe.read import decode, read_article

BELOW = 1
_DOCUMENT = "document.json"


@click.command()
@click.argument("texts", type=click.Path())
@click.argument("gold", type=click.Path())
@click.option("--type", "types", multiple=True, type=click.Choice(TYPES), metavar="TYPE", help="Only this type; may be repeated.")
@click.option("--errors/--no-errors", default=True, show_default=True, help="List what is wrong, with the words around it.")
@click.option("--limit", type=click.IntRange(1), help="At most so many errors; json has all of them.")
@click.option(
    "--min-f1", type=click.FloatRange(0, 1), metavar="F1", help="Exit with 1 if the strict F1 of all is below, e.g. 0.88."
)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@encoding_option
@lexicon_option
@date_option
@click.pass_obj
def evaluate(
    debug: bool,
    *,
    texts: str,
    gold: str,
    types: tuple[str, ...],
    errors: bool,
    limit: int | None,
    min_f1: float | None,
    form: str,
    encoding: str | None,
    lexicon: tuple[str, ...],
    date: str | None,
) -> int:
    """Score the recognition of TEXTS against GOLD, by type and article, and list the errors.

    TEXTS is an article or a folder of them. GOLD is a file or a folder of files of the same names that end in .jsonl, with a mention a line
    (type, text, start, end, and optionally norm, value, nested), or documents (document.json).

    \b
    Examples:
      slepipe evaluate articles/ gold/
      slepipe evaluate articles/ gold/ --type dose --type drug --limit 20
      slepipe evaluate articles/ gold/ --no-errors --min-f1 0.88
    """
    options = Options(tuple(lexicon), date=parse_date(date))
    for argument in (texts, gold):
        if not os.path.exists(argument):
            raise InputError(f"{argument}: no such file or folder; check its name")
    sources = _named_texts(texts)
    pairs = _pairs(sources, _named_gold(gold), texts)
    parts = [_part(name, source, path, encoding, options, debug=debug) for name, source, path in pairs]
    paired = {name for name, _, _ in pairs}
    report = Report(tuple(parts), types, tuple(name for name in sources if name not in paired))
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(as_data(report, errors=errors)), indent=1).decode())
    else:
        click.echo((as_markdown if form == "markdown" else as_text)(report, errors=errors, limit=limit))
    return _verdict(report, min_f1)


def _verdict(report: Report, least: float | None) -> int:
    """The exit status, with a line on stderr where the strict F1 is too low; nothing to score is too low as well."""
    counts = report.total()
    reached = f1(counts, counts.strict)
    if least is None or (reached is not None and reached >= least):
        return 0
    click.echo(f"slepipe: strict F1 {'of nothing' if reached is None else f'{reached:.4f}'} is below {least}", err=True)
    return BELOW


def _part(name: str, source: Source, gold: Path, encoding: str | None, options: Options, *, debug: bool) -> Part:
    """Read, recognize and score one article; raises ``InputError`` naming the file that is at fault."""
    text = decode(source.read(), source.name, encoding)
    data = decode(Source(name, str(gold), gold).read(), str(gold))
    mentions = (read_document if gold.suffix == ".json" else read_lines)(data, text, str(gold))
    try:
        document = analyse(read_article(text, markdown=source.markdown), name=name, options=options).document
    except Exception as error:
        if debug:
            raise
        message = str(error) if isinstance(error, SlepipeError) else fault(error)
        raise InputError(f"{source.name}: {message}") from error
    return Part(name, text, score(mentions, marked(document.mentions)))


def _named_texts(argument: str) -> dict[str, Source]:
    """The articles of a file or folder by their names; raises ``InputError`` where two have one name."""
    named: dict[str, Source] = {}
    for source in collect_sources([argument]):
        if source.problem or source.path is None:
            raise InputError(f"{source.name}: {source.problem or 'is no file'}")
        name = _name(source.path, argument)
        if name in named:
            raise InputError(f"{source.name} and {named[name].name} have one name; rename one, and its gold")
        named[name] = source
    return named


def _named_gold(argument: str) -> dict[str, Path]:
    """The gold files of a file or folder by their names; raises ``InputError`` where there is none."""
    path = Path(argument)
    if not os.path.isdir(path):
        return {_name(path, argument): path}
    found = [p for p in sorted(path.rglob("*")) if (p.suffix == ".jsonl" or p.name == _DOCUMENT) and os.path.isfile(p)]
    if not found:
        raise InputError(f"{argument}: no gold in this folder; it ends in .jsonl or is a {_DOCUMENT}")
    named: dict[str, Path] = {}
    for each in found:
        name = _name(each, argument)
        if name in named:
            raise InputError(f"{each} and {named[name]} are for one article; drop one")
        named[name] = each
    return named


def _name(path: Path, argument: str) -> str:
    """The name under which a text and its gold meet: the path in the folder without suffix; a document has that of its folder."""
    inner = path.relative_to(argument) if os.path.isdir(argument) else Path(path.name)
    if path.name == _DOCUMENT:
        # Of a document named alone the folder is only in the whole path.
        inner = inner.parent if inner.parent.name else Path(Path(os.path.realpath(path)).parent.name)
    else:
        inner = inner.with_suffix("")
    return (inner.parent / slug(inner.name)).as_posix()


def _pairs(texts: dict[str, Source], gold: dict[str, Path], where: str) -> list[tuple[str, Source, Path]]:
    """Texts with their gold; one text and one gold belong together under any names. Raises ``InputError`` for gold without a text."""
    if len(texts) == len(gold) == 1:
        return [(name, source, path) for (name, source), path in zip(texts.items(), gold.values(), strict=True)]
    if alone := [path for name, path in gold.items() if name not in texts]:
        raise InputError(f"{alone[0]}: no article of this name in {where}; name it alike, or move the gold away")
    return [(name, source, gold[name]) for name, source in texts.items() if name in gold]
