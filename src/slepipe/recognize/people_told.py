"""People of whom a text tells: by the name it calls them, by their age, in a byline, or again and again in a story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.person_names import CALLED, SURNAMES, is_given
from slepipe.recognize.person_shapes import FULL, is_full, is_name
from slepipe.segment.engine import dictionary_tag

# 【陈羿安／综合报导】 without a role.
_BYLINE = Pattern("[【〔\\[](?P<name>[\u4e00-\u9fff]{2,4})\\s?[/／]\\s?[\u4e00-\u9fff]{2,4}报[道导][】〕\\]]")
_NICK = frozenset("小阿老大")
_ALIAS = Pattern(
    "(?P<name>[\u4e00-\u9fff]{2,3}|[阿小]?[A-Z][a-z]{1,8})\\s?[（(](?:化名|匿名|假名)|(?:我叫|名叫|化名)(?P<called>[\u4e00-\u9fff]{2,3})(?=[，。、,今的）)])"
)
_AGED = Pattern(
    "[\\d十一二三四五六七八九]岁的?(?P<name>[\u4e00-\u9fff]{2,3})(?=最近|近日|近来|，|,|因|在|说|是|做|正|来到?|住|患|坐|退休|原本|曾|去年|前年|[一二三四五六七八九十两数几多\\d]{1,2}(?:多|个多)?[年月]前|发现|确诊|患有|罹患|从|于|忆述|回忆|表示|上个?[月周]|今年|早前|日前|现[在为]|已|有|自[小幼]|从小|自从)"
)
# 罗晓梅今年39岁: the whole name at the begin of a clause.
_OF_AGE = Pattern(
    "(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{3})(?=[，,]?(?:今年|现年|时年|年仅|年近|年届|刚满)(?:才|已|只有)?\\s?[\\d一二三四五六七八九十]{1,3}岁)"
)
# What somebody does or is, behind an age.
_SOMEONE = (
    "(?:师傅|师(?!傅)|[员匠长]|工(?!程|作|人)|司机|主妇|主夫|学生|妈妈|爸爸|大叔|东主|老板|店主|农民|白领|上班族|经理|女子|男子|女[生孩士]|男[生孩士]|"
    "市民|居民|护士|会计|文员|秘书|小伙|姑娘|患者|病人|病友|人士|长者)"
)
# 27岁的Kelly, 28岁的幼稚园教师Amy
_AGED_LATIN = Pattern(
    f"[\\d十一二三四五六七八九]岁的?(?:[\u4e00-\u9fff]{{0,6}}?{_SOMEONE})?(?P<name>[阿小]?[A-Z][a-z]{{2,9}})(?![A-Za-z0-9\\-])"
    "(?=[\u4e00-\u9fff，,。（(、])(?!病|综合征|症|现象|征|手术|手机)"
)
# 38岁的程序员小魏, 53岁的茶餐厅东主梁太憶述: behind what somebody does, a name that only friends use.
_AGED_WORKER = Pattern(
    f"[\\d十一二三四五六七八九]岁的?[\u4e00-\u9fff]{{0,8}}?{_SOMEONE}"
    "(?P<name>[小阿老大][\u4e00-\u9fff]|[阿小][A-Z][a-z]{1,8}|[\u4e00-\u9fff][太姨叔婶嫂姐伯婆姑]|[\u4e00-\u9fff]{3})"
    "(?=就是|便是|最近|近[日来年]|[，,（(。]|因|说|原本|曾|去年|前年|今年|第一次|[一二三四五六七八九十两数几多\\d]{1,2}(?:多|个多)?[年月]前|"
    "发现|确诊|患有|罹患|忆述|回忆|表示|感叹|坦言|无奈|苦笑|从小|自小|从[^事]|自从|一直|每[天日周月]|也|原以为|患上|接受|服用|已|在|有(?![的些])|是|正|则|被|把|患病|常|退休)"
)
# 王某，女: a case; 病人陈太八年前: a name that only friends use.
_SOMEBODY = Pattern(
    "(?<![\u4e00-\u9fff])(?:患者|病人|患儿|男患|女患)?(?P<name>[\u4e00-\u9fff][某×]{1,2})(?=[，,、（(]\\s?[男女])"
)
_NEIGHBOUR = Pattern(
    "(?:病人|患者|病友|家属|照顾者|会员|市民|居民|长者|街坊|事主|读者)(?P<name>[\u4e00-\u9fff][太婆伯叔])"
    "(?=[，,（(、。\\d一二三四五六七八九十两数几今去曾自在于因患已最近本每说指])"
)
# 贺东蹲下身: who does something at the begin of a clause, in a story that tells of him again and again.
_DOES_SOMETHING = Pattern(
    "(?<![\u4e00-\u9fffA-Za-z])(?P<name>[\u4e00-\u9fff]{2,3})(?=发现|愣|点头|摇头|回忆|告诉|蹲|站起|坐在|走进|走出|笑|哭|听到|听说|想起|想到|住进|出院|入院|确诊|"
    "患上|接受了|赶到|来到|自述|觉得|感到|感觉|担心|决定|坚持|醒来|躺在|每[天日周月]|一直|拿到|拿着|打开|看到|看着|从没|从不|说)"
)
_OFTEN_TOLD = 3
# 周慧敏，主任医师，医学博士: who is introduced at the begin of a line.
_PROFILE = Pattern(
    "(?<![^\n])[ \u3000]*(?P<name>[\u4e00-\u9fff]{2,4})[，,](?=(?:[男女][，,])?(?:[^，,。\n]{2,14}[，,]){0,2}?[^，,。\n]{0,10}(?:主任医师|主治医师|住院医师|教授|博士|研究员|护师|药师|营养师))"
)
# 教了三十年国文的周秀琴，第一次觉得不对劲: whom a story tells of again.
_INTRODUCED = Pattern("的(?P<name>[\u4e00-\u9fff]{3})(?=[，,])")
_TOLD_AGAIN = 2
# 淑芬记得: a given name alone, of whom a story tells throughout.
_GIVEN_DOES = Pattern(
    "(?<![\u4e00-\u9fffA-Za-z])(?P<name>[\u4e00-\u9fff]{2})(?=回忆|记得|忆述|坦言|苦笑|笑[说着道称]|感叹|告诉|觉得|确诊|患上|住院|出院|说[，：:“「])"
)
# 小心, 小学: words with which no nickname is meant, though parents choose the character.
_NO_NICK = frozenset("小心 小学 小康 小姐 小雪 小麦 小米 小鸟 老虎 老鹰".split())
# The most common surnames that are no other words behind 老.
_COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范廖贾"
)
_AUNTS = frozenset("姨叔婶嫂姐伯婆姑爷哥")
# 治疗师小许便一边陪她聊家常: whom everybody there calls so.
# 阿发伯, 秀枝姨: a given name before what the young call their elders, in a story that tells of them again.
_ELDER = Pattern("(?P<name>阿[\u4e00-\u9fff]|[\u4e00-\u9fff](?!阿)[\u4e00-\u9fff])(?=[伯姨婶叔嫂姑嬷](?![母父侄妈夫]))")
_NICKED = Pattern(
    "(?:治疗师|护士|护理师|护师|医生|医师|司机|病友|老师|同事|志工|义工|社工师?|药师|教练|邻居|室友|店员)(?P<name>[小阿老][\u4e00-\u9fff])(?=[便说每来也在，。和就让陪教、：:则又])"
)
# 互助社主席阿贤患病二十年, 师傅老丁, 学生小雨把通知单交给妈妈
_NICKED_OFTEN = Pattern(
    "(?:家属|家长|照顾者|主席|理事长|会长|师傅|车长|组长|队长|创办人|发起人|召集人|店主|老板|东主|摊主|读者|会员|患者|病人|街坊|市民|村民|居民|妈妈|爸爸|丈夫|太太|妻子|儿子|女儿|朋友|学生|女孩|男孩|姑娘|小伙子?|工人|农民|上班族|白领|职员|教师)"
    "(?P<name>[小阿老][\u4e00-\u9fff])(?=[说每来也在，,。和让：:则又今患有因已去自曾从是把被原回笑坦忆告觉表认指（(]|\\d|的(?:妈妈|爸爸|丈夫|妻子|太太|家人|女儿|儿子))"
)
# 老赵今年63岁, 阿贤回忆: at the begin of a clause, with an age or what only people do.
_NICK_BEGINS = Pattern(
    "(?<![\u4e00-\u9fffA-Za-z])(?P<name>[小阿老][\u4e00-\u9fff])(?=(?:今年|现年|年近|年届|刚满|去年|那年|当时)?(?:才|已|只有)?\\s?[\\d一二三四五六七八九十]{1,3}岁"
    "|回忆|记得|坦言|忆述|苦笑|笑[说着道称]|直言|感叹|告诉|坚持|觉得|终于|确诊|说[，：:“「]|患(?!者)|从小|自小)"
)
# Tibetan names have no family name: 尕藏卓玛 beside a role or an age.
_TIBETAN = "(?:卓玛|扎西|次仁|才让|尼玛|旺姆|措姆|拉姆|丹增|洛桑|仁青|央金|达娃|格桑|索南|巴桑|德吉|多吉|平措|顿珠|拉毛|桑吉|班玛|更登|曲珍|白玛|边巴|米玛|尕藏|仁增|旦增|贡布|加措|嘉措|群培|罗布|普布|次旺|旺堆|强巴|玉珍|卓嘎|华旦|尖措|才旦|完么|华毛|东智|卓么|南杰|才仁|万玛|公保|普华|李毛|先巴|仁欠|角巴|豆格|贡保|旦正|旦知|当周|羊毛吉|卓尕|索南加|扎巴|桑杰|道吉|桑珠|拉姆草)"
_TIBETAN_NAME = Pattern(f"{_TIBETAN}{{2}}")
_ALIAS_SIGNS = ("化名", "匿名", "假名", "我叫", "名叫")
_FAMILY = frozenset("阿嬷 阿公 阿婆 阿伯 阿姨 阿妈 阿爸 阿姐 阿妹 阿弟".split())


def people_told(flow: str) -> Iterator[tuple[str, str]]:
    """Names that the text itself calls so, those of bylines and those of people whose age it tells."""
    if "报导" in flow or "报道" in flow:
        yield from ((m["name"], "person.byline") for m in _BYLINE.finditer(flow) if is_name(m["name"], strong=True))
    if any(sign in flow for sign in _ALIAS_SIGNS):
        for match in _ALIAS.finditer(flow):
            yield _called(flow, match) if match["name"] else match["called"], "person.called"
    yield from _aged(flow)
    yield from _neighbours(flow)
    for name in dict.fromkeys(match["name"] for match in _DOES_SOMETHING.finditer(flow)):
        if is_full(name) and flow.count(name) >= _OFTEN_TOLD:
            yield name, "person.called"
    yield from ((m["name"], "person.called") for m in _PROFILE.finditer(flow) if is_name(m["name"], strong=True))
    for name in dict.fromkeys(match["name"] for match in _INTRODUCED.finditer(flow)):
        if is_full(name) and not dictionary_tag(name) and flow.count(name) >= _TOLD_AGAIN:
            yield name, "person.called"
    yield from _by_nickname(flow)


_TAGS_OF_NAMES = ("", "nr", "nrt", "nrfg", "nz")


def _aged(flow: str) -> Iterator[tuple[str, str]]:
    """People behind their age and what they do."""
    for match in _AGED.finditer(flow):
        # 阿欣 and 小芸 are called so; 小时 is a word, 阿嬷 anybody's.
        name = match["name"]
        if is_name(name, strong=False) or (name[0] in _NICK and _is_friend(name)) or _is_aunt(name):
            yield name, "person.called"
    yield from (
        (m["name"], "person.called")
        for m in _OF_AGE.finditer(flow)
        if m["name"][1] != m["name"][2]
        and dictionary_tag(m["name"][1:]) in _TAGS_OF_NAMES
        and is_full(m["name"])
        and not dictionary_tag(m["name"])
    )
    yield from ((match["name"], "person.called") for match in _AGED_LATIN.finditer(flow))
    for match in (*_AGED_WORKER.finditer(flow), *_NICKED.finditer(flow)):
        if _is_friend(match["name"]) or _is_aunt(match["name"]):
            yield match["name"], "person.called"


def _by_nickname(flow: str) -> Iterator[tuple[str, str]]:
    """People whom friends call so, behind a post or at the begin of a clause, and those told of by their given name."""
    for name in dict.fromkeys(match["name"] for match in (*_NICKED_OFTEN.finditer(flow), *_NICK_BEGINS.finditer(flow))):
        if _is_nickname(flow, name):
            yield name, "person.called"
    for name, told in Counter(match["name"] for match in _ELDER.finditer(flow)).items():
        if told > 1 and _is_elder(flow, name):
            yield name, "person.called"
    for name in dict.fromkeys(match["name"] for match in _GIVEN_DOES.finditer(flow)):
        if is_given(name) and dictionary_tag(name) in _TAGS_OF_NAMES and flow.count(name) >= _OFTEN_TOLD:
            yield name, "person.called"


def given_alone(flow: str, names: Iterable[str]) -> Iterator[str]:
    """The given names of ``names`` that stand alone at the begin of a clause: 国豪 of 陈国豪."""
    for name in names:
        given = name[1:]
        if (
            len(name) == FULL
            and name[0] in SURNAMES
            and dictionary_tag(given) in _TAGS_OF_NAMES
            and re.search(f"(?<![\u4e00-\u9fff]){re.escape(given)}(?=[\u4e00-\u9fff])", flow)
        ):
            yield given


def _is_aunt(name: str) -> bool:
    """霞姨, but not 婆婆."""
    return len(name) == FULL - 1 and name[1] in _AUNTS and name[0] != name[1] and not dictionary_tag(name)


def _is_elder(flow: str, name: str) -> bool:
    """Whether it is a given name (阿发伯, 秀枝姨), and no word goes on with it: 阿拉伯."""
    if name in _FAMILY or dictionary_tag(name) not in _TAGS_OF_NAMES or not (name[0] == "阿" or is_given(name)):
        return False
    at = flow.find(name)
    return not dictionary_tag(flow[at : at + len(name) + 1]) and not dictionary_tag(flow[at : at + len(name) + 2])


def _is_nickname(flow: str, name: str) -> bool:
    """Whether friends call somebody so: 阿贤, 老赵, 小雨 where it stands again, but neither 小时 nor 小心."""
    if name in _FAMILY or name in _NO_NICK:
        return False
    if name[0] == "老" and name[1] in _COMMON:
        return True
    if dictionary_tag(name) in _TAGS_OF_NAMES:
        return name[0] != "老" or name[1] in SURNAMES
    return name[0] == "小" and is_given(name[1]) and flow.count(name) > 1


def _neighbours(flow: str) -> Iterator[tuple[str, str]]:
    """Somebody without a full name, and names without one of a family."""
    if "某" in flow or "××" in flow:
        yield from ((match["name"], "person.called") for match in _SOMEBODY.finditer(flow) if match["name"][0] in SURNAMES)
    for match in _NEIGHBOUR.finditer(flow):
        if match["name"][0] in SURNAMES and not dictionary_tag(match["name"]):
            yield match["name"], "person.called"
    for match in _TIBETAN_NAME.finditer(flow):
        yield match[0], "person.called"


def _is_friend(name: str) -> bool:
    """Whether a name is what friends say: 小魏, 阿Ling and 梁太, but neither 小时 nor 阿姨."""
    if name[0] in _NICK:
        return (
            name not in _FAMILY
            and name[1:] not in CALLED
            and (dictionary_tag(name) in ("", "nr", "nrt", "nz") or is_given(name[1:]))
        )
    return (
        (name[0] in SURNAMES and not dictionary_tag(name))
        if name[-1] == "太"
        else len(name) == FULL and is_name(name, strong=False)
    )


def _called(flow: str, match: re.Match[str]) -> str:
    """The name before （化名）: two characters where the first of three belongs to the word before it, as in 老师小芸 and 工程师阿宏."""
    text, start = match["name"], match.start("name")
    if len(text) > 2 and start and any(dictionary_tag(flow[max(0, start - size) : start + 1]) for size in (1, 2)):
        return text[1:]
    return text if len(text) < 3 or text[0] in SURNAMES or text[0] in _NICK else text[1:]
