"""Glossaries: decisions of an editor in a plain file, which every later run replays.

A line is a rule in MediaWiki's syntax of manual conversion (its ``-{`` and ``}-`` may be left out), ``#`` begins a comment:

    zh-cn:血常规; zh-tw:全血球計數; zh-hk:全血計數     any of the names becomes the edition's own
    於主任=>zh-tw:于主任; zh-hk:于主任               these words of the source become others in the named editions
    於主任=>于主任                                  the same in every edition (in Simplified for zh-Hans)
    -{于先生}-                                      stays as the source has it, in every edition

https://www.mediawiki.org/wiki/Writing_systems/Syntax describes the syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from slepipe.edit.tables import EDITIONS, HONG_KONG, MAINLAND, TAIWAN
from slepipe.errors import GlossaryError
from slepipe.hanzi import to_simplified
from slepipe.model import Edit
from slepipe.patterns import Pattern

# MediaWiki's names of the locales; Singapore and Malaysia read the Mainland's, Macau Hong Kong's.
_TAGS = {
    "zh-cn": MAINLAND, "zh-hans": MAINLAND, "zh-sg": MAINLAND, "zh-my": MAINLAND, "zh-tw": TAIWAN, "zh-hant-tw": TAIWAN,
    "zh-hk": HONG_KONG, "zh-hant-hk": HONG_KONG, "zh-mo": HONG_KONG,
}  # fmt: skip
_TAGGED = Pattern(r"(?i)\s*(?P<tag>zh(?:-[a-z]+){1,2})\s*:\s*(?P<name>.*?)\s*\Z")
_COMMENT = Pattern(r"(?:^|\s)#.*")
_KEEP = Pattern(r"-\{(?P<text>[^{}]*)\}-\Z")


class Entry(msgspec.Struct, frozen=True):
    """A rule: the words it looks for and what they become in each locale; a locale that is not named keeps its own way.

    ``written`` says that the words are looked for as the source has them, otherwise in either script. ``where`` is the file and line.
    """

    words: tuple[str, ...]
    names: dict[str, str]
    written: bool
    where: str


def read_glossaries(paths: Iterable[str | Path]) -> tuple[Entry, ...]:
    """The rules of glossary files; raises ``GlossaryError`` naming the file and line of one that cannot be read."""
    entries: list[Entry] = []
    for path in paths:
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
        except OSError as error:
            raise GlossaryError(f"{path}: cannot be read ({error.strerror}); check its name and permissions") from error
        except UnicodeDecodeError as error:
            raise GlossaryError(f"{path}: cannot be read as a UTF-8 glossary: {error}") from error
        entries += parse_glossary(text, Path(path).name)
    return tuple(entries)


def parse_glossary(text: str, name: str = "glossary") -> tuple[Entry, ...]:
    """The rules of a glossary's text; raises ``GlossaryError`` naming the line that is none."""
    lines = ((number, _COMMENT.sub("", line).strip()) for number, line in enumerate(text.splitlines(), 1))
    return tuple(_entry(line, f"{name}:{number}") for number, line in lines if line)


def _entry(line: str, where: str) -> Entry:
    kept = _KEEP.match(line)
    rule = (kept["text"] if kept else line).strip()
    source, arrow, target = (part.strip() for part in rule.partition("=>"))
    if not arrow and kept and not _TAGGED.match(rule):
        return Entry(_words([rule], where), dict.fromkeys(EDITIONS, rule), True, where)
    names = _names(target if arrow else source, where) if _TAGGED.match(target if arrow else source) else None
    if arrow:
        everywhere = {tag: to_simplified(target) if tag == MAINLAND else target for tag in EDITIONS}
        return Entry(_words([source], where), everywhere if names is None else names, True, where)
    if names is None or len(names) < 2:
        raise GlossaryError(f"{where}: {line!r} is no rule; write zh-cn:A; zh-tw:B, or A=>zh-tw:B, or -{{A}}- to keep A")
    return Entry(_words([to_simplified(word) for word in names.values()], where), names, False, where)


def _names(text: str, where: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in re.split("[;；]", text))):
        match = _TAGGED.match(part)
        if match is None or match["tag"].lower() not in _TAGS:
            raise GlossaryError(f"{where}: {part!r} names no locale; begin it with one of {', '.join(_TAGS)} and a colon")
        names[_TAGS[match["tag"].lower()]] = match["name"]
    return names


def _words(words: Iterable[str], where: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(words))
    if not all(found):
        raise GlossaryError(f"{where}: a rule needs words to look for; it holds an empty name")
    return found


def glossary_edits(text: str, simplified: str, glossary: Sequence[Entry], locale: str) -> list[Edit]:
    """What a glossary makes of a text in the edition of a locale, sorted and apart; an edit without a change keeps its words.

    ``simplified`` is the Simplified view in the same coordinates. The longest words go first, then the earlier rule.
    """
    found: list[tuple[int, int, int, Entry]] = []
    for number, entry in enumerate(glossary):
        if locale in entry.names:
            place = text if entry.written else simplified
            for word in entry.words:
                found += [(-len(word), number, match.start(), entry) for match in re.finditer(re.escape(word), place)]
    edits: list[Edit] = []
    taken = bytearray(len(text))
    for negative, _, start, entry in sorted(found, key=lambda match: match[:3]):
        end = start - negative
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            edits.append(Edit(start, end, text[start:end], entry.names[locale], "glossary", f"glossary.{entry.where}"))
    return sorted(edits, key=lambda edit: edit.start)
