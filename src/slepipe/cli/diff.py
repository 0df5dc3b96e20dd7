"""``slepipe diff``: what changed between two articles, versions or folders, entity by entity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from slepipe.cli.documents import collect_documents, documents_of, read_documents
from slepipe.cli.files import slug, write_all
from slepipe.cli.git import changed_files
from slepipe.cli.options import date_option, encoding_option, fault, lexicon_option, parse_date
from slepipe.compare.comparison import Comparison, compare
from slepipe.compare.model import Diff
from slepipe.compare.pairing import Pair, pair_documents
from slepipe.compare.selection import select
from slepipe.errors import SettingsError, SlepipeError
from slepipe.model import Document
from slepipe.pipeline import Options
from slepipe.publish.catalogs import Labels, load_labels

DIFFERENT, SOME_FAILED, ALL_FAILED = 1, 3, 4
_FORMS = ("text", "markdown", "json", "jsonl", "html")


class _Asked(msgspec.Struct, frozen=True):
    """What the options ask for."""

    form: str
    stat: bool
    types: tuple[str, ...]
    sections: tuple[str, ...]
    labels: Labels
    output: Path | None


@click.command()
@click.argument("sources", nargs=-1, metavar="OLD NEW")
@click.option(
    "--git", is_flag=True, help="The arguments are REV [REV] [PATH]...; without a second revision the working tree is new."
)
@click.option("--three-way", is_flag=True, help="The arguments are BASE A B: say which of two versions introduced what.")
@click.option("--format", "form", type=click.Choice(_FORMS), default="text", show_default=True, help="Output; html is one page.")
@click.option("--stat", is_flag=True, help="Only count the findings, by type.")
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="TYPE",
    help="Only this type, e.g. drug, percent, approval, fact or entity-added; may be repeated.",
)
@click.option(
    "--section", "sections", multiple=True, metavar="WORDS", help="Only sections whose heading has these words; may be repeated."
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 where there is a difference.")
@click.option("--locale", default="en", show_default=True, metavar="TAG", help="Language of the report.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write a file instead; of several pages a folder.")
@encoding_option
@lexicon_option
@date_option
@click.pass_obj
def diff(
    debug: bool,
    *,
    sources: tuple[str, ...],
    git: bool,
    three_way: bool,
    form: str,
    stat: bool,
    types: tuple[str, ...],
    sections: tuple[str, ...],
    exit_code: bool,
    locale: str,
    output: Path | None,
    encoding: str | None,
    lexicon: tuple[str, ...],
    date: str | None,
) -> int:
    """Show what changed between two articles: entities, facts, statements, references and sections.

    OLD and NEW are articles, documents (document.json) or folders of either. Script, typography, word order and the order of
    paragraphs are no difference.

    \b
    Examples:
      slepipe diff review-2025.txt review-2026.txt
      slepipe diff --format html old.txt new.txt > changes.html
      slepipe diff --git HEAD~1 source/
      slepipe diff --three-way base.txt editor.txt author.txt
    """
    asked = _Asked(form, stat, types, sections, load_labels(locale), output)
    options = Options(tuple(lexicon), date=parse_date(date))
    _check(sources, git=git, three_way=three_way, form=form)
    if three_way:
        return _three_way(sources, asked, options, encoding, exit_code=exit_code)
    failures: list[str] = []
    pairs = list(_of_git(sources, options, encoding, failures) if git else _of_sources(sources, options, encoding, failures))
    for message in failures:
        click.echo(f"slepipe: {message}", err=True)
    if failures and not pairs:
        return ALL_FAILED
    different = _answer(pairs, asked, single=len(pairs) == 1 and not failures, debug=debug)
    return SOME_FAILED if failures else DIFFERENT if exit_code and different else 0


def _check(sources: Sequence[str], *, git: bool, three_way: bool, form: str) -> None:
    if git and three_way:
        raise SettingsError("--git and --three-way cannot be combined; write the three versions to files first")
    wanted = 3 if three_way else 2
    if not git and len(sources) != wanted:
        names = "BASE A B" if three_way else "OLD NEW"
        raise SettingsError(f"diff takes {wanted} sources ({names}), not {len(sources)}; see slepipe diff --help")
    if three_way and form in ("html", "jsonl"):
        raise SettingsError(f"--three-way has no {form} form; choose text, markdown or json")


def _of_sources(sources: Sequence[str], options: Options, encoding: str | None, failures: list[str]) -> Iterable[Pair]:
    old, new = (_documents(source, options, encoding, failures) for source in sources)
    if len(old) == len(new) == 1 and not any(map(_is_folder, sources)):
        return [(old[0], new[0])]
    # A file that could not be read has its line already, and no side without a partner says anything of the other.
    return pair_documents(old, new) if not failures or (old and new) else []


def _is_folder(source: str) -> bool:
    return Path(source).is_dir()


def _documents(argument: str, options: Options, encoding: str | None, failures: list[str]) -> list[Document]:
    """The documents that a side names; what cannot be read is a line among the failures."""
    found: list[Document] = []
    for source in collect_documents([argument]):
        try:
            found += read_documents(source, encoding, options)
        except SlepipeError as error:
            failures.append(str(error))
    return found


def _of_git(arguments: Sequence[str], options: Options, encoding: str | None, failures: list[str]) -> Iterator[Pair]:
    alone: tuple[list[Document], list[Document]] = ([], [])
    for changed in changed_files(arguments):
        name = slug(Path(changed.name).stem)
        try:
            old, new = (
                next(documents_of(name, changed.name, data, encoding, options), None) if data is not None else None
                for data in (changed.old, changed.new)
            )
        except SlepipeError as error:
            failures.append(str(error))
            continue
        if old is not None and new is not None:
            yield old, new
        else:
            alone[new is not None].extend(filter(None, (old, new)))
    # An article under another name, changed too much for git to see it.
    yield from pair_documents(*alone)


def _three_way(sources: Sequence[str], asked: _Asked, options: Options, encoding: str | None, *, exit_code: bool) -> int:
    from slepipe.compare.three_way import compare_three
    from slepipe.publish.diff.three_way import three_way_markdown, three_way_text

    failures: list[str] = []
    documents = [document for source in sources for document in _documents(source, options, encoding, failures)]
    for message in failures:
        click.echo(f"slepipe: {message}", err=True)
    if failures:
        return ALL_FAILED
    if len(documents) != len(sources):
        raise SettingsError("--three-way compares three articles, not folders; name one article each")
    compared = compare_three(*documents)
    if asked.form == "json":
        _write(msgspec.json.format(compared.to_json(), indent=1) + "\n", asked)
    else:
        shown = three_way_markdown if asked.form == "markdown" else three_way_text
        _write(shown(compared, asked.labels), asked)
    return DIFFERENT if exit_code and compared.changes else 0


def _answer(pairs: Sequence[Pair], asked: _Asked, *, single: bool, debug: bool) -> bool:
    """Print or write the diffs of all pairs; returns whether there is any difference."""
    different = False
    texts: list[str] = []
    records: list[dict[str, Any]] = []
    pages: dict[str, bytes] = {}
    for old, new in pairs:
        if old is None or new is None:
            different = True
            alone = new or old
            status = "added" if old is None else "removed"
            records.append({"status": status, "id": alone.id if alone else "", "title": alone.title if alone else ""})
            texts.append(_alone(records[-1]))
            continue
        compared = _compared(old, new, asked, debug=debug)
        different = different or bool(compared.diff)
        if asked.form in ("json", "jsonl"):
            records.append(compared.diff.to_dict())
        elif asked.form == "html":
            pages[f"{slug(new.id or new.title)}.html"] = _page(compared, asked).encode()
        elif compared.diff or single:
            texts.append(_shown(compared.diff, asked))
    _put(texts, records, pages, asked, single=single)
    return different


def _compared(old: Document, new: Document, asked: _Asked, *, debug: bool) -> Comparison:
    try:
        compared = compare(old, new)
    except Exception as error:
        if debug or isinstance(error, SlepipeError):
            raise
        raise SlepipeError(f"{new.id}: {fault(error)}") from error
    selected = select(compared.diff, types=asked.types, sections=asked.sections)
    if compared.diff.findings and not selected.findings:
        number = len(compared.diff.findings)
        click.echo(f"slepipe: {new.id}: none of the {number} findings is of that --type or --section; see docs/diff.md", err=True)
    return msgspec.structs.replace(compared, diff=selected)


def _shown(diff: Diff, asked: _Asked) -> str:
    from slepipe.publish.diff.markdown import diff_markdown
    from slepipe.publish.diff.text import diff_text, stat_text

    forms: dict[str, Callable[[Diff, Labels], str]] = {"markdown": diff_markdown, "text": stat_text if asked.stat else diff_text}
    return forms[asked.form](diff, asked.labels)


def _page(compared: Comparison, asked: _Asked) -> str:
    from slepipe.publish.diff.page import diff_page

    return diff_page(compared, asked.labels)


def _alone(record: dict[str, Any]) -> str:
    sign = "+" if record["status"] == "added" else "-"
    return click.style(f"{sign} {record['id']}  {record['title']}", fg="green" if sign == "+" else "red", bold=True)


def _put(texts: list[str], records: list[dict[str, Any]], pages: dict[str, bytes], asked: _Asked, *, single: bool) -> None:
    if asked.form == "json":
        shown: Any = records[0] if single and records else records
        _write(msgspec.json.format(msgspec.json.encode(shown), indent=1).decode() + "\n", asked)
    elif asked.form == "jsonl":
        _write("".join(msgspec.json.encode(record).decode() + "\n" for record in records), asked)
    elif asked.form == "html" and len(pages) > 1:
        if asked.output is None:
            raise SettingsError("several articles differ and a page shows one; name a folder with -o")
        write_all(asked.output, pages)
    elif asked.form == "html":
        _write("".join(page.decode() for page in pages.values()), asked)
    else:
        _write("\n\n".join(text.rstrip("\n") for text in texts) + "\n" if texts else "", asked)


def _write(text: str, asked: _Asked) -> None:
    if asked.output is None:
        click.echo(text, nl=False)
    else:
        write_all(asked.output.parent, {asked.output.name: click.unstyle(text).encode()})
