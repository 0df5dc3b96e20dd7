"""With which characters a regular expression can begin, so that a search skips all other places at once.

``re`` works that out for a class or for a choice of plain words only, and tries an expression such as ``(?<![A-Z])(?:(?:甲|乙)丙|丁)`` at every
character of a text, which takes ten to a hundred times as long. The code of an expression begins with a block of information for
searches; here a set of characters is put into it where ``re`` left it empty.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import Any, NamedTuple

_WITHOUT_SET = 4
"""The length of a block of information that says nothing but the least and the greatest width."""


class _Beginning(NamedTuple):
    """Items of a character class, as ``re`` parses them, and whether what they begin may also be nothing."""

    items: list[tuple[Any, Any]]
    empty: bool


class _Unknown(Exception):  # noqa: N818 - no error, but an answer
    """Any character may begin the expression."""


def with_beginning(code: list[int], parsed: Any) -> list[int]:
    """The code of a parsed expression, with the set of its first characters where it has one and the code has none."""
    compiler = importlib.import_module("re._compiler")
    names = importlib.import_module("re._constants")
    operation, skip, mask, least, most = code[:5]
    bare = operation == names.INFO and skip == _WITHOUT_SET and not mask
    if not bare or not least or parsed.state.flags & names.SRE_FLAG_IGNORECASE:
        return code
    try:
        beginning = _of_sequence(parsed, names)
    except _Unknown:
        return code
    if beginning.empty:
        return code
    classed, cased = compiler._optimize_charset(beginning.items)  # noqa: SLF001 - of re's own compiler
    if cased:
        return code
    block: list[int] = []
    compiler._compile_charset(classed, parsed.state.flags, block)  # noqa: SLF001
    return [operation, skip + len(block), names.SRE_INFO_CHARSET, least, most, *map(int, block), *code[5:]]


def _of_sequence(items: Iterable[tuple[Any, Any]], names: Any) -> _Beginning:
    found: list[tuple[Any, Any]] = []
    for operation, argument in items:
        one = _of_item(operation, argument, names)
        found += one.items
        if not one.empty:
            return _Beginning(found, empty=False)
    return _Beginning(found, empty=True)


def _of_item(operation: Any, argument: Any, names: Any) -> _Beginning:
    if operation is names.LITERAL:
        return _Beginning([(operation, argument)], empty=False)
    if operation is names.IN and argument[0][0] is not names.NEGATE:
        return _Beginning(list(argument), empty=False)
    if operation is names.BRANCH:
        choices = [_of_sequence(choice, names) for choice in argument[1]]
        return _Beginning([item for choice in choices for item in choice.items], any(choice.empty for choice in choices))
    if operation is names.SUBPATTERN and not argument[1] and not argument[2]:
        return _of_sequence(argument[3], names)
    if operation in (names.MAX_REPEAT, names.MIN_REPEAT):
        repeated = _of_sequence(argument[2], names)
        return _Beginning(repeated.items, repeated.empty or not argument[0])
    if operation in (names.AT, names.ASSERT, names.ASSERT_NOT):
        return _ahead(operation, argument, names)
    raise _Unknown


def _ahead(operation: Any, argument: Any, names: Any) -> _Beginning:
    """What is looked at and not taken: where something must follow, that is what the rest begins with."""
    if operation is names.ASSERT and argument[0] > 0:
        followed = _of_sequence(argument[1], names)
        if not followed.empty:
            return followed
    return _Beginning([], empty=True)
