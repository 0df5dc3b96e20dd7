"""Plant edits into articles one at a time, compare each with its original, and count what the diff finds, misses and makes up.

    python scripts/bench_diff.py [--texts DIR]... [--quick] [--list] [--seed N]          default: source/

``planted`` and ``planted_text`` make the edits and say what must be found; ``yardsticks`` says what other tools are asked. Recall is the share of
expected findings that are there, precision the share of findings that were expected. Legitimate consequences of an edit (``Planted``) are counted
beside them, as ``echo``: neither right nor wrong. ``whole`` is the share of edits with nothing missed and nothing spurious: for the kinds
that expect nothing it says how often the diff is empty.

``--list`` writes each miss and each spurious finding with its cause: ``reading`` where the edited article is read otherwise (the planted words are no
mention, or words outside the edit are other mentions than before), else ``comparing``.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

import planted_text as text_edits
from bench_diff_time import show_times
from judged import Outcome, argument_words, compare, meets
from planted import (
    Maker,
    Planted,
    Source,
    alias_edit,
    known_edit,
    negation_edit,
    new_edit,
    phase_edit,
    value_edit,
)  # fmt: skip
from yardsticks import Verdict, judge, tools

import slepipe
from slepipe.model import Document, Mention

MAKERS: tuple[Maker, ...] = (
    value_edit("percent", "percent"), value_edit("count", "count"), value_edit("date", "date"),
    value_edit("duration", "duration"), value_edit("dose", "dose"), value_edit("money, measure", "money", "measurement"),
    value_edit("age", "age"), phase_edit, alias_edit, known_edit, new_edit, negation_edit,
    text_edits.uncite, text_edits.cite, text_edits.reference_edit,
    text_edits.drop_sentence, text_edits.add_sentence, text_edits.add_plain,
    text_edits.move_paragraph, text_edits.move_section, text_edits.rename_heading,
    text_edits.typography, text_edits.convert, text_edits.reorder, text_edits.split_or_join,
)  # fmt: skip
EACH, QUICK = 24, 6


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Count what the entity diff finds, misses and makes up.")
    parser.add_argument("--texts", action="append", help="a folder of articles (default: source/); may be given again")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} edits of each kind in place of {EACH}")
    parser.add_argument("--list", action="store_true", help="write every miss and every spurious finding")
    parser.add_argument("--each", type=int, help="edits of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-others", action="store_true", help="leave out the other tools and the times")
    options = parser.parse_args()
    sources = [read(path) for folder in options.texts or ["source"] for path in articles(folder)]
    edits = plant(sources, options.each or (QUICK if options.quick else EACH), options.seed)
    outcomes = [compare(source, planted) for source, planted in edits]
    verdicts = {} if options.no_others else ask_others(sources, outcomes)
    show(outcomes, verdicts)
    if options.list:
        show_list(outcomes)
    if not options.no_others:
        show_times([source.text for source in sources], quick=options.quick)


def articles(folder: str) -> list[Path]:
    return sorted(path for path in Path(folder).iterdir() if path.suffix in (".txt", ".md"))


def read(path: Path) -> Source:
    """An article and what a maker of edits asks of it."""
    text = path.read_text(encoding="utf-8")
    document = slepipe.annotate(text)
    spans = [
        (block.start, block.end) for block in document.blocks if block.kind in ("paragraph", "list_item", "heading", "table_row")
    ]
    inside = {at for start, end in spans for at in range(start, end)}
    mentions = [m for m in document.mentions if not m.nested and m.start in inside]
    told = defaultdict(list)
    for relation in document.relations:
        for argument in relation.arguments:
            told[argument.start].append(relation)
    return Source(path.name, text, document, mentions, dict(told))


def plant(sources: list[Source], each: int, seed: int) -> list[tuple[Source, Planted]]:
    """For every kind of edit ``each`` of them, all different, the articles in turn; fewer where the articles have no more places."""
    edits = []
    for maker in MAKERS:
        chance = Random(seed)  # noqa: S311 - no secret
        made: dict[str, tuple[Source, Planted]] = {}
        for number in range(4 * each + 3 * len(sources)):
            source = sources[number % len(sources)]
            planted = maker(source, chance)
            if planted is not None and len(made) < each:
                made.setdefault(planted.text, (source, planted))
        edits += made.values()
    return edits


def ask_others(sources: list[Source], outcomes: list[Outcome]) -> dict[str, dict[str, list[Verdict]]]:
    """What the other tools say, by tool and kind of edit."""
    verdicts: dict[str, dict[str, list[Verdict]]] = {}
    for name, ask in tools(sources).items():
        for outcome in outcomes:
            verdict = judge(outcome.source, outcome.planted, ask(outcome.source, outcome.planted, outcome.document))
            verdicts.setdefault(name, {}).setdefault(outcome.planted.kind, []).append(verdict)
    return verdicts


def show(outcomes: list[Outcome], verdicts: dict[str, dict[str, list[Verdict]]]) -> None:
    """A line for each kind of edit and one for all."""
    kinds: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        kinds.setdefault(outcome.planted.kind, []).append(outcome)
    print(
        f"{'kind of edit':<18}{'edits':>6}{'expected':>9}{'found':>6}{'missed':>7}{'spurious':>9}{'echo':>5}{'recall':>8}{'precision':>10}{'whole':>7}",
        end="",
    )
    print("".join(f"{name:>25}" for name in verdicts) + ("" if not verdicts else "     (found/expected right+spurious)"))
    for kind, group in [*kinds.items(), ("all", outcomes)]:
        found, missed, echoes, spurious = (
            sum(len(getattr(o, name)) for o in group) for name in ("found", "missed", "echoes", "spurious")
        )
        whole = sum(not o.missed and not o.spurious for o in group)
        cells = f"{share(found, found + missed):>8}{share(found, found + spurious):>10}{share(whole, len(group)):>7}"
        print(f"{kind:<18}{len(group):>6}{found + missed:>9}{found:>6}{missed:>7}{spurious:>9}{echoes:>5}{cells}", end="")
        print("".join(f"{others(by_kind, kind):>25}" for by_kind in verdicts.values()))


def others(by_kind: dict[str, list[Verdict]], kind: str) -> str:
    found, expected, right, spurious = map(
        sum, zip(*(v for name, vs in by_kind.items() if kind in (name, "all") for v in vs), strict=True)
    )
    return f"{found}/{expected} {right}+{spurious}"


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def show_list(outcomes: list[Outcome]) -> None:
    """Every miss and every spurious finding, the most frequent cause first."""
    lines = [line for outcome in outcomes for line in (*misses(outcome), *made_up(outcome))]
    causes = Counter(cause for cause, _ in lines)
    print()
    for cause, number in causes.most_common():
        print(f"{number:>4} {cause}")
        print("".join(f"       {line}\n" for each, line in lines if each == cause))


def misses(outcome: Outcome) -> Iterator[tuple[str, str]]:
    planted, source = outcome.planted, outcome.source
    read_as = [(m.type, m.text, m.entity, m.value) for m in mentions_in(outcome.document, planted.after)]
    for expected in outcome.missed:
        known = not expected.new or any(expected.new == m[1] or m[2] in expected.subjects for m in read_as)
        context = around(planted.text, planted.after)
        wanted = f"{'/'.join(sorted(expected.kinds))} {'/'.join(sorted(expected.subjects))} {expected.old}→{expected.new}"
        yield (
            f"{planted.kind}: missed, {'comparing' if known else 'reading'}",
            f"{source.name} {wanted} | {around(source.text, planted.before)} ⇒ {context} {'' if known else read_as}",
        )


def made_up(outcome: Outcome) -> Iterator[tuple[str, str]]:
    planted, source = outcome.planted, outcome.source
    shift = len(planted.text) - len(source.text)
    before = Counter((m.type, m.text, m.entity) for m in source.document.mentions if not meets((m.start, m.end), planted.before))
    after = Counter((m.type, m.text, m.entity) for m in outcome.document.mentions if not meets((m.start, m.end), planted.after))
    for finding in outcome.spurious:
        sides = [side for side in (finding.old, finding.new) if side]
        cause = "reading" if before != after and planted.kind not in ("script", "typography") else "comparing"
        place = sides[-1].start - (shift if finding.new and sides[-1].start > planted.after[0] else 0)
        texts = " → ".join(f"「{side.text[:90]}」{argument_words(side) or ''}" for side in sides)
        edit = f"{around(source.text, planted.before, 15)} ⇒ {around(planted.text, planted.after, 15)}"
        yield (
            f"{planted.kind}: spurious {finding.kind} {finding.type}, {cause}",
            f"{source.name} {finding.subject} {texts} at {place} | {edit}",
        )


def mentions_in(document: Document, span: tuple[int, int]) -> Iterator[Mention]:
    return (m for m in document.mentions if meets((m.start, m.end), span))


def around(text: str, span: tuple[int, int], width: int = 30) -> str:
    inside = text[span[0] : span[1]]
    return (
        f"{text[max(0, span[0] - width) : span[0]]}[{inside[:60]}]{text[span[1] : span[1] + width]}".replace("\n", "↵")
        if any(span)
        else ""
    )


if __name__ == "__main__":
    main()
