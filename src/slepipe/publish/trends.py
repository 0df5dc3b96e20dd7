"""Trends as tables: CSV for spreadsheets, rows for a terminal or a pipe, and changes of facts in words of a locale."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from slepipe.hanzi import phrase_in_traditional
from slepipe.model import Value
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.events import EVENT_LABELS
from slepipe.publish.formats import format_value
from slepipe.trends.dates import UNDATED
from slepipe.trends.facts import PRIMARY
from slepipe.trends.trends import About, Change, Group, Trend, Trends

COLUMNS: Final = (
    "entity", "type", "name", "group", "documents", "mentions", "group_documents", "status", "first", "last", "changes",
)  # fmt: skip
STATUS_LABELS: Final = {
    "appeared": N_("appeared"),
    "disappeared": N_("disappeared"),
    "passing": N_("came and went"),
    "steady": N_("steady"),
    "undated": N_("undated"),
}
_ROLES: Final = {
    "phase": N_("Phase"),
    "population": N_("Participants"),
    "age": N_("Age"),
    "treated": N_("Treated"),
    "control": N_("Control"),
    "from": N_("Before"),
    "to": N_("After"),
    "value": N_("Value"),
    "difference": N_("Difference"),
    "p": N_("p-value"),
    "statistic": N_("Effect size"),
    "dose": N_("Dose"),
    "duration": N_("Duration"),
    "date": N_("Date"),
    "state": N_("State"),
}
_STATES: Final = EVENT_LABELS | {"met": N_("primary endpoint met"), "unmet": N_("primary endpoint not met")}
_WORDS: Final = {
    PRIMARY: N_("primary endpoint"),
    "subcutaneous": N_("subcutaneous"),
    "intravitreal": N_("intravitreal"),
    "intrathecal": N_("intrathecal"),
    "intravenous": N_("intravenous"),
    "intramuscular": N_("intramuscular"),
    "oral": N_("oral"),
    "inhaled": N_("inhaled"),
    "topical": N_("topical"),
}
"""What a fact may be about that is no entity."""
_TYPES: Final = {"time": "duration", "arm": "dose"}
"""Types of the values that a fact may be about."""
_FORMULA: Final = frozenset("=+-@\t\r\n＝＋－＠|%")
"""With what a cell begins that a spreadsheet may take for a formula or a command."""


def local_names(trends: Trends, locale: str) -> dict[str, str]:
    """The name of each entity in a locale: its own, the Chinese one in the script of a Chinese locale, else the English one."""
    return {each.id: _local_name(each, locale) for each in trends.entities}


def _local_name(trend: Trend, locale: str) -> str:
    names = trend.names
    if own := names.get(locale):
        return own
    chinese = names.get("zh-Hans", "")
    if locale.startswith("zh") and chinese:
        return phrase_in_traditional(chinese) if locale.startswith("zh-Hant") else chinese
    return names.get("en") or chinese or next(iter(names.values()), trend.id)


def trends_csv(trends: Trends, names: Mapping[str, str], labels: Labels) -> str:
    """A row for each entity and group, those without a mention too; the columns are ``COLUMNS``, in English in every locale.

    A cell that a spreadsheet could take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    changes = _by_entity(trends, names, labels)
    for each in trends.entities:
        cells = {cell.group: cell for cell in each.cells}
        for group in trends.groups:
            cell = cells.get(group.label)
            counts = (cell.documents, cell.mentions) if cell else (0, 0)
            told = "; ".join(changes.get((each.id, group.label), ()))
            row = (
                each.id,
                each.type,
                names[each.id],
                group.label,
                *counts,
                group.documents,
                each.status,
                each.first,
                each.last,
                told,
            )
            writer.writerow([_inert(value) if isinstance(value, str) else value for value in row])
    return text.getvalue()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _FORMULA and cell else cell


def _by_entity(trends: Trends, names: Mapping[str, str], labels: Labels) -> dict[tuple[str, str], list[str]]:
    """Changes in words, by entity and group."""
    found: dict[tuple[str, str], list[str]] = {}
    for change in trends.changes:
        for entity in dict.fromkeys(part.entity for part in change.about if part.entity):
            found.setdefault((entity, change.group), []).append(" ".join(change_cells(change, names, labels)[1:]))
    return found


def table_header(trends: Trends, labels: Labels) -> list[str]:
    """The header of ``table_rows``."""
    fixed = (N_("Name"), N_("Type"), N_("Status"), N_("First"), N_("Last"), N_("Articles"), N_("Mentions"))
    return [*map(labels.gettext, fixed), *(group_name(group.label, labels) for group in trends.groups)]


def table_rows(trends: Trends, names: Mapping[str, str], labels: Labels) -> Iterator[list[str]]:
    """A row for each entity: name, type, status, first and last group, articles and mentions, and the mentions of each group."""
    for each in trends.entities:
        mentions = {cell.group: str(cell.mentions) for cell in each.cells}
        fixed = [each.type, labels.gettext(STATUS_LABELS[each.status]), each.first, each.last]
        counts = [str(each.documents), str(each.mentions), *(mentions.get(group.label, "") for group in trends.groups)]
        yield [names[each.id], *fixed, *counts]


def bars(trend: Trend, groups: Sequence[Group]) -> str:
    """The mentions of an entity as a bar for each group, the highest for its most; a blank where there is none."""
    mentions = {cell.group: cell.mentions for cell in trend.cells}
    most = max(mentions.values(), default=1)
    return "".join(_BARS[-(-mentions.get(group.label, 0) * (len(_BARS) - 1) // most)] for group in groups)


_BARS: Final = " ▁▂▃▄▅▆▇█"


def group_name(label: str, labels: Labels) -> str:
    """A group as it is shown: what has no date is said in words."""
    return labels.gettext(STATUS_LABELS[label]) if label == UNDATED else label


def change_cells(change: Change, names: Mapping[str, str], labels: Labels) -> list[str]:
    """Group, what the fact is about, and what changed: ``2025-08``, ``HORIZON-3``, ``Phase: Phase 2 -> Phase 3``."""
    about = labels.gettext(", ").join(filter(None, (_about(part, names, labels) for part in change.about)))
    role = labels.gettext(_ROLES.get(change.role, change.role))
    old, new = (_values(change.type, values, labels) for values in (change.old, change.new))
    return [change.group, about, f"{role}: {old} -> {new}"]


def _about(part: About, names: Mapping[str, str], labels: Labels) -> str:
    if part.entity:
        return names.get(part.entity, part.entity)
    if part.value is None:
        words = labels.gettext(_WORDS.get(part.text, part.text))
        return phrase_in_traditional(words) if labels.tag.startswith("zh-Hant") and part.text not in _WORDS else words
    return format_value(_TYPES.get(part.role, "identifier"), part.value, labels) or str(part.value)


def _values(kind: str, values: Sequence[Value], labels: Labels) -> str:
    return " / ".join(_value(kind, value, labels) for value in values)


def _value(kind: str, value: Value, labels: Labels) -> str:
    if kind == "state":
        state = str(value["state"])
        return labels.gettext(_STATES.get(state, state))
    return format_value(kind, value, labels) or " ".join(map(str, value.values()))
