"""The trials of a digest: what the relations tell of each, and the results of drugs that no trial is named for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from slepipe.hanzi import simplified_name
from slepipe.model import Argument, Document, Mention, Relation, Value
from slepipe.patterns import Pattern


class Result(msgspec.Struct, frozen=True):
    """The figures of a result and the endpoints that it names; ``kind`` is ``compared``, ``change``, ``of``, ``risk``, ``met``, ``unmet`` or empty.

    Of ``compared`` figures the first is the treated arm's and the second the control's, of a ``change`` they are before and after, of ``of``
    the people who reached the endpoint and all of them; statistics follow. Of a ``risk`` only the ``difference`` is known, or a ratio. ``time`` is the study time point, ``words`` are endpoints that are no
    mention (總生存率), in Simplified characters. ``arm`` is the dose of the treated arm where the text names it, or ``words_of_arm`` what it is called (高剂量), ``difference`` that of the arms.
    """

    endpoints: tuple[str, ...]
    figures: tuple[Mention, ...]
    kind: str = ""
    time: Mention | None = None
    words: tuple[str, ...] = ()
    arm: Mention | None = None
    difference: Mention | None = None
    words_of_arm: str = ""


class Trial(msgspec.Struct, frozen=True):
    """A trial with the phases, drugs and diseases, participants and results that the text states.

    ``entity`` is None for one without a name; ``number`` is its registration number where it has one, ``states`` are the
    rules of what became of it (``status.ended``).
    """

    entity: str | None
    phases: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    population: Value | None = None
    number: str = ""
    states: tuple[str, ...] = ()


def gather_trials(document: Document, named: Sequence[str]) -> tuple[Trial, ...]:
    """The trials in order of the text, then those of ``named`` of which the text says no more, then the results of drugs without a trial."""
    trials = [relation for relation in document.relations if relation.kind == "trial"]
    outcomes = [relation for relation in document.relations if relation.kind == "outcome" and not relation.hedged]
    mentions = {mention.start: mention for mention in document.mentions if not mention.nested}
    statuses = [
        relation for relation in document.relations if relation.kind == "status" and not (relation.negated or relation.hedged)
    ]
    owners = list(_owners(outcomes, trials, mentions))
    states = list(zip(statuses, _owners(statuses, trials, mentions), strict=True))
    unexplained = _unexplained(document, mentions)
    found = []
    for trial in trials:
        own = [outcome for outcome, owned in zip(outcomes, owners, strict=True) if any(owner is trial for owner in owned)]
        results = *_results(own, document, mentions), *unexplained.get(next(iter(entities_of(trial, "trial")), ""), ())
        became = dict.fromkeys(status.rule for status, owned in states if any(owner is trial for owner in owned))
        found.append(_trial(trial, results, tuple(became)))
    told = {trial.entity for trial in found}
    for entity in (entity for entity in named if entity not in told):
        own = [each for each in outcomes if entity in entities_of(each, "trial")]
        became = dict.fromkeys(status.rule for status in statuses if entity in entities_of(status, "trial"))
        results = *_results(own, document, mentions), *unexplained.get(entity, ())
        found.append(Trial(entity, results=results, states=tuple(became)))
    loose = [each for each, owned in zip(outcomes, owners, strict=True) if not owned and not entities_of(each, "trial")]
    return (*(trial for trial in found if _tells(trial)), *_of_drugs(loose, document, mentions))


def _tells(trial: Trial) -> bool:
    """Whether a row says more than that a drug has a trial of some phase."""
    return bool(trial.entity or trial.number or trial.results or trial.states or trial.population or len(trial.entities) > 1)


def _owners(outcomes: Sequence[Relation], trials: Sequence[Relation], mentions: dict[int, Mention]) -> Iterator[list[Relation]]:
    """The trials that each outcome or status is of: those it names, else the nameless one whose sentences hold it, or the only one of its drug.

    Of two of one drug it is the one of the disease that its clause names.
    """
    known: dict[str, Relation] = {}
    for trial in trials:
        for name in _names(trial):
            known.setdefault(name, trial)
    nameless = [(trial, set(entities_of(trial, "drug"))) for trial in trials if not entities_of(trial, "trial")]
    for outcome in outcomes:
        names = _names(outcome)
        if names:
            named = [known[name] for name in names if name in known]
            # 「EXPLORER和LUNAR均未达主要终点」 is said of both.
            yield named if outcome.rule == "outcome.primary" or outcome.kind == "status" else named[:1]
            continue
        drugs = set(entities_of(outcome, "drug"))
        phases = _phases(outcome)
        own = [
            trial
            for trial, given in nameless
            if (not drugs or drugs & given) and (not phases or phases.keys() & _phases(trial).keys())
        ]
        holding = [trial for trial in own if trial.start <= outcome.start < trial.end]
        fitting = holding or (own if drugs else [])
        if len(fitting) > 1:
            disease = _disease_before(outcome, mentions)
            fitting = [trial for trial in fitting if disease in entities_of(trial, "disease")]
        yield fitting if len(fitting) == 1 else []


def _disease_before(outcome: Relation, mentions: dict[int, Mention]) -> str | None:
    """The disease that the evidence names last before it says what came out."""
    end = max(each.start for each in outcome.arguments)
    named = [m.entity for m in mentions.values() if outcome.start <= m.start < end and m.type == "disease"]
    return named[-1] if named else None


def _phases(relation: Relation) -> dict[str, None]:
    """The phases of a relation, each once, in order."""
    return {str((each.value or {})["phase"]): None for each in relation.arguments if each.role == "phase"}


def _names(relation: Relation) -> tuple[str, ...]:
    return (*entities_of(relation, "trial"), *sorted(_numbers(relation)))


def _trial(relation: Relation, results: tuple[Result, ...], states: tuple[str, ...]) -> Trial:
    people = [each.value for each in relation.arguments if each.role == "population"]
    return Trial(
        entity=next(iter(entities_of(relation, "trial")), None),
        phases=tuple(_phases(relation)),
        entities=entities_of(relation, "drug", "disease"),
        results=results,
        population=people[0] if people else None,
        number=next(iter(sorted(_numbers(relation))), ""),
        states=states,
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
    """Results that belong to no trial, together for each drug; last, paragraph by paragraph, those of which the text names none."""
    drugs: dict[tuple[str, ...], list[Relation]] = {}
    nameless: dict[int, list[Relation]] = {}
    starts = [block.start for block in document.blocks]
    for outcome in outcomes:
        if entities := entities_of(outcome, "drug"):
            drugs.setdefault(entities, []).append(outcome)
        else:
            nameless.setdefault(bisect_right(starts, outcome.start), []).append(outcome)
    for entities, own in drugs.items():
        if results := _results(own, document, mentions):
            yield Trial(None, _common_phase(own), entities, results)
    for number, own in nameless.items():
        if results := _results(own, document, mentions):
            yield Trial(None, _common_phase(own), _of_heading(document, number - 1, mentions), results)


def _common_phase(outcomes: Sequence[Relation]) -> tuple[str, ...]:
    """The phase that all results name which name one, if it is the same."""
    named = {phase: None for outcome in outcomes for phase in _phases(outcome)}
    return tuple(named) if len(named) == 1 else ()


def _of_heading(document: Document, number: int, mentions: dict[int, Mention]) -> tuple[str, ...]:
    """The only drug or therapy of the heading above a block, where the block itself names no other."""
    heading = next((block for block in document.blocks[number::-1] if block.kind == "heading"), None)
    if heading is None:
        return ()
    spans = [(heading.start, heading.end), (document.blocks[number].start, document.blocks[number].end)]
    headed, named = (
        {m.entity for m in mentions.values() if m.type in ("drug", "therapy") and start <= m.start < end} for start, end in spans
    )
    drugs = [entity for entity in headed if entity]
    return (drugs[0],) if len(drugs) == 1 and named <= headed else ()


def _results(outcomes: Iterable[Relation], document: Document, mentions: dict[int, Mention]) -> tuple[Result, ...]:
    return tuple(result for outcome in outcomes if (result := _result(outcome, document, mentions)) is not None)


def _result(relation: Relation, document: Document, mentions: dict[int, Mention]) -> Result | None:
    endpoints = entities_of(relation, "endpoint")
    words = tuple(
        simplified_name(document.text[each.start : each.end]) for each in _in_role(relation, "endpoint") if not each.entity
    )
    if relation.rule == "outcome.primary":
        return Result(endpoints, (), "unmet" if relation.negated else "met")
    whole = relation.rule == "outcome.responders" and _in_role(relation, "population")
    # 「安慰剂组无人达到」 is no figure.
    compared = any(each.start in mentions for each in _in_role(relation, "control"))
    kind = "change" if relation.rule == "outcome.change" else "compared" if compared else "of" if whole else ""
    if relation.rule == "outcome.risk":
        kind = "risk"
    order = ("treated", "control", "from", "to", "value", *(["population"] if whole else []), "p", "statistic")
    figures = tuple(mentions[each.start] for name in order for each in _in_role(relation, name) if each.start in mentions)
    time, arm, difference = (_only(relation, role, mentions) for role in ("time", "arm", "difference"))
    if not figures and (kind != "risk" or difference is None):
        return None
    figures = tuple(_named(figure, document) for figure in figures)
    words_of_arm = [document.text[each.start : each.end] for each in _in_role(relation, "arm") if arm is None]
    return Result(endpoints, figures, kind, time, words, arm, difference, simplified_name("".join(words_of_arm)))


def _only(relation: Relation, role: str, mentions: dict[int, Mention]) -> Mention | None:
    for each in _in_role(relation, role):
        # 80 of 「80、160、240 mg组」 is no mention.
        return mentions.get(each.start) or (
            Mention("dose", each.start, each.end, "", "", value=each.value) if each.value else None
        )
    return None


# Ratios by their names in Chinese, which stand before the number.
_RATIOS: Final = {
    "比值比": "OR", "优势比": "OR", "胜算比": "OR", "胜算": "OR", "风险比": "HR", "危险比": "HR", "相对风险": "RR", "相对危险度": "RR", "率比": "IRR",
}  # fmt: skip
_RATIO: Final = Pattern(f"(?P<name>{'|'.join(_RATIOS)})[为是约:：=＝]?\\s?\\Z")


def _named(figure: Mention, document: Document) -> Mention:
    """A ratio with the name that the words before it give it: 比值比2.65."""
    if figure.rule != "measurement.statistic-name":
        return figure
    before = simplified_name(document.text[max(0, figure.start - 8) : figure.start])
    match = _RATIO.search(before)
    value = {**(figure.value or {}), "statistic": _RATIOS[match["name"]]} if match is not None else figure.value
    return msgspec.structs.replace(figure, value=value)


def _in_role(relation: Relation, role: str) -> Sequence[Argument]:
    return [each for each in relation.arguments if each.role == role]


def entities_of(relation: Relation, *names: str) -> tuple[str, ...]:
    """The entities of the arguments in some roles, each once."""
    return tuple(dict.fromkeys(each.entity for name in names for each in _in_role(relation, name) if each.entity))


def _numbers(relation: Relation) -> set[str]:
    return {str((each.value or {}).get("id", "")) for each in _in_role(relation, "id")}
