"""The report as text, Markdown and data."""

from __future__ import annotations

from rich.cells import cell_len

from slepipe.evaluate.gold import TYPES, Marked
from slepipe.evaluate.report import Part, Report, around, as_data, as_markdown, as_text
from slepipe.evaluate.score import score

TEXT = "第一行\n患者用木兰单抗后头痛三天，复查。"
GOLD = [Marked("drug", 7, 11), Marked("symptom", 12, 14), Marked("duration", 14, 16, "P4D")]
FOUND = [
    Marked("drug", 7, 11, rule="lexicon.drugs"),
    Marked("disease", 12, 14, rule="lexicon.conditions"),
    Marked("duration", 14, 16, {"iso8601": "P3D"}, rule="duration"),
]


def report(*types: str, name: str = "note") -> Report:
    """A report of one article with a right drug, a wrong type and a wrong value."""
    return Report((Part(name, TEXT, score(GOLD, FOUND)),), types)


def test_the_text_is_tables_and_errors_with_their_words() -> None:
    """Read by eye."""
    assert as_text(report()) == (
        "                       strict             overlap\n"
        "type       gold found       P     R    F1       P     R    F1    values\n"
        "drug          1     1   1.000 1.000 1.000   1.000 1.000 1.000\n"
        "disease       0     1   0.000     - 0.000   0.000     - 0.000\n"
        "symptom       1     0       - 0.000 0.000       - 0.000 0.000\n"
        "duration      1     1   1.000 1.000 1.000   1.000 1.000 1.000       0/1 0.000\n"
        "total         3     3   0.667 0.667 0.667   0.667 0.667 0.667       0/1 0.000\n"
        "\n"
        "                      strict             overlap\n"
        "article   gold found       P     R    F1       P     R    F1    values\n"
        "note         3     3   0.667 0.667 0.667   0.667 0.667 0.667       0/1 0.000\n"
        "total        3     3   0.667 0.667 0.667   0.667 0.667 0.667       0/1 0.000\n"
        "\n"
        "note:2  wrong type  患者用木兰单抗后[头痛]三天，复查。\n"
        "    gold symptom, found disease (lexicon.conditions)\n"
        "\n"
        "note:2  wrong value  患者用木兰单抗后头痛[三天]，复查。\n"
        '    gold "P4D", found {"iso8601":"P3D"} (duration)'
    )


def test_the_same_as_markdown() -> None:
    """Two tables and a list."""
    text = as_markdown(report("duration"))
    assert text.startswith("| type | gold | found | P | R | F1 | P overlap |")
    assert "\n| duration | 1 | 1 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 0/1 | 0.000 |\n" in text
    assert text.splitlines()[-1].startswith("- note:2 wrong value: 患者用木兰单抗后头痛**三天**，复查。: gold ")


def test_the_data_have_every_measure_and_error() -> None:
    """By type, by article, in all; shares of nothing are None."""
    data = as_data(report())
    assert data["total"]["strict"] == {"matched": 2, "precision": 2 / 3, "recall": 2 / 3, "f1": 2 / 3}
    assert data["types"]["disease"]["overlap"] == {"matched": 0, "precision": 0.0, "recall": None, "f1": 0.0}
    assert data["types"]["duration"]["values"] == {"compared": 1, "right": 0, "share": 0.0}
    assert data["articles"][0]["types"]["drug"] == data["types"]["drug"]
    assert data["errors"][0] == {
        "article": "note",
        "line": 2,
        "kind": "wrong type",
        "left": "患者用木兰单抗后",
        "right": "三天，复查。",
        "gold": {"type": "symptom", "start": 12, "end": 14, "text": "头痛"},
        "found": {"type": "disease", "start": 12, "end": 14, "text": "头痛", "rule": "lexicon.conditions"},
    }
    assert "errors" not in as_data(report(), errors=False)


def test_types_that_are_not_asked_for_are_not_shown() -> None:
    """Neither in sums nor in errors; a wrong type shows under either of the two."""
    data = as_data(report("symptom"))
    assert data["types"].keys() == {"symptom"}
    assert data["total"]["gold"] == data["articles"][0]["total"]["gold"] == 1
    assert [error["kind"] for error in data["errors"]] == ["wrong type"]


def test_more_errors_than_the_limit_are_counted() -> None:
    """And can be left out altogether."""
    assert as_text(report(), limit=1).endswith("\n\n1 more errors; raise --limit to see them")
    assert "wrong value" not in as_text(report(), limit=1)
    assert as_text(report(), limit=2) == as_text(report())
    assert "头痛" not in as_text(report(), errors=False)


def test_a_table_fits_a_hundred_columns_and_its_columns_stand_below_each_other() -> None:
    """Names of articles are cut, Chinese ones counted as wide as they are."""
    gold = [Marked(kind, number, number + 1) for number, kind in enumerate(TYPES)]
    text = "狼" * len(gold)
    parts = (Part("系统性红斑狼疮治疗进展综述" * 3, text, score(gold, gold)), Part("a", text, score(gold, [])))
    lines = as_text(Report(parts), errors=False).splitlines()
    articles = [line for line in lines if line.startswith(("系统", "a "))]
    assert max(map(cell_len, lines)) <= 100
    assert len({cell_len(line) for line in articles}) == 1


def test_what_counts_nowhere_is_said() -> None:
    """Nested mentions, norms that mean nothing, articles without gold."""
    gold, found = [Marked("count", 0, 3, "many")], [Marked("count", 0, 3, {"number": 1}), Marked("target", 1, 2)]
    text = as_text(Report((Part("note", "一二三四", score(gold, found)),), (), ("other",)))
    assert "Nested mentions that count nowhere: 1 (" in text
    assert "Norms of the gold that cannot be read and count nowhere: 1\n" in text
    assert "No gold for: other" in text
    assert 'gold "many", found {"number":1}' in text


def test_a_share_that_is_not_whole_is_not_shown_as_whole() -> None:
    """9999 of 10000 are 0.999."""
    gold = [Marked("drug", number, number + 1) for number in range(3000)]
    text = as_text(Report((Part("note", "一" * 3000, score(gold, gold[1:])),)), errors=False)
    assert "1.000 0.999 0.999" in text


def test_the_words_around_a_mention_are_ten_of_its_own_line() -> None:
    """As in a review."""
    assert around("一二三四五六七八九十甲乙丙丁", 11, 12) == ("二三四五六七八九十甲", "丙丁")
    assert around("上行\n左边中右边\n下行", 5, 6) == ("左边", "右边")
