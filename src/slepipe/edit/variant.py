"""Which written variant a text is in, and whether a machine made it, with the evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from ahocorasick_rs import AhoCorasick, MatchKind

from slepipe.edit.named import Named
from slepipe.edit.repair import Suspect, in_big5
from slepipe.edit.tables import CONVERTER, EDITIONS, HONG_KONG, MAINLAND, TAIWAN, parts_of_converter, region_cues
from slepipe.model import Evidence, Variant
from slepipe.patterns import Pattern

Differences = Mapping[str, Sequence[int]]
"""Offsets at which the text in the script of a locale departs from the source, by locale."""

Cue = tuple[str, int, str]
"""What a cue says, where it stands, and its form."""

# A text with three certain errors, at more than one in 3,000 characters, went through a machine; a slip of a good author is rarer.
_ERRORS = 3
_PER_CHARACTERS = 3000
_SHOWN = 5
# One cue may be a topic (港澳 in a Mainland text), two are a voice.
_CUES = 2
# Taiwan's character, and that of every converter to Taiwan's script.
_WITHIN = "裡"
_NOT_TAIWAN = f"not-region:{TAIWAN}"
_NOT_MAINLAND = f"not-region:{MAINLAND}"
# Names that tell a region whatever the text is about. Hong Kong calls some things as Taiwan does and others as the Mainland does.
_SHARED = 3


def detect_variant(
    text: str,
    simplified: str,
    differences: Differences,
    suspects: Callable[[], Sequence[Suspect]],
    named: Callable[[], Sequence[Named]],
) -> Variant:
    """The variant of a text: ``zh-Hans``, ``zh-Hant-TW``, ``zh-Hant-HK``, or ``zh-Hant`` where no region shows.

    ``simplified`` is the text in Simplified, ``differences`` where it departs from the text, and where its Taiwan form does;
    ``suspects`` gives its suspect characters, ``named`` the lexicon's forms in it, for a text that is Traditional.
    """
    if not _is_traditional(text, differences):
        simple = [(at, text[at]) for at in differences[TAIWAN] if text[at] == simplified[at]]
        return Variant(MAINLAND, False, tuple(_evidence("simplified", simple)))
    certain = [suspect for suspect in suspects() if suspect.certain]
    damaged = len(certain) >= _ERRORS and len(certain) * _PER_CHARACTERS >= len(text)
    # 并發癥 holds two errors and is one thing seen.
    evidence = _evidence("conversion-error", dict.fromkeys((suspect.start, suspect.word) for suspect in certain))
    names = list(_name_cues(simplified, named()))
    regional = [*_character_cues(text), *_word_cues(simplified), *names]
    own = _without_converter(regional)
    for kind in sorted({kind for kind, _, _ in own}):
        evidence += _evidence(kind, ((at, form) for k, at, form in own if k == kind))
    software = [(at, form) for kind, at, form in regional if (kind, at, form) not in own and form != _WITHIN]
    # One word may be the author's, two are a table.
    evidence += _evidence(CONVERTER, software if len(software) >= _CUES else ())
    return Variant(_region(_votes(own), _votes(cue for cue in names if cue in own)), damaged, tuple(evidence))


def _is_traditional(text: str, differences: Differences) -> bool:
    """Whether more characters are Traditional only than Simplified only: 家 and 后 in 買家具, 皇后 are neither."""
    traditional = len(differences[MAINLAND])
    simplified = (at for at in differences[TAIWAN] if not in_big5(text[at]))
    return sum(1 for _ in islice(simplified, traditional)) < traditional


def _votes(cues: Iterable[Cue]) -> Counter[str]:
    return Counter(kind for kind, _, _ in cues)


def _without_converter(cues: list[Cue]) -> list[Cue]:
    """The cues without those that a converter with Taiwan's table for software writes, where the other names are the Mainland's.

    軟體 and 網際網路 beside 靶向藥物, 隨訪 and 外周血 are such a converter's; beside 標靶藥物, or with nothing that speaks against them, they are Taiwan's own.
    """
    own = [cue for cue in cues if not (cue[2] == _WITHIN or any(part in cue[2] for part in parts_of_converter()))]
    votes = _votes(own)
    mainland = votes[f"region:{MAINLAND}"]
    against = mainland + votes[_NOT_TAIWAN]
    speaks = mainland >= _CUES and against >= _SHARED and against > 2 * votes[f"region:{TAIWAN}"]
    return own if speaks and mainland > votes[f"region:{HONG_KONG}"] else cues


def _region(votes: Counter[str], names: Counter[str]) -> str:
    """The region of a text by its cues, of which ``names`` are those that are names of things."""
    taiwan, hong_kong, mainland = (votes[f"region:{tag}"] for tag in (TAIWAN, HONG_KONG, MAINLAND))
    # 健保 and 台灣 may be what a Hong Kong text is about, and 醫管局 what one of Taiwan is; its names of things are its own.
    if names[f"region:{TAIWAN}"] >= _SHARED and not (names[f"region:{HONG_KONG}"] or names[_NOT_TAIWAN]):
        return TAIWAN
    shared = hong_kong + votes[_NOT_MAINLAND]
    if shared >= _SHARED and shared > 2 * mainland and hong_kong + votes[_NOT_TAIWAN] > taiwan:
        return HONG_KONG
    if taiwan >= _CUES and taiwan > hong_kong and 2 * taiwan > mainland + votes[_NOT_TAIWAN]:
        return TAIWAN
    if hong_kong >= _CUES and hong_kong > max(taiwan, mainland):
        return HONG_KONG
    return "zh-Hant"


def _character_cues(text: str) -> Iterable[Cue]:
    for character, tag in (("裏", HONG_KONG), ("着", HONG_KONG), ("衞", HONG_KONG), (_WITHIN, TAIWAN)):
        if (at := text.find(character)) >= 0:
            yield f"region:{tag}", at, character


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, ...], AhoCorasick]:
    words = tuple(region_cues())
    return words, AhoCorasick(words, matchkind=MatchKind.Standard)


def _word_cues(simplified: str) -> Iterable[Cue]:
    words, matcher = _words()
    first: dict[int, int] = {}
    for number, at, _ in matcher.find_matches_as_indexes(simplified, overlapping=True):
        first.setdefault(number, at)
    for number in sorted(first):
        yield f"region:{region_cues()[words[number]]}", first[number], words[number]


def _name_cues(simplified: str, named: Sequence[Named]) -> Iterable[Cue]:
    """Each concept or general word that is called by a name of one region only, or by one that Taiwan or the Mainland does not use."""
    seen: set[tuple[str, str]] = set()
    last: dict[str, Named] = {}
    for form in named:
        written = simplified[form.start : form.end]
        # The 標靶藥 of 標靶藥物 is no name of its own; longer forms come first.
        whole = last.setdefault(form.concept, form)
        inside = whole is not form and written in simplified[whole.start : whole.end]
        if not form.own or inside or (form.concept, written) in seen:
            continue
        seen.add((form.concept, written))
        if len(form.own) == 1 and len(form.names) == len(EDITIONS) - 1:
            yield f"region:{form.own[0]}", form.start, written
        elif TAIWAN in form.names and not (form.drug and _GLOSSED.match(simplified, form.end)):
            yield _NOT_TAIWAN, form.start, written
        elif MAINLAND in form.names and HONG_KONG in form.own:
            yield _NOT_MAINLAND, form.start, written


# 奥妥珠单抗（obinutuzumab）: Taiwan's authors give a drug in Chinese beside its name, too.
_GLOSSED = Pattern(r"\s?[（(]\s?[A-Za-z]{4}")


def _evidence(kind: str, found: Iterable[tuple[int, str]]) -> list[Evidence]:
    """The most frequent forms of one kind, each with its first place and its count."""
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for at, form in found:
        first.setdefault(form, at)
        counts[form] += 1
    return [Evidence(kind, form, first[form], n) for form, n in counts.most_common(_SHOWN)]
