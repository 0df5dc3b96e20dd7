"""Whether a number of years, months, weeks or days is a time that lasts or a study time point, and no date: 8年前, 第一年, 3月."""

from __future__ import annotations

from slepipe.patterns import Pattern
from slepipe.recognize.clauses import last_clause
from slepipe.recognize.comparators import blank_off
from slepipe.recognize.reading import Reading

# What may follow directly to make one duration: 1年6个月, 2周3天, 1小时30分钟.
_LONGEST_DAYS = 4
# 24小时尿蛋白 and 5年生 name what is measured.
_NAME_AFTER = Pattern("\\s?(?:尿|蛋白|动态|心电|Holter|总尿|UPCR|UTP|血压)")
# 8年前 tells when, counted from today: a relative date; but 5年前瞻性研究 and 3年前列腺癌.
_PAST = Pattern("[半多余]?(?:以|之)?前(?![瞻列后臂驱哨体沿期景端胸额房壁庭])")
# 三千多年前 tells how long, centuries are no relative date.
_CENTURY = 100
_MANY_SECONDS = 1000
# 较上一年, 比前一周: the one before; but 术前一周 and 一年以上一年半以下.
_ONE_BEFORE = Pattern("(?:(?<!以)上|[较比与和跟同]前|下)\\Z")
_ONES = ("年", "周", "天", "个月", "月", "星期", "个星期", "礼拜", "个礼拜", "日")
# 全国第46周 is a week of the calendar.
_CALENDAR_WEEK = ("全国", "国内", "本港", "本地", "全港", "全台", "台湾", "全市", "本市", "全省", "全球", "年", "年度")
# 一年要花多少钱, 一年约3000元, 一年住2-3次: by the year.
_A_YEAR = Pattern(
    "(?:下来)?(?:就|也|大约|大概|约|平均|要|需要?|得|可|能|花费?|住院?|会|省下?){1,4}\\s?"
    r"(?:多少|几(?:万|千|次)|[\d.,一二两三四五六七八九十百千万多余几~至到\-–]{1,12}\s?(?:[元块次]|[美港欧]元|人民币))"
)
_LONGEST_LIST = 16
# 治疗前、第一年及第八年 are time points.
_POINTS_BEFORE = Pattern(
    "(?:前|后|基线|时)(?:、|,|，|和|与|及|以及)(?:第?[一二三四五六七八九十\\d]{1,2}年?(?:、|和|与|及|以及)){0,3}\\Z"
)
# N月 is a month of the calendar and N日 a day of it unless its neighbours count: 随访6月, 用药7日内.
_COUNTED = (
    *(
        "随访",
        "治疗",
        "持续",
        "观察",
        "用药",
        "服用",
        "疗程",
        "病程",
        "维持",
        "间隔",
        "为期",
        "疗程为",
        "冲击",
        "静滴",
        "滴注",
        "输注",
        "注射",
        "口服",
        "应用",
        "期间为",
        "历时",
        "超过",
        "至少",
        "不少于",
        "连续",
    ),
    *("近", "每", "满", "术后", "产后", "共", "约", "≥", ">", "≤", "<", "×", "逾", "长达", "达", "第", "隔", "孕", "过去", "首"),
    *(
        "连用",
        "连打",
        "连服",
        "连吃",
        "连烧",
        "住院",
        "留医",
        "留院",
        "住了",
        "卧床",
        "发热",
        "发烧",
        "高热",
        "高烧",
        "隔离",
        "停药",
        "禁食",
        "服药",
    ),
    *("休养", "休息", "仅", "仅需", "只需", "需时", *(verb + particle for verb in "服打吃" for particle in ("", "了"))),
    # 红斑6月，加重10日: the complaint of a patient and how long it has lasted.
    *("痛", "斑", "肿", "疹", "热", "咳", "胀", "麻", "加重", "乏力"),
)
# 三日 counts days, unless these make it a day of the month: 三日电, 于三日举行, 三日（星期二）.
_DAY_BEFORE = ("于", "在", *(day + one for day in ("周", "星期") for one in "一二三四五六日"))
_DAY_AFTER = (
    *(
        "电",
        "讯",
        "宣布",
        "公布",
        "发布",
        "公告",
        "表示",
        "指出",
        "举行",
        "召开",
        "开幕",
        "上午",
        "下午",
        "凌晨",
        "晚间",
        "傍晚",
        "清晨",
    ),
    *(bracket + day for bracket in "(（" for day in ("星期", "周", "礼拜")),
)
_NEVER_DAYS = frozenset("月/初周期拜曜十廿")
# 第一年 and 第二年 are ordinals, 第3年时 and 随访第2年 are study time points.
_YEAR_POINT_BEFORE = ("随访", "治疗", "用药", "术后", "给药", "移植后", "试验", "研究", "至", "到")
_YEAR_POINT_AFTER = (
    *(
        "时",
        "末",
        "底",
        "随访",
        "应答",
        "缓解",
        "生存",
        "存活",
        "无进展",
        "复发",
        "评估",
        "复查",
        "结果",
        "数据",
        "反应率",
        "eGFR",
    ),
    *("SLEDAI", "延长期"),
)
# 第二天又发烧 is the next day, 术后第二天 a time point.
_DAY_POINT_BEFORE = Pattern(
    "第[一1]天|[术药疗院病种射注植针染]后|给药|治疗|用药|服药|入院|住院|化疗|疗程|研究|周期|接种|发病|病程|起病|输注|入组|试验"
)
# 一天 counts where it is weighed or bounds something: 住院一天, 一天内; not 如果一天发作十次, 另外一天.
_ONE_DAY_BEFORE = Pattern(
    "(?:续|住院?|满|达|超过|不到|不足|至少|最少|仅|只|短|长|休息?|停药?|间?隔|提[前早]|延[迟后]|推迟|[用服花需等待睡拖歇过早晚]|观察|维持|耗时|共|约|近|逾|[少多]则|或|至|到|、)\\Z"
)
_ONE_DAY_AFTER = Pattern("\\s?(?:后|内|以[内上下]|之[内后前]|左右|前(?!后)|半(?!夜)|多|余|的?(?:疗程|时间)|或|至|到|、)")
_COUNTED_AFTER = Pattern("\\s?(?:后|内|以内|以上|之内|为一疗程|一次|1次|左右|后续|余)")


_SECOND = 2
_LONGEST_SENTENCE = 60


def is_duration(flow: str, reading: Reading) -> bool:
    """Whether the reading, whose unit is one of time, is a duration or a study time point."""
    number, form = reading.low.low, reading.unit.form
    before = flow[max(0, reading.start - 5) : reading.start]
    if _is_relative(flow, reading, before):
        return False
    if form == "年" and (years := _is_years(flow, reading, before)) is not None:
        return years
    if form == "天" and reading.low.chinese and reading.high is None and not _is_days(flow, reading, before):
        return False
    # 第16周末 and 治疗4周末, but 三周末.
    if form == "周" and reading.low.chinese and flow.startswith("末", reading.end) and not before.endswith("第"):
        return False
    if form in ("月", "日"):
        digits = flow[reading.start : reading.end]
        if (before[-1:] in _NEVER_DAYS and not before.endswith("为期")) or (reading.low.chinese and len(digits) > _LONGEST_DAYS):
            return False
        if is_counted(before) or _COUNTED_AFTER.match(flow, reading.end):
            return True
        return form == "日" and reading.low.chinese and number > 1 and not is_calendar_day(flow, reading.start, reading.end)
    if reading.unit.code in ("TH", "TM") and number == 24 and _NAME_AFTER.match(flow, reading.end):
        return False
    # 有一天 is no duration, 一时 no hour.
    return not (
        reading.low.chinese
        and number == 1
        and form in ("天", "年", "日")
        and before.endswith(("有", "某", "这", "那", "同", "哪"))
    )


def _is_days(flow: str, reading: Reading, before: str) -> bool:
    """What is_duration says of 一天 and 第二天, True of all others."""
    ordinal = with_ordinal(flow, reading.start)
    if reading.low.low == _SECOND and ordinal < reading.start:
        return _DAY_POINT_BEFORE.search(_clauses_before(flow, ordinal)) is not None
    if reading.low.low != 1 or ordinal < reading.start:
        return True
    return (_ONE_DAY_BEFORE.search(before) or _ONE_DAY_AFTER.match(flow, reading.end)) is not None


def _clauses_before(flow: str, start: int) -> str:
    return last_clause(flow[max(0, start - _LONGEST_SENTENCE) : start], "。！？\n")


def _is_relative(flow: str, reading: Reading, before: str) -> bool:
    """Whether it is a time of the calendar or beside another (较上一年, 全国第46周, 1990 s)."""
    number, form = reading.low.low, reading.unit.form
    if number == 1 and reading.low.chinese and form in _ONES:
        return _ONE_BEFORE.search(before) is not None
    # 1990 s is a decade, and so may 80s be.
    if form == "s":
        return number >= _MANY_SECONDS or (isinstance(number, int) and flow[reading.end - 2].isdecimal())
    ahead = before.rstrip()
    return form == "周" and ahead.endswith("第") and ahead[:-1].endswith(_CALENDAR_WEEK)


def _is_years(flow: str, reading: Reading, before: str) -> bool | None:
    """What is_duration says of 年; None where the other rules are to say it."""
    number, end = reading.low.low, reading.end
    if isinstance(number, int) and 1900 <= number < 2100 and not reading.low.approximate:
        # 两千年前 is long ago, 2000年前 a year.
        return flow.startswith("千", reading.start + 1) and flow.startswith(("前", "来", "以", "历史"), end)
    if reading.high is None and with_ordinal(flow, reading.start) < reading.start:
        ahead = before.rstrip().removesuffix("第").rstrip().removesuffix("的")
        behind = end + flow.startswith("的", end)
        if ahead.endswith(_YEAR_POINT_BEFORE) or flow.startswith(_YEAR_POINT_AFTER, behind):
            return True
        listed = flow[max(0, reading.start - _LONGEST_LIST) : reading.start].rstrip().removesuffix("第")
        return _POINTS_BEFORE.search(listed) is not None
    if (is_past(flow, end) and number < _CENTURY) or (number == 1 and _A_YEAR.match(flow, end) is not None):
        return False
    return None


def with_ordinal(flow: str, start: int) -> int:
    """Where the 第 of 第52周 stands, else ``start``."""
    for ordinal in ("第", "第 "):
        if flow.endswith(ordinal, 0, start):
            return start - len(ordinal)
    return start


def is_past(flow: str, end: int) -> bool:
    """Whether 前 behind the years that end at ``end`` makes them a relative date: 8年前, 三年多前."""
    return "前" in flow[end : end + 3] and _PAST.match(flow, end) is not None


def is_calendar_day(flow: str, start: int, end: int) -> bool:
    """Whether Chinese numerals with 日 at ``start:end`` are clearly a day of the month, and do not count days."""
    return flow[max(0, start - 3) : start].endswith(_DAY_BEFORE) or flow.startswith(_DAY_AFTER, end)


def is_counted(before: str) -> bool:
    """Whether the words before N月 or N日 count them (随访6月, 连打三日), so that it is no date."""
    return blank_off(before).endswith(_COUNTED)
