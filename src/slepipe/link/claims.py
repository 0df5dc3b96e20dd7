"""Paragraphs that state results of studies without naming a source, in an article that names its sources elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from slepipe.patterns import pattern

if TYPE_CHECKING:
    from slepipe.model import Block, Document, Mention

_LEAST_CITED: Final = 3
"""Blocks with a marker below which an article is not thought to cite its claims."""

_SHARE: Final = 0.5
"""The part of the blocks with claims that must cite: below it the article leaves its claims to other means."""

_SHORTEST: Final = 30
_STUDY: Final = r"试验|試驗|研究|临床|臨床|队列|隊列|随机|隨機|安慰[剂劑]|对照组|對照組|荟萃|薈萃|统合分析|統合分析|[Mm]eta|入组|入組|随访|隨訪|追蹤|[缓緩]解率|应答率|應答率|反應率|发生率|發生率|患病率|死亡率"
_STATISTIC: Final = (
    r"(?<![A-Za-z])[Pp]\s?[<>=＜＞＝≤]\s?0?[.．]\d|\b(?:HR|OR|RR)\s?[=＝]?\s?\d\.\d|95\s?[%％]\s?(?:CI|信[赖賴]区?區?[间間]|置信)"
)
_OWN: Final = r"结果|結果|方法|资料|資料|材料|对象|對象|摘要|病例|结论|結論|小结|小結|讨论|討論|(?i:abstract|results?|methods?)|免责|聲明|声明"
"""Headings of an article's own data, which need no source."""

_SOURCE: Final = r"https?://|www\.|(?i:\bet al\b|doi)|[(（][^()（）]{2,40}[,，]\s*(?:19|20)\d\d[a-z]?[)）]|[据據][^。，]{2,20}(?:报道|報道|報導|发布|發布|公布|公佈)|《[^》]+》"
"""A source that is named in words."""


def uncited_claims(document: Document) -> list[tuple[int, int, str]]:
    """The first sentence with a claim of each such block: start, end, message. None where the article hardly cites."""
    starts = [citation.start for citation in document.citations]
    cites = [bisect_left(starts, block.start) < bisect_left(starts, block.end) for block in document.blocks]
    if sum(cites) < _LEAST_CITED:
        return []
    claims = [(at, place) for at, block in enumerate(document.blocks) if (place := _claim(document, at, block))]
    cited = sum(cites[at] for at, _ in claims)
    if not claims or cited < _SHARE * len(claims):
        return []
    return [(*place, _MESSAGE) for at, place in claims if not _is_cited(document, cites, at)]


_MESSAGE: Final = "states a result and names no source"


def _is_cited(document: Document, cites: list[bool], at: int) -> bool:
    """Whether a block has a marker; for an item of a list that of a neighbour counts, such as the line before the list."""
    return cites[at] or (document.blocks[at].kind == "list_item" and any(cites[max(at - 1, 0) : at + 2]))


def _claim(document: Document, at: int, block: Block) -> tuple[int, int] | None:
    """The first sentence of a block that gives a figure of a study."""
    if block.kind not in {"paragraph", "list_item", "quote"} or block.end - block.start < _SHORTEST:
        return None
    text = document.text[block.start : block.end]
    if pattern(_SOURCE).search(text) or _is_own(document, at):
        return None
    start = block.start
    for sentence in pattern(r"[^。！？!?\n]+[。！？!?]?").findall(text):
        end = start + len(sentence)
        if _states_result(sentence, _within(document.mentions, start, end)):
            return start + len(sentence) - len(sentence.lstrip()), end
        start = document.text.find(sentence, start) + len(sentence)
    return None


def _states_result(sentence: str, mentions: list[Mention]) -> bool:
    if pattern(_STATISTIC).search(sentence):
        return True
    figures = sum(mention.type == "percent" for mention in mentions)
    people = any(mention.type == "count" for mention in mentions)
    return bool(figures and (people or figures > 1) and pattern(_STUDY).search(sentence))


def _within(mentions: tuple[Mention, ...], start: int, end: int) -> list[Mention]:
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    last = bisect_left(mentions, end, key=lambda mention: mention.start)
    return list(mentions[first:last])


def _is_own(document: Document, at: int) -> bool:
    """Whether the block stands below a heading of the article's own data or summary."""
    heading = next((block for block in reversed(document.blocks[:at]) if block.kind == "heading"), None)
    return heading is not None and pattern(_OWN).search(document.text[heading.start : heading.end]) is not None
