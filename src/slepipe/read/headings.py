"""Numbered lines and headings: which numbering a line carries, and whether it heads what follows."""

from __future__ import annotations

from typing import Final, NamedTuple

from slepipe.patterns import pattern
from slepipe.read.boilerplate import find_boilerplate, is_byline
from slepipe.read.lines import Line, width

_DIGITS: Final = "0123456789"
_HAN_DIGITS: Final = "一二三四五六七八九十百"
_HAN_FORMAL: Final = "壹贰叁参肆伍陆柒捌玖拾"
_HAN_NUMBER: Final = rf"[{_HAN_DIGITS}]{{1,3}}"
_COUNTED: Final = "[个例名人岁年月周天日次种倍分元万亿成款项期型级线度]"
_UNIT: Final = rf"\s*(?:%|(?:[mkµμ]?[gLlm]|[cm]m|IU)(?![A-Za-z])|U/|±|至|到|[~–-]\s*\d|{_COUNTED})"

# style, how such a line may begin, pattern on the folded line: outermost style first, for the levels follow this order
NUMBERINGS: Final = (
    ("chapter", "第", rf"第(?:{_HAN_NUMBER}|\d{{1,3}})(?:章|部分|篇|讲|回)[\s:、.]*"),
    ("section", "第", rf"第(?:{_HAN_NUMBER}|\d{{1,3}})(?:节|条)[\s:、.]*"),
    ("han-formal", _HAN_FORMAL, rf"[{_HAN_FORMAL}]{{1,3}}[、.]\s*"),
    # 「一、二線治療」 counts lines of treatment, it numbers nothing
    ("han", _HAN_DIGITS, rf"{_HAN_NUMBER}[、.](?!{_HAN_NUMBER}(?:、|者|{_COUNTED}))\s*"),
    ("han-bracket", "(", rf"\({_HAN_NUMBER}\)[、.]?\s*"),
    ("part", "Pp", r"(?i:part)\s?\.?\s?\d{1,2}\b[\s:.|]*"),
    # 「3、6及12個月」 are amounts
    ("number", _DIGITS, r"\d{1,2}[.、](?!\d)\s*|0[1-9][\s|]\s*"),
    # 「2.5毫克」 and 「1.5 mg」 are amounts too
    ("decimal", _DIGITS, rf"[1-9]\d?\.\d{{1,2}}(?![\d.])(?!{_UNIT}|\s*毫)[.、]?\s*(?=[^\d\s,;%)])"),
    ("decimal-3", _DIGITS, r"[1-9]\d?(?:\.\d{1,2}){2,4}(?![\d.])[.、]?\s*(?=[^\d\s,;%)])"),
    ("han-square", "[", rf"\[{_HAN_NUMBER}\]\s*"),
    # 「误区三:打吊瓶好得快」
    (
        "point",
        "误要迷疑真案重问步原建",
        rf"(?:误区|要点|迷思|疑问|疑点|真相|案例|重点|问题|步骤|原则|建议){_HAN_NUMBER}(?:[:、|]\s*|\s+)",
    ),
    ("question", "Qq", r"[Qq]\d{0,2}[:.、]\s*"),
)
_ORDER: Final = {style: rank for rank, (style, _, _) in enumerate(NUMBERINGS)}
_NEVER_LISTS: Final = frozenset({"chapter", "section", "part"})

KEYWORDS: Final = frozenset(
    # Chinese
    "前言 引言 导言 导语 导读 绪论 概述 概要 简介 摘要 撮要 背景 研究背景 目的 研究目的 目标 方法 研究方法 "
    "材料与方法 材料和方法 资料与方法 对象与方法 统计分析 结果 研究结果 讨论 结论 结语 结束语 总结 小结 "
    "后记 展望 未来展望 总结与展望 结论与展望 致谢 附录 附件 "
    "利益冲突 常见问题 问与答 重点摘要 本文重点 关键词 "
    # English, lower case
    "abstract introduction background objective objectives methods results discussion conclusion conclusions summary "
    "acknowledgements acknowledgments appendix".split()
)
_MARKDOWN: Final = r"(#{1,6})\s+(?=\S)"
_WRAPPED_KEYWORD: Final = r"\[?([^\[\]:]+?)\]?\s*:?"

MAX_HEADING: Final = 45
"""Han characters; a longer numbered line is an item that says something, not a heading."""
_MAX_BARE: Final = 30
_MAX_PARTED: Final = 20
_SHORTEST: Final = 2
_LABEL: Final = 10
_UNFINISHED: Final = "。;,、."
_CLAUSE: Final = r"""[,。;!?→=]|http|[、.:"”』」’…~]$"""
_MARKS: Final = "■◆◇●○◎▲△▼▌▍▎★☆►▶➤"
_BULLET: Final = rf"(?:[-*+–—]\s+|[•·‧・▪✓✔✅❌👉📌📍🔸🔹🔶🔷◾◽▫⚠☑➤▷➡🔴🟠🟡🟢🔵⚪⚫{_MARKS}]\ufe0f?\s*|[①-⑳]\s*|\(\d{{1,2}}\)\s*|\d{{1,2}}\)\s*)(?=\S)"


class Numbering(NamedTuple):
    """How a line is numbered: the style, the length of its number, and whether it heads what follows."""

    style: str
    length: int
    heading: bool


def find_numberings(lines: list[Line]) -> list[Numbering | None]:
    """The numbering of each line; a number beside lines of the same style, or before a sentence, makes a list item."""
    found = [_numbering(line.text) for line in lines]
    result: list[Numbering | None] = []
    for index, (line, this) in enumerate(zip(lines, found, strict=True)):
        if this is None:
            result.append(None)
            continue
        style, length = this
        beside = found[max(index - 1, 0) : index] + found[index + 1 : index + 2]
        in_list = style not in _NEVER_LISTS and any(other is not None and other[0] == style for other in beside)
        heading = not in_list and index + 1 < len(lines) and _could_head(line.text, length)
        result.append(Numbering(style, length, heading))
    return result


def levels_of(numberings: list[Numbering | None]) -> dict[str, int]:
    """The heading level of each numbering style that heads something: 2 for the outermost one in use."""
    used = {numbering.style for numbering in numberings if numbering and numbering.heading}
    return {style: min(2 + rank, 6) for rank, style in enumerate(sorted(used, key=_ORDER.__getitem__))}


def markdown_level(line: str) -> int:
    """The number of ``#`` that open the line as a heading, or 0."""
    match = pattern(_MARKDOWN).match(line) if line[0] == "#" else None
    return len(match[1]) if match else 0


def markdown_length(line: str) -> int:
    """The length of the ``#`` of a heading with the blanks after them, or 0."""
    match = pattern(_MARKDOWN).match(line) if line[0] == "#" else None
    return match.end() if match else 0


def is_keyword(line: str) -> bool:
    """Whether the folded line is a heading by its one word, such as 「結語」, 「【摘要】」 or 「Methods:」."""
    match = pattern(_WRAPPED_KEYWORD).fullmatch(line) if len(line) < 20 else None
    return bool(match) and match[1].strip().lower() in KEYWORDS  # type: ignore[index]


def bullet_length(line: str) -> int:
    """The length of the bullet or bracketed number that opens the folded line, with the blanks after it, or 0."""
    match = pattern(_BULLET).match(line)
    return match.end() if match else 0


def is_bare_heading(line: Line, following: Line, *, settled: bool) -> bool:
    """Whether an unnumbered short line without any clause or stop heads the longer line after it.

    ``settled`` tells that no sentence is open before it. A question heads only what a blank line sets it apart from.
    """
    text = line.text[:-1] if line.text[-1] in "?!" and line.after_blank else line.text
    if not settled or not _SHORTEST <= len(text) <= 2 * _MAX_BARE or width(text) > _MAX_BARE:
        return False
    if ":" in text and ":" in following.text[:_LABEL]:  # 「編號:…⏎名稱:…」
        return False
    # 「小众靶点,老年患者居多」 and 「什么是干燥症?免疫也是原因」 head what blank lines part them from.
    joints = text.count(",") + text.count("?")
    parted = line.after_blank and following.after_blank and width(text) <= _MAX_PARTED and joints == 1
    clauses = text.replace(",", "").replace("?", "") if parted else text
    if pattern(_CLAUSE).search(clauses) or is_byline(line.text) or find_boilerplate(text):
        return False
    announces = following.text[-1] == ":" and line.after_blank and following.after_blank  # 「结果显示:」
    return announces or width(following.text) >= 1.5 * width(text) or bullet_length(following.text) > 0


def is_marked_heading(line: Line, before: Line | None, following: Line) -> bool:
    """Whether a line opens with a mark of its own (「■ 血液透析怎麼選?」), or stands in brackets (「【怎么吃?】」), and heads prose."""
    text = line.text
    if text[0] == "[":
        whole = text[-1] == "]" and "]" not in text[:-1] and not text[1:-1].isascii()
        return whole and width(text) <= _MAX_BARE and find_boilerplate(text) is None
    if text[0] not in _MARKS or not line.after_blank or not _could_head(text, 1):
        return False
    alone = following.text[0] != text[0] and (before is None or before.text[0] != text[0])
    return alone and (bullet_length(following.text) > 0 or width(following.text) >= width(text))


def _numbering(line: str) -> tuple[str, int] | None:
    for style, openers, expression in NUMBERINGS:
        match = pattern(expression).match(line) if line[0] in openers else None
        if match and match.end() < len(line):
            return style, match.end()
    return None


def _could_head(line: str, length: int) -> bool:
    return width(line) <= MAX_HEADING and line[-1] not in _UNFINISHED and "。" not in line and line.count(",", length) <= 1
