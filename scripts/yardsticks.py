"""What other tools say about an edited article, counted as fairly as their kind of answer allows.

- ``git diff --word-diff``: with every Han character, number and Latin word a word of its own (its default takes a paragraph of Chinese for one
  word). A report is a run of words taken out, put in, or both.
- ``difflib``: ``SequenceMatcher`` over the words of jieba's dictionary; a report is an opcode that is not ``equal``.
- DeepDiff: over what a document's JSON says of mentions (type, text, entity, value), references and citations, in their order and without offsets, which
  would all differ behind an edit. A mention is one line of text, for lists of such DeepDiff aligns; those of objects it compares place by place. A
  report is an entry of its result.

An expected finding counts as found where a report holds the planted words of its sides, or lies inside of them: no tool is asked which entity
a figure is about. Every report that has nothing to do with an expected finding or with a legitimate consequence is spurious. A tool has no notion
of what is no difference, which is what the kinds that expect nothing show.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import rjieba
from planted import Expected, Planted, Source, key

from slepipe.model import Document

WORD = r"[0-9]+([.,][0-9]+)*%?|[A-Za-z]+|[^[:space:]]"
Report = tuple[str, str]
"""The words of the old and of the new side."""


class Verdict(NamedTuple):
    """How many expected findings a tool found, how many reports were right or spurious."""

    found: int
    expected: int
    right: int
    spurious: int


def git_words(old: str, new: str) -> Iterator[Report]:
    """The reports of ``git diff --word-diff``."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("old", old), ("new", new)):
            Path(folder, name).write_text(text, encoding="utf-8")
        command = [
            "git",
            "diff",
            "--no-index",
            "--no-color",
            "-U0",
            "--word-diff=porcelain",
            f"--word-diff-regex={WORD}",
            "old",
            "new",
        ]
        lines = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False).stdout.split(
            "\n"
        )
    gone = come = ""
    for line in [*lines[4:], " "]:
        if line.startswith("-"):
            gone += line[1:]
        elif line.startswith("+"):
            come += line[1:]
        elif not line.startswith("~") and (gone or come):
            yield gone, come
            gone = come = ""


def word_runs(old: str, new: str) -> Iterator[Report]:
    """The reports of difflib."""
    words, others = rjieba.cut(old, hmm=False), rjieba.cut(new, hmm=False)
    for tag, first, last, start, stop in SequenceMatcher(None, words, others).get_opcodes():
        if tag != "equal":
            yield "".join(words[first:last]), "".join(others[start:stop])


def deep_entries(old: Document, new: Document) -> Iterator[Report]:
    """The reports of DeepDiff; raises ``ImportError`` where it is not installed."""
    from deepdiff import DeepDiff

    result = DeepDiff(facts_of(old), facts_of(new))
    for kind, entries in result.items():
        for entry in entries.values() if isinstance(entries, dict) else entries:
            if kind in ("values_changed", "type_changes"):
                yield in_words(entry["old_value"]), in_words(entry["new_value"])
            else:
                value = (
                    entries.get(entry, entry)
                    if isinstance(entries, dict) and isinstance(entry, str)
                    else getattr(entry, "t1", entry)
                )
                yield ("", in_words(value)) if kind.endswith("added") else (in_words(value), "")


def facts_of(document: Document) -> dict[str, Any]:
    """What a document says, without where it says it."""
    mentions = ["\t".join((m.text, m.type, m.entity or key(m.value))) for m in document.mentions]
    references = {r.label: r.csl for r in document.references}
    return {"mentions": mentions, "references": references, "citations": [list(c.labels) for c in document.citations]}


def in_words(value: Any) -> str:
    """An entry's words; of a mention those of the text, by which its place is known."""
    return value.partition("\t")[0] if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def judge(source: Source, planted: Planted, reports: list[Report]) -> Verdict:
    """Count the reports of a tool that knows words only."""
    gone = source.text[slice(*planted.before)]
    come = planted.text[slice(*planted.after)]
    near = [report for report in reports if touches(report[0], gone) or touches(report[1], come)]
    found = sum(is_found(expected, gone, come, near) for expected in planted.expected)
    if planted.kind == "section moved":
        # The words of the section stand in the report, once as taken out and once as put in.
        near = [report for report in reports if len(report[0]) > 20 or len(report[1]) > 20]
        found = min(1, len(near))
    right = len(near) if planted.expected else 0
    return Verdict(found, len(planted.expected), right, len(reports) - right)


def is_found(expected: Expected, gone: str, come: str, reports: list[Report]) -> bool:
    """Whether a report holds the words of an expected finding; of one without words, the edit itself."""
    old, new = expected.old or gone, expected.new or come
    return any(touches(one, old) or touches(other, new) for one, other in reports)


def touches(words: str, planted: str) -> bool:
    """Whether one of two stretches of words is part of the other, or they share half of the shorter one; blanks do not count.

    A sentence that was taken out may be told with the first words of the next one in place of its own, where these are the same.
    """
    one, other = squeezed(words), squeezed(planted)
    if not one or not other or one in other or other in one:
        return bool(one) and bool(other)
    shared = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return shared > 2 and 2 * shared >= min(len(one), len(other))


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def tools(sources: list[Source]) -> dict[str, Callable[[Source, Planted, Document], list[Report]]]:
    """The tools that are there, each from an article, its edit and the edited document to reports."""
    found: dict[str, Callable[[Source, Planted, Document], list[Report]]] = {
        "git word-diff": lambda source, planted, _: list(git_words(source.text, planted.text)),
        "difflib words": lambda source, planted, _: list(word_runs(source.text, planted.text)),
    }
    try:
        list(deep_entries(sources[0].document, sources[0].document))
    except ImportError:
        print("DeepDiff is not installed here; its columns are left out (pip install deepdiff in an environment of your own)\n")
    else:
        found["DeepDiff"] = lambda source, _, document: list(deep_entries(source.document, document))
    return found
