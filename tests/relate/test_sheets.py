"""Sheets for patients on one drug, which they name in the title only."""

from __future__ import annotations

import slepipe
from slepipe.model import Relation

SHEET = """仁心醫院 用藥衛教單

主題：認識羥氯喹

一、為什麼要吃這個藥？

您因全身性紅斑狼瘡或類風濕性關節炎，醫師處方此藥來調節免疫。

二、怎麼吃？

一般由每日200毫克開始，再由醫師調整。

三、可能的副作用

● 腸胃不適：噁心、腹瀉

● 皮疹

□ 少見但嚴重：視網膜病變

四、出現下列情形請停藥並立即回診

1. 視力模糊、嘔吐到無法進食
"""
DISCHARGE = """出院健康教育单

用药须知

1. 泼尼松:早餐后一次顿服。

2. 利妥昔单抗:输注当日会提前给予抗过敏药物,如有寒战、皮疹,立即告知护士。
"""


def _told(text: str, kind: str) -> list[Relation]:
    return [each for each in slepipe.annotate(text).relations if each.kind == kind]


def _words(text: str, relation: Relation) -> list[str]:
    return [text[one.start : one.end] for one in relation.arguments]


def test_the_drug_of_the_title_is_meant_throughout() -> None:
    """Why it is taken and how."""
    assert [_words(SHEET, each) for each in _told(SHEET, "treats")] == [["羥氯喹", "全身性紅斑狼瘡", "類風濕性關節炎"]]
    assert [_words(SHEET, each) for each in _told(SHEET, "dosing")] == [["羥氯喹", "每日200毫克"]]


def test_bullets_below_side_effects_are_some() -> None:
    """With and without a label."""
    plain = [_words(SHEET, each) for each in _told(SHEET, "adverse-effect") if not each.hedged]
    assert plain == [["羥氯喹", effect] for effect in ("噁心", "腹瀉", "皮疹", "視網膜病變")]


def test_what_to_see_a_doctor_for_may_be_an_effect() -> None:
    """無法進食 does not deny the vomiting before it."""
    alarms = [each for each in _told(SHEET, "adverse-effect") if each.hedged]
    assert [_words(SHEET, each) for each in alarms] == [["羥氯喹", "視力模糊"], ["羥氯喹", "嘔吐"]]
    assert not any(each.negated for each in alarms)


def test_an_item_that_begins_with_a_drug_is_about_it() -> None:
    """Not about what is given before it."""
    effects = [_words(DISCHARGE, each) for each in _told(DISCHARGE, "adverse-effect")]
    assert effects == [["利妥昔单抗", "寒战"], ["利妥昔单抗", "皮疹"]]
    assert [_words(DISCHARGE, each) for each in _told(DISCHARGE, "dosing")] == [["泼尼松", "顿服"]]


LEAFLET = """病人資訊單張：硫唑嘌呤

你的醫生處方了硫唑嘌呤來治療你的狼瘡腎炎。

用法：每日50毫克，飯後口服

常見副作用

• 噁心、嘔吐

• 脫髮

如有以下情況，請即停藥並求診

• 發燒、喉嚨痛
"""


def test_a_line_above_a_list_is_as_good_as_a_heading() -> None:
    """A list of alarms below side effects is hedged."""
    effects = [(_words(LEAFLET, each)[1], each.hedged) for each in _told(LEAFLET, "adverse-effect")]
    assert effects == [("噁心", False), ("嘔吐", False), ("脫髮", False), ("發燒", True), ("喉嚨痛", True)]


def test_a_leaflet_speaks_to_you() -> None:
    """你的狼瘡腎炎 is that of whoever reads it."""
    assert [_words(LEAFLET, each) for each in _told(LEAFLET, "treats")] == [["硫唑嘌呤", "狼瘡腎炎"]]
    assert [_words(LEAFLET, each)[:2] for each in _told(LEAFLET, "dosing")] == [["硫唑嘌呤", "每日50毫克"]]


ITEMS = """出院用药指导

1. 甲氨蝶呤:每周一次,每次10 mg口服。可能出现恶心、口腔溃疡。

2. 泼尼松:晨起顿服,每两周减5 mg。常见副作用:满月脸。

3. 环磷酰胺:每月静脉滴注一次,输液当天多饮水,如出现血尿,请立即返院。
"""


def test_the_items_of_a_list_have_their_own_effects_and_doses() -> None:
    """By how much a dose is lowered is none."""
    effects = [(*_words(ITEMS, each), each.hedged) for each in _told(ITEMS, "adverse-effect")]
    assert effects == [
        ("甲氨蝶呤", "恶心", True),
        ("甲氨蝶呤", "口腔溃疡", True),
        ("泼尼松", "满月脸", False),
        ("环磷酰胺", "血尿", True),
    ]
    assert ["泼尼松", "5 mg"] not in [_words(ITEMS, each) for each in _told(ITEMS, "dosing")]
