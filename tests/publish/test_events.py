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
        ("2025年3月,FDA授予泰它西普孤儿药资格。", "orphan"),
        ("2025年3月,泰它西普获FDA突破性疗法认定。", "breakthrough"),
        ("泰它西普已获FDA批准。", "approval"),
        ("辉瑞停止开发泰它西普。", "ended"),
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


def test_a_deal_names_its_parties_and_sums() -> None:
    """Each sum with what it is; what has no date stands at the end."""
    text = "诺诚健华把奥布替尼的海外权益授权给渤健,首付款1亿美元,里程碑付款最多8亿美元。2024年,FDA批准泰它西普。"
    document = slepipe.annotate(text)
    digest = digest_markdown(document, gather_facts(document), load_labels("en"))
    rows = [line for line in digest.split("## Timeline")[1].splitlines() if line.startswith("| ")][2:]
    assert rows[0].startswith("| 2024 | approval | telitacicept")
    assert rows[1].startswith(
        "| undated | licence | orelabrutinib, InnoCare Pharma, Biogen, 100,000,000 US dollars upfront, ≤ 800,000,000 US dollars in milestones"
    )


def test_what_is_told_again_without_its_date_is_one_event() -> None:
    """A text that says 获批 in every paragraph tells of one approval."""
    events = gather_facts(slepipe.annotate("2024年,FDA批准泰它西普。泰它西普已获FDA批准。")).timeline
    assert [(event.kind, event.date is None) for event in events] == [("approval", False)]


def test_an_event_on_a_day_without_its_year_is_kept() -> None:
    """Behind those of which the year is known."""
    events = gather_facts(slepipe.annotate("10月19日,FDA批准奥妥珠单抗。2024年,FDA批准泰它西普。")).timeline
    assert [event.entities[0] for event in events] == ["telitacicept", "obinutuzumab"]


def test_an_event_of_a_year_that_the_article_leaves_open_is_undated() -> None:
    """去年12月 is no date where nobody knows the day of the article, and the event is told nevertheless."""
    events = gather_facts(slepipe.annotate("泰它西普去年12月获国家药监局批准。")).timeline
    assert [(event.kind, event.date) for event in events] == [("approval", None)]


def test_two_nameless_trials_of_a_drug_are_two_by_their_diseases() -> None:
    """That one failed says nothing of the other."""
    text = "奥布替尼治疗系统性红斑狼疮的III期试验正在进行,治疗溃疡性结肠炎的III期试验未达主要终点。"
    document = slepipe.annotate(text)
    digest = digest_markdown(document, gather_facts(document), load_labels("en"))
    assert "| orelabrutinib, systemic lupus erythematosus |  | ongoing |" in digest
    assert "| orelabrutinib, ulcerative colitis |  | primary endpoint not met |" in digest


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("贝利尤单抗使严重复发的风险下降40%(HR 0.60)。", "risk of severe flare: lower by 40%, HR 0.6"),
        ("与安慰剂相比,贝利尤单抗使肾脏事件或死亡风险降低49%。", "risk of renal event or death: lower by 49%"),
        ("泰它西普高剂量组SRI-4为52%,安慰剂组38%。", "SRI-4 (high dose): 52% vs 38%"),
    ],
)
def test_a_risk_and_an_arm_are_shown_in_words(text: str, shown: str) -> None:
    """In those of the locale, however the article words them."""
    document = slepipe.annotate(text)
    assert f"| {shown} |" in digest_markdown(document, gather_facts(document), load_labels("en"))
