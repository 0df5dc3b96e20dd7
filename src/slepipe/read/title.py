"""Which line near the top is the title of a plain text, if any."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from slepipe.read.bibliography import is_reference_heading
from slepipe.read.boilerplate import find_boilerplate, is_byline
from slepipe.read.headings import Numbering, bullet_length, is_keyword, markdown_length, markdown_level
from slepipe.read.lines import Line, width

_NEAR_TOP: Final = 8
_LONGEST: Final = 50
_SHORTEST: Final = 4
_CLAUSES: Final = 2
_NARROW: Final = 12
_RAGGED: Final = 3
_STOPS: Final = "。;,、:.…"


def find_title(lines: list[Line], numberings: list[Numbering | None]) -> int | None:
    """The index of the title line: the first line if it reads like one, otherwise one that stands before a heading.

    A lead paragraph may come first; a short line in the middle of the article is a heading, not the title.
    """
    marked = next((i for i, line in enumerate(lines) if markdown_level(line.text) == 1 and not _heads_list(line)), None)
    if marked is not None:
        return marked
    for index, line in enumerate(lines[: min(_NEAR_TOP, len(lines) - 1)]):
        rule = find_boilerplate(line.text)
        if _heads(line, numberings[index]) or (rule and rule.follow != "nothing"):
            return None
        following = lines[index + 1]
        if not index and is_byline(following.text) and _is_announcement(line.text):
            return index
        if not _reads_like_title(line.text) or _names_company(line, following):
            continue
        if _heads(following, numberings[index + 1]) or is_byline(following.text):
            return index
        after_bylines = all(
            is_byline(earlier.text) or find_boilerplate(earlier.text) or _names_company(earlier, below)
            for earlier, below in pairwise(lines[: index + 1])
        )
        if after_bylines and not _is_wrapped_prose(line, following):
            return index
    return None


def _heads_list(line: Line) -> bool:
    return is_reference_heading(line.text[markdown_length(line.text) :])


def _heads(line: Line, numbering: Numbering | None) -> bool:
    return bool(numbering and numbering.heading) or is_keyword(line.text) or is_reference_heading(line.text)


def _reads_like_title(text: str) -> bool:
    if len(text) < _SHORTEST or width(text) > _LONGEST or text[-1] in _STOPS or "。" in text or "http" in text:
        return False
    return not (is_byline(text) or find_boilerplate(text) or bullet_length(text) or text.count(",") > _CLAUSES)


def _names_company(line: Line, following: Line) -> bool:
    """Whether a line says only whose announcement follows: 某某股份有限公司 above 关于……的公告."""
    return line.text.endswith("公司") and following.text.startswith(("关于", "關于", "關於"))


def _is_announcement(text: str) -> bool:
    """Whether a first line may be the title although it is a whole sentence, as 健保署公告:某药自114年9月1日生效。 is."""
    return (
        len(text) >= _SHORTEST
        and width(text) <= 2 * _LONGEST
        and "。" not in text[:-1]
        and "http" not in text
        and not is_byline(text)
    )


def _is_wrapped_prose(line: Line, following: Line) -> bool:
    """Whether the line is only the beginning of a sentence that the next line goes on with.

    So it is where it has a clause and no longer line follows, or where both are lines of a text of fixed width.
    """
    # 「【用藥資訊單張】黴酚酸酯(mycophenolate mofetil, MMF)」 says of what kind it is.
    if following.after_blank or line.text[-1] in "!?" or (line.text[0] == "[" and not line.text[1:2].isdecimal()):
        return False
    first, second = width(line.text), width(following.text)
    if "," in line.text:
        return second < 1.5 * first
    return first > _NARROW and abs(first - second) <= _RAGGED and following.text[-1] not in "。!?"
