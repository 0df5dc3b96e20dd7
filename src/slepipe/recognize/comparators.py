"""Words beside a quantity that bound it (≥, 超过, 约 before, 以上, 左右 after); they stay outside its span."""

from __future__ import annotations

from slepipe.recognize.pattern import Pattern

# Longest first where one contains another: 不低于 before 低于.
_BEFORE = (
    (
        ">=",
        "≥|⩾|≧|>=|＞=|不少于|不低于|不小于|不短于|大于等于|大于或等于|至少(?:为|有|达|要|需)?|最少|最低|最短|起码|满",
    ),
    ("<=", "≤|⩽|≦|<=|不超过|不高于|不大于|不多于|不长于|小于等于|小于或等于|至多|最多|最高(?:可?达)?|最长(?:达)?"),
    (">", ">|＞|超过|大于|高于|多于|逾|超|突破|长于|破"),
    ("<", "<|＜|小于|低于|少于|不足|不到|未满|未达|不满|短于"),
    ("~", "~|≈|约(?:为|占|有|需|达)?|大约|大概|近|接近|将近|估计"),
)
_AFTER = (
    (">=", "(?:及|或|和)?以上|或更(?:多|高|长|大)|或以后|起跳"),
    ("<=", "(?:及|或|和)?以下|(?:之|以)内"),
    ("~", "左右|上下"),
)
# ALT>正常上限2倍 is more than twofold.
_LIMIT = Pattern(r"正常(?:参考)?(?:值|范围)?上限(?:值)?的?\s?\Z|ULN的?\s?\Z")
_LONGEST = 12
_BEFORE_AT_END = Pattern("(?:" + "|".join(f"(?P<c{n}>{words})" for n, (_, words) in enumerate(_BEFORE)) + r")\s?\Z")
_AFTER_AT_START = Pattern(r"\s?(?:" + "|".join(f"(?P<c{n}>{words})" for n, (_, words) in enumerate(_AFTER)) + ")")


def comparator(flow: str, start: int, end: int) -> str:
    """The comparator (``<``, ``<=``, ``>``, ``>=``, ``~``) of the quantity at ``start:end``, or an empty string."""
    before = _LIMIT.sub("", flow[max(0, start - _LONGEST) : start])
    if (match := _BEFORE_AT_END.search(before)) is not None:
        return _BEFORE[int((match.lastgroup or "c0")[1:])][0]
    if (match := _AFTER_AT_START.match(flow, end)) is not None:
        return _AFTER[int((match.lastgroup or "c0")[1:])][0]
    return ""
