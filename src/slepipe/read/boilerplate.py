"""Lines that belong to the publisher, not to the article: disclaimers, QR codes, credits, links to other articles."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, NamedTuple

from slepipe.patterns import pattern
from slepipe.read.lines import WHITE
from slepipe.recognize.person_shapes import is_full

Follow = Literal["nothing", "titles", "paragraph"]


class Boilerplate(NamedTuple):
    """The rule that a line matches, and what stands below such a line when it says nothing itself."""

    name: str
    follow: Follow


_LEAD: Final = WHITE + ">»▶►▼▲◆■●•★※*#([「"
"""What may decorate the beginning of such a line; an expression that begins with < is for the line without it."""
_SHORT: Final = 48
_HERE: Final = "本文|本站|本网|文章|以上|文中"
_DISCLAIMER: Final = "免责(?:声明|说明|条款|公告)|(?:郑重|特别|重要|严正)?声明"
_INSTEAD: Final = r"(?:不得作为|不(?:能|应|可)(?:替代|取代|代替)(?:专业)?(?:医师|医生|医护|医疗|临床))"
_RELATED: Final = (
    "(?:相关|延伸|推荐|扩展|拓展|精选)阅读|(?:相关|更多|推荐|热门|精选)(?:文章|新闻|报道|报导|资讯)"
    "|往期(?:推荐|回顾|精选|精彩)|猜你喜欢|(?:你|您)可能(?:也|还)?(?:会)?(?:喜欢|感兴趣|想看).{0,4}|看更多"
)
_JOIN: Final = "关注|订阅|追踪|加入|按赞"
_CHANNEL: Final = r"公众号|公号|微信|粉丝|专页|频道|(?i:line|facebook|ig\b|instagram|telegram)|脸书"
_ROLE: Final = (
    "文字|图文|文案|责任编辑|责编|核稿编辑|采访编辑|执行编辑|编辑|编审|校对|审核|审校|审稿|初审|复审|终审|审定|排版|美编|策划|主编|监制|摄影|撰文|供稿|翻译|编译"
    "|图片来源|图源|文章来源|新闻来源|稿件来源|资料来源"
)

# name, what may follow, longest line or 0, words of which the line holds one, pattern on the folded line
_ROWS: Final[tuple[tuple[str, Follow, int, str, str], ...]] = (
    ("disclaimer", "paragraph", 0, "声明 免责", rf"<(?:{_DISCLAIMER})\s*(?:[:\])」]|$)"),
    (
        "disclaimer",
        "nothing",
        0,
        "供 仅用于 不构成 不代表 替代 取代 代替 不得作为",
        rf"(?:{_HERE})[^。]{{0,24}}(?:[仅只]供|仅用于|不构成|不代表|{_INSTEAD})",
    ),
    (
        "disclaimer",
        "nothing",
        0,
        "替代 取代 代替 不得作为",
        rf"[^。]{{0,24}}(?:内容|信息|资讯|文章|建议)[^。]{{0,8}}{_INSTEAD}[^。]{{0,16}}。?$",
    ),
    ("copyright", "paragraph", 0, "版权", r"<版权(?:声明|说明|所有|归|信息)"),
    ("copyright", "nothing", 0, "opyright OPYRIGHT © (c) (C)", r"(?i:copyright|©|\(c\)\s*\d)"),
    ("copyright", "nothing", 0, "未经 非经", r"<(?:未经|非经).{0,12}(?:授权|许可|同意)"),
    ("copyright", "nothing", 0, "转载 转自", r"<(?:(?:如需|欢迎|禁止|谢绝|请勿)转载|转载(?:请|自|须|需)|转自)"),
    ("copyright", "nothing", 0, "侵权 版权", r"<(?:如|若)(?:有|涉及|存在)?.{0,6}(?:侵权|版权)"),
    ("copyright", "nothing", _SHORT, "授权 转载", r".{0,24}(?:授权转载|授权刊登|获授权|同意转载)"),
    (
        "related",
        "titles",
        0,
        "阅读 文章 新闻 报道 报导 资讯 往期 猜你 可能 看更多",
        rf"<(?:{_RELATED})\s*(?:[:\])」|]|$)",
    ),
    (
        "qr-code",
        "nothing",
        _SHORT,
        "扫 码",
        r".{0,24}(?:扫码|扫一扫|(?:扫描|长按|识别).{0,10}(?:二维码|QR ?[Cc]ode|行动条码))",
    ),
    ("follow", "nothing", _SHORT, "关注 订阅 追踪 加入 按赞", rf".{{0,16}}(?:{_JOIN}).{{0,20}}(?:{_CHANNEL})"),
    ("follow", "nothing", _SHORT, "蓝字 名片 星标", r"<.{0,12}(?:点击?|戳|长按|设为).{0,10}(?:蓝字|名片|星标).{0,16}$"),
    ("follow", "nothing", 16, "关注我们 关注我", r"<.{0,10}关注我们?.{0,4}$"),
    (
        "end",
        "nothing",
        16,
        "END End end 完",
        r"[-—–_=*·~▲◆●\s]*(?:(?:THE |The |the )?(?:END|End|end)|全?文?完)[-—–_=*·~▲◆●\s.]*$",
    ),
    ("follow", "nothing", _SHORT, "公众号 微信", r"<(?:(?:微信)?公众号(?:ID)?:|(?:添加|加)\S{0,12}微信)"),
    (
        "follow",
        "nothing",
        _SHORT,
        "点赞 点个 三连 转发 分享",
        r"<(?:点赞|点个[赞在]|一键三连|转发给|分享[给到])",
    ),
    ("link", "nothing", _SHORT, "原文 返回", r"<(?:阅读原文|原文链接|原文网址|返回.{0,8}查看更多)"),
    ("link", "nothing", _SHORT, "点 戳", r"<(?:点击|点选|点此|戳).{0,16}(?:原文|链接|连结|更多|了解|查看)"),
    ("app", "nothing", _SHORT, "下载 打开 安装", r".{0,12}(?:下载|打开|安装).{0,12}(?:(?i:app\b)|客户端)"),
    ("credit", "nothing", _SHORT, ": / | 丨", rf"<(?:{_ROLE})\s*[:/|丨]\s*\S"),
    # 「來源:骨髓、脂肪」 says where cells come from
    ("credit", "nothing", _SHORT, ": / | 丨", r"<(?:来源|文|图|图片)\s*[:/|丨]\s*[^、,。;]{1,24}$"),
    ("credit", "nothing", _SHORT, "(", r"\((?:图|图片|照片|文|记者|编辑|责编|实习编辑|资料照)[^()]{0,30}\)$"),
    ("page", "nothing", _SHORT, "字型 字体 字号 列印 打印", r"(?:友善)?[列打]印.{0,8}\||.{0,12}(?:字[型体]大小|字号)\s*:"),
    ("path", "nothing", _SHORT, "首页 主页 港闻 要闻", r"(?:首页|主页|港闻|要闻|新闻)(?:\s?[/|>]\s?[^/|>。,]{1,12}){1,5}$"),
    (
        "column",
        "nothing",
        12,
        "论著 综述 报告 报道 论坛 共识 讲座 述评",
        r"[·•・]?(?:论著|综述|病例报告|短篇报道|专家论坛|指南与共识|讲座|述评)[·•・]$",
    ),
    ("page", "nothing", _SHORT, "分享", r"赞\s?[\d,]+\s.{0,12}分享"),
    ("path", "nothing", _SHORT, "> › »", r"[\u4e00-\u9fff]{2,10}(?:\s[>›»]\s[^>›»。,]{1,16}){1,5}$"),
    ("ad", "nothing", 12, "广告 赞助 ad", r"\[?(?:广告|赞助内容|advertisement|ad)\]?$"),
)
_BY_WORD: Final = tuple(
    (word, longest, Boilerplate(name, follow), expression)
    for name, follow, longest, words, expression in _ROWS
    for word in words.split()
)
_BY_WORD_LONG: Final = tuple(row for row in _BY_WORD if not row[1])

_DATE: Final = r"(?:(?:\S{0,8}[:|]\s*)?\d{4}|\S{1,8}[:|]\s*\d{2,3})\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?[\s\d:|]*\S{0,12}"
_BYLINE: Final = (
    r"\[[^\]]*(?:讯|电|报导|报道)\]|(?:文|作者|记者|编译|撰文|来源|发布|更新|发表|主持|整理|供稿|原创|通讯员|编译整理)\s*[:/|\s]"
    r"|.{0,24}(?:报导|报道|整理)$"
)
# The head of a listed company's announcement: 證券代碼：688999　證券簡稱：……　公告編號：2026-017.
_LISTED: Final = r"(?:[证證]券|股票|公司|[债債]券|[ABH]股)(?:代[码号])\s*:\s*\d"
_FIELDS: Final = r"\s?\|\s?|\s?(?<!\d)/\s?|\s+"
_LONGEST_BYLINE: Final = 80
# One field of a byline tells it: a date or a month, the number of an issue, who wrote, a name with its title.
_FIELD: Final = (
    r"[一二][〇○零一二三四五六七八九]{3}年\S{2,8}日(?:\(.{2,4}\))?|(?:20\d\d|\d{2,3})\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}日?|月)(?:刊登|发布|更新)?|第\d{1,4}期|逢?星期[一二三四五六日][刊见]\S{0,2}"
    r"|(?:文|作者|.{0,12}记者|编译|撰文|来源|主持|整理|审稿|供稿|通讯员|编译整理|摄影|综述|审校|出版)(?::.+)?|\S{1,8}(?:报导|报道)"
    r"|[\u4e00-\u9fff]{2,4}(?:医生|医师|博士|教授|药师|药剂师|营养师|护理师|治疗师)(?:\(.{2,16}\))?"
)
_SENTENCE: Final = "[。;!?]"
# The authors of a paper, with the numbers of their affiliations: 沈克勤1,2 万 里1 范志云1.
_AUTHOR: Final = r"[\u4e00-\u9fff](?:\s[\u4e00-\u9fff]|[\u4e00-\u9fff]{1,3})[\d,*#△▲¹²³]*(?:\([^()]{2,8}\))?"
_AUTHORS: Final = rf"{_AUTHOR}(?:[\s,、]+{_AUTHOR})+"
# Names with nothing but blanks between: 冯书宁  陆建平  秦玥; but 少盐 少油 少糖.
_FEWEST_NAMES: Final = 3
# And with where they work in brackets: 贺嘉宁,裴云岫(某大学第一附属医院,西安 710061).
_AFFILIATED: Final = rf"{_AUTHOR}(?:[\s,、]+{_AUTHOR})*\s*\([^()]*(?:大学|医院|学院|研究|中心)[^()]*\)"


@lru_cache(maxsize=512)
def find_boilerplate(line: str) -> Boilerplate | None:
    """The first rule that the folded line matches; ``follow`` is "nothing" where the line goes on itself."""
    bare = line.lstrip(_LEAD)
    for word, longest, rule, expression in _BY_WORD if len(line) <= _SHORT else _BY_WORD_LONG:
        if word not in line or 0 < longest < len(line):
            continue
        match = pattern(expression[1:]).match(bare) if expression[0] == "<" else pattern(expression).match(line)
        if match:
            rest = match.string[match.end() :].strip(":])」 ")
            return rule._replace(follow="nothing") if rest else rule
    return None


def is_byline(line: str) -> bool:
    """Whether the folded line is only a date, or says who wrote or published what follows."""
    if len(line) < _SHORT and (pattern(_DATE).fullmatch(line) is not None or pattern(_BYLINE).match(line) is not None):
        return True
    if pattern(_LISTED).match(line) is not None:
        return True
    if len(line) >= _LONGEST_BYLINE or pattern(_SENTENCE).search(line) is not None:
        return False
    names = line.split()
    if len(names) >= _FEWEST_NAMES and all(map(is_full, names)):
        return True
    if any(map(str.isdigit, line)) and pattern(_AUTHORS).fullmatch(line) is not None:
        return True
    if line.endswith(")") and pattern(_AFFILIATED).fullmatch(line) is not None:
        return True
    fields = pattern(_FIELDS).split(line)
    return len(fields) > 1 and any(pattern(_FIELD).fullmatch(field) for field in fields)
