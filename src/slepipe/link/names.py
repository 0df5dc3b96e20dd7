"""Names of persons and of bodies in references to CSL-JSON names."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from slepipe.link.parts import is_han
from slepipe.patterns import pattern

if TYPE_CHECKING:
    import re

Name = dict[str, str]

_COMPOUND: Final = frozenset(
    ("欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 东方 東方 尉迟 尉遲 公孙 公孫 慕容 长孙 長孫 宇文 司徒 令狐 端木").split()
)
"""Chinese family names of two characters."""

_FAMILIES: Final = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖蕭田董潘袁蔡蒋蔣余于於杜叶葉程"
    "魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付方邹鄒熊白孟秦邱侯江尹薛闫閻段雷龙龍史陶贺賀毛郝顾顧龚龔邵万萬覃武"
    "钱錢戴严嚴莫孔向常汤湯康易乔喬赖賴文洪柯施詹游巫簡简翁卓歐欧阮纪紀涂塗饒饶温溫俞樊安葛左邢柳齐齊梅鲁魯章岳耿關关焦牛伍倪包池聶聂"
    "祝申尤甘解童霍單单路项項凌柴辛曲車车翟裴殷季鮑鲍盛華华藍蓝符田勞劳古莊庄房霍褚鄔邬符谷連连馮宮宫臧暴沙滕成戚佟苗栗應应粟冷蒲戎冉"
    "麻岑郎晏牟楚畢毕喻费費祁桂仇明邝鄺麥麦区區招鄭敖仲逄"
)
"""Chinese family names of one character that bear nearly all people."""

_PINYIN: Final = frozenset(
    (
        "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Han Deng Feng Cao Peng "
        "Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lv Lyu Ding Ren Lu Yao Shen Zhong Cui Tan Fan Liao Shi Jin Jia Xia Fu Fang "
        "Zou Xiong Bai Meng Qin Qiu Hou Yin Xue Yan Duan Lei Long Tao Mao Hao Gu Gong Shao Wan Qian Dai Mo Kong Xiang Chang Kang Zhan Qi Mei Zuo "
        "Chan Wong Cheung Lau Lee Ho Leung Ng Cheng Lam Tsang Yeung Kwok Tsai Hsu Chang Hsieh Chiu Chuang Hung Huang Tseng Kao Chou Chu Liao"
    ).split()
)
"""Latin spellings of frequent Chinese family names, for lists that put them first without a comma."""

FAMILY: Final = r"[^\W\d_][\w'’ -]*?"
UPPER: Final = "A-ZÀ-ÖØ-ÞĄĆČĎĐĘĚĞĢİĶĹĻŁŃŇŐŒŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-ЯЁІЇЄҐ"
"""Capitals of initials: Sundström Å, Насонов Е.Л."""

_U: Final = f"[{UPPER}]"
_PERSON: Final = (
    rf"(?![A-Z]{{2,5}} (?:S\.A|N\.V|B\.V)\b)(?:([^\W\d_][\w'’. -]*?),? ((?:{_U}{{1,4}}|{_U}(?:[ -]?{_U}){{1,3}}|(?:{_U}\.[ -]?){{1,4}}|(?:{_U}\.[ -]?){{1,3}}{_U})(?:,? (?:Jr|Sr|2nd|3rd|II|III)\.?)?)"
    rf"|((?:{_U}\.[ -]?)+) ?([^\W\d_][\w'’ -]+))"
)
# 「FurieRB,MorandEF」: a page without its blanks
_GLUED_PERSON: Final = (
    r"((?:de|van|von|la|le|di)?(?:Mc|Mac|Van|De|Di|Le|La|O['’])?[A-Z][^\W\d_A-Z]+(?:[-'’][A-Z]?[^\W\d_A-Z]+)*)([A-Z]{1,3})"
)
_GLUED_WHOLE: Final = rf"{_GLUED_PERSON}()()"
_JAPANESE: Final = frozenset(
    (
        "佐藤 鈴木 铃木 高橋 高桥 田中 伊藤 渡辺 渡邊 渡边 山本 中村 小林 加藤 吉田 山田 山口 松本 井上 木村 清水 山崎 池田 橋本 桥本 阿部 石川 前田 藤田 小川 岡田 冈田 "
        "後藤 后藤 村上 近藤 石井 坂本 遠藤 远藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 冈本 松田 中島 中岛 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 "
        "廣畑 广畑 針谷 针谷 竹本 上野 久保 天野 川合 川口 三森 住田 宮坂 宫坂 保田 渥美 齋藤 斋藤 斎藤"
    ).split()
)
"""Frequent Japanese family names in Chinese characters."""
PARTICLES: Final = frozenset("van von der den de da di del della dos du la le bin ibn al el ter ten zu".split())

_BODIES: Final = frozenset(
    (
        "AG Academy Administration Agency Alliance Association Authority Biopharma Biopharmaceuticals Biosciences Biotech Board Bureau Center Centers Centre "
        "Centres Clinic Clinics Co Collaboration Collaborative Corp Corporation GmbH Holdings Inc. LLC Ltd. Nations PLC Parliament Taskforce Trust plc "
        "Collaborators College Commission Committee Company Consortium Consultation Council Department Departments Federation Forum Foundation Group Groups "
        "Hospital Inc Initiative Institute Institutes Investigators Laboratories Laboratory League Limited Ltd Ministry Network Office "
        "Organisation Organisations Organization Organizations Panel Pharma Pharmaceutical Pharmaceuticals Program Programme Register Registry Service Services Societies Society "
        "Force Team Therapeutics Trialists Union University"
    ).split()
)
"""Words of which one stands in the name of nearly every body."""

_HAN_BODIES: Final = tuple(
    (
        "局 部 会 會 署 院 中心 组 組 所 大学 大學 公司 网 網 报 報 社 厅 廳 委 联盟 聯盟 科 处 處 府 集团 集團 编辑部 編輯部 基金 组织 組織 协作网 "
        "生物 生技 制药 製藥 製葯 药业 藥業 医药 醫藥 药厂 藥廠 药房 藥房 诊所 診所 学院 學院 协会 法人 通讯社 通訊社 电视台 電視台 台网 "
        "实验室 實驗室 办公室 辦公室 研究室 杂志 雜誌 频道 頻道 卫健委 衛健委 周刊 週刊 日報 时报 時報 平台 健康"
    ).split()
)
"""What the Chinese name of a body ends with."""

_LINKS: Final = frozenset("of for and the in on to with at by de la against".split())


@cache
def _families() -> frozenset[str]:
    return frozenset(_FAMILIES)


def read_name(text: str) -> Name:
    """One name; what does not look like a person's is a literal, such as a ministry or a study group."""
    text = text.strip(" .,;")
    if is_han(text):
        return _read_han(text)
    match = match_person(text)
    if match is None:
        return _full_name(text)
    family, given, initials, last = match.groups()
    return {"family": capitalized(family), "given": given.strip()} if family else {"family": last, "given": initials.strip()}


@lru_cache(maxsize=64)  # asked twice for each name of a list
def match_person(text: str) -> re.Match[str] | None:
    """A Latin name with initials: family name and initials, or initials first and then the family name."""
    return pattern(_PERSON).fullmatch(text) or (
        pattern(_GLUED_WHOLE).fullmatch(text) if " " not in text and text[-1:].isupper() else None
    )


def _read_han(text: str) -> Name:
    if not is_han_name(text) or (is_body(text) and (len(text) == 4 or not bears_family_name(text))):
        return {"literal": _without_gaps(text)}
    text = text.replace(" ", "")
    cut = 2 if (text[:2] in _COMPOUND or (text[:2] in _JAPANESE and len(text) > 3)) and len(text) > 2 else 1
    return {"family": text[:cut], "given": text[cut:]}


def _without_gaps(text: str) -> str:
    """「內 政 院」 to 「內政院」: a page of a PDF sets characters apart."""
    return pattern(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])").sub("", text) if " " in text else text


def is_han_name(text: str) -> bool:
    """Whether the text has the length of a Chinese person's name; a gap may stand in it (苏 莉)."""
    joined = text.replace(" ", "")
    return 2 <= len(joined) <= 4 and all("\u3400" <= char <= "\u9fff" for char in joined)


def bears_family_name(text: str) -> bool:
    """Whether a text as long as a Chinese name begins with a frequent family name."""
    return text[:1] in _families() or text[:2] in _COMPOUND or text[:2] in _JAPANESE


def has_long_family_name(text: str) -> bool:
    """Whether the family name has two characters: 司徒志明, 山田太郎."""
    return text[:2] in _COMPOUND or text[:2] in _JAPANESE


def is_name(text: str) -> bool:
    """Whether the text looks like ``First Last``: two to five capitalized words, particles allowed."""
    words = text.replace(".", ". ").split()
    if not 2 <= len(words) <= 5 or ":" in text:
        return False
    return all(word in PARTICLES or (word[0].isupper() and not word[1:2].isdigit()) for word in words)


def is_body(text: str) -> bool:
    """Whether the text names a body: a capitalized phrase with a word such as Society, a Chinese one that ends as bodies do."""
    text = text.strip()
    if is_han(text):
        name = _without_gaps(text[: text.rindex("(")] if text.endswith(")") and "(" in text else text).rstrip()
        # 《某某指南》修订委员会 is named after what it writes.
        bare = name.partition("》")[2] if name.startswith("《") else name
        return 3 <= len(name) <= 40 and name.endswith(_HAN_BODIES) and not any(sign in bare for sign in ".?!《“「")
    words = text.replace(",", " ").split()
    if not words or not text[0].isupper() or len(words) > 25:
        return False
    if len(words) == 1:
        return text.isupper() and 2 <= len(text) <= 10 and text.replace("/", "").isalpha()
    if _BODIES.isdisjoint(words) and _BODIES.isdisjoint(word.strip("().;:") for word in words):
        return False
    return all(not word[0].islower() or word in _LINKS for word in words)


def _full_name(text: str) -> Name:
    words = text.split()
    if not is_name(text) or not _BODIES.isdisjoint(words) or not pattern(r"[\w'’. -]+").fullmatch(text):
        return {"literal": text}
    if words[0].isupper() and len(words[0].strip(".")) > 1 and len(words) == 2 and not words[1].isupper():
        return {"family": capitalized(words[0]), "given": words[1]}  # TIAN Xinping
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in PARTICLES:
        cut -= 1
    return {"family": " ".join(words[cut:]), "given": " ".join(words[:cut])}


def family_first(names: list[Name]) -> list[Name]:
    """The names of a list in which most put a Chinese family name before the given one (``Dai Quanyu, Shen Xiao``), turned round."""
    full = [name for name in names if " " not in name.get("family", " ") and name.get("given", "")[1:2].islower()]
    first = sum(name["given"] in _PINYIN for name in full)
    last = sum(name["family"] in _PINYIN for name in full)
    if not full or first <= last:
        return names
    return [{"family": n["given"], "given": n["family"]} if n in full and n["given"] in _PINYIN else n for n in names]


def capitalized(family: str) -> str:
    """NAVARRA to Navarra: GB/T 7714 prints family names in capitals."""
    return family.title() if len(family) > 1 and family.isupper() else family
