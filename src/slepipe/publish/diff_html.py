"""A diff as one HTML page: the findings with their evidence, then both articles beside each other.

The page needs no other file and runs no script; what an article says is shown, never interpreted.
"""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slepipe.compare.comparison import Comparison
from slepipe.compare.evidence import Text
from slepipe.compare.model import Head
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff_blocks import pair_blocks
from slepipe.publish.diff_findings import make_words, offsets, say_mark, shown_groups
from slepipe.publish.diff_marks import find_marks
from slepipe.publish.diff_rows import Side, make_stretches, placed
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
    "finding": N_("Finding"),
    "kinds": N_("Kind"),
    "left": N_("moved from here"),
    "moved": N_("moved"),
    "named": N_("named otherwise"),
    "new": N_("New"),
    "none": N_("no counterpart"),
    "nothing": N_("No entity, fact, relation, reference or section differs."),
    "number": N_("Number"),
    "old": N_("Old"),
    "place": N_("to its place"),
    "removed": N_("removed"),
    "replaced": N_("replaced"),
    "same": N_("unchanged"),
    "summary": N_("Summary"),
}


def diff_page(comparison: Comparison, labels: Labels, summary: str = "") -> str:
    """One page of HTML with the labels of a locale; ``summary`` is a paragraph that stands above the numbers."""
    diff = comparison.diff
    blocks = pair_blocks(comparison)
    places = [placed(text.document, found) for text, found in zip(_texts(comparison), offsets(comparison), strict=True)]
    words = make_words(comparison, labels, (places[0], places[1]))
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
        summary=summary,
        groups=shown_groups(words),
        total=format_number(len(diff.findings), labels),
        stretches=make_stretches(comparison, blocks, old, new),
        folded=lambda count: labels.gettext(N_("unchanged paragraphs: %(number)s")) % {"number": format_number(count, labels)},
    )


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
    return environment.from_string(Path(__file__).with_name("diff.html.j2").read_text(encoding="utf-8"))
