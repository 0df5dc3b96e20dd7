"""Trials: what the sentences that speak of one say of its drug, phase, population and age, gathered into one relation.

A trial has a name (TULIP-2), or a registration number, or it is the nameless study of a phase and a drug (B019的II期试验).
"""

from __future__ import annotations

import msgspec

from slepipe.model import Relation
from slepipe.relate.antecedents import antecedent, is_of_another
from slepipe.relate.arm_names import drug_arms
from slepipe.relate.asides import is_aside, is_background, is_compared, is_tapered
from slepipe.relate.context import Context
from slepipe.relate.line import DRUG, PHASE, THERAPY, TRIAL, Sentence, line_pattern
from slepipe.relate.study import Key, Study, kin, protocol_of
from slepipe.relate.trial_details import gather
from slepipe.relate.trial_forms import named_in_title, own_study, spread_form
from slepipe.relate.trial_names import named_studies

# 「该研究共纳入201例」 means the one trial that was spoken of.
_THE_STUDY = line_pattern(f"\\s?(?:该|本|此|这)[一]?项?{PHASE}?(?:关键|临床|注册)*性?(?:研究|试验|临床)")


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
        # 「这项Ⅲ期研究」 is the trial that was named, and no other one of the drug and the phase.
        same = current is not None and current.key.kind == "trial" and _THE_STUDY.match(sentence.flat.text) is not None
        named = named_studies(context, sentence, studies) if not same or TRIAL in sentence.line.text else []
        _take_name(sentence, named, studies, of_sentence)
        heading = context.headings[sentence.number]
        section = section.of(heading.number if heading else -1, named)
        if sentence.block != block:
            # A heading speaks of its trial until a block names another drug; so does a section that told of one trial.
            above, told = ([] if sentence.heading else told), []
            current = _of_heading(context, sentence, of_sentence) or section.only() or _carried(sentence, above)
            block = sentence.block
        if current is None and _THE_STUDY.match(sentence.flat.text) is not None:
            current = _only_told(studies)
        current = _continued(context, sentence, named, current)
        told = _each_once([*told, *named, *([current] if current else [])])
        if current is not None:
            of_sentence[sentence.number] = current
            gather(context, sentence, current, alone=True)
        for study in named if current is None else ():
            gather(context, sentence, study, alone=False)
    if (own := own_study(studies)) is not None:
        for key in named_in_title(studies, own):
            own.sentences.extend(studies[key].sentences)
            own.learn(studies.pop(key).found.values())
        spread_form(context, own, of_sentence)
    elif (only := _only_told(studies)) is not None:
        _spread(context, only, of_sentence)
    return [relation for study in studies.values() if (relation := _relation(study))], of_sentence


# 「这项名为X的试验」 is the one that was told of without a name.
_NAMED_NOW = line_pattern(
    f"\\s?(?:[该本此]|这)[一]?项?{PHASE}?[^,，。;；{TRIAL}]{{0,10}}?(?:名为|名叫|名称为|代号为?|称为|称作|取名|命名为|叫做?)[^,，。;；{TRIAL}]{{0,4}}{TRIAL}"
)
_NEAR = 4


def _take_name(sentence: Sentence, named: list[Study], studies: dict[Key, Study], of_sentence: dict[int, Study]) -> None:
    """Make the only nameless trial above the one that a sentence names now."""
    if len(named) != 1 or named[0].sentences:
        return
    if _NAMED_NOW.match(sentence.line.text) is None and protocol_of(sentence) is None:
        return
    nameless = [each for each in studies.values() if each.key.kind == "drug" and each.sentences]
    if len(nameless) != 1 or sentence.block - nameless[0].sentences[-1].block > _NEAR:
        return
    [own], [known] = named, nameless
    own.sentences.extend(known.sentences)
    own.found.update(known.found)
    del studies[known.key]
    of_sentence.update((number, own) for number, study in of_sentence.items() if study is known)


def _only_told(studies: dict[Key, Study]) -> Study | None:
    """The only trial that more than a title or heading tells of, which may call it by the drug and the phase: 「X三期研究达到主要终点」."""
    told = [study for study in studies.values() if any(not sentence.heading for sentence in study.sentences)]
    return told[0] if len(told) == 1 else None


def _each_once(studies: list[Study]) -> list[Study]:
    return list({study.key: study for study in studies}.values())


# A paragraph that goes on with the one above: 「结果显示,……」, 「安全性方面,……」.
_RESULTS = line_pattern(
    r"\s?(?:研究|试验|最终|初步|中期)?(?:结果|数据|分析)(?:显示|表明|提示|[,:])|\s?(?:在)?(?:安全性|疗效)(?:方面|部分|上|[,:])|\s?(?:关键)?(?:主要|次要)终点|\s?(?:中位)?随访|\s?安全性|\s?(?:不良反应|不良事件|副作用|毒副反应)(?:方面)?[,:]"
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
    titled = context.sentences[first.number].kind == "title"
    if (study.key.kind == "drug" and study.key.phase and not titled) or context.sentences[first.number].block > _EARLY:
        return
    for sentence in context.sentences[first.number + 1 :]:
        if _turns(sentence, study):
            break
        told = sentence.number in of_sentence or sentence.heading or is_of_another(context, sentence)
        # A drug that is first named far behind the trial is hardly its own.
        told = told or (study.drug() is None and DRUG in sentence.flat.text)
        if not told and _goes_on(sentence, study):
            meant = antecedent(context, sentence) if _MEANS.search(sentence.flat.text) is not None else None
            if meant is not None and study.has("drug") and kin(meant) not in study.drugs():
                continue
            of_sentence[sentence.number] = study
            study.sentences.append(sentence)
            gather(context, sentence, study, alone=True)


def _turns(sentence: Sentence, study: Study) -> bool:
    """Whether a sentence turns to another drug than that of the trial: 「乙则为双重激动剂,由某公司研发」."""
    known = study.drugs()
    return bool(known) and sentence.flat.text[:1] == DRUG and kin(sentence.flat.at[0]) not in known


# Of the drug that is spoken of where the trial's own is another.
_MEANS = line_pattern("它|该药|此药|这款药|这种药|其")
# The blocks at the head of an article that say what it is about.
_EARLY = 2


def _of_heading(context: Context, sentence: Sentence, of_sentence: dict[int, Study]) -> Study | None:
    heading = context.headings[sentence.number]
    if heading is None or sentence.kind == "heading":
        return None
    return of_sentence.get(heading.number)


def _goes_on(sentence: Sentence, study: Study) -> bool:
    """Whether a sentence without a trial's name still speaks of the last one: it names no other drug."""
    if _LEAVES.match(sentence.flat.text):
        return False
    flat = sentence.flat
    places = [place for place in flat.at if flat.text[place] == DRUG]
    own = study.drugs()
    if _THE_STUDY.match(flat.text) is not None and (study.key.kind == "trial" or own & {kin(flat.at[place]) for place in places}):
        # 该研究随机给予甲或乙
        return True
    # 甲组为11个月,乙组为6个月: what the trial's own drug is compared with.
    arms = drug_arms(flat)
    if own & {kin(flat.at[place]) for place in arms}:
        places = [place for place in places if place not in arms or kin(flat.at[place]) in own]
    others = (is_tapered, is_background, is_compared, is_aside)
    drugs = {kin(flat.at[place]) for place in places if not any(each(flat.text, place) for each in others)}
    return not drugs or drugs <= own or not (own or study.blurred)


# 「该药也可用于5岁以上的儿童」 speaks of the drug again.
_LEAVES = line_pattern(
    rf"\s?{DRUG}(?:的[^,，]{{0,4}}(?:研究|试验|开发|研发|上市|适应症)|[则也亦还尚仍])"
    rf"|[^,，]{{0,16}}一[款种][^,，{DRUG}{THERAPY}]{{0,12}}{THERAPY}"
    r"|\s?(?:该药|此药|本品|它|公司|目前|专家|在中国|综合|此外|另外|另一项|同年|随后,?[美欧])"
    # An application tells of another matter than the trial, and often of another disease.
    r"|[^,，]{0,30}(?:上市|新药|适应症)申请"
    r"|[^,，。;；]{0,8}(?:，)?(?:两药|两种药|两款药|两者|二者)"
)


def _relation(study: Study) -> Relation | None:
    """Only what says more than a name is a relation; its evidence reaches from the first sentence to the last."""
    found = tuple(study.found.values())
    roles = {each.role for each in found}
    if roles <= {"trial", "id"} or len(found) == 1:
        return None
    start, first = study.sentences[0].start, study.sentences[0].end
    # 「一项Ⅲ期试验」 in an article about one drug says too little.
    if roles == {"drug", "phase"} and not start <= study.first.start < first:
        return None
    end = max(first, *(each.end for each in found))
    return Relation("trial", start, end, found, f"trial.{study.key.kind}")
