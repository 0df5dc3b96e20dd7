"""An article as its relations are looked for in it, and how a relation is made of what is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from slepipe.model import Argument, Mention, Relation
from slepipe.relate.cases import is_case
from slepipe.relate.line import (
    CLASS,
    COUNT,
    DRUG,
    MEASUREMENT,
    PHASE,
    TRIAL,
    Line,
    Sentence,
    clause_end,
    clause_start,
    is_drug,
    is_open,
    line_pattern,
)
from slepipe.relate.sheets import sheet_of
from slepipe.relate.tables import Cell, read_tables
from slepipe.view import View

if TYPE_CHECKING:
    from slepipe.relate.figures import Figures

# A block of more sentences is a list or a log, where no sentence needs the first to be understood; without a bound its time is square.
_LONGEST_PARAGRAPH = 40


class Context(msgspec.Struct, gc=False):
    """An article as its relations are looked for in it; ``nested`` are the mentions inside others, by the start of the outer one.

    ``subject`` is the drug that all of it is about; ``case`` tells that it reports on one patient,
    ``sheet`` is the drug that it tells patients of.

    ``rows`` are the cells of tables that have a known head, by block; ``others`` remembers which sentences are about something else,
    ``figures`` the results of sentences that were read for them.
    """

    sentences: list[Sentence]
    view: View
    nested: dict[int, list[Mention]]
    headings: list[Sentence | None]
    blocks: dict[int, int]
    rows: dict[int, dict[str, Cell]]
    subject: tuple[int, Mention] | None = None
    case: bool = False
    sheet: Mention | None = None
    others: dict[int, bool] = {}
    figures: dict[int, list[Figures]] = {}

    def source(self, line: Line, start: int, end: int) -> tuple[int, int]:
        """The source offsets of a span of a line, which may end with a mention."""
        first, last = self.view.to_source(line.flow(start), line.flow(end - 1) + 1)
        return first, line.at[end - 1].end if end - 1 in line.at else last

    def name(self, mention: Mention) -> str:
        """A mention in Simplified characters."""
        return self.view.simplified[mention.start : mention.end]

    def about(self, sentence: Sentence) -> Mention | None:
        """The drug that the article is about, for the paragraphs behind the one that names it."""
        return self.subject[1] if self.subject is not None and self.subject[0] < sentence.block else None

    def titled(self) -> Mention | None:
        """The drug that all of the article is about."""
        return self.subject[1] if self.subject is not None else None

    def before(self, sentence: Sentence) -> list[Sentence]:
        """The sentences of the same block before one, nearest first: no more than a paragraph has."""
        first = max(self.blocks[sentence.block], sentence.number - _LONGEST_PARAGRAPH)
        return self.sentences[first : sentence.number][::-1]

    def above(self, sentence: Sentence) -> list[Line]:
        """The lines that may name the arms of a result: those before it in its block, nearest first, then those above that allot people to arms."""
        first = self.blocks[sentence.block]
        further = self.sentences[max(0, first - _FAR_ARMS) : first][::-1]
        return [each.line for each in self.before(sentence)] + [each.line for each in further if _ALLOTS.search(each.line.text)]


# 随机分入50 mg组和安慰剂组, 低剂量组6例
_ALLOTS = line_pattern(
    f"随机[^。;；]{{0,40}}?(?:分[到至入为成配]|接受|给予|使用|服用|注射)|[：:12{MEASUREMENT}]分[配派]?[到至入为成予]|分[^,，。;；]{{0,2}}(?:[两二三四]组|{COUNT})|剂量组\\s?(?:[(（][^()（）]*[)）])?{COUNT}"
)
_FAR_ARMS = 12


def make_context(sentences: list[Sentence], view: View, mentions: Sequence[Mention]) -> Context:
    """Tie every sentence to its heading and block."""
    nested: dict[int, list[Mention]] = {}
    outer: Mention | None = None
    for mention in mentions:
        if not mention.nested:
            outer = mention
        elif outer is not None and mention.end <= outer.end:
            nested.setdefault(outer.start, []).append(mention)
    headings: list[Sentence | None] = []
    blocks: dict[int, int] = {}
    heading: Sentence | None = None
    for sentence in sentences:
        blocks.setdefault(sentence.block, sentence.number)
        if sentence.kind == "heading":
            heading = sentence
        headings.append(heading)
    sheet = sheet_of(sentences)
    subject = (0, sheet) if sheet is not None else _subject(sentences)
    return Context(sentences, view, nested, headings, blocks, read_tables(sentences), subject, is_case(sentences), sheet)


def _subject(sentences: Sequence[Sentence]) -> tuple[int, Mention] | None:
    """The one drug of the title, else of the first sentences that tell of a trial, an approval or a deal; of a title with several none. With the block that names it."""
    titled = [each for each in sentences[:_LEAD] if each.kind == "title"]
    drugs = _drugs_of(titled)
    if drugs:
        return (titled[0].block, drugs[0]) if len(drugs) == 1 and _OTHERS.search(titled[0].flat.text) is None else None
    for sentence in sentences[:_LEAD]:
        # 药品成分:甲, 研究名称:比较口服补体抑制剂与安慰剂用于……的研究
        field = None if sentence.heading else _FIELD.match(sentence.flat.text)
        if field is not None and len(found := _drugs_of([sentence]) or _classes_of(sentence)) == 1:
            return sentence.block, found[0]
    for sentence in sentences[:_LEAD]:
        if not sentence.heading and _NEWS.search(sentence.flat.text) is not None and (found := _drugs_of([sentence])):
            return (sentence.block, found[0]) if len(found) == 1 and _is_most_named(sentences, found[0]) else None
    return None


_FIELD = line_pattern(
    "(?:药品|药物|产品|新药|试验药|研究药)(?:名称|成分|代号)[^:：,，。;；]{0,8}[:：]|(?:有效|主)成分[:：]|(?:试验|研究)用?药[物品]?[:：]|研发新药名称[^:：]{0,6}[:：]"
    "|(?:方案|研究|试验|计划|课题)(?:的?中文)?(?:名称|题目|标题|主题)[:：]"
)


def _classes_of(sentence: Sentence) -> list[Mention]:
    return distinct(sentence.flat.mentions(0, len(sentence.flat.text), CLASS))


def _is_most_named(sentences: Sequence[Sentence], drug: Mention) -> bool:
    """Whether no other drug is named in more sentences, and few at all: a review names its drugs section by section."""
    named = Counter(each.entity for one in sentences for each in _drugs_of([one]))
    return len(named) <= _MOST_DRUGS and named[drug.entity] == max(named.values())


def _drugs_of(sentences: Iterable[Sentence]) -> list[Mention]:
    drugs = distinct(each for sentence in sentences for each in sentence.flat.mentions(0, len(sentence.flat.text), DRUG))
    return [each for each in drugs if each.type == "drug"]


# The head of an article, where it says what it is about, and what it is about there.
_LEAD = 10
_MOST_DRUGS = 6
_NEWS = line_pattern(
    f"{PHASE}[^,，。;；]{{0,8}}(?:试验|研究|临床|数据|结果)|{TRIAL}|获批|批准|核准|授权|许可协议|授予|引进|上市申请|新药申请|受试者|随机"
)
# 甲之外, 不输甲: what the title's drug is held against.
_OTHERS = line_pattern(
    f"(?:优于|不输|取代|替代|停用|停掉|告别|对比|头对头|除了|超越|不再只有|以外|之外|失败|无效|耐药){DRUG}?|{DRUG}(?:之外|以外|失败|无效|耐药|治不好|停药)"
)


def argument(role: str, mention: Mention) -> Argument:
    """A mention in a role."""
    return Argument(role, mention.start, mention.end, mention.entity, mention.value)


def arguments(role: str, mentions: Iterable[Mention]) -> list[Argument]:
    """Mentions in a role, each entity once."""
    return [argument(role, mention) for mention in distinct(mentions)]


def relate(
    context: Context,
    sentence: Sentence,
    rule: str,
    found: Sequence[Argument],
    *,
    negated: bool = False,
    hedged: bool = False,
    whole: bool = False,
) -> Relation:
    """A relation of the kind that ``rule`` begins with; its evidence are the clauses that hold its arguments, or the whole sentence.

    An argument outside of them is what the sentence leaves out.
    """
    start, end = sentence.start, sentence.end
    inside = [each for each in found if start <= each.start and each.end <= end]
    if inside and not whole:
        text, line, offsets = sentence.line.text, sentence.line, context.view.offsets
        head = clause_start(text, line.place(context.view.to_flow(min(each.start for each in inside))))
        tail = clause_end(text, line.place(context.view.to_flow(max(each.end for each in inside))))
        head += len(text[head:tail]) - len(text[head:tail].lstrip())
        start = max(start, offsets[line.flow(head)])
        while tail < len(text) and is_open(text[head:tail]):
            tail = clause_end(text, tail + 1)
        end = end if tail >= len(text) else offsets[line.flow(tail)]
    return Relation(rule.partition(".")[0], start, end, tuple(found), rule, negated, hedged)


def one_by_one(clause: str, relation: Relation) -> list[Relation]:
    """The relation, or one for each of its drugs where 分别 says which is whose: 甲和乙分别靶向CD20和BLyS."""
    drugs = [each for each in relation.arguments if each.role == "drug"]
    others = [each for each in relation.arguments if each.role != "drug"]
    roles = {each.role: [other for other in others if other.role == each.role] for each in others}
    if len(drugs) < 2 or "分别" not in clause or all(len(given) != len(drugs) for given in roles.values()):
        return [relation]
    shared = [each for each in others if len(roles[each.role]) != len(drugs)]
    own = [given for given in roles.values() if len(given) == len(drugs)]
    return [replace(relation, arguments=(drug, *(given[number] for given in own), *shared)) for number, drug in enumerate(drugs)]


def distinct(mentions: Iterable[Mention]) -> list[Mention]:
    """The first mention of every entity."""
    first: dict[object, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.entity or mention.start, mention)
    return list(first.values())


def named(mentions: Iterable[Mention]) -> list[Mention]:
    """The entities of some agents, without the therapy that a drug beside it belongs to: 伊基奥仑赛 and not 细胞治疗."""
    found = distinct(mentions)
    drugs = any(each.type == "drug" for each in found)
    return [each for each in found if not (drugs and each.type == "therapy" and is_drug(each))]
