"""Trends as tables: tidy CSV that no spreadsheet runs, rows for people, changes in words of a locale."""

from __future__ import annotations

import csv
import io

import pytest

from slepipe.publish.catalogs import load_labels
from slepipe.publish.trends import COLUMNS, bars, change_cells, group_name, local_names, table_header, table_rows, trends_csv
from slepipe.trends.trends import About, Cell, Change, Group, Trend, Trends

EN = load_labels("en")
GROUPS = (Group("2025-06", 2), Group("2025-07", 1), Group("undated", 1))
DRUG = Trend(
    "belimumab", "drug", {"en": "belimumab", "zh-Hans": "贝利尤单抗"}, "disappeared", "2025-06", "2025-06", 2, 5,
    (Cell("2025-06", 1, 3), Cell("undated", 1, 2)),
)  # fmt: skip
TRIAL = Trend(
    "trial:x-1",
    "trial",
    {"zh-Hans": "=X-1"},
    "steady",
    "2025-06",
    "2025-07",
    2,
    2,
    (Cell("2025-06", 1, 1), Cell("2025-07", 1, 1)),
)
PHASE = Change(
    "2025-07", "2025-06", "trial", "phase", "phase", (About("trial", "trial:x-1"),), ({"phase": "PHASE2"},), ({"phase": "PHASE3"},), ("a",)
)  # fmt: skip
TRENDS = Trends("month", GROUPS, (DRUG, TRIAL), (PHASE,))


def test_the_csv_has_a_row_for_each_entity_and_group() -> None:
    """Groups without a mention too, so that a pivot table shows them; the change stands in the group that it came with."""
    rows = list(csv.DictReader(io.StringIO(trends_csv(TRENDS, local_names(TRENDS, "en"), EN))))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["entity"], row["group"], row["documents"], row["mentions"]) for row in rows] == [
        ("belimumab", "2025-06", "1", "3"),
        ("belimumab", "2025-07", "0", "0"),
        ("belimumab", "undated", "1", "2"),
        ("trial:x-1", "2025-06", "1", "1"),
        ("trial:x-1", "2025-07", "1", "1"),
        ("trial:x-1", "undated", "0", "0"),
    ]
    assert [row["changes"] for row in rows] == ["", "", "", "", "'=X-1 Phase: Phase 2 -> Phase 3", ""]
    assert [row["group_documents"] for row in rows[:3]] == ["2", "1", "1"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝"])
def test_no_cell_is_a_formula(sign: str) -> None:
    """A name that an article gave itself may begin with any sign; an apostrophe makes it text."""
    named = Trends("month", GROUPS[:1], (Trend("drug:x", "drug", {"en": f"{sign}1+1"}, "steady", "", "", 1, 1, ()),))
    (row,) = csv.DictReader(io.StringIO(trends_csv(named, local_names(named, "en"), EN)))
    assert row["name"] == f"'{sign}1+1"


def test_an_identifier_may_hold_a_comma_or_a_quotation_mark() -> None:
    """The csv module puts it into quotation marks; it is read back as it was."""
    named = Trends("month", GROUPS[:1], (Trend('drug:a,"b"', "drug", {}, "steady", "", "", 1, 1, ()),))
    (row,) = csv.DictReader(io.StringIO(trends_csv(named, local_names(named, "en"), EN)))
    assert row["entity"] == row["name"] == 'drug:a,"b"'


@pytest.mark.parametrize(
    ("names", "locale", "name"),
    [
        ({"en": "x", "zh-Hans": "某药"}, "en", "x"),
        ({"en": "x", "zh-Hans": "某药"}, "zh-Hans", "某药"),
        ({"en": "x", "zh-Hans": "某药"}, "zh-Hant-TW", "某藥"),
        ({"en": "x", "zh-Hans": "某药", "zh-Hant-HK": "甲藥"}, "zh-Hant-HK", "甲藥"),
        ({"en": "x", "zh-Hans": "某药"}, "ja", "x"),
        ({"zh-Hans": "某药"}, "en", "某药"),
        ({"en": "x"}, "zh-Hans", "x"),
        ({}, "en", "drug:x"),
    ],
)
def test_the_name_in_a_locale(names: dict[str, str], locale: str, name: str) -> None:
    """Its own, the Chinese one in the script of the locale, the English one, the id."""
    trends = Trends("month", (), (Trend("drug:x", "drug", names, "steady", "", "", 1, 1, ()),))
    assert local_names(trends, locale) == {"drug:x": name}


def test_the_table_has_a_column_for_each_group() -> None:
    """Mentions in it, and nothing where there is none."""
    header = table_header(TRENDS, EN)
    rows = list(table_rows(TRENDS, local_names(TRENDS, "en"), EN))
    assert header == ["Name", "Type", "Status", "First", "Last", "Articles", "Mentions", "2025-06", "2025-07", "undated"]
    assert rows[0] == ["belimumab", "drug", "disappeared", "2025-06", "2025-06", "2", "5", "3", "", "2"]
    assert group_name("2025-06", EN) == "2025-06"


def test_bars_show_the_share_of_the_most() -> None:
    """Full for the most, the lowest for any mention at all, a blank for none."""
    cells = (Cell("1", 1, 1), Cell("2", 1, 80), Cell("4", 1, 40))
    row = Trend("drug:x", "drug", {}, "steady", "1", "4", 3, 121, cells)
    assert bars(row, [Group(label, 1) for label in "1234"]) == "▁█ ▄"
    assert bars(Trend("drug:x", "drug", {}, "undated", "", "", 0, 0, ()), [Group("1", 1)]) == " "


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (PHASE, ["2025-07", "X", "Phase: Phase 2 -> Phase 3"]),
        (
            Change("2", "1", "dosing", "dose", "dose", (About("drug", "d"), About("route", text="subcutaneous")),
                   ({"number": 200, "unit": "mg"},), ({"number": 400, "unit": "mg"}, {"number": 600, "unit": "mg"})),
            ["2", "D, subcutaneous", "Dose: 200 mg -> 400 mg / 600 mg"],
        ),
        (
            Change("2", "1", "outcome", "treated", "percent", (About("endpoint", text="应答率"), About("time", value={"iso8601": "P52W"})),
                   ({"number": 40},), ({"number": 55},)),
            ["2", "应答率, 52 weeks", "Treated: 40% -> 55%"],
        ),
        (
            Change("2", "1", "approval", "state", "state", (About("drug", "d"),), ({"state": "filing"},), ({"state": "approval"},)),
            ["2", "D", "State: application -> approval"],
        ),
    ],
)  # fmt: skip
def test_a_change_in_words(change: Change, words: list[str]) -> None:
    """Group, what it is about, old and new values as the locale writes them."""
    assert change_cells(change, {"trial:x-1": "X", "d": "D"}, EN) == words


def test_words_of_the_article_are_in_the_script_of_the_locale() -> None:
    """An endpoint that is no entity stays Chinese, in Traditional characters where the locale has them."""
    change = Change(
        "2", "1", "outcome", "value", "percent", (About("endpoint", text="应答率"),), ({"number": 1},), ({"number": 2},)
    )
    assert change_cells(change, {}, load_labels("zh-Hant-TW"))[1] == "應答率"
