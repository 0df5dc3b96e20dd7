"""Development codes of drugs that no lexicon knows: AMG 557, HN2301, B019, Descartes-08.

CD19, DAS28 and ISO9001 look the same, so a code needs words around it that speak of a drug; once found, it is marked wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Container

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

_CODE = Pattern(
    r"(?<![A-Za-z0-9.\-/_@])(?:[A-Z]{2,6}-?[A-Z]?[- ]?\d{2,7}[A-Z]{0,2}|[A-Z]{2,5}\d{1,3}[A-Z]\d{1,4}|[A-Z]-?\d{3,6}|[A-Z][a-z]{4,11}-\d{2,3}|\d[A-Z]{2,3}\d{3,4})(?:-\d{1,3})?"
    r"(?![A-Za-z0-9%/_@]|[-.]\d)"
)
# What else is written with capitals and a number: surface antigens, cytokines, scores, standards, registers, viruses, enzymes.
_NOT_CODES = frozenset(
    "CD IL TH TLR PD HLA DAS ACR SF EQ FACIT CDAI SDAI PASI EASI IGA IGG IGM IGE DFS SM RO LA SSA SSB ANA COVID SARS GB GBT ISO YY CYP STAT JAK "
    "TYK MMP CXCL CCL CCR CXCR TNF IFN BTK ICD DSM NCT CTR PMID DOI ISSN ISBN HPV HBV HCV HIV H1N H5N BCMA MHC KIR NKG FC GPP PHQ GAD SRI BICLA "
    "SLEDAI SELENA BILAG CLASI LLDAS SLICC EULAR ASAS BASDAI UPCR MSC PK AUC BMI EGFR T1DM T2DM CKD ADA LN HR OR RR CI MIR SLC TP HER KRAS BRAF MAPK "
    "AKT MTOR NF GLP SGLT DPP FGF VEGF PGE LTB PM RNA DNA GSE SNP RS CIN TNM II III IV WHO NYHA MRI ASO APO NOD NLRP COL KL GA FN PLA C CH OX "
    "MOG AQP IGF GDF TGF BMP MCP IP ICAM VCAM LAG TIM PSMA FOXP ROR GATA DMARD VAS HAQ MSS ESSDAI ESSPRI RAPID PGA DLQI KCCQ EDSS".split()
)
_BEFORE = Pattern(
    "(?:代号|药物|新药|产品|候选药|候选物|单抗|双抗|三抗|抗体|抑制剂|激动剂|拮抗剂|注射液|疫苗|管线|制剂|细胞|融合蛋白|降解剂|疗法|项目|类似药|试验药|研究药物|偶联药物|复合体|国产的?|注射用|吸入用|(?:接受|给予|予|静脉输注|皮下注射|口服)了?|名为|简称|公司的|旗下的?|自主研发的|研发的|开发的)"
    '(?:[（(][A-Za-z-]{2,8}[)）])?[:：为是即“"（( ]{0,3}\\Z'
)
_AFTER = Pattern(
    '[”"）)]?\\s?(?:注射液|注射剂|片(?!段)|胶囊|颗粒|软膏|乳膏|凝胶|单抗|双抗|治疗组|治疗|单药|单用|输注|已?给药|组(?!织|成|合|件)|联合|用于|是一[款种个项]|为一[款种]|作为一|的?(?:临床|新药|上市申请|[IⅠVⅡⅢ1-3一二三]{1,3}[ab]?期|有效性|安全性|疗效|药代|作用机制|IND|NDA|BLA)|可(?:显著|选择|抑制|结合|靶向)|通过(?:抑制|阻断|结合|靶向)|[,，]?靶向|[,，][是为]?一[款种个]|的?注册性?临床|[:：]\\s?因?未达|(?:未能?|已|均)?达到?了?(?:主要|首要|次要)|拟用于|获批(?:开展|临床|用于|上市)|获[^，。；\\n]{0,12}?(?:临床试验(?:批准|默示|许可|申请)|上市(?:批准|许可)|孤儿药|突破性|快速通道|优先审评)|开展[^，。；\\n]{0,24}?临床|的?(?:海外|全球|大中华区?|国内|中国|商业化)[^，。；\\n]{0,6}权益|(?:也|已|均|并)?完成了?(?:全部|首例|[IⅠVⅡⅢ1-3一二三]{1,3}[ab]?期)|\\s?[为是](?:本?公司|我司|本?集团|由)[^，。；\\n]{0,14}?(?:研发|开发|引进|首[个款]|第一[个款]|产品|药物|新药)|由[^，。；\\n]{1,12}?(?:研发|开发)|\\s?[为是](?:自主|靶向|国内|全球|首[个款]|新型|口服|双|选择性|人源|全人源|重组))'
)
# What the brackets behind a code say it is: RZK-105（重组人源化抗TSLP单克隆抗体）.
_EXPLAINED = Pattern(
    "[（(][^（()）]{0,30}?(?:单抗|双抗|三抗|抗体|抑制剂|激动剂|拮抗剂|调节剂|融合蛋白|疫苗|小分子|偶联药物|降解剂|生物类似药|注射液|胶囊|片剂|颗粒)[^（()）]{0,12}[)）]"
)
# A registered name, of a drug if the words around it say so: 瑞安舒®（片剂）, but not 达芬奇®手术机器人.
_REGISTERED = Pattern("(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,5}(?=[®™])")
# 第三期试验（代号 FORMOSA-301） is the trial's.
_OF_TRIAL = Pattern("(?:试验|研究)[（(](?:代号|编号|简称)?[为是:：]?\\s?\\Z")
# Where a code may begin.
_FIRST = Pattern(r"[A-Z\d](?<![A-Za-z0-9.\-/_@].)(?=[A-Za-z0-9\- ]{2})")
# A heading or the label of an item that is nothing but a code, above words that speak of a drug: 「## HY-307」.
_HEADS = Pattern(r"(?:^|\n)[#*\s\d.、)）-]{0,6}\Z")
_HEADED = Pattern(
    r"\*{0,2}(?:[（(][^（()）\n]{1,24}[)）])?\*{0,2}\s*(?:\n\s*|[:：])[^\n]{0,48}?"
    "(?:单抗|双抗|抗体|抑制剂|激动剂|拮抗剂|药|疗法|靶向|适应症|临床|[IⅠVⅡⅢ]{1,3}[ab]?期|获批|上市|给药|口服|注射)"
)
_HYPHENED = Pattern(r"[A-Z]{2,6}-\d{2,6}[A-Z]{0,2}")
_COMPANY_ENDS = ("生物", "医药", "制药", "药业", "生技", "公司", "集团")
_NUMBERED = Pattern(r"(?!CD|IL|TH|TLR|HLA|NCT|CTR|PMID|ISSN|ISBN|GSE|SNP|RS|MIR)[A-Z]{2,6}-\d{3,}")
_LETTERS = Pattern("[A-Za-z]+")


def find_codes(flow: str, known: Container[int], makers: Container[int] = ()) -> list[Found]:
    """Development codes at all their places, sorted; what ends where a form of the lexicon ends (``known``) is left to it.

    ``makers`` are the ends of names of organizations: what is 某某生物的 something is its product.
    """
    places: dict[str, list[re.Match[str]]] = {}
    for first in _FIRST.finditer(flow):
        match = _CODE.match(flow, first.start())
        if match is not None and match.end() not in known and not _is_other(flow, match):
            places.setdefault(match[0], []).append(match)
    found = [
        Found("drug", match.start(), match.end(), {}, "code")
        for matches in places.values()
        if any(_speaks_of_drug(flow, match, makers) for match in matches)
        for match in matches
    ]
    if "®" in flow or "™" in flow:
        names = {match[0] for match in _REGISTERED.finditer(flow) if match.end() not in known and _is_of_drug(flow, match)}
        found += [
            Found("drug", place.start(), place.end(), {}, "code.registered")
            for name in names
            for place in re.finditer(re.escape(name), flow)
        ]
    return sorted(found, key=lambda one: one.start)


def _is_other(flow: str, match: re.Match[str]) -> bool:
    letters = _LETTERS.match(match[0])
    if letters is None or letters[0].upper() not in _NOT_CODES:
        return False
    # 抑制剂CH-118 is a drug although CH50 is a test.
    return _NUMBERED.fullmatch(match[0]) is None or _BEFORE.search(flow[max(0, match.start() - 12) : match.start()]) is None


def _speaks_of_drug(flow: str, match: re.Match[str], makers: Container[int]) -> bool:
    start, end = match.span()
    if flow[start - 1 : start] == "的" and (start - 1 in makers or flow.endswith(_COMPANY_ENDS, 0, start - 1)):
        return True
    if _OF_TRIAL.search(flow, max(0, start - 12), start):
        return False
    return _is_cued(flow, start, end) or _is_headed(flow, match)


def _is_headed(flow: str, match: re.Match[str]) -> bool:
    """Whether a code stands alone in a line or before a colon, and what follows speaks of a drug."""
    if _HYPHENED.fullmatch(match[0]) is None or _HEADED.match(flow, match.end()) is None:
        return False
    return _HEADS.search(flow, max(0, match.start() - 8), match.start()) is not None


def _is_of_drug(flow: str, match: re.Match[str]) -> bool:
    """Whether the words around a registered name, whose sign stands behind it, speak of a drug."""
    return _is_cued(flow, match.start(), match.end() + 1)


def _is_cued(flow: str, start: int, end: int) -> bool:
    before = _BEFORE.search(flow[max(0, start - 12) : start])
    return any(cue is not None for cue in (before, _AFTER.match(flow, end), _EXPLAINED.match(flow, end)))
