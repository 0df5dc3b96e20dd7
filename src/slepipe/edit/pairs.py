"""Marks that stand in pairs: which closes which, and which are left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from slepipe.hanzi import is_han
from slepipe.patterns import Pattern

_OPENS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "（": "）"}
_CLOSES = {closing: opening for opening, closing in _OPENS.items()}
_MARK = Pattern("[“”‘’「」『』《》〈〉（）]")
# 1）, 二） and a） count; nothing opens there.
_LABEL = Pattern(r"(?:^|[\s。；，、：])[0-9０-９A-Za-z一二三四五六七八九十①-⑳]{1,3}$")


def match_pairs(marks: Iterable[tuple[int, str]]) -> tuple[list[tuple[int, int]], list[int]]:
    """Pair marks (offset, character) in order: the pairs by their opening marks, and the marks that have no partner.

    A closing mark closes the nearest open one of its form; what was opened in between stays open.
    """
    opened: list[tuple[int, str]] = []
    waiting: Counter[str] = Counter()
    pairs: list[tuple[int, int]] = []
    lone: list[int] = []
    for at, mark in marks:
        wanted = _CLOSES.get(mark, "")
        if waiting[wanted]:
            while opened[-1][1] != wanted:
                lone.append(opened[-1][0])
                waiting[opened.pop()[1]] -= 1
            waiting[wanted] -= 1
            pairs.append((opened.pop()[0], at))
        elif mark in _OPENS:
            opened.append((at, mark))
            waiting[mark] += 1
        else:
            lone.append(at)
    return sorted(pairs), sorted(lone + [at for at, _ in opened])


def unclosed(text: str, start: int, end: int) -> tuple[int, ...]:
    """The offsets of the quotation marks and brackets in ``text[start:end]`` that lack their partner: 「」『』“”‘’《》〈〉（）.

    An apostrophe and the bracket of a label such as 1） lack nothing. Give it a paragraph: a quotation that goes on in the next
    one is unclosed here.
    """
    marks: list[tuple[int, str]] = []
    depth = 0
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if not is_apostrophe(text, at, opened=depth > 0):
            marks.append((at, mark))
            depth = max(0, depth + (mark == "‘") - (mark == "’"))
    alone = match_pairs(marks)[1]
    return tuple(at for at in alone if text[at] != "）" or not _LABEL.search(text[max(start, at - 4) : at]))


def is_apostrophe(text: str, at: int, *, opened: bool) -> bool:
    """Whether a ’ stands in a Latin word (Sjögren’s), or at the end of one where no ‘ is ``opened`` (patients’ data)."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] != "’" or not before.isalpha() or is_han(before):
        return False
    return not opened or (after.isalpha() and not is_han(after))
