"""References as BibTeX, RIS, CSL-JSON and lines."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from slepipe.link.bibtex import bibtex_entry
from slepipe.link.export import to_bibtex, to_csl, to_ris, to_text
from slepipe.link.keys import citation_keys
from slepipe.link.references import parse_reference
from slepipe.link.ris import ris_entry
from slepipe.model import Reference

HERE = Path(__file__).parent
ENTRIES = (HERE / "export" / "entries.txt").read_text(encoding="utf-8").splitlines()
REFERENCES = [Reference(str(n), 0, 0, parse_reference(entry, str(n))) for n, entry in enumerate(ENTRIES, 1)]
WORDS = st.text("aZ狼{}\\#$%&_^~ \n-é", max_size=12)


def test_bibtex_is_as_expected() -> None:
    """Types, keys, escapes, names of bodies in braces, article numbers as pages; read back by bibtexparser 2 when it was written."""
    assert to_bibtex(REFERENCES) == (HERE / "export" / "expected.bib").read_text(encoding="utf-8")


def test_ris_is_as_expected() -> None:
    """Every record from TY to ER; read back by rispy when it was written."""
    assert to_ris(REFERENCES) == (HERE / "export" / "expected.ris").read_text(encoding="utf-8")


def test_csl_is_an_array_of_the_items() -> None:
    """As the document has them."""
    assert json.loads(to_csl(REFERENCES)) == [reference.csl for reference in REFERENCES]


def test_text_has_six_columns() -> None:
    """One line a reference, whatever the entry lacks."""
    lines = to_text(REFERENCES).splitlines()
    assert [line.count("\t") for line in lines] == [5] * len(REFERENCES)
    assert lines[0].split("\t")[:3] == ["1", "Chan AB; O'Neill P Jr", "2020"]


def test_keys_do_not_depend_on_the_order() -> None:
    """A list numbered anew keeps its keys."""
    items = [reference.csl for reference in REFERENCES]
    assert sorted(citation_keys(items)) == sorted(citation_keys(items[::-1]))


def test_equal_keys_are_told_apart() -> None:
    """By a letter, and after 26 of them by a number."""
    keys = citation_keys([{"author": [{"family": "Ho"}]}] * 30)
    assert keys[:3] == ["ho", "hob", "hoc"]
    assert len(set(keys)) == 30


@given(WORDS, WORDS, WORDS)
def test_braces_are_balanced_whatever_an_entry_holds(title: str, family: str, given: str) -> None:
    """No field can end the entry early, and no LaTeX character is bare."""
    entry = bibtex_entry({"title": title, "author": [{"family": family, "given": given}]}, "k")
    plain = entry.replace("\\{", "").replace("\\}", "")
    depth = 0
    for char in plain:
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0
    assert all(plain[at - 1] == "\\" for at, char in enumerate(plain) if char in "#$%&_")


@given(WORDS)
def test_a_record_is_a_tag_a_line(title: str) -> None:
    """A line end in a title makes no new tag."""
    lines = ris_entry({"title": title}, "k").splitlines()
    assert [line[:2] for line in lines] == ["TY", "ID", "TI", "ER"]
