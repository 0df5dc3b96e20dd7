"""Persons of whom a text tells the family name alone, before what they are called: 陈阿姨, 「沈医生，能打吗」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found
from slepipe.recognize.person_names import CALLED, COMPOUND_SURNAMES, SURNAMES
from slepipe.recognize.person_shapes import is_full
from slepipe.segment.engine import dictionary_tag

# 「沈医生，能打吗」, 联系人：钟医生: the family name alone; 由医师 and 全科医生 name nobody.
_SURNAME = Pattern(
    "(?:(?<=[“‘「『])|(?<=联系人[:：])|(?<=咨询人[:：])|(?<=跟进[:：])|(?<=负责[:：])|(?<=记录[:：])|(?<=纪录[:：])|(?<=主席[:：]))(?P<name>[\u4e00-\u9fff])(?=(?:医[生师]|主任|教授|小姐|女士|先生|姑娘|药剂师)(?:[，,。！!？?：:、）)\n]|\\Z))"
)
# 司徒姑娘汇报: a surname of two characters, whoever has it.
_COMPOUND = Pattern(
    f"(?<![\u4e00-\u9fff])(?P<name>{'|'.join(sorted(COMPOUND_SURNAMES))})(?={'|'.join(CALLED)}|姑娘|医[生师]|教授|主任|护士|药剂师)"
)
# 孟医生让我躺下, 县医院的葛医生则提出: at the begin of a phrase and before a verb.
_DOCTOR = Pattern(
    "(?:(?<![\u4e00-\u9fff])|(?<=的)|(?<=医[生师])|(?<=主任))(?P<name>[\u4e00-\u9fff])(?=(?:医[生师]|大夫|主任|教授|护士长?|药师|药剂师)(?:简介|汇报|报告|让|说|给我|给她|给他|告诉|建议|认为|表示|指出|解释|介绍|提醒|强调|回答|补充|笑|坦言|形容|忆述|点头|摇头|叮嘱|则|也说|也提|问|提出|回顾|分享|总结|坦承|直言|称|听|看|翻|拿|写|打|递|又|再|把|对|向|为|帮|替|便|就|没|已|接过|开了|安排|怀疑|考虑|判断|检查|劝|推荐|的(?:话|建议|提醒|团队|门诊|病人)))"
)
# 影像科（谭副主任医师）：, 药学部 尹药师：
_OF_DEPARTMENT = Pattern(
    "(?<=[科部室组])[（( \u3000](?P<name>[\u4e00-\u9fff])(?=(?:副?(?:主任|主管|主治)?(?:医[生师]|药师|护师|技师|营养师)|副?教授|副?主任|护士长)[)） \u3000:：])"
)
_NO_SURNAMES = frozenset("全高单应成时方明古项路边和何关计安文能车常老那从万")
# Of these some are surnames where a verb follows, or what people are called by: 关医生说, 何阿姨.
_NEVER_SURNAMES = _NO_SURNAMES - frozenset("高方何关安文万")


# 68岁的陈阿姨, 叶老师任教: titles are outside of the span.
_ADDRESSED = Pattern(
    f"(?:(?<![\u4e00-\u9fff])|(?<=[的由据与和找向是名位叫经到让请陪给把被者人友师员工长民生治诊护岁而但跟替对]))(?P<name>[\u4e00-\u9fff])(?={'|'.join(CALLED)})"
)
# 会计杨女士, 第四天杨女士, 指导黄奶奶: behind a word that ends there.
_BEHIND_A_WORD = Pattern(f"(?<=[\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff])(?={'|'.join(CALLED)})")
_DAYS = frozenset("天年月日周岁")


# 姓名：吴××, 主治医师:郑××, 病人王○○: names that a record hides but for the surname.
_HIDDEN = Pattern(
    "(?:姓名|患者|病人|医[师生]|签[名字]|护士|记录者|审核者|报告者|联[系络]人|主诉者|家属)[:：]?[ \u3000]?"
    "(?P<name>[\u4e00-\u9fff](?:[×Ｘ○〇Ｏ〤]{1,2}[\u4e00-\u9fff]?|[＊*]{2}|某某?))(?![\u4e00-\u9fff×＊*○〇])"
)
_HIDING = ("×", "＊", "*", "○", "〇", "Ｏ", "Ｘ")


def surnames_alone(flow: str) -> Iterator[Found]:
    """The surnames of people whom a text only addresses, without their titles."""
    addressed: list[re.Match[str]] = []
    if any(title in flow for title in CALLED):
        addressed += _ADDRESSED.finditer(flow)
        addressed += [
            match for match in _BEHIND_A_WORD.finditer(flow) if match["name"] in SURNAMES and _ends_a_word(flow, match.start())
        ]
    yield from (Found("person", *match.span("name"), {}, "person.name-first") for match in _COMPOUND.finditer(flow))
    named = [match for match in (*_SURNAME.finditer(flow), *_OF_DEPARTMENT.finditer(flow)) if match["name"] not in _NO_SURNAMES]
    told = [match for match in (*_DOCTOR.finditer(flow), *addressed) if match["name"] not in _NEVER_SURNAMES]
    if any(sign in flow for sign in _HIDING):
        hidden = [match for match in _HIDDEN.finditer(flow) if match["name"][0] in SURNAMES]
        yield from (Found("person", *match.span("name"), {}, "person.name-first") for match in hidden)
    for match in (*named, *told):
        if match["name"] in SURNAMES:
            yield Found("person", *match.span("name"), {}, "person.name-first")


def _ends_a_word(flow: str, at: int) -> bool:
    """Whether a word ends at ``at`` that does not go on there, nor is the begin of a name (高明华女士)."""
    if is_full(flow[at - 2 : at + 1]):
        return False
    if flow[at - 1] in _DAYS:
        return True
    goes_on = dictionary_tag(flow[at - 1 : at + 1]) or dictionary_tag(flow[at - 1 : at + 2])
    return not goes_on and bool(dictionary_tag(flow[max(0, at - 2) : at]))
