from __future__ import annotations

import slepipe


def test_a_symptom_stands_for_a_disease() -> None:
    """Where a text names another complication, one of the other type, that is a replaced entity."""
    old = "患者確診多年,後來併發狼瘡腎炎。狼瘡腎炎與骨質疏鬆都須追蹤。"
    new = "患者確診多年,後來併發骨質疏鬆。狼瘡腎炎與骨質疏鬆都須追蹤。"
    found = slepipe.diff(slepipe.annotate(old), slepipe.annotate(new)).findings
    assert [(finding.kind, finding.subject, finding.about) for finding in found] == [
        ("entity-replaced", "lupus-nephritis", ("osteoporosis",))
    ]
