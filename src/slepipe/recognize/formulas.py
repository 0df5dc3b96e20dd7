"""Formulas of traditional medicine that no lexicon has: 可用牵正散合葛根汤加减."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

# No soup of the kitchen, nor what one does with medicine.
_NAME: Final = (
    "(?:(?![水热泡喝吃煮熬煲的了是鸡鸭鱼骨肉菜米面排糖奶这那该本此每各某和与或及可用方等])[\u4e00-\u9fff]){2,7}?[汤散丸饮丹]"
)
_TAKEN: Final = "可用|可选|可予|常用|常以|常选|方用|方选|方以|方取|选用|改用|改服|投以|治以|予以|合用|合|内服|宜用|拟用"
_FORMULA: Final = Pattern(f"(?:{_TAKEN})(?P<name>{_NAME})(?=[，。、；;,）)]|加|合|化裁|为[主基]|原方|治疗|口服|[和与或及])")
_CHANGED: Final = Pattern(
    f"(?<![\u4e00-\u9fff])(?P<name>{_NAME})(?=加减|加味|化裁|合(?![并用理计成])[\u4e00-\u9fff]{{2,6}}[汤散丸饮丹])"
)
_FORMS: Final = "汤散丸饮丹"


def find_formulas(flow: str, known: Container[int]) -> Iterator[Found]:
    """Formulas behind a word of prescribing, or before one of changing them; none that end where a ``known`` name does."""
    if any(form in flow for form in _FORMS):
        for pattern in (_FORMULA, _CHANGED):
            for match in pattern.finditer(flow):
                if match.end("name") not in known:
                    yield Found("drug", *match.span("name"), {}, "coined.formula")
