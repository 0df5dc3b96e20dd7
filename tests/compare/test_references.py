from __future__ import annotations

import pytest

import slepipe

_LIST = "\n\n参考文献\n[1] Harmon P, Okafor T. A short study of made-up cells. J Example Med. 2020;1(2):3-9.\n[2] Lindqvist A. Second thoughts on one cohort. J Example Med. 2021;2(1):10-14.\n"
_WHOLE = "研究者随访了两年,发现复发明显减少,多数人恢复了工作。[1]患者对此十分满意。[2]"


@pytest.mark.parametrize("edited", [_WHOLE.replace("减少,", "减少。"), _WHOLE.replace("两年,", "两年。")])
def test_a_split_sentence_keeps_its_source(edited: str) -> None:
    """The half without the marker has lost no reference, nor has the whole one when halves are joined."""
    old, new = slepipe.annotate(_WHOLE + _LIST), slepipe.annotate(edited + _LIST)
    assert slepipe.diff(old, new).findings == ()
    assert slepipe.diff(new, old).findings == ()


def test_a_sentence_that_lost_its_marker_is_told() -> None:
    """Where no half was split off, a missing marker is a finding."""
    old, new = slepipe.annotate(_WHOLE + _LIST), slepipe.annotate(_WHOLE.replace("[1]", "") + _LIST)
    assert [(finding.kind, finding.subject) for finding in slepipe.diff(old, new).findings] == [("citation-removed", "1")]
