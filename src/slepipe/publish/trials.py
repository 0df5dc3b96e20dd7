"""The trials of a digest: what the relations tell of each, and the results of drugs that no trial is named for."""

from __future__ import annotations

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
    owners = [_owner(outcome, trials) for outcome in outcomes]
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


def _owner(outcome: Relation, trials: Sequence[Relation]) -> Relation | None:
    """The trial that an outcome is of: the one it names, else the nameless one whose sentences hold it, or the only one of its drug."""
    named = set(_entities(outcome, "trial")) | _numbers(outcome)
    for trial in trials:
        if named & (set(_entities(trial, "trial")) | _numbers(trial)):
            return trial
    if named:
        return None
    drugs = set(_entities(outcome, "drug"))
    nameless = [trial for trial in trials if not _entities(trial, "trial")]
    own = [trial for trial in nameless if drugs & set(_entities(trial, "drug"))]
    holding = [trial for trial in (own if drugs else nameless) if trial.start <= outcome.start < trial.end]
    fitting = holding or own
    return fitting[0] if len(fitting) == 1 else None


def _trial(relation: Relation, results: tuple[Result, ...]) -> Trial:
    people = [each.value for each in relation.arguments if each.role == "population"]
    phases = (str((each.value or {})["phase"]) for each in relation.arguments if each.role == "phase")
    return Trial(
        entity=next(iter(_entities(relation, "trial")), None),
        phases=tuple(dict.fromkeys(phases)),
        entities=_entities(relation, "drug", "disease"),
        results=results,
        population=people[0] if people else None,
        number=next(iter(sorted(_numbers(relation))), ""),
    )


def _unexplained(document: Document, mentions: dict[int, Mention]) -> dict[str, list[Result]]:
    """Figures by the only trial that their sentence names, where no relation says of what they are."""
    explained = {each.start for relation in document.relations for each in relation.arguments}
    found: dict[str, list[Result]] = {}
    for sentence in _sentences(document, mentions):
        named = {mention.entity for mention in sentence if mention.type == "trial" and mention.entity}
        figures = [each for each in sentence if each.type in _FIGURES and not _is_level(each)]
        if len(named) == 1 and figures and explained.isdisjoint(each.start for each in figures):
            found.setdefault(named.pop(), []).append(Result((), tuple(figures)))
    return found


def _sentences(document: Document, mentions: dict[int, Mention]) -> Iterator[list[Mention]]:
    """The mentions of each sentence of the text, those of references and boilerplate left out."""
    skipped = [(block.start, block.end) for block in document.blocks if block.kind in ("reference", "boilerplate")]
    sentence: list[Mention] = []
    for mention in (mentions[start] for start in sorted(mentions)):
        if any(start <= mention.start < end for start, end in skipped):
            continue
        if sentence and _STOP.search(document.text, sentence[-1].end, mention.start):
            yield sentence
            sentence = []
        sentence.append(mention)
    if sentence:
        yield sentence


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
