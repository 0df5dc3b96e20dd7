"""Disease or symptom: what the sentence says of a condition decides (骨质疏松 as a side effect, or as a disease that is treated)."""

from __future__ import annotations

from slepipe.patterns import Pattern
from slepipe.recognize.clauses import last_clause

# What makes a condition an adverse event or complication, rather than a disease that is treated or excluded: the nearest one counts.
_SYMPTOM = Pattern(
    "副作用|不良反应|不良事件|并发症|毒性|出现|导致|引发|引起|造成|诱发|带来|发生|风险|症状|表现|可能|包括|常见|居多|未见|并发|伴|如(?!果)"
)
_DISEASE = Pattern("合并症|共病|病史|患有|罹患|确诊|诊断|治疗|患者|病人|排除|适应[症证]|既往|感染史|用于|合并|筛查|慢性病")
# Of a condition that is a disease else, only these make a side effect.
_ADVERSE = Pattern("副作用|不良反应|不良事件|毒性|安全性")
# Within criteria, what still makes a symptom.
_SHOWS = Pattern("副作用|不良反应|不良事件|毒性|安全性|表现为|症状包括")
_AFTER_SYMPTOM = Pattern("[^，。；,;\n]{0,24}?等?(?:的)?(?:并发症|副作用|不良反应|不良事件|症状|毒性|发生率)")
_AFTER_DISEASE = Pattern("(?:的)?(?:患者|病人|病史|病友|的治疗)")
# A list of criteria speaks of diseases, up to what speaks of safety.
_CRITERIA = Pattern("(?:排除|入选|纳入|入组)(?:标准|条件)|不得入组|不可入组|排除：|(?P<end>安全性|不良|终点|结果)")
_REACH, _FAR = 60, 600


def type_by_role(types: tuple[str, ...], flow: str, start: int, end: int) -> str:
    """The type of a condition at ``start:end``, of those that its concept may have; the first where nothing tells."""
    if "symptom" not in types:
        return "symptom" if types == ("disease",) and _is_adverse(flow, start) else types[0]
    disease = next((kind for kind in types if kind != "symptom"), "symptom")
    if _AFTER_SYMPTOM.match(flow, end):
        return "symptom"
    if _AFTER_DISEASE.match(flow, end):
        return disease
    clause = _sentence_before(flow, start)
    if not _SHOWS.search(clause) and _in_criteria(flow, start):
        return disease
    symptom = max((m.start() for m in _SYMPTOM.finditer(clause)), default=-1)
    other = max((m.start() for m in _DISEASE.finditer(clause)), default=-1)
    if symptom == other:
        return types[0]
    return "symptom" if symptom > other else disease


def _sentence_before(flow: str, start: int) -> str:
    return last_clause(flow[max(0, start - _REACH) : start], "。；;\n")


def _is_adverse(flow: str, start: int) -> bool:
    clause = _sentence_before(flow, start)
    adverse = max((m.end() for m in _ADVERSE.finditer(clause)), default=-1)
    if adverse < 0:
        return False
    between = clause[adverse:]
    return not _DISEASE.search(between) and any(cue in between for cue in ("包括", "居多", "如", "为", "有", "：", ":", "出现"))


def _in_criteria(flow: str, start: int) -> bool:
    last = None
    for match in _CRITERIA.finditer(flow, max(0, start - _FAR), start):
        last = match
    return last is not None and last["end"] is None
