"""An edition: the edits of all kinds in one list, and the text that they make."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Sequence
from functools import cached_property
from operator import attrgetter

import msgspec

from slepipe.edit.cantonese import said_offsets
from slepipe.edit.columns import COLUMNS, keep_columns
from slepipe.edit.damage import Damage, stand_ins
from slepipe.edit.glossary import Entry, glossary_edits
from slepipe.edit.named import Named
from slepipe.edit.protected import protected_spans
from slepipe.edit.repair import CONFIDENCE, Suspect, errors
from slepipe.edit.script import in_script
from slepipe.edit.spacing import NO_SPACE, SPACE, set_spaces
from slepipe.edit.tables import CONVERTER, MACHINE_MADE, MAINLAND, TAIWAN, name_variants, settled
from slepipe.edit.terms import term_edits, wants_terms
from slepipe.edit.typography import Typography, extra_edits, find_typography, locale_edits
from slepipe.hanzi import Words, differing
from slepipe.model import Article, Edit, Edition, EditKind, Variant

Conversion = tuple[EditKind, str, Collection[int]]
"""Kind, rule, and the sorted offsets of the characters that are converted for it."""

# Characters that the Mainland writes in names alone (General Standard Chinese Characters of 2013, variants restored): 璟昇, 麴晓赟, 甦.
_OF_NAMES = frozenset("昇陞麴甦仝迺邨氾堃犇龢钜锺甯飏桠耑勠皙喆")
# Of these the Simplified ones, which are 鉅, 鍾, 颺 and 椏 elsewhere.
_SIMPLIFIED = frozenset("钜锺飏桠")
# But a word that happens to hold one is none: 心肺復甦術 in a text that mixes the scripts.
_NO_NAMES = frozenset({"復甦", "复甦"})
# A gap of an article is a line end inside a paragraph, or a character of no width.
_GAP_RULES = {True: "repair.broken-line", False: "repair.zero-width"}


class Switches(msgspec.Struct, frozen=True):
    """Which edits an edition may have; script is always on.

    ``without`` names rules to leave out, whole or by what stands before a dot (``typography.dash``, ``term.metformin``, ``repair``);
    ``extra`` those to apply that are off by default (``EXTRA_RULES`` of typography). ``typography.space`` goes before ``no-space``.
    """

    repair: bool = True
    terms: bool = True
    typography: bool = True
    without: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def allow(self, rule: str) -> bool:
        """Whether a rule is not left out."""
        return not any(rule == name or rule.startswith(f"{name}.") for name in self.without)


class Material(msgspec.Struct, frozen=True, dict=True):
    """What editions of one article are made from; all offsets are the source's.

    ``simplified`` is the Simplified view, ``traditional`` its words in standard Traditional, ``taiwan`` its Taiwan form, ``persons`` where a
    person's name keeps its character, ``differences`` where these two depart from the source, ``damage`` what copying did to it, ``glossary`` what
    an editor decided. What not every run needs is looked for when it is first asked for, by the functions ``find_…``.
    """

    article: Article
    simplified: str
    traditional: Words
    taiwan: str
    persons: tuple[int, ...]
    differences: dict[str, list[int]]
    find_suspects: Callable[[], tuple[Suspect, ...]]
    find_name_characters: Callable[[], frozenset[int]]
    damage: tuple[Damage, ...]
    find_named: Callable[[], tuple[Named, ...]]
    variant: Variant
    glossary: tuple[Entry, ...] = ()

    @property
    def suspects(self) -> tuple[Suspect, ...]:
        """Where the Taiwan form casts doubt on the source."""
        return self.find_suspects()

    @property
    def name_characters(self) -> frozenset[int]:
        """Where a person's name in a text of the Mainland holds a character that is no word (范 is not 範)."""
        return self.find_name_characters() if self.variant.tag == MAINLAND else frozenset()

    @property
    def named(self) -> tuple[Named, ...]:
        """The forms that editions may reword."""
        return self.find_named()

    @cached_property
    def typography(self) -> Typography:
        """The marks that editions set; a document without editions needs none."""
        return find_typography(self.article, stand_ins(self.article.text, self.damage))

    @cached_property
    def protected(self) -> tuple[tuple[int, int], ...]:
        """The spans that stay as they are: addresses, code."""
        return protected_spans(self.article)


def make_edition(material: Material, locale: str, switches: Switches) -> Edition:
    """The edition of an article for a locale; raises ``ConversionError`` if OpenCC moved a character."""
    article, variant = material.article, material.variant
    text = article.text
    converted = (
        material.taiwan if locale == TAIWAN else in_script(material.simplified, material.traditional, locale, material.persons)
    )
    edits = glossary_edits(text, material.simplified, material.glossary, locale)
    # What an editor decided takes the place of all that it covers, a term of the rest, and a mend of what typography would set.
    taken = {at for span in (*material.protected, *((e.start, e.end) for e in edits)) for at in range(*span)}
    by_table = any(evidence.kind == CONVERTER for evidence in variant.evidence)
    wanted = by_table or wants_terms(variant.tag, machine_made=variant.machine_made, locale=locale)
    if switches.terms and (wanted or variant.tag != MAINLAND):
        # What no region writes is mended in a text of the edition's own region, too.
        named = material.named if wanted else tuple(form for form in material.named if form.wrong)
        # What people say stays as they say it.
        spoken = said_offsets(text) if variant.tag != MAINLAND else frozenset()
        terms = (edit for edit in term_edits(text, named, variant.tag, locale, by_table=by_table) if edit.start not in spoken)
        edits += _take(terms, taken, switches)
    if switches.repair:
        edits += _take(_mends(material, taken), taken, switches)
    for kind, rule, offsets in _conversions(material, converted, locale, switches):
        sure = CONFIDENCE.get(rule, 1.0)
        for start, end in _runs(at for at in offsets if at not in taken):
            edits.append(Edit(start, end, text[start:end], converted[start:end], kind, rule, sure))
    if switches.typography:
        edits += _free(material.typography.shared, taken, switches)
        edits += _free(locale_edits(text, material.typography, locale), taken, switches)
        edits += _free(extra_edits(article, material.typography, switches.extra), taken, switches)
    edits = sorted((edit for edit in edits if edit.before != edit.after), key=attrgetter("start"))
    if switches.typography and switches.allow(COLUMNS):
        edits = keep_columns(text, edits, material.typography.kept)
    if switches.typography and switches.extra:
        edits = _spaced(material, edits, switches)
    return Edition(locale=locale, text=apply_edits(text, edits), edits=tuple(edits))


def _free(edits: Iterable[Edit], taken: Container[int], switches: Switches) -> list[Edit]:
    """Those of the edits whose rules are not left out and whose places are not taken."""
    allowed = [edit for edit in edits if switches.allow(edit.rule)] if switches.without else edits
    return [
        edit
        for edit in allowed
        if edit.start not in taken and (edit.end == edit.start + 1 or not any(at in taken for at in range(edit.start, edit.end)))
    ]


def _take(edits: Iterable[Edit], taken: set[int], switches: Switches) -> list[Edit]:
    """The free ones of the edits; their places are taken then."""
    free = _free(edits, taken, switches)
    taken.update(at for edit in free for at in range(edit.start, edit.end))
    return free


def _conversions(material: Material, converted: str, locale: str, switches: Switches) -> Iterable[Conversion]:
    # What the Mainland's publishers write may differ from the view of the text: 复检 for 覆检.
    known = material.differences.get(locale) if locale != MAINLAND or converted == material.simplified else None
    differences = known or differing(material.article.text, converted)
    if material.variant.tag == MAINLAND:
        names, text = material.name_characters if locale != MAINLAND else frozenset(), material.article.text
        return [
            ("script", f"script.{locale}", [at for at in differences if at not in names and not _of_a_name(text, at, locale)])
        ]
    if locale == MAINLAND:
        return [("script", f"script.{locale}", differences)]
    return _traditional(material, converted, differences, locale, switches)


def _of_a_name(text: str, at: int, locale: str) -> bool:
    """Whether a Mainland text has the character for its name's sake, and the locale writes it so."""
    if text[at] not in _OF_NAMES or (locale != MAINLAND and text[at] in _SIMPLIFIED):
        return False
    return text[max(0, at - 1) : at + 1] not in _NO_NAMES


def _traditional(
    material: Material, converted: str, differences: Sequence[int], locale: str, switches: Switches
) -> Iterable[Conversion]:
    """Traditional to Traditional: repair what is wrong, settle variants where the region's publishers do, keep the rest."""
    text, variant = material.article.text, material.variant
    doubted = errors(material.suspects, damaged=variant.machine_made) if switches.repair else []
    wrong = {error.at: error.rule for error in doubted if text[error.at] != converted[error.at] and switches.allow(error.rule)}
    for rule in CONFIDENCE:
        yield "repair", rule, [at for at in wrong if wrong[at] == rule]
    if variant.tag != locale or variant.machine_made:
        # A pair of words differs in one of its two characters: 反復 and 反覆, 谷丙 and 穀丙.
        pairs = settled(locale) | settled(MACHINE_MADE) if variant.machine_made else settled(locale)
        # 呂銘峯 and 區志恒 write themselves so.
        names = {at for at in material.find_name_characters() if text[at] in name_variants()}
        places = [
            at
            for at in differences
            if at not in names
            and any(
                (text[start:end], converted[start:end]) in pairs for start, end in ((at, at + 1), (at - 1, at + 1), (at, at + 2))
            )
        ]
        yield "script", f"script.{locale}", [at for at in places if at not in wrong]


def _mends(material: Material, taken: Container[int]) -> Iterable[Edit]:
    """What repairs every edition: the damage that is certain, broken lines, and characters without width."""
    article = material.article
    text = article.text
    for one in material.damage:
        if one.after is not None:
            rule = one.rule.replace("damage", "repair")
            yield Edit(one.start, one.end, text[one.start : one.end], one.after, "repair", rule)
    for blank, rule in _GAP_RULES.items():
        for start, end in _runs(at for at in article.gaps if text[at].isspace() == blank and at not in taken):
            yield Edit(start, end, text[start:end], "", "repair", rule)


def _spaced(material: Material, edits: list[Edit], switches: Switches) -> list[Edit]:
    """The edits, and those that set the space between Chinese and Latin letters in what they make, where a rule for it is asked for."""
    rule = next((name for name in (SPACE, NO_SPACE) if name in switches.extra and switches.allow(name)), None)
    return set_spaces(material.article, material.typography.kept, edits, rule) if rule else edits


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
