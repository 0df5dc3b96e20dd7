"""A digest for readers of another language: what the article is and holds, in names, numbers and dates, never in prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from slepipe.hanzi import is_han
from slepipe.model import Argument, Document, Entity, Mention
from slepipe.patterns import Pattern
from slepipe.publish.catalogs import N_, Labels
from slepipe.publish.drugs import Drug, shown_doses
from slepipe.publish.effects import Effect, by_drug, shown_effect
from slepipe.publish.escape import escape, front_matter, link, table
from slepipe.publish.events import EVENT_LABELS, SUM_LABELS
from slepipe.publish.facts import Event, Facts, Section, in_blocks
from slepipe.publish.formats import format_date, format_number, format_value
from slepipe.publish.listing import listing
from slepipe.publish.names import TYPE_LABELS, VARIANT_LABELS, entity_name
from slepipe.publish.said import STATE_LABELS, WORD_LABELS, word_label
from slepipe.publish.trials import Result, Trial

_SUBJECTS = 3
_ABOUT = 5
_FORMS = 4

# An entry that names its first authors only says so.
_MORE_AUTHORS = Pattern(r"(?i)\bet al\b|[,，]\s*等[.．。,，]")


def digest_markdown(document: Document, facts: Facts, labels: Labels) -> str:
    """The Markdown of a digest: overview, sections, entities, drugs, timeline, trials, adverse effects, references."""
    names = {entity.id: entity_name(entity, labels.tag) for entity in document.entities}
    head = front_matter(
        {
            "title": document.title,
            "lang": labels.tag,
            "id": document.id,
            "date": document.date,
            "source": document.variant.tag,
            "machine-converted": document.variant.machine_made or None,
        }
    )
    title = labels.gettext("Digest: %(title)s") % {"title": document.title}
    parts = [
        head,
        f"# {escape(title)}",
        *_overview(document, facts, names, labels),
        *_sections(document, facts.sections, names, labels),
        *_entities(facts, labels),
        *_drugs(facts.drugs, names, labels),
        *_timeline(document, facts, names, labels),
        *_trials(facts.trials, names, labels),
        *_effects(facts.effects, names, labels),
        *_references(document, labels),
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _heading(text: str, labels: Labels) -> str:
    return f"## {escape(labels.gettext(text))}"


def _header(labels: Labels, *names: str) -> list[str]:
    return [escape(labels.gettext(name)) for name in names]


def _joined(items: Iterable[str], labels: Labels) -> str:
    return labels.gettext(", ").join(items)


def _overview(document: Document, facts: Facts, names: dict[str, str], labels: Labels) -> Iterable[str]:
    variant = labels.gettext(VARIANT_LABELS[document.variant.tag])
    if document.variant.machine_made:
        variant = labels.gettext("%(variant)s, converted by machine") % {"variant": variant}
    subjects = [names[entity.id] for entity in _subjects(document, facts)]
    fields = [
        (N_("Title"), document.title),
        (N_("Date"), format_date(document.date, labels.babel) if document.date else ""),
        (N_("Written in"), variant),
        (N_("Length in characters"), format_number(len(document.text), labels)),
        (N_("Number of sections"), format_number(sum(section.heading is not None for section in facts.sections), labels)),
        (N_("Number of references"), format_number(len(document.references), labels)),
        (N_("Main subjects"), _joined(subjects, labels)),
    ]
    yield _heading(N_("About this article"), labels)
    rows = [[escape(labels.gettext(name)), escape(value)] for name, value in fields if value]
    yield table(_header(labels, N_("What"), N_("Value")), rows)


# Of diseases and of drugs the first are named, however short the article.
_FEWEST_SUBJECTS = 2


def _subjects(document: Document, facts: Facts) -> Iterable[Entity]:
    """The conditions, drugs and therapies that the article is about: of each type the most frequent, of those that the title names or that come twice."""
    titled = {mention.entity for mention, _ in in_blocks(document, frozenset({"title"}))}
    # What is named as an adverse effect only is no subject.
    effects = Counter(each.entity for each in _effect_arguments(document))
    for kind in ("disease", "symptom", "drug", "therapy"):
        found = [entity for entity in facts.by_type.get(kind, ()) if entity.count > effects[entity.id]]
        main = [entity for entity in found if entity.id in titled or (kind != "symptom" and entity.count > 1)]
        if kind in ("disease", "drug"):
            main += [entity for entity in found[:_FEWEST_SUBJECTS] if entity not in main]
        yield from sorted(main, key=lambda entity: entity.id not in titled)[:_SUBJECTS]


def _effect_arguments(document: Document) -> Iterable[Argument]:
    told = [relation for relation in document.relations if relation.kind == "adverse-effect"]
    return {each.start: each for relation in told for each in relation.arguments if each.role == "effect"}.values()


def _sections(document: Document, sections: Sequence[Section], names: dict[str, str], labels: Labels) -> Iterable[str]:
    items = []
    for section in sections:
        if section.heading is None:
            continue
        title = escape(document.text[section.heading.start : section.heading.end])
        about = _joined((escape(names[entity]) for entity in section.entities[:_ABOUT]), labels)
        items.append((section.heading.level, "-", title + (f" — {about}" if about else "")))
    if items:
        yield _heading(N_("Sections"), labels)
        yield listing(items)


def _entities(facts: Facts, labels: Labels) -> Iterable[str]:
    if facts.by_type:
        yield _heading(N_("Entities"), labels)
    for kind, entities in facts.by_type.items():
        yield f"### {escape(labels.gettext(TYPE_LABELS[kind]))}"
        yield table(
            _header(labels, N_("Name"), N_("In the text"), N_("Mentions"), N_("Identifiers")),
            [_entity(e, labels) for e in entities],
        )


def _entity(entity: Entity, labels: Labels) -> list[str]:
    return [
        escape(entity_name(entity, labels.tag)),
        escape(_joined(entity.forms[:_FORMS], labels)),
        format_number(entity.count, labels),
        escape(_joined(entity.identifiers, labels)),
    ]


def _drugs(drugs: Sequence[Drug], names: dict[str, str], labels: Labels) -> Iterable[str]:
    if not drugs:
        return
    yield _heading(N_("Drugs at a glance"), labels)
    columns = (
        (N_("Targets"), [_joined((names[each] for each in drug.targets), labels) for drug in drugs]),
        (N_("Diseases"), [_joined((names[each] for each in drug.diseases), labels) for drug in drugs]),
        (N_("Developers"), [_joined((names[each] for each in drug.developers), labels) for drug in drugs]),
        (N_("Doses"), ["; ".join(shown_doses(drug, labels)) for drug in drugs]),
    )
    # A column of which nothing is told is left out.
    told = [(name, cells) for name, cells in columns if any(cells)]
    rows = [[escape(names[drug.entity]), *(escape(cells[number]) for _, cells in told)] for number, drug in enumerate(drugs)]
    yield table(_header(labels, N_("Drug"), *(name for name, _ in told)), rows)


def _timeline(document: Document, facts: Facts, names: dict[str, str], labels: Labels) -> Iterable[str]:
    if not facts.timeline:
        return
    yield _heading(N_("Timeline"), labels)
    yield table(
        _header(labels, N_("Date"), N_("Event"), N_("Concerning"), N_("Section")),
        [_event(event, document, facts, names, labels) for event in facts.timeline],
    )


def _event(event: Event, document: Document, facts: Facts, names: dict[str, str], labels: Labels) -> list[str]:
    headings = [section.heading for section in facts.sections if section.heading is not None]
    heading = headings[event.section] if 0 <= event.section < len(headings) else None
    return [
        escape(_value(event.date, labels) if event.date is not None else labels.gettext("undated")),
        escape(labels.gettext(EVENT_LABELS[event.kind])) if event.kind else "",
        escape(_joined((*(names[each] for each in event.entities), *shown_sums(event, labels)), labels)),
        escape(document.text[heading.start : heading.end]) if heading else "",
    ]


def shown_sums(event: Event, labels: Labels) -> list[str]:
    """The sums of a deal, each with what it is."""
    shown = ((SUM_LABELS[role], _value(money, labels)) for role, money in event.sums)
    return [labels.gettext(label) % {"sum": value} if label else value for label, value in shown]


def _trials(trials: Sequence[Trial], names: dict[str, str], labels: Labels) -> Iterable[str]:
    if not trials:
        return
    yield _heading(N_("Trials"), labels)
    rows = [
        [
            escape(names[trial.entity] if trial.entity else trial.number or labels.gettext("unnamed")),
            escape(_joined((format_value("phase", {"phase": phase}, labels) for phase in trial.phases), labels)),
            escape(_joined((names[entity] for entity in trial.entities), labels)),
            escape(format_value("count", trial.population, labels)) if trial.population else "",
            escape("; ".join((*_states(trial, labels), *(_result(result, names, labels) for result in trial.results)))),
        ]
        for trial in trials
    ]
    yield table(
        _header(labels, N_("Trial"), N_("Phase"), N_("Drugs and diseases"), N_("Participants"), N_("Endpoints and figures")), rows
    )


def _states(trial: Trial, labels: Labels) -> list[str]:
    """What became of a trial: ended, ongoing."""
    return [labels.gettext(STATE_LABELS[state]) for state in trial.states if state in STATE_LABELS]


def _effects(effects: Sequence[Effect], names: dict[str, str], labels: Labels) -> Iterable[str]:
    if not effects:
        return
    yield _heading(N_("Adverse effects"), labels)
    rows = [
        [
            escape(_joined((names[drug] for drug in drugs), labels) or labels.gettext("drug not named")),
            escape("; ".join(shown_effect(effect, names, labels) for effect in own)),
        ]
        for drugs, own in by_drug(effects).items()
    ]
    yield table(_header(labels, N_("Drug"), N_("Adverse effects")), rows)


def _result(result: Result, names: dict[str, str], labels: Labels) -> str:
    words = [labels.gettext(word_label(each) or N_("endpoint")) for each in result.words]
    endpoints = _joined((*(names[entity] for entity in result.endpoints), *words), labels)
    if result.kind in ("met", "unmet"):
        label = N_("primary endpoint met") if result.kind == "met" else N_("primary endpoint not met")
        return f"{endpoints}: {labels.gettext(label)}" if endpoints else labels.gettext(label)
    shown = shown_figures(result, labels)
    figures = _joined(shown, labels)
    told = _joined(
        [
            *([_time(result.time, labels)] if result.time else []),
            *([_value(result.arm, labels)] if result.arm else []),
            *([labels.gettext(WORD_LABELS[result.words_of_arm])] if result.words_of_arm in WORD_LABELS else []),
        ],
        labels,
    )
    if told:
        endpoints = f"{endpoints} ({told})" if endpoints else told
    return f"{endpoints}: {figures}" if endpoints else figures


# 第32周 is a point in time, 32周 how long something lasts.
_POINTS = {"D": N_("day %(number)s"), "W": N_("week %(number)s"), "M": N_("month %(number)s"), "Y": N_("year %(number)s")}
_POINT = Pattern("P(?P<number>[0-9]+)(?P<unit>[DWMY])")


def _time(mention: Mention, labels: Labels) -> str:
    match = _POINT.fullmatch(str((mention.value or {}).get("iso8601", ""))) if mention.text[:1] == "第" else None
    if match is None:
        return _value(mention, labels)
    point = _POINTS[match["unit"]]
    return labels.gettext(point) % {"number": match["number"]}


def shown_figures(result: Result, labels: Labels) -> list[str]:
    """The figures of a result as a locale writes them; the two arms, or before and after, are one."""
    shown = [_value(figure, labels) for figure in result.figures]
    if result.kind == "risk" and result.difference is not None:
        return [labels.gettext(N_("lower by %(value)s")) % {"value": _value(result.difference, labels)}, *shown]
    if result.kind not in _JOINED or len(shown) < len(("one", "two")):
        return shown
    joined = labels.gettext(_JOINED[result.kind]) % {"one": shown[0], "two": shown[1]}
    between = []
    if result.difference is not None:
        between.append(labels.gettext(N_("difference %(value)s")) % {"value": _value(result.difference, labels)})
    return [joined, *between, *shown[2:]]


_JOINED = {"compared": N_("%(one)s vs %(two)s"), "change": N_("from %(one)s to %(two)s"), "of": N_("%(one)s of %(two)s")}


def _value(mention: Mention, labels: Labels) -> str:
    return format_value(mention.type, mention.value or {}, labels)


def _references(document: Document, labels: Labels) -> Iterable[str]:
    if document.references:
        yield _heading(N_("References"), labels)
        yield "\n".join(
            f"- \\[{escape(reference.label)}\\] {_reference(reference.csl, document.text[reference.start : reference.end])}"
            for reference in document.references
        )


def _author(author: dict[str, str]) -> str:
    """The family name of a Western author, the whole name of a Chinese one."""
    family = author.get("family", "")
    return family + author.get("given", "") if is_han(family[:1]) else family or author.get("literal", "")


def _reference(csl: dict[str, Any], entry: str) -> str:
    """One line in the order of Vancouver style: authors, title, journal, year;volume(issue):pages, then a link where there is one."""
    authors = [_author(author) for author in csl.get("author", [])]
    more = bool(authors) and (len(authors) > 3 or _MORE_AUTHORS.search(entry) is not None)
    who = ", ".join(authors[:3]) + (" et al." if more else "")
    year = str(csl["issued"]["date-parts"][0][0]) if csl.get("issued") else ""
    volume = csl.get("volume", "") + (f"({csl['issue']})" if csl.get("issue") else "")
    page = csl.get("page") or csl.get("number", "")
    where = ":".join(part for part in (";".join(part for part in (year, volume) if part), page) if part)
    text = ". ".join(part.rstrip(".") for part in (who, csl.get("title", ""), csl.get("container-title", ""), where) if part)
    url = f"https://doi.org/{csl['DOI']}" if csl.get("DOI") else csl.get("URL", "")
    return " ".join(part for part in (escape(text), link(url) if url else "") if part)
