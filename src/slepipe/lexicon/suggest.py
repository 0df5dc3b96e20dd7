"""Candidates for the lexicon in new articles: what they name and no row has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from slepipe.model import Document
from slepipe.patterns import Pattern

# What words of each type end in; the first that fits names the type.
_ENDS = (
    ("therapy", ("疗法", "移植", "移植术", "切除术", "手术", "活检", "置换", "透析")),
    ("drug_class", ("抑制剂", "拮抗剂", "激动剂", "阻断剂", "类药物", "疫苗")),
    ("cell_type", ("细胞",)),
    ("biomarker", ("抗体", "评分", "指数", "量表", "比值", "定量", "滴度")),
    ("target", ("受体", "激酶", "因子", "蛋白", "抗原", "通路", "配体")),
    ("disease", ("病", "症", "炎", "癌", "瘤", "综合征", "综合症", "症候群", "感染")),
    ("drug", ("单抗", "替尼", "西普", "仑赛", "霉素", "司他", "沙坦", "他汀", "胺", "酯", "苷", "肽", "酸")),
)
# Words with such an ending that name nothing in particular.
_GENERIC = frozenset("适应症 适应证 并发症 合并症 后遗症 疾病 急性病 慢性病 传染病 常见病 因子 危险因素 生物制剂 添加剂".split())
_ABBREVIATION = Pattern(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9\-]*[A-Z][A-Za-z0-9\-]*[A-Z])[A-Z][A-Za-z0-9\-]{1,14}(?![A-Za-z0-9])")
_LEAST = 2
_WIDTH = 12


class Suggestion(msgspec.Struct, frozen=True):
    """A name that no row has: its likely type ("" where nothing tells), the names of the same thing, how often and where it stands."""

    type: str
    form: str
    names: tuple[str, ...]
    count: int
    articles: int
    example: str


def suggest(documents: Iterable[Document]) -> list[Suggestion]:
    """What the documents name and the lexicon has not, most articles first, then most often.

    Names that recognition made out by their build, abbreviations, and words with the ending of a medical term that stand at least twice.
    Persons and places are left out.
    """
    found = sorted(
        (item for document in documents for item in _of_document(document)), key=lambda item: (item.form, -len(item.names))
    )
    merged = [_merge(list(group)) for _, group in groupby(found, key=lambda item: item.form)]
    return sorted(merged, key=lambda item: (-item.articles, -item.count, item.form))


def _merge(group: list[Suggestion]) -> Suggestion:
    first = group[0]
    return msgspec.structs.replace(first, count=sum(item.count for item in group), articles=len(group))


def _of_document(document: Document) -> Iterator[Suggestion]:
    for entity in document.entities:
        if ":" in entity.id and entity.type not in ("person", "place"):
            form = entity.forms[0]
            yield Suggestion(entity.type, form, entity.forms[1:], entity.count, 1, _example(document.text, form))
    rest = _without_mentions(document)
    for form, count in Counter(_ABBREVIATION.findall(rest)).items():
        if count >= _LEAST:
            yield Suggestion("", form, (), count, 1, _example(document.text, form))
    words = Counter(
        rest[token.start : token.end] for token in document.tokens if len(token.text) > _LEAST and _type_of(token.text)
    )
    for form, count in words.items():
        if count >= _LEAST and not form.isspace():
            simplified = next(t.text for t in document.tokens if rest[t.start : t.end] == form)
            yield Suggestion(_type_of(simplified), form, (), count, 1, _example(document.text, form))


def _without_mentions(document: Document) -> str:
    """The text of the blocks that are no references, with blanks where mentions stand."""
    text = list(" " * len(document.text))
    for block in document.blocks:
        if block.kind not in ("reference", "boilerplate"):
            text[block.start : block.end] = document.text[block.start : block.end]
    for mention in document.mentions:
        text[mention.start : mention.end] = " " * (mention.end - mention.start)
    return "".join(text)


def _type_of(word: str) -> str:
    if word in _GENERIC:
        return ""
    return next((kind for kind, ends in _ENDS if word.endswith(ends)), "")


def _example(text: str, form: str) -> str:
    at = text.find(form)
    return " ".join(text[max(0, at - _WIDTH) : at + len(form) + _WIDTH].split())
