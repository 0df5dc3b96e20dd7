"""Punctuation and signs as a locale's publishers set them.

Every rule has a name, ``typography.<rule>``, and can be left out or, those of ``EXTRA_RULES``, asked for. A rule sees what the
rules before it write (``Stretch.written``), and decides by what no rule changes, so that a text set once stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from slepipe.edit.columns import COLUMNS
from slepipe.edit.letters import HAN
from slepipe.edit.protected import addresses, citations, english
from slepipe.edit.quotes import Quote, find_quotes, quotation_mark
from slepipe.edit.signs import (
    EXTRA,
    MAINLAND_RULES,
    RULES,
    TITLES,
    TRADITIONAL_RULES,
    bullets,
    needed,
    numbered,
    signs,
    single_titles,
    titles,
)
from slepipe.edit.spacing import NO_SPACE, SPACE
from slepipe.edit.tables import MAINLAND
from slepipe.edit.widths import BRACKETS, PUNCTUATION, Mark, Stretch, full_width
from slepipe.model import Article, Edit

QUOTES = "typography.quotation-marks"
DEFAULT_RULES = tuple(
    dict.fromkeys(
        (PUNCTUATION, BRACKETS, QUOTES, TITLES, *(rule[0] for rule in (*RULES, *MAINLAND_RULES, *TRADITIONAL_RULES)), COLUMNS)
    )
)
EXTRA_RULES = (*(rule[0] for rule in EXTRA), SPACE, NO_SPACE)


class Typography(msgspec.Struct, frozen=True):
    """What the editions of an article set in their own way.

    ``shared`` are the edits that all make, ``quotes`` the quotation marks, ``mainland`` the edits of Mainland editions alone,
    ``traditional`` those of the others, ``kept`` the offsets that no rule touches.
    """

    shared: tuple[Edit, ...]
    quotes: tuple[Quote, ...]
    mainland: tuple[Edit, ...]
    traditional: tuple[Edit, ...]
    kept: frozenset[int]


def find_typography(article: Article, lost: Iterable[int] = ()) -> Typography:
    """The typography of an article, but for its references; the signs at the offsets ``lost`` stand for characters and stay."""
    text = article.text
    if HAN.search(text) is None:
        return Typography((), (), (), (), frozenset())
    kept = addresses(article)
    quotes = find_quotes(article, kept)
    kept |= english(article) | citations(article) | frozenset(lost)
    written = {quote.at: "”" if quote.closing else "“" for quote in quotes if text[quote.at] == '"'}
    active, active_there, elsewhere = (needed(text, rules) for rules in (RULES, MAINLAND_RULES, TRADITIONAL_RULES))
    has_titles, has_single = "<<" in text, "〈" in text
    shared: list[Mark] = []
    mainland: list[Mark] = []
    traditional: list[Mark] = []
    mainland += bullets(text, kept)
    shared += numbered(text, kept)
    for stretch in _chinese(article, written, kept):
        shared += titles(stretch) if has_titles else ()
        shared += full_width(stretch)
        shared += signs(stretch, active)
        mainland += single_titles(stretch) if has_single else ()
        mainland += signs(stretch, active_there)
        traditional += signs(stretch, elsewhere)
    return Typography(
        tuple(_apart(_edits(text, shared))), quotes, tuple(_edits(text, mainland)), tuple(_edits(text, traditional)), kept
    )


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """The edits without those inside of another: the blank of （甲) 。 goes with the bracket before it or with the stop behind it, and once."""
    last = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= last:
            yield edit
            last = edit.end


def locale_edits(text: str, found: Typography, locale: str) -> list[Edit]:
    """What the edition of a locale sets in its own way."""
    marks = [(quote.at, quote.at + 1, quotation_mark(quote, locale), QUOTES) for quote in found.quotes]
    return _edits(text, marks) + (list(found.mainland if locale == MAINLAND else found.traditional))


def extra_edits(article: Article, found: Typography, names: Collection[str]) -> list[Edit]:
    """What the rules that are off by default change, of those that are ``names``; spaces are set in the edition."""
    rules = [rule for rule in EXTRA if rule[0] in names]
    marks = (mark for stretch in _chinese(article, {}, found.kept) for mark in signs(stretch, rules)) if rules else ()
    return _edits(article.text, marks)


def _edits(text: str, marks: Iterable[Mark]) -> list[Edit]:
    return [
        Edit(start, end, text[start:end], after, "typography", rule)
        for start, end, after, rule in marks
        if text[start:end] != after
    ]


def _chinese(article: Article, written: dict[int, str], kept: frozenset[int]) -> Iterable[Stretch]:
    """The blocks that hold Chinese; a heading without does, too, where the rest is Chinese."""
    text = article.text
    chinese = HAN.search(text) is not None
    for block in article.blocks:
        if block.kind == "reference":
            continue
        if (chinese and block.kind == "heading") or HAN.search(text, block.start, block.end):
            yield Stretch(text, block.start, block.end, written, kept)
