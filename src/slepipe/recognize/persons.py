"""Persons by their role: a Chinese name beside a title, a byline, an author in a reference; then wherever the name recurs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from slepipe.recognize.found import Found

# The hundred and fifty most common surnames and those that SLE articles of the three regions added, in Simplified.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
    "方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘"
    "祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景"
    "党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢"
)
_COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|夏侯|司徒|端木"
_NAME = f"(?:(?:{_COMPOUND})[\\u4e00-\\u9fff]{{1,2}}|[{_SURNAMES}][\\u4e00-\\u9fff]{{1,2}}?)"
_AFTER = "教授|副教授|医师|医生|主任医师|副主任医师|主治医师|主任|副主任|院长|副院长|博士|院士|研究员|药师|护理师|护士长|团队|等人|指出|表示|解释|强调|提醒|建议|分析|认为|介绍|坦言|说(?!明)|回应"
_BEFORE = (
    "主任医师|副主任医师|主治医师|专科医生|专科医师|主任|院长|所长|理事长|会长|教授|医师|医生|博士|院士|研究员|记者|专家|作者|负责人|执行长|总裁|学者"
)
# A title before a name ends a word of its own: 主治医师余品妍; the name is then followed by the end of a clause, a verb or a title.
_TITLE_FIRST = re.compile(f"(?:{_BEFORE})(?P<name>{_NAME})(?={_AFTER}|在|[／/，。、:：；,（(\\s与和及]|$)")
_TITLE_LAST = re.compile(
    f"(?:^|(?<=[，。；：、,;:!?！？“”「」（）()\\s的由据科院心系所任是与和及]))(?P<name>{_NAME})(?:与(?P<second>{_NAME}))?(?={_AFTER})"
)
_BYLINE = re.compile(f"(?:记者|撰文|编译|特约)[:：\\s]*(?P<name>{_NAME})(?=[／/\\s，。])")
_AUTHOR = re.compile(r"(?:^|(?<=[\s,;.、\]]))(?P<name>[A-Z][a-zà-öø-ÿ'’-]+ [A-Z]{1,3})(?=,|\.|;| et al)")
# Words that begin like a surname and stand before such a verb or title: 研究人员表示 has no surname, 专家 and 方法 do.
_NOT_NAMES = frozenset(
    "高度 高级 包括 方面 方法 成果 成功 明确 应该 应当 全球 全国 原因 时间 时候 石墨 白细胞 金标准 解释 解析 万人 关键 关于 安全 安慰 康复 文献 文章 温和 "
    "华人 华东 单位 和平 项目 任何 何时 于是 查看 马上 连续 计划 高风险 张力 毛利 向来 常规 程度 南京 江苏 曾经 贺信 公司 安全性 单抗 农业 管理 师资 明显 荣获 官方".split()
)


def recognize_persons(flow: str, references: Iterable[tuple[int, int]] = ()) -> list[Found]:
    """Persons in the flow, sorted; authors only inside the spans of ``references``.

    A name found once by its role is marked wherever it stands again. Titles are outside the span.
    """
    names: dict[str, str] = {}
    for rule, pattern in (("title-first", _TITLE_FIRST), ("title-last", _TITLE_LAST), ("byline", _BYLINE)):
        for match in pattern.finditer(flow):
            for name in filter(None, match.groupdict().values()):
                if name not in _NOT_NAMES and name[:2] not in _NOT_NAMES:
                    names.setdefault(name, f"person.{rule}")
    found = [
        Found("person", m.start(), m.end(), {}, rule)
        for name, rule in names.items()
        for m in re.finditer(re.escape(name), flow)
    ]
    for start, end in references:
        for match in _AUTHOR.finditer(flow, start, end):
            found.append(Found("person", *match.span("name"), {}, "person.author"))
    return sorted(found, key=lambda f: (f.start, -f.end))
