"""What the course of one patient does not tell: no effects of drugs, no results of trials."""

from __future__ import annotations

import slepipe
from slepipe.model import Relation

SUMMARY = """市立第二医院

出院小结

入院诊断:发热待查

入院情况:因发热5天入院,口服头孢克洛2天无效。查体:心率110次/分,未闻及杂音,无皮疹。

诊疗经过:予呋塞米40 mg静脉注射,三天内体重由70.1公斤降至66.4公斤。半年前因依那普利引起咳嗽停药。
"""
STORY = """糖尿病用药心得

66岁的陈女士,服用西格列汀三年,糖化血红蛋白维持在7.2%左右。
"""


def _told(text: str, kind: str) -> list[Relation]:
    return [each for each in slepipe.annotate(text).relations if each.kind == kind]


def test_findings_of_a_summary_are_no_effects() -> None:
    """未闻及杂音 stands behind the name of a drug by chance; 引起 says so."""
    effects = [[SUMMARY[one.start : one.end] for one in each.arguments] for each in _told(SUMMARY, "adverse-effect")]
    assert effects == [["依那普利", "咳嗽"]]


def test_the_course_of_one_patient_is_no_result() -> None:
    """Neither in a record nor in a story."""
    assert not _told(SUMMARY, "outcome")
    assert not _told(STORY, "outcome")


DISCUSSED = """一例抗合成酶综合征患者的诊治体会

患者,女,52岁,口服氨氯地平,无头晕。予甲泼尼龙治疗,体温由39.1℃降至36.8℃。

文献显示,利妥昔单抗的有效率为75%。
"""


def test_what_the_literature_says_is_a_result() -> None:
    """Even in a report on one patient."""
    (outcome,) = _told(DISCUSSED, "outcome")
    assert [DISCUSSED[one.start : one.end] for one in outcome.arguments] == ["有效率", "75%", "利妥昔单抗"]
    assert not _told(DISCUSSED, "adverse-effect")
