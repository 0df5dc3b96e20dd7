"""An edition: the edits of all kinds in one list, and the text that they make."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from operator import attrgetter

import msgspec

from slepipe.edit.glossary import Entry, glossary_edits
from slepipe.edit.repair import CONFIDENCE, Suspect, errors
from slepipe.edit.script import in_script
from slepipe.edit.tables import MAINLAND, TAIWAN, settled
from slepipe.edit.terms import Named, term_edits, wants_terms
from slepipe.edit.typography import has_han, quotation_mark, quotes, widths
from slepipe.hanzi import Words, differing
from slepipe.model import Article, Edit, Edition, EditKind, Variant

Conversion = tuple[EditKind, str, Collection[int]]
"""Kind, rule, and the sorted offsets of the characters that are converted for it."""

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
    ``widths`` the edits of typography that all editions share, ``quotes`` where quotation marks stand, ``named`` the forms that they may reword,
    ``protected`` the spans that stay as they are (addresses, code), ``glossary`` what an editor decided.
    """

    article: Article
    simplified: str
    traditional: Words
    taiwan: str
    surnames: tuple[int, ...]
    differences: dict[str, list[int]]
    suspects: tuple[Suspect, ...]
    name_characters: frozenset[int]
    widths: tuple[Edit, ...]
    quotes: tuple[int, ...]
    named: tuple[Named, ...]
    variant: Variant
    protected: tuple[tuple[int, int], ...] = ()
    glossary: tuple[Entry, ...] = ()


def make_edition(material: Material, locale: str, switches: Switches) -> Edition:
    """The edition of an article for a locale; raises ``ConversionError`` if OpenCC moved a character."""
    article, variant = material.article, material.variant
    text = article.text
    converted = (
        material.taiwan if locale == TAIWAN else in_script(material.simplified, material.traditional, locale, material.surnames)
    )
    edits = glossary_edits(text, material.simplified, material.glossary, locale)
    # What an editor decided takes the place of all that it covers, and a term of the rest.
    taken = {at for span in (*material.protected, *((e.start, e.end) for e in edits)) for at in range(*span)}
    if switches.terms and wants_terms(variant.tag, machine_made=variant.machine_made, locale=locale):
        named = term_edits(text, material.named, variant.tag, locale)
        if taken:
            named = [edit for edit in named if taken.isdisjoint(range(edit.start, edit.end))]
        edits += named
        taken.update(at for edit in named for at in range(edit.start, edit.end))
    for kind, rule, offsets in _conversions(material, converted, locale, repair=switches.repair):
        sure = CONFIDENCE.get(rule, 1.0)
        for start, end in _runs(at for at in offsets if at not in taken):
            edits.append(Edit(start, end, text[start:end], converted[start:end], kind, rule, sure))
    if switches.repair:
        edits += _without_gaps(article, taken)
    if switches.typography:
        edits += [edit for edit in material.widths if edit.start not in taken]
        edits += _quotation_marks(material, locale, taken)
    edits = sorted((edit for edit in edits if edit.before != edit.after), key=attrgetter("start"))
    return Edition(locale=locale, text=apply_edits(text, edits), edits=tuple(edits))


def _conversions(material: Material, converted: str, locale: str, *, repair: bool) -> Iterable[Conversion]:
    differences = material.differences.get(locale) or differing(material.article.text, converted)
    if locale == MAINLAND or (material.variant.tag == MAINLAND and not material.name_characters):
        return [("script", f"script.{locale}", differences)]
    if material.variant.tag == MAINLAND:
        return [("script", f"script.{locale}", [at for at in differences if at not in material.name_characters])]
    return _traditional(material, converted, differences, locale, repair=repair)


def _traditional(
    material: Material, converted: str, differences: Sequence[int], locale: str, *, repair: bool
) -> Iterable[Conversion]:
    """Traditional to Traditional: repair what is wrong, settle variants where the region's publishers do, keep the rest."""
    text, variant = material.article.text, material.variant
    doubted = errors(material.suspects, damaged=variant.machine_made) if repair else []
    wrong = {error.at: error.rule for error in doubted if text[error.at] != converted[error.at]}
    for rule in CONFIDENCE:
        yield "repair", rule, [at for at in wrong if wrong[at] == rule]
    if variant.tag != locale or variant.machine_made:
        # A pair of words (反復, 反覆) differs in its last character.
        pairs = settled(locale)
        places = [
            at
            for at in differences
            if (text[at], converted[at]) in pairs or (text[at - 1 : at + 1], converted[at - 1 : at + 1]) in pairs
        ]
        yield "script", f"script.{locale}", [at for at in places if at not in wrong]


def full_width(article: Article) -> tuple[Edit, ...]:
    """The edits of typography that all editions share; references keep their punctuation."""
    text = article.text
    chinese = has_han(text)
    return tuple(
        Edit(at, at + 1, text[at], character, "typography", f"typography.{rule}")
        for block in article.blocks
        if block.kind != "reference"
        for at, character, rule in widths(text, block.start, block.end, chinese=chinese and block.kind == "heading")
    )


def quotation_marks(article: Article) -> tuple[int, ...]:
    """Where quotation marks stand that editions set in their own way."""
    text = article.text
    return tuple(at for block in article.blocks if block.kind != "reference" for at in quotes(text, block.start, block.end))


def _quotation_marks(material: Material, locale: str, taken: Container[int]) -> Iterable[Edit]:
    text = material.article.text
    marks = {at: quotation_mark(text[at], locale) for at in sorted(material.quotes) if at not in taken}
    for start, end in _runs(at for at, mark in marks.items() if mark != text[at]):
        after = "".join([marks[at] for at in range(start, end)])
        yield Edit(start, end, text[start:end], after, "typography", "typography.quotation-marks")


def _without_gaps(article: Article, taken: Container[int]) -> Iterable[Edit]:
    gaps = [at for at in article.gaps if at not in taken]
    for blank, rule in _GAP_RULES.items():
        for start, end in _runs(at for at in gaps if article.text[at].isspace() == blank):
            yield Edit(start, end, article.text[start:end], "", "repair", rule)


def _runs(offsets: Iterable[int]) -> list[tuple[int, int]]:
    """The stretches that sorted offsets make: 3, 4, 5, 9 are 3:6 and 9:10."""
    runs: list[tuple[int, int]] = []
    start = end = -1
    for at in offsets:
        if at != end:
            runs.append((start, end))
            start = at
        end = at + 1
    return [*runs[1:], (start, end)] if runs else []


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text that sorted, non-overlapping edits make of ``text``."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.after)
        at = edit.end
    return "".join((*parts, text[at:]))
