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
    "endpoint": line_pattern("(?:主要)?(?:研究|疗效|评[价估])?(?:终点|指标)"),
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
        if sentence.kind != "table_row":
            continue
        cells = _cells(sentence.line)
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


def _cells(line: Line) -> list[tuple[int, int]]:
    cells = []
    start = 0
    for part in line.text.split("|"):
        cells.append((start, start + len(part)))
        start += len(part) + 1
    return cells


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


def results_of(cells: dict[str, Cell]) -> tuple[int, int, int, int | None] | None:
    """The places of an endpoint, of the figures of both arms and of a time, where a row has all but the last."""
    if not cells.keys() >= _RESULTS:
        return None
    endpoint = cells["endpoint"].only(BIOMARKER)
    treated, control = (cells[name].only(PERCENT + MEASUREMENT) for name in ("treated", "control"))
    if (
        endpoint is None
        or treated is None
        or control is None
        or cells["treated"].line.text[treated] != cells["control"].line.text[control]
    ):
        return None
    return endpoint, treated, control, cells["endpoint"].only(DURATION)
