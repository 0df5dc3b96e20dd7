"""Two documents laid beside each other."""

from __future__ import annotations

import slepipe
from slepipe.compare.aligned import Aligned, lay_beside
from slepipe.compare.units import Item, read_units


def _lay(old: str, new: str) -> Aligned:
    one, other = slepipe.annotate(old), slepipe.annotate(new)
    return lay_beside(one, other, read_units(one, lambda entity: entity), read_units(other, lambda entity: entity))


def _words(items: list[Item]) -> list[str]:
    return [item.mention.text for item in items if item.mention]


def test_equal_sentences_have_the_same_mentions() -> None:
    """One by one, and nothing is left."""
    aligned = _lay("患者服用羟氯喹。12%出现恶心。", "12%出现恶心。患者服用羟氯喹。")
    assert _words([one for one, _ in aligned.same]) == ["羟氯喹", "12%", "恶心"]
    assert aligned.changed == aligned.gone == aligned.come == []


def test_what_has_no_partner_is_gone_or_has_come() -> None:
    """On its own side only."""
    aligned = _lay("患者服用羟氯喹和泼尼松。", "患者服用羟氯喹。皮疹要防晒。")
    assert (_words(aligned.gone), _words(aligned.come), aligned.changed) == (["泼尼松"], ["皮疹"], [])


def test_a_clause_may_move_to_another_sentence() -> None:
    """With its mentions, which are the same there."""
    aligned = _lay(
        "羟氯喹是基础用药,每年应在眼科检查一次眼底。皮疹在日晒后加重。",
        "羟氯喹是基础用药。皮疹在日晒后加重,每年应在眼科检查一次眼底。",
    )
    assert aligned.changed == aligned.gone == aligned.come == []


def test_members_of_an_enumeration_may_change_places() -> None:
    """With the figures behind them; what stands in two clauses may not."""
    assert _lay("不良反应有恶心(5%)和头痛(3%)。", "不良反应有头痛(3%)和恶心(5%)。").changed == []
    assert len(_lay("治疗组服用羟氯喹,对照组服用泼尼松。", "治疗组服用泼尼松,对照组服用羟氯喹。").changed) == 2


def test_figures_that_stay_while_the_names_move_are_no_enumeration() -> None:
    """Each effect has another rate now."""
    changed = _lay("不良反应有恶心(5%)和头痛(3%)。", "不良反应有头痛(5%)和恶心(3%)。").changed
    assert [(one.exact, other.exact) for one, other in changed] == [("\0nausea", "\0headache"), ("\0headache", "\0nausea")]


def test_words_that_stand_on_both_sides_are_not_lost() -> None:
    """Where one side reads them as part of something longer."""
    aligned = _lay("患者输注了CD19 CAR-T细胞,耐受良好。", "患者輸注了CD19 CAR-T細胞,耐受良好。")
    assert aligned.gone == aligned.come == []
