"""Journals that no lexicon knows, by the marks of a title and the words around it: 发表于《X》, 《X》杂志; newsletters by their issue."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

_BEFORE = Pattern(
    "(?:发表|刊登|刊载|刊发|登载|见刊|收录|登上|刊于|载于|报道于|杂志|期刊|子刊|学报)(?:于|在|了)?[^，。；《》\n]{0,10}《([^》\n]{2,60})》"
)
_AFTER = Pattern("《([^》\n]{2,60})》(?=(?:杂志|期刊|学报|主刊|子刊|上?(?:发表|刊登|刊载|刊出|刊发|在线|收录)))")
# 《消化周刊》：您怎么看？ asks as a journal does; a weekly, a review or annals are nothing else.
_ASKS = Pattern(
    "(?m)^[ \u3000]*《([\u4e00-\u9fff]{2,12})》(?=[:：])|《([\u4e00-\u9fff]{2,16}(?:周刊|月刊|季刊|年刊|半月刊|双月刊))》"
)
# In marks of a title Latin words name a journal: 研究刊于《Diabetes Care》.
_LATIN = Pattern("《([A-Z][A-Za-z&:,. ]{2,60})》")
_OTHER_LATIN = Pattern("(?i)guid|recommend|consensus|report|handbook|manual|criteria|statement")
# 药物安全通讯（第9期）
_ISSUED = Pattern(
    "(?m)^[ \u3000]*(?P<name>[\u4e00-\u9fff]{2,10}(?:通讯|简报|快讯|快报|会讯|通报|月报|[月季周半]刊|双月刊|学报|期刊|杂志|动态))[ \u3000]?"
    "[（(]?(?:总第?|第|\\d{4}年第)[ \\d一二三四五六七八九十百]{1,5}[期卷号]"
)
# Titles of other works.
_OTHER = Pattern("指南|共识|公告|办法|通知|目录|条例|报告|规范|白皮书|手册|标准|建议|意见|规定|批件|通知书|计划|方案|法")


def find_works(flow: str) -> Iterator[Found]:
    """Journals inside title marks."""
    if "《" in flow:
        for pattern in (_BEFORE, _AFTER):
            for match in pattern.finditer(flow):
                if not _OTHER.search(match[1]):
                    yield Found("journal", *match.span(1), {}, "journal.title")
        for match in _ASKS.finditer(flow):
            yield Found("journal", *match.span(match.lastindex or 1), {}, "journal.title")
        for match in _LATIN.finditer(flow):
            if not _OTHER_LATIN.search(match[1]):
                yield Found("journal", *match.span(1), {}, "journal.title")
    if "期" in flow or "卷" in flow or "号" in flow:
        yield from (Found("journal", *match.span("name"), {}, "journal.issued") for match in _ISSUED.finditer(flow))
