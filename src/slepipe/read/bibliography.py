"""Where a reference list begins, what labels its entries, and where one entry ends."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from slepipe.patterns import pattern
from slepipe.read.fold import fold
from slepipe.read.lines import BLANK

if TYPE_CHECKING:
    import re

_NAME: Final = (
    "(?:主要)?参考(?:资料|文献|来源|书目|链接|连结|依据)(?:[与和及、]?(?:延伸|扩展|推荐)阅读)?|延伸阅读[与和及]参考(?:资料|文献)|引用(?:文献|书目|资料|来源)|文献来源|参考文献[与和及](?:注释|附注|备注)|文献|资料来源|信息来源|资讯来源"
    "|(?i:(?:selected |cited )?references?(?: list| cited| and notes)?|(?:selected )?bibliography|(?:works|literature) cited|sources?)"
)
_HEADING: Final = (
    rf"(?:\d{{1,2}}[.、]?\s*|[一二三四五六七八九十]{{1,2}}、\s*|附:?\s?)?[\[*<《]*(?:{_NAME})(?:\s*[/(\s]\s*(?:{_NAME})\s*\)?)?\s*[\]*>》]*"
    r"\s*(?:\((?:(?:共|计)?\s?\d{1,3}\s?[篇条则项种]?|(?i:[按依部节精主中英]|selected|partial)[^()]{0,10})\))?\s*:?\**"
)
_PART: Final = (
    r"(?:[(\[]?(?:\d{1,2}|[一二三四五六七八九十])[)\].、]\s*)?[\[(]?(?:中|英|日|外|西)文(?:部分|书籍|期刊|(?:参考)?(?:文献|资料|书目))?[\])]?:?"
    r"|(?:[(\[]?(?:\d{1,2}|[一二三四五六七八九十])[)\].、]\s*)?[\[(]?(?:网络|网路|网站|电子|其他|政府|期刊|书籍|专书)(?:部分|出版品|论文|文献|资料|资源|文章|来源)[\])]?:?"
)
"""The parts of a list, as theses have them: 「中文文獻」, 「二、英文部分」, 「網路資料」."""

_BEGINS: Final = (
    r"(?:[a-z]{2,3} )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:, (?:[A-Z]\.[ -]?)+(?=[,&;(]|and\b|et\b)| [A-Z]{1,3}(?: ?[,;.]| et al))"
    r"|[^\x00-\x7f]{2,4}(?:[、,;] ?[^\x00-\x7f]{2,4})+ ?[.,。:(]|[^\x00-\x7f]{2,30} ?\((?:(?:19|20)\d\d|民|印刷中|付梓中|待刊)"
    r"|[A-Z][\w .,'&()-]{3,160}\. \((?:(?:19|20)\d\d|n\.d\.)"
)
_GOES_ON: Final = r"取自|https?:|\d|[a-z]|《"
# The list in the line of its heading, alone or after the last sentence: 「……正在進行。參考文獻:Chan K, et al. ……」
_INLINE: Final = rf"(?:^|(?<=[。!?;.\s]))[\[]?(?:{_NAME})[\]]?\s*:\s*(?=\S)"
_LABEL: Final = (
    r"\[\^?(\d{1,3})\]:?\s*|(\d{1,3})[.、)](?!\d)\s*|\((\d{1,3})\)\s*|([①-⑳])\s*|〔(\d{1,3})〕\s*|\^(\d{1,3})\^?\s*|([¹²³⁰⁴-⁹]{1,3})(?![¹²³⁰⁴-⁹])\s*"
    r"|<sup>\[?(\d{1,3})\]?</sup>\s*|[注註](?:释)?\s?(\d{1,3})\s?[:.、]\s*|文[献獻]\s?(\d{1,3})(?:\s?[:.、]\s*|\s+)"
)
_TRACE: Final = r"(?:19|20)\d\d|民[国國]?\d{2,3}[)年]|\((?:印刷中|付梓中|待刊|n\.d\.)\)|(?i:\bin press\b)|https?:|www\.|(?i:doi)[:\s]|\b10\.\d{4,9}/|PMID|\[(?:J|M|EB|N|R|D|C)[\]/]"
# 「1 Chan AB …」, 「1- Chan AB …」 and 「一、王大明：…」 are labels before what begins as an entry does.
_LOOSE: Final = (
    rf"(?:(\d{{1,3}})(?:\s+|\s?[-–]\s*)(?={_BEGINS}|https?:)|([一二三四五六七八九十]{{1,3}})[、.]\s*(?=\S.*(?:19|20)\d\d))"
)
_CONTINUES: Final = r"[a-z(\[]|https?:|(?i:doi|pmid|pmcid|epub)\b|\d"
_COMPLETE: Final = r"(?i)[.。!?]$|(?:https?://|doi:?\s?)\S+$"

_ADDRESSED: Final = r"(?:https?://|10\.\d{4,9}/)[^\s/]+/\S*[^\s/-]$"
"""An address at the end of a line: the one on the next line is of another entry."""

_CUT: Final = r"10\.\d{4,9}/[^\s.,;]*[-/(_]$|https?://\S*[/_=&?-]$"
"""A line that ends within a DOI or an address: 「doi:10.1016/S0140-⏎6736(20)30183-5」."""

_ENDED: Final = r"[.。;)）]\s*$|(?:https?://|10\.\d{4,9}/)\S+\s+$"


class Entry(NamedTuple):
    """An entry within a line: its stretch, its label (folded, or empty) and where that begins."""

    start: int
    end: int
    marker: str = ""
    label: int = 0


def is_reference_heading(line: str) -> bool:
    """Whether the folded line is the heading of a reference list and nothing else."""
    # 「文 献」 is set wide in print.
    return (
        len(line) < 24
        and pattern(_HEADING).fullmatch(pattern(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])").sub("", line)) is not None
    )


def is_part_heading(line: str) -> bool:
    """Whether a folded line within a list only names the part that follows."""
    return len(line) < 16 and pattern(_PART).fullmatch(line) is not None


def begins_entry(entry: str, line: str) -> bool:
    """Whether an unlabelled folded line begins anew below the folded ``entry``: that one has its year, the line has authors."""
    return leaves_trace(entry) and pattern(_BEGINS).match(line) is not None


def looks_begun(line: str) -> bool:
    """Whether a folded line begins as the entries of an author-date list do: the authors, then the year."""
    return pattern(_BEGINS).match(line) is not None and leaves_trace(line)


def is_rest(line: str) -> bool:
    """Whether a folded line that stands apart may be the rest of an entry: without a year of its own, or with an address."""
    return pattern(_GOES_ON).match(line) is not None or not leaves_trace(line)


def follows(marker: str, label: str) -> bool:
    """Whether a label counts on from a marker (both as written, folded or not): 「[3]」 after 「[2]」."""
    numbers = [number_of(text) for text in (marker, label)]
    return all(numbers) and numbers[1] == numbers[0] + 1


def number_of(label: str) -> int:
    """The number of a label, folded or not; 0 where it has none."""
    digits = "".join(char for char in label.translate(_SUPERSCRIPTS) if char.isdecimal())
    if digits:
        return int(digits)
    if "①" <= label[:1] <= "⑳":
        return ord(label[0]) - ord("①") + 1
    return _han_number(label.rstrip("、. ")) if label[:1] in _HAN_DIGITS and label else 0


def find_inline_list(line: str) -> tuple[int, int] | None:
    """Where 「參考文獻:」 stands in a folded line that goes on with the entries themselves."""
    for match in pattern(_INLINE).finditer(line):
        rest = line[match.end() :]
        if pattern(_TRACE).search(rest) or pattern(_LABEL).match(rest):
            return match.start(), match.end()
    return None


def opens_list(line: str) -> bool:
    """Whether a folded line outside any list is ``[1]`` of one without heading: the label, then a year or address."""
    return line.startswith(("[1]", "[^1]")) and leaves_trace(line)


def leaves_trace(line: str) -> bool:
    """Whether the folded line has a year, an address, an identifier or a type mark, as references do."""
    return pattern(_TRACE).search(line) is not None


def split_entries(line: str) -> list[Entry]:
    """The entries of one folded line; only labels that count up from the first one divide it."""
    first = pattern(_LABEL).match(line) or _loose_label(line)
    if first is None:
        return [Entry(len(line) - len(line.lstrip(BLANK)), len(line))]
    cuts = [first]
    if line[0] == "[" and "[" not in line[first.end() :]:
        return [_entry(line, first, len(line))]
    for match in pattern(_LABEL).finditer(line, first.end()):
        bracket = match[0][0] in "<[〔①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
        apart = bracket or pattern(_ENDED).search(line[: match.start()])
        same_kind = (cuts[-1].lastindex or 0) == match.lastindex
        if apart and same_kind and _number(match) == _number(cuts[-1]) + 1:
            cuts.append(match)
    if first[0][0].isdecimal() and (glued := _glued_label(line, cuts[-1])) is not None:
        cuts.append(glued)
    ends = [following.start() for _, following in pairwise(cuts)] + [len(line)]
    return [_entry(line, cut, end) for cut, end in zip(cuts, ends, strict=True)]


def find_next_label(line: str, marker: str) -> int | None:
    """Where a folded line that goes on with the entry of ``marker`` holds the label of the next: 「……分析.⑤王大明. ……」."""
    kind = _kind(marker)
    for match in pattern(_LABEL).finditer(line, 1):
        if _kind(match[0]) == kind and _number(match) == number_of(marker) + 1 and match.end() < len(line):
            apart = kind in {"<", "[", "〔", "①"} or pattern(_ENDED).search(line[: match.start()])
            if apart:
                return match.start()
    return None


def _kind(label: str) -> str:
    first = label[:1]
    return "①" if "①" <= first <= "⑳" else "1" if first.isdecimal() else fold(first)


def _loose_label(line: str) -> re.Match[str] | None:
    """A label that only what stands behind it tells from a number or a heading."""
    return pattern(_LOOSE).match(line) if line[:1].isdecimal() or line[:1] in _HAN_DIGITS else None


def has_label(line: str) -> bool:
    """Whether a folded line begins with a label."""
    return (pattern(_LABEL).match(line) or _loose_label(line)) is not None


def is_label(text: str) -> bool:
    """Whether a folded text is a label and nothing else, with its entry on the next line."""
    return len(text) < _LONGEST_LABEL and pattern(_LABEL).fullmatch(text.strip()) is not None


_LONGEST_LABEL: Final = 8
_HAN_DIGITS: Final = "一二三四五六七八九十"
_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _glued_label(line: str, last: re.Match[str]) -> re.Match[str] | None:
    """The next label glued to the address before it, with authors behind it: 「….07.0243. Chan AB, …」."""
    for match in pattern(rf"(?<=\d)({_number(last) + 1})[.、]\s*(?=[A-Z])").finditer(line, last.end()):
        if pattern(_BEGINS).match(line, match.end()):
            return match
    return None


def continues(previous: str, line: str, *, labelled: bool) -> bool:
    """Whether an unlabelled folded line goes on with the entry whose last line is ``previous``."""
    if pattern(_CUT).search(previous) and pattern(r"[\w(]").match(line):
        return True
    if not labelled and line.startswith("http") and pattern(_ADDRESSED).search(previous):
        return False
    if pattern(_COMPLETE).search(previous) and not leaves_trace(line) and not pattern(r"[a-z]|PMC?ID").match(line):
        return False
    return labelled or pattern(_CONTINUES).match(line) is not None or not pattern(_COMPLETE).search(previous)


def _number(match: re.Match[str]) -> int:
    written = next(filter(None, match.groups()))
    if "①" <= written[0] <= "⑳":
        return ord(written) - ord("①") + 1
    if written[0] in _HAN_DIGITS:
        return _han_number(written)
    return int(written.translate(_SUPERSCRIPTS))


def _han_number(written: str) -> int:
    """Up to 99: 三, 十二, 二十."""
    tens, ten, ones = written.partition("十")
    if not ten:
        return _HAN_DIGITS.index(written[0]) + 1
    return 10 * (_HAN_DIGITS.index(tens[0]) + 1 if tens else 1) + (_HAN_DIGITS.index(ones[0]) + 1 if ones else 0)


def _entry(line: str, cut: re.Match[str], end: int) -> Entry:
    stop = cut.start() + len(line[cut.start() : end].rstrip(BLANK))
    start = stop - len(line[cut.end() : stop].lstrip(BLANK))
    if start >= stop or cut.end() > stop:  # a label alone is all there is of its entry
        return Entry(cut.start(), stop)
    return Entry(start, stop, cut[0].rstrip(BLANK), cut.start())
