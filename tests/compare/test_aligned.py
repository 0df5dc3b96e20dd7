from __future__ import annotations

import datetime

import pytest

import slepipe


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
