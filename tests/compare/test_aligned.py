"""Two documents laid beside each other."""

from __future__ import annotations

import datetime

import pytest

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


def kinds(old: str, new: str) -> list[tuple[str, str]]:
    """The kinds and subjects of the findings between two texts."""
    found = slepipe.diff(slepipe.annotate(old), slepipe.annotate(new)).findings
    return [(finding.kind, finding.subject) for finding in found]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("患者近6個月曾用利妥昔單抗者不得入組。", "患者近 6 個月曾用利妥昔單抗者不得入組。"),
        ("全臺約有2萬6千名病友登記。", "全臺約有 2 萬 6 千名病友登記。"),
        ("羥氯喹的用量以每日每公斤不超過5毫克為宜。", "羥氯喹的用量以每日每公斤不超過 5 毫克為宜。"),
        ("他的24小時尿蛋白降了一半。", "他的２４小時尿蛋白降了一半。"),
    ],
)
def test_blanks_and_width_change_no_figure(old: str, new: str) -> None:
    """A sentence in another setting is read otherwise at times, and says the same all the same."""
    assert kinds(old, new) == []


def test_a_date_without_its_year_is_compared_by_the_year_it_takes() -> None:
    """In two sentences of the same words a date may be another one: the articles are of different years."""
    text = "4月5日首位患者入组。"
    old, new = (slepipe.annotate(text, date=datetime.date(year, 6, 1)) for year in (2023, 2024))
    assert [(finding.kind, finding.type) for finding in slepipe.diff(old, new).findings] == [("fact-changed", "date")]


def test_a_split_sentence_keeps_what_stands_in_its_short_part() -> None:
    """A date that a full stop parts from its clause is neither removed nor added."""
    old = "这项研究在武汉展开。2021年5月启动,共有212名患者接受贝利尤单抗治疗,随访一年。"
    assert kinds(old, old.replace("启动,", "启动。")) == []
    assert kinds(old.replace("启动,", "启动。"), old) == []


def test_a_value_that_went_to_another_sentence_is_told() -> None:
    """Only words that the joined sentence holds whole are taken for a part of it."""
    old = "这项研究在武汉展开。2021年5月启动。共有212名患者接受贝利尤单抗治疗,随访一年。"
    new = "这项研究在武汉展开。共有212名患者自2021年5月起接受贝利尤单抗治疗,随访一年。"
    assert ("fact-removed", "") in [(kind, "") for kind, _ in kinds(old, new)]
