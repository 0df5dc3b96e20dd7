"""What letters of consent, announcements and safety letters tell field by field: their trial, its results and its side effects."""

from __future__ import annotations

import slepipe

CONSENT = """受试者知情同意书

方案名称:评价RZ-521皮下注射治疗活动性系统性红斑狼疮的随机、双盲、安慰剂对照Ⅲ期临床研究

方案编号:RZ52-SLE-302

申办者:远山生物医药有限公司

## 1. 研究背景

RZ-521尚未上市。截至今年,已有96名健康志愿者使用过RZ-521。

## 2. 研究怎样进行

全国将入组210名患者,双盲期为24周,前4周每周皮下注射120 mg一次。

## 3. 可能出现的风险及不适

常见(每10人多于1人):头痛、恶心

注射后如出现皮疹、呼吸困难,请立即就医。
"""
CLASSES = """研究參與者須知

研究名稱：比較口服補體B因子抑制劑與安慰劑用於IgA腎病變的第三期研究

研究編號：QMH-2401

全球約有300人參加，為期18個月。

## 可能的風險和不適

不常見：帶狀疱疹
"""
NEWS = """自願公告

遠帆生物製藥控股有限公司（「本公司」）自願刊發本公告。

本集團自主研發的RZ-521於中國進行的III期臨床試驗已達到主要終點。

主要評估指標：第16週EASI相較基期之變化。

主要評估指標結果：300毫克組降低66.1%，150毫克組降低52.4%，安慰劑組降低30.8%。

搔癢數字評分降低4分以上者，300毫克組為41.2%，安慰劑組為16.9%。
"""
TABLE = """RZ-521治疗重症肌无力的III期试验结果

项目　　　　RZ-521组　　安慰剂组

MG-ADL评分变化　　-4.1　　-1.8

MG-ADL应答率　　70.3%　　33.5%
"""
FILED = """关于RZ-521注射液上市许可申请获得受理的公告

远帆生物股份有限公司

公司自主研发的RZ-521上市许可申请近日获国家药品监督管理局受理。

申报适应症:既往经甲氨蝶呤治疗失败的类风湿关节炎成人患者。

本次申请基于一项Ⅲ期研究(RZ521-03)。该研究共入组428例患者,随机接受RZ-521或托珠单抗治疗。试验组3级及以上不良事件发生率为21.4%,以贫血、中性粒细胞减少为主。
"""


def _told(text: str, kind: str) -> list[dict[str, str]]:
    relations = [each for each in slepipe.annotate(text).relations if each.kind == kind]
    return [{one.role: text[one.start : one.end] for one in each.arguments} for each in relations]


def test_a_letter_of_consent_speaks_of_the_trial_of_its_fields() -> None:
    """Who was in trials before is none of its people."""
    assert _told(CONSENT, "trial") == [
        {
            "id": "RZ52-SLE-302",
            "phase": "Ⅲ期",
            "drug": "RZ-521",
            "disease": "系统性红斑狼疮",
            "population": "210名",
            "duration": "24周",
        }
    ]
    assert _told(CONSENT, "developer") == [{"drug": "RZ-521", "developer": "远山生物医药有限公司"}]
    dosing = [relation for relation in slepipe.annotate(CONSENT).relations if relation.kind == "dosing"]
    assert [[CONSENT[one.start : one.end] for one in each.arguments if one.role == "dose"] for each in dosing] == [
        ["每周", "120 mg"]
    ]


def test_risks_and_discomforts_are_side_effects_of_the_drug_on_trial() -> None:
    """By frequency, and those for which one shall see a doctor."""
    effects = [(each["drug"], each["effect"]) for each in _told(CONSENT, "adverse-effect")]
    assert effects == [("RZ-521", effect) for effect in ("头痛", "恶心", "皮疹", "呼吸困难")]


def test_the_drug_of_a_form_may_be_a_class() -> None:
    """Which no name is given for."""
    (trial,) = _told(CLASSES, "trial")
    assert trial == {
        "id": "QMH-2401",
        "phase": "第三期",
        "drug": "補體B因子抑制劑",
        "disease": "IgA腎病變",
        "population": "300人",
        "duration": "18個月",
    }
    assert [each["drug"] for each in _told(CLASSES, "adverse-effect")] == ["補體B因子抑制劑"]


def test_our_group_is_the_firm_that_the_announcement_defines() -> None:
    """本集團 needs a name."""
    assert _told(NEWS, "developer") == [{"drug": "RZ-521", "developer": "遠帆生物製藥控股有限公司"}]


def test_the_results_of_the_primary_measure_are_those_of_the_field_above() -> None:
    """Each dose has its own, and a scored symptom is no side effect."""
    outcomes = [(each["endpoint"], each["treated"], each["control"]) for each in _told(NEWS, "outcome") if "control" in each]
    assert outcomes == [("EASI", "66.1%", "30.8%"), ("EASI", "52.4%", "30.8%"), ("搔癢數字評分", "41.2%", "16.9%")]
    assert not _told(NEWS, "adverse-effect")


def test_columns_set_apart_by_gaps_are_a_table() -> None:
    """A number in it may have no unit."""
    outcomes = [(each["treated"], each["control"]) for each in _told(TABLE, "outcome")]
    assert outcomes == [("-4.1", "-1.8"), ("70.3%", "33.5%")]


def test_an_application_tells_of_its_drug_and_trial() -> None:
    """Of what it was compared with nothing is told."""
    assert [each["regulator"] for each in _told(FILED, "filing")] == ["国家药品监督管理局"]
    assert _told(FILED, "developer") == [{"drug": "RZ-521", "developer": "远帆生物股份有限公司"}]
    assert [(each["trial"], each["population"]) for each in _told(FILED, "trial")] == [("RZ521-03", "428例")]
    effects = [(each["drug"], each["effect"]) for each in _told(FILED, "adverse-effect")]
    assert effects == [("RZ-521", effect) for effect in ("3级及以上不良事件", "贫血", "中性粒细胞减少")]
    (treats,) = (each for each in slepipe.annotate(FILED).relations if each.kind == "treats")
    assert treats.hedged
    assert not treats.negated


def test_the_field_of_a_new_drug_names_it_whatever_its_shape() -> None:
    """What it is to be for is no use yet."""
    text = "說明:\n\n(1)研發新藥名稱或代號:Zuracep\n\n(2)用途:治療狼瘡性腎炎。\n\n本公司將依TFDA規定提出Zuracep的新適應症查驗登記申請。"
    found = {each.kind: each for each in slepipe.annotate(text).relations}
    assert found["treats"].hedged
    assert found["filing"].hedged


def test_the_section_of_indications_may_name_complaints() -> None:
    """What there is a risk of is none of them."""
    text = "藥品成分：地舒單抗\n\n適應症：治療有骨折高風險之停經後婦女骨質疏鬆症、有骨折高風險之男性骨質疏鬆症。"
    assert _told(text, "treats") == [{"drug": "地舒單抗", "disease": "停經後婦女骨質疏鬆症"}]
