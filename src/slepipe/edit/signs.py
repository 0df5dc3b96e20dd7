"""Signs that Chinese sets in its own way: ellipsis, dash, range, percent, degree, marks of titles. One rule is one row of a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator

from slepipe.edit.letters import CLOSING, HAN, OPENING, is_latin
from slepipe.edit.widths import Mark, Stretch
from slepipe.hanzi import is_han
from slepipe.patterns import Pattern

TITLES = "typography.book-title-marks"
_ANGLES = Pattern("(?<!<)<<(?!<)|(?<!>)>>(?!>)")
_LONGEST_TITLE = 60
_TITLE_MARK = Pattern("[《》〈〉]|<<|>>")
_CHINESE_MARKS = (OPENING | CLOSING | frozenset("，。；：！？、")) - frozenset("%％)")
_SERIES = frozenset("，、")
# After a single — these begin an aside: 狼疮—一种慢性病. Otherwise it may join: 下丘脑—垂体—肾上腺轴, 北京—上海.
_ASIDE = Pattern(
    "一[种種个個项項款类類名位]|[这這那即它他她但却卻]|也就是|就是|不是|尤其|特[别別]是|包括|例如|比如|甚至|而[是且不]"
)
_WORD = Pattern("[a-zａ-ｚ]{3,}")
_FAR = 100

Replacement = Callable[[Stretch, "re.Match[str]"], str | None]
Rule = tuple[str, tuple[str, ...], Pattern, Replacement]
"""name, signs of which one must be there, what it looks for, what to write in place of its last group (None: leave it)"""


def titles(stretch: Stretch) -> Iterator[Mark]:
    """《X》 for the ASCII <<X>> around Chinese; x<<y is far less than."""
    text = stretch.text
    opened: list[int] = []
    for match in _ANGLES.finditer(text, stretch.start, stretch.end):
        at = match.start()
        if match[0] == "<<":
            opened.append(at)
        elif opened:
            opening = opened.pop()
            short = at - opening <= _LONGEST_TITLE and not stretch.kept.intersection((opening, at))
            if short and not is_latin(stretch.character(opening - 1)) and HAN.search(text, opening, at):
                for angle, mark in ((opening, "《"), (at, "》")):
                    stretch.written.update({angle: mark, angle + 1: mark})
                    yield angle, angle + 2, mark, TITLES


def single_titles(stretch: Stretch) -> Iterator[Mark]:
    """《 and 》 for the 〈 and 〉 that Mainland editions raise: those of a title neither inside another one nor around one."""
    inside = 0
    opening = -1
    for match in _TITLE_MARK.finditer(stretch.text, stretch.start, stretch.end):
        mark = stretch.character(match.start())
        inside = max(0, inside + (mark == "《") - (mark == "》"))
        if mark == "〉" and opening >= 0:
            for at, raised in ((opening, "《"), (match.start(), "》")):
                yield at, at + 1, raised, TITLES
        opening = match.start() if mark == "〈" and not inside else -1


_BULLET = Pattern("(?<![^\\n])・(?=[^\\n])")


def signs(stretch: Stretch, rules: Iterable[Rule]) -> Iterator[Mark]:
    """What the rules of a table change in a stretch of Chinese."""
    text, start, end = stretch.text, stretch.start, stretch.end
    for name, wanted, pattern, replacement in rules:
        # To look for a sign takes a hundredth of the time of the pattern.
        for match in pattern.finditer(text, start, end) if any(text.find(sign, start, end) >= 0 for sign in wanted) else ():
            span = match.span(match.lastindex or 0)
            after = None if stretch.kept.intersection(range(*span)) else replacement(stretch, match)
            if after is not None:
                yield *span, after, name


def bullets(text: str, kept: Container[int]) -> Iterator[Mark]:
    """The ・ that Taiwan sets before an item of a list; it stands outside of what the item says."""
    for match in _BULLET.finditer(text) if "・" in text else ():
        if match.start() not in kept:
            yield *match.span(), "•", "typography.middle-dot"


# What numbers a paragraph stands outside of it: (一)限既往接受过治疗的患者.
_NUMBERED = Pattern("(?<![^\n])[ \u3000]*(\\()[一二三四五六七八九十]{1,3}(\\))")


def numbered(text: str, kept: Container[int]) -> Iterator[Mark]:
    """Full-width brackets of the Chinese number before a paragraph."""
    for match in _NUMBERED.finditer(text) if "(" in text else ():
        if match.start(1) not in kept and match.end(2) - 1 not in kept:
            yield *match.span(1), "（", "typography.full-width-brackets"
            yield *match.span(2), "）", "typography.full-width-brackets"


def needed(text: str, rules: Iterable[Rule]) -> list[Rule]:
    """The rules of a table of which ``text`` holds a sign."""
    return [rule for rule in rules if any(sign in text for sign in rule[1])]


def _is_chinese(character: str) -> bool:
    return is_han(character) or character in _CHINESE_MARKS


def _ellipsis(stretch: Stretch, match: re.Match[str]) -> str | None:
    """…… beside Chinese; not in a table of contents (……… 12), in English or in a series (x1，…，xn)."""
    before, after = stretch.character(match.start() - 1), stretch.character(match.end())
    if before in _SERIES and after in _SERIES:
        return None
    if after == " ":
        after = stretch.character(match.end() + 1)
    free = [side in ("", "\n") or _is_chinese(side) or (is_latin(side) and not side.isdigit()) for side in (before, after)]
    return "……" if all(free) and (_is_chinese(before) or _is_chinese(after)) else None


_SIGNS = frozenset(",;:!?，；：！？")


def _dash(stretch: Stretch, match: re.Match[str]) -> str | None:
    before, after = stretch.character(match.start() - 1), stretch.character(match.end())
    # The blank before a full-width sign goes, and the sign is what follows.
    if after == " " and stretch.character(match.end() + 1) in _SIGNS:
        after = stretch.character(match.end() + 1)
    if not (_is_chinese(before) and _is_chinese(after)) or (match[0] == "—" and not _ASIDE.match(stretch.text, match.end())):
        return None
    return "——"


def _range(stretch: Stretch, match: re.Match[str]) -> str | None:
    """～, unless four words or more without Chinese stand around it: Patients aged 18~65 were included."""
    left, right = match.span(1)
    first, last = max(stretch.start, left - _FAR), min(stretch.end, right + _FAR)
    while left > first and not is_han(stretch.text[left - 1]):
        left -= 1
    while right < last and not is_han(stretch.text[right]):
        right += 1
    return "～" if len(_WORD.findall(stretch.text, left, right)) < 4 else None


def _between(stretch: Stretch, match: re.Match[str]) -> str | None:
    """Nothing for the 、 of 兩、三天; at the beginning of a block it numbers (一、二次手術)."""
    return "" if match.start() > stretch.start else None


def _zero(stretch: Stretch, match: re.Match[str]) -> str | None:
    """〇 in a number that is written digit by digit: 二○二五年, 一百○五人; not for what is left out (王○明, ○○醫院)."""
    run = match[0]
    counted = _COUNTED_DIGITS.match(stretch.text, match.end()) or _HUNDREDS.search(
        stretch.text, max(0, match.start() - 1), match.end()
    )
    written = run.strip("○") and (len(run) > 2 or counted)
    return run.replace("○", "〇") if written else None


def _thousands(stretch: Stretch, match: re.Match[str]) -> str | None:
    """A comma for the blank of 1 860 μg/L and 1 200例; not behind what a number counts in order (第1 200, Day 1 500 mg)."""
    # 「1 500 g鸡肉」 at the begin of a line is the first item of a list.
    begins = not stretch.text[stretch.text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
    if begins and _ITEM.match(stretch.text, match.start()):
        return None
    first = max(stretch.start, match.start() - _WORD_BEFORE)
    # 对照组10 500例 counts people, 试验组1 200 mg is the dose of the first one.
    if _COUNT_BEHIND.match(stretch.text, match.end()) is None and _GROUPS.search(stretch.text, first, match.start()):
        return None
    return None if _ORDERS.search(stretch.text, first, match.start()) else ","


def _always(after: str) -> Replacement:
    return lambda _, __: after


def _compatible(_: Stretch, match: re.Match[str]) -> str:
    """III for Ⅲ, 12 for １２."""
    return unicodedata.normalize("NFKC", match[0])


_NUMBER = "[0-9０-９⁰¹²³⁴-⁹Ⅰ-Ⅻ一二三四五六七八九十百千万萬两兩]"
_UNIT = "(?: ?[A-Za-zＡ-Ｚａ-ｚμµ/%％‰℃°]{1,8}|[年月日岁歲周週天时時个個例分度])?"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅬⅭⅮⅯⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻⅼⅽⅾⅿ"
_WIDE = "".join(chr(code + 0xFEE0) for code in range(0x30, 0x7B) if chr(code).isalnum())
# The small forms of Big5's punctuation.
_SMALL = dict(zip("﹐﹑﹔﹕﹖﹗", "，、；：？！", strict=True))
_BLANKS = " \u00a0\u2009\u202f"
_MEASURE = "[例名人元位次份岁歲步套台臺盒支瓶辆輛件家所宗篇床粒片]|[余餘多][例名人]|[万萬亿億]|美元|(?:[μµmnkKp]?(?:g|L|l|U|IU|m|mol|M|Da|cal|J|Pa|Hz)|cm|kcal)(?![A-Za-z])|[×/]"
_THOUSANDS = Pattern(
    rf"(?<![A-Za-z\d\u0370-\u03ff.,．^-])[1-9]\d{{0,2}}([{_BLANKS}])(?=\d{{3}}(?:[{_BLANKS}]\d{{3}})*(?!\d)"
    rf"(?:\s?(?:{_MEASURE})|\s?[-–~～—至]\s?[1-9]\d{{0,2}}[{_BLANKS}]\d{{3}}(?!\d)))"
)
_GROUPS = Pattern(r"(?<!每)[组組]\s?\Z")
_COUNT_BEHIND = Pattern(r"\d{3}\s?[例名人位次份元]")
_ITEM = Pattern(rf"\d{{1,2}}[{_BLANKS}]\d{{3}}(?![{_BLANKS}]?\d|\s?[-–~～—至])")
# What a number behind them counts in order: no thousand of doses follows.
_ORDERS = Pattern(
    r"(?:(?:方案|水平|阶段|階段|步骤|步驟|序号|序號|编号|編號|队列|隊列|剂量组|劑量組|组别|組別|类型|類型|[级級期号號])\s?|[①-⑳]\s?|(?i:[第表图圖]|附[录錄]|(?:day|week|cycle|cohort|part|grade|stage|phase|step|arm|group|dose|no\.?)\s?))\Z"
)
_WORD_BEFORE = 8
RULES: tuple[Rule, ...] = (
    ("typography.ellipsis", ("...", "…"), Pattern(r"(?<![.…])(?:\.{3,6}|…)(?![.…])"), _ellipsis),
    ("typography.ellipsis", ("。。。",), Pattern("。{3,}"), _always("……")),
    ("typography.dash", ("--", "—"), Pattern("(?<![-—])(?:--|—)(?![-—>])"), _dash),
    ("typography.range", tuple("~∼〜"), Pattern(f"{_NUMBER}{_UNIT}( ?[~∼〜] ?)(?=[-+<>≤≥]?{_NUMBER})"), _range),
    (
        "typography.blank",
        tuple("，。；：！？、"),
        Pattern("(?<=[\u4e00-\u9fffA-Za-z0-9%）)”」』》])( +)(?=[，。；：！？、])"),
        _always(""),
    ),
    ("typography.full-width-punctuation", tuple(_SMALL), Pattern(f"[{''.join(_SMALL)}]"), lambda _, match: _SMALL[match[0]]),
    ("typography.percent-sign", ("％",), Pattern("(?<=[0-9])％"), _always("%")),
    ("typography.degree-sign", tuple("º˚"), Pattern(r"(?<=\d) ?([º˚])(?= ?[CFＣＦ](?![A-Za-zＡ-Ｚａ-ｚ]))"), _always("°")),
)
# Neighbouring numbers that estimate (兩、三天, 三、四十歲), but none that count in order (第一、二章, 三、四月).
_ESTIMATE = "|".join(f"{a}(、){b}" for a, b in zip("一二两兩三四五六七八", ("[二两兩]", *"三三三四五六七八九"), strict=True))
_COUNTED = "[个個种種位名成倍圈次歲岁天周週人杯粒片回步样樣件条條口下家间間只隻]|小[时時]|分[钟鐘]|公[分斤里尺]|年(?![级級度])"
_COUNTED_DIGITS = Pattern("[年月日号號室床度%％點点歲岁多餘余]")
_HUNDREDS = Pattern("[百千萬万]○[一二三四五六七八九]")
# What only the Mainland sets so: GB/T 15834-2011 has no 、 between neighbouring quotes or titles, and none in an estimate; names from abroad have ·, numbers 〇.
MAINLAND_RULES: tuple[Rule, ...] = (
    (
        "typography.estimate",
        ("、",),
        Pattern(f"(?<![第0-9一二三四五六七八九十、])(?:{_ESTIMATE})(?=[十百千万萬]?[多余餘]?(?:{_COUNTED}))"),
        _between,
    ),
    (
        "typography.list-of-quotes",
        ("」、「", "”、“", "》、《"),
        Pattern("(?:(?<=」)(、)(?=「)|(?<=”)(、)(?=“)|(?<=》)(、)(?=《))"),
        _always(""),
    ),
    ("typography.zero", ("○",), Pattern("[一二三四五六七八九〇]*○[一二三四五六七八九〇○]*"), _zero),
    ("typography.middle-dot", tuple("．‧・•"), Pattern("(?<=[\u4e00-\u9fff])([．‧・•])(?=[\u4e00-\u9fff])"), _always("·")),
)
# What Taiwan and Hong Kong set so: their typefaces have no ∶, which the Mainland's standard asks for, and their thousands have commas.
TRADITIONAL_RULES: tuple[Rule, ...] = (
    ("typography.ratio", ("∶",), Pattern("(?<=[0-9])( ?∶ ?)(?=[0-9])"), _always(":")),
    ("typography.thousands", tuple(_BLANKS), _THOUSANDS, _thousands),
)
EXTRA: tuple[Rule, ...] = (
    ("typography.roman-numerals", tuple(_ROMAN), Pattern("(?<![Ⅰ-ⅿIVXivx])[Ⅰ-ⅿ](?![Ⅰ-ⅿIVXivx])"), _compatible),
    ("typography.full-width-letters", tuple(_WIDE), Pattern("[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)*％?"), _compatible),
)
