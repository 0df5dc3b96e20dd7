"""Persons by their role: a Chinese name beside a title, a byline, an author in a reference; then wherever the name recurs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

# The most common surnames and those that articles of the three regions added, in Simplified.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
    "方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘"
    "祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景"
    "党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢"
)
COMPOUND_SURNAMES = frozenset("欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 夏侯 司徒 端木".split())
# Words that begin like a surname and stand before such a verb or title: 研究人员表示 has no surname, 专家 and 方法 do.
_NOT_NAMES = frozenset(
    "高度 高级 包括 方面 方法 成果 成功 明确 应该 应当 全球 全国 原因 时间 时候 石墨 白细胞 金标准 解释 解析 万人 关键 关于 安全 安慰 康复 文献 文章 温和 "
    "华人 华东 单位 和平 项目 任何 何时 于是 查看 马上 连续 计划 高风险 张力 毛利 向来 常规 程度 南京 江苏 曾经 贺信 公司 安全性 单抗 农业 管理 师资 明显 荣获 官方 全科 单因素 单中心 单药 单纯 单侧 单次 单独 全身 全部 全面 全程 方差 路径 成本 成像 向量 文本 温度 常见 易感".split()
)
_ROLES = "主任医师|副主任医师|主治医师|专科医生|专科医师|医师|医生|教授|副教授|主任|副主任|院长|所长|理事长|会长|博士|院士|研究员|记者|专家|作者|负责人|执行长|总裁|学者"
_FOLLOW = "教授|副教授|医师|医生|主任|副主任|主治|院长|副院长|博士|院士|研究员|药师|护理师|护士长|团队|等人|指出|表示|解释|强调|提醒|建议|分析|认为|介绍|坦言|说|回应"
_ROLE = re.compile(f"{_ROLES}|撰文|编译|特约")
_FOLLOWING = re.compile(_FOLLOW)
# What may stand on the other side of a name whose role is known.
_BEFORE = frozenset("，。；：、,;:!?！？/／“”「」（）() \n\t的由据科院心系所任是与和及师授长")
_AFTER = frozenset("，。；：、,;:!?／/（）() \n\t在与和及")
_JOINS = frozenset("与和及、/／")
_AUTHOR = Pattern(r"(?:^|(?<=[\s,;.\]]))(?P<name>[A-Z][a-zà-öø-ÿ'’-]+ [A-Z]{1,3})(?=,|\.|;| et al)")


def recognize_persons(flow: str, references: Iterable[tuple[int, int]] = ()) -> list[Found]:
    """Persons in the flow, sorted; authors only inside the spans of ``references``.

    A name found once by its role is marked wherever it stands again. Titles are outside the span.
    """
    names: dict[str, str] = {}
    for name in _after_roles(flow):
        names.setdefault(name, "person.role-first")
    for name in _before_roles(flow):
        names.setdefault(name, "person.name-first")
    found = [
        Found("person", m.start(), m.end(), {}, rule) for name, rule in names.items() for m in re.finditer(re.escape(name), flow)
    ]
    for start, end in references:
        found += [Found("person", *m.span("name"), {}, "person.author") for m in _AUTHOR.finditer(flow, start, end)]
    return sorted(found, key=lambda f: (f.start, -f.end))


def _after_roles(flow: str) -> Iterator[str]:
    """Names that follow a role and end where a clause, a verb of saying or another title begins: 主治医师余品妍表示."""
    for match in _ROLE.finditer(flow):
        start = match.end() + len(flow[match.end() : match.end() + 2]) - len(flow[match.end() : match.end() + 2].lstrip(" :："))
        for end in (start + 3, start + 2, start + 4):
            ends = end >= len(flow) or flow[end] in _AFTER or _FOLLOWING.match(flow, end)
            if ends and _is_name(flow[start:end]):
                yield flow[start:end]
                break


def _before_roles(flow: str) -> Iterator[str]:
    """Names before a title or a verb of saying, behind a clause's start: ，孙凌云教授; and those joined to them: 赵东宝与高洁团队."""
    for match in _FOLLOWING.finditer(flow):
        end = match.start()
        while name := _name_before(flow, end):
            yield name
            start = end - len(name)
            end = start - 1 if start and flow[start - 1] in _JOINS else 0


def _name_before(flow: str, end: int) -> str | None:
    for length in (3, 2, 4):
        start = end - length
        if start >= 0 and (start == 0 or flow[start - 1] in _BEFORE) and _is_name(flow[start:end]):
            return flow[start:end]
    return None


def _is_name(text: str) -> bool:
    if text in _NOT_NAMES or text[:2] in _NOT_NAMES or not all("\u4e00" <= character <= "\u9fff" for character in text):
        return False
    compound = text[:2] in COMPOUND_SURNAMES
    return (len(text) == 4 and compound) or (2 <= len(text) <= 3 and (text[:1] in SURNAMES or compound))
