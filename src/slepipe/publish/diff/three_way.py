"""A three-way comparison for a terminal and as Markdown: what both did, what each did, and where they contradict each other."""

from __future__ import annotations

import click

from slepipe.compare.three_way import ThreeWay, sides_of
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff.lines import Line, words_of
from slepipe.publish.diff.text import shown_line
from slepipe.publish.escape import escape, table

_TITLES = {
    "conflict": N_("Conflicts"),
    "both": N_("By both alike"),
    "a": N_("Only by %(name)s"),
    "b": N_("Only by %(name)s"),
}
_NOTHING = N_("No difference in entities, facts, statements, references or sections.")


def three_way_text(compared: ThreeWay, labels: Labels) -> str:
    """The changes under four headings, conflicts first; of a conflict the line of A, then that of B."""
    parts = []
    for origin, lines in _by_origin(compared, labels).items():
        parts.append(
            click.style(f"@@ {_title(origin, compared, labels)} @@", fg="red" if origin == "conflict" else "cyan", bold=True)
        )
        marks = ("A ", "B ") if origin == "conflict" else ("",)
        parts += [f"{marks[number % len(marks)]}{shown_line(line, labels)}" for number, line in enumerate(lines)]
    return "\n".join(parts or [labels.gettext(_NOTHING)]) + "\n"


def three_way_markdown(compared: ThreeWay, labels: Labels) -> str:
    """The same as headings and tables."""
    head = labels.gettext(N_("Changes: %(title)s")) % {"title": compared.base.title or compared.base.id}
    parts = [f"# {escape(head)}"]
    names = [escape(labels.gettext(name)) for name in (N_("Change"), N_("Concerning"), N_("Old"), N_("New"), N_("Section"))]
    for origin, lines in _by_origin(compared, labels).items():
        parts.append(f"## {escape(_title(origin, compared, labels))}")
        rows = [[escape(cell) for cell in (line.label, line.about, line.old, line.new, _section(line))] for line in lines]
        if origin == "conflict":
            rows = [[name, *row] for name, row in zip(("A", "B") * len(rows), rows, strict=False)]
            parts.append(table(["", *names], rows))
        else:
            parts.append(table(names, rows))
    if not compared.changes:
        parts.append(escape(labels.gettext(_NOTHING)))
    return "\n\n".join(parts) + "\n"


def _by_origin(compared: ThreeWay, labels: Labels) -> dict[str, list[Line]]:
    found = {str(origin): words_of(diff, labels) for origin, diff in sides_of(compared).items()}
    return {origin: lines for origin, lines in found.items() if lines}


def _title(origin: str, compared: ThreeWay, labels: Labels) -> str:
    head = compared.a if origin == "a" else compared.b
    name = f"{origin.upper()} {head.id or head.title}".strip()
    title = labels.gettext(_TITLES[origin])
    return title % {"name": name} if "%(name)s" in title else title


def _section(line: Line) -> str:
    side = line.finding.old or line.finding.new
    return side.section if side is not None else ""
