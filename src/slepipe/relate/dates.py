"""What a date is the date of: an update, a publication, an announcement, the end of what was counted."""

from __future__ import annotations

from typing import Final

from slepipe.hanzi import to_simplified
from slepipe.patterns import Pattern

_NEAR: Final = 12
_FAR: Final = 48
"""How many characters before a date or behind it are looked at."""
_ROLES: Final = (
    ("cutoff", Pattern(r"(?:截至|截止(?:到|至|日期)?)[:：]?\s?\Z"), None),
    ("updated", Pattern(r"更新(?:日期|时间|于)?[:：]?\s?\Z"), Pattern(r"\s?更新(?!版)")),
    (
        "published",
        Pattern(r"(?:发表|刊登|刊出|出版|发布)(?:日期|时间|于|在)[:：]?\s?\Z"),
        # 「某团队在《某刊》杂志上报告了」
        Pattern(r"[^。；;]{0,30}?(?:发表|刊登|刊出|出版)|[^。；;]{0,40}?》(?:杂志|期刊)?上?(?:报告|报道|撰文|介绍)"),
    ),
    ("announced", None, Pattern(r"[^。；;]{0,16}?(?:公布|宣布|披露|公告|发布)")),
)
"""Roles with what stands before a date and behind it, in Simplified characters."""
_EXPECTED: Final = Pattern("(?:预计|预期|预定|计划|有望|可望|目标|拟于|将于|估计)[^，,。；;：:]*\\Z")


def is_expected(text: str, start: int, first: int) -> bool:
    """Whether a value that begins at ``start`` is only expected by the words before it in its clause: 预计2025年下半年公布."""
    return _EXPECTED.search(to_simplified(text[max(first, start - _FAR) : start])) is not None


def date_role(text: str, start: int, end: int, first: int, last: int) -> str:
    """The role of a date at ``start:end`` of a source by the words around it between ``first`` and ``last``; empty where they tell none."""
    before = to_simplified(text[max(first, start - _NEAR) : start])
    behind = to_simplified(text[end : min(last, end + _FAR)])
    return next((role for role, head, then in _ROLES if (head and head.search(before)) or (then and then.match(behind))), "")
