"""A trial as it is gathered from the sentences that speak of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from slepipe.model import Argument, Mention
from slepipe.patterns import Pattern
from slepipe.relate.line import IDENTIFIER, Sentence, line_pattern

_REGISTRIES = frozenset({"nct", "ctr", "chictr", "isrctn", "eudract", "jrct", "umin"})


def kin(mention: Mention | Argument) -> str:
    """What tells the drug of a trial from others: all CAR-T of an article count as one (CD19 CAR-T and CAR-T细胞疗法)."""
    entity = mention.entity or ""
    return "car-t" if _CAR_T.search(entity) is not None else entity


_CAR_T = Pattern("car-t(?![a-z])")


class Key(NamedTuple):
    """What tells a trial from others: its name (``kind`` is ``trial``), its registration number (``id``) or its drug (``drug``).

    One without name and number has the ``phase`` beside the drug where it is known, and the ``disease`` where another one has the same phase.
    """

    kind: str
    name: str
    phase: str = ""
    disease: str = ""


class Study(msgspec.Struct, gc=False):
    """A trial as it is gathered: its own arguments, and the sentences that speak of it; ``blurred`` where one of several drugs may be its own."""

    key: Key
    first: Mention
    sentences: list[Sentence] = []
    found: dict[tuple[str, object], Argument] = {}
    blurred: bool = False

    def has(self, role: str) -> bool:
        """Whether anything is known in a role."""
        return any(known == role for known, _ in self.found)

    def learn(self, found: Iterable[Argument]) -> None:
        """Add what is not known in its role yet."""
        for each in found:
            self.found.setdefault((each.role, each.entity or str(each.value)), each)

    def drugs(self) -> set[str]:
        """What the trial gives, by ``kin``."""
        return {kin(each) for (role, _), each in self.found.items() if role == "drug"}

    def diseases(self) -> set[str | None]:
        """The entities of the diseases that the trial is known for."""
        return {each.entity for (role, _), each in self.found.items() if role == "disease"}

    def drug(self) -> Mention | None:
        """The only drug that the trial gives."""
        drugs = [each for (role, _), each in self.found.items() if role == "drug"]
        if len(drugs) != 1:
            return None
        return Mention("drug", drugs[0].start, drugs[0].end, "", "", drugs[0].entity, drugs[0].value)


def is_registered(mention: Mention) -> bool:
    """Whether an identifier is that of a registry of trials."""
    return str((mention.value or {}).get("scheme", "")).lower() in _REGISTRIES


def protocol_of(sentence: Sentence) -> Mention | None:
    """The number of a protocol that a field gives, whose document speaks of that trial: 方案编号:HB2107-MG-301."""
    match = _NUMBERED.match(sentence.line.text)
    number = sentence.line.at[match.end() - 1] if match is not None else None
    return number if number is not None and (number.value or {}).get("scheme") == "protocol" else None


_NUMBERED = line_pattern(f"\\s?[^:：,，。;；]{{0,8}}[编代]?号[:：]\\s?{IDENTIFIER}")
