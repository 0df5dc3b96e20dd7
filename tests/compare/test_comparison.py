"""Pairs of our own texts and every finding that tells them apart."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

import msgspec
import opencc
import pytest

import slepipe
from slepipe.compare import diff
from slepipe.compare.comparison import compare
from slepipe.compare.model import Diff, Finding, FindingKind, Side
from slepipe.model import Document

_HERE = Path(__file__).parent
_SIMPLIFIED = opencc.OpenCC("t2s")
_TRADITIONAL = opencc.OpenCC("s2t")


class Pair(NamedTuple):
    """What was edited, the two texts, and a line for each finding."""

    title: str
    old: str
    new: str
    findings: list[str]


def _read(name: str) -> list[Pair]:
    """The cases of a file; its first lines say how they are written."""
    _, *cases = (_HERE / name).read_text(encoding="utf-8").split("\n# ")
    return [_pair(case.splitlines()) for case in cases]


def _pair(lines: list[str]) -> Pair:
    title, *rest = lines
    old, new = ("\n".join(line[2:] for line in rest if line.startswith(sign)) for sign in "-+")
    return Pair(title, old, new, [line for line in rest if line and line[0] not in "-+"])


DIFFERENT = _read("pairs.txt")
SAME = _read("same.txt")
different = pytest.mark.parametrize("pair", DIFFERENT, ids=[pair.title for pair in DIFFERENT])
same = pytest.mark.parametrize("pair", SAME, ids=[pair.title for pair in SAME])
every = pytest.mark.parametrize("pair", [*DIFFERENT, *SAME], ids=[pair.title for pair in (*DIFFERENT, *SAME)])


@cache
def _annotate(text: str) -> Document:
    return slepipe.annotate(text)


def _diff(old: str, new: str) -> Diff:
    return diff(_annotate(old), _annotate(new))


def _line(finding: Finding) -> str:
    """A finding as the file has it."""
    old, new = _words(finding.old), _words(finding.new)
    if finding.kind == "fact-changed" and old == new:
        old, new = _with_value(finding.old), _with_value(finding.new)
    about = "; ".join(filter(None, (finding.subject, *finding.about, finding.role, *finding.fields)))
    return f"{finding.kind} {finding.type}: {old} → {new}" + (f" ({about})" if about else "")


def _words(side: Side | None) -> str:
    if side is None:
        return ""
    roles = dict.fromkeys(part.role for part in side.arguments)
    said = (f"{role}={'、'.join(part.text for part in side.arguments if part.role == role)}" for role in roles)
    return "; ".join(said) or side.text


def _with_value(side: Side | None) -> str:
    return f"{side.text} {msgspec.json.encode(side.value, order='sorted').decode()}" if side is not None else ""


def _sorted(found: Diff) -> list[bytes]:
    return sorted(msgspec.json.encode(finding) for finding in found.findings)


@different
def test_an_edit_gives_what_a_reader_notes(pair: Pair) -> None:
    """All findings of the file, and no other."""
    assert Counter(map(_line, _diff(pair.old, pair.new).findings)) == Counter(pair.findings)


@same
def test_what_says_the_same_gives_nothing(pair: Pair) -> None:
    """Script, edition, typography, word order, places and numbers of the list are no difference."""
    assert [_line(finding) for finding in _diff(pair.old, pair.new).findings] == pair.findings == []


@every
def test_the_other_direction_is_the_mirror(pair: Pair) -> None:
    """What came is gone there, and old and new change places."""
    there = _diff(pair.new, pair.old)
    assert _sorted(there) == _sorted(_diff(pair.old, pair.new).mirrored())


@different
def test_a_text_is_the_same_as_itself(pair: Pair) -> None:
    """Nothing is found between a document and itself, nor a copy."""
    assert not _diff(pair.old, pair.old)
    assert not diff(_annotate(pair.new), slepipe.annotate(pair.new))


@every
def test_a_text_is_the_same_in_the_other_script(pair: Pair) -> None:
    """A conversion that keeps every character's place says the same."""
    assert not _diff(_SIMPLIFIED.convert(pair.old), _TRADITIONAL.convert(_SIMPLIFIED.convert(pair.old)))


@different
def test_both_scripts_give_the_same_findings(pair: Pair) -> None:
    """Kinds, subjects and places are those of the Simplified texts where both are Traditional."""
    old, new = _SIMPLIFIED.convert(pair.old), _SIMPLIFIED.convert(pair.new)
    there = _diff(_TRADITIONAL.convert(old), _TRADITIONAL.convert(new))
    assert _places(there) == _places(_diff(old, new))


def _places(found: Diff) -> list[tuple[str, str, tuple[int, int] | None, tuple[int, int] | None]]:
    sides = ((each, each.old, each.new) for each in found.findings)
    return [
        (each.kind, each.type, (old.start, old.end) if old else None, (new.start, new.end) if new else None)
        for each, old, new in sides
    ]


def test_the_files_have_every_kind() -> None:
    """Each kind of finding in at least two pairs."""
    kinds = Counter(line.split()[0] for pair in DIFFERENT for line in {line.split()[0]: line for line in pair.findings}.values())
    assert {kind for kind in get_args(FindingKind) if kinds[kind] < 2} == set()
    assert kinds.keys() <= set(get_args(FindingKind))
    assert len(DIFFERENT) >= 60
    assert len(SAME) >= 25


def test_findings_are_in_order_of_the_new_text() -> None:
    """What is gone stands by its place in the old one."""
    found = _diff("羟氯喹用了24周。泼尼松用了8周。他克莫司停用。", "羟氯喹用了12周。泼尼松用了6周。皮疹消退。")
    places = [side.start for finding in found.findings if (side := finding.new or finding.old)]
    assert places == sorted(places)
    assert len(places) == 4


def test_a_diff_names_the_entities_of_its_findings() -> None:
    """Each once, in order of the ids, whichever side has it."""
    found = _diff("患者服用羟氯喹。复诊时病情稳定。", "患者服用他克莫司。复诊时病情稳定。")
    assert [entity.id for entity in found.entities] == ["hydroxychloroquine", "tacrolimus"]
    assert _diff("患者服用羟氯喹。", "患者服用羟氯喹。").entities == ()


def test_the_heads_say_which_document_is_which() -> None:
    """Title and variant of either side, also where the pair is compared the other way round."""
    old, new = slepipe.annotate("# 乙篇\n\n羥氯喹須長期服用。"), slepipe.annotate("# 甲篇\n\n羟氯喹须长期服用。")
    for one, other in ((old, new), (new, old)):
        found = diff(one, other)
        assert (found.old.title, found.old.variant) == (one.title, one.variant.tag)
        assert (found.new.title, found.new.variant) == (other.title, other.variant.tag)


def test_a_comparison_has_both_texts_and_their_alignment() -> None:
    """Of either direction: the pairs lead from old units to new ones."""
    old, new = _annotate("皮疹要防晒。羟氯喹每天服用。"), _annotate("羟氯喹每天服用。皮疹要防晒。")
    for one, other in ((old, new), (new, old)):
        seen = compare(one, other)
        assert (seen.old.document, seen.new.document) == (one, other)
        assert seen.aligned.pairs == {0: 1, 1: 0}
        assert not seen.diff
