"""A trial as it is gathered from the sentences that speak of it."""

from __future__ import annotations

import msgspec

from slepipe.model import Argument, Mention
from slepipe.relate.line import Sentence

Key = tuple[str, str]
"""("trial", entity), ("id", number) or ("drug", entity of the drug and value of the phase)."""

_REGISTRIES = frozenset({"nct", "ctr", "chictr", "isrctn", "eudract", "jrct", "umin"})


class Study(msgspec.Struct, gc=False):
    """A trial as it is gathered: its own arguments, and the sentences that speak of it; ``blurred`` where one of several drugs may be its own."""

    key: Key
    first: Mention
    sentences: list[Sentence] = []
    found: dict[tuple[str, object], Argument] = {}
    blurred: bool = False

    def drug(self) -> Mention | None:
        """The only drug that the trial gives."""
        drugs = [each for (role, _), each in self.found.items() if role == "drug"]
        if len(drugs) != 1:
            return None
        return Mention("drug", drugs[0].start, drugs[0].end, "", "", drugs[0].entity, drugs[0].value)


def is_registered(mention: Mention) -> bool:
    """Whether an identifier is that of a registry of trials."""
    return str((mention.value or {}).get("scheme", "")).lower() in _REGISTRIES
