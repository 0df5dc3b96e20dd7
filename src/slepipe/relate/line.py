"""Sentences as the patterns read them: the flow, with one sign for every mention.

「贝利尤单抗(靶向BAFF)用于SLE」 becomes 「D(靶向T)用于S」, with signs from the private use area in place of D, T and S. A pattern over
such a line says 「a drug, then 用于, then a disease」 whatever their names are, and each sign leads back to its mention.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from slepipe.model import Article, Mention
from slepipe.patterns import Pattern
from slepipe.recognize import Recognition
from slepipe.view import View

_TYPES = (
    "drug", "drug_class", "therapy", "cell_type", "target", "disease", "symptom", "biomarker", "trial", "phase", "organization",
    "person", "place", "journal", "date", "duration", "age", "percent", "count", "money", "dose", "measurement", "identifier",
    "diagnostic",
)  # fmt: skip
SIGNS = {name: chr(0xE000 + number) for number, name in enumerate(_TYPES)}
(
    DRUG, CLASS, THERAPY, CELL, TARGET, DISEASE, SYMPTOM, BIOMARKER, TRIAL, PHASE, ORGANIZATION,
    PERSON, PLACE, JOURNAL, DATE, DURATION, AGE, PERCENT, COUNT, MONEY, DOSE, MEASUREMENT, IDENTIFIER,
    DIAGNOSTIC,
) = SIGNS.values()  # fmt: skip
AGENT = f"[{DRUG}{CLASS}{THERAPY}]"
# A biopsy is of the type therapy and treats nothing.
_DIAGNOSTIC = Pattern("(?i)活检|检查|镜|影像|MRI|磁共振|造影|超声|扫描|切片|检测|穿刺|ELISA|CT|透视|筛查|监测")
# What joins the items of a list: CD19和CD22, BAFF/APRIL, 恶心、腹泻及发热.
JOIN = r"\s?(?:、|和|与|及|以及|或|/|&|＆)\s?"
_SENTENCE_END = Pattern("[。！？!?；;\n]+[”」』’]?")
_BRACKETED = Pattern(r"\s?[(（][^()（）]*[)）]")
_OPEN, _CLOSED = "(（", ")）"
_CLAUSE_ENDS = "，,；;。：:|"
_SKIPPED = frozenset({"reference", "boilerplate"})


class Line(msgspec.Struct, gc=False):
    """A text of signs; ``at`` has the mention of each sign, ``starts``/``flows`` where each run of the text lies in the flow."""

    text: str
    at: dict[int, Mention]
    starts: list[int]
    flows: list[int]

    def flow(self, place: int) -> int:
        """The offset in the flow of the character at ``place``."""
        run = bisect_right(self.starts, place) - 1
        return self.flows[run] + place - self.starts[run]

    def place(self, flow: int) -> int:
        """Where the character or mention that begins at an offset of the flow stands in the text."""
        run = bisect_right(self.flows, flow) - 1
        return self.starts[run] + flow - self.flows[run]

    def mentions(self, start: int, end: int, sign: str = "") -> list[Mention]:
        """The mentions between two places, of one sign (or of any of several) where one is named."""
        text, at = self.text, self.at
        return [m for place, m in at.items() if start <= place < end and (not sign or text[place] in sign)]


class Sentence(msgspec.Struct, gc=False):
    """A sentence (or part between semicolons) of a block: its line with brackets, and ``flat`` without them.

    ``start``/``end`` are its offsets in the source.
    """

    line: Line
    flat: Line
    block: int
    kind: str
    start: int
    end: int
    number: int = 0

    @property
    def heading(self) -> bool:
        """Whether it is a heading or the title, which names a subject and claims nothing."""
        return self.kind in ("heading", "title")


def clause_start(text: str, place: int) -> int:
    """Where the clause that holds ``place`` begins."""
    return max([text.rfind(sign, 0, place) for sign in _CLAUSE_ENDS]) + 1


def clause_end(text: str, place: int) -> int:
    """Where the clause that holds ``place`` ends."""
    return min([at for sign in _CLAUSE_ENDS if (at := text.find(sign, place)) >= 0], default=len(text))


def read_sentences(article: Article, view: View, recognition: Recognition) -> list[Sentence]:
    """The sentences of all blocks but references and boilerplate, in order."""
    outer = [m for m in recognition.mentions if not m.nested]
    spans = recognition.outer
    sentences: list[Sentence] = []
    at = 0
    for number, block in enumerate(article.blocks):
        start, end = view.to_flow(block.start), view.to_flow(block.end)
        while at < len(spans) and spans[at][0] < start:
            at += 1
        first = at
        while at < len(spans) and spans[at][1] <= end:
            at += 1
        if block.kind in _SKIPPED:
            continue
        line = _line(view.flow, start, end, spans[first:at], outer[first:at])
        for head, tail in _ends(line.text):
            part = _cut(line, [(head, tail)])
            flat = _without_brackets(part)
            source = view.to_source(line.flow(head), line.flow(tail - 1) + 1)
            # A sign stands for a whole mention, so the end is that of the last one.
            last = part.at.get(tail - head - 1)
            sentences.append(
                Sentence(part, flat, number, block.kind, source[0], last.end if last else source[1], len(sentences))
            )
    return sentences


def _line(flow: str, start: int, end: int, spans: Sequence[tuple[int, int, str]], mentions: Sequence[Mention]) -> Line:
    pieces: list[str] = []
    at: dict[int, Mention] = {}
    starts, flows = [0], [start]
    place = 0
    for (first, last, kind), mention in zip(spans, mentions, strict=True):
        sign = DIAGNOSTIC if kind == "therapy" and _DIAGNOSTIC.search(flow, first, last) else SIGNS[kind]
        pieces += (flow[start:first], sign)
        place += first - start
        at[place] = mention
        starts += (place, place + 1)
        flows += (first, last)
        place += 1
        start = last
    pieces.append(flow[start:end])
    return Line("".join(pieces), at, starts, flows)


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of a block; a semicolon inside brackets ends none."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        end = match.end()
        if match[0][0] in ";；" and _is_open(text[start:end]):
            continue
        if text[start:end].strip():
            yield start, end
        start = end
    if text[start:].strip():
        yield start, len(text)


def _is_open(text: str) -> bool:
    return sum(map(text.count, _OPEN)) > sum(map(text.count, _CLOSED))


def _cut(line: Line, parts: Sequence[tuple[int, int]]) -> Line:
    """The parts of a line as a line of their own."""
    pieces: list[str] = []
    at: dict[int, Mention] = {}
    starts: list[int] = []
    flows: list[int] = []
    place = 0
    for start, end in parts:
        shift = place - start
        starts.append(place)
        flows.append(line.flow(start))
        run = bisect_right(line.starts, start)
        while run < len(line.starts) and line.starts[run] < end:
            starts.append(line.starts[run] + shift)
            flows.append(line.flows[run])
            run += 1
        for where in range(bisect_right(line.starts, start) - 1, run):
            if start <= (sign := line.starts[where]) < end and sign in line.at:
                at[sign + shift] = line.at[sign]
        pieces.append(line.text[start:end])
        place += end - start
    return Line("".join(pieces), at, starts, flows)


def _without_brackets(line: Line) -> Line:
    text = line.text
    if "(" not in text and "（" not in text:
        return line
    parts: list[tuple[int, int]] = []
    at = 0
    for match in _BRACKETED.finditer(text):
        if match.start() > at:
            parts.append((at, match.start()))
        at = match.end()
    parts.append((at, len(text)))
    return _cut(line, [part for part in parts if part[0] < part[1]])
