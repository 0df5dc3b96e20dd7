"""Markdown lists that keep the depth and the numbers of their items."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from slepipe.publish.escape import escape

_LONGEST_NUMBER = 9  # digits that CommonMark reads


class _Open(msgspec.Struct, frozen=True):
    """An item that later ones may lie in or follow: its depth, the column of its text, its number and delimiter."""

    depth: int
    column: int
    number: int | None
    delimiter: str


def listing(items: Iterable[tuple[int, str, str]]) -> str:
    """The list of (depth, marker as the article has it, Markdown); an item lies in the last one that is less deep.

    An item without a marker is one more paragraph of the item before it.
    """
    lines: list[str] = []
    stack: list[_Open] = []
    for depth, marker, text in items:
        if not marker and stack and stack[-1].depth == depth:
            lines += ["", " " * stack[-1].column + text]
            continue
        sibling: _Open | None = None
        while stack and stack[-1].depth >= depth:
            sibling = stack.pop()
        column = stack[-1].column if stack else 0
        shown, number, kept = _marker(marker)
        delimiter = _delimiter(number, sibling)
        # Only a list that starts at 1 may begin right below a paragraph.
        if lines and number not in (None, 1) and not _goes_on(number, sibling):
            lines.append("")
        mark = shown + delimiter
        lines.append(f"{' ' * column}{mark} {kept}{text}")
        stack.append(_Open(depth, column + len(mark) + 1, number, delimiter))
    return "\n".join(lines)


def _marker(marker: str) -> tuple[str, int | None, str]:
    """A marker as Markdown, its number, and what Markdown cannot number and the text must keep (①, 一、, 1.1)."""
    bare = marker.strip("()（）.．、 ")
    if bare.isdecimal() and len(bare) <= _LONGEST_NUMBER:
        return str(int(bare)), int(bare), ""
    if any(character.isalnum() for character in marker):
        return "-", None, escape(marker) + ("" if marker.endswith(("、", "）")) else " ")
    return "-", None, ""


def _goes_on(number: int | None, sibling: _Open | None) -> bool:
    return sibling is not None and sibling.number is not None and number == sibling.number + 1


def _delimiter(number: int | None, sibling: _Open | None) -> str:
    """``.`` or ``)``: renderers count a list on, so a number that does not follow needs a list of its own."""
    if number is None:
        return ""
    if sibling is None or sibling.number is None:
        return "."
    if _goes_on(number, sibling):
        return sibling.delimiter
    return ")" if sibling.delimiter == "." else "."
