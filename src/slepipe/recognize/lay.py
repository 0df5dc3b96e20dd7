"""What befell somebody, in the words of a story: 眼皮垂了一半, 头发一把一把地掉, 骨头脆了, 胖了14公斤, 拉血, 咳出带血的痰, 不吃不喝, 吞咽卡卡; and how a function changed: 视力已受损."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

_HOW = "(?:[就也都又还便却竟总老会]|总是|老是|一直|突然|忽然|慢慢|渐渐|开始|不断|拼命|大量|一个劲儿?|一把一把|一把把|大把大把|大把|一撮撮|越来越|不停|往下|地|得|的){0,3}"
_EYELID = f"(?:上眼皮|眼皮|上眼睑){_HOW}(?:耷拉|撑不起来?|撑不开|抬不起来?|提不起来|掉下来|落下来|垂下来|塌下来|往下掉|垂(?![直死危体]))|抬不起的眼皮"
_HAIR = f"(?<![吹剪染洗梳烫])头发{_HOW}(?:掉(?![色头包队价落])|脱落|掉落|往下掉)"
_BONES = "骨头(?:也|都|变得?|很|越来越|开始){0,2}(?:脆|疏松?)(?=了|[，。、；])"
_STOOL = "(?<![\u4e00-\u9fff])拉血(?![管压糖脂])|(?<=[不再又还天直在会老、，「“])拉血(?![管压糖脂])|(?<!每日)(?:便次|大便次数|排便次数)(?:明显|也)?(?:增多|增加|变多|多)"
_SPUTUM = (
    "(?:咳|吐|咯)(?:出来?|到|了)?(?:带血丝?的|有血的|带有血丝的|铁锈色的?|粉红色?(?:泡沫)?的?|黄绿色?的?|黄脓|浓稠的)(?:泡沫)?痰"
)
_EATS = "不吃不喝(?![\\d一二两三四五六七八九十几数]+年)|不吃也不喝|吃不下(?:饭|东西)(?=[，、。；])|吃不下(?=[、，]?也?(?:喝不下|睡不))|吃什么吐什么|喝水也吐|水也喝不下"
_STUCK = "(?:吞咽|喉咙|喉头|胸口|关节|膝盖|手指)(?:时|起来|总是|老是|常常|觉得|感觉|会|有点|有些){0,2}卡卡(?:的)?"
_VOICE = "(?:声音|讲话|口齿|吐字|咬字|发音)(?:突然|忽然|开始|渐渐|越来越|也|都|变得|变|有点|有些){0,3}(?:含糊不清|含混不清|含糊|含混|不清楚|不清(?![楚晰])|沙哑(?![地着]))"
_SWALLOWING = "吞咽(?:也|都|变得|越来越|有点|很|较){0,2}(?:差|不畅|不顺|费劲|费力|吃力)"
_HEART = "心脏病发(?![展生现病])(?:作(?![用为]))?"
_DRY = "口眼(?:都|均|皆)?干(?:燥|涩)?(?!预)"
_SEES = "(?:(?<=眼睛)|(?<=[左右双]眼)|(?<=眼前))看不[清见](?!的)"
_CIRCULATION = "(?:末梢|手脚)?血液循环(?:不好|不良|不佳|差(?![异别])|变差|不顺畅)"
_SWOLLEN = "肿(?:得|到)?(?:好?像|跟|如|成|似)了?(?:一?[根条个]|两[根条个])?(?:小)?(?:香肠|腊肠|馒头|面包|猪蹄|猪头|象腿|萝卜|包子|核桃|气球|粽子)(?:一样|似的|般)?"
_SWOLLEN_PART = (
    "(?:整[根只个条])?(?:[双两左右])?(?:手指头?|脚趾头?|指头|手脚?|手背|脚背|脚踝|脚|小腿|膝盖|关节|脸|眼皮|眼睛|嘴唇|腮帮子)"
)
_STORY = Pattern(
    f"{_EYELID}|{_HAIR}|{_BONES}|{_STOOL}|{_SPUTUM}|{_EATS}|{_SWALLOWING}|{_HEART}|{_DRY}|{_SEES}|{_STUCK}|{_VOICE}|{_CIRCULATION}|{_SWOLLEN_PART}(?:都|也|会|就|便|已经?|竟|甚至){{0,2}}{_SWOLLEN}"
)
# 视力已受损, 尿量明显减少, 体重短时间内上升: a function of the body with what became of it.
_CHANGED = Pattern(
    "(?:视力|听力|嗅觉|味觉|记忆力|注意力|专注力|体力|肌力|握力|食欲|胃口|食量|尿量|小便量|排尿量|体重|精神|智力|认知|语言能力|血压)"
    "(?:[已也便就又均都仍会渐]|已经|明显|显著|突然|忽然|短时间内|短期内|逐渐|渐渐|慢慢|开始|持续|急剧|急速|快速|迅速|一下子|不断|大幅|大大|严重|稍微|略有|略|有所|进行性){1,3}"
    "(?:受损|下降|减退|减弱|减少|衰退|退化|模糊|变差|变坏|恶化|丧失|骤降|骤减|骤升|下滑|不振|变少|急升|飙升|飙高|上升|增加|增多|减轻|变重|变轻|不济)(?![情法趋速幅])"
)
_BLOOD_PRESSURE = Pattern("血压(?:急升|飙升|飙高|骤升|急降|骤降|急跌|猛升)")
_WEIGHT = Pattern(
    "体重(?:也|又|就|一下子|足足|已|硬生生){0,2}(?:多了|重了|涨了|轻了|少了|瘦了)(?=[近约逾\\d一二三四五六七八九十两几好不])"
)
_COMPLAINT_OF_SIGHT = Pattern("视力(?:征状|症状|障碍|问题(?=[，、。；]))")
# 激素让她胖了: growing fat by a drug, not a weight that somebody wants.
_FAT = Pattern("(?<![肥变发长矮微瘦])胖(?=了)|(?<=得)胖(?=[，、。])")
_BY_DRUG = Pattern("激素|类固醇|泼尼松|强的松|甲泼尼龙|药(?![材店商铺房])|针(?!对)|治疗|月亮脸|满月脸")
# What only the words beside it make a symptom.
_NEAR = (
    (Pattern("流泪"), Pattern("畏光|怕光|见光|眼[睛部]?(?:发|又)?[红痛痒涩干刺胀]|异物感|结膜"), 12),
    (Pattern("(?:关节面)?(?:毛糙|侵蚀)(?![性岸])"), Pattern("关节|骨质|CT|X光|磁共振"), 24),
    (Pattern("分泌物(?=[，；。、;]|却?不多|多|增多|变多)"), Pattern("(?:充血|眼痛|畏光|眼红|视力|结膜)[^。]{0,24}\\Z"), 30),
    (Pattern("狭窄(?=[、和及与或，。；])"), Pattern("(?:并发|形成|出现|发生|造成|引起|导致|合并|肠道|肠管|肠腔)\\Z"), 3),
    (Pattern("念珠菌(?![感病属性症])"), Pattern("(?:长|感染)\\Z"), 2),
)
# A word of one character is a symptom where it is asked for (痛不痛, 会不会瞎), grows (愈坐愈痛), is weighed (有点肿, 太攰) or does not end (咳个不停).
_ENDS = "(?=[，、。；！？”」 \u3000])"
_ONE = Pattern(
    "(?<![干久爱])咳(?=个不停|不停|了[一整几好][\u4e00-\u9fff]{0,2}[夜晚天周月])"
    "|(?P<asked>[喘痛疼痒咳攰麻肿])(?=不(?P=asked))"
    f"|(?<=会不会)[瞎瘫聋](?![编说扯掰想猜折哑])|(?<=[都又就也]会)[疼痛痒喘肿]{_ENDS}|(?<=等到)[喘咳痛肿](?=了)|(?<=怕)[疼痛痒喘]{_ENDS}"
    f"|(?:(?<=[越愈]\\w[越愈])|(?<=[越愈]\\w\\w[越愈]))(?:僵硬|[痛疼痒肿喘咳僵])"
    f"|(?<=有点)[肿痒痛疼喘攰]{_ENDS}|(?<=[太好「，])攰{_ENDS}|(?<=觉得)累{_ENDS}|(?<=[、，]不)痛{_ENDS}|(?<=哪里)[疼痛痒]"
    "|眼红(?=眼[痛疼])|(?<=眼红)眼[痛疼]"
)
_LONGEST_SENTENCE = 60
_SENTENCE_ENDS = "。；;！？\n"


def find_lay(flow: str) -> Iterator[Found]:
    """Symptoms as a story tells them; overlaps included."""
    for pattern in (_STORY, _CHANGED, _ONE):
        for match in pattern.finditer(flow):
            yield Found("symptom", *match.span(), {}, "complaint")
    for word, pattern in (("血压", _BLOOD_PRESSURE), ("体重", _WEIGHT), ("视力", _COMPLAINT_OF_SIGHT)):
        for match in pattern.finditer(flow) if word in flow else ():
            yield Found("symptom", *match.span(), {}, "complaint")
    for match in _FAT.finditer(flow) if "胖" in flow else ():
        if _BY_DRUG.search(_before(flow, match.start(), _LONGEST_SENTENCE)) is not None:
            yield Found("symptom", *match.span(), {}, "complaint")
    for sign, cue, reach in _NEAR:
        for match in sign.finditer(flow):
            if cue.search(_before(flow, match.start(), reach)) is not None:
                yield Found("symptom", *match.span(), {}, "complaint")


def _before(flow: str, start: int, reach: int) -> str:
    """The sentence before ``start``, of so many characters at most."""
    at = max(0, start - reach)
    return flow[at + max(map(flow[at:start].rfind, _SENTENCE_ENDS)) + 1 : start]
