"""Whose money and calendar a text uses, from words (in the flow, Simplified) that mostly one region's articles have."""

from __future__ import annotations

from functools import lru_cache

from slepipe.patterns import Pattern

# Money, offices, places and hospitals first, then turns of phrase: 药证 is Taiwan's 批件. Plain words are counted faster than one
# expression of them all, and need no compiling.
_TAIWAN = (
    *("健保", "健康保险署", "新台币", "台币", "NT$", "台湾", "台北", "新北市", "桃园", "台中", "台南", "高雄", "新竹", "彰化"),
    *("花莲", "卫福部", "卫生福利部", "食药署", "国健署", "疾管署", "国科会", "卫署", "TFDA", "证交所", "柜买", "民国"),
    *("荣民总医院", "荣总", "长庚", "台大医院", "慈济", "马偕", "成大医院", ".gov.tw", ".org.tw", ".com.tw"),
    *("药证", "仿单", "罕病"),
)
_HONG_KONG = (
    *("港元", "港币", "HK$", "香港", "本港", "全港", "医管局", "医院管理局", "药物名册", "关爱基金", "撒玛利亚基金", "联交所"),
    *("港交所", "九龙", "新界", "威尔斯亲王", "玛丽医院", "伊利沙伯医院", "广华医院"),
    *("毋须", "专科医生", "唔", "嘅"),
)
_MAINLAND = (
    *("人民币", "医保", "国家药监局", "国家药品监督管理局", "国家卫健委", "国药准字", "科创板", "证券代码", "集采"),
    *("我国", "中国", "北京", "上海", "广东", "江苏", "浙江", "四川", "国产"),
    *("同比", "归母", "营业收入"),
)
_CURRENCIES = (("TWD", _TAIWAN), ("HKD", _HONG_KONG), ("CNY", _MAINLAND))
# What another region's edition rewords (收案 is the Mainland's 入组) tells whose words these are, but not whose money: it is asked
# last, so that an edition counts in the money of its source.
_REWORDED = (
    (
        "TWD",
        (
            *("收案", "解盲", "回诊", "单株", "标靶", "干癣", "公克", "公升", "公厘", "超音波", "电脑断层", "理学检查", "肋膜"),
            *("卫教", "摄护腺"),
        ),
    ),
    ("HKD", ("覆诊",)),
    ("CNY", ("净利润", "糖皮质激素", "入组")),
)
# Nobody else writes 114年3月 or 114年上半年.
_ROC_DATE = Pattern(r"(?<![\d.])1[012]\d\s?(?:年(?:前?\s?\d{1,2}\s?个?月|第?[1-4一二三四]季|前[二三]季|[上下]半年)|学年度)")


def is_taiwanese(flow: str) -> bool:
    """Whether the text speaks of Taiwan, where years may count from 1912."""
    return any(word in flow for word in (*_TAIWAN, *_REWORDED[0][1])) or _ROC_DATE.search(flow) is not None


@lru_cache(maxsize=4)
def context_currency(flow: str) -> str:
    """The currency of a bare 元 in this text: TWD, HKD or CNY by its regional words (a tie: the more frequent), or an empty string."""
    for words_of in (_CURRENCIES, _REWORDED):
        # Many words of a region tell more than one word of it many times: a firm in Beijing has shares for 港元.
        counts = [
            (sum(word in flow for word in words), sum(map(flow.count, words)), -order, currency)
            for order, (currency, words) in enumerate(words_of)
        ]
        different, _, _, currency = max(counts)
        if different:
            return currency
    return "TWD" if _ROC_DATE.search(flow) is not None else ""


_IN_YUAN = Pattern(r"元人民币|人民币\s?\d")


@lru_cache(maxsize=4)
def tells_yuan(flow: str) -> bool:
    """Whether some amount of the text is in the Mainland's yuan by name."""
    return _IN_YUAN.search(flow) is not None
