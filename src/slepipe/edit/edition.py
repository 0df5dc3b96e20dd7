"""An edition: the edits of all kinds in one list, and the text that they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

import msgspec

from slepipe.edit.glossary import Entry, glossary_edits
from slepipe.edit.repair import CONFIDENCE, Suspect, errors
from slepipe.edit.script import in_script
from slepipe.edit.tables import MAINLAND, TAIWAN, variants
from slepipe.edit.terms import Named, term_edits, wants_terms
from slepipe.edit.typography import has_han, quotation_mark, quotes, widths
from slepipe.hanzi import Words, differing
from slepipe.model import Article, Edit, Edition, EditKind, Variant

Change = tuple[int, str, EditKind, str]
"""offset, character to write there, kind, rule"""


# A gap of an article is a line end inside a paragraph, or a character of no width.
_GAP_RULES = {True: "repair.broken-line", False: "repair.zero-width"}


class Switches(msgspec.Struct, frozen=True):
    """Which kinds of edits an edition may have; script is always on."""

    repair: bool = True
    terms: bool = True
    typography: bool = True


class Material(msgspec.Struct, frozen=True):
    """What editions of one article are made from; all offsets are the source's.

    ``simplified`` is the Simplified view, ``traditional`` its words in standard Traditional, ``taiwan`` its Taiwan form, ``surnames`` where a surname keeps its character, ``differences`` where these two depart from the source, ``suspects`` where the latter casts doubt on it,
    ``name_characters`` where a person's name holds a character that is no word (范 is not 範),
    ``widths`` the typography that all editions share, ``quotes`` where quotation marks stand, ``named`` the forms that they may reword, ``glossary`` what an editor decided.
    """

    article: Article
    simplified: str
    traditional: Words
    taiwan: str
    surnames: tuple[int, ...]
    differences: dict[str, list[int]]
    suspects: tuple[Suspect, ...]
    name_characters: frozenset[int]
    widths: tuple[Change, ...]
    quotes: tuple[int, ...]
    named: tuple[Named, ...]
    variant: Variant
    glossary: tuple[Entry, ...] = ()


def make_edition(material: Material, locale: str, switches: Switches) -> Edition:
    """The edition of an article for a locale; raises ``ConversionError`` if OpenCC moved a character."""
    article, variant = material.article, material.variant
    text = article.text
    changes = _typography(material, locale) if switches.typography else {}
    converted = (
        material.taiwan if locale == TAIWAN else in_script(material.simplified, material.traditional, locale, material.surnames)
    )
    differences = material.differences.get(locale) or differing(text, converted)
    if MAINLAND in (variant.tag, locale):
        rule = f"script.{locale}"
        kept = material.name_characters if locale != MAINLAND else frozenset()
        changes |= {at: (at, converted[at], "script", rule) for at in differences if at not in kept}
    else:
        changes |= _traditional(material, converted, differences, locale, repair=switches.repair)
    if switches.repair:
        changes |= {at: (at, "", "repair", _GAP_RULES[text[at].isspace()]) for at in article.gaps}
    named: list[Edit] = []
    if switches.terms and wants_terms(variant.tag, machine_made=variant.machine_made, locale=locale):
        named = term_edits(text, material.named, variant.tag, locale)
    edits = _merge(text, changes, named, glossary_edits(text, material.simplified, material.glossary, locale))
    return Edition(locale=locale, text=apply_edits(text, edits), edits=tuple(edits))


def _traditional(
    material: Material, converted: str, differences: Sequence[int], locale: str, *, repair: bool
) -> dict[int, Change]:
    """Traditional to Traditional: repair what is wrong, settle variants where the region's publishers do, keep the rest."""
    changes: dict[int, Change] = {}
    text, variant = material.article.text, material.variant
    if variant.tag != locale or variant.machine_made:
        settled = variants()
        rule = f"script.{locale}"
        for at in differences:
            pair = (text[at], converted[at])
            # A pair of words (反復, 反覆) differs in its last character.
            word = (text[at - 1 : at + 1], converted[at - 1 : at + 1])
            if locale in settled.get(pair, ()) or locale in settled.get(word, ()):
                changes[at] = (at, converted[at], "script", rule)
    if repair:
        for error in errors(material.suspects, damaged=variant.machine_made):
            if text[error.at] != converted[error.at]:
                changes[error.at] = (error.at, converted[error.at], "repair", error.rule)
    return changes


def full_width(article: Article) -> tuple[Change, ...]:
    """The typographic changes that all editions share; references keep their punctuation."""
    text = article.text
    chinese = has_han(text)
    return tuple(
        (at, character, "typography", f"typography.{rule}")
        for block in article.blocks
        if block.kind != "reference"
        for at, character, rule in widths(text, block.start, block.end, chinese=chinese and block.kind == "heading")
    )


def quotation_marks(article: Article) -> tuple[int, ...]:
    """Where quotation marks stand that editions set in their own way."""
    text = article.text
    return tuple(at for block in article.blocks if block.kind != "reference" for at in quotes(text, block.start, block.end))


def _typography(material: Material, locale: str) -> dict[int, Change]:
    changes = {change[0]: change for change in material.widths}
    text = material.article.text
    for at in material.quotes:
        mark = quotation_mark(text[at], locale)
        if mark != text[at]:
            changes[at] = (at, mark, "typography", "typography.quotation-marks")
    return changes


def _merge(text: str, changes: dict[int, Change], named: Sequence[Edit], decided: Sequence[Edit]) -> list[Edit]:
    """One sorted list: runs of single characters of one rule become one edit.

    A term takes the place of what it covers; what the glossary ``decided`` goes before all, and an edit of it without a change keeps the source.
    """
    if decided:
        places = {at for edit in decided for at in range(edit.start, edit.end)}
        named = [edit for edit in named if places.isdisjoint(range(edit.start, edit.end))]
    for edit in (*named, *decided):
        for at in range(edit.start, edit.end):
            changes.pop(at, None)
    edits = [*named, *(edit for edit in decided if edit.before != edit.after)]
    run: list[Change] = []
    for at in sorted(changes):
        change = changes[at]
        if run and (at != run[-1][0] + 1 or change[3] is not run[-1][3]):
            edits.append(_run(text, run))
            run = []
        run.append(change)
    if run:
        edits.append(_run(text, run))
    edits.sort(key=attrgetter("start"))
    return edits


def _run(text: str, run: Sequence[Change]) -> Edit:
    start, after, kind, rule = run[0]
    if len(run) == 1:
        return Edit(start, start + 1, text[start], after, kind, rule, CONFIDENCE.get(rule, 1.0))
    end = run[-1][0] + 1
    return Edit(start, end, text[start:end], "".join([change[1] for change in run]), kind, rule, CONFIDENCE.get(rule, 1.0))


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text that sorted, non-overlapping edits make of ``text``."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.after)
        at = edit.end
    return "".join((*parts, text[at:]))
