"""``slepipe references``: reference lists in the formats of other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]
Write = Callable[..., Path]

TEXT = "某藥進展\n\n此藥有新進展[1]。\n\n參考文獻\n[1] Chan AB, Ho J. A trial of something. Imagined Med. 2020;382:211-221.\n"


def test_the_lines_of_a_list(slepipe: Run) -> None:
    """Divided by tabs."""
    expected = "1\tChan AB; Ho J\t2020\tA trial of something\tImagined Med 382:211-221\t\n"
    assert slepipe("references", stdin=TEXT) == (0, expected, "")


def test_json_gives_the_items_with_their_places(slepipe: Run) -> None:
    """As the document has them."""
    (reference,) = json.loads(slepipe("references", "--format", "json", stdin=TEXT).out)["references"]
    assert TEXT[reference["start"] : reference["end"]].startswith("Chan AB")
    assert reference["csl"]["volume"] == "382"


def test_json_lines_in_and_out(slepipe: Run) -> None:
    """One object a line."""
    lines = "".join(json.dumps({"id": name, "text": TEXT}) + "\n" for name in "ab")
    answers = [json.loads(line) for line in slepipe("references", "--format", "jsonl", stdin=lines).out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b"]


def test_several_articles_make_one_file(slepipe: Run, write: Write) -> None:
    """One array with ids of their own, one BibTeX file with keys of their own, one RIS file."""
    write("a.txt", TEXT)
    write("b.txt", TEXT)
    items = json.loads(slepipe("references", "--format", "csl", "a.txt", "b.txt").out)
    assert [item["id"] for item in items] == ["a:1", "b:1"]
    bibtex = slepipe("references", "--format", "bibtex", "a.txt", "b.txt").out
    assert "@article{chan2020trial," in bibtex
    assert "@article{chan2020trialb," in bibtex
    assert slepipe("references", "--format", "ris", "a.txt", "b.txt").out.count("ER  - \n") == 2


def test_an_article_without_list_prints_nothing(slepipe: Run) -> None:
    """And an empty array stays valid JSON."""
    assert slepipe("references", stdin="此藥有新進展。") == (0, "", "")
    assert slepipe("references", "--format", "csl", stdin="此藥有新進展。") == (0, "[]\n", "")


def test_a_failed_source_is_one_line(slepipe: Run, write: Write) -> None:
    """The others are done; the status says so."""
    write("a.txt", TEXT)
    outcome = slepipe("references", "--format", "ris", "a.txt", "absent.txt")
    assert outcome.status == 3
    assert outcome.err.startswith("slepipe: absent.txt: ")
    assert outcome.out.startswith("TY  - JOUR\n")
