"""The trial of a document with a form: a protocol, a letter of consent or an announcement names it in a field and speaks of it to the end."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.relate.context import Context, argument, arguments
from slepipe.relate.line import DRUG, DURATION, PHASE, Sentence, line_pattern
from slepipe.relate.study import Key, Study, kin, protocol_of
from slepipe.relate.trial_details import gather, people_in

# The field 「方案名称:评价甲治疗某病的III期研究」
_TITLE = line_pattern(
    "\\s?(?:[^:：,，。;；]{0,4}(?:方案|研究|试验|计划|课题|项目)(?:的?中文)?(?:名称|题目|标题|主题)|主旨|标的)[:：]"
)
_HEAD = 14
# 双盲期为12周, 为期24个月; in 试验设计:…… also 治疗16周
_LASTS = line_pattern(
    f"(?:(?:双盲|治疗|试验|研究|给药|用药)(?:治疗)?期(?:间)?|疗程)(?:长达|[为共约是:：])*(?P<period>{DURATION})|(?:为期|历时|全程共?|共计?)(?:约|大约)?(?P<lasting>{DURATION})(?!以?[内前后])"
)
# 截至6月,已有312位健康志愿者使用过本药: who was in trials before.
_BEFORE = line_pattern("截至|截止|此前|先前|已有|曾|过去|健康(?:志愿者|受试者|成人|自愿者)")
_DESIGN = line_pattern(f"(?:试验|研究)(?:设计|方法|流程)[:：].{{0,120}}?治疗(?:共|期)?(?P<period>{DURATION})(?!以?[内前后])")


# 另一项研究纳入500例: what others found is none of the trial's, to the end of the paragraph.
_OTHER = line_pattern(
    "另一项|另有研究|其他研究|其它研究|既往(?:研究|文献)|此前(?:的)?(?:研究|试验)|文献(?:报道|综述|回顾)|荟萃分析|Meta分析"
)


def own_study(studies: dict[Key, Study]) -> Study | None:
    """The trial that a document has a number for, or names in the field of its title."""
    for study in studies.values():
        if any(protocol_of(sentence) is not None for sentence in study.sentences[:_HEAD] if sentence.number < _HEAD):
            return study
    for study in studies.values():
        if study.sentences and study.sentences[0].number < _HEAD and _TITLE.match(study.sentences[0].flat.text) is not None:
            return study
    return None


def named_in_title(studies: dict[Key, Study], own: Study) -> list[Key]:
    """The trials that only the field of the title names, where another field has the number of the document's ``own``."""
    if own.key.kind != "id":
        return []
    titled = (each for each in studies.values() if each is not own and each.key.kind == "drug" and each.sentences)
    return [each.key for each in titled if all(_TITLE.match(sentence.flat.text) is not None for sentence in each.sentences)]


def spread_form(context: Context, study: Study, of_sentence: dict[int, Study]) -> None:
    """Give a trial what the fields at the head say of it, and all sentences of the document that speak of no other."""
    told = {sentence.number for sentence in study.sentences}
    for sentence in context.sentences[:_HEAD]:
        if _TITLE.match(sentence.flat.text) is not None and sentence.number not in told:
            gather(context, sentence, study, alone=True)
            study.sentences.append(sentence)
    study.sentences.sort(key=lambda sentence: sentence.number)
    if study.key.kind == "id":
        study.learn([argument("id", study.first)])
    if not study.has("drug") and (agent := context.titled()) is not None:
        study.learn([argument("drug", agent)])
    phases = {str(each.value) for (role, _), each in study.found.items() if role == "phase"}
    for sentence in _sentences_of(context, study, of_sentence, phases):
        of_sentence[sentence.number] = study
        text = sentence.flat.text
        if not study.has("population") and _BEFORE.search(text) is None:
            study.learn(arguments("population", people_in(sentence)[:1]))
        lasts = _LASTS.search(text) or _DESIGN.search(text)
        if lasts is not None and not study.has("duration"):
            place = lasts.start("period") if lasts["period"] else lasts.start("lasting")
            study.learn([argument("duration", sentence.flat.at[place])])


def _sentences_of(context: Context, study: Study, of_sentence: dict[int, Study], phases: set[str]) -> Iterator[Sentence]:
    """The sentences behind the first of a trial that speak of no other drug, phase or study; who speaks of another one does to the end of the block."""
    other = -1
    for sentence in context.sentences[study.sentences[0].number + 1 :]:
        text = sentence.flat.text
        if _OTHER.search(text) is not None or _is_of_other(sentence, study):
            other = sentence.block
        if sentence.heading or sentence.block == other or of_sentence.get(sentence.number, study) is not study:
            continue
        if PHASE not in text or {str(each.value) for each in sentence.flat.mentions(0, len(text), PHASE)} <= phases:
            yield sentence


def _is_of_other(sentence: Sentence, study: Study) -> bool:
    """Whether a sentence names drugs and not that of the trial."""
    flat = sentence.flat
    drugs = {kin(each) for each in flat.mentions(0, len(flat.text), DRUG)}
    return bool(drugs) and drugs.isdisjoint(study.drugs())
