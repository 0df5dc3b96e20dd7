"""What an examination finds: 踝反射消失, 呼气性喘鸣音, 毛玻璃样病灶, 尺神经轴突性病变, 脚无法上抬; and diseases by the place where they sit."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.composed import with_other_part
from slepipe.recognize.found import Found
from slepipe.recognize.roles import decide_role
from slepipe.segment.engine import dictionary_tag

_REFLEX = Pattern(
    "(?:肱[二三]头肌|桡骨膜|腹壁|提睾|跟腱|肌腱|深腱|腱|膝腱|膝|踝|角膜|咽|吞咽|瞳孔对光|瞳孔|对光|足底|肛门|眨眼|拥抱|吸吮|觅食|握持)反射"
    "(?:[也均都略]|明显|双侧|对称性?)?(?:消失|减弱|减退|减低|亢进|活跃|迟钝|下降|增强|未引出|引不出)"
)
_SOUND = Pattern(
    "(?:(?:吸气|呼气|双相)(?:相|性|期|末)?)(?:高调|低调)?(?:喘鸣|哮鸣)音?|喘鸣音|(?:细|粗|干|湿|细湿|粗湿|干湿性?|[大中小]?水泡)(?:性)?啰音|呼吸音(?:减[低弱]|降低|消失|粗糙|增粗|[粗低弱](?=[，,。；、]))"
    "|(?:胸膜|心包)摩擦[音感]|(?:全?收缩期|舒张期|连续性)(?:吹风样|隆隆样|喷射性|喷射样)?(?:心脏)?杂音|奔马律"
)
# 未闻及杂音, 听到轻微杂音: of the heart, where somebody listens.
_MURMUR = Pattern("(?:闻及?|听到|听及|听见)(?:明显|病理性|额外|有|轻微|轻度|心脏|[23二三]/6级|的)*(?P<sign>杂音)")
_GLASS = Pattern("[磨毛]玻璃(?:样|状|性)?(?:病灶|病变|浸润|混浊|浑浊|阴影|高?密度影|影像?|改变|变化|结节)")
_PALPABLE = Pattern("可触[及摸知](?:性的?|的)?紫[癜斑]")
_NERVE = Pattern(
    "(?:(?:腓总?|胫|尺|正中|桡|腓肠|腓浅|腓深|面|视|动眼|外展|三叉|股|坐骨|闭孔|腋|肌皮|周边|周围|多发性?|颅)神经)?(?:感觉|运动|混合)?性?"
    "(?:轴[索突]|脱髓鞘)性?(?:(?:及|和|合并|伴)(?:轴[索突]|脱髓鞘)性?)?(?:病变|损害|损伤|变性)"
)
_NECROSIS = Pattern("(?:真皮|皮下|肌内|肾|肺)?[小中大微]{0,2}(?:血管|动脉|静脉)壁?(?:节段性)?类?纤维素(?:蛋白)?[样性状]?坏死")
_CANNOT = Pattern(
    "(?:[双两左右]?(?:脚掌|脚踝|脚尖|脚|足|腿|手臂|手腕|手指|手|胳膊|肩膀|肩|上肢|下肢|头|颈部|颈|腰|膝盖|嘴巴|嘴|眼睛|眼皮|眼|拇指)|四肢)(?:也|都|竟|突然|已|逐渐|几乎|完全){0,2}(?:无法|不能|没法|没办法|难以)(?:自行|正常|完全|再|向上|用力|随意)?"
    "(?:上抬|抬起来|抬起|抬高|上举|举起来|举起|举高|外展|伸直|弯曲|屈曲|屈伸|握拳|握紧|活动|动弹|移动|转动|闭合|闭紧|闭上|张开|睁开|背屈|勾起|翘起|着地|用力|合拢)"
    "|(?:脚尖|足尖|脚掌|脚|足)(?:会|总|都|一直)?拖(?:着地|地|行)"
)
# 乙型肝炎病毒再激活, also without its virus where the text is about one; cells are activated again, too.
_AGAIN = Pattern(
    "(?:(?:HBV|CMV|EBV|VZV|JCV|BKV|HSV)\\s?)?(?<![胞统疫路子性])(?<!细胞的)(?<!细胞可)(?<!细胞会)再(?:激活|活化)(?!疗法|治疗|因子|剂)"
)
_VIRUS = Pattern("HBV|CMV|EBV|病毒|结核|乙肝|B肝|乙型肝炎|B型肝炎")
_RISK_OF = Pattern("感染[\u4e00-\u9fff]{2,8}?(?:细菌|球菌|杆菌|真菌|霉菌|病毒|寄生虫)(?=的(?:风险|机会|机率|几率|可能))")
# 即时注射后反应
_AFTER_INJECTION = Pattern("(?:即时|立即|急性|迟发性?)?(?:注射|输注|输液|给药)后(?:即时|立即)?反应")
_SYMPTOMS = (
    ("反射", _REFLEX),
    ("喘鸣", _SOUND),
    ("哮鸣", _SOUND),
    ("啰音", _SOUND),
    ("呼吸音", _SOUND),
    ("摩擦", _SOUND),
    ("杂音", _SOUND),
    ("奔马律", _SOUND),
    ("玻璃", _GLASS),
    ("可触", _PALPABLE),
    ("轴索", _NERVE),
    ("轴突", _NERVE),
    ("脱髓鞘", _NERVE),
    ("纤维素", _NECROSIS),
    ("无法", _CANNOT),
    ("没法", _CANNOT),
    ("没办法", _CANNOT),
    ("不能", _CANNOT),
    ("难以", _CANNOT),
    ("拖", _CANNOT),
    ("感染", _RISK_OF),
    ("后反应", _AFTER_INJECTION),
    ("后即时反应", _AFTER_INJECTION),
)
# 左冠状动脉前降支小型动脉瘤; 腰椎神经根压迫; 非感染性中间、后和全葡萄膜炎
_CORONARY = Pattern(
    "[左右]?侧?(?:冠状动脉|冠脉)(?:左|右|主干|前降支|回旋支|对角支|[近中远][段端]|及|和|、){0,5}(?:小型|中型|大型|巨大型?|轻度|多发性?|局限性|瘤样){0,2}(?:动脉瘤|狭窄|扩张|瘤(?!样))"
)
_ROOT = Pattern("(?:颈椎?|腰椎?|胸椎?|腰骶|骶)?神经根(?:受)?(?:压迫|受压)(?:症|综合征)?")
_UVEITIS = Pattern(
    "非?感染性(?:前|中间|后|全)(?:[、和及与或](?:前|中间|后|全)){1,3}(?:部|型)?葡萄膜炎|非感染性(?:前|中间|后|全)(?:部|型)?葡萄膜炎"
)
# 肾功能不好的人, 肾功能差要减量: whoever has it.
_POOR = Pattern(
    "(?:肝肾|肝脏?|肾脏?|心脏?|甲状腺)功能(?:不太好|不好|不佳|欠佳|较差|很差|差(?![异别距值])|不良)(?=[的者或要时，、和及与])"
)
_DISEASES = (("功能", _POOR), ("冠", _CORONARY), ("神经根", _ROOT), ("葡萄膜炎", _UVEITIS))
_EITHER = ("disease", "symptom")


def find_signs(flow: str) -> Iterator[Found]:
    """Signs by what they are made of, and diseases of vessels, roots of nerves and the uvea by their site; overlaps included."""
    for pattern in dict.fromkeys(pattern for sign, pattern in _SYMPTOMS if sign in flow):
        for match in pattern.finditer(flow):
            # 助手不能移动, 镜头无法转动: the part of the body ends another word.
            if pattern is _CANNOT and match.start() and dictionary_tag(flow[match.start() - 1 : match.start() + 1]):
                continue
            # 右手右脚无法动弹
            start = with_other_part(flow, match.start()) if pattern is _CANNOT else match.start()
            yield Found("symptom", start, match.end(), {}, "sign")
    for match in _MURMUR.finditer(flow) if "杂音" in flow else ():
        yield Found("symptom", *match.span("sign"), {}, "sign")
    if "再激活" in flow or "再活化" in flow:
        for match in _AGAIN.finditer(flow) if _VIRUS.search(flow) is not None else ():
            yield Found("symptom", *match.span(), {}, "sign.again")
    for sign, pattern in _DISEASES:
        for match in pattern.finditer(flow) if sign in flow else ():
            kind = "disease" if pattern is _POOR else decide_role(_EITHER, flow, *match.span())[0]
            yield Found(kind, *match.span(), {}, "sign.site")
