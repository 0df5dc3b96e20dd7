"""Where a text speaks Cantonese: Hong Kong's articles quote people in it, and its words look like errors of written Chinese (係, 吓, 郁)."""

from __future__ import annotations

from slepipe.patterns import Pattern

# What only Cantonese is written with, and what bounds a stretch of it; 囉音 are heard in lungs. The newspapers' 揸車 and 揸不穩 stand in written Chinese, too.
_CANTONESE = Pattern(
    "[嘅咗喺唔佢冇哋啲嚟嗰咁嘢喎㗎嘥攞諗瞓搵乜咩嚿]|囉(?![音嗦唆])|揸(?![車车不])|啫(?!喱)|同埋|[就都先即淨]係(?![統列數])|係咪|點解|而家"
)
_STRETCH = Pattern("[^。！？!?\\n「」『』“”]+")
# What 係 is part of by mistake alone, whoever speaks: 即係統性紅斑狼瘡.
_NO_COPULA = ("係統", "係列", "係數")
# Words that a sentence without any of these may hold, too; Big5 lacks the second.
_SPOKEN = frozenset("係吓")


def cantonese_offsets(text: str) -> frozenset[int]:
    """The offsets of the stretches of a text, between stops and quotation marks, that are Cantonese."""
    if _CANTONESE.search(text) is None:
        return frozenset()
    stretches = (match.span() for match in _STRETCH.finditer(text) if _CANTONESE.search(match[0]))
    return frozenset(at for start, end in stretches for at in range(start, end) if not text.startswith(_NO_COPULA, at))


def is_spoken(text: str, at: int, spoken: frozenset[int]) -> bool:
    """Whether a character is a word of Cantonese in a text that has stretches of it (``spoken``), whatever sentence it stands in."""
    return bool(spoken) and text[at] in _SPOKEN and not text.startswith(_NO_COPULA, at)
