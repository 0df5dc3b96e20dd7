"""The scores of articles as tables for people (text, Markdown) and as data (JSON)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from slepipe.evaluate.gold import TYPES, Marked
from slepipe.evaluate.score import Counts, Error, Score, f1, ratio, total

_AROUND = 10
_LONGEST = 30  # cells of an article's name in a table
_GROUPS = ("", "", "strict", "", "", "overlap", "", "", "", "")
_HEAD = ("gold", "found", "P", "R", "F1", "P", "R", "F1", "values", "")
_WIDTHS = (7, 6, 8, 6, 6, 8, 6, 6, 10, 6)


Row = tuple[str, tuple[str, ...]]
"""A line of a table: its name and its cells."""


class Part(msgspec.Struct, frozen=True):
    """An article with its score."""

    id: str
    text: str
    score: Score


class Report(msgspec.Struct, frozen=True):
    """The articles in order, the types to show (none for all), and the texts that no gold is for."""

    parts: tuple[Part, ...]
    types: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def shown(self, kind: str) -> bool:
        """Whether a type is to be shown."""
        return not self.types or kind in self.types

    def by_type(self) -> dict[str, Counts]:
        """The sums over all articles by type."""
        sums = {kind: total(part.score.counts.get(kind, Counts()) for part in self.parts) for kind in TYPES if self.shown(kind)}
        return {kind: counts for kind, counts in sums.items() if counts != Counts()}

    def of_part(self, part: Part) -> Counts:
        """The sum over the types of one article."""
        return total(counts for kind, counts in part.score.counts.items() if self.shown(kind))

    def total(self) -> Counts:
        """The sum over all; micro-averages come from it."""
        return total(self.by_type().values())

    def errors(self) -> Iterator[tuple[Part, Error]]:
        """The errors of the types to show, article by article."""
        for part in self.parts:
            for error in part.score.errors:
                if any(side is not None and self.shown(side.type) for side in (error.gold, error.found)):
                    yield part, error


def as_data(report: Report, *, errors: bool = True) -> dict[str, Any]:
    """The report as JSON-ready builtins; a share of nothing is None."""
    data: dict[str, Any] = {
        "version": 1,
        "total": _measures(report.total()),
        "types": {kind: _measures(counts) for kind, counts in report.by_type().items()},
        "articles": [
            {
                "id": part.id,
                "total": _measures(report.of_part(part)),
                "types": {kind: _measures(part.score.counts[kind]) for kind in report.by_type() if kind in part.score.counts},
            }
            for part in report.parts
        ],
        "without_gold": list(report.without),
    }
    if errors:
        data["errors"] = [_error_data(part, error) for part, error in report.errors()]
    return data


def _measures(counts: Counts) -> dict[str, Any]:
    return {
        "gold": counts.gold,
        "found": counts.found,
        **{
            name: {
                "matched": matched,
                "precision": ratio(matched, counts.found),
                "recall": ratio(matched, counts.gold),
                "f1": f1(counts, matched),
            }
            for name, matched in (("strict", counts.strict), ("overlap", counts.overlap))
        },
        "values": {"compared": counts.values, "right": counts.right, "share": ratio(counts.right, counts.values)},
        "left_out": counts.left_out,
        "unread_norms": counts.unread,
    }


def _error_data(part: Part, error: Error) -> dict[str, Any]:
    left, right = around(part.text, error.first.start, error.first.end)
    sides = {"gold": error.gold, "found": error.found}
    return {
        "article": part.id,
        "line": _line_of(part.text, error.first.start),
        "kind": error.kind,
        "left": left,
        "right": right,
        **{name: _side_data(part.text, side) for name, side in sides.items() if side is not None},
    }


def _side_data(text: str, mention: Marked) -> dict[str, Any]:
    data: dict[str, Any] = {
        "type": mention.type,
        "start": mention.start,
        "end": mention.end,
        "text": text[mention.start : mention.end],
    }
    if mention.value is not None:
        data["value"] = mention.value
    if mention.rule:
        data["rule"] = mention.rule
    return data


def as_text(report: Report, *, errors: bool = True, limit: int | None = None) -> str:
    """Two tables and the errors, not wider than 100 columns where a value is not very long."""
    sections = [_table(title, rows) for title, rows in _tables(report)]
    sections.append("\n".join(_notes(report)))
    if errors:
        for part, error in _limited(report, limit):
            left, right = around(part.text, error.first.start, error.first.end)
            place = f"{part.id}:{_line_of(part.text, error.first.start)}"
            shown = f"{left}[{_words(part.text, error.first)}]{right}"
            sections.append(f"{place}  {error.kind}  {shown}\n    {_said(part.text, error)}")
        sections.append(_more(report, limit))
    return "\n\n".join(filter(None, sections))


def _table(title: str, rows: list[Row]) -> str:
    # Imported late: JSON needs no widths.
    from rich.cells import cell_len, set_cell_size

    names = [set_cell_size(name, _LONGEST) if cell_len(name) > _LONGEST else name for name, _ in rows]
    width = max(map(cell_len, (title, *names)))
    lines = []
    for name, cells in zip(("", title, *names), (_GROUPS, _HEAD, *(cells for _, cells in rows)), strict=True):
        padded = "".join(cell.rjust(size) for cell, size in zip(cells, _WIDTHS, strict=True))
        lines.append(f"{name}{' ' * (width - cell_len(name))}{padded}".rstrip())
    return "\n".join(lines)


def as_markdown(report: Report, *, errors: bool = True, limit: int | None = None) -> str:
    """The same as Markdown: tables, and the errors as a list."""
    from slepipe.publish.escape import escape

    head = "| gold | found | P | R | F1 | P overlap | R overlap | F1 overlap | values | share |"
    sections = []
    for title, rows in _tables(report):
        lines = [f"| {escape(name)} | {' | '.join(cells)} |" for name, cells in rows]
        sections.append("\n".join([f"| {title} {head}", f"|---|{'---:|' * 10}", *lines]))
    sections += map(escape, _notes(report))
    if errors:
        items = []
        for part, error in _limited(report, limit):
            left, right = (escape(words) for words in around(part.text, error.first.start, error.first.end))
            words = escape(_words(part.text, error.first))
            place = f"{escape(part.id)}:{_line_of(part.text, error.first.start)}"
            items.append(f"- {place} {error.kind}: {left}**{words}**{right}: {escape(_said(part.text, error))}")
        sections += ["\n".join(items), _more(report, limit)]
    return "\n\n".join(filter(None, sections))


def _tables(report: Report) -> list[tuple[str, list[Row]]]:
    last = ("total", _cells(report.total()))
    return [
        ("type", [*((kind, _cells(counts)) for kind, counts in report.by_type().items() if counts.gold or counts.found), last]),
        ("article", [*((part.id, _cells(report.of_part(part))) for part in report.parts), last]),
    ]


def _cells(counts: Counts) -> tuple[str, ...]:
    shares: list[str] = []
    for matched in (counts.strict, counts.overlap):
        shares += map(_share, (ratio(matched, counts.found), ratio(matched, counts.gold), f1(counts, matched)))
    values = f"{counts.right}/{counts.values}" if counts.values else ""
    return str(counts.gold), str(counts.found), *shares, values, _share(ratio(counts.right, counts.values)) if values else ""


def _share(value: float | None) -> str:
    """Three decimals; only what is without error is 1.000."""
    return "-" if value is None else f"{value if value == 1 else min(value, 0.999):.3f}"


def _notes(report: Report) -> list[str]:
    counts = report.total()
    notes = []
    if counts.left_out:
        notes.append(f"Nested mentions that count nowhere: {counts.left_out} (the other side marks none at their place)")
    if counts.unread:
        notes.append(f"Norms of the gold that cannot be read and count nowhere: {counts.unread}")
    if report.without:
        notes.append(f"No gold for: {', '.join(report.without)}")
    return notes


def _limited(report: Report, limit: int | None) -> list[tuple[Part, Error]]:
    return list(report.errors())[:limit]


def _more(report: Report, limit: int | None) -> str:
    left = sum(1 for _ in report.errors()) - (limit or 0)
    return f"{left} more errors; raise --limit to see them" if limit is not None and left > 0 else ""


def _said(text: str, error: Error) -> str:
    """What the gold says and what was found, and by which rule."""
    gold, found = error.gold, error.found
    if error.kind in ("wrong value", "unread norm") and gold is not None and found is not None:
        return f"gold {_json(gold.value)}, found {_json(found.value)} ({found.rule})"
    if error.kind == "wrong span" and found is not None:
        return f"{found.type}: found {_words(text, found)} ({found.rule})"
    sides = [f"gold {gold.type}"] if gold is not None else []
    sides += [f"found {found.type} ({found.rule})"] if found is not None else []
    return ", ".join(sides)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Ten characters before and after a span, in its own line."""
    left = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    return left, text[end : end + _AROUND].partition("\n")[0]


def _words(text: str, mention: Marked) -> str:
    return text[mention.start : mention.end].replace("\n", "⏎")


def _line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
