"""An edition: the edits of all kinds in one list, and the text that they make."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from slepipe.edit.changes import Change, apply_edits, merge, spread
from slepipe.edit.damage import Damage
from slepipe.edit.repair import Suspect, errors
from slepipe.edit.script import in_script
from slepipe.edit.spacing import NO_SPACE, SPACE, set_spaces
from slepipe.edit.tables import MAINLAND, TAIWAN, variants
from slepipe.edit.terms import Named, term_edits, wants_terms
from slepipe.edit.typography import Typography, extra_changes, locale_changes
from slepipe.hanzi import Words, differing
from slepipe.model import Article, Edit, Edition, Variant

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


class Material(msgspec.Struct, frozen=True):
    """What editions of one article are made from; all offsets are the source's.

    ``simplified`` is the Simplified view, ``traditional`` its words in standard Traditional, ``taiwan`` its Taiwan form, ``differences`` where these two depart from the source, ``suspects`` where the latter casts doubt on it,
    ``name_characters`` where a person's name holds a character that is no word (范 is not 範),
    ``damage`` what copying did to it, ``typography`` the marks that editions set, ``named`` the forms that they may reword.
    """

    article: Article
    simplified: str
    traditional: Words
    taiwan: str
    differences: dict[str, list[int]]
    suspects: tuple[Suspect, ...]
    name_characters: frozenset[int]
    damage: tuple[Damage, ...]
    typography: Typography
    named: tuple[Named, ...]
    variant: Variant


def make_edition(material: Material, locale: str, switches: Switches) -> Edition:
    """The edition of an article for a locale; raises ``ConversionError`` if OpenCC moved a character."""
    article, variant = material.article, material.variant
    text = article.text
    changes = _typography(material, locale, switches) if switches.typography else {}
    converted = material.taiwan if locale == TAIWAN else in_script(material.simplified, material.traditional, locale)
    differences = material.differences.get(locale) or differing(text, converted)
    if MAINLAND in (variant.tag, locale):
        rule = f"script.{locale}"
        kept = material.name_characters if locale != MAINLAND else frozenset()
        changes |= {at: (at, converted[at], "script", rule) for at in differences if at not in kept}
    else:
        changes |= _traditional(material, converted, differences, locale, switches)
    if switches.repair:
        changes |= _allowed(_mends(material), switches)
    named: list[Edit] = []
    if switches.terms and wants_terms(variant.tag, machine_made=variant.machine_made, locale=locale):
        named = [edit for edit in term_edits(text, material.named, variant.tag, locale) if switches.allow(edit.rule)]
    edits = merge(text, changes, named)
    if switches.typography and switches.extra:
        edits = _spaced(material, edits, switches)
    return Edition(locale=locale, text=apply_edits(text, edits), edits=tuple(edits))


def _traditional(
    material: Material, converted: str, differences: Sequence[int], locale: str, switches: Switches
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
    if switches.repair:
        for error in errors(material.suspects, damaged=variant.machine_made):
            rule = "repair.word" if error.certain else "repair.character"
            if text[error.at] != converted[error.at] and switches.allow(rule):
                changes[error.at] = (error.at, converted[error.at], "repair", rule)
    return changes


def _mends(material: Material) -> dict[int, Change]:
    """What repairs every edition: broken lines, characters without width, and the damage that is certain."""
    text = material.article.text
    mends: dict[int, Change] = {at: (at, "", "repair", _GAP_RULES[text[at].isspace()]) for at in material.article.gaps}
    for damage in material.damage:
        if damage.after is not None:
            rule = damage.rule.replace("damage", "repair")
            mends |= {at: (at, after, "repair", rule) for at, after in spread(damage.start, damage.end, damage.after)}
    return mends


def _typography(material: Material, locale: str, switches: Switches) -> dict[int, Change]:
    text, found = material.article.text, material.typography
    changes = found.shared | locale_changes(text, found, locale)
    if switches.extra:
        changes |= extra_changes(material.article, found, switches.extra)
    return _allowed(changes, switches)


def _spaced(material: Material, edits: list[Edit], switches: Switches) -> list[Edit]:
    """The edits, and those that set the space between Chinese and Latin letters in what they make, where a rule for it is asked for."""
    rule = next((name for name in (SPACE, NO_SPACE) if name in switches.extra and switches.allow(name)), None)
    if rule is None:
        return edits
    article = material.article
    changes, spaced = set_spaces(article, material.typography.kept, edits, rule)
    return merge(article.text, changes, spaced)


def _allowed(changes: dict[int, Change], switches: Switches) -> dict[int, Change]:
    """Those of the changes whose rules are not left out."""
    if not switches.without:
        return changes
    return {at: change for at, change in changes.items() if switches.allow(change[3])}
