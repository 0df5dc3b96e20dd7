"""Complaints in people's own words: 咽不下去, 眼睛里像进了沙子, 小便像酱油, 口水少, 痰里带血丝, 瘦了十来斤, 喘得厉害."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

_HOW = "(?:也|都|就|还|又|总|总是|老|老是|一直|有时|好|会|变得?|感觉|觉得|突然|忽然|完全|根本|几乎|越来越|明显|再也)?"
# What somebody can no longer do: alone, and only with the part of the body.
_CANNOT = (
    "[咽吞]不下(?:去(?!这口)|饭|东西|药|食物)|难以下咽|翘不起来|举不起手|站不起来|蹲不下去|直不起腰|弯不下腰|使不上[劲力]|提不起劲|睁不开眼|张不开嘴|解不出小便"
    f"|(?:小便|大便|尿|痰){_HOW}(?:解|排|拉|咳)不出来"
    f"|(?:[双两右左]眼|[双两右左]?耳朵?|眼睛|眼皮|上眼皮|嘴巴?|嘴角|[双两右左]手|[双两右左]?手臂|[双两右左]?胳膊|[双两右左]?手指|拳头|头|[双两右左]?脚掌?|[双两右左]腿|膝盖|腰){_HOW}"
    "(?:睁不开|张不[开大]|闭不[严上紧拢]|伸不直|握不紧|看不[见清](?!的)|听不[见清]|[抬举]不起来|抬不高|弯不下去?|直不起来)"
)
# What is wanting.
_LACK = (
    "(?:口水|唾液|眼泪|泪水|泪液)(?:分泌)?(?:也|都|一|很|太|偏|较|比较|越来越|明显|变得?)?少(?![儿年女妇数许量])|(?:没有?|流不出|哭不出|挤不出)(?:眼泪|泪水|泪液|口水|唾液)"
    "|没了?(?:胃口|食欲|味觉|嗅觉|知觉)|没[了有]力气(?!(?!了)[\u4e00-\u9fff])|没有(?:胃口|食欲|味觉|嗅觉|知觉|尿意)|(?:浑身|全身|周身|四肢)(?:都|上下)?(?:没劲|没力|没有力|没力气|没有力气)(?!气)"
)
# What it is like.
_LIKE = (
    "(?:[双两右左]眼|眼睛|眼)(?:里面?|内)?(?:总是?|老是?|好|一直|感觉|觉得)?[像如](?:有|进了?|跑进|跑进了|掉进了?|揉进了?|塞了?|含着)?(?:一把|一层|细)?(?:沙子?|砂子?|[沙砂]粒)"
    "|(?:小便|尿液?|尿色|大便|粪便|痰液?)(?:的?颜色)?(?:也|都|变得?|深得|红得|黑得|黄得)?(?:像|如|似|变成|呈)(?:了)?(?:酱油|浓茶|浓红茶|红茶|茶|可乐|咖啡|洗肉水|柏油|沥青|铁锈|米汤|陶土|蛋花汤)(?:色|样)?"
    "|(?:喉咙|喉头|咽部|嗓子|吞咽时)(?:里)?(?:总|老|好|也|一直|感觉|觉得)?像?(?:有|卡|堵|哽|梗|塞)(?:着|了|住)?(?:东西|异物|鱼刺|一?团棉花)(?:[哽卡堵]住)?|(?:脚底?|双脚|走路)像踩(?:在|着)?棉花"
    "|看东西(?:都|总|也|老是)?像(?:蒙了|隔着|隔了)(?:一层)?[雾纱]"
)
# What comes with what: 痰里见了血丝, 鼻涕带血痂.
_MIXED = "(?:痰液?|鼻涕|鼻水|大便|粪便|小便|尿液?|口水|呕吐物|精液)(?:里面?|中|内)?(?:也|都|有时|常常?|还)?(?:见了?|带有?|带着|有|夹着|夹杂|混着?|混有)(?:鲜血|血丝|血痂|血块|血|脓血|脓)(?![压糖脂型管液常红清小浆细])"
_LESION = "(?:[紫鲜暗淡粉深][红紫褐]|[银灰乳]白|红褐|[红紫褐])色(?:小?斑点|小点|小疹|疙瘩|风团|痂皮|皮屑)|(?<![通泛发涨])红(?:疙瘩|肿块)"
_EMBOLISM = (
    "(?:[双左右两][上中下]?|[上中下])肺动脉栓塞(?!术)|(?:[肝肾脑股髂门]|肠系膜|视网膜)(?:动脉|静脉)栓塞(?!术|治疗|疗法)"
    "|(?:斑块状|斑片状|片状|结节状)浸润(?![性影])"
)
_SPEECH = "说话(?:也|都|开始|变得|有点|总是)?(?:颠三倒四|含含糊糊|含混不清|含糊不清|含糊|漏风|不利索|大舌头)"
_NOSE = "鼻子(?:总是?|老是?|一直|经常|也|都)?不(?:通气?|透气)"
_STRAIN = "(?:劳损|拉伤|扭伤)(?:性的?)?(?:疼痛|酸痛|痛)"
_AMOUNT = (
    "了?(?:近|约|快|足足|整整|差不多|将近|超过|至少)?[\\d一二两三四五六七八九十几]{1,4}[来多几余]?个?(?:公斤|斤|千克|kg|磅|圈)"
)
_BADLY = "得(?:厉害|要命|不行|受不了|睡不[着好]|不得了|很厉害|更厉害|难受|要死|满地|走不动|下不了|整[夜晚]|[动站坐起]不)"
_COMPLAINT = Pattern(f"{_CANNOT}|{_LACK}|{_LIKE}|{_MIXED}|{_SPEECH}|{_NOSE}|{_STRAIN}|{_EMBOLISM}|{_LESION}|[渴痒憋]醒")
# 喘得厉害, 上楼会喘: what is so bad that a word of one character says it.
_ONE = Pattern(
    f"(?<![爱心哮气])[喘痛疼痒咳](?={_BADLY})|(?<=[会就])喘(?=[，、,。；;）)\n])|(?<=、)喘(?=[，、,。；;）)\n])|瘦(?={_AMOUNT})"
)
_SLIMMING = Pattern("减肥|减重|减脂|瘦身|司美格|替尔泊|胰高血糖素样|GLP-1|猛健|健身|运动|锻炼|节食|代餐|控糖|饮食")
# What is a complaint only beside words that tell so.
_SEEN = (
    (Pattern("流汗|出汗|冒汗"), Pattern("副作用|不良反应|不良事件|症状|征状"), 40),
    (Pattern("红点(?!名)"), Pattern("[冒起长出浮][了出]?[^，。；]{0,8}\\Z|(?:出现|皮肤|身上)[^，。；]{0,8}\\Z"), 14),
    (Pattern("空洞(?![无的])"), Pattern("肺|结节|胸片|结核|CT|X光"), 30),
    (Pattern("渗漏(?![点综])"), Pattern("造影"), 20),
    (Pattern("黑影"), Pattern("眼|视野|视线|影像"), 12),
    (Pattern("退化(?!性)"), Pattern("(?:只见|可见|见到|显示|发现|看到)(?:有|是|到)?(?:轻微|轻度|少许|明显|早期)?\\Z"), 8),
    (Pattern("[变发]硬(?!化)"), Pattern("(?:摸起来|摸上去|肿大、|[胀肿]、)\\Z"), 4),
)
_BODY = "筋骨|肌腱|韧带|软组织|腰背|肩颈|颈椎|腰椎|腰部|颈部|肩部|膝关节|膝盖|筋膜|手腕|脊椎|脊柱|半月板"
_STRAINED = Pattern(f"(?:{_BODY})(?:慢性)?劳损(?![痛疼])")
_WORN = Pattern("(?:膝关节|髋关节|腰椎|颈椎|脊椎|膝盖|软骨|椎间盘|小脑|大脑)退化(?!性)")
_LONGEST_SENTENCE = 60
_SENTENCE_ENDS = "。；;！？\n"


def find_complaints(flow: str) -> Iterator[Found]:
    """Symptoms as patients tell them, and what is worn or strained; overlaps included."""
    for match in _COMPLAINT.finditer(flow):
        yield Found("symptom", *match.span(), {}, "complaint")
    for match in _ONE.finditer(flow):
        if match[0] != "瘦" or not _SLIMMING.search(flow, max(0, match.start() - _LONGEST_SENTENCE), match.start()):
            yield Found("symptom", *match.span(), {}, "complaint")
    for sign, cue, reach in _SEEN:
        for match in sign.finditer(flow):
            before = max(0, match.start() - reach)
            before += max(map(flow[before : match.start()].rfind, _SENTENCE_ENDS)) + 1
            if cue.search(flow, before, match.start()) is not None:
                yield Found("symptom", *match.span(), {}, "complaint")
    for match in _STRAINED.finditer(flow) if "劳损" in flow else ():
        yield Found("disease", *match.span(), {}, "complaint.strain")
    for match in _WORN.finditer(flow) if "退化" in flow else ():
        yield Found("symptom", *match.span(), {}, "complaint.worn")
