"""Regional terms: concepts and general words that the source calls by another region's preferred name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from slepipe.edit.tables import EDITIONS, HONG_KONG, MAINLAND, TAIWAN, parts_of_converter, parts_of_taiwan
from slepipe.hanzi import is_han, simplified_name
from slepipe.lexicon.load import Concept, Lexicon, fold, surface_forms
from slepipe.lexicon.variants import SYNDROME, with_or_without
from slepipe.model import Block, Edit
from slepipe.patterns import Pattern
from slepipe.recognize import Recognition

# Proper names are changed whole or not at all, and so are drugs: what reads as another drug in the name of one is none.
_CLOSED = frozenset({"organization", "person", "journal", "trial", "identifier", "drug"})
_CONDITIONS = frozenset({"disease", "symptom"})
# No parts of other names: 强生 is not the company in the name of Stevens and Johnson.
_NAMES = frozenset({"organization", "person", "journal", "trial", "place"})
# What a broken line or a copied web page leaves inside a name.
_GAPS = dict.fromkeys(map(ord, "\r\n\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# The liver of B/C肝 belongs to both letters.
_SHARED = Pattern("(?<![A-Za-z])[A-Z]/[A-Z]")
Names = tuple[dict[str, str], tuple[str, ...], bool, tuple[str, ...], dict[str, str]]
"""The names of a form in the editions that write it otherwise, the editions that write it so, whether others may write it, too; all forms; full names."""


class Named(msgspec.Struct, frozen=True, gc=False):
    """A form of the lexicon in the text and the names that editions may give it.

    ``names`` holds, for each edition that writes the concept otherwise than here, its name; ``own`` the editions that write
    it as here. ``word`` tells that it is a general word that authors of other regions may write, too, ``part`` that it is no mention,
    ``closed`` that its parts stay, ``forms`` (of a mention, Simplified) what its parts may make of it, ``wrong`` that no region writes
    it so and every edition mends it, ``full`` the names without an abbreviation, for where that stands behind in brackets.
    """

    start: int
    end: int
    concept: str
    names: dict[str, str]
    own: tuple[str, ...]
    word: bool
    part: bool = False
    closed: bool = False
    forms: tuple[str, ...] = ()
    wrong: bool = False
    full: dict[str, str] = {}


def find_named(simplified: str, blocks: Sequence[Block], recognition: Recognition, lexicon: Lexicon) -> list[Named]:
    """The forms that editions may reword, longest first; references are left out.

    A form may be changed only when it is the preferred name of a region, an alias of one region or a transliteration; other aliases, brands
    and abbreviations stay as the author chose them, but parts of them (自身免疫) do change where that makes another of their names.
    """
    references = [(block.start, block.end) for block in blocks if block.kind == "reference"]
    first = references[0][0] if references else len(simplified)
    known: dict[tuple[str | None, str], Names] = lexicon.answers

    def names(concept: str | None, start: int, end: int) -> Names:
        key = (concept, simplified[start:end])
        own = known.get(key)
        if own is None:
            own = known[key] = _names(lexicon, *key)
        return own

    departments: dict[int, int] = {}
    for p in recognition.parts:
        if simplified[p.end - 1] in "科室" and lexicon.concept(p.concept).types == ("word",):
            departments[p.end] = min(p.start, departments.get(p.end, p.start))
    found: list[Named] = []
    for mention in recognition.mentions:
        if not mention.nested:
            others, own, word, known_forms, full = names(mention.entity, mention.start, mention.end)
            # 重组抗BDCA2单克隆抗体 is a drug by its parts, which other regions write in their way.
            closed = mention.type in _CLOSED and not mention.rule.startswith("composed")
            # X醫院急症室 is one organization, but its department is called 急診室 elsewhere.
            end = departments.get(mention.end, mention.end) if mention.type == "organization" else mention.end
            forms = known_forms if not closed and mention.rule.startswith("lexicon") else ()
            if closed or forms or others or own:
                start = mention.start
                entity = mention.entity or ""
                found.append(Named(start, max(end, start + 1), entity, others, own, word, closed=closed, forms=forms, full=full))
    for part in recognition.parts:
        others, own, word, _, _ = names(part.concept, part.start, part.end)
        if (others or own) and lexicon.concept(part.concept).types[0] not in _NAMES:
            found.append(Named(part.start, part.end, part.concept, others, own, word, part=True))
    found.sort(key=lambda form: form.start - form.end)
    return [n for n in found if n.start < first or not any(start <= n.start < end for start, end in references)]


def term_edits(text: str, named: Sequence[Named], source: str, locale: str, *, by_table: bool = False) -> list[Edit]:
    """Edits, sorted and apart, that give the forms in ``named`` the names of ``locale``.

    A general word is changed only from the form of the ``source``'s own region: 活化 is no Taiwan word in a Mainland text. In the title of
    a work it stays: 《報導者》, 《醫療品質雜誌》. So does the whole quoted name of a scheme of Hong Kong or Taiwan: 「長者社區照顧服務券」. What a
    converter with Taiwan's table for software wrote is changed, too, where the text went through one (``by_table``).
    """
    region = source if source in EDITIONS else MAINLAND
    edits: list[Edit] = []
    taken = bytearray(len(text))
    begins = {form.start for form in named if form.closed}
    ends = {form.end for form in named if form.closed}
    titles = [match.span() for match in _TITLE.finditer(text)]
    schemes = [match.span("name") for match in _SCHEME.finditer(text)] if source in (HONG_KONG, TAIWAN) else []
    for form in named:
        start, end = form.start, form.end
        foreign = form.word and region not in form.own and not (by_table and _is_converters(form, text[start:end]))
        after = None if foreign else form.names.get(locale)
        if (form.word or form.concept.startswith("context.")) and any(first < start < last for first, last in titles):
            after = None
        if any(first <= start < last for first, last in schemes):
            after = None
        if after is not None and form.closed and after.isascii() and after.islower():
            # Half a drug's name in Latin is none: 缬沙坦氨氯地平, 甲磺酸奥希替尼, 帕妥珠曲妥珠单抗.
            half = start in ends or end in begins or _OF_A_NAME.match(text, max(0, start - 1)) or _ITS_SALT.match(text, end)
            after = None if half else after
        if after is not None and _is_spelled_out(text, start, end, after):
            after = form.full.get(locale)
        if any(taken[start:end]) or _SHARED.match(text, max(0, start - 2), start + 1):
            continue
        if after is not None and "".join(text[start:end].split()) != after:
            if text[start:end].isascii() and is_han(after[0]) and is_han(after[-1]):
                start, end = _with_blanks(text, start, end)
            after = _fitting(text, start, end, _apart(text, start, end, after))
            edits.append(Edit(start, end, text[start:end], after, "term", f"term.{form.concept}"))
        if after is not None or form.closed or locale in form.own:
            taken[start:end] = b"\1" * (end - start)
    edits.sort(key=lambda edit: edit.start)
    return _without_echoes(text, _without_unheard(text, edits, [form for form in named if form.forms]), named)


def _is_spelled_out(text: str, start: int, end: int, name: str) -> bool:
    """Whether an author writes a name in full before its abbreviation, which an edition would put for both: 鈉-葡萄糖共同轉運蛋白2抑制劑（SGLT2i）."""
    short = _SHORT.match(name)
    if short is None or short[0] in text[start:end]:
        return False
    gloss = _GLOSS.match(text, end)
    return gloss is not None and gloss[1].startswith(short[0])


# The abbreviation that a name begins with: SGLT2抑制剂, GLP-1受体激动剂.
_SHORT = Pattern(r"[A-Z][A-Za-z0-9-]+(?=[\u4e00-\u9fff])")


def _is_converters(form: Named, written: str) -> bool:
    """Whether a converter with Taiwan's table for software may have written the word: 軟體, 演算法."""
    simple = simplified_name(written)
    return TAIWAN in form.own and any(part in simple for part in parts_of_converter())


# 《...》 and 〈...〉.
_TITLE = Pattern("《[^《》\\n]{1,60}》|〈[^〈〉\\n]{1,60}〉")

# What a scheme calls itself, before the word for it: 「的士司機健康計劃」.
_SCHEME = Pattern(
    "[「『“](?P<name>[^「」『』“”，。！？；：、\\n]{2,24})(?:計[劃畫]|计[划画]|券|津[貼贴]|[學学]苑|(?<![療疗藥药術术測测護护])方案)[」』”]"
)


def _with_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """A Latin name that becomes Chinese, with the blanks between it and Chinese: 掃描 QR code 填寫."""
    start -= text[start - 1 : start] == " " and is_han(text[start - 2 : start - 1])
    return start, end + (text[end : end + 1] == " " and is_han(text[end + 1 : end + 2]))


# What stands before the rest of a drug's name, and behind it.
_OF_A_NAME = Pattern("[酸左右旋珠康美]")
_ITS_SALT = Pattern("[酸酯钙鈣钠鈉钾鉀镁鎂α-ω]|-[\u4e00-\u9fff]")


def _apart(text: str, start: int, end: int, name: str) -> str:
    """A Latin name with the blanks that part it from letters and digits beside it: clopidogrel 75mg for 氯吡格雷75mg."""
    if not name.isascii() or not name[-1].isalpha():
        return name
    if name.islower() and _BEGINS.search(text, max(0, start - _LINE_MARKS), start) is not None:
        name = name[0].upper() + name[1:]
    return " " * _is_latin(text[max(0, start - 1) : start]) + name + " " * _is_latin(text[end : end + 1])


# Where a sentence or a line begins, behind the marks of a heading or a list: Anifrolumab是一種單株抗體.
_BEGINS = Pattern(r"(?:\A|[\n。！？])[ \t\u3000#*>-]*(?:\d{1,2}(?:\.\d{1,2})*[.、]?\s?)?[「『“]?\Z")
_LINE_MARKS = 14
# A medicine named again right behind: 他汀类降脂药 are no 史他汀類藥物降血脂藥.
_MEDICINE = Pattern("[^，。；、,;\\s]{0,5}[药藥]")


def _fitting(text: str, start: int, end: int, name: str) -> str:
    """A name without what its neighbours say already: no 在在线平台, 史他汀類藥物降膽固醇藥 or 玻璃體切除術手術."""
    if name.startswith("在线") and text[start - 1 : start] == "在":
        return "网上" + name[2:]
    if name.endswith(("藥物", "药物")) and text[end - 1] not in "药藥物" and _MEDICINE.match(text, end):
        return name[:-2]
    if name.endswith(("術", "术")) and text.startswith(("手術", "手术"), end):
        return name[:-1]
    return name


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


# Before another name of what was just named: 慢性阻塞性肺病（COPD，俗稱「肺阻塞」）.
_ALSO_CALLED = Pattern(r"(?:[稱称叫](?:[為为作做]|之[為为])?|即|[（(](?:[^（(）)。]{0,20}[，,、；;／/])?)[：:]?\s?[「『“‘\"《]?$")
# Before what people call it, which no edition rewords, and what is quoted as another name: 俗稱「通波仔」.
_POPULARLY = r"(?:[俗又亦也别別]|坊间|坊間|民间|民間)(?:[稱称叫名])(?:[為为作做]|之[為为]|的)?[：:]?\s?"
_QUOTED = '[「『“‘"《][^」』”’"》，。]{0,12}'
_POPULAR_NAME = Pattern(
    rf"俗[稱称名叫](?:[為为作做]|之[為为])?[：:]?\s?$|{_POPULARLY}(?:{_QUOTED}[」』”’\"》](?:[、或和及與与]|以及)?)*{_QUOTED}$"
)
_GLOSS = Pattern(r"\s?[（(]([^（）()]{2,16})[）)]")
# Behind the name of a drug, and the quotation mark or dosage form behind it: “氯吡格雷”（Clopidogrel）, 托珠单抗注射液（tocilizumab）.
_LONG_GLOSS = Pattern(r"(?:注射[液剂劑]|胶囊|膠囊|[片錠锭])?[」』”’\"]?\s?[（(]([^（）()]{2,80})[）)]")
# What parts a name from the same in Latin: 氯吡格雷/clopidogrel, 氯吡格雷，即clopidogrel.
_BETWEEN = Pattern(
    r"[」』”’\"]?\s?(?:[/／]|[，,]?\s?(?:即|又[称稱名]|也[称稱叫]|亦[称稱]|英文名?[称稱]?[为為]?))?[：:]?\s?[「『“‘\"]?"
)
_ALSO = 24
_NEAR = 40


def _without_echoes(text: str, edits: list[Edit], named: Iterable[Named]) -> list[Edit]:
    """Without edits of what people call a thing (俗稱「通波仔」), and those that make of another name in brackets or behind 又稱 the name before it."""
    # What is no mention is no name of a thing: （靶向CD22） and （靶向CD19） are two statements, 93/8/1、93/9/1 two days of a year.
    wholes = {(form.start, form.end): form.concept for form in named if form.concept and not form.word and not form.part}
    changed = {(edit.start, edit.end): edit for edit in edits}
    echoes: set[int] = set()
    for edit in edits:
        if _POPULAR_NAME.search(text, max(0, edit.start - _NEAR), edit.start):
            echoes.add(edit.start)
            continue
        concept = wholes.get((edit.start, edit.end))
        # M痘（猴痘） is not 猴痘（猴痘）.
        gloss = _GLOSS.match(text, edit.end)
        if (gloss is not None and _simple(gloss[1]) == _simple(edit.after)) or _stands_beside(text, edit):
            echoes.add(edit.start)
        if concept is None or not _ALSO_CALLED.search(text, max(0, edit.start - _ALSO), edit.start):
            continue
        near = text.rfind("。", max(0, edit.start - _NEAR), edit.start) + 1 or edit.start - _NEAR
        for span, other in wholes.items():
            if other == concept and near <= span[0] and span[1] < edit.start:
                before = changed.get(span)
                if _simple(edit.after) in _simple(before.after if before else text[span[0] : span[1]]):
                    echoes.add(edit.start)
    return [edit for edit in edits if edit.start not in echoes]


def _stands_beside(text: str, edit: Edit) -> bool:
    """Whether the author gives the Latin name that an edit would put, too: 氯吡格雷（clopidogrel，波立维）, 氯吡格雷 clopidogrel."""
    name = fold(edit.after.strip())
    if not name.isascii():
        return False
    gloss = _LONG_GLOSS.match(text, edit.end)
    if gloss is not None and name in fold(gloss[1]):
        return True
    between = _BETWEEN.match(text, edit.end)
    at = between.end() if between is not None else edit.end
    before = fold(text[max(0, edit.start - len(name) - 2) : edit.start]).rstrip(' /／（(「『“‘"」』”’')
    return before.endswith(name) or fold(text[at : at + len(name)]) == name


def _without_unheard(text: str, edits: list[Edit], wholes: Iterable[Named]) -> list[Edit]:
    """Without edits of parts that make of a name what nobody calls the thing: 心衰竭 is no 心臟衰竭竭, and 經血 no 月宮血."""
    starts = [edit.start for edit in edits]
    unheard: set[int] = set()
    for whole in wholes:
        inside = [
            number
            for number in range(bisect_left(starts, whole.start), bisect_left(starts, whole.end))
            if edits[number].end <= whole.end and (edits[number].start, edits[number].end) != (whole.start, whole.end)
        ]
        if inside and not _is_heard(text, [edits[number] for number in inside], whole):
            # 藥物超敏反應綜合症 ends as Hong Kong's do, though nobody says 藥物過敏反應綜合症.
            unheard.update(number for number in inside if not _is_heard(text, [edits[number]], whole))
    return [edit for number, edit in enumerate(edits) if number not in unheard]


def _is_heard(text: str, edits: Sequence[Edit], whole: Named) -> bool:
    """Whether a name with edits in it is another of its thing's names."""
    pieces: list[str] = []
    start = whole.start
    for edit in edits:
        pieces += (text[start : edit.start], edit.after)
        start = edit.end
    bare = _bare("".join((*pieces, text[start : whole.end])))
    return any(_bare(form) == bare for form in whole.forms)


# What every region calls 单抗 for short.
_MONOCLONAL = Pattern("单(?:克隆|株)抗体")


def _bare(name: str) -> str:
    """A name in Simplified without blanks and what a broken line leaves, antibodies by their short name; a syndrome ends as the Mainland's do."""
    bare = _MONOCLONAL.sub("单抗", "".join(_simple(name).translate(_GAPS).split()))
    return next((bare.removesuffix(end) + SYNDROME[0] for end in SYNDROME if bare.endswith(end)), bare)


def _names(lexicon: Lexicon, concept_id: str | None, form: str) -> Names:
    """What editions call a form (Simplified) of a concept."""
    concept = lexicon.concept_of(concept_id)
    if concept is None:
        return {}, (), False, (), {}
    forms = surface_forms(concept)
    if not _CONDITIONS.isdisjoint(concept.types):
        forms = (*forms, *(variant for name in forms for variant in with_or_without(_simple(name))))
    written = fold(form).translate(_GAPS)
    simple = {tag: _simple(concept.names[tag]) for tag in EDITIONS if tag in concept.names}
    # B 细胞 is B细胞: whether a space parts Han and Latin is no question of terms.
    bare = written.replace(" ", "")
    own = tuple(tag for tag, name in simple.items() if name in (written, bare))
    if concept.types == ("word",):
        # Where no name of Hong Kong is known, its authors are taken to write the Mainland's.
        if HONG_KONG not in simple and MAINLAND in own:
            own = (*own, HONG_KONG)
        # No other region writes 粒線體 or 奈米: whoever does means what Taiwan means by it.
        shared = own != (TAIWAN,) or not any(part in written for part in parts_of_taiwan())
        return {tag: concept.names[tag] for tag in simple if tag not in own}, own, shared, forms, {}
    # Taiwan calls 氯吡格雷 clopidogrel, but a text that writes clopidogrel has not called it by a name of Taiwan's.
    own = tuple(tag for tag in own if tag not in concept.given)
    regional = _regional(concept)
    known = own or written in regional or bare in regional or _is_transliterated(concept, bare)
    own = (*own, *(tag for tag in simple if regional.get(bare) == tag and tag not in own))
    others = {tag: concept.names[tag] for tag in simple if tag not in own} if known else {}
    # The first is the one that stays.
    full = {tag: alias for alias, tag in reversed(concept.regional.items()) if _is_full(alias, tag)} if others else {}
    return others, own, False, forms, full


def _is_full(alias: str, tag: str) -> bool:
    """Whether an alias of a region begins with Chinese; where it is written in the characters of another it is no name to be given."""
    return is_han(alias[0]) and (alias == simplified_name(alias)) == (tag == MAINLAND)


# How names end that only spell the international one, each author in his way: 奥比妥珠单抗, 巴瑞克替尼. Salts are other names.
_GENERIC = Pattern("(?:单抗|替尼|替布|西普|沙星|他汀|沙坦|普利|洛尔|地平|列汀|列净|列酮|昔布|替康|[夫那拉匹诺鲁][韦胺])\\Z")
_SALT = Pattern("酸|复方|左旋|聚乙二醇|氘代|/")


def _is_transliterated(concept: Concept, bare: str) -> bool:
    """Whether a name of a drug is an untagged transliteration of the international name, which other regions write in their own."""
    if concept.types[0] != "drug" or _GENERIC.search(bare) is None or _SALT.search(bare) is not None:
        return False
    return any(_simple(alias) == bare for alias in concept.aliases)


def _regional(concept: Concept) -> dict[str, str]:
    return {_simple(alias): tag for alias, tag in concept.regional.items()}


def _simple(name: str) -> str:
    return fold(simplified_name(name))


def wants_terms(source: str, *, machine_made: bool, locale: str) -> bool:
    """Whether terms change at all: a text of a region keeps its own words in that region's edition.

    Where a machine made the Traditional and no region shows, the words are still those of the Mainland's author: 自身免疫病 stays.
    """
    if source in EDITIONS:
        return machine_made or source != locale
    return not (machine_made and locale == MAINLAND)
