"""Persons where names stand alone: the line of an article's authors, its credits (编辑：谷雨), and lists such as 姜云涛、范征、卢志纲."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found
from slepipe.recognize.person_names import CALLED, SURNAMES
from slepipe.recognize.person_shapes import is_name
from slepipe.segment.engine import dictionary_tag, tagged_words

_HAN = "\u4e00-\u9fff"
# Journals set a name of two characters with a space between them, and the number of the institution behind a name.
_NAME = f"[{_HAN}](?:[{_HAN}]{{1,3}}|[ \u3000][{_HAN}])"
_MARK = r"(?: ?\d{1,2}(?:[,，]\d{1,2})*)?[*#△▲†‡¹²³⁴-⁹]*(?:[(（][^()（）\n]{2,10}[)）])?"
_BYLINE = Pattern(rf"(?m)^[ \u3000]*{_NAME}{_MARK}(?:[ \u3000、,，;；]+{_NAME}{_MARK})+[ \u3000]*$")
_LIST = Pattern(rf"(?<![{_HAN}、*#\d]){_NAME}(?:、[{_HAN}]{{2,3}})+(?![{_HAN}、*#\d])(?<!等)")
_CREDIT = Pattern(
    "(?:采写|采访|记录|纪录|记录人|汇报人|文字|供图|责编|责任编辑|编辑|主编|审校|校对|审核|审稿|排版|撰文|作者|记者|编译|翻译|通讯员|整理|策划|监制|摄影|口述|讲述|供稿|点评|[文图])[】\\]]?[|｜:：/／】] ?[*_\\[]{0,3}(?:[\u4e00-\u9fff]{2,8}(?:科|部|中心)[ \u3000])?"
    rf"(?P<name>{_NAME})(?=[ \u3000|｜、,，;；:：(（)）\n*_\]]|$)"
)
# 记者　缪翀　北京报道, 文／康复治疗师　钮知夏: a wide blank before the name.
_BLANKED = Pattern(
    rf"(?:作者|记者|编译|整理|审稿|主持|摄影|[{_HAN}]{{0,8}}(?:医师|医生|治疗师|药师|药剂师|营养师|护理师))\u3000+(?P<name>{_NAME})(?=[\u3000\n]|$)"
)
# 本报记者 钟 灵: a name of two characters, set with a space between them.
_SPACED = Pattern(
    rf"(?:记者|通讯员|作者|撰文|整理)[ \u3000](?P<name>[{_HAN}][ \u3000][{_HAN}])(?=[ \u3000)）】]*(?:\n|$|通讯员|摄影|报[道导]))"
)
# 贺嘉宁，裴云岫（某大学第一附属医院）, 范书瑜 某医学中心 风湿科: who and where from, in one line.
_HOME = "(?:大学|医院|学院|研究|中心|医科)"
_AFFILIATED = Pattern(
    rf"(?m)^[ \u3000]*{_NAME}{_MARK}(?:[ \u3000、,，;；]+{_NAME}{_MARK})*[ \u3000]*"
    rf"(?=[(（][^()（）\n]{{0,30}}{_HOME}|(?<=[ \u3000])[{_HAN} \u3000]{{2,20}}{_HOME}[{_HAN} \u3000]{{0,20}}$)"
)
# （董若溪）: who wrote it, in a line of its own.
_SIGNED_ALONE = Pattern(rf"(?m)^[ \u3000]*[（(](?P<name>[{_HAN}]{{2,3}})[)）][ \u3000]*$")
# （麦咏珊　代行）
_FOR_ANOTHER = Pattern(rf"[（(](?P<name>{_NAME})[ \u3000]*代(?:行|签|表)?[)）]")
# 原创 沈知夏 某某课堂, 冉明谦 编辑:阿梨
_ORIGINAL = Pattern(rf"原创[ \u3000:：]+(?P<name>{_NAME})(?=[ \u3000\n|｜]|\Z)")
_EDITED = Pattern(
    rf"(?:(?<=[ \u3000(（【\[])|(?m:^))(?P<name>{_NAME})(?=[ \u3000]+(?:责编|责任编辑|编辑|审校|校对|审核|排版|摄影|审稿)[|｜:：])"
)
_BRACKETS = Pattern("[(（][^()（）]*[)）]")
_ONE = Pattern(_NAME)
_FEWEST = 2
_LONGEST = 3
_NOBODY = frozenset("小编 本刊 本报 编者 佚名 编辑部 本站 网络 官网 微信".split())
# 文/牙科部 许玮庭医师
_OFFICES = tuple("科部室组处院所系")
# （云川三院宣传科 黎晓雯）, 河南周口 刘建军, 山东读者 孙爱萍: who wrote it, behind where he is or works.
_SIGNED = Pattern(
    rf"(?:[(（][{_HAN}]{{2,20}}(?:宣传[科处部]|新闻中心|办公室|党[委院]?办|院办|公关室|公关部|公共关系[部科]|品牌部|宣传统战部|医务[科处]|护理部|科教科|社工部|融媒体中心|[院科社报])"
    rf"|(?m:^)[ 　]*[{_HAN}]{{2,6}}(?:读者|网友|患者|病友)|(?m:^)[ 　]*(?P<seat>[{_HAN}]{{4,6}}))[ 　]+(?P<name>{_NAME})[ 　]*(?=[)）]|(?m:$))"
)


def recognize_bylines(flow: str) -> Iterator[Found]:
    """The names in lines and lists that hold nothing else, and behind the words for those who made the article."""
    for pattern, rule in ((_BYLINE, "person.byline"), (_LIST, "person.listed"), (_AFFILIATED, "person.byline")):
        for match in pattern.finditer(flow):
            # Where nothing tells where they are from, one must be a name to the segmenter, too.
            spans = _listed(flow, match, alone=pattern is _AFFILIATED)
            yield from (Found("person", start, end, {}, rule) for start, end in spans)
    for match in _SIGNED_ALONE.finditer(flow):
        if is_name(match["name"], strong=True):
            yield Found("person", *match.span("name"), {}, "person.credit")
    for pattern in (_ORIGINAL, _EDITED, _FOR_ANOTHER):
        for match in pattern.finditer(flow):
            if match["name"][0] in SURNAMES and _built(match["name"]):
                yield Found("person", *match.span("name"), {}, "person.credit")
    yield from _credits(flow)
    for match in _SIGNED.finditer(flow):
        if match["name"][0] in SURNAMES and _built(match["name"]) and (match["seat"] is None or _is_seat(match["seat"])):
            yield Found("person", *match.span("name"), {}, "person.signed")


def _is_seat(text: str) -> bool:
    """Whether it names a place within a place: 河南周口."""
    words = tagged_words(text)
    return len(words) > 1 and words[0][1] == "ns"


def _listed(flow: str, match: re.Match[str], *, alone: bool) -> list[tuple[int, int]]:
    """Where the names of a list stand, if all of it are names; ``alone`` tells that one is enough, and the segmenter not asked."""
    bare = _BRACKETS.sub(lambda bracket: " " * len(bracket[0]), match[0])
    spans = [(match.start() + one.start(), match.start() + one.end()) for one in _ONE.finditer(bare)]
    names = [flow[start:end] for start, end in spans]
    enough = alone or (len(names) >= _FEWEST and any(map(_tagged, names)))
    return spans if enough and all(map(_built, names)) else []


def _credits(flow: str) -> Iterator[Found]:
    for match in _CREDIT.finditer(flow):
        name = "".join(match["name"].split())
        # 纪录：黄小姐 gives no name but the surname.
        if (
            len(name) <= _LONGEST
            and not name.endswith(CALLED)
            and (name[0] in SURNAMES or (name not in _NOBODY and not name.endswith(_OFFICES) and not dictionary_tag(name)))
        ):
            yield Found("person", *match.span("name"), {}, "person.credit")
    for match in _SPACED.finditer(flow):
        if match["name"][0] in SURNAMES:
            yield Found("person", *match.span("name"), {}, "person.credit")
    for match in _BLANKED.finditer(flow) if "\u3000" in flow else ():
        if match["name"][0] in SURNAMES and len(match["name"]) <= _LONGEST:
            yield Found("person", *match.span("name"), {}, "person.credit")


def _built(name: str) -> bool:
    """Whether it is built like a name; one that is set with a space may be a word (万 里)."""
    return is_name(name, strong=True) or (not name.isalpha() and name[0] in SURNAMES)


def _tagged(name: str) -> bool:
    """Whether the segmenter takes it for a person's name."""
    (_, tag), *more = tagged_words(name)
    return tag == "nr" and not more
