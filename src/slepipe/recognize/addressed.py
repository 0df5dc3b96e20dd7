"""Persons of whom a text tells the family name alone, before what they are called: 陈阿姨, 「沈医生，能打吗」."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found
from slepipe.recognize.person_names import CALLED, SURNAMES

# 「沈医生，能打吗」, 联系人：钟医生: the family name alone; 由医师 and 全科医生 name nobody.
_SURNAME = Pattern(
    "(?:(?<=[“‘「『])|(?<=联系人[:：])|(?<=咨询人[:：]))(?P<name>[\u4e00-\u9fff])(?=(?:医[生师]|主任|教授)[，,。！!？?：:])"
)
# 孟医生让我躺下, 县医院的葛医生则提出: at the begin of a phrase and before a verb.
_DOCTOR = Pattern(
    "(?:(?<![\u4e00-\u9fff])|(?<=院的)|(?<=科的)|(?<=自的))(?P<name>[\u4e00-\u9fff])(?=(?:医[生师]|大夫|主任|教授|护士长?|药师)(?:让|说|给我|给她|给他|告诉|建议|认为|表示|指出|解释|介绍|提醒|强调|回答|补充|笑|坦言|形容|忆述|点头|摇头|叮嘱|则|也说|也提|问|提出|回顾|坦承|直言|称|的(?:话|建议|提醒|团队|门诊|病人)))"
)
_NO_SURNAMES = frozenset("全高单应成时方明古项路边和何关计安文能车常老那从万")
# Of these some are surnames where a verb follows, or what people are called by: 关医生说, 何阿姨.
_NEVER_SURNAMES = _NO_SURNAMES - frozenset("高方何关安文万")


# 68岁的陈阿姨, 叶老师任教: titles are outside of the span.
_ADDRESSED = Pattern(
    f"(?:(?<![\u4e00-\u9fff])|(?<=[的由据与和找向是名位叫经到让请陪给把被者人友师员工长民生治诊护岁]))(?P<name>[\u4e00-\u9fff])(?={'|'.join(CALLED)})"
)


def surnames_alone(flow: str) -> Iterator[Found]:
    """The surnames of people whom a text only addresses, without their titles."""
    addressed = list(_ADDRESSED.finditer(flow)) if any(title in flow for title in CALLED) else []
    named = [match for match in _SURNAME.finditer(flow) if match["name"] not in _NO_SURNAMES]
    told = [match for match in (*_DOCTOR.finditer(flow), *addressed) if match["name"] not in _NEVER_SURNAMES]
    for match in (*named, *told):
        if match["name"] in SURNAMES:
            yield Found("person", *match.span("name"), {}, "person.name-first")
