"""Words that deny, doubt or suppose: what they stand before in their clause is said not to be, or not to be certain.

A row is a word, or an expression where its neighbours settle it (不适 but not 不适用); one of ``_NOT_NEGATIVE`` holds a negative syllable
and denies nothing (不良反应, 无进展生存期).
"""

from __future__ import annotations

from slepipe.patterns import Pattern
from slepipe.relate.line import clause_end, clause_start, line_pattern

_NEGATIVE = (
    "未", "没", "不", "无", "并非", "绝非", "非属", "避免", "免于", "禁止", "禁用", "切勿", "勿", "拒绝", "驳回", "撤回", "撤销",
    "失败", "否决", "否认", "反对", "尚无", "缺乏", "终止", "停止", "暂停", "放弃",
)  # fmt: skip
_NOT_NEGATIVE = (
    "不良", "不同(?!意)", "不过(?!敏)", "不仅", "不但", "不只", "不单", "不光", "不得不", "不可或缺", "不可避免", "不排除", "不日", "不时", "不乏", "不错", "不论", "不管", "不断", "不少", "不足(?!以)", "不佳", "不适(?![用合宜于])", "不久", "不一", "不一定", "未必", "不明显者", "不耐受", "不限", "不孕", "不育", "不振", "不宁", "不整", "不齐", "不安", "不眠", "不畅", "不规则", "不正常", "不自主", "不调", "不退", "不止", "无力", "无尿", "不全",
    "不超过", "不低于", "不高于", "不少于", "不大于", "不小于", "不必", "不须", "不需", "不等(?!于)", "不易", "不稳定", "不劣于", "不逊", "不亚于", "非劣效", "不依赖", "不敏感",
    "有无", "有没有", "无论", "无进展", "无恶化", "无病", "无事件", "无复发", "无须", "无需", "无症状", "无创", "无菌", "无偿", "无反应", "无效", "无应答", "无法(?:耐受|忍受|承受|使用|接受|停用|控制|缓解|获得|自)", "无疑", "毫无疑问",
    "不清楚", "不确定", "不明确", "未知", "未明", "未确定", "尚无定论",
    "未来", "未成年", "未经治", "未治疗", "未能控制", "未控制", "未缓解", "未满足", "未接受",
    "没想到", "非常", "非感染", "非甾体", "非类固醇", "非处方", "非霍奇金", "非小细胞", "非洲", "非典型", "并非只", "不只是",
)  # fmt: skip
_CONDITION = (
    "如果",
    "假如",
    "倘若",
    "若",
    "一旦",
    "万一",
    "(?<![例诸譬比])如(?=[有出发感])(?!出一)",
    "是否",
    "能否",
    "有无",
    "有没有",
)
_HEDGES = (
    *_CONDITION,
    "有望", "可望", "可能", "预计", "预期", "预料", "计划", "拟", "正在评估", "正评估", "正在研究", "正在探索", "正在进行", "正进行", "正在开展", "正在开发", "评估", "探索",
    "(?:仍|尚|还|正|处于)在?[^，,。;；]{0,8}?研究中", "研究中的(?:新药|药|疗法|候选)", "或许", "也许", "恐怕", "希望", "呼吁", "要求[将把]", "争取[将把]", "敦促", "倡议", "期待", "期望", "料将", "料于", "似乎", "疑似", "潜力", "潜在", "旨在", "尚待", "尚须", "仍需", "仍须", "仍待", "有待", "未知", "未明", "尚无定论",
    "不清楚", "不确定", "不明确", "未确定", "可否", "会否", "考虑", "或用于", "或可", "或能", "或将", "或成为", "或有", "或会", "或需", "即将", "将于", "将会",
    "将在", "将向", "将依(?!赖|靠|托)", "将尽[快早]", "将用", "将获", "将提交", "将递交", "将申请", "才会", "才能", "才可", "方能", "方可", "准备", "打算", "争取", "承诺", "答应", "目标是", "理论上", "提示", "推测", "(?:建议|推荐|支持|赞成)(?:附条件|有条件|加速|完全|批准|核准)", "据称", "传闻", "不排除", "不一定", "未必", "冲刺", "假设", "初步",
)  # fmt: skip
# These are no doubt: 若干, 倘若 is one word, 不可能 is a denial.
_NO_HEDGE = (
    "若干",
    "考虑到",
    "评估了",
    "评估的",
    "相若",
    "评估[^，,。;；]{1,40}?的[^，,。;；]{0,12}?(?:试验|研究)(?!正|仍|尚|将|计划)",
    "评估时",
    "评估期",
    "评估委员会",
    "初步审查",
    "拟南芥",
    "模拟",
    "虚拟",
    "拟合",
    "比拟",
    "拟交感",
    "拟胆碱",
    "(?:无论|不论|不管)[^，,。;；]{0,4}?(?:是否|能否|有无|有没有)",
    "评估一次",
    "每年评估",
)


def _either(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NEGATED = line_pattern(f"(?:{_either(_NOT_NEGATIVE)})|(?P<cue>{_either(_NEGATIVE)})")
_HEDGED = line_pattern(f"(?:{_either(_NO_HEDGE)})|(?P<cue>{_either(_HEDGES)})")
_SUPPOSED = line_pattern(f"(?:{_either(_NO_HEDGE)})|(?P<cue>{_either(_CONDITION)})")


def _has(pattern: Pattern, text: str, start: int, end: int) -> bool:
    return any(match["cue"] for match in pattern.finditer(text, start, end))


def denies(words: str) -> bool:
    """Whether a few words of the Simplified view deny what follows them."""
    return _has(_NEGATED, words, 0, len(words))


def is_negated(text: str, start: int, end: int) -> bool:
    """Whether a word that denies stands at ``start:end``, or before it in its clause and behind 而是: 不是由甲而是由乙研发."""
    first = clause_start(text, start)
    return _has(_NEGATED, text, max(first, text.rfind("而是", first, start)), end)


def is_hedged(text: str, start: int, end: int, *, attribute: bool = False) -> bool:
    """Whether the clauses that ``start:end`` touches doubt or plan, or the sentence asks or sets a condition before them.

    What follows an attribute is no longer about it (靶向CD20的X有望获批).
    """
    if text.rstrip("”」』’")[-1:] in ("?", "？"):
        return True
    if _has(_HEDGED, text, clause_start(text, start), end if attribute else clause_end(text, end)):
        return True
    return _has(_SUPPOSED, text, 0, start)
