"""The adverse effects of a digest: what the relations tell of each drug, with figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from slepipe.hanzi import simplified_name
from slepipe.model import Document, Mention, Relation
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.formats import format_value
from slepipe.publish.said import WORD_LABELS


class Effect(msgspec.Struct, frozen=True):
    """An adverse effect of the drugs (none where the text names none): a mention, or words in Simplified characters.

    ``moved`` is ``down`` or ``up`` for a biomarker that fell or rose; ``figures`` are the treated arm's and the control's, or one. ``seen`` is False
    where the text denies it, ``possible`` where it warns of it or doubts it, ``severe`` where it counts severe ones. ``arm`` is the dose of the treated arm,
    ``words_of_arm`` are the words that name it (高剂量), in Simplified characters.
    ``note`` is ``no-increase`` where it was not more frequent than without the drug, ``boxed`` where the label warns of it in a box.
    """

    drugs: tuple[str, ...]
    entity: str | None
    words: str = ""
    moved: str = ""
    figures: tuple[Mention, ...] = ()
    seen: bool = True
    possible: bool = False
    severe: bool = False
    arm: Mention | None = None
    note: str = ""
    words_of_arm: str = ""


def gather_effects(document: Document) -> tuple[Effect, ...]:
    """The adverse effects in order of the text; of those told twice of a drug the first that has figures."""
    mentions = {mention.start: mention for mention in document.mentions if not mention.nested}
    found: dict[object, Effect] = {}
    for effect in _effects(document, mentions):
        key = (
            effect.drugs,
            effect.entity,
            effect.words,
            effect.moved,
            effect.severe,
            effect.note,
            effect.arm and effect.arm.text,
            effect.words_of_arm,
        )
        known = found.get(key)
        if known is None or (effect.figures and not known.figures):
            found[key] = effect
    return tuple(found.values())


def _effects(document: Document, mentions: dict[int, Mention]) -> Iterator[Effect]:
    for relation in document.relations:
        if relation.kind != "adverse-effect":
            continue
        rule = relation.rule.partition(".")[2]
        roles = {each.role: each for each in relation.arguments}
        each = roles["effect"]
        mention = mentions.get(each.start)
        words = simplified_name(document.text[each.start : each.end])
        moved = _moved(words) if each.entity is None and mention is not None and mention.entity else ""
        if each.entity is None and not moved and words not in WORD_LABELS:
            continue
        entity = each.entity or (mention.entity if mention is not None and moved else None)
        yield Effect(
            drugs=tuple(one.entity for one in relation.arguments if one.role == "drug" and one.entity),
            entity=entity,
            words="" if entity else words,
            moved=moved,
            figures=_figures(relation, mentions),
            seen=not relation.negated,
            note=rule if rule in _NOTES else "",
            possible=relation.hedged,
            severe=simplified_name(document.text[max(0, each.start - 2) : each.start]) in ("严重", "重度"),
            arm=mentions.get(roles["arm"].start) if "arm" in roles else None,
            words_of_arm=_words_of_arm(document, relation),
        )


def _words_of_arm(document: Document, relation: Relation) -> str:
    arms = (each for each in relation.arguments if each.role == "arm" and each.value is None)
    words = (simplified_name(document.text[each.start : each.end]) for each in arms)
    return next((each for each in words if each in WORD_LABELS), "")


_NOTES: Final = frozenset({"no-increase", "boxed"})


def _moved(words: str) -> str:
    return (
        "up"
        if words.endswith(("升高", "增高", "上升"))
        else "down"
        if words.endswith(("下降", "降低", "减少", "掉", "变差"))
        else ""
    )


def _figures(relation: Relation, mentions: dict[int, Mention]) -> tuple[Mention, ...]:
    places = [each.start for name in ("treated", "control", "value") for each in relation.arguments if each.role == name]
    return tuple(mentions[place] for place in places if place in mentions)


def shown_effect(effect: Effect, names: dict[str, str], labels: Labels) -> str:
    """An effect in the words of a locale: 「severe infection: 1.6% vs 0.8%」."""
    name = names[effect.entity] if effect.entity else labels.gettext(WORD_LABELS[effect.words])
    for label, holds in (
        (N_("%(name)s decreased"), effect.moved == "down"),
        (N_("%(name)s increased"), effect.moved == "up"),
        (N_("severe %(name)s"), effect.severe),
        (N_("%(name)s (no increase)"), effect.note == "no-increase"),
        # Where no effect is named, the warning is what stands there.
        (
            N_("%(name)s (boxed warning)"),
            effect.note == "boxed" and effect.seen and WORD_LABELS.get(effect.words) != "boxed warning",
        ),
        (N_("%(name)s (boxed warning removed)"), effect.note == "boxed" and not effect.seen),
        (N_("%(name)s (not seen)"), not effect.note and not effect.seen),
        (N_("%(name)s (possible)"), not effect.note and effect.seen and effect.possible),
    ):
        name = labels.gettext(label) % {"name": name} if holds else name
    if effect.arm is not None:
        name = f"{name} ({format_value('dose', effect.arm.value or {}, labels)})"
    if effect.words_of_arm:
        name = f"{name} ({labels.gettext(WORD_LABELS[effect.words_of_arm])})"
    shown = [_shown(each, labels) for each in effect.figures]
    if len(shown) == len(_TWO):
        return f"{name}: {labels.gettext('%(one)s vs %(two)s') % dict(zip(_TWO, shown, strict=True))}"
    return f"{name}: {shown[0]}" if shown else name


def _shown(figure: Mention, labels: Labels) -> str:
    shown = format_value(figure.type, figure.value or {}, labels)
    return labels.gettext("n = %(number)s") % {"number": shown} if figure.type == "count" else shown


_TWO: Final = ("one", "two")


def by_drug(effects: Sequence[Effect]) -> dict[tuple[str, ...], list[Effect]]:
    """The effects of each drug, in order of the text; those of no drug that is named at the end."""
    found: dict[tuple[str, ...], list[Effect]] = {}
    for effect in sorted(effects, key=lambda each: not each.drugs):
        found.setdefault(effect.drugs, []).append(effect)
    return found
