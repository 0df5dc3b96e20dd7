"""``slepipe convert`` with a glossary, and its reports: --review, --diff and --check."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[..., Path]

DAMAGED = "這種癥狀復雜，制劑的范圍須經批準。\n主任孫凌云教授說明。\n"


def test_a_glossary_is_named_by_an_option(slepipe: Run, write: Write) -> None:
    """Or by a setting."""
    write("own.txt", "zh-cn:燥感; zh-tw:燥熱感\n")
    assert slepipe("convert", "--glossary", "own.txt", stdin="燥感").out == "燥熱感\n"
    write("slepipe.toml", 'glossary = ["own.txt"]\n')
    assert slepipe("convert", stdin="燥感").out == "燥熱感\n"


def test_a_glossary_beside_the_article_is_its_own(slepipe: Run, write: Write) -> None:
    """For this article and no other, in run as in convert."""
    write("in/a.txt", "患者燥感。")
    write("in/b.txt", "患者燥感。")
    write("in/a.glossary", "zh-cn:燥感; zh-tw:燥熱感\n")
    assert slepipe("convert", "in").out == "患者燥熱感。\n患者燥感。\n"
    assert slepipe("run", "in", "-o", "out", "--quiet").status == 0
    assert "燥熱感" in Path("out/a/zh-Hant-TW.md").read_text(encoding="utf-8")
    assert "燥熱感" not in Path("out/b/zh-Hant-TW.md").read_text(encoding="utf-8")


def test_a_bad_rule_is_one_line_and_the_other_articles_are_done(slepipe: Run, write: Write) -> None:
    """The line names the glossary's file and line."""
    write("in/a.txt", "患者燥感。")
    write("in/b.txt", "患者燥感。")
    write("in/a.glossary", "燥感\n")
    outcome = slepipe("convert", "in")
    assert (outcome.status, outcome.out) == (3, "患者燥感。\n")
    assert outcome.err.startswith("slepipe: a: a.glossary:1: '燥感' is no rule; write ")
    assert outcome.err.count("\n") == 1


def test_review_prints_what_to_look_at(slepipe: Run) -> None:
    """Confidence, line, the place in its words, the reason, and rules that settle it."""
    assert slepipe("convert", "--review", stdin=DAMAGED).out == (
        "0.94  2:    主任孫凌[-云-]{+雲+}教授說明。\n"
        "             repair.name: a person's name\n"
        "             keep    主任孫凌云教授=>zh-tw:主任孫凌雲教授\n"
        "             change  主任孫凌云教授=>zh-tw:主任孫凌云教授\n"
    )
    assert slepipe("convert", "--review", stdin="病人。").out == "nothing to look at\n"


def test_review_is_a_checklist_in_markdown(slepipe: Run) -> None:
    """An item a doubt."""
    assert slepipe("convert", "--review", "--format", "markdown", stdin=DAMAGED).out == (
        "- [ ] line 2: 主任孫凌**云 → 雲**教授說明。: a person's name (`repair.name`, 0.94)\n"
        "  - keep: `主任孫凌云教授=>zh-tw:主任孫凌雲教授`\n"
        "  - change: `主任孫凌云教授=>zh-tw:主任孫凌云教授`\n"
    )


def test_review_is_data_in_json(slepipe: Run) -> None:
    """Every field of a doubt; --limit cuts the list."""
    data = json.loads(slepipe("convert", "--review", "--format", "json", stdin=DAMAGED).out)
    assert [(d["start"], d["before"], d["now"], d["other"], d["rule"]) for d in data["doubts"]] == [
        (22, "云", "雲", "云", "repair.name")
    ]
    two = "抗体水平高，质量好。"
    assert len(json.loads(slepipe("convert", "--review", "--format", "json", "--limit", "1", stdin=two).out)["doubts"]) == 1


def test_a_filled_glossary_is_replayed(slepipe: Run, write: Write) -> None:
    """The commented lines of --format glossary change nothing; one without its sharp sign decides."""
    write("a.txt", DAMAGED)
    shown = slepipe("convert", "--review", "--format", "glossary", "a.txt").out
    assert all(line.startswith("#") for line in shown.splitlines() if line)
    write("a.glossary", shown)
    assert "孫凌雲" in slepipe("convert", "a.txt").out
    write("a.glossary", shown.replace("#主任孫凌云教授=>zh-tw:主任孫凌云教授", "主任孫凌云教授=>zh-tw:主任孫凌云教授"))
    assert "孫凌云" in slepipe("convert", "a.txt").out
    assert slepipe("convert", "--review", "a.txt").out == "nothing to look at\n"


def test_diff_groups_what_changed_by_rule(slepipe: Run) -> None:
    """The most frequent rule first, places alike on one line."""
    assert slepipe("convert", "--diff", stdin="癥狀、癥狀與制劑，幹擾素。").out == (
        "repair.word  4\n"
        "  1: [-癥-]{+症+}狀、癥狀與制劑，幹擾  x2\n"
        "  1: 癥狀、癥狀與[-制-]{+製+}劑，幹擾素。\n"
        "  1: 癥狀、癥狀與制劑，[-幹-]{+干+}擾素。\n"
    )
    assert slepipe("convert", "--diff", stdin="症狀與製劑，干擾素。").out == "no changes\n"


def test_diff_shows_what_has_no_width(slepipe: Run) -> None:
    """A dropped line end and a zero-width space can be seen."""
    broken = "狼瘡的治療\n\n這項研究的對象是在三家醫院接受治療的病人，由醫師進行臨床\n研究，結果良\u200b好。"
    shown = slepipe("convert", "--diff", stdin=broken).out
    assert "[-⏎-]" in shown
    assert "[-U+200B-]" in shown


@pytest.mark.parametrize("form", ["markdown", "glossary"])
def test_the_forms_of_a_review_are_for_reviews(slepipe: Run, form: str) -> None:
    """Elsewhere they are wrong usage."""
    outcome = slepipe("convert", "--format", form, stdin="病人")
    assert outcome.status == 2
    assert "--review" in outcome.err


def test_only_one_answer_is_asked_for(slepipe: Run) -> None:
    """The last of --diff and --review no longer wins without a word."""
    outcome = slepipe("convert", "--diff", "--review", stdin="病人")
    assert outcome.status == 2
    assert "ask for one of them" in outcome.err


def test_check_finds_stale_editions_and_unreviewed_damage(slepipe: Run, write: Write) -> None:
    """Status 1 while something is to do, 0 when all is done."""
    write("a.txt", DAMAGED)
    assert slepipe("run", "a.txt", "-o", "out", "--quiet").status == 0
    outcome = slepipe("convert", "--check", "a.txt", "-o", "out")
    assert (outcome.status, outcome.out) == (1, "a: 1 doubtful place of a damaged source; see slepipe convert --review\n")
    write("a.glossary", "孫凌云=>zh-tw:孫凌雲; zh-hk:孫凌雲\n")
    outcome = slepipe("convert", "--check", "a.txt", "-o", "out")
    assert outcome.status == 1
    assert [line.split(" ")[0] for line in outcome.out.splitlines()] == ["out/a/zh-Hant-HK.json", "out/a/zh-Hant-TW.json"]
    slepipe("run", "a.txt", "-o", "out", "--quiet")
    assert slepipe("convert", "--check", "a.txt", "-o", "out") == (0, "", "")


def test_check_finds_what_run_has_just_written_up_to_date(slepipe: Run, write: Write) -> None:
    """With trials and approvals, which the JSON of an edition holds as relations."""
    write("a.txt", "TULIP-2為III期試驗，納入362例患者。\n\n2011年3月9日FDA批准貝利尤單抗。\n")
    assert slepipe("run", "a.txt", "-o", "out", "--quiet").status == 0
    assert slepipe("convert", "--check", "a.txt", "-o", "out") == (0, "", "")


def test_check_tells_what_is_missing(slepipe: Run, write: Write) -> None:
    """An edition that nobody has written is not stale."""
    write("a.txt", "病人")
    lines = slepipe("convert", "--check", "a.txt", "-o", "nowhere").out.splitlines()
    assert lines[0] == "nowhere/a/zh-Hans.json is missing; run slepipe run"


def test_rules_are_left_out_and_asked_for(slepipe: Run, write: Write) -> None:
    """By their names, on the command line or in the settings, in run as in convert."""
    text = "单克隆抗体(SLE)用于Ⅲ期试验"
    assert slepipe("convert", stdin=text).out == "單株抗體（SLE）用於第三期試驗\n"
    arguments = ["--without", "typography.full-width-brackets", "--without", "term", "--extra", "typography.roman-numerals"]
    assert slepipe("convert", *arguments, stdin=text).out == "單克隆抗體(SLE)用於III期試驗\n"
    write("slepipe.toml", 'without = ["term"]\n')
    write("a.txt", text)
    assert slepipe("convert", stdin=text).out == "單克隆抗體（SLE）用於Ⅲ期試驗\n"
    slepipe("run", "a.txt", "-o", "out", "--quiet")
    assert "單克隆抗體（SLE）" in Path("out/a/zh-Hant-TW.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [["--without", "script.zh-Hans"], ["--without", "typography.dots"], ["--extra", "typography.dash"]]
)
def test_a_rule_that_cannot_be_switched_is_wrong_usage(slepipe: Run, arguments: list[str]) -> None:
    """The message tells which can."""
    outcome = slepipe("convert", *arguments, stdin="病人")
    assert outcome.status == 2
    assert "no such rule" in outcome.err
