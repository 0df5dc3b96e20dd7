"""Where the authors of a reference end, and the names in their list. The texts are folded: their signs are ASCII."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from slepipe.link.issuers import leading_issuer
from slepipe.link.names import (
    FAMILY,
    UPPER,
    Name,
    bears_family_name,
    capitalized,
    family_first,
    has_long_family_name,
    is_body,
    is_han_name,
    is_name,
    match_person,
    read_name,
)
from slepipe.link.parts import is_han
from slepipe.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

_OTHERS: Final = ("et al", "et. al", "et.al", "etal", "and others", "等人", "等")
_ROLES: Final = ("editors", "editor", "eds", "ed", "translator", "主编", "主編", "编著", "編著", "编", "編", "著", "译", "譯")
_JOINED: Final = ((" and ", ","), (" & ", ","), ("&", ","), (", and", ","), ("、", ","), (";", ","))
_HAN_JOINED: Final = "和与與及"
_SUFFIXES: Final = frozenset("Jr Sr II III 2nd 3rd".split())
_GLUED: Final = r"(?:(?:van|von|de|der|den|le|la) )*(?:Mc|Mac|O['’]|De|Di|Le)?[A-Z][^\W\d_A-Z]+(?:[-'’][A-Z]?[^\W\d_A-Z]+)*[A-Z]{1,3}(?=[A-Z][^\W\d_A-Z])"
_INVERTED: Final = rf"({FAMILY}), ?((?:[^\W\d_]\.[ -]?)+)"
_INVERTED_LIST: Final = (
    r"(?>(?:[^\W\d_][\w'’-]*(?: [\w'’-]+){0,2}, ?(?:[^\W\d_]\.[ -]?)+(?:,?\s?(?:&|and)\s|,\s)?)+)(?:,?\s?et al\.?)?\s*"
)
_ROLE_BEHIND: Final = r"(?<=[\u3400-\u9fff]{2})(?:主?[編编]著?|著|[譯译])(?=,|$)"
# 「Zhang, Xuan; Li, Mengtao. Title」
_FULL_LIST: Final = r"((?:[^\W\d_][\w'’-]+, [^\W\d_][\w'’-]+(?: [A-Z]\.?)*; )+[^\W\d_][\w'’-]+, [^\W\d_][\w'’-]+(?: [A-Z])*)\.\s+"
_FULL_INVERTED: Final = 60
_MOST: Final = 0.6
_LONGEST_HEAD: Final = 1200
_EDGES: Final = " .,;、:([*"


def split_authors(text: str) -> list[Name]:
    """Names written ``Family AB``, ``FAMILY A B``, ``First Last`` or in Chinese, divided by commas or semicolons."""
    text = _without_role(_without_others(text.strip(_EDGES)))
    if not is_han(text):
        if is_body(text) and ("," not in text or not any(map(match_person, _parts(text)))):
            return [{"literal": text}]
        if "," not in text and " " not in text[12:] and (names := _unglued(text)):
            return names
    return family_first([read_name(part) for part in _parts(text)])


def _without_others(text: str) -> str:
    """The list without its 「et al」 or 等."""
    bare = text.rstrip(" .,")
    for ending in _OTHERS:
        if bare.endswith(ending) or (bare[-2:] == "AL" and bare.lower().endswith(ending)):
            return bare[: -len(ending)].rstrip(" ,、")
    return text


def _without_role(text: str) -> str:
    """The list without 「, editors」 or 主編."""
    bare = text.rstrip(" .)")
    for role in _ROLES:
        if bare.endswith(role) and (is_han(role) or bare[-len(role) - 1 : -len(role)] in {" ", "("}):
            return bare[: -len(role)].rstrip(" ,(.")
    return text


def _parts(text: str) -> list[str]:
    """The names of a list; ``Jr`` belongs to the name before it."""
    for sign, comma in _JOINED:
        text = text.replace(sign, comma)
    if is_han(text):
        if " " in text and "," not in text:
            words = text.split()
            if len(words) > 1 and all(len(word) > 1 and is_han_name(word) for word in words):
                return words
        text = _with_commas(text)
    parts: list[str] = []
    for part in text.split(","):
        name = part.strip(" .")
        if name in _SUFFIXES and parts:
            parts[-1] += f" {name}"
        elif name:
            parts.append(part.strip().removeprefix("and "))
    return parts


def _with_commas(text: str) -> str:
    """A list in Chinese with a comma for the 和 before its last name, and without the 著 behind each."""
    head, _, last = text.rpartition(",")
    for sign in _HAN_JOINED:
        before, found, after = last.partition(sign)
        if found and is_han_name(before) and is_han_name(after):
            text = f"{head},{before},{after}"
    if "·" in text and all(is_han_name(part) and bears_family_name(part) for part in text.split("·")):
        text = text.replace("·", ",")  # 王大明·李小華, but 約翰·史密斯
    return pattern(_ROLE_BEHIND).sub("", text)


def _unglued(text: str) -> list[Name]:
    """「ChanABHoJ」: a page whose markup is lost runs the names together."""
    heads = pattern(_GLUED).findall(text) if len(text) > 8 else []
    if len(heads) < 2:
        return []
    names = []
    for name in [*heads, pattern(_GLUED).sub("", text)]:
        match = pattern(r"(.*[^A-Z])([A-Z]{1,3})").fullmatch(name.strip())
        if match:
            names.append({"family": match[1], "given": match[2]})
    return names


def read_inverted(text: str) -> list[Name]:
    """Names written ``Family, A.B.``, as Springer and the APA do."""
    if "." not in text or "," not in text:
        return []
    rows = pattern(_INVERTED).findall(text)
    return [
        {"family": capitalized(family.removeprefix("& ").removeprefix("and ")), "given": given.strip()} for family, given in rows
    ]


def names_person(text: str) -> bool:
    """Whether one of the names in a list is a person's with initials."""
    return any(map(match_person, _parts(_without_others(text))))


def is_vancouver(text: str) -> bool:
    """Whether the text is a list of ``Family AB`` or Chinese names, with or without 「et al」; bodies may be among them."""
    text = text.strip(_EDGES)
    bare = _without_others(text)
    parts = _parts(_without_role(bare))
    if not parts or len(parts[0]) > 200:
        return False
    if len(parts) == 1 and bare is text:
        return _is_one(parts[0])
    return _are_han(parts) if is_han(parts[0]) else _are_latin(parts, bare)


def _is_one(part: str) -> bool:
    """Whether a list of one is a name; a short title must not be taken for one."""
    if is_han(part):
        longest = 4 + (" " in part or has_long_family_name(part))
        return (is_han_name(part) and bears_family_name(part) and len(part) < longest) or is_body(part)
    return match_person(part) is not None or is_body(part) or (" " not in part[12:] and len(_unglued(part)) > 1)


def _are_han(parts: list[str]) -> bool:
    names = sum(map(is_han_name, parts)) + _count(match_person, parts[1:])
    bodies = _count(is_body, parts) if names < len(parts) else 0
    if not (is_han_name(parts[0]) or is_body(parts[0])) or names + bodies < _MOST * len(parts):
        return False
    return len(parts) == 1 or bodies > 0 or any(map(bears_family_name, parts))


def _are_latin(parts: list[str], text: str) -> bool:
    if pattern(_TITLE_END).search(text) or pattern(r"[^\W\d_]{3}: \S").search(parts[0]):
        return False  # a title, then the first author
    persons = _count(match_person, parts)
    if persons == len(parts):
        return True
    if (is_body(text) and not (persons and "," in text)) or (len(parts) > 1 and all(map(is_name, parts))):
        return True
    others = max(_count(is_body, parts), _count(is_name, parts))
    known = match_person(parts[0]) or is_body(parts[0]) or (len(parts[0]) < 60 and persons > 1 and parts[0][0].isupper())
    return bool(known) and persons + others >= _MOST * len(parts)


_TITLE_END: Final = r"[a-zß-ÿ-]{4}[.?!] +[^\W\d_a-z]"


def _count(question: Callable[[str], object], parts: list[str]) -> int:
    return sum(bool(question(part)) for part in parts)


def leading_authors(text: str) -> tuple[list[Name], str]:
    """The authors of a folded text, and the rest without them; none where it has none.

    They stand at its beginning, or behind its title; else it may begin with the body that issued it.
    """
    if (byline := pattern(_BYLINE).match(text)) is not None:
        return split_authors(next(filter(None, byline.groups()))), text[byline.end() :]
    text = pattern(_WITHIN).sub("", text, count=1)
    if not text.isascii():
        text = pattern(_HAN_BEHIND).sub("", text)
    authors, rest = _first_authors(text)
    if authors:
        return authors, rest
    if (found := _authors_behind_title(text)) is not None:
        return found
    if (match := pattern(_BEFORE_COMMA).match(text)) is not None and all(map(bears_family_name, _parts(match[1]))):
        return split_authors(match[1]), text[match.end() :]
    issuer = leading_issuer(text)
    return ([{"literal": issuer[0]}], issuer[1]) if issuer is not None else ([], text)


def _first_authors(text: str) -> tuple[list[Name], str]:
    """The authors at the beginning, and what comes after their stop."""
    if "." in text[3:60] and text[:1].isalpha() and text[:1].isascii() and (match := pattern(_INVERTED_LIST).match(text)):
        return read_inverted(match[0]), text[match.end() :]
    if ";" in text[:_FULL_INVERTED] and (match := pattern(_FULL_LIST).match(text)):
        names = [one.split(", ") for one in match[1].split("; ")]
        return [{"family": family, "given": given} for family, given in names], text[match.end() :]
    if (end := _end_of_others(text)) and (is_vancouver(text[: end[0]]) or is_name(_without_others(text[: end[0]].strip(_EDGES)))):
        return split_authors(text[: end[0]]), text[end[1] :]
    for match in pattern(r"[.:]\s*").finditer(text, 0, _LONGEST_HEAD):
        at, head = match.start(), text[: match.start()]
        apart = match.end() > at + 1 or not text[at - 1 : at + 2].isascii() or head[-1:].isupper()
        apart = apart or (
            text[at + 1 : at + 2].isupper() and is_body(head)
        )  # without blanks: Society for Rheumatology.Guideline on
        if apart and not _inside_initials(text, at) and is_vancouver(head) and not _is_first_name(text, at):
            return split_authors(head), text[match.end() :]
        if at > 60 and not any(sign in head for sign in ",;、"):
            break
    return [], text


def _is_first_name(text: str, at: int) -> bool:
    """Whether the stop at ``at`` belongs to the first of several full names: 「Amy B. Chan, John Ho and Li Zhang」."""
    if "," in text[:at] or not text[at - 1 : at].isupper() or (match := pattern(_FULL_NAMES).match(text, at)) is None:
        return False
    return all(map(is_name, _parts(text[: match.end(1)])))


_FULL_NAMES: Final = r"(\.\s[A-Z][\w'’-]+(?:,? (?:and |& )?[A-Z][\w.'’ -]*?[\w'’-]{2,})+)\.\s"


def _authors_behind_title(text: str) -> tuple[list[Name], str] | None:
    """The authors of an entry that has its title first, and its title with what comes after them."""
    if text[:1] in "《〈「" and (match := pattern(_TITLED).match(text)) is not None:
        name = match[2].rstrip()
        if (is_body(name) and not name.endswith(_MEDIA)) or (match[3] and all(map(is_han_name, _parts(name)))):
            return split_authors(name), f"{match[1].rstrip(' ,.。:')}. {text[match.end() :]}"
    stops = list(pattern(_SENTENCE_END).finditer(text, 0, _LONGEST_HEAD))[:_STOPS]
    for stop, after in pairwise(stops):
        between = text[stop.end() : after.start()]
        if len(between) > _SHORTEST_LIST and stop.start() >= _SHORTEST_TITLE and _is_list(between):
            return split_authors(between), f"{text[: stop.end()]}{text[after.end() :]}"
    return None


def _is_list(text: str) -> bool:
    """Whether a sentence between others is a list of authors, or the body that wrote: there titles and journals stand, too."""
    bare = _without_others(text.strip(_EDGES))
    parts = _parts(bare)
    if is_han(text):
        if len(parts) == 1 and bare == text.strip(_EDGES):
            return is_body(bare) and not bare.endswith(_MEDIA)
        return all(is_han_name(part) and bears_family_name(part) for part in parts)
    return len(parts) + (bare != text.strip(_EDGES)) > 1 and all(map(match_person, parts))


# 《某指南(2022)》,某學會編著,某出版社
_TITLED: Final = r"([《〈「][^》〉」]+[》〉」][,.。:]? ?)([^\x00-\x7f][^,.。:;《〈「]{1,40}?)(主?[編编]著?|著|[編编]制|制[定訂订]|[發发][布表])?[,.。]\s*"
# 記者陳大文／台北報導:……
_BYLINE: Final = (
    r"(?:(?:[\u3400-\u9fff]{1,5}[報报社網网])?(?:特[約约])?[記记]者|撰文|作者|文)\s?[/:]?\s?"
    r"(?:([\u3400-\u9fff]{2,3})[\u3400-\u9fff]{2}\d{1,2}日[電电]|([\u3400-\u9fff]{2,4})"
    r"(?:\s?/?\s?[\u3400-\u9fff]{0,4}(?:[報报][導道]|[電电]|整理|[綜综]合[報报][導道]))?)\s?[:.。,]\s*"
    # 黃小琥/綜合報導。…… and 吳阿土醫師:……
    r"|([\u3400-\u9fff]{2,4})\s?/\s?[\u3400-\u9fff]{0,4}(?:[報报][導道]|外[電电]|整理)\s?[:.。,]\s*"
    r"|([\u3400-\u9fff]{2,4}?)(?:[醫医药藥][师師]|教授|主任|博士|院[长長]|[護护]理[师師]|[營营][養养][师師])(?:[團团][隊队])?\s?[:.。]\s*"
)
# 「In: Chan AB, editor.」, 「[美]史密斯」
_WITHIN: Final = r"^(?:(?:In|[載载][於于]|收[錄录][於于])\s?:\s*|[\[(][\u3400-\u9fff]{1,3}[\])]\s?(?=[^\x00-\x7f]))"
# 「Ng WT(吳偉棠), …」 has one name twice
_HAN_BEHIND: Final = r"(?<=[A-Z]) ?[\[(][\u3400-\u9fff]{2,4}[\])](?= ?[,.])"
# 「王大明,雨天皮疹,某雜誌,2019」; but 「白血病,淋巴瘤治療指南」
_BEFORE_COMMA: Final = (
    r"([\u3400-\u9fff]{2,3}(?:、[\u3400-\u9fff]{2,3})*)(?<![病症炎壓压癌瘤徵征疹藥药學学])[,·] ?(?=[〈《「『“]|[^,·]{4,}[,·])"
)
_SENTENCE_END: Final = r"[.?!。](?:\s+|(?=[\u3400-\u9fff])|$)"
_STOPS: Final = 6
_SHORTEST_TITLE: Final = 5
_SHORTEST_LIST: Final = 3
_MEDIA: Final = tuple(
    "杂志 雜誌 学报 學報 日报 日報 时报 時報 报 報 网 網 社 平台 频道 頻道 周刊 週刊 学志 學誌 通讯 通訊 公司".split()
)
"""Bodies that print, and do not write."""


def _end_of_others(text: str) -> tuple[int, int] | None:
    """Where 「et al.」 or 等 ends a list of authors, and where the title begins."""
    if "et" in text and (match := pattern(r"\b[Ee][Tt]\.? ?[Aa][Ll]\b\s*[.,:]?[.,:\s]*").search(text, 2, _LONGEST_HEAD)):
        end = match.end()
        if text[end : end + 1] == ";":  # et al; BLISS-52 Study Group.
            body, stop, _ = text[end + 1 :].partition(".")
            end += len(body) + 2 if stop and is_body(body) else 0
        return match.end(), len(text) - len(text[end:].lstrip())
    at = text.find("等", 2, 200)
    rest = text[at + 1 :].lstrip("人 ") if at > 0 else ""
    if rest[:1] not in {".", ",", ":", "("}:
        return None
    return at + 1, len(text) - len(rest.lstrip(".,: "))


def _inside_initials(text: str, at: int) -> bool:
    """Whether the stop belongs to ``A. B.``: a single capital before it, and initials or a comma after."""
    if not (text[at - 1 : at].isupper() and not text[at - 2 : at - 1].isalnum() and text[at] == "."):
        return False
    return pattern(rf"\.(?:\s*[{UPPER}]\.|\s?-[{UPPER}]|\s*,|\s*(?:and|&)\s)").match(text, at) is not None
