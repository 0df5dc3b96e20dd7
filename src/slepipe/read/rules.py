"""The rules for plain text, in the order in which they may claim a line; each returns whether it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from slepipe.model import Block
from slepipe.patterns import Pattern
from slepipe.read.bibliography import (
    begins_entry,
    continues,
    find_inline_list,
    find_next_label,
    follows,
    has_label,
    is_label,
    is_part_heading,
    is_reference_heading,
    is_rest,
    leaves_trace,
    looks_begun,
    opens_list,
    split_entries,
)
from slepipe.read.boilerplate import find_boilerplate
from slepipe.read.fold import fold
from slepipe.read.headings import bullet_length, is_bare_heading, is_keyword, is_marked_heading, markdown_length, markdown_level
from slepipe.read.lines import BLANK, Line, ends_sentence, width

if TYPE_CHECKING:
    from collections.abc import Callable

    from slepipe.read.state import Reading

_OPEN: Final = ",、(「『“‘《[-–/"
_CLOSERS: Final = "。,、;:!?)」』”’》]%"
_LONGEST_TITLE: Final = 50
_REST: Final = 3
"""Lines of an entry below its first one that may stand apart."""
_HEAD: Final = 800
"""Characters of an entry that are looked at for its year."""
_PROSE: Final = 18
"""Han characters: a line that is shorter and ends without a stop is complete as it is (a name, a cell of a table)."""
_LONG: Final = 60
"""Han characters: a line that is longer and ends without a stop goes on whatever the others do."""
_LABEL: Final = Pattern(r"[^\s,。:]{2,10}:(?!//)")
"""What begins a line of particulars: 「單張編號:」, 「通訊作者:」."""
_PARTICULARS: Final = Pattern(
    r"[【\[]?(?:中[图圖]分[类類][号號]|文[献獻][标標](?:[识識志誌])?[码碼]|文章[编編][号號]|基金[项項]目|作者[单單]位|通[讯訊信]作者|第一作者|作者[简簡]介|收稿日期|[关關][键鍵][词詞字]|Key ?words?|DOI|引用本文)\s?[】\]]?\s?[:：】\]]"
)
"""What begins a line of a paper's particulars, whatever stands above it."""
_ANEW: Final = Pattern(
    r"[※→☞◎▶►★☆【〔]|(?:备注|備註|備注|附注|附註|[注註附问問答]|[说說]明|提[示醒]|[温溫]馨提[示醒]|注意(?:事[项項])?|用法|用量|[来來]源|[资資]料[来來]源|[联聯][系絡络]|[电電][话話]|地址|[时時]間|时间|地[点點]|[QA]\d{0,2}):"
)
"""What no line that goes on begins with: the sign of a note, the label of a remark, a question or an answer."""


def _reference_heading(reading: Reading, line: Line) -> bool:
    skip = markdown_length(line.text)
    if reading.zone == "references" and is_part_heading(line.text[skip:].strip("*")):
        reading.entry_label = ""
        return reading.add("heading", line, skip, level=markdown_level(line.text) or 3)
    if not is_reference_heading(line.text[skip:]) or reading.index + 1 == len(reading.lines):
        return False
    reading.zone, reading.entry_label = "references", ""
    return reading.add("heading", line, skip, level=markdown_level(line.text) or 2)


def _reference(reading: Reading, line: Line) -> bool:
    """An entry of the list, or more of the last one; the first entry tells whether the entries carry labels."""
    if reading.zone != "references" and (reading.zone or not opens_list(line.text)):
        return False
    label = split_entries(line.text[_bullet(line) :])[0].marker
    first = not reading.blocks or reading.blocks[-1].kind != "reference"
    if not label and is_label(line.text) and (first or follows(reading.blocks[-1].marker, line.text)):
        label = line.text
    if not label and not first and (done := _read_unlabelled(reading, line)) is not None:
        return done
    if not label and first and find_boilerplate(line.text):
        return False
    if first:
        reading.entry_label, reading.bulleted = label, bool(_bullet(line))
    reading.zone = "references"
    _add_entries(reading, line, 0)
    return True


def _read_unlabelled(reading: Reading, line: Line) -> bool | None:
    """What becomes of a line without label below an entry: more of it, no part of the list, or None where it begins an entry."""
    if is_label(reading.text[reading.blocks[-1].start : reading.blocks[-1].end]):
        return _add_below_label(reading, line)
    if _bullet(line) and reading.bulleted:
        return None
    if _lies_within_list(reading, line):
        return _extend_entry(reading, line)
    if find_boilerplate(line.text) or _closes_list(reading, line):
        return False
    if _continues_entry(reading, line):
        return _extend_entry(reading, line)
    if reading.entry_label and line.after_blank and looks_begun(line.text):
        reading.entry_label = ""  # the rest of the list has no labels
        return None
    return False if reading.entry_label or (line.text[-1] == "。" and not leaves_trace(line.text)) else None


def _extend_entry(reading: Reading, line: Line) -> bool:
    """More of the last entry, up to the label of the next one if it stands in the line."""
    at = find_next_label(line.text, reading.blocks[-1].marker) if reading.entry_label else None
    if at is None:
        return reading.extend(line)
    head = line.text[:at].rstrip(BLANK)
    reading.extend(line._replace(end=line.start + len(head), text=head))
    _add_entries(reading, line._replace(start=line.start + at, text=line.text[at:]), 0)
    return True


def _bullet(line: Line) -> int:
    """The length of a bullet before the label of an entry, or of that of an entry without label: 「- [1] …」; ① is a label itself."""
    return 0 if has_label(line.text) else bullet_length(line.text)


def _add_below_label(reading: Reading, line: Line) -> bool:
    """The entry whose label stands alone on the line before."""
    last = reading.blocks.pop()
    marker = reading.text[last.start : last.end]
    reading.entry_label = reading.entry_label or marker
    reading.blocks.append(Block("reference", line.start, line.end, 0, marker))
    return True


def _lies_within_list(reading: Reading, line: Line) -> bool:
    """Whether one of the next lines goes on with the list: a page of a PDF has blank lines anywhere, even within an entry.

    The next line must count on from the label of the last entry or, without labels, begin with authors and year as that one does.
    """
    following = reading.lines[reading.index + 1 : reading.index + 1 + _REST]
    last = reading.blocks[-1]
    if reading.entry_label:
        labels = (split_entries(line.text[_bullet(line) :])[0].marker for line in following)
        return follows(last.marker, next(filter(None, labels), ""))
    if not line.after_blank or looks_begun(line.text) or not is_rest(line.text):
        return False
    return looks_begun(fold(reading.text[last.start : min(last.end, last.start + _HEAD)])) and any(
        looks_begun(line.text) for line in following
    )


def _continues_entry(reading: Reading, line: Line) -> bool:
    previous = reading.lines[reading.index - 1].text
    if not reading.entry_label:
        last = reading.blocks[-1]
        if begins_entry(fold(reading.text[last.start : min(last.end, last.start + _HEAD)]), line.text):
            return False
    return not line.after_blank and continues(previous, line.text, labelled=bool(reading.entry_label))


def _closes_list(reading: Reading, line: Line) -> bool:
    numbering = reading.numberings[reading.index]
    return is_keyword(line.text) or bool(numbering and numbering.heading and numbering.style != "number")


def _boilerplate(reading: Reading, line: Line) -> bool:
    rule = find_boilerplate(line.text)
    if rule is None:
        return False
    reading.zone = "" if rule.follow == "nothing" else rule.follow
    return reading.add("boilerplate", line)


def _below_boilerplate(reading: Reading, line: Line) -> bool:
    """The titles under 「相關閱讀:」 and the text under a line 「免責聲明」."""
    zone, after_first = reading.zone, reading.lines[reading.index - 1].text
    if zone not in {"titles", "paragraph"}:
        return False
    numbering = reading.numberings[reading.index]
    ends = is_keyword(line.text) or bool(numbering and numbering.heading) or markdown_level(line.text) > 0
    if zone == "titles":
        is_first = find_boilerplate(after_first) is not None
        ends = ends or line.text[-1] == "。" or width(line.text) > _LONGEST_TITLE or (line.after_blank and not is_first)
    if ends:
        reading.zone = ""
        return False
    reading.zone = zone if zone == "titles" else ""
    return reading.add("boilerplate", line)


def _inline_references(reading: Reading, line: Line) -> bool:
    """「參考文獻:[1] … [2] …」 in one line, alone or at the end of a paragraph."""
    found = find_inline_list(line.text) if ":" in line.text else None
    if found is None:
        return False
    start, end = found
    numbering = reading.numberings[reading.index]
    if start <= (numbering.length if numbering else bullet_length(line.text)):
        start = 0  # 「五、參考文獻:[1] …」
    before = line.text[:start].rstrip(BLANK)
    if before:
        prose = line._replace(end=line.start + len(before), text=before)
        next(name for name, rule in RULES_OF_PROSE if rule(reading, prose))
    name = line.text[start:end].rstrip(BLANK)
    reading.blocks.append(Block("heading", line.start + start, line.start + start + len(name), 2))
    reading.zone, reading.entry_label = "references", split_entries(line.text[end:])[0].marker
    _add_entries(reading, line, end)
    return True


def _add_entries(reading: Reading, line: Line, offset: int) -> None:
    offset = offset or _bullet(line)
    base = line.start + offset
    for entry in split_entries(line.text[offset:]):
        marker = reading.text[base + entry.label : base + entry.label + len(entry.marker)]
        reading.blocks.append(Block("reference", base + entry.start, base + entry.end, 0, marker))


def _heading(reading: Reading, line: Line) -> bool:
    numbering = reading.numberings[reading.index]
    if level := markdown_level(line.text):
        reading.level = level
    elif is_keyword(line.text):
        reading.level = 2
    elif numbering and numbering.heading:
        reading.level = reading.levels[numbering.style]
    else:
        return False
    reading.zone, reading.depths = "", []
    return reading.add("heading", line, markdown_length(line.text), level=reading.level)


def _marked_heading(reading: Reading, line: Line) -> bool:
    lines, index = reading.lines, reading.index
    if index + 1 == len(lines) or not is_marked_heading(line, lines[index - 1] if index else None, lines[index + 1]):
        return False
    reading.zone, reading.depths = "", []
    skip = 0 if line.text[0] == "[" else bullet_length(line.text)
    return reading.add("heading", line, skip, level=min(reading.level + 1, 6))


def _list_item(reading: Reading, line: Line) -> bool:
    numbering = reading.numberings[reading.index]
    length = bullet_length(line.text) or (numbering.length if numbering and numbering.style not in _WHOLE else 0)
    if not length:
        return False
    if not reading.blocks or reading.blocks[-1].kind != "list_item":
        reading.depths = []
    while reading.depths and reading.depths[-1] > line.indent:
        reading.depths.pop()
    if not reading.depths or reading.depths[-1] < line.indent:
        reading.depths.append(line.indent)
    return reading.add("list_item", line, length, level=len(reading.depths) - 1, marker=reading.written(line, length))


def _continuation(reading: Reading, line: Line) -> bool:
    """A line end in the middle of a sentence or a word does not end the paragraph (「臨床⏎研究」)."""
    if line.after_blank or not reading.blocks or reading.blocks[-1].kind not in {"paragraph", "list_item"}:
        return False
    previous = reading.lines[reading.index - 1].text
    if line.text[0] in _CLOSERS or (previous[-1] in _OPEN and not _is_address(reading, previous)):
        return reading.extend(line)
    if ends_sentence(previous) or not reading.may_be_broken(previous, _PROSE, _LONG):
        return False
    if (_LABEL.match(previous) and _LABEL.match(line.text)) or _PARTICULARS.match(line.text) or _ANEW.match(line.text):
        return False
    flush = line.indent <= reading.lines[reading.index - 1].indent
    if reading.blocks[-1].kind == "list_item":
        # Items often end without a stop; the rest of a broken one is shorter than its first line.
        return not (flush and width(line.text) >= width(previous)) and reading.extend(line)
    return flush and reading.extend(line)


def _is_address(reading: Reading, previous: str) -> bool:
    """Whether a line is whole though it ends in a comma: whom a letter is to (郭医生，), or a verse. No room is so narrow."""
    alone = reading.blocks[-1].end - reading.blocks[-1].start == len(previous)
    return alone and previous[-1] in "，," and width(previous) < _NARROW


_NARROW: Final = 17.0


def _bare_heading(reading: Reading, line: Line) -> bool:
    lines, index = reading.lines, reading.index
    if not reading.blocks or index + 1 == len(lines):
        return False
    below_heading = reading.blocks[-1].kind in {"title", "heading", "boilerplate"}
    settled = line.after_blank or below_heading or ends_sentence(lines[index - 1].text)
    if not is_bare_heading(line, lines[index + 1], settled=settled):
        return False
    return reading.add("heading", line, level=min(reading.level + 1, 6))


def _paragraph(reading: Reading, line: Line) -> bool:
    reading.zone = ""
    return reading.add("paragraph", line)


_WHOLE: Final = frozenset({"chapter", "section", "part", "point", "question"})
"""Numberings that belong to the words after them even where these are no heading."""

RULES_OF_PROSE: Final[tuple[tuple[str, Callable[[Reading, Line], bool]], ...]] = (
    ("list item", _list_item),
    ("continuation", _continuation),
    ("paragraph", _paragraph),
)
RULES: Final[tuple[tuple[str, Callable[[Reading, Line], bool]], ...]] = (
    ("reference heading", _reference_heading),
    ("reference", _reference),
    ("boilerplate", _boilerplate),
    ("inline references", _inline_references),
    ("below boilerplate", _below_boilerplate),
    ("heading", _heading),
    ("marked heading", _marked_heading),
    ("list item", _list_item),
    ("continuation", _continuation),
    ("bare heading", _bare_heading),
    ("paragraph", _paragraph),
)
