"""What relations add to the tables of a digest."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.publish.catalogs import load_labels
from slepipe.publish.digest_markdown import digest_markdown, shown_figures
from slepipe.publish.events import EVENT_LABELS
from slepipe.publish.facts import gather_facts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2024年5月8日,FDA批准泰它西普用于重症肌无力。", "approval"),
        ("2024年5月8日,FDA拒绝批准泰它西普。", "refusal"),
        ("泰它西普2024年未获FDA批准。", "no-approval"),
        ("泰它西普有望于2027年获批。", "expected-approval"),
        ("2025年1月1日,泰它西普纳入医保。", "insurance"),
        ("2025年3月,泰它西普的上市申请获国家药监局受理。", "filing"),
        ("2025年3月,泰它西普获国家药监局批准开展临床试验。", "clinical-trial"),
        ("荣昌生物计划2027年提交泰它西普的上市申请。", "planned-filing"),
        ("荣昌生物于2023年10月撤回泰它西普的上市申请。", "no-filing"),
    ],
)
def test_an_event_says_what_happened(text: str, kind: str) -> None:
    """What was refused, hoped for or only permitted for a trial never reads as an approval."""
    (event,) = gather_facts(slepipe.annotate(text)).timeline
    assert event.kind == kind
    assert event.entities[0] == "telitacicept"
    assert kind in EVENT_LABELS


def test_an_event_names_the_drug_that_its_sentence_leaves_out() -> None:
    """And not the drug that the sentence only compares it with."""
    document = slepipe.annotate("会上介绍了泰它西普。2024年,FDA批准它上市,此时距离贝利尤单抗获批已有13年。")
    (event,) = gather_facts(document).timeline
    assert event.entities == ("telitacicept", "us-food-and-drug-administration")


def test_the_arms_of_a_trial_stand_side_by_side() -> None:
    """With the time and the p-value; the people are those of the trial."""
    document = slepipe.annotate(
        "III期试验AURORA 1纳入357例狼疮性肾炎患者。第52周完全肾脏缓解率为41%,安慰剂组为23%(P<0.001)。试验达到主要终点。"
    )
    (trial,) = gather_facts(document).trials
    first, second = trial.results
    assert trial.population == {"number": 357, "unit": "例"}
    assert shown_figures(first, load_labels("en")) == ["41% vs 23%", "p < 0.001"]
    assert (first.time.text if first.time else None) == "第52周"
    assert second.kind == "met"
    digest = digest_markdown(document, gather_facts(document), load_labels("en"))
    assert "| 357 | complete renal response (week 52): 41% vs 23%, p < 0.001; primary endpoint met |" in digest
