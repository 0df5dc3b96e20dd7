"""Drug and target: 靶向CD20, 与BLyS结合, 抑制JAK, 抗CD20单抗."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.model import Argument, Mention, Relation
from slepipe.relate.antecedents import subjects
from slepipe.relate.context import Context, argument, arguments, one_by_one, relate
from slepipe.relate.cues import is_hedged, is_negated
from slepipe.relate.line import (
    BIOMARKER,
    CLASS,
    COUNT,
    DRUG,
    DRUGS,
    JOIN,
    NOTE,
    TARGET,
    THERAPY,
    Sentence,
    clause_start,
    line_pattern,
    listed,
)

_BLOCKS = (
    "靶向|标靶|针对|抑制|阻断|中和|拮抗|卡住|堵住|封住|封锁|切断|截断|阻截|拦截|压制|盯住|对准|锁定|瞄准|识别|作用[于在]|激动"
)
CUES = (*_BLOCKS.replace("[于在]", "").split("|"), "结合", "抗", "靶点", "标的")
_LIST = listed(TARGET)
_VERB = f"(?:高?选择性|特异性)?(?:{_BLOCKS})|(?:靶点|标的)[为是]"
_ADJECTIVE = "(?:可溶性|人源?|游离|膜结合型?|细胞表面的?|循环中?的?|过度表达的?)?"
_SUBUNIT = "(?:亚基|次单元|次单位)"
# 与可溶性BLyS结合, 通过与IFNAR1靶向结合, 结合BLyS
_BOUND = line_pattern(
    f"(?P<verb>与{_ADJECTIVE})(?P<list>{_LIST})(?:{_SUBUNIT}{TARGET})?(?:的?[^，,。;；]{{0,6}})?(?:靶向|特异性|高亲和力|选择性)?结合(?!后?的?蛋白)"
)
_ACTS = line_pattern(
    f"(?P<verb>{_VERB}|结合(?!的|后|了))(?:了|的是)?{_ADJECTIVE}(?P<list>{_LIST})(?P<part>{_SUBUNIT}{TARGET})?(?!\\s?(?:抗体|激动剂|抑制剂|阳性|高表达|缺陷))"
)
# 靶向CD20的利妥昔单抗, 抑制BLyS的奔丽生
_ACTING = line_pattern(
    f"(?P<verb>{_VERB})(?:可溶性|人源?)?(?P<list>{_LIST})的(?:[^，,。;；{DRUG}{THERAPY}]{{0,16}})(?P<drug>{listed(DRUG + THERAPY)})"
)
# 利妥昔单抗(抗CD20单抗), 利妥昔单抗(靶向CD20); names may stand before it in the brackets
_BRACKET = line_pattern(
    f"(?P<drug>[{DRUG}{THERAPY}])\\s?[(（](?:[^()（）{TARGET}{CLASS}]{{0,24}}[，,、])?(?:一种|口服|新型|小分子|国产|自研的?|长效|皮下)*+"
    f"(?:(?:{_VERB})(?:可溶性)?(?P<list>{_LIST})|(?P<class>{CLASS})|抗?(?P<bare>{_LIST})(?=靶向|抑制剂|拮抗剂|单抗|抗体))"
)
# 艾加莫德等FcRn拮抗剂, 阿曲生坦、司帕生坦两种内皮素受体拮抗剂: of what 和 joins, the other may be of another class.
_MEMBERS = line_pattern(
    f"(?P<drugs>{DRUG}(?:、{DRUG})*+)(?:等|这类|这一类|一类的?|之类的?|在内的|这?(?:{COUNT}|[两三四][种款个]))(?:新型|口服|国产|小分子|新一代)?(?P<class>{CLASS})"
)
# A class and its members behind it: JAK抑制剂包括托法替布和乌帕替尼.
_EXAMPLES = line_pattern(
    f"(?P<class>{CLASS})(?:类药物?|药物|目前|主要|常用的?|现已?){{0,2}}(?:包括了?|有|主要是|[,，:：(（—]{{0,2}}\\s?(?:例如|比如|诸如|主要有|像|包括)|[(（](?:如|主要[为是])?)"
    f"(?P<drugs>{DRUGS})(?:{NOTE})?(?=等|[,，。;；)）]|\\Z)"
)
# 利妥昔单抗…… behind the heading 抗CD20单抗, 托法替布:…… below JAK抑制剂
_HEADED = line_pattern(f"\\s?(?P<drugs>{DRUGS})(?!{JOIN}|联合|联用|合用|加|无效|失败|不耐受|治疗失败|等)(?P<label>[:：])?")
_CLASS_BEFORE = line_pattern(f"(?P<class>{CLASS})(?P<drug>{DRUG})")
# X是一种TYK2抑制剂, 该药属于BTK抑制剂
_IS = line_pattern(
    f"(?P<verb>(?<![不还但就若凡])(?:是|属于?|为(?!了)|系)(?:一种|一款|一个|首款|首个|全球首个|国内首款|新型|口服|高?选择性|全?人源化?|小分子|强效|第[一二三四]代|静脉|皮下|长效|可逆|不可逆|共价|[^,，。;；、的同似{CLASS}]{{2,14}}的){{0,4}}(?:的)?)(?P<class>{CLASS})"
)
# 锁定IgE, Lp(a)抑制剂X: what is measured too is aimed at, where a word says so that means nothing else.
_AIMED = line_pattern(f"(?P<verb>靶向|标靶|锁定|瞄准|靶点[为是])(?P<list>{BIOMARKER})")
_INHIBITOR = line_pattern(f"(?P<list>[{BIOMARKER}{TARGET}])(?:小分子|口服)?(?:抑制剂|拮抗剂|激动剂|单抗)(?P<drug>{DRUG})")
_NO_TARGET_CLASS = line_pattern("激素|细胞因子")


def find_targets(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """The targets that a sentence says its drugs or therapies have."""
    if sentence.kind == "title":
        return
    text = sentence.line.text
    if CLASS in text:
        yield from _by_class(context, sentence)
        yield from _by_members(context, sentence)
        yield from _by_copula(context, sentence)
    cued = TARGET in text and any(cue in text for cue in CUES)
    if "(" in text and (cued or CLASS in text):
        yield from _in_brackets(context, sentence)
    if cued and TARGET in sentence.flat.text:
        yield from _by_verb(context, sentence)


def find_aims(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """What is aimed at and is no mention of a target: 锁定IgE, Lp(a)抑制剂X."""
    flat = sentence.flat
    for match in _INHIBITOR.finditer(flat.text):
        found = [argument("drug", flat.at[match.start("drug")]), argument("target", flat.at[match.start("list")])]
        yield _relation(context, sentence, "targets.class", found, match.span())
    for match in _AIMED.finditer(flat.text):
        if drugs := subjects(context, sentence, match.start()):
            found = [*arguments("drug", drugs), argument("target", flat.at[match.start("list")])]
            yield _relation(context, sentence, "targets.verb", found, match.span())


def _by_verb(context: Context, sentence: Sentence) -> Iterator[Relation]:
    flat = sentence.flat
    taken: set[int] = set()
    for match in _ACTING.finditer(flat.text):
        taken.add(match.start("list"))
        drugs = flat.mentions(*match.span("drug"), DRUG + THERAPY)
        found = [*arguments("drug", drugs), *arguments("target", flat.mentions(*match.span("list")))]
        yield _relation(context, sentence, "targets.attribute", found, match.span())
    for match in (match for pattern in (_BOUND, _ACTS) for match in pattern.finditer(flat.text)):
        if match.start("list") in taken:
            continue
        taken.add(match.start("list"))
        drugs = subjects(context, sentence, match.start("verb"))
        if drugs and not _is_indirect(flat.text, match.start("verb"), match.end("list")):
            targets = flat.mentions(match.start("list"), match.end(), TARGET)
            found = [*arguments("drug", drugs), *arguments("target", targets)]
            clause = flat.text[clause_start(flat.text, match.start()) : match.end()]
            yield from one_by_one(clause, _relation(context, sentence, "targets.verb", found, match.span()))


_INDIRECT = line_pattern("血清|水平|表达|患者|细胞分泌|产生|的药物|可能由")


def _is_indirect(text: str, start: int, end: int) -> bool:
    """What changes the level of something, or acts through something else, does not aim at it."""
    return _INDIRECT.match(text, end) is not None or text[max(0, start - 2) : start] in ("从而", "进而", "间接")


def _relation(context: Context, sentence: Sentence, rule: str, found: list[Argument], span: tuple[int, int]) -> Relation:
    text = sentence.flat.text
    hedged = is_hedged(text, *span, attribute=rule == "targets.attribute") or sentence.heading
    return relate(context, sentence, rule, found, negated=is_negated(text, *span), hedged=hedged)


def _in_brackets(context: Context, sentence: Sentence) -> Iterator[Relation]:
    line = sentence.line
    for match in _BRACKET.finditer(line.text):
        drug = line.at[match.start("drug")]
        if match["class"]:
            targets = _inside(context, line.at[match.start("class")])
        else:
            targets = line.mentions(*match.span("list" if match["list"] else "bare"), TARGET)
        if targets:
            yield relate(context, sentence, "targets.bracket", [argument("drug", drug), *arguments("target", targets)])


def _by_class(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """TYK2抑制剂氘可来昔替尼: the class says the target."""
    line = sentence.line
    for match in _CLASS_BEFORE.finditer(line.text):
        if targets := _inside(context, line.at[match.start("class")]):
            drug = line.at[match.start("drug")]
            yield relate(context, sentence, "targets.class", [argument("drug", drug), *arguments("target", targets)])


def _by_members(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """艾加莫德等FcRn拮抗剂, JAK抑制剂包括托法替布: the class of some drugs says the target."""
    line = sentence.line
    for match in (match for pattern in (_MEMBERS, _EXAMPLES) for match in pattern.finditer(line.text)):
        if targets := _inside(context, line.at[match.start("class")]):
            drugs = line.mentions(*match.span("drugs"), DRUG)
            yield relate(context, sentence, "targets.class", [*arguments("drug", drugs), *arguments("target", targets)])


def find_headed(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """The target of the class that is the heading, of the drug that its section or an item of its list begins with."""
    heading = context.headings[sentence.number]
    begins = _HEADED.match(sentence.flat.text) if context.blocks[sentence.block] == sentence.number else None
    if heading is None or begins is None or sentence.heading or DRUG in heading.line.text:
        return
    classes = heading.flat.mentions(0, len(heading.flat.text), CLASS)
    first = heading.number == sentence.number - 1
    targets = _inside(context, classes[0]) if len(classes) == 1 else []
    if targets and (first or (sentence.kind == "list_item" and begins["label"])):
        drugs = sentence.flat.mentions(*begins.span("drugs"), DRUG)
        yield relate(context, sentence, "targets.heading", [*arguments("drug", drugs), *arguments("target", targets)])


def _by_copula(context: Context, sentence: Sentence) -> Iterator[Relation]:
    """X是一种TYK2抑制剂: what the drug is says the target."""
    flat = sentence.flat
    for match in _IS.finditer(flat.text):
        named = flat.at[match.start("class")]
        # TACI-Fc融合蛋白 is made of a receptor and does not aim at it.
        targets = _inside(context, named) if _FUSED.search(context.name(named)) is None else []
        start = max(clause_start(flat.text, match.start()), flat.text.rfind(DRUG, 0, match.start()) + 1)
        drugs = subjects(context, sentence, match.start()) if targets else []
        # 「X优于Y,后者是……」 and 「X的对照是……」 speak of something else, and of two drugs only 都是 speaks.
        of_all = flat.text[match.start() - 1 : match.start()] in ("都", "均", "皆", "同")
        if drugs and (of_all or len(drugs) == 1) and _ABOUT.search(flat.text, start, match.start()) is None:
            found = [*arguments("drug", drugs), *arguments("target", targets)]
            yield _relation(context, sentence, "targets.is", found, match.span())


_FUSED = line_pattern("(?i)Fc(?![a-zαγε])|-Ig(?![a-z])|(?<!靶点)(?<!双靶)融合蛋白")
_ABOUT = line_pattern(
    "对照|(?:标准|常规|现有|传统|一线|目前|现[行时])的?(?:治疗|疗法|用药|药物)|安慰剂|联合|合用|换成|改为|之后|后者|前者|患者|的"
)


def _inside(context: Context, outer: Mention) -> list[Mention]:
    if _NO_TARGET_CLASS.search(context.name(outer)):
        return []
    return [mention for mention in context.nested.get(outer.start, ()) if mention.type == "target"]
