"""Regional terms: concepts and general words that the source calls by another region's preferred name."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from slepipe.edit.heard import without_unheard
from slepipe.edit.letters import begins_line
from slepipe.edit.named import Named, simple_form
from slepipe.edit.tables import EDITIONS, HONG_KONG, MAINLAND, TAIWAN, parts_of_converter
from slepipe.hanzi import is_han, simplified_name
from slepipe.lexicon.load import fold
from slepipe.lexicon.salts import in_latin, is_other_salt, salt_before, tail_behind, with_tail
from slepipe.model import Edit
from slepipe.patterns import Pattern

# The liver of B/C肝 belongs to both letters.
_SHARED = Pattern("(?<![A-Za-z])[A-Z]/[A-Z]")


def _name_for(form: Named, source: str, locale: str) -> str | None:
    if form.latin and locale == MAINLAND and source in (HONG_KONG, TAIWAN):
        return form.latin
    return form.names.get(locale)


def term_edits(text: str, named: Sequence[Named], source: str, locale: str, *, by_table: bool = False) -> list[Edit]:
    """Edits, sorted and apart, that give the forms in ``named`` the names of ``locale``.

    A general word is changed only from the form of the ``source``'s own region: 活化 is no Taiwan word in a Mainland text. In the title of
    a work it stays: 《報導者》, 《醫療品質雜誌》. So does the whole quoted name of a scheme of Hong Kong or Taiwan: 「長者社區照顧服務券」. What a
    converter with Taiwan's table for software wrote is changed, too, where the text went through one (``by_table``).
    """
    region = source if source in EDITIONS else MAINLAND
    edits: list[Edit] = []
    taken = bytearray(len(text))
    places = _Places(
        frozenset(form.start for form in named if form.drug),
        frozenset(form.end for form in named if form.drug),
        frozenset(form.end for form in named if form.closed and not form.drug),
    )
    titles = [match.span() for match in _TITLE.finditer(text)]
    schemes = [match.span("name") for match in _SCHEME.finditer(text)] if source in (HONG_KONG, TAIWAN) else []
    for form in named:
        start, end = form.start, form.end
        foreign = form.word and region not in form.own and not (by_table and _is_converters(form, text[start:end]))
        after = None if foreign else _name_for(form, source, locale)
        if (form.word or form.concept.startswith("context.")) and any(first < start < last for first, last in titles):
            after = None
        if any(first <= start < last for first, last in schemes):
            after = None
        if after is not None and form.closed and after.isascii() and after.islower():
            start, end, after = _whole_in_latin(text, start, end, after, places)
        if after is not None:
            after = _as_long(text, start, end, after, form.full.get(locale))
        if any(taken[start:end]) or _SHARED.match(text, max(0, start - 2), start + 1):
            continue
        if after is not None and "".join(text[start:end].split()) != after:
            if text[start:end].isascii() and is_han(after[0]) and is_han(after[-1]):
                start, end = _with_blanks(text, start, end)
            after = _fitting(text, start, end, _apart(text, start, end, after))
            edits.append(Edit(start, end, text[start:end], after, "term", f"term.{form.concept}"))
        # A row of contexts for texts of one region keeps nothing in those of another.
        if after is not None or form.closed or (locale in form.own and not form.concept.startswith("context.")):
            taken[start:end] = b"\1" * (end - start)
    edits.sort(key=lambda edit: edit.start)
    return _without_echoes(text, without_unheard(text, edits, [form for form in named if form.forms]), named, locale)


class _Places(NamedTuple):
    """Where the drugs of a text begin and end, and where other proper names do."""

    begins: frozenset[int]
    ends: frozenset[int]
    firms: frozenset[int]


def _whole_in_latin(text: str, start: int, end: int, name: str, places: _Places) -> tuple[int, int, str | None]:
    """A drug's Latin name with its salt, and where that begins and ends; none for half a name (缬沙坦氨氯地平, 帕妥珠曲妥珠单抗) or an unknown salt."""
    salt = salt_before(text, start)
    # Behind 阿斯利康 the sign is the company's.
    part = not salt and start not in places.firms and _OF_A_NAME.match(text, max(0, start - 1))
    other = salt > 0 and is_other_salt(text, start - salt)
    tail = tail_behind(text, end)
    behind = end + len(tail)
    whole = with_tail(name, tail) if tail and not salt and " " not in name.removesuffix(" acid") else None if tail else name
    if start in places.ends or behind in places.begins or part or other or whole is None or _ITS_SALT.match(text, behind):
        return start, end, None
    return start - salt, behind, in_latin(text[start - salt : start], whole)


def _as_long(text: str, start: int, end: int, name: str, full: str | None) -> str | None:
    """The name, or the ``full`` one where the author spells it out; none for a clipped form of the name itself: 利妥昔 needs no 單抗."""
    if _is_spelled_out(text, start, end, name):
        return full
    simple = simplified_name(name)
    return None if simple.endswith("单抗") and simple[:-2] == simplified_name(text[start:end]) else name


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
    """A Latin name that becomes Chinese, with the blanks that parted it from Chinese and from digits behind it: 掃描 QR code 填寫, guselkumab 100毫克, 150 c.c."""
    before = text[start - 2 : start - 1]
    start -= text[start - 1 : start] == " " and (is_han(before) or before.isdecimal())
    behind = text[end + 1 : end + 2]
    return start, end + (text[end : end + 1] == " " and (is_han(behind) or behind.isdecimal()))


# What stands before the rest of a drug's name, and behind it.
_OF_A_NAME = Pattern("[酸酯钠鈉钾鉀左右旋珠康美]")
_ITS_SALT = Pattern("[酸酯钙鈣钠鈉钾鉀镁鎂α-ω]|-[\u4e00-\u9fff]")


def _apart(text: str, start: int, end: int, name: str) -> str:
    """A Latin name with the blanks that part it from letters and digits beside it: clopidogrel 75mg for 氯吡格雷75mg."""
    if not name.isascii() or not name[-1].isalpha():
        return name
    if name.islower() and begins_line(text, start):
        name = name[0].upper() + name[1:]
    return " " * _is_latin(text[max(0, start - 1) : start]) + name + " " * _is_latin(text[end : end + 1])


# Before what is aimed at: 靶向CD20单抗.
_AGAINST = ("靶向", "标靶", "標靶", "针对", "針對")
# A medicine named again right behind: 他汀类降脂药 are no 史他汀類藥物降血脂藥.
_MEDICINE = Pattern("[^，。；、,;\\s]{0,5}[药藥]")
# 无创性, whose 无创 is 非侵入性 already; not the 性 of a word, as in 一过性性功能障碍.
_OF_A_KIND = Pattern("性(?![功能别別欲交生行病激器腺征徵早质質格命])")
_TWO_WORDS = 4
_TWO_SIGNS = 2
# The heads of names that others of the same thing lack: 矽肺症 and 硅肺, 結腸鏡 and 照腸, 蓮蓬頭 and 花灑. The first are no 病人's or 病灶's, the next no 症狀.
_HEADS = (
    ("病症", Pattern("病(?:(?=患者)|(?![人患者房床区區史例理原毒菌因友灶程情况況变變症童逝]))|症(?![狀状])")),
    ("鏡镜", Pattern("[鏡镜]")),
    ("頭头", Pattern("[頭头](?![部痛皮髮发])")),
)


def _fitting(text: str, start: int, end: int, name: str) -> str:
    """A name without what its neighbours say already: no 在在线平台, 標靶抗CD20單株抗體, 史他汀類藥物降膽固醇藥, 玻璃體切除術手術 or 矽肺症病.

    So there is no 腦腦下垂體, 非侵入性性檢查, 院內感染感染 or 體格體格檢查.
    """
    if name.startswith("在线") and text[start - 1 : start] == "在":
        return "网上" + name[2:]
    if name[0] == "抗" != text[start] and text.startswith(_AGAINST, max(0, start - 2)):
        return name[1:]
    if name.endswith(("藥物", "药物")) and text[end - 1] not in "药藥物" and _MEDICINE.match(text, end):
        return name[:-2]
    if name.endswith(("術", "术")) and text.startswith(("手術", "手术"), end):
        return name[:-1]
    name = _said_once(text, start, end, name)
    # fluoroquinolone類 is 氟喹诺酮类.
    if text[end : end + 1] in ("類", "类") and 0 < name.find("类") < len(name) and text[start:end].isascii():
        return name[: name.index("类")]
    # 银屑病友 are friends in illness: the 病 is that of 病友.
    if text[end - 1] == "病" != name[-1] and text[end : end + 1] == "友":
        return f"{name}病"
    # What the name ends with stands behind it: 硅肺 and 病, 照腸 and 鏡.
    for heads, behind in _HEADS:
        if name[-1] in heads and text[end - 1] not in heads and behind.match(text, end):
            return name[:-1]
    return name


def _said_once(text: str, start: int, end: int, name: str) -> str:
    """A name without the 性 or the two characters that stand beside it already, though the form that it is put for lacks them."""
    if name[-1] == "性" != text[end - 1] and _OF_A_KIND.match(text, end):
        return name[:-1]
    if name.startswith("腦下") and text[start - 1 : start] in {"脑", "腦"}:
        return name[1:]
    if len(name) < _TWO_WORDS or not (is_han(name[0]) and is_han(name[-1])):
        return name
    before, form = simplified_name(text[max(0, start - 2) : start]), simplified_name(text[start:end])
    behind, simple = simplified_name(text[end : end + 2]), simplified_name(name)
    if simple[-2:] == behind and not form.endswith(behind):
        return name[:-2]
    return name[2:] if simple[:2] == before and not form.startswith(before) else name


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


# Before another name of what was just named: 慢性阻塞性肺病（COPD，俗稱「肺阻塞」）.
_ALSO_CALLED = Pattern(
    r"(?:(?:[稱称叫]|[又亦也别別原曾]名)(?:[為为作做]|之[為为])?|即|[（(](?:[^（(）)。]{0,20}[，,、；;／/])?)[：:]?\s?[「『“‘\"《]?$"
)
# Before what people call it, which no edition rewords, and what is quoted as another name: 俗稱「通波仔」.
_POPULARLY = r"(?:[俗又亦也别別]|坊间|坊間|民间|民間)(?:[稱称叫名])(?:[為为作做]|之[為为]|的)?[：:]?\s?"
_QUOTED = '[「『“‘"《][^」』”’"》，。]{0,12}'
_POPULAR_NAME = Pattern(
    rf"俗[稱称名叫](?:[為为作做]|之[為为])?[：:]?\s?$|{_POPULARLY}(?:{_QUOTED}[」』”’\"》](?:[、或和及與与]|以及)?)*{_QUOTED}$"
)
# What begins another name behind the first: 脑卒中（俗称中风）, 卒中，即中风.
_ALSO_BEHIND = Pattern(
    r"[，,]?\s?[（(]?(?:(?:[俗又也亦]|通常|一般|民间|民間|坊间|坊間|老百姓)被?[稱称叫名](?:[為为作做]|之[為为])?|即|也就是|就是)[：:]?\s?[「『“‘\"]?"
)
_GLOSS = Pattern(r"\s?[（(]([^（）()]{2,16})[）)]")
_QUOTED_GLOSS = Pattern(r"[」』”’\"]?\s?[（(]([^（）()]{2,16})[）)]")
# Behind the name of a drug, and the quotation mark or dosage form behind it: “氯吡格雷”（Clopidogrel）, 托珠单抗注射液（tocilizumab）.
_LONG_GLOSS = Pattern(r"(?:注射[液剂劑]|胶囊|膠囊|[片錠锭])?[」』”’\"]?\s?[（(]([^（）()]{2,80})[）)]")
# What parts a name from the same in Latin: 氯吡格雷/clopidogrel, 氯吡格雷，即clopidogrel.
_BETWEEN = Pattern(
    r"[」』”’\"]?\s?(?:[/／]|[，,]?\s?(?:即|又[称稱名]|也[称稱叫]|亦[称稱]|英文名?[称稱]?[为為]?))?[：:]?\s?[「『“‘\"]?"
)
_ALSO = 24
_NEAR = 40


def _without_echoes(text: str, edits: list[Edit], named: Sequence[Named], locale: str) -> list[Edit]:
    """Without edits of what people call a thing (俗稱「通波仔」), and those that make of another name in brackets or behind 又稱 the name before it."""
    # What is no mention is no name of a thing: （靶向CD22） and （靶向CD19） are two statements, 93/8/1、93/9/1 two days of a year.
    wholes = {(form.start, form.end): form.concept for form in named if form.concept and not form.word and not form.part}
    changed = {(edit.start, edit.end): edit for edit in edits}
    ends = {edit.end: edit for edit in edits}
    lesser = {(form.start, form.end) for form in named if form.alias}
    echoes: set[int] = set()
    spared: set[int] = set()
    for edit in edits:
        if edit.start in spared:
            continue
        gloss = _QUOTED_GLOSS.match(text, edit.end)
        is_lesser = edit.rule.startswith("term.context.") or (edit.start, edit.end) in lesser
        glossed = changed.get(gloss.span(1)) if gloss is not None and is_lesser else None
        if glossed is not None and simple_form(glossed.after) == simple_form(edit.after):
            # A lay name or a brand stays before the name in brackets that says what it is: 「奎寧」（羥氯奎寧）.
            echoes.add(edit.start)
            spared.add(glossed.start)
            continue
        if _POPULAR_NAME.search(text, max(0, edit.start - _NEAR), edit.start):
            echoes.add(edit.start)
            continue
        concept = wholes.get((edit.start, edit.end))
        # M痘（猴痘） is not 猴痘（猴痘）.
        gloss = _GLOSS.match(text, edit.end)
        if (
            (gloss is not None and simple_form(gloss[1]) == simple_form(edit.after))
            or _is_glossed(text, edit, edits)
            or _follows(text, edit)
            or _stands_beside(text, edit)
            or _repeats(text, edit, ends.get(_joined(text, edit)), echoes)
        ):
            echoes.add(edit.start)
        if concept is None or not _ALSO_CALLED.search(text, max(0, edit.start - _ALSO), edit.start):
            continue
        near = text.rfind("。", max(0, edit.start - _NEAR), edit.start) + 1 or edit.start - _NEAR
        for span, other in wholes.items():
            same = other == concept and near <= span[0] and span[1] < edit.start
            if same and simple_form(edit.after) in simple_form(_edited(text, *span, edits)):
                echoes.add(edit.start)
    kept = (_ending(edit, locale) if edit.start in echoes else edit for edit in edits)
    return [edit for edit in kept if edit is not None]


# Between the Latin name of a drug and its name in brackets: Mycophenolate mofetil 250 mg 膠囊（黴酚酸酯）.
_STRENGTH_GLOSS = Pattern(
    r"\s?\d[\d.,]*\s?(?:mg|mcg|[µμ]g|g|m[lL]|IU|毫克|微克|公克|克|毫升|單位)(?:/[\d.]*\s?(?:m[lL]|毫升|[錠锭片粒]))?"
    r"\s?(?:持續性)?(?:膠囊|胶囊|膜衣[錠锭]|[錠锭片]|注射[液劑剂]|針劑)?\s?[（(]([^（）()]{2,16})[）)]"
)


def _is_glossed(text: str, edit: Edit, edits: Sequence[Edit]) -> bool:
    """Whether the name that an edit would put for a drug's Latin one stands in brackets behind the strength and form already."""
    gloss = _STRENGTH_GLOSS.match(text, edit.end) if edit.before.isascii() and not edit.after.isascii() else None
    return gloss is not None and simple_form(_edited(text, *gloss.span(1), edits)) == simple_form(edit.after)


def _edited(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    """What the edits make of a name."""
    pieces, at = [], start
    for edit in edits:
        if start <= edit.start and edit.end <= end:
            pieces += [text[at : edit.start], edit.after]
            at = edit.end
    return "".join([*pieces, text[at:end]])


# What a syndrome ends with in each region.
_SYNDROMES = {MAINLAND: "综合征", TAIWAN: "症候群", HONG_KONG: "綜合症"}
_SYNDROME = Pattern("(?:综合[征症]|綜合[徵症]|症候群)\\Z")


def _ending(edit: Edit, locale: str) -> Edit | None:
    """What is left of an edit where the name stays: 又名贝赫切特综合征 is 又名貝赫切特症候群, beside the name that it would be."""
    own, other = _SYNDROME.search(edit.before), _SYNDROMES[locale]
    if own is None or own[0] in (other, edit.before):
        return None
    return Edit(edit.end - len(own[0]), edit.end, own[0], other, edit.kind, edit.rule)


def _follows(text: str, edit: Edit) -> bool:
    """Whether the author gives the name that an edit would put as another one: 脑卒中（俗称中风） is no 中風（俗稱中風）."""
    also = _ALSO_BEHIND.match(text, edit.end)
    if also is None or edit.after.isascii():
        return False
    return simple_form(text[also.end() : also.end() + len(edit.after)]) == simple_form(edit.after)


# What parts a word from another one of the same: 西柚（葡萄柚）, 西柚或葡萄柚.
_JOINS = Pattern("[（(、或/／]\\Z")
_JOINED_BEHIND = Pattern("[、或/／]([\u4e00-\u9fff]{2,8})(?![\u4e00-\u9fff])")


def _joined(text: str, edit: Edit) -> int:
    """Where the word ends that another stands in brackets behind, or is joined to by 或 and the like; -1 without such a word."""
    if edit.start < _TWO_SIGNS or _JOINS.search(text, edit.start - 1, edit.start) is None:
        return -1
    return edit.start - 1 if text[edit.start - 1] not in "（(" or text[edit.end : edit.end + 1] in ("）", ")") else -1


def _repeats(text: str, edit: Edit, head: Edit | None, echoes: Container[int]) -> bool:
    """Whether an edit would say again what the word that it is joined to says in this edition: no 西柚（西柚）, 葡萄柚或葡萄柚."""
    at, name = _joined(text, edit), simple_form(edit.after)
    if name.isascii():
        return False
    behind = _JOINED_BEHIND.match(text, edit.end)
    if behind is not None and simple_form(behind[1]).removesuffix("等") == name:
        return True
    if at < 0:
        return False
    if head is not None and head.start not in echoes:
        return simple_form(head.after) == name and simple_form(head.before) != simple_form(edit.before)
    return simple_form(text[max(0, at - len(edit.after)) : at]) == name


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


def wants_terms(source: str, *, machine_made: bool, locale: str) -> bool:
    """Whether terms change at all: a text of a region keeps its own words in that region's edition.

    Where a machine made the Traditional and no region shows, the words are still those of the Mainland's author: 自身免疫病 stays.
    """
    if source in EDITIONS:
        return machine_made or source != locale
    return not (machine_made and locale == MAINLAND)
