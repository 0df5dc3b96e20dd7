"""Societies by where they are of or whose they are (红斑性狼疮病友协会), and groups of patients in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from slepipe.hanzi import is_han
from slepipe.patterns import Pattern
from slepipe.recognize.again import stand_at
from slepipe.recognize.found import Found
from slepipe.recognize.lexical import with_department

FUNCTION = frozenset(
    "的了在与和及由被把对向从到为是该本各某这那其并或而且已将于以后前等即如据有说让使给用至约近超每名位家所项种个例者中内外间时年月日两几多少无不未可能经获"
    "要入洽故仍送赴往去找转再又还都需须请跟回住叫听称指现则曾就才来"
)
"""Characters that stand before a name and are no part of it."""
# Societies with a long name, of which no word tells that it is one: 海峡两岸医药卫生交流协会; no verb stands in it.
_SOCIETY = Pattern(
    "(?:海峡两岸|世界|国际|亚太|亚洲|欧洲|中国|中华(?:民国)?|全国|台湾|香港|白求恩|吴阶平)"
    "(?:(?!参加|出席|召开|公布|发布|发表|发起|表示|指出|认为|建议|举[办行]|主办|成立|加入|大学|公司|研究中心|获|由|等|的|了|在|是|有|将|已|被|把|从|到|对|向|说|称|为|并|且|于|这|那|各|该|本|患)[\u4e00-\u9fff]){2,16}?"
    "(?:协会|学会|联合会|研究会|促进会|基金会|互助会|互助社|病友会|病友社|联谊会|协进会|研究组织|协作组)(?![议员长])"
)
# Societies that leave out their country, by their field or disease: 心脏学会指出, 红斑性狼疮病友协会; 专业学会 is any.
_FIELDS = tuple(
    "心脏 肾脏 肝脏 皮肤科 血液 神经 神经学 精神 免疫 肿瘤 癌症 感染症 骨科 眼科 儿科 小儿科 妇产科 家庭 急诊 重症 麻醉 放射线 营养 护理 药师 胸腔 胸腔暨重症 消化系 "
    "内分泌 风湿 风湿病 过敏 疫苗 移植 复健 公共卫生 脑中风 失智症 骨质疏松 糖尿病卫教".split()
)
_OF_PATIENTS = Pattern(
    "(?:病友|患者|关怀|之友|支持|互助|防治)?(?:医学会|学会|协会|(?:慈善)?基金会|慈善基金|联盟|互助会|互助社|互助小组|病友会|病友社|联谊会|协进会)(?!议)"
)
_QUOTED = Pattern(
    "(?:病人|病友|患者|病患|家属|自助|互助|关怀|另一|另有)(?:互助|支持|权益|自助)?(?:组织|团体|群组)"
    '[「『“‘"](?P<name>[\u4e00-\u9fffA-Za-z ]{2,12})[」』”’"]'
)


def begins_phrase(flow: str, at: int) -> bool:
    """Whether a phrase, and so a name, may begin at ``at``."""
    return not at or not is_han(flow[at - 1]) or flow[at - 1] in FUNCTION


def find_societies(flow: str, conditions: Mapping[int, int]) -> Iterator[Found]:
    """Societies by where they are of, or by the disease or field that is theirs."""
    for match in _SOCIETY.finditer(flow):
        yield Found(
            "organization",
            match.start(),
            with_department(flow, match.end(), match[0]),
            {"name": match[0]},
            "organization.society",
        )
    for match in _OF_PATIENTS.finditer(flow):
        at = match.start()
        # The 病 of 银屑病友互助社 is that of the disease.
        start = conditions.get(at)
        if start is None and match[0].startswith("病友"):
            start = conditions.get(at + 1)
        if start is None:
            field = next((field for field in _FIELDS if flow.endswith(field, 0, at)), None)
            start = at - len(field) if field and begins_phrase(flow, at - len(field)) else None
        if start is not None:
            yield Found("organization", start, match.end(), {}, "organization.society")


def find_groups(flow: str) -> Iterator[Found]:
    """Groups of patients by the name that stands in quotation marks once, and wherever it stands again: 病人组织「同行者」."""
    names = {match["name"] for match in _QUOTED.finditer(flow)}
    yield from (Found("organization", start, end, {}, "organization.quoted") for _, start, end in stand_at(flow, names))
