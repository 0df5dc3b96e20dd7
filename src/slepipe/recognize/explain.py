"""Why each mention is there, and which candidates lost against it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from slepipe.lexicon.load import Lexicon
from slepipe.model import Article, Struct
from slepipe.recognize import article_candidates
from slepipe.recognize.resolve import Candidate, resolve
from slepipe.recognize.roles import decide_role
from slepipe.view import View


class Lost(Struct, frozen=True):
    """A candidate that is no mention, with the reason; offsets into the source."""

    type: str
    start: int
    end: int
    text: str
    rule: str
    why: str
    entity: str | None = None


class Explained(Struct, frozen=True):
    """A mention of the source with the reason for it, and the candidates at its place that lost."""

    type: str
    start: int
    end: int
    text: str
    rule: str
    why: str
    lost: tuple[Lost, ...]


# What finds a mention, by its rule or the part of it before the dot.
RULES = {
    "alias.article": "the article gives this name to the same thing, in brackets or behind words such as 以下簡稱",
    "bracketed": "known without the bracket, in which its abbreviation stands",
    "coined.formula": "a formula of traditional medicine by its form and how it is prescribed",
    "coined.han": "ends like the generic name of a drug",
    "coined.sound": "spelled by sound behind a word for a drug or for taking one",
    "coined.latin": "ends like an international nonproprietary name",
    "code": "built like a development code, and the words around it speak of a drug",
    "code.registered": "a name with the sign of a registered one",
    "assay": "a laboratory value by what it is made of",
    "assay.level": "a drug and its concentration in the blood",
    "complaint": "a complaint as patients tell it",
    "complaint.strain": "a part of the body that is strained",
    "complaint.worn": "a part of the body that is worn",
    "composed.antibody": "抗, a target and 抗体",
    "composed.cells": "cells with a receptor against a target",
    "composed.class": "a target and what a class of drugs does with it",
    "composed.cluster": "a cluster of hospitals, of which the last of a list has 联网",
    "composed.combined": "so many drugs at once: 四联疗法",
    "composed.conditions": "two conditions in one name",
    "composed.drug": "a recombinant antibody against a target, with its dosage form",
    "composed.finding": "a laboratory value and its change, among adverse events",
    "composed.number": "the second of two names that share their letters",
    "composed.salt": "a drug with its salt",
    "composed.origin": "a disease and of what origin, course or kind it is",
    "composed.image": "a part of the body and the image that is made of it",
    "composed.part": "a symptom and the part of the body at which it is, its colour or its kind",
    "composed.pathway": "a target and its pathway",
    "composed.procedure": "a part of the body and what is done to it",
    "composed.examination": "what is examined and how",
    "composed.score": "letters and what a score or scale ends in",
    "composed.sign": "a part of the body and what befalls it",
    "composed.test": "a test of the breath, with what provokes, or of the skin with a drug",
    "composed.spoken": "what is done, as people say it",
    "composed.serum": "a laboratory value and the fluid in which it is measured",
    "composed.tongue": "the tongue, its coating or the pulse, and what they are like",
    "composed.type": "the first of two kinds of hepatitis of which the second has the name",
    "composed.therapy": "cells and what is done to or with them",
    "composed.vaccine": "a vaccine with how it is made and against how many strains, or any vaccine that somebody gets",
    "composed.serology": "a disease or its germ and an antibody or antigen",
    "defined": "a term by what it ends in, with its abbreviation in brackets behind it",
    "family.antibody": "an antibody by its antigen",
    "family.cells": "cells by what they carry",
    "family.finding": "an organ and what befell it",
    "family.gene": "a symbol that is called a gene",
    "family.target": "a member of a family of genes or proteins",
    "family.symbol": "a symbol of a gene beside a known one",
    "journal.issued": "has the number of its issue behind it",
    "journal.reference": "the journal of an entry of the reference list",
    "journal.title": "in title marks, beside words of publishing",
    "coined.laboratory": "a general word, beside what is found of it",
    "organization.beside": "beside its reporter, what kind of charity it is, or the one who signs",
    "organization.core": "the short name of a company that the article names in full",
    "organization.latin": "a company in Latin letters, by the words of its name or before it",
    "organization.country": "a company with its country before it",
    "organization.legal-form": "a company by its full name with its legal form: 某某股份有限公司",
    "organization.listed": "has its ticker in brackets behind it",
    "organization.quoted": "a group of patients in quotation marks: 病人组织「」",
    "organization.site": "a site of news at the begin of a line, or behind 来源",
    "organization.seated": "a company behind the place where it is",
    "organization.short": "called so: 证券简称",
    "organization.society": "a society by where it is of, or by its disease or field",
    "organization.suffix": "ends like the name of an organization",
    "person.author": "an author in the reference list or before et al",
    "person.byline": "in a line of names",
    "person.called": "called so: 化名, 我叫",
    "person.credit": "behind the word for who made the article: 编辑：",
    "person.family-name": "the family name of a person named before",
    "person.foreign": "a foreign name beside a title",
    "person.listed": "in a list of names",
    "person.name-first": "a Chinese name before a title or a verb of saying",
    "person.role-first": "a Chinese name behind a title",
    "person.signed": "signs, behind where he lives or works",
    "place.dictionary": "a place of jieba's dictionary, by what it ends in",
    "place.village": "a district of a town of Taiwan",
    "place.listed": "in a list of districts that says what they are",
    "place.rank": "a place of the lexicon and its rank",
    "place.within": "a town, road or city behind the place in which it lies",
    "place.coined": "built like a name before 省, 市 or 县",
    "remedy.class": "what it is taken for and its form",
    "remedy.given": "a substance behind what is done with it",
    "sign": "what an examination finds: where, and what is wrong",
    "sign.again": "a virus or what it causes that is active again",
    "sign.site": "a disease of a vessel, a root of nerves or the uvea, by its site",
    "trial.context": "in capitals, beside 试验 or 研究",
}


def explain(
    article: Article,
    view: View,
    lexicon: Lexicon,
    *,
    date: datetime.date | None = None,
    journals: Iterable[tuple[int, int]] = (),
) -> list[Explained]:
    """Every mention that ``recognize`` gives for the same arguments, in its order, with reasons. General words are no candidates."""
    candidates = [c for c in article_candidates(article, view, lexicon, date, journals) if c.type != "word"]
    mentions = resolve(candidates).mentions
    accepted = {(m.type, m.start, m.end) for m in mentions}
    losers = {(c.type, c.start, c.end, c.entity): c for c in candidates if (c.type, c.start, c.end) not in accepted}
    shown: list[Explained] = []
    for mention in mentions:
        against = [] if mention.nested else [c for c in losers.values() if c.start < mention.end and mention.start < c.end]
        lost = tuple(_lost(c, mention, article.text, view) for c in against)
        start, end = view.to_source(mention.start, mention.end)
        why = _why(mention, view.flow, lexicon)
        shown.append(Explained(mention.type, start, end, article.text[start:end], mention.rule, why, lost))
    return shown


def _lost(candidate: Candidate, mention: Candidate, text: str, view: View) -> Lost:
    start, end = view.to_source(candidate.start, candidate.end)
    return Lost(candidate.type, start, end, text[start:end], candidate.rule, _why_lost(candidate, mention), candidate.entity)


def _why(mention: Candidate, flow: str, lexicon: Lexicon) -> str:
    rule = mention.rule.partition("+")[0]
    if not rule.startswith("lexicon."):
        return RULES.get(rule, f"rule {rule} of values")
    concept = lexicon.concept(mention.entity or "")
    because = f"{concept.table}:{concept.line}, {concept.names['en']}"
    if rule != mention.rule:
        because += ", with the department that follows"
    if len(concept.types) > 1 or concept.types == ("disease",):
        kind, cue = decide_role(concept.types, flow, mention.start, mention.end)
        if kind != mention.type:
            because += f"; a {mention.type} like its neighbours in the list"
        elif cue:
            because += f"; a {kind} here, for {cue} stands beside it"
        elif len(concept.types) > 1:
            because += f"; a {kind} where nothing tells otherwise"
    return because


def _why_lost(candidate: Candidate, mention: Candidate) -> str:
    if mention.start <= candidate.start and candidate.end <= mention.end:
        same = (candidate.start, candidate.end) == (mention.start, mention.end)
        return "the same words, found by a rule that comes first" if same else "inside the longer mention"
    return "overlaps a mention that is longer or comes first"
