"""Forms that no row has to name, for every writer makes them: 综合征 in another region's words, 单抗 in full, 性 left out or set in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from slepipe.patterns import Pattern

SYNDROME = ("综合征", "综合症", "症候群")
"""What the name of a syndrome ends in: in the Mainland, in Hong Kong, in Taiwan."""

# 肉芽肿性多发性血管炎 is written 肉芽肿性多发血管炎, too; but 恶性, 毒性 and 阳性 are words without which nothing is said.
_LEFT_OUT = Pattern(
    "(?<=[\u4e00-\u9fff][\u4e00-\u9fff])(?<![恶良急慢阳阴活惰男女异两毒变特个雄雌隐显烈属同天惯磁极感细])性(?=[\u4e00-\u9fff]{2})"
)
# ANCA相关血管炎 is written ANCA相关性血管炎.
_JOINED = ("相关", "多发", "弥漫", "原发", "继发", "特发", "复发", "获得", "先天")
_SET_IN = Pattern(f"(?<={'|'.join(_JOINED)})(?!性)(?=[\u4e00-\u9fff]{{2}})")
_SHORTEST = 4
_OF_A_TARGET = Pattern("[a-z0-9α-ω]单抗\\Z")


def variants(forms: Iterable[tuple[str, str]], conditions: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The forms made of known ones, and the concepts of these; none that is known, and none that two concepts would claim.

    ``forms`` are all forms (folded) with their concepts, ``conditions`` those of diseases and symptoms.
    """
    known = dict(forms)
    syndromes = _of_one(known, _syndromes, known) | _of_one(known, _antibodies, known)
    return syndromes | _of_one({**dict(conditions), **syndromes}, with_or_without, known)


def _of_one(forms: Mapping[str, str], make: Callable[[str], Iterator[str]], known: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for form, owner in forms.items():
        for variant in make(form):
            found.setdefault(variant, set()).add(owner)
    return {form: next(iter(owners)) for form, owners in found.items() if form not in known and len(owners) == 1}


def _syndromes(form: str) -> Iterator[str]:
    """格林巴利综合症 beside 格林巴利综合征."""
    for end in SYNDROME:
        if form.endswith(end) and form != end:
            yield from (form.removesuffix(end) + other for other in SYNDROME)


def _antibodies(form: str) -> Iterator[str]:
    """抗IL-6R单株抗体 beside 抗IL-6R单抗, by its target; 利妥昔单抗 is a drug's name."""
    if _OF_A_TARGET.search(form) is not None:
        yield from (form.removesuffix("单抗") + end for end in ("单克隆抗体", "单株抗体"))


def with_or_without(form: str) -> Iterator[str]:
    """A name (Simplified) of a disease or symptom with one 性 less or more: 肉芽肿性多发血管炎, ANCA相关性血管炎."""
    if "性" in form and len(form) > _SHORTEST:
        for match in _LEFT_OUT.finditer(form):
            yield form[: match.start()] + form[match.end() :]
    if any(word in form for word in _JOINED):
        for match in _SET_IN.finditer(form):
            yield f"{form[: match.start()]}性{form[match.start() :]}"
