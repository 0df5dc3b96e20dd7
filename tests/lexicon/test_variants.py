"""Forms that no row names."""

from __future__ import annotations

from slepipe.lexicon.variants import variants


def test_xing_inside_a_disease_is_left_out_or_set_in() -> None:
    """狼影性多发性血管炎 is written without either 性, and 月光相关肾病 with one."""
    forms = [("狼影性多发性血管炎", "wolf"), ("月光相关肾病", "moon")]
    assert variants(forms, forms) == {"狼影多发性血管炎": "wolf", "狼影性多发血管炎": "wolf", "月光相关性肾病": "moon"}


def test_xing_that_says_something_stays() -> None:
    """恶性, 慢性 and 阳性 are words; 性 that begins or ends a name stays, too."""
    forms = [(form, form) for form in ("狼影恶性肿瘤", "狼影慢性肾炎", "狼影阳性肝炎", "性早熟症状", "狼影性变", "狼影过敏性")]
    assert variants(forms, forms) == {}


def test_only_conditions_lose_it() -> None:
    """狼影性抗体检测 is a test."""
    assert variants([("狼影性抗体检测", "test")], []) == {}


def test_a_form_that_is_known_or_of_two_concepts_is_left_alone() -> None:
    """狼影关节炎 is a row of its own; 月光病变 might be either of two."""
    forms = [("狼影性关节炎", "one"), ("狼影关节炎", "two"), ("月光性多发病变", "three"), ("月光多发性病变", "four")]
    assert variants(forms, forms) == {"月光性多发性病变": "three"}


def test_a_syndrome_takes_both_changes() -> None:
    """狼影性溶血综合征 is 狼影溶血症候群, too."""
    forms = [("狼影性溶血综合征", "wolf")]
    assert variants(forms, forms)["狼影溶血症候群"] == "wolf"


def test_an_antibody_by_its_target_is_known_in_full() -> None:
    """月光单抗 may be a drug's own name; what the letters name is a target."""
    forms = [("抗il-99r单抗", "inhibitor"), ("月光单抗", "drug")]
    assert variants(forms, []) == {"抗il-99r单克隆抗体": "inhibitor", "抗il-99r单株抗体": "inhibitor"}
