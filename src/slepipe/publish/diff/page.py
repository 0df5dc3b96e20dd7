"""A diff as one HTML page: the findings with their evidence, then both articles beside each other.

The page needs no other file and runs no script; what an article says is shown, never interpreted.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slepipe.compare.comparison import Comparison
from slepipe.compare.evidence import Text
from slepipe.compare.model import Head
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff.blocks import pair_blocks
from slepipe.publish.diff.marks import find_marks
from slepipe.publish.diff.quote import quotes_of
from slepipe.publish.diff.report import NO_HEADING, Passage, Report, report_of
from slepipe.publish.diff.rows import Side, make_stretches, placed
from slepipe.publish.diff.summary import summarize
from slepipe.publish.diff.titles import make_words, say_mark
from slepipe.publish.formats import format_date, format_number
from slepipe.publish.names import VARIANT_LABELS

if TYPE_CHECKING:
    from jinja2 import Template

_LABELS = {
    "added": N_("added"),
    "articles": N_("Both articles"),
    "changed": N_("changed"),
    "changes": N_("What changed"),
    "comparison": N_("Comparison"),
    "gone": N_("section gone"),
    "left": N_("moved from here"),
    "mentions": N_("Mentions"),
    "moved": N_("moved"),
    "named": N_("named otherwise"),
    "new": N_("New"),
    "new_section": N_("new section"),
    "none": N_("no counterpart"),
    "old": N_("Old"),
    "place": N_("to its place"),
    "references": N_("References"),
    "removed": N_("removed"),
    "replaced": N_("replaced"),
    "same": N_("unchanged"),
    "start": NO_HEADING,
    "summary": N_("Summary"),
}


def diff_page(comparison: Comparison, labels: Labels) -> str:
    """One page of HTML with the labels of a locale: the summary, what changed sentence by sentence, and both articles."""
    diff = comparison.diff
    report = report_of(diff, labels)
    blocks = pair_blocks(comparison)
    places = [placed(text.document, starts) for text, starts in zip(_texts(comparison), _starts(report), strict=True)]
    words = make_words(comparison, labels)
    marks = find_marks(comparison, blocks)
    old, new = (
        Side(text, prefix, found, partial(say_mark, words, old=prefix == "o"), anchors)
        for text, prefix, found, anchors in zip(_texts(comparison), "on", marks, places, strict=True)
    )
    return _template().render(
        lang=labels.tag,
        label={key: labels.gettext(message) for key, message in _LABELS.items()},
        title=labels.gettext(N_("Comparison: %(title)s")) % {"title": diff.new.title or diff.new.id},
        heads=(_head(diff.old, comparison.old, labels), _head(diff.new, comparison.new, labels)),
        summary=summarize(diff, labels),
        report=report,
        between=labels.gettext(", "),
        quotes=quotes_of,
        links=partial(_links, places),
        stretches=make_stretches(comparison, blocks, old, new),
        folded=lambda count: labels.gettext(N_("unchanged paragraphs: %(number)s")) % {"number": format_number(count, labels)},
    )


def _starts(report: Report) -> tuple[list[int], list[int]]:
    """Where the sentences of all passages begin, in the old and in the new article."""
    passages = [passage for part in report.parts for passage in part.passages]
    return [each.old.start for each in passages if each.old], [each.new.start for each in passages if each.new]


def _links(places: Sequence[Sequence[int]], passage: Passage) -> dict[str, str]:
    """The names of the places that the quotes of a passage are taken from, by their sign; of one that both have, that in the new article."""
    sides = {"-": ("o", passage.old, places[0]), "+": ("n", passage.new, places[1]), " ": ("n", passage.new, places[1])}
    return {sign: f"{prefix}{side.start}" for sign, (prefix, side, found) in sides.items() if side and side.start in found}


def _texts(comparison: Comparison) -> tuple[Text, Text]:
    return comparison.old, comparison.new


def _head(head: Head, text: Text, labels: Labels) -> dict[str, Any]:
    variant = labels.gettext(VARIANT_LABELS.get(head.variant, head.variant))
    if text.document.variant.machine_made:
        variant = labels.gettext("%(variant)s, converted by machine") % {"variant": variant}
    date = format_date(head.date, labels.babel) if head.date else ""
    return {
        "id": head.id,
        "title": head.title or head.id,
        "lang": head.variant,
        "notes": [each for each in (date, variant) if each],
    }


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined  # only this page needs it

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(Path(__file__).with_name("page.html.j2").read_text(encoding="utf-8"))
