"""The forms of the lexicon in a text, and the names that editions may give them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from slepipe.edit.tables import EDITIONS, HONG_KONG, MAINLAND, TAIWAN, parts_of_taiwan
from slepipe.hanzi import is_han, phrase_in_traditional, simplified_name
from slepipe.lexicon.load import Concept, Lexicon, fold, surface_forms
from slepipe.lexicon.salts import in_latin, is_salt, tail_behind, with_tail
from slepipe.lexicon.variants import with_or_without
from slepipe.model import Block, Mention
from slepipe.patterns import Pattern
from slepipe.recognize import Recognition

# Proper names are changed whole or not at all, and so are drugs: what reads as another drug in the name of one is none.
_CLOSED = frozenset({"organization", "person", "journal", "trial", "identifier", "drug"})
_CONDITIONS = frozenset({"disease", "symptom"})
# No parts of other names: 强生 is not the company in the name of Stevens and Johnson.
_NAMES = frozenset({"organization", "person", "journal", "trial", "place"})
# What a broken line or a copied web page leaves inside a name.
GAPS = dict.fromkeys(map(ord, "\r\n\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# How a department of a hospital ends that general words know; other 部 are offices.
_DEPARTMENT = Pattern("(?:[科室]|(?:深切治疗|重症医学|重症监护|急症|急诊)部)\\Z")
Names = tuple[dict[str, str], tuple[str, ...], bool, tuple[str, ...], dict[str, str], bool]
"""The names of a form in the editions that write it otherwise, the editions that write it so, whether others may write it, too; all forms; full names;
whether it is no preferred name."""


class Named(msgspec.Struct, frozen=True, gc=False):
    """A form of the lexicon in the text and the names that editions may give it.

    ``names`` holds, for each edition that writes the concept otherwise than here, its name; ``own`` the editions that write
    it as here. ``word`` tells that it is a general word that authors of other regions may write, too, ``part`` that it is no mention,
    ``closed`` that its parts stay, ``drug`` that it is a drug, ``forms`` (of a mention, Simplified) what its parts may make of it, ``wrong`` that no region writes
    it so and every edition mends it, ``full`` the names without an abbreviation, for where that stands behind in brackets, ``latin`` the
    Mainland's name of a drug that stands here by its international one, which authors of Taiwan and Hong Kong write in Latin, ``alias`` that it is
    no region's preferred name.
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
    latin: str = ""
    drug: bool = False
    alias: bool = False


def find_named(simplified: str, blocks: Sequence[Block], recognition: Recognition, lexicon: Lexicon) -> list[Named]:
    """The forms that editions may reword, longest first, of two as long the earlier; references are left out.

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
        if _DEPARTMENT.search(simplified, p.start, p.end) and lexicon.concept(p.concept).types == ("word",):
            departments[p.end] = min(p.start, departments.get(p.end, p.start))
    found: list[Named] = []
    for mention in recognition.mentions:
        if not mention.nested:
            others, own, word, known_forms, full, alias = names(mention.entity, mention.start, mention.end)
            # 重组抗BDCA2单克隆抗体 is a drug by its parts, which other regions write in their way.
            closed = mention.type in _CLOSED and not mention.rule.startswith("composed")
            # X醫院急症室 is one organization, but its department is called 急診室 elsewhere.
            end = departments.get(mention.end, mention.end) if mention.type == "organization" else mention.end
            forms = known_forms if not closed and mention.rule.startswith("lexicon") else ()
            latin = _mainlands_name(mention, lexicon, simplified)
            if closed or forms or others or own or latin:
                start, entity, drug = mention.start, mention.entity or "", closed and mention.type == "drug"
                end = max(end, start + 1)
                found.append(
                    Named(
                        start,
                        end,
                        entity,
                        others,
                        own,
                        word,
                        closed=closed,
                        forms=forms,
                        full=full,
                        latin=latin,
                        drug=drug,
                        alias=alias,
                    )
                )
    for part in recognition.parts:
        others, own, word, _, _, _ = names(part.concept, part.start, part.end)
        if (others or own) and lexicon.concept(part.concept).types[0] not in _NAMES:
            found.append(Named(part.start, part.end, part.concept, others, own, word, part=True))
    found.sort(key=lambda form: (form.start - form.end, form.start))
    return [n for n in found if n.start < first or not any(start <= n.start < end for start, end in references)]


def _mainlands_name(mention: Mention, lexicon: Lexicon, text: str) -> str:
    """The Mainland's name of a drug or class by its name in Latin; empty inside of brackets and beside another name or Latin word."""
    if mention.type not in ("drug", "drug_class") or not mention.text.isascii() or mention.text.isupper():
        return ""
    concept = lexicon.concept_of(mention.entity)
    name = concept.names.get(MAINLAND, "") if concept is not None else ""
    # Taiwan writes hydroxyurea for what the world calls hydroxycarbamide.
    latin = {fold(concept.names.get(tag, "")) for tag in ("en", TAIWAN)} if concept is not None else set()
    written = fold(mention.text)
    # Brands are capitalized: what is not is another spelling of the generic, cyclosporin.
    generic = mention.text.islower() or latin.intersection((written, written.removesuffix("s")))
    if concept is None or not name or not is_han(name[0]) or not generic:
        return ""
    before, behind = text[max(0, mention.start - 2) : mention.start], text[mention.end : mention.end + _BESIDE]
    if (
        mention.type == "drug"
        and _EXAMPLE.search(text, max(0, mention.start - _BESIDE), mention.start)
        and behind[:1] in (")", "）")
    ):
        return name
    return "" if _NO_LONE_NAME.search(f"{before}\0{behind}") else name


# So much of the text behind a name tells whether another follows.
_BESIDE = 16
# A class before the bracket is no name of the drug: 抗生素（vancomycin）, 5-ASA（mesalamine）.
_EXAMPLE = Pattern(
    r"(?:抗生素|类固醇|(?:抑制|生物制|调节|阻断|拮抗|促效|受体促进|镇静|止痛)剂|药物?|5-asa|5-ASA|nsaids?|NSAIDs?)\s?[(（]\s?\Z"
)
# （belimumab）, sacubitril/valsartan, sertraline HCl, 貝利單抗belimumab: what stands before and behind a name, around the sign for it; the
# first of several in brackets has none before it: 免疫抑制劑（azathioprine、methotrexate）. A brand in brackets is no other name: adalimumab（如Humira）.
_NO_LONE_NAME = Pattern(
    r"[(（]\s?\0(?!(?:\s?\d[^()（）\n]{1,12})?[、或及和与为是每需须])|[/／+-]\s?\0|[A-Za-z][ \u3000]?\0|\0(?:[/／+-]|[ \u3000]?[A-Za-z])|[抗尼布普汀坦韦胺酸唑松龙]\s?\0|\0\s?[(（](?![如例商])[\u4e00-\u9fff]"
)


def _names(lexicon: Lexicon, concept_id: str | None, form: str) -> Names:
    """What editions call a form (Simplified) of a concept."""
    concept = lexicon.concept_of(concept_id)
    if concept is None:
        return {}, (), False, (), {}, False
    forms = surface_forms(concept)
    if not _CONDITIONS.isdisjoint(concept.types):
        forms = (*forms, *(variant for name in forms for variant in with_or_without(simple_form(name))))
    written = fold(form).translate(GAPS)
    simple = {tag: simple_form(concept.names[tag]) for tag in EDITIONS if tag in concept.names}
    # B 细胞 is B细胞: whether a space parts Han and Latin is no question of terms.
    bare = written.replace(" ", "")
    own = tuple(tag for tag, name in simple.items() if name in (written, bare))
    if concept.types == ("word",):
        # Where no name of Hong Kong is known, its authors are taken to write the Mainland's.
        if HONG_KONG not in simple and MAINLAND in own:
            own = (*own, HONG_KONG)
        # No other region writes 粒線體 or 奈米: whoever does means what Taiwan means by it.
        shared = own != (TAIWAN,) or not any(part in written for part in parts_of_taiwan())
        return {tag: concept.names[tag] for tag in simple if tag not in own}, own, shared, forms, {}, False
    preferred = own
    # Taiwan calls 氯吡格雷 clopidogrel, but a text that writes clopidogrel has not called it by a name of Taiwan's.
    own = tuple(tag for tag in own if tag not in concept.given)
    regional = _regional(concept)
    known = own or written in regional or bare in regional or _is_transliterated(concept, bare)
    own = (*own, *(tag for tag in simple if regional.get(bare) == tag and tag not in own))
    others = {tag: concept.names[tag] for tag in simple if tag not in own} if known else {}
    if not known and (name := _with_salt(concept, bare)):
        others = {TAIWAN: name}
    if not known and concept.types[0] == "organization":
        others = _of_firm(concept, simple, bare)
    # The first is the one that stays.
    full = {tag: alias for alias, tag in reversed(concept.regional.items()) if _is_full(alias, tag)} if others else {}
    return others, own, False, forms, full, not preferred


def _is_full(alias: str, tag: str) -> bool:
    """Whether an alias of a region begins with Chinese; where it is written in the characters of another it is no name to be given."""
    return is_han(alias[0]) and (alias == simplified_name(alias)) == (tag == MAINLAND)


# How names end that only spell the international one, each author in his way: 奥比妥珠单抗, 巴瑞克替尼. Salts are other names.
_GENERIC = Pattern("(?:单抗|替尼|替布|西普|沙星|他汀|沙坦|普利|洛尔|地平|列汀|列净|列酮|昔布|替康|[夫那拉匹诺鲁][韦胺])\\Z")
# How those of drugs end that Taiwan writes in Latin; other names that end so are a class's or an older word: 雷帕霉素, 非格司亭.
_IN_LATIN = Pattern(
    "(?:[泊波]帕|生坦|西替坦|曲坦|沙班|[司斯]特|西呱|莫德|巴林|帕尼|非尼|西利|司亭|[司西]兰|前列腺?素|[芦卢]定|哌唑|必利|[鲁帕]肽|司他|拉唑|巴特"
    "|他定|戈汀|孢菌?素|可[泮潘])\\Z"
)
_SALT = Pattern("酸|复方|左旋|聚乙二醇|氘代|/")


def _with_salt(concept: Concept, bare: str) -> str:
    """What Taiwan calls a salt or ester of a drug: 阿托伐他汀钙 atorvastatin calcium, 丙酸氟替卡松 fluticasone propionate, 硫酸羟氯喹 硫酸羥氯奎寧."""
    latin = concept.names.get(TAIWAN, "")
    own = simple_form(concept.names.get(MAINLAND, ""))
    if not (own and latin) or concept.types[0] != "drug":
        return ""
    for name in (own, *(form for form, tag in _regional(concept).items() if tag == MAINLAND)):
        head, found, tail = bare.rpartition(name)
        if found and bare != name and tail == tail_behind(tail, 0):
            return _in_salt(head, latin, tail)
    return ""


def _in_salt(head: str, latin: str, tail: str) -> str:
    if not latin.isascii():
        return f"{phrase_in_traditional(head)}{latin}" if is_salt(head) and not tail else ""
    if not head:
        return with_tail(latin, tail) or ""
    return in_latin(head, latin) if is_salt(head) and not tail else ""


# Words for a firm behind its name, in Simplified and in Traditional.
_FIRMS = {"公司": "公司", "集团": "集團"}


def _of_firm(concept: Concept, simple: dict[str, str], bare: str) -> dict[str, str]:
    """What the editions call a firm that its row lists with the word for it, too, where they call it otherwise: 宝洁公司 is 寶僑公司 in Taiwan."""
    firm = next((word for word in _FIRMS if bare.endswith(word)), "")
    name = bare.removesuffix(firm)
    if not firm or name not in simple.values():
        return {}
    return {
        tag: concept.names[tag] + (firm if tag == MAINLAND else _FIRMS[firm])
        for tag, own in simple.items()
        if own != name and not own.endswith(firm)
    }


def _is_transliterated(concept: Concept, bare: str) -> bool:
    """Whether a name of a drug is an untagged transliteration of the international name, which other regions write in their own."""
    if concept.types[0] != "drug" or _SALT.search(bare) is not None:
        return False
    if _GENERIC.search(bare) is None and (TAIWAN not in concept.given or _IN_LATIN.search(bare) is None):
        return False
    return any(simple_form(alias) == bare for alias in concept.aliases)


def _regional(concept: Concept) -> dict[str, str]:
    return {simple_form(alias): tag for alias, tag in concept.regional.items()}


def simple_form(name: str) -> str:
    """A name in Simplified, without case."""
    return fold(simplified_name(name))
