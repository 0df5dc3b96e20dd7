"""Terms that an article defines with an abbreviation or English name in brackets, by what they end in: 多基因风险评分（PRS）."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found
from slepipe.segment.engine import word_start, word_tag

# What a term of each type ends in, before its bracket.
_ENDS = (
    ("biomarker", "评分|指数|量表|问卷|抗体|比值|标志物|滴度|清除率|缓解率|应答率|反应率"),
    ("target", "受体|激酶|因子|蛋白|配体|转运体|抗原|通路|整合素|酶"),
    ("drug_class", "抑制剂|拮抗剂|激动剂|阻断剂|调节剂|降解剂|制剂"),
    ("therapy", "疗法|移植|移植术|切除术|活检|置换|清除术|照射"),
    ("cell_type", "细胞"),
    ("disease", "综合征|综合症|症候群|病变|病|炎|癌|瘤|血症|硬化症|衰竭"),
)
_HEAD = Pattern(
    "(?:"
    + "|".join(f"(?P<{kind}>{ends})" for kind, ends in _ENDS)
    + ")\\d?\\s?(?=[（(]\\s?(?:[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9\\-]*|[A-Z]?[a-z]{3,}[ \\-][A-Za-z \\-]+)[,，;；)）])"
)
# Parts of speech of words inside a term.
_INSIDE = frozenset("n vn an a b nz nr eng j l ng ag nrt g k vg x m".split())
_STOPS = frozenset(
    "患者 采用 使用 应用 检测 评估 治疗 发生 出现 研究 本组 全部 其中 计算 测定 根据 按照 及其 各种 主要 重要 相关 新型 一种 一项 一类 该病 选择性 口服 靶向 全人源 人源化 疼痛 病情".split()
)
# Verbs that are the first part of a noun here: 增生诱导配体.
_NOMINAL = frozenset(
    "增生 诱导 活化 激活 调节 转运 结合 刺激 共刺激 生长 凋亡 分化 黏附 粘附 趋化 代谢 合成 释放 肿胀 移植 重塑 修复 再生 感染".split()
)
_LONGEST, _SHORTEST = 16, 3


def find_defined(flow: str, ends: Sequence[int], known: Container[int]) -> Iterator[Found]:
    """Terms before a bracket with their abbreviation; none that end where a name of the lexicon does (``known``).

    ``ends`` are the ends of the words of the flow.
    """
    for match in _HEAD.finditer(flow):
        end = match.end() - (flow[match.end() - 1] == " ")
        if end not in known:
            start = _start(flow, match.start(), end, ends)
            if end - start >= _SHORTEST and match.start() - start >= 1:
                yield Found(match.lastgroup or "", start, end, {}, "defined")


def _start(flow: str, head: int, end: int, ends: Sequence[int]) -> int:
    """Where the words begin that belong to the term: nouns and what qualifies them, back to a verb or a function word."""
    at = head
    while at and end - at < _LONGEST:
        start = word_start(ends, at)
        word = flow[start:at]
        latin = word.isascii() and (word.isalnum() or word == "-")
        if word in _STOPS or not (
            latin or (("\u4e00" <= word[:1] <= "\u9fff") and (word_tag(word) in _INSIDE or word in _NOMINAL))
        ):
            break
        at = start
    return at
