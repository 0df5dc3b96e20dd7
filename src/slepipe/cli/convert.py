"""``slepipe convert``: an edition, its review, its changes, or whether it is up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from slepipe.cli.options import (
    encoding_option,
    extra_option,
    glossary_option,
    lexicon_option,
    parse_switches,
    without_option,
)
from slepipe.cli.parts import Answer, answer_each, sources_argument
from slepipe.cli.show import diff_text, review_glossary, review_markdown, review_text
from slepipe.edit.glossary import read_glossaries
from slepipe.edit.review import Doubt, find_doubts
from slepipe.edit.tables import EDITIONS, TAIWAN
from slepipe.errors import SettingsError
from slepipe.pipeline import Analysis, Options, edition
from slepipe.publish.article import publish_article
from slepipe.publish.catalogs import load_labels

_FORMS = ("text", "json", "jsonl", "markdown", "glossary")
_ONLY_REVIEW = ("markdown", "glossary")
# Doubts that --check counts: damage of the source, not words that a region calls otherwise.
_DAMAGE = ("repair.", "damage.")
DIFFERENCES = 1


@click.command()
@sources_argument
@click.option("--to", type=click.Choice(EDITIONS), default=TAIWAN, show_default=True, help="Locale of the edition.")
@click.option("--repair/--no-repair", default=True, help="Mend characters that a machine conversion got wrong.")
@click.option("--terms/--no-terms", default=True, help="Use the terms of the locale.")
@click.option("--typography/--no-typography", default=True, help="Set punctuation as the locale does.")
@click.option("--review", is_flag=True, help="List what a person should look at, most doubtful first.")
@click.option("--diff", is_flag=True, help="Show what changed against the source, by rule.")
@click.option(
    "--check",
    is_flag=True,
    help="Exit with 1 if an edition in --output is stale or missing, or damage is unreviewed.",
)
@click.option("--limit", type=click.IntRange(1), help="At most so many doubts.")
@click.option("-o", "--output", default="output", show_default=True, type=click.Path(), help="Folder that --check looks at.")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="text",
    show_default=True,
    help='With jsonl, standard input and .jsonl files hold one {"id", "text"} a line, and so does the answer; markdown (a checklist) '
    "and glossary (to fill in) are for --review.",
)
@without_option
@extra_option
@glossary_option
@encoding_option
@lexicon_option
@click.pass_obj
def convert(
    debug: bool,
    *,
    sources: tuple[str, ...],
    to: str,
    repair: bool,
    terms: bool,
    typography: bool,
    review: bool,
    diff: bool,
    check: bool,
    limit: int | None,
    output: str,
    form: str,
    without: tuple[str, ...],
    extra: tuple[str, ...],
    glossary: tuple[str, ...],
    encoding: str | None,
    lexicon: tuple[str, ...],
) -> int:
    """Print an edition of articles: the text in the script, terms and typography of a locale.

    Rules of an editor are read from --glossary and from a file beside the article (article.glossary for article.txt).

    \b
    Examples:
      slepipe convert --to zh-Hans article.txt
      echo 幹擾素 | slepipe convert --to zh-Hant-TW
      slepipe convert --format json article.txt     the edition with its list of edits
      slepipe convert --diff article.txt            what changed, by rule
      slepipe convert --review article.txt          what to look at
      slepipe convert --review --format glossary article.txt > article.glossary
      slepipe convert --check source/*.txt -o output/
    """
    if review + diff + check > 1:
        raise SettingsError("--review, --diff and --check are three answers; ask for one of them")
    if form in _ONLY_REVIEW and not review:
        raise SettingsError(f"--format {form} is for --review; add it, or choose text, json or jsonl")
    switches = parse_switches(without, extra, repair=repair, terms=terms, typography=typography)
    stale: list[str] = []

    def answer(analysis: Analysis) -> Answer:
        if check:
            found = _check(analysis, to, Path(output))
            stale.extend(found)
            return "\n".join(found) or None, {"findings": found}
        made = edition(analysis, to)
        if review:
            doubts = find_doubts(analysis.material, made, analysis.document.tokens)[:limit]
            return _review(analysis.document.text, doubts, form), {"doubts": msgspec.to_builtins(doubts)}
        return diff_text(analysis.document.text, made) if diff else made.text, made.to_dict()

    # What run writes holds relations.
    options = Options(tuple(lexicon), glossary=read_glossaries(glossary), switches=switches, relations=check)
    status = answer_each(sources, "text" if form in _ONLY_REVIEW else form, encoding, options, answer, debug=debug, titled=review)
    return status or (DIFFERENCES if stale else 0)


def _review(text: str, doubts: list[Doubt], form: str) -> str:
    shown: dict[str, Any] = {"markdown": review_markdown, "glossary": review_glossary}
    result: str = shown.get(form, review_text)(text, doubts)
    return result


def _check(analysis: Analysis, locale: str, folder: Path) -> list[str]:
    """A line for each edition on disk that is not what would be written now, and for each unreviewed damage of the source."""
    name = analysis.document.id
    files = publish_article(analysis, [load_labels(tag) for tag in EDITIONS])
    names = sorted(file for file in files if file.startswith(EDITIONS))
    found = [
        f"{folder / name / file} is {'stale' if (folder / name / file).exists() else 'missing'}; run slepipe run"
        for file in names
        if not _holds(folder / name / file, files[file])
    ]
    doubts = find_doubts(analysis.material, edition(analysis, locale), analysis.document.tokens)
    damage = sum(doubt.count for doubt in doubts if doubt.rule.startswith(_DAMAGE))
    if damage:
        places = "place" if damage == 1 else "places"
        found.append(f"{name}: {damage} doubtful {places} of a damaged source; see slepipe convert --review")
    return found


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False
