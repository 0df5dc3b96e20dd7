"""``slepipe check``: findings as lines, JSON and an exit status."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from slepipe.cli.check import place

Run = Callable[..., Any]
Write = Callable[..., Path]

GOOD = "某藥進展\n\n此藥有新進展[1]。\n\n參考文獻\n[1] Chan AB, Ho J. A trial of something. Imagined Med. 2020;382:211-221.\n"
BAD = GOOD.replace("211-221.", "211-221. PMID: 123456789")


def test_an_article_in_order_prints_nothing(slepipe: Run) -> None:
    """And exits with 0."""
    assert slepipe("check", stdin=GOOD) == (0, "", "")


def test_a_finding_is_a_line_that_editors_understand(slepipe: Run, write: Write) -> None:
    """File, line, column, kind, message; the exit status is 1."""
    write("in/a.txt", BAD)
    expected = "in/a.txt:6:74: malformed-identifier: a PMID is a number of at most 8 digits\n"
    assert slepipe("check", "in/a.txt") == (1, expected, "")


def test_standard_input_has_a_name(slepipe: Run) -> None:
    """As in other messages."""
    assert slepipe("check", stdin=BAD).out.startswith("standard input:6:74: ")


def test_a_kind_can_be_left_out(slepipe: Run) -> None:
    """Then it does not count either."""
    assert slepipe("check", "--without", "malformed-identifier", stdin=BAD) == (0, "", "")


def test_findings_as_json(slepipe: Run) -> None:
    """With offsets into the source."""
    outcome = slepipe("check", "--format", "json", stdin=BAD)
    (finding,) = json.loads(outcome.out)["findings"]
    assert outcome.status == 1
    assert BAD[finding["start"] : finding["end"]] == "PMID: 123456789"


def test_a_source_that_fails_outweighs_findings(slepipe: Run, write: Write) -> None:
    """Status 3, not 1."""
    write("a.txt", BAD)
    assert slepipe("check", "a.txt", "absent.txt").status == 3


@pytest.mark.parametrize(("offset", "expected"), [(0, "1:1"), (2, "1:3"), (3, "2:1"), (5, "3:1")])
def test_line_and_column_count_from_one(offset: int, expected: str) -> None:
    """In code points, whatever script."""
    assert place("狼瘡\na\n療", offset) == expected
