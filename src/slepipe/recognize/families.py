"""Members of families of genes and proteins that the lexicon need not list: IL-17F, CXCL13, CCR6, HLA-DRB1; and damage to an organ: 肝毒性, 卵巢功能受损."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

# Families whose members carry a number (nomenclature of HGNC and of CD antigens).
_TARGET = Pattern(
    r"(?<![A-Za-z0-9\-])(?:(?:IL|CXCL|CXCR|CCL|CCR|TLR|CD|MMP|IRF|STAT|TRAF|SOCS|S100A|TNFSF|TNFRSF|CX3CL|CX3CR|FGF|BMP|NLRP|TRIM|SIGLEC|ITGB|JAK|FOXP|RORγ|SMAD|NOX|ADAM|GSDM|HMGB|CTLA|TIGIT|LAG|TIM|PD|AIM|NOD|P2X)-?\d{1,3}[A-Za-zαβγ]?L?"
    r"|HLA-[A-Z]{1,3}\d{0,2}(?:\*\d{2}(?::\d{2})?)?)(?![A-Za-z0-9]|-[A-Za-z0-9]|[+＋⁺])"
)
_ORGAN = "肝脏|肝|肾脏|肾|心脏|心肌|心血管|肺脏|肺|卵巢|性腺|骨髓|甲状腺|认知|神经|血液学?|血液系统|胃肠道?|耳|眼|视网膜|视神经|皮肤|胰腺|肾上腺|生殖|关节|内皮|黏膜|粘膜"
_FINDING = Pattern(
    f"(?:{_ORGAN})(?:毒性|功能(?:受损|损害|损伤|异常|障碍|不全|减退|下降|衰竭|恶化)|损伤|损害|受损)(?!评分|指数|量表|模型)"
)


def find_families(flow: str) -> Iterator[Found]:
    """Targets by their family and number, and symptoms by an organ and what befell it."""
    for match in _TARGET.finditer(flow):
        yield Found("target", match.start(), match.end(), {}, "family.target")
    for match in _FINDING.finditer(flow):
        yield Found("symptom", match.start(), match.end(), {}, "family.finding")
