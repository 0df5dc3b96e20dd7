"""Members of families of genes and proteins that the lexicon need not list: IL-17F, CXCL13, CCR6, HLA-DRB1; and damage to an organ: 肝毒性, 卵巢功能受损."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from slepipe.patterns import Pattern
from slepipe.recognize.composed import DRUG_TARGET, PART, with_other_part
from slepipe.recognize.found import Found
from slepipe.segment.engine import dictionary_tag

# Families whose members carry a number (nomenclature of HGNC and of CD antigens).
_TARGET = Pattern(
    r"(?<![A-Za-z0-9\-])(?:(?:IL|CXCL|CXCR|CCL|CCR|TLR|CD|MMP|IRF|STAT|TRAF|SOCS|S100A|TNFSF|TNFRSF|CX3CL|CX3CR|FGF|BMP|NLRP|TRIM|SIGLEC|ITGB|JAK|FOXP|RORγ|SMAD|NOX|ADAM|GSDM|HMGB|CTLA|TIGIT|LAG|TIM|PD|AIM|NOD|P2X)-?\d{1,3}[A-Za-zαβγ]?L?"
    r"|α[0-9A-ZvV]{1,2}(?:β\d)?整合素|β\d整合素|整合素\s?α[0-9A-ZvV]{1,2}(?:β\d)?|HLA-[A-Z]{1,3}\d{0,2}(?:\*\d{2}(?::\d{2})?)?)(?![A-Za-z0-9]|-[A-Za-z0-9]|[+＋⁺])"
)
# Cells by what they carry: CD34+细胞, CAR阳性T细胞, HLA-DR阴性单核细胞.
_CELLS = Pattern(
    "(?<![A-Za-z0-9])(?:(?:CD\\d{1,3}[a-z]?|CAR|HLA-DR|[A-Z][A-Za-z0-9]{1,7})(?:[+＋⁺]|阳性|阴性|low|hi)\\s?){1,3}(?:记忆性?|效应性?|调节性|辅助性?|初始|幼稚|杀伤性?|浆|浆母|单核|造血)?[TB]?\\s?(?:淋巴|干)?细胞"
    "|(?<!抗)(?:髓系|淋系|基质|间质|足|系膜|成纤维|内皮|上皮|滤泡树突状|滑膜)细胞"
)
# What the body makes against itself or a drug: 抗线粒体抗体, 抗PEG抗体.
_ANTIBODY = Pattern(
    f"(?<![抵对单双三])抗(?!原|体|菌|病毒药)(?!{DRUG_TARGET})[\u4e00-\u9fffA-Za-z0-9α-ω\\-/]{{1,14}}?(?<![的和与及或有性])抗体(?!药|偶联)"
)
_NO_ANTIGEN = Pattern("[的和与、及或检测阳阴性单双多克隆]|治疗|产生|出现|抗体")
_CAPITAL = Pattern(r"[A-Zαβ](?<![A-Za-z0-9\-].)|整合素(?=\s?α)")
_ORGAN = "肝脏|肝|肾脏|肾|心脏|心肌|心血管|肺脏|肺|卵巢|性腺|骨髓|甲状腺|认知|神经|血液学?|血液系统|胃肠道?|耳|眼|视网膜|视神经|皮肤|胰腺|肾上腺|生殖|关节"
_FINDING = Pattern(
    f"(?:{_ORGAN})(?:毒性|功能(?:受损|损害|损伤|异常|障碍|不全|减退|(?:持续|急剧|快速|进行性)?(?:下降|恶化)|衰竭)|损伤|损害|受损)(?!评分|指数|量表|模型)"
)


# What befalls a part of the body: 颈部无力, 足底灼热, 毛发变白.
_SIGN = Pattern(
    "疼(?![痛爱惜])|痛(?![风经恨苦点觉阈哭失楚快痒])|发炎(?!因子|性|反应|指[数标])|发红|红肿|肿(?![瘤块大胀痛物么])|酸胀|发[酸胀紧哑]|沙哑|无力|乏力|(?:酸|胀|隐|绞|灼|剧|压|触|钝|抽|疼|刺|肿)痛|[麻僵]木|发麻|麻[痹痺]|刺麻|水肿|肿胀|浮肿|红肿(?:热痛)?|肿大|瘙痒|发痒|灼热感?|[烧灼]{2}感|出血|渗血|僵硬|僵直|抽搐|抽筋|痉挛|震颤|颤抖|抖动|溃疡|溃烂|糜烂|破溃"
    "|脱皮|脱屑|干燥|干裂|龟裂|皲裂|硬肿|黄染|蜕皮|[略偏微稍]干(?![燥涩净])|流血(?![量不])|萎缩|紧绷感?|下垂|肥大|积液|积水|充血|异物感|不适感?|变形|畸形|活动受限|发[冷凉紫绀红黑僵胀白黄软闷堵硬木]|冰[冷凉]|苍白|泛红|潮红|色素沉着|结痂|流脓|化脓|瘀[青斑伤]|沉重感?|松弛|凹陷|变[白厚细粗硬]|压迫感|紧缩感|通红|紫红(?!色)|没劲|没力气?|没有力气|使不上[劲力]"
    "|(?:麻麻|酸酸|刺刺|胀胀|痒痒)(?=的)|[僵麻痒硬堵](?=[、，,。；;：:！!？?）)」”』了到得起\\s]|\\Z)"
)
# 腮帮子反复肿痛, 手指关节开始疼: what may stand between the part and what befalls it.
_HOW = Pattern(
    "(?:[ⅠⅡⅢ]度|I{1,3}度|[1-3一二三]度|反复|持续|一直|突然|忽然|开始|经常|总是|老是|轮番|明显|对称|单侧|双侧|隐隐|逐渐|渐渐|也|会|很|都|仍|还|更|又会|都会|也会|还会|有点|是有点|还有点|有些){1,2}\\Z"
)
# 眼睛又干又涩, 关节突然又红又肿
_BOTH = Pattern(
    "又(?P<first>[红肿痛疼痒麻酸胀烫僵干涩辣紫黏])又(?P<second>[红肿痛疼痒麻酸胀热烫僵硬干涩辣冷紫黑沉紧黏裂])(?![了着过])"
)
# 左小腿肿胀、胀痛; 双腿麻木无力
_ANOTHER_SIGN = Pattern(
    "(?:[、和及与或]|并|且)?(?P<sign>[胀刺灼肿酸绞隐]痛|[麻僵]木|无力|乏力|僵硬|红肿|肿胀|发[烫热红黑紫白硬]|脱屑|脱皮|流脓|溃烂|破皮|变[形硬])(?![性以肿疼])"
)
# 连手指关节也肿痛: no 连手
_NO_BEGINNINGS = frozenset("连")
_BUT = Pattern("(?:便|就|也|都|会|会变得|变得|却)\\Z")
# 眼眶深处发胀, 眼窝后方痛
_WHERE = Pattern("(?:深处|后方|后面|里面|周围|内侧|外侧|两侧|边缘)\\Z")
_LONGEST_PART, _LONGEST_HOW, _SHORT_SYMBOL = 8, 4, 2
# Symbols of genes in a list with known ones: IKZF1、NCF2及TNFSF4.
_SYMBOL = Pattern(r"[A-Z][A-Z0-9]{2,7}(?![A-Za-z0-9\-])")
_SYMBOL_BEFORE = Pattern(r"(?<![A-Za-z0-9\-])[A-Z][A-Z0-9]{2,7}\Z")
# 敲除TRAC、B2M和CIITA基因: symbols that are called genes.
_GENES = Pattern(
    r"(?<![A-Za-z0-9\-])(?P<list>[A-Z][A-Z0-9]{2,7}(?:(?:[、,，/]|\s?[和及与或]\s?)[A-Z][A-Z0-9]{2,7}){0,9})\s?(?:等?[二两三四五六七八九十\d]{0,2}[个种]?基因"
    "(?!编辑|疗法|治疗|组|检测|分?型|芯片|测序|工程|药物|载体|递送|修饰)|(?:发生|出现|[体胚]系|致病性?|驱动|激活|热点)*(?:突变|野生型|扩增|重排))"
)
_ONE_SYMBOL = Pattern("[A-Z][A-Z0-9]{2,7}")
_GENE_SIGNS = ("基因", "突变", "野生型", "扩增", "重排")
_NO_GENES = frozenset(
    "HIV HBV HCV HPV SARS COVID MRSA PCR TMB MSI DNA RNA CAR PCR SNP GWAS NGS WES WGS AAV HLA MHC CRISPR TALEN ZFN EMA FDA SLE LN RA II III VIII".split()
)
_JOINTS = tuple("、和及与或")
_JOINT = Pattern("\\s?[、和及与或/]\\s?")


def _signs(flow: str) -> Iterator[Found]:
    """What befalls a part of the body: 颈部无力, 手指关节开始疼, 眼睛又干又涩."""
    for match in _SIGN.finditer(flow):
        if (part := _part_before(flow, match.start())) is not None:
            yield Found("symptom", part, match.end(), {}, "composed.sign")
            if (another := _ANOTHER_SIGN.match(flow, match.end())) is not None:
                yield Found("symptom", *another.span("sign"), {}, "composed.sign")
    for match in _BOTH.finditer(flow) if "又" in flow else ():
        start = match.start()
        if (but := _BUT.search(flow, max(0, start - 4), start)) is not None:
            start = but.start()
        part = _part_before(flow, start)
        yield Found("symptom", match.start() if part is None else part, match.end(), {}, "composed.sign")


def _part_before(flow: str, end: int) -> int | None:
    """Where the part of the body begins that ends here, or before a word that tells how: 腮帮子反复."""
    if (how := _HOW.search(flow, max(0, end - _LONGEST_HOW), end)) is not None:
        end = how.start()
    if (where := _WHERE.search(flow, max(0, end - _LONGEST_HOW), end)) is not None:
        end = where.start()
    part = PART.search(flow, max(0, end - _LONGEST_PART), end)
    # 满足不适: the part is none where it ends a word.
    if part is None:
        return None
    before = flow[part.start() - 1 : part.start()]
    if before not in _NO_BEGINNINGS and dictionary_tag(before + flow[part.start()]):
        return None
    return with_other_part(flow, part.start())


def find_symbols(flow: str, targets: Mapping[int, int], known: Container[int]) -> Iterator[Found]:
    """Symbols of genes beside known targets, whose starts and ends ``targets`` holds; none that end where a known name does."""
    for start, end in targets.items():
        if flow[start:end].isascii() and flow[end - 1].isdecimal():
            joint = _JOINT.match(flow, end)
            after = _SYMBOL.match(flow, joint.end()) if joint else None
            before = _SYMBOL_BEFORE.search(flow, max(0, start - 9), start - 1) if flow[start - 1 : start] in _JOINTS else None
            for symbol in (after, before):
                if symbol is not None and symbol.end() not in known and any(map(str.isdecimal, symbol[0])):
                    yield Found("target", symbol.start(), symbol.end(), {}, "family.symbol")


def find_genes(flow: str, known: Container[int]) -> Iterator[Found]:
    """Symbols that are called genes, alone or in a list; none that end where a known name does."""
    for match in _GENES.finditer(flow) if any(sign in flow for sign in _GENE_SIGNS) else ():
        for symbol in _ONE_SYMBOL.finditer(flow, *match.span("list")):
            if symbol.end() not in known and symbol[0] not in _NO_GENES:
                yield Found("target", symbol.start(), symbol.end(), {}, "family.gene")


# β3促效剂, H2受体拮抗剂, 5-HT4激动剂; ALK5抑制剂: the symbol tells a class whether it is known or not.
_RECEPTOR = Pattern(
    r"(?<![A-Za-z0-9α-ω\-])(?P<name>[αβκδμ]\d?[A-C]?(?:/[αβ]?\d)?(?:-?肾上腺素能?)?|H[1-4]|5-HT\d?[A-F]?(?:/[0-9]?[A-F]?)?|NK-?[123]|[MD][1-5]|V[12]|AT1|OX[12]R?|CB[12]"
    r"|(?=[A-Z0-9]*[A-Z][A-Z0-9]*)[A-Z][A-Z0-9]{2,6}[α-ω]?\d?)\s?(?:受体)?(?:双重|选择性|小分子|共价|可逆)?\Z"
)
_AGENT = Pattern("抑制剂|拮抗剂|激动剂|促效剂|阻断剂|阻滞剂|降解剂")
_LONGEST_RECEPTOR = 18
_NO_TARGETS = frozenset("RNA DNA SLE HIV HBV HCV HPV CMV EBV FDA EMA CAR ADC NSAIDS DMARD IND NDA".split())


def find_classes(flow: str, targets: Container[int]) -> Iterator[Found]:
    """Classes of drugs by a receptor or a symbol that is no known target, whose ends ``targets`` holds; and the symbol as a target."""
    for agent in _AGENT.finditer(flow):
        match = _RECEPTOR.search(flow, max(0, agent.start() - _LONGEST_RECEPTOR), agent.start())
        if match is None or match.end("name") in targets or match["name"] in _NO_TARGETS:
            continue
        yield Found("drug_class", match.start(), agent.end(), {}, "composed.class")
        if match["name"][0].isascii() and len(match["name"]) > _SHORT_SYMBOL:
            yield Found("target", *match.span("name"), {}, "family.symbol")


def find_families(flow: str) -> Iterator[Found]:
    """Targets by family and number, cells by what they carry, antibodies by their antigen, symptoms by an organ and what befell it."""
    # A search for capitals is ten times as fast as one for the pattern.
    for capital in _CAPITAL.finditer(flow):
        if (match := _TARGET.match(flow, capital.start())) is not None:
            yield Found("target", match.start(), match.end(), {}, "family.target")
    for match in _CELLS.finditer(flow):
        yield Found("cell_type", match.start(), match.end(), {}, "family.cells")
    for match in _ANTIBODY.finditer(flow):
        if not _NO_ANTIGEN.search(match[0][1:-2]):
            yield Found("biomarker", match.start(), match.end(), {}, "family.antibody")
    yield from _signs(flow)
    for match in _FINDING.finditer(flow):
        yield Found("symptom", match.start(), match.end(), {}, "family.finding")
