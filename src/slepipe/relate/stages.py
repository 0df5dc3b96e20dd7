"""Stages of a disease, which read like phases of a trial."""

from __future__ import annotations

from slepipe.relate.line import DISEASE, PHASE, line_pattern

# II~IIIB期非小细胞肺癌患者: how far a disease is, and no phase of a trial.
_STAGE = line_pattern(f"{PHASE}的?{DISEASE}[^,，。;；试研]{{0,4}}(?:患者|病人|受试者)")


def is_stage(text: str, place: int) -> bool:
    """Whether what reads as a phase of a trial is the stage of a disease."""
    return _STAGE.match(text, place) is not None
