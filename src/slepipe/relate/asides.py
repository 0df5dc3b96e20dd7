"""Words that look like the subject of a sentence or are named in it without being its subject."""

from __future__ import annotations

from collections.abc import Iterable

from slepipe.model import Mention
from slepipe.relate.line import COUNT, DISEASE, DOSE, DRUG, SYMPTOM, THERAPY, Sentence, clause_start, line_pattern

# A subject that looks like the name of a drug and is no mention: 「ZK-12注射液因……」, 「安乐胶囊:……」.
_CODE = line_pattern(f"[^,，。;；:：{DRUG}{THERAPY}]{{0,8}}?(?<![A-Za-z0-9-])[A-Z]{{2,5}}-?[0-9]{{2,6}}[A-Za-z]?(?![A-Za-z0-9-])")
_PREPARATION = line_pattern(
    rf"[\s*]{{0,3}}(?!该|此|这|本|其|每|上述|静脉|皮下|自动|两|口服|预充)[^,，。;；:：(（的和与{DRUG}{THERAPY}]{{2,10}}"
    "(?:单抗|替尼|西普|注射液|胶囊|颗粒|片|口服液|丸|疫苗|凝胶|软膏)(?=[:：是为因于在已获可])"
)
# 「另一家新药公司……,旗下用药Novarex的剂型遭退件」
_ANOTHER = line_pattern(
    f"[^,，。;；{DRUG}{THERAPY}]{{0,4}}(?:另外?一|还有一)(?:家|款|种药|个药)[^{DRUG}{THERAPY}]*\\Z"
    f"|[^。;；{DRUG}{THERAPY}]{{0,40}}?(?:旗下|用药|新药|药物)[^,，。;；{DRUG}{THERAPY}的]{{0,8}}(?<![A-Za-z-])[A-Z][a-z]{{4,}}(?![A-Za-z-])[^{DRUG}{THERAPY}]*\\Z"
)
_HEADED = line_pattern(r"[\s*]{0,3}(?P<label>[^,，。;；:：]{1,16})[:：]")
# What a label says of the drug that is spoken of: 用法:, 不良反应:.
_ASPECT = line_pattern(
    "用法|用量|剂量|给药|安全|不良|副作用|疗效|效果|有效|结果|适应|适用|人群|患者|儿童|成人|孕|妊娠|哺乳|获批|审批|上市|试验|研究|临床|机制|作用|"
    "特点|优势|优点|缺点|不足|注意|提醒|提示|禁忌|价格|费用|医保|健保|数据|进展|证据|监测|方案|设计|终点|时间|来源|[该此本其这]|说|称|表示|指出|认为|显示|建议"
)
# What is done to a patient and has no effects and doses of its own to tell of: 严重者须洗肾.
PROCEDURE = line_pattern("洗肾|换[肾肝心]|[肾肝]移植|透析|手术|输血|切除|活检|切片|穿刺")
_COUNTED = "的?(?:受试者|患者|病人|病友|比例)"
_ASIDE = line_pattern(
    f"(?:等效)?(?:剂量|用量)?(?:减至|降至)?(?:[≤<>≥]\\s?{DOSE}|{DOSE}(?:及?以[上下]|或以[上下]))(?:{_COUNTED}|者|且)|等效"
    "|[^，,。;；续]{0,10}(?:处理(?=后|[，,。；;.]|\\Z)|解救)"
    f"|(?:预防|打底|护航)(?![^,，。;；]{{0,4}}[{DISEASE}{SYMPTOM}])"
)
# 甲状旁腺激素类似物: what a drug is like.
_KIND = line_pattern("类似物|衍生物|类药物|类制剂")
_COUNTED_BEFORE = line_pattern(f"[≤<>≥]?\\s?{DOSE}(?:及?以[上下]|或以[上下])?的?\\Z")
_COUNTED_BEHIND = line_pattern(_COUNTED)
# The drug of the trial, not what patients took before or beside it.
_BACKGROUND = line_pattern(
    "排除|背景|(?:输注|给药|用药|治疗|手术|注射|回输)前[^,，。;；]{0,8}(?:口服|服用?|静注|注射|给予|使用|吃)\\Z|基础(?!上)|[两二三四各]组[^,，。;；]{0,4}均|既往|过往|以往|多用|原有|原本|原先|用过|合用|联用|如|停用|筛选|优于|略弱|不同于|比|距离|与\\Z|对照|标准|头对头"
)
# 在吗替麦考酚酯联合糖皮质激素基础上: what everybody takes.
_BESIDE = line_pattern(
    f"(?:[^，,。;；:：和与及{DRUG}]{{0,12}}|[^，,。;；:：]{{0,8}}(?:和|与|及|联合|合并|、)[^，,。;；:：{DRUG}]{{0,6}})(?:之外|以外|的?基础上|为背景|的背景)"
    "|[^，,。;；]{0,4}(?:续用|继续使用|继续服用|维持不变)"
)

_WITH = line_pattern("(?:须|需|应|要|可|会)(?:与|和|同|跟|联合|合并|配合|搭配)[^,，。;；]{0,14}?\\Z")
_TOGETHER = line_pattern("[^,，。;；]{0,16}?(?:合用|联用|并用|同用|联合使用|一起使用|合并使用)")
_TAKEN_WITH = line_pattern("(?:要|须|需|应)(?:搭配|配合|并用|合并|加上|联用|合用)[^,，。;；]{0,12}\\Z")
_AS = line_pattern("(?:跟|与|和|同|像|类似)[^,，。;；]{0,3}\\Z")
_LIKE = line_pattern("[^,，。;；]{0,3}?(?:是|属于?)?(?:同一?类|同属|一样|相似|类似)")
_THAN = line_pattern(
    f"(?:头对头(?:比较|对比)?|优于|高于|低于|劣于|不及|多于|少于|逊于|相比于|相较于|相对于|非劣于|不[劣逊]于|不亚于|有别于)\\s?(?:(?:传统|现有|标准|常规)的?|{DOSE}的)?\\Z"
)
_AGAINST = line_pattern("(?:与|和|同|跟|较|比)(?:传统|其他|单用)?\\s?\\Z")
_COMPARING = line_pattern(
    "(?:类药物?|单药|治疗)?(?:组|者)?的?(?:相比|比较|相较|相当|相近|类似|相仿|更|为?[低高少多]|显著|明显|的[^,，。;；]{0,6}?[低高少多轻重])"
)
_TAPERED = line_pattern("(?:剂量|用量)?(?:减[到至量少]|降[到至低])")
_KNOWN_BEFORE = line_pattern("此前(?:只有|仅有|已有|唯一)|只有|仅有|可使用|允许|也可|目前已?有")


def is_unknown(text: str) -> bool:
    """Whether a line begins with what looks like the name of a drug and is no mention, or with another firm or drug without a name."""
    if _PREPARATION.match(text) is not None or _CODE.match(text) is not None:
        return True
    return DRUG not in text and THERAPY not in text and _ANOTHER.match(text) is not None


def has_own_label(text: str) -> bool:
    """Whether a line begins with a label that names no agent and no aspect of one: 「康复素:……」, but not 「用法:……」."""
    label = _HEADED.match(text)
    if label is None or any(sign in label["label"] for sign in DRUG + THERAPY):
        return False
    return _ASPECT.search(label["label"]) is None


def is_aside(text: str, place: int) -> bool:
    """Whether a drug says whom a sentence counts (每日10 mg以上泼尼松的受试者) or how an event was treated, and is not its subject."""
    if _ASIDE.match(text, place + 1) is not None or _KIND.match(text, place + 1) is not None or _is_together(text, place):
        return True
    # 兩人須用托珠單抗: against an event.
    if _NEEDED.search(text, clause_start(text, place), place) is not None:
        return True
    return (
        is_failed(text, place)
        or _is_unneeded(text, place)
        or (_COUNTED_BEHIND.match(text, place + 1) is not None and _COUNTED_BEFORE.search(text, 0, place) is not None)
    )


def _is_unneeded(text: str, place: int) -> bool:
    """Whether patients need a treatment no more, or no less than before: 毋须输血, 仍须定期输血."""
    return _WITHOUT.search(text, max(0, place - len("不再需要定期")), place) is not None


_WITHOUT = line_pattern("(?:[毋无]须|无需|不必|不再需要?|不需要?|免于|脱离|摆脱|定期|依赖)(?:定期)?\\Z")


def is_failed(text: str, place: int) -> bool:
    """Whether a drug says who is treated with another one because it did not help them: 对甲氨蝶呤反应不佳的患者."""
    failed = _FAILED.match(text, place + 1)
    if failed is None:
        return False
    return _WHOM.match(text, failed.end()) is not None or _TO.search(text, clause_start(text, place), place) is not None


_NEEDED = line_pattern(
    f"(?:{COUNT}|[一两二三四五六七八九十]人)(?:均|都)?[须需]要?(?:使?用|接受|给予)[^,，。;；]{{0,2}}\\Z|仍[须需要]?(?:使用|服用?|用)(?:{DOSE})?的?\\Z"
)
_LISTED = "(?:(?:或|和|与|及|且|、|/)[^,，。;；的]{0,8}?)?"
_FAILED = line_pattern(
    f"(?:单药|传统|口服|标准|一线|治疗|用药|等|药物)*(?:后)?{_LISTED}(?:不能?耐受|无法耐受|耐药|抗药|产生抗性|(?:反应|应答|疗效|控制|效果)(?:不[佳良足好]|欠佳|差)|无效|没有?(?:反应|效果)|无(?:反应|应答)|难治|失败|过敏|后?复发)"
)
_WHOM = line_pattern("[^,，。;；]{0,8}?(?:患者|病人|病友|受试者|[成老]人|儿童|个案|病例|者)")
_TO = line_pattern("(?:对|经|既往|过去|曾)[^,，。;；]{0,8}\\Z")


def _is_together(text: str, place: int) -> bool:
    """Whether a drug is what another one is given with: 须与霉酚酸酯合用."""
    start = clause_start(text, place)
    if _TAKEN_WITH.search(text, start, place) is not None or _alike(text, start, place):
        return True
    return _TOGETHER.match(text, place + 1) is not None and _WITH.search(text, start, place) is not None


def _alike(text: str, start: int, place: int) -> bool:
    """Whether a drug is what another one is like: 这个药跟环孢素是同一类."""
    return _LIKE.match(text, place + 1) is not None and _AS.search(text, start, place) is not None


def is_compared(text: str, place: int) -> bool:
    """Whether an agent is what another one is compared with: 较TNF抑制剂低, 优于阿达木单抗组."""
    start = clause_start(text, place)
    if _THAN.search(text, start, place) is not None:
        return True
    # 用药组为6.9个月,多西他赛组为2.8个月: the other arm.
    if text[place + 1 : place + 2] == "组" and _STUDIED_ARM.search(text, 0, start) is not None:
        return True
    return _AGAINST.search(text, start, place) is not None and _COMPARING.match(text, place + 1) is not None


_STUDIED_ARM = line_pattern("(?:用药|治疗|试验|研究药?|给药|新药|实验|干预)组(?!合|成|织|别|数)")


def is_tapered(text: str, place: int) -> bool:
    """Whether a drug is one that patients get less of: 能把泼尼松减到7.5 mg/d以下."""
    return _TAPERED.match(text, place + 1) is not None


def is_background(text: str, place: int) -> bool:
    """Whether a drug at a place of a line is what patients took before the trial, or take beside what it studies."""
    return (
        _BACKGROUND.search(text, clause_start(text, place), place) is not None
        or is_beside(text, place)
        or is_failed(text, place)
        or _is_unneeded(text, place)
    )


def is_past(text: str, place: int) -> bool:
    """Whether a drug at a place of a line is what people got before: 患者此前均接受过利妥昔单抗."""
    return _PAST.search(text, clause_start(text, place), place) is not None


_PAST = line_pattern("(?:既往|过往|以往|此前|先前|之前|曾)[^,，。;；]{0,8}?(?:接受|[使服应]?用|注射)过?[^,，。;；]{0,4}\\Z")


def is_known_before(text: str, place: int) -> bool:
    """Whether a drug at a place of a line is one that there was before: 此前只有贝利尤单抗获批."""
    return _KNOWN_BEFORE.search(text, clause_start(text, place), place) is not None


def is_beside(text: str, place: int) -> bool:
    """Whether an agent at a place of a line is what everybody in a trial takes: 在吗替麦考酚酯基础上."""
    return _BESIDE.match(text, place + 1) is not None


def is_named_beside(sentences: Iterable[Sentence], found: Mention) -> bool:
    """Whether the sentences above, the nearest first, name a drug as what patients take or took beside what they speak of: 输注前口服泼尼松."""
    for earlier in sentences:
        text = earlier.flat.text
        for place, mention in earlier.flat.at.items():
            if mention.start == found.start:
                return is_background(text, place) or is_known_before(text, place)
    return False
