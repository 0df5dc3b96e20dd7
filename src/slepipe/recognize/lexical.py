"""Mentions of the lexicon's concepts in the flow: every form, whole words of Latin, longest first."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

import msgspec

from slepipe.lexicon.load import Concept, Lexicon, Reading, fold
from slepipe.patterns import Pattern
from slepipe.segment.engine import dictionary_tag


class Match(msgspec.Struct, frozen=True, gc=False):
    """A form of the lexicon at ``start:end`` of the flow and the concept that it means.

    ``part`` tells that it only gives its name to something: the 乙型流感 of 乙型流感病毒 is no mention, but is called otherwise elsewhere.
    """

    start: int
    end: int
    concept: Concept
    part: bool = False


# Han forms of two characters are often part of another word (台中 in 平台中间), so they must be words of their own.
_SHORT = 2
# What an organization's department may be called when it follows the name directly: 风湿免疫科, 医学院附属第一医院.
_UNITS = "(?:皮肤|中医|药剂|药学|内科|外科|妇产|儿科|儿童|急诊|护理|检验|影像|肿瘤|神经|精神|放射|核医|麻醉|复健|康复|骨科|眼科|牙科|耳鼻喉|泌尿|家庭|社区|病理|研究|教学|营养|肝胆|肠胃|胸腔|心脏|肾脏|血液|风湿|免疫|感染|重症|治疗|医学|门诊)"
_DEPARTMENT = Pattern(
    # 风湿及临床免疫科 is one department, as Hong Kong's hospitals call it.
    "(?:(?:风湿|免疫|过敏|肾|肾脏|内分泌|呼吸|肠胃|感染|传染病|血液|肿瘤|皮肤|神经|老人|儿童|家庭|妇产|骨|矫形|麻醉|整形)科?[及暨和与][\u4e00-\u9fff]{1,8}?科"
    f"|{_UNITS}(?:医学)?部(?![份分门位署])|急症室|急诊室|急诊科|(?<!科)门诊|(?:记忆|疼痛|戒烟|睡眠|眩晕|胸痛|(?:(?![于和与及在的等为由向把被从将开设有去到])[\u4e00-\u9fff]){{0,4}}[病症炎疮风癣湿])门诊|(?:肺功能|心电图?|超声|内镜|透析|输液|检查|治疗|手术|注射)室|医学院|附属[^，。、；：,;:（）()《》“”]{{0,10}}?医院|(?:(?!联同|会同|连同|偕同|携手|联手|牵头|成立|组建|开设|设立|建立|发起|共建|共同|推出|启动|举[办行]|召开|开展|联合(?!会)|合作|人民医院|大学附属)[^，。、；：,;:（）()《》“”\\s\\d于和与及在的等为由向把被从将]){{1,12}}?(?:医学)?(?:科(?!学系)|{_UNITS}部(?![份分门位署])|中心|学系|研究所|研究院|实验室|分会|学组|协作组|工作组|专业委员会|专委会|(?<!大)学院))"
)
# 卫生福利部中医药司, 国家卫健委医政司, 经济部产业发展署: a department of a ministry, which 卫福部要求公司 has not.
_MINISTRIES = ("部", "委员会", "卫健委", "药监局", "医保局", "卫生局", "教育局", "署", "防护中心")
_OF_MINISTRY = Pattern(
    "(?![与和及或对请向由将已是也在的说指])[\u4e00-\u9fff]{2,9}?(?:(?<![公上寿官])司(?![长机法令徒])|署(?![名理长])|(?<![此各何到多该四处])处(?![理方于置罚境分以所女])"
    # 健保署医审及药材组组长, 疾管署传染病防治谘询会召开
    "|(?<![一二三四五六七八九十两各该])组(?=(?:副?组长|科长|专员|表示|指出|说明|提醒|强调|回应|也|则))|[谘咨]询会(?=[昨今召开上议决同表建通]|委员))"
)
_OF_OFFICES = frozenset(("n", "j", "vn", "a", "b", ""))
_AND_DEPARTMENT = Pattern("[及暨][\u4e00-\u9fff]{2,8}?(?:学系|科|部)(?![学室])")
_DEPARTMENT_HOSTS = (
    "医院",
    "保健院",
    "卫生院",
    "卫生服务中心",
    "大学",
    "医学院",
    "学院",
    "医学中心",
    "学会",
    "协会",
    "研究会",
    "联合会",
    "分会",
    "专业委员会",
)


def find_forms(
    flow: str,
    lexicon: Lexicon,
    word_bounds: Container[int],
    seams: Container[int] = frozenset[int](),
    stems: Container[int] = frozenset[int](),
) -> list[Match]:
    """All forms at permitted places, overlaps included.

    ``word_bounds`` holds the offsets at which a segmented word starts or ends; short forms and general words must lie on them. A general word
    may also begin or end at one of the ``seams`` inside of a long word (心内科 in 心|内科病房), and a disease begin there (儿童|哮喘). At
    one of the ``stems`` it may only end (芯片|组).
    """
    matches: list[Match] = []
    for start, end, readings in _occurrences(flow, lexicon):
        last = flow[end - 1]
        if (last in _GOES_ON or last <= "z") and _goes_on(flow, end, last):
            continue
        if flow[start] in _GOES_BEFORE and _begins_inside(flow, start):
            continue
        if last == "病" and flow.startswith("毒病例", end - 2):
            continue  # 寨卡病毒病例 are 病例 of a virus, and no 病毒病
        # The B肝 of B肝病人 ends inside of 肝病.
        begins = (
            start in word_bounds
            or flow.startswith(_FEVERS, start - 1)
            or _RAISED.match(flow, start - 2) is not None
            or _is_counted_unit(flow, start)
        )
        bounded = begins and (end in word_bounds or flow.startswith(_HISTORY if flow[start] > "z" else _PATIENTS, end))
        concept = _meant(flow[start:end], readings, lexicon, bounded=bounded)
        if concept is None and (start in seams or end in seams or end in stems):
            jointed = _is_jointed(start, end, word_bounds, seams) or (start in word_bounds and end in stems)
            concept = _meant(flow[start:end], readings, lexicon, bounded=jointed)
            if concept is not None and concept.types != ("word",) and not _is_disease_of(concept, flow, end, word_bounds):
                continue
        if concept is not None:
            # 肾病变 is the 肾病 of the lexicon.
            longer = last == "病" and flow.startswith("变", end)
            part = _names_organism(concept, flow, end) or _names_preparation(concept, flow, start, end)
            matches.append(Match(start, end + 1 if longer else _shorter(flow, start, end, concept, lexicon), concept, part))
    return _without_halves(matches)


def _without_halves(matches: list[Match]) -> list[Match]:
    """Without the classes that begin inside of a drug's name and end behind it: 达格列净类药物 are no 列净类药物, nor 缬沙坦类降压药 沙坦类降压药."""
    if not any(map(_is_class, matches)):
        return matches
    inside: dict[int, int] = {}
    for match in matches:
        if match.concept.types[0] == "drug":
            for at in range(match.start + 1, match.end):
                inside[at] = min(match.end, inside.get(at, match.end))
    return [m for m in matches if not (_is_class(m) and inside.get(m.start, m.end) < m.end)]


def _is_class(match: Match) -> bool:
    return match.concept.types[0] == "drug_class"


def _begins_inside(flow: str, start: int) -> bool:
    """Whether what stands before ``start`` makes the form the end of another word."""
    match flow[start]:
        case "发":  # 促发炎因子 is the 促炎因子 of Taiwan, and no 发炎因子
            return flow.startswith("促发炎", start - 1)
        case "出":  # 浮出红疹 is a 红疹
            return flow.startswith(_COMES_OUT, start - 1)
        case "高":  # what pushes up uric acid (推高尿酸) is no 高尿酸
            return flow[start - 1 : start] in _RAISES
        case _:  # a 白虎汤 with 人参 (白虎汤加人参) is not from Tonga
            return start > 0 and _DECOCTION.match(flow, start - 1) is not None


def _is_counted_unit(flow: str, start: int) -> bool:
    """Whether a unit stands behind a number in Chinese, of which the segmenter makes one word with it (二|十公克, 10余|厘米) or a wrong one."""
    return (
        flow[start] in _FIRST_OF_UNITS and flow[max(0, start - 1) : start] in _NUMERALS and _UNIT.match(flow, start) is not None
    )


def _is_disease_of(concept: Concept, flow: str, end: int, bounds: Container[int]) -> bool:
    """Whether half of a long word is a disease: what it ends in (儿童哮喘), or what it names a virus after (风疹病毒)."""
    return "disease" in concept.types and (end in bounds or _names_organism(concept, flow, end))


def _names_organism(concept: Concept, flow: str, end: int) -> bool:
    return _CONDITIONS.issuperset(concept.types) and _ORGANISM.match(flow, end) is not None


def _names_preparation(concept: Concept, flow: str, start: int, end: int) -> bool:
    """Whether a herb is the beginning of a formula's name (当归 in 当归生姜羊肉汤) or of a constituent's (天麻 in 天麻素), which are other drugs."""
    return (
        concept.types == ("drug",)
        and end - start <= _HERB
        and flow[start] > "z"
        and flow[end - 1] not in "汤散丸饮丹"
        and (_FORMULA.match(flow, end) is not None or _CONSTITUENT.match(flow, end) is not None)
    )


def _is_jointed(start: int, end: int, bounds: Container[int], seams: Container[int]) -> bool:
    return (start in bounds or start in seams) and (end in bounds or end in seams)


def _shorter(flow: str, start: int, end: int, concept: Concept, lexicon: Lexicon) -> int:
    """Where 气喘病 ends in 气喘病人, and 忧郁病 in 忧郁病史: before 病, if the rest is a form of the same concept; 糖尿病人 is no 糖尿."""
    if flow[end - 1] != "病" or not flow.startswith(_OF_PATIENTS, end):
        return end
    form = fold(flow[start : end - 1])
    head = form[:_HEAD]
    if len(form) < 2 or head not in lexicon.heads:
        return end
    return end - any(concept_id == concept.id for concept_id, _ in lexicon.under(head)[1].get(form, ()))


# 肺炎链球菌 is what causes a 肺炎, and no disease; 日本脑炎病毒感染 and 乙型肝炎病毒表面抗原 speak of the disease.
_CONDITIONS = frozenset({"disease", "symptom"})
_ORGANISM = Pattern(
    "氏?(?:(?:双球|链球|球|杆|弧|分枝杆|克雷伯氏?(?:杆)?|奈瑟氏?(?:球)?|伯克霍尔德氏?|伯克氏|耶尔森氏?(?:杆)?)菌|霉浆菌|披衣菌|支原体|衣原体|螺旋体|原虫|病毒)"
    "(?!感染|表面|核心|特异|抗|DNA|RNA|疫苗|[肺肝脑肠]炎|性|病)"
)

_GOES_BEFORE = frozenset("发出高汤")
_DECOCTION = Pattern("[\u4e00-\u9fff](?<![在往到去赴至与和的于从自及或国对向抵离助援是像以比])汤加")
# Formulas end in their form, and nothing goes on but what one writes behind a drug; who decocts, takes or adds a herb names the herb itself, and
# verbs end in 散, too (发散, 行气散寒).
_HERB = 4
_FORMULA = Pattern(
    "(?:汤|饮(?!片)|(?:(?![和与及或合煎煮熬炖泡服喝用的是了为治疗溶微缓释滴糖软])[\u3400-\u9fff]){1,6}?"
    "(?:[汤丸丹]|饮(?!片)|(?<![发消疏走涣分扩温辛化耗行])散))"
    "(?:(?![\u4e00-\u9fff])|[加合治联颗口胶片合剂冲组可和与及或等为是的对能在后亦主]|方|原方|化裁)"
)
_CONSTITUENT = Pattern("(?:皂[苷甙]|甲[苷甙]|总[皂黄生][苷甙酮物]|多[糖醣]|多?酚酸|次?酸|[苷甙碱酮]|素(?![有性食来以日])|孢子)")

_RAISES = ("推", "升", "拉", "调", "抬", "最")
_RAISED = Pattern(f"[{''.join(_RAISES)}]高")
# No 公立醫院, 公司 or 米食 behind a number.
_UNIT = Pattern("公[克分升尺厘釐吨顷](?![担享级流])|(?:平方|立方)?[厘毫微纳千]米|(?:平方|立方)公分|千克|英[寸尺]")
_FIRST_OF_UNITS = frozenset("公厘毫微纳平立千英")
_NUMERALS = frozenset("一二两三四五六七八九十百千万亿半几数余多来每")
_COMES_OUT = ("浮出", "冒出", "长出", "突出")
_HEAD = 3
# The word 发高烧 has the 高烧 in it.
_FEVERS = ("发高烧", "发高热")
# 中风病史, 台北讯】: the segmenter finds a word 风病 in it, and one word in 乙肝患者.
_HISTORY = ("病史", "病友", "病征", "病情", "病程", "病因", "病患", "患者", "学术", "讯】", "讯）", "讯)")
_PATIENTS = ("病人", "病友", "病患")
_OF_PATIENTS = ("人", "史", "友", "患", "例")


def _occurrences(flow: str, lexicon: Lexicon) -> Iterator[tuple[int, int, tuple[Reading, ...]]]:
    """Where forms stand that do not begin inside a Latin word, and what they may mean."""
    folded, heads, known = fold(flow), lexicon.heads, lexicon.headed
    found, whole = lexicon.pairs.find(folded)
    size = len(folded)
    # As _inside_latin, asked two thousand times an article.
    latin = b"\0" + flow.encode("ascii", "replace").translate(_LATIN)
    for number, start, behind in found:
        if latin[start] and latin[start + 1]:
            continue
        # A form of two characters is its own head, a longer one has three.
        for after in (behind, behind + 1) if number < whole else (behind + 1,):
            head = folded[start:after]
            headed = known.get(head)
            if headed is None:
                if head not in heads:
                    continue
                headed = lexicon.under(head)
            lengths, forms = headed
            for length in lengths.get(folded[after : after + 1], lengths[""]) if after <= size else ():
                readings = forms.get(folded[start : start + length])
                if readings is not None and start + length <= size:
                    yield start, start + length, readings


# 1 for a Latin letter or digit.
_LATIN = bytes(code < 128 and chr(code).isalnum() for code in range(256))


_LONG_NAME = 6
_GLUED = Pattern(r"\d+(?:\.\d+)?\s?(?:m?g|mcg|[μµu]g|毫克|微克|克|IU|单位)(?![A-Za-z])")


# 美国FDA2021年9月
_YEAR = Pattern(r"(?<=[A-Z]{3})(?:19|20)\d\d年")


def _is_dosed(flow: str, end: int) -> bool:
    """Whether a dose was glued to a long name in small letters: tocilizumab8 mg/kg."""
    name = flow[max(0, end - _LONG_NAME) : end]
    return (
        len(name) == _LONG_NAME and name.isascii() and name.isalpha() and name.islower() and _GLUED.match(flow, end) is not None
    )


# The last character of a form and what makes it a part of another word: 失智症状, 爱滋病毒, 血小板低于100, 上海市场, 教育部门, 健康报告, 劳工处理,
# 血糖高低, 免疫病房, X线衍射, 结节影像学, 骨刺激, 狼疮妈妈手册.
_GOES_ON = {
    "症": ("状", "候"),
    "病": ("毒", "房", "床", "区", "灶"),
    "线": ("晶", "衍"),
    "低": ("于", "达", "至", "出"),
    "高": ("于", "达", "至", "低", "峰", "密", "出"),
    "影": ("像学", "响"),
    "刺": ("激",),
    "市": ("场",),
    "手": ("册", "机", "段", "法", "术", "脚", "工", "足", "续"),
    "部": ("门", "分", "位", "署"),
    "报": ("告", "表"),
    "处": ("理", "置", "于", "方"),
    # 防风镜, 垂足板, 血液净化中心
    "风": ("镜", "衣", "林", "墙", "窗"),
    "足": ("板",),
    "血": ("库", "学会"),
    "肠": ("剂", "镜"),
    # 眼内注射剂 is the form of a drug.
    "射": ("剂", "液", "器", "针"),
    "化": ("中心", "室"),
    # Departments, rooms and those who work there.
    "瘤": ("内科", "外科", "科", "专科", "个管", "个案管理", "医学", "病房", "医院"),
    "疗": ("师", "室"),
    # 呼吸器官 breathe themselves.
    "器": ("官", "具", "械", "材"),
}


def _goes_on(flow: str, end: int, last: str) -> bool:
    """Whether the last word goes on behind ``end``: SLE in SLEDAI, IL-1 in IL-17, and 失智症 in 失智症状, where 症状 is a word."""
    if last <= "z":
        return _inside_latin(flow, end) and not _is_dosed(flow, end) and not _YEAR.match(flow, end)
    return flow.startswith(_GOES_ON[last], end)


def _meant(written: str, readings: Iterable[Reading], lexicon: Lexicon, *, bounded: bool) -> Concept | None:
    """The first reading that permits the case of the letters and the place."""
    for concept_id, exact in readings:
        if exact is None or written == exact:
            concept = lexicon.concept(concept_id)
            if bounded or not (concept.types == ("word",) or (len(written) <= _SHORT and not written.isascii())):
                return concept
    return None


def _inside_latin(flow: str, at: int) -> bool:
    """Whether Latin letters or digits stand on both sides; \\b sees no boundary between Han and Latin (SLE的)."""
    around = flow[at - 1 : at + 1] if at else ""
    return len(around) > 1 and around.isascii() and around.isalnum()


_BLANKS = frozenset(" \u3000")
_ENDS = frozenset((*_BLANKS, "", "\n", ")", "）", "】"))


def with_department(flow: str, end: int, name: str) -> int:
    """End of an organization's name with the department that follows it directly, e.g. X医院风湿免疫科."""
    if name.endswith(_MINISTRIES):
        part = _OF_MINISTRY.match(flow, end)
        return part.end() if part is not None and dictionary_tag(part[0][:2]) in _OF_OFFICES else end
    if not name.endswith(_DEPARTMENT_HOSTS):
        return end
    while match := _DEPARTMENT.match(flow, end):
        end = match.end()
    # 市妇幼保健院 儿童呼吸科, in a line of its own or before a name.
    if (
        flow[end : end + 1] in _BLANKS
        and (spaced := _DEPARTMENT.match(flow, end + 1))
        and flow[spaced.end() : spaced.end() + 1] in _ENDS
    ):
        end = spaced.end()
    if end and (joined := _AND_DEPARTMENT.match(flow, end)) is not None and flow[end - 1] in "科系部":
        end = joined.end()
    return end
