"""A document as the units that are compared: its sentences, each with its words, entities and values in order.

A unit says nothing of script, typography or edition: words are those of the Simplified view, entities are ids, values their normal forms.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from slepipe.hanzi import is_han
from slepipe.model import Block, Document, Mention, Token
from slepipe.patterns import Pattern

BODY: Final = frozenset({"title", "heading", "paragraph", "list_item", "quote", "table_row"})
_STOPS: Final = frozenset("。！？!?；;")
_LABEL: Final = Pattern(
    r"\s*(?:第?[〇零一二三四五六七八九十百甲乙丙丁戊己庚辛\d]{1,4}(?:[.．]\d{1,3})*(?:[章節节部分篇]+|[、.．)）:：]|\s(?=\D))|[(（][一二三四五六七八九十甲乙丙丁\d]{1,3}[)）])\s*"
)
"""The number of a heading: 1.4, 三、, （二）, 第一章."""
_NUMBER: Final = Pattern(r"\d+(?:\.\d+)?\Z")
_ORDINALS: Final = frozenset("第表图圖(（/")
"""Signs before a number that says a place or belongs to a name: 第003版, 表1, (2), IL-12/23."""
MARKER: Final = Pattern(r"[\[［【]\^?[\d,，、;；~～–—-]+[\]］】]")
"""A citation marker, whether or not the document has the entry."""
_PEOPLE: Final = frozenset("例名位人个")
"""Classifiers of people: 29名 and 29例 are the same number of patients."""
_TABLETS: Final = frozenset("片锭")
"""Taiwan's 60錠 are the Mainland's 60片."""


class Item(msgspec.Struct, frozen=True, gc=False):
    """A word, an entity or a value of a unit.

    Two items with the same ``exact`` say the same; with the same ``kind`` they may stand for each other: of a word that is the word, of a
    mention its type. ``unit`` is the number of its unit, -1 where it stands in none.
    """

    unit: int
    exact: str
    kind: str
    start: int
    end: int
    mention: Mention | None = None


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A sentence or a heading; ``words`` is what its items say, ``shape`` the same with the values left open.

    ``block`` and ``section`` are the numbers of its block and of the heading above it (-1 for none).
    """

    number: int
    block: int
    section: int
    heading: bool
    start: int
    end: int
    items: tuple[Item, ...]
    words: tuple[str, ...]
    shape: tuple[str, ...]


def read_units(document: Document, identity: Callable[[str], str]) -> list[Unit]:
    """The units of a document in order; ``identity`` gives an entity's id the name that it has in both documents.

    References and the heading of their list, boilerplate, front matter and citation markers belong to no unit. A bare figure is an
    item like a value, of the type ``number``.
    """
    headings = [block.start for block in document.blocks if block.kind == "heading"]
    starts = [token.start for token in document.tokens]
    mentions = {mention.start: mention for mention in document.mentions if not mention.nested}
    cited = [(each.start, each.end) for each in document.citations] + [each.span() for each in MARKER.finditer(document.text)]
    markers = {at for start, end in cited for at in range(start, end)}
    units: list[Unit] = []
    for number, block in enumerate(document.blocks):
        behind = document.blocks[number + 1].kind if number + 1 < len(document.blocks) else ""
        if block.kind not in BODY or (block.kind == "heading" and behind == "reference"):
            continue
        section = bisect_right(headings, block.start) - 1
        heading = block.kind in ("heading", "title")
        label = _LABEL.match(document.text, block.start, block.end) if block.kind == "heading" else None
        first = label.end() if label and label.end() < block.end else block.start
        tokens = document.tokens[bisect_left(starts, first) : bisect_left(starts, block.end)]
        for start, end, sentence in _sentences(document.text, tokens, block, whole=heading):
            made = (
                _item(token, mentions.get(token.start) or _number(document.text, token, start), len(units), identity)
                for token in sentence
                if token.start not in markers
            )
            items = tuple(item for item in made if item is not None)
            if items:
                words, shape = tuple(item.exact for item in items), tuple(item.kind for item in items)
                # A mention may go on behind the end of a block: 「£」 and 「0」 on two lines.
                units.append(Unit(len(units), number, section, heading, start, max(end, items[-1].end), items, words, shape))
    return units


def _sentences(text: str, tokens: Sequence[Token], block: Block, *, whole: bool) -> Iterator[tuple[int, int, Sequence[Token]]]:
    """Start, end and tokens of each sentence of a block; a heading is ``whole``."""
    first, start = 0, block.start
    for number, token in enumerate(tokens):
        if not whole and (token.text[-1:] in _STOPS or (token.text[-1:] == "." and _is_full_stop(text, token.end, block.end))):
            yield start, token.end, tokens[first : number + 1]
            first, start = number + 1, token.end
    yield start, block.end, tokens[first:]


def _number(text: str, token: Token, first: int) -> Mention | None:
    """A figure that no mention holds, as a value: the bounds of 95%CI 0.34~0.77. What begins a unit counts its items."""
    before = text[max(first, token.start - 4) : token.start].rstrip(" -")
    # A number behind a Latin word is part of a name (AMG 557).
    named = before[-1:].isascii() and before[-1:].isalpha() and not before.endswith("CI")
    if named or before[-1:] in _ORDINALS or not _NUMBER.match(token.text) or not text[first : token.start].strip():
        return None
    return Mention(
        "number", token.start, token.end, text[token.start : token.end], "compare.number", value={"number": float(token.text)}
    )


def _is_full_stop(text: str, end: int, last: int) -> bool:
    """Whether the point before ``end`` ends a Chinese sentence, as a machine writes it: 「達到主要終點[4].中國」; 「3.蛋白尿」 and 「et al.」 do not."""
    before = text[end - 2 : end - 1]
    return (end >= last or is_han(text[end])) and not (before.isascii() and before.isalnum())


def _item(token: Token, mention: Mention | None, unit: int, identity: Callable[[str], str]) -> Item | None:
    """The item of a token; none of punctuation and white space."""
    if mention is not None and mention.end == token.end:
        exact, kind = _keys(mention, identity)
        return Item(unit, exact, kind, token.start, token.end, mention)
    if not any(map(str.isalnum, token.text)):
        return None
    word = token.text.casefold()
    return Item(unit, word, word, token.start, token.end)


def _keys(mention: Mention, identity: Callable[[str], str]) -> tuple[str, str]:
    """What a mention says and of what kind it is; no word holds the sign that both begin with."""
    if mention.entity is not None:
        return f"\0{identity(mention.entity)}", f"\0{mention.type}"
    return f"\0{mention.type} {canonical_value(mention)}", f"\0{mention.type}"


def canonical_value(mention: Mention) -> str:
    """A value as text that is equal for equal values: in order of its keys, numbers without trailing zeros."""
    value = dict(mention.value or {"text": mention.text})
    if mention.type == "count":
        unit = str(value.get("unit"))
        value |= {"unit": "人"} if unit in _PEOPLE else {"unit": "片"} if unit in _TABLETS else {}
    elif mention.type == "phase":
        # The registry knows no 2a and 2b, a reader does.
        parts = [char for char in mention.text.casefold() if char in "abc"]
        value |= {"part": parts[0]} if parts else {}
    return msgspec.json.encode({key: _plain(value[key]) for key in sorted(value)}).decode()


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value
