"""Words beside a quantity that bound it (≥, 超过, 约 before, 以上, 左右 after); they stay outside its span."""

from __future__ import annotations

from slepipe.patterns import Pattern

# The longest that fits counts: 不低于, not the 低于 in it.
_BEFORE = (
    (
        ">=",
        "≥|⩾|≧|>=|＞=|不少于|不低于|不小于|不短于|大于等于|大于或等于|至少|至少为|至少有|至少达|至少要|至少需|最少|最低|最短|起码|满|不得少于|不得低于|不应少于|不应低于|不宜低于|不可低于",
    ),
    (
        "<=",
        "≤|⩽|≦|<=|不超过|不高于|不大于|不多于|不长于|小于等于|小于或等于|至多|最多|最高|最高达|最高可达|最长|最长达|不得超过|不宜超过|不可超过|不应超过|不要超过|勿超过|不逾|上限为|上限|最大|最大量|最大剂量|最大不超过",
    ),
    (">", ">|＞|超过|大于|高于|多于|逾|超|突破|长于|破"),
    ("<", "<|＜|小于|低于|少于|不足|不到|未满|未达|不满|短于"),
    ("~", "~|≈|约|约为|约占|约有|约需|约达|大约|大概|近|接近|将近|估计"),
)
_AFTER = (
    (">=", "以上|及以上|或以上|和以上|或更多|或更高|或更长|或更大|或以后|起跳"),
    ("<=", "以下|及以下|或以下|和以下|之内|以内"),
    ("~", "左右|上下"),
)
# ALT>正常上限2倍 is more than twofold.
_LIMIT = Pattern(r"正常(?:参考)?(?:值|范围)?上限(?:值)?的?\s?\Z|ULN的?\s?\Z")
_LIMIT_ENDS = frozenset("限值的N")
_LONGEST = 12


def _by_character(rows: tuple[tuple[str, str], ...], place: int) -> dict[str, tuple[tuple[str, str], ...]]:
    """The words of all rows with their comparator by the character at ``place``, longest first."""
    words: dict[str, list[tuple[str, str]]] = {}
    for sign, alternatives in rows:
        for word in alternatives.split("|"):
            words.setdefault(word[place], []).append((word, sign))
    return {each: tuple(sorted(found, key=lambda row: -len(row[0]))) for each, found in words.items()}


_BY_LAST = _by_character(_BEFORE, -1)
_BY_FIRST = _by_character(_AFTER, 0)


def comparator(flow: str, start: int, end: int) -> str:
    """The comparator (``<``, ``<=``, ``>``, ``>=``, ``~``) of the quantity at ``start:end``, or an empty string."""
    before = flow[max(0, start - _LONGEST) : start]
    last = before[-1:]
    if last.isspace():
        before, last = before[:-1], before[-2:-1]
    if last in _LIMIT_ENDS:
        before = blank_off(_LIMIT.sub("", before))
        last = before[-1:]
    for word, sign in _BY_LAST.get(last, ()):
        if before.endswith(word):
            return sign
    first = flow[end : end + 1]
    if first.isspace():
        end += 1
        first = flow[end : end + 1]
    for word, sign in _BY_FIRST.get(first, ()):
        if flow.startswith(word, end):
            return sign
    return ""


def blank_off(text: str) -> str:
    """The text without one blank at its end."""
    return text[:-1] if text[-1:].isspace() else text
