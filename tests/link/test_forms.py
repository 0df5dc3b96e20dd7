"""Identifiers of a wrong form."""

from __future__ import annotations

import time

import pytest

from slepipe.link.forms import malformed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("doi:10.1000IMoa2020196.", "10.1000IMoa2020196"),
        ("見DOI: 10.1000/rheum狼atology/k9", "10.1000/rheum狼atology/k9"),
        ("doi: 1056/IMoa20201", "doi: 1056/IMoa20201"),
        ("PMID: 318517951", "PMID: 318517951"),
        ("見PMID：3185a", "PMID：3185a"),
        ("ISSN 1234-5678", "ISSN 1234-5678"),
        ("ISSN: 12345678", "ISSN: 12345678"),
        ("試驗NCT123456，", "NCT123456"),
        ("NCT 01234567", "NCT 01234567"),
    ],
)
def test_a_wrong_form_is_found_where_it_stands(text: str, found: str) -> None:
    """The span is the identifier, as written."""
    assert [text[start:end] for start, end, _ in malformed(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "doi:10.1000/a_b(1).", "https://doi.org/10.1000/abc。", "10.1000/abc的研究", "PMID: 12345678", "ISSN 2049-3630", "ISSN 2434-561X",
        "NCT01234567、NCT01234568", "增加10.5000倍", "10.1000/abc，見上", "doi: https://doi.org/10.1000/1", "版本10.1234beta",
    ],
)  # fmt: skip
def test_right_forms_are_left_alone(text: str) -> None:
    """Punctuation and Chinese behind an identifier belong to the sentence."""
    assert malformed(text) == []


@pytest.mark.parametrize("piece", ["10.1000/a", "10.1000狼", "PMID 1", "NCT 1", "doi: 1", "ISSN 1-"])
def test_a_hostile_text_takes_no_longer_than_a_blink(piece: str) -> None:
    """No pattern runs away."""
    started = time.process_time()
    malformed(piece * 3000)
    assert time.process_time() - started < 1
