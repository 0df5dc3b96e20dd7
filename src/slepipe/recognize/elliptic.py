"""Names of a list of which only the last is written to its end: 肾脏 and 心脏 in 肾脏、心脏、肝脏移植, HIV in HIV/HBV/HCV感染, 中间 in 中间、后或全葡萄膜炎."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found
from slepipe.recognize.roles import decide_role

_JOINT = "(?:\\s?[、/]\\s?|\\s?(?:以及|[及与和或])\\s?)"
_LONG_ORGAN = "肾脏|心脏|肝脏|肺脏|胰脏|胰腺|脾脏|小肠|肠道|眼角膜|角膜|骨髓|造血干细胞|干细胞|皮肤|子宫|心肺"
_ORGAN = f"(?:{_LONG_ORGAN}|[肾心肝肺胰])"
# A character alone begins the list only where no other word ends in it: 接受肝、肾移植.
_TRANSPLANTED = Pattern(
    f"(?:{_LONG_ORGAN}|(?:(?<![\u4e00-\u9fff])|(?<=[受行做过或及和与体]))[肾心肝肺胰])(?:{_JOINT}{_ORGAN}){{1,5}}(?=移植)"
)
_ONE_ORGAN = Pattern(_ORGAN)
_VIRUS = "(?:HIV|HAV|HBV|HCV|HDV|HEV|CMV|EBV|HPV|HSV|VZV|HTLV|JCV|BKV|RSV)(?![A-Za-z0-9-])"
_INFECTED = Pattern(f"(?<![A-Za-z0-9-]){_VIRUS}(?:{_JOINT}{_VIRUS}){{1,5}}(?=\\s?(?:病毒)?(?:合并|双重|共同)?感染)")
_ONE_VIRUS = Pattern(_VIRUS)
_UVEA = "(?:前|中间|后|全)部?"
# 非感染性中间、后和全葡萄膜炎 is the name of an indication, and whole.
_INFLAMED = Pattern(f"(?<![性前后中])(?:前|中间|后)部?(?:{_JOINT}{_UVEA}){{1,3}}(?=葡萄膜炎|葡萄膜发炎)")
_ONE_UVEA = Pattern(_UVEA)
# 甲型及乙型流感, 第1型和第2型糖尿病
_TYPED = (
    (
        "流感",
        Pattern("(?:甲型?|乙型?|[AB]型)(?:[、及与和或/](?:乙型|丙型|[BC]型))(?=流感|流行性感冒)"),
        Pattern("[甲乙丙ABC]型?"),
    ),
    ("糖尿病", Pattern("第?[1一ⅠI]型[、及与和或/]第?[2二Ⅱ]I{0,2}型(?=糖尿病)"), Pattern("第?[12一二ⅠⅡI]{1,2}型")),
)
_OF_ORGAN = Pattern("(?:损伤|损害|影响|保护|检查|伤及|累及|侵犯|评估)\\Z")
_EITHER = ("disease", "symptom")


def find_elliptic(flow: str) -> Iterator[Found]:
    """What stands before the last of such a list; the last has its own name."""
    if "移植" in flow:
        yield from _but_last(flow, _TRANSPLANTED, _ONE_ORGAN, "therapy")
    if "感染" in flow:
        yield from _but_last(flow, _INFECTED, _ONE_VIRUS, "disease")
    if "葡萄膜" in flow:
        yield from _but_last(flow, _INFLAMED, _ONE_UVEA, "disease")
    for sign, listed, one in _TYPED:
        if sign in flow:
            yield from _but_last(flow, listed, one, "disease")


def _but_last(flow: str, listed: Pattern, one: Pattern, kind: str) -> Iterator[Found]:
    for match in listed.finditer(flow):
        # 影响心脏和肾移植 is said of the heart.
        if kind == "therapy" and _OF_ORGAN.search(flow, max(0, match.start() - 2), match.start()):
            continue
        *first, _ = one.finditer(flow, *match.span())
        for each in first:
            role = decide_role(_EITHER, flow, each.start(), match.end() + len("感染"))[0] if kind == "disease" else kind
            yield Found(role, *each.span(), {}, "elliptic")
