"""What is counted without a classifier: 八女一男, 九病人 of a headline, 1500万痴呆患者; the fraction behind a percent, 66.7%（4/6）; and proportions in words, 二比一."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.comparators import comparator
from slepipe.recognize.found import Found
from slepipe.recognize.frequencies import whole

_NUMBER = r"(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})"
# 两男一女; 一男一女 are nobody counted, 五女子 and 三男生 have other words.
_SEXES = Pattern(
    rf"(?<![\d一二两三四五六七八九十百第/.])(?P<first>{_NUMBER})\s?(?P<one>[男女])(?:[及和、]|性)?\s?(?P<second>{_NUMBER})\s?(?P<other>[男女])"
    r"(?![子孩生童婴儿友排队单双宾])"
)
# 九病人六人停用类固醇, 逾百病人受惠: a headline leaves the classifier out.
_PATIENTS = Pattern(
    r"(?:(?<![\u4e00-\u9fffA-Za-z\d])|(?<=[逾约近共超]))(?P<number>[二两三四五六七八九十百千]{1,4})(?P<of>病人|患者|病患|伤者|死者)(?!组织|团体|群|教育|协会|权益|会)"
)
# 约有1500万痴呆患者, 1.2亿高血压病人
_MYRIADS = Pattern(
    r"(?<![\d.,A-Za-z])(?<!投入)(?<!出资)(?<![捐花耗拨资])(?P<number>\d{1,5}(?:\.\d{1,3})?[万亿]|[一二两三四五六七八九十]{1,4}[百千]?[万亿])(?P<more>[多余几]?)"
    r"(?=(?![名位例个人元美港日欧块片份次项家株对股件吨级余多])(?:(?![的了在是有和与、及或元株份台件次股]|支持|救助|帮助|资助|援助|补助|用于|给|治疗|救治|协助)[\u4e00-\u9fff]){0,9}(?:患者|病人|病患|感染者|患儿|患病人群))"
)
# 66.7%（4/6）
_SHARE = Pattern(r"(?<=[%％])\s?[(（](?P<ratio>(?P<part>\d{1,5})\s?/\s?(?P<whole>\d{1,5}))[)）]")
# 以二比一比一分派
_PROPORTION = Pattern(
    "(?<![第十百千万\\d.])(?P<ratio>[一二两三四五](?:比[一二三四五]){1,2})(?![十百千万])(?=的?(?:比例|比率)|\\s?(?:随机|分派|分配|分组|分为|分入|分至|分到))"
)


def find_tallied(flow: str) -> Iterator[Found]:
    """Counts without a classifier, and fractions in brackets."""
    if "男" in flow and "女" in flow:
        for match in _SEXES.finditer(flow):
            if match["one"] != match["other"] and not match["first"] == match["second"] == "一":
                for number, sex in (("first", "one"), ("second", "other")):
                    value = {"number": whole(match[number]), "unit": match[sex]}
                    yield Found("count", match.start(number), match.end(sex), value, "count.sexes")
    for match in _PATIENTS.finditer(flow):
        value = {"number": whole(match["number"])} | _compared(flow, match.start(), match.end()) | {"unit": match["of"]}
        yield Found("count", match.start(), match.end(), value, "count.patients")
    if "万" in flow or "亿" in flow:
        for match in _MYRIADS.finditer(flow):
            vague = {"approximate": True} if match["more"] else {}
            value = {"number": whole(match["number"])} | _compared(flow, match.start(), match.end()) | vague | {"unit": "人"}
            yield Found("count", match.start(), match.end(), value, "count.people")
    yield from _proportions(flow)


def _proportions(flow: str) -> Iterator[Found]:
    """Proportions in words, and fractions behind a percent."""
    for match in _PROPORTION.finditer(flow) if "比" in flow else ():
        ratio = ":".join(str(whole(part)) for part in match["ratio"].split("比"))
        yield Found("measurement", *match.span("ratio"), {"ratio": ratio}, "measurement.ratio")
    for match in _SHARE.finditer(flow):
        if int(match["part"]) <= int(match["whole"]):
            yield Found("measurement", *match.span("ratio"), {"ratio": f"{match['part']}/{match['whole']}"}, "measurement.share")


def _compared(flow: str, start: int, end: int) -> dict[str, str]:
    sign = comparator(flow, start, end)
    return {"comparator": sign} if sign else {}
