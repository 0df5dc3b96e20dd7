"""A diff as Markdown in a locale, ready to paste: summary, then a table for each group of findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slepipe.compare.model import Diff, Head
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff_labels import GROUPS
from slepipe.publish.diff_lines import Line, told_entities, words_of
from slepipe.publish.diff_summary import group_of, summarize
from slepipe.publish.diff_text import shortened
from slepipe.publish.escape import escape, table
from slepipe.publish.formats import format_date


def diff_markdown(diff: Diff, labels: Labels) -> str:
    """A heading with both titles, the summary, and the findings in tables with the place of each."""
    title = labels.gettext(N_("Changes: %(title)s")) % {"title": diff.new.title or diff.new.id}
    parts = [
        f"# {escape(title)}",
        "\n".join(_side(label, head, labels) for label, head in ((N_("Old"), diff.old), (N_("New"), diff.new))),
        escape(summarize(diff, labels)),
    ]
    lines = words_of(diff, labels)
    told = told_entities(lines)
    for group, (title, _) in GROUPS.items():
        found = [line for line in lines if group_of(line.finding) == group and _is_shown(line, told)]
        # What regulators did comes first.
        found.sort(key=lambda line: line.finding.type not in ("approval", "filing"))
        if found:
            parts += [f"## {escape(labels.gettext(title))}", *_tables(found, labels)]
    often = [line for line in lines if line.finding.kind.startswith("mentions")]
    if often:
        said = labels.gettext(", ").join(f"{escape(line.about)} {line.old} → {line.new}" for line in often)
        parts += [f"## {escape(labels.gettext('Mentions'))}", said]
    return "\n\n".join(parts) + "\n"


def _is_shown(line: Line, told: frozenset[str]) -> bool:
    """Whether a finding has a row: no entity that a statement names, and of the mentions only those by a new name."""
    kind = line.finding.kind
    if kind.startswith("mentions"):
        return bool(line.note)
    return kind not in ("entity-added", "entity-removed") or line.finding.subject not in told


def _side(label: str, head: Head, labels: Labels) -> str:
    date = f", {format_date(head.date, labels.babel)}" if head.date else ""
    name = f" (`{head.id}`)" if head.id.isidentifier() or head.id.replace("-", "").replace("_", "").isalnum() else ""
    return f"- {escape(labels.gettext(label))}{labels.gettext(': ')}{escape(head.title)}{name}{date}"


def _tables(lines: Sequence[Line], labels: Labels) -> Iterator[str]:
    header = [
        escape(labels.gettext(name))
        for name in (N_("Change"), N_("Concerning"), N_("Old"), N_("New"), N_("Section"), N_("Sentence"))
    ]
    yield table(header, [_row(line) for line in lines])


def _row(line: Line) -> list[str]:
    side = line.finding.new or line.finding.old
    named = line.finding.kind.startswith("mentions")
    note = f" ({line.note})" if line.note and not named else ""
    section = side.section if side is not None else ""
    if named:
        return [escape(line.label), escape(line.about), "", escape(line.note), escape(section), ""]
    quote = shortened(side) if side is not None else ""
    return [escape(line.label + note), *(escape(text) for text in (line.about, line.old, line.new, section, quote))]
