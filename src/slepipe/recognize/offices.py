"""Organizations by what stands beside their names: whose reporter signs, which office wrote, what kind of charity or fund it is."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

# （健康时讯记者 吴桐 整理）: whose reporter signs, and 慈善团体展瞳基金, what follows its kind.
_OF_REPORTERS = Pattern(
    "[(（【\\[](?P<name>(?!本|我|特|实习|驻|见习|首席|资深|通讯|文|图|据|综合)[\u4e00-\u9fff]{2,8}[报网讯社刊台察间线闻界道志])(?=(?:首席|特约|特派|实习|见习|资深)?记者[ \u3000/／:：])"
)
_OF_CHARITY = Pattern(
    "(?:慈善团体|慈善机构|非牟利机构|非牟利团体|志愿机构|志愿团体|注册慈善机构)(?P<name>(?:(?![的了在与和及由等])[\u4e00-\u9fff]){2,10}?(?:基金|会|社|网络|中心))(?=[由向于在推与举，。主总、]|资助|提供|成立|今年|去年)"
)
_RESEARCH_FUND = Pattern("(?<=[获由经])(?P<name>(?:(?![的了在与和由等])[\u4e00-\u9fff]){2,8}研究基金)(?=[及和、资拨支，。])")
# （云川三院宣传科 黎晓雯）: the office that wrote it.
_SIGNED = Pattern(
    "[(（](?P<name>(?:(?![的了])[\u4e00-\u9fff]){2,14}(?:宣传[科处部]|新闻中心|党[委院]?办|院办|公关室|公关部|公共关系[部科]|品牌部|宣传统战部|融媒体中心))(?=[ \u3000]+[\u4e00-\u9fff]{2,3}(?:[ \u3000、][\u4e00-\u9fff]{2,3})*[)）])"
)
# 卫生局表示: of the city that the article is of, where it speaks or acts.
_LOCAL = Pattern(
    "(?<![省市县区镇])(?<!\\w国)(?P<name>卫生局)(?=表示|指出|说明|呼吁|提醒|强调|公布|宣布|接获|启动|采[集检]|[今昨]|已|将|也|续|并|再|再次|建议|吁|[，、（(])"
)
_BY_SIGN = (
    ("卫生局", _LOCAL),
    ("记者", _OF_REPORTERS),
    ("慈善", _OF_CHARITY),
    ("机构", _OF_CHARITY),
    ("团体", _OF_CHARITY),
    ("研究基金", _RESEARCH_FUND),
    ("（", _SIGNED),
    ("(", _SIGNED),
)


def beside_names(flow: str) -> Iterator[Found]:
    """Organizations that only what stands beside them tells."""
    for pattern in dict.fromkeys(pattern for sign, pattern in _BY_SIGN if sign in flow):
        for match in pattern.finditer(flow):
            yield Found("organization", *match.span("name"), {}, "organization.beside")
