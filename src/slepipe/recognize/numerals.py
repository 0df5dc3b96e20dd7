"""Read numbers as Chinese articles write them: 38,000; 2万5400; 1×10^6; 一百二十; 十几; 两三; 数百."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from slepipe.patterns import Pattern

Number = int | float

DIGITS = {
    "零": 0,
    "〇": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# ``string`` has these too, and its import compiles a pattern for templates.
ALPHANUMERIC = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
# Years of the Republic: the first is 1912, and those from the hundredth on as laws write them (一百一十四年).
REPUBLIC = 1911
REPUBLICAN = "一百[零〇]?[一二三]?十?[一二三四五六七八九]?"
NUMERALS = "零〇○一二两三四五六七八九十百千万亿廿"
# 千 and 百 are scales only where they do not open a unit: 5千克 is 5 kg, 3百分点 is no 300.
_SCALE = r"(?:[十百千]?万亿?|[十百千]?亿|千(?![克米卡瓦伏帕焦升])|百(?!分))"
# A lost superscript (50×109/L) is an exponent only before what is counted in powers of ten.
_POWER = (
    r"(?:\^\s?(?P<power>\d{1,2})|(?P<super>[⁰¹²³⁴-⁹]{1,2})|[eE](?P<e>\d{1,2})"
    r"|(?P<lost>[1-9]\d?)(?=\s?(?:/|个|细胞|cells|IU/|U/|copies|拷贝|CFU)))"
)
# What follows the first scale: 1亿2,500万, 2万5400.
_MORE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,9})"
# 3亿60岁以上 has no number of eleven digits.
_THOUSANDS = r"(?:\d{1,3}(?:,\d{3})+|\d{3,9})"
# Thousands parted by a blank, 1 850: a space, a no-break or a thin one.
BLANKS = "\u0020\u00a0\u2009\u202f"
# 二十来斤 are about twenty.
_AFTER_VAGUE = "[个岁名年天斤公分里块元种次例人米位家项万小条套件度克粒片](?!源)"
ARABIC = Pattern(
    rf"(?P<digits>\d{{1,3}}(?:(?:,\d{{3}}){{1,4}}|(?:[{BLANKS}]\d{{3}}){{1,2}})(?!\d)(?:\.\d{{1,9}})?|\d{{1,15}}(?:\.\d{{1,9}})?(?!\d))"
    rf"(?:\s?[×xX*]\s?10{_POWER})?"
    rf"(?P<inner>\s?[余多几]\s?(?=[百千]?[万亿]))?"
    rf"(?P<scaled>\s{_SCALE}(?:\s{_MORE}\s{_SCALE}|\s{_MORE}(?=\s))"
    rf"|\s?(?:[十百千][余多几][万亿]|{_SCALE})(?:{_MORE}{_SCALE})?(?:{_THOUSANDS}(?![\d.]))?)?"
    rf"(?P<vague>[余多几]|\s[余多几](?![中方重学]|元[素化])|\s?来(?={_AFTER_VAGUE})|\+)?"
)
# Most numbers are plain (12, 7.5). What may make one longer or vague is left to ARABIC.
_PLAIN = Pattern(r"(\d{1,15})(\.\d{1,9})?")
_GOES_ON = frozenset(".,×xX*十百千万亿余多几来+")
# 两、三周 and 三、四十岁 are estimates; 第三、四期 and 三、四月 count, and 一、 may number a heading.
_JOINED = (
    "(?:(?=、)(?<=[^\\n第、\\d].)(?:(?<=一)、[二两]|(?<=[二两])、三|(?<=三)、四|(?<=四)、五|(?<=五)、六|(?<=六)、七|(?<=七)、八|(?<=八)、九)"
    "(?=[十百千万]?[余多]?(?:[个种位名成倍圈次岁天周人例]|小时|分钟|年(?![级度]))))?"
)
CHINESE = Pattern(
    r"(?P<some>[数几](?=[十百千万亿])|上(?=[百千万亿]))?(?P<digits>[" + NUMERALS + "]" + _JOINED + "[" + NUMERALS + r"]{0,20})"
    r"(?:点(?P<decimals>[零〇一二三四五六七八九]{1,9})(?P<of>[百千]?[万亿]{1,2})?)?"
    r"(?:(?P<inner>[余多几])(?P<scaled>[百千]?[万亿]))?"
    rf"(?P<vague>[余多几]|来(?={_AFTER_VAGUE}))?"
)
# The first class lets the search skip all else quickly.
_RUN = Pattern(rf"[\d{NUMERALS}](?:(?<=\d)\d*|{_JOINED}[{NUMERALS}]*)")
_PAIR_LENGTH = 2
_MYRIADS = frozenset("万亿")
_SCALED = Pattern(r"([\d.]*)([十百千万亿]*)")
# 三四十 is 30 to 40, 两三 is 2 to 3; also 三五 (3 to 5), the only pair that skips one.
_THOUSAND_DIGITS = 3
# 表1 850 and 第1 850 end in another number, IL 6 100 too; so does the last of three in a row.
_OTHER_NUMBER = Pattern(
    rf"(?:[表图第章节.:/]|(?<![A-Za-z]-)\d|(?<![A-Za-z])(?:[A-Za-z]{{1,2}}|[Tt]able|[Ff]ig(?:ure)?|[Tt]ype|[Pp]hase))[{BLANKS}]?\Z|(?:\A|\n)\s*\Z"
)
_LONGEST_WORD = 8
_OF_DOSES = ("万IU", "万U", "万单位", "万国际单位")
_PAIR = Pattern("一二|一两|二三|两三|三四|三五|四五|五六|六七|七八|八九")


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A number as written: ``high`` is set for pairs such as 两三; ``scale`` is the 万 or 亿 it ends in (else 1)."""

    low: Number
    high: Number | None = None
    approximate: bool = False
    comparator: str = ""
    scale: int = 1
    chinese: bool = False


def plain(number: Decimal) -> Number:
    """The decimal as an int where it is whole, else as the nearest float."""
    return int(number) if number == number.to_integral_value() else float(number)


def number_runs(flow: str) -> list[tuple[int, int]]:
    """Where digits or Chinese numerals stand, as (start, end), in order; 2万 is two runs."""
    return [match.span() for match in _RUN.finditer(flow)]


def read_amount(flow: str, start: int) -> tuple[Amount, int] | None:
    """The number that begins at ``start`` and the offset after it, or None where none can be read."""
    if (match := _PLAIN.match(flow, start)) is not None:
        if not _goes_on(flow, start, match.end()):
            return Amount(_plain(match[1], match[2])), match.end()
        return (_arabic(match), match.end()) if (match := ARABIC.match(flow, start)) is not None else None
    if (match := CHINESE.match(flow, start)) is not None and (amount := _chinese(match)) is not None:
        return amount, match.end()
    return None


def number_of(text: str) -> Number:
    """The number that digits write."""
    amount = read_amount(text, 0)
    return amount[0].low if amount is not None else float(text)


def _goes_on(flow: str, start: int, end: int) -> bool:
    sign = flow[end : end + 1]
    if sign.isspace():
        after = flow[end + 1 : end + 2]
        return after in _GOES_ON or (after.isdecimal() and is_parted(flow, start, end))
    return sign in _GOES_ON or sign.isdecimal()


def is_parted(flow: str, start: int, end: int) -> bool:
    """Whether the digits at ``start:end`` are the first of a number whose thousands a blank parts: 1 850, 9 600."""
    digits = flow[end + 1 : end + 2 + _THOUSAND_DIGITS]
    if not (
        flow[start] != "0" and flow[start:end].isdecimal() and end - start <= _THOUSAND_DIGITS and flow[end : end + 1] in BLANKS
    ):
        return False
    if not digits[:_THOUSAND_DIGITS].isdecimal() or len(digits) < _THOUSAND_DIGITS or digits[_THOUSAND_DIGITS:].isdecimal():
        return False
    # 白介素2 100万IU: the first is of a name; 港币4 600万元 is one number.
    if flow.startswith(_OF_DOSES, end + 1 + _THOUSAND_DIGITS):
        return False
    return _OTHER_NUMBER.search(flow[max(0, start - _LONGEST_WORD) : start]) is None


def _plain(whole: str, fraction: str | None) -> Number:
    if fraction is None:
        return int(whole)
    number = float(whole + fraction)
    return int(number) if not int(fraction[1:]) else number


_UNPARTED = Pattern(rf"[,{BLANKS}]")


_VAGUE = Pattern(r"[余多几\s]")


def _arabic(match: re.Match[str]) -> Amount:
    number = Decimal(_UNPARTED.sub("", match["digits"]))
    power = match["power"] or (match["super"] or "").translate(SUPERSCRIPTS) or match["e"] or match["lost"]
    if power:
        number = number.scaleb(int(power))
    scale = 1
    vague = bool(match["inner"] or match["vague"])
    if match["scaled"]:
        # 2千余万
        words = _VAGUE.sub("", match["scaled"].replace(",", ""))
        vague = vague or _VAGUE.search(match["scaled"].replace(" ", "")) is not None
        number, scale = _add_scaled(number, words)
    return Amount(plain(number), approximate=vague, scale=scale)


def _add_scaled(number: Decimal, rest: str) -> tuple[Decimal, int]:
    """2 and 万5400 make 25400; 1 and 亿2000万 make 120000000, 1 and 千2百万 12000000; the scale is that of the last scaled part."""
    total, section, scale = Decimal(0), Decimal(0), 1
    for digits, words in _SCALED.findall(str(number) + rest):
        if not digits and not words:
            continue
        small, big = 1, 1
        for word in words:
            small, big = (small, big * SCALES[word]) if word in _MYRIADS else (small * SCALES[word], big)
        section += Decimal(digits or 1) * small
        if big > 1:
            total, section = total + section * big, Decimal(0)
        scale = small * big if words else 1
    return total + section, scale


def _chinese(match: re.Match[str]) -> Amount | None:
    digits = match["digits"].replace("、", "")
    low, high = parse_chinese(digits), None
    if low is None and (pair := _PAIR.search(digits)) is not None:
        before, after = digits[: pair.start()], digits[pair.end() :]
        low, high = (parse_chinese(before + digit + after) for digit in pair[0])
    if low is None:
        return None
    number: Number = low
    if match["decimals"]:
        number = plain(Decimal(f"{low}.{''.join(str(DIGITS[each]) for each in match['decimals'])}"))
    last = digits[-1]
    # 一点二亿
    for word in match["of"] or "":
        number, last = plain(Decimal(str(number)) * SCALES[word]), word
    # 十几万, 三千余万
    if match["inner"]:
        if high is not None or last in _MYRIADS:
            return None
        for word in match["scaled"]:
            number = number * SCALES[word]
        last = match["scaled"][-1]
    return Amount(
        number,
        high=high,
        approximate=bool(match["vague"] or match["some"] or match["inner"]),
        comparator={"上": ">=", None: ""}.get(match["some"], ">"),
        scale=SCALES[last] if last in _MYRIADS else 1,
        chinese=True,
    )


def parse_chinese(text: str) -> int | None:
    """The integer that Chinese numerals write (一百二十, 两万五, 二〇二五), or None where they write none."""
    text = text.replace("廿", "二十")
    if all(each in DIGITS for each in text):
        if len(text) == _PAIR_LENGTH and not set("零〇○") & set(text):
            return None
        return int("".join(str(DIGITS[each]) for each in text)) if text else None
    total = 0
    for big, factor in (("亿", 10**8), ("万", 10**4)):
        if big in text:
            head, text = text.split(big, 1)
            section = _below_ten_thousand(head) if head else 1
            if section is None:
                return None
            total += section * factor
            if len(text) == 1 and text in DIGITS and DIGITS[text]:
                return total + DIGITS[text] * factor // 10
    rest = _below_ten_thousand(text) if text else 0
    return None if rest is None else total + rest


def _below_ten_thousand(text: str) -> int | None:
    """A section without 万 and 亿: scales must fall (一百二十), a digit must stand before each but a leading 十."""
    total, digit, ceiling, zero = 0, None, 10**4, False
    for position, each in enumerate(text):
        if each in DIGITS:
            if digit is not None:
                return None
            zero, digit = (True, None) if DIGITS[each] == 0 else (zero, DIGITS[each])
            continue
        scale = SCALES.get(each, ceiling)
        if scale >= ceiling or (digit is None and position):
            return None
        total, ceiling, digit, zero = total + (digit or 1) * scale, scale, None, False
    if digit is None:
        return total
    # 一百二 is 120, 一百零二 is 102.
    return total + digit * (ceiling // 10 if total and ceiling > 10 and not zero else 1)
