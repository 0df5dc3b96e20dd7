"""``slepipe evaluate``: which gold belongs to which text, formats, exit statuses, mistakes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[..., Path]

TEXT = "贝利尤单抗10 mg/kg，随访52周。"
GOLD = [
    {"type": "drug", "text": "贝利尤单抗", "start": 0, "end": 5},
    {"type": "dose", "text": "10 mg/kg", "start": 5, "end": 13, "norm": "10 mg/kg"},
    {"type": "duration", "text": "52周", "start": 16, "end": 19, "norm": "P52W"},
]
SHARED = Path(__file__).resolve().parents[3] / "shared" / "dev"


def lines(mentions: list[dict[str, Any]]) -> str:
    """JSON Lines."""
    return "".join(json.dumps(mention, ensure_ascii=False) + "\n" for mention in mentions)


@pytest.fixture
def folders(write: Write) -> None:
    """Two articles and their gold; the second lacks a mention of its gold."""
    write("texts/a.txt", TEXT)
    write("texts/more/b.md", f"# 标题\n\n{TEXT}")
    write("gold/a.jsonl", lines(GOLD))
    write("gold/more/b.jsonl", lines([{"type": "drug", "text": "标题", "start": 2, "end": 4}]))


def scores(slepipe: Run, *arguments: str | Path) -> Any:
    """What ``--format json`` prints."""
    outcome = slepipe("evaluate", *arguments, "--format", "json")
    assert (outcome.status, outcome.err) == (0, "")
    return json.loads(outcome.out)


@pytest.mark.usefixtures("folders")
def test_folders_are_paired_by_names(slepipe: Run) -> None:
    """Paths inside the folder, without their suffixes."""
    data = scores(slepipe, "texts", "gold")
    assert [article["id"] for article in data["articles"]] == ["a", "more/b"]
    assert data["articles"][0]["total"]["strict"]["f1"] == 1.0
    assert data["articles"][0]["total"]["values"] == {"compared": 2, "right": 2, "share": 1.0}
    assert data["articles"][1]["total"]["strict"] == {"matched": 0, "precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert data["total"]["gold"] == 4
    assert data["total"]["found"] == 6


@pytest.mark.usefixtures("folders")
def test_the_order_of_lines_does_not_matter(slepipe: Run, write: Write) -> None:
    """The answer is the same to the byte."""
    before = slepipe("evaluate", "texts/a.txt", "gold/a.jsonl").out
    write("gold/a.jsonl", lines(GOLD[::-1]))
    assert slepipe("evaluate", "texts/a.txt", "gold/a.jsonl").out == before


@pytest.mark.usefixtures("folders")
def test_one_text_and_one_gold_belong_together(slepipe: Run, write: Write) -> None:
    """Under any names."""
    assert scores(slepipe, "texts/a.txt", write("other.jsonl", lines(GOLD)))["total"]["strict"]["f1"] == 1.0


@pytest.mark.usefixtures("folders")
def test_the_output_of_run_is_gold(slepipe: Run, write: Write) -> None:
    """document.json in a folder per article, in one of them, or alone; its own articles score 1."""
    write("texts/x y.txt", TEXT)
    assert slepipe("run", "texts", "--locale", "en", "-q").status == 0
    write("flat/a.txt", TEXT)
    write("flat/x y.txt", TEXT)
    for gold in ("output/a/document.json", "output/a"):
        assert scores(slepipe, "texts/a.txt", gold)["total"]["values"]["share"] == 1.0
    Path("output/b/document.json").unlink()
    data = scores(slepipe, "flat", "output")
    assert [article["id"] for article in data["articles"]] == ["a", "x-y"]
    assert data["total"]["strict"]["f1"] == 1.0


@pytest.mark.usefixtures("folders")
def test_a_document_of_the_folder_that_is_named_belongs_to_the_article_of_its_name(slepipe: Run) -> None:
    """Though the folder holds several articles."""
    assert slepipe("run", "texts/a.txt", "--locale", "en", "-q").status == 0
    for gold in ("output/a/document.json", "output/a"):
        data = scores(slepipe, "texts", gold)
        assert [article["id"] for article in data["articles"]] == ["a"]
        assert data["without_gold"] == ["more/b"]


@pytest.mark.usefixtures("folders")
def test_errors_can_be_limited_or_left_out(slepipe: Run) -> None:
    """The tables stay."""
    whole = slepipe("evaluate", "texts", "gold").out
    assert "more/b:1  missed  # [标题]\n" in whole
    assert slepipe("evaluate", "texts", "gold", "--limit", "1").out.endswith("3 more errors; raise --limit to see them\n")
    short = slepipe("evaluate", "texts", "gold", "--no-errors").out
    assert whole.startswith(short.rstrip("\n"))
    assert "标题" not in short


@pytest.mark.usefixtures("folders")
def test_only_some_types(slepipe: Run) -> None:
    """Sums too."""
    data = scores(slepipe, "texts", "gold", "--type", "dose", "--type", "duration")
    assert data["types"].keys() == {"dose", "duration"}
    assert data["total"]["gold"] == 2


@pytest.mark.usefixtures("folders")
def test_a_strict_f1_below_the_least_is_status_1(slepipe: Run) -> None:
    """With a line on stderr; at the least it is 0. Here 3 of 4 and 6 match: 0.6."""
    outcome = slepipe("evaluate", "texts", "gold", "--no-errors", "--min-f1", "0.61")
    assert (outcome.status, outcome.err) == (1, "slepipe: strict F1 0.6000 is below 0.61\n")
    assert slepipe("evaluate", "texts", "gold", "--min-f1", "0.6").status == 0
    assert slepipe("evaluate", "texts", "gold", "--min-f1", "0.67", "--type", "dose", "--format", "markdown").status == 1
    assert slepipe("evaluate", "texts/a.txt", "gold/a.jsonl", "--min-f1", "1").status == 0
    assert slepipe("evaluate", "texts", "gold", "--min-f1", "60").status == 2


@pytest.mark.usefixtures("folders")
def test_nothing_to_score_is_below_any_least(slepipe: Run) -> None:
    """A check in CI that sees nothing must not pass."""
    outcome = slepipe("evaluate", "texts", "gold", "--type", "money", "--min-f1", "0")
    assert (outcome.status, outcome.err) == (1, "slepipe: strict F1 of nothing is below 0.0\n")


@pytest.mark.usefixtures("folders")
def test_a_lexicon_table_of_ones_own_counts(slepipe: Run, write: Write) -> None:
    """What it adds is found."""
    header = "id\ttype\ten\tzh-Hans\tzh-Hant-TW\tzh-Hant-HK\tja\taliases\tidentifiers\tsource\n"
    table = write("mine.tsv", header + "mabx\tdrug\tmabx\t木兰新单抗\t\t\t\t\t\t\n")
    text, gold = (
        write("c.txt", "木兰新单抗。"),
        write("c.jsonl", lines([{"type": "drug", "text": "木兰新单抗", "start": 0, "end": 5}])),
    )
    assert scores(slepipe, text, gold)["total"]["strict"]["matched"] == 0
    assert scores(slepipe, text, gold, "--lexicon", table)["total"]["strict"]["f1"] == 1.0


@pytest.mark.usefixtures("folders")
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gold/a.jsonl", lines([GOLD[0] | {"start": 1}]), "gold/a.jsonl: line 1: '贝利尤单抗' is not at 1:5"),
        ("gold/c.jsonl", "", "gold/c.jsonl: no article of this name in texts"),
        ("texts/a.md", TEXT, "have one name; rename one, and its gold"),
        ("gold/a/document.json", "{}", "are for one article; drop one"),
        ("texts/a.txt", b"\xff\xfe\x00", "texts/a.txt"),
        ("gold/a.jsonl", b"\xa4\xa4", "gold/a.jsonl"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_file(
    slepipe: Run, write: Write, name: str, content: str | bytes, message: str
) -> None:
    """Status 4: nothing is scored by half."""
    write(name, content)
    outcome = slepipe("evaluate", "texts", "gold")
    assert (outcome.status, outcome.out, outcome.err.count("\n")) == (4, "", 1)
    assert message in outcome.err


@pytest.mark.usefixtures("folders")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["texts", "texts"], "texts: no gold in this folder"),
        (["gold", "gold"], "gold: no article in this folder"),
    ],
)
def test_a_folder_without_articles_or_gold_is_named(slepipe: Run, arguments: list[str], message: str) -> None:
    """With what is missing in it."""
    outcome = slepipe("evaluate", *arguments)
    assert (outcome.status, outcome.out) == (4, "")
    assert message in outcome.err


@pytest.mark.usefixtures("folders")
def test_a_path_that_is_not_there_is_named(slepipe: Run) -> None:
    """Of either side."""
    for arguments in (["none", "gold"], ["texts", "none"]):
        outcome = slepipe("evaluate", *arguments)
        assert (outcome.status, outcome.out, outcome.err) == (4, "", "slepipe: none: no such file or folder; check its name\n")


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the annotated texts for development")
def test_the_annotated_texts_for_development(slepipe: Run) -> None:
    """What recognition reaches there today; a fall is a step back."""
    data = scores(slepipe, SHARED / "texts", SHARED / "gold")
    assert len(data["articles"]) == 7
    assert data["total"]["strict"]["f1"] >= 0.98
    assert data["total"]["values"]["share"] >= 0.99
    assert data["total"]["unread_norms"] == 0
