"""Drugs that no lexicon knows yet, by the stems of their names: -mab and 单抗, -tinib and 替尼, -leucel and 仑赛.

The stems are those of the WHO's book on international nonproprietary names, and what Chinese generic names make of them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from slepipe.hanzi import is_han
from slepipe.patterns import Pattern
from slepipe.recognize.composed import salted
from slepipe.recognize.found import Found
from slepipe.segment.engine import word_start

LATIN_STEMS = (
    "mab", "tinib", "rafenib", "parib", "ciclib", "lisib", "zomib", "metinib", "degib", "clax", "cept", "leucel", "temcel", "tocel", "sartan",
    "gliptin", "gliflozin", "glutide", "natide", "glitazone", "vastatin", "dipine", "olol", "prazole", "prazan", "tidine", "setron",
    "coxib", "xaban", "gatran", "grelor", "limus", "imod", "domide", "lukast", "floxacin", "cillin", "penem", "bactam",
    "conazole", "fungin", "ciclovir", "tegravir", "asvir", "buvir", "previr", "navir", "citabine", "trexed", "taxel", "rubicin",
    "platin", "tecan", "lutamide", "rerenone", "sentan", "siran", "nersen", "kinra", "plase", "poetin", "grastim", "dustat",
    "tug", "bart", "mig", "begron", "ciguat", "milast", "gepant", "triptan", "orexant", "caftor", "vaptan", "copan", "vec",
)  # fmt: skip
HAN_STEMS = (
    "单抗", "单克隆抗体", "单株抗体", "替尼", "非尼", "帕利", "西利", "佐米", "西普", "仑赛", "沙坦", "列汀", "列净", "鲁肽", "那肽", "列酮", "他汀", "地平", "洛尔",
    "拉唑", "拉赞", "替丁", "司琼", "昔布", "沙班", "加群", "格瑞洛", "莫司", "莫德", "度胺", "鲁司特", "西林", "沙星", "培南", "巴坦",
    "康唑", "芬净", "洛韦", "拉韦", "他韦", "布韦", "普韦", "那韦", "他滨", "曲塞", "他赛", "比星", "替康", "鲁胺", "生坦",
    "司兰", "诺生", "普酶", "度司他", "西呱", "司特", "吉泮", "曲普坦", "雷生", "卡托", "普坦", "可泮", "奥仑赛",
    "瑞林", "瑞克", "泊帕", "曲坦", "匹坦", "列奈", "普利", "唑仑", "西泮", "洛芬", "昔康", "西坦", "福韦", "特韦", "卡韦", "米韦", "瑞韦",
    "夫定", "西汀", "司亭", "环素", "米松", "奈德", "膦酸", "特罗", "昔芬", "拉滨", "那非", "司群", "德吉", "贝特", "必利", "硝唑", "非班", "麦布", "司他",
)  # fmt: skip

# What Chinese generic names are spelled with, before their stem.
_SPELLING = frozenset(
    "阿埃艾爱安昂奥澳巴班邦贝倍本比吡必波伯泊博布卜茨达戴丹德登迪地蒂丁度多恩法凡芬非夫弗伏福氟格戈贡瓜哈海赫吉加佳卡坎康科克可库奎拉来莱兰朗劳勒雷利里立林仑"
    "罗洛鲁卢伦马麦曼美门蒙米莫木穆那纳乃奈南尼宁努诺欧帕派培佩匹普奇齐曲瑞萨塞赛三桑森培化拜莎沙舍司思斯苏索塔他泰坦汤特替托妥瓦万韦维温沃乌西希昔辛欣休雅亚伊依"
    "英因优尤扎泽珠卓左佐恰考甘嗪苄酚硫氨酰环丙丁戊己异甲乙左右替唑罗朴泮齐古鸠诗赞柏柯凯隆荣让若孜兹弥密敏莉芙菲芭黛朵姆玛莱茵什贾贺赖路逊伐舒氯哌基厄氧柔咪磷缬芦呋喹更得益泛孟硝萘拓扑图奴杜胺恒乐迈耐武盘咯生信它烷宗氘谷硼"
)
# Those of them that are rarely a word of their own.
_SOUNDS = _SPELLING - frozenset(
    "安本可因必比若来让更得多达基图益信生海西三左右甲乙丙丁加美里施古化培用宁马门和先那好每氨酸硫氯苄酚酰环戊己异氧磷缬硝萘恒考甘谷杜"
)
# They begin few names and end many words: 因他…, 可多…, 已比….
_FUNCTION = frozenset("他因可必比本若来让更得")
# Before a name that is known they are words of their own: 加贝利尤单抗, 美批准…; 斯 of 斯贝利单抗 is none, nor 西.
_BEFORE_KNOWN = _FUNCTION | frozenset("多替加里施达特美三甲乙丙丁左右基图益信生海")
# Peptides, after three characters that spell a name, for 多肽 and 短肽 are none.
_PEPTIDE, _PEPTIDE_SPELLED = "肽", 3
# 伴护蛋白艾维司他特: four characters or more that only spell, of which no two are a word, behind a word for a drug or for taking it.
_TAKEN = Pattern(
    '(?:药物|新药|药品|服用|改服|口服|注射|给予|使用|加用|改用|停用|换用|选用|联合|联用|合并|并用|产品|抑制剂|激动剂|拮抗剂|调节剂|阻断剂|降解剂|蛋白|抗体|商品名|通用名|学名|用药|名为)[为是：:]?[“「『"（(]?'
)
_SPELLED, _SPELLED_MOST = 4, 8
# What an antibody carries: X单抗维汀.
_PAYLOADS = ("维汀", "德鲁替康", "恩坦新", "恩坦辛", "奥佐米星", "奥加米星", "替尼康", "妥替康", "莫替康")
_LONGEST, _SHORTEST = 9, 2
_WORD = Pattern("[A-Z]?[a-z]{5,}(?:-[a-z]{4}(?![a-z]))?")
_LATIN_SHORTEST = 7
# The first word of a name of cells or genes that carry a gene: rapcabtagene autoleucel, onasemnogene abeparvovec.
_GENE = Pattern("[A-Z]?[a-z]{3,}gene \\Z")
_GENE_LONGEST = 24
# The suffix of four letters that tells a biological product from its like: anifrolumab-fnia.
_SUFFIX = 5


def find_coined(flow: str, ends: Sequence[int], known: Mapping[int, int], entities: Container[int] = ()) -> list[Found]:
    """Names of drugs by their stems, sorted.

    ``ends`` are the ends of the words of the flow, at one of which a Han name begins. ``known`` leads from the ends of drugs of the lexicon to
    their starts: what ends there is left to it, unless the spelling goes on before it (斯贝利单抗 is no 贝利单抗). ``entities`` are the ends of
    all known names, behind which a name begins anew.
    """
    bounds = frozenset(ends)
    found = [Found("drug", start, end, {}, "coined.latin") for start, end in _latin(flow) if end not in known]
    found += [
        Found("drug", start, end, {}, "coined.han")
        for start, end in _han(flow, bounds)
        if end not in known or _goes_on_before(flow, start, known[end], ends, entities)
    ]
    found += _by_sound(flow, bounds, known)
    return sorted(found, key=lambda one: one.start)


def _by_sound(flow: str, bounds: Container[int], known: Container[int]) -> Iterator[Found]:
    """Drugs without a stem that are spelled by sound behind a word of taking, wherever they stand again."""
    names = set()
    for cue in _TAKEN.finditer(flow):
        start = end = cue.end()
        while end - start < _SPELLED_MOST + 1 and flow[end : end + 1] in _SOUNDS and end in bounds:
            end += 1
        # The last character may begin a word.
        end -= end not in bounds
        if _SPELLED <= end - start <= _SPELLED_MOST and end not in known and flow[start] not in _FUNCTION:
            names.add(flow[start:end])
    for name in names:
        at = flow.find(name)
        while at >= 0:
            yield Found("drug", at, at + len(name), {}, "coined.sound")
            at = flow.find(name, at + len(name))


def _goes_on_before(flow: str, start: int, known: int, ends: Sequence[int], entities: Container[int]) -> bool:
    """Whether what stands between ``start`` and the known name behind it spells a longer name, and is no word."""
    return (
        start < known
        and known not in entities
        and word_start(ends, known) == known - 1
        and _BEFORE_KNOWN.isdisjoint(flow[start:known])
        and not any(at in entities for at in range(start + 1, known))
    )


def _latin(flow: str) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(flow):
        start, end = match.span()
        word = match[0]
        bare = word[:-_SUFFIX] if "-" in word else word
        if len(bare) >= _LATIN_SHORTEST and bare.endswith(LATIN_STEMS) and not _joined(flow, start, end):
            gene = _GENE.search(flow, max(0, start - _GENE_LONGEST), start)
            yield gene.start() if gene else start, end if bare.endswith(("mab", "cept")) else start + len(bare)


def _joined(flow: str, start: int, end: int) -> bool:
    """Whether Latin letters or digits go on at either side, or the word is part of an address."""
    before, after = flow[start - 1 : start], flow[end : end + 1]
    return (before.isascii() and (before.isalnum() or before in "./@_-") and before != "") or (
        after.isascii() and after.isalnum()
    )


def _han(flow: str, bounds: Container[int]) -> Iterator[tuple[int, int]]:
    for _, at, end in sorted(_stems().find_matches_as_indexes(flow, overlapping=True)):
        start = _start(flow, at, bounds)
        if start is None or flow[start:end] in HAN_STEMS or (flow[at] == _PEPTIDE and at - start < _PEPTIDE_SPELLED):
            continue
        payload = next((len(each) for each in _PAYLOADS if flow.startswith(each, end)), 0) if flow[end - 1] == "抗" else 0
        yield salted(flow, start), end + payload


@lru_cache(maxsize=1)
def _stems() -> AhoCorasick:
    """What finds all stems at once; to look for one after the other takes ten times as long."""
    return AhoCorasick([*HAN_STEMS, _PEPTIDE], matchkind=MatchKind.Standard)


def _start(flow: str, stem: int, bounds: Container[int]) -> int | None:
    """Where the name begins whose stem stands at ``stem``: the furthest word bound before which it is spelled as names are."""
    first = stem
    while first > 0 and stem - first < _LONGEST and flow[first - 1] in _SPELLING:
        first -= 1
    while first < stem and first not in bounds:
        first += 1
    if flow[first] in _FUNCTION and is_han(flow[first - 1 : first]) and stem - first > _SHORTEST:
        first += 1
    return first if stem - first >= _SHORTEST else None
