"""Persons by their role: a name beside a title, a byline, an author in a reference; then wherever the name recurs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.addressed import surnames_alone
from slepipe.recognize.foreign import family_names, foreign_names
from slepipe.recognize.found import Found
from slepipe.recognize.person_names import CALLED, COMPOUND_SURNAMES, SURNAMES, is_given
from slepipe.segment.engine import dictionary_tag

# Surnames that are other words nearly everywhere.
_RARE = frozenset("后秋区")
# Words and beginnings of words that look like a name beside a title and are in no dictionary: 单因素分析, 易感性说明.
_NOT_NAMES = frozenset(
    "石墨 白细胞 金标准 高年资 万人 贺信 单抗 荣获 全科 单因素 单中心 单药 易感 和临 和其 和该 应该 成果 成为 任何 于是 时有 官方 查看 明显 方面 方法 全球 高风险 项目 康复科 安全 关于 关键 "
    "温和 文章 文献 成本 路径 单次 单侧 连续 方差 解析 明确 高度 高级 计划 原因 师资 应当 全部 全面 全身 全程 成像 文本 温度 常见 金额 时间 何时 何种 曾任 曾为 现任 前任 华人 和外 和内 席执 顾问 温馨 应合 应核 应追 应与 应和 应先 应再 应按 应由 应以 应在 应避 应向 应告 应及 应每 应尽 应立 应主 应如 应视 应改 应停 应定 应请 卫生".split()
)
_ROLES = (
    "主任医师|副主任医师|主治医师|专科医生|专科医师|医师|医生|教授|副教授|主任|副主任|院长|所长|理事长|会长|博士|院士|研究员|记者|专家|作者|负责人|执行长|总裁|学者"
    "|总经理|经理|顾问|主管|督导|统筹|董事长|首席执行官|首席医学官|首席科学官|首席财务官|首席运营官|首席技术官|首席分析师|财务长|药剂师|治疗师|主持人|创始人|联合创始人|秘书长|主席|局长|署长|处长|部长|司长|组长|科长|发言人|通讯员|药师|护理师|护士长|护士|研究者|PI|C[EFOMST]O|讲师|参议|召集人|营运长|技术长|委员|先生|女士|患者|病友|病人"
    "|总监|董事会秘书|董秘|执行董事|独立董事|护师|营养师|社工师?|心理师|心理学家|校长|系主任|议员|立委|律师|馆长|站长|区长|市长|县长|里长|村长|乡长|镇长|邻长|教练|检察官|法医|药理学家|流行病学家"
    "|研发长|营运长|运营长|医务长|科学长|策略长|商务长|信息长|资讯长|营销长|行销长|人资长|法务长|品质长|执行长|技术长|分析师|策略师|工程师|医检师|检验师|放射师|技师|个管师|个案管理师|卫教师|呼吸师|验光师|"
    "中药师|中医师|村医|乡医|校医|军医|助产士|执委|主委|主编|编委|执笔(?=\\s?[:：／/])|审校(?=\\s?[:：／/])|审稿(?=\\s?[:：／/])|整理(?=\\s?[:：／/])|主笔(?=\\s?[:：／/])|弟子|志工|义工|家属|照顾者|照护者|看护|研究助理|研究生|合伙人|副总|教练|网红|"
    "总干事|干事|理事|监事|牙医(?![师生])|兽医(?![师生])|脊医(?![师生])|视光师|听力学家|科学家|专员|创办人|队长|议长|总统|总理|次长|牧师|神父|法师|导演|化验师|矫形师|辅导员|评论员|院监|秘书|导师"
)
# Behind these a name may stand that goes on in any way, too: 丈夫余建斗是, 老中医余伯松采用, but 中医师指气虚 has none.
_KIN_OF = frozenset(
    "丈夫 妻子 太太 老伴 儿子 女儿 媳妇 女婿 孙子 孙女 父亲 母亲 爸爸 妈妈 爷爷 奶奶 外公 外婆 哥哥 弟弟 姐姐 妹妹 室友 同事 邻居 老师 同学 男友 女友 男子 女子 中医 老中医 名医 大夫".split()
)
# Behind these a name is the subject of a verb, whatever word it holds.
_OFFICERS = frozenset(
    "CEO CFO COO CMO CSO CTO 首席医学官 首席科学官 首席执行官 首席财务官 首席运营官 首席技术官 执行长 财务长 董事长 总经理 总裁".split()
)
# So may be what anybody is; a name behind it needs a title or nothing that is a word: 家属林美华, but not 家属方面.
_ANYBODY = frozenset(
    "患者 病友 病人 家属 照顾者 照护者 志工 义工 看护 研究生 教练 教师 司机 农民 渔民 店主 会计 厨师 保安 保全 工人 职员 店员 里民 居民 村民 选手 歌手 演员 作家 老板 摊贩 学生 大学生 中学生 高中生 小学生 程序员 工程师".split()
)
# Behind these a name may go on in any way (资深护师麦咏欣最常听到): they name nobody but a person.
_TITLES = frozenset(
    "主任医师 副主任医师 主治医师 专科医生 医师 医生 教授 副教授 主任 副主任 院长 副院长 理事长 会长 博士 院士 执行长 总裁 总经理 董事长 总监 董事会秘书 护师 护理师 护士长 药师 药剂师 营养师 治疗师 心理师 秘书长 署长 局长 "
    "分析师 策略师 研发长 营运长 医务长 技术长 财务长 个管师 个案管理师 医检师 放射师 卫教师 村医 执委 弟子 研究员 主编 合伙人 副总 首席医学官 首席科学官 首席执行官 财务总监".split()
)
_FOLLOW = "教授|副教授|营养师|治疗师|药剂师|心理师|社工师|个管师|卫教师|医师|医生|主任|副主任|主治|院长|副院长|博士|院士|研究员|药师|护理师|护士长|团队|等人|指出|表示|解释|强调|提醒|建议|分析|认为|介绍|坦言|说|报告(?=[了一其])|回应|补充|呼吁|促请|敦促|续说|指(?=，)|透露|直言|总结|回忆|期望|希望|坦承|忆述|笑言|感叹|叮咛|叮嘱|形容|警告|直指|说道|笑说|笑称|分享|主讲|领衔|牵头|整理(?=[。）)\\n])|称(?![为作呼号之重])(?<![简名俗又声宣统通全旧亦也别原自人堪号]称)|受访|接受(?=本报|媒体|采访|访问|专访|记者)|总经理|董事长|理事长|执行长|先生|女士|小姐|署长|局长|部长|处长"
# Beside these a word of the dictionary may be a name (高洁教授); beside a verb it hardly is (高血压分析).
_STRONG = frozenset(_FOLLOW.split("|")) - frozenset(
    "指出 表示 解释 强调 提醒 建议 分析 认为 介绍 坦言 说 回应 补充 呼吁 促请 敦促 续说 透露 直言 总结 回忆 期望 希望 坦承 忆述 笑言 感叹 受访 接受 叮咛 叮嘱 形容 警告 直指 说道 笑说 笑称 分享 主讲 领衔 牵头 称".split()
)
_ROLE = Pattern(f"{_ROLES}|撰文|编译|特约|{'|'.join(sorted(_KIN_OF | _ANYBODY))}".replace("中医|", "中医(?![师生药学科院界馆])|"))
_FOLLOWING = Pattern(_FOLLOW)
# What may stand on the other side of a name whose role is known.
_BEFORE = frozenset("，。；：、,;:!?！？/／“”「」（）() \u3000\n\t的由据科院心系所任是为与和及师授长室部局人友")
_AFTER = frozenset("0123456789，。；：、,;:!?.／/（）() \u3000\n\t在与和及则也亦都均皆曾向等")
# A dateline: 记者周庭安台北2025年12月3日电.
_DATELINE = Pattern("[\u4e00-\u9fff]{2,3}(?:\\d{1,4}[年日月]|[/／]|报[道导])|综合|专访|实习|摄影|报[道导]|整理")
# 【陈羿安／综合报导】 without a role.
_BYLINE = Pattern("[【〔\\[](?P<name>[\u4e00-\u9fff]{2,4})\\s?[/／]\\s?[\u4e00-\u9fff]{2,4}报[道导][】〕\\]]")
_ADVERBS = frozenset("曾亦也则率带将")
_PARTICLES = frozenset("的了是在")
_GOES_ON = _PARTICLES | frozenset("最已就都还更正仍再每从由因对把被让盼吁忆拟谈透引补示坦叹称")
# 院长周俊率团队, 教授李红带学生: what a person does, in a character that ends no name.
_DOES = _PARTICLES | frozenset(
    "率带将到去来说对与和向以为有做给用请见称曾亦也则很又不才要会能可从由因把被让最已就都还更正仍再每后前当替帮问答看听走站坐笑哭拿找教等摸推拉抱吃喝写读劝陪送扶接骂怕住忙"
)
_REPORTERS = frozenset({"记者", "通讯员", "特约", "编译"})
_JOINS = frozenset("与和及、/／")
_NICK = frozenset("小阿老大")
_LISTED = _JOINS | {"，", ",", " "}
_ALIAS = Pattern(
    "(?P<name>[\u4e00-\u9fff]{2,3}|[阿小]?[A-Z][a-z]{1,8})\\s?[（(](?:化名|匿名|假名)|(?:我叫|名叫|化名)(?P<called>[\u4e00-\u9fff]{2,3})(?=[，。、,今的）)])"
)
_AGED = Pattern(
    "[\\d十一二三四五六七八九]岁的?(?P<name>[\u4e00-\u9fff]{2,3})(?=最近|近日|近来|，|,|因|在|说|是|做|正|来到?|住|患|坐|退休|原本|曾|去年|前年|[一二三四五六七八九十两数几多\\d]{1,2}(?:多|个多)?[年月]前|发现|确诊|患有|罹患|从|于|忆述|回忆|表示)"
)
# 38岁的程序员小魏, 53岁的茶餐厅东主梁太憶述: behind what somebody does, a name that only friends use.
_AGED_WORKER = Pattern(
    "[\\d十一二三四五六七八九]岁的?[\u4e00-\u9fff]{0,8}?(?:[员师工匠长]|司机|主妇|主夫|学生|妈妈|爸爸|大叔|东主|老板|店主|农民|白领|上班族|经理|女子|男子|女[生孩士]|男[生孩士]|"
    "市民|居民|护士|会计|文员|秘书|小伙|姑娘|患者|病人|病友|人士|长者)"
    "(?P<name>[小阿老大][\u4e00-\u9fff]|[阿小][A-Z][a-z]{1,8}|[\u4e00-\u9fff]太|[\u4e00-\u9fff]{3})"
    "(?=最近|近[日来年]|[，,（(。]|因|说|原本|曾|去年|前年|今年|第一次|[一二三四五六七八九十两数几多\\d]{1,2}(?:多|个多)?[年月]前|"
    "发现|确诊|患有|罹患|忆述|回忆|表示|感叹|坦言|无奈|苦笑|从小|自小|从[^事]|自从|一直|每[天日周月]|也|原以为|患上|接受|服用)"
)
# Titles that stand behind names of people only, or behind what kind of doctor one is.
_TITLED = Pattern("医[生师]|教授|博士|院士")
_FULL = 3
# 王某，女: a case; 病人陈太八年前: a name that only friends use.
_SOMEBODY = Pattern(
    "(?<![\u4e00-\u9fff])(?:患者|病人|患儿|男患|女患)?(?P<name>[\u4e00-\u9fff][某×]{1,2})(?=[，,、（(]\\s?[男女])"
)
_NEIGHBOUR = Pattern(
    "(?:病人|患者|病友|家属|照顾者|会员|市民|居民|长者|街坊|事主|读者)(?P<name>[\u4e00-\u9fff][太婆伯叔])"
    "(?=[，,（(、。\\d一二三四五六七八九十两数几今去曾自在于因患已最近本每说指])"
)
# Tibetan names have no family name: 尕藏卓玛 beside a role or an age.
_TIBETAN = "(?:卓玛|扎西|次仁|才让|尼玛|旺姆|措姆|拉姆|丹增|洛桑|仁青|央金|达娃|格桑|索南|巴桑|德吉|多吉|平措|顿珠|拉毛|桑吉|班玛|更登|曲珍|白玛|边巴|米玛|尕藏|仁增|旦增|贡布|加措|嘉措|群培|罗布|普布|次旺|旺堆|强巴|玉珍|卓嘎|华旦|尖措|才旦|完么|华毛|东智|卓么|南杰|才仁|万玛|公保|普华|李毛|先巴|仁欠|角巴|豆格|贡保|旦正|旦知|当周|羊毛吉|卓尕|索南加|扎巴|桑杰|道吉|桑珠|拉姆草)"
_TIBETAN_NAME = Pattern(f"{_TIBETAN}{{2}}")
# The last characters of titles that are surnames, too: 首席医学官蒯毅 is no 官蒯毅.
_TITLE_ENDS = (
    *("学官", "务官", "行官", "营官", "术官", "据官", "业官", "法官", "教官", "主任"),
    *(f"{kind}师" for kind in "医药律护程析教略术养疗理检射"),
)
_INSTITUTION = Pattern("[（(][^（()）\\n]{2,30}[)）]")
_ALIAS_SIGNS = ("化名", "匿名", "假名", "我叫", "名叫")
_AUTHOR = Pattern(
    r"(?:^|(?<=[\s,;.\]:：]))(?P<name>(?:[A-Z][a-zà-öø-ÿ'’-]+|[A-Z]{2,}(?:[-'][A-Z]+)?) [A-Z]{1,3}(?: [A-Z]){0,2})(?=,|\.|;| et al)"
)
_HAN_AUTHORS = Pattern("(?:[\u4e00-\u9fff]{2,4}\\s?[,，、]\\s?){0,9}[\u4e00-\u9fff]{2,4}(?=\\s?(?:[.．。:：]|[,，、]\\s?等))")
_HAN_AUTHOR = Pattern("[\u4e00-\u9fff]{2,4}")
_ET_AL = Pattern(r"(?:[A-Z][a-zà-öø-ÿ'’-]+ [A-Z]{1,3}(?:, ?| (?=et al))){1,6}(?=et al)")


# 于某 is a person, 用于某些患者 has none.
_SOME = tuple("些个种一")


def _places(flow: str, name: str) -> Iterator[int]:
    start = flow.find(name)
    while start >= 0:
        if name[-1] != "某" or not flow.startswith(_SOME, start + len(name)):
            yield start
        start = flow.find(name, start + len(name))


def recognize_persons(flow: str, references: Iterable[tuple[int, int]] = ()) -> list[Found]:
    """Persons in the flow, sorted; authors only inside the spans of ``references`` and before 「et al」.

    A name found once by its role is marked wherever it stands again. Titles are outside the span.
    """
    names: dict[str, str] = {}
    for name in _after_roles(flow):
        names.setdefault(name, "person.role-first")
    for name in _before_roles(flow):
        names.setdefault(name, "person.name-first")
    for name, rule in (*_by_words(flow), *foreign_names(flow)):
        names.setdefault(name, rule)
    found = [
        # The title of 梁太 is outside.
        Found("person", start, start + len(name.removesuffix("太")), {}, rule)
        for name, rule in names.items()
        for start in _places(flow, name)
    ]
    found += [one for name, rule in names.items() if rule == "person.foreign" for one in family_names(flow, name)]
    found += surnames_alone(flow)
    for start, end in references:
        found += _authors(flow, start, end)
    if " et al" in flow or ",et al" in flow:
        found += [
            Found("person", *author.span("name"), {}, "person.author")
            for group in _ET_AL.finditer(flow)
            for author in _AUTHOR.finditer(flow, group.start(), group.end() + len("et al"))
        ]
    return sorted({(f.start, f.end): f for f in reversed(found)}.values(), key=lambda f: (f.start, -f.end))


def _authors(flow: str, start: int, end: int) -> Iterator[Found]:
    for match in _AUTHOR.finditer(flow, start, end):
        yield Found("person", *match.span("name"), {}, "person.author")
    listed = _HAN_AUTHORS.match(flow, start, end)
    if listed is not None:
        for match in _HAN_AUTHOR.finditer(flow, listed.start(), listed.end()):
            if is_name(match[0], strong=True):
                yield Found("person", *match.span(), {}, "person.author")


def _by_words(flow: str) -> Iterator[tuple[str, str]]:
    """Names that the text itself calls so, those of bylines and those of people whose age it tells."""
    if "报导" in flow or "报道" in flow:
        yield from ((m["name"], "person.byline") for m in _BYLINE.finditer(flow) if is_name(m["name"], strong=True))
    if any(sign in flow for sign in _ALIAS_SIGNS):
        for match in _ALIAS.finditer(flow):
            yield _called(flow, match) if match["name"] else match["called"], "person.called"
    for match in _AGED.finditer(flow):
        # 阿欣 and 小芸 are called so; 小时 is a word, 阿嬷 anybody's.
        name = match["name"]
        if is_name(name, strong=False) or (name[0] in _NICK and _is_friend(name)):
            yield name, "person.called"
    yield from _neighbours(flow)
    for match in _AGED_WORKER.finditer(flow):
        if _is_friend(match["name"]):
            yield match["name"], "person.called"


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
        else len(name) == _FULL and is_name(name, strong=False)
    )


def _called(flow: str, match: re.Match[str]) -> str:
    """The name before （化名）: two characters where the first of three belongs to the word before it, as in 老师小芸."""
    text, start = match["name"], match.start("name")
    if len(text) > 2 and start and dictionary_tag(flow[start - 1 : start + 1]):
        return text[1:]
    return text if len(text) < 3 or text[0] in SURNAMES or text[0] in _NICK else text[1:]


def _after_roles(flow: str) -> Iterator[str]:
    """Names that follow a role and those joined to them: 主治医师余品妍表示, 作者：周明远，李静雯."""
    for match in _ROLE.finditer(flow):
        start = (
            match.end() + len(flow[match.end() : match.end() + 2]) - len(flow[match.end() : match.end() + 2].lstrip(" \u3000:："))
        )
        # Behind a colon a comma joins names too.
        joins = _LISTED if flow[match.end() : match.end() + 2].strip()[:1] in (":", "：") else _JOINS
        patient = match[0] in _KIN_OF or match[0] in _ANYBODY
        titled = match[0] in _TITLES or match[0] in _KIN_OF or match[0] in _OFFICERS
        while name := _name_after(flow, start, patient=patient, reporter=match[0] in _REPORTERS) or _name_within(
            flow, start, titled=titled, officer=match[0] in _OFFICERS
        ):
            yield name
            start += len(name) + 1
            # 执笔：奚晓岚（某某医院）、卜令海: whose institution stands in brackets.
            if (bracket := _INSTITUTION.match(flow, start - 1)) is not None:
                start = bracket.end() + 1
            if flow[start - 1 : start] not in joins:
                break


def _name_after(flow: str, start: int, *, patient: bool, reporter: bool) -> str | None:
    """The name that begins here and ends where a clause, a verb of saying or another title begins."""
    for end in (start + 3, start + 2, start + 4):
        following = _FOLLOWING.match(flow, end) if end < len(flow) else None
        ends = end >= len(flow) or flow[end] in _AFTER or following or (reporter and _DATELINE.match(flow, end))
        strong = not patient or (following is not None and following[0] in _STRONG)
        if ends and is_name(flow[start:end], strong=strong):
            name = flow[start:end]
            # 创始人范冲曾在, 院长周俊率团队: the adverb or verb is no part of the name.
            return name[:-1] if len(name) > 2 and name[-1] in _ADVERBS and is_name(name[:-1], strong=strong) else name
    return None


def _name_within(flow: str, start: int, *, titled: bool, officer: bool = False) -> str | None:
    """The name that begins here, where a word of the dictionary begins behind it.

    It is in no dictionary and built of a surname and a given name, or behind a title of few but persons at least of nothing like a word.
    """
    for end in (start + 4, start + 3) if flow[start : start + 2] in COMPOUND_SURNAMES else (start + 3, start + 2):
        name, following = flow[start:end], flow[end : end + 2]
        # 病人易达成目标: what a patient does is no name.
        full = _is_full(name, rare=titled) and (titled or dictionary_tag(name[1:]) not in _WORDS - {"n"})
        if (
            name[-1:] in _DOES
            or not (dictionary_tag(following) or following[:1] in _GOES_ON or (full and following[:1] in _DOES))
            # 王建国内外兼修 is about 王建国, too: a given name of two characters is likelier than a word across its end (杨志明主持).
            or (dictionary_tag(flow[end - 1 : end + 1]) and not (full and len(name) >= _FULL))
        ):
            continue
        if full or (titled and is_name(name, strong=False) and not _holds_a_word(name)):
            return name
        # 首席医学官郝明渠预计: whatever word a given name is, behind an officer's title a verb has its subject.
        if officer and len(name) == _FULL and is_name(name, strong=True) and dictionary_tag(following) in ("v", "vn"):
            return name
    return None


def _is_full(name: str, *, rare: bool = False) -> bool:
    """Whether a text is a surname, also a ``rare`` one, and a common given name, and no other word: 范志豪, 赵云, 后文丽."""
    given = name[2:] if name[:2] in COMPOUND_SURNAMES else name[1:]
    return (
        (name[:1] in SURNAMES or (rare and name[:1] in _RARE))
        and is_given(given)
        and not name.endswith(_KIN)
        and name not in _NOT_NAMES
        and name[:2] not in _NOT_NAMES
        and dictionary_tag(name) not in _COMMON
    )


def _holds_a_word(name: str) -> bool:
    return any(dictionary_tag(name[at:end]) for at in range(len(name)) for end in range(at + 2, len(name) + 1))


def _before_roles(flow: str) -> Iterator[str]:
    """Names before a title or a verb of saying, behind a clause's start: ，孙凌云教授; and those joined to them: 赵东宝与高洁团队."""
    for match in _FOLLOWING.finditer(flow):
        end = match.start()
        while name := _name_before(flow, end, strong=match[0] in _STRONG):
            yield name
            start = end - len(name)
            end = start - 1 if start and flow[start - 1] in _JOINS else 0


def _name_before(flow: str, end: int, *, strong: bool) -> str | None:
    if strong and _TITLED.match(flow, end) is not None:
        for start in (end - _FULL, end - _FULL + 1):
            if not flow.endswith(_TITLE_ENDS, 0, max(0, start + 1)) and _ends_a_word(flow, start, end):
                return flow[start:end]
    for length in () if flow[end - 1 : end] in _ADVERBS else (3, 2, 4):
        start = end - length
        if start > 0 and flow[start] in "官任师" and flow.endswith(_TITLE_ENDS, 0, start + 1):
            continue
        begins = start == 0 or (start > 0 and flow[start - 1] in _BEFORE and (strong or not _is_party(flow, start)))
        if begins and is_name(flow[start:end], strong=strong):
            return flow[start:end]
    return None


def _ends_a_word(flow: str, start: int, end: int) -> bool:
    """Whether a word of the dictionary ends where a name begins: 战略规划戚浩然医生, 随后赵云教授; a name no part of which is a word, or a full one."""
    name = flow[start:end]
    if (
        start < 2
        or not dictionary_tag(flow[start - 2 : start])
        or any(map(dictionary_tag, (flow[start - 1 : start + 1], flow[start - 1 : start + 2])))
    ):
        return False
    return _is_full(name, rare=True) or (
        len(name) == _FULL
        and name[0] in SURNAMES
        and is_name(name, strong=False)
        and not any(map(dictionary_tag, (name, name[:2])))
    )


def _is_party(flow: str, start: int) -> bool:
    """Whether 方 ends a word: 院方也有说明 names nobody."""
    return flow[start] == "方" and bool(dictionary_tag(flow[start - 1 : start + 1]))


# 刘阿姨 is nobody's name.
_KIN = ("阿姨", "姑娘", "奶奶", "爷爷", "大爷", "大妈", "婆婆", "伯伯", "叔叔", "同学", "老师", "小姐", "先生", "女士", "太太")
_FAMILY = frozenset("阿嬷 阿公 阿婆 阿伯 阿姨 阿妈 阿爸 阿姐 阿妹 阿弟".split())
# Parts of speech of words that are no names even beside a title, and beside a verb.
_WORDS = frozenset("n v vn d m t f b p c r q ad i l j s u ul".split())
# With a place 南京人 begins.
_BEGINNINGS = _WORDS | {"ns"}
_COMMON = _WORDS | {"a", "an", "nz", "nt", "ns", "vd", "z"}


# What a doctor or nurse may be, before the title: 向主診醫生查詢 and 和簽約醫生 name nobody.
_POSTS = frozenset(
    "主诊 主治 主刀 主管 主任 专科 专责 临床 住院 值日 值班 全科 内科 外科 家庭 巡诊 当值 急诊 接诊 注册 社区 私家 签约 管床 经治 责任 门诊 随访 首诊 驻院".split()
)
# 位于该国.
_AT_ONE = Pattern("于[该此其这那本各]")


def is_name(text: str, *, strong: bool) -> bool:
    """Whether a text is built like a name and is no word; ``strong`` tells that a title stands beside it."""
    if (
        text.endswith((*_KIN, "科", "说", "称"))
        or text in _NOT_NAMES
        or text[:2] in _NOT_NAMES
        or (len(text) == _FULL and text[1:] in _POSTS)
        or _AT_ONE.match(text)
        or not all("\u4e00" <= character <= "\u9fff" for character in text)
    ):
        return False
    # 中医师谈姜与白术: nobody is called so.
    if text[:1] == "谈" and not is_given(text[1:]):
        return False
    compound = text[:2] in COMPOUND_SURNAMES
    if not ((len(text) == 4 and compound) or (2 <= len(text) <= 3 and (text[:1] in SURNAMES or compound))):
        return False
    # 周老师和于先生: nobody is called 和于.
    if dictionary_tag(text) in (_WORDS if strong else _COMMON) or (
        text[0] in _JOINS and len(text) < _FULL and not is_given(text[1:])
    ):
        return False
    if len(text) == 3 and not compound:
        # 单因素 ends in a word, 研究人 begins with one; a given name may be a word too (建国), but no noun beside a verb.
        # 教授和病人: a surname that is a conjunction before a word is none.
        if text[0] in _JOINS and dictionary_tag(text[1:]) in _COMMON:
            return False
        return (
            strong
            or is_given(text[1:])
            or (dictionary_tag(text[:2]) not in _BEGINNINGS and dictionary_tag(text[1:]) not in _WORDS)
        )
    return True
