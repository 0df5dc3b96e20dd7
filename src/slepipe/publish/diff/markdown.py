"""A diff as Markdown in a locale, ready to paste: the summary, then section by section the sentences that changed and what changed in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slepipe.compare.model import Diff, Head
from slepipe.patterns import Pattern
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff.lines import Line
from slepipe.publish.diff.quote import Quote, quotes_of
from slepipe.publish.diff.report import NO_HEADING, Part, report_of
from slepipe.publish.diff.summary import summarize
from slepipe.publish.escape import escape
from slepipe.publish.formats import format_date

_MARKS = {"-": "~~", "+": "**", " ": ""}


def diff_markdown(diff: Diff, labels: Labels) -> str:
    """A heading with both titles, the summary, and a heading for each section with its quotes and a list of findings below each."""
    title = labels.gettext(N_("Changes: %(title)s")) % {"title": diff.new.title or diff.new.id}
    parts = [
        f"# {escape(title)}",
        "\n".join(_side(label, head, labels) for label, head in ((N_("Old"), diff.old), (N_("New"), diff.new))),
        escape(summarize(diff, labels)),
    ]
    report = report_of(diff, labels)
    for part in report.parts:
        parts += _section(part, labels)
    if report.references:
        parts += [f"## {escape(labels.gettext('References'))}", _list(report.references, labels)]
    if report.mentions:
        said = labels.gettext(", ").join(f"{escape(line.about)} {line.old} → {line.new}" for line in report.mentions)
        parts += [f"## {escape(labels.gettext('Mentions'))}", said]
    return "\n\n".join(parts) + "\n"


def _side(label: str, head: Head, labels: Labels) -> str:
    date = f", {format_date(head.date, labels.babel)}" if head.date else ""
    name = f" (`{head.id}`)" if head.id.isidentifier() or head.id.replace("-", "").replace("_", "").isalnum() else ""
    return f"- {escape(labels.gettext(label))}{labels.gettext(': ')}{escape(head.title)}{name}{date}"


def _section(part: Part, labels: Labels) -> Iterator[str]:
    label = {"+": N_("new section"), "-": N_("section gone")}.get(part.sign)
    note = f" ({escape(labels.gettext(label))})" if label else ""
    yield f"## {escape(part.heading or labels.gettext(NO_HEADING))}{note}"
    for passage in part.passages:
        quotes = quotes_of(passage)
        if quotes:
            # Two lines of one quotation: a backslash at the end of a line breaks it.
            yield "\\\n".join(f"> {_quote(quote)}" for quote in quotes)
        yield _list(passage.lines, labels)


def _quote(quote: Quote) -> str:
    """A sentence; what is struck out stands only in the old one, what is strong only in the new one."""
    sign = {"-": "− ", "+": "＋ "}.get(quote.sign, "")
    return sign + "".join(_marked(each.text, _MARKS[quote.sign] if each.changed else "") for each in quote.stretches)


def _marked(words: str, mark: str) -> str:
    """Words between marks; punctuation and blanks at their edges stay outside, where Markdown would not read the marks beside them."""
    match = _CORE.search(words)
    if not mark or match is None:
        return _inner(words)
    return f"{_inner(words[: match.start()])}{mark}{_inner(match[0])}{mark}{_inner(words[match.end() :])}"


_CORE = Pattern(r"(?s)\w(?:.*\w)?")


def _inner(words: str) -> str:
    """Escape words that do not begin a line."""
    return escape(f"x{words}")[1:]


def _list(lines: Sequence[Line], labels: Labels) -> str:
    return "\n".join(f"- {_line(line, labels)}" for line in lines)


def _line(line: Line, labels: Labels) -> str:
    change = " → ".join(escape(part) for part in (line.old, line.new) if part)
    about = escape(line.about)
    said = f"{about}{labels.gettext(': ')}{change}" if about and change else about or change
    note = f" [{escape(line.note)}]" if line.note else ""
    return f"**{escape(line.label)}** {said}{note}".rstrip()
