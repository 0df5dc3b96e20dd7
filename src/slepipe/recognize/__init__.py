"""Mentions: every entity and value of a text, found once on its Simplified flow."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from functools import cache

import msgspec

from slepipe.lexicon.load import Lexicon
from slepipe.model import Article, Mention
from slepipe.patterns import Pattern
from slepipe.recognize.clauses import last_clause
from slepipe.recognize.lexical import Match, find_forms, with_department
from slepipe.recognize.persons import recognize_persons
from slepipe.recognize.resolve import DEPARTMENT, Candidate, Resolved, resolve
from slepipe.recognize.values import recognize_values
from slepipe.segment.engine import word_bounds
from slepipe.view import View


class Part(msgspec.Struct, frozen=True):
    """A form of the lexicon at ``start:end`` of the source that is no mention: a general word, or part of a longer mention."""

    start: int
    end: int
    concept: str


class Recognition(msgspec.Struct, frozen=True):
    """What was recognized: mentions and parts in source offsets, the outer mentions also in flow offsets."""

    mentions: tuple[Mention, ...]
    parts: tuple[Part, ...]
    outer: tuple[tuple[int, int, str], ...]


def recognize(article: Article, view: View, lexicon: Lexicon, *, date: datetime.date | None = None) -> Recognition:
    """Find all mentions of an article on its view. ``date`` supplies years that the text leaves out."""
    flow = view.flow
    references = [(view.to_flow(b.start), view.to_flow(b.end)) for b in article.blocks if b.kind == "reference"]
    values = recognize_values(flow, date=date)
    persons = recognize_persons(flow, references)
    candidates = [Candidate(f.start, f.end, f.type, f.rule, None, f.value or None) for f in values]
    candidates += [_candidate(match, flow) for match in find_forms(flow, lexicon, word_bounds(flow))]
    candidates += [Candidate(p.start, p.end, "person", p.rule, f"person:{flow[p.start : p.end]}") for p in persons]
    if article.markdown:
        candidates = _in_blocks(candidates, article, view)
    return _to_source(resolve(candidates), article.text, view)


def _in_blocks(candidates: list[Candidate], article: Article, view: View) -> list[Candidate]:
    """Without what stands in front matter or code, which is no text of the article."""
    spans = [(view.to_flow(block.start), view.to_flow(block.end)) for block in article.blocks]
    starts = [start for start, _ in spans]
    return [c for c in candidates if (number := bisect_right(starts, c.start)) and c.end <= spans[number - 1][1]]


def _candidate(match: Match, flow: str) -> Candidate:
    concept, end = match.concept, match.end
    kind = concept.types[0] if len(concept.types) == 1 else _type_by_role(concept.types, flow, match.start)
    if kind == "organization" and (end := with_department(flow, end, flow[match.start : end])) > match.end:
        return Candidate(match.start, end, kind, _rule(concept.table) + DEPARTMENT, concept.id)
    return Candidate(match.start, end, kind, _rule(concept.table), concept.id)


@cache
def _rule(table: str) -> str:
    return f"lexicon.{table.removesuffix('.tsv')}"


# What makes a condition an adverse event or complication in its clause, rather than a disease that is treated or excluded.
_SYMPTOM_CUE = Pattern("副作用|不良反应|不良事件|并发症|出现|导致|引发|引起|造成|诱发|发生|风险|症状|可能|包括|常见|伴|如")
_DISEASE_CUE = Pattern("合并症|病史|患有|确诊|治疗|患者|排除|适应症|既往")


def _type_by_role(types: tuple[str, ...], flow: str, start: int) -> str:
    if "symptom" not in types:
        return types[0]
    clause = last_clause(flow[max(0, start - 60) : start], "。；;\n")
    symptom = max((m.start() for m in _SYMPTOM_CUE.finditer(clause)), default=-1)
    disease = max((m.start() for m in _DISEASE_CUE.finditer(clause)), default=-1)
    if symptom == disease:
        return types[0]
    return "symptom" if symptom > disease else next(t for t in types if t != "symptom")


def _to_source(resolved: Resolved, text: str, view: View) -> Recognition:
    at = view.offsets
    mentions: list[Mention] = []
    for found in resolved.mentions:
        start, end = at[found.start], at[found.end - 1] + 1
        mentions.append(
            Mention(found.type, start, end, text[start:end], found.rule, found.entity, found.value, nested=found.nested)
        )
    outer = tuple((found.start, found.end, found.type) for found in resolved.mentions if not found.nested)
    parts = tuple(Part(at[part.start], at[part.end - 1] + 1, part.entity or "") for part in resolved.parts)
    return Recognition(tuple(mentions), parts, outer)
