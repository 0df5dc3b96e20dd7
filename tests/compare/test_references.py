"""Findings about references and citations."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.compare import diff
from slepipe.compare.model import Finding
from slepipe.compare.references import pair_references

_LIN = "Lin A, Wu B. Belimumab in lupus nephritis. Kidney Notes. 2020;5:1-9."
_CHEN = "Chen C, Hu D. Steroid tapering after remission. Joint Letters. 2022;7:33-40."


def _article(body: str, *entries: str) -> str:
    listed = "\n".join(f"[{number}] {entry}" for number, entry in enumerate(entries, 1))
    return f"{body}\n\n参考文献\n{listed}\n"


def _findings(old: str, new: str) -> list[Finding]:
    return list(diff(slepipe.annotate(old), slepipe.annotate(new)).findings)


def _pairs(old: list[str], new: list[str]) -> dict[str, str]:
    return pair_references(slepipe.annotate(_article("皮疹要防晒。", *old)), slepipe.annotate(_article("皮疹要防晒。", *new)))


def test_the_numbers_of_a_list_do_not_count() -> None:
    """The same entry has another label."""
    assert _pairs([_LIN, _CHEN], [_CHEN, _LIN]) == {"1": "2", "2": "1"}


def test_an_identifier_makes_an_entry_the_same() -> None:
    """However it is worded."""
    old = [f"{_LIN} doi:10.5555/kn.2020.17"]
    assert _pairs(old, [_CHEN, "A. Lin and B. Wu, Kidney Notes (2020). https://doi.org/10.5555/KN.2020.17"]) == {"1": "2"}


def test_a_title_makes_an_entry_the_same() -> None:
    """Whatever the journal and the year."""
    assert _pairs([_LIN], [_CHEN, "Lin A. Belimumab in lupus nephritis. Renal Post. 2021;8:4-6."]) == {"1": "2"}


def test_two_titles_in_one_journal_are_two_entries() -> None:
    """Although most other words are the same."""
    other = "Lin A, Wu B. Steroid tapering after remission. Kidney Notes. 2020;5:10-19."
    assert _pairs([_LIN], [other]) == {}


def test_a_changed_entry_names_its_fields() -> None:
    """By the names of CSL-JSON."""
    (found,) = _findings(_article("皮疹要防晒。", _LIN), _article("皮疹要防晒。", _LIN.replace("5:1-9", "6:1-10")))
    assert (found.kind, found.fields) == ("reference-changed", ("page", "volume"))


def test_a_sentence_that_lost_its_source_keeps_its_words() -> None:
    """The old side is the marker, the new one the sentence."""
    (found,) = _findings(_article("皮疹要防晒[1]。患者要复诊[1]。", _LIN), _article("皮疹要防晒。患者要复诊[1]。", _LIN))
    assert found.old is not None
    assert found.new is not None
    assert (found.kind, found.old.text, found.old.quote, found.new.text) == (
        "citation-removed",
        "[1]",
        "皮疹要防晒[1]。",
        "皮疹要防晒。",
    )


def test_a_new_sentence_with_a_source_is_no_added_citation() -> None:
    """Only sentences that both sides have can gain or lose one."""
    kinds = {
        each.kind for each in _findings(_article("皮疹要防晒[1]。", _LIN), _article("皮疹要防晒[1]。泼尼松须减量[1]。", _LIN))
    }
    assert kinds == {"entity-added"}


def test_the_heading_of_the_list_is_no_section() -> None:
    """It may be worded otherwise."""
    text = _article("皮疹要防晒[1]。", _LIN)
    assert _findings(text, text.replace("参考文献", "## 参考资料")) == []


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


def test_a_new_entry_has_the_section_that_cites_it() -> None:
    """Its own heading is that of the list."""
    text = "# 手册\n\n## 皮疹\n\n皮疹要防晒[1]。\n" + _LIST
    old, new = (slepipe.annotate(each) for each in (text.replace("[1]。", "。").replace("[1] Harmon P", "[1] Carver Q"), text))
    (found,) = [each for each in slepipe.diff(old, new).findings if each.kind in ("reference-added", "reference-changed")]
    assert found.new is not None
    assert found.new.section == "皮疹"
