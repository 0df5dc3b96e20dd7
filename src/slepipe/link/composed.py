"""English names of what recognition composed of a known name and what stands beside it: BTK抑制剂 is BTK inhibitor."""

from __future__ import annotations

from slepipe.lexicon.load import HEAD, Lexicon, fold
from slepipe.patterns import Pattern

# What a composed name ends in, in Simplified characters, and its English; the longer first.
_ENDS = (
    ("双特异性抗体", "{} bispecific antibody"),
    ("单克隆抗体", "anti-{} monoclonal antibody"),
    ("酪氨酸激酶抑制剂", "{} tyrosine kinase inhibitor"),
    ("激酶抑制剂", "{} kinase inhibitor"),
    ("基因检测", "{} gene test"),
    ("受体拮抗剂", "{} receptor antagonist"),
    ("受体激动剂", "{} receptor agonist"),
    ("信号通路", "{} signalling pathway"),
    ("类药物", "{}-type drugs"),
    ("融合蛋白", "{} fusion protein"),
    ("抑制剂", "{} inhibitor"),
    ("拮抗剂", "{} antagonist"),
    ("激动剂", "{} agonist"),
    ("阻断剂", "{} blocker"),
    ("调节剂", "{} modulator"),
    ("降解剂", "{} degrader"),
    ("单抗", "anti-{} monoclonal antibody"),
    ("双抗", "{} bispecific antibody"),
    ("抗体", "anti-{} antibody"),
    ("通路", "{} pathway"),
    ("升高", "{} increased"),
    ("增高", "{} increased"),
    ("上升", "{} increased"),
    ("降低", "{} decreased"),
    ("下降", "{} decreased"),
    ("减少", "{} decreased"),
    ("异常", "{} abnormal"),
    ("飙升", "{} increased"),
    ("飙高", "{} increased"),
    ("急升", "{} increased"),
    ("上去", "{} increased"),
    ("骤降", "{} decreased"),
    ("延长", "{} prolonged"),
    ("高", "{} increased"),
)


# How something changes: 血压突然飙升, 肾功能短暂下降.
_HOW = Pattern("(?:可能|突然|也|短暂|明显|持续|轻度|一过性|会|急剧)+$")


def english_name(simplified: str, lexicon: Lexicon) -> str | None:
    """The English name of a composed name in Simplified characters; None where a part of it is in no row."""
    for end, english in _ENDS:
        if simplified.endswith(end):
            stem = simplified.removesuffix(end).removeprefix("抗")
            parts = _HOW.sub("", stem).removesuffix("水平").strip().split("/")
            names = [_name(part, lexicon) for part in parts]
            return english.format("/".join(name for name in names if name)) if all(names) else None
    return None


def _name(form: str, lexicon: Lexicon) -> str | None:
    wanted = fold(form)
    if wanted[:HEAD] not in lexicon.heads:
        return None
    readings = lexicon.under(wanted[:HEAD])[1].get(wanted)
    if not readings:
        return None
    # EGFR is a receptor, eGFR a rate: the one that is written just so.
    concept = next((concept for concept, exact in readings if exact == form.strip()), readings[0][0])
    return lexicon.concept(concept).names.get("en")
