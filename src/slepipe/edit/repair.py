"""Wrong characters that a conversion left in a Traditional text (復雜, 于, 癥狀) or put there (幹擾素, 腎髒).

The text is taken to Simplified and back along its words. Where the result differs, the source is suspect; it is an error
unless both forms are written by good authors (``variants.tsv``) or the character belongs to a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from slepipe.edit.tables import given_name_characters, surnames, variants
from slepipe.model import Mention, Token

# What follows 姓 is a surname (他姓范), unless the people are meant (百姓于是).
_SURNAME = re.compile("(?<=姓)(?<!百姓).")


WORD, NAME, CHARACTER = "repair.word", "repair.name", "repair.character"
CONFIDENCE = {WORD: 0.999, CHARACTER: 0.99, NAME: 0.95}
"""How likely a repair is right, by rule: of 8,442, 1,136 and 57 counted in damaged texts (docs/review.md) none was wrong."""


class Suspect(msgspec.Struct, frozen=True):
    """A character of the source, at ``at``, that conversion would write otherwise; ``word`` is the one around it, from ``start`` on.

    ``rule`` says why: ``repair.word`` where the word around it settles the matter (復雜 is never right), which is ``certain``;
    ``repair.name`` in a person's name (孫凌云), ``repair.character`` in a word of one character (于, 后).
    """

    at: int
    written: str
    other: str
    word: str
    start: int
    rule: str

    @property
    def certain(self) -> bool:
        """Whether it is wrong in any text."""
        return self.rule == WORD


def find_suspects(text: str, converted: str, differences: Sequence[int], tokens: Sequence[Token]) -> tuple[Suspect, ...]:
    """All suspect characters of a Traditional text, in order.

    ``converted`` is its round trip in the same coordinates, ``differences`` where it departs from the text.
    """
    free = variants()
    found: list[Suspect] = []
    words = iter(tokens)
    token = next(words, None)
    for at in differences:
        if (text[at], converted[at]) in free:
            continue
        while token is not None and token.end <= at:
            token = next(words, None)
        inside = token if token is not None and token.start <= at else None
        suspect = _judge(text, converted, at, inside)
        if suspect is not None:
            found.append(suspect)
    return tuple(found)


def _judge(text: str, converted: str, at: int, token: Token | None) -> Suspect | None:
    start, end = (token.start, token.end) if token else (at, at + 1)
    word, other = text[start:end], converted[start:end]
    if (word, other) in variants():
        return None
    name = token is not None and token.pos.startswith("nr")
    if name and text[at] in (surnames() if at == start else given_name_characters()):
        return None
    if _SURNAME.match(text, at) and text[at] in surnames():
        return None
    certain = (not name and end - start > 1) or not in_big5(text[at])
    return Suspect(at, text[at], converted[at], word, start, WORD if certain else NAME if name else CHARACTER)


def name_characters(text: str, tokens: Iterable[Token]) -> frozenset[int]:
    """Offsets of characters in persons' names that stay as they are in Traditional text: 范 in 范仲淹."""
    in_names = (
        at
        for token in tokens
        if token.pos.startswith("nr")
        for at in range(token.start, token.end)
        if text[at] in (surnames() if at == token.start else given_name_characters())
    )
    called = (match.start() for match in _SURNAME.finditer(text) if match[0] in surnames())
    return frozenset((*in_names, *called))


def surname_offsets(simplified: str, mentions: Iterable[Mention]) -> tuple[int, ...]:
    """Where a person is mentioned whose surname conversion would take for another word: 余品妍, 于主任's 于."""
    return tuple(m.start for m in mentions if m.type == "person" and simplified[m.start] in surnames())


def in_big5(character: str) -> bool:
    """Whether Big5, which holds the characters of Traditional Chinese, has it: 网 and 发 it has not, the ambiguous 于 and 后 it has."""
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def errors(found: Iterable[Suspect], *, damaged: bool) -> list[Suspect]:
    """The suspects to repair: all of them in a damaged text; only the certain ones where the rest is well written."""
    return [suspect for suspect in found if damaged or suspect.certain]
