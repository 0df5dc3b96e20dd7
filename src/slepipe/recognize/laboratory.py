"""Laboratory values by words that mean one only beside what is found of them: 抑制物阳性, 球蛋白也高, 复查酶活性, 表面抗原及核心抗体."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

# 抑制物阳性, 球蛋白也高; the 球蛋白 of 免疫球蛋白 has its own name.
_FOUND = Pattern(
    "(?<![\u4e00-\u9fffA-Za-z])(?P<name>抑制物|抗体抑制物|球蛋白|酶活性|血球|血球数[量目])"
    "(?=(?:也|均|都|仍|则|略|稍|明显|显著|持续|轻度|已)?(?:呈?[阳阴]性|滴度|偏?[高低](?![剂风分于])|升[高至到]|[降减][低至到少]|增高|正常|转[阴阳]|恢复|低于|高于|[<>≤≥＜＞]))"
)
# 每月复查酶活性, 定期验肝功能和血球
_TESTED = Pattern(
    "(?:复查|监测|检测|测定|追踪|(?:监察|验|查)(?:[肝肾]{1,2}功能[和与及、])?|复验)(?P<name>酶活性|血球数[量目]|血球|血气(?!分析)|抑制物(?:滴度)?)(?=[，。；、,;）)\n和与及]|\\Z)"
)
# 查肝肾功能、血球, 复查铁蛋白、血气: in a list of what is tested. 验血沉, 核酸阳性, 已产生抑制物.
_LISTED = Pattern("(?:[验查测]|检验|追踪|监测|检测)[^。；\\n]{2,24}[、及和](?P<name>血球|血气)(?=[，。；、）)\\n和与及])")
_ONE = Pattern(
    "(?<=验)(?P<name>血沉)|(?P<again>核酸)(?=(?:复查|仍|已|未|呈|双)?(?:[阴阳]性|转阴|转阳|复阳))|(?<=产生)(?P<against>抑制物)(?!质)"
)
# B型肝炎表面抗原及核心抗体
_OF_HEPATITIS = Pattern("(?:表面抗原|核心抗体|表面抗体|e抗原)[及和与、或](?P<name>(?:核心|表面)抗体|[eE]抗[原体]|核心抗原)")
# Plt 98,000/μL, Cr降至1.4 mg/dL, K 3.2 mmol/L, HR 92/min: short forms that only a figure with its unit makes one.
_SHORT = Pattern(
    r"(?<![A-Za-z0-9\-/+])(?P<name>S?Cr|Scr|SCR|S-Cr|Plt|Hgb|HGB|Hct|HCT|Alb|ALB|Glo|GLB|[TD]-?Bil|[TD]BIL|UA|TG|TC|LDL|HDL|PCT|S?Na\+?|S?K\+?|S?Ca(?:2\+)?"
    r"|i?Ca|Mg(?:2\+)?|SBP|DBP|BP|RR|p?a?O2|PaO2|PaCO2|pCO2|FiO2|SaO2|Neut?|NEUT?|Lymp?h?|LYM|Eos?|EOS|ALP|AKP|GGT|r-GT|CK-?MB|FBG|FPG|PBG|2hPG|HR)"
    r"(?=(?:\s?[:：为是达约]|降[至到]|升[至高到]{1,2}|回升至)?\s?[<>≤≥＜＞]?\s?\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?(?:/\d{2,3})?\s?"
    r"(?:[×x]\s?10|[mnpμµu]?g/(?:d?[Ll]|m[Ll])|[mμµu]?mol|mmHg|m?Eq|/[μµu]L|/mm|/分|/min|次/|I?U/|bpm))"
)
# A text without such units is not searched for the short forms, of which every Latin letter may begin one.
_WITH_UNIT = Pattern("mol/|g/[dmLlu]|mmHg|bpm|次/|/min|U/[LlmI]|/[μµu]L|/mm|×10|Eq/")
_BY_SIGN = (
    ("抑制物", _FOUND),
    ("血球", _LISTED),
    ("血气", _LISTED),
    ("血气", _TESTED),
    ("血沉", _ONE),
    ("核酸", _ONE),
    ("抑制物", _ONE),
    ("球蛋白", _FOUND),
    ("酶活性", _FOUND),
    ("血球", _FOUND),
    ("酶活性", _TESTED),
    ("血球", _TESTED),
    ("抑制物", _TESTED),
    ("抗原", _OF_HEPATITIS),
    ("核心抗体", _OF_HEPATITIS),
)


def find_laboratory(flow: str) -> Iterator[Found]:
    """The names of laboratory values that are general words elsewhere."""
    patterns = [pattern for sign, pattern in _BY_SIGN if sign in flow]
    patterns += [_SHORT] if _WITH_UNIT.search(flow) is not None else []
    for pattern in dict.fromkeys(patterns):
        for match in pattern.finditer(flow):
            yield Found("biomarker", *match.span(match.lastgroup or 0), {}, "coined.laboratory")
