"""Tables of trials: what the heads of the columns say of the cells below them (例数, 主要终点, 治疗组, 对照组)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from slepipe.model import Mention, Value
from slepipe.relate.line import BIOMARKER, COUNT, DOSE, DRUG, DURATION, MEASUREMENT, PERCENT, Line, Sentence, line_pattern

_HEADS: Final = {
    "population": line_pattern(
        "(?:例数|样本量|样本数|[患病]者?人数|受试者数?|入组(?:人数|例数)|人数|[Nn])(?:\\s?[(（]?[例名人]?[)）]?)"
    ),
    "endpoint": line_pattern("(?:主要)?(?:研究|疗效|评[价估]|观察)?(?:终点|指标|项目)"),
    "drug": line_pattern("药[物品]?(?:名称?|成分|品项)?|品[种名项]|通用名称?|成分"),
    "use": line_pattern("(?:临床|治疗)?用途|(?:核准|给付)?适应[症证]|适用(?:范围|对象)|(?:限定)?支付范围|给付(?:范围|对象|条件)"),
    "category": line_pattern("(?:新|现行|修订后?的?)(?:药物|支付|给付|名册)?类别|(?:药物|支付|给付)?类别"),
    "form": line_pattern("(?:剂型|规格|含量)(?:[及、/](?:剂型|规格|含量))?"),
    "treated": line_pattern(f"(?:(?:治疗|试验|用药|给药|实验|研究)组|{DRUG}(?:\\s?{DOSE})?组?)(?:\\s?[(（]%[)）])?"),
    "control": line_pattern("(?:安慰剂|对照)组?(?:\\s?[(（]%[)）])?"),
}
_BARE = line_pattern("[0-9]{1,3}(?:[,，]?[0-9]{3})*")
_RESULTS = frozenset({"endpoint", "treated", "control"})


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A cell of a row: where it stands in the line of its sentence."""

    line: Line
    start: int
    end: int

    def only(self, signs: str) -> int | None:
        """The place of the only mention of some types in the cell."""
        found = [place for place in self.line.at if self.start <= place < self.end and self.line.text[place] in signs]
        return found[0] if len(found) == 1 else None


def read_tables(sentences: Iterable[Sentence]) -> dict[int, dict[str, Cell]]:
    """The cells below a head of ``_HEADS``, by the block of their row and the name of the head."""
    rows: dict[int, dict[str, Cell]] = {}
    heads: dict[str, int] = {}
    width, block = 0, -2
    for sentence in sentences:
        cells = _cells(sentence)
        if len(cells) < _FEWEST and sentence.kind != "table_row":
            continue
        if sentence.block == block:
            # A row of several sentences has no cells to count on.
            rows.pop(block, None)
            continue
        if sentence.block != block + 1:
            heads, width = _heads(sentence.line, cells), len(cells)
        elif heads and len(cells) == width:
            rows[sentence.block] = {name: Cell(sentence.line, *cells[number]) for name, number in heads.items()}
        block = sentence.block
    return rows


def _cells(sentence: Sentence) -> list[tuple[int, int]]:
    """The cells of a row; of a plain paragraph those between bars or wide gaps, as of a table that was copied from elsewhere."""
    text = sentence.line.text
    mark = _BAR if sentence.kind == "table_row" or "|" in text else _GAP
    cells = []
    start = 0
    for match in mark.finditer(text):
        cells.append((start, match.start()))
        start = match.end()
    return [*cells, (start, len(text))]


_BAR = line_pattern("\\|")
_GAP = line_pattern("\\s{2,}|\u3000+\\s*(?=\\S)")
_FEWEST = 3


def _heads(line: Line, cells: list[tuple[int, int]]) -> dict[str, int]:
    """The columns of the heads that are known; of two columns with the same nobody knows which is meant."""
    found: dict[str, list[int]] = {}
    for number, (start, end) in enumerate(cells):
        words = line.text[start:end].strip(" *")
        for name, pattern in _HEADS.items():
            if pattern.fullmatch(words) is not None:
                found.setdefault(name, []).append(number)
    return {name: numbers[0] for name, numbers in found.items() if len(numbers) == 1}


def people_of(cell: Cell) -> Mention | tuple[int, int, Value] | None:
    """The people of a trial in a cell: a count, or the span in the line and the value of a bare number."""
    text = cell.line.text
    words = text[cell.start : cell.end].strip(" *")
    start = text.index(words, cell.start)
    if words == COUNT:
        return cell.line.at[start]
    if _BARE.fullmatch(words) is None:
        return None
    return start, start + len(words), {"number": int(words.replace(",", "")), "unit": "例"}


Span = tuple[int, int]


def results_of(cells: dict[str, Cell]) -> tuple[int, Span, Span, int | None] | None:
    """The place of an endpoint, the spans of the figures of both arms and the place of a time, where a row has all but the last."""
    if not cells.keys() >= _RESULTS:
        return None
    endpoint = cells["endpoint"].only(BIOMARKER)
    treated, control = cells["treated"], cells["control"]
    spans = [_figure(each) for each in (treated, control)]
    if endpoint is None or spans[0] is None or spans[1] is None:
        return None
    told = [each.line.text[span[0]] for each, span in zip((treated, control), (spans[0], spans[1]), strict=True)]
    # Of two plain numbers one may have a sign.
    if told[0] != told[1] and not all(each in _NUMERALS for each in told):
        return None
    return endpoint, spans[0], spans[1], cells["endpoint"].only(DURATION)


def _figure(cell: Cell) -> Span | None:
    """Where the only figure of a cell stands: a mention, or a number without a unit (-4.3)."""
    place = cell.only(PERCENT + MEASUREMENT)
    if place is not None:
        return place, place + 1
    words = cell.line.text[cell.start : cell.end].strip(" *\u3000")
    if _NUMBER.fullmatch(words) is None:
        return None
    start = cell.line.text.index(words, cell.start)
    return start, start + len(words)


_NUMBER = line_pattern("[-−–+]?[0-9]{1,3}\\.[0-9]{1,3}")
_NUMERALS = frozenset("-−–+0123456789")
