"""Findings about references and citations, on articles of our own invention."""

from __future__ import annotations

import pytest

from slepipe.link.findings import find_findings
from slepipe.pipeline import annotate

BODY = "某藥進展\n\n此藥有新進展[1]。其機轉見於別處[2]，也有人懷疑[1,2]。\n\n"
LIST = (
    "參考文獻\n[1] Chan AB, Ho J. A trial of something. Imagined Med. 2020;382:211-221.\n"
    "[2] Lim P. Another trial of nothing. Imagined Rheum. 2021;3:1-15.\n"
)


def _found(text: str) -> list[tuple[str, str, str]]:
    return [(f.kind, text[f.start : f.end], f.label) for f in find_findings(annotate(text))]


def test_an_article_in_order_has_none() -> None:
    """Every entry cited, every marker led somewhere."""
    assert _found(BODY + LIST) == []


def test_an_entry_that_nothing_cites_is_reported() -> None:
    """With its label and its place."""
    entry = "Wu C. A third trial of anything. Imagined Med. 2022;4:1-2."
    assert _found(f"{BODY}{LIST}[3] {entry}\n") == [("uncited-reference", entry, "3")]


def test_no_entry_is_reported_where_the_article_has_no_markers() -> None:
    """An article that lists its sources for reading on."""
    assert _found("某藥進展\n\n此藥有新進展。\n\n" + LIST) == []


def test_a_marker_beyond_the_list_is_reported() -> None:
    """Alone or beside numbers that exist."""
    assert _found(BODY + "另有一說[12]。\n\n" + LIST) == [("missing-reference", "[12]", "")]
    assert _found(BODY + "另有一說[2,7]。\n\n" + LIST) == [("missing-reference", "[2,7]", "")]


@pytest.mark.parametrize("text", ["中位年齡52[45, 61]歲。", "區間為[18,65]歲。", "x=[12]。", "陣列a[7]的值。", "原點[0]。"])
def test_an_interval_or_index_is_no_marker(text: str) -> None:
    """What stands before and behind tells."""
    assert _found(BODY + text + "\n\n" + LIST) == []


def test_an_entry_that_stands_twice_is_reported() -> None:
    """By DOI, PMID or title; the second one is the finding."""
    twice = LIST + "[3] Lim P. Another trial of nothing. Imagined Rheum. 2021;3:1-15.\n"
    assert [f[0::2] for f in _found(BODY.replace("[1,2]", "[1,3]") + twice)] == [("duplicate-reference", "3")]


def test_a_placeholder_for_the_volume_is_reported() -> None:
    """Alerts say Volume 0, Issue 0 until the issue is out; online first is 2023;0:1-15."""
    text = BODY + LIST.replace("2021;3:1-15", "2021;0:1-15")
    assert [f[0] for f in _found(text)] == ["placeholder-volume"]
    text = BODY + LIST.replace("Imagined Rheum. 2021;3:1-15.", "Imagined Rheum, Volume 0, Issue 0, 10")
    assert _found(text) == [("placeholder-volume", "Volume 0, Issue 0", "2")]


def test_an_entry_that_says_nothing_is_reported() -> None:
    """Neither title nor identifier nor place in a journal."""
    text = BODY.replace("[1,2]", "[1,3]") + LIST + "[3] Chan AB. 2020.\n"
    assert [f for f in _found(text) if f[0] == "empty-reference"] == [("empty-reference", "Chan AB. 2020.", "3")]


CLAIM = "一項隨機試驗納入240名患者，緩解率為45.2%，安慰劑組為20.1%。"
CITING = "".join(f"一項研究納入{n}00名患者，反應率{n}0%，對照組為{n}%[{n % 2 + 1}]。\n\n" for n in range(2, 6))


def test_a_result_without_source_is_reported_where_others_have_one() -> None:
    """One sentence of the paragraph, not the rest of it."""
    text = f"某藥進展\n\n{CITING}背景從略。{CLAIM}\n\n此藥有新進展[1]。\n\n{LIST}"
    assert _found(text) == [("uncited-claim", CLAIM, "")]


@pytest.mark.parametrize(
    "claim",
    [
        f"結果\n\n{CLAIM}",
        f"據某學會二月發布：{CLAIM}",
        f"{CLAIM}（Chan et al., 2020）",
        "這個月有45.2%的讀者來信。",
        CLAIM.replace("。", "[1]。"),
    ],
)
def test_own_results_and_named_sources_are_no_findings(claim: str) -> None:
    """A section of results, a source in words, figures of no study, a marker."""
    assert _found(f"某藥進展\n\n{CITING}{claim}\n\n此藥有新進展[1]。\n\n{LIST}") == []


def test_claims_are_left_alone_in_an_article_that_hardly_cites() -> None:
    """News give figures without markers throughout."""
    assert _found(BODY + CLAIM + "\n\n" + LIST) == []
