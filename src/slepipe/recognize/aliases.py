"""Other names that an article gives its things: Saphnelo(Anifrolumab/阿伏利尤单抗), 原发性干燥综合征（pSS）, 以下简称“三生国健”, 又称….

A name introduced once is marked wherever it stands again, and means the thing beside which it was introduced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from slepipe.patterns import Pattern
from slepipe.recognize.resolve import OWN, Candidate

# Types whose things have other names; a value has none.
_NAMED = frozenset("drug drug_class disease symptom target biomarker therapy cell_type trial organization journal".split())
_BRACKET = Pattern(r"\s?[（(\[［]([^（()）\[\]［］\n。；]{2,80})[)）\]］]")
_PARTS = Pattern(r"\s*[,，、;；/／|]\s*|(?<=[”\"」])\s*(?:或|及|和)\s*(?=[“\"「])|(?<=[\u4e00-\u9fff])\s*[:：]\s*")
# Words that lead to a name, inside brackets or behind the thing itself, and the quotation marks around it.
_LEAD = Pattern(
    "(?:以下)?(?:简称|缩写)(?:作|为|是|:|：)?|又(?:称|名)(?:为|作)?|也(?:称|叫)(?:为|作)?|亦(?:称|作)(?:为)?|即|商品名(?:称)?(?:为|是)?|通用名(?:称)?(?:为|是)?|"
    "英文(?:名|商品名|简称|缩写|全称)?(?:为|是)?|(?:研发|产品|项目|药物)?代[号码](?:为|是)?|中文(?:名|商品名)?(?:称)?(?:为|是)?|学名|俗称|旧称|原名|曾用名|全称(?:为|是)?|译名|本品"
)
_BEHIND = Pattern(
    "[，,]?\\s?(?:(?:以下)?简称(?:为|作|:|：)?|又(?:称|名)(?:为|作)?|也(?:称|叫)(?:为|作)?|亦称(?:为)?|俗称|商品名(?:称)?(?:为|是|:|：)?|(?:研发)?代号(?:为|是|:|：)?)\\s?"
    '[“"「『‘]?([A-Za-z0-9\u4e00-\u9fffα-ω®™ .\\-]{2,24}?)[”"」』’，,。；;）)（(、]'
)
# With what all of this begins, behind a comma and a blank.
_BEGINS = frozenset("（([［以简又也亦俗商研代")
_BEGINS_WITHIN = 3
_QUOTES = " “”\"「」『』‘’'®™：:"
_LATIN_NAME = Pattern(r"[A-Za-z0-9α-ωΑ-Ω][A-Za-z0-9α-ωΑ-Ω®™ .,'’+\-/]{1,70}")
_ABBREVIATION = Pattern(r"(?=.*[A-Z].*[A-Z])[A-Za-z0-9α-ω][A-Za-z0-9α-ω+\-]{1,11}")
_HAN_NAME = Pattern("[\u4e00-\u9fffA-Za-z0-9α-ω·\\-]{2,16}")
# Of a thing in brackets these are no names but what is said of it.
_NO_NAME = Pattern(
    r"[\d.,\s%%‰±<>≤≥=~\-–—:：/]+\Z|(?:n|N|p|P|OR|HR|RR|CI|SD|IQR|95)\b|.*\d\s?%|如|例如|包括|含|即将|见|图|表|占|约|共|其中|NYHA|WHO|CTCAE|ECOG|Child|.*\s[IVX]+\Z|.*(?:Pharma|Inc\b|Ltd|Corp|Therapeutics|Holdings|Bio(?:tech|science))|参考|或|和|与|及|以及|不|未|无|有|仅|等|第|原文|来源|图片|化名"
)
_GENERIC = frozenset(
    "公司 本公司 集团 本集团 该药 本药 本品 该产品 患者 研究 本研究 试验 治疗组 对照组 观察组 安慰剂 试验药物 研究药物 试验药 研究药 新药 药物 该疗法 本疗法 试验组 研究组 干预组 目标公司 标的公司 买方 卖方 受让方 转让方 合作方 甲方 乙方 本院 该院 我院 本次交易 协议 mL dL mmHg kDa pH SD CI OR HR RR III II IV VI VII Ia Ib IIa IIb IIIa IIIb "
    "HTML PDF APP USD RMB CNY HKD TWD NTD NT HK US UK EU Ltd Inc Corp Co".split()
)
# What people call another drug: Taiwan's patients say 奎宁 and mean hydroxychloroquine; an article that sets the two side by side does, too.
_MISCALLED: dict[str | None, str] = {"quinine": "hydroxychloroquine"}


def learn_aliases(flow: str, candidates: Sequence[Candidate]) -> tuple[list[Candidate], dict[str, str]]:
    """Mentions by names that the article introduces, and which entities of its own are the same as another one.

    The second is for names that are recognized by themselves but say of nothing known: in 奥瑞瓦单抗（Saphnelo） the first is the second.
    """
    longest, values = _owners(candidates, len(flow))
    names: dict[str, Candidate] = {}
    same: dict[str, str] = {}
    for owner in sorted(longest.values(), key=lambda candidate: candidate.start):
        if _BEGINS.isdisjoint(flow[owner.end : owner.end + _BEGINS_WITHIN]):
            continue
        introduced = list(_introduced(flow, owner))
        others = {span[:2]: other for span in introduced if (other := longest.get(span[1])) and other.start == span[0]}
        pairs = ((owner.entity, other.entity) for other in others.values())
        if (
            miscalled := next((name for pair in pairs for name in pair if name and _MISCALLED.get(name) in pair), None)
        ) is not None:
            same[miscalled] = _MISCALLED[miscalled]
            continue
        if _lists_others(owner, others.values()):
            continue
        for start, end, led in introduced:
            shortens = _shortens(flow[start:end], flow[owner.start : owner.end])
            if end not in longest and not any(values[start:end]) and _fits(flow[start:end], led=led or shortens):
                names.setdefault(flow[start:end], owner)
        for other in others.values():
            if other.type == owner.type:
                _merge(owner, other, same)
    return [found for name, owner in names.items() for found in _everywhere(flow, name, owner)], same


def _owners(candidates: Sequence[Candidate], size: int) -> tuple[dict[int, Candidate], bytearray]:
    """What may have other names, the longest at each end; and where values stand, which are no names."""
    longest: dict[int, Candidate] = {}
    values = bytearray(size)
    for candidate in candidates:
        if candidate.type in _NAMED and candidate.entity:
            held = longest.get(candidate.end)
            if held is None or candidate.start < held.start:
                longest[candidate.end] = candidate
        elif candidate.value:
            values[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
    return longest, values


def _lists_others(owner: Candidate, others: Iterable[Candidate]) -> bool:
    """Whether the brackets list what there is of a thing, and no names of it: Ⅰ型干扰素（IFN-α、IFN-β）."""
    known = OWN not in (owner.entity or "")
    return known and any(OWN not in (o.entity or "") and o.entity != owner.entity and o.type == owner.type for o in others)


def _merge(owner: Candidate, other: Candidate, same: dict[str, str]) -> None:
    """Note that two entities are one where the article made one of them: the lexicon's is kept, else the first."""
    one, two = owner.entity or "", other.entity or ""
    if one != two and OWN in two:
        same.setdefault(two, one)
    elif one != two and OWN in one:
        same.setdefault(one, two)


def _introduced(flow: str, owner: Candidate) -> Iterator[tuple[int, int, bool]]:
    """Spans of what stands in brackets behind a thing, or behind words that lead to a name; and whether such words did."""
    end = owner.end
    following = flow[end : end + 2].lstrip()[:1]
    if following in "（([［" and following:
        match = _BRACKET.match(flow, end)
        if match is not None:
            yield from _inside(flow, match.start(1), match.end(1))
            end = match.end()
    if (behind := _BEHIND.match(flow, end)) is not None:
        span = _trimmed(flow, *behind.span(1))
        yield *span, True


def _inside(flow: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    at, led = start, False
    pieces = [*_PARTS.finditer(flow, start, end), None]
    for piece in pieces:
        stop = piece.start() if piece else end
        lead = _LEAD.match(flow, at, stop)
        span = _trimmed(flow, lead.end() if lead else at, stop)
        # 以下简称“公司”或“三生国健”: what leads to one name leads to the other.
        led = lead is not None or (led and piece is None)
        if span[1] > span[0]:
            yield *span, led
        at = piece.end() if piece else end


def _trimmed(flow: str, start: int, end: int) -> tuple[int, int]:
    while start < end and flow[start] in _QUOTES:
        start += 1
    while end > start and flow[end - 1] in _QUOTES:
        end -= 1
    return start, end


def _fits(name: str, *, led: bool) -> bool:
    """Whether what is introduced may be a name: an abbreviation, English words, or Han behind words that lead to it."""
    if len(name) < 2 or name in _GENERIC or _NO_NAME.match(name):
        return False
    if _LATIN_NAME.fullmatch(name):
        return _ABBREVIATION.fullmatch(name) is not None or (len(name) > 4 and len(name.split()) <= 8)
    return led and _HAN_NAME.fullmatch(name) is not None


def _shortens(name: str, full: str) -> bool:
    """Whether a Han name is made of the characters of a longer one, in order: 中大 of 香港中文大学."""
    if not (len(name) < len(full) and _HAN_NAME.fullmatch(name)):
        return False
    rest = iter(full)
    return all(character in rest for character in name)


def _everywhere(flow: str, name: str, owner: Candidate) -> Iterator[Candidate]:
    """Mentions by a name. An abbreviation in its own case, any other in any case; no part of a longer Latin word."""
    flags = 0 if _ABBREVIATION.fullmatch(name) or not name.isascii() else re.IGNORECASE
    before = r"(?<![A-Za-z0-9])" if name[0].isascii() else ""
    after = r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
    for match in re.finditer(f"{before}{re.escape(name)}{after}", flow, flags):
        yield Candidate(match.start(), match.end(), owner.type, "alias.article", owner.entity)
