"""Damage well-written Traditional text as converters do, repair it, and count; beside other converters.

    python scripts/bench_conversion.py [FILE...]          default: the Traditional articles of source/

Two kinds of damage, in every document on its own and in both together:

- under: a character stays as it is in Simplified (于, 后, 制劑, 干細胞), or its word takes the wrong one of several (復雜, 批準);
- over: a character that was right is converted once more (幹擾素, 皇後, 癥狀 in place of 症狀).

A position counts as repaired, missed (still wrong) or harmed (right before, wrong after); free variants (台, 臺) count as right. Every
converter gets the same damaged text and makes Traditional of it, Taiwan's where it can. Beside them stands what each changes in the text undamaged.
"""

from __future__ import annotations

import importlib
import random
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from opencc import OpenCC

import slepipe
from slepipe.edit.edition import apply_edits
from slepipe.edit.repair import in_big5
from slepipe.edit.tables import TAIWAN, variants
from slepipe.hanzi import to_simplified

SOURCES = ("taiwan-news.txt", "hongkong-patient-guide.md")
SHARE = 0.5  # of the pairs of characters that a document's damage touches
SEEDS = range(5)
Converter = Callable[[str], str]


def main() -> None:
    """Print a line for each kind of damage and converter, and the words that stayed wrong or were harmed."""
    paths = [Path(name) for name in sys.argv[1:]] or [Path("source") / name for name in SOURCES]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    converters = dict(available())
    print(
        f"{'damage':<12}{'converter':<22}{'damaged':>8}{'repaired':>9}{'missed':>8}{'harmed':>8}{'repaired %':>12}{'harmed/10,000':>15}"
    )
    words: Counter[str] = Counter()
    for kind in ("none", "under", "over", "both"):
        for name, convert in converters.items():
            total: Counter[str] = Counter()
            for text in texts:
                for seed in SEEDS if kind != "none" else (0,):
                    found = count(text, damage(text, kind, random.Random(seed)), convert)  # noqa: S311 - no secret
                    total += Counter({key: len(places) for key, places in found.items()})
                    if name == "slepipe":
                        words.update(f"{kind} {key} {where}" for key in ("missed", "harmed") for where in found[key])
            show(kind, name, total, sum(map(len, texts)) * (len(SEEDS) if kind != "none" else 1))
    print()
    for where, number in words.most_common(60):
        print(f"{number:>4} {where}")


def available() -> Iterable[tuple[str, Converter]]:
    """The pipeline without terms and typography, OpenCC alone and as a round trip, and what else is installed."""
    yield "slepipe", repaired
    s2tw, t2s = OpenCC("s2tw"), OpenCC("t2s")
    yield "opencc s2tw", s2tw.convert
    yield "opencc t2s, s2tw", lambda text: s2tw.convert(t2s.convert(text))
    for module, make in (
        ("zhconv_rs", lambda m: lambda text: m.zhconv(text, "zh-Hant")),
        ("opencc_pyo3", lambda m: m.OpenCC("s2tw").convert),
    ):
        try:
            yield module, make(importlib.import_module(module))
        except ImportError:
            continue


def repaired(text: str) -> str:
    """The text in Taiwan's characters by slepipe; edits that change its length (broken lines) are left out, to compare by position."""
    edits = slepipe.convert(text, TAIWAN, terms=False, typography=False).edits
    return apply_edits(text, [edit for edit in edits if len(edit.before) == len(edit.after)])


def damage(text: str, kind: str, chance: random.Random) -> str:
    """The text with wrong characters, of equal length; the same pairs everywhere in it, as a converter would."""
    result = text
    for way in ("under", "over") if kind == "both" else (kind,):
        pairs = {character: others(character, way) for character in sorted(set(result))}
        chosen = {character: chance.choice(wrong) for character, wrong in pairs.items() if wrong and chance.random() < SHARE}
        result = "".join(chosen.get(character, character) for character in result)
    return result


@lru_cache(maxsize=8192)
def others(character: str, way: str) -> tuple[str, ...]:
    """What a converter may leave in place of a character: its Simplified form (under) or another Traditional form (over)."""
    if way == "none" or not "\u4e00" <= character <= "\u9fff":
        return ()
    simple = to_simplified(character)
    if way == "under":
        wrong = [simple] if simple != character else []
    else:
        wrong = [other for other in families()[simple] if other not in (character, simple)]
    return tuple(
        other
        for other in wrong
        if in_big5(other) and (character, other) not in variants() and (other, character) not in variants()
    )


@lru_cache(maxsize=1)
def families() -> dict[str, list[str]]:
    """The common Traditional characters (Big5, level 1) that have one Simplified form."""
    result: dict[str, list[str]] = defaultdict(list)
    for high in range(0xA4, 0xC7):
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            character = bytes((high, low)).decode("big5", errors="ignore")
            if character and unicodedata.category(character) == "Lo":
                result[to_simplified(character)].append(character)
    return result


def count(text: str, damaged: str, convert: Converter) -> dict[str, list[str]]:
    """The places repaired, missed and harmed, each as a few characters of the damaged text and what became of the middle one."""
    made = convert(damaged)
    if len(made) != len(text):
        made = in_place(damaged, made)
    found: dict[str, list[str]] = {"damaged": [], "repaired": [], "missed": [], "harmed": []}
    for at, (right, wrong, now) in enumerate(zip(text, damaged, made, strict=True)):
        where = damaged[max(0, at - 3) : at] + f"[{wrong}→{now}]" + damaged[at + 1 : at + 4]
        good = now == right or (right, now) in variants() or (now, right) in variants()
        if right != wrong:
            found["damaged"].append(where)
            found["repaired" if good else "missed"].append(where)
        elif not good:
            found["harmed"].append(where)
    return found


def in_place(text: str, made: str) -> str:
    """What a converter made of each character; where it changed the length, the text as it was."""
    result = list(text)
    for _, start, end, first, last in SequenceMatcher(None, text, made, autojunk=False).get_opcodes():
        if end - start == last - first:
            result[start:end] = made[first:last]
    return "".join(result)


def show(kind: str, name: str, total: Counter[str], characters: int) -> None:
    """One line of the table."""
    share = f"{100 * total['repaired'] / total['damaged']:.1f}" if total["damaged"] else "-"
    harmed = f"{10_000 * total['harmed'] / characters:.1f}"
    cells = [total[key] for key in ("damaged", "repaired", "missed", "harmed")]
    print(f"{kind:<12}{name:<22}{cells[0]:>8}{cells[1]:>9}{cells[2]:>8}{cells[3]:>8}{share:>12}{harmed:>15}")


if __name__ == "__main__":
    main()
