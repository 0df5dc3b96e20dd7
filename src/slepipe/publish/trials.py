"""The trials of a digest: what the relations tell of each, and the results of drugs that no trial is named for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from slepipe.hanzi import simplified_name
from slepipe.model import Argument, Document, Mention, Relation, Value
from slepipe.patterns import Pattern


class Result(msgspec.Struct, frozen=True):
    """The figures of a result and the endpoints that it names; ``kind`` is ``compared``, ``change``, ``of``, ``met``, ``unmet`` or empty.

    Of ``compared`` figures the first is the treated arm's and the second the control's, of a ``change`` they are before and after, of ``of``
    the people who reached the endpoint and all of them; statistics follow. ``time`` is the study time point, ``words`` are endpoints that are no
    mention (總生存率), in Simplified characters.
    """

    endpoints: tuple[str, ...]
    figures: tuple[Mention, ...]
    kind: str = ""
    time: Mention | None = None
    words: tuple[str, ...] = ()


class Trial(msgspec.Struct, frozen=True):
    """A trial with the phases, drugs and diseases, participants and results that the text states.

    ``entity`` is None for one without a name; ``number`` is its registration number where it has one.
    """

    entity: str | None
    phases: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    population: Value | None = None
    number: str = ""


def gather_trials(document: Document, named: Sequence[str]) -> tuple[Trial, ...]:
    """The trials in order of the text, then those of ``named`` of which the text says no more, then the results of drugs without a trial."""
    trials = [relation for relation in document.relations if relation.kind == "trial"]
    outcomes = [relation for relation in document.relations if relation.kind == "outcome" and not relation.hedged]
    mentions = {mention.start: mention for mention in document.mentions if not mention.nested}
    owners = list(_owners(outcomes, trials))
    unexplained = _unexplained(document, mentions)
    found = []
    for trial in trials:
        own = [outcome for outcome, owner in zip(outcomes, owners, strict=True) if owner is trial]
        results = *_results(own, document, mentions), *unexplained.get(next(iter(_entities(trial, "trial")), ""), ())
        found.append(_trial(trial, results))
    told = {trial.entity for trial in found}
    for entity in (entity for entity in named if entity not in told):
        own = [each for each in outcomes if entity in _entities(each, "trial")]
        found += [Trial(entity, results=(*_results(own, document, mentions), *unexplained.get(entity, ())))]
    loose = [each for each, owner in zip(outcomes, owners, strict=True) if owner is None and not _entities(each, "trial")]
    return (*found, *_of_drugs(loose, document, mentions))


def _owners(outcomes: Sequence[Relation], trials: Sequence[Relation]) -> Iterator[Relation | None]:
    """The trial that each outcome is of: the one it names, else the nameless one whose sentences hold it, or the only one of its drug."""
    known: dict[str, Relation] = {}
    for trial in trials:
        for name in _names(trial):
            known.setdefault(name, trial)
    nameless = [(trial, set(_entities(trial, "drug"))) for trial in trials if not _entities(trial, "trial")]
    for outcome in outcomes:
        names = _names(outcome)
        if names:
            yield next((known[name] for name in names if name in known), None)
            continue
        drugs = set(_entities(outcome, "drug"))
        phases = _phases(outcome)
        own = [
            trial
            for trial, given in nameless
            if (not drugs or drugs & given) and (not phases or phases.keys() & _phases(trial).keys())
        ]
        holding = [trial for trial in own if trial.start <= outcome.start < trial.end]
        fitting = holding or (own if drugs else [])
        yield fitting[0] if len(fitting) == 1 else None


def _phases(relation: Relation) -> dict[str, None]:
    """The phases of a relation, each once, in order."""
    return {str((each.value or {})["phase"]): None for each in relation.arguments if each.role == "phase"}


def _names(relation: Relation) -> tuple[str, ...]:
    return (*_entities(relation, "trial"), *sorted(_numbers(relation)))


def _trial(relation: Relation, results: tuple[Result, ...]) -> Trial:
    people = [each.value for each in relation.arguments if each.role == "population"]
    return Trial(
        entity=next(iter(_entities(relation, "trial")), None),
        phases=tuple(_phases(relation)),
        entities=_entities(relation, "drug", "disease"),
        results=results,
        population=people[0] if people else None,
        number=next(iter(sorted(_numbers(relation))), ""),
    )


def _unexplained(document: Document, mentions: dict[int, Mention]) -> dict[str, list[Result]]:
    """Figures by the only trial that their sentence names, where no relation says of what they are."""
    trials = [mention for mention in mentions.values() if mention.type == "trial" and mention.entity]
    if not trials:
        return {}
    explained = {each.start for relation in document.relations for each in relation.arguments}
    skipped = [(block.start, block.end) for block in document.blocks if block.kind in ("reference", "boilerplate")]
    stops = [match.start() for match in _STOP.finditer(document.text)]
    named: dict[int, set[str]] = {}
    for trial in trials:
        if not any(start <= trial.start < end for start, end in skipped):
            named.setdefault(bisect_left(stops, trial.start), set()).add(trial.entity or "")
    figures: dict[int, list[Mention]] = {}
    for mention in mentions.values():
        if mention.type in _FIGURES and not _is_level(mention) and (number := bisect_left(stops, mention.start)) in named:
            figures.setdefault(number, []).append(mention)
    found: dict[str, list[Result]] = {}
    for number, own in figures.items():
        if len(named[number]) == 1 and explained.isdisjoint(each.start for each in own):
            found.setdefault(next(iter(named[number])), []).append(Result((), tuple(own)))
    return found


_FIGURES: Final = frozenset({"percent", "measurement"})
_STOP: Final = Pattern("[。！？!?；;\\n]")


def _is_level(mention: Mention) -> bool:
    # The 95% of a confidence interval and the 1:1 of a randomization say nothing of the result.
    return mention.value == {"number": 95} or "ratio" in (mention.value or {})


def _of_drugs(outcomes: Sequence[Relation], document: Document, mentions: dict[int, Mention]) -> Iterator[Trial]:
    """Results of a drug that belong to no trial, together for each."""
    drugs: dict[tuple[str, ...], list[Relation]] = {}
    for outcome in outcomes:
        drugs.setdefault(_entities(outcome, "drug"), []).append(outcome)
    for entities, own in drugs.items():
        if entities and (results := _results(own, document, mentions)):
            yield Trial(None, entities=entities, results=results)


def _results(outcomes: Iterable[Relation], document: Document, mentions: dict[int, Mention]) -> tuple[Result, ...]:
    return tuple(result for outcome in outcomes if (result := _result(outcome, document, mentions)) is not None)


def _result(relation: Relation, document: Document, mentions: dict[int, Mention]) -> Result | None:
    endpoints = _entities(relation, "endpoint")
    words = tuple(
        simplified_name(document.text[each.start : each.end]) for each in _in_role(relation, "endpoint") if not each.entity
    )
    if relation.rule == "outcome.primary":
        return Result(endpoints, (), "unmet" if relation.negated else "met")
    whole = relation.rule == "outcome.responders" and _in_role(relation, "population")
    kind = (
        "change" if relation.rule == "outcome.change" else "compared" if _in_role(relation, "control") else "of" if whole else ""
    )
    order = ("treated", "control", "from", "to", "value", *(["population"] if whole else []), "p", "statistic")
    figures = tuple(mentions[each.start] for name in order for each in _in_role(relation, name) if each.start in mentions)
    times = [mentions[each.start] for each in _in_role(relation, "time") if each.start in mentions]
    return Result(endpoints, figures, kind, times[0] if times else None, words) if figures else None


def _in_role(relation: Relation, role: str) -> Sequence[Argument]:
    return [each for each in relation.arguments if each.role == role]


def _entities(relation: Relation, *names: str) -> tuple[str, ...]:
    """The entities of the arguments in some roles, each once."""
    return tuple(dict.fromkeys(each.entity for name in names for each in _in_role(relation, name) if each.entity))


def _numbers(relation: Relation) -> set[str]:
    return {str((each.value or {}).get("id", "")) for each in _in_role(relation, "id")}
