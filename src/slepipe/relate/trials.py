"""Trials: what the sentences that speak of one say of its drug, phase, population and age, gathered into one relation.

A trial has a name (TULIP-2), or a registration number, or it is the nameless study of a phase and a drug (B019的II期试验).
"""

from __future__ import annotations

import msgspec

from slepipe.model import Argument, Mention, Relation
from slepipe.relate.context import Context, agents_of, antecedent, argument, arguments, distinct, is_of_another, one_of_two, topic
from slepipe.relate.line import (
    AGE,
    COUNT,
    DISEASE,
    DRUG,
    IDENTIFIER,
    JOIN,
    PHASE,
    THERAPY,
    TRIAL,
    Sentence,
    clause_end,
    clause_start,
    line_pattern,
)
from slepipe.relate.tables import people_of

Key = tuple[str, str]
"""("trial", entity), ("id", number) or ("drug", entity of the drug and value of the phase)."""

_REGISTRIES = frozenset({"nct", "ctr", "chictr", "isrctn", "eudract", "jrct", "umin"})
_PEOPLE = frozenset("例名位人")
_STUDY = line_pattern(f"试验|研究|临床|{PHASE}[^，,。;；]{{0,4}}(?:数据|结果)")
# What a trial recruits, and the groups and parts of it that are not all of it.
_RECRUITED = line_pattern("纳入|入组|招募|入选|收案|收了|收治|共|参加|参与|随机|患者|受试者|病人|病友|组织|计划|完成|例")
_PART = line_pattern(
    "(?<!入)组|其中|达到|随访满|应答|(?<!良)反应|缓解|完成(?!了?(?:全部|所有)?"
    f"{COUNT}[^，,。;；]{{0,12}}(?:入组|招募|收案|纳入)|(?:患者)?(?:入组|招募|收案|纳入))|中期|"
    "有效|复发|死亡|停药|停用|退出|累计|首例|首位"
)
# The disease of the population: 纳入40例活动性SLE患者, SLE患者29名, 治疗SLE的II期试验.
_POPULATION = line_pattern(
    f"(?:纳入|入组|招募|入选|收案|收了|治疗|针对|用于|评估|确诊|共|{COUNT})[^，,。;；{DISEASE}]{{0,24}}?(?P<list>{DISEASE}(?:(?:{JOIN}){DISEASE})*)"
    f"|(?P<patients>{DISEASE}(?:(?:{JOIN}){DISEASE})*)[^，,。;；{DISEASE}]{{0,8}}(?:患者|病人|病友|受试者|成人|儿童|试验|研究)"
    f"|(?P<in>在){DISEASE}[^，,。;；{DISEASE}]{{0,4}}(?:方面|中)|(?P<for>对){DISEASE}(?:有效|无效|的?疗效)"
)
_EXCLUDED = line_pattern("排除|除外|合并|伴有|既往|病史|其他|不包括|以外|报告|发生|出现|不良|死亡|死于|患上|并发")
_DIED = line_pattern("死亡|去世|病死|身故")
# 罹患失智症与睡眠障碍者均予以排除
_LEFT_OUT = line_pattern("均?(?:予以?|被)?(?:排除|剔除)(?!标准|在外)|不得(?:参加|入组)|不予?纳入")
# The drug of the trial, not what patients took before or beside it.
_BACKGROUND = line_pattern(
    "排除|背景|基础(?!上)|既往|原有|原本|原先|用过|合用|联用|如|停用|筛选|优于|略弱|不同于|相比|比较|比|距离|与\\Z|对照|标准"
)


# 在吗替麦考酚酯联合糖皮质激素基础上: what everybody takes.
_BESIDE = line_pattern(
    f"(?:[^，,。;；:：和与及{DRUG}]{{0,12}}|[^，,。;；:：]{{0,8}}(?:和|与|及|联合|合并|、)[^，,。;；:：{DRUG}]{{0,6}})(?:之外|以外|的?基础上|为背景|的背景)"
    "|[^，,。;；]{0,4}(?:续用|继续使用|继续服用|维持不变)"
)


def _is_background(text: str, place: int) -> bool:
    """Whether a drug at a place of a line is what patients took before the trial, or take beside what it studies."""
    return _BACKGROUND.search(text, clause_start(text, place), place) is not None or _BESIDE.match(text, place + 1) is not None


class Study(msgspec.Struct, gc=False):
    """A trial as it is gathered: its own arguments, and the sentences that speak of it; ``blurred`` where one of several drugs may be its own."""

    key: Key
    first: Mention
    sentences: list[Sentence] = []
    found: dict[tuple[str, object], Argument] = {}
    blurred: bool = False

    def drug(self) -> Mention | None:
        """The only drug that the trial gives."""
        drugs = [each for (role, _), each in self.found.items() if role == "drug"]
        if len(drugs) != 1:
            return None
        return Mention("drug", drugs[0].start, drugs[0].end, "", "", drugs[0].entity, drugs[0].value)


# 「该研究共纳入201例」 means the one trial that was spoken of.
_THE_STUDY = line_pattern("\\s?(?:该|本|此|这)项?(?:研究|试验|临床)")


class _Section(msgspec.Struct, frozen=True):
    """The trials that the sentences below one heading have named so far."""

    heading: int = -1
    studies: tuple[Study, ...] = ()

    def of(self, heading: int, named: list[Study]) -> _Section:
        """The section with what a further sentence below ``heading`` names."""
        before = self.studies if heading == self.heading else ()
        return _Section(heading, (*before, *(study for study in named if study not in before)))

    def only(self) -> Study | None:
        """The one trial of a section with a heading, if it has told of one and no more."""
        return self.studies[0] if len(self.studies) == 1 and self.heading >= 0 else None


def find_trials(context: Context) -> tuple[list[Relation], dict[int, Study]]:
    """The trials of an article, and the one that each sentence (by number) speaks of alone."""
    studies: dict[Key, Study] = {}
    of_sentence: dict[int, Study] = {}
    block, current = -1, None
    section = _Section()
    above: list[Study] = []
    told: list[Study] = []
    for sentence in context.sentences:
        named = _named(context, sentence, studies)
        heading = context.headings[sentence.number]
        section = section.of(heading.number if heading else -1, named)
        if sentence.block != block:
            # A heading speaks of its trial until a block names another drug; so does a section that told of one trial.
            above, told = ([] if sentence.heading else told), []
            current = _of_heading(context, sentence, of_sentence) or section.only() or _carried(sentence, above)
            block = sentence.block
        if current is None and len(studies) == 1 and _THE_STUDY.match(sentence.flat.text):
            current = next(iter(studies.values()))
        current = _continued(context, sentence, named, current)
        told = _each_once([*told, *named, *([current] if current else [])])
        if current is not None:
            of_sentence[sentence.number] = current
            _gather(context, sentence, current, alone=True)
        for study in named if current is None else ():
            _gather(context, sentence, study, alone=False)
    if len(studies) == 1:
        _spread(context, next(iter(studies.values())), of_sentence)
    return [relation for study in studies.values() if (relation := _relation(study))], of_sentence


def _each_once(studies: list[Study]) -> list[Study]:
    return list({study.key: study for study in studies}.values())


# A paragraph that goes on with the one above: 「结果显示,……」, 「安全性方面,……」.
_RESULTS = line_pattern(
    r"\s?(?:研究|试验|最终|初步|中期)?(?:结果|数据|分析)(?:显示|表明|提示|[,:])|\s?(?:在)?(?:安全性|疗效)(?:方面|上|[,:])|\s?(?:关键)?(?:主要|次要)终点"
)


def _carried(sentence: Sentence, above: list[Study]) -> Study | None:
    """The only trial of the paragraph above, where this one begins with results."""
    return above[0] if len(above) == 1 and _RESULTS.match(sentence.flat.text) is not None else None


def _continued(context: Context, sentence: Sentence, named: list[Study], current: Study | None) -> Study | None:
    """The one trial that a sentence speaks of: the one that it names, else the last one where it names no other drug."""
    if named:
        for study in named:
            study.sentences.append(sentence)
        return named[0] if len(named) == 1 else None
    if current is None or not _goes_on(sentence, current) or is_of_another(context, sentence):
        return None
    if not sentence.heading:
        current.sentences.append(sentence)
    return current


def _spread(context: Context, study: Study, of_sentence: dict[int, Study]) -> None:
    """A protocol or announcement of a single trial speaks of it to the end."""
    first = study.sentences[0]
    if study.key[0] == "drug" or context.sentences[first.number].block > _EARLY:
        return
    for sentence in context.sentences[first.number + 1 :]:
        told = sentence.number in of_sentence or sentence.heading or is_of_another(context, sentence)
        if not told and _goes_on(sentence, study):
            of_sentence[sentence.number] = study
            study.sentences.append(sentence)
            _gather(context, sentence, study, alone=True)


# The blocks at the head of an article that say what it is about.
_EARLY = 2


def _of_heading(context: Context, sentence: Sentence, of_sentence: dict[int, Study]) -> Study | None:
    heading = context.headings[sentence.number]
    if heading is None or sentence.kind == "heading":
        return None
    return of_sentence.get(heading.number)


def _named(context: Context, sentence: Sentence, studies: dict[Key, Study]) -> list[Study]:
    line = sentence.line
    text = line.text
    if TRIAL in text:
        found = [(("trial", m.entity or m.text), m) for m in distinct(line.mentions(0, len(text), TRIAL))]
    elif (IDENTIFIER in text) and (numbers := [m for m in line.mentions(0, len(text), IDENTIFIER) if _is_registered(m)]):
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


def _is_registered(mention: Mention) -> bool:
    return str((mention.value or {}).get("scheme", "")).lower() in _REGISTRIES


def _drug_of_phase(context: Context, sentence: Sentence) -> Mention | None:
    """The only drug of a sentence that says phase and study, or of the heading above one that names none."""
    flat = sentence.flat
    if _STUDY.search(flat.text) is None:
        return None
    compared = [match.span() for match in _COMPARED.finditer(flat.text)]
    agents = [
        flat.at[at]
        for at in flat.at
        if flat.text[at] in DRUG + THERAPY
        and not any(a <= at < b for a, b in compared)
        and _BESIDE.match(flat.text, at + 1) is None
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


def _goes_on(sentence: Sentence, study: Study) -> bool:
    """Whether a sentence without a trial's name still speaks of the last one: it names no other drug."""
    if _LEAVES.match(sentence.flat.text):
        return False
    drugs = {m.entity for m in sentence.flat.mentions(0, len(sentence.flat.text), DRUG)}
    known = {each.entity for (role, _), each in study.found.items() if role == "drug"}
    return not drugs or drugs <= known or not (known or study.blurred)


# 「该药也可用于5岁以上的儿童」 speaks of the drug again.
_LEAVES = line_pattern(
    rf"\s?{DRUG}(?:的[^,，]{{0,4}}(?:研究|试验|开发|研发|上市|适应症)|[则也亦还尚仍])"
    rf"|[^,，]{{0,16}}一[款种][^,，{DRUG}{THERAPY}]{{0,12}}{THERAPY}"
    r"|\s?(?:该药|此药|本品|它|公司|目前|专家|在中国|综合|此外|另外|另一项|同年|随后,?[美欧])"
    # An application tells of another matter than the trial, and often of another disease.
    r"|[^,，]{0,30}(?:上市|新药|适应症)申请"
)


def _gather(context: Context, sentence: Sentence, study: Study, *, alone: bool) -> None:
    flat, line = sentence.flat, sentence.line
    text = flat.text
    if not line.at:
        return
    own = [m for m in line.mentions(0, len(line.text), TRIAL) if ("trial", m.entity or m.text) == study.key]
    _add(study, arguments("trial", own))
    if alone:
        _add(study, [argument("id", m) for m in line.mentions(0, len(line.text), IDENTIFIER) if _is_registered(m)])
    else:
        _add(study, _next_id(sentence, own))
    _add(study, [argument("phase", m) for m in _phases(sentence, study.key, own, alone=alone)])
    if sentence.heading:
        return
    _add(study, arguments("drug", _drugs(context, sentence, study)))
    if not alone:
        return
    _add(study, _people_of_row(context, sentence))
    for match in _POPULATION.finditer(text) if DISEASE in text else ():
        left_out = _LEFT_OUT.search(text, match.end()) is not None
        died = _DIED.search(text, match.end(), clause_end(text, match.end())) is not None
        if not left_out and not died and _EXCLUDED.search(text, clause_start(text, match.start()), match.end()) is None:
            _add(study, arguments("disease", flat.mentions(match.start(), match.end(), DISEASE)))
    if not any(role == "population" for role, _ in study.found):
        _add(study, [argument("population", m) for m in _population(sentence)[:1]])
    if not any(role == "age" for role, _ in study.found):
        _add(study, [argument("age", m) for m in _ages(sentence)[:1]])


def _add(study: Study, found: list[Argument]) -> None:
    for each in found:
        study.found.setdefault((each.role, each.entity or str(each.value)), each)


def _next_id(sentence: Sentence, own: list[Mention]) -> list[Argument]:
    """The number in the brackets behind the name: BLISS-52(NCT00424476)."""
    line = sentence.line
    for place, mention in line.at.items():
        if mention in own and line.text[place + 1 : place + 2] == "(":
            inside = line.mentions(place + 2, place + 8, IDENTIFIER)
            return [argument("id", m) for m in inside[:1] if _is_registered(m)]
    return []


def _phases(sentence: Sentence, key: Key, own: list[Mention], *, alone: bool) -> list[Mention]:
    """The phases of a sentence about one trial; among several trials the phase that stands with the name in one clause."""
    flat = sentence.flat
    if PHASE not in flat.text:
        return []
    if alone:
        return flat.mentions(0, len(flat.text), PHASE)[:1]
    if key[0] == "drug":
        return [phase for phase in flat.mentions(0, len(flat.text), PHASE) if key[1].endswith(str(phase.value))][:1]
    for place, mention in flat.at.items():
        if mention in own:
            return flat.mentions(clause_start(flat.text, place), clause_end(flat.text, place), PHASE)[:1]
    return []


def _drugs(context: Context, sentence: Sentence, study: Study) -> list[Mention]:
    """The drugs that a sentence says the trial gives; where none does, the section's only drug."""
    flat = sentence.flat
    text = flat.text
    if study.key[0] == "drug":
        return [study.first]
    if any(role == "drug" for role, _ in study.found):
        return []
    drugs = flat.mentions(0, len(text), DRUG) or flat.mentions(0, len(text), THERAPY)
    given = [mention for place, mention in flat.at.items() if mention in drugs and not _is_background(text, place)]
    if given and len(distinct(given)) <= _MOST_DRUGS:
        return given
    if (meant := one_of_two(context, sentence, len("其中后者"))) is not None:
        return [meant]
    label = context.sentences[context.blocks[sentence.block]].flat
    if label.text[1:2] == ":" and label.text[0] in DRUG + THERAPY:
        return [label.at[0]]
    heading = context.headings[sentence.number]
    if drugs or (heading is not None and len(distinct(agents_of(heading))) > 1):
        return []
    found = antecedent(context, sentence)
    if found is None:
        return []
    if _is_one_of_several(context, sentence):
        study.blurred = True
        return []
    return [found]


def _is_one_of_several(context: Context, sentence: Sentence) -> bool:
    """Whether the sentence above that names a drug sets it beside others: 「甲适用于……;乙则适用于……。该研究……」."""
    for earlier in context.before(sentence):
        if DRUG in earlier.flat.text:
            beside = context.before(earlier)[:1]
            return bool(beside) and beside[0].line.text.rstrip().endswith(";") and DRUG in beside[0].flat.text
    return False


_MOST_DRUGS = 2


def _population(sentence: Sentence) -> list[Mention]:
    flat = sentence.flat
    text = flat.text
    found = []
    for place, mention in flat.at.items():
        if text[place] != COUNT or str((mention.value or {}).get("unit", "")) not in _PEOPLE:
            continue
        start, end = clause_start(text, place), clause_end(text, place)
        if _RECRUITED.search(text, start, end) and _PART.search(text, start, end) is None and "安慰剂" not in text[start:place]:
            found.append(mention)
    return found


def _people_of_row(context: Context, sentence: Sentence) -> list[Argument]:
    """The size of a trial in the row of a table."""
    cell = context.rows.get(sentence.block, {}).get("population")
    people = people_of(cell) if cell is not None else None
    if people is None:
        return []
    if isinstance(people, Mention):
        return [argument("population", people)]
    start, end, value = people
    return [Argument("population", *context.source(sentence.line, start, end), value=value)]


def _ages(sentence: Sentence) -> list[Mention]:
    """The age of those recruited, which is no age of one patient."""
    flat = sentence.flat
    text = flat.text
    return [
        mention
        for place, mention in flat.at.items()
        if text[place] == AGE and _OF_AGE.search(text, clause_start(text, place), clause_end(text, place))
    ]


_OF_AGE = line_pattern("年龄|患者|受试者|病人|成人|儿童|入选|纳入|招募")


def _relation(study: Study) -> Relation | None:
    """Only what says more than a name is a relation; its evidence reaches from the first sentence to the last."""
    found = tuple(study.found.values())
    if len({each.role for each in found} - {"trial", "id"}) == 0 or len(found) < _FEWEST:
        return None
    start, first = study.sentences[0].start, study.sentences[0].end
    # 「一项Ⅲ期试验」 in an article about one drug says too little.
    if {each.role for each in found} == {"drug", "phase"} and not start <= study.first.start < first:
        return None
    end = max(first, *(each.end for each in found))
    return Relation("trial", start, end, found, f"trial.{study.key[0]}")


_FEWEST = 2
