"""Which written variant a text is in, and whether a machine made it, with the evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from slepipe.edit.repair import Suspect
from slepipe.edit.tables import HONG_KONG, MAINLAND, TAIWAN, region_cues
from slepipe.hanzi import differing
from slepipe.lexicon.load import Lexicon
from slepipe.model import Evidence, Mention, Variant

# A text with three certain errors, at more than one in 3,000 characters, went through a machine; a slip of a good author is rarer.
_ERRORS = 3
_PER_CHARACTERS = 3000
_SHOWN = 5


def detect_variant(
    text: str, simplified: str, taiwan: str, found: Sequence[Suspect], mentions: Sequence[Mention], lexicon: Lexicon
) -> Variant:
    """The variant of a text: ``zh-Hans``, ``zh-Hant-TW``, ``zh-Hant-HK``, or ``zh-Hant`` where no region shows.

    ``simplified`` and ``taiwan`` are the text in these scripts, in the same coordinates; ``found`` are its suspect characters.
    """
    traditional = set(differing(text, simplified))
    simple = [(at, text[at]) for at in differing(text, taiwan) if at not in traditional]
    if len(simple) >= len(traditional):
        return Variant(MAINLAND, False, tuple(_words("simplified", simple)))
    certain = [suspect for suspect in found if suspect.certain]
    damaged = len(certain) >= _ERRORS and len(certain) * _PER_CHARACTERS >= len(text)
    evidence = [*_words("conversion-error", ((suspect.at, suspect.word) for suspect in certain))]
    regional = [*_character_cues(text), *_word_cues(simplified), *_name_cues(mentions, lexicon)]
    votes = Counter(kind for kind, _, _ in regional)
    evidence += [e for kind in sorted(votes) for e in _words(kind, ((at, form) for k, at, form in regional if k == kind))]
    return Variant(_region(votes), damaged, tuple(evidence))


def _region(votes: Counter[str]) -> str:
    taiwan, hong_kong, mainland = (votes[f"region:{tag}"] for tag in (TAIWAN, HONG_KONG, MAINLAND))
    if max(taiwan, hong_kong) <= mainland:
        return "zh-Hant"
    if taiwan == hong_kong:
        return "zh-Hant"
    return TAIWAN if taiwan > hong_kong else HONG_KONG


def _character_cues(text: str) -> Iterable[tuple[str, int, str]]:
    for character, tag in (("裏", HONG_KONG), ("着", HONG_KONG), ("衞", HONG_KONG), ("裡", TAIWAN)):
        if (at := text.find(character)) >= 0:
            yield f"region:{tag}", at, character


def _word_cues(simplified: str) -> Iterable[tuple[str, int, str]]:
    for word, tag in region_cues().items():
        if (at := simplified.find(word)) >= 0:
            yield f"region:{tag}", at, simplified[at : at + len(word)]


def _name_cues(mentions: Sequence[Mention], lexicon: Lexicon) -> Iterable[tuple[str, int, str]]:
    """Each concept that is called by a name of one region only."""
    seen: set[str] = set()
    for mention in mentions:
        concept = lexicon.concept(mention.entity)
        if concept is None or mention.text in seen:
            continue
        seen.add(mention.text)
        own = {tag for tag in (TAIWAN, HONG_KONG) if concept.names.get(tag) == mention.text}
        if len(own) == 1 and concept.names.get(TAIWAN) and concept.names.get(HONG_KONG):
            tag = own.pop()
            if tag == TAIWAN:
                yield f"region:{TAIWAN}", mention.start, mention.text
            else:
                # Hong Kong shares most of its terms with the Mainland.
                yield f"region:{MAINLAND}", mention.start, mention.text


def _words(kind: str, found: Iterable[tuple[int, str]]) -> list[Evidence]:
    """The most frequent forms of one kind, each with its first place and its count."""
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for at, form in found:
        first.setdefault(form, at)
        counts[form] += 1
    return [Evidence(kind, form, first[form], n) for form, n in counts.most_common(_SHOWN)]
