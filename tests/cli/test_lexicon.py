"""``slepipe lexicon``: list, find and check."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[..., Path]

HEADER = "id\ttype\ten\tzh-Hans\tzh-Hant-TW\tzh-Hant-HK\tja\taliases\tidentifiers\tsource\n"


@pytest.fixture
def table(write: Write) -> Path:
    """A sound table of one drug."""
    return write("mine.tsv", HEADER + "mabx\tdrug\tmabx\t木兰新单抗\t木蘭新單抗\t\t\tMulanix\t\t\n")


def test_find_takes_any_name(slepipe: Run, table: Path) -> None:
    """Script and case do not count, an id and a part of a name are names too."""
    for name in ("木兰新单抗", "木蘭新單抗", "mulanix", "MABX", "木兰新"):
        outcome = slepipe("lexicon", "find", name, "--lexicon", table)
        assert outcome == (0, "mabx  [drug]  en: mabx  zh-Hans: 木兰新单抗  zh-Hant-TW: 木蘭新單抗  aliases: Mulanix\n", "")


def test_find_without_a_finding_is_status_1(slepipe: Run) -> None:
    """Nothing is printed."""
    assert slepipe("lexicon", "find", "查无此药名") == (1, "", "")


def test_list_can_be_limited_to_a_type(slepipe: Run, table: Path) -> None:
    """Each line is a concept of that type."""
    trials = slepipe("lexicon", "list", "--type", "trial", "--lexicon", table).out
    drugs = slepipe("lexicon", "list", "--type", "drug", "--lexicon", table).out
    assert trials
    assert all("trial" in line.split("[")[1].split("]")[0].split("|") for line in trials.splitlines())
    assert "mabx  [drug]" in drugs
    assert "mabx  [drug]" not in trials


def test_concepts_as_json(slepipe: Run, table: Path) -> None:
    """A list, or one concept a line."""
    (concept,) = json.loads(slepipe("lexicon", "find", "mabx", "--lexicon", table, "--format", "json").out)
    assert (concept["id"], concept["types"], concept["names"]["zh-Hans"]) == ("mabx", ["drug"], "木兰新单抗")
    lines = slepipe("lexicon", "find", "mabx", "--lexicon", table, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == [concept]


def test_the_projects_lexicon_is_sound(slepipe: Run) -> None:
    """check finds no error, and counts concepts, forms and missing names."""
    outcome = slepipe("lexicon", "check")
    assert outcome.status == 0
    assert ": error: " not in outcome.out
    assert outcome.out.splitlines()[-1].split(", ")[0].endswith(" concepts")
    assert "without a name: en " in outcome.out


def test_an_error_in_a_table_is_status_1(slepipe: Run, write: Write) -> None:
    """A line names table, line, level and what is wrong; as JSON too."""
    path = write("bad.tsv", HEADER + "mabx\tdrug\tmabx\t木蘭新單抗\t\t\t\t\t\t\n")
    outcome = slepipe("lexicon", "check", "--lexicon", path)
    assert outcome.status == 1
    assert any("bad.tsv" in line and ": error: " in line for line in outcome.out.splitlines())
    outcome = slepipe("lexicon", "check", "--lexicon", path, "--format", "jsonl")
    assert outcome.status == 1
    assert "error" in {json.loads(line)["level"] for line in outcome.out.splitlines()}


def test_a_damaged_table_is_one_line_and_status_4(slepipe: Run, write: Write) -> None:
    """It names the table."""
    for command in (("list",), ("check",), ("find", "x")):
        outcome = slepipe("lexicon", *command, "--lexicon", write("bad.tsv", "id\tname\nx\ty\n"))
        assert (outcome.status, outcome.out) == (4, "")
        assert "bad.tsv" in outcome.err
        assert outcome.err.count("\n") == 1
