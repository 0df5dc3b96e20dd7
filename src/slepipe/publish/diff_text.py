"""A diff for a terminal: a line a finding, section by section, terse and in colour."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import click

from slepipe.compare.model import Diff, Head, Side
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff_labels import GROUPS
from slepipe.publish.diff_lines import Line, told_entities, words_of
from slepipe.publish.diff_summary import count_findings, summarize

_COLOURS = {"+": "green", "-": "red", "~": "yellow", "=": "cyan", "!": "magenta", ">": "blue"}
_NO_HEADING = N_("(title and introduction)")
_LONGEST = 110
"""Characters of a sentence that are quoted whole."""


def diff_text(diff: Diff, labels: Labels) -> str:
    """The names of both sides, the summary, and the findings under their sections; with ANSI colours, which a pipe is spared by Click."""
    head = [
        click.style(f"--- {_head(diff.old)}", bold=True),
        click.style(f"+++ {_head(diff.new)}", bold=True),
        summarize(diff, labels),
    ]
    return "\n".join([*head, *_body(words_of(diff, labels), labels)])


def _head(head: Head) -> str:
    return _visible("  ".join(part for part in (head.id, head.title) if part))


def stat_text(diff: Diff, labels: Labels) -> str:
    """One line for each type of finding: how many were added, removed and changed."""
    rows = count_findings(diff)
    names = [f"{labels.gettext(GROUPS[row.group][0])}{labels.gettext(': ')}{row.type}" for row in rows]
    width = max(map(_width, names), default=0)
    lines = []
    for name, row in zip(names, rows, strict=True):
        numbers = zip("+-~", (row.added, row.removed, row.changed), strict=True)
        shown = " ".join(click.style(f"{sign}{number}", fg=_COLOURS[sign]) for sign, number in numbers if number)
        lines.append(f" {name}{' ' * (width - _width(name))} | {shown}")
    return "\n".join(lines) or summarize(diff, labels)


def _body(lines: Sequence[Line], labels: Labels) -> Iterator[str]:
    told = told_entities(lines)
    section = quote = None
    for line in lines:
        finding = line.finding
        side = finding.new or finding.old
        named = finding.kind.startswith("mentions") and bool(line.note)
        if side is None or (finding.kind.startswith(("reference", "mentions")) and not named):
            continue
        if finding.kind in ("entity-added", "entity-removed") and finding.subject in told:
            continue
        if finding.kind in ("section-added", "section-removed"):
            # The heading of what follows, or of what is gone.
            section, quote = side.text, None
            yield click.style(f"@@ {line.sign} {_visible(side.text)} @@", fg=_COLOURS[line.sign])
            continue
        if side.section != section and not finding.kind.startswith("section"):
            section, quote = side.section, None
            yield click.style(f"@@ {_visible(section) or labels.gettext(_NO_HEADING)} @@", fg="cyan")
        if side.quote != quote and not finding.kind.startswith(("section", "citation")):
            quote = side.quote
            sign = "-" if finding.new is None else " "
            yield click.style(f"{sign} {_visible(shortened(side))}", dim=True)
        yield _named_line(line) if named else shown_line(line)
    yield from _end(lines, labels)


def _named_line(line: Line) -> str:
    sign = click.style(line.sign, fg=_COLOURS[line.sign], bold=True)
    return f"{sign} {click.style(line.label, fg=_COLOURS[line.sign])}  {_visible(line.about)}: {_visible(line.note)}"


def _end(lines: Sequence[Line], labels: Labels) -> Iterator[str]:
    """References, and in one line how much more or less often entities are mentioned."""
    often = [line for line in lines if line.finding.kind.startswith("mentions")]
    references = [line for line in lines if line.finding.kind.startswith("reference")]
    if references:
        yield click.style(f"@@ {labels.gettext('References')} @@", fg="cyan")
        yield from map(shown_line, references)
    if often:
        yield click.style(f"@@ {labels.gettext('Mentions')} @@", fg="cyan")
        yield "  " + labels.gettext(", ").join(f"{_visible(line.about)} {line.old}→{line.new}" for line in often)


def shown_line(line: Line) -> str:
    """A finding in one line: ``~ fact changed  TULIP-SC (participants): 370 → 367``."""
    colour = _COLOURS[line.sign]
    old = click.style(_visible(line.old), fg="red") if line.old else ""
    new = click.style(_visible(line.new), fg="green") if line.new else ""
    change = " → ".join(part for part in (old, new) if part)
    about = f"{_visible(line.about)}: " if line.about and change else _visible(line.about)
    note = click.style(f"  [{_visible(line.note)}]", dim=True) if line.note else ""
    return f"{click.style(line.sign, fg=colour, bold=True)} {click.style(line.label, fg=colour)}  {about}{change}{note}"


def shortened(side: Side) -> str:
    """The sentence of a finding; of a long one what stands around it."""
    if len(side.quote) <= _LONGEST:
        return side.quote
    at = max(0, side.quote.find(side.text))
    first = max(0, min(at - _LONGEST // 3, len(side.quote) - _LONGEST))
    return f"{'…' if first else ''}{side.quote[first : first + _LONGEST]}{'…' if first + _LONGEST < len(side.quote) else ''}"


def _width(text: str) -> int:
    """Columns of a terminal that a text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _visible(text: str) -> str:
    """A text without control characters, which could speak to the terminal."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "�" for char in text)
