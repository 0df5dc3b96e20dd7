"""Relations over several paragraphs: what a report of one trial, or a notice on one drug's safety, tells below its headings."""

from __future__ import annotations

import pytest

import slepipe

CELLS = """CAR-T治疗难治性狼疮:I/II期研究结果公布

一项靶向BCMA的CAR-T细胞疗法治疗系统性红斑狼疮的I/II期研究公布了数据。

## 方法

研究共入组24例。患者清淋后分三组接受单次输注:低剂量组(1×10⁶/kg)6例,中剂量组8例,高剂量组10例。

## 疗效

第24周时,三组SRI-4应答率分别为50.0%(3/6)、75.0%(6/8)和80.0%(8/10)。SLEDAI-2K评分由基线的14.2分降至第12个月的2.6分。

## 安全性

细胞因子释放综合征18例(75.0%),其中1级15例,托珠单抗处理后均恢复。感染9例,含肺炎2例、带状疱疹1例。
"""
DOSES = """XY-512治疗斑块状银屑病的Ⅱ期试验达到主要终点

一家公司宣布,XY-512治疗斑块状银屑病的Ⅱ期试验达到主要终点。这是国内首个在皮肤病领域读出Ⅱ期数据的同类药物。

该研究共入组160例,按1:1:1:1分入20 mg、40 mg、80 mg组和安慰剂组。

结果显示,第16周PASI 75应答率在三个剂量组依次为31.2%、48.7%和60.1%,安慰剂组为9.8%。PASI 90应答率分别为12.1%、27.3%、38.0%和2.5%。与IL-17单抗七成的PASI 90相比,差距仍在。
"""
NOTICE = """药物安全通讯:关注JAK抑制剂的感染与血栓风险

## 主要表现

1. 感染:120例(30.0%)。其次为带状疱疹41例、肺炎12例。
2. 皮肤:66例(16.5%),多为皮疹、毛囊炎。
3. 血栓:9例,其中肺栓塞2例、心肌梗死1例。
"""


def _told(text: str, kind: str) -> list[dict[str, str]]:
    relations = [each for each in slepipe.annotate(text).relations if each.kind == kind]
    return [{one.role: text[one.start : one.end] for one in each.arguments} for each in relations]


def test_cells_given_to_patients_are_the_drug_of_the_trial_that_the_title_names() -> None:
    """It is known by two names, and the drug that treats its side effects is not its own."""
    (trial,) = _told(CELLS, "trial")
    assert trial["phase"] == "I/II期"
    assert "CAR-T" in trial["drug"]
    assert trial["disease"] == "系统性红斑狼疮"


def test_the_arms_of_a_list_stand_in_the_paragraph_that_allots_people_to_them() -> None:
    """With their doses and sizes in brackets or behind."""
    outcomes = [each for each in _told(CELLS, "outcome") if each["endpoint"] == "SRI-4"]
    assert [(each["arm"], each["value"]) for each in outcomes] == [("低剂量", "50.0%"), ("中剂量", "75.0%"), ("高剂量", "80.0%")]
    assert all("CAR-T" in each["drug"] for each in outcomes)


def test_a_score_falls_to_a_value_at_a_time() -> None:
    """降至第12个月的2.6分."""
    (change,) = [each for each in _told(CELLS, "outcome") if "from" in each]
    assert (change["endpoint"], change["from"], change["to"], change["time"]) == ("SLEDAI-2K", "14.2分", "2.6分", "第12个月")


def test_what_is_counted_below_a_heading_on_safety_is_an_effect_of_the_trial_s_drug() -> None:
    """Of the trial's own, not of the one that treats it."""
    effects = _told(CELLS, "adverse-effect")
    assert [(each["effect"], each.get("value")) for each in effects] == [
        ("细胞因子释放综合征", "75.0%"),
        ("感染", "9例"),
        ("肺炎", "2例"),
        ("带状疱疹", "1例"),
    ]
    assert all("CAR-T" in each["drug"] for each in effects)


@pytest.mark.parametrize(
    ("endpoint", "expected"),
    [
        ("PASI 75", [("20 mg", "31.2%", "9.8%"), ("40 mg", "48.7%", "9.8%"), ("80 mg", "60.1%", "9.8%")]),
        ("PASI 90", [("20 mg", "12.1%", "2.5%"), ("40 mg", "27.3%", "2.5%"), ("80 mg", "38.0%", "2.5%")]),
    ],
)
def test_doses_of_another_paragraph_name_the_arms(endpoint: str, expected: list[tuple[str, str, str]]) -> None:
    """Where the control stands last in the same list, too; what other drugs reach is no result of this one."""
    outcomes = [each for each in _told(DOSES, "outcome") if each["endpoint"] == endpoint]
    assert [(each["arm"], each["treated"], each["control"]) for each in outcomes] == expected


def test_the_first_drug_of_a_field_is_in_no_second_trial() -> None:
    """国内首个在皮肤病领域读出Ⅱ期数据的药物 speaks of the same one."""
    (trial,) = _told(DOSES, "trial")
    assert (trial["drug"], trial["disease"], trial["population"]) == ("XY-512", "斑块状银屑病", "160例")


def test_a_notice_on_the_safety_of_one_class_counts_its_effects() -> None:
    """Those that are counted together have no number of their own."""
    effects = _told(NOTICE, "adverse-effect")
    assert [(each["effect"], each.get("value")) for each in effects] == [
        ("感染", "30.0%"),
        ("带状疱疹", "41例"),
        ("肺炎", "12例"),
        ("皮疹", None),
        ("毛囊炎", None),
        ("血栓", "9例"),
        ("肺栓塞", "2例"),
        ("心肌梗死", "1例"),
    ]
    assert {each["drug"] for each in effects} == {"JAK抑制剂"}


SUBJECT = """溶血性贫血新药二期达标

一家新药公司公布口服药YC-208用于自身免疫性溶血性贫血的二期试验结果,反应率44%。

受试者均曾使用类固醇,过半还用过利妥昔单抗却再度复发。

安全性方面,常见不良反应为腹泻与恶心。
"""


def test_a_paragraph_that_names_no_drug_is_about_that_of_the_article() -> None:
    """Not about the one that the patients had before."""
    assert [(each["drug"], each["effect"]) for each in _told(SUBJECT, "adverse-effect")] == [
        ("YC-208", "腹泻"),
        ("YC-208", "恶心"),
    ]


def test_a_lead_that_names_two_drugs_makes_none_the_subject() -> None:
    """Of which the effects are is not said."""
    text = SUBJECT.replace("公布口服药YC-208用于", "公布口服药YC-208与泰它西普用于")
    assert not {"YC-208", "泰它西普"} & {each["drug"] for each in _told(text, "adverse-effect")}


def test_a_title_on_less_risk_is_none_on_safety() -> None:
    document = slepipe.annotate("替尔泊肽降低糖尿病发病风险\n\n一项研究纳入2000例肥胖患者。随访三年，糖尿病12例、肺炎3例。")
    assert [each for each in document.relations if each.kind == "adverse-effect"] == []


LEAFLET = """注射用艾法利单抗说明书

【适应症】本品适用于活动性、自身抗体阳性的系统性红斑狼疮成年患者。

【不良反应】十分常见(≥10%):上呼吸道感染、头痛;常见(≥1%且<10%):带状疱疹;偶见:皮疹。

【禁忌】活动性结核者禁用。
"""


def test_a_leaflet_tells_its_drug_s_indication_in_the_section_of_that_name() -> None:
    """Not in that of what forbids it."""
    assert [(each["drug"], each["disease"]) for each in _told(LEAFLET, "treats")] == [("艾法利单抗", "系统性红斑狼疮")]


def test_a_leaflet_lists_its_effects_by_their_frequency() -> None:
    """Each class of frequency has a list of its own."""
    assert [(each["drug"], each["effect"]) for each in _told(LEAFLET, "adverse-effect")] == [
        ("艾法利单抗", "上呼吸道感染"),
        ("艾法利单抗", "头痛"),
        ("艾法利单抗", "带状疱疹"),
        ("艾法利单抗", "皮疹"),
    ]


def test_a_group_that_is_named_for_remission_is_no_endpoint() -> None:
    """What is measured is IL-17A, a target and no endpoint."""
    text = "活动组IL-17A[(38.6±9.4)pg/mL vs (21.3±6.8)pg/mL]水平高于缓解组(P<0.001)。"
    assert not [each for each in _told(text, "outcome") if each["endpoint"] == "缓解"]


CUSTOM = """重症肌无力治疗有了新选择

过去我们手里主要是溴吡斯的明、糖皮质激素和硫唑嘌呤。近几年补体C5抑制剂、FcRn拮抗剂陆续进入临床。
"""
TALKS = """遠帆生物新藥二期達標

遠帆生物昨日宣布，QH-207的二期試驗達到主要終點。

總經理透露，已與三家國際藥廠洽談區域授權。
"""


def test_what_is_given_all_along_is_for_the_disease_of_the_title() -> None:
    """Several drugs at once, old and new."""
    told = [each for each in slepipe.annotate(CUSTOM).relations if each.kind == "treats"]
    drugs = [[CUSTOM[one.start : one.end] for one in each.arguments if one.role == "drug"] for each in told]
    assert drugs == [["溴吡斯的明", "糖皮质激素", "硫唑嘌呤"], ["补体C5抑制剂", "FcRn拮抗剂"]]


def test_a_licence_that_is_talked_about_is_no_deal_yet() -> None:
    """Its firm and its drug are those of the article."""
    (deal,) = (each for each in slepipe.annotate(TALKS).relations if each.kind == "deal")
    assert deal.hedged
    words = {each.role: TALKS[each.start : each.end] for each in deal.arguments}
    assert words == {"drug": "QH-207", "from": "遠帆生物", "to": "三家國際藥廠"}


REVIEW = """慢性手部湿疹的治疗进展

强效糖皮质激素短期使用仍为一线。他克莫司软膏可用于维持期。特应性手部湿疹可选用度普利尤单抗。
"""


def test_a_review_tells_what_is_given_for_the_disease_of_its_title() -> None:
    """Or for the kind of it that the sentence names."""
    told = [each for each in slepipe.annotate(REVIEW).relations if each.kind == "treats"]
    words = [[REVIEW[one.start : one.end] for one in each.arguments] for each in told]
    assert words == [["糖皮质激素", "慢性手部湿疹"], ["他克莫司", "慢性手部湿疹"], ["度普利尤单抗", "特应性手部湿疹"]]
