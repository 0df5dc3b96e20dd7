"""Where a text speaks Cantonese: Hong Kong's articles quote people in it, and its words look like errors of written Chinese (係, 吓, 郁)."""

from __future__ import annotations

import re

from slepipe.hanzi import without_miswritten
from slepipe.patterns import Pattern

# What only Cantonese is written with, and what bounds a stretch of it; 囉音 are heard in lungs. The newspapers' 揸車 and 揸不穩 stand in written Chinese, too.
_CANTONESE = Pattern(
    "[嘅咗喺唔佢冇哋啲嚟嗰咁嘢喎㗎嘥攞諗瞓搵乜咩嚿啱]|囉(?![音嗦唆])|揸(?![車车不])|啫(?!喱)|冧晒|同埋|[就都先即淨]係(?![統列數])|係咪|點解|而家"
)
# Of these the tables have what the other regions write: alone they make a clause of a report no speech (用藥後冇再肚瀉).
_REWORDED = frozenset("冇唔瞓")
_STRETCH = Pattern("[^。！？!?\\n「」『』“”]+")
_CLAUSE = Pattern("[^，；,;]+")
_QUOTE = Pattern("[「」『』“”]")
_CLOSES = Pattern("[」』”\n]")
# What 係 is part of by mistake alone, whoever speaks: 即係統性紅斑狼瘡.
_NO_COPULA = ("係統", "係列", "係數")
# Words that a sentence without any of these may hold, too; Big5 lacks the second.
_SPOKEN = frozenset("係吓")


def cantonese_offsets(text: str) -> frozenset[int]:
    """The offsets of the stretches of a text, between stops and quotation marks, that are Cantonese."""
    stretches = (match.span() for match in _cantonese(text))
    return frozenset(at for start, end in stretches for at in range(start, end) if not text.startswith(_NO_COPULA, at))


def said_offsets(text: str) -> frozenset[int]:
    """The offsets of what is said in Cantonese, which keeps its words.

    In quotation marks that is all that stands between them, and where most of its clauses are Cantonese, too. Of a sentence of written Chinese with one
    word of Cantonese in it (每朝食藥，佢都唔記得) it is the clause of that word, and none where the tables reword all that is Cantonese (他常常唔記得).
    """
    said: set[int] = set()
    for match in _cantonese(text):
        start, end = match.span()
        clauses = [(start + clause.start(), start + clause.end()) for clause in _CLAUSE.finditer(match[0])]
        spoken = [(first, last) for first, last in clauses if _CANTONESE.search(text, first, last) is not None]
        if _is_quoted(text, start):
            said.update(range(*_quotation(text, start, end)))
            continue
        words = _CANTONESE.findall(text, start, end)
        if _REWORDED.issuperset(words):
            continue
        whole = 2 * len(spoken) > len(clauses)
        for first, last in [(start, end)] if whole else spoken:
            said.update(range(first, last))
    return frozenset(said)


def _cantonese(text: str) -> list[re.Match[str]]:
    """The stretches that hold a word of Cantonese."""
    text = without_miswritten(text)
    if _CANTONESE.search(text) is None:
        return []
    return [match for match in _STRETCH.finditer(text) if _CANTONESE.search(match[0])]


def _is_quoted(text: str, at: int) -> bool:
    """Whether the last quotation mark of the paragraph before an offset opens."""
    marks = _QUOTE.findall(text[text.rfind("\n", 0, at) + 1 : at])
    return bool(marks) and marks[-1] in "「『“"


def _quotation(text: str, start: int, end: int) -> tuple[int, int]:
    """The quotation around a stretch, from its mark or the stretch's first character to the mark that closes it or the end of the paragraph."""
    opening = max(text.rfind(mark, 0, start) for mark in "「『“")
    closing = _CLOSES.search(text, end)
    return opening + 1, closing.start() if closing is not None else len(text)


def is_spoken(text: str, at: int, spoken: frozenset[int]) -> bool:
    """Whether a character is a word of Cantonese in a text that has stretches of it (``spoken``), whatever sentence it stands in."""
    return bool(spoken) and text[at] in _SPOKEN and not text.startswith(_NO_COPULA, at)
