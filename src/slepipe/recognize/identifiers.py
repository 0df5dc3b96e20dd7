"""Identifiers of works, trials, approvals, companies and pages, each with its scheme and canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

# What a URL or DOI is written in: visible ASCII without quotes and angle brackets.
_VISIBLE = r"[!#-;=?-~]"
# Closing punctuation is no part of a URL or DOI at its end: (https://example.org), doi:10.1000/x.
_TRAILING = ".,;:!?'\"”’>]"

_DOMAIN = r"[a-z0-9\-]{0,40}\.(?:[a-z0-9][a-z0-9\-]{0,40}\.){0,3}(?:com|org|gov|net|edu)(?:\.(?:cn|tw|hk))?"
_DOMAIN_SIGNS = ("www.", ".com", ".org", ".gov", ".net", ".edu")
_EXCHANGES = (
    *("NASDAQ", "Nasdaq", "纳斯达克", "NYSE", "纽交所", "纽约证交所", "LSE", "SIX", "TSE", "HKEX", "港交所", "SSE"),
    *("上交所", "深交所"),
)
_SHARES = ("股票", "证券", "股份", "上市", "交易", "美股", "港股", "A股")
# 兴柜 and 上柜 are the boards of Taiwan's over-the-counter market.
_LISTED = (*_SHARES, "兴柜", "上柜")
_EXCHANGE = "|".join(_EXCHANGES) + f"|(?:{'|'.join(_SHARES)})(?:代码|代号)?"
# A class first, and what must not stand before it second, is searched four times as fast as the other way round.
_TICKER_SIGNS = (".S", ".H", ".B", ".T", ".K")
# How the numbers of shares listed in Shanghai, Shenzhen and Beijing begin.
_BOARDS = r"60[0135]|68[89]|00[0-3]|30[01]|8[378]\d|43\d|920"

# What an office's name or its sign is written in.
_OFFICE = "(?![年月日依据以按照的见与和及由])[\u4e00-\u9fff]"

# scheme, literals of which one stands in each identifier, how far behind its begin (None: the whole text is searched
# where it has one of them), and the pattern; the identifier is its group ``id`` or the whole match
_ROWS: tuple[tuple[str, tuple[str, ...], int | None, str], ...] = (
    ("url", ("http",), 0, rf"https?://{_VISIBLE}+"),
    ("url", _DOMAIN_SIGNS, None,
     rf"[a-z0-9](?<![A-Za-z0-9_@.\-/].)(?:(?<=w)ww\.{_VISIBLE}+|{_DOMAIN}(?![\w.@])(?:/{_VISIBLE}*)?)"),
    ("doi", ("10.",), 0, rf"(?<![A-Za-z0-9_./])10\.\d{{4,9}}/{_VISIBLE}+?(?=[;,](?:PM|doi|DOI|http)|(?!{_VISIBLE}))"),
    ("pmcid", ("PMC",), 0, r"(?<![A-Za-z0-9])PMC\d{5,9}(?!\d)"),
    ("pmid", ("PMID",), 0, r"(?<![A-Za-z0-9])PMID[\s:：]*(?P<id>\d{5,9})(?!\d)"),
    ("nct", ("NCT",), 0, r"(?<![A-Za-z0-9])NCT\s?\d{8}(?!\d)"),
    ("ctr", ("CTR",), 0, r"(?<![A-Za-z0-9])CTR\s?\d{8}(?!\d)"),
    ("chictr", ("ChiCTR",), 0, r"(?<![A-Za-z0-9])ChiCTR(?:-[A-Z]{2,5}-)?\d{8,10}(?!\d)"),
    ("isrctn", ("ISRCTN",), 0, r"(?<![A-Za-z0-9])ISRCTN\s?\d{8}(?!\d)"),
    ("eudract", ("EudraCT",), None, r"(?<![\d\-])(?:19|20)\d{2}-\d{6}-\d{2}(?![\d\-])"),
    ("ctis", ("-5",), 4, r"(?<![\d\-])20\d{2}-5\d{5}-\d{2}-\d{2}(?![\d\-])"),
    ("jrct", ("jRCT",), 0, r"(?<![A-Za-z0-9])jRCTs?\d{9,10}(?!\d)"),
    ("umin", ("UMIN",), 0, r"(?<![A-Za-z0-9])UMIN\d{9}(?!\d)"),
    ("actrn", ("ACTRN",), 0, r"(?<![A-Za-z0-9])ACTRN\d{14}(?!\d)"),
    ("nmpa-approval", ("国药准字",), 0, r"国药准字\s?[A-Z]{1,3}\d{8}(?!\d)"),
    ("nmpa-acceptance", ("JX", "JY", "JT", "CX", "CY", "CT"), 0, r"[JC](?<![A-Za-z0-9].)[XYT][HSZ][SLBCR][BE]?\d{7}(?!\d)"),
    ("tfda-licence", ("卫部", "卫署"), 0, r"卫[部署](?:(?:罕|陆)?药|菌疫|医器)\w{0,2}字\s?第\s?\d{5,6}\s?号"),
    ("hk-licence", ("HK-",), 0, r"(?<![A-Za-z0-9])HK-\d{5}(?!\d)"),
    ("ticker", _TICKER_SIGNS, None, r"\d(?<![A-Za-z0-9.].)\d{3,5}\.(?:SH|SZ|HK|BJ|SS|TW|TWO|T|KS|KQ)(?![A-Za-z])"),
    ("ticker", _EXCHANGES + _SHARES, 0, rf"(?:{_EXCHANGE})[\s:：]+(?P<id>[A-Z]{{1,5}}|\d{{4,6}}(?:-[BWPSR])?)(?![A-Za-z0-9])"),
    ("ticker", _LISTED, 0, rf"(?:{'|'.join(_LISTED)})(?:代码|代号)[\s:：为是]*(?P<id>\d{{4,6}}(?:-[BWPSR])?)(?![A-Za-z0-9])"),
    ("announcement", ("公告编号", "公告号"), 0, r"公告(?:编号|号)[\s:：]*(?:临\s?)?(?P<id>(?:19|20)\d\d-\d{3,4})(?!\d)"),
    # 江医保发〔2025〕17号, 2025年第128号公告, 卫授食字第1141409876号: what an office numbers its papers by.
    ("document-number", ("〔20", "[20", "（20", "(20", "【20"), None,
     rf"(?:{_OFFICE}){{2,8}}?(?:(?<=[发函注办字规令通告综审监管政教疾妇基科法质械化妆险保计文秘价厅局议])[〔\[【]20\d\d[〕\]】]|(?<=[发函字办令])[（(]20\d\d[）)])(?:第\s?)?\d{{1,5}}\s?号"),
    ("document-number", ("号公告", "号令", "号通告"), None, r"20\d\d年第\s?\d{1,4}\s?号(?=公告|令|通告)"),
    ("document-number", ("字第",), None, rf"(?:{_OFFICE}){{2,8}}?字第\s?\d{{7,12}}\s?号"),
    ("nmpa-notice", ("通知书编号", "批件号", "证书编号"), 0, r"(?:通知书编号|批件号|证书编号)[\s:：]*(?P<id>20\d\d(?:LP|LB|S|B|R)\d{5})(?!\d)"),
    ("grant", ("基金项目", "基金资助", "课题资助"), None,
     r"[（(](?<=[金划目题项].)(?:No\.?\s?|(?:项目)?编号[:：]?\s?)?(?!(?:19|20)\d\d-(?:19|20)\d\d)(?P<id>[A-Z]{0,5}\d[0-9A-Z\-]{5,18})(?=[)）,，、])"),
    ("protocol", ("方案编号", "方案号", "方案代号", "试验编号", "研究编号", "计划编号", "计画编号", "计划书编号"), 0,
     r"(?:方案编?号|方案代号|试验编号|研究编号|计[划画]书?编号)[\s:：]*(?P<id>[A-Z][A-Za-z0-9]{1,11}(?:-[A-Za-z0-9]{1,8}){1,4})(?![A-Za-z0-9])"),
    # A bare number in brackets is a ticker right after a company's short name only: 某某医药(600000).
    ("ticker", ("(", "（"), None, r"[(（](?<=[药技医司物].)(?P<id>(?!19|20)[1-9]\d{3})(?:[)）]|(?=[，,]\s?(?:以下|下称|简称|股票)))"),
    ("ticker", ("(", "（"), None, rf"[(（](?<=[^\W\d_].)(?P<id>(?:{_BOARDS})\d{{3}}|0\d{{4}})[)）]"),
)  # fmt: skip
_OTHER_NUMBER = ("邮编", "邮政编码", "电话", "批号", "编号", "区号", "货号", "型号")
_TABLE = tuple((scheme, literals, back, Pattern(pattern)) for scheme, literals, back, pattern in _ROWS)
_DOI_URL = Pattern(r"(?i)https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/.+)")


@lru_cache(maxsize=1)
def _literals() -> tuple[tuple[str, ...], AhoCorasick]:
    """All literals of the table and what finds them, for sixty searches for one literal each take ten times as long."""
    literals = tuple({literal: None for _, row, _, _ in _ROWS for literal in row})
    return literals, AhoCorasick(literals, matchkind=MatchKind.Standard)


def find_identifiers(flow: str) -> list[Found]:
    """All identifiers of the flow; those inside a URL come too and are dropped with other overlaps."""
    literals, matcher = _literals()
    places: dict[str, list[int]] = {}
    for number, place, _ in matcher.find_matches_as_indexes(flow, overlapping=True):
        places.setdefault(literals[number], []).append(place)
    found: list[Found] = []
    for scheme, row, back, pattern in _TABLE:
        if not places.keys().isdisjoint(row):
            begins = None if back is None else sorted(place - back for literal in row for place in places.get(literal, ()))
            found += [_identifier(flow, match, scheme) for match in _matches(flow, begins, pattern)]
    return [one for one in found if not _is_other_number(flow, one)]


def _matches(flow: str, begins: list[int] | None, pattern: Pattern) -> Iterable[re.Match[str]]:
    """What ``pattern.finditer`` gives, with the pattern asked only where it may match, if that is known."""
    if begins is None:
        return pattern.finditer(flow)
    found: list[re.Match[str]] = []
    for begin in begins:
        if begin >= (found[-1].end() if found else 0) and (match := pattern.match(flow, begin)) is not None:
            found.append(match)
    return found


def _is_other_number(flow: str, found: Found) -> bool:
    """Whether what looks like a ticker is called a post code, a telephone number or the like."""
    before = flow[max(0, found.start - 6) : found.start - 1] if found.rule == "identifier.ticker" else ""
    return any(word in before for word in _OTHER_NUMBER)


def _without_trailing(flow: str, start: int, end: int) -> int:
    while end > start and (
        flow[end - 1] in _TRAILING or (flow[end - 1] == ")" and flow.count("(", start, end) < flow.count(")", start, end))
    ):
        end -= 1
    return end


def _identifier(flow: str, match: re.Match[str], scheme: str) -> Found:
    start, end = match.span("id" if "id" in match.re.groupindex else 0)
    rule = f"identifier.{scheme}"
    if scheme in ("url", "doi"):
        end = _without_trailing(flow, start, end)
    text = flow[start:end]
    if scheme == "url" and (doi := _DOI_URL.match(text)) is not None:
        scheme, text = "doi", doi[1]
    elif scheme not in ("url", "doi"):
        text = "".join(text.split())
    return Found("identifier", start, end, {"scheme": scheme, "id": text}, rule)
