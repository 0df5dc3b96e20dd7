"""Persons by their role: a name beside a title, a byline, an author in a reference; then wherever the name recurs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.addressed import surnames_alone
from slepipe.recognize.again import stand_at
from slepipe.recognize.foreign import family_names, foreign_names
from slepipe.recognize.found import Found
from slepipe.recognize.people_told import given_alone, people_told
from slepipe.recognize.person_names import COMPOUND_SURNAMES, SURNAMES
from slepipe.recognize.person_shapes import FULL, JOINS, WORDS, is_full, is_name
from slepipe.segment.engine import dictionary_tag

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
    "患者 病友 病人 家属 照顾者 照护者 志工 义工 看护 研究生 教练 教师 司机 农民 渔民 店主 会计 厨师 保安 保全 工人 职员 店员 里民 居民 村民 选手 歌手 演员 作家 老板 摊贩 司仪 主播 模特 摄影师 设计师 理发师 美容师 画家 文员 店长 护工 骑手 消防员 警员 警察 公务员 导游 空姐 机师 学生 大学生 中学生 高中生 小学生 程序员 工程师".split()
)
# Behind these a name may go on in any way (资深护师麦咏欣最常听到): they name nobody but a person.
_TITLES = frozenset(
    "主任医师 副主任医师 主治医师 专科医生 医师 医生 教授 副教授 主任 副主任 院长 副院长 理事长 会长 博士 院士 执行长 总裁 总经理 董事长 总监 董事会秘书 护师 护理师 护士长 药师 药剂师 营养师 治疗师 心理师 秘书长 署长 局长 "
    "分析师 策略师 研发长 营运长 医务长 技术长 财务长 个管师 个案管理师 医检师 放射师 卫教师 村医 执委 弟子 研究员 主编 合伙人 副总 首席医学官 首席科学官 首席执行官 财务总监".split()
)
_FOLLOW = "教授|副教授|营养师|治疗师|药剂师|心理师|社工师|个管师|卫教师|医师|医生|主任|副主任|主治|院长|副院长|博士|院士|研究员|药师|护理师|护士长|团队|等人|指出|表示|解释|强调|提醒|建议|分析|认为|介绍|坦言|说|报告(?=[了一其])|回应|补充|呼吁|促请|敦促|续说|指(?=，)|透露|直言|总结|回忆|期望|希望|坦承|忆述|笑言|感叹|叮咛|叮嘱|形容|警告|直指|说道|笑说|笑称|分享|主讲|领衔|牵头|整理(?=[。）)\\n])|称(?![为作呼号之重])(?<![简名俗又声宣统通全旧亦也别原自人堪号]称)|受访|接受(?=本报|媒体|采访|访问|专访|记者)|总经理|董事长|理事长|执行长|先生|女士|小姐|副署长|副局长|副部长|副处长|署长|局长|部长|处长|组长|副组长|科长|议员|立委|秘书长"
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
_ADVERBS = frozenset("曾亦也则率带将")
# 复诊时和医生商量, 有需要时向医生说: no name, as 李和医生 is.
_JOINED = tuple(f"{first}{second}" for first in "时方能应常" for second in "和与及跟向由")
_PARTICLES = frozenset("的了是在")
_GOES_ON = _PARTICLES | frozenset("最已就都还更正仍再每从由因对把被让盼吁忆拟谈透引补示坦叹称")
# 院长周俊率团队, 教授李红带学生: what a person does, in a character that ends no name.
_DOES = _PARTICLES | frozenset(
    "率带将到去来说对与和向以为有做给用请见称曾亦也则很又不才要会能可从由因把被让最已就都还更正仍再每后前当替帮问答看听走站坐笑哭拿找教等摸推拉抱吃喝写读劝陪送扶接骂怕住忙"
)
_REPORTERS = frozenset({"记者", "通讯员", "特约", "编译"})
_LISTED = JOINS | {"，", ",", " "}
# Titles that stand behind names of people only, or behind what kind of doctor one is.
_TITLED = Pattern("医[生师]|教授|博士|院士")
# The last characters of titles that are surnames, too: 首席医学官蒯毅 is no 官蒯毅.
_TITLE_ENDS = (
    *("学官", "务官", "行官", "营官", "术官", "据官", "业官", "法官", "教官", "主任"),
    *(f"{kind}师" for kind in "医药律护程析教略术养疗理检射"),
)
_INSTITUTION = Pattern("[（(][^（()）\\n]{2,30}[)）]")
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
    for name, rule in (*people_told(flow), *foreign_names(flow)):
        names.setdefault(name, rule)
    for name in tuple(given_alone(flow, names)):
        names.setdefault(name, "person.called")
    found = [
        # The title of 梁太 is outside.
        Found("person", start, start + len(name.removesuffix("太")), {}, rule)
        for name, rule in names.items()
        for start in _places(flow, name)
    ]
    found += _also_called(flow, names)
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


# 梁家豪（Kelvin）
_IN_LATIN = Pattern(r"(?<=[\u4e00-\u9fff])[（(](?P<latin>[A-Z][a-z]{2,11}(?:[ -][A-Z][a-z]{1,11})?)[)）]")


def _also_called(flow: str, names: Iterable[str]) -> Iterator[Found]:
    """Where people stand by the Latin name that the text gives in brackets behind their own."""
    known = frozenset(names)
    called: dict[str, str] = {}
    for match in _IN_LATIN.finditer(flow):
        owner = next((name for size in (3, 4, 2) if (name := flow[match.start() - size : match.start()]) in known), "")
        if owner:
            called[match["latin"]] = owner
    for name, start, end in stand_at(flow, called):
        if not (flow[start - 1 : start].isascii() and flow[start - 1 : start].isalpha()) and not flow[end : end + 1].islower():
            yield Found("person", start, end, {"name": called[name]}, "person.called")


def _authors(flow: str, start: int, end: int) -> Iterator[Found]:
    for match in _AUTHOR.finditer(flow, start, end):
        yield Found("person", *match.span("name"), {}, "person.author")
    listed = _HAN_AUTHORS.match(flow, start, end)
    if listed is not None:
        for match in _HAN_AUTHOR.finditer(flow, listed.start(), listed.end()):
            if is_name(match[0], strong=True):
                yield Found("person", *match.span(), {}, "person.author")


def _after_roles(flow: str) -> Iterator[str]:
    """Names that follow a role and those joined to them: 主治医师余品妍表示, 作者：周明远，李静雯."""
    for match in _ROLE.finditer(flow):
        start = (
            match.end() + len(flow[match.end() : match.end() + 2]) - len(flow[match.end() : match.end() + 2].lstrip(" \u3000:："))
        )
        # Behind a colon a comma joins names too.
        joins = _LISTED if flow[match.end() : match.end() + 2].strip()[:1] in (":", "：") else JOINS
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
        full = is_full(name, rare=titled) and (titled or dictionary_tag(name[1:]) not in WORDS - {"n"})
        if (
            name[-1:] in _DOES
            or not (dictionary_tag(following) or following[:1] in _GOES_ON or (full and following[:1] in _DOES))
            # 王建国内外兼修 is about 王建国, too: a given name of two characters is likelier than a word across its end (杨志明主持).
            or (dictionary_tag(flow[end - 1 : end + 1]) and not (full and len(name) >= FULL))
        ):
            continue
        if full or (titled and is_name(name, strong=False) and not _holds_a_word(name)):
            return name
        # 首席医学官郝明渠预计: whatever word a given name is, behind an officer's title a verb has its subject.
        if officer and len(name) == FULL and is_name(name, strong=True) and dictionary_tag(following) in ("v", "vn"):
            return name
    return None


def _holds_a_word(name: str) -> bool:
    return any(dictionary_tag(name[at:end]) for at in range(len(name)) for end in range(at + 2, len(name) + 1))


def _before_roles(flow: str) -> Iterator[str]:
    """Names before a title or a verb of saying, behind a clause's start: ，孙凌云教授; and those joined to them: 赵东宝与高洁团队."""
    for match in _FOLLOWING.finditer(flow):
        end = match.start()
        while name := _name_before(flow, end, strong=match[0] in _STRONG):
            yield name
            start = end - len(name)
            end = start - 1 if start and flow[start - 1] in JOINS else 0


def _name_before(flow: str, end: int, *, strong: bool) -> str | None:
    if flow.endswith(_JOINED, 0, end) and flow[end - 3 : end - 2] not in SURNAMES:
        return None
    if strong and _TITLED.match(flow, end) is not None:
        for start in (end - FULL, end - FULL + 1):
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
    return is_full(name, rare=True) or (
        len(name) == FULL
        and name[0] in SURNAMES
        and is_name(name, strong=False)
        and not any(map(dictionary_tag, (name, name[:2])))
    )


def _is_party(flow: str, start: int) -> bool:
    """Whether 方 ends a word: 院方也有说明 names nobody."""
    return flow[start] == "方" and bool(dictionary_tag(flow[start - 1 : start + 1]))
