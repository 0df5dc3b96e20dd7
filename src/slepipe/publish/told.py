"""What the relations of a document tell of its dates and trials, for the tables of a digest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from slepipe.model import Argument, Document, Mention, Relation
from slepipe.publish.catalogs import N_
from slepipe.relate.events import event_of

EVENT_LABELS = {
    "approval": N_("approval"),
    "expected-approval": N_("expected approval"),
    "refusal": N_("approval refused"),
    "response-letter": N_("complete response letter"),
    "no-approval": N_("not approved"),
    "withdrawal": N_("withdrawn from the market"),
    "insurance": N_("covered by insurance"),
    "clinical-trial": N_("clinical trial permitted"),
    "filing": N_("application"),
    "planned-filing": N_("planned application"),
    "no-filing": N_("application withdrawn or not made"),
    "announced": N_("announcement"),
    "cutoff": N_("cut-off date"),
    "expected-announced": N_("expected announcement"),
    "expected-published": N_("expected publication"),
    "published": N_("publication"),
    "updated": N_("update"),
}
_ORDER = ("drug", "applicant", "regulator", "indication", "place")


class Result(msgspec.Struct, frozen=True):
    """The figures of a result and the endpoints that it names; ``kind`` is ``compared``, ``change``, ``met``, ``unmet`` or empty.

    Of ``compared`` figures the first is the treated arm's and the second the control's, of a ``change`` they are before and after;
    statistics follow. ``time`` is the study time point.
    """

    endpoints: tuple[str, ...]
    figures: tuple[Mention, ...]
    kind: str = ""
    time: Mention | None = None


class Told(msgspec.Struct, frozen=True):
    """Events by the start of their date: a key of ``EVENT_LABELS`` and the entities; trials and results by the entity of the trial.

    ``covered`` are the starts of all figures that a result holds.
    """

    events: dict[int, list[tuple[str, tuple[str, ...]]]]
    trials: dict[str, Relation]
    results: dict[str, list[Result]]
    loose: list[tuple[Relation, Result]]
    covered: frozenset[int]


def gather_told(document: Document) -> Told:
    """Sort the relations of a document by what a digest asks for."""
    by_start = {mention.start: mention for mention in document.mentions if not mention.nested}
    told = Told({}, {}, {}, [], frozenset())
    covered: set[int] = set()
    for relation in document.relations:
        if relation.kind in ("approval", "filing"):
            for date in _in_role(relation, "date"):
                told.events.setdefault(date.start, []).append((event_of(relation), _entities(relation)))
        elif relation.kind == "trial" and (named := _in_role(relation, "trial")):
            told.trials.setdefault(named[0].entity or "", relation)
        elif relation.kind == "outcome" and not relation.hedged and (result := _result(relation, by_start)) is not None:
            covered.update(figure.start for figure in result.figures)
            trial = next((each.entity for each in _in_role(relation, "trial") if each.entity), None)
            if trial is None:
                told.loose.append((relation, result))
            else:
                told.results.setdefault(trial, []).append(result)
    return msgspec.structs.replace(told, covered=frozenset(covered))


def roles(relation: Relation, *names: str) -> tuple[str, ...]:
    """The entities of the arguments in some roles, each once."""
    return tuple(dict.fromkeys(each.entity for name in names for each in _in_role(relation, name) if each.entity))


def _in_role(relation: Relation, role: str) -> Sequence[Argument]:
    return [each for each in relation.arguments if each.role == role]


def _entities(relation: Relation) -> tuple[str, ...]:
    return roles(relation, *_ORDER)


def _result(relation: Relation, by_start: dict[int, Mention]) -> Result | None:
    endpoints = roles(relation, "endpoint")
    if relation.rule == "outcome.primary":
        return Result(endpoints, (), "unmet" if relation.negated else "met")
    kind = "change" if relation.rule == "outcome.change" else "compared" if _in_role(relation, "control") else ""
    figures = tuple(_mentions(relation, by_start, "treated", "control", "from", "to", "value", "p", "statistic"))
    times = list(_mentions(relation, by_start, "time"))
    return Result(endpoints, figures, kind, times[0] if times else None) if figures else None


def _mentions(relation: Relation, by_start: dict[int, Mention], *names: str) -> Iterable[Mention]:
    return [by_start[each.start] for name in names for each in _in_role(relation, name) if each.start in by_start]
