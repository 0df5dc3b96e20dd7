"""What a person should look at: doubtful changes, suspects left alone, names without an established one, words with two meanings.

Nothing here changes an edition. A doubt that an entry of the glossary has settled is not listed again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from slepipe.edit.edition import Material
from slepipe.edit.pairs import match_pairs, unclosed
from slepipe.edit.repair import errors
from slepipe.edit.script import in_script, split_words
from slepipe.edit.tables import EDITIONS, HONG_KONG, MAINLAND, TAIWAN, rows, variants
from slepipe.edit.terms import wants_terms
from slepipe.hanzi import differing, to_traditional
from slepipe.model import Edit, Edition, Token
from slepipe.patterns import Pattern
from slepipe.segment.engine import dictionary_tag

# How likely the edition as it stands is right, by kind of doubt: set so that the kinds stand in the order of their use to a reader.
_DAMAGED, _UNCLOSED, _SLIP, _BY_MEANING, _NAMELESS = 0.3, 0.4, 0.6, 0.65, 0.7
# Where dictionaries disagree: counted in 4,380 lines of text of other kinds, 35 of 37 right in words of the dictionary, 30 of 36 elsewhere.
_SPLIT_IN_WORD, _SPLIT = 0.95, 0.83
_DAMAGE = {
    "damage.pinyin": "a reading that a copied page may have inserted",
    "damage.lost-character": "a character seems to be lost here",
    "damage.control": "a control character or one of private use",
}
# An edit of less confidence is shown.
_DOUBTFUL = 0.98
_BETWEEN = Pattern(r"[\s，。；：、！？,;:!?（）()「」『』“”‘’《》]")
_TAGS = {MAINLAND: "zh-cn", TAIWAN: "zh-tw", HONG_KONG: "zh-hk"}


class Doubt(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place to look at, ``start:end`` of the source, and the ``count`` of places like it.

    ``before`` is the source's text, ``now`` the edition's, ``other`` what it might be, None where slepipe knows nothing better;
    ``confidence`` is how likely ``now`` is right. ``keep`` and ``change`` are lines of a glossary that settle it: as it is, or as ``other``.
    """

    start: int
    end: int
    before: str
    now: str
    other: str | None
    rule: str
    confidence: float
    reason: str
    keep: str = ""
    change: str = ""
    count: int = 1


Found = tuple[int, int, str | None, str, float, str]
"""start, end, what it might be, rule, confidence, reason"""


def find_doubts(material: Material, edition: Edition, tokens: Sequence[Token]) -> list[Doubt]:
    """The doubts about an edition, most doubtful first, then by their place; places alike are one doubt."""
    found = (
        *_damaged(material),
        *_unclosed(material),
        *_edited(edition.edits),
        *_unrepaired(material, edition),
        *_split(material, edition, tokens),
        *_nameless(material, edition),
        *_by_meaning(material, edition, tokens),
    )
    text = material.article.text
    settled = {at for edit in edition.edits if edit.kind == "glossary" for at in range(edit.start, edit.end)}
    starts = [token.start for token in tokens]
    doubts: dict[tuple[str, str | None, str], Doubt] = {}
    for start, end, other, rule, confidence, reason in sorted(found, key=lambda place: place[:2]):
        if not settled.isdisjoint(range(start, end)):
            continue
        # A name is the same doubt wherever it stands, a character where it stands between the same words.
        form = (start, end) if rule.startswith("term.") else _in_words(tokens, starts, start, end)
        key = (rule, other, text[slice(*form)])
        if key in doubts:
            doubts[key] = msgspec.structs.replace(doubts[key], count=doubts[key].count + 1)
            continue
        now = edition.text[slice(*edition.to_target(start, end))]
        keep, change = _lines(text, edition, (start, end), form, other)
        doubts[key] = Doubt(start, end, text[start:end], now, other, rule, confidence, reason, keep, change)
    return sorted(doubts.values(), key=lambda doubt: (doubt.confidence, doubt.start))


def _damaged(material: Material) -> Iterator[Found]:
    for damage in material.damage:
        if damage.after is None:
            yield damage.start, damage.end, None, damage.rule, _DAMAGED, _DAMAGE.get(damage.rule, "damage")


def _unclosed(material: Material) -> Iterator[Found]:
    """Quotation marks and brackets without a partner, in their paragraph or in another one."""
    article = material.article
    bodies = [block for block in article.blocks if block.kind != "reference"]
    alone = [(at, article.text[at]) for block in bodies for at in unclosed(article.text, block.start, block.end)]
    for at in match_pairs(alone)[1]:
        yield at, at + 1, None, "mark.unclosed", _UNCLOSED, "has no partner"


def _edited(edits: Iterable[Edit]) -> Iterator[Found]:
    for edit in edits:
        if edit.confidence < _DOUBTFUL:
            reason = "a person's name" if edit.rule == "repair.name" else "no word around it settles it, but the text is damaged"
            yield edit.start, edit.end, edit.before, edit.rule, edit.confidence, reason


def _unrepaired(material: Material, edition: Edition) -> Iterator[Found]:
    """Suspects that were left alone because the rest of the text is well written."""
    if MAINLAND not in (edition.locale, material.variant.tag) and not material.variant.machine_made:
        repaired = errors(material.suspects, damaged=False)
        for suspect in material.suspects:
            if suspect not in repaired:
                reason = "another character is usual here, but the text is well written"
                yield suspect.at, suspect.at + 1, suspect.other, suspect.rule, _SLIP, reason


def _split(material: Material, edition: Edition, tokens: Sequence[Token]) -> Iterator[Found]:
    """Characters that OpenCC writes otherwise when it may match across the words of the segmenter: one of the two is mistaken."""
    if edition.locale == MAINLAND:
        return
    simplified, text = material.simplified, material.article.text
    words = in_script(simplified, material.traditional, edition.locale, material.persons)
    whole = in_script(
        simplified, to_traditional(split_words(simplified, (), gaps=material.traditional.gaps)), edition.locale, material.persons
    )
    starts = [token.start for token in tokens]
    for at in differing(words, whole):
        now, other = edition.text[edition.to_target(at, at + 1)[0]], whole[at]
        free = (now, other) in variants() or (other, now) in variants()
        # An author's own character is evidence enough against one of the two.
        if now == words[at] and not free and (text[at] != now or material.variant.tag == MAINLAND):
            known = dictionary_tag(tokens[max(0, bisect_right(starts, at) - 1)].text)
            confidence = _SPLIT_IN_WORD if known else _SPLIT
            yield at, at + 1, other, "script.words", confidence, "dictionaries disagree where a word ends here"


def _nameless(material: Material, edition: Edition) -> Iterator[Found]:
    """Names of another region for which the lexicon knows none that is established in the edition's."""
    if _rewords(material, edition):
        for form in material.named:
            known = edition.locale in form.names or edition.locale in form.own
            if form.own and not (known or form.word or form.part):
                yield (
                    form.start,
                    form.end,
                    None,
                    f"term.{form.concept}",
                    _NAMELESS,
                    "no name is known to be established in this region",
                )


def _by_meaning(material: Material, edition: Edition, tokens: Sequence[Token]) -> Iterator[Found]:
    """General words whose name in the region depends on what is meant: 质量 is quality or mass."""
    if not _rewords(material, edition):
        return
    source = material.variant.tag if material.variant.tag in EDITIONS else MAINLAND
    reworded = {at for edit in edition.edits if edit.kind == "term" for at in range(edit.start, edit.end)}
    for token in tokens:
        if token.start not in reworded:
            for name, meaning in _two_meanings().get((token.text, source, edition.locale), ()):
                yield token.start, token.end, name, f"term.meaning.{token.text}", _BY_MEANING, f"{name} where it means {meaning}"


def _rewords(material: Material, edition: Edition) -> bool:
    variant = material.variant
    return wants_terms(variant.tag, machine_made=variant.machine_made, locale=edition.locale)


@lru_cache(maxsize=1)
def _two_meanings() -> dict[tuple[str, str, str], list[tuple[str, str]]]:
    """What a general word (Simplified) of one locale is called in another in one of its meanings, and that meaning."""
    found: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for word, source, locale, name, meaning in rows("meanings.tsv"):
        found.setdefault((word, source, locale), []).append((name, meaning))
    return found


def _in_words(tokens: Sequence[Token], starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The span with the words that it touches and the word on either side in its clause, so that a rule for it means this place."""
    first = max(0, bisect_right(starts, start) - 1)
    last = max(first, bisect_right(starts, end - 1) - 1)
    begin, finish = min(start, tokens[first].start), max(end, tokens[last].end)
    before, after = tokens[max(0, first - 1)], tokens[min(last + 1, len(tokens) - 1)]
    if before.end == begin and not _BETWEEN.search(before.text):
        begin = before.start
    if after.start == finish and not _BETWEEN.search(after.text):
        finish = after.end
    return begin, finish


def _lines(text: str, edition: Edition, span: tuple[int, int], form: tuple[int, int], other: str | None) -> tuple[str, str]:
    """The lines of a glossary for the words at ``form``: as the edition has them, and with ``other`` at ``span``."""
    words = text[slice(*form)]
    if re.search(r"[\s#;；{}]|=>", words):
        return "", ""
    (first, last), (start, end) = edition.to_target(*form), edition.to_target(*span)
    rule = f"{words}=>{_TAGS[edition.locale]}:{edition.text[first:start]}"
    rest = edition.text[end:last]
    return f"{rule}{edition.text[start:end]}{rest}", f"{rule}{other}{rest}" if other is not None else ""
