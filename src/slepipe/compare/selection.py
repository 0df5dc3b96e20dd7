"""Parts of a diff: the findings of some types or sections."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from slepipe.compare.model import Diff, Finding


def select(diff: Diff, *, types: Collection[str] = (), sections: Collection[str] = ()) -> Diff:
    """The diff with those findings only that are of one of the types and stand in one of the sections.

    A type is that of a mention (drug, percent), a kind of relation (approval), a kind of finding (entity-added) or the first
    part of one (fact). A section is named by words of its heading, old or new. An empty collection leaves all.
    """
    findings = tuple(
        finding
        for finding in diff.findings
        if (not types or _is_of(finding, types)) and (not sections or _stands_in(finding, sections))
    )
    return msgspec.structs.replace(diff, findings=findings)


def _is_of(finding: Finding, types: Collection[str]) -> bool:
    group = finding.kind.partition("-")[0]
    return not {finding.type, finding.kind, "entity" if group == "mentions" else group}.isdisjoint(types)


def _stands_in(finding: Finding, sections: Collection[str]) -> bool:
    named = [
        side.section or (side.text if finding.kind.startswith("section") else "") for side in (finding.old, finding.new) if side
    ]
    return any(words.casefold() in heading.casefold() for words in sections for heading in named)
