"""The summary of a diff: one paragraph in a locale, and the table of counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from slepipe.compare.model import Diff, Finding
from slepipe.model import Entity
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.diff.labels import GROUPS
from slepipe.publish.diff.lines import Line, words_of
from slepipe.publish.diff.sides import bracketed, is_announced, part_words, translated
from slepipe.publish.formats import format_number

_GROUP_OF = {kind: group for group, (_, kinds) in GROUPS.items() for kind in kinds}
_MOST = 20
"""Names that a summary gives before it says how many more there are."""
_COUNTED = (
    ("event", N_("Approvals and applications: %(number)s (%(names)s).")),
    ("status", N_("Trials and development: %(number)s (%(names)s).")),
    ("entity-added", N_("New entities: %(number)s (%(names)s).")),
    ("mentions", N_("New names of known entities: %(number)s (%(names)s).")),
    ("entity-removed", N_("Entities no longer mentioned: %(number)s (%(names)s).")),
    ("entity-replaced", N_("Entities replaced: %(number)s (%(names)s).")),
    ("entity-renamed", N_("Entities under another name: %(number)s (%(names)s).")),
    ("fact-changed", N_("Facts changed: %(number)s (%(names)s).")),
    ("relation-reversed", N_("Statements reversed: %(number)s (%(names)s).")),
    ("section-added", N_("New sections: %(number)s (%(names)s).")),
    ("section-removed", N_("Sections gone: %(number)s (%(names)s).")),
    ("section-moved", N_("Sections moved: %(number)s (%(names)s).")),
)
_SAID = frozenset({"event", "status", "fact-changed", "relation-reversed"})
"""What is named by more than a name."""
_PLAIN = (
    ("relation-added", N_("Other new statements: %(number)s.")),
    ("relation-removed", N_("Statements gone: %(number)s.")),
    ("fact-added", N_("Other new figures and dates: %(number)s.")),
    ("fact-removed", N_("Other figures and dates gone: %(number)s.")),
    ("reference-added", N_("New references: %(number)s.")),
    ("reference-removed", N_("References gone: %(number)s.")),
    ("reference-changed", N_("References changed: %(number)s.")),
    ("citation-removed", N_("Claims that lost their citation: %(number)s.")),
)


def group_of(finding: Finding) -> str:
    """The group (a key of ``GROUPS``) that a finding belongs to."""
    return _GROUP_OF[finding.kind]


def summarize(diff: Diff, labels: Labels) -> str:
    """One paragraph that says what changed, most important first; that nothing did where the diff is empty."""
    if not diff.findings:
        return labels.gettext("No difference in entities, facts, statements, references or sections.")
    sentences = _sentences(words_of(diff, labels), {entity.id: entity for entity in diff.entities}, labels)
    # A full-width stop has its space in itself.
    return "".join(sentence if sentence.endswith("。") else f"{sentence} " for sentence in sentences).rstrip()


def _sentences(lines: Sequence[Line], entities: dict[str, Entity], labels: Labels) -> Iterator[str]:
    for kind, message in _COUNTED:
        counted = [line for line in lines if _is_counted(line, kind)]
        # What is about nothing that has a name comes last.
        counted.sort(key=lambda line: line.finding.kind == "fact-changed" and not line.subject)
        names = list(dict.fromkeys(filter(None, (_named(line, entities, labels) for line in counted))))
        if counted:
            # One name more takes no more room than saying that there is one.
            shown = names if len(names) <= _MOST + 1 else names[:_MOST]
            between = labels.gettext("; ") if kind in _SAID else labels.gettext(", ")
            listed = between.join(shown) + (" …" if len(names) > len(shown) else "")
            yield labels.gettext(message) % {"number": format_number(len(counted), labels), "names": listed}
    for kind, message in _PLAIN:
        number = sum(line.finding.kind == kind and not _is_event(line) and not _is_status(line) for line in lines)
        if number:
            yield labels.gettext(message) % {"number": format_number(number, labels)}


def _is_counted(line: Line, kind: str) -> bool:
    tests = {"event": _is_event, "status": _is_status, "mentions": _is_named}
    return tests[kind](line) if kind in tests else line.finding.kind == kind


def _is_named(line: Line) -> bool:
    return line.finding.kind == "mentions-more" and bool(line.note)


def _is_status(line: Line) -> bool:
    """Whether a finding tells that a trial or development was paused, ended or resumed; that one goes on is no news."""
    side = line.finding.new
    return line.finding.kind == "relation-added" and side is not None and side.rule in _STATES


_STATES = frozenset({"status.paused", "status.ended", "status.resumed"})


_STATUS = ("status", "disease")


def _is_event(line: Line) -> bool:
    return line.finding.kind == "relation-added" and line.finding.type in ("approval", "filing")


def _named(line: Line, entities: dict[str, Entity], labels: Labels) -> str:
    """How a summary names a finding."""
    kind = line.finding.kind
    colon = labels.gettext(": ")
    if kind in ("entity-replaced", "entity-renamed"):
        said = f"{line.old} → {line.new}"
        return bracketed(said, labels.gettext(N_("in part")), labels) if line.finding.role == "partly" else said
    if kind.startswith("mentions"):
        return line.note
    if kind == "fact-changed":
        return f"{line.about}{colon if line.about else ''}{line.old} → {line.new}"
    if _is_status(line) and line.finding.new is not None:
        side = line.finding.new
        told = [(part.role, part_words(translated(part, side, labels), entities, labels)) for part in side.arguments]
        words = {role: [said for own, said in told if own == role] for role in _STATUS}
        status, disease = (labels.gettext(", ").join(words[role]) for role in _STATUS)
        return f"{line.about}{colon}{bracketed(status, disease, labels) if disease else status}"
    if kind.startswith("relation"):
        what = f"{line.about}{colon if line.about else ''}{line.label.partition(colon)[2]}"
        return (
            bracketed(what, labels.gettext(", ").join(_circumstances(line, entities, labels)), labels)
            if _is_event(line)
            else what
        )
    return line.new or line.old


def _circumstances(line: Line, entities: dict[str, Entity], labels: Labels) -> Iterator[str]:
    """What an event is limited to, who decided on it, and when, or when it was announced."""
    side = line.finding.new
    if side is None:
        return
    for part in sorted(side.arguments, key=lambda part: part.role != "scope"):
        said = part_words(part, entities, labels)
        if part.role == "date" and is_announced(part, side):
            yield labels.gettext(N_("announced %(date)s")) % {"date": said}
        elif part.role in ("scope", "regulator", "date"):
            yield said


class Count(msgspec.Struct, frozen=True):
    """How many findings of a group and type were added, removed and changed."""

    group: str
    type: str
    added: int = 0
    removed: int = 0
    changed: int = 0


def count_findings(diff: Diff) -> list[Count]:
    """The counts by group and type, in the order of a report; how often entities are mentioned is left out."""
    found = Counter(
        (group_of(finding), finding.type, _COLUMNS.get(finding.kind.partition("-")[2], "changed"))
        for finding in diff.findings
        if not finding.kind.startswith("mentions")
    )
    order = list(GROUPS)
    rows = sorted({(group, kind) for group, kind, _ in found}, key=lambda row: (order.index(row[0]), row[1]))
    return [Count(*row, *(found[*row, column] for column in ("added", "removed", "changed"))) for row in rows]


_COLUMNS = {"added": "added", "removed": "removed"}
