"""The trials of a digest, from the relations of an article."""

from __future__ import annotations

import slepipe
from slepipe.publish.catalogs import load_labels
from slepipe.publish.digest_markdown import digest_markdown
from slepipe.publish.facts import gather_facts
from slepipe.publish.trials import Trial


def trials(text: str) -> list[Trial]:
    """Those of an article."""
    return list(gather_facts(slepipe.annotate(text)).trials)


def figures(trial: Trial) -> list[tuple[str, tuple[str, ...], list[str]]]:
    """The results of a trial: kind, endpoints and words of the figures."""
    return [(each.kind, each.endpoints + each.words, [mention.text for mention in each.figures]) for each in trial.results]


def test_a_named_trial_has_its_phase_drug_people_and_results() -> None:
    """Later sentences of the paragraph belong to it as long as they name no other drug."""
    (trial, *others) = trials("III期试验TULIP-2以阿尼鲁单抗治疗362例SLE患者。第52周BICLA应答率为47.8%,安慰剂组为31.5%。")
    assert others == []
    assert (trial.entity, trial.phases, trial.entities) == (
        "tulip-2",
        ("PHASE3",),
        ("anifrolumab", "systemic-lupus-erythematosus"),
    )
    assert trial.population == {"number": 362, "unit": "例"}
    assert figures(trial) == [("compared", ("bicla",), ["47.8%", "31.5%"])]


def test_a_trial_without_a_name_has_its_number() -> None:
    """Its results with it."""
    (trial,) = trials("泰它西普的III期试验(登记号NCT04082416)纳入335例患者。第52周SRI-4应答率为67.1%,安慰剂组为32.7%。")
    assert (trial.entity, trial.number, trial.phases) == (None, "NCT04082416", ("PHASE3",))
    assert figures(trial) == [("compared", ("sri-4",), ["67.1%", "32.7%"])]


def test_a_phase_makes_a_nameless_trial_of_its_drug() -> None:
    """The results of the drug are its own where it has no other trial."""
    (trial,) = trials("# 综述\n\n## Descartes-08\n\n其II期试验已经启动。公司公布:3例患者全部达到LLDAS。")
    assert (trial.entity, trial.number, trial.entities) == (None, "", ("descartes-08",))
    assert figures(trial) == [("of", ("lupus-low-disease-activity-state",), ["3例", "3例"])]


def test_a_trial_that_is_only_named_is_listed() -> None:
    """Without more; one that only a reference names is not."""
    text = "BLISS-52另文介绍。\n\n参考文献\n[1] Wang D. TULIP-1 revisited. Lupus. 2014;3:1-2.\n"
    assert trials(text) == [Trial("bliss-52")]


def test_results_without_a_trial_are_those_of_the_drug() -> None:
    """Together for each drug; an endpoint that is no mention is kept in words."""
    (trial,) = trials("利妥昔单抗的完全缓解率为30%,生存率为92.5%。")
    assert trial.entities == ("rituximab",)
    assert [each[1:] for each in figures(trial)][-1] == (("生存率",), ["92.5%"])


def test_a_primary_endpoint_is_met_or_not() -> None:
    """Without figures."""
    (trial,) = trials("TULIP-1试验未达到主要终点。")
    assert figures(trial) == [("unmet", (), [])]


def test_figures_that_no_relation_explains_stay_with_the_trial_of_their_sentence() -> None:
    """The digest loses nothing that is said of a trial; what is told of an adverse effect is no result."""
    (trial,) = trials("TULIP-2试验中,按时服药者为49%。")
    assert figures(trial) == [("", (), ["49%"])]
    (trial,) = trials("TULIP-2试验中,带状疱疹在阿尼鲁单抗组有7.2%,安慰剂组只有1.1%。")
    assert trial.results == ()


def test_both_trials_of_a_sentence_missed_their_endpoint() -> None:
    """「甲和乙均未达主要终点」."""
    found = trials("利妥昔单抗的EXPLORER和LUNAR试验均未达主要终点。")
    assert [(trial.entity, figures(trial)) for trial in found] == [
        ("explorer-trial", [("unmet", (), [])]),
        ("lunar-trial", [("unmet", (), [])]),
    ]


def test_the_doses_of_the_arms_stay_with_their_results() -> None:
    """Two results of one endpoint are no contradiction."""
    (trial,) = trials("托珠单抗的TULIP-9试验中,12 mg组SRI-4应答率为58%,6 mg组为51%,安慰剂组为37%。")
    assert [each.arm.text if each.arm else "" for each in trial.results] == ["12 mg", "6 mg"]
    document = slepipe.annotate("托珠单抗的TULIP-9试验中,12 mg组第32周SRI-4应答率为58%,安慰剂组为37%,差值21%,比值比2.4。")
    page = digest_markdown(document, gather_facts(document), load_labels("en"))
    assert "| SRI-4 (week 32, 12 mg): 58% vs 37%, difference 21%, OR 2.4 |" in page


def test_results_of_no_trial_and_no_drug_are_listed_by_paragraph() -> None:
    """Below a heading that names one drug they are its."""
    found = trials("# 综述\n\n患者的完全缓解率为30%。\n\n另一组的生存率为80%。\n\n## 托珠单抗\n\n完全缓解率为40%。\n")
    assert [trial.entities for trial in found] == [(), (), ("tocilizumab",)]


def test_a_phase_alone_is_no_row() -> None:
    """A trial without a name, people, disease or result says nothing."""
    assert trials("托珠单抗的II期试验结果引人注目。") == []


def test_arms_whose_unit_stands_once_have_it_too() -> None:
    """5 of 「5、10 mg组」 is no mention, and a dose none the less."""
    document = slepipe.annotate("托珠单抗5、10 mg组SRI-4应答率分别为51%和58%,安慰剂组为33%。")
    page = digest_markdown(document, gather_facts(document), load_labels("en"))
    assert "| SRI-4 (5 mg): 51% vs 33%; SRI-4 (10 mg): 58% vs 33% |" in page
