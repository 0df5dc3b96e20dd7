"""What an edit planted into an article is, and what a comparison must say of it; edits of values, names and claims.

An edit is chosen by chance among what the article itself holds, so that it applies to any article. What is expected follows from the edit alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from random import Random
from typing import Any, NamedTuple

from opencc import OpenCC

from slepipe.lexicon import load_lexicon
from slepipe.lexicon.load import Concept, fold, is_abbreviation
from slepipe.model import Document, Mention, Relation

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
NAMED = frozenset("drug drug_class disease symptom target biomarker therapy cell_type trial organization".split())
PHASES = {"I": 1, "II": 2, "III": 3, "Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "1": 1, "2": 2, "3": 3, "一": 1, "二": 2, "三": 3}
DENIED = {"达到": "未达到", "達到": "未達到", "批准": "未批准", "批準": "未批準", "获批": "未获批", "獲批": "未獲批"}

VERB = "未?(?:(?:达到|達到)(?=[^，,。；;]{0,6}(?:终点|終點))|批准|批準|获批|獲批)(?!通知|文|书|書|號)"


class Expected(NamedTuple):
    """A finding that an edit must give: one of ``kinds`` about one of ``subjects`` (none: any), with these words on the two sides.

    The words are asked of the sides that the finding has, and may be an argument of a relation; values are compared where they are given.
    ``field`` is one that a changed reference must name.
    """

    kinds: frozenset[str]
    subjects: frozenset[str] = frozenset()
    old: str = ""
    new: str = ""
    old_value: dict[str, Any] | None = None
    new_value: dict[str, Any] | None = None
    field: str = ""


class Planted(NamedTuple):
    """An edited text. ``before`` and ``after`` are where the edit lies in both, ``echoes`` which further findings are its legitimate consequences.

    - ``inside``: whatever stands in a sentence that was taken out or put in;
    - ``relations``: relations that have an argument or their verb at the place of the edit;
    - ``inherited``: dates of the same words that take their year from a date that changed, went or moved;
    - ``counted``: an entity that came, went or is mentioned more or less often because one of its mentions was replaced.
    """

    kind: str
    text: str
    expected: tuple[Expected, ...] = ()
    before: tuple[int, int] = (0, 0)
    after: tuple[int, int] = (0, 0)
    echoes: frozenset[str] = frozenset()


class Source(NamedTuple):
    """An article: its document, the outer mentions of its body, and the relations by the start of each argument."""

    name: str
    text: str
    document: Document
    mentions: list[Mention]
    told: dict[int, list[Relation]]


Maker = Callable[[Source, Random], Planted | None]


def replaced(source: Source, start: int, end: int, words: str, kind: str, *expected: Expected, echoes: str = "") -> Planted:
    """The edit that puts ``words`` in place of ``start:end``."""
    text = source.text[:start] + words + source.text[end:]
    return Planted(kind, text, expected, (start, end), (start, start + len(words)), frozenset(echoes.split()))


def value_edit(kind: str, *types: str) -> Maker:
    """A maker that changes the number of a value of these types: its old and new value are expected, and nothing else."""

    def make(source: Source, chance: Random) -> Planted | None:
        for mention in shuffled([m for m in source.mentions if m.type in types and m.value], chance):
            numbers = list(NUMBER.finditer(mention.text))
            change = (date_change if mention.type == "date" else number_change)(mention, numbers, chance)
            if change is None:
                continue
            words, value = change
            wanted = Expected(frozenset({"fact-changed"}), about(source, mention), mention.text, words, mention.value, value)
            return replaced(source, mention.start, mention.end, words, kind, wanted, echoes="inherited" if kind == "date" else "")
        return None

    return make


def number_change(mention: Mention, numbers: list[re.Match[str]], chance: Random) -> tuple[str, dict[str, Any]] | None:
    """Another number in place of the only one of a mention, in its words and in its value."""
    if len(numbers) != 1:
        return None
    written = numbers[0].group()
    old = float(written.replace(",", ""))
    decimals = len(written.partition(".")[2])
    low, high = (1, 99) if mention.type == "percent" else (max(1, int(old * 0.5)), int(old * 1.5) + 3)
    new = round(chance.uniform(low, high), decimals) if old >= 1 else round(old + 2 * 10**-decimals, decimals)
    value = scaled(mention.value or {}, old, new)
    if new == old or value is None:
        return None
    shown = f"{new:,.{decimals}f}" if "," in written else f"{new:.{decimals}f}"
    return mention.text[: numbers[0].start()] + shown + mention.text[numbers[0].end() :], value


def scaled(value: dict[str, Any], old: float, new: float) -> dict[str, Any] | None:
    """A value with another number; None where the number does not stand in it once, in whatever unit (萬 makes ten thousand of one)."""
    changed = dict(value)
    hits = 0
    for key, each in value.items():
        if isinstance(each, int | float) and not isinstance(each, bool) and old and is_power(each / old):
            changed[key], hits = round(new * round(each / old), 6), hits + 1
        elif key == "iso8601" and isinstance(each, str) and len(re.findall(r"\d+", each)) == 1 and f"{old:g}" in each:
            changed[key], hits = each.replace(f"{old:g}", f"{new:g}"), hits + 1
    return changed if hits == 1 else None


def is_power(ratio: float) -> bool:
    """Whether a ratio is 1, ten thousand or the like."""
    return any(abs(ratio - 10**power) < 1e-6 * 10**power for power in (0, 3, 4, 6, 8))


def date_change(mention: Mention, numbers: list[re.Match[str]], chance: Random) -> tuple[str, dict[str, Any]] | None:
    """Another last number of a whole date: its day, else its month, else its year."""
    parts = str((mention.value or {}).get("edtf", "")).split("-")
    if len(numbers) != len(parts) or not all(part.isdigit() for part in parts) or set(mention.value or {}) != {"edtf"}:
        return None
    if [int(number.group()) for number in numbers] != [int(part) for part in parts]:
        return None
    span = (int(parts[0]) - 4, int(parts[0])) if len(parts) == 1 else ((1, 12) if len(parts) == 2 else (1, 28))
    new = chance.randint(*span)
    if new == int(parts[-1]):
        return None
    written = f"{new:0{len(numbers[-1].group())}d}" if numbers[-1].group().startswith("0") or "-" in mention.text else str(new)
    words = mention.text[: numbers[-1].start()] + written + mention.text[numbers[-1].end() :]
    return words, {"edtf": "-".join([*parts[:-1], f"{new:0{len(parts[-1])}d}"])}


def phase_edit(source: Source, chance: Random) -> Planted | None:
    """Another phase, written as the first was."""
    for mention in shuffled([m for m in source.mentions if m.type == "phase"], chance):
        match = re.search(r"I{1,3}|[Ⅰ-Ⅲ]|[1-3一二三]", mention.text)
        phase = PHASES.get(match.group()) if match else None
        if match is None or (mention.value or {}).get("phase") != f"PHASE{phase}":
            continue
        new = 3 if phase == 2 else 2
        letters = next(key for key, number in PHASES.items() if number == new and style(key) == style(match.group()))
        words = mention.text[: match.start()] + letters + mention.text[match.end() :]
        value = {**(mention.value or {}), "phase": f"PHASE{new}"}
        wanted = Expected(frozenset({"fact-changed"}), about(source, mention), mention.text, words, mention.value, value)
        return replaced(source, mention.start, mention.end, words, "phase", wanted)
    return None


def style(number: str) -> str:
    """How a phase is written: Roman in letters, Roman in one sign, Arabic, Chinese."""
    return "I" if number[0] == "I" else "Ⅰ" if number in "ⅠⅡⅢ" else "1" if number.isascii() else "一"


def alias_edit(source: Source, chance: Random) -> Planted | None:
    """Another name of the same entity, in the same script."""
    for mention in names(source, chance):
        forms = [form for form in written_forms(source, mention) if plain(form) != plain(mention.text)]
        if forms:
            words = chance.choice(forms)
            wanted = Expected(frozenset({"entity-renamed"}), frozenset({mention.entity or ""}), mention.text, words)
            return replaced(source, mention.start, mention.end, words, "alias", wanted)
    return None


def written_forms(source: Source, mention: Mention) -> list[str]:
    """Names of a mention's entity in the script of the text: Han for Han, Latin for Latin; no abbreviation, which may mean other things."""
    entity = next(each for each in source.document.entities if each.id == mention.entity)
    concept = load_lexicon().concept_of(mention.entity)
    known = [name for name in named(concept, source) if concept] if concept else []
    alike = [each for each in dict.fromkeys((*entity.forms, *known)) if each.isascii() == mention.text.isascii()]
    return [each for each in alike if len(each) > 2 and not is_abbreviation(each)]


def named(concept: Concept | None, source: Source) -> list[str]:
    """The names of a concept that a text of this variant could use."""
    if concept is None:
        return []
    tag = source.document.variant.tag
    preferred = [concept.names[locale] for locale in (tag, "en") if locale in concept.names]
    aliases = [alias for alias in concept.aliases if alias not in concept.regional]
    if tag == "zh-Hans":
        return [*preferred, *(to_script("t2s", alias) for alias in aliases)]
    return [*preferred, *(to_script("s2t", name) for name in (concept.names.get("zh-Hans", ""), *aliases) if name)]


def known_edit(source: Source, chance: Random) -> Planted | None:
    """Another entity of the same type, one that the article mentions elsewhere."""
    for mention in names(source, chance):
        others = [
            other for other in source.mentions
            if other.type == mention.type and other.entity != mention.entity and other.entity
            and other.text.isascii() == mention.text.isascii() and abs(other.start - mention.start) > 80
        ]  # fmt: skip
        if others:
            other = chance.choice(others)
            return replacement(source, mention, other.text, other.entity or "", "entity, known")
    return None


def new_edit(source: Source, chance: Random) -> Planted | None:
    """Another entity of the same type, one that is new to the article."""
    there = {entity.id for entity in source.document.entities}
    for mention in names(source, chance):
        if not of_type(mention.type):
            continue
        concept = chance.choice(of_type(mention.type))
        words = concept.names.get(source.document.variant.tag) or to_script("s2t", concept.names.get("zh-Hans", ""))
        if concept.id not in there and len(words) > 3 and words not in source.text:
            return replacement(source, mention, words, concept.id, "entity, new")
    return None


def replacement(source: Source, mention: Mention, words: str, entity: str, kind: str) -> Planted:
    """The edit that names another entity. That one came or went is as good an answer where it was named here only."""
    kinds = {"entity-replaced"}
    if sum(m.entity == mention.entity for m in source.document.mentions) == 1:
        kinds.add("entity-removed")
    if not any(m.entity == entity for m in source.document.mentions):
        kinds.add("entity-added")
    both = frozenset({mention.entity or "", entity})
    wanted = Expected(frozenset(kinds), both, mention.text, words)
    return replaced(source, mention.start, mention.end, words, kind, wanted, echoes="relations counted")


def negation_edit(source: Source, chance: Random) -> Planted | None:
    """The denial of an approval or of an endpoint that was met, or the denial taken away; what else the verb says turns too."""
    for relation in shuffled([r for r in source.document.relations if r.kind in ("outcome", "approval")], chance):
        evidence = source.text[relation.start : relation.end]
        verbs = list(re.finditer(VERB, evidence))
        if len(verbs) != 1 or verbs[0].group().startswith("未") != relation.negated or "尚" in evidence or "获批准" in evidence:
            continue
        if relation.kind == "outcome" and "到" not in verbs[0].group():
            continue
        verb = verbs[0].group()
        words = verb[1:] if relation.negated else DENIED[verb]
        subjects = frozenset(str(each.entity) for each in relation.arguments if each.entity)
        wanted = Expected(frozenset({"relation-reversed"}), subjects)
        start = relation.start + verbs[0].start()
        return replaced(source, start, start + len(verb), words, "negation", wanted, echoes="relations")
    return None


def about(source: Source, mention: Mention) -> frozenset[str]:
    """What a value must be about: an entity or the registration number of its relations, by what the original says; any where it has none.

    A result that names neither trial nor drug may be about the one in the heading above it.
    """
    relations = source.told.get(mention.start, ())
    if any(
        r.kind in ("outcome", "adverse-effect") and not {"trial", "drug", "id"} & {each.role for each in r.arguments}
        for r in relations
    ):
        return frozenset()
    return frozenset(
        str(each.entity or (each.value or {}).get("id"))
        for r in relations
        for each in r.arguments
        if each.entity or each.role == "id"
    )


def names(source: Source, chance: Random) -> Iterator[Mention]:
    """Mentions of entities that can be called otherwise: no half of an apposition such as 名（縮寫）, and none that touches another name."""
    for mention in shuffled([m for m in source.mentions if m.type in NAMED and m.entity], chance):
        beside = source.text[mention.end : mention.end + 1] + source.text[mention.start - 1 : mention.start]
        if any(mention.end == other.start or mention.start == other.end for other in source.mentions):
            continue  # 中國某醫院 is one name, 丹麥某公司 may be
        if not set(beside) & set("（）()[]「」“”《》-/") and not re.search("[0-9A-Za-z]", beside):
            yield mention


def shuffled(things: list[Any], chance: Random) -> list[Any]:
    """A list in an order by chance."""
    return chance.sample(things, len(things))


def plain(text: str) -> str:
    """A name without script, case, blanks and signs."""
    return "".join(filter(str.isalnum, fold(to_script("t2s", text))))


@lru_cache(maxsize=32)
def of_type(kind: str) -> list[Concept]:
    """The concepts of a type that have a Chinese name."""
    return [c for c in load_lexicon().concepts() if c.types[0] == kind and re.search("[一-鿿]", c.names.get("zh-Hans", ""))]


@lru_cache(maxsize=2)
def converter(config: str) -> OpenCC:
    return OpenCC(config)


def to_script(config: str, text: str) -> str:
    """A text in other characters, by OpenCC."""
    return str(converter(config).convert(text))


def key(value: object) -> str:
    """A value as text, equal for equal values: 10 is 10.0."""
    if isinstance(value, dict):
        value = {name: int(each) if isinstance(each, float) and each.is_integer() else each for name, each in value.items()}
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
