"""The plot of trends: its words, marks and fonts; the same bytes every time."""

from __future__ import annotations

import struct
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest

from slepipe.publish.catalogs import Labels, load_labels
from slepipe.publish.trends import local_names
from slepipe.trends.trends import About, Cell, Change, Group, Trend, Trends

pytest.importorskip("matplotlib")

from matplotlib import font_manager

from slepipe.publish import trends_plot
from slepipe.publish.fonts import PLAIN, find_fonts

MONTHS = ("2025-06", "2025-07", "2025-08")


def trend(name: str, chinese: str, status: Any, first: int, last: int, mentions: int = 2) -> Trend:
    """An entity from one month to another."""
    cells = tuple(Cell(month, 1, mentions) for month in MONTHS[first : last + 1])
    names = {"en": name, "zh-Hans": chinese} if name else {"zh-Hans": chinese}
    return Trend(f"drug:{chinese}", "drug", names, status, MONTHS[first], MONTHS[last], len(cells), mentions * len(cells), cells)


TRENDS = Trends(
    "month",
    (*(Group(month, 3) for month in MONTHS), Group("undated", 1)),
    (
        trend("late", "晚药", "appeared", 2, 2),
        trend("always", "常药", "steady", 0, 2, 40),
        trend("between", "中药", "passing", 1, 1),
        trend("gone", "早药", "disappeared", 0, 0),
    ),
    (Change("2025-07", "2025-06", "dosing", "dose", "dose", (About("drug", "drug:常药"),), (), ()),),
)


def words(locale: str, trends: Trends = TRENDS) -> tuple[dict[str, str], Labels]:
    """Names and labels of a locale."""
    return local_names(trends, locale), load_labels(locale)


def draw(form: Any = "svg", locale: str = "en", trends: Trends = TRENDS) -> trends_plot.Plot:
    """Draw trends."""
    return trends_plot.draw_trends(trends, form, words(locale, trends), words("en", trends))


@pytest.fixture
def no_chinese_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with matplotlib's own fonts only."""
    own = [entry for entry in font_manager.fontManager.ttflist if entry.name.startswith("DejaVu")]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", own)


@pytest.fixture
def chinese_font() -> None:
    """Skip where no font has the characters."""
    if find_fonts("晚常中早药", "zh-Hans")[1]:
        pytest.skip("no font with Chinese characters")


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_trends_give_the_same_bytes(form: str) -> None:
    """No date, no random number."""
    assert draw(form).data == draw(form).data


def test_the_picture_has_the_form_that_was_asked_for() -> None:
    """PNG by its signature, SVG as XML; both wider for more months."""
    png = draw("png").data
    assert png.startswith(b"\x89PNG")
    assert ElementTree.fromstring(draw("svg").data).tag.endswith("svg")
    more = Trends("month", tuple(Group(f"20{year}-01", 1) for year in range(10, 30)), TRENDS.entities[1:2])
    more = Trends("month", (*more.groups, *TRENDS.groups[:3]), more.entities)
    assert struct.unpack(">I", draw("png", trends=more).data[16:20]) > struct.unpack(">I", png[16:20])


def test_the_letters_of_an_svg_are_paths(chinese_font: None) -> None:
    """It looks the same where the font is missing: there is no text element."""
    tree = ElementTree.fromstring(draw("svg", "zh-Hans").data)
    assert not [element for element in tree.iter() if element.tag.endswith("}text")]


def test_no_date_and_no_release_of_matplotlib_is_in_the_file() -> None:
    """Both would change the bytes from day to day and from machine to machine."""
    assert b"matplotlib.org" not in draw("svg").data
    assert b"dc:date" not in draw("svg").data
    assert b"tEXt" not in draw("png").data


def test_rows_stand_in_the_order_in_which_entities_came() -> None:
    """First those of the first month, of these the one that went first."""
    assert [each.names["en"] for each in trends_plot._in_order(TRENDS)] == ["gone", "always", "between", "late"]


def test_marks_tell_what_appeared_disappeared_and_changed() -> None:
    """A triangle up, a triangle down, a diamond: shapes, for grey paper and all eyes."""

    def marks(status: str, changes: tuple[Change, ...] = ()) -> int:
        only = msgspec.structs.replace(TRENDS.entities[1], status=status)
        return draw(trends=Trends("month", TRENDS.groups, (only,), changes)).data.count(b"<use ")

    none = marks("steady")
    assert [marks(status) - none for status in ("appeared", "disappeared", "passing")] == [1, 1, 2]
    assert marks("steady", TRENDS.changes) == none + 1


def test_sources_have_no_time_and_no_triangles() -> None:
    """The legend of a picture by source has only what differs."""
    by_source = Trends("source", TRENDS.groups, TRENDS.entities, TRENDS.changes)
    assert trends_plot._words(by_source, TRENDS.entities, *words("en")).legend == ("a fact differs",)
    assert draw(trends=by_source).data


def test_a_font_for_the_locale_is_found(chinese_font: None) -> None:
    """It is used for all letters, with the plain font behind it, and nothing is missing."""
    (family, plain), missing = find_fonts("常药", "zh-Hans")
    assert (plain, missing) == (PLAIN, "")
    assert family != PLAIN
    assert draw("png", "zh-Hans").missing == ""


def test_latin_letters_need_no_other_font() -> None:
    """Greek ones neither."""
    assert find_fonts("IL-6 β ≥ 5", "zh-Hans") == ((PLAIN,), "")


def test_without_a_font_the_missing_characters_are_named(no_chinese_font: None) -> None:
    """And the plot has English names instead."""
    drawn = draw("svg", "zh-Hans")
    assert set("晚常中早药") <= set(drawn.missing)
    assert drawn.data == draw("svg", "en").data


def test_what_has_no_english_name_is_called_by_its_type(no_chinese_font: None) -> None:
    """No box in the place of a letter: type and number in the picture; of a source its number."""
    own = Trends("source", (Group("康讯", 1),), (trend("", "某药", "steady", 0, 0),))
    rows = trends_plot._in_order(own)
    made = trends_plot._without(trends_plot._words(own, rows, *words("en", own)), "康讯某药", rows, "source")
    assert (made.rows, made.columns) == (("drug 1",), ("source 1\n(n=1)",))


def test_long_names_are_cut() -> None:
    """A Chinese character counts two letters."""
    assert trends_plot._short("a" * 40) == "a" * 40
    assert trends_plot._short("a" * 41) == "a" * 39 + "…"
    assert trends_plot._short("药" * 21) == "药" * 19 + "…"


def test_an_empty_corpus_is_drawn() -> None:
    """No row and no column is no fault."""
    assert draw("png", trends=Trends("month", (), ())).data.startswith(b"\x89PNG")


def test_no_side_has_more_dots_than_matplotlib_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of a thousand rows has fewer dots an inch; here the most is set low."""
    assert trends_plot._MOST_DOTS < 65_536
    monkeypatch.setattr(trends_plot, "_MOST_DOTS", 400)
    width, height = (int.from_bytes(draw("png").data[at : at + 4], "big") for at in (16, 20))
    assert max(width, height) <= 400


def test_a_dollar_sign_is_no_formula() -> None:
    """Names are drawn as they are written; matplotlib would read $…$ as mathematics."""
    odd = Trends("month", TRENDS.groups, (trend("a $\\frac$ b", "某药", "steady", 0, 2),))
    assert draw("svg", trends=odd).data


def test_the_settings_of_the_user_are_left_alone() -> None:
    """Neither read nor changed."""
    import matplotlib as mpl

    with mpl.rc_context({"font.size": 30, "lines.linewidth": 9}):
        drawn = draw("svg").data
        assert mpl.rcParams["font.size"] == 30
    assert drawn == draw("svg").data
