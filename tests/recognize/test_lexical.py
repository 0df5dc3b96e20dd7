"""Forms of the lexicon in a flow: whole words of Latin, bounded short forms, departments."""

from __future__ import annotations

import pytest

from slepipe.lexicon import load_lexicon
from slepipe.recognize.lexical import find_forms, with_department
from slepipe.segment.engine import word_ends, word_seams


def found(flow: str) -> list[tuple[str, str]]:
    """Text and concept of every form that is no mere part of a name."""
    ends = word_ends(flow)
    matches = find_forms(flow, load_lexicon(), frozenset(ends), word_seams(flow, ends))
    return [(flow[m.start : m.end], m.concept.id) for m in matches if not m.part]


@pytest.mark.parametrize(
    ("flow", "form"),
    [
        ("MEX-SLEDAI评分", "SLE"),
        ("IL-17水平", "IL-1"),
        ("ANAC会议", "ANA"),
        ("平台中间", "台中"),
        ("TULIP-23研究", "TULIP-2"),
        ("患者ana阳性", "ana"),
        ("a nature of disease", "nature"),
        ("气喘病人须谨慎", "气喘病"),
        ("belimumab200的批号", "belimumab"),
        ("干燥症状明显", "干燥症"),
        ("教育部门要求", "教育部"),
        ("健康报告显示", "健康报"),
        ("天花板很高", "天花"),
        ("肺炎链球菌、脑膜炎双球菌与狂犬病病毒", "肺炎"),
        ("爱滋病毒传播", "爱滋病"),
        ("寨卡病毒病例增加", "寨卡病毒病"),
        ("更新界面", "新界"),
        ("血糖高低不定", "血糖高"),
        ("结节影像学表现", "结节影"),
        ("对骨刺激较小", "骨刺"),
        ("服当归生姜羊肉汤", "当归"),
        ("用黄芪建中汤加减", "黄芪"),
        ("分离出天麻素", "天麻"),
        ("予白虎汤加人参", "汤加"),
        ("含人参皂苷Rg3", "人参"),
    ],
)
def test_a_false_friend_is_no_form(flow: str, form: str) -> None:
    """Latin inside longer Latin, Han inside another word, an abbreviation in another case."""
    assert form not in [text for text, _ in found(flow)]


@pytest.mark.parametrize(
    ("flow", "form", "concept"),
    [
        ("SLE的患者", "SLE", "systemic-lupus-erythematosus"),
        ("误服土三七", "土三七", "tusanqi"),
        ("前往汤加救援", "汤加", "tonga"),
        ("换用广防己", "广防己", "aristolochia-fangchi-root"),
        ("当归、川芎行气散寒", "川芎", "chuanxiong-rhizome"),
        ("黄芪煎汤代茶", "黄芪", "astragalus-root"),
        ("选四妙散合当归拈痛汤", "四妙散", "simiao-powder"),
        ("将当归饮片洗净", "当归", "angelica-sinensis"),
        ("口服霉酚酸酯散剂", "霉酚酸酯", "mycophenolate-mofetil"),
        ("抗ANA阳性", "ANA", "ana"),
        ("在台中就诊", "台中", "taichung"),
        ("使用BELIMUMAB治疗", "BELIMUMAB", "belimumab"),
        ("B 细胞减少", "B 细胞", "b-cell"),
        ("发表于Nature的论文", "Nature", "nature"),
        ("可用tocilizumab8 mg/kg", "tocilizumab", "tocilizumab"),
        ("气喘病人须谨慎", "气喘", "asthma"),
        ("糖尿病人须谨慎", "糖尿病", "diabetes-mellitus"),
    ],
)
def test_a_form_is_found_beside_han(flow: str, form: str, concept: str) -> None:
    """Han and Latin bound each other; generic names match in any case."""
    assert (form, concept) in found(flow)


def test_a_form_at_the_end_of_the_text_ends_there() -> None:
    """No longer form with the same head reaches beyond the end."""
    flow = "抗CD20单抗"
    assert max(match.end for match in find_forms(flow, load_lexicon(), frozenset(word_ends(flow)))) == len(flow)


def test_forms_inside_forms_are_all_found() -> None:
    """Which of them is a mention is settled later."""
    texts = [text for text, _ in found("B细胞成熟抗原")]
    assert {"B细胞成熟抗原", "B细胞"} <= set(texts)


@pytest.mark.parametrize(
    ("flow", "whole"),
    [
        ("玛丽医院风湿免疫科的医生", "玛丽医院风湿免疫科"),
        ("南京大学医学院附属鼓楼医院风湿免疫科", "南京大学医学院附属鼓楼医院风湿免疫科"),
        ("某医院与风湿科", "某医院"),
        ("某医院，风湿科", "某医院"),
        ("北京大学的研究", "北京大学"),
    ],
)
def test_a_department_that_follows_directly_belongs_to_the_name(flow: str, whole: str) -> None:
    """A clause's end or a conjunction between them parts the two."""
    name = next(host for host in ("玛丽医院", "南京大学", "某医院", "北京大学") if flow.startswith(host))
    assert flow[: with_department(flow, len(name), name)] == whole


def test_a_company_has_no_department() -> None:
    """Only hospitals and schools take one in."""
    assert with_department("某公司研究中心", 3, "某公司") == 3
