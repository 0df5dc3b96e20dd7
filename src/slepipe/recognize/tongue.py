"""What traditional medicine sees and feels: 舌质红, 苔黄腻, 脉象偏数, and 舌淡苔白 as one sign."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

_DEGREE = "(?:偏|略|稍|微|较|多|常|呈|可?见|边?有)?"
_LOOKS = "(?:[淡红绛紫暗黯青胖嫩瘦白干燥裂]|老(?=[，。、；])|大(?=[，。、；])|瘀[点斑]|齿痕|裂纹|芒刺|少津)"
_TONGUE = f"(?<![口喉])舌(?:质|体|尖|边|面|色|上|下络脉|下脉络)?{_DEGREE}{_LOOKS}(?:[而或兼]?{_DEGREE}{_LOOKS})*"
_COATING = f"(?:舌?苔色?根?{_DEGREE}[薄白黄腻厚少无燥干滑润腐灰黑剥净]+|(?:少|无|剥)苔)"
_BEATS = "[弦细数沉滑涩缓浮迟弱虚实洪濡紧结代促]"
_PULSE = f"(?<![动静血经络主山门筋命气一])脉象?{_DEGREE}{_BEATS}+(?:[而或兼]{_BEATS}+)?(?:[而]?[无有]力)?(?![管络搏压诊学动速宽])"
_SIGNS = Pattern(f"{_TONGUE}(?:{_COATING})?(?:{_PULSE})?|{_COATING}(?:{_PULSE})?|{_PULSE}")


def find_tongue(flow: str) -> Iterator[Found]:
    """The looks of the tongue and its coating and the feel of the pulse, those that stand together as one."""
    if "舌" in flow or "苔" in flow or "脉" in flow:
        for match in _SIGNS.finditer(flow):
            yield Found("symptom", *match.span(), {}, "composed.tongue")
