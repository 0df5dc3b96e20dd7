"""Foreign persons: in Latin letters beside a title, their age or what they report, or spelled by sound with a dot between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

_LATIN_PART = r"[A-Z][a-zà-öø-ÿ]+(?:['’-][A-Za-z][a-zà-öø-ÿ]+)?"
_LATIN_NAME = rf"(?P<name>{_LATIN_PART}(?: [A-Z]\.?)?(?: (?:van|von|de|der|den|la|le|di))*(?: {_LATIN_PART}){{1,2}})"
_LATIN_BEFORE = Pattern(rf"(?<![A-Za-z]){_LATIN_NAME}\s?\Z")
_LATIN_AFTER = Pattern(rf"\s?{_LATIN_NAME}(?![a-z])")
_TITLE = Pattern(
    "教授|博士|医[师生]|主任|院士|研究员|先生|女士|等人|团队|指出|表示|认为|说|首席执行官|首席医学官|首席科学官|首席财务官|首席运营官|首席技术官|首席分析师|财务长|药剂师|治疗师|主持人|执行长|总裁|CEO|创始人|负责人|研究者|作者|主席|理事长|院长|所长|会长|研发长|营运长|技术长|医务长|科学长|总监|副总裁|总经理|分析师|药师|护理师|顾问|记者|补充|强调|解释|坦言|透露|写道|总结|直言|警告|称(?![为作呼号之重])|提醒(?![词音])"
)
_LONGEST_LATIN = 40
_SHORT_FAMILY = 4
# The characters that spell foreign names by sound (Xinhua's tables and those of Taiwan), so that 在托尼·格雷夫斯去世后 names 托尼·格雷夫斯 alone.
_SOUNDS = (
    "阿埃艾爱安昂奥澳巴芭白拜班邦包保鲍北贝本比彼毕别滨宾波伯博勃布采蔡曹查柴昌彻川茨慈次达大戴代丹当道德得登邓狄迪蒂帝丁东都杜敦顿多厄俄恩尔耳法凡范方菲费芬丰冯佛夫弗福富芙盖甘冈高戈哥格葛根贡古瓜圭郭果"
    "哈海汉豪赫黑亨洪侯胡华怀惠霍基吉加佳贾简焦杰金津京久居姬卡凯坎康考柯科克肯孔库夸奎昆拉莱来兰朗劳勒雷蕾累黎里理利丽莉立力连莲廉良列烈林琳龙卢鲁路露伦罗萝洛吕玛马麦迈曼茅梅门蒙孟米密敏明缪摩莫默姆木穆"
    "纳娜南内嫩尼妮年涅宁纽农努女诺欧帕派潘庞培佩彭皮平珀普奇齐乔切钦青琼丘屈茜让热仁日荣茹儒若撒萨塞赛三桑瑟森沙莎山珊尚绍舍申生圣施诗什史士斯丝司思松苏素绥孙索塔泰坦汤唐陶特滕提铁廷汀图土托陀婷"
    "瓦娃万旺威薇韦维伟魏温文翁沃乌伍武西希锡悉席夏香肖谢辛欣兴幸雄休修许雪逊雅亚娅延扬杨耶叶伊依宜易意因英永尤于约云詹赞早泽扎张章召哲珍芝芷治智朱卓兹子宗祖佐强璜荷霖碧蓓莓葆蒲蓝瑞琪玻葡赖桃娥媞曦翰卫柏黛宝聂汗桂钱洁劲迦仑贞谟田葆曹恺勋逵甫妲咪厚昵戴傅衮葆婕裴"
)
_DOTTED = Pattern(
    f"(?!博士|女士|医生|护士|先生|学生|女生|男士|[于因当让生士子女年日得都席])[{_SOUNDS}]{{1,6}}(?:·(?:[A-Z](?![A-Za-z])|[{_SOUNDS}]{{1,8}}?)){{1,3}}"
    "(?=[）)（(，,、。；：:\\s]|教授|博士|医[师生]|主任|院士|先生|女士|表示|指出|说|等|团队|的|在|于|从|与|和|及|跟|同|是|曾|将|也|则|因(?!斯)|由|来自|提出|生于|出生|去世|逝世|病逝|成为|获|任|担任|发现|发表|创立|创办|领导|领衔|主持|认为|报告|强调|解释)"
)
# 莱顿大学医学中心的Marieke de Groot报告: who is of an institution; 由Alan Reed报告.
_REPORTS = Pattern(
    rf"(?:(?:[学院心所会部科系司队]|公司|集团)的?|由)\s?{_LATIN_NAME}\s?(?=报[告道]|介绍|指出|认为|展示|分享|公布|发表|主持|领衔|牵头)"
)
# Karen今年31岁, 眼科医生Sjögren首先报道
_LATIN_AGED = Pattern(r"(?<![A-Za-z])(?P<name>[A-Z][a-z]{2,9})(?=[，,]?今年\d{1,2}岁|[（(]\d{1,2}岁)")
_FAMILY_ALONE = Pattern(
    r"(?:医[生师]|学者|教授|博士)\s?(?P<name>[A-Z][a-zà-öø-ÿ]{2,14})(?=\s?(?:首先|首次|最早|于|在|等|发现|描述|报[道告]|提出|表示|指出|说))"
)
# Schäfer教授
_FAMILY_TITLED = Pattern(
    r"(?<![A-Za-z\-’'.])(?<![A-Za-z]\s)(?P<name>[A-Z][a-zà-öø-ÿ]{2,14}(?:-[A-Z][a-zà-öø-ÿ]{2,14})?)(?=\s?(?:教授|博士|医[生师]|先生|女士|太太))"
)
# Where somebody is a professor, or what he reads.
_NO_FAMILIES = frozenset(
    "Harvard Stanford Oxford Cambridge Yale Princeton Columbia Cornell Mayo Duke Hopkins Google Nature Lancet Science Cell".split()
)
# Müller等报道
_FAMILY_REPORTS = Pattern(
    r"(?<![A-Za-z])(?P<name>[A-Z][a-zà-öø-ÿ]+(?:[-'’][A-Z][a-zà-öø-ÿ]+)?)\s?等(?:人|学者|研究者)?(?:的研究|的报[道告]|于|在|对|报[道告]|发现|指出|认为|分析|证实|比较|回顾|首次)"
)
# 创始人Klaus Reinholt曾指出: between a name and a verb.
_ADVERBS = frozenset("曾亦也则")


def foreign_names(flow: str) -> Iterator[tuple[str, str]]:
    """Foreign names in the flow and the rules that found them."""
    yield from ((name, "person.foreign") for name in _beside_titles(flow))
    for match in _REPORTS.finditer(flow):
        yield match["name"], "person.foreign"
    for match in _LATIN_AGED.finditer(flow):
        yield match["name"], "person.called"
    for match in _FAMILY_TITLED.finditer(flow):
        if match["name"] not in _NO_FAMILIES:
            yield match["name"], "person.foreign"
    for match in _FAMILY_ALONE.finditer(flow):
        yield match["name"], "person.foreign"
    if "等" in flow:
        for match in _FAMILY_REPORTS.finditer(flow):
            yield match["name"], "person.foreign"
    if "·" in flow:
        for match in _DOTTED.finditer(flow):
            yield match[0], "person.foreign"


def _beside_titles(flow: str) -> Iterator[str]:
    for title in _TITLE.finditer(flow):
        start, end = title.span()
        last = start - (flow[start - 1 : start] in _ADVERBS)
        if flow[max(0, last - 2) : last].strip()[-1:].isascii() and (
            named := _LATIN_BEFORE.search(flow, max(0, start - _LONGEST_LATIN), last)
        ):
            yield named["name"]
        if flow[end : end + 2].strip()[:1].isascii() and (named := _LATIN_AFTER.match(flow, end)):
            yield named["name"]


def family_names(flow: str, name: str) -> Iterator[Found]:
    """Where a person named in Latin letters before is called by the family name: Alberto Ascherio, later Ascherio."""
    *given, family = name.split()
    if given and family.isascii() and len(family) >= _SHORT_FAMILY:
        for match in re.finditer(rf"(?<![A-Za-z])(?<![A-Za-z] ){family}(?![A-Za-z]| [A-Z])", flow):
            yield Found("person", match.start(), match.end(), {"name": name}, "person.family-name")
