"""Procedures by what they are made of: 四联方案, 碳13呼气试验, 胃肠镜检查, 颞浅动脉切除术, 支气管激发试验; and scores by their letters: OGUS评分."""

from __future__ import annotations

from collections.abc import Container, Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

# So many drugs at once: 铋剂四联疗法, 双联抗血小板治疗, 三合一療法.
_COMBINED = Pattern(
    "(?:含?铋剂?|标准|序贯|经典|伴同)?(?<!第)[二三四五双234][联合][一1]?(?:用药|药物|抗生素|除菌|根除|抗结核|抗病毒|抗血小板|抗凝|化疗|免疫抑制|给药)?(?:方案|疗法|治疗(?![组方]))"
)
_BREATH = Pattern(
    r"(?=[碳C1\^尿氢甲乳果呼吹酒])(?:(?:碳|C-?|\^)?1[34]C?-?|碳1[34]-?)?(?:尿素|氢气?|甲烷|乳果糖|乳糖|果糖|呼出|酒精)?(?:呼气|吹气)(?:试验|检[测查]|测试|测定)"
)
_PROVOKED = Pattern(
    "(?:支气管|组胺|乙酰甲胆碱|食物|药物|运动|乳糖|口服葡萄糖|静脉葡萄糖|葡萄糖|糖|生长激素|胰岛素|小剂量地塞米松|大剂量地塞米松|过夜地塞米松|地塞米松|促甲状腺激素释放激素|精氨酸|冷水|冷压|阿司匹林|卡托普利|盐水|螺内酯)"
    "(?:激发|耐量|刺激|抑制|负荷|舒张|兴奋|低血糖|挑战)(?:试验|测试)"
)
# Parts of the body, before what is done to them.
_PART = (
    "(?:双侧|双|左侧|右侧|左|右|上|(?<![引导镜])下|全|近端|远端|前|后|浅|深)?(?:胃肠|胃|肠道?|大肠|结肠|小肠|空肠|回肠|直肠|乙状结肠|十二指肠|食管|食道|阑尾|肛门|肛|胆囊|胆道|胆管|胆|胰腺|胰|胰十二指肠|肝脏?|脾脏?|肾脏?|肾上腺|输尿管|膀胱|尿道|前列腺|睾丸|附睾|"
    "子宫内膜|子宫颈|子宫|宫颈|宫腔|卵巢|输卵管|阴道|外阴|乳房|乳腺|甲状旁腺|甲状腺|唾液腺|腮腺|颌下腺|唇腺|泪腺|泪囊|泪管|胸腺|扁桃体|腺样体|淋巴结|淋巴管|喉|咽|声带|鼻窦|鼻咽|鼻中隔|鼻息肉|鼻甲|鼻|中耳|鼓膜|气管|支气管|肺叶|肺段|肺大疱|肺|胸膜|胸腔|纵隔|"
    "心脏|心包|心内膜|心肌|心室|心房|房间隔|左心耳|主动脉瓣|二尖瓣|三尖瓣|瓣膜|冠状动脉|冠脉|主动脉|颈动脉|颞浅动脉|颞动脉|肺动脉|肾动脉|髂动脉|股动脉|动脉瘤?|动脉导管|大隐静脉|门静脉|静脉曲张|静脉|动静脉瘘|血管|"
    "脑膜|脑室|脑|颅骨|颅内血肿|硬膜下血肿|脊髓|脊柱|椎体|椎板|椎间盘|腰椎|颈椎|神经根?|骨髓|骨瘤?|股骨头|股骨|髋关节|髋|膝关节|膝|肩关节|踝关节|腕关节|掌指关节|骶髂关节|关节|半月板|前交叉韧带|韧带|肌腱|跟腱|腱鞘|滑膜|滑囊|筋膜|肌肉|皮瓣|皮肤|皮下|皮损|痔疮?|疝气?|腹股沟疝|"
    "角膜|晶状体|白内障|青光眼|小梁|玻璃体|视网膜|虹膜|结膜|翼状胬肉|斜视|眼睑|眼底|牙髓|牙周|牙|牙龈|口腔黏膜|黏膜下?|粘膜下?|腹膜|腹壁|腹腔|盆腔|肿瘤|肿物|息肉|囊肿|结节|病灶|脓肿|血肿|血栓|结石|瘘管|窦道|甲襞|毛细血管|睑板腺)"
)
_WAY = "(?:(?:腹腔镜|胸腔镜|宫腔镜|内镜|内视镜|内窥镜|关节镜|显微镜|显微|达芬奇|机器人|机械臂|超声波?|超音波|电脑断层|计算机断层|CT|B超|影像|X线|X光)(?:下|辅助下?|引导下?|导引下?)?|经皮|经导管|经尿道|经阴道|经鼻|经支气管|经颈静脉|经腹|微创|开放性?|开腹|开胸|单孔|无痛|电子|纤维|超声波?|超音波|染色|放大|窄带成像|共聚焦|急诊|保留[\u4e00-\u9fff]{1,3}的?){1,3}"
_EXTENT = "(?:部分|全|次全|根治性?|扩大|局部|楔形|姑息性?|单纯|节段性?|人工|自体|异体|同种异体|脉冲|射频|激光|球囊|支架|闭式|负压|置管|造影|微波|冷冻|化学|气囊|穿刺|抽吸){0,2}"
_DEED = (
    "(?:(?:切除|置换|造口|造瘘|引流|清扫|消融|栓塞|搭桥|成形|修补|封堵|碎石|取石|取栓|剥离|摘除)(?:手?术)?"
    "|(?:切开|切断|修复|重建|吻合|缝合|结扎|固定|融合|松解|减压|清创|植入|置入|探查|扩张|灌洗|悬吊|折叠|穿刺|成型|抽吸|剥除|取出|旁路|旁路移植|移植|转移|填充|注射|紧缩|缩小)术"
    "|(?:组织)?(?:穿刺)?(?:活检|切片|活体组织检查|活组织检查|活体检查)(?:检查|术)?|镜(?:检查|手术|术|探查术?)|(?:穿刺|细针|粗针)(?:抽吸|活检)(?:术|检查)?)"
)
_DONE = Pattern(_DEED + "(?!刀|率|组|后遗)")
_BEFORE_DEED = Pattern(f"(?:{_WAY})?(?:{_PART}){{1,3}}{_EXTENT}\\Z")
_LONGEST = 22
_DOES = Pattern("(?:行|做|予|作|施行|接受|进行|安排|选择性?|介入|经导管|超选)了?\\Z")
_AS_TREATMENT = Pattern("治疗|疗法|介入|化疗|止血|成功")
# What is scanned, and how: 唾液腺核子医学扫描, 食管造影.
_SCANNED = Pattern(
    f"(?:吞咽|{_PART}|全身|骨骼|心脏|脑部?)(?:(?:核子医学|核医学?|核子|核素|正子|断层|动态|静态|灌注|双时相|闪烁){{1,2}}(?:扫描|显像|摄影|造影|检查)|(?:钡剂|吞钡|X光|CT|MR)?造影(?!剂))"
)
# What is done, as people say it: 查一回眼底, 换了人工关节, 髋关节已置换, 每周复健三次, 补钾, 置管.
_TIMES = "(?:了|过)?(?:[一两二三1-3][次回遍趟])?(?:一下)?"
_SPOKEN = Pattern(
    f"(?:检?查|照){_TIMES}眼底(?!病|出血|镜|检查|照)"
    "|换(?:了|过)?(?:半个|一个|两个|[左右双]侧?)?(?:人工)?(?:髋|膝|肩)?关节(?!炎|腔|液)|(?:髋|膝|肩|踝)关节(?:已经?|曾|须|需要?|要)(?:行|做)?置换"
    "|(?<!抗)抗凝(?![血药剂固素脂集物聚治疗管])|补[钾铁镁钠锌](?![盐剂片类])|(?:深静脉|中心静脉|股静脉|颈内静脉|锁骨下静脉)?(?<![留配处内装放安设位])置管(?!溶栓|引流|[理道控制线])(?:术)?|插喉"
    "|(?:心肺|双肺|肺部|胸部|心脏|心音|腹部|颈动脉)听诊(?!器)"
    "|复健(?![科师医部中诊器辅治训运计之室所])|(?:(?:头颈部?|盆腔|骨盆|胸部|腹部|全脑|全身|乳房|局部)(?:电疗|放疗|放射治疗|放射线治疗)|(?<![充放发输供])电疗)(?![室机师仪])|活?组织(?:化验|检验)|(?:(?<=抽痰、)|(?<=抽痰和)|(?<=翻身)|(?<=翻身、))拍背(?!景)|拍背(?=、?(?:吸痰|抽痰|排痰|咳痰|引流|扣击|叩击))|裂隙灯(?=下|一照|检查|[，、。])|验眼(?!睛)|(?:甲襞微循环|(?:外周)?血涂片|骨髓涂片|尿沉渣|粪便|尿液?)镜检|组织切片(?=[；;。，、\\n])|跌打(?=、(?:针灸|推拿|按摩|正骨|拔罐))|(?:(?<=针灸、)|(?<=推拿、)|(?<=按摩、)|(?<=拔罐、)|(?<=针灸和)|(?<=推拿和)|(?<=看过))跌打|(?<=[入院家要不须需先前后]做)手术(?![室台刀服衣器])"
    "|(?<=[经做行])切片(?=证实|确诊|诊断|检查|确认)|(?<=科)切片(?=[检结证确诊])|(?<![冻蜡理])切片(?=诊断的|证实|确诊)|(?<=接受)切片(?=[，、后])"
    "|手术切除(?=[\u4e00-\u9fff]{1,5}[瘤癌])|切除(?:了|掉)?(?:胸腺(?!瘤)|胆囊|阑尾|盲肠|子宫|卵巢|脾脏|脾|扁桃体|扁桃腺|乳房|甲状腺|大肠|胃|肾脏|睾丸|前列腺)(?![炎癌术手肿脏上旁瘤])"
    "|泪液试纸(?:[(（][^()（）]{1,14}[)）])?(?:测试|检查|试验)?"
)
# 视力检查, 脑脊液检查, 新生儿筛查: what is examined, and how. Bare 检查 names nothing, 检查点 is another word, and 乙肝筛查 is none of the liver.
_EXAMINED = Pattern("(?:检查|检测|筛查|筛检|监测|检验|化验|初筛)(?!所|报告|单|者|师|员|站|局|处|院|中心|试剂|点|仪|率|范围|量能)")
_EXAMINED_WORDS = (
    "视力|听力|视野|视神经|屈光度?|眼压|眼轴(?:长度)?|眼底|眼部|眼睛|眼科|裂隙灯|色觉|听觉|平衡|前庭|嗅觉|吞咽|认知(?:功能)?|智力|发育|语言|心理|记忆力?|步态|肌力|神经(?:学|系统|功能)?|自主神经|"
    "(?:肝肾|肺|肝脏?|肾脏?|心脏?|甲状腺|凝血|免疫|性腺|肾上腺|血小板|垂体)功能|骨密度|骨质|骨龄|血液|抽血|验血|血常规|血象|血型|血清学?|生化|凝血|尿液|小便|尿常规|验尿|粪便|大便|痰液?|脑脊液|关节液|体液|唾液|分泌物|精液|羊水|"
    "(?:[A-Z][A-Z0-9]{1,6})?(?:基因|遗传学?)|染色体|全外显子|全基因组|分子|病理(?:学|组织)?|组织(?:学|病理)?|细胞学|细菌学?|病毒|微生物|真菌|病原体?|抗原|核酸|快筛|影像(?:学|医学)?|放射(?:线|学)?|内窥?镜|胃镜|皮肤镜|鼻咽镜|"
    "产前|产后|孕前|婚前|孕期|术前|新生儿|婴儿|婴幼儿|妇科|妇产科|牙科|口腔|牙齿|皮肤科|耳鼻喉科?|直肠指诊?|肛门指诊?|代谢病|遗传病|先天性心脏病|足部|血糖自我|(?:口服)?(?:葡萄糖|糖)耐量|免疫荧光|电生理|睡眠(?:多项生理)?"
)
_BEFORE_EXAMINED = Pattern(
    f"(?:(?:{_WAY})?(?!(?<=[甲乙丙丁戊庚A-E])肝)(?:{_PART}){{1,2}}|(?:{_EXAMINED_WORDS}){{1,2}})(?:专科|常规|定期|自我|居家|动态|早期|快速|初步|相关)?\\Z"
)
_HEADING = ("影像", "影像学", "影像医学")
_OF_HEPATITIS = frozenset("甲乙丙丁戊ABCDE型")
# OGUS评分, EQ-5D-5L量表: what no lexicon knows by its letters.
_SCORE = Pattern("评分|量表|问卷|积分|指数")
_BEFORE_SCORE = Pattern(
    r"(?<![A-Za-z0-9\-/])(?P<name>(?=[A-Za-z0-9\-]*[A-Z][A-Za-z0-9\-]*[A-Z0-9])[A-Z][A-Za-z0-9]{1,9}(?:-[A-Za-z0-9]{1,6}){0,2})\s?"
    r"(?:疾病活动度?|活动度|活动性|损伤|预后|风险|严重程度|生活质量)?\Z"
)
_LONGEST_SCORE = 32
_NO_SCORES = frozenset("AI CT MRI PET DNA RNA HIV SLE RA AS COVID CRISPR PCR III II IV VI VII IX".split())


def find_procedures(flow: str, known: Container[int]) -> Iterator[Found]:
    """Procedures and scores that are longer than what the lexicon has, or not in it; overlaps included.

    ``known`` are the ends of all known names: a score whose letters are one is left to it.
    """
    for pattern, rule in _KINDS:
        for match in pattern.finditer(flow):
            yield Found("therapy", *match.span(), {}, rule)
    for match in _DONE.finditer(flow):
        before = _BEFORE_DEED.search(flow, max(0, match.start() - _LONGEST), match.start())
        if before is not None and (match[0] != "栓塞" or _is_done(flow, before.start(), match.end())):
            yield Found("therapy", before.start(), match.end(), {}, "composed.procedure")
    for match in _EXAMINED.finditer(flow):
        # 影像学检查：胸部CT… leads what was done.
        if flow.startswith((":", "：", "\n"), match.end()) and flow.endswith(_HEADING, 0, match.start()):
            continue
        before = _BEFORE_EXAMINED.search(flow, max(0, match.start() - _LONGEST), match.start())
        # 乙肝筛查 is about a disease, and no examination of the liver.
        if before is not None and not (
            flow[before.start()] == "肝" and before.start() > 0 and flow[before.start() - 1] in _OF_HEPATITIS
        ):
            yield Found("therapy", before.start(), match.end(), {}, "composed.examination")
    for match in _SCORE.finditer(flow):
        score = _BEFORE_SCORE.search(flow, max(0, match.start() - _LONGEST_SCORE), match.start())
        if score is not None and score.end("name") not in known and score["name"] not in _NO_SCORES:
            yield Found("biomarker", score.start(), match.end(), {}, "composed.score")


def _is_done(flow: str, start: int, end: int) -> bool:
    """Whether vessels were embolized (行子宫动脉栓塞), not stopped by a clot (提示双下肺动脉栓塞)."""
    return _DOES.search(flow, max(0, start - 4), start) is not None or _AS_TREATMENT.match(flow, end) is not None


_KINDS = (
    (_SPOKEN, "composed.spoken"),
    (_SCANNED, "composed.image"),
    (_COMBINED, "composed.combined"),
    (_BREATH, "composed.test"),
    (_PROVOKED, "composed.test"),
)
