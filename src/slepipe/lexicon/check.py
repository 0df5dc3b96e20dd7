"""Find what is wrong or missing in the lexicon's tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from slepipe.hanzi import to_simplified
from slepipe.lexicon.load import Concept, Lexicon, fold, is_abbreviation, surface_forms


class Finding(msgspec.Struct, frozen=True):
    """One thing to look at: ``level`` is error or note, ``where`` the table and line."""

    level: str
    where: str
    message: str


# Letters and digits of each identifier scheme, as its registry writes them.
_SCHEMES = {
    "ATC": r"[A-Z]\d\d[A-Z]{2}\d\d|[A-Z]\d\d[A-Z]{0,2}",
    "MeSH": r"[CD]\d{6,9}",
    "HGNC": r"\d+|[A-Z0-9-]+",
    "NCT": r"(?:NCT)?\d{8}",
    "ISSN": r"\d{4}-\d{3}[\dX]",
    "CHEBI": r"\d+",
    "UNII": r"[A-Z0-9]{10}",
    "UniProt": r"[A-Z0-9]{6,10}",
    "ROR": r"0[a-z0-9]{6}\d\d",
    "ICD10": r"[A-Z]\d\d(?:\.\d+)?",
}


_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"
"""The digits of Crockford's base 32, in which a ROR id is written."""


def has_right_check_digits(scheme: str, code: str) -> bool:
    """Whether the check digits of a well-formed code are right; true for schemes that have none.

    ISSN after ISO 3297 (modulo 11), ROR after ISO 7064 (modulo 97-10 over the number in base 32).
    """
    if scheme == "ISSN":
        digits = [10 if digit == "X" else int(digit) for digit in code.replace("-", "")]
        return sum(digit * weight for digit, weight in zip(digits, range(8, 0, -1), strict=True)) % 11 == 0
    if scheme == "ROR":
        number = 0
        for digit in code[1:-2]:
            if digit not in _BASE32:
                return False
            number = number * 32 + _BASE32.index(digit)
        return int(code[-2:]) == 98 - number * 100 % 97
    return True


def check_lexicon(lexicon: Lexicon) -> list[Finding]:
    """All findings, errors first, then by table and line."""
    found = [*_ambiguous(lexicon), *(f for concept in lexicon.concepts() for f in _row(concept))]
    return sorted(found, key=lambda finding: (finding.level != "error", *_place(finding.where)))


def missing_names(concepts: Iterable[Concept], locale: str) -> list[Concept]:
    """Concepts without a name of their own in a locale; digests and editions then fall back."""
    return [concept for concept in concepts if locale not in concept.names]


def _place(where: str) -> tuple[str, int]:
    table, _, line = where.rpartition(":")
    return table, int(line)


def _where(concept: Concept) -> str:
    return f"{concept.table}:{concept.line}"


def _ambiguous(lexicon: Lexicon) -> Iterable[Finding]:
    for form, readings in lexicon.readings().items():
        by_spelling: dict[str | None, list[str]] = defaultdict(list)
        for concept_id, exact in readings:
            by_spelling[exact].append(concept_id)
        for exact, owners in by_spelling.items():
            if len(owners) > 1:
                where = ":".join(lexicon.row(owners[-1]).split("\t")[:2])
                yield Finding("error", where, f"{exact or form!r} also means {owners[0]}: remove it from one row")


def _row(concept: Concept) -> Iterable[Finding]:
    where = _where(concept)
    if not re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", concept.id):
        yield Finding("error", where, f"id {concept.id!r} is not a lower-case slug")
    if "en" not in concept.names:
        yield Finding("error", where, f"{concept.id} has no English name")
    hans = concept.names.get("zh-Hans", "")
    # 噁唑 is written so in Simplified too.
    if hans.replace("噁", "恶") != to_simplified(hans):
        yield Finding("error", where, f"zh-Hans {hans!r} holds Traditional characters")
    seen: dict[str, list[str]] = defaultdict(list)
    for form in surface_forms(concept):
        seen[form if is_abbreviation(form) else fold(to_simplified(form))].append(form)
        if len(form) < 2:
            yield Finding("error", where, f"{form!r} is too short to be recognized")
    aliases = set(concept.aliases)
    for forms in seen.values():
        if len(forms) > 1 and aliases.intersection(forms[1:]):
            yield Finding("note", where, f"alias {forms[-1]!r} repeats {forms[0]!r}")
    yield from _identifiers(concept)


def _identifiers(concept: Concept) -> Iterable[Finding]:
    where = _where(concept)
    for identifier in concept.identifiers:
        scheme, _, code = identifier.partition(":")
        if scheme not in _SCHEMES or not re.fullmatch(_SCHEMES[scheme], code):
            yield Finding("error", where, f"{identifier!r} is not an identifier of a known scheme ({', '.join(_SCHEMES)})")
        elif not has_right_check_digits(scheme, code):
            yield Finding("error", where, f"{identifier!r} has wrong check digits; look it up again")
