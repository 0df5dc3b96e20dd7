"""Reference entries to CSL-JSON; the cases stand in references.txt."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.link.identifiers import take_identifiers
from slepipe.link.references import find_references, parse_reference
from slepipe.model import Block

FIXTURE = Path(__file__).with_name("references.txt").read_text(encoding="utf-8")
LINES = [line for line in FIXTURE.splitlines()[1:] if line and not line.startswith("#")]
CASES = list(zip(LINES[::2], LINES[1::2], strict=True))
SIGNS = "Chan AB.,;:()[]0123456789 年卷《》．。，「et al」JEBOL/-–&doi:PMIDVolumehttps\n"


@pytest.mark.parametrize(("entry", "expected"), CASES, ids=[entry[:30] for entry, _ in CASES])
def test_an_entry_becomes_the_item_beside_it(entry: str, expected: str) -> None:
    """Each entry of the fixture gives exactly the item that stands below it, under its label."""
    wanted: dict[str, Any] = {"id": "7", **json.loads(expected)}
    assert parse_reference(entry, "7") == wanted


def test_the_fixture_is_large_enough() -> None:
    """All styles have their cases."""
    assert len(CASES) >= 30


def test_a_wrapped_entry_reads_like_one_line() -> None:
    """Line ends inside an entry, even inside its address or a Chinese title, change nothing."""
    wrapped = "李华. 狼疮患者用药\n负担减轻[EB/OL]. (2025-04-29). https://example.org/\r\nnews/1."
    assert parse_reference(wrapped, "1") == parse_reference(wrapped.replace("\r\n", "").replace("\n", ""), "1")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("见 doi:10.1000/abc.1。", {"DOI": "10.1000/abc.1"}),
        ("(https://doi.org/10.1000/S1(10)2-2)", {"DOI": "10.1000/S1(10)2-2"}),
        ("文献doi: https://dx.doi.org/10.1000/a_b; PMID:123", {"DOI": "10.1000/a_b", "PMID": "123"}),
        ("DOI:10.1000/abc.2020.01.019(PMID: 32010000)", {"DOI": "10.1000/abc.2020.01.019", "PMID": "32010000"}),
        (
            "https://example.org/doi/abs/10.1000%2F1756-185X.1",
            {"DOI": "10.1000/1756-185X.1", "URL": "https://example.org/doi/abs/10.1000/1756-185X.1"},
        ),
        ("10.1000/xyz，PMC1234567。", {"DOI": "10.1000/xyz", "PMCID": "PMC1234567"}),
        ("网址：https://example.org/狼疮", {"URL": "https://example.org/"}),
        ("**https://example.org/a**", {"URL": "https://example.org/a"}),
        ("NCT01234567 and 110.1000/x", {}),
    ],
)
def test_identifiers_end_where_the_sentence_goes_on(text: str, found: dict[str, str]) -> None:
    """Stops, brackets and Han characters after an identifier are no part of it."""
    assert take_identifiers(text)[0] == found


def test_labels_are_bare_numbers() -> None:
    """The label is the number of the marker, whatever its brackets, and the span is that of the block."""
    text = "甲乙丙丁"
    markers = ("[1]", "2.", "［^3］:", "④")
    blocks = [Block("reference", at, at + 1, 0, marker) for at, marker in enumerate(markers)]
    found = find_references(text, [Block("paragraph", 0, 0), *blocks])
    assert [(ref.label, ref.start, ref.csl["title"]) for ref in found] == [
        ("1", 0, "甲"), ("2", 1, "乙"), ("3", 2, "丙"), ("4", 3, "丁"),
    ]  # fmt: skip


def test_entries_without_labels_are_counted() -> None:
    """Where no entry has a label, the first is 1."""
    found = find_references("甲乙", [Block("reference", 0, 1), Block("reference", 1, 2)])
    assert [ref.label for ref in found] == ["1", "2"]


def test_a_label_is_given_once() -> None:
    """Two lists in one text do not make two items of one id."""
    found = find_references("甲乙", [Block("reference", 0, 1, 0, "[1]"), Block("reference", 1, 2, 0, "[1]")])
    assert [ref.label for ref in found] == ["1", "1-2"]


@given(st.one_of(st.text(st.sampled_from(SIGNS), max_size=80), st.text(max_size=40)))
def test_any_text_gives_an_item(text: str) -> None:
    """Nothing raises, and an item always has its id, its type and no empty value."""
    item = parse_reference(text, "1")
    assert item["id"] == "1"
    assert item["type"]
    assert all(item.values())


@pytest.mark.parametrize(
    "piece", ["A, B. and ", "Chan AB, ", "a. ", "，", "2020; ", "(2020) ", "[J]. ", "AaBb ", "(", "10.1000/"]
)
def test_a_hostile_entry_takes_no_longer_than_a_blink(piece: str) -> None:
    """No pattern runs away on an entry of repeated pieces."""
    started = time.process_time()
    parse_reference(piece * 2000, "1")
    assert time.process_time() - started < 1
