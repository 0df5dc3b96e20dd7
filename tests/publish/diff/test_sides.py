"""What one side of a finding says in a locale."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.publish.catalogs import Labels, load_labels
from slepipe.publish.diff.lines import words_of

EN, HANS, TAIWAN = (load_labels(tag) for tag in ("en", "zh-Hans", "zh-Hant-TW"))


def told(old: str, new: str, labels: Labels = EN) -> list[str]:
    """The findings in words."""
    found = slepipe.diff(slepipe.annotate(old), slepipe.annotate(new))
    return [f"{line.label}|{line.about}|{line.old}|{line.new}" for line in words_of(found, labels)]


def test_people_who_reached_an_endpoint_are_told_with_all_of_them() -> None:
    """One argument for both counts."""
    (line, *_) = told("随访继续。", "随访继续。这3例患者全部达到LLDAS。")
    assert line == "new statement: outcome|lupus low disease activity state||value: 3 of 3"


def test_a_dose_without_strength_is_a_frequency() -> None:
    """每周一次 says how often."""
    shown = told("贝利尤单抗可自行注射。", "贝利尤单抗可每周一次自行注射。")
    assert "new statement: dosing|belimumab||frequency: weekly; route: self-injection" in shown


def test_the_label_of_a_role_is_not_said_twice() -> None:
    """The target of a target, and P=0.011, which says what it is."""
    assert "new statement: target|rituximab||CD20" in told("利妥昔单抗有效。", "利妥昔单抗(靶向CD20)有效。")
    old = "III期试验TULIP-2纳入362例患者。"
    shown = told(old, f"{old}第52周BICLA应答率为47.8%,安慰剂组为31.5%(P=0.001,95%CI 6.3至26.3)。")
    assert any(line.endswith("; time point: 52 weeks; p = 0.001; 95%CI 6.3–26.3") for line in shown)


def test_the_words_of_an_article_are_translated_where_they_are_known() -> None:
    """Into other languages; in Chinese they are kept."""
    old, new = "阿尼鲁单抗的研究仍在进行。", "阿尼鲁单抗的研究已经结束。"
    assert "statement reversed: status|anifrolumab|ongoing|ended" in told(old, new)
    assert "陈述反转：进展状态|阿伏利尤单抗|仍在进行|结束" in told(old, new, HANS)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("患者已超过38,000名。", "患者已超过40,000名。", "数据变更|患者|超过38,000名|超过40,000名"),
        ("接受治疗的患者约有370人。", "接受治疗的患者约有380人。", "数据变更|接受治疗的患者|约370人|约380人"),
    ],
)
def test_a_count_that_is_about_nothing_named_has_the_words_before_it(old: str, new: str, line: str) -> None:
    """Without those that only qualify the number."""
    assert told(old, new, HANS) == [line]


def test_a_value_of_a_trial_is_about_the_trial_and_its_endpoint() -> None:
    """Its drug and its number say nothing more."""
    old = "贝利尤单抗的III期试验BLISS-52(NCT00424476)第52周SRI-4应答率为57.6%,安慰剂组为43.6%。"
    assert told(old, old.replace("57.6", "57.9"), TAIWAN) == ["數據變更|BLISS-52、SRI-4（治療組）|57.6%|57.9%"]


def test_the_date_of_an_announcement_is_not_that_of_the_decision() -> None:
    """The regulator may have decided before."""
    shown = told("狼疮肾炎难治。", "狼疮肾炎难治。2025年10月20日,公司宣布FDA批准奥妥珠单抗。")
    assert any("date of announcement: October 20, 2025" in line for line in shown)
    shown = told("狼疮肾炎难治。", "狼疮肾炎难治。2025年10月20日,FDA批准奥妥珠单抗。")
    assert any("; date: October 20, 2025" in line for line in shown)
