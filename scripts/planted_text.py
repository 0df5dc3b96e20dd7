"""Edits of sentences, paragraphs, sections, citations, references and typography, planted by chance; see ``planted`` for what they are."""

from __future__ import annotations

import itertools
import re
from random import Random

from planted import Expected, Planted, Source, key, of_type, replaced, shuffled, to_script

from slepipe.model import Block

BODY = frozenset({"paragraph", "list_item"})
SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?][”」』]?(?:[\[［【][\d,，、\-–]+[\]］】])*")
MARKER = re.compile(r"[\[［【]\d")
ANAPHOR = re.compile("该|該|它|其|此|这|這|本|同年|同|上述|前者|后者|後者|两|兩")
PLAIN = (
    "读到这里，不妨先停下来想一想。", "这一点常常被人忽略，值得再说一遍。", "下面换一个角度来看。",
    "话虽如此，事情远没有说起来那么简单。", "写下这些文字，是希望更多人愿意了解。",
)  # fmt: skip
OTHER_WORDS = ("新的观察", "再看一遍", "来龙去脉", "简要回顾")
WIDTHS = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）"}
WIDTHS |= {value: name for name, value in WIDTHS.items()}
QUOTES = {"“": "「", "”": "」", "「": "“", "」": "”"}


def uncite(source: Source, chance: Random) -> Planted | None:
    """A marker taken out whose labels its paragraph cites nowhere else."""
    for citation in shuffled(list(source.document.citations), chance):
        block = block_at(source, citation.start)
        others = {
            label
            for c in source.document.citations
            if c != citation and c.start in range(block.start, block.end)
            for label in c.labels
        }
        if block.kind in BODY and not others & set(citation.labels):
            wanted = [Expected(frozenset({"citation-removed"}), frozenset({label})) for label in citation.labels]
            return replaced(source, citation.start, citation.end, "", "citation removed", *wanted)
    return None


def cite(source: Source, chance: Random) -> Planted | None:
    """A marker of an existing reference put before the end of a sentence, in a paragraph that does not cite it."""
    labels = [reference.label for reference in source.document.references if reference.label.isdigit()]
    if not labels or not source.document.citations:
        return None
    for block in shuffled(body(source, "paragraph"), chance):
        words = source.text[block.start : block.end]
        ends = [m.start() for m in re.finditer(r"(?<=\w{4})。(?![\[［【”」])", words)]
        cited = {label for c in source.document.citations if c.start in range(block.start, block.end) for label in c.labels}
        free = [label for label in labels if label not in cited]
        if ends and free:
            at, label = block.start + chance.choice(ends), chance.choice(free)
            wanted = Expected(frozenset({"citation-added"}), frozenset({label}))
            return replaced(source, at, at, f"[{label}]", "citation added", wanted)
    return None


def reference_edit(source: Source, chance: Random) -> Planted | None:
    """An entry of the list that nobody cites taken out, one with another year or DOI, or a new one at the end."""
    ways = shuffled([drop_reference, redate_reference, renumber_doi, add_reference], chance)
    return next((made for way in ways if (made := way(source, chance))), None)


def drop_reference(source: Source, chance: Random) -> Planted | None:
    cited = {label for citation in source.document.citations for label in citation.labels}
    for reference in shuffled([r for r in source.document.references if r.label not in cited], chance):
        start, end = line_of(source, reference.start)
        if MARKER.match(source.text, start):
            wanted = Expected(frozenset({"reference-removed"}), frozenset({reference.label}))
            return replaced(source, start, end, "", "reference", wanted)
    return None


def redate_reference(source: Source, chance: Random) -> Planted | None:
    for reference in shuffled(list(source.document.references), chance):
        year = str(reference.csl.get("issued", {}).get("date-parts", [[""]])[0][0])
        words = source.text[reference.start : reference.end]
        if year and words.count(year) == 1:
            at = reference.start + words.index(year)
            wanted = Expected(frozenset({"reference-changed"}), frozenset({reference.label}), field="issued")
            return replaced(source, at, at + 4, str(int(year) - chance.randint(1, 3)), "reference", wanted)
    return None


def renumber_doi(source: Source, chance: Random) -> Planted | None:
    for reference in shuffled(list(source.document.references), chance):
        doi = str(reference.csl.get("DOI", ""))
        words = source.text[reference.start : reference.end]
        if doi and doi[-1].isdigit() and words.count(doi) == 1:
            at = reference.start + words.index(doi) + len(doi) - 1
            wanted = Expected(frozenset({"reference-changed"}), frozenset({reference.label}), field="DOI")
            return replaced(source, at, at + 1, str((int(doi[-1]) + chance.randint(1, 9)) % 10), "reference", wanted)
    return None


def add_reference(source: Source, chance: Random) -> Planted | None:
    labels = [reference.label for reference in source.document.references]
    if not labels or not labels[-1].isdigit():
        return None
    start, end = line_of(source, source.document.references[-1].start)
    if not source.text.startswith("[", start) or not source.text[start:end].endswith("\n"):
        return None
    label = str(int(labels[-1]) + 1)
    entry = f"[{label}]Hoffner L, Brandt K. Eleven winters of one small cohort. Made-up J Rheumatol. 20{chance.randint(10, 24)};12(3):101-109.\n"
    wanted = Expected(frozenset({"reference-added"}), frozenset({label}))
    return replaced(source, end, end, entry, "reference", wanted)


def drop_sentence(source: Source, chance: Random) -> Planted | None:
    """A sentence with values taken out of a paragraph that has others: each value went, each entity went or is mentioned less."""
    for start, end in shuffled(sentences(source), chance):
        inside = [mention for mention in source.mentions if start <= mention.start < end]
        if not any(mention.entity is None for mention in inside):
            continue
        left = {m.entity for m in source.document.mentions if m.entity and not start <= m.start < end}
        wanted = []
        for entity in sorted({str(mention.entity) for mention in inside if mention.entity}):
            kind = "mentions-fewer" if entity in left else "entity-removed"
            wanted.append(Expected(frozenset({kind}), frozenset({entity})))
        # The 95% of a confidence interval is its level, no fact.
        values = [
            m for m in inside if m.entity is None and not re.match(r"\s*(?:CI|置信|信[賴赖心])", source.text[m.end : m.end + 4])
        ]
        distinct = {(m.type, key(m.value)): m for m in values}.values()
        wanted += [Expected(frozenset({"fact-removed", "relation-removed"}), old=mention.text) for mention in distinct]
        return replaced(source, start, end, "", "sentence removed", *wanted, echoes="inside inherited")
    return None


def add_sentence(source: Source, chance: Random) -> Planted | None:
    """A sentence about a new drug with figures of its own, put at the end of a paragraph."""
    there = {entity.id for entity in source.document.entities}
    drug = chance.choice([concept for concept in of_type("drug") if concept.id not in there])
    name = drug.names.get(source.document.variant.tag) or drug.names["zh-Hans"]
    treated, control, week = f"{chance.uniform(40, 90):.1f}%", f"{chance.uniform(10, 39):.1f}%", f"第{chance.randint(9, 50)}周"
    words = f"另一项II期试验中，{name}组{week}应答率为{treated}，安慰剂组为{control}。"
    if source.document.variant.tag != "zh-Hans":
        words, week = to_script("s2t", words), to_script("s2t", week)
    wanted = [Expected(frozenset({"fact-added", "relation-added"}), new=value) for value in ("II期", week, treated, control)]
    wanted.append(Expected(frozenset({"entity-added"}), frozenset({drug.id})))
    ends = [block.end for block in body(source, "paragraph") if source.text[block.end - 1] == "。"]
    if not ends:
        return None
    at = chance.choice(ends)
    return replaced(source, at, at, words, "sentence added", *wanted, echoes="inside")


def add_plain(source: Source, chance: Random) -> Planted | None:
    """A sentence that says nothing of any entity."""
    words = chance.choice(PLAIN)
    ends = [end for _, end in sentences(source)]
    if not ends:
        return None
    at = chance.choice(ends)
    return replaced(source, at, at, script_of(source, words), "plain sentence")


def move_paragraph(source: Source, chance: Random) -> Planted | None:
    """A paragraph put before another one; none that points back (該藥, 其), and none that would leave a heading alone."""
    blocks = source.document.blocks
    pairs = list(itertools.pairwise(blocks))
    beside = {one.start for one, other in [*pairs, *(pair[::-1] for pair in pairs)] if other.kind in BODY}
    whole = [
        block for block in body(source, "paragraph")[1:]
        if line_of(source, block.start)[0] == block.start and block.end - block.start > 30 and block.start in beside
        and source.text[block.end : block.end + 1] == "\n" and not ANAPHOR.search(source.text[block.start : block.start + 25])
    ]  # fmt: skip
    if len(whole) < 3:
        return None
    one, other = sorted(chance.sample(whole, 2), key=lambda block: block.start)
    end = blank_end(source, one.end)
    text = source.text[: one.start] + source.text[end : other.start] + source.text[one.start : end] + source.text[other.start :]
    return Planted("paragraph moved", text, echoes=frozenset({"inherited"}))


def move_section(source: Source, chance: Random) -> Planted | None:
    """A section put before another one of its level, not next to it: it is told as moved, or each of those that it passed."""
    headings = [block for block in source.document.blocks if block.kind == "heading"]
    spans = []
    for number, block in enumerate(headings):
        end = next((b.start for b in headings[number + 1 :] if b.level <= block.level), len(source.text))
        inside = [b.kind for b in source.document.blocks if block.start <= b.start < end]
        start, end = (line_of(source, at)[0] if at < len(source.text) else at for at in (block.start, end))
        if not {"reference", "boilerplate", "title"} & set(inside) and len(inside) > 1 and source.text[end - 1 : end] == "\n":
            spans.append((start, end, block))
    pairs = [(a, b) for a in spans for b in spans if a[2].level == b[2].level and a[1] <= b[0]]
    pairs = [(a, b) for a, b in pairs if sum(a[1] <= c[0] < b[0] and c[2].level == a[2].level for c in spans) > 1]
    if not pairs:
        return None
    (start, end, block), (to, _, _) = chance.choice(pairs)
    text = source.text[:start] + source.text[end:to] + source.text[start:end] + source.text[to:]
    words = one_line(source.text[block.start : block.end])
    return Planted(
        "section moved", text, (Expected(frozenset({"section-moved"}), frozenset({words})),), echoes=frozenset({"inherited"})
    )


def rename_heading(source: Source, chance: Random) -> Planted | None:
    """Another plain word in a heading."""
    mentions = [range(m.start, m.end) for m in source.document.mentions]
    blocks = source.document.blocks
    headings = [block for block, after in itertools.pairwise(blocks) if block.kind == "heading" and after.kind != "reference"]
    for block in shuffled(headings, chance):
        tokens = [
            t for t in source.document.tokens
            if block.start <= t.start and t.end <= block.end and t.end - t.start > 1 and re.fullmatch("[一-鿿]+", t.text)
            and not any(t.start in span for span in mentions) and not re.search("[第一二三四五六七八九十]", t.text)
        ]  # fmt: skip
        if tokens:
            token = chance.choice(tokens)
            words = script_of(source, chance.choice(OTHER_WORDS))
            made = replaced(source, token.start, token.end, words, "heading renamed")
            old, new = (
                source.text[block.start : block.end],
                made.text[block.start : block.end - (token.end - token.start) + len(words)],
            )
            wanted = Expected(
                frozenset({"section-renamed"}), frozenset({one_line(old), one_line(new)}), one_line(old), one_line(new)
            )
            return made._replace(expected=(wanted,))
    return None


def typography(source: Source, chance: Random) -> Planted | None:
    """Signs of the other width, other quotes, or spaces between Han and Latin, in the whole body."""
    way = chance.choice(["width", "quotes", "spaces", "full-width figures"])
    pieces, at = [], 0
    for block in body(source, "paragraph", "list_item"):
        pieces += [source.text[at : block.start], retyped(source.text[block.start : block.end], way)]
        at = block.end
    text = "".join(pieces) + source.text[at:]
    return Planted("typography", text) if text != source.text else None


def retyped(words: str, way: str) -> str:
    """A paragraph with other typography, its words and figures as they were; no address is touched."""
    if way == "width":
        return re.sub(r"(?<=[一-鿿])[,:;()，：；（）](?=[一-鿿])", lambda m: WIDTHS[m.group()], words)
    if way == "quotes":
        return re.sub("[“”「」]", lambda m: QUOTES[m.group()], words)
    if way == "spaces":
        wide = re.sub(r"(?<=[一-鿿])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[一-鿿])", " ", words)
        return wide if wide.count(" ") > words.count(" ") else re.sub(r"(?<=[一-鿿]) (?=\w)|(?<=\w) (?=[一-鿿])", "", words)
    return re.sub(r"(?<=[一-鿿])\d+(?=[一-鿿%])", lambda m: "".join(chr(ord(c) + 0xFEE0) for c in m.group()), words)


def convert(source: Source, chance: Random) -> Planted | None:
    """The whole article in the characters of the other script."""
    del chance
    return Planted("script", to_script("s2t" if source.document.variant.tag == "zh-Hans" else "t2s", source.text))


def reorder(source: Source, chance: Random) -> Planted | None:
    """The first two of a list 「A、B和C」 in the other order: names, or words without any."""
    places = list(re.finditer(r"(?<=[，。：:,為为有括是])(\w{2,12})、(\w{2,12})(?=、|和|及|與|与)", source.text))
    for match in shuffled(places, chance):
        parts = match.span(1), match.span(2)
        crossing = [m for m in source.mentions if m.start < parts[1][1] and parts[0][0] < m.end and (m.start, m.end) not in parts]
        if not crossing and block_at(source, match.start()).kind in BODY and not re.search(r"\d", match.group()):
            return replaced(source, match.start(), match.end(), f"{match[2]}、{match[1]}", "list reordered")
    return None


def split_or_join(source: Source, chance: Random) -> Planted | None:
    """A full stop for a comma between two clauses, or a comma for a full stop."""
    pattern = r"(?<=\w{8})[，,](?=[一-鿿\w]{8})|(?<=\w{6})。(?=[一-鿿\w]{8})"
    dates = {mention.end for mention in source.mentions if mention.type == "date"}  # 「3月9日，」 is no clause
    places = [
        m for m in re.finditer(pattern, source.text) if block_at(source, m.start()).kind == "paragraph" and m.start() not in dates
    ]
    if not places:
        return None
    match = chance.choice(places)
    return replaced(source, match.start(), match.end(), "，" if match.group() == "。" else "。", "split or joined")


def body(source: Source, *kinds: str) -> list[Block]:
    return [block for block in source.document.blocks if block.kind in kinds]


def sentences(source: Source) -> list[tuple[int, int]]:
    """The sentences of paragraphs that have more than one."""
    found = []
    for block in body(source, "paragraph"):
        spans = [match.span() for match in SENTENCE.finditer(source.text, block.start, block.end)]
        found += spans if len(spans) > 1 else []
    return found


def block_at(source: Source, at: int) -> Block:
    return next((b for b in source.document.blocks if b.start <= at < b.end), Block("boilerplate", at, at))


def line_of(source: Source, at: int) -> tuple[int, int]:
    """Start and end of the line of an offset, its line end with it."""
    end = source.text.find("\n", at)
    return source.text.rfind("\n", 0, at) + 1, len(source.text) if end < 0 else end + 1


def blank_end(source: Source, at: int) -> int:
    """The end of the line ends behind an offset."""
    while source.text[at : at + 1] == "\n":
        at += 1
    return at


def one_line(text: str) -> str:
    return " ".join(text.split())


def script_of(source: Source, words: str) -> str:
    return words if source.document.variant.tag == "zh-Hans" else to_script("s2t", words)
