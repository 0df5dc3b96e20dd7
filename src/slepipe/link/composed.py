"""English and Japanese names of what recognition composed of a known name and what stands beside it: BTK抑制剂 is BTK inhibitor.

``composed.tsv`` has the rules: what a name ends in or begins with, of which types of entities it is one (``of``; ``stem`` stands inside of
another), and what may stand beside it, by type or by kind of the words in ``stems.tsv`` (none: any). ``whole`` and ``like`` are names as they
are and by their pattern, a ``joint`` stands between two conditions.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from slepipe.lexicon.load import HEAD, Lexicon, fold, is_abbreviation
from slepipe.link.complaints import part_names
from slepipe.patterns import Pattern, pattern

Names = dict[str, str]
"""Names by locale, ``en`` and ``ja``."""

_HERE: Final = Path(__file__)
_LOCALES: Final = ("en", "ja")
# How something changes: 血压突然飙升, 肾功能短暂下降.
_HOW = Pattern("(?:可能|突然|也|短暂|明显|持续|轻度|一过性|会|急剧|显著|略|双侧|均|都|初步|定期|早期|常规|快速)+$")
# What may stand behind what is done: 切除术, 切除手术.
_DEED = Pattern("(?<=..)(?:手?术)$")
# Genes and the like that no row names keep their letters.
_LETTERS = Pattern("[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_INTERLEUKIN = Pattern("(?:白细胞)?(?:介白素|白介素)-?(?=[0-9])")
_SIDES: Final = (
    ("双侧", {"en": "bilateral ", "ja": "両側"}),
    ("左侧", {"en": "left ", "ja": "左"}),
    ("右侧", {"en": "right ", "ja": "右"}),
    ("左", {"en": "left ", "ja": "左"}),
    ("右", {"en": "right ", "ja": "右"}),
)
# Rules of classes that are named for what they are against: 抗介白素-5生物制剂.
_AGAINST: Final = "against"
_SIDED: Final = frozenset({"organ"})
_DEPTH: Final = 3


class _Rule(NamedTuple):
    of: frozenset[str]
    beside: frozenset[str]
    chinese: str
    names: Names


@lru_cache(maxsize=1)
def _rules() -> dict[str, tuple[_Rule, ...]]:
    """The rules by kind, the longer first, of those the ones that say what stands beside."""
    rules: dict[str, list[_Rule]] = {}
    for line in _HERE.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, of, beside, chinese, english, japanese = line.split("\t")
        names = {locale: name for locale, name in zip(_LOCALES, (english, japanese), strict=True) if name}
        rules.setdefault(kind, []).append(_Rule(frozenset(of.split()), frozenset(beside.split()), chinese, names))
    return {kind: tuple(sorted(of, key=lambda rule: (-len(rule.chinese), not rule.beside))) for kind, of in rules.items()}


@lru_cache(maxsize=1)
def _stems() -> dict[str, dict[str, Names]]:
    """The words of ``stems.tsv``: Chinese, and names by kind."""
    stems: dict[str, dict[str, Names]] = {}
    for line in _HERE.with_name("stems.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, chinese, english, japanese = line.split("\t")
        stems.setdefault(chinese, {})[kind] = {"en": english, "ja": japanese}
    return stems


def composed_names(simplified: str, kind: str, lexicon: Lexicon) -> Names:
    """The names of a composed name of a type in Simplified characters, by locale; empty where a part of it is in no row."""
    for form in dict.fromkeys((simplified, _DEED.sub("", simplified))) if kind == "therapy" else (simplified,):
        if names := _told(form, kind) or _composed(form, kind, lexicon, 0):
            return names
    return {}


def _told(form: str, kind: str) -> Names:
    for rule in _rules()["whole"]:
        if form == rule.chinese and kind in rule.of:
            return rule.names
    return next((rule.names for rule in _rules()["like"] if kind in rule.of and pattern(rule.chinese).fullmatch(form)), {})


def _composed(form: str, kind: str, lexicon: Lexicon, depth: int) -> Names:
    for place in ("end", "front"):
        for rule in _rules()[place]:
            if (rule.of and kind not in rule.of) or len(form) <= len(rule.chinese):
                continue
            if place == "end" and form.endswith(rule.chinese):
                rest = form.removesuffix(rule.chinese)
                if _AGAINST in rule.beside and not rest.startswith("抗"):
                    continue
                rest = rest.removeprefix("抗")
            elif place == "front" and form.startswith(rule.chinese):
                rest = form.removeprefix(rule.chinese)
            else:
                continue
            found = _beside(rest, kind if place == "front" else "stem", rule.beside - {_AGAINST}, lexicon, depth + 1)
            if names := _filled(rule.names, found):
                return names
    return _joined(form, kind, lexicon)


def _filled(templates: Names, *parts: Names) -> Names:
    """The templates with the names of their parts, in the locales in which all have one; empty without English."""
    names = {
        locale: template.format(*(part[locale] for part in parts))
        for locale, template in templates.items()
        if all(locale in part for part in parts)
    }
    return names if "en" in names else {}


def _joined(form: str, kind: str, lexicon: Lexicon) -> Names:
    """Two conditions in one name: 冻疮样皮疹, 硬皮病相关肺动脉高压."""
    for rule in _rules()["joint"] if kind in ("disease", "symptom") else ():
        first, _, second = form.partition(rule.chinese)
        if (
            first
            and second
            and (names := _filled(rule.names, _known(first, rule.beside, lexicon), _known(second, rule.beside, lexicon)))
        ):
            return names
    return {}


def _beside(text: str, kind: str, beside: frozenset[str], lexicon: Lexicon, depth: int) -> Names:
    """The names of what stands beside a rule; several side by side are joined as they are written: CD40/CD40L."""
    bare = _HOW.sub("", text).removesuffix("水平").strip()
    parts = [_one(part, kind, beside, lexicon, depth) for part in bare.split("/")]
    if not all(parts):
        return {}
    return {locale: "/".join(part[locale] for part in parts) for locale in _LOCALES if all(locale in part for part in parts)}


def _one(text: str, kind: str, beside: frozenset[str], lexicon: Lexicon, depth: int) -> Names:
    if not text:
        return {}
    if names := _known(text, beside, lexicon):
        return names
    if not beside.isdisjoint(_SIDED):
        for side, words in _SIDES:
            if text.startswith(side) and (names := _known(text.removeprefix(side), _SIDED, lexicon)):
                return {locale: words[locale] + name for locale, name in names.items()}
    if depth >= _DEPTH:
        return {}
    return (_told(text, kind) if kind != "stem" else {}) or _composed(text, kind, lexicon, depth)


def _known(text: str, beside: frozenset[str], lexicon: Lexicon) -> Names:
    """The names of a word of ``stems.tsv``, a concept, a part of the body, or letters, if what may stand beside a rule is of its kind."""
    for kind, names in _stems().get(text, {}).items():
        if kind in beside:
            return names
    for form in (text, _INTERLEUKIN.sub("IL-", text)):
        types, names = _concept(form, lexicon)
        if names and (not beside or not beside.isdisjoint(types)):
            return names
    if not beside.isdisjoint(_SIDED) and (names := part_names(text)):
        return names
    return {"en": text, "ja": text} if "letters" in beside and _LETTERS.fullmatch(text) else {}


def _concept(form: str, lexicon: Lexicon) -> tuple[tuple[str, ...], Names]:
    wanted = fold(form)
    readings = lexicon.under(wanted[:HEAD])[1].get(wanted) if wanted[:HEAD] in lexicon.heads else None
    # EGFR is a receptor, eGFR a rate: the one that is written just so.
    exact = sorted(readings or (), key=lambda reading: reading[1] != form.strip())
    for concept in (lexicon.concept(each) for each, _ in exact):
        if concept.types != ("word",):
            names = {locale: name for locale, name in concept.names.items() if locale in _LOCALES}
            return concept.types, _as_letters(form, names) if is_abbreviation(form) and "target" in concept.types else names
    return (), {}


def _as_letters(form: str, names: Names) -> Names:
    """The names of a target that is written by its letters, which compounds keep: BTK阻害薬, GIP/GLP-1 dual agonist; of BAFF it is BLyS."""
    english = names.get("en", form)
    return {"en": form, "ja": form} if english == form or not is_abbreviation(english) else names
