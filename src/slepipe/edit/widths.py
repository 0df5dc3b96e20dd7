"""Full-width punctuation and brackets for the ASCII ones of Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from slepipe.edit.letters import CLOSING, HAN, OPENING, is_latin
from slepipe.hanzi import is_han
from slepipe.patterns import Pattern
from slepipe.recognize.person_names import SURNAMES

Mark = tuple[int, int, str, str]
"""start, end, what to write there, rule"""

PUNCTUATION = "typography.full-width-punctuation"
BRACKETS = "typography.full-width-brackets"
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_SIGN = Pattern("[(),;:!?.]")
_LONGEST = 120
# Three digits behind a comma, and up to three before it that are no decimals.
_GROUP = Pattern(r"\d{3}(?!\d)")
_LEADING = Pattern(r"(?:^|[^\d.])\d{1,3}$")
_FORMULA = frozenset("/·×^-+")
# Behind a comma, further places in a molecule and the hyphen that joins them to its name.
_LOCANTS = Pattern(r"\d{1,2}(?:,\d{1,2}){0,4}[)）]?-(?=[α-ωA-Za-z\u4e00-\u9fff])")


class Stretch(NamedTuple):
    """``text[start:end]`` with the marks that are already decided, ``written``, and the offsets that stay as they are, ``kept``."""

    text: str
    start: int
    end: int
    written: dict[int, str]
    kept: frozenset[int] = frozenset()

    def character(self, at: int) -> str:
        """What will stand at an offset as far as it is known; an empty string outside."""
        return self.written.get(at) or (self.text[at] if self.start <= at < self.end else "")


_LONGEST_ROW = 160
_COLUMNS = Pattern("[\u4e00-\u9fff] +[\u4e00-\u9fff]")
# 表2:ALT, 推荐意见3:HBsAg: a label with its number or letter.
_LABEL = Pattern(
    "(?:[表图圖附注註]|附录|附錄|附件|意[见見]|问题|問題|方案|诊断|診斷|[案病]例|步[骤驟]|要[点點]|建[议議]|[结結][论論]|目[标標]|适应[症证]|適應症)(?:\\d{1,2}|[A-Z])\\Z"
)
# Q1:EGFR突變, A:5-ASA: who speaks, at the beginning of a line that has Chinese.
_ANSWER = Pattern(r"(?:^|\n)\s?[QA]\d{0,2}\Z")
_HAN_IN_LINE = Pattern("[^\n\u4e00-\u9fff]*[\u4e00-\u9fff]")
# 许明哲1,3 in a row of authors: to which institutions an author belongs.
_AUTHOR = Pattern("(?:^|[\\n、,，；;] ?)(?P<name>[\u4e00-\u9fff]{2,3})\\d{1,2}(?:,\\d{1,2}){0,2}\\Z")
_INSTITUTIONS = Pattern("\\d{1,2}(?:,\\d{1,2}){0,3}(?=[*,，、；;\\s]|\\Z)")
_UNITS = Pattern(r"[A-Za-z0-9²]{1,5}\s?[·.•*]\s?[次日天周週時时小月]{1,2}")
_NAMED = Pattern(r"[A-Z][A-Za-z]+-?\d{1,3}$")
_COUNTED = Pattern(r"\d+(?:\.\d+)?\s?[\u4e00-\u9fff]")


def full_width(stretch: Stretch) -> Iterator[Mark]:
    """Full-width forms for the brackets in or beside Chinese text, and for its punctuation, not in numbers or Latin text."""
    text, kept, written = stretch.text, stretch.kept, stretch.written
    signs = [(match.start(), match[0]) for match in _SIGN.finditer(text, stretch.start, stretch.end) if match.start() not in kept]
    gone: set[int] = set()
    for opening, closing in _pairs(text, signs):
        if _is_chinese(text, opening, closing):
            written[opening], written[closing] = "（", "）"
            # A full-width bracket has its room in itself; the blank of (甲) (乙) goes once.
            before = opening - 1 not in gone and _is_blank(stretch, opening - 1)
            yield opening - before, opening + 1, "（", BRACKETS
            after = _is_blank(stretch, closing + 1) and not _in_columns(text, closing + 1)
            gone.update([closing + 1] if after else (), [opening - 1] if before else ())
            yield closing, closing + 1 + after, "）", BRACKETS
    for at, sign in signs:
        # A blank that goes parts nothing: ? ? is ？？; and none stands before a mark: 90人 ,临床.
        ahead = 0 if at - 1 in gone else _blanks_before(stretch, at)
        left = stretch.character(at - 1 - (ahead or at - 1 in gone))
        if sign in _WIDE and _is_chinese_mark(stretch, left, at, sign):
            written[at] = _WIDE[sign]
            after = at + 1 not in gone and _is_blank(stretch, at + 1)
            gone.update([at + 1] if after else ())
            yield at - ahead, at + 1 + after, _WIDE[sign], PUNCTUATION


def _blanks_before(stretch: Stretch, at: int) -> int:
    """How many spaces stand between a character of the line and the mark at ``at``; none where a rule keeps them."""
    if _is_blank(stretch, at - 1):
        return 1
    first = at
    while first - 1 > stretch.start and stretch.text[first - 1] == " " and first - 1 not in stretch.kept:
        first -= 1
    before = stretch.text[first - 1] if first > stretch.start else "\n"
    return at - first if not before.isspace() and before not in "(|" else 0


def _is_blank(stretch: Stretch, at: int) -> bool:
    """Whether one space stands there between two characters of the line."""
    text = stretch.text
    inside = stretch.start < at < stretch.end - 1 and at not in stretch.kept and text[at] == " "
    return (
        inside and not text[at - 1].isspace() and not text[at + 1].isspace() and text[at - 1] not in "(|" and text[at + 1] != "|"
    )


def _in_columns(text: str, at: int) -> bool:
    """Whether the blank before Chinese parts columns, as another of its line does: 藥品 支付標準(元) 自付比例."""
    if not is_han(text[at + 1 : at + 2]):
        return False
    start, end = text.rfind("\n", max(0, at - _LONGEST_ROW), at) + 1, text.find("\n", at, at + _LONGEST_ROW)
    # A line as long as that is no row of a table.
    if end < 0 < len(text) - at - _LONGEST_ROW or (start == 0 and at > _LONGEST_ROW):
        return False
    return _COLUMNS.search(text, start, len(text) if end < 0 else end) is not None


def _pairs(text: str, signs: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Pairs of brackets in one line, inner ones first: (DOI: 10.1016/S0140-6736(10)61354-2)."""
    opened: list[int] = []
    for at, sign in signs:
        if sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            opening = opened.pop()
            if 1 < at - opening <= _LONGEST + 1 and "\n" not in text[opening:at]:
                yield opening, at


def _is_chinese(text: str, opening: int, closing: int) -> bool:
    """Whether brackets are Chinese: all in Chinese text are, but for those inside a formula or a Latin phrase: mg/(kg·d), f(x)."""
    # (04) 2350-7716: the code of an area before a number.
    if _DIALLED.match(text, opening):
        return False
    if HAN.search(text, opening, closing):
        # mg/(kg·次) is a unit.
        return text[opening - 1 : opening] != "/" or _UNITS.fullmatch(text, opening + 1, closing) is None
    before, after = text[max(0, opening - 1) : opening], text[closing + 1 : closing + 2]
    # [a link](address) of Markdown is no bracket of the text.
    return (
        before != "]"
        and before not in _FORMULA
        and not (is_latin(before) and is_latin(after))
        and not (before == " " and is_latin(after))
    )


_DIALLED = Pattern(r"\(\+?\d{2,4}\)\s?\d{3,4}[-\s]?\d{3,4}(?!\d)")


def _is_chinese_mark(stretch: Stretch, before: str, at: int, mark: str) -> bool:
    """Whether a mark belongs to Chinese: it follows Chinese text (``before``), or stands before it.

    A comma or semicolon does also where no space follows it outside a number, for English sets one (改善SLE,III期试验).
    """
    follows = is_han(before) or before in CLOSING or (mark in "!?" and before in ("！", "？"))
    if follows and mark in ",;!?":
        return True
    after = stretch.character(at + 1)
    if mark == ".":
        return follows and (not after or after.isspace())
    if mark == ":" and after == "/":
        return False
    if mark == ":" and after.isdecimal() and before.isdecimal() and _NAMED.search(stretch.text[max(0, at - 12) : at]):
        # IL-2:100万IU, CD19:2例; 2:1 is a ratio.
        return _COUNTED.match(stretch.text, at + 1) is not None
    if mark == ":" and after.isascii() and after.isalpha() and _LABEL.search(stretch.text, max(0, at - 5), at):
        return True
    if mark == ":" and after.isascii() and after.isalnum() and _ANSWER.search(stretch.text, max(0, at - 4), at):
        return _HAN_IN_LINE.match(stretch.text, at + 1) is not None
    if mark == "," and (
        _groups_digits(stretch.text, at) or _parts_locants(stretch.text, at) or _parts_institutions(stretch.text, at)
    ):
        return False
    # 低于6 g/L; at the end of a line
    if mark == ";" and after in ("", "\n"):
        return True
    precedes = is_han(after) or after in OPENING or (after == " " and is_han(stretch.text[at + 2 : at + 3]))
    return follows or precedes or (mark in ",;" and is_latin(after))


def _groups_digits(text: str, at: int) -> bool:
    """Whether a comma stands between groups of three digits: in 38,000, not in OR 1.68,95%CI."""
    return bool(_GROUP.match(text, at + 1) and _LEADING.search(text[max(0, at - 4) : at]))


def _parts_institutions(text: str, at: int) -> bool:
    """Whether a comma stands between the numbers of institutions behind an author's name."""
    author = _AUTHOR.search(text, max(0, at - 12), at)
    return author is not None and author["name"][0] in SURNAMES and _INSTITUTIONS.match(text, at + 1) is not None


def _parts_locants(text: str, at: int) -> bool:
    """Whether a comma stands between places in a molecule: 1,25-二羟维生素D3, (1,3)-β-D-葡聚糖."""
    return text[at - 1 : at].isdecimal() and _LOCANTS.match(text, at + 1) is not None
