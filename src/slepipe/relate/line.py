"""Sentences as the patterns read them: the flow, with one sign for every mention.

「贝利尤单抗(靶向BAFF)用于SLE」 becomes 「D(靶向T)用于S」, with signs from the private use area in place of D, T and S. A pattern over
such a line says 「a drug, then 用于, then a disease」 whatever their names are, and each sign leads back to its mention.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from slepipe.hanzi import to_simplified
from slepipe.model import Article, Mention
from slepipe.patterns import Pattern
from slepipe.recognize import Recognition
from slepipe.view import View

_TYPES = (
    "drug", "drug_class", "therapy", "cell_type", "target", "disease", "symptom", "biomarker", "trial", "phase", "organization",
    "person", "place", "journal", "date", "duration", "age", "percent", "count", "money", "dose", "measurement", "identifier",
    "diagnostic",
)  # fmt: skip
# Control characters beyond ASCII that are no white space: character classes of Latin-1 are compiled ten times as fast.
_FIRST_SIGN, _LAST_SIGN = 0x86, 0x9F
SIGNS = {name: chr(_FIRST_SIGN + number) for number, name in enumerate(_TYPES)}
# For the same reason the marks of the flow become one sign each, in the lines and in the patterns over them.
_FOLD = str.maketrans("，；：（）。、", ",;:()\x80\x81")
_FOLDED = tuple((chr(wide), chr(narrow)) for wide, narrow in _FOLD.items())
_ALIEN = Pattern(f"[\x80\x81{chr(_FIRST_SIGN)}-{chr(_LAST_SIGN)}]")


def line_pattern(source: str) -> Pattern:
    """A pattern over lines; it is written with the marks of the text, and every wide one stands for the narrow one too."""
    return Pattern(source.translate(_FOLD))


def _folded(flow: str) -> str:
    if _ALIEN.search(flow):
        flow = _ALIEN.sub(" ", flow)
    for wide, sign in _FOLDED:
        flow = flow.replace(wide, sign)
    return flow


(
    DRUG, CLASS, THERAPY, CELL, TARGET, DISEASE, SYMPTOM, BIOMARKER, TRIAL, PHASE, ORGANIZATION,
    PERSON, PLACE, JOURNAL, DATE, DURATION, AGE, PERCENT, COUNT, MONEY, DOSE, MEASUREMENT, IDENTIFIER,
    DIAGNOSTIC,
) = SIGNS.values()  # fmt: skip
AGENT = f"[{DRUG}{CLASS}{THERAPY}]"
# A biopsy is of the type therapy and treats nothing, nor is a vaccination what a trial of something else gives.
_DIAGNOSTIC = Pattern(
    "(?i)活检|检查|镜|影像|眼底(?!激光|注射|手术)|MRI|磁共振|磁力共振|磁振|造影|超声|超音波|X光|X线|电脑断层|心电图|脑电图|肌电图|骨密度|化验|检验|测试|筛检|扫描|切片|检测|穿刺|ELISA|CT|透视|筛查|监测|接种"
)
# A cell or a gene is given as a drug is, to patients of a trial who have its side effects.
_PRODUCT = Pattern(
    "(?i)CAR-?NK|(?:CAR|CAAR|TCR)-?T(?![a-z])|(?:细胞|基因|干细胞)(?:疗法|治疗|注射液|产品|制剂|输注|回输|移植)|嵌合抗原受体"
)
# What joins the items of a list: CD19和CD22, BAFF/APRIL, 恶心、腹泻及发热.
JOIN = r"\s?(?:、|和|与|及|以及|或|/|&|＆)\s?"
ITEM = "\x81"


def listed(signs: str) -> str:
    """The source of a pattern for one mention of some signs, or several that are joined: CD19和CD22."""
    one = f"[{signs}]" if len(signs) > 1 else signs
    return f"{one}(?:{JOIN}{one})*"


DRUGS, DISEASES, ORGANIZATIONS = listed(DRUG), listed(DISEASE), listed(ORGANIZATION)
# What may stand in brackets behind a name or a figure: 带状疱疹(7.2%).
NOTE = r"(?:\s?[(（][^()（）]*[)）])?"
_NAME_OF = line_pattern(f"\\s?[(（]{DRUG}(?=[)）,，])")
_NAMELESS = line_pattern("[A-Za-z®™药液]")
_SENTENCE_END = line_pattern("[。！？!?；;\n]+[”」』’]?")
_BRACKETED = line_pattern(r"\s?[(（][^()（）]*[)）]")
# 按2:1接受 is one clause.
_CLAUSE_END = line_pattern(r"[，；。|]|：(?!\d)|(?<!\d)：")
_SKIPPED = frozenset({"reference", "boilerplate"})


class Line(msgspec.Struct, gc=False):
    """A text with signs; ``at`` has the mention of each sign, ``places`` and ``ends`` where each stands and ends in the flow.

    ``whole`` is the line that this one is part of, with ``cuts``: at which place how many of its characters are left out before.
    """

    text: str
    at: dict[int, Mention]
    base: int = 0
    places: list[int] = []
    ends: list[int] = []
    whole: Line | None = None
    cuts: list[tuple[int, int]] = []

    def flow(self, place: int) -> int:
        """The offset in the flow of the character at ``place``."""
        if self.whole is not None:
            return self.whole.flow(place + self.cuts[bisect_right(self.cuts, (place, _ALL)) - 1][1])
        before = bisect_left(self.places, place)
        return self.ends[before - 1] + place - self.places[before - 1] - 1 if before else self.base + place

    def place(self, flow: int) -> int:
        """Where the character or mention that begins at an offset of the flow stands in the text of a whole line."""
        before = bisect_right(self.ends, flow)
        return self.places[before - 1] + 1 + flow - self.ends[before - 1] if before else flow - self.base

    def mentions(self, start: int, end: int, sign: str = "") -> list[Mention]:
        """The mentions between two places, of one sign (or of any of several) where one is named."""
        text, at = self.text, self.at
        if len(sign) != 1:
            return [m for place, m in at.items() if start <= place < end and (not sign or text[place] in sign)]
        found: list[Mention] = []
        place = text.find(sign, start, end)
        while place >= 0:
            found.append(at[place])
            place = text.find(sign, place + 1, end)
        return found


_ALL = 1 << 40


_PEOPLE = frozenset("例名位人宗")


def counts_people(count: Mention) -> bool:
    """Whether a count is one of people or cases: 29名, 343例, 3宗."""
    return (count.value or {}).get("unit") in _PEOPLE


class Sentence(msgspec.Struct, gc=False):
    """A sentence (or part between semicolons) of a block, with its offsets in the source and its number in the article."""

    line: Line
    block: int
    kind: str
    start: int
    end: int
    number: int
    level: int = 0
    outside: Line | None = None

    @property
    def flat(self) -> Line:
        """The line without its brackets."""
        if self.outside is None:
            text = self.line.text
            self.outside = _without_brackets(self.line) if "(" in text else self.line
        return self.outside

    @property
    def heading(self) -> bool:
        """Whether it is a heading or the title, which names a subject and claims nothing."""
        return self.kind in ("heading", "title")


@lru_cache(maxsize=64)
def _stops(text: str) -> list[int]:
    return [match.start() for match in _CLAUSE_END.finditer(text)]


def clause_start(text: str, place: int) -> int:
    """Where the clause that holds ``place`` begins."""
    stops = _stops(text)
    before = bisect_left(stops, place)
    return stops[before - 1] + 1 if before else 0


def clause_end(text: str, place: int) -> int:
    """Where the clause that holds ``place`` ends."""
    stops = _stops(text)
    after = bisect_left(stops, place)
    return stops[after] if after < len(stops) else len(text)


def read_sentences(article: Article, view: View, recognition: Recognition) -> list[Sentence]:
    """The sentences of all blocks but references and boilerplate, in order."""
    flow, offsets = _folded(view.flow), view.offsets
    outer = [m for m in recognition.mentions if not m.nested]
    spans = recognition.outer
    sentences: list[Sentence] = []
    at = 0
    for number, block in enumerate(article.blocks):
        if block.kind in _SKIPPED:
            continue
        start, end = view.to_flow(block.start), view.to_flow(block.end)
        while at < len(spans) and spans[at][0] < start:
            at += 1
        for last in _ends(flow, start, end):
            first = at
            while at < len(spans) and spans[at][0] < last:
                at += 1
            if at > first and spans[at - 1][1] > last:
                # A mention reaches over the stop: no end of a sentence.
                at = first
                continue
            line = _line(flow, start, last, spans[first:at], outer[first:at])
            sentences.append(
                Sentence(line, number, block.kind, offsets[start], offsets[last - 1] + 1, len(sentences), block.level)
            )
            start = last
    return sentences


def _line(flow: str, start: int, end: int, spans: Sequence[tuple[int, int, str]], mentions: Sequence[Mention]) -> Line:
    if not spans:
        return Line(flow[start:end], {}, start)
    pieces: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    base, at = start, 0
    for first, last, kind in spans:
        sign = _sign_of_therapy(flow, first, last) if kind == "therapy" else SIGNS[kind]
        pieces += (flow[start:first], sign)
        at += first - start
        places.append(at)
        ends.append(last)
        at += 1
        start = last
    pieces.append(flow[start:end])
    return Line("".join(pieces), dict(zip(places, mentions, strict=True)), base, places, ends)


def is_drug(mention: Mention) -> bool:
    """Whether a mention is given as a drug is: one by its type, or a therapy with cells or genes."""
    return mention.type == "drug" or (mention.type == "therapy" and _PRODUCT.search(to_simplified(mention.text)) is not None)


def _sign_of_therapy(flow: str, start: int, end: int) -> str:
    if _DIAGNOSTIC.search(flow, start, end) is not None:
        return DIAGNOSTIC
    return DRUG if _PRODUCT.search(flow, start, end) is not None else THERAPY


def _ends(flow: str, start: int, end: int) -> Iterator[int]:
    """The ends of the sentences of a block; a semicolon inside brackets ends none."""
    for match in _SENTENCE_END.finditer(flow, start, end):
        stop = match.end()
        if match[0][0] == ";" and is_open(flow[start:stop]):
            continue
        if stop < end:
            yield stop
        start = stop
    yield end


def is_open(text: str) -> bool:
    """Whether a bracket of a text is not closed in it."""
    return text.count("(") > text.count(")")


def _without_brackets(line: Line) -> Line:
    text, at = line.text, line.at
    pieces: list[str] = []
    cuts: list[tuple[int, int]] = []
    kept: dict[int, Mention] = {}
    place = start = 0
    brackets: list[tuple[int, int]] = []
    for match in _BRACKETED.finditer(text):
        if (named := _NAME_OF.match(text, match.start())) is not None and _NAMELESS.match(text, match.start() - 1):
            # Novarex(阿尼鲁单抗): the name that is known stands in the brackets.
            brackets += [(match.start(), named.end() - 1), (named.end(), match.end())]
        else:
            brackets.append(match.span())
    for head, tail in [*brackets, (len(text), len(text))]:
        if head > start:
            cuts.append((place, start - place))
            pieces.append(text[start:head])
            for where in line.places[bisect_left(line.places, start) : bisect_left(line.places, head)]:
                kept[where - start + place] = at[where]
            place += head - start
        start = tail
    return Line("".join(pieces), kept, whole=line, cuts=cuts or [(0, 0)])
