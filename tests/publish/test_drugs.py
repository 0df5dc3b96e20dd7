"""What a digest tells of each drug: its targets, diseases, developers and doses."""

from __future__ import annotations

import slepipe
from slepipe.publish.catalogs import load_labels
from slepipe.publish.drugs import Drug, gather_drugs, shown_doses


def _drugs(text: str) -> dict[str, Drug]:
    return {drug.entity: drug for drug in gather_drugs(slepipe.annotate(text))}


def _shown(text: str, locale: str = "en") -> list[str]:
    (drug,) = _drugs(text).values()
    return shown_doses(drug, load_labels(locale))


def test_a_drug_has_the_targets_and_diseases_that_are_told_of_it() -> None:
    drugs = _drugs("贝利尤单抗靶向BLyS。国家药监局批准贝利尤单抗用于治疗狼疮肾炎。")
    assert drugs["belimumab"].targets == ("blys",)
    assert drugs["belimumab"].diseases == ("lupus-nephritis",)


def test_what_is_denied_of_a_drug_is_left_out() -> None:
    assert _drugs("贝利尤单抗不适用于狼疮肾炎。") == {}


def test_leave_to_try_a_drug_in_a_disease_is_no_approval_for_it() -> None:
    text = "国家药监局批准贝利尤单抗开展治疗膜性肾病的临床试验。贝利尤单抗靶向BLyS。"
    assert _drugs(text)["belimumab"] == Drug("belimumab", targets=("blys",))


def test_a_drug_of_which_only_the_name_stands_there_has_no_row() -> None:
    assert _drugs("患者问起贝利尤单抗。") == {}


def test_how_often_goes_with_the_only_amount_and_the_route_behind_both() -> None:
    assert _shown("泰它西普每次160mg，每周一次，皮下注射。") == ["160 mg, weekly, subcutaneous"]


def test_a_dose_is_shown_once_with_its_route_where_any_place_tells_it() -> None:
    text = "泼尼松10mg/d口服。\n\n第二天继续泼尼松10mg/d。"
    assert _shown(text) == ["10 mg, daily, oral"]


def test_a_locale_writes_doses_in_its_own_words() -> None:
    assert _shown("泼尼松10mg/d口服。", "ja") == ["10 mg、毎日、経口"]


def test_a_route_alone_is_shown_where_no_dose_has_it() -> None:
    assert _shown("住院后患者口服复方磺胺甲噁唑。") == ["oral"]
