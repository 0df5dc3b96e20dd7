"""Which trials a sentence names: by name, by registration number, or by the phase of a drug."""

from __future__ import annotations

from slepipe.model import Mention
from slepipe.relate.asides import is_beside
from slepipe.relate.context import Context, agents_of, distinct, is_of_another, topic
from slepipe.relate.line import DRUG, IDENTIFIER, PHASE, THERAPY, TRIAL, Sentence, line_pattern
from slepipe.relate.study import Key, Study, is_registered

_STUDY = line_pattern(f"试验|研究|临床|{PHASE}[^，,。;；]{{0,4}}(?:数据|结果)")


def named_studies(context: Context, sentence: Sentence, studies: dict[Key, Study]) -> list[Study]:
    """The trials that a sentence names, those met first here added to ``studies``."""
    line = sentence.line
    text = line.text
    if TRIAL in text:
        found = [(("trial", m.entity or m.text), m) for m in distinct(line.mentions(0, len(text), TRIAL))]
    elif (IDENTIFIER in text) and (numbers := [m for m in line.mentions(0, len(text), IDENTIFIER) if is_registered(m)]):
        found = [(("id", str((m.value or {})["id"])), m) for m in numbers[:1]]
    elif PHASE in text and (drug := _drug_of_phase(context, sentence)) is not None:
        # 「Ⅰ期临床已结束,正在开展Ⅱa期研究」 speaks of two.
        phases = {str(phase.value): None for phase in line.mentions(0, len(text), PHASE)}
        found = [(("drug", f"{drug.entity} {phase}"), drug) for phase in phases]
    else:
        return []
    named = []
    for key, mention in found:
        if key not in studies:
            studies[key] = Study(key, mention, [], {})
        named.append(studies[key])
    return named


def _drug_of_phase(context: Context, sentence: Sentence) -> Mention | None:
    """The only drug of a sentence that says phase and study, or of the heading above one that names none."""
    flat = sentence.flat
    if _STUDY.search(flat.text) is None:
        return None
    compared = [match.span() for match in _COMPARED.finditer(flat.text)]
    agents = [
        flat.at[at]
        for at in flat.at
        if flat.text[at] in DRUG + THERAPY and not any(a <= at < b for a, b in compared) and not is_beside(flat.text, at)
    ]
    drugs = distinct(agent for agent in agents if agent.type == "drug")
    if not agents and not sentence.heading:
        if is_of_another(context, sentence):
            return None
        headed = topic(context, sentence) or _of_sentence_before(context, sentence)
        if headed is None and not _agents_of_heading(context, sentence):
            return _of_title(context) or _of_sentence_behind(context, sentence)
        return headed if headed is not None and headed.type == "drug" else None
    return drugs[0] if len(drugs) == 1 else None


# What a trial is compared with is not its drug: 与含铂化疗联合甲头对头比较的Ⅲ期试验.
_COMPARED = line_pattern("(?:与|和|同|跟)[^，,。;；]{0,40}?(?:头对头|比较|相比|对照)")


def _of_sentence_before(context: Context, sentence: Sentence) -> Mention | None:
    """The only drug of the sentence before in the block: 「甲是一款双抗。今年公布的Ⅱ期数据显示……」."""
    return _only_drug(context.before(sentence)[:1])


def _of_sentence_behind(context: Context, sentence: Sentence) -> Mention | None:
    """The only drug of the next sentence of the block: 「一项Ⅱ期试验公布了结果。数据显示,加用甲后……」."""
    behind = context.sentences[sentence.number + 1 : sentence.number + 2]
    return _only_drug([each for each in behind if each.block == sentence.block])


def _agents_of_heading(context: Context, sentence: Sentence) -> bool:
    heading = context.headings[sentence.number]
    return heading is not None and bool(agents_of(heading))


def _of_title(context: Context) -> Mention | None:
    """The only drug of the title, which the article is about."""
    return _only_drug([sentence for sentence in context.sentences[:_FIRST] if sentence.kind == "title"])


_FIRST = 3


def _only_drug(sentences: list[Sentence]) -> Mention | None:
    drugs = distinct(mention for each in sentences for mention in each.flat.mentions(0, len(each.flat.text), DRUG))
    return drugs[0] if len(drugs) == 1 else None
