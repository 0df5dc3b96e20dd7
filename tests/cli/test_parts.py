"""``slepipe convert``, ``segment`` and ``annotate`` on files and standard input, as text, JSON and JSON Lines."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from slepipe.model import Document
from slepipe.pipeline import analyse

Run = Callable[..., Any]
Write = Callable[..., Path]

TEXT = "系統性紅斑狼瘡患者於2025年3月2日入組。"
SIMPLIFIED = "系统性红斑狼疮患者于2025年3月2日入组。"


def _lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.split("\n") if line]


def test_convert_reads_standard_input(slepipe: Run) -> None:
    """Without a source, or with ``-``, and prints the edition alone."""
    assert slepipe("convert", "--to", "zh-Hans", stdin=TEXT).out == SIMPLIFIED + "\n"
    assert slepipe("convert", "--to", "zh-Hans", "-", stdin=TEXT + "\n") == (0, SIMPLIFIED + "\n", "")


def test_convert_reads_files_folders_and_globs(slepipe: Run, write: Write) -> None:
    """One after the other, in the order of their paths."""
    write("in/a.txt", "紅斑\n")
    write("in/b.md", "# 狼瘡\n")
    for arguments in (["in/b.md", "in/a.txt"], ["in"], ["in/*"]):
        assert slepipe("convert", "--to", "zh-Hans", *arguments).out == "红斑\n# 狼疮\n"


def test_convert_goes_to_taiwan_unless_told_otherwise(slepipe: Run) -> None:
    """The switches take out what they name."""
    assert slepipe("convert", stdin="单克隆抗体").out == "單株抗體\n"
    assert slepipe("convert", "--no-terms", stdin="单克隆抗体").out == "單克隆抗體\n"


def test_convert_as_json_gives_the_edits(slepipe: Run) -> None:
    """One article is one object, with its id."""
    outcome = slepipe("convert", "--to", "zh-Hans", "--format", "json", stdin="紅斑")
    data = json.loads(outcome.out)
    assert (data["id"], data["locale"], data["text"]) == ("stdin", "zh-Hans", "红斑")
    assert [(e["start"], e["end"], e["before"], e["after"], e["kind"]) for e in data["edits"]] == [(0, 1, "紅", "红", "script")]


def test_several_articles_as_json_are_a_list(slepipe: Run, write: Write) -> None:
    """Also where all but one of them fail."""
    write("a.txt", "紅斑")
    write("b.txt", "狼瘡")
    outcome = slepipe("convert", "--to", "zh-Hans", "--format", "json", "a.txt", "b.txt")
    assert [(item["id"], item["text"]) for item in json.loads(outcome.out)] == [("a", "红斑"), ("b", "狼疮")]
    outcome = slepipe("convert", "--to", "zh-Hans", "--format", "json", "a.txt", "c.txt")
    assert [item["id"] for item in json.loads(outcome.out)] == ["a"]
    assert outcome.status == 3


@pytest.mark.parametrize("command", ["annotate", "segment"])
def test_several_articles_as_text_are_titled(slepipe: Run, write: Write, command: str) -> None:
    """As ``head`` does it; one article stands alone."""
    write("a.txt", TEXT)
    write("b.txt", TEXT)
    one, both = slepipe(command, "a.txt").out, slepipe(command, "a.txt", "b.txt").out
    assert both == f"==> a <==\n{one}==> b <==\n{one}"


def test_segment_prints_words_in_simplified_characters(slepipe: Run) -> None:
    """Recognized entities and values are whole, and a line of the source is a line of the answer."""
    assert slepipe("segment", stdin=TEXT).out == "系统性红斑狼疮 患者 于 2025年3月2日 入组 。\n"
    assert slepipe("segment", stdin="红斑狼疮。\n\n贝利尤单抗。\n").out == "红斑狼疮 。\n贝利尤单抗 。\n"


def test_segment_as_json_gives_tokens_with_their_places(slepipe: Run) -> None:
    """An array of word, part of speech, start and end, into the source."""
    data = json.loads(slepipe("segment", "--format", "json", stdin="紅斑狼瘡患者").out)
    assert data["id"] == "stdin"
    assert [(text, start, end) for text, _, start, end in data["tokens"]] == [("红斑狼疮", 0, 4), ("患者", 4, 6)]


def test_annotate_prints_a_line_for_each_mention(slepipe: Run) -> None:
    """Start, end, type, the words of the source, and the entity or the value."""
    assert slepipe("annotate", stdin=TEXT).out == (
        '0\t7\tdisease\t系統性紅斑狼瘡\tsystemic-lupus-erythematosus\n10\t19\tdate\t2025年3月2日\t{"edtf":"2025-03-02"}\n'
    )
    assert slepipe("annotate", stdin="今天天氣好。") == (0, "\n", "")


def test_annotate_as_json_is_a_document(slepipe: Run, write: Write) -> None:
    """What it prints is what ``Document.from_json`` reads."""
    path = write("note.txt", TEXT)
    document = Document.from_json(slepipe("annotate", "--format", "json", path).out)
    assert (document.id, document.text) == ("note", TEXT)
    assert [TEXT[m.start : m.end] for m in document.mentions] == [m.text for m in document.mentions]


@pytest.mark.parametrize(
    ("command", "key", "first"),
    [
        (["convert", "--to", "zh-Hans"], "text", "红斑"),
        (["segment"], "tokens", [["红斑", 0, 2]]),
        (["annotate"], "text", "紅斑"),
    ],
)
def test_json_lines_in_and_out(slepipe: Run, write: Write, command: list[str], key: str, first: object) -> None:
    """One record a line, with its id; blank lines are passed over; so from a .jsonl file."""
    lines = '{"id": "x1", "text": "紅斑"}\n\n{"text": "狼瘡", "id": "x2", "more": 1}\r\n'
    outcome = slepipe(*command, "--format", "jsonl", stdin=lines)
    answers = _lines(outcome.out)
    assert [answer["id"] for answer in answers] == ["x1", "x2"]
    shown = [[t[0], *t[2:]] for t in answers[0][key]] if key == "tokens" else answers[0][key]
    assert shown == first
    write("notes.jsonl", lines)
    assert slepipe(*command, "--format", "jsonl", "notes.jsonl").out == outcome.out


def test_a_file_of_text_is_one_line_of_json(slepipe: Run, write: Write) -> None:
    """With --format jsonl only standard input and .jsonl files hold records."""
    write("a.txt", "紅斑")
    assert [line["text"] for line in _lines(slepipe("convert", "--to", "zh-Hans", "--format", "jsonl", "a.txt").out)] == ["红斑"]


def test_a_record_may_hold_any_line_separator(slepipe: Run) -> None:
    """JSON lets U+2028 and NEL stand in a string; they end no record."""
    record = json.dumps({"id": "x", "text": "紅斑\u2028狼\u0085瘡\x0c"}, ensure_ascii=False)
    (answer,) = _lines(slepipe("convert", "--to", "zh-Hans", "--format", "jsonl", stdin=record).out)
    assert answer["text"] == "红斑\u2028狼\u0085疮\x0c"


@pytest.mark.parametrize(
    "bad", ["not json", '{"id": "x"}', '{"id": 5, "text": "狼瘡"}', '["x", "y"]', '{"id": "x", "text": "\\ud800"}']
)
def test_a_bad_line_is_an_error_record_and_the_others_are_done(slepipe: Run, bad: str) -> None:
    """One line on stderr that names the line, a record with the error in its place, and status 3."""
    outcome = slepipe(
        "convert",
        "--to",
        "zh-Hans",
        "--format",
        "jsonl",
        stdin=f'{{"id": "a", "text": "紅"}}\n{bad}\n{{"id": "b", "text": "斑"}}\n',
    )
    assert outcome.status == 3
    first, second, third = _lines(outcome.out)
    assert (first["id"], first["text"], third["id"], third["text"]) == ("a", "红", "b", "斑")
    assert set(second) == {"id", "error"}
    assert second["id"] in ("line 2", "x")
    assert outcome.err.count("\n") == 1
    assert second["id"] in outcome.err
    assert "Traceback" not in outcome.err


def test_only_bad_lines_are_status_4(slepipe: Run) -> None:
    """Nothing could be done."""
    outcome = slepipe("annotate", "--format", "jsonl", stdin="x\ny\n")
    assert outcome.status == 4
    assert [line["id"] for line in _lines(outcome.out)] == ["line 1", "line 2"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.txt", None, "none.txt: cannot be read (No such file or directory)"),
        ("empty.txt", b"", "empty.txt is empty"),
        ("blank.txt", b" \n\n", "blank.txt is empty"),
        ("old.txt", "系統性紅斑狼瘡的治療。".encode("big5"), "--encoding big5"),
        ("paper.pdf", b"%PDF-1.7", "paper.pdf is a PDF"),
        ("nul.txt", b"a\0b", "nul.txt holds a NUL"),
    ],
)
def test_a_source_that_cannot_be_done_is_one_line(
    slepipe: Run, write: Write, name: str, content: bytes | None, message: str
) -> None:
    """It names the file and the way out, and the other articles get done."""
    if content is not None:
        write(name, content)
    outcome = slepipe("convert", "--to", "zh-Hans", name)
    assert (outcome.status, outcome.out) == (4, "")
    assert outcome.err.startswith("slepipe: ")
    assert message in outcome.err
    assert outcome.err.count("\n") == 1
    write("zz.txt", "紅斑")
    outcome = slepipe("convert", "--to", "zh-Hans", name, "zz.txt")
    assert (outcome.status, outcome.out, outcome.err.count("\n")) == (3, "红斑\n", 1)


def test_a_legacy_file_is_read_on_the_users_word(slepipe: Run, write: Write) -> None:
    """--encoding big5 for Taiwan's old files."""
    write("old.txt", "系統性紅斑狼瘡".encode("big5"))
    assert slepipe("convert", "--to", "zh-Hans", "--encoding", "big5", "old.txt").out == "系统性红斑狼疮\n"
    outcome = slepipe("convert", "--encoding", "klingon", "old.txt")
    assert outcome.status == 4
    assert "unknown encoding 'klingon' for old.txt" in outcome.err


def test_a_fault_in_one_article_is_one_line(slepipe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody foresaw costs one article only; --debug raises it."""
    from slepipe.cli import main

    def fail(article: Any, **options: Any) -> Any:
        if "斑" in article.text:
            raise ValueError("boom\nin two lines")
        return analyse(article, **options)

    monkeypatch.setattr("slepipe.cli.parts.analyse", fail)
    records = '{"id": "a", "text": "斑"}\n{"id": "b", "text": "瘡"}\n'
    outcome = slepipe("convert", "--to", "zh-Hans", "--format", "jsonl", stdin=records)
    assert outcome.status == 3
    assert _lines(outcome.out)[0] == {
        "id": "a",
        "error": "a fault of slepipe (ValueError: boom in two lines); report it, see --debug",
    }
    assert _lines(outcome.out)[1]["text"] == "疮"
    assert outcome.err == "slepipe: a: a fault of slepipe (ValueError: boom in two lines); report it, see --debug\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(records.encode())))
    with pytest.raises(ValueError, match="boom"):
        main(["--debug", "convert", "--format", "jsonl"])


def test_a_lexicon_of_ones_own_is_used(slepipe: Run, write: Write) -> None:
    """A table that is missing is an error that names it."""
    write(
        "mine.tsv",
        "id\ttype\ten\tzh-Hans\tzh-Hant-TW\tzh-Hant-HK\tja\taliases\tidentifiers\tsource\nmabx\tdrug\tmabx\t木兰新单抗\t\t\t\t\t\t\n",
    )
    assert slepipe("annotate", "--lexicon", "mine.tsv", stdin="用木兰新单抗。").out == "1\t6\tdrug\t木兰新单抗\tmabx\n"
    outcome = slepipe("annotate", "--lexicon", "none.tsv", stdin="用木兰新单抗。")
    assert outcome.status == 4
    assert "none.tsv" in outcome.err
    assert outcome.err.count("\n") == 1
