"""Doubts and changes of an edition for people: lines for a terminal, a Markdown checklist, a glossary to fill in."""

from __future__ import annotations

from collections.abc import Sequence

import click

from slepipe.edit.review import Doubt
from slepipe.model import Edition
from slepipe.publish.escape import escape

_AROUND = 10


def review_text(text: str, doubts: Sequence[Doubt]) -> str:
    """Two to four lines a doubt: how sure, where (line of the source), the words, the reason and what a glossary would say."""
    return "\n".join(line for doubt in doubts for line in _doubt(text, doubt)) or "nothing to look at"


def _doubt(text: str, doubt: Doubt) -> list[str]:
    left, right = around(text, doubt.start, doubt.end)
    number = f"{_line_of(text, doubt.start)}:".ljust(5)
    times = f"  x{doubt.count}" if doubt.count > 1 else ""
    lines = [
        f"{doubt.confidence:.2f}  {number} {left}{_change(doubt)}{right}{times}",
        f"             {doubt.rule}: {doubt.reason}",
    ]
    lines += [f"             {name:<7} {line}" for name, line in (("keep", doubt.keep), ("change", doubt.change)) if line]
    return lines


def _change(doubt: Doubt) -> str:
    if doubt.now != doubt.before:
        return f"{removed(doubt.before)}{added(doubt.now)}"
    return click.style(f"[{doubt.now}]", fg="yellow")


def review_markdown(text: str, doubts: Sequence[Doubt]) -> str:
    """A checklist: an item a doubt."""
    items = []
    for doubt in doubts:
        left, right = around(text, doubt.start, doubt.end)
        shown = doubt.now if doubt.now == doubt.before else f"{doubt.before} → {doubt.now}"
        times = f" (x{doubt.count})" if doubt.count > 1 else ""
        items.append(
            f"- [ ] line {_line_of(text, doubt.start)}: {escape(left)}**{escape(shown)}**{escape(right)}{times}: "
            f"{doubt.reason} (`{doubt.rule}`, {doubt.confidence:.2f})"
        )
        items += [f"  - {name}: `{line}`" for name, line in (("keep", doubt.keep), ("change", doubt.change)) if line]
    return "\n".join(items)


def review_glossary(text: str, doubts: Sequence[Doubt]) -> str:
    """A glossary with every line commented out: what is right loses its ``#``."""
    blocks = []
    for doubt in doubts:
        left, right = around(text, doubt.start, doubt.end)
        head = f"# line {_line_of(text, doubt.start)}: {left}[{doubt.now}]{right}: {doubt.reason}"
        own = [doubt.keep, doubt.change or (doubt.keep and f"{doubt.keep.partition('=>')[0]}=>…")]
        blocks.append("\n".join([head, *(f"#{line}" for line in own if line)]))
    return "\n\n".join(blocks)


def diff_text(text: str, edition: Edition) -> str:
    """What an edition changed, by rule, the most frequent first; places alike are one line."""
    rules: dict[str, dict[tuple[str, str], list[int]]] = {}
    ends: dict[int, int] = {}
    for edit in edition.edits:
        rules.setdefault(edit.rule, {}).setdefault((edit.before, edit.after), []).append(edit.start)
        ends[edit.start] = edit.end
    lines: list[str] = []
    for rule, changes in sorted(rules.items(), key=lambda item: (-sum(map(len, item[1].values())), item[0])):
        lines.append(click.style(f"{rule}  {sum(map(len, changes.values()))}", bold=True))
        for (before, after), places in sorted(changes.items(), key=lambda item: (-len(item[1]), item[1])):
            left, right = around(text, places[0], ends[places[0]])
            times = f"  x{len(places)}" if len(places) > 1 else ""
            lines.append(f"  {_line_of(text, places[0])}: {left}{removed(before)}{added(after)}{right}{times}")
    return "\n".join(lines) or "no changes"


def removed(text: str) -> str:
    """Text that is gone, marked as git marks it, and red."""
    return click.style(f"[-{_visible(text)}-]", fg="red") if text else ""


def added(text: str) -> str:
    """Text that is new, marked as git marks it, and green."""
    return click.style(f"{{+{_visible(text)}+}}", fg="green") if text else ""


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """A few characters before and after a span, in its own line."""
    left = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    return left, text[end : end + _AROUND].partition("\n")[0]


def _visible(text: str) -> str:
    return text.replace("\r", "␍").replace("\n", "⏎").replace("\u200b", "U+200B")


def _line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
