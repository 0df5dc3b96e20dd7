"""A diff for a terminal: a line a finding, section by section, terse and in colour."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import click

from slepipe.compare.model import Diff, Head
from slepipe.publish.catalogs import Labels
from slepipe.publish.diff.labels import GROUPS
from slepipe.publish.diff.lines import Line
from slepipe.publish.diff.quote import Quote, quotes_of
from slepipe.publish.diff.report import NO_HEADING, Report, report_of
from slepipe.publish.diff.summary import count_findings, summarize

_COLOURS = {"+": "green", "-": "red", "~": "yellow", "=": "cyan", "!": "magenta", ">": "blue"}


def diff_text(diff: Diff, labels: Labels) -> str:
    """The names of both sides, the summary, and the findings under their sections; with ANSI colours, which a pipe is spared by Click."""
    head = [
        click.style(f"--- {_head(diff.old)}", bold=True),
        click.style(f"+++ {_head(diff.new)}", bold=True),
        summarize(diff, labels),
    ]
    return "\n".join([*head, *_body(report_of(diff, labels), labels)])


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


def _body(report: Report, labels: Labels) -> Iterator[str]:
    for part in report.parts:
        sign = f"{part.sign} " if part.sign else ""
        heading = _visible(part.heading) or labels.gettext(NO_HEADING)
        yield click.style(f"@@ {sign}{heading} @@", fg=_COLOURS.get(part.sign, "cyan"))
        for passage in part.passages:
            yield from map(_quote, quotes_of(passage))
            yield from (f"    {shown_line(line, labels)}" for line in passage.lines)
    if report.references:
        yield click.style(f"@@ {labels.gettext('References')} @@", fg="cyan")
        yield from (f"    {shown_line(line, labels)}" for line in report.references)
    if report.mentions:
        yield click.style(f"@@ {labels.gettext('Mentions')} @@", fg="cyan")
        yield "    " + labels.gettext(", ").join(f"{_visible(line.about)} {line.old}→{line.new}" for line in report.mentions)


def _quote(quote: Quote) -> str:
    colour = {"-": "red", "+": "green"}.get(quote.sign)
    words = (click.style(_visible(each.text), fg=colour, dim=not each.changed) for each in quote.stretches)
    return f"{quote.sign} {''.join(words)}"


def shown_line(line: Line, labels: Labels) -> str:
    """A finding in one line: ``~ fact changed  TULIP-SC (participants): 370 → 367``."""
    colour = _COLOURS[line.sign]
    old = click.style(_visible(line.old), fg="red") if line.old else ""
    new = click.style(_visible(line.new), fg="green") if line.new else ""
    change = " → ".join(part for part in (old, new) if part)
    about = f"{_visible(line.about)}{labels.gettext(': ')}" if line.about and change else _visible(line.about)
    note = click.style(f"  [{_visible(line.note)}]", dim=True) if line.note else ""
    return f"{click.style(line.sign, fg=colour, bold=True)} {click.style(line.label, fg=colour)}  {about}{change}{note}"


def _width(text: str) -> int:
    """Columns of a terminal that a text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _visible(text: str) -> str:
    """A text without control characters, which could speak to the terminal."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "�" for char in text)
