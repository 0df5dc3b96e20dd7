"""Whether a text is built like the name of a Chinese person, and is no word."""

from __future__ import annotations

from typing import Final

from slepipe.patterns import Pattern
from slepipe.recognize.person_names import COMPOUND_SURNAMES, SURNAMES, is_given
from slepipe.segment.engine import dictionary_tag

# Surnames that are other words nearly everywhere.
_RARE = frozenset("后秋区")
# Words and beginnings of words that look like a name beside a title and are in no dictionary: 单因素分析, 易感性说明.
_NOT_NAMES = frozenset(
    "连同 石墨 白细胞 金标准 高年资 万人 贺信 单抗 荣获 全科 单因素 单中心 单药 易感 和临 和其 和该 应该 成果 成为 任何 于是 时有 官方 查看 明显 方面 方法 全球 高风险 项目 康复科 安全 关于 关键 "
    "温和 文章 文献 成本 路径 单次 单侧 连续 方差 解析 明确 高度 高级 康复 计划 原因 师资 应当 全部 全面 全身 全程 成像 文本 温度 常见 金额 时间 何时 何种 曾任 曾为 现任 前任 华人 和外 和内 席执 顾问 温馨 应合 应核 应追 应与 应和 应先 应再 应按 应由 应以 应在 应避 应向 应告 应及 应每 应尽 应立 应主 应如 应视 应改 应停 应定 应请 卫生".split()
)
# 刘阿姨 is nobody's name.
_KIN = (
    "阿姨",
    "姑娘",
    "奶奶",
    "爷爷",
    "大爷",
    "大妈",
    "婆婆",
    "伯伯",
    "叔叔",
    "同学",
    "老师",
    "小姐",
    "先生",
    "女士",
    "太太",
    "大夫",
)
# Parts of speech of words that are no names even beside a title, and beside a verb.
WORDS = frozenset("n v vn d m t f b p c r q ad i l j s u ul".split())
# With a place 南京人 begins.
_BEGINNINGS = WORDS | {"ns"}
COMMON = WORDS | {"a", "an", "nz", "nt", "ns", "vd", "z"}
# What a doctor or nurse may be, before the title: 向主診醫生查詢 and 和簽約醫生 name nobody.
_POSTS = frozenset(
    "主诊 主治 主刀 主管 主任 专科 专责 临床 住院 值日 值班 全科 内科 外科 家庭 巡诊 当值 急诊 接诊 注册 社区 私家 签约 管床 经治 责任 门诊 随访 首诊 驻院".split()
)
# 位于该国.
_AT_ONE = Pattern("于[该此其这那本各]")
JOINS: Final = frozenset("与和及、/／")
"""What joins names; some are surnames themselves."""
FULL: Final = 3
"""How many characters most full names have."""


def is_full(name: str, *, rare: bool = False) -> bool:
    """Whether a text is a surname, also a ``rare`` one, and a common given name, and no other word: 范志豪, 赵云, 后文丽."""
    given = name[2:] if name[:2] in COMPOUND_SURNAMES else name[1:]
    return (
        (name[:1] in SURNAMES or (rare and name[:1] in _RARE))
        and is_given(given)
        and not name.endswith(_KIN)
        and name not in _NOT_NAMES
        and name[:2] not in _NOT_NAMES
        and dictionary_tag(name) not in COMMON
    )


_FUNCTION_TAGS: Final = frozenset("cpdru")


def is_name(text: str, *, strong: bool) -> bool:
    """Whether a text is built like a name and is no word; ``strong`` tells that a title stands beside it."""
    if (
        text.endswith((*_KIN, "科", "说", "称"))
        or text in _NOT_NAMES
        or text[:2] in _NOT_NAMES
        or (len(text) == FULL and text[1:] in _POSTS)
        or _AT_ONE.match(text)
        or not all("\u4e00" <= character <= "\u9fff" for character in text)
    ):
        return False
    # 中医师谈姜与白术: nobody is called so.
    if text[:1] == "谈" and not is_given(text[1:]):
        return False
    compound = text[:2] in COMPOUND_SURNAMES
    if not ((len(text) == 4 and compound) or (2 <= len(text) <= 3 and (text[:1] in SURNAMES or compound))):
        return False
    # 连同医生报告: a conjunction, a preposition or an adverb names nobody.
    if dictionary_tag(text)[:1] in _FUNCTION_TAGS:
        return False
    # 周老师和于先生: nobody is called 和于.
    if dictionary_tag(text) in (WORDS if strong else COMMON) or (
        text[0] in JOINS and len(text) < FULL and not is_given(text[1:])
    ):
        return False
    if len(text) == 3 and not compound:
        # 单因素 ends in a word, 研究人 begins with one; a given name may be a word too (建国), but no noun beside a verb.
        # 教授和病人: a surname that is a conjunction before a word is none.
        if text[0] in JOINS and dictionary_tag(text[1:]) in COMMON:
            return False
        return (
            strong
            or is_given(text[1:])
            or (dictionary_tag(text[:2]) not in _BEGINNINGS and dictionary_tag(text[1:]) not in WORDS)
        )
    return True
