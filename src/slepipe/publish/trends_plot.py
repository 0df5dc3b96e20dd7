"""Trends as a picture: a row an entity, a column a group, the number of mentions in each cell and the darker the more.

What appeared, disappeared or changed is told by the shape of a mark, so that it shows in grey and to those who see colours otherwise.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

import matplotlib as mpl
import msgspec
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap, PowerNorm
from matplotlib.figure import Figure

from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.fonts import find_fonts
from slepipe.publish.trends import group_name
from slepipe.trends.dates import UNDATED
from slepipe.trends.trends import Trend, Trends

_SHADES: Final = LinearSegmentedColormap.from_list("shades", ["#e3eef8", "#9ecae1", "#4292c6", "#08519c", "#08306b"])
_Style = dict[str, Any]
_APPEARED: Final[_Style] = {"marker": "^", "markersize": 6.5, "markerfacecolor": "#111111", "markeredgecolor": "#ffffff"}
_DISAPPEARED: Final[_Style] = {"marker": "v", "markersize": 6.5, "markerfacecolor": "#ffffff", "markeredgecolor": "#111111"}
_CHANGED: Final[_Style] = {"marker": "D", "markersize": 5, "markerfacecolor": "#f0a020", "markeredgecolor": "#111111"}
_MARK: Final[_Style] = {"linestyle": "none", "markeredgewidth": 0.9, "clip_on": False, "zorder": 4}
_TITLES: Final = {"month": N_("Mentions by month"), "source": N_("Mentions by source")}
_LEGENDS: Final = {
    "month": ((_APPEARED, N_("appeared")), (_DISAPPEARED, N_("disappeared")), (_CHANGED, N_("a fact changed"))),
    "source": ((_CHANGED, N_("a fact differs")),),
}
_WIDTH: Final = 0.78
"""Inches of a column; of many columns, and of a letter on average."""
_NARROW, _MANY = 0.62, 12
_HEIGHT: Final = 0.36
_LETTER: Final = 0.08
_LONGEST, _LONGEST_COLUMN = 40, 18
"""Letters of a name; a Chinese character counts two."""
_PALEST: Final = 9
"""Mentions for which the darkest shade is kept at least: one mention is pale."""
_WIDE: Final = "\u2e80"
_SETTINGS: Final[dict[Any, Any]] = {"svg.fonttype": "path", "svg.hashsalt": "slepipe", "text.parse_math": False, "font.size": 10}
"""Letters of an SVG as paths: they look the same where the font is missing. A fixed salt gives the same bytes every time."""


_DPI: Final = 160
_MOST_DOTS: Final = 60_000
"""Dots of a side; matplotlib draws up to 65,535."""


class Plot(msgspec.Struct, frozen=True):
    """The bytes of a picture, and the characters that no font has, for which it has English names instead."""

    data: bytes
    missing: str = ""


class _Words(msgspec.Struct, frozen=True):
    """All that is written in a picture."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    title: str
    legend: tuple[str, ...]

    def characters(self) -> str:
        return "".join((*self.rows, *self.columns, self.title, *self.legend))


def draw_trends(
    trends: Trends,
    form: Literal["png", "svg"],
    names: tuple[Mapping[str, str], Labels],
    english: tuple[Mapping[str, str], Labels],
) -> Plot:
    """Draw trends, with names and labels of a locale, or the ``english`` ones where no font has the characters of the locale.

    The same trends give the same bytes, with the same release of matplotlib and the same fonts.
    """
    rows = _in_order(trends)
    words = _words(trends, rows, *names)
    fonts, missing = find_fonts(words.characters(), names[1].tag)
    if missing:
        words = _words(trends, rows, *english)
        fonts, lost = find_fonts(words.characters(), english[1].tag)
        words = _without(words, lost, rows, trends.by)
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS | {"font.family": list(fonts)})
        figure = _figure(trends, rows, words)
        out = io.BytesIO()
        metadata = {"Date": None, "Creator": "slepipe", "Title": words.title} if form == "svg" else {"Software": None}
        dpi = min(_DPI, int(_MOST_DOTS / max(figure.get_size_inches())))
        figure.savefig(out, format=form, dpi=dpi, facecolor="white", metadata=metadata)
    return Plot(out.getvalue(), missing)


def _in_order(trends: Trends) -> list[Trend]:
    """Entities in the order in which they came, and of those that came together, in which they went: the picture becomes a stair."""
    return sorted(trends.entities, key=lambda each: (not each.first, each.first, each.last, -each.mentions, each.id))


def _words(trends: Trends, rows: Sequence[Trend], names: Mapping[str, str], labels: Labels) -> _Words:
    columns = tuple(
        f"{_short(group_name(group.label, labels), _LONGEST_COLUMN)}\n(n={group.documents})" for group in trends.groups
    )
    legend = tuple(labels.gettext(word) for _, word in _LEGENDS[trends.by])
    return _Words(tuple(_short(names[each.id]) for each in rows), columns, labels.gettext(_TITLES[trends.by]), legend)


def _short(name: str, longest: int = _LONGEST) -> str:
    cut = next((at for at in range(len(name)) if _length(name[: at + 1]) > longest), None)
    return name if cut is None else f"{name[: cut - 1]}…"


def _length(name: str) -> int:
    return sum(2 if character >= _WIDE else 1 for character in name)


def _without(words: _Words, lost: str, rows: Sequence[Trend], by: str) -> _Words:
    """What still cannot be drawn by its type and its number in the picture: 「drug 3」, 「source 2」."""
    unknown = frozenset(lost)
    drawn = tuple(
        name if unknown.isdisjoint(name) else f"{each.type} {number}"
        for number, (name, each) in enumerate(zip(words.rows, rows, strict=True), 1)
    )
    columns = tuple(
        name if unknown.isdisjoint(name) else f"{by} {number}\n{name.rpartition(chr(10))[2]}"
        for number, name in enumerate(words.columns, 1)
    )
    return msgspec.structs.replace(words, rows=drawn, columns=columns)


def _figure(trends: Trends, rows: Sequence[Trend], words: _Words) -> Figure:
    """The picture; margins are inches for the longest name, the title and the legend."""
    left = 0.3 + _LETTER * max(map(_length, words.rows), default=1)
    many = len(words.columns) > _MANY
    longest = max((_length(line) for name in words.columns for line in name.split("\n")), default=1)
    wide = max(1, len(words.columns)) * max(_NARROW if many else _WIDTH, _LETTER * longest)
    high = max(1, len(rows)) * _HEIGHT
    width, height = max(left + wide + 0.3, _LEAST_WIDTH), 0.95 + high + 0.55
    figure = Figure(figsize=(width, height))
    FigureCanvasAgg(figure)
    axes = figure.add_axes((left / width, 0.55 / height, wide / width, high / height))
    axes.set_xlim(-0.5, max(1, len(words.columns)) - 0.5)
    axes.set_ylim(max(1, len(rows)) - 0.5, -0.5)
    axes.set_xticks(range(len(words.columns)), words.columns)
    axes.set_yticks(range(len(rows)), words.rows)
    axes.tick_params(length=0, labeltop=True, labelbottom=False)
    axes.tick_params(axis="x", labelsize=8.5 if many else 10)
    for spine in axes.spines.values():
        spine.set_visible(False)
    figure.text(0.15 / width, 1 - 0.28 / height, words.title, fontsize=12, fontweight="bold", va="center")
    _cells(axes, trends, rows)
    handles = [
        axes.plot([], [], **_MARK, **mark, label=word)[0]
        for (mark, _), word in zip(_LEGENDS[trends.by], words.legend, strict=True)
    ]
    figure.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0, 0.05 / height),
        ncols=3,
        frameon=False,
        fontsize=9,
        handletextpad=0.2,
    )
    return figure


_LEAST_WIDTH: Final = 5.2
"""Inches for the legend."""


def _cells(axes: Any, trends: Trends, rows: Sequence[Trend]) -> None:
    places = {group.label: number for number, group in enumerate(trends.groups)}
    most = max((cell.mentions for each in rows for cell in each.cells), default=0)
    shade = PowerNorm(0.5, vmin=0, vmax=max(_PALEST, most))
    changed = {(part.entity, change.group) for change in trends.changes for part in change.about}
    for row, each in enumerate(rows):
        axes.plot([-0.5, len(places) - 0.5], [row, row], color="#d8d8d8", linewidth=0.7, zorder=1)
        for cell in each.cells:
            column, share = places[cell.group], float(shade(cell.mentions))
            axes.add_patch(_box(column, row, _SHADES(share)))
            ink = "#ffffff" if share > _DARK else "#111111"
            axes.text(column, row, str(cell.mentions), ha="center", va="center", color=ink, fontsize=9, zorder=3)
            if (each.id, cell.group) in changed:
                axes.plot([column + 0.26], [row - 0.2], **_MARK, **_CHANGED)
        if trends.by == "source":
            continue  # sources have no order in time
        if each.status in ("appeared", "passing"):
            axes.plot([places[each.first] - 0.3], [row], **_MARK, **_APPEARED)
        if each.status in ("disappeared", "passing"):
            axes.plot([places[each.last] + 0.3], [row], **_MARK, **_DISAPPEARED)
    if trends.by == "month" and UNDATED in places and len(places) > 1:
        axes.axvline(places[UNDATED] - 0.5, color="#808080", linewidth=1, linestyle=(0, (2, 2)))


_DARK: Final = 0.55
"""Share of the darkest shade from which on a figure is white."""


def _box(column: int, row: int, colour: Any) -> Any:
    from matplotlib.patches import Rectangle

    return Rectangle((column - 0.46, row - 0.44), 0.92, 0.88, facecolor=colour, edgecolor="none", zorder=2)
