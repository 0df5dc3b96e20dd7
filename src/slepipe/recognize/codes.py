"""Development codes of drugs that no lexicon knows: AMG 557, HN2301, B019, Descartes-08.

CD19, DAS28 and ISO9001 look the same, so a code needs words around it that speak of a drug; once found, it is marked wherever it stands.
"""

from __future__ import annotations

import re
import string
from collections.abc import Container, Sequence

from slepipe.patterns import Pattern
from slepipe.recognize.again import stand_at
from slepipe.recognize.found import Found

_CODE = Pattern(
    r"(?<![A-Za-z0-9.\-/_@])(?:[A-Z]{2,6}-?[A-Z]?[- ]?\d{2,7}[A-Z]{0,2}|[A-Z]{2,5}\d{1,3}[A-Z]\d{1,4}|[A-Z]-?\d{3,6}|[A-Z][a-z]{4,11}-\d{2,3}|\d[A-Z]{2,3}\d{3,4})(?:-\d{1,3})?"
    # 「RTX 500 mg」 is a drug and its dose.
    r"(?![A-Za-z0-9%/_@]|[-.]\d|\s?(?:[mkμu]?g|m?[lL]|IU|U)(?![A-Za-z])|毫克|微克|毫升|万?单位)"
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
    "(?:代号|药物|新药|产品|候选药|候选物|候选分子|小分子|配体|ADC|核药|siRNA|小核酸|多肽|激素|纳米抗体|单抗|双抗|三抗|抗体|抑制剂|激动剂|拮抗剂|注射液|疫苗|管线|制剂|细胞|融合蛋白|降解剂|疗法|项目|类似药|试验药|研究药物|偶联药物|复合体|国产的?|注射用|吸入用|(?:接受|给予|予|静脉输注|皮下注射|口服)了?|名为|简称|公司的|旗下的?|自主研发的|研发的|开发的)"
    '(?:[（(][A-Za-z-]{2,8}[)）])?[:：为是即“"（( ]{0,3}\\Z'
)
_AFTER = Pattern(
    '[”"）)]?\\s?(?:注射液|注射剂|片(?!段)|胶囊|颗粒|软膏|乳膏|凝胶|单抗|双抗|治疗组|治疗|单药|单用|输注|已?给药|组(?!织|成|合|件)|联合|用于|是一[款种个项]|为一[款种]|作为一|的?(?:临床|新药|上市申请|[IⅠVⅡⅢ1-3一二三]{1,3}[ab]?期|有效性|安全性|疗效|药代|作用机制|IND|NDA|BLA)|可(?:显著|选择|抑制|结合|靶向)|通过(?:抑制|阻断|结合|靶向)|[,，]?靶向|峰值|的?销售|的?适应症|的?半衰期|的?目标适应症|(?:在|于)[^，。；\\n]{1,14}(?:一线|二线|治疗|临床|试验)|(?:达成|签[订署])[^，。；\\n]{0,6}授权|的?首例|的?(?:起始|推荐)?剂量|的?上市|的?商业化|[,，][是为]?一[款种个]|的?注册性?临床|[:：]\\s?因?未达|(?:未能?|已|均)?达到?了?(?:主要|首要|次要)|拟用于|获批(?:开展|临床|用于|上市)|获[^，。；\\n]{0,12}?(?:临床试验(?:批准|默示|许可|申请)|上市(?:批准|许可)|孤儿药|突破性|快速通道|优先审评)|开展[^，。；\\n]{0,24}?临床|的?(?:海外|全球|大中华区?|国内|中国|商业化)[^，。；\\n]{0,6}权益|(?:也|已|均|并)?完成了?(?:全部|首例|[IⅠVⅡⅢ1-3一二三]{1,3}[ab]?期)|\\s?[为是](?:本?公司|我司|本?集团|由)[^，。；\\n]{0,14}?(?:研发|开发|引进|首[个款]|第一[个款]|产品|药物|新药)|由[^，。；\\n]{1,12}?(?:研发|开发)|\\s?[为是](?:自主|靶向|国内|全球|首[个款]|新型|口服|双|选择性|人源|全人源|重组))'
)
# What the brackets behind a code say it is: RZK-105（重组人源化抗TSLP单克隆抗体）.
_EXPLAINED = Pattern(
    "[（(][^（()）]{0,30}?(?:单抗|双抗|三抗|抗体|抑制剂|激动剂|拮抗剂|调节剂|融合蛋白|疫苗|小分子|偶联药物|降解剂|生物类似药|配体|核药|ADC|siRNA|小核酸|阻断剂|阻滞剂|调控剂|细胞疗法|注射液|胶囊|片剂|颗粒)[^（()）]{0,12}[)）]"
)
# HJ-088, TY-9021: letters of a firm, a hyphen and a number name a product without any word beside them, where the paragraph speaks of drugs,
# unless a word says that they are of something else: a line of cells, a protocol, a device, a sample.
_PLAIN = Pattern(r"[A-Z]{2,4}-\d{3,5}[A-Z]?")
_OTHER_BEFORE = Pattern(
    "(?:编号|案号|文号|批号|货号|型号|机型|病例号|住院号|专利号?|标准|细胞[系株]|毒株|菌株|株|小鼠|大鼠|方案|航班|房间|仪器?|设备|软件|系统|平台|模型|公司|基因|突变|位点|样本|患者|试验|研究|项目"
    '(?<!研究项目))[（(]?[:：为是]?\\s?[“"「]?\\Z'
)
_OTHER_AFTER = Pattern(
    '\\s?[”"」]?\\s?(?:试验|研究(?!药|者)|细胞(?!疗法|治疗|注射|制剂|产品)|[型款号]|培养|年|标准|毒株|菌株|株|小鼠|大鼠|仪|机|系统|设备|平台|航班|基因|突变|位点|样本|评分|指数|量表|培养基|试剂|方案|队列|支架|导管|球囊|软件|受试者|号|室)'
)
_DRUG_WORDS = Pattern("临床|适应症|靶点|受体|抑制|激动|治疗|药|剂量|研发|管线|获批|上市|授权|疗效")
# A registered name, of a drug if the words around it say so: 瑞安舒®（片剂）, but not 达芬奇®手术机器人.
_REGISTERED = Pattern("(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,5}(?=[®™])")
# 第三期试验（代号 FORMOSA-301） is the trial's.
_OF_TRIAL = Pattern("(?:试验|研究)[（(](?:代号|编号|简称)?[为是:：]?\\s?\\Z")
# The field of an announcement that names the drug, whatever its shape is.
_NAMED = Pattern(
    r"(?:研发新药名称(?:或代号)?|新药(?:名称或)?代号|研究药物代号|试验药物代号)[:：]\s?(?P<code>[A-Z][A-Za-z0-9-]{2,19})(?![A-Za-z0-9-])"
)
_CODE_GOES_ON = frozenset(string.ascii_letters + string.digits + "-")
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
_FIRM = Pattern(r"([A-Z]{2,6})-?\d{3,}")
_HEADING, _LONGEST_CUE = 40, 12
_NEXT_LINE = Pattern(r"\s*")


def find_codes(flow: str, known: Container[int], makers: Container[int] = (), diseases: Container[int] = ()) -> list[Found]:
    """Development codes at all their places, sorted; what ends where a form of the lexicon ends (``known``) is left to it.

    ``makers`` are the ends of names of organizations: what is 某某生物的 something is its product. ``diseases`` are the starts of diseases: in
    LQ033（哮喘） the brackets say what the product is for.
    """
    places: dict[str, list[re.Match[str]]] = {}
    for first in _FIRST.finditer(flow):
        match = _CODE.match(flow, first.start())
        if match is not None and match.end() not in known and not _is_other(flow, match):
            places.setdefault(match[0], []).append(match)
    cued = {code for code, matches in places.items() if any(_speaks_of_drug(flow, match, makers, diseases) for match in matches)}
    firms = {_firm(code) for code in cued} - {""}
    found = [
        Found("drug", match.start(), match.end(), {}, "code")
        for code, matches in places.items()
        if code in cued or _is_likely(flow, code, matches, firms)
        for match in matches
    ]
    told = (
        {match["code"] for match in _NAMED.finditer(flow)} - {code for code in places if code in cued}
        if "代号" in flow or "新药名称" in flow
        else set()
    )
    found += [
        Found("drug", start, end, {}, "code")
        for _, start, end in stand_at(flow, told)
        if end not in known and not _CODE_GOES_ON.intersection((flow[start - 1 : start], flow[end : end + 1]))
    ]
    if "®" in flow or "™" in flow:
        names = {match[0] for match in _REGISTERED.finditer(flow) if match.end() not in known and _is_of_drug(flow, match)}
        found += [Found("drug", start, end, {}, "code.registered") for _, start, end in stand_at(flow, names)]
    return sorted(found, key=lambda one: one.start)


def _is_other(flow: str, match: re.Match[str]) -> bool:
    letters = _LETTERS.match(match[0])
    if letters is None or letters[0].upper() not in _NOT_CODES:
        return False
    # 抑制剂CH-118 is a drug although CH50 is a test.
    return _NUMBERED.fullmatch(match[0]) is None or _BEFORE.search(flow[max(0, match.start() - 12) : match.start()]) is None


def _firm(code: str) -> str:
    """The letters that a firm sets before the numbers of all its products, where a number of three digits or more follows them."""
    firm = _FIRM.match(code)
    return firm[1] if firm is not None else ""


def _is_plain(flow: str, match: re.Match[str]) -> bool:
    """Whether the shape alone tells a product: HJ-088 in a paragraph that speaks of drugs, or above one."""
    if _PLAIN.fullmatch(match[0]) is None:
        return False
    line = flow.rfind("\n", 0, match.start()) + 1
    stop = flow.find("\n", match.end())
    if 0 <= stop < line + _HEADING:
        # Behind a heading the next paragraph counts, past empty lines.
        following = _NEXT_LINE.match(flow, stop)
        stop = flow.find("\n", following.end() if following is not None else stop + 1)
    return _DRUG_WORDS.search(flow, line, stop if stop >= 0 else len(flow)) is not None


def _is_likely(flow: str, code: str, matches: Sequence[re.Match[str]], firms: Container[str]) -> bool:
    """Whether a code without a word beside it is a product: of a firm that has another one here, or by its shape."""
    if any(_is_something_else(flow, match) for match in matches):
        return False
    return _firm(code) in firms or any(_is_plain(flow, match) for match in matches)


def _is_something_else(flow: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    return (
        _OTHER_BEFORE.search(flow, max(0, start - _LONGEST_CUE), start) is not None
        or _OTHER_AFTER.match(flow, end) is not None
        or _OF_TRIAL.search(flow, max(0, start - _LONGEST_CUE), start) is not None
    )


def _speaks_of_drug(flow: str, match: re.Match[str], makers: Container[int], diseases: Container[int]) -> bool:
    start, end = match.span()
    if flow[end : end + 1] in ("（", "(") and end + 1 in diseases:
        return True
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
