"""Read the lexicon's tables and build the index of all their forms.

A table is UTF-8 text with tabs, a header line and a row a concept; docs/lexicon.md gives the columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, count
from operator import add
from pathlib import Path
from typing import Any

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from slepipe._version import __version__
from slepipe.cache import cached
from slepipe.errors import LexiconError
from slepipe.hanzi import OPENCC_VERSION, to_simplified, with_particles
from slepipe.lexicon.variants import variants
from slepipe.patterns import Pattern

COLUMNS = ("id", "type", "en", "zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "ja", "aliases", "identifiers", "source")
LOCALES = COLUMNS[2:7]
LOCALE_SET = frozenset(LOCALES)
TYPES = frozenset(
    "drug drug_class disease symptom target biomarker therapy cell_type trial organization person place journal word".split()
)
SEPARATOR = " | "
# The mark of an alias that only one region uses.
_MARK = Pattern(r"@([\w-]+)")

# The first characters of a form, under which the index holds it; a shorter form is its own head.
HEAD, PAIR = 3, 2
# A form with two capitals up to this length is an abbreviation, and matches in its own case only: ANA is not Ana, PsA is not PSA.
_ABBREVIATION = 6
# So do the Latin names of one word of these types: Nature is a journal, nature is not.
_PROPER = frozenset({"journal", "organization", "trial"})
_CONDITIONS = frozenset({"disease", "symptom"})
# Authors set a space between Han and Latin or not: B細胞, B 細胞.
_JOINT = Pattern(r"(?<=[0-9A-Za-z)])(?=[^\x00-\xff])|(?<=[^\x00-\xff])(?=[0-9A-Za-z(])")

# Beside Han an edition sets them so: 抗SSA（Ro）抗體, 尿蛋白：肌酐比.
_FULL_WIDTH = {ord("("): "（", ord(")"): "）", ord(":"): "："}


class Concept(msgspec.Struct, frozen=True):
    """One row. ``types`` has more than one type where the role in the sentence decides; the first is the default.

    ``regional`` are the aliases that only some regions use (written ``化疗@zh-Hans`` in the table): like a preferred name of another
    region they give way to the edition's own name. ``given`` are the locales whose name is only given (``反應@zh-Hans``: 应答 becomes 反應, but
    not every 反應 is 应答), and is no form of the concept.
    """

    id: str
    types: tuple[str, ...]
    names: dict[str, str]
    aliases: tuple[str, ...]
    regional: dict[str, str]
    given: tuple[str, ...]
    identifiers: tuple[str, ...]
    table: str
    line: int


Reading = tuple[str, str | None]
"""A concept's id, and the only spelling that means it where its case counts (an abbreviation)."""
Readings = dict[str, tuple[Reading, ...]]
Headed = tuple[dict[str, tuple[int, ...]], Readings]
"""What begins with a head: the lengths of the forms by the character behind the head ("" for any other), and the readings."""


class Packed(msgspec.Struct, frozen=True):
    """Texts in one stretch of UTF-8, each decoded when it is asked for: at a start, thousands of strings less to make."""

    data: bytes
    bounds: tuple[int, ...]

    def __getitem__(self, number: int) -> str:
        return self.data[self.bounds[number] : self.bounds[number + 1]].decode()


def pack(texts: Iterable[str]) -> Packed:
    """Pack texts in their order."""
    pieces = [text.encode() for text in texts]
    return Packed(b"".join(pieces), (0, *accumulate(map(len, pieces))))


class Pairs:
    """Finds the first two characters of heads in a text.

    To build a matcher of all pairs takes longer than to read an article with it, so a first text gets one of the pairs that it holds.
    """

    def __init__(self, pairs: Sequence[str], whole: int) -> None:
        """The first ``whole`` of the pairs are heads themselves."""
        self._pairs, self._whole = pairs, whole
        self._texts = 0
        self._all: AhoCorasick | None = None

    def find(self, folded: str) -> tuple[list[tuple[int, int, int]], int]:
        """The number, start and end of each pair in a folded text, and below which number a pair is a head itself."""
        if self._all is not None:
            return self._all.find_matches_as_indexes(folded, overlapping=True), self._whole
        self._texts += 1
        if self._texts > 1:
            self._all = AhoCorasick(self._pairs, matchkind=MatchKind.Standard, store_patterns=False)
            return self.find(folded)
        held = {*folded, *map(add, folded, folded[1:])}.intersection(self._pairs)
        heads = [pair for pair in self._pairs[: self._whole] if pair in held]
        matcher = AhoCorasick([*heads, *held.difference(heads)], matchkind=MatchKind.Standard, store_patterns=False)
        return matcher.find_matches_as_indexes(folded, overlapping=True), len(heads)


class Lexicon(msgspec.Struct, frozen=True):
    """The rows (table, line and cells, separated by tabs), their numbers by concept id, and the index of all written forms.

    ``forms`` holds for each of ``heads``, at its number, the forms that begin with it, folded (Simplified, lower case), a line for each
    reading: form, concept, exact spelling. ``pairs`` finds the first two characters of the heads: a matcher over whole forms takes ten
    times as long to build, and an article needs a few hundred of the thousands. Rows and lines are taken apart when first asked for;
    ``known``, ``headed`` and ``answers`` keep what was worked out: concepts, forms under a head, and what editions call a form.
    """

    numbers: dict[str, int]
    rows: Packed
    heads: dict[str, int]
    forms: Packed
    pairs: Pairs
    known: dict[str, Concept]
    headed: dict[str, Headed]
    answers: dict[tuple[str | None, str], Any]

    def under(self, head: str) -> Headed:
        """The forms that begin with a head, taken apart when first asked for."""
        headed = self.headed.get(head)
        if headed is None:
            readings: Readings = {}
            for line in self.forms[self.heads[head]].split("\n"):
                form, concept, exact = line.split("\t")
                readings[form] = (*readings.get(form, ()), (concept, exact or None))
            headed = self.headed[head] = (_lengths(readings, len(head)), readings)
        return headed

    def readings(self) -> Readings:
        """All forms and what they mean."""
        return {form: readings for head in self.heads for form, readings in self.under(head)[1].items()}

    def row(self, concept_id: str) -> str:
        """The row of an id; raises ``KeyError`` for an id without one."""
        return self.rows[self.numbers[concept_id]]

    def concept(self, concept_id: str) -> Concept:
        """The concept of an id, made from its row when first asked for; raises ``KeyError`` for an id without a row."""
        concept = self.known.get(concept_id)
        if concept is None:
            concept = self.known[concept_id] = _concept(self.row(concept_id))
        return concept

    def concept_of(self, entity: str | None) -> Concept | None:
        """The concept that an entity's id names, or None: a value or a person (person:…) is no row."""
        return self.concept(entity) if entity in self.numbers else None

    def concepts(self) -> Iterator[Concept]:
        """All concepts, in order of their tables."""
        return (_concept(self.row(concept_id)) for concept_id in self.numbers)


def _lengths(forms: Iterable[str], head: int) -> dict[str, tuple[int, ...]]:
    """The lengths of forms by the character at ``head``; a form that ends there may stand before any character."""
    lengths: dict[str, dict[int, None]] = {"": {}}
    for form in forms:
        lengths.setdefault(form[head : head + 1], {})[len(form)] = None
    return {sign: tuple(lengths[""] | found) for sign, found in lengths.items()}


def fold(text: str) -> str:
    """Lower case where that keeps the length, which it does for all but a few letters such as İ."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def is_abbreviation(form: str) -> bool:
    """Whether a form matches in its own case only: ASCII of at most six characters with two capitals, or with one behind a small letter.

    sCr is serum creatinine, sCR the stringent complete response.
    """
    capitals = sum(map(str.isupper, form)) + form[:1].islower()
    return len(form) <= _ABBREVIATION and form.isascii() and capitals > 1 and not form.islower()


_Kept = tuple[str, Packed, str, Packed, str, int]
"""Ids a line each and their rows, heads a line each and their forms, the pairs that heads begin with: first those that are heads, so many."""


@lru_cache(maxsize=4)
def load_lexicon(extra: tuple[str, ...] = ()) -> Lexicon:
    """The lexicon of the package and of the tables at the paths in ``extra``, whose rows replace those of the same id.

    Raises ``LexiconError`` naming table and line for a row that cannot be read.
    """
    own = sorted(Path(__file__).with_name("data").glob("*.tsv"))
    added = {path: _read(path) for path in extra}
    # To read and hash the package's tables takes 15 ms; path, size and time tell their version as they do for .pyc files.
    made_by = (Path(__file__), Path(__file__).with_name("variants.py"), *own)
    stamps = [repr((str(path), (state := path.stat()).st_size, state.st_mtime_ns)) for path in made_by]
    versions = [__version__, OPENCC_VERSION, *stamps, *added]
    made_from = [*(version.encode() for version in versions), *added.values()]
    ids, rows, written, forms, pairs, whole = cached(
        "lexicon",
        made_from,
        tuple[str, Packed, str, Packed, str, int],
        lambda: _build({t.name: t.read_bytes() for t in own} | added),
    )
    numbers, heads = (dict(zip(names.split("\n"), count(), strict=False)) for names in (ids, written))
    return Lexicon(numbers, rows, heads, forms, Pairs(pairs.split("\n"), whole), {}, {}, {})


def parse_table(text: str, table: str) -> dict[str, str]:
    """The rows of one table by id; raises ``LexiconError`` for a wrong header, cell count, id, type or alias mark."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise LexiconError(f"{table}:1: the header must be {' '.join(COLUMNS)}, separated by tabs")
    rows: dict[str, str] = {}
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            raise LexiconError(f"{table}:{number}: {len(cells)} cells instead of {len(COLUMNS)}; add or remove tabs")
        if not cells[0] or not (cells[1] in TYPES or TYPES.issuperset(cells[1].split("|"))):
            raise LexiconError(f"{table}:{number}: needs an id and a type of {', '.join(sorted(TYPES))}, not {cells[1]!r}")
        if cells[0] in rows:
            raise LexiconError(f"{table}:{number}: {cells[0]} stands twice in this table; remove one row")
        if "@" in line and not LOCALE_SET.issuperset(_MARK.findall("\t".join(cells[2:8]))):
            raise LexiconError(f"{table}:{number}: a name or alias may end in @ and one of {', '.join(LOCALES)}")
        rows[cells[0]] = f"{table}\t{number}\t{line}"
    return rows


def _concept(row: str) -> Concept:
    table, line, *cells = row.split("\t")
    aliases = [alias.partition("@") for alias in cells[7].split(SEPARATOR) if alias]
    return Concept(
        id=cells[0],
        types=tuple(cells[1].split("|")),
        names={locale: name.partition("@")[0] for locale, name in zip(LOCALES, cells[2:7], strict=True) if name},
        aliases=tuple(alias for alias, _, _ in aliases),
        regional={alias: tag for alias, _, tag in aliases if tag},
        given=tuple(locale for locale, name in zip(LOCALES, cells[2:7], strict=True) if "@" in name),
        identifiers=tuple(i for i in cells[8].split(SEPARATOR) if i),
        table=table,
        line=int(line),
    )


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror}); check its name and permissions") from error


def _build(tables: dict[str, bytes]) -> _Kept:
    rows: dict[str, str] = {}
    for name, data in tables.items():
        try:
            rows.update(parse_table(data.decode("utf-8"), name))
        except UnicodeDecodeError as error:
            raise LexiconError(f"{name}: cannot be read as a UTF-8 table: {error}") from error
    owners: list[tuple[str, str]] = []
    forms: list[str] = []
    for concept_id, row in rows.items():
        cells = row.split("\t")[2:]
        own = _surface_forms(cells)
        forms += own
        owners += [(concept_id, cells[1])] * len(own)
    # All forms at once: a call for each would take most of the start of a run.
    simplified = with_particles(to_simplified("\n".join(forms)))
    folded = fold(simplified)
    spaced = _JOINT.sub(" ", folded).split("\n")
    # A dict for a set that keeps its order.
    index: dict[str, dict[str, None]] = {}
    for (owner, kind), form, text, wide in zip(owners, forms, folded.split("\n"), spaced, strict=True):
        exact = form if (kind in _PROPER and form.isascii() and form.isalpha()) or is_abbreviation(form) else ""
        for spelling in (text, wide) if text.isascii() else (text, wide, text.translate(_FULL_WIDTH)):
            index.setdefault(spelling[:HEAD], {})[f"{spelling}\t{owner}\t{exact}"] = None
    known = [(text, owner) for text, (owner, _) in zip(folded.split("\n"), owners, strict=True)]
    conditions = [form for form, (_, kind) in zip(known, owners, strict=True) if not _CONDITIONS.isdisjoint(kind.split("|"))]
    for form, owner in variants(known, conditions).items():
        index.setdefault(form[:HEAD], {})[f"{form}\t{owner}\t"] = None
    whole = [head for head in index if len(head) <= PAIR]
    pairs = dict.fromkeys([*whole, *(head[:PAIR] for head in index)])
    return (
        "\n".join(rows),
        pack(rows.values()),
        "\n".join(index),
        pack(map("\n".join, index.values())),
        "\n".join(pairs),
        len(whole),
    )


def _surface_forms(cells: list[str]) -> list[str]:
    forms = [name for name in (cells[3:6] if cells[1] == "word" else cells[2:6]) if name and "@" not in name]
    if cells[7]:
        forms += _MARK.sub("", cells[7]).split(SEPARATOR)
    return forms


def surface_forms(concept: Concept) -> tuple[str, ...]:
    """All names and aliases under which a concept is recognized: not its Japanese name, nor the English one of a general word."""
    shown = ("ja", "en") if concept.types == ("word",) else ("ja",)
    hidden = (*shown, *concept.given)
    return (*(name for locale, name in concept.names.items() if locale not in hidden), *concept.aliases)
