"""Organizations that no lexicon knows, by what their names end in: 医院, 大学, 股份有限公司, 风湿病学会, and companies called X生物 or X制药."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from slepipe.hanzi import is_han
from slepipe.patterns import Pattern
from slepipe.recognize.again import stand_at
from slepipe.recognize.found import Found
from slepipe.recognize.lexical import with_department
from slepipe.recognize.offices import beside_names
from slepipe.recognize.places import GENERIC
from slepipe.recognize.short_names import SHORT_HEADS, is_coined, latin_again, stand_again
from slepipe.recognize.societies import FUNCTION, begins_phrase, find_groups, find_societies
from slepipe.segment.engine import dictionary_tag, word_start, word_tag

_HEAD = Pattern(
    "(?=[有股集质疗护控医药制生科公总卫妇诊大学研协联互关病基委促监管保慈疾查出通电新日晚时证银交采评血资创投教民市社劳环女高国中小附])(?:有限责任公司|股份有限公司|有限公司|(?:集团|控股|股份)(?:公司)?|医药集团|药业|制药(?:厂|公司)?|生物(?:科技|医药|制药|技术)?(?!制剂|药|标志|类似|反馈)(?:公司)?|医药(?:科技)?|药厂|科技(?:公司)?|生技(?:公司)?|生医(?!院|学|师|疗|护|务|工|产|材|领|药)(?:科技|公司)?|公司|(?:医|药)?"
    "(?:总医院|医院|医学中心|卫生院|妇产科医院|保健院|疗养院|护理院|卫生服务中心|诊所)|医科大学|医学院|大学|学院|研究所|研究院|研究中心|医学会|医师协会|学会|协会|联盟|基金会|委员会|促进会|联合会|联会(?![议员见影不被])|互助会|关怀协会|协进会|病友会|联谊会|总会|医疗(?:集团|控股|科技|器械)|资本(?=领投|跟投|参投|投资|[、，等和与及])|创投|投顾|投信|证券|银行|卫生局|卫生署|卫生部|卫健局|卫健委|卫生健康委(?:员会)?|医保局|医疗保障局|教育局|民政局|社会局|劳工局|环保局|市场监管局|女中|(?:高中|国中|国小|中学|小学)(?![生老教阶学课])|附中(?![生老])|"
    "药监局|监督管理局|疾病预防控制(?:中心|局)|疾病控制中心|管理局|管理署|保健署|疾控中心|控制中心|查验中心|交易中心|采购中心|监测中心|评价中心|血液中心|质控中心|质量控制中心|防治中心|慈善基金(?!会)|出版社|通讯社|电视台|新闻网|日报|晚报|时报)"
)
# Parts of speech that a word of a name may have: nouns and names, adjectives of rank, Latin words, what the dictionary has not.
_IN_NAME = frozenset("n s nr nrt nrfg ns nt nz ng j b eng vn l i zg".split())
_MAKES_NAME = frozenset("s nr nrt nrfg ns nt nz eng j zg".split())
_NOT_NAMES = frozenset(
    "预托证券 教学医院 医学中心 公立医院 私立医院 三甲医院 社区医院 大型医院 综合医院 地区医院 区域医院 私家医院 公营医院 专科医院 儿童医院 医药公司 制药公司 生物公司 药品公司 上市公司 子公司 母公司 本公司 该公司 "
    "股份有限公司 有限责任公司 控股有限公司 集团有限公司 科技有限公司 医药有限公司 生物有限公司 责任有限公司 屋邨诊所 屋邨私家诊所 屋邨私人诊所 私家诊所 楼下诊所 附近诊所 偏乡国小 偏乡国中 偏乡高中 偏乡小学 社区卫生服务中心 乡镇卫生院 村卫生室 偏乡诊所 基层诊所 社区诊所 连锁诊所 邻近诊所 私人诊所 乡村诊所 牙医诊所 中医诊所 联合诊所 保险顾问公司 医疗器材公司 生物技术公司 私人公司 顾问公司 分公司 全资子公司 控股子公司 科技公司 保险公司 生物科技 生物技术 生物制药 生物医药 生物制剂 微生物 天然药物 中医药 上市药业 现代医药 参考医药 伦理委员会 审查委员会 专家委员会 监查委员会 数据委员会 "
    "中国医药 中国生物 国家医药 研究中心 国际学会 医学会 医师协会 学会 协会 大学医院 教会医院 中西医药 民族医药 传统医药 全球医药 创新医药 化学制药 创新制药 创新药业 创新科技 前沿科技 高科技 信息科技 社会资本 民间资本 人力资本 风险资本 民营资本 外国资本 国有资本 产业资本 智慧医疗科技 数字医疗科技 精准医疗科技 高端医疗科技 先进医疗科技 风险创投 知名创投 多家创投".split()
)
_REGIONS = frozenset("南方 北方 东方 西部 东部 中部 华东 华南 华北 华中 华西 西南 西北 东北".split())
_FUNCTION_TAGS = frozenset("pcurdmqyf")
_PARTICLES = frozenset("的了在是和与及也就由各某该本")
_HARBOURS = frozenset("港湾")
# What may be added to the name of an organization that is known without it.
_ADDED = frozenset("集团 药厂 制药 药业 制药公司 医药公司 生物制药".split())
# Behind the name of a company.
_CORPORATE = ("生物", "医药", "制药", "药业", "生技", "生医")
# Heads that no common noun has before it.
_COMMERCIAL = ("证券", "银行", "药业", "制药", "生技")
_FOREIGN = tuple(
    "美国 日本 德国 瑞士 法国 英国 韩国 丹麦 瑞典 比利时 以色列 加拿大 澳洲 澳大利亚 意大利 西班牙 荷兰 印度".split()
)
_PARTS = frozenset("医学中心 研究中心 研究所 研究院 医学院 学院".split())
_COUNTRIES = frozenset("中国 美国 日本 韩国 英国 德国 法国 香港 台湾".split())
_KINDS = frozenset("诊所 药厂 公司 制药公司 生技公司 科技公司 生物科技公司 医药公司".split())
_KINDS_BEFORE = ("药企业", "药企", "械企", "公司")
_UNNAMED = Pattern("(?:上市|控股|全资|[母子分])\\Z|\\A(?:[AHB]股|港股|美股|创业板|科创板)")
_NUMBERED = Pattern("第[一二三四五六七八九十〇○零百\\d]+\\Z")
# Companies in Latin letters, by the last word of their names or by what is said of them.
_LATIN = Pattern(
    r"(?<![A-Za-z])(?:[A-Z][A-Za-z]+ ){1,3}(?:Pharmaceuticals?|Pharma|Therapeutics|Biopharma|Biosciences?|Biotech(?:nology)?|Biologics|Sciences|Biomedicines?|Oncology|Laboratories|Immunotherapies|Inc|Ltd|Holdings(?: (?:Limited|Ltd\.?|Inc\.?))?|(?:Company |Co\.,? )?Limited|University|Hospital|Institute|Clinic|AG|SE|GmbH|LLC|plc|PLC|Corp)(?: (?:A/S|AG|SE|GmbH|S\.A\.|N\.V\.|plc|PLC|LLC|Inc\.?|Ltd\.?|Corp\.?))?(?![A-Za-z])"
    r"|(?:旗下(?:的|公司)?|收购(?:了)?|并购(?:了)?|买下|子公司|生物技术公司|制药公司|生物制药公司|初创公司)\s?(?P<name>[A-Z][A-Za-z]{3,}(?: [A-Z][a-z]+){0,2})(?![A-Za-z0-9\-])"
)
# A company by its full name behind a label, a preposition or whatever is no character: 申办者:合博(杭州)生物医药有限公司, 由某某股份有限公司负责.
_LEGAL_FORM = "(?:(?:科技|医药|生物|国际|医疗|投资|实业|药业)?(?:股份|控股|集团|责任)?有限(?:责任)?公司)"
_NO_FUNCTION = (
    "(?![的了在与和及由被把对向从到为是该本各某这那其而已将于据说让给每家]|收购|联合|关于|现任|曾任|任职|前往|拜访)[一-鿿]"
)
# 收购…, 目前…, 昨天…, 同时…: words with which no name begins.
_NO_BEGIN = frozenset("vtdc")
_FULL_NAME = Pattern(
    f"(?:(?<![一-鿿])|(?<=[由与和及]))(?P<name>(?:{_NO_FUNCTION}){{2,10}}?(?:[（(][一-鿿]{{2,6}}[)）](?:{_NO_FUNCTION}){{0,8}}?)?{_LEGAL_FORM})"
)
# 杭州启衡生物今日宣布: behind a place, whatever words the name is made of.
_SEATED = Pattern(
    f"(?P<core>(?:(?![{''.join(sorted(FUNCTION))}])[\u4e00-\u9fff]){{2,4}}?)(?:生物(?:科技|医药|制药|技术)?|医药(?:科技)?|制药|药业|科技|生技|生医|药厂)(?=今日|昨日|近日|宣布|公告|自主|首席|董事|创始|的[A-Z]|[（(])"
)
# 医药观察网 10月29日讯, 来源：风湿界网: who brings the news.
_SITE = Pattern(
    "(?:(?<![^\\n，。；（(【\\[〔「])|(?<=来源[:：])|(?<=转自)|(?<=据))(?P<name>(?!据|来源)[\u4e00-\u9fff]{2,8}(?<![安互物上保防监服支关神血淋维][全联护测务持系经管巴])网)(?:[)）\\]】〕」]?\\s?(?:\\d{4}年|\\d{1,2}月\\d{1,2}日|讯|消息|报[道导]|记者|\\n|\\Z))"
)
_SHORT_NAME = Pattern("(?:证券|股票|公司)简称\\s?[:：]\\s?([\u4e00-\u9fff]{2,6})(?![\u4e00-\u9fff])")
# 嘉霖（1893.HK）: whoever has a ticker behind the name is a company; 创新股泽川（… tells what kind of share before.
_LISTED = Pattern(
    f"(?:(?<![\u4e00-\u9fffA-Za-z])|(?<=[{''.join(sorted(FUNCTION))}]))(?:(?:其中|另外?|包括|以及|而|同[业行]|对手|龙头|港股|美股|台股|[\u4e00-\u9fff]{{1,3}}股|旗下|[母子]公司|药企|药厂|厂商|业者|公司|集团|股东|昨日?|今日?)[，,:：]?)?"
    f"(?P<name>(?!证券|股票|股份|代[码号]|股号|编号|上证|恒生|公司|集团)(?:(?![{''.join(sorted(FUNCTION))}])[\u4e00-\u9fff]){{2,8}}(?:-(?:KY|创|U|B|W))?)\\s?[（(](?:(?:证券|股票|股份)?(?:代[号码]|股号)\\s?[:：]?\\s?)?\\Z"
)
_TICKER = Pattern(
    r"[（(:：码号]\s?(?P<ticker>\d{6}\.(?:SH|SZ|SS|BJ)|\d{4,5}\.(?:HK|TW|TWO|T|KS)|\d{4}(?=[)）])|\d{6}(?=[)）])|(?:HKEX?|NASDAQ|NYSE|TSE|SSE|SZSE)[:：]\s?[A-Z\d.]{2,8})"
)
_SIGNS_OF_TICKERS = ("代码", "代号", "股", "市", ".SH", ".SZ", ".HK", ".TW", "NASDAQ")
_YEAR = Pattern(r"(?:19|20)\d\d[)）]")
_PLACE_IN_BRACKETS = Pattern("[（(][\u4e00-\u9fff]{2,5}[)）]\\Z")
_VERBS = frozenset(
    "治疗 技术 发展 开发 投资 免疫 预防 控制 监督 管理 研究 检验 检测 评审 康复 护理 保健 监测 科学技术 健康 国际 联合 中西医结合 结合 创新 大众 人民 省立 市立 国立 诊所 老年 第一 第二 第三 第四 第五".split()
)
_STOPS = frozenset(
    "患者 病人 教授 主任 医师 医生 团队 记者 院长 专家 博士 作者 学者 研究者 股东 客户 药物 新药 病友 民众 女士 先生 所长 会长 理事长 主席 副教授 委员 院士 研究员 负责人 表示 目前 全球 国内 国外 海外 境外 境内 院外 院内 内地 "
    "联络 联系 致电 前往 转往 送往 送到 送院 入住 就诊 求诊 复诊 覆诊 任职 来自 位于 设于 洽询 本土 大型 中型 小型 知名 投顾 外资 跨国 上市 本地 多家 法人 外资 券商 另一家 某家 该家 一家 两家 数家 部分 创新药 原研 旗下 临床 试验 数据 结果 疗法 产品 项目 论文 期刊 疾病 系统 所有 全部 各地 各级 基层 偏乡 偏远 乡下 邻近 附近 学区 公立 私立 健保".split()
)
# 纾缓公立医院, 香港私家医院: whosever they are, no one of them.
_OF_ANY_KIND = tuple(f"{kind}医院" for kind in "公立 私立 私家 公营 联网 附近 就近 当地 定点 民营 三甲 大型 社区".split())
# 县医院眼科, 市疾控中心: a hospital or an office by its rank, which everybody there knows.
_RANKED = Pattern(
    "[省市县区](?:第[一二三四五六七八九十]{1,2}|中心|中医|人民|第[一二三四五六七八九十]人民|妇幼|儿童|口腔|胸科|肿瘤|传染病|精神卫生)?(?:医院|保健院)|[省市]立(?:第[一二三四五六七八九十]{1,2})?(?:中心|中医|人民|妇幼|儿童|联合|综合)?医院|[省市县区](?:疾病预防控制中心|疾控中心|中心血站|血站|血液中心|急救中心|卫生健康委(?:员会)?|卫健委|医保局|医保中心|医疗保障局|市场监管局)"
)
_EACH = frozenset("各每")
_KIN = frozenset("姨伯叔婶嫂姑妈爸爷奶公婆哥姐弟妹嬷我你他她们人")
_COINED_TAGS = frozenset(("", "v", "nr", "nrt", "nz"))
_LONGEST, _SHORTEST, _SHORT = 26, 2, 5
_COMPANY_NEXT = Pattern(
    "\\s?[（(]|研究员|分析师|投资长|[”」』]?(?:宣布|公告|发布|表示|披露|的|与|和|、|，|。|,(?!\\d)|把|向|从|自主|旗下|研发|首席|董事|创始|领投|跟投|参投|投资|股价|法说|法人说明会|昨[（(]|前[一二三]季|今日|近日|将|获|在|是|为|正|则|及|等|完成|可|\\d{4}年|\\d{1,2}日|召开|举[行办]|公布|认为|研报|预计|分析师|指出|成立|\\n|获得|递交|提交|拥有|已|CEO|计划|合作|签[署订约]|达成|联手|收购|推出|引进|授权|终止|共同|董事会|[昨今前]天|昨日|去年|本[周月季]|上周|近[日期年]|目前|总经理|总裁|执行长|执行副|副总|财务长|发言人|营收|业绩|股东|上[市柜]|[上下]半年|第[一二三四]季|也|曾|原|正式|此次|这次)"
)


def find_organizations(
    flow: str, ends: Sequence[int], names: Mapping[int, int], places: Mapping[int, int], conditions: Mapping[int, int]
) -> list[Found]:
    """Organizations by the ends of their names, with the department that follows; overlaps included.

    ``ends`` are the ends of the words of the flow; ``names`` leads from the ends of known places and organizations to their starts,
    ``places`` from those of places alone, ``conditions`` from those of diseases.
    """
    ended = (_by_end(flow, match, ends, names, places) for match in _HEAD.finditer(flow))
    found = [_with_disease(flow, one, conditions) for one in ended if one is not None]
    # X大学附属Y医院皮肤科 is the hospital, whose name is longer, with a department, rather than the university with one.
    found.reverse()
    found = [*stand_again(flow, found, places), *found]
    found += _with_country(flow, {end: start for end, start in names.items() if places.get(end) != start}, places)
    found += _seated(flow, places)
    if "有限" in flow:
        found += _in_full(flow)
    found += _called(flow)
    found += beside_names(flow)
    found += _ranked(flow)
    if any(sign in flow for sign in ("会", "联盟", "互助", "病友社")):
        found += find_societies(flow, conditions)
    latin = [match.span("name" if match["name"] else 0) for match in _LATIN.finditer(flow)]
    found += latin_again(flow, [flow[start:end] for start, end in latin])
    return found + [Found("organization", start, end, {}, "organization.latin") for start, end in latin]


def _by_end(
    flow: str, match: re.Match[str], ends: Sequence[int], names: Mapping[int, int], places: Mapping[int, int]
) -> Found | None:
    """The organization whose name ends with ``match``, with its department, if it is one; the others are those of ``find_organizations``."""
    start = _start(flow, match.start(), ends, names)
    if start is None or names.get(match.end()) == start or not _is_one(flow, start, match):
        return None
    # 各设区市市场监督管理局 are all of them.
    if flow[start - 1 : start] in _EACH:
        return None
    head, at_known, at_place = match[0], names.get(match.start()) == start, places.get(match.start()) == start
    end = with_department(flow, match.end(), head) + 3 * flow.startswith("董事会", match.end())
    # 阿斯利康公司 is 阿斯利康 and a word, 辉瑞药厂 is 辉瑞; a subsidiary has more in its name.
    if head == "公司" and at_known:
        return None
    # 欧洲药厂 and A股上市公司 are some company.
    if head in _KINDS and (at_place or _UNNAMED.search(flow, start, match.start())):
        return None
    # 南京鼓楼医院风湿免疫医学中心 is a department of the hospital.
    if head in _PARTS and any(known == start and places.get(at) != start and at < end for at, known in names.items()):
        return None
    short = at_known and head in _ADDED
    name = _without_country(flow, flow[start : match.start() if short else match.end()], head)
    return Found("organization", start, end, {"name": name, "known": short}, "organization.suffix")


def _with_disease(flow: str, one: Found, conditions: Mapping[int, int]) -> Found:
    """葡萄膜炎联合诊所 begins with the disease, of which 炎 is a part."""
    inside = (conditions.get(last, one.start) for last in range(one.start + 1, one.end))
    start = min((first for first in inside if first < one.start), default=one.start)
    if start == one.start:
        return one
    name = flow[start : one.start] + one.value["name"]
    return Found(one.type, start, one.end, {**one.value, "name": name}, one.rule)


def _without_country(flow: str, name: str, head: str) -> str:
    """日本北阳制药 is 北阳制药 where the article calls it so more often."""
    country = next((each for each in _FOREIGN if name.startswith(each)), "") if head in SHORT_HEADS else ""
    core = name[len(country) :]
    named = country and len(core) - len(head) >= _SHORTEST and flow.count(core) > flow.count(name)
    return core if named else name


def _called(flow: str) -> Iterator[Found]:
    """Names that stand where only those of organizations do: behind 证券简称, before a ticker, in the line of a site of news."""
    if "简称" in flow:
        yield from (Found("organization", *match.span(1), {}, "organization.short") for match in _SHORT_NAME.finditer(flow))
    if "组织" in flow or "团体" in flow or "群组" in flow:
        yield from find_groups(flow)
    if ("（" in flow or "(" in flow) and any(sign in flow for sign in _SIGNS_OF_TICKERS):
        yield from _listed(flow)
    if "网" in flow:
        yield from (Found("organization", *match.span("name"), {}, "organization.site") for match in _SITE.finditer(flow))


def _seated(flow: str, places: Mapping[int, int]) -> Iterator[Found]:
    """Companies behind the place where they are, with all places where their names stand without it."""
    names = set()
    for end, start in places.items():
        match = _SEATED.match(flow, end)
        if (
            match is None
            or not begins_phrase(flow, start)
            or match["core"] in _VERBS
            or match["core"] in _STOPS
            or match[0] in _NOT_NAMES
            or dictionary_tag(match["core"][:2]) not in _COINED_TAGS
        ):
            continue
        names.add(match[0])
        yield Found("organization", start, match.end(), {"name": flow[start : match.end()]}, "organization.seated")
    for name, start, end in stand_at(flow, names):
        yield Found("organization", start, end, {"name": name}, "organization.seated")


def _ranked(flow: str) -> Iterator[Found]:
    """Hospitals and offices by their rank, at the begin of a phrase; bare 县医院 is one only with its department."""
    for match in _RANKED.finditer(flow):
        end = with_department(flow, match.end(), match[0])
        if begins_phrase(flow, match.start()) and (end > match.end() or len(match[0]) > len("县医院")):
            yield Found("organization", match.start(), end, {"name": match[0], "known": False}, "organization.suffix")


def _listed(flow: str) -> Iterator[Found]:
    """Companies by the ticker in brackets behind their names, at all places of these."""
    names = set()
    for ticker in _TICKER.finditer(flow):
        if _YEAR.match(flow, ticker.start("ticker")):
            continue
        listed = _LISTED.search(flow, max(0, ticker.start() - _LONGEST), ticker.start("ticker"))
        if listed is not None and not word_tag(listed["name"]):
            names.add(listed["name"])
    yield from (Found("organization", start, end, {}, "organization.listed") for _, start, end in stand_at(flow, names))


def _in_full(flow: str) -> Iterator[Found]:
    """Companies by names with their legal form, whatever words they are made of: 艾尔维生技股份有限公司."""
    for match in _FULL_NAME.finditer(flow):
        # 国内药企海岳制药有限公司: what kind it is stands before its name.
        start, end = match.span("name")
        kind = max(
            flow.rfind(kind, start, end - len("有限公司")) + len(kind) * (kind in match["name"][:-4]) for kind in _KINDS_BEFORE
        )
        name = flow[max(start, kind) : end]
        if name not in _NOT_NAMES and dictionary_tag(name[:2])[:1] not in _NO_BEGIN:
            yield Found("organization", max(start, kind), end, {"name": name}, "organization.legal-form")


def _with_country(flow: str, names: Mapping[int, int], places: Mapping[int, int]) -> list[Found]:
    """Companies with their country before them: 美国辉瑞."""
    found: list[Found] = []
    for end, start in names.items():
        country = next((c for c in _FOREIGN if flow.endswith(c, 0, start)), "")
        if country and places.get(start) == start - len(country) and not flow[start:end].endswith(("学", "院")):
            found.append(
                Found(
                    "organization",
                    start - len(country),
                    end,
                    {"name": flow[start:end], "known": True, "at": start},
                    "organization.country",
                )
            )
    return found


def _start(flow: str, head: int, ends: Sequence[int], names: Mapping[int, int]) -> int | None:
    """Where a name begins whose last part begins at ``head``: at the furthest word that tells one organization from others."""
    at, first, starts = _outside(flow, head, ends), None, frozenset(names.values())
    latin = _is_latin(flow[head - 1 : head].strip() or flow[head - 2 : head - 1])
    while at and head - at < _LONGEST:
        if latin and first is not None and not flow[at - 1].isascii():
            break
        if (
            flow[at - 1] in ")）"
            and (bracket := _PLACE_IN_BRACKETS.search(flow, max(0, at - 9), at))
            and _is_place(bracket[0][1:-1])
        ):
            at = bracket.start()
            continue
        known = names.get(at)
        if known is not None:
            # 中国上海长海医院 is the hospital of Shanghai, in China.
            if first in starts and flow[known:at] in _COUNTRIES:
                break
            at = first = known
            continue
        start, pos = _piece(flow, at, ends, short=head - at == 1, placed=at - 1 in names)
        if start is None:
            first = _within_a_place(flow, at, ends) if first is None else first
            break
        # 洽台湾硬化症协会: what stands alone before a place is another word.
        if at - start == 1 and first == at and at in starts:
            break
        if pos in _MAKES_NAME:
            first = start
        at = start
    # 云杉湾生物: behind a stop, a common word may be the begin of a short name.
    if at < (head if first is None else first) and head - at <= _SHORT and begins_phrase(flow, at):
        first = at if first is not None or flow.startswith(_COMMERCIAL, head) else None
    return first


def _within_a_place(flow: str, end: int, ends: Sequence[int]) -> int | None:
    """The begin of a place whose last character with the one behind it is a name: 高雄|港都医院, where the dictionary has 高雄港."""
    start = word_start(ends, end - 1)
    if end - word_start(ends, end) != 1 or flow[end - 2] not in _HARBOURS or end - 1 - start != len("高雄港"):
        return None
    return start if word_tag(flow[start : end - 1]) == "ns" and flow[end - 1] not in _PARTICLES else None


def _outside(flow: str, head: int, ends: Sequence[int]) -> int:
    """``head``, or where the word begins inside which it stands: 中心医院, 中医院 and 人民医院 are words of the dictionary."""
    place = bisect_left(ends, head)
    if not flow.startswith("医院", head) or place >= len(ends) or ends[place] == head:
        return head
    return ends[place - 1]


def _is_place(text: str) -> bool:
    return word_tag(text) == "ns" or text.endswith(("省", "市", "区"))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _piece(flow: str, end: int, ends: Sequence[int], *, short: bool, placed: bool = False) -> tuple[int | None, str]:
    """The start and part of speech of a word that may be part of a name and ends here, or None."""
    # 创新药企璟昇生物: what kind of company it is stands before its name.
    if flow.endswith(_KINDS_BEFORE, 0, end):
        return None, ""
    start = word_start(ends, end)
    word = flow[start:end]
    pos = word_tag(word)
    if word == "同" and placed:
        # 深圳同泽眼科医院: behind a place 同 begins a name.
        return start, "nr"
    if len(word) == 1:
        # Any character may be the first of a name: 明泽生物 behind a stop, and of one of two characters: 远岸药业.
        first = short or not start or not is_han(flow[start - 1])
        # 回溯性分析X医院的病例, 风湿免疫病学专业委员会: 性 and 学 are the ends of words.
        if word in "性学" or not is_han(word) or word in FUNCTION or (pos[:1] in _FUNCTION_TAGS and not first):
            return None, ""
        return start, "v" if pos[:1] == "v" else "nr"
    if word in _STOPS:
        return None, ""
    if word in _REGIONS:
        return start, "ns"
    if pos in _IN_NAME or word in _VERBS or _NUMBERED.match(word):
        return start, "n" if word in GENERIC else pos
    # 启衡生物: a verb for the segmenter, and a name as parents give it.
    return (start, "nr") if flow.startswith(_CORPORATE, end) and is_coined(word) else (None, "")


def _is_one(flow: str, start: int, match: re.Match[str]) -> bool:
    """Whether the name is one, and no general word such as 教学医院 or 微生物."""
    name, head = flow[start : match.end()], match[0]
    # 秀枝姨学会抽痰: what somebody learned.
    if head == "学会" and flow[match.start() - 1] in _KIN:
        return False
    # 招商证券医药分析师 speaks for the bank.
    if head.startswith("医药") and flow.endswith(("证券", "银行", "投顾"), 0, match.start()):
        return False
    if name.startswith("法人"):
        return False
    if name in _NOT_NAMES or match.start() - start < _SHORTEST or flow[start : match.start()] in _REGIONS:
        return False
    if name.endswith(_OF_ANY_KIND) or name.endswith("微生物"):
        return False
    if head in SHORT_HEADS:
        return match.start() - start <= _SHORT and _COMPANY_NEXT.match(flow, match.end()) is not None
    return True
