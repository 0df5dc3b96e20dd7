"""What a sentence leaves out and the text around it says: the drug that 「它」 or 「该药」 means, the drug that a section is about."""

from __future__ import annotations

from slepipe.model import Mention
from slepipe.relate.arm_names import drug_arms
from slepipe.relate.asides import PROCEDURE, has_own_label, is_aside, is_compared, is_unknown
from slepipe.relate.context import Context, distinct, named
from slepipe.relate.line import (
    BIOMARKER,
    CLASS,
    COUNT,
    DISEASE,
    DRUG,
    ORGANIZATION,
    SYMPTOM,
    TARGET,
    THERAPY,
    TRIAL,
    Line,
    Sentence,
    clause_start,
    line_pattern,
)

_PRONOUN = line_pattern(
    "它|(?<!尤)其(?![他它余次中实])|该药|该药物|此药|这个药|这种药物|本品|该产品|该疗法|该候选药物|这款药|这种药|这一疗法|该抗体|该注射液"
)
# Somebody else acts in this clause, or it speaks of two things.
_OTHER_SUBJECT = line_pattern(
    "患者|病人|病友|团队|研究|试验|学者|医生|医师|公司|两者|二者|前者|后者|两药|各种|这些|有人|受试者|安慰剂|对照|其[他它余]|另一(?!方面)|(?:主流|现有|既有|同类|市[场面]上?的?|传统|多数|常用|一般)的?(?:治疗)?(?:药|疗法|治疗|产品)"
)
_TOGETHER = line_pattern(r"\s?(?:、|和|与|及|以及|或|联合|联用|加用|\+|/)\s?")


def last_group(line: Line, start: int, end: int, signs: str = DRUG + THERAPY) -> list[Mention]:
    """The last agent between two places with those joined to it (X、Y和Z), in order."""
    places = [place for place in line.at if start <= place < end and line.text[place] in signs]
    return [line.at[place] for place in _joined_last(line.text, places)]


def _joined_last(text: str, places: list[int]) -> list[int]:
    group = places[-1:]
    for place in places[-2::-1]:
        if not _TOGETHER.fullmatch(text, place + 1, group[0]):
            break
        group.insert(0, place)
    return group


def subjects(context: Context, sentence: Sentence, place: int, signs: str = DRUG + THERAPY) -> list[Mention]:
    """The agents that act at ``place`` of the flat line: in its clause, else the only one before it, else what 「它」 means.

    What another one is compared with does not act: 甲较乙更强地结合CD20.
    """
    line = sentence.flat
    start = clause_start(line.text, place)
    places = [at for at in line.at if start <= at < place and line.text[at] in signs]
    group = _joined_last(line.text, places)
    while len(group) == 1 and is_compared(line.text, group[0]):
        group = _joined_last(line.text, places[: places.index(group[0])])
    if not all(is_aside(line.text, at) for at in group):
        return [line.at[at] for at in group]
    if one := one_of_two(context, sentence, place):
        return [one]
    if counted := counted_drugs(context, sentence, place):
        return counted
    if COUNT in line.text[start:place] or _OTHER_SUBJECT.search(line.text, start, place):
        return []
    earlier = distinct(_without_predicates(line, start))
    if earlier:
        # Both are meant where a label names them: 「X与Y:主要终点均未达到」.
        named = last_group(line, 0, start)
        together = len(named) == len(earlier) and line.text[start - 1] == ":"
        return earlier if len(earlier) == 1 or together else []
    if place - start > _FAR and not _PRONOUN.search(line.text, start, place):
        return []
    found = antecedent(context, sentence)
    return [found] if found else []


def _without_predicates(line: Line, end: int) -> list[Mention]:
    """The agents before a place that act: not what is an aside, and not what another one is said to be (X为一款异体CAR-T)."""
    text = line.text
    places = [place for place in line.at if place < end and text[place] in DRUG + THERAPY and not is_aside(text, place)]
    # 甲联合化疗用于……: the partner is no subject of its own.
    places = [place for place in places if _PARTNER.search(text, 0, place) is None] or places
    return [line.at[place] for place in places if line.at[place].type == "drug" or _IS_ONE.search(text, 0, place) is None]


_PARTNER = line_pattern(
    f"[{DRUG}{THERAPY}][^,，。;；{DRUG}{THERAPY}]{{0,4}},?(?:[^。;；{DRUG}{THERAPY}]{{0,24}}[,，])?(?:联合|联用|合用|加用|并用)[^,，。;；]{{0,4}}\\Z"
)
_IS_ONE = line_pattern(f"{DRUG}(?:是|为|属于?)(?:一[款种个])?[^,，。;；]{{0,10}}\\Z")
_ONE_OF_TWO = line_pattern("(?P<former>前者)|后者")
# 「生物制剂有甲和乙」 names two; what is named behind them may be meant too.
_TWO = line_pattern(f"(?P<former>{DRUG})(?P<between>[^。;；{DRUG}]{{1,40}}?)(?P<latter>{DRUG})(?P<behind>[^{DRUG}]*)\\Z")
_SIDE_BY_SIDE = line_pattern("、|和|与|及|或")
_OTHER_PAIR = line_pattern(
    f"(?P<one>[{TARGET}{TRIAL}{DISEASE}{SYMPTOM}{BIOMARKER}{ORGANIZATION}{THERAPY}{CLASS}])[^。;；]*(?P=one)"
)


def one_of_two(context: Context, sentence: Sentence, place: int) -> Mention | None:
    """The drug that 前者 or 后者 in the clause of ``place`` means: of the only two before, in its sentence or in the one above."""
    text = sentence.flat.text
    word = _ONE_OF_TWO.search(text, clause_start(text, place), place)
    if word is None:
        return None
    earlier = context.before(sentence)[:1]
    line, end = sentence.flat, word.start()
    if not line.mentions(0, end, DRUG) and earlier:
        line, end = earlier[0].flat, len(earlier[0].flat.text)
    two = _TWO.search(line.text[: _first_of_two(line.text, end)])
    if two is None or len(distinct(line.mentions(0, end, DRUG))) != 2:
        return None
    if _SIDE_BY_SIDE.search(two["between"]) is None or _OTHER_PAIR.search(two["behind"]) is not None:
        return None
    return line.at[two.start("former" if word["former"] else "latter")]


_COUNTED_DRUGS = line_pattern(
    "(?:(?P<two>两药|两种药物?|两款(?:药物?|新药)|这?两个药|二药)|三药|三种药物?|三款(?:药物?|新药)|三个药"
    f"|(?P<count>{COUNT})(?:药物?|新药))"
)


def counted_drugs(context: Context, sentence: Sentence, place: int) -> list[Mention]:
    """The two or three drugs that 两药 or 三药 before ``place`` counts: all that the sentences above in the block name, else the headings, else the article so far."""
    text = sentence.flat.text
    word = _COUNTED_DRUGS.search(text, 0, place)
    if word is None or DRUG in text[: word.start()]:
        return []
    counted = (sentence.flat.at[word.start("count")].value or {}).get("number") if word["count"] else None
    number = counted if isinstance(counted, int) else 2 if word["two"] else 3
    if number not in (2, 3):
        return []
    named = [one for one in context.sentences[: sentence.number] if one.heading]
    for above in (context.before(sentence), named, context.sentences[: sentence.number]):
        drugs = distinct(each for one in above for each in one.flat.mentions(0, len(one.flat.text), DRUG))
        if len(drugs) >= number:
            return drugs if len(drugs) == number else []
    return []


def _first_of_two(text: str, end: int) -> int:
    """Where the first 前者 or 后者 of a text stands, else its end: 「甲和乙,前者……,后者……」."""
    word = _ONE_OF_TWO.search(text, 0, end)
    return word.start() if word is not None else end


# A verb without a subject stands at the head of its clause.
_FAR = 12


def antecedent(context: Context, sentence: Sentence) -> Mention | None:
    """The one drug or therapy that the nearest earlier sentence of the block speaks of, else the heading, else the nearest block."""
    if is_of_another(context, sentence):
        return None
    # 「无须化疗」 names a therapy and is not about it: drugs come first.
    for sign in (DRUG, THERAPY):
        if sign == THERAPY and context.sheet is not None:
            return context.sheet
        for earlier in context.before(sentence):
            if found := [earlier.flat.at[place] for place in _spoken_of(context, earlier.flat, sign)]:
                if sign == DRUG and _is_one_arm(context, sentence, earlier):
                    return None
                return named(found)[-1] if len(named(found)) == 1 else label_of(earlier)
            if sign == DRUG and (one := one_of_two(context, earlier, len("其中后者"))) is not None:
                return one
    heading = context.headings[sentence.number]
    if heading is not None and agents_of(heading):
        return topic(context, sentence)
    return context.about(sentence) or _of_block_before(context, sentence, heading)


def _is_one_arm(context: Context, sentence: Sentence, earlier: Sentence) -> bool:
    """Whether a sentence above tells of one arm of two that the paragraph compares: 甲组……;乙组…… of the same paragraph."""
    if not drug_arms(earlier.flat):
        return False
    lines = [each.flat for each in context.before(sentence)]
    return len({line.at[arm].entity for line in lines for arm in drug_arms(line)}) > 1


def is_of_another(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence has a subject that is no mention, named by itself, by those before it in the block or by the label of its list item.

    Of such a sentence nothing is known by what the text says before: 「1、托珠单抗:…… 2、ZK-12:因未达主要终点……」.
    """
    known = context.others.get(sentence.number)
    if known is None:
        known = context.others[sentence.number] = _has_own_subject(context, sentence)
    return known


def _has_own_subject(context: Context, sentence: Sentence) -> bool:
    for each in (sentence, *context.before(sentence)):
        if is_unknown(each.flat.text):
            return True
        if each is not sentence and any(sign in each.flat.text for sign in DRUG + THERAPY):
            return False
    first = context.sentences[context.blocks[sentence.block]]
    labelled = first.kind == "list_item" or first.flat.text.startswith("**")
    return labelled and has_own_label(first.flat.text) and _follows_labels(context, first)


def _follows_labels(context: Context, item: Sentence) -> bool:
    """Whether items above in the list begin with the name of a drug."""
    number = item.number - 1
    while number >= 0 and context.sentences[number].kind == item.kind:
        if label_of(context.sentences[context.blocks[context.sentences[number].block]]) is not None:
            return True
        number = context.blocks[context.sentences[number].block] - 1
    return False


def _spoken_of(context: Context, line: Line, sign: str) -> list[int]:
    """The places of what a line is about: no procedure, and no drug that only measures, limits or mends."""
    return [
        place
        for place in line.at
        if line.text[place] == sign
        and PROCEDURE.search(context.name(line.at[place])) is None
        and not is_aside(line.text, place)
        and not is_compared(line.text, place)
    ]


def _of_block_before(context: Context, sentence: Sentence, heading: Sentence | None) -> Mention | None:
    """The only agent of the nearest block above, below the same heading, that names any."""
    found: list[Mention] = []
    block = -1
    for number in range(context.blocks[sentence.block] - 1, heading.number if heading else -1, -1):
        earlier = context.sentences[number]
        if found and earlier.block != block:
            break
        block = earlier.block
        line = earlier.flat
        had = _HAD.search(line.text) is not None
        places = [] if had else _spoken_of(context, line, DRUG) or _spoken_of(context, line, THERAPY)
        found += [line.at[place] for place in places]
        if not found and is_unknown(earlier.flat.text):
            return None
    return named(found)[0] if len(named(found)) == 1 else None


# 经甲及至少一种免疫抑制剂治疗6个月以上仍控制不佳: what the patients had before.
_HAD = line_pattern("经[^。;；]{0,60}?治疗[^。;；]{0,16}?(?:仍|无效|失败|不佳|复发|不耐受)")


def topic(context: Context, sentence: Sentence) -> Mention | None:
    """The only drug (else therapy) that the heading of the section names."""
    heading = context.headings[sentence.number]
    if heading is None:
        return None
    drugs = heading.line.mentions(0, len(heading.line.text), DRUG) or heading.line.mentions(0, len(heading.line.text), THERAPY)
    return named(drugs)[0] if len(named(drugs)) == 1 else None


def agents_of(sentence: Sentence) -> list[Mention]:
    """The drugs (else therapies) of a sentence outside brackets."""
    line = sentence.flat
    return line.mentions(0, len(line.text), DRUG) or line.mentions(0, len(line.text), THERAPY)


def label_of(sentence: Sentence) -> Mention | None:
    """The drug that a block begins with and explains: 「利妥昔单抗:靶向CD20……」."""
    line = sentence.flat
    match = _LABEL.match(line.text)
    return line.at[match.start("agent")] if match is not None else None


_LABEL = line_pattern(rf"\*{{0,2}}(?P<agent>[{DRUG}{THERAPY}])\*{{0,2}}:")
