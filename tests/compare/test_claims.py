"""Claims turned round: one side denies or hopes for what the other states."""

from __future__ import annotations

import pytest

import slepipe


def findings(old: str, new: str) -> list[tuple[str, str, str, str]]:
    """Kind, type, and the words of both sides."""
    found = slepipe.diff(slepipe.annotate(old), slepipe.annotate(new)).findings
    return [(each.kind, each.type, each.old.text if each.old else "", each.new.text if each.new else "") for each in found]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("健保署尚未把這支疫苗列入公費項目", "健保署已把這支疫苗列入公費項目"),
        ("兩種疫苗可以同時接種", "兩種疫苗不可同時接種"),
        ("课题组计划开展多中心研究", "课题组已开展多中心研究"),
        ("委員會將於年底開會", "委員會已於年底開會"),
        ("團隊希望在年底前完成收案", "團隊已在年底前完成收案"),
        ("手功能未能改善", "手功能明显改善"),
    ],
)
def test_a_word_that_denies_or_hopes_turns_a_claim_round(old: str, new: str) -> None:
    """One finding of type claim with both clauses, also the other way round."""
    before, after = (f"專家說明現況，{claim}，病人可留意。" for claim in (old, new))
    assert findings(before, after) == [("relation-reversed", "claim", old, new)]
    assert findings(after, before) == [("relation-reversed", "claim", new, old)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("患者將藥物放入冰箱。", "患者把藥物放入冰箱。"),  # 將 is the sign of an object
        ("皮疹未見惡化。", "皮疹沒有惡化。"),  # denied on both sides
        ("預計年底完成收案。", "估計年底完成收案。"),  # a forecast on both sides
        ("不良反應輕微。", "副反應輕微。"),  # 不良 denies nothing
        ("定期查眼底，避免日晒。", "避免日晒，定期查眼底。"),
    ],
)
def test_other_words_turn_nothing_round(old: str, new: str) -> None:
    """No finding at all."""
    assert findings(old, new) == []


def test_a_relation_says_its_own_reversal() -> None:
    """An approval that was not given and then was is one finding, of the relation."""
    ((kind, kind_of_relation, *_),) = findings(
        "2024年，FDA未批准贝利尤单抗治疗干燥综合征。", "2024年，FDA批准贝利尤单抗治疗干燥综合征。"
    )
    assert (kind, kind_of_relation) == ("relation-reversed", "approval")


def test_the_sides_say_which_of_them_denies() -> None:
    """As those of a relation do."""
    old, new = slepipe.annotate("健保署尚未把這支疫苗列入公費項目。"), slepipe.annotate("健保署已把這支疫苗列入公費項目。")
    (finding,) = slepipe.diff(old, new).findings
    assert finding.old
    assert finding.new
    assert (finding.old.negated, finding.new.negated) == (True, False)
